package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"shoudao/tui/text"
)

// scenes are every screen, and the keys that lead to it.
var scenes = []struct {
	name string
	keys []string
}{
	{"queue", nil},
	{"marks", []string{"x", "j", "space", "V", "j", "j"}},
	{"done", []string{"j", "e"}},
	{"detail", []string{"j", "enter"}},
	{"detail with copies", []string{"j", "enter", "v", "space", "G"}},
	{"snooze", []string{"j", "b", "=明"}},
	{"due", []string{"j", "t", "down"}},
	{"note", []string{"j", "w", "=问一下王主任"}},
	{"search", []string{"f", "=预备党员"}},
	{"results", []string{"f", "=预备党员", "down", "j"}},
	{"found item", []string{"f", "=政审表", "enter"}},
	{"place", []string{"j", "o", "j"}},
	{"sieve", []string{"x", "/", "=廉洁"}},
	{"look", []string{"2", "j"}},
	{"look taken", []string{"2", "m"}},
	{"snoozed", []string{"b", "=明早", "enter", "3"}},
	{"sent", []string{"4", "j"}},
	{"filtered", []string{"5", "j"}},
	{"filtered by reason", []string{"5", "tab", "G"}},
	{"filtered of a week", []string{"5", "t", "t"}},
	{"filtered copies", []string{"5", "tab", "tab", "tab", "j"}},
	{"groups", []string{"7", "j", "j"}},
	{"filtered judged", []string{"5", "n", "j", "n", "m"}},
	{"sample", []string{"5", "s"}},
	{"sample judged", []string{"5", "s", "n", "n", "m", "n"}},
	{"sample taken", []string{"5", "s", "n", "m"}},
	{"sample of a group", []string{"7", "s", "n"}},
	{"group safe to mute", []string{"7", "s", "n", "n", "n", "n", "n", "n", "n", "n", "n", "n", "s", "n", "n", "n", "n", "n", "n", "n", "n", "n", "n", "q"}},
	{"sample help", []string{"5", "s", "?"}},
	{"review", []string{"5", "j", "W"}},
	{"review of an item", []string{"j", ":", "=漏看复盘", "enter"}},
	{"palette", []string{":", "=sh"}},
	{"help", []string{"?"}},
	{"help narrowed", []string{"?", "=F"}},
	{"nothing found", []string{"f", "=没有的话"}},
	{"search unasked", []string{"f"}},
	{"undone", []string{"j", "e", "u"}},
	{"range ended", []string{"V", "j", "V", "j"}},
	{"nothing snoozed", []string{"3"}},
	{"snooze not understood", []string{"j", "b", "=改天吧", "enter"}},
	{"typed by an input method", []string{"=党员"}},
	{"palette unasked", []string{":"}},
	{"detail help", []string{"j", "enter", "?"}},
	{"filtered help", []string{"5", "?"}},
}

// states are what the queue can be in that no keys lead to.
var states = []struct {
	name string
	box  func() *memory
	keys []string
	wait time.Duration // before the last look
}{
	{"empty", func() *memory { return emptied(newTown()) }, nil, 0},
	{"first run", func() *memory { return &memory{} }, nil, 0},
	{"nothing to look at", func() *memory { return emptied(newTown()) }, []string{"2"}, 0},
	{"returned", newTown, []string{"j", "b", "enter"}, time.Hour},
	{"overdue meanwhile", newTown, nil, 4 * time.Hour},
	{"groups left out", func() *memory { box := newTown(); return &memory{messages: box.messages} }, nil, 0},
	{"not all judged", func() *memory { box := newTown(); box.outside = 167; return box }, []string{"5"}, 0},
	{"source fails", func() *memory {
		box := newTown()
		box.feeds = []Feed{{Name: "聊天导出", OKAt: at(11, 22, 0), Fault: "没有这个文件夹", Do: "建这个文件夹"}}
		return box
	}, nil, 0},
	{"unreadable", func() *memory { return &memory{fault: errors.New("disk I/O error")} }, nil, 0},
}

// emptied is an inbox whose messages asked nothing.
func emptied(box *memory) *memory {
	box.items = nil
	return box
}

func TestStates(t *testing.T) {
	for lang, l := range languages {
		for _, s := range states {
			for _, sz := range []size{{80, 24}, {120, 40}} {
				t.Run(fmt.Sprintf("%s %s %dx%d", s.name, lang, sz.w, sz.h), func(t *testing.T) {
					st := newStage(t, s.box(), l, sz).press(s.keys...)
					if s.wait > 0 {
						st.now = st.now.Add(s.wait)
						st.send(tickMsg{st.now})
					}
					fits(t, st, sz)
					golden.RequireEqual(t, st.screen()+"\n")
				})
			}
		}
	}
}

var languages = map[string]text.Lang{"zh": text.Chinese, "en": text.English}

func TestScreens(t *testing.T) {
	for lang, l := range languages {
		for _, sc := range scenes {
			for _, sz := range []size{{80, 24}, {120, 40}} {
				t.Run(fmt.Sprintf("%s %s %dx%d", sc.name, lang, sz.w, sz.h), func(t *testing.T) {
					if onWindows && strings.Contains(sc.name, "help") {
						t.Skip("Windows has its own keys to undo and to suspend; TestKeysOfWindows has them")
					}
					golden.RequireEqual(t, newStage(t, newTown(), l, sz).press(sc.keys...).screen()+"\n")
				})
			}
		}
		for _, sz := range []size{{40, 10}, {60, 15}, {100, 30}, {200, 60}} {
			t.Run(fmt.Sprintf("queue %s %dx%d", lang, sz.w, sz.h), func(t *testing.T) {
				golden.RequireEqual(t, newStage(t, newTown(), l, sz).press("j").screen()+"\n")
			})
		}
	}
}

// TestThemes keeps one picture of every theme with its escape sequences, made
// visible.
func TestThemes(t *testing.T) {
	for name, look := range map[string]Look{"neutral": Auto, "light": Light, "dark": Dark, "mono": Mono, "contrast": Contrast} {
		t.Run(name, func(t *testing.T) {
			st := newStage(t, newTown(), text.Chinese, size{80, 24}).press("x", "j")
			st.m.look, st.m.theme = look, newTheme(look, false, false)
			golden.RequireEqual(t, strings.ReplaceAll(st.m.View().Content, "\x1b", "␛")+"\n")
		})
	}
}

func TestThemeFollowsTheTerminal(t *testing.T) {
	if *newTheme(Auto, true, true) != *newTheme(Dark, false, false) || *newTheme(Auto, true, false) != *newTheme(Light, false, false) {
		t.Error("Auto does not take the theme of the terminal's background")
	}
	if *newTheme(Mono, true, true) != *newTheme(Mono, false, false) {
		t.Error("a chosen look gives way to the terminal's background")
	}
}

// TestNoColourIsNeeded strips all styles: what is chosen, marked and overdue must
// still be told apart.
func TestNoColourIsNeeded(t *testing.T) {
	st := newStage(t, newTown(), text.Chinese, size{80, 24}).press("x", "j")
	if !strings.HasPrefix(st.chosen(), ">") || !strings.HasPrefix(st.line("发展党员"), " *") {
		t.Errorf("the chosen and the marked row look alike:\n%s", st.screen())
	}
	st.sees("逾期 8小时", "[改期]", "18:00?")
}

// rough is an inbox full of what does not want to fit.
func rough() *memory {
	t := teller{&memory{}}
	for i, h := range hostile {
		m := t.say("群"+h, "人"+h, at(11, 10+i%10, i%60), h+"请报送"+h+strings.Repeat("很长的一句话，", 30)+h, h+".xlsx")
		t.ask(m, h+"请报送"+h, by(m, at(12+i%9, 12, 0), 1, i%2 == 0, "请报送"), because(m, "mentioned", 40, "请报送"), because(m, "unheard-of"+"\x1b[2J", 30, h))
		t.also(t.say("群"+h, "乙"+h, at(11, 21, i%60), "催"+h), 5, by(m, at(12+i%9, 12, 0), 1, false, ""))
		t.also(t.say("另一群"+h, h, at(11, 22, i%60), h+"又一份"), 4, by(m, at(12+i%9, 12, 0), 1, false, ""))
		t.box.items[i].Standing.Note = h
	}
	for _, h := range hostile {
		t.box.feeds = append(t.box.feeds, Feed{Name: h, Fault: h, Do: h}, Feed{Name: h + "好", OKAt: at(12, 8, 0)})
	}
	for _, s := range t.box.messages[:3] {
		t.box.reach = append(t.box.reach, Reach{Group: s.Message.Group, Until: at(12, 8, 5)})
	}
	return t.box
}

// TestEverythingFits draws every screen in every window, with honest and with
// hostile text: exactly as many lines as the window has, none wider than it, and
// nothing in them that a terminal would obey.
func TestEverythingFits(t *testing.T) {
	boxes := map[string]func() *memory{"town": newTown, "hostile": rough, "empty": func() *memory { return &memory{} }}
	for name, box := range boxes {
		for lang, l := range languages {
			for _, sc := range scenes {
				for _, sz := range sizes {
					keys := sc.keys
					if name == "empty" {
						keys = []string{"?"}
					}
					t.Run(fmt.Sprintf("%s %s %s %dx%d", name, sc.name, lang, sz.w, sz.h), func(t *testing.T) {
						st := newStage(t, box(), l, sz)
						fits(t, st, sz)
						for _, k := range keys {
							st.press(k)
							fits(t, st, sz)
						}
					})
				}
			}
		}
	}
}

func fits(t *testing.T, st *stage, sz size) {
	t.Helper()
	v := st.m.View()
	lines := strings.Split(v.Content, "\n")
	if len(lines) != sz.h {
		t.Fatalf("%d lines in a window of %d:\n%s", len(lines), sz.h, st.screen())
	}
	for i, l := range lines {
		bare := ansi.Strip(l)
		if ansi.StringWidth(bare) > sz.w || ansi.StringWidthWc(bare) > sz.w {
			t.Fatalf("line %d is wider than %d: %q", i, sz.w, bare)
		}
		harmful(t, "the screen", bare)
		if rest := withoutStyles(l); rest != bare {
			t.Fatalf("line %d has sequences that are no styles: %q", i, l)
		}
	}
	harmful(t, "the title", v.WindowTitle)
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= sz.w || c.Y < 0 || c.Y >= sz.h) {
		t.Fatalf("the cursor stands at %d,%d of %dx%d", c.X, c.Y, sz.w, sz.h)
	}
}

// withoutStyles takes the sequences of colour and weight from a line, and nothing
// else.
func withoutStyles(l string) string {
	var b strings.Builder
	for l != "" {
		rest, ok := strings.CutPrefix(l, "\x1b[")
		if end := strings.IndexFunc(rest, func(r rune) bool { return r != ';' && (r < '0' || r > '9') }); ok && end >= 0 && rest[end] == 'm' {
			l = rest[end+1:]
			continue
		}
		b.WriteByte(l[0])
		l = l[1:]
	}
	return b.String()
}

func TestTooSmallAWindow(t *testing.T) {
	st := newStage(t, newTown(), text.Chinese, size{39, 9})
	if got := st.screen(); !strings.Contains(got, "至少要 40x10") || strings.Contains(got, "\n") {
		t.Errorf("a window of 39x9 shows %q", got)
	}
	st.paste("王二: 一")
	st.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	st.sees("发展党员", "请再粘贴一次")
}
