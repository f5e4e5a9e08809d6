//go:build unix

package tui

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"shoudao/tui/text"
)

// asProgram is the variable that makes the test binary the program itself, on the
// named inbox.
const asProgram = "SHOUDAO_TUI_TEST"

func TestMain(m *testing.M) {
	name := os.Getenv(asProgram)
	switch name {
	case "":
		os.Exit(m.Run())
	case "frames":
		flag.Parse()
		if _, err := tea.NewProgram(drawn{seed: *frameSeed}).Run(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	box := newTown()
	var inbox Inbox = box
	due := phrases(false)
	switch name {
	case "hostile":
		box = rough()
		inbox = box
	case "panicky":
		inbox = panicky{box}
		due = func(string, time.Time) (time.Time, bool) { panic("the clock broke") }
	}
	// As in the program itself, a terminal that is closed ends it in order.
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGHUP)
	defer stop()
	err := Run(ctx, Options{
		Inbox: inbox, Words: text.For(text.Chinese), Location: town, Who: "林晓梅\x1b]0;owned\x07", Now: func() time.Time { return eve },
		Due: due, Wake: phrases(true),
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("left after", len(box.actions), "actions")
}

// panicky is an archive that breaks.
type panicky struct{ *memory }

func (panicky) Search(context.Context, SearchQuery) (SearchPage, error) { panic("the archive broke") }

// A terminal runs the program in a pseudo-terminal and keeps its screen.
type terminal struct {
	t    *testing.T
	file *os.File
	cmd  *exec.Cmd
	mu   sync.Mutex
	vt   *vt.Emulator
	raw  strings.Builder // every byte that the program wrote
	seen bool            // the cursor
	name string          // of the window
	done chan error
}

func newTerminal(t *testing.T, inbox string, s size, env ...string) *terminal {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append([]string{asProgram + "=" + inbox, "TERM=xterm-256color", "NO_COLOR="}, env...)...)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(s.h), Cols: uint16(s.w)})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, file: file, cmd: cmd, vt: vt.NewEmulator(s.w, s.h), seen: true, done: make(chan error, 1)}
	term.vt.SetCallbacks(vt.Callbacks{
		CursorVisibility: func(visible bool) { term.seen = visible },
		Title:            func(title string) { term.name = title },
	})
	go func() { _, _ = io.Copy(file, term.vt) }() // what the terminal answers
	go func() {
		_, _ = io.Copy(term, file) // ends with the program
		term.done <- cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = file.Close()
	})
	return term
}

// Write takes what the program draws.
func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw.Write(p)
	return t.vt.Write(p)
}

func (t *terminal) send(keys string) {
	t.t.Helper()
	if _, err := t.file.WriteString(keys); err != nil {
		t.t.Fatal(err)
	}
}

// await looks at the screen until ok, for a minute at most.
func (t *terminal) await(what string, ok func() bool) {
	t.t.Helper()
	deadline := time.Now().Add(time.Minute)
	for {
		t.mu.Lock()
		good := ok()
		screen := t.vt.String()
		t.mu.Unlock()
		if good {
			return
		}
		if time.Now().After(deadline) {
			t.t.Fatalf("%s did not come to the screen:\n%s", what, screen)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func (t *terminal) awaitText(s string) {
	t.t.Helper()
	t.await(s, func() bool { return strings.Contains(t.vt.String(), s) })
}

func (t *terminal) awaitCursor(x, y int) {
	t.t.Helper()
	t.await(fmt.Sprintf("the cursor at %d,%d", x, y), func() bool {
		p := t.vt.CursorPosition()
		return p.X == x && p.Y == y && t.seen
	})
}

// leave waits for the end of the program and gives its error.
func (t *terminal) leave() error {
	t.t.Helper()
	select {
	case err := <-t.done:
		return err
	case <-time.After(time.Minute):
		t.t.Fatal("the program did not end")
	}
	return nil
}

func TestProgramCursor(t *testing.T) {
	for _, env := range []string{"LC_ALL=C.UTF-8", "LC_ALL=zh_CN.UTF-8"} {
		t.Run(env, func(t *testing.T) {
			term := newTerminal(t, "town", size{40, 10}, env)
			term.awaitText("今天到期")
			term.send("f")
			term.awaitCursor(5, 0)
			term.send("你好")
			term.awaitCursor(9, 0)
			term.send("ab，。")
			term.awaitCursor(15, 0)
			term.send("\x1b[D\x1b[D")
			term.awaitCursor(11, 0)
			term.send("\x1b[F一二三四五六七八九十甲乙丙丁")
			term.awaitCursor(38, 0)
			term.send("\x1b[D")
			term.awaitCursor(36, 0)
			term.awaitText("丁")
		})
	}
}

func TestProgramHidesTheCursorWhereNothingIsTyped(t *testing.T) {
	term := newTerminal(t, "town", size{80, 24})
	term.awaitText("今天到期")
	term.await("a hidden cursor", func() bool { return !term.seen })
}

// TestProgramIsNotInjected shows hostile text in every place and holds that none of
// it is obeyed.
func TestProgramIsNotInjected(t *testing.T) {
	term := newTerminal(t, "hostile", size{100, 30})
	term.awaitText("请报送")
	for _, step := range []struct{ keys, comes string }{
		{"jjjjjjjjjjjjG", "? 帮助"},
		{"\r", "为什么在这里"},
		{"[[[[[[[[", "[催]"},
		{"G", "前后文"},
		{"q", "1 要办"},
		{"f请报送", "[要办"},
		{"\x1b[B\x1b[B\x1b[B", "m 是我的"},
		{"\r", "为什么在这里"},
		{"q", "m 是我的"},
		{"q", "1 要办"},
		{"goG", "看原群"},
		{"q", "1 要办"},
		{"e", "撤销: 完成"},
	} {
		term.send(step.keys)
		term.awaitText(step.comes)
	}
	term.mu.Lock()
	raw, name := term.raw.String(), term.name
	term.mu.Unlock()
	if strings.Contains(name, "owned") {
		t.Errorf("the window is called %q", name)
	}
	for _, bad := range []string{"\x1b]52;", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1b]8;", "\x1bc", "\x1b[8m", "\x07\x08"} {
		if strings.Contains(raw, bad) {
			t.Errorf("the program wrote %q", bad)
		}
	}
	for i, r := range raw {
		switch {
		case r >= 0x80 && r < 0xA0, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == utf8.RuneError && raw[i] != 0xEF:
			t.Fatalf("the program wrote %U", r)
		}
	}
}

func TestProgramKeepsItsColumns(t *testing.T) {
	term := newTerminal(t, "hostile", size{100, 30})
	term.awaitText("请报送")
	term.send("j")
	term.await("the footer", func() bool { return strings.Contains(term.vt.String(), "? 帮助") })
	term.mu.Lock()
	defer term.mu.Unlock()
	for y := range 30 {
		for x := 0; x < 100; x++ {
			c := term.vt.CellAt(x, y)
			if c == nil || c.Width == 0 {
				continue
			}
			if n := width(Safe(c.Content)); n != c.Width {
				t.Errorf("the cell %d,%d holds %q, %d wide, in %d cells", x, y, c.Content, n, c.Width)
			}
		}
	}
}

func TestProgramFollowsTheWindow(t *testing.T) {
	term := newTerminal(t, "town", size{80, 24})
	term.awaitText("以后")
	for _, s := range []size{{20, 5}, {160, 40}, {80, 24}} {
		term.mu.Lock()
		term.vt.Resize(s.w, s.h)
		term.mu.Unlock()
		if err := pty.Setsize(term.file, &pty.Winsize{Rows: uint16(s.h), Cols: uint16(s.w)}); err != nil {
			t.Fatal(err)
		}
		if s.w < minWidth {
			term.awaitText("至少要 40x10")
		} else {
			term.awaitText("发展党员材料里缺政审表的")
		}
	}
}

func TestProgramStoresWhatWasDoneJustBeforeTheEnd(t *testing.T) {
	for _, end := range []string{"q", "\x03"} {
		term := newTerminal(t, "town", size{80, 24})
		term.awaitText("今天到期")
		term.send("ejnpe" + end)
		if err := term.leave(); err != nil {
			t.Fatalf("the program ended with %v", err)
		}
		term.awaitText("left after 4 actions")
	}
}

// kill sends the program a signal.
func (t *terminal) kill(s syscall.Signal) {
	t.t.Helper()
	if err := t.cmd.Process.Signal(s); err != nil {
		t.t.Fatal(err)
	}
}

// settings are those of the terminal's line: echo, whole lines, signals.
func settings(t *testing.T, file *os.File) string {
	t.Helper()
	state, err := term.GetState(file.Fd())
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v", *state)
}

func TestProgramLeavesTheTerminalAsItWas(t *testing.T) {
	fresh, other, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	defer other.Close()
	want := settings(t, fresh)
	for _, c := range []struct {
		name, inbox string
		end         func(*terminal)
		says        string
	}{
		{"q", "town", func(term *terminal) { term.send("q") }, "left"},
		{"Ctrl-C", "town", func(term *terminal) { term.send("fx\x03") }, "left"},
		{"SIGTERM", "town", func(term *terminal) { term.kill(syscall.SIGTERM) }, "left"},
		{"SIGHUP", "town", func(term *terminal) { term.kill(syscall.SIGHUP) }, "left"},
		{"a panic in a command", "panicky", func(term *terminal) { term.send("fx") }, "the screen has broken"},
		{"a panic in a screen", "panicky", func(term *terminal) { term.send("t") }, "the screen has broken"},
	} {
		t.Run(c.name, func(t *testing.T) {
			term := newTerminal(t, c.inbox, size{80, 24})
			term.awaitText("今天到期")
			c.end(term)
			err := term.leave()
			if panicked := c.inbox == "panicky"; panicked != (err != nil) && !errors.Is(err, io.EOF) {
				t.Fatalf("the program ended with %v", err)
			}
			term.awaitText(c.says)
			term.mu.Lock()
			defer term.mu.Unlock()
			if term.vt.IsAltScreen() || !term.seen {
				t.Errorf("the other screen stays: %v, the cursor is seen: %v", term.vt.IsAltScreen(), term.seen)
			}
			if got := settings(t, term.file); got != want {
				t.Errorf("the line is left as\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestProgramStopsAndGoesOn holds that Ctrl-z gives the terminal back to the shell, and
// fg the screen back to the user.
func TestProgramStopsAndGoesOn(t *testing.T) {
	term := newTerminal(t, "town", size{80, 24})
	term.awaitText("今天到期")
	term.send("j\x1a")
	term.await("the shell's screen", func() bool { return !term.vt.IsAltScreen() && term.seen })
	term.await("the screen", func() bool {
		// The screen is given back before the program stops, and what comes before that is lost.
		term.kill(syscall.SIGCONT)
		return term.vt.IsAltScreen()
	})
	term.awaitText(">  [改期]")
	term.send("e")
	term.awaitText("撤销: 完成 返乡人员台账")
}
