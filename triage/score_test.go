package triage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
)

// A goldTask is what a reader of a stream found to be the user's to do.
type goldTask struct {
	Task, Ask, What, Why string
	Messages             []string
	Due                  *time.Time
	DueOK                []time.Time `json:"due_ok"` // the first and the last that are right too
	DueGrain             string      `json:"due_grain"`
	EndState             string      `json:"end_state"`
	Disputable           bool
}

// allows reports whether the deadline is one of those that are right.
func (t goldTask) allows(due time.Time) bool {
	switch {
	case t.Due == nil:
		return due.IsZero()
	case due.IsZero():
		return false
	case len(t.DueOK) == 2 && !due.Before(t.DueOK[0].Add(-time.Minute)) && !due.After(t.DueOK[1].Add(time.Minute)):
		return true
	}
	return due.Sub(*t.Due).Abs() <= time.Minute
}

// A figure is a share: what was right of what there was.
type figure struct{ right, all float64 }

func (f figure) share() float64 {
	if f.all == 0 {
		return 1
	}
	return f.right / f.all
}

// figures are how well one profile's stream was read.
type figures struct {
	recall, recallLook, precision, strict, due, undue, state, links figure
	onTime                                                          figure // of all tasks with a deadline, found or not
	notes                                                           []string
}

// shares are the figures by name.
func (f figures) shares() map[string]float64 {
	return map[string]float64{
		"recall": f.recall.share(), "recall with look": f.recallLook.share(), "precision": f.precision.share(),
		"own item": f.strict.share(), "due": f.due.share(), "state": f.state.share(), "links": f.links.share(),
		"no false due": f.undue.share(), "on time": f.onTime.share(),
	}
}

func (f figures) String() string {
	return fmt.Sprintf("recall %.2f, with look %.2f, precision %.2f, own item %.2f, due %.2f, no false due %.2f, state %.2f, links %.2f",
		f.recall.share(), f.recallLook.share(), f.precision.share(), f.strict.share(), f.due.share(), f.undue.share(), f.state.share(), f.links.share())
}

// score compares items with the tasks of a stream, as a person would: a task is
// shown by an item that has a message of it, and one item serves one task.
func score(tasks []goldTask, items []Item, see map[string]string) figures {
	var f figures
	soft := map[string]bool{}
	var gold []goldTask
	for _, t := range tasks {
		if t.Disputable {
			for _, m := range t.Messages {
				soft[m] = true
			}
			continue
		}
		gold = append(gold, t)
	}
	var todo, look []Item
	for _, it := range items {
		switch it.Band {
		case Todo:
			todo = append(todo, it)
		case Look:
			look = append(look, it)
		}
	}
	good := map[int]bool{}
	used := map[int]int{}
	for n, t := range gold {
		f.recall.all++
		f.recallLook.all++
		f.strict.all++
		f.links.all += float64(len(t.Messages))
		best := bestItem(t, todo, used)
		for k, it := range todo {
			if overlap(t, it) > 0 {
				good[k] = true
			}
		}
		if t.Due != nil {
			f.onTime.all++
		}
		if best < 0 {
			if slices.ContainsFunc(look, func(it Item) bool { return overlap(t, it) > 0 }) {
				f.recallLook.right++
				f.notes = append(f.notes, "LOOK  "+describe(t, see))
			} else {
				f.notes = append(f.notes, "MISS  "+describe(t, see))
			}
			continue
		}
		f.recall.right++
		f.recallLook.right++
		if _, taken := used[best]; !taken {
			f.strict.right++
			used[best] = n
		}
		f.one(t, todo[best], see)
	}
	for k, it := range todo {
		mine := slices.ContainsFunc(it.Messages(), func(id ingest.ID) bool { return soft[id.Native] })
		switch {
		case good[k]:
			f.precision.right++
			f.precision.all++
			if _, own := used[k]; !own {
				f.notes = append(f.notes, "DUP   "+itemLine(it))
			}
		case !mine:
			f.precision.all++
			f.notes = append(f.notes, "FALSE "+itemLine(it))
		}
	}
	return f
}

// one compares a task with the item that shows it.
func (f *figures) one(t goldTask, it Item, see map[string]string) {
	got := it.Due.At
	switch {
	case t.Due != nil:
		f.due.all++
		if !got.IsZero() && got.Sub(*t.Due).Abs() <= time.Minute {
			f.due.right++
			f.onTime.right++
		} else {
			f.notes = append(f.notes, fmt.Sprintf("DUE   want %s got %s  %s", t.Due.Format("01-02T15:04"), got.Format("01-02T15:04"), itemLine(it)))
		}
	default:
		f.undue.all++
		if got.IsZero() {
			f.undue.right++
		} else {
			f.notes = append(f.notes, fmt.Sprintf("DUE-  want none got %s  %s", got.Format("01-02T15:04"), itemLine(it)))
		}
	}
	f.state.all++
	if it.State.String() == t.EndState {
		f.state.right++
	} else {
		f.notes = append(f.notes, fmt.Sprintf("STATE want %s got %s  %s", t.EndState, it.State, itemLine(it)))
	}
	n := overlap(t, it)
	f.links.right += float64(n)
	if n < len(t.Messages) {
		var lost []string
		for _, m := range t.Messages {
			if !slices.ContainsFunc(it.Links, func(l Link) bool { return l.Message.Native == m }) {
				lost = append(lost, m+" "+clip(see[m], 60))
			}
		}
		f.notes = append(f.notes, "LINK  "+clip(it.Title, 24)+" <- "+strings.Join(lost, " | "))
	}
}

func overlap(t goldTask, it Item) int {
	n := 0
	for _, m := range t.Messages {
		if slices.ContainsFunc(it.Links, func(l Link) bool { return l.Message.Native == m }) {
			n++
		}
	}
	return n
}

// bestItem is the item that serves the task: a free one first, then the one with
// the right deadline, then the one with most of its messages.
func bestItem(t goldTask, items []Item, used map[int]int) int {
	type cand struct{ k, free, due, ask, n int }
	var cs []cand
	for k, it := range items {
		n := overlap(t, it)
		if n == 0 {
			continue
		}
		c := cand{k: k, n: n}
		if _, taken := used[k]; !taken {
			c.free = 1
		}
		if t.Due == nil && it.Due.At.IsZero() || t.Due != nil && it.Due.At.Sub(*t.Due).Abs() <= time.Minute {
			c.due = 1
		}
		if slices.ContainsFunc(it.Links, func(l Link) bool { return l.Message.Native == t.Ask }) {
			c.ask = 1
		}
		cs = append(cs, c)
	}
	if len(cs) == 0 {
		return -1
	}
	return slices.MaxFunc(cs, func(a, b cand) int {
		return cmp.Or(cmp.Compare(a.free, b.free), cmp.Compare(a.due, b.due), cmp.Compare(a.ask, b.ask), cmp.Compare(a.n, b.n), cmp.Compare(b.k, a.k))
	}).k
}

func clip(s string, n int) string {
	r := []rune(strings.ReplaceAll(s, "\n", "/"))
	if len(r) > n {
		return string(r[:n]) + "~"
	}
	return string(r)
}

func describe(t goldTask, see map[string]string) string {
	return fmt.Sprintf("%s %s %s: %s", t.Task, t.Ask, t.Why, clip(see[t.Ask], 80))
}

func itemLine(it Item) string {
	var codes, links []string
	for _, r := range it.Reasons() {
		codes = append(codes, string(r.Code))
	}
	for _, l := range it.Links {
		links = append(links, fmt.Sprintf("%s:%d", strings.TrimLeft(l.Message.Native, "m0"), l.Act))
	}
	return fmt.Sprintf("%d [%s] %s: %s {%s} %s", it.Score(), clip(it.Group.Name, 8), clip(it.Sender, 10), clip(it.Title, 60), strings.Join(codes, " "), strings.Join(links, " "))
}
