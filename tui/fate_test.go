package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"shoudao/ingest"
	"shoudao/tui/text"
)

// fated is the town in which a message of the second item was edited and one beside it taken
// back.
func fated() *memory {
	box := newTown()
	said := func(words string) *Said {
		return &box.messages[slices.IndexFunc(box.messages, func(s Said) bool { return strings.Contains(s.Message.Text, words) })]
	}
	moved := said("县里要求提前")
	moved.Fate.Edits = []ingest.Message{{Kind: ingest.Edit, SentAt: at(11, 20, 30), Text: "县里要求提前，返乡台账改到明早11点前，格式用昨天那个表。"}}
	said("零报告也要盖章吗").Fate.RecalledAt = at(11, 20, 21)
	return box
}

// TestFates keeps how a message that was edited or taken back is shown, wherever one is.
func TestFates(t *testing.T) {
	for lang, l := range languages {
		for name, keys := range map[string][]string{
			"detail": {"j", "enter", "G"},
			"place":  {"j", "enter", "o", "G"},
			"edited": {"f", "=县里要求提前", "down", "o"},
			"search": {"f", "=盖章", "down", "j"},
		} {
			for _, sz := range []size{{80, 24}, {120, 40}} {
				t.Run(fmt.Sprintf("%s %s %dx%d", name, lang, sz.w, sz.h), func(t *testing.T) {
					st := newStage(t, fated(), l, sz).press(keys...)
					fits(t, st, sz)
					golden.RequireEqual(t, st.screen()+"\n")
				})
			}
		}
	}
}

func TestFatesAreCopied(t *testing.T) {
	newStage(t, fated(), text.Chinese, size{120, 40}).press("f", "=零报告也要盖章吗", "down").sees("[已撤回 3/11 20:21]")
	st := newStage(t, fated(), text.English, size{120, 40}).press("j", "enter")
	st.sees("[edited 11 Mar 20:30]", "before that:")
}
