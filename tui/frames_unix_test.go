//go:build unix

package tui

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// How many random frames TestFrames draws. It finds what the library under the screen
// loses on a real terminal, and is run when that library is renewed: .ci/frames.
var (
	frames    = flag.Int("frames", 0, "random frames that TestFrames draws in tmux")
	frameSeed = flag.Uint64("frameseed", 1, "where the random frames of TestFrames begin")
)

const (
	frameWidth  = 80
	frameHeight = 24
)

// drawn is a program that draws the next random frame at every key.
type drawn struct {
	seed uint64
	n    int
}

func (d drawn) Init() tea.Cmd { return nil }

func (d drawn) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && k.String() == "ctrl+c":
		return d, tea.Quit
	case ok:
		d.n++
	}
	return d, nil
}

func (d drawn) View() tea.View {
	v := tea.View{AltScreen: true}
	v.Content = strings.Join(randomFrame(d.seed, d.n), "\n")
	return v
}

// randomFrame is frame n: lines of words as they come in chats, made safe and cut as the
// screen does it. Half of the lines are those of the frame before, so that the library
// has something to leave as it is.
func randomFrame(seed uint64, n int) []string {
	pieces := append([]string{
		"防汛", "值守", "台账", "，", "。", "：", "「", "」", "党员", "ꆈꌠ", "𠮷", "ab", "3月12日", " ", "  ", "~", "👍🏽", "❤️", "👨‍👩‍👧‍👦", "🇨🇳", "é", "ｅ", "（", "）",
	}, hostile...)
	lines := make([]string, frameHeight)
	for y := range lines {
		r := rand.New(rand.NewPCG(seed, uint64(y)<<32|uint64((n+y%2)/2)))
		var b strings.Builder
		for range r.IntN(18) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		// The last column stays free: a mark that belongs to a letter there is put on
		// another by tmux 3.3.
		lines[y] = string(cut(Line(b.String()), frameWidth-1))
	}
	lines[frameHeight-1] = fmt.Sprintf("frame %d.", n)
	return lines
}

// TestFrames draws random frames in tmux: what stands on its screen must be what was
// drawn.
func TestFrames(t *testing.T) {
	if *frames == 0 {
		t.Skip("run it with -frames 300; it needs tmux")
	}
	tmux, err := exec.LookPath("tmux")
	if err != nil {
		t.Fatal("tmux is not there: install it, for example by apt-get install tmux")
	}
	socket := filepath.Join(t.TempDir(), "tmux")
	run := func(args ...string) string {
		t.Helper()
		out, err := exec.Command(tmux, append([]string{"-f", "/dev/null", "-S", socket}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	run("new-session", "-d", "-x", fmt.Sprint(frameWidth), "-y", fmt.Sprint(frameHeight), "-e", asProgram+"=frames", "-e", "LC_ALL=C.UTF-8", os.Args[0], fmt.Sprintf("-frameseed=%d", *frameSeed))
	defer exec.Command(tmux, "-S", socket, "kill-server").Run() //nolint:errcheck // it ends with its program
	run("set-option", "-g", "status", "off")
	wrong := 0
	for n := range *frames {
		last := fmt.Sprintf("frame %d.", n)
		shown := run("capture-pane", "-p")
		for end := time.Now().Add(10 * time.Second); !strings.Contains(shown, last); shown = run("capture-pane", "-p") {
			if time.Now().After(end) {
				t.Fatalf("frame %d does not come:\n%s", n, shown)
			}
		}
		got := strings.Split(shown, "\n")
		for y, want := range randomFrame(*frameSeed, n) {
			if want = strings.TrimRight(want, " "); y >= len(got) || strings.TrimRight(got[y], " ") != want {
				t.Errorf("frame %d, row %d:\n got %q\nwant %q", n, y, got[min(y, len(got)-1)], want)
				wrong++
			}
		}
		run("send-keys", "n")
	}
	t.Logf("%d rows wrong in %d frames", wrong, *frames)
}
