package triage

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// aText draws words such as are said, cut and joined anywhere, and bytes that are no text.
func aText(said []string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 5).Draw(t, "parts") {
			s := rapid.SampledFrom(said).Draw(t, "said")
			from := rapid.IntRange(0, len(s)).Draw(t, "from")
			b.WriteString(s[from:min(len(s), from+rapid.IntRange(0, 60).Draw(t, "length"))])
		}
		return b.String()
	})
}

// everythingSaid are the folded messages of the labelled streams.
func everythingSaid(t testing.TB) (said []string) {
	for _, g := range goldStreams(t) {
		for _, m := range g.messages {
			said = append(said, newText(m.Text).s)
		}
	}
	return said
}

// TestListsAreLookedForAsTheirWords holds what is asked of a text with a list of words against the words one by one.
func TestListsAreLookedForAsTheirWords(t *testing.T) {
	texts := aText(everythingSaid(t))
	lists := [][]string{hows, swapWords, receivedWords, toldOn, saids, papers, titles, unitSuffixes, {""}, {}, {"a", "收", "\xe6"}}
	rapid.Check(t, func(t *rapid.T) {
		s := texts.Draw(t, "text")
		list := slices.Clone(rapid.SampledFrom(lists).Draw(t, "list"))
		if len(s) > 0 && rapid.Bool().Draw(t, "there") {
			from := rapid.IntRange(0, len(s)-1).Draw(t, "from")
			list = append(list, s[from:rapid.IntRange(from, min(len(s), from+12)).Draw(t, "to")])
		}
		for name, is := range map[string]struct {
			fast  func(string, ...string) bool
			plain func(s, w string) bool
		}{"holds": {holdsAny, strings.Contains}, "starts": {startsAny, strings.HasPrefix}, "ends": {endsAny, strings.HasSuffix}} {
			want := slices.ContainsFunc(list, func(w string) bool { return is.plain(s, w) })
			if got := is.fast(s, list...); got != want {
				t.Fatalf("%q %s any of %q: %v", s, name, list, got)
			}
		}
	})
}

// TestTheLongestWordIsFound holds a lexis against a look at every word that it knows, wherever it stands.
func TestTheLongestWordIsFound(t *testing.T) {
	texts := aText(everythingSaid(t))
	tables := [][]entry{zhVerbs(), zhGives(), zhDone(), zhPlain(), words(meetWord, "a am 1 10月 office office_hours 会")}
	lx := newLexis(tables...)
	late := newLexis()
	uses := map[string]use{}
	for _, table := range tables {
		for _, e := range table {
			late.add(e)
			uses[e.word] = e.use
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := newText(texts.Draw(t, "text")).s
		for i := range s {
			want := entry{}
			for n := range uses {
				if e := (entry{word: n, left: letter(runeAt(n, 0)) || digit(runeAt(n, 0)), right: letter(runeBefore(n, len(n))) || digit(runeBefore(n, len(n)))}); len(n) > len(want.word) && strings.HasPrefix(s[i:], n) && e.bordered(s, i) {
					want = e
				}
			}
			for _, l := range []*lexis{lx, late} {
				got, ok := l.longest(s, i)
				if got.word != want.word || ok != (want.word != "") || got.use != uses[want.word] {
					t.Fatalf("%q at %d: %q, want %q", s, i, got.word, want.word)
				}
			}
		}
	})
}
