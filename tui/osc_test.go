package tui

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// spelt is s with its controls made visible.
func spelt(s string) string { return strings.NewReplacer("\x1b", "<ESC>", "\a", "<BEL>").Replace(s) }

// hostiles are texts that want to be more than text.
var hostiles = []struct{ name, raw string }{
	{"plain", "今天 12:00 到期: 返乡台账报我"},
	{"escape", "报表\x1b]0;owned\x07请报\x1b\\送"},
	{"fields", "title;body;4;100"},
	{"c1", "报\u009b31m送\u009c吧\u009d52;c;aGk="},
	{"bidi", "报\u202e送\u2066吧\u200b"},
	{"lines", "报\r\n送\x00吧"},
	{"long", strings.Repeat("报送", 200)},
}

func TestNotificationsByTerminal(t *testing.T) {
	for name, term := range map[string]Terminal{
		"osc 9": {form: osc9}, "osc 777": {form: osc777}, "osc 99": {form: osc99}, "osc 777 in tmux": {osc777, true}, "osc 99 in tmux": {osc99, true},
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, h := range hostiles {
				fmt.Fprintf(&b, "%s: %s\n", h.name, spelt(term.notify("收到", Line(h.raw), eve)))
			}
			golden.RequireEqual(t, b.String())
		})
	}
	if got := (Terminal{}).notify("收到", "报送", eve); got != "" {
		t.Errorf("a terminal that cannot show notifications is sent %q", got)
	}
}

// TestNotificationsAreNotInjected holds that foreign text ends no sequence, opens
// none and adds no field.
func TestNotificationsAreNotInjected(t *testing.T) {
	for _, h := range hostiles {
		seq := Terminal{form: osc777}.notify(Line(h.raw), Line(h.raw), eve)
		inner := strings.TrimSuffix(strings.TrimPrefix(seq, "\x1b]777;notify;"), "\x1b\\")
		if strings.Count(inner, ";") != 1 || strings.ContainsFunc(inner, func(r rune) bool { return r < 0x20 || r >= 0x7F && r < 0xA0 }) {
			t.Errorf("%s: %q", h.name, seq)
		}
		coded := Terminal{form: osc99}.notify("收到", Line(h.raw), eve)
		_, payload, _ := strings.Cut(coded, "p=body;")
		said, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(payload, "\x1b\\"))
		if err != nil || strings.ContainsFunc(string(said), func(r rune) bool { return r < 0x20 }) || len([]rune(string(said))) > most+1 {
			t.Errorf("%s: kitty is told %q, %v", h.name, said, err)
		}
	}
}

func TestTerminalOf(t *testing.T) {
	for _, c := range []struct {
		name string
		env  map[string]string
		want Terminal
	}{
		{"nothing is known", map[string]string{"TERM": "xterm-256color"}, Terminal{}},
		{"kitty", map[string]string{"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, Terminal{form: osc99}},
		{"kitty under another TERM", map[string]string{"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, Terminal{form: osc99}},
		{"foot", map[string]string{"TERM": "foot"}, Terminal{form: osc777}},
		{"urxvt", map[string]string{"TERM": "rxvt-unicode-256color"}, Terminal{form: osc777}},
		{"Ghostty", map[string]string{"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, Terminal{form: osc777}},
		{"WezTerm", map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Terminal{form: osc777}},
		{"iTerm2", map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, Terminal{form: osc9}},
		{"Warp", map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "WarpTerminal"}, Terminal{form: osc9}},
		{"GNOME Terminal", map[string]string{"TERM": "xterm-256color", "VTE_VERSION": "7600"}, Terminal{form: osc777}},
		{"mintty", map[string]string{"TERM": "xterm", "TERM_PROGRAM": "mintty"}, Terminal{}},
		{"Terminal of macOS", map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, Terminal{}},
		{"Windows Terminal", map[string]string{"TERM": "xterm-256color", "WT_SESSION": "x"}, Terminal{}},
		{"VS Code, begun in kitty", map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "KITTY_WINDOW_ID": "1"}, Terminal{}},
		{"foot, begun in kitty", map[string]string{"TERM": "foot", "KITTY_WINDOW_ID": "1"}, Terminal{form: osc777}},
		{"tmux in kitty", map[string]string{"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TMUX": "/tmp/t", "KITTY_WINDOW_ID": "1"}, Terminal{osc99, true}},
		{"an old tmux in WezTerm", map[string]string{"TERM": "screen-256color", "TERM_PROGRAM": "WezTerm", "TMUX": "/tmp/t"}, Terminal{osc777, true}},
		{"tmux in who knows what", map[string]string{"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TMUX": "/tmp/t"}, Terminal{}},
		{"screen in kitty", map[string]string{"TERM": "screen-256color", "KITTY_WINDOW_ID": "1"}, Terminal{}},
		{"no terminal to speak of", map[string]string{"TERM": "dumb"}, Terminal{}},
	} {
		if got := TerminalOf(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
