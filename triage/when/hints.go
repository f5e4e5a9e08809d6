package when

import "strings"

// Hints are what the words around an expression say of it.
type hints struct {
	lead     lead // the word before it
	done     bool // 已, already: it has been
	told     bool // 召开的, 了: it has been, if the date allows
	replaced bool // a word of change stands between it and the next time
	deed     bool // a deed follows, or the clause ends: a span is when, and not about what
	chat     bool // 今天天气: nobody asks anything
	file     bool // it stands in the name of a file or a paper
	meets    bool // people gather at it
	header   bool // it is the header of what follows: 下周安排：周一…
	leadFrom int  // where the lead begins
}

// A lead is what the word before a time makes of it.
type lead int

const (
	noLead      lead = iota
	leadDue          // 最迟, 截止时间: a deadline
	leadCutoff       // 截至: a deadline, or until when something was counted
	leadNew          // 改为
	leadExtends      // 延至: new, and a deadline
	leadOld          // 原定
	leadDeed         // 定于, 争取: what follows is when, whatever comes next
	leadDone         // 已于
	leadTopic        // 有效期至: how long something holds
)

// hints reads the words around e.
func (s *scanner) hints(e *expr) hints {
	var h hints
	h.lead, h.leadFrom = s.lead(e.from)
	end := s.clauseEnd(e.bindTo, window)
	h.done = h.lead == leadDone || s.done(e.bindTo, end) || s.done(s.clauseStart(e.from, 4), e.from)
	h.told = toldWords.within(s, e.bindTo, end) && !bidWords.within(s, e.bindTo, end) && h.lead != leadNew && h.lead != leadExtends // 改三点来了
	h.replaced = e.moved || s.changes(e.bindTo, end)
	h.deed = h.lead == leadDeed || h.lead == leadNew || h.lead == leadExtends || s.deedFollows(e)
	h.header = s.heads(e.bindTo)
	h.chat = s.chats(e)
	h.file = s.inFileName(e.to) || s.inTitle(e.from)
	h.meets = meetWords.within(s, s.clauseStart(e.from, window), e.from) || meetWords.within(s, e.to, end)
	return h
}

// occasion reports whether a meeting that is pointed at stands at i: 那个会, 这场培训.
func (s *scanner) occasion(i int) bool {
	if i = s.past(i, ' '); s.at(i) != '这' && s.at(i) != '那' || s.at(i+1) != '个' && s.at(i+1) != '场' {
		return false
	}
	_, to := occasionWords.at(s, i+2)
	return to != 0
}

// done reports whether a word between from and to says that it has been. One that
// describes a thing does not: 已完成的请报. Nor does one before a colon: what is on the list
// is still to come, 值班已排好：3日小周.
func (s *scanner) done(from, to int) bool {
	for i := from; i < to; i++ {
		if s.at(i) == ':' && !isDigit(s.at(i-1)) {
			from = i + 1
		}
	}
	for i := from; i < to; i++ {
		_, end := doneWords.at(s, i)
		if end == 0 || end > to {
			continue
		}
		described := false
		for j := end; j < min(end+4, to); j++ {
			described = described || s.at(j) == '的'
		}
		if !described {
			return true
		}
	}
	return false
}

// heads reports whether a colon ends the clause that goes on at i.
func (s *scanner) heads(i int) bool {
	for end := i + window/2; i < end; i++ {
		if s.at(i) == ':' {
			return true
		}
		if endsClause(s.at(i)) {
			return false
		}
	}
	return false
}

// window is how far the words of a clause are looked through.
const window = 20

// lead finds the word right before i that tells what the time is for. Small words may
// stand between: 截止时间为：3月15日.
func (s *scanner) lead(i int) (found lead, at int) {
	start := i
	for range 5 {
		value, from := leads.before(s, i)
		if from >= 0 && (i-from > 1 || i == start && !s.leadInsideWord(from)) {
			return lead(value), from
		}
		switch s.at(i - 1) {
		case ' ', ':', '于', '在', '是', '为', '到', '(', '"', '“', '「', '*', '暂', '都', '统', '一', '则', '现':
			i--
		default:
			return noLead, start
		}
	}
	return noLead, start
}

// leadInsideWord reports whether the single character at i is the end of another
// word: 草原, 甚至, 自由.
func (s *scanner) leadInsideWord(i int) bool {
	switch s.at(i) {
	case '原':
		return !s.opensClause(i)
	case '至':
		return s.at(i-1) == '甚' || s.at(i-1) == '以' || s.at(i-1) == '乃' || s.at(i-1) == '直'
	case '由':
		return !s.opensClause(i) && s.at(i-1) != '间'
	case '改':
		return strings.ContainsRune("整修批更厕技房医教课旧危土水电棚煤删涂悔未没不", s.at(i-1))
	case '限':
		return s.at(i-1) == '有' || s.at(i-1) == '时' || s.at(i-1) == '权'
	}
	return false
}

// deedFollows reports whether a deed follows e, or nothing. In English hardly a noun
// follows a week or a month, but one does follow a feast: Thanksgiving menu.
func (s *scanner) deedFollows(e *expr) bool {
	i := s.spaces(e.bindTo)
	switch r := s.at(i); {
	case r == '"' || r == '“' || r == '《' || r == '「':
		return false
	case isLetter(r):
		return e.a.day.form != ofFeast && e.a.day.form != theQuarter
	case !isHan(r) && !isDigit(r):
		return true
	}
	if _, to := followNouns.at(s, i); to != 0 {
		return false
	}
	_, to := deeds.at(s, i)
	return to != 0
}

// chats reports whether the day of e is only talked about: 今天天气, 周末愉快.
func (s *scanner) chats(e *expr) bool {
	at := s.spaces(e.bindTo)
	if e.a.clock.form != noClock || e.bind != loose && e.bind != about {
		return false
	}
	if _, to := greetWords.at(s, at); to != 0 {
		return true
	}
	_, to := chatWords.at(s, at)
	if to == 0 || e.a.day.form != fromToday {
		return false
	}
	_, last := lastDayWords.at(s, to)
	return last == 0
}

// inFileName reports whether what ends at i is part of the name of a file.
func (s *scanner) inFileName(i int) bool {
	for end := i + 2*window; i < end; i++ {
		switch r := s.at(i); r {
		case 0, ' ', '\n', ',', '。', ';', '!', '?':
			return false
		case '.':
			if _, to := fileTypes.at(s, i); to != 0 && !isAlnum(s.at(to)) {
				return true
			}
		}
	}
	return false
}

// inTitle reports whether what begins at i is part of the title of a paper: 《4月8日|培训方案》.
func (s *scanner) inTitle(i int) bool {
	for end := i - 2*window; i > max(end, 0); i-- {
		switch s.at(i - 1) {
		case '《':
			return true
		case '》', '\n', '。', ';':
			return false
		}
	}
	return false
}

// changes reports whether a word of change begins between from and to.
func (s *scanner) changes(from, to int) bool {
	for i := from; i < to; i++ {
		if s.at(i) == '把' {
			return false // 24日前把黑板报换成…: a thing is changed
		}
		_, end := changeWords.at(s, i)
		if end == 0 || end > to {
			continue
		}
		if r := s.at(i - 1); s.at(i) == '改' && (r == '整' || r == '修' || r == '批') {
			continue // 整改到位
		}
		if (s.at(end-1) == '成' || s.at(i) == '提') && !s.begins(s.spaces(end)) || s.counts(s.spaces(end)) {
			continue // 改成12位以上, 换成长密码: a thing is changed
		}
		return true
	}
	return false
}

// counts reports whether the number at i counts things: 12位, 3份.
func (s *scanner) counts(i int) bool {
	start := i
	for isDigit(s.at(i)) {
		i++
	}
	if i == start {
		return false
	}
	switch s.at(s.spaces(i)) {
	case '位', '个', '条', '份', '米', '元', '人', '版', '张', '字', '页', '遍', '套', '种', '块', '%', '户', '家', '台', '辆', '本', '组':
		return true
	}
	return false
}
