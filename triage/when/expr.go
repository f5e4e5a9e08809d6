package when

// An expr is a time expression: one unit or two with what binds them, or a length,
// or an event whose hour has to be known from elsewhere.
type expr struct {
	from, to int // places in the folded text
	a, b     unit
	ranged   bool // from a to b
	length   length
	ago      bool // the length counts backwards
	latin    bool // an English word before it binds it
	early    bool // the English word is before: the day itself is too late
	moved    bool // it is the old time of a change: from Thursday, to Friday
	bind     binding
	bindTo   int // where the binding word behind the unit ends; to if there is none
	every    Every
	event    event
	// attribute: 的 follows, and what the time belongs to: 3分钟以内的视频
	attribute bool
	expires   bool // 到期 follows: what ends by itself then
	occasion  bool // it tells which meeting is meant: 下午三点那个会
}

// An event is what a time is bound to that has an hour of its own.
type event uint8

const (
	noEvent   event = iota
	scheduled       // 会前, 考核前: nobody knows the hour but who called it
	someday         // an event of the day that the unit names: 周四开会前
)

// An exprReader reads an expression at a place and reports whether one is there. It
// leaves e as it was, new but for its beginning, if there is none.
type exprReader func(s *scanner, i int, e *expr) bool

// exprReaders are tried in this order.
var exprReaders = []exprReader{
	(*scanner).saying,
	(*scanner).returning,
	(*scanner).plural,
	(*scanner).dayPair,
	(*scanner).lengthExpr,
	(*scanner).latinExpr,
	(*scanner).unitExpr,
	(*scanner).eventExpr,
}

// expr reads a time expression at i. It is good until the next is read.
func (s *scanner) expr(i int) (*expr, bool) {
	s.found = expr{from: i}
	for _, read := range exprReaders {
		if read(s, i, &s.found) {
			return &s.found, s.found.to > i
		}
	}
	return nil, false
}

// saying reads words that only sound like a time.
func (s *scanner) saying(i int, e *expr) bool {
	_, to := sayings.at(s, i)
	if to == 0 {
		return false
	}
	e.to, e.bind = to, notBound
	return true
}

// unitExpr reads a day, an hour or both, and what they are the beginning of.
func (s *scanner) unitExpr(i int, e *expr) bool {
	u, to := s.unit(i)
	if to == 0 {
		return false
	}
	x := expr{from: i, to: to, a: u}
	s.bound(&x)
	if x.a.clock.form == atNow && !x.ranged {
		return false // 现在 is a time only where a range begins
	}
	*e = x
	return true
}

// bound reads what goes on with the first unit of e: the end of a range, and the
// word that binds the whole.
func (s *scanner) bound(e *expr) {
	if e.a.by && e.bind != until {
		e.bind = before
	}
	if b, to := s.rangeEnd(e.a, e.to, e.bind == between); to != 0 {
		e.b, e.to, e.ranged = b, to, true
		if !s.han && e.a.day.form == noDay {
			e.a.day = b.day // 9-11am tomorrow
		}
		s.rangeRest(e)
	}
	s.suffix(e)
	if e.a.day.form == edgeOfBlock {
		s.edge(e)
	}
}

// edge binds a day beside the next days off: 节前 has 前 in the word, English has before
// or after before it.
func (s *scanner) edge(e *expr) {
	switch {
	case e.a.day.num == 0:
		e.bind = before
	case e.bind == after:
		e.a.day, e.bind = day{form: workdayOf, num: 1}, loose
	case e.bind != before:
		e.bind = during
	}
}

// rangeRest reads what may follow the two ends of a range: further days, the hours of
// each day, a word that counts the days.
func (s *scanner) rangeRest(e *expr) {
	for range 5 { // 10号，11号，12号
		b, to := s.rangeEnd(e.b, e.to, false)
		if to == 0 || !inRow(e.b, b) {
			break
		}
		e.b, e.to = b, to
	}
	if e.a.clock.form == noClock && e.b.clock.form == timed { // 3月9日—10日 7:30—10:00
		if hours, to := s.rangeEnd(e.b, e.to, false); to != 0 && hours.day.form == noDay {
			e.a.clock, e.b.clock, e.to = e.b.clock, hours.clock, to
		}
	}
	if e.bind == since {
		e.bind = loose // from Monday to Wednesday
	}
	if _, end := rangeTails.at(s, s.spaces(e.to)); end != 0 {
		e.to = end
	}
}

// suffix reads the word behind a unit that binds it.
func (s *scanner) suffix(e *expr) {
	e.bindTo = e.to
	for range 3 {
		at := s.spaces(e.bindTo)
		if s.at(at) == '(' || s.at(at) == ')' {
			break
		}
		bind, to := boundWords.at(s, at)
		if binding(bind) == notBound && e.a.clock.form >= closing && s.at(at) == '前' {
			bind, to = int(before), at+1 // 下班前往外搬
		}
		if to == 0 || binding(bind) == notBound {
			break
		}
		e.bindTo = to
		switch binding(bind) {
		case about:
			e.to = to
			if e.bind == loose {
				e.bind = about
			}
			continue
		case until:
		default:
			e.to = to
		}
		if e.bind == loose || e.bind == about || e.bind == between {
			e.bind = binding(bind)
		}
		break
	}
	if u, end := s.bracketed(e.bindTo); end != 0 && e.bind == before && e.a.clock.form == ending && u.clock.form == timed && u.day.form == noDay {
		e.a.clock, e.to, e.bindTo = u.clock, end, end // 早读前（7:50）
		e.a.clock.meet = true
	}
	e.expires = s.at(e.bindTo) == '到' && s.at(e.bindTo+1) == '期'
	e.attribute = s.at(e.bindTo) == '的' || e.expires && (e.bind != loose || s.at(e.bindTo+2) == '的') || e.bind == until && s.at(e.bindTo-1) == '期' && isHan(s.at(e.bindTo))
	e.attribute = e.attribute || s.points(e.bindTo)
	e.occasion = s.occasion(e.bindTo)
	if e.bind == loose || e.bind == about {
		s.eventSuffix(e)
	}
}
