package main

import (
	"context"
	"errors"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

func (in inbox) Mine(ctx context.Context, id ingest.ID) (triage.Item, bool, error) {
	it, already, err := in.d.mine(ctx, id, in.now())
	if errors.Is(err, store.ErrNotFound) {
		return it, false, tui.ErrGone
	}
	return it, already, err
}

func (in inbox) Decide(ctx context.Context, ds []triage.Decision) error {
	if len(ds) == 0 {
		return nil
	}
	_, err := in.d.Decide(ctx, in.d.judge, ds[0].At, ds)
	return err
}

func (in inbox) Undo(ctx context.Context, at time.Time) (tui.Action, error) {
	return in.action(ctx, at, in.d.Undo)
}

func (in inbox) Redo(ctx context.Context, at time.Time) (tui.Action, error) {
	return in.action(ctx, at, in.d.Redo)
}

// action takes a step back or brings it again, and tells what it was.
func (in inbox) action(ctx context.Context, at time.Time, do func(context.Context, *triage.Judge, time.Time) (store.Action, error)) (tui.Action, error) {
	act, err := do(ctx, in.d.judge, at)
	if errors.Is(err, store.ErrNothing) {
		return tui.Action{}, tui.ErrNothing
	}
	if err != nil {
		return tui.Action{}, err
	}
	ds := deeds(act.Decisions)
	done := tui.Action{Items: len(ds)}
	for _, d := range ds {
		done.Verb = d.Verb
		done.Anchors = append(done.Anchors, d.Anchor)
	}
	if len(ds) > 0 {
		done.Title, err = in.d.titleOf(ctx, ds[0].Anchor)
	}
	return done, err
}
