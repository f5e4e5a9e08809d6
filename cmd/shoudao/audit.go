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
)

func (a *app) auditCommand() *cobra.Command {
	var since, group string
	var check, full bool
	near, sample := 10, 0
	w := a.words.Cmd.Audit
	c := &cobra.Command{
		Use: "audit [--since DAY] [--near N] [--full] | --sample N [--group NAME] | --check", Short: w.Help.Short, Long: w.Help.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			draws := c.Flags().Changed("sample")
			switch {
			case check && draws:
				return flagClashError{"--check, --sample"}
			case full && (check || draws):
				return flagClashError{"--full, --sample, --check"}
			case (check || draws) && c.Flags().Changed("since"):
				return flagClashError{"--since, --sample, --check"}
			case group != "" && !draws:
				return flagMissingError{"--sample"}
			}
			return a.with(c.Context(), func(d *desk) error {
				switch {
				case check:
					return a.sayReplay(c.Context(), d)
				case draws:
					return a.sayDrawn(c.Context(), d, sample, group)
				}
				return a.audit(c.Context(), d, since, near, full)
			})
		},
	}
	c.Flags().StringVar(&since, "since", "", w.Since)
	c.Flags().IntVar(&near, "near", near, w.Near)
	c.Flags().BoolVar(&full, "full", false, w.Full)
	c.Flags().IntVar(&sample, "sample", 0, a.words.Trust.Sample)
	c.Flags().StringVar(&group, "group", "", a.words.Trust.OfGroup)
	c.Flags().BoolVar(&check, "check", false, a.words.Trust.Check)
	return c
}

// An audit is where every message of a time went.
type audit struct {
	from   time.Time
	whole  triage.Balance
	groups []store.Traffic // those that brought anything, the one with most first
	rate   trust.Rate      // of what was missed, by the user's own judgement
	near   []store.Judged  // the filtered that came nearest to the queue
	lacks  [][]triage.Code // what they would have needed
	fates  map[ingest.ID]ingest.Fate
	// outside is what came of groups that are none of hers in the settings: it is in no sum.
	outside []store.Outside
	full    *ledger // nil: not asked for
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

// audit prints where every message went from a day on; without one since the last
// afternoon.
func (a *app) audit(ctx context.Context, d *desk, since string, near int, full bool) error {
	from := inbox{d: d}.since(a.clock(d.zone()))
	if day, err := dayOf("--since", since, d.zone()); err != nil {
		return err
	} else if !day.IsZero() {
		from = day
	}
	x, err := d.audited(ctx, from, near)
	if err != nil {
		return err
	}
	if x.rate, err = d.rate(ctx, a.clock(d.zone())); err != nil {
		return err
	}
	if x.outside, err = d.Outside(ctx, from); err != nil {
		return err
	}
	if full {
		all, err := d.ledger(ctx, from, a.clock(d.zone()))
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

// audited is the audit of what came from an instant on, with so many near misses.
func (d *desk) audited(ctx context.Context, from time.Time, near int) (audit, error) {
	x := audit{from: from}
	var err error
	if x.whole, err = d.Balance(ctx, from, time.Time{}); err != nil {
		return x, err
	}
	if x.groups, err = d.Traffics(ctx, from); err != nil {
		return x, err
	}
	x.groups = slices.DeleteFunc(x.groups, func(t store.Traffic) bool { return t.Balance.Received == 0 })
	slices.SortStableFunc(x.groups, func(a, b store.Traffic) int { return cmp.Compare(b.Balance.Received, a.Balance.Received) })
	if near > 0 {
		if x.near, _, err = d.Banded(ctx, store.BandQuery{Band: triage.Filtered, Since: from, Limit: near}); err != nil {
			return x, err
		}
	}
	ids := make([]ingest.ID, len(x.near))
	for i, n := range x.near {
		ids[i] = n.Message.ID
	}
	if x.fates, err = d.Fates(ctx, ids); err != nil {
		return x, err
	}
	for _, n := range x.near {
		e, err := d.explain(ctx, n.Message, nil)
		if err != nil {
			return x, err
		}
		x.lacks = append(x.lacks, e.Lacks)
	}
	return x, nil
}

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
	a.say(w.Cmd.Audit.Sum(w.Times.Stamp(x.from, now), b.Received, b.Own, b.Todo, b.Look, b.Filtered) + " " + verdict)
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
	if len(x.near) == 0 {
		return
	}
	a.say(w.Cmd.Audit.Nearest(len(x.near), triage.TodoLine))
	for i, n := range x.near {
		m := n.Message
		a.say(fmt.Sprintf("%6d  %s", n.Verdict.Score, a.heading(m, x.fates[m.ID], now)))
		a.say("        " + string(tui.Line(x.fates[m.ID].Now(m).Text)))
		if lacks := x.lacks[i]; len(lacks) > 0 {
			said := make([]string, len(lacks))
			for j, c := range lacks {
				said[j] = w.Band.Lack(c)
			}
			a.say("        " + w.Band.Lacks(said))
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

// auditJSON is an audit for scripts.
type auditJSON struct {
	Since    string            `json:"since"`
	Received int               `json:"received"`
	Own      int               `json:"own"`
	Todo     int               `json:"todo"`
	Look     int               `json:"look"`
	Filtered int               `json:"filtered"`
	Even     bool              `json:"even"`
	Reasons  map[string]int    `json:"reasons"`
	Groups   []auditGroupJSON  `json:"groups"`
	Sampled  rateJSON          `json:"sampled"`
	Nearest  []auditMissedJSON `json:"nearest"`
	Outside  []outsideJSON     `json:"outside,omitempty"` // in no sum: the settings do not have these groups
	Full     *ledgerJSON       `json:"full,omitempty"`
}

type auditGroupJSON struct {
	Group    string `json:"group"`
	Received int    `json:"received"`
	Filtered int    `json:"filtered"`
}

type outsideJSON struct {
	Group    string `json:"group"`
	Received int    `json:"received"`
}

type auditMissedJSON struct {
	ID    string   `json:"id"`
	Score int      `json:"score"`
	Code  string   `json:"code"`
	Lacks []string `json:"lacks"`
	Text  string   `json:"text"`
	fateJSON
}

func (a *app) auditJSON(d *desk, x audit) error {
	b := x.whole
	out := auditJSON{
		Since: x.from.Format(time.RFC3339), Received: b.Received, Own: b.Own, Todo: b.Todo, Look: b.Look, Filtered: b.Filtered,
		Even: x.even(), Sampled: rateOf(x.rate), Reasons: map[string]int{}, Groups: []auditGroupJSON{}, Nearest: []auditMissedJSON{},
	}
	for code, n := range b.By {
		out.Reasons[string(code)] = n
	}
	for _, g := range x.groups {
		out.Groups = append(out.Groups, auditGroupJSON{g.Group.Name, g.Balance.Received, g.Balance.Filtered})
	}
	for i, n := range x.near {
		lacks := []string{}
		for _, c := range x.lacks[i] {
			lacks = append(lacks, string(c))
		}
		out.Nearest = append(out.Nearest, auditMissedJSON{n.Message.ID.String(), n.Verdict.Score, string(n.Verdict.Code), lacks, n.Message.Text, newFateJSON(n.Message, x.fates[n.Message.ID], d.zone())})
	}
	for _, o := range x.outside {
		out.Outside = append(out.Outside, outsideJSON{cmp.Or(o.Group.Name, o.Group.ID), o.Messages})
	}
	if x.full != nil {
		out.Full = newLedgerJSON(*x.full)
	}
	return a.printJSON(out)
}
