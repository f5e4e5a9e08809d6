package when

import "sync"

// A scanner reads time words out of a folded text. Its readers all have one shape:
// they read something at a place and return where it ends, or 0 if it is not
// there. None looks further than a few words, so a text is read in one pass.
type scanner struct {
	view
	open     *openings
	text     string
	dayFirst bool // 5/6 is the fifth of June
	today    date
	small    bool // it is said after midnight, before people have slept
	ranging  bool // the end of a range is read: 3.15 after 3.10- is a date
	found    expr // what expr read last
}

// smallHours is until when the day before has not ended for those who are still up.
const smallHours = 4

// begin makes the scanner ready for a text.
func (s *scanner) begin(text string, c Context) {
	s.open = opened()
	s.text, s.ranging = text, false
	s.fold(text)
	s.today = toDate(c.said())
	s.small = c.said().Hour() < smallHours
	s.dayFirst = c.DayFirst && !s.han && (s.latin || !c.monthFirstInFigures())
}

// A reader reads one element of a unit: a day, an hour, or both in one word.
type reader func(s *scanner, i int) (unit, int)

// numberReaders are the readers of what may begin with a number, in the order in
// which they are tried.
var numberReaders = []reader{
	(*scanner).lunarDate,
	(*scanner).feast,
	(*scanner).isoDate,
	(*scanner).yearDate,
	(*scanner).monthDate,
	(*scanner).dottedDate,
	(*scanner).dayNumber,
	(*scanner).quarter,
	(*scanner).latinDay,
	(*scanner).latinNumberDate,
	(*scanner).latinClock,
	(*scanner).clock,
}

// An openings tells with which Chinese characters an expression may begin, and which readers read what begins so.
type openings struct {
	of      numbers    // the place of a character's readers, 0 where no expression begins
	readers [][]reader // there may be none: some expressions begin with what is no element
}

// opened is what is known of that: every character of every text asks for it.
var opened = sync.OnceValue(func() *openings {
	o := &openings{readers: [][]reader{nil, nil}}
	const none = 1 // the place of no readers
	o.of.put('半', none)
	for _, l := range []*lexicon{rhythmWords, lengthLeads, sayings, events} {
		for r := range l.keys() {
			o.of.put(r, none)
		}
	}
	for r, readers := range openers() {
		o.of.put(r, uint16(len(o.readers)))
		o.readers = append(o.readers, readers)
	}
	return o
})

// openers are the readers of what may begin with a Chinese character.
func openers() map[rune][]reader {
	m := make(map[rune][]reader)
	open := func(read reader, words ...*lexicon) {
		for _, l := range words {
			for r := range l.keys() {
				m[r] = append(m[r], read)
			}
		}
	}
	for _, r := range "零一二三四五六七八九十两廿卅" {
		m[r] = append(m[r], numberReaders...)
	}
	open((*scanner).combinedDay, dayParts)
	open((*scanner).relativeDay, relativeDays, spokenDays)
	open((*scanner).weekday, weekPrefixes, weekNames)
	open((*scanner).yearDate, yearWords)
	open((*scanner).monthDate, monthWords)
	open((*scanner).quarter, quarterWords, newLexicon(row{0, "第 首"}))
	open((*scanner).half, newLexicon(row{0, "上 下"}))
	open((*scanner).firstQuarters, newLexicon(row{0, "前 头"}))
	open((*scanner).newYearEdge, newYearEdges)
	open((*scanner).lunarDate, lunarMonths, lunarMarks, newLexicon(row{0, "闰 年 初"}))
	open((*scanner).bareSegment, bareSegments)
	open((*scanner).feast, feastWords)
	open((*scanner).workday, ordinalWorkdays)
	open((*scanner).blockEdge, blockEdges)
	open((*scanner).clock, partWords, hourParts, officeWords)
	open((*scanner).present, presentWords)
	return m
}

// element reads one element at i.
func (s *scanner) element(i int) (unit, int) {
	r := s.at(i)
	var readers []reader
	switch {
	case isDigit(r):
		readers = numberReaders
	case isLetter(r):
		if !s.word(i) {
			return unit{}, 0
		}
		readers = latinReaders
	default:
		readers = s.open.readers[s.open.of.of(r)]
	}
	for _, read := range readers {
		if u, to := read(s, i); to != 0 {
			return u, to
		}
	}
	return unit{}, 0
}

// unit reads a day and an hour that are said together, in as many elements as it
// takes: 明天（周五）| 中午12点; Friday | at 5 pm.
func (s *scanner) unit(i int) (unit, int) {
	u, to := s.element(i)
	if to == 0 {
		return unit{}, 0
	}
	for range 5 {
		if u.day.form.single() && u.clock.form == noClock && !u.latin {
			if _, end := eveWords.at(s, to); end != 0 {
				u.day.eve, to = true, end
			}
		}
		next, end := s.nextElement(u, to)
		if end == 0 || !u.merge(next) {
			break
		}
		u.latin = u.latin && next.latin
		to = end
	}
	return u, to
}

// eveWords: the day before the one that they stand behind.
var eveWords = newLexicon(row{0, "前一天 的前一天 前1天 的前1天 前一日 的前一日"})

// nextElement reads the element that goes on with u after to.
func (s *scanner) nextElement(u unit, to int) (unit, int) {
	i := s.spaces(to)
	switch s.at(i) {
	case '(':
		next, end := s.element(s.spaces(i + 1))
		if end == 0 || s.at(s.spaces(end)) != ')' || (u.day.form == noDay && next.day.form != noDay) {
			return unit{}, 0
		}
		return next, s.spaces(end) + 1
	case ',':
		at := s.spaces(i + 1)
		if bind, joined := joiners.at(s, at); joined != 0 && binding(bind) == before && u.day.form.single() && u.latin && u.clock.form == noClock {
			if next, end := s.element(s.spaces(joined)); end != 0 && next.day.form == noDay { // Tuesday, any time before lunch
				next.by = true
				return next, end
			}
		}
		next, end := s.element(at)
		if end == 0 || !s.joinsAcrossComma(u, next) {
			return unit{}, 0
		}
		return next, end
	case '的':
		if next, end := s.element(i + 1); end != 0 && (next.day.form == noDay || u.day.form >= theWeek) && u.clock.form == noClock {
			return next, end
		}
		return unit{}, 0
	}
	joiner, joined := joiners.at(s, i)
	if joined != 0 && i > to {
		i = s.spaces(joined)
	} else {
		joined = 0
	}
	next, end := s.element(i)
	switch {
	case end == 0 && joined != 0 && u.clock.form == noClock:
		next, end = s.bareHour(i) // Monday at 9
	case end == 0 && u.day.form != noDay && u.clock.form <= partOnly && !s.han && isDigit(s.at(i)):
		return s.hourPair(i)
	case end == 0 && u.day.form != noDay && u.clock.form == noClock:
		return s.dayEnd(i)
	case end == 0 || !s.follows(u, next, i == to):
		return unit{}, 0
	}
	if s.at(joined-1) == '-' && u.day.form != noDay && next.day.week.by == shifted {
		return unit{}, 0 // 今天 - 下周五 is a range: a weekday that checks a date has no week of its own
	}
	next.by = joined != 0 && binding(joiner) == before
	return next, end
}

// joinsAcrossComma reports whether next may go on with u after a comma: a weekday
// with its date, and in English also the hour.
func (s *scanner) joinsAcrossComma(u, next unit) bool {
	if u.latin || next.latin {
		return u.day.form != noDay && (u.clock.form == noClock || next.clock.form == noClock)
	}
	dayOnly := u.clock.form == noClock && next.clock.form == noClock
	return dayOnly && (u.day.form == ofWeek) != (next.day.form == ofWeek) && !s.partsFrom(u.day, next.day)
}

// partsFrom reports whether of two days, one of them a weekday, the other is told by its distance from today and is none
// such: 不用赶今天，周一给我.
func (s *scanner) partsFrom(a, b day) bool {
	if a.form == ofWeek {
		a, b = b, a
	}
	return a.form == fromToday && a.year.by == unsaid && a.month.by == unsaid && (s.today+date(a.num)).weekday() != b.weekday
}

// follows reports whether next may go on with u without a comma. Only English puts
// the hour before its day.
func (s *scanner) follows(u, next unit, close bool) bool {
	if u.day.form == noDay && next.day.form != noDay {
		return u.latin && next.latin || !s.han && !close
	}
	return true
}
