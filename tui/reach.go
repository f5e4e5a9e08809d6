package tui

import (
	"slices"
	"time"

	"shoudao/ingest"
)

// A Reach is how far the copy of a group goes: no later message of it can be
// known.
type Reach struct {
	Group ingest.Group
	Until time.Time
	Hush  Hush
}

// A Hush says that a group that is fetched has fallen silent against its own rhythm: on a
// workday it brings Usual messages, and since an instant it has brought none. The zero value
// says that it keeps its rhythm, or that nothing is known of one.
type Hush struct {
	Usual int
	Since time.Time
}

// A Feed is a place that messages keep coming from, and what became of the last attempt to
// bring what is new.
type Feed struct {
	Name    string
	TriedAt time.Time // zero: it was never tried
	OKAt    time.Time // when one last succeeded; zero: never
	// Fault and Do say in the user's words what went wrong and what to do; both are empty
	// where the last attempt succeeded, or there was none.
	Fault, Do string
	// Groups are those of which it has brought messages, and when the last of them was sent; the
	// one spoken in last comes first.
	Groups []Latest
	// Gaps are when nobody listened of late, of a feed to which messages are brought, the latest
	// first.
	Gaps []Gap
	// Lacks are the messages that could not be had of late, the latest first.
	Lacks []Lack
	// Asides are the files that could not be read.
	Asides []Aside
}

// A Latest is when somebody last spoke in a group, as far as a feed has brought it.
type Latest struct {
	Group ingest.Group
	At    time.Time
}

// An Aside is a file that was set aside: since when, why, and what to do, in the user's words.
type Aside struct {
	File      string
	At        time.Time
	Fault, Do string
}

// Newest is the last message that the feed has brought, and false if it has brought none.
func (x Feed) Newest() (Latest, bool) {
	if len(x.Groups) == 0 {
		return Latest{}, false
	}
	return x.Groups[0], true
}

// Quiet is for how long there had been no newer message when the feed last succeeded. Either
// nobody spoke, or the other side lagged behind by as much: nobody here can tell.
func (x Feed) Quiet() time.Duration {
	newest, ok := x.Newest()
	if !ok || x.OKAt.IsZero() {
		return 0
	}
	return max(x.OKAt.Sub(newest.At), 0)
}

// A Lack is a number of messages of a group that could not be had, between two others.
type Lack struct {
	Group string
	Gap
	Messages int
}

// A Gap is a time of which nothing can be known.
type Gap struct{ From, To time.Time }

// failing are the feeds whose last attempt went wrong.
func failing(all []Feed) []Feed {
	return slices.DeleteFunc(slices.Clone(all), func(f Feed) bool { return f.Fault == "" })
}

// lag is by how much a group may reach less far than the others before it is
// called behind: groups are read one after the other.
const lag = 6 * time.Hour

// Covered tells how far the copies reach: the instant up to which every group is
// covered that is not behind, and those that are. Without groups it is the zero
// time.
func Covered(all []Reach) (until time.Time, behind []Reach) {
	if len(all) == 0 {
		return until, nil
	}
	until = slices.MaxFunc(all, func(a, b Reach) int { return a.Until.Compare(b.Until) }).Until
	latest := until
	for _, r := range all {
		switch {
		case latest.Sub(r.Until) > lag:
			behind = append(behind, r)
		case r.Until.Before(until):
			until = r.Until
		}
	}
	return until, behind
}
