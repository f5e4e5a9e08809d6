// Walk shows a morning with shoudao in your terminal: the demo's 312 messages, handled in
// under two minutes by the keys of morning.keys.
//
//	go run ./cmd/walk                  at the pace of a person who reads
//	go run ./cmd/walk -pace 0          as fast as the screen follows
//	go run ./cmd/walk -cast FILE       and keep it as an asciicast, to be played by asciinema
//
// What it shows is the program itself in a pseudo-terminal, so it needs Linux, macOS or
// another Unix. It ends with an error if the screen does not show what a step waits for.
package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

//go:embed morning.keys
var morning string

// patience is how long a step waits for what it wants to see.
const patience = time.Minute

func main() {
	pace := flag.Duration("pace", 1500*time.Millisecond, "the pause before each key")
	cast := flag.String("cast", "", "a file for the recording, in the form of asciicast v2")
	program := flag.String("program", "", "the built program; by default it is built for this")
	flag.Parse()
	took, err := walk(*program, *pace, *cast)
	if err != nil {
		fmt.Fprintln(os.Stderr, "walk:", err)
		os.Exit(1)
	}
	fmt.Printf("the morning took %s\n", took.Round(time.Second))
}

// A step is keys to press, or words to wait for.
type step struct{ keys, awaits string }

// steps reads a script.
func steps(script string) []step {
	names := strings.NewReplacer("<enter>", "\r", "<esc>", "\x1b", "<tab>", "\t")
	var all []step
	for line := range strings.Lines(script) {
		line, _, _ = strings.Cut(strings.TrimRight(line, "\n"), "  # ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "~"):
			all = append(all, step{awaits: line[1:]})
		default:
			all = append(all, step{keys: names.Replace(line)})
		}
	}
	return all
}

// walk runs the program, shows what it draws, and presses the keys.
func walk(program string, pace time.Duration, cast string) (time.Duration, error) {
	if program == "" {
		dir, err := os.MkdirTemp("", "shoudao-walk-")
		if err != nil {
			return 0, err
		}
		defer func() { _ = os.RemoveAll(dir) }() // a binary that is left behind harms nobody
		program = dir + "/shoudao"
		if out, err := exec.Command("go", "build", "-o", program, "./cmd/shoudao").CombinedOutput(); err != nil {
			return 0, fmt.Errorf("build the program: %w\n%s", err, out)
		}
	}
	size := &pty.Winsize{Rows: 24, Cols: 80}
	if own, err := pty.GetsizeFull(os.Stdout); err == nil && own.Cols >= 80 && own.Rows >= 24 {
		size = own
	}
	s := &stage{term: vt.NewEmulator(int(size.Cols), int(size.Rows)), began: time.Now()}
	if cast != "" {
		f, err := os.Create(cast)
		if err != nil {
			return 0, err
		}
		defer f.Close()
		s.cast = f
		fmt.Fprintf(f, "{\"version\":2,\"width\":%d,\"height\":%d}\n", size.Cols, size.Rows)
	}
	cmd := exec.Command(program, "demo", "--lang", "zh")
	tty, err := pty.StartWithSize(cmd, size)
	if err != nil {
		return 0, fmt.Errorf("open a terminal: %w", err)
	}
	defer tty.Close()
	if state, err := term.MakeRaw(os.Stdin.Fd()); err == nil {
		defer func() { _ = term.Restore(os.Stdin.Fd(), state) }()
		go func() { _, _ = io.Copy(tty, bufio.NewReader(os.Stdin)) }() // the terminal's answers, and Ctrl-c
	} else {
		go func() { _, _ = io.Copy(tty, s.term) }()
	}
	done := make(chan error, 1)
	go func() { _, _ = io.Copy(s, tty); done <- cmd.Wait() }()
	for _, x := range steps(morning) {
		if err := s.take(x, tty, pace, done); err != nil {
			_ = cmd.Process.Kill()
			return 0, err
		}
	}
	select {
	case err := <-done:
		return time.Since(s.began), err
	case <-time.After(patience):
		_ = cmd.Process.Kill()
		return 0, errors.New("the program does not end")
	}
}

// A stage is the screen that is shown: on this terminal, in memory and in the recording.
type stage struct {
	mu    sync.Mutex
	term  *vt.Emulator
	cast  io.Writer
	began time.Time
}

// Write takes what the program draws.
func (s *stage) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cast != nil {
		line, err := json.Marshal([]any{time.Since(s.began).Seconds(), "o", string(p)})
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(s.cast, "%s\n", line)
	}
	if term.IsTerminal(os.Stdout.Fd()) {
		if _, err := os.Stdout.Write(p); err != nil {
			return 0, err
		}
	}
	return s.term.Write(p)
}

func (s *stage) shown() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.term.String()
}

// take does one step.
func (s *stage) take(x step, keys io.Writer, pace time.Duration, done <-chan error) error {
	if x.keys != "" {
		time.Sleep(pace)
		_, err := io.WriteString(keys, x.keys)
		return err
	}
	for end := time.Now().Add(patience); !strings.Contains(s.shown(), x.awaits); {
		select {
		case <-done:
			return fmt.Errorf("the program ended while it was to show %q", x.awaits)
		case <-time.After(5 * time.Millisecond):
		}
		if time.Now().After(end) {
			return fmt.Errorf("%q does not come:\n%s", x.awaits, s.shown())
		}
	}
	return nil
}
