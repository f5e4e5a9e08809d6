package tui

import "time"

// A reading is how far a search has come that has to look at many messages: it is asked for
// in parts, and the screen shows what has been found so far.
type reading struct {
	scan   bool // the index is no help
	looked int
	until  time.Time
	part   float64
	wanted int  // how many hits are still to be found before it waits for the user
	short  bool // the last page ended before it was full
	halted bool // the user has ended it
}

// after is the reading after one more page.
func (r reading) after(q SearchQuery, page SearchPage) reading {
	if q.Next == "" {
		r = reading{wanted: q.Limit}
	}
	r.scan, r.until, r.part = r.scan || page.Scan, page.Until, page.Part
	r.looked += page.Looked
	r.short = page.Next != "" && len(page.Hits) < q.Limit
	r.wanted = max(r.wanted-len(page.Hits), 0)
	return r
}

// reads reports whether a search is under way that the user waits for.
func (s search) reads() bool { return s.asking != nil && s.reading.short && s.asked.Next != "" }

// halts ends a search where it is; what was found stays.
func (s search) halts() search {
	s = s.calledOff()
	s.asked.Next = s.next // so that it is not asked for again of itself
	s.reading.halted = true
	return s
}

// goesOn takes up a search that was ended.
func (s search) goesOn() search {
	if s.reading.halted {
		s.reading.halted, s.reading.wanted, s.asked.Next = false, searchLimit, ""
	}
	return s
}

// rest is the question for what comes behind the results, and whether it is to be asked: the
// page is not full yet, or the cursor comes near the end.
func (s search) rest() (SearchQuery, bool) {
	r := s.reading
	if s.asking != nil || s.next == "" || r.halted || s.asked.Next == s.next {
		return SearchQuery{}, false
	}
	limit := r.wanted
	if limit == 0 && s.list.cursor+searchLimit/2 > len(s.rows) {
		limit = searchLimit
	}
	return SearchQuery{Text: s.asked.Text, Next: s.next, Limit: limit}, limit > 0
}

// progress is how far it has come, in words; empty if the index knew at once.
func (s search) progress(hit line) line {
	w, r := s.words.Search, s.reading
	day := r.until.Format(time.DateOnly)
	switch {
	case r.halted:
		on := s.keys.refresh
		if !s.results {
			on = s.keys.take // a letter is text there
		}
		return hit.and(fresh, own(w.Halted(r.looked, day))).and(plain, "  ").and(keyName, own(firstLabel(on)+" "+w.GoOn))
	case s.reads():
		return hit.and(fresh, own(w.Looking(day)+" "+digits(int(r.part*100))+"%")).and(plain, "  ").and(keyName, own(firstLabel(s.keys.leave)+" "+w.Halt))
	case r.scan:
		return hit.and(muted, own(w.Scanned(r.looked)))
	}
	return hit
}
