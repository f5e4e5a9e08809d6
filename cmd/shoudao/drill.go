package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui"
)

// The drill answers the question behind every muted group: would it have been missed? It
// plays the afternoon of the demo's town once for each way in which the same thing is
// asked in offices, judges it as any archive is judged, and tells what stood in the queue
// the next morning. Nothing in it knows the answer: a rule that loses a variant shows here.

// drillMorning is when the queue is looked at.
const drillMorning = 8*time.Hour + 12*time.Minute

func (a *app) drillCommand() *cobra.Command {
	var mine string
	w := a.words.Cmd.Drill
	c := &cobra.Command{
		Use: "drill [VARIANT...] [--mine DAY]", Short: w.Help.Short, Long: w.Help.Long, Args: args(0, len(variants)),
		RunE: func(c *cobra.Command, wanted []string) error {
			switch {
			case mine != "" && len(wanted) > 0:
				return flagClashError{"--mine, " + wanted[0]}
			case mine != "":
				return a.with(c.Context(), func(d *desk) error { return a.drillMine(c.Context(), d, mine) })
			}
			return a.drill(c.Context(), wanted)
		},
	}
	c.Flags().StringVar(&mine, "mine", "", w.Mine)
	return c
}

// An outcome is what became of one thing that was asked.
type outcome struct {
	askedAt time.Time
	group   ingest.Group
	item    triage.Item // as it stands in the morning
	found   bool        // there is such an item, to do or to look at
	shownAt time.Time   // when it first stood in one of the lists
	rank    int         // in its list, from 1; 0: it is closed
	of      int         // how many the list has
	passed  int         // messages of all groups that came after it by the morning
	within  int         // of these, those of its own group
}

// dues are the deadlines that were said of it, each once, in the order of their saying.
func (o outcome) dues() []triage.Due {
	var all []triage.Due
	for _, l := range o.item.Links {
		if !l.Due.At.IsZero() && !slices.ContainsFunc(all, func(d triage.Due) bool { return d.At.Equal(l.Due.At) }) {
			all = append(all, l.Due)
		}
	}
	return all
}

// judged are the items that messages make by an instant, in the order of the queue then.
func judged(j *triage.Judge, messages []ingest.Message, at time.Time) []triage.Item {
	fold := j.Resume(triage.Memory{})
	for _, m := range messages {
		fold.Add(m)
	}
	items := slices.DeleteFunc(fold.Close().Items, func(it triage.Item) bool { return it.Band != triage.Todo && it.Band != triage.Look })
	triage.Rank(items, at)
	return items
}

// play follows what the messages with the given ids ask, until the morning. The messages
// are in order.
func play(d *drillDesk, messages []ingest.Message, asks []ingest.ID, morning time.Time) outcome {
	var o outcome
	asking := func(m ingest.Message) bool { return slices.Contains(asks, m.ID) }
	first := slices.IndexFunc(messages, asking)
	if first < 0 {
		return o
	}
	o.askedAt, o.group = messages[first].SentAt, messages[first].Group
	for _, m := range messages[first+1:] {
		if m.SentAt.After(morning) || asking(m) || !d.profile.Triaged(m.Group) {
			continue
		}
		o.passed++
		if m.Group == o.group {
			o.within++
		}
	}
	for i, m := range messages {
		if asking(m) {
			if _, ok := itemOf(judged(d.judge, messages[:i+1], m.SentAt), asks); ok {
				o.shownAt = m.SentAt
				break
			}
		}
	}
	items := judged(d.judge, messages, morning)
	o.item, o.found = itemOf(items, asks)
	for _, it := range items {
		if it.Band == o.item.Band && it.State == triage.Open {
			o.of++
			if it.Anchor == o.item.Anchor {
				o.rank = o.of
			}
		}
	}
	return o
}

// itemOf is the item that holds one of the messages; of several one to do before one to
// look at.
func itemOf(items []triage.Item, ids []ingest.ID) (best triage.Item, ok bool) {
	for _, it := range items {
		held := slices.ContainsFunc(it.Links, func(l triage.Link) bool { return slices.Contains(ids, l.Message) })
		if held && (!ok || it.Band < best.Band) {
			best, ok = it, true
		}
	}
	return best, ok
}

// A drillDesk is for whom a drill is judged.
type drillDesk struct {
	judge   *triage.Judge
	profile triage.Profile
}

// A played is a variant and what became of it.
type played struct {
	variant
	outcome
	silence silence // of the variant whose group has gone silent
}

// missed reports whether it would have gone unseen.
func (p played) missed() bool {
	if p.hushed {
		return p.silence.alarmAt.IsZero()
	}
	return !p.found
}

// drill plays the variants, all if none is named, and prints what became of each.
func (a *app) drill(ctx context.Context, wanted []string) error {
	for _, name := range wanted {
		if !slices.ContainsFunc(variants, func(v variant) bool { return strings.EqualFold(v.name, name) }) {
			return variantError{name}
		}
	}
	scene, err := a.scene(ctx)
	if err != nil {
		return err
	}
	missed, groups := 0, map[string]bool{}
	for _, m := range scene.messages {
		groups[m.Group.Name] = true
	}
	w := a.words.Cmd.Drill
	if !a.json {
		a.say(w.Head(len(groups), len(scene.messages), a.words.Times.Stamp(scene.morning, scene.morning)))
	}
	for _, v := range variants {
		if len(wanted) > 0 && !slices.ContainsFunc(wanted, func(name string) bool { return strings.EqualFold(v.name, name) }) {
			continue
		}
		p := scene.play(v)
		if p.missed() {
			missed++
		}
		if err := a.tellPlayed(p, scene.morning); err != nil {
			return err
		}
	}
	if !a.json {
		a.say(w.Sum(cmp.Or(len(wanted), len(variants)), missed))
	}
	if missed > 0 {
		return errTold
	}
	return nil
}

// tellPlayed prints what became of a variant.
func (a *app) tellPlayed(p played, morning time.Time) error {
	if a.json {
		return a.printJSON(p.json(morning.Location()))
	}
	w, times := a.words.Cmd.Drill, a.words.Times
	a.say(fmt.Sprintf("%s  %s", p.name, w.Variants[p.name[0]-'A']))
	if p.hushed {
		s := p.silence
		if s.alarmAt.IsZero() {
			a.say("   " + w.NoAlarm)
			return nil
		}
		a.say("   " + w.Alarm(times.Stamp(s.alarmAt, morning), string(tui.Line(s.group.Name)), times.Stamp(s.lastAt, morning), s.usual))
		return nil
	}
	a.say("   " + a.became(p.outcome, morning))
	if dues := p.dues(); len(dues) > 1 {
		var said []string
		for _, d := range dues {
			said = append(said, times.Full(d.At.In(morning.Location()), morning))
		}
		a.say("   " + w.Dues(said, times.Full(p.item.Due.At.In(morning.Location()), morning)))
	}
	return nil
}

// became says in a line where a thing stood in the morning.
func (a *app) became(o outcome, morning time.Time) string {
	w := a.words.Cmd.Drill
	if !o.found {
		return w.Missed(o.passed, o.within)
	}
	shown := a.words.Times.Stamp(o.shownAt.In(morning.Location()), morning)
	switch {
	case o.item.State != triage.Open:
		return w.Closed(shown, a.words.States.Of(o.item.State), o.passed, o.within)
	case o.item.Band == triage.Look:
		return w.Look(shown, o.rank, o.of, o.passed, o.within)
	}
	return w.Todo(shown, o.rank, o.of, o.passed, o.within)
}
