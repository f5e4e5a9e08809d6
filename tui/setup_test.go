package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// setupScenes are every screen of the setup, and the keys that lead to it.
var setupScenes = []struct {
	name string
	keys []string
}{
	{"welcome", nil},
	{"language", []string{"enter"}},
	{"who", []string{"enter", "enter", "=林晓梅、小林", "down", "down", "=党建办"}},
	{"who without a name", []string{"enter", "enter", "down", "enter"}},
	{"who stand-in", []string{"enter", "enter", "=林晓梅", "down", "down", "down", "down", "down", "down", "down", "=罗文书"}},
	{"who quiet", []string{"enter", "enter", "=林晓梅", "up"}},
	{"who help", []string{"enter", "enter", "f1"}},
	{"take", []string{"enter", "enter", "=林晓梅", "enter"}},
	{"take tried", []string{"enter", "enter", "=林晓梅", "enter", "=/导出", "enter"}},
	{"take stored", []string{"enter", "enter", "=林晓梅", "enter", "=/导出", "enter", "enter"}},
	{"take no file", []string{"enter", "enter", "=林晓梅", "enter", "=/没有", "enter"}},
	{"watch", []string{"enter", "enter", "=林晓梅", "enter", "=/导出", "enter", "enter", "enter"}},
	{"watch taken", []string{"enter", "enter", "=林晓梅", "enter", "=/导出", "enter", "enter", "enter", "tab", "enter"}},
	{"preview", []string{"enter", "enter", "=林晓梅", "enter", "enter", "enter"}},
	{"preview misses", []string{"enter", "enter", "=林晓梅", "enter", "enter", "enter", "tab", "down"}},
	{"preview word", []string{"enter", "enter", "=林晓梅", "enter", "enter", "enter", "tab", "down", "m"}},
}

func TestSetupScreens(t *testing.T) {
	for lang, l := range languages {
		for _, sc := range setupScenes {
			for _, sz := range []size{{80, 24}, {120, 40}} {
				t.Run(fmt.Sprintf("%s %s %dx%d", sc.name, lang, sz.w, sz.h), func(t *testing.T) {
					golden.RequireEqual(t, newSetupStage(t, newPaper(), usual(l), true, sz).press(sc.keys...).screen()+"\n")
				})
			}
		}
	}
}

// TestSetupFits draws every screen of the setup in every window, with honest and with
// hostile text.
func TestSetupFits(t *testing.T) {
	papers := map[string]func() *paper{"town": newPaper, "hostile": roughPaper, "empty": func() *paper {
		p := newPaper()
		p.seen = func(Draft) Preview { return Preview{} }
		return p
	}}
	for name, paper := range papers {
		for lang, l := range languages {
			for _, sc := range setupScenes {
				for _, sz := range sizes {
					t.Run(fmt.Sprintf("%s %s %s %dx%d", name, sc.name, lang, sz.w, sz.h), func(t *testing.T) {
						st := newSetupStage(t, paper(), usual(l), true, sz)
						fits(t, st, sz)
						for _, k := range sc.keys {
							st.press(k)
							fits(t, st, sz)
						}
					})
				}
			}
		}
	}
}

// roughPaper is a setup full of what does not want to fit.
func roughPaper() *paper {
	p := newPaper()
	rest := p.seen
	long := strings.Join(hostile, "")
	p.seen = func(d Draft) Preview {
		v := rest(d)
		v.Nobody = true
		v.Called = hostile
		for i := range v.Top {
			v.Top[i].Item.Title, v.Top[i].Message.Sender, v.Top[i].Message.Group.Name = long, long, long
		}
		for i := range v.Misses {
			v.Misses[i].Message.Text, v.Misses[i].Message.Sender, v.Misses[i].Message.Group.Name = long, long, long
		}
		return v
	}
	for id, w := range p.words {
		w.Value = long
		p.words[id] = w
	}
	for path, in := range p.files {
		for i := range in.Files {
			in.Files[i].Name = long
			for j := range in.Files[i].Skips {
				in.Files[i].Skips[j].Detail = long
			}
			if in.Files[i].Err != nil {
				in.Files[i].Err = errors.New(long)
			}
		}
		p.files[path] = in
	}
	return p
}
