package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"charm.land/lipgloss/v2"
)

// terminal reports whether f is one.
func terminal(f any) bool {
	file, ok := f.(*os.File)
	return ok && term.IsTerminal(file.Fd())
}

// A progress tells on a terminal how far a long reading has come; elsewhere it is
// silent.
type progress struct {
	app   *app
	shown int // cells on the line
	last  int
}

func (a *app) progress() *progress { return &progress{app: a} }

// tellEvery is how many messages pass between two tellings.
const tellEvery = 2000

func (p *progress) tell(n int) {
	if n-p.last < tellEvery || !terminal(p.app.err) {
		return
	}
	p.last = n
	line := p.app.words.Cmd.Output.Reading(n)
	fmt.Fprint(p.app.err, "\r"+line)
	p.shown = lipgloss.Width(line)
}

// end clears the line.
func (p *progress) end() {
	if p.shown > 0 {
		fmt.Fprint(p.app.err, "\r"+strings.Repeat(" ", p.shown)+"\r")
	}
}
