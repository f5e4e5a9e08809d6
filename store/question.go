package store

import (
	"context"
	"math"
	"regexp"
	"slices"
	"time"
)

// A question is a query put to an archive.
type question struct {
	clauses []answers
	look    lookup
	items   bool             // it asks for the items of messages
	whole   rowRange         // of all pages, as far as the times that are asked for limit it
	terms   []string         // folded, that are to be there
	likes   []*regexp.Regexp // as well
	names   map[Condition][]string
	at      time.Time
}

// answers are the ways to answer a clause.
type answers struct {
	not bool
	any []probe
}

// A rowRange is from a row to another, both included.
type rowRange struct{ low, high int64 }

// clauses are all that a query says, as clauses.
func (q Query) clauses() []Clause {
	var all []Clause
	one := func(c Condition) { all = append(all, Clause{Any: []Condition{c}}) }
	for _, term := range terms(q.Text) {
		one(Holds(term))
	}
	if q.Group != "" {
		one(InGroup(q.Group))
	}
	if q.Sender != "" {
		one(By(q.Sender))
	}
	if q.Files {
		one(HasFile)
	}
	if !q.From.IsZero() || !q.To.IsZero() {
		one(Within{q.From, q.To})
	}
	return append(all, q.All...)
}

// ask puts a query to the archive.
func (t *txn) ask(ctx context.Context, q Query) (question, error) {
	asked := question{at: q.At, names: map[Condition][]string{}}
	asked.look.low, asked.look.high = math.MinInt64, math.MaxInt64
	for _, c := range q.clauses() {
		a := answers{not: c.Not}
		for _, condition := range c.Any {
			p, err := condition.probe(ctx, t, q.At)
			if err != nil {
				return asked, err
			}
			switch condition.(type) {
			case InGroup, By:
				asked.names[condition] = p.names
			}
			asked.items = asked.items || p.items
			a.any = append(a.any, p)
		}
		asked.clauses = append(asked.clauses, a)
		if !a.not {
			asked.narrow(a.any)
		}
	}
	slices.Sort(asked.terms)
	asked.terms = slices.Compact(asked.terms)
	asked.whole = rowRange{asked.look.low, asked.look.high}
	if q.Behind.set {
		asked.look.high = min(asked.look.high, q.Behind.row-1)
	}
	return asked, nil
}

// narrow lets the index look only where one of the ways is.
func (q *question) narrow(ways []probe) {
	var wants []want
	linked := true
	within := rowRange{q.look.high, q.look.low}
	for _, p := range ways {
		wants, linked = append(wants, p.want), linked && p.items
		if p.term != "" {
			q.terms = append(q.terms, p.term)
		}
		if p.like != nil {
			q.likes = append(q.likes, p.like)
		}
		if p.in == nil {
			within = rowRange{q.look.low, q.look.high}
		} else {
			within = rowRange{min(within.low, p.in.low), max(within.high, p.in.high)}
		}
	}
	q.look.all = append(q.look.all, wants)
	q.look.linked = q.look.linked || linked
	q.look.low, q.look.high = max(q.look.low, within.low), min(q.look.high, within.high)
}

// answered reports whether a message answers. Its text is folded already.
func (q *question) answered(p *proposal) bool {
	for _, c := range q.clauses {
		if c.not == slices.ContainsFunc(c.any, func(one probe) bool { return one.holds(p) }) {
			return false
		}
	}
	return true
}
