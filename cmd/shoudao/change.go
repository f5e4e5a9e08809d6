package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

// A change is what a new judgement makes, or would make, of the items.
type change struct {
	shifts   []store.Shift
	dry      bool
	messages int             // how many were judged; 0: it is not told
	of       *store.Rejudged // nil: it was asked for just now
	limit    int             // of items told in each part; 0: all
}

// The parts of a change.
type parts struct{ entering, leaving, changed []store.Shift }

// sorted are the shifts by what they do to the queue.
func sorted(shifts []store.Shift) parts {
	var p parts
	for _, s := range shifts {
		switch {
		case !s.Visible():
		case s.Is == store.InQueue && s.Was != store.InQueue:
			p.entering = append(p.entering, s)
		case s.Was == store.InQueue && s.Is != store.InQueue:
			p.leaving = append(p.leaving, s)
		default:
			p.changed = append(p.changed, s)
		}
	}
	return p
}

// changeJSON is what a new judgement changes.
type changeJSON struct {
	DryRun   bool        `json:"dry_run"`
	At       *string     `json:"at,omitempty"` // of --last: when the user was told
	RulesWas int         `json:"rules_was,omitempty"`
	Rules    int         `json:"rules"`
	Messages int         `json:"messages,omitempty"`
	Entering []shiftJSON `json:"entering"`
	Leaving  []shiftJSON `json:"leaving"`
	Changed  []shiftJSON `json:"changed"`
}

// shiftJSON is what becomes of one item.
type shiftJSON struct {
	ID      string  `json:"id"`
	Title   string  `json:"title"`
	Group   string  `json:"group"`
	Sender  string  `json:"sender"`
	Was     string  `json:"was"`
	Is      string  `json:"is"`
	DueWas  *string `json:"due_was"`
	Due     *string `json:"due"`
	Handled bool    `json:"handled"`
}

func shiftsJSON(shifts []store.Shift, loc *time.Location) []shiftJSON {
	all := []shiftJSON{}
	for _, s := range shifts {
		all = append(all, shiftJSON{
			ID: fmt.Sprintf("%s@%d", s.Anchor.Message, s.Anchor.Offset), Title: s.Title, Group: s.Group, Sender: s.Sender,
			Was: s.Was.String(), Is: s.Is.String(), DueWas: rfc3339(s.DueWas.At, loc), Due: rfc3339(s.Due.At, loc), Handled: s.Handled,
		})
	}
	return all
}

// tellChange prints a change.
func (a *app) tellChange(d *desk, c change) error {
	if a.json {
		p := sorted(c.shifts)
		out := changeJSON{
			DryRun: c.dry, Rules: triage.Version, Messages: c.messages, Entering: shiftsJSON(p.entering, d.zone()),
			Leaving: shiftsJSON(p.leaving, d.zone()), Changed: shiftsJSON(p.changed, d.zone()),
		}
		if c.of != nil {
			out.At, out.RulesWas, out.Rules = rfc3339(c.of.ToldAt, d.zone()), c.of.RulesWas, c.of.Rules
		}
		return a.printJSON(out)
	}
	if c.messages > 0 {
		a.say(a.words.Cmd.Shift.Judged(c.messages))
	}
	a.printShifts(a.out, c, d.zone())
	return nil
}

// printShifts lists what a change does, part by part.
func (a *app) printShifts(to io.Writer, c change, zone *time.Location) {
	w := a.words.Cmd.Shift
	p := sorted(c.shifts)
	if !slices.ContainsFunc(c.shifts, store.Shift.Visible) {
		fmt.Fprintln(to, w.Nothing(c.dry))
	}
	for _, part := range []struct {
		head   func(n int, dry bool) string
		shifts []store.Shift
	}{{w.Entering, p.entering}, {w.Leaving, p.leaving}, {w.Changed, p.changed}} {
		if len(part.shifts) == 0 {
			continue
		}
		fmt.Fprintln(to, part.head(len(part.shifts), c.dry))
		for i, s := range part.shifts {
			if c.limit > 0 && i == c.limit {
				fmt.Fprintln(to, "  "+w.More(len(part.shifts)-i))
				break
			}
			fmt.Fprintln(to, a.shiftRow(s, a.clock(zone)))
		}
	}
}

// shiftRow is one item of a change on a line: its deadline, its words, and what becomes
// of it.
func (a *app) shiftRow(s store.Shift, now time.Time) string {
	w := a.words.Cmd.Shift
	due := s.Due
	if s.Is == store.Nowhere || s.Is == store.Joined {
		due = s.DueWas
	}
	row := fmt.Sprintf("  %s %s  (%s, %s)", pad(a.dueOf(due, now), 17), tui.Line(clip(s.Title, 60)), tui.Line(s.Group), tui.Line(s.Sender))
	if s.Is != store.InQueue || s.Was != store.Nowhere {
		if s.Was != s.Is {
			row += "  " + w.Moved(a.place(s.Was), a.place(s.Is))
		}
		if gone := s.Is == store.Nowhere || s.Is == store.Joined; !gone && s.Was != store.Nowhere && !s.DueWas.At.Equal(s.Due.At) {
			row += "  " + w.Due(a.dueOf(s.DueWas, now), a.dueOf(s.Due, now))
		}
	}
	if s.Handled {
		row += "  " + w.Handled
	}
	return row
}

func (a *app) dueOf(d triage.Due, now time.Time) string {
	if d.At.IsZero() {
		return a.words.Times.None
	}
	said := a.words.Times.Due(d.At.In(now.Location()), now, d.Grain)
	if d.Inferred {
		said += "?"
	}
	return said
}

// place names where an item stands.
func (a *app) place(p store.Place) string {
	w := a.words.Cmd.Shift.Places
	said, ok := map[store.Place]string{
		store.Nowhere: w.Filtered, store.InQueue: w.Queue, store.InLook: w.Look, store.IsSnoozed: w.Snoozed,
		store.IsDone: w.Done, store.IsCancelled: w.Cancelled, store.IsNotMine: w.NotMine, store.Joined: w.Joined,
	}[p]
	if !ok {
		return p.String()
	}
	return said
}

// cause says why an archive was judged anew.
func (a *app) cause(r store.Rejudged) string {
	if r.RulesWas != r.Rules {
		was := strconv.Itoa(r.RulesWas)
		if r.RulesWas == 0 {
			was = "?"
		}
		return a.words.Cmd.Shift.Rules(was, strconv.Itoa(r.Rules))
	}
	return a.words.Cmd.Shift.Settings
}
