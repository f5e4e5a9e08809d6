package when

import (
	"slices"
	"time"
)

// Due is the one deadline of a text that stands alone. What binds the doer comes
// first: a deadline, then a period, then a point in time; among these what a change
// of plans has made of it, the last change if there are several. Of several that are
// left it is the earliest still ahead: whoever is in time for that one has missed
// none of the others. What has been, what a text is about and what no longer holds
// is no deadline.
func Due(text string, c Context) (Match, bool) {
	var best Match
	found := false
	for _, m := range Find(text, c) {
		if m.Kind == Past || m.Kind == Subject || m.Role == Old {
			continue
		}
		if !found || m.outranks(best, c) {
			best, found = m, true
		}
	}
	return best, found
}

// outranks reports whether m, which stands later in the text, is a better deadline
// than other.
func (m Match) outranks(other Match, c Context) bool {
	if a, b := m.rank(c), other.rank(c); a != b {
		return a < b
	}
	if m.Role == New {
		return true
	}
	if over := other.At.Before(c.At); over != m.At.Before(c.At) {
		return over
	}
	return m.At.Before(other.At)
}

// rank is how little a match binds: 0 binds most. 今天 alone is said of so much that
// every other point in time comes before it.
func (m Match) rank(c Context) int {
	rank := 4 * slices.Index([]Kind{Deadline, Period, Point}, m.Kind)
	if m.Kind == Point && m.Grain == Day && m.At.Sub(c.At) < 24*time.Hour && m.At.Day() == c.At.In(m.At.Location()).Day() {
		rank += 2
	}
	if m.Role != New {
		rank++
	}
	return rank
}
