package tui

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"shoudao/triage"
	"shoudao/tui/text"
)

func TestPlainReads(t *testing.T) {
	for _, c := range []struct {
		name, line, verb string
		items            int
	}{
		{"a letter and numbers", "e 2 5-7", "done", 4},
		{"commas", "e 2,5", "done", 2},
		{"Chinese commas", "e 2、5，6", "done", 3},
		{"numbers as they are listed", "e 2. 5.", "done", 2},
		{"a range the other way round", "e 7-5", "done", 3},
		{"one number twice", "e 2 2 1-2", "done", 2},
		{"no blank", "e2", "done", 1},
		{"a word", "完成 2", "done", 1},
		{"a word without a blank", "完成2", "done", 1},
		{"a word of the other language", "Done 2", "done", 1},
		{"two words", "not mine 2", "not-mine", 1},
		{"the screen's other letter", "d 2", "done", 1},
		{"a capital where there is no other meaning", "E 2", "done", 1},
		{"full width", "　ｅ　２－３", "done", 2},
		{"a search with the sign of an input method", "、停电", "", 0},
		{"a time that the rules read", "b 2 明早", "snooze", 1},
		{"several, and a time", "b 2,5-6 明早", "snooze", 3},
		{"a time that begins with a digit", "t 2 3.15", "set-due", 1},
		{"a proposal by its name", "t 2 不设时限", "set-due", 1},
		{"a day before", "b 8 截止前1天", "snooze", 1},
		{"a note that begins with a number", "w 2 12 份", "note", 1},
		{"words of the archive are no command", "低保", "", 0},
		{"a word that goes on", "完成后通知我", "", 0},
		{"nothing", "", "", 0},
		{"no number", "e", "", 0},
		{"a number that is not listed", "e 2 30", "", 0},
		{"a number beyond all numbers", "e 99999999999999999999", "", 0},
		{"zero", "e 0-3", "", 0},
		{"a number too many", "w", "", 0},
		{"several where one is meant", "r 4 5", "", 0},
		{"words where none are meant", "e 2 明早", "", 0},
		{"words behind a number alone", "2 完成", "", 0},
		{"a number or a time", "t 2 3-15 17:00", "", 0},
		{"a time that is none", "b 2 改天", "", 0},
		{"a time that is past", "b 2 昨天", "", 0},
		{"a time that is missing", "b 2", "", 0},
		{"no move to accept", "c 3", "", 0},
		{"no receipt that is wanted", "r 6", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := newTalk(newTown(), c.line)
			k.held(t)
			got, items := "", 0
			if len(k.box.actions) > 0 {
				got, items = k.box.actions[0].decisions[0].Verb.String(), len(k.box.actions[0].decisions)
			}
			if got != c.verb || items != c.items {
				t.Errorf("%q did %q to %d, want %q to %d:\n%s", c.line, got, items, c.verb, c.items, k.after(t, c.line))
			}
			if k.after(t, c.line) == "" {
				t.Errorf("%q was not answered", c.line)
			}
		})
	}
	t.Run("without a number it is the item spoken of last", func(t *testing.T) {
		k := newTalk(newTown(), "2", "e", "e", "", "n")
		k.held(t)
		want := []triage.Anchor{}
		for _, i := range []int{2, 3, 4} {
			want = append(want, k.box.queueOnEve()[i-1].Anchor)
		}
		var got []triage.Anchor
		for _, d := range decisions(k.box) {
			got = append(got, d.Anchor)
		}
		if !slices.Equal(got, want) {
			t.Errorf("did it to %v, want %v:\n%s", got, want, &k.said)
		}
	})
	t.Run("a note is kept as it was typed", func(t *testing.T) {
		k := newTalk(newTown(), "w 2  ＡＢ：１２ 份，  问", "w 2", "w 2 -", "w 2")
		k.answers(t, "w 2", "ＡＢ：１２ 份，  问")
		if ds := decisions(k.box); ds[0].Text != "ＡＢ：１２ 份，  问" || ds[1].Text != "" {
			t.Errorf("stored %q, then %q", ds[0].Text, ds[1].Text)
		}
	})
}

// queueOnEve is the queue as the first list shows it.
func (m *memory) queueOnEve() []triage.Item {
	page, _ := (&memory{items: m.items, messages: m.messages}).Queue(context.Background(), QueueQuery{At: eve, Limit: 100})
	var items []triage.Item
	for _, r := range page.Rows {
		items = append(items, r.Item)
	}
	return items
}

// TestPlainDoesAsTheScreen holds that a command stores what its key does.
func TestPlainDoesAsTheScreen(t *testing.T) {
	for _, c := range []struct {
		keys []string
		line string
	}{
		{[]string{"j", "e"}, "e 2"},
		{[]string{"j", "n"}, "n 2"},
		{[]string{"j", "p"}, "p 2"},
		{[]string{"j", "c"}, "c 2"},
		{[]string{"j", "C"}, "C 2"},
		{[]string{"j", "b", "=明早", "enter"}, "b 2 明早"},
		{[]string{"j", "t", "=周五", "enter"}, "t 2 周五"},
		{[]string{"j", "w", "=问", "enter"}, "w 2 问"},
		{[]string{"x", "j", "x", "e"}, "e 1 2"},
	} {
		t.Run(c.line, func(t *testing.T) {
			st := newStage(t, newTown(), text.Chinese, size{80, 24}).press(c.keys...)
			k := newTalk(newTown(), c.line)
			k.held(t)
			got, want := decisions(k.box), decisions(st.box)
			if len(want) == 0 || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("stored\n%v, the screen\n%v", got, want)
			}
		})
	}
}

// TestPlainIsSafe says everything that there is to say of hostile words: nothing in
// it is a control.
func TestPlainIsSafe(t *testing.T) {
	box := rough()
	var lines []string
	for i := range box.items {
		for _, c := range []string{"%d", "v %d", "i %d", "o %d", "y %d", "Y %d", "w %d", "b %d", "r %d"} {
			lines = append(lines, fmt.Sprintf(c, i+1))
		}
	}
	lines = append(slices.Repeat([]string{"+"}, 4), lines...)
	for i, h := range hostile {
		h = strings.NewReplacer("\n", " ", "\r", " ").Replace(h)
		lines = append(lines, h, "e "+h, "/"+h, fmt.Sprintf("w %d %s", i+1, h), "? "+h, fmt.Sprintf("b %d %s", i+1, h), "l")
	}
	var said bytes.Buffer
	k := newTalk(box)
	if err := Plain(t.Context(), k.options(), strings.NewReader(strings.Join(lines, "\n")), &said); err != nil {
		t.Fatal(err)
	}
	harmful(t, "hostile words", said.String())
	if !strings.Contains(said.String(), "␛") || len(k.box.actions) == 0 {
		t.Errorf("nothing hostile was said:\n%s", &said)
	}
}

// TestPlainTable holds that the help tells the truth: every example is read as the
// command that it stands with, and no name has two meanings.
func TestPlainTable(t *testing.T) {
	for lang, l := range languages {
		k := newTalk(newTown())
		k.lang = l
		d := newDialogue(k.options().desk(t.Context()), io.Discard)
		for _, c := range d.commands {
			if got, _, ok := d.read(c.words.Usage); !ok || got.words.Usage != c.words.Usage {
				t.Errorf("%s: %q is read as %q", lang, c.words.Usage, got.words.Usage)
			}
			for _, name := range c.names {
				if got, rest, ok := d.read(name); !ok || got.words.Usage != c.words.Usage || rest != "" {
					t.Errorf("%s: %q of %q is read as %q with %q", lang, name, c.words.Usage, got.words.Usage, rest)
				}
			}
		}
	}
}

// FuzzPlain holds that whatever is typed is answered, safely, and that nothing is
// done that was not read as a command.
func FuzzPlain(f *testing.F) {
	for _, s := range slices.Concat(hostile, []string{"", "2", "e 2 5-7", "b 2,5-7 明早", "t 3 3-15", "w 1 -", "/停电", "? e", "+", "l", "R", "m 1", "完成2", "-", ",", "e -", "e ,2", "e 2-", "、", "？"}) {
		f.Add(s, "e 1")
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		k := newTalk(newTown())
		var said bytes.Buffer
		d := newDialogue(k.options().desk(t.Context()), &said)
		d.begin()
		for _, line := range []string{first, second, first} {
			_ = d.out.Flush()
			before, actions := said.Len(), len(k.box.actions)
			_, _, known := d.read(strings.TrimSpace(line))
			d.answer(line)
			_ = d.out.Flush()
			if said.Len() == before && !d.left {
				t.Fatalf("%q was not answered", line)
			}
			if !known && len(k.box.actions) != actions {
				t.Fatalf("%q is no command and did something", line)
			}
		}
		harmful(t, first+second, said.String())
	})
}
