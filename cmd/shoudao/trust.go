package main

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/triage/trust"
	"shoudao/tui"
)

// trustDays is over how many days what was filtered is sampled, and groups are weighed.
const trustDays = 30

// trustFrom is when those days begin.
func trustFrom(now time.Time) time.Time { return now.AddDate(0, 0, -trustDays) }

// A ballot is a message that was drawn by lot, to be judged.
type ballot struct {
	message ingest.Message
	verdict triage.Verdict
}

// lots are messages in the order in which they are drawn.
func lots(all []store.Unjudged) []store.Unjudged {
	lots := make(map[ingest.ID]uint64, len(all))
	for _, x := range all {
		lots[x.ID] = trust.Lot(x.ID.String())
	}
	return slices.SortedFunc(slices.Values(all), func(a, b store.Unjudged) int {
		return cmp.Or(cmp.Compare(lots[a.ID], lots[b.ID]), a.ID.Compare(b.ID))
	})
}

// sample is the first n that are drawn of a group, or of all, and of how many; the zero
// group is all of them.
func (d *desk) sample(ctx context.Context, now time.Time, g ingest.Group, n int) (drawn []ballot, of int, err error) {
	all, err := d.Unjudged(ctx, trustFrom(now))
	if err != nil {
		return nil, 0, err
	}
	if g != (ingest.Group{}) {
		all = slices.DeleteFunc(all, func(x store.Unjudged) bool { return x.Group != g })
	}
	var ids []ingest.ID
	for _, x := range lots(all)[:min(n, len(all))] {
		ids = append(ids, x.ID)
	}
	by, err := d.byID(ctx, ids)
	if err != nil {
		return nil, 0, err
	}
	for _, id := range ids {
		v, _, err := d.Verdict(ctx, id)
		if err != nil {
			return nil, 0, err
		}
		drawn = append(drawn, ballot{by[id], v})
	}
	return drawn, len(all), nil
}

// rate is the running rate of what was missed: of the messages that were drawn from all
// and judged in those days.
func (d *desk) rate(ctx context.Context, now time.Time) (trust.Rate, error) {
	judged, missed, err := d.Sampled(ctx, trustFrom(now))
	return trust.Rate{Judged: judged, Missed: missed}, err
}

// A groupCase is a group and what is known of it.
type groupCase struct {
	group   ingest.Group
	traffic store.Traffic
	trust.Case
}

// cases weigh every triaged group, the one that brought most first.
func (d *desk) cases(ctx context.Context, now time.Time) ([]groupCase, error) {
	from := trustFrom(now)
	traffics, err := d.Traffics(ctx, from, time.Time{})
	if err != nil {
		return nil, err
	}
	reach, err := d.reach(ctx, now)
	if err != nil {
		return nil, err
	}
	unjudged, err := d.Unjudged(ctx, from)
	if err != nil {
		return nil, err
	}
	named, err := d.ByName(ctx, from)
	if err != nil {
		return nil, err
	}
	judged, err := d.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	by := map[ingest.Group]*trust.Case{}
	for _, t := range traffics {
		b := t.Balance
		by[t.Group] = &trust.Case{Received: b.Received - b.Own, Hers: b.Todo, Named: named[t.Group]}
	}
	for _, x := range unjudged {
		by[x.Group].Filtered++
	}
	for _, j := range judged {
		if !j.Message.SentAt.Before(from) {
			weigh(by[j.Group], j)
		}
	}
	_, behind := tui.Covered(reach)
	var all []groupCase
	for _, t := range traffics {
		i := slices.IndexFunc(reach, func(r tui.Reach) bool { return r.Group == t.Group })
		if i < 0 {
			continue // it is not triaged
		}
		c := by[t.Group]
		c.Behind = reach[i].Hush.Usual > 0 || slices.ContainsFunc(behind, func(r tui.Reach) bool { return r.Group == t.Group })
		all = append(all, groupCase{t.Group, t, *c})
	}
	slices.SortStableFunc(all, func(a, b groupCase) int { return cmp.Compare(b.Received, a.Received) })
	return all, nil
}

// weigh counts a judgement of a message that the queue alone would not have shown: it was
// filtered, or was only to be looked at and has turned out to be hers.
func weigh(c *trust.Case, j store.Judgement) {
	drawn := j.Draw == triage.OfWhole || j.Draw == triage.OfGroup
	if drawn {
		c.Sample.Judged++
	}
	if !j.Mine || j.Held && j.Now != triage.Look {
		return
	}
	if c.Missed++; drawn {
		c.Sample.Missed++
	}
	if j.Now == triage.Todo {
		c.Learnt++
	}
}

// groupNamed is the group of a name, or of the only name of which it is a part.
func (d *desk) groupNamed(ctx context.Context, typed string, now time.Time) (ingest.Group, error) {
	reach, err := d.reach(ctx, now)
	if err != nil {
		return ingest.Group{}, err
	}
	var some []string
	var found ingest.Group
	for _, r := range reach {
		name := cmp.Or(r.Group.Name, r.Group.ID)
		if typed == name || typed == r.Group.ID {
			return r.Group, nil
		}
		if strings.Contains(name, typed) {
			some, found = append(some, name), r.Group
		}
	}
	if len(some) != 1 {
		return ingest.Group{}, noGroupError{typed, some[:min(len(some), 3)]}
	}
	return found, nil
}
