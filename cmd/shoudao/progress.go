package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/term"
)

// terminal reports whether f is one.
func terminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && term.IsTerminal(file.Fd())
}

// A progress tells on a terminal how far something long has come; elsewhere it is
// silent, and nothing stays of it. It is silent in the line mode too, which never goes
// back over what it wrote.
type progress struct {
	app   *app
	live  bool
	shown string
}

func (a *app) progress() *progress {
	return &progress{app: a, live: terminal(a.err) && !a.lines && !a.dumb()}
}

// barCells is the length of the bar.
const barCells = 24

// tell shows what is being done and how much of it is.
func (p *progress) tell(doing string, done, all int64) {
	if !p.live || all <= 0 {
		return
	}
	part := min(max(float64(done)/float64(all), 0), 1)
	full := int(part * barCells)
	line := fmt.Sprintf("%s [%s%s] %3.0f%%", doing, strings.Repeat("#", full), strings.Repeat("-", barCells-full), 100*part)
	p.show(line)
}

// longOpening is how long an archive may take to open before something is said.
const longOpening = time.Second

// while does what cannot tell how far it has come, and says what is being done if that takes
// longer than patience.
func (p *progress) while(doing string, patience time.Duration, do func()) {
	done := make(chan struct{})
	var telling sync.WaitGroup
	telling.Go(func() {
		select {
		case <-done:
		case <-time.After(patience):
			p.show(doing)
		}
	})
	do()
	close(done)
	telling.Wait()
	p.clear()
}

// show shows a line in the place of what was shown.
func (p *progress) show(line string) {
	if !p.live || line == p.shown {
		return
	}
	p.clear()
	fmt.Fprint(p.app.err, line)
	p.shown = line
}

// clear takes the bar away.
func (p *progress) clear() {
	if p.shown != "" {
		fmt.Fprint(p.app.err, "\r"+strings.Repeat(" ", lipgloss.Width(p.shown))+"\r")
		p.shown = ""
	}
}

// judging tells how far a triage has come.
func (p *progress) judging() func(done, all int) {
	return func(done, all int) { p.tell(p.app.words.Cmd.Output.Judging, int64(done), int64(all)) }
}
