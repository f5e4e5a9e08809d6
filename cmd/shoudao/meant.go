package main

import (
	"strings"
	"time"

	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui/text"
)

// A reading says what the filters of a search were taken for.
type reading struct {
	words text.Words
	names map[store.Condition][]string // as the archive knows them
	zone  *time.Location
}

// filters are those of the clauses in which something but words is asked for, one behind
// another; empty if there are none.
func (r reading) filters(all []store.Clause) string {
	var parts []string
	for _, c := range all {
		plain := true
		var ways []string
		for _, condition := range c.Any {
			_, word := condition.(store.Holds)
			plain = plain && word
			ways = append(ways, r.condition(condition))
		}
		if plain {
			continue
		}
		said := strings.Join(ways, r.words.Search.Meant.Or)
		if c.Not {
			said = r.words.Search.Meant.Not + said
		}
		parts = append(parts, said)
	}
	return strings.Join(parts, "  ")
}

func (r reading) condition(c store.Condition) string {
	w := r.words.Search.Meant
	switch c := c.(type) {
	case store.Holds:
		return w.Word(string(c))
	case store.Like:
		return w.Pattern + "/" + string(c) + "/"
	case store.InGroup:
		return w.In + r.called(c, string(c))
	case store.By:
		return w.By + r.called(c, string(c))
	case store.Within:
		return w.During + r.span(c)
	case store.Being:
		return w.Is + r.words.States.Of(triage.State(c))
	case store.Has:
		return r.has(c)
	}
	return ""
}

// fewNames is how many names are said one by one.
const fewNames = 3

func (r reading) called(c store.Condition, typed string) string {
	names := r.names[c]
	return r.words.Search.Meant.Names(typed, names[:min(len(names), fewNames)], len(names))
}

func (r reading) has(h store.Has) string {
	w := r.words.Search.Meant
	switch h {
	case store.HasFile:
		return w.Has + w.File
	case store.HasLink:
		return w.Has + w.Link
	case store.HasDeadline:
		return w.Has + w.Due
	case store.HasSnoozed:
		return w.Is + r.words.States.Snoozed
	}
	return w.Has + w.Item
}

// span is a time from its first day to its last, or to the minute.
func (r reading) span(s store.Within) string {
	w := r.words.Search.Meant
	from, to := s.From.In(r.zone), s.To.In(r.zone)
	switch {
	case s.From.IsZero():
		return w.Before + dated(to)
	case s.To.IsZero():
		return w.After + dated(from)
	}
	if midnight(from) && midnight(to) {
		to = to.AddDate(0, 0, -1)
	}
	if dated(from) == dated(to) {
		return dated(from)
	}
	return dated(from) + w.Between + dated(to)
}

func midnight(t time.Time) bool { return t.Hour() == 0 && t.Minute() == 0 }

func dated(t time.Time) string {
	if midnight(t) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04")
}
