package tui

import (
	"encoding/base64"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// A Terminal is how a terminal is asked for a notification on the desktop. The zero
// Terminal cannot be asked: it has a bell and nothing else.
type Terminal struct {
	form oscForm
	tmux bool // it sits behind tmux, which lets through only what is wrapped
}

// An oscForm is a sequence that shows a notification. No terminal knows them all,
// and some print what they do not know.
type oscForm uint8

const (
	osc9   oscForm = iota + 1 // iTerm2: one text
	osc777                    // urxvt: a title and a text
	osc99                     // kitty: both in base64, with an id
)

// TerminalOf tells the terminal by its environment. One that it does not know, and
// one whose notifications mean something else, is the zero Terminal: Windows
// Terminal takes OSC 9 for the state of a progress bar.
func TerminalOf(getenv func(string) string) Terminal {
	term, program := getenv("TERM"), getenv("TERM_PROGRAM")
	tmux := getenv("TMUX") != ""
	multiplexed := strings.HasPrefix(term, "screen") || strings.HasPrefix(term, "tmux")
	if multiplexed && !tmux {
		return Terminal{} // GNU screen, or a tmux on the far side of ssh
	}
	// TERM comes first: the rest is inherited from whatever terminal began all this.
	for _, by := range []struct {
		is   bool
		form oscForm
	}{
		{strings.HasPrefix(term, "xterm-kitty"), osc99},
		{strings.HasPrefix(term, "foot"), osc777},
		{strings.HasPrefix(term, "rxvt-unicode"), osc777},
		{strings.HasPrefix(term, "xterm-ghostty"), osc777},
		{program == "iTerm.app", osc9},
		{program == "WarpTerminal", osc9},
		{program == "WezTerm", osc777},
		{program == "ghostty", osc777},
		{program != "" && program != "tmux", 0},
		{getenv("WT_SESSION") != "", 0},
		{getenv("KITTY_WINDOW_ID") != "", osc99},
		{getenv("VTE_VERSION") != "", osc777}, // those that cannot show it pass over it
	} {
		if by.is {
			return Terminal{by.form, tmux && by.form != 0}
		}
	}
	return Terminal{}
}

// most is how many characters of a text a notification has room for.
const most = 100

// notify is the sequence that shows a notification; empty if the terminal has none.
// The instant tells it from the others.
func (t Terminal) notify(title, body Safe, at time.Time) string {
	const osc, end = "\x1b]", "\x1b\\"
	head, said := printable(title), printable(body)
	seq := ""
	switch t.form {
	case osc9:
		seq = osc + "9;" + head + ": " + said + end
	case osc777:
		seq = osc + "777;notify;" + head + ";" + said + end
	case osc99:
		id := "i=shoudao-" + strconv.FormatInt(at.Unix(), 10)
		coded := base64.StdEncoding.EncodeToString
		seq = osc + "99;" + id + ":e=1:d=0:p=title;" + coded([]byte(head)) + end +
			osc + "99;" + id + ":e=1:d=1:p=body;" + coded([]byte(said)) + end
	default:
		return ""
	}
	if t.tmux {
		return ansi.TmuxPassthrough(seq)
	}
	return seq
}

// printable is a text with nothing in it that could end a sequence or one of its
// fields, cut to the length that a notification has room for.
func printable(s Safe) string {
	var b strings.Builder
	n := 0
	for _, r := range string(s) {
		switch {
		case r == ';':
			r = ','
		case !unicode.IsPrint(r):
			continue
		}
		if n++; n > most {
			b.WriteByte('~')
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}
