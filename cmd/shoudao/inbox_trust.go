package main

import (
	"context"
	"errors"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage/trust"
	"shoudao/tui"
)

// Sample implements [tui.Truster].
func (in inbox) Sample(ctx context.Context, q tui.SampleQuery) (tui.Sample, error) {
	drawn, all, err := in.d.sample(ctx, q.At, q.Group, q.N)
	s := tui.Sample{Of: all}
	for _, b := range drawn {
		s.Said = append(s.Said, tui.Said{Message: b.message, Verdict: b.verdict})
	}
	return s, err
}

// Rate implements [tui.Truster].
func (in inbox) Rate(ctx context.Context, at time.Time) (trust.Rate, error) {
	return in.d.rate(ctx, at)
}

// Cases implements [tui.Truster].
func (in inbox) Cases(ctx context.Context, at time.Time) ([]tui.Case, error) {
	all, err := in.d.cases(ctx, at)
	cases := make([]tui.Case, len(all))
	for i, c := range all {
		cases[i] = tui.Case{Group: c.group, Case: c.Case}
	}
	return cases, err
}

// Review implements [tui.Truster].
func (in inbox) Review(ctx context.Context, id ingest.ID) (tui.Review, error) {
	m, err := in.d.Message(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return tui.Review{}, tui.ErrGone
	}
	if err != nil {
		return tui.Review{}, err
	}
	return learner{desk: in.d, now: in.now}.review(ctx, m)
}
