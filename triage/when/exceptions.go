package when

import "time"

// An Exception is days in a row that one holiday makes other than their weekdays say: off, or
// worked in exchange.
type Exception struct {
	From, To time.Time // the beginning of the first day, and of the last
	Name     string    // of the holiday
	Off      bool
}

// Exceptions are those that begin in the n days from the one that t shows in its own zone, in
// order. Of one that has begun before it is the days that are left. A year that c does not know in
// full has none.
func (c *Calendar) Exceptions(t time.Time, n int) []Exception {
	var all []Exception
	var last date
	today := toDate(t)
	for d := today; d < today+date(n) || last == d-1 && n > 0; d++ {
		day, ok := c.find(d)
		if !ok || !c.knows(d) {
			continue
		}
		y, m, dd := d.civil()
		at := time.Date(y, m, dd, 0, 0, 0, 0, t.Location())
		if k := len(all) - 1; k >= 0 && last == d-1 && all[k].Name == day.name && all[k].Off == day.off {
			all[k].To = at
		} else {
			all = append(all, Exception{at, at, day.name, day.off})
		}
		last = d
	}
	return all
}
