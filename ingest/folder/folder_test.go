package folder

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

var noon = time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC)

// put writes a file that was last changed so long before noon.
func put(t *testing.T, path, text string, ago time.Duration) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, noon.Add(-ago), noon.Add(-ago)); err != nil {
		t.Fatal(err)
	}
}

func look(t *testing.T, f *Folder, at time.Time) Look {
	t.Helper()
	l, err := f.Look(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range l.Ready {
		if l.Ready[i], err = filepath.Rel(f.Path, p); err != nil {
			t.Fatal(err)
		}
		l.Ready[i] = filepath.ToSlash(l.Ready[i])
	}
	return l
}

func TestLook(t *testing.T) {
	f := &Folder{Path: t.TempDir()}
	in := func(name string) string { return filepath.Join(f.Path, filepath.FromSlash(name)) }
	put(t, in("b.txt"), "b", time.Hour)
	put(t, in("三月/a.csv"), "a", 2*time.Hour)
	for _, name := range []string{".hidden", ".cache/x.txt", "~$report.docx", "x.csv.part", "y.CRDOWNLOAD", "old.txt~", "z.tmp"} {
		put(t, in(name), "no", time.Hour)
	}
	put(t, in("fresh.txt"), "f", time.Second)
	l := look(t, f, noon)
	if want := []string{"三月/a.csv", "b.txt"}; !slices.Equal(l.Ready, want) || l.Growing != 1 || l.Files != 3 {
		t.Errorf("%+v, want %q ready and one growing", l, want)
	}
	f.Done(in("b.txt"))
	t.Run("what has been read is not ready, what stayed as it was is", func(t *testing.T) {
		if l := look(t, f, noon.Add(time.Second)); !slices.Equal(l.Ready, []string{"三月/a.csv", "fresh.txt"}) || l.Growing != 0 {
			t.Errorf("%+v", l)
		}
	})
	t.Run("what has changed is ready again", func(t *testing.T) {
		put(t, in("b.txt"), "b and more", 30*time.Minute)
		if l := look(t, f, noon); !slices.Contains(l.Ready, "b.txt") {
			t.Errorf("%+v", l)
		}
	})
	t.Run("what grows is left alone until it stops", func(t *testing.T) {
		put(t, in("fresh.txt"), "f and more", 0)
		if l := look(t, f, noon); slices.Contains(l.Ready, "fresh.txt") || l.Growing != 1 {
			t.Errorf("%+v", l)
		}
		put(t, in("fresh.txt"), "f and more and more", 0)
		if l := look(t, f, noon); slices.Contains(l.Ready, "fresh.txt") {
			t.Errorf("%+v", l)
		}
		if l := look(t, f, noon); !slices.Contains(l.Ready, "fresh.txt") {
			t.Errorf("%+v", l)
		}
	})
	t.Run("what has gone is no more", func(t *testing.T) {
		if err := os.Remove(in("b.txt")); err != nil {
			t.Fatal(err)
		}
		if l := look(t, f, noon); l.Files != 2 || slices.Contains(l.Ready, "b.txt") {
			t.Errorf("%+v", l)
		}
	})
}

// TestAClockThatIsWrong holds that a file from the future is read all the same, once it
// stays as it is.
func TestAClockThatIsWrong(t *testing.T) {
	f := &Folder{Path: t.TempDir()}
	put(t, filepath.Join(f.Path, "a.txt"), "a", -24*time.Hour)
	if l := look(t, f, noon); len(l.Ready) != 0 || l.Growing != 1 {
		t.Errorf("%+v", l)
	}
	if l := look(t, f, noon); len(l.Ready) != 1 {
		t.Errorf("%+v", l)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	outside, f := t.TempDir(), &Folder{Path: t.TempDir()}
	put(t, filepath.Join(outside, "secret.txt"), "s", time.Hour)
	for _, to := range []string{outside, filepath.Join(outside, "secret.txt")} {
		if err := os.Symlink(to, filepath.Join(f.Path, filepath.Base(to))); err != nil {
			t.Skip("this system makes no links:", err)
		}
	}
	if l := look(t, f, noon); l.Files != 0 {
		t.Errorf("%+v", l)
	}
}

// TestWhatIsLeftOut holds that a file is left out by whatever path the folder reaches it, and
// no other of its name.
func TestWhatIsLeftOut(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "archive.db"), "own", time.Hour)
	put(t, filepath.Join(dir, "三月", "archive.db"), "another's", time.Hour)
	f := &Folder{Path: dir, Except: []string{dir + "/三月/../archive.db", filepath.Join(dir, "archive.db-wal")}}
	if l := look(t, f, noon); !slices.Equal(l.Ready, []string{"三月/archive.db"}) || l.Files != 1 {
		t.Errorf("%+v, want the one that is another's", l)
	}
}

func TestFolderFaults(t *testing.T) {
	if _, err := (&Folder{Path: filepath.Join(t.TempDir(), "none")}).Look(t.Context(), noon); !errors.Is(err, ErrNoFolder) {
		t.Errorf("a folder that is not there: %v", err)
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	put(t, path, "a", time.Hour)
	if _, err := (&Folder{Path: path}).Look(t.Context(), noon); !errors.Is(err, ErrNoFolder) {
		t.Errorf("a file: %v", err)
	}
}
