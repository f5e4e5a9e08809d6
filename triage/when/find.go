package when

import "strings"

// Find is every time expression of a text, in order and without overlap, read as
// said at c.At. The spans are bytes of text on rune borders. It takes any text: a
// clause, a notice of several pages, bytes that are no text at all; and its cost
// grows with the length of the text and nothing else.
//
// A day carries on within a text: a clock time without a day belongs to the day
// last spoken of, and so do 当天 and its like. A deadline's day carries on only to
// the end of its sentence: the next point of a notice has a deadline of its own.
func Find(text string, c Context) []Match { return new(Finder).Find(text, c) }

// A Finder finds the times of many texts, one after another, in the same memory.
type Finder struct{ s scanner }

// Find is as the function of that name.
func (f *Finder) Find(text string, c Context) []Match {
	s := &f.s
	s.begin(text, c)
	var r *resolver // most texts have no time in them and need none
	var matches []Match
	last := 0 // where the last match ended
	for i := 0; i < len(s.runes); {
		if r != nil && endsSentence(s.runes[i]) {
			r.endSentence()
		}
		if !s.begins(i) {
			i = s.skip(i)
			continue
		}
		e, ok := s.expr(i)
		if !ok {
			i = s.skip(i)
			continue
		}
		i = e.to
		if e.bind == notBound {
			continue
		}
		if r == nil {
			r = newResolver(c)
		}
		h := s.hints(e)
		m, ok := r.match(e, h)
		if !ok {
			continue
		}
		m.From, m.To = s.bytes[e.from], s.bytes[e.to]
		if n := len(matches); n > 0 {
			switch old := &matches[n-1]; {
			case m.Role == New && s.replaces(last, h.leadFrom):
				m.replace(old)
			case m.Role == Plain && old.Role == Old && s.leadsTo(last, e.from):
				m.Role = New
			}
		}
		matches = append(matches, m)
		last = e.to
	}
	return matches
}

// replaces reports whether a change that begins at lead is one of the time that ended
// at last, in the clause before: 周五前报，现改到下周一.
func (s *scanner) replaces(last, lead int) bool {
	start := s.clauseStart(lead, 8)
	for i := start; i < lead; i++ {
		switch s.at(i) {
		case ' ', '现', '则', '再', '统', '一', '已', '将', '又', '都', '请', '时', '间', '截', '止', '日', '期', '报', '名', '交', '送', '提', '上':
		default:
			return false
		}
	}
	return s.at(start-1) == ',' && last >= s.clauseStart(start-1, window)
}

// leadsTo reports whether nothing but to stands between two places.
func (s *scanner) leadsTo(from, to int) bool {
	_, end := rangeWords.at(s, s.spaces(from))
	return end != 0 && s.spaces(end) == to
}

// replace makes m, a new time, take the place of other.
func (m *Match) replace(other *Match) {
	if other.Kind == Past || other.Kind == Subject || other.Role != Plain {
		return
	}
	other.Role = Old
	if other.Kind == Deadline {
		m.Kind = Deadline
	}
}

// begins reports whether an expression may begin at i.
func (s *scanner) begins(i int) bool {
	r := s.at(i)
	switch {
	case isDigit(r):
		return s.beginsNumber(i)
	case isLetter(r):
		return s.word(i)
	case r < 0x80:
		return r == '@'
	}
	if r == '下' && s.at(i-1) == '一' && !strings.ContainsRune("周期拜初十统", s.at(i-2)) {
		return false // 对一下|周三给我
	}
	return s.open.of.of(r) != 0
}

// beginsNumber reports whether the digits at i are no part of a longer code.
func (s *scanner) beginsNumber(i int) bool {
	switch s.at(i - 1) {
	case '.', '-', '/', '_', ':', '#':
		return !isAlnum(s.at(i-2)) || s.numbersPoint(i)
	case '第', '$', '￥':
		return false
	}
	return !isAlnum(s.at(i - 1))
}

// numbersPoint reports whether what stands before i is the number of a point, as in
// 1.9:00到场: one or two digits and a dot, at the beginning of a clause.
func (s *scanner) numbersPoint(i int) bool {
	if s.at(i-1) != '.' {
		return false
	}
	at := i - 1
	for at > i-3 && isDigit(s.at(at-1)) {
		at--
	}
	return at < i-1 && !isAlnum(s.at(at-1)) && s.opensClause(at)
}

// skip is where to go on after nothing was found at i: past the word or the code that
// begins there.
func (s *scanner) skip(i int) int {
	r := s.at(i)
	if !isAlnum(r) {
		return i + 1
	}
	if isLetter(r) {
		for i++; isAlnum(s.at(i)) || s.at(i) == '_'; i++ {
		}
		return i
	}
	for i++; isDigit(s.at(i)); i++ {
	}
	for isLetter(s.at(i)) {
		i++
	}
	return i
}

// sayings: what reads like a time and is none. The value has no meaning.
var sayings = newLexicon(row{0, `明天会更好 三天两头 一刻不停 一刻也 时时刻刻 一天到晚 一日三餐 一日之计 有朝一日 一年一度 一年之计 三年五载 日复一日 年复一年
	一朝一夕 朝九晚五 早九晚五 不分昼夜 没日没夜 早出晚归 披星戴月 早中晚 早晚 早日 早点 早就 早已 早早 早安 晚安 午安 一早一晚 半天没 等了半天
	八一小学 八一中学 八一学校 八一路 八一街 八一村 八一广场 八一大道 八一厂 五一路 五一大道 五一广场 五一街 五一村 五一小学 七一路 七一勋章 七一中学
	三八红旗手 三八红旗集体 三八红旗 三八街 三八路 五四奖章 五四路 五四大街 六一路 六一居 十一中 十一届 十一学校 十一小学 九一八 二十四节气
	星期天超市 星期八 黑色星期五 今日头条 今日说法 明日之星 明日黄花 昨日重现 前日本 后日本 先天后天 后天性 下午茶 早上好 上午好 中午好
	下午好 晚上好 一点一滴 一点也不 一点都不 一分一秒 十点半课堂 四点半课堂 三点半课堂 24小时值班 二十四小时值班 24/7 7×24 7*24 7x24
	一日一报 一日一 一周一报 一周一 一月一 一天一 年月日 上半场 下半场 春夏秋冬 初一学生 一年级 二年级 三年级 四年级 五年级 六年级 七年级 八年级 九年级 十年如一日`})
