package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

func TestReadersNeverWaitForWriters(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "archive.db")
	writer, other := openTest(t, path), openTest(t, path)
	defer writer.Close()
	defer other.Close()
	done := make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		defer close(done)
		for i := range 12 {
			appendTest(t, writer, pageOf(i*50, 50))
			if i%4 == 3 {
				triageTest(t, writer, testJudge())
			}
		}
	})
	for range 2 {
		all.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-done:
					return
				default:
				}
				if _, err := other.Search(ctx, Query{Text: "花名册"}); err != nil {
					t.Error(err)
					return
				}
				if _, err := other.Items(ctx, Window{View: Queue, At: time.Unix(0, 0)}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	all.Go(func() {
		for i := range 10 {
			if _, err := other.Run(time.Unix(1, 0)).Append(ctx, fmt.Sprint("other", i), "", ingest.Page{Messages: pageOf(5000+i*50, 50), Next: "1"}); err != nil {
				t.Error(err)
			}
		}
	})
	all.Wait()
	var n int
	if err := writer.reader.QueryRow("SELECT count(*) FROM message").Scan(&n); err != nil || n != 1100 {
		t.Errorf("%d messages, %v; want 1100", n, err)
	}
}

func TestAFileThatIsNoArchiveIsLeftAlone(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	file := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole := filepath.Join(dir, "whole.db")
	s := openTest(t, whole)
	appendTest(t, s, pageOf(0, 500))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	archive, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	altered := func(name, statement string) string {
		path := file(name, archive)
		db, err := sql.Open("sqlite", dsn(path, nil, "mode", "rw"))
		if err == nil {
			_, err = db.Exec(statement)
		}
		if err = errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		return path
	}
	tests := []struct {
		name, path string
		want       FileFault
	}{
		{"text", file("text", []byte(strings.Repeat("这不是数据库。", 1000))), NotArchive},
		{"a few bytes", file("few", []byte("abc")), NotArchive},
		{"an archive cut short", file("short", archive[:len(archive)/2/4096*4096]), Damaged},
		{"an archive cut inside a page", file("odd", archive[:len(archive)/2+100]), Damaged},
		{"another program's database", altered("other", "PRAGMA application_id = 1"), NotArchive},
		{"a newer program's archive", altered("newer", "PRAGMA user_version = 999"), Newer},
		{"a folder", dir, Unreachable},
		{"a file in the place of the folder", filepath.Join(whole, "archive.db"), Unreachable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before, _ := os.ReadFile(tt.path) // a folder has none
			s, err := Open(ctx, tt.path, time.UTC)
			if err == nil {
				s.Close()
			}
			got, ok := errors.AsType[*FileError](err)
			if !ok || got.Fault != tt.want || got.Path != tt.path {
				t.Errorf("opened: %v, want a fault %q of %s", err, tt.want, tt.path)
			}
			after, _ := os.ReadFile(tt.path)
			if !bytes.Equal(before, after) {
				t.Error("the file is not what it was")
			}
		})
	}
}

func TestManyMakeOneArchive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.db")
	errs := make([]error, 12)
	var all sync.WaitGroup
	for i := range errs {
		all.Go(func() {
			s, err := Open(t.Context(), path, testZone)
			if err == nil {
				errs[i] = s.Close()
				return
			}
			errs[i] = err
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Error(err)
	}
}

func TestOnlyItsOwnerReadsIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions there are not those of Unix")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	openTest(t, path)
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	s := openTest(t, path)
	appendTest(t, s, pageOf(0, 10))
	if err := s.Copy(t.Context(), filepath.Join(dir, "copy.db")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.db", "a.db-wal", "copy.db"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %v, %v", name, info.Mode(), err)
		}
	}
	if found(t, s) != found(t, openTest(t, filepath.Join(dir, "copy.db"))) {
		t.Error("the copy does not hold what the archive does")
	}
	if err := s.Copy(t.Context(), path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a copy over the archive: %v", err)
	}
}

func TestABusyFileIsAskedAgain(t *testing.T) {
	asked := 0
	busy := &FileError{Path: "a.db", Fault: Busy}
	err := new(Store).patiently(t.Context(), func(context.Context) error {
		if asked++; asked < 3 {
			return busy
		}
		return nil
	})
	if err != nil || asked != 3 {
		t.Errorf("asked %d times: %v", asked, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	err = new(Store).patiently(ctx, func(context.Context) error {
		stop()
		return busy
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("whoever stops it gets %v", err)
	}
}

func TestAFullDiskLosesNothing(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	s := openTest(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	appendTest(t, s, pageOf(0, 50))
	limit := func(pragma string) (n int) {
		err := s.run(ctx, s.writers, func(t *txn) error { return t.conn.QueryRowContext(ctx, pragma).Scan(&n) })
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	limit(fmt.Sprintf("PRAGMA max_page_count = %d", limit("PRAGMA page_count")+2))
	run := s.Run(time.Unix(0, 0))
	_, err := run.Append(ctx, "big", "", ingest.Page{Messages: pageOf(50, 5000), Next: "1"})
	if e, ok := errors.AsType[*FileError](err); !ok || e.Fault != DiskFull {
		t.Errorf("append to a full disk: %v", err)
	}
	limit("PRAGMA max_page_count = 1000000")
	if tally, err := run.Append(ctx, "big", "", ingest.Page{Messages: pageOf(50, 5000), Next: "1"}); err != nil || tally.Stored != 5000 {
		t.Errorf("once there is room: %+v, %v", tally, err)
	}
}

func TestFoldersOfAllNames(t *testing.T) {
	for _, name := range []string{"林晓梅", "a b", "100% #1 ?x=1&y", "it's \"so\"", "ü+é", "%41"} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.ContainsAny(name, `"?`) {
				t.Skip("Windows has no such names")
			}
			path := filepath.Join(t.TempDir(), name, "档案.db")
			s := openTest(t, path)
			appendTest(t, s, pageOf(0, 1))
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			folder, err := os.Stat(filepath.Dir(path))
			private := runtime.GOOS == "windows" || info.Mode().Perm() == 0o600 && folder.Mode().Perm() == 0o700
			if err != nil || !private || info.Size() == 0 {
				t.Errorf("file %v of %d bytes, folder %v, %v", info.Mode(), info.Size(), folder.Mode(), err)
			}
			left, err := os.ReadDir(filepath.Dir(path))
			if err != nil || len(left) != 1 {
				t.Errorf("beside the file: %v, %v", left, err)
			}
		})
	}
}

func TestDataSourceNamesOfWindows(t *testing.T) {
	const want = "file:///C:/Users/%E6%9E%97%E6%99%93%E6%A2%85/a%20%23%25%3F.db?_pragma=query_only%281%29&mode=ro"
	if got := dsn("C:/Users/林晓梅/a #%?.db", []string{"query_only(1)"}, "mode", "ro"); got != want {
		t.Errorf("dsn = %s, want %s", got, want)
	}
}

func TestVersionTellsOfOthers(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "archive.db")
	one, other := openTest(t, path), openTest(t, path)
	defer one.Close()
	defer other.Close()
	version := func() int64 {
		v, err := one.Version(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	first := version()
	if version() != first {
		t.Error("the version changes by itself")
	}
	appendTest(t, other, pageOf(0, 1))
	second := version()
	if second == first {
		t.Error("another's commit is not seen")
	}
	appendTest(t, one, pageOf(1, 1))
	if version() == second {
		t.Error("one's own commit is not seen")
	}
}

func TestALeaseHasOneHolder(t *testing.T) {
	ctx := t.Context()
	s := openTest(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	now := time.Date(2026, 3, 12, 9, 0, 0, 0, testZone)
	steps := []struct {
		name, holder string
		now          time.Time
		held         bool
	}{
		{"the first takes it", "a", now, false},
		{"another does not", "b", now.Add(time.Second), true},
		{"the first renews it", "a", now.Add(30 * time.Second), false},
		{"another still does not", "b", now.Add(80 * time.Second), true},
		{"another does when it has run out", "b", now.Add(91 * time.Second), false},
		{"the first has lost it", "a", now.Add(92 * time.Second), true},
		{"a clock that goes a minute back changes nothing", "a", now.Add(32 * time.Second), true},
		{"the clock of the holder was an hour ahead", "c", now.Add(-time.Hour), false},
		{"the holder takes it back when it has run out", "b", now.Add(93 * time.Second), false},
	}
	for _, step := range steps {
		err := s.Acquire(ctx, step.holder, step.now, step.now.Add(time.Minute))
		if held, ok := errors.AsType[*HeldError](err); ok != step.held || ok && held.Holder == step.holder {
			t.Errorf("%s: %v", step.name, err)
		}
	}
	if err := s.Release(ctx, "a"); err != nil {
		t.Error(err)
	}
	if err := s.Acquire(ctx, "a", now.Add(93*time.Second), now.Add(3*time.Minute)); err == nil {
		t.Error("one who does not hold it gave it back")
	}
	if err := s.Release(ctx, "b"); err != nil {
		t.Error(err)
	}
	if err := s.Acquire(ctx, "a", now.Add(94*time.Second), now.Add(time.Hour)); err != nil {
		t.Errorf("given back, but %v", err)
	}
}

// TestAFileThatIsTakenAway holds that nothing is reported as stored that goes into a file
// which is no longer at its place.
func TestAFileThatIsTakenAway(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("an open file cannot be taken away")
	}
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "archive.db")
	s := openTest(t, path)
	defer s.Close()
	appendTest(t, s, pageOf(0, 50))
	moved := func(what string) {
		t.Helper()
		_, err := s.Decide(ctx, testJudge(), time.Date(2026, 3, 12, 8, 0, 0, 0, time.UTC), []triage.Decision{{Verb: triage.MarkDone}})
		if e, ok := errors.AsType[*FileError](err); !ok || e.Fault != Moved {
			t.Errorf("%s: a decision is stored with %v, want %s", what, err, Moved)
		}
		if _, err := s.Version(ctx); err == nil {
			t.Errorf("%s: nobody who watches is told", what)
		}
	}
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	moved("taken away")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	moved("replaced")
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Version(ctx); err != nil {
		t.Errorf("back at its place: %v", err)
	}
}
