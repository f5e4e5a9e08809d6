package store

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

func restoring(from, path string) Restoring {
	return Restoring{From: from, Path: path, Holder: "restore", Zone: testZone, Now: testDay, Until: testDay.Add(time.Minute)}
}

// A copy holds one state of an archive that is written meanwhile, by this process and by
// another, and nobody who writes has to wait for it to end.
func TestACopyIsOfOneStateWhileOthersWrite(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	dir := t.TempDir()
	path := filepath.Join(dir, "archive.db")
	s, other := openTest(t, path), openTest(t, path)
	defer s.Close()
	defer other.Close()
	appendTest(t, s, pageOf(0, 50))
	done := make(chan struct{})
	var all sync.WaitGroup
	all.Go(func() {
		defer close(done)
		for i := 1; i <= 20; i++ {
			appendTest(t, []*Store{s, other}[i%2], pageOf(i*50, 50))
		}
	})
	for n := 0; ; n++ {
		to := filepath.Join(dir, "copy.db")
		h, err := s.Backup(ctx, to, nil)
		if err != nil {
			t.Fatal(err)
		}
		if h.Messages%50 != 0 || h.Messages == 0 {
			t.Errorf("copy %d has %d messages, a part of what was written at once", n, h.Messages)
		}
		select {
		case <-done:
			all.Wait()
			return
		default:
		}
	}
}

func TestACopyHoldsNoLeaseAndLeavesNothingBehind(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	s := openTest(t, filepath.Join(dir, "archive.db"))
	defer s.Close()
	appendTest(t, s, pageOf(0, 50))
	if err := s.Acquire(ctx, "a", testDay, testDay.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	sub := filepath.Join(dir, "copies")
	if err := os.Mkdir(sub, 0o700); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(sub, "copy.db")
	if _, err := s.Backup(ctx, to, nil); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(sub); err != nil || len(left) != 1 {
		t.Errorf("beside the copy lie %v, %v", left, err)
	}
	c := openTest(t, to)
	defer c.Close()
	if err := c.Acquire(ctx, "b", testDay, testDay.Add(time.Minute)); err != nil {
		t.Errorf("nobody fetches into a copy, yet %v", err)
	}
}

func TestRestoreIsRefusedWhileTheArchiveIsUsed(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	path, from := filepath.Join(dir, "archive.db"), filepath.Join(dir, "copy.db")
	s := openTest(t, path)
	appendTest(t, s, pageOf(0, 50))
	if _, err := s.Backup(ctx, from, nil); err != nil {
		t.Fatal(err)
	}
	appendTest(t, s, pageOf(50, 50))

	_, err := Restore(ctx, restoring(from, path))
	if e, ok := errors.AsType[*FileError](err); !ok || e.Fault != InUse {
		t.Errorf("with the archive open: %v, want in use", err)
	}
	if err := s.Acquire(ctx, "a", testDay, testDay.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err = Restore(ctx, restoring(from, path)); !isHeld(err) {
		t.Errorf("while another fetches: %v, want held", err)
	}
	if h, err := s.Check(ctx, true); err != nil || h.Messages != 100 {
		t.Errorf("the archive has %d messages, %v; want all 100", h.Messages, err)
	}
	if err := errors.Join(s.Release(ctx, "a"), s.Close()); err != nil {
		t.Fatal(err)
	}
	out, err := Restore(ctx, restoring(from, path))
	if err != nil || out.Messages != 50 {
		t.Fatalf("nobody uses it: %d messages, %v", out.Messages, err)
	}
	old := openTest(t, out.Kept)
	defer old.Close()
	if h, err := old.Check(ctx, false); err != nil || h.Messages != 100 {
		t.Errorf("the archive that was there has %d messages, %v; want 100", h.Messages, err)
	}
}

func isHeld(err error) bool {
	_, ok := errors.AsType[*HeldError](err)
	return ok
}

// What was copied by hand while it was written has its last messages in its log.
func TestRestoreTakesTheLogOfACopyMadeByHand(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	s := openTest(t, filepath.Join(dir, "other.db"))
	defer s.Close()
	appendTest(t, s, pageOf(0, 50))
	from := filepath.Join(dir, "copy.db")
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(s.path + end)
		if err == nil {
			err = os.WriteFile(from+end, b, 0o400)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	out, err := Restore(ctx, restoring(from, filepath.Join(dir, "new", "archive.db")))
	if err != nil || out.Messages != 50 || out.Kept != "" {
		t.Errorf("restored %+v, %v; want 50 messages and nothing kept", out, err)
	}
}
