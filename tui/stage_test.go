package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"shoudao/tui/text"
)

// A stage runs a model without a program: keys go in as a person would press them,
// every command is answered at once.
type stage struct {
	t     *testing.T
	m     model
	box   *memory
	now   time.Time
	quit  bool
	clip  []string // what was put on the clipboard
	raw   []string // what went to the terminal beside the frame
	later []tea.Cmd
	hold  bool // commands are kept and not answered
}

// sizes are the windows in which everything has to fit.
var sizes = []size{{40, 10}, {60, 15}, {80, 24}, {100, 30}, {120, 40}, {200, 60}}

// newStage shows an inbox in a window. The commands of the start are answered.
func newStage(t *testing.T, box *memory, lang text.Lang, s size) *stage {
	t.Helper()
	st := &stage{t: t, box: box, now: eve}
	o := Options{
		Inbox: box, Words: text.For(lang), Location: town, Who: "林晓梅", Now: func() time.Time { return st.now },
		Due: phrases(false), Wake: phrases(true), Paster: box.paster,
	}
	st.m = newModel(o.desk(context.Background()), Auto, st.now)
	st.send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
	st.settle(st.m.Init())
	return st
}

func (s *stage) send(msg tea.Msg) {
	next, cmd := s.m.Update(msg)
	s.m = next.(model)
	s.settle(cmd)
}

func (s *stage) settle(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if s.hold {
		s.later = append(s.later, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		s.quit = true
	case tea.RawMsg:
		s.raw = append(s.raw, fmt.Sprint(msg.Msg))
	case tea.BatchMsg:
		for _, c := range msg {
			s.settle(c)
		}
	default:
		if words, ok := strings.CutPrefix(strings.TrimSpace(describe(msg)), "clipboard "); ok {
			s.clip = append(s.clip, words)
			return
		}
		s.send(msg)
	}
}

// release answers the commands that were held, the last first if they are to
// overtake each other.
func (s *stage) release(lastFirst bool) {
	s.hold = false
	held := s.later
	s.later = nil
	for i := range held {
		if lastFirst {
			i = len(held) - 1 - i
		}
		s.settle(held[i])
	}
}

// press presses keys by name; one that begins with = is typed letter by letter.
func (s *stage) press(keys ...string) *stage {
	for _, k := range keys {
		if typed, ok := strings.CutPrefix(k, "="); ok && typed != "" {
			for _, r := range typed {
				s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			continue
		}
		s.send(pressOf(k))
	}
	return s
}

// screen is what is seen, without styles and without blanks at line ends.
func (s *stage) screen() string {
	lines := strings.Split(ansi.Strip(s.m.View().Content), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}

// line is the first line of the screen that holds s, or "".
func (s *stage) line(part string) string {
	for l := range strings.Lines(s.screen()) {
		if strings.Contains(l, part) {
			return strings.TrimRight(l, "\n")
		}
	}
	return ""
}

// chosen is the line under the cursor.
func (s *stage) chosen() string {
	for l := range strings.Lines(s.screen()) {
		if strings.HasPrefix(l, ">") {
			return strings.TrimRight(l, "\n")
		}
	}
	return ""
}

func (s *stage) sees(parts ...string) {
	s.t.Helper()
	for _, p := range parts {
		if !strings.Contains(s.screen(), p) {
			s.t.Errorf("%q is not on the screen:\n%s", p, s.screen())
		}
	}
}

func (s *stage) misses(parts ...string) {
	s.t.Helper()
	for _, p := range parts {
		if strings.Contains(s.screen(), p) {
			s.t.Errorf("%q is on the screen:\n%s", p, s.screen())
		}
	}
}

// describe names the messages of the library that a test has to tell apart and
// cannot name: their types are not exported.
func describe(msg tea.Msg) string {
	if name := fmt.Sprintf("%T", msg); name == "tea.setClipboardMsg" {
		return "clipboard " + fmt.Sprint(msg)
	}
	return ""
}
