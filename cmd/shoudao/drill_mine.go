package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

// drillBefore is how long before the day of a drill the messages are read: what was asked
// then may still be chased or moved on the day.
const drillBefore = 14 * 24 * time.Hour

// drillMine tells of a day of the user's own archive what was asked of her, and where each
// of it would have stood the next morning if she had read nothing but the queue.
func (a *app) drillMine(ctx context.Context, d *desk, date string) error {
	day, err := time.ParseInLocation(time.DateOnly, date, d.zone())
	if err != nil {
		return flagValueError{"--mine", date}
	}
	morning := morningAfter(day)
	messages, err := d.sent(ctx, day.Add(-drillBefore), morning)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(messages, func(m ingest.Message) bool { return sameDay(m.SentAt, day) }) {
		return emptyDayError{date} // nothing missed would be no merit
	}
	asked, err := d.askedOn(ctx, messages, day, morning)
	if err != nil {
		return err
	}
	desk := &drillDesk{d.judge, d.profile}
	missed := 0
	var all []outcome
	for _, it := range asked {
		o := play(desk, messages, it.Messages(), morning)
		if !o.found {
			missed++
			o.item = it
		}
		all = append(all, o)
	}
	// What lay deepest comes first: that is what nobody would have scrolled up to.
	slices.SortStableFunc(all, func(a, b outcome) int { return cmp.Compare(b.passed, a.passed) })
	return a.tellMine(d, all, missed, day, morning)
}

// sent are the messages sent from one instant up to before another.
func (d *desk) sent(ctx context.Context, from, to time.Time) ([]ingest.Message, error) {
	var all []ingest.Message
	for m, err := range d.Sent(ctx, from, to) {
		if err != nil {
			return nil, err
		}
		if d.profile.Triaged(m.Group) {
			all = append(all, m)
		}
	}
	return all, nil
}

// askedOn is what was asked of the user on a day: what the rules find, but for what she has
// refused, and what she herself has said to be hers.
func (d *desk) askedOn(ctx context.Context, messages []ingest.Message, day, morning time.Time) ([]triage.Item, error) {
	on := func(it triage.Item) bool {
		return !it.AskedAt.Before(day) && it.AskedAt.Before(morning) && sameDay(it.AskedAt, day)
	}
	var asked []triage.Item
	for _, it := range judged(d.judge, messages, morning) {
		if !on(it) {
			continue
		}
		now, err := d.Item(ctx, it.Anchor)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if err != nil || now.State != triage.NotMine {
			asked = append(asked, it)
		}
	}
	for _, view := range []store.View{store.Queue, store.Look, store.Snoozed, store.Closed} {
		for offset := 0; ; offset += remembered {
			page, err := d.Items(ctx, store.Window{View: view, At: morning, Offset: offset, Limit: remembered})
			if err != nil {
				return nil, err
			}
			for _, it := range page {
				said := slices.ContainsFunc(it.Reasons(), func(r triage.Reason) bool { return r.Code == triage.UserSaid })
				if _, known := itemOf(asked, it.Messages()); said && !known && on(it) {
					asked = append(asked, it)
				}
			}
			if len(page) < remembered {
				break
			}
		}
	}
	return asked, nil
}

// sameDay reports whether an instant is on a day.
func sameDay(t, day time.Time) bool {
	y, m, d := t.In(day.Location()).Date()
	return day.Equal(time.Date(y, m, d, 0, 0, 0, 0, day.Location()))
}

// tellMine prints what a day's drill has come to.
func (a *app) tellMine(d *desk, all []outcome, missed int, day, morning time.Time) error {
	w, times := a.words.Cmd.Drill, a.words.Times
	if a.json {
		for _, o := range all {
			if err := a.printJSON(o.json(d.zone())); err != nil {
				return err
			}
		}
	} else {
		a.say(w.MineHead(day.Format(time.DateOnly), times.Stamp(morning, morning), len(all)))
		for _, o := range all {
			where := fmt.Sprintf("%s  %s  %s", times.Stamp(o.askedAt.In(d.zone()), morning), tui.Line(o.group.Name), tui.Line(o.item.Sender))
			a.say("  " + where + "  " + string(tui.Line(o.item.Title)))
			a.say("     " + a.became(o, morning))
		}
		a.say(w.MineSum(len(all), missed))
	}
	if missed > 0 {
		return errTold
	}
	return nil
}
