package folder

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// FuzzLook writes, lets grow, reads and looks in any order. A file is ready exactly when it has
// not been read as it is, and has stayed as it was since the look before or for long; and every
// file is ready, growing or read.
func FuzzLook(f *testing.F) {
	f.Add([]byte{0, 1, 1, 2, 1})
	f.Add([]byte{0, 4, 1, 0, 1, 1, 2, 0, 3, 1, 1})
	f.Add([]byte{0, 3, 1, 2, 4, 1, 6, 1, 8, 12, 1, 1})
	f.Fuzz(func(t *testing.T, deeds []byte) {
		type state struct {
			now, seen, read int
			at              time.Time
		}
		dir := &Folder{Path: t.TempDir()}
		files, clock := map[string]*state{}, noon
		for _, d := range deeds[:min(len(deeds), 60)] {
			name := fmt.Sprintf("%d.txt", d/4%4)
			switch s := files[name]; d % 4 {
			case 0:
				if s == nil {
					s = &state{}
					files[name] = s
				}
				s.now, s.at = s.now+1, clock
				put(t, filepath.Join(dir.Path, name), strings.Repeat("x", s.now), noon.Sub(clock))
			case 1:
				l, read := look(t, dir, clock), 0
				for name, s := range files {
					stays := s.seen == s.now || clock.Sub(s.at) >= Settle
					if got, want := slices.Contains(l.Ready, name), s.read != s.now && stays; got != want {
						t.Fatalf("%s ready: %v, want %v", name, got, want)
					}
					if s.seen = s.now; s.read == s.now {
						read++
					}
				}
				if len(l.Ready)+l.Growing+read != len(files) || l.Files != len(files) {
					t.Fatalf("%d files, %d of them read: %+v", len(files), read, l)
				}
			case 2:
				if s != nil {
					dir.Done(filepath.Join(dir.Path, name))
					s.read = s.seen
				}
			case 3:
				clock = clock.Add(time.Second)
			}
		}
	})
}
