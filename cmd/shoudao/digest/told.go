package digest

import (
	"encoding/json"
	"fmt"
	"time"

	"shoudao/triage"
	"shoudao/triage/when"
)

// A Told is what the user has been told of an item.
type Told struct {
	Place Place
	Due   triage.Due // as the messages had it; At and Grain alone
}

// A Place is where an item stood. Their numbers are stored: append only.
type Place uint8

// The places.
const (
	InQueue Place = iota + 1
	InLook
	Asleep
	Closed
)

// asks name an item by the clauses that ask for it, so that it is known again when it has
// grown together with another one.
func asks(it triage.Item) []string {
	name := func(a triage.Anchor) string { return fmt.Sprintf("%s@%d", a.Message, a.Offset) }
	all := []string{name(it.Anchor)}
	for _, l := range it.Links {
		if l.Act == triage.Ask {
			all = append(all, name(triage.Anchor{Message: l.Message, Offset: l.From}))
		}
	}
	return all
}

// said is the item's deadline as the messages have it, whatever the user made of it.
func said(it triage.Item) triage.Due {
	is, _ := it.Before(it.TouchedAt().Add(time.Second))
	return is.Due
}

// remember is what the digest after this one goes on from: all that is told in this one,
// without what is held back.
func (d *Digest) remember(in Input) {
	d.Told = map[string]Told{}
	for _, of := range []struct {
		rows  []Row
		place Place
	}{{in.Queue, InQueue}, {in.Look, InLook}, {in.Asleep, Asleep}, {in.Closed, Closed}} {
		for _, r := range of.rows {
			if of.place <= InLook && d.fresh(r.Item) && d.held(r) {
				continue
			}
			due := said(r.Item)
			for _, ask := range asks(r.Item) {
				d.Told[ask] = Told{of.place, triage.Due{At: due.At, Grain: due.Grain}}
			}
		}
	}
}

// before is what the user knew of an item: what the digest before told of it, or if there
// was none, what the messages had said by then.
func (d *Digest) before(it triage.Item) (was Told, known bool) {
	if d.last != nil {
		for _, ask := range asks(it) {
			if was, known = d.last[ask]; known {
				return was, true
			}
		}
		return was, false
	}
	old, known := it.Before(d.Since)
	was.Due = old.Due
	switch {
	case old.State != triage.Open:
		was.Place = Closed
	case old.Band == triage.Todo:
		was.Place = InQueue
	case old.Band == triage.Look:
		was.Place = InLook
	default:
		known = false // it was filtered
	}
	return was, known
}

// fresh reports whether an item is news: the user did not know of it, or only as worth a
// glance, or she knew that it was done and it is asked for again. What she has brought into
// the queue herself is none.
func (d *Digest) fresh(it triage.Item) bool {
	was, known := d.before(it)
	verb := it.Standing.Verb
	switch {
	case !known:
		return d.last == nil || verb != triage.MarkMine && verb != triage.MarkOpen
	case was.Place == InLook:
		return it.Band == triage.Todo && verb != triage.MarkMine
	}
	return it.Standing.Reopened && (was.Place == Closed || d.last == nil && !it.TouchedAt().Before(d.Since))
}

// A toldForm is how a [Told] is stored: the place, the grain, and the deadline in
// microseconds; 0: there was none.
type toldForm [3]int64

// Encode is what was told, for [Decode].
func Encode(told map[string]Told) (string, error) {
	form := make(map[string]toldForm, len(told))
	for ask, t := range told {
		f := toldForm{int64(t.Place), int64(t.Due.Grain)}
		if !t.Due.At.IsZero() {
			f[2] = t.Due.At.UnixMicro()
		}
		form[ask] = f
	}
	b, err := json.Marshal(form)
	return string(b), err
}

// Decode is what was told, with instants in a zone. Of a form that it does not know it is
// nil: the next digest goes by the time then.
func Decode(s string, zone *time.Location) map[string]Told {
	var form map[string]toldForm
	if err := json.Unmarshal([]byte(s), &form); err != nil || form == nil {
		return nil
	}
	told := make(map[string]Told, len(form))
	for ask, f := range form {
		t := Told{Place: Place(f[0])}
		if f[2] != 0 {
			t.Due = triage.Due{At: time.UnixMicro(f[2]).In(zone), Grain: when.Grain(f[1])}
		}
		told[ask] = t
	}
	return told
}
