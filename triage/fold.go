package triage

import (
	"slices"
	"strings"

	"shoudao/ingest"
)

// A Fold makes items of messages, in the order of [ingest.Message.Compare].
type Fold struct {
	judge    *Judge
	items    []Item
	verdicts []Verdict
}

// Resume starts a fold that goes on from mem.
func (j *Judge) Resume(mem Memory) *Fold {
	return &Fold{judge: j, items: slices.Clone(mem.Items)}
}

// Add reads the next message. It must not come before those already added.
func (f *Fold) Add(m ingest.Message) {
	if !slices.ContainsFunc(f.judge.profile.Names, func(name string) bool { return strings.Contains(m.Text, name) }) {
		f.verdicts = append(f.verdicts, Verdict{Message: m.ID, Band: Filtered, Code: NoAddress})
		return
	}
	it := f.judge.Adopt(m)
	it.Links[0].Reasons[0].Code = Named
	f.items = append(f.items, it)
	f.verdicts = append(f.verdicts, Verdict{Message: m.ID, Band: Todo, Score: it.Score()})
}

// Drain returns what no later message can change: items that are no longer alive
// and the verdicts of messages older than [ContextAge]. What it returned is gone
// from the fold.
func (f *Fold) Drain() Findings { return Findings{} }

// Close returns the rest and ends the fold.
func (f *Fold) Close() Findings { return Findings{Items: f.items, Verdicts: f.verdicts} }
