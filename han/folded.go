package han

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Folded is s folded rune by rune, and the way back to the bytes of s. A byte that is
// no UTF-8 folds to U+FFFD. Text that folds to itself is returned as it is, without
// a copy.
func Folded(s string) (string, Origin) {
	same := unchanged(s)
	if same == len(s) {
		return s, Origin{}
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:same])
	var o Origin
	end := same // where the last rune that left a trace ended
	for i := same; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if to := Fold(r); to >= 0 {
			o.mark(b.Len(), end, i)
			b.WriteRune(to)
			end = i + size
			o.mark(b.Len(), end, end)
		}
		i += size
	}
	o.mark(b.Len(), end, len(s))
	return b.String(), o
}

// unchanged is how many bytes of s, up to a rune border, fold to themselves.
func unchanged(s string) int {
	for i, r := range s {
		if Fold(r) != r || r == utf8.RuneError {
			return i
		}
	}
	return len(s)
}

// An Origin leads from the bytes of a folded text back to those of the raw text. Its
// zero value is the way from a text to itself.
type Origin struct {
	steps []step // by at; a step holds until the next
}

// A step is a place in the folded text from which on the distance to the raw text is
// another.
type step struct {
	at    int // in the folded text
	end   int // in the raw text: where what stands before at ends
	start int // in the raw text: where what stands at at begins
}

// mark enters a place, unless the distance is what it was before.
func (o *Origin) mark(at, end, start int) {
	shift := 0
	if n := len(o.steps); n > 0 {
		last := &o.steps[n-1]
		if last.at == at {
			last.start = start
			return
		}
		shift = last.start - last.at
	}
	if start-at != shift {
		o.steps = append(o.steps, step{at, end, start})
	}
}

// Span is the run of raw bytes that the run from:to of the folded text came from. Both
// ends must be rune borders of the folded text. Characters without a trace count where
// they stand inside the run, not where they stand around it.
func (o Origin) Span(from, to int) (int, int) {
	start := o.start(from)
	if from >= to {
		return start, start
	}
	return start, o.end(to)
}

// start is where the rune begins that folded to the one at at.
func (o Origin) start(at int) int {
	i, ok := o.search(at)
	if ok {
		return o.steps[i].start
	}
	return o.before(i, at)
}

// end is where the rune ends that folded to the one before at.
func (o Origin) end(at int) int {
	i, ok := o.search(at)
	if ok {
		return o.steps[i].end
	}
	return o.before(i, at)
}

// before is the raw place by the distance that held before step i.
func (o Origin) before(i, at int) int {
	if i == 0 {
		return at
	}
	return o.steps[i-1].start + at - o.steps[i-1].at
}

// search is the index of the first step at or behind the place, and whether it is
// there.
func (o Origin) search(at int) (int, bool) {
	return slices.BinarySearchFunc(o.steps, at, func(s step, at int) int { return s.at - at })
}
