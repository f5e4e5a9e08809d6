package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/triage/trust"
	"shoudao/tui"
	"shoudao/tui/text"
)

// auditOptions are what the flags say.
type auditOptions struct {
	since, until, group string
	check, full         bool
	near, sample        int
}

func (a *app) auditCommand() *cobra.Command {
	o := auditOptions{near: 10}
	w := a.words.Cmd.Audit
	c := &cobra.Command{
		Use: "audit [--since WHEN] [--until WHEN] [--near N] [--full] | --sample N [--group NAME] | --check", Short: w.Help.Short, Long: w.Help.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			given := c.Flags().Changed
			draws := given("sample")
			switch {
			case o.check && draws:
				return flagClashError{"--check, --sample"}
			case o.full && (o.check || draws):
				return flagClashError{"--full, --sample, --check"}
			case (o.check || draws) && (given("since") || given("until")):
				return flagClashError{"--since, --until, --sample, --check"}
			case o.group != "" && !draws:
				return flagMissingError{"--sample"}
			}
			return a.with(c.Context(), func(d *desk) error {
				switch {
				case o.check:
					return a.sayReplay(c.Context(), d)
				case draws:
					return a.sayDrawn(c.Context(), d, o.sample, o.group)
				}
				return a.audit(c.Context(), d, o)
			})
		},
	}
	c.Flags().StringVar(&o.since, "since", "", w.Since)
	c.Flags().StringVar(&o.until, "until", "", w.Until)
	c.Flags().IntVar(&o.near, "near", o.near, w.Near)
	c.Flags().BoolVar(&o.full, "full", false, w.Full)
	c.Flags().IntVar(&o.sample, "sample", 0, a.words.Trust.Sample)
	c.Flags().StringVar(&o.group, "group", "", a.words.Trust.OfGroup)
	c.Flags().BoolVar(&o.check, "check", false, a.words.Trust.Check)
	return c
}

// An audit is where every message of a time went.
type audit struct {
	span   span
	whole  triage.Balance
	groups []store.Traffic // those that brought anything, the one with most first
	rate   trust.Rate      // of what was missed, by the user's own judgement
	near   []nearMiss      // the filtered that came nearest to the queue
	muted  []nearMiss      // all that a mute alone kept out of the queue and the look
	fates  map[ingest.ID]ingest.Fate
	// outside is what came of groups that are none of hers in the settings: it is in no sum.
	outside []store.Outside
	full    *ledger // nil: not asked for
}

// A nearMiss is a filtered message and what it would have needed.
type nearMiss struct {
	store.Judged
	lacks []triage.Code
}

// even reports whether it adds up: not a message is without a place, by reason and by group.
func (x audit) even() bool {
	b, byReason, byGroup := x.whole, 0, 0
	for _, n := range b.By {
		byReason += n
	}
	for _, g := range x.groups {
		byGroup += g.Balance.Received
	}
	return b.Received == b.Own+b.Todo+b.Look+b.Filtered && byReason == b.Filtered && byGroup == b.Received
}

// audit prints where every message of a time went; one without a beginning begins on the
// afternoon before its last day.
func (a *app) audit(ctx context.Context, d *desk, o auditOptions) error {
	now := a.clock(d.zone())
	s, err := spanOf(o.since, o.until, now)
	if err != nil {
		return err
	}
	if s.from.IsZero() {
		last := now
		if !s.to.IsZero() && s.to.Before(now) {
			last = s.to.Add(-time.Minute) // midnight ends the day before it
		}
		s.from = inbox{d: d}.since(last)
	}
	x, err := d.audited(ctx, s, o.near)
	if err != nil {
		return err
	}
	if x.rate, err = d.rate(ctx, now); err != nil {
		return err
	}
	if o.full {
		all, err := d.ledger(ctx, s)
		if err != nil {
			return err
		}
		x.full = &all
	}
	if a.json {
		err = a.auditJSON(d, x)
	} else {
		a.sayAudit(d, x)
		if x.full != nil {
			a.sayLedger(d, *x.full)
		}
	}
	if err == nil && !x.even() {
		err = errTold
	}
	return err
}

// audited is the audit of a time, with so many near misses.
func (d *desk) audited(ctx context.Context, s span, near int) (audit, error) {
	x := audit{span: s}
	var err error
	if x.whole, err = d.Balance(ctx, s.from, s.to); err != nil {
		return x, err
	}
	if x.groups, err = d.Traffics(ctx, s.from, s.to); err != nil {
		return x, err
	}
	x.groups = slices.DeleteFunc(x.groups, func(t store.Traffic) bool { return t.Balance.Received == 0 })
	slices.SortStableFunc(x.groups, func(a, b store.Traffic) int { return cmp.Compare(b.Balance.Received, a.Balance.Received) })
	if x.outside, err = d.Outside(ctx, s.from, s.to); err != nil {
		return x, err
	}
	if x.near, x.muted, err = d.nearest(ctx, s, near); err != nil {
		return x, err
	}
	var ids []ingest.ID
	for _, n := range slices.Concat(x.muted, x.near) {
		ids = append(ids, n.Message.ID)
	}
	x.fates, err = d.Fates(ctx, ids)
	return x, err
}

// nearest are the n filtered messages of a time that came nearest to the queue. Those that
// would have been in it, or to look at, had their group not been muted, are told apart and to
// the last one.
func (d *desk) nearest(ctx context.Context, s span, n int) (near, muted []nearMiss, err error) {
	q := store.BandQuery{Band: triage.Filtered, Code: triage.Muted, Since: s.from, Until: s.to, Limit: 500}
	for more := true; more; q.Offset += q.Limit {
		page, total, err := d.Banded(ctx, q)
		if err != nil {
			return nil, nil, err
		}
		for _, j := range page {
			if more = j.Verdict.Score >= triage.LookLine; !more {
				break // the nearest come first
			}
			muted = append(muted, nearMiss{Judged: j})
		}
		more = more && len(page) > 0 && q.Offset+len(page) < total
	}
	if n > 0 {
		page, _, err := d.Banded(ctx, store.BandQuery{Band: triage.Filtered, Since: s.from, Until: s.to, Limit: n + len(muted)})
		if err != nil {
			return nil, nil, err
		}
		page = slices.DeleteFunc(page, func(j store.Judged) bool { return kept(j.Verdict) })
		for _, j := range page[:min(n, len(page))] {
			near = append(near, nearMiss{Judged: j})
		}
	}
	for _, some := range [][]nearMiss{near, muted} {
		for i := range some {
			e, err := d.explain(ctx, some[i].Message, nil)
			if err != nil {
				return nil, nil, err
			}
			some[i].lacks = e.Lacks
		}
	}
	return near, muted, nil
}

// kept reports whether it is a mute alone that kept a message out.
func kept(v triage.Verdict) bool { return v.Code == triage.Muted && v.Score >= triage.LookLine }

// reasons are what kept messages out, the most frequent first.
func (x audit) reasons() []triage.Code {
	return slices.SortedFunc(maps.Keys(x.whole.By), func(a, b triage.Code) int {
		return cmp.Or(cmp.Compare(x.whole.By[b], x.whole.By[a]), cmp.Compare(a, b))
	})
}

// sayAudit prints an audit.
func (a *app) sayAudit(d *desk, x audit) {
	w, b, now := a.words, x.whole, a.clock(d.zone())
	verdict := w.Queue.Balanced
	if !x.even() {
		verdict = w.Queue.Unbalanced
	}
	from, until := x.span.said(w.Times, now)
	flow := text.Flow{Received: b.Received, Own: b.Own, Todo: b.Todo, Look: b.Look, Filtered: b.Filtered}
	a.say(w.Cmd.Audit.Sum(from, until, flow) + " " + verdict)
	a.sayOutside(x.outside)
	a.say(a.rateSaid(x.rate))
	a.say(w.Cmd.Audit.Reasons)
	for _, code := range x.reasons() {
		a.say(fmt.Sprintf("%6d  %s", b.By[code], w.Reason(code).Sentence))
	}
	a.say(w.Cmd.Audit.Groups)
	for _, g := range x.groups {
		a.say(fmt.Sprintf("%6d / %d  %s", g.Balance.Filtered, g.Balance.Received, tui.Line(g.Group.Name)))
	}
	if len(x.muted) > 0 {
		a.say(w.Cmd.Audit.Muted(len(x.muted)))
		a.sayMissed(d, x, x.muted)
	}
	if len(x.near) > 0 {
		a.say(w.Cmd.Audit.Nearest(len(x.near), triage.TodoLine))
		a.sayMissed(d, x, x.near)
	}
}

// sayMissed prints near misses, each with what it would have needed.
func (a *app) sayMissed(d *desk, x audit, some []nearMiss) {
	w, now := a.words.Band, a.clock(d.zone())
	for _, n := range some {
		m := n.Message
		a.say(fmt.Sprintf("%6d  %s", n.Verdict.Score, a.heading(m, x.fates[m.ID], now)))
		a.say("        " + string(tui.Line(x.fates[m.ID].Now(m).Text)))
		if n.Verdict.Code == triage.Muted {
			a.say("        " + w.Came(n.Verdict))
		}
		if len(n.lacks) > 0 {
			a.say("        " + w.Lacking(n.lacks))
		}
	}
}

// sayOutside prints what nobody has judged, so that nothing is without a place.
func (a *app) sayOutside(all []store.Outside) {
	if len(all) == 0 {
		return
	}
	sum := 0
	for _, o := range all {
		sum += o.Messages
	}
	a.say(a.words.Cmd.Audit.Outside(sum, len(all)))
	for _, o := range all {
		a.say(fmt.Sprintf("%6d  %s", o.Messages, tui.Line(cmp.Or(o.Group.Name, o.Group.ID))))
	}
}
