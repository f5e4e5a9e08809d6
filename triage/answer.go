package triage

import (
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
)

// A Draw is how a message that was filtered came before the user, to say whether it is
// hers. Only what was drawn by lot tells how much is missed.
type Draw uint8

// The draws.
const (
	Picked  Draw = iota + 1 // she came upon it herself
	OfGroup                 // it was drawn by lot from all that was filtered of its group
	OfWhole                 // it was drawn by lot from all that was filtered
)

// What is written for the answers.
const (
	sayMine  = "mine"
	sayOther = "not-mine"
)

// String is the draw's name in JSON, and before the answer in [Decision.Text].
func (d Draw) String() string { return [...]string{"", "picked", "group", "all"}[d] }

// Answer is the decision that records what the user has said of a message that was
// filtered. By itself it moves nothing: where the message is hers, a decision of
// [MarkMine] goes with it in one action. A message that is not hers may still come into
// the queue by better rules: an item too many costs a key, one too few a reprimand.
func Answer(m ingest.Message, draw Draw, mine bool, at time.Time) Decision {
	d := Decision{Verb: Sampled, Anchor: Anchor{Message: m.ID}, Seen: []Span{{Message: m.ID, To: len(m.Text)}}, At: at}
	if d.Text = sayOther; mine {
		d.Text = sayMine
	}
	if draw != OfWhole {
		d.Text = draw.String() + " " + d.Text
	}
	return d
}

// Answered reads what [Answer] has recorded; ok is false for any other decision.
func (d Decision) Answered() (draw Draw, mine, ok bool) {
	draw, said := OfWhole, d.Text
	for _, x := range []Draw{Picked, OfGroup} {
		if rest, found := strings.CutPrefix(said, x.String()+" "); found {
			draw, said = x, rest
		}
	}
	return draw, said == sayMine, d.Verb == Sampled && (said == sayMine || said == sayOther)
}

// ByName reports whether the item calls the user herself, and not her office, her
// village or everybody: in a muted group it would come in as well.
func (it Item) ByName() bool {
	return slices.ContainsFunc(it.Reasons(), func(r Reason) bool { return r.Code.names() })
}
