package triage

import (
	"testing"

	"shoudao/ingest"
)

func TestAnAnswerIsReadAsItWasGiven(t *testing.T) {
	m := ingest.Message{ID: ingest.ID{Source: "a", Native: "1"}, Text: "请各位周知"}
	it := NewJudge(Profile{}).Adopt(m)
	for _, draw := range []Draw{Picked, OfGroup, OfWhole} {
		for _, mine := range []bool{true, false} {
			d := Answer(m, draw, mine, it.AskedAt)
			gotDraw, gotMine, ok := d.Answered()
			if !ok || gotDraw != draw || gotMine != mine {
				t.Errorf("%q is read as %v, %v, %v; want %v, %v", d.Text, gotDraw, gotMine, ok, draw, mine)
			}
			if got := Settle([]Item{it}, []Decision{d})[0]; got.State != it.State || got.Band != it.Band || got.Standing != it.Standing {
				t.Errorf("the answer %q moves the item: %+v", d.Text, got.Standing)
			}
		}
	}
	for _, d := range []Decision{it.Decide(MarkMine, it.AskedAt), {Verb: Sampled, Text: "perhaps"}, {Verb: Note, Text: "mine"}} {
		if _, _, ok := d.Answered(); ok {
			t.Errorf("%v %q is taken for an answer", d.Verb, d.Text)
		}
	}
}
