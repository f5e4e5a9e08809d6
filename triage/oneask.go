package triage

import (
	"slices"
	"time"

	"shoudao/triage/when"
)

// Who numbers nothing seldom asks for two things by one day: his sentences tell of one thing, who
// goes and when, that it is wanted and by when, how many have it and that the rest is late.

// oneWith reports whether two asks of one message are of one thing.
func (a *ask) oneWith(b ask) bool {
	if a.at.send != b.at.send || a.at.clause().point != 0 || b.at.clause().point != 0 || a.rota && b.rota {
		return false
	}
	if a.due.At.IsZero() || b.due.At.IsZero() {
		return a.due.At.IsZero() && !a.requests() || b.due.At.IsZero() && !b.requests() || a.topic().shared(b.topic()) > 0
	}
	if !a.due.At.Equal(b.due.At) && a.at.clause().sentence != b.at.clause().sentence && a.topic().shared(b.topic()) == 0 && a.asksMore() && b.asksMore() {
		return false // 明天上午去县里开会。明天下午把公章送到民政办
	}
	if a.meeting && b.meeting && a.due.Grain == when.Minute && b.due.Grain == when.Minute && !a.due.At.Equal(b.due.At) {
		return false
	}
	if a.due.Firm && b.due.Firm && !a.due.At.Equal(b.due.At) && a.due.Grain != when.Day && b.due.Grain != when.Day || a.meeting != b.meeting && a.due.Firm != b.due.Firm {
		return false // by ten the list and by five the form, or a paper and a meeting
	}
	return a.due.At.Format(time.DateOnly) == b.due.At.In(a.due.At.Location()).Format(time.DateOnly)
}

// join takes another ask of the message into a: the surer one asks, the finer deadline holds. A time
// that the surer one lacks is its deadline only where it was said as one.
func (a *ask) join(b ask) {
	weak := b
	if b.score > a.score {
		weak, *a = *a, b
	}
	if w := weak.due; !w.At.IsZero() {
		switch {
		case a.due.At.IsZero() && w.Firm, !a.due.At.IsZero() && (w.Firm && !a.due.Firm || w.Firm == a.due.Firm && w.Grain < a.due.Grain || finer(w, a.due)):
			a.due = w
		}
	}
	a.said = append(slices.Clone(a.said), weak.said...)
	a.around = append(slices.Clone(a.around), weak.around...)
}

// asksMore reports whether the ask asks for more than that something be known.
func (a *ask) asksMore() bool { return a.requests() || a.meeting }

// requests reports whether the ask asks for something to be done in so many words.
func (a *ask) requests() bool {
	return slices.ContainsFunc(a.reasons, func(r Reason) bool { return r.Code == Requested })
}
