package triage

import (
	"cmp"
	"reflect"
	"slices"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"shoudao/ingest"
)

// A failer is what fails when a law is broken: a test, or one run of a property.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// A stream is messages by id, for whoever holds findings against them.
type stream map[ingest.ID]ingest.Message

func streamOf(messages []ingest.Message) stream {
	all := stream{}
	for _, m := range messages {
		all[m.ID] = m
	}
	return all
}

// holds fails t where findings break what they promise of the messages they were made of.
func (s stream) holds(t failer, p Profile, found Findings) {
	t.Helper()
	anchors := map[Anchor]bool{}
	for _, it := range found.Items {
		if anchors[it.Anchor] {
			t.Fatalf("two items grow from %v", it.Anchor)
		}
		anchors[it.Anchor] = true
		s.holdsItem(t, it)
	}
	verdicts := map[ingest.ID]bool{}
	for _, v := range found.Verdicts {
		if _, there := s[v.Message]; !there || verdicts[v.Message] {
			t.Fatalf("a verdict too many: %+v", v)
		}
		verdicts[v.Message] = true
		if v.Band != Own && (v.Band != Filtered || !slices.Contains(Codes(), v.Code)) {
			t.Fatalf("the verdict %+v says not why", v)
		}
	}
	for id, m := range s {
		if p.Triaged(m.Group) != verdicts[id] {
			t.Fatalf("%v has a verdict: %t", id, verdicts[id])
		}
	}
	holdsBalance(t, found)
}

// holdsBalance fails t unless every message counts once.
func holdsBalance(t failer, found Findings) {
	t.Helper()
	b := found.Balance()
	by := 0
	for _, n := range b.By {
		by += n
	}
	if b.Received != len(found.Verdicts) || b.Received != b.Own+b.Todo+b.Look+b.Filtered || by != b.Filtered {
		t.Fatalf("%d verdicts do not balance: %+v", len(found.Verdicts), b)
	}
}

// holdsItem fails t unless the item is the sum of its evidence, and all of that stands in
// the messages.
func (s stream) holdsItem(t failer, it Item) {
	t.Helper()
	score := 0
	for _, r := range it.Reasons() {
		score += r.Weight
		holdsReason(t, r.Code, r.Weight)
		s.holdsSpan(t, r.Span)
	}
	if score != it.Score() || it.Band != BandOf(score) {
		t.Fatalf("%v scores %d in band %s, and its reasons %d", it.Anchor, it.Score(), it.Band, score)
	}
	s.holdsSpan(t, Span{it.Anchor.Message, it.Anchor.Offset, it.Anchor.Offset})
	if it.AskedAt.IsZero() || it.Priority == 0 || it.State > Cancelled {
		t.Fatalf("%v is half an item: %+v", it.Anchor, it)
	}
	for i, l := range it.Links {
		s.holdsSpan(t, l.span())
		if !l.Due.At.IsZero() {
			s.holdsSpan(t, l.Due.Words)
		}
		if _, known := s[l.By]; !known || l.Act < Ask || l.Act > Told {
			t.Fatalf("%v has the link %+v", it.Anchor, l)
		}
		if i > 0 && l.ByAt.Before(it.Links[i-1].ByAt) {
			t.Fatalf("the links of %v are out of order: %+v", it.Anchor, it.Links)
		}
	}
}

// holdsReason fails t unless the weight is that of the table, for a code that a rule may
// give as a reason.
func holdsReason(t failer, c Code, weight int) {
	t.Helper()
	i := slices.Index(Codes(), c)
	if i < 0 || weight == 0 || weight != weights[c] {
		t.Fatalf("the reason %q weighs %d, in the table %d", c, weight, weights[c])
	}
	if r := ruleOf(i); r.never || r.whole {
		t.Fatalf("%q is given as a reason, and RULES.md says that no rule does", c)
	}
}

// holdsSpan fails t unless the span lies in the text of its message on rune borders. That
// of a message whose text was withheld stands at its beginning.
func (s stream) holdsSpan(t failer, at Span) {
	t.Helper()
	m, known := s[at.Message]
	if !known || at.From < 0 || at.To < at.From || at.To > len(m.Text) || !border(m.Text, at.From) || !border(m.Text, at.To) {
		t.Fatalf("the span %d-%d is none of %q", at.From, at.To, m.Text)
	}
}

// border reports whether i lies between two runes of text. A byte that belongs to no rune
// stands for itself.
func border(text string, i int) bool {
	if i == len(text) || utf8.RuneStart(text[i]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && back <= i; back++ {
		if utf8.RuneStart(text[i-back]) {
			_, size := utf8.DecodeRuneInString(text[i-back:])
			return size <= back
		}
	}
	return true
}

// differ is how two values differ; "" if they do not. Most do not, and to see that without
// telling how is much faster.
func differ(want, got any) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return gocmp.Diff(want, got, cmpopts.EquateEmpty())
}

// byMessage sorts verdicts by their messages.
func byMessage(verdicts []Verdict) []Verdict {
	slices.SortFunc(verdicts, func(a, b Verdict) int { return cmp.Or(a.Message.Compare(b.Message), cmp.Compare(a.Band, b.Band)) })
	return verdicts
}
