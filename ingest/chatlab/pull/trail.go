package pull

import (
	"encoding/json"
	"maps"
	"slices"
	"time"

	"shoudao/ingest"
)

// A trail is what a cursor says: what has been told.
type trail struct {
	V int `json:"v"`
	// To is the instant, in nanoseconds since 1970, up to which everything has been
	// told; 0 at the beginning.
	To int64 `json:"to"`
	// Covered are the sessions of which that is true; of those behind it is true up to
	// the second that is told; of others nothing has been told.
	Covered []string         `json:"covered,omitempty"`
	Behind  map[string]int64 `json:"behind,omitempty"`
	// Hours are the sums of what has been told of the last hours.
	Hours map[int64]uint64 `json:"hours,omitempty"`
	// Swept is when the last sweep was, in seconds since 1970.
	Swept int64 `json:"swept,omitempty"`
}

const version = 1

// trailOf reads a cursor. One that it does not understand is that of another version, and
// the beginning.
func trailOf(c ingest.Cursor) trail {
	var t trail
	if json.Unmarshal([]byte(c), &t) != nil || t.V != version || t.To <= 0 {
		return trail{V: version}
	}
	return t
}

func (t trail) cursor() ingest.Cursor {
	b, err := json.Marshal(t)
	if err != nil {
		panic(err) // there is nothing in it that could not be written
	}
	return ingest.Cursor(b)
}

// covers reports whether everything of the session has been told up to the instant To.
func (t trail) covers(id string) bool {
	_, found := slices.BinarySearch(t.Covered, id)
	return found
}

// A stamp is one record of an hour: when, and the sum of what it says.
type stamp struct {
	at  int64
	sum uint64
}

// A ledger is what the server tells, hour by hour.
type ledger map[int64][]stamp

func (l ledger) add(r record) {
	h := hour(r.at)
	l[h] = append(l[h], stamp{r.at.UnixNano(), r.sum()})
}

// upTo is the sum of what is told of an hour up to an instant.
func (l ledger) upTo(h, at int64) (sum uint64) {
	for _, s := range l[h] {
		if s.at <= at {
			sum += s.sum
		}
	}
	return sum
}

// fresh tells which records have not been told, or stand in an hour of which something
// else has been told.
func (l ledger) fresh(old trail) func(at time.Time) bool {
	same := map[int64]bool{}
	for h := range l {
		sum, known := old.Hours[h]
		same[h] = known && sum == l.upTo(h, old.To)
	}
	return func(at time.Time) bool { return at.UnixNano() > old.To || !same[hour(at)] }
}

// newest is the instant of the last fresh record; 0 if there is none.
func (l ledger) newest(old trail) (last int64) {
	fresh := l.fresh(old)
	for _, stamps := range l {
		for _, s := range stamps {
			if s.at > last && fresh(time.Unix(0, s.at)) {
				last = s.at
			}
		}
	}
	return last
}

// after is the trail when the fresh records up to an instant, or all, have been told, too.
// Oldest is the first hour of which a sum is kept.
func (l ledger) after(old trail, at int64, all bool, oldest int64) trail {
	t := old
	t.To = max(old.To, at)
	t.Hours = maps.Clone(old.Hours)
	if t.Hours == nil {
		t.Hours = map[int64]uint64{}
	}
	last := hour(time.Unix(0, at))
	for h := range l {
		// Of the last hour not everything may have been told, if it is an older one.
		if all || h < last || h == last && at >= old.To {
			t.Hours[h] = l.upTo(h, t.To)
		}
	}
	maps.DeleteFunc(t.Hours, func(h int64, _ uint64) bool { return h < oldest })
	return t
}
