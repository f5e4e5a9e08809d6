//go:build unix

package main

import (
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"github.com/rogpeppe/go-internal/testscript"
)

// screenCommand runs the program in a terminal and takes down what it shows last:
//
//	screen 80x24 [shoudao ARGS...] -- STEP...
//
// A step that begins with ~ waits until the rest of it is on the screen, one that
// begins with ! until it is gone, and $ until the program has ended; every other is keys to be pressed. The last screen
// is the standard output.
func screenCommand(ts *testscript.TestScript, neg bool, args []string) {
	var w, h int
	if neg || len(args) < 3 {
		ts.Fatalf("usage: screen 80x24 [shoudao ARGS...] -- STEP...")
	}
	if _, err := fmt.Sscanf(args[0], "%dx%d", &w, &h); err != nil {
		ts.Fatalf("screen: size %q: %v", args[0], err)
	}
	args = args[1:]
	end := 0
	for end < len(args) && args[end] != "--" {
		end++
	}
	if end == len(args) {
		ts.Fatalf("screen: no -- before the steps")
	}
	s := newScreen(ts, w, h, args[:end])
	defer s.stop()
	for _, step := range args[end+1:] {
		switch {
		case step == "$":
			s.ends()
		case strings.HasPrefix(step, "~"):
			s.await(step, func(shown string) bool { return strings.Contains(shown, step[1:]) })
		case strings.HasPrefix(step, "!"):
			s.await(step, func(shown string) bool { return !strings.Contains(shown, step[1:]) })
		default:
			_, err := s.tty.WriteString(keys.Replace(step))
			ts.Check(err)
		}
	}
	_, err := io.WriteString(ts.Stdout(), s.shown()+"\n")
	ts.Check(err)
}

var keys = strings.NewReplacer("<enter>", "\r", "<esc>", "\x1b", "<up>", "\x1b[A", "<down>", "\x1b[B", "<ctrl+r>", "\x12", "<paste>", "\x1b[200~", "</paste>", "\x1b[201~",
	"<ctrl+c>", "\x03", "<ctrl+u>", "\x15", "<tab>", "\t", "<f2>", "\x1bOQ")

// A screenRun is the program in a terminal.
type screenRun struct {
	ts  *testscript.TestScript
	tty interface {
		io.ReadWriteCloser
		io.StringWriter
	}
	program *exec.Cmd
	ended   chan struct{} // the program has ended
	mu      sync.Mutex
	term    *vt.Emulator
	drawing bool   // between the beginning and the end of a frame
	whole   string // the last whole frame
}

func newScreen(ts *testscript.TestScript, w, h int, args []string) *screenRun {
	path, err := exec.LookPath("shoudao")
	ts.Check(err)
	cmd := exec.Command(path, args...)
	cmd.Dir = ts.MkAbs(".")
	for _, name := range []string{"PATH", "NOW", "LANG", "HOME", "SHOUDAO_CONFIG", "SHOUDAO_DB", "TMPDIR", "SSH_TTY"} {
		// An SSH_TTY that is empty would still say that the terminal is far away, and then no
		// frame is drawn as one.
		if value := ts.Getenv(name); value != "" || name != "SSH_TTY" {
			cmd.Env = append(cmd.Env, name+"="+value)
		}
	}
	if cmd.Env = append(cmd.Env, "TERM=xterm-256color"); ts.Getenv("TERM") == "dumb" {
		cmd.Env = append(cmd.Env, "TERM=dumb")
	}
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)})
	ts.Check(err)
	s := &screenRun{ts: ts, tty: tty, program: cmd, term: vt.NewEmulator(w, h), ended: make(chan struct{})}
	s.framed()
	go func() { _ = cmd.Wait(); close(s.ended) }()
	go func() { _, _ = io.Copy(tty, s.term) }() // what the terminal answers
	go func() { _, _ = io.Copy(s, tty) }()      // ends with the program
	return s
}

// framed makes a terminal of it that knows synchronized output (mode 2026), so that no frame
// is looked at before it is whole.
func (s *screenRun) framed() {
	switched := func(drawing bool) func(ansi.Mode) {
		return func(mode ansi.Mode) {
			if mode == ansi.ModeSynchronizedOutput {
				s.drawing, s.whole = drawing, s.term.String()
			}
		}
	}
	s.term.SetCallbacks(vt.Callbacks{EnableMode: switched(true), DisableMode: switched(false)})
	_, err := s.term.WriteString(ansi.ResetModeSynchronizedOutput) // known, and off
	s.ts.Check(err)
}

func (s *screenRun) stop() {
	_ = s.program.Process.Kill() // it may have ended by itself
	<-s.ended
	_ = s.tty.Close()
}

// ends waits for the program to end by itself, for a minute at most.
func (s *screenRun) ends() {
	select {
	case <-s.ended:
	case <-time.After(time.Minute):
		s.ts.Fatalf("the program does not end; the screen stays\n%s", s.shown())
	}
}

// Write takes what the program draws.
func (s *screenRun) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.term.Write(p)
}

func (s *screenRun) shown() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	shown := s.whole
	if !s.drawing {
		shown = s.term.String()
	}
	lines := strings.Split(shown, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// await looks at the screen until ok, for a minute at most.
func (s *screenRun) await(what string, ok func(string) bool) {
	for end := time.Now().Add(time.Minute); !ok(s.shown()); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			s.ts.Fatalf("%s: the screen stays\n%s", what, s.shown())
		}
	}
}
