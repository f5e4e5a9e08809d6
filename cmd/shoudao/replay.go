package main

import (
	"context"
	"slices"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

// A replay is what the user has said of messages, compared with what the rules and the
// settings of today make of them. What they had right once and have wrong now is lost,
// whether that was when she judged it or after they had learnt it.
type replay struct {
	held, learnt, open, lost []store.Judgement
}

func replayed(all []store.Judgement) replay {
	var c replay
	for _, j := range all {
		part := &c.open
		switch {
		case j.Holds && j.Held:
			part = &c.held
		case j.Holds:
			part = &c.learnt
		case j.Held || j.Learnt:
			part = &c.lost
		}
		*part = append(*part, j)
	}
	return c
}

// replayJSON is a check for scripts.
type replayJSON struct {
	Judged int             `json:"judged"`
	Held   int             `json:"held"`
	Learnt int             `json:"learnt"`
	Open   int             `json:"open"`
	Lost   int             `json:"lost"`
	Cases  []judgementJSON `json:"cases"`
}

// judgementJSON is what the user has said of one message.
type judgementJSON struct {
	ID    string  `json:"id"`
	Said  string  `json:"said"` // mine, not-mine
	Draw  string  `json:"draw"` // all, group, picked; empty: said of an item
	At    *string `json:"at"`   // when she said so
	Held  bool    `json:"held"` // the rules had it right then
	Holds bool    `json:"holds"`
	Now   string  `json:"now"` // where the rules alone have it: todo, look, filtered
	Group string  `json:"group"`
	Text  string  `json:"text"`
	// Learnt: they had it wrong then, and right at some time since.
	Learnt bool `json:"learnt"`
}

func said(j store.Judgement) string {
	if j.Mine {
		return triage.MarkMine.String()
	}
	return triage.MarkNotMine.String()
}

// sayReplay tests the rules and settings of today by all that the user has judged. Where
// one that was right when she judged it is wrong now, the command fails.
func (a *app) sayReplay(ctx context.Context, d *desk) error {
	all, err := d.Judgements(ctx)
	if err != nil {
		return err
	}
	c := replayed(all)
	if a.json {
		out := replayJSON{len(all), len(c.held), len(c.learnt), len(c.open), len(c.lost), []judgementJSON{}}
		for _, j := range all {
			out.Cases = append(out.Cases, judgementJSON{
				j.Message.ID.String(), said(j), j.Draw.String(), rfc3339(j.At, d.zone()), j.Held, j.Holds, j.Now.String(), j.Group.Name, j.Message.Text, j.Learnt,
			})
		}
		err = a.printJSON(out)
	} else {
		err = a.printReplay(ctx, d, c, len(all))
	}
	if err == nil && len(c.lost) > 0 {
		err = errTold
	}
	return err
}

func (a *app) printReplay(ctx context.Context, d *desk, c replay, n int) error {
	w, now := a.words.Trust, a.clock(d.zone())
	if n == 0 {
		a.say(w.CheckNone)
		return nil
	}
	var ids []ingest.ID
	for _, j := range slices.Concat(c.open, c.lost) {
		ids = append(ids, j.Message.ID)
	}
	fates, err := d.Fates(ctx, ids)
	if err != nil {
		return err
	}
	a.say(w.CheckHead(n))
	for _, part := range []struct {
		head  func(int) string
		of    []store.Judgement
		whole bool
	}{{w.Held, c.held, false}, {w.Learnt, c.learnt, false}, {w.Open, c.open, true}, {w.Lost, c.lost, true}} {
		a.say(part.head(len(part.of)))
		if !part.whole {
			continue
		}
		for _, j := range slices.Backward(part.of) { // the last she said first
			a.say("        " + a.heading(j.Message, fates[j.Message.ID], now) + "  " + a.saidOf(j))
			a.say("          " + string(tui.Line(clip(a.body(j.Message), 60))))
		}
	}
	return nil
}

// saidOf is what the user has said of a message, and where the rules have it.
func (a *app) saidOf(j store.Judgement) string {
	w := a.words.Trust
	by := w.SaidOther
	switch {
	case j.Mine && j.Held:
		by = w.SaidDone
	case j.Mine:
		by = w.SaidMine
	}
	place := map[triage.Band]string{triage.Todo: w.Queue, triage.Look: w.Look}[j.Now]
	if place == "" {
		place = w.Filtered
	}
	if j.Learnt && !j.Holds {
		place += w.Unlearnt
	}
	return w.Is(by, place)
}
