package digest

import (
	"slices"
	"time"

	"shoudao/tui"
)

// A Cover is how far the groups are known.
type Cover struct {
	Groups []tui.Reach // as far as they have been read
	Unread []string    // groups that she says she is in, and of which nothing was ever read
	Feeds  []Feed
}

// A Feed is where messages keep coming from, and what is known to be wrong with it.
type Feed struct {
	Name      string
	Fault, Do string // in the user's words; empty: the last attempt succeeded
	Gaps      []tui.Gap
	Lacks     []tui.Lack
}

// A Proof is what can be said of the time from one instant up to another: that nothing
// else was said in the groups, or why that is not known.
type Proof struct {
	Since, Until time.Time // Until: every group that is not behind is known up to there, now at most
	Groups       int
	Unread       []string
	Behind       []tui.Reach // groups that are not known up to Until, or where others are, not past Since
	Hushed       []tui.Reach // silent against their rhythm: their copies may have stopped
	Feeds        []Feed      // those that fail, or have gaps within the time
}

// Proof is what can be said of the time from an instant up to now.
func (c Cover) Proof(since, now time.Time) Proof {
	_, behind := tui.Covered(c.Groups)
	p := Proof{Since: since, Until: now, Groups: len(c.Groups), Unread: c.Unread}
	news := slices.ContainsFunc(c.Groups, func(r tui.Reach) bool { return r.Until.After(since) })
	for _, r := range c.Groups {
		late := slices.ContainsFunc(behind, func(b tui.Reach) bool { return b.Group == r.Group })
		if late || news && !r.Until.After(since) {
			p.Behind = append(p.Behind, r)
			continue
		}
		if r.Until.Before(p.Until) {
			p.Until = r.Until
		}
		if r.Hush.Usual > 0 {
			p.Hushed = append(p.Hushed, r)
		}
	}
	slices.SortStableFunc(p.Behind, func(a, b tui.Reach) int { return a.Until.Compare(b.Until) })
	within := func(g tui.Gap) bool { return g.To.After(since) && g.From.Before(now) }
	for _, f := range c.Feeds {
		f.Gaps = slices.DeleteFunc(slices.Clone(f.Gaps), func(g tui.Gap) bool { return !within(g) })
		f.Lacks = slices.DeleteFunc(slices.Clone(f.Lacks), func(l tui.Lack) bool { return !within(l.Gap) })
		if f.Fault != "" || len(f.Gaps)+len(f.Lacks) > 0 {
			p.Feeds = append(p.Feeds, f)
		}
	}
	return p
}

// Idle reports whether nothing at all was read since.
func (p Proof) Idle() bool { return p.Groups > 0 && !p.Until.After(p.Since) }

// Holds reports whether everything that was said in the time is known.
func (p Proof) Holds() bool {
	return p.Groups > 0 && p.Until.After(p.Since) && len(p.Unread)+len(p.Behind)+len(p.Hushed)+len(p.Feeds) == 0
}

// stale is how long after the end of what is known it has to be said that what came since
// is not.
const stale = 30 * time.Minute

// Stale reports whether more has been said since than may be overlooked.
func (p Proof) Stale(now time.Time) bool { return now.Sub(p.Until) > stale }
