package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// pasteScenes are pastes, and the keys that are pressed then.
var pasteScenes = []struct {
	name, said string
	keys       []string
}{
	{"chat", chat + "\n!坏行", nil},
	{"other group", chat, []string{"=群"}},
	{"day", chat, []string{"tab", "=3.1"}},
	{"prose", "关于做好低保动态管理工作的通知\n请各村对照", nil},
	{"help", chat, []string{"f1"}},
}

func TestPasteScreens(t *testing.T) {
	for lang, l := range languages {
		for _, sc := range pasteScenes {
			for _, sz := range []size{{40, 10}, {80, 24}, {120, 40}} {
				t.Run(fmt.Sprintf("%s %s %dx%d", sc.name, lang, sz.w, sz.h), func(t *testing.T) {
					_, box := scribbling(t, sz)
					st := newStage(t, box.box, l, sz)
					golden.RequireEqual(t, st.paste(sc.said).press(sc.keys...).screen()+"\n")
				})
			}
		}
	}
}

// TestPastesFit draws the screen in every window, with honest and with hostile text.
func TestPastesFit(t *testing.T) {
	nasty := ""
	for _, h := range hostile {
		nasty += strings.ReplaceAll(h, "\n", "") + "人: " + h + strings.Repeat("很长的一句话，", 30) + "\n!" + h + "\n"
	}
	for _, sz := range sizes {
		for _, sc := range pasteScenes {
			for lang, l := range languages {
				t.Run(fmt.Sprintf("%s %s %dx%d", sc.name, lang, sz.w, sz.h), func(t *testing.T) {
					_, box := scribbling(t, sz)
					for _, said := range []string{sc.said, nasty} {
						for _, h := range hostile {
							box.groups = append(box.groups, PasteGroup{Name: h + "群", Same: 3})
						}
						st := newStage(t, box.box, l, sz).paste(said)
						fits(t, st, sz)
						for _, k := range append(sc.keys, "esc", "pgdown", "down", "enter", "enter") {
							st.press(k)
							fits(t, st, sz)
						}
					}
					box.named, box.rooms, box.dated = hostile, hostile, 1
					fits(t, newStage(t, box.box, l, sz).paste(nasty), sz)
				})
			}
		}
	}
}
