package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/triage/trust"
	"shoudao/tui"
)

// drawnAtOnce is how many of those drawn first may be judged; more are not listed at once.
// What is judged must have been drawn: of messages that somebody picked no rate can be told.
const drawnAtOnce = 20

// sampleJSON is a message that was drawn.
type sampleJSON struct {
	ID     string  `json:"id"`
	Group  string  `json:"group"`
	Sender string  `json:"sender"`
	At     *string `json:"at"`
	Code   string  `json:"code"`
	Score  int     `json:"score"`
	Text   string  `json:"text"`
}

// sayDrawn lists messages that are drawn of what was filtered, to be judged.
func (a *app) sayDrawn(ctx context.Context, d *desk, n int, group string) error {
	now := a.clock(d.zone())
	if n < 1 || n > drawnAtOnce {
		return flagValueError{"--sample", fmt.Sprint(n)}
	}
	var g ingest.Group
	var err error
	if group != "" {
		if g, err = d.groupNamed(ctx, group, now); err != nil {
			return err
		}
	}
	drawn, all, err := d.sample(ctx, now, g, n)
	if err != nil {
		return err
	}
	if a.json {
		return a.drawnJSON(d, drawn)
	}
	w := a.words.Trust
	switch {
	case all == 0:
		a.say(w.NoneLeft(trustDays))
	case group != "":
		a.say(w.DrawnOf(string(tui.Line(g.Name)), len(drawn), all, trustDays))
	default:
		a.say(w.Drawn(len(drawn), all, trustDays))
	}
	ids := make([]ingest.ID, len(drawn))
	for i, b := range drawn {
		ids[i] = b.message.ID
	}
	fates, err := d.Fates(ctx, ids)
	if err != nil {
		return err
	}
	for _, b := range drawn {
		a.say(a.heading(b.message, fates[b.message.ID], now) + "  " + a.words.Reason(b.verdict.Code).Name)
		a.say(indent(a.body(b.message)))
	}
	if all > 0 {
		a.say(w.HowTo)
	}
	return a.sayRate(ctx, d, now)
}

func (a *app) drawnJSON(d *desk, drawn []ballot) error {
	for _, b := range drawn {
		m := b.message
		err := a.printJSON(sampleJSON{
			m.ID.String(), m.Group.Name, m.Sender, rfc3339(m.SentAt, d.zone()), string(b.verdict.Code), b.verdict.Score, m.Text,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// sayRate prints the running rate of what was missed.
func (a *app) sayRate(ctx context.Context, d *desk, now time.Time) error {
	r, err := d.rate(ctx, now)
	if err != nil {
		return err
	}
	a.say(a.rateSaid(r))
	return nil
}

// rateSaid is the running rate in words, with the ends and the name of its interval.
func (a *app) rateSaid(r trust.Rate) string {
	if r.Judged == 0 {
		return a.words.Trust.NoRate + " (shoudao audit --sample 10)"
	}
	return a.words.Trust.Rates(r, trustDays)[0]
}

// rateJSON is the running rate for scripts. Low and high are the ends of the exact interval
// of Clopper and Pearson.
type rateJSON struct {
	Days       int     `json:"days"`
	Judged     int     `json:"judged"`
	Missed     int     `json:"missed"`
	Share      float64 `json:"share"`
	Low        float64 `json:"low"`
	High       float64 `json:"high"`
	Confidence float64 `json:"confidence"`
	Interval   string  `json:"interval"`
}

func rateOf(r trust.Rate) rateJSON {
	in := r.Interval()
	return rateJSON{trustDays, r.Judged, r.Missed, r.Share(), in.Low, in.High, trust.Confidence, "clopper-pearson"}
}

func (a *app) judgeCommand() *cobra.Command {
	w := a.words.Cmd.Judge
	return &cobra.Command{
		Use: "judge ID... mine|not-mine", Short: w.Short, Long: w.Long, Args: args(2, -1),
		RunE: func(c *cobra.Command, given []string) error {
			last := len(given) - 1
			mine := given[last] == triage.MarkMine.String()
			if !mine && given[last] != triage.MarkNotMine.String() {
				return noAnswerError{given[last]}
			}
			return a.with(c.Context(), func(d *desk) error { return a.sayAnswer(c.Context(), d, given[:last], mine) })
		},
	}
}

// sayAnswer records what the user says of messages that were drawn, as one action.
func (a *app) sayAnswer(ctx context.Context, d *desk, names []string, mine bool) error {
	now := a.clock(d.zone())
	first, err := d.drawn(ctx, now)
	if err != nil {
		return err
	}
	var ds []triage.Decision
	for _, name := range names {
		m, err := d.messageOf(ctx, name)
		if err != nil {
			return err
		}
		draw, ok := first[m.ID]
		if !ok {
			return notDrawnError{name}
		}
		delete(first, m.ID) // once
		some, err := d.answers(ctx, m, draw, mine, now)
		if err != nil {
			return err
		}
		ds = append(ds, some...)
	}
	action, err := d.Decide(ctx, d.judge, now, ds)
	if err != nil {
		return err
	}
	err = a.tellAction(ctx, d, action, func(verb string, titles []string) string {
		return a.words.Cmd.Output.Decided(verb, titles, "")
	}, true)
	if err != nil || a.json {
		return err
	}
	return a.sayRate(ctx, d, now)
}

// drawn are the messages that may be judged, and how each was drawn: among the first of
// all, or of its group.
func (d *desk) drawn(ctx context.Context, now time.Time) (map[ingest.ID]triage.Draw, error) {
	all, err := d.Unjudged(ctx, trustFrom(now))
	if err != nil {
		return nil, err
	}
	first := map[ingest.ID]triage.Draw{}
	of := map[ingest.Group]int{}
	for i, x := range lots(all) {
		switch of[x.Group]++; {
		case i < drawnAtOnce:
			first[x.ID] = triage.OfWhole
		case of[x.Group] <= drawnAtOnce:
			first[x.ID] = triage.OfGroup
		}
	}
	return first, nil
}

// answers are the decisions of what is said of a filtered message: the answer, and, where
// it is hers and not in the queue, that it is.
func (d *desk) answers(ctx context.Context, m ingest.Message, draw triage.Draw, mine bool, now time.Time) ([]triage.Decision, error) {
	ds := []triage.Decision{triage.Answer(m, draw, mine, now)}
	if !mine {
		return ds, nil
	}
	it, already, err := d.mine(ctx, m.ID, now)
	if err == nil && !already {
		ds = append(ds, it.Decide(triage.MarkMine, now))
	}
	return ds, err
}

// refusal is the answer that a message is not the user's, which no item has; none is the
// error if the rules did not filter it.
func (d *desk) refusal(ctx context.Context, id ingest.ID, now time.Time, none error) (triage.Decision, error) {
	v, _, err := d.Verdict(ctx, id)
	if errors.Is(err, store.ErrNotFound) || err == nil && v.Band != triage.Filtered {
		return triage.Decision{}, none
	}
	if err != nil {
		return triage.Decision{}, err
	}
	m, err := d.Message(ctx, v.Message)
	return triage.Answer(m, triage.Picked, false, now), err
}

// deeds are what the user did in an action, one a message or item: what she has answered is
// hers was taken in.
func deeds(ds []triage.Decision) []triage.Decision {
	if !slices.ContainsFunc(ds, func(d triage.Decision) bool { return d.Verb == triage.MarkMine }) {
		return ds
	}
	return slices.DeleteFunc(slices.Clone(ds), func(d triage.Decision) bool { return d.Verb == triage.Sampled })
}

// titleOf is what an item is called; of one that there is not, or that went with the
// user's word, the words of its message.
func (d *desk) titleOf(ctx context.Context, a triage.Anchor) (string, error) {
	it, err := d.Item(ctx, a)
	if !errors.Is(err, store.ErrNotFound) {
		return it.Title, err
	}
	m, err := d.Message(ctx, a.Message)
	if errors.Is(err, store.ErrNotFound) || err == nil && m.Text == "" {
		return a.Message.String(), nil
	}
	return m.Text, err
}
