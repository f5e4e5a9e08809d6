package when

// maxDigits is the longest run of digits that is read as a number: a longer one is
// a telephone, an account, a code.
const maxDigits = 4

// digits reads Arabic digits at i: their value, how many, and where they end, or 0
// if there are none or too many.
func (v *view) digits(i int) (n, count, to int) {
	for to = i; isDigit(v.at(to)); to++ {
		if to-i == maxDigits {
			return 0, 0, 0
		}
		n = n*10 + int(v.at(to)-'0')
	}
	if to == i {
		return 0, 0, 0
	}
	return n, to - i, to
}

// number reads a number at i, in Arabic digits or Chinese numerals, up to 9999. It
// returns where it ends, or 0. Two numerals side by side are no number: 三四天 is
// three or four.
func (v *view) number(i int) (n, to int) {
	if n, _, to = v.digits(i); to != 0 {
		return n, to
	}
	return v.numeral(i)
}

// ordinal reads a number that names a month or a day. 两 counts and names nothing: 两日前,
// 前两月.
func (v *view) ordinal(i int) (n, to int) {
	if v.at(i) == '两' {
		return 0, 0
	}
	return v.number(i)
}

// numeral reads a Chinese numeral at i: 五, 十二, 廿三, 一百二十, 两千零四.
func (v *view) numeral(i int) (n, to int) {
	if n, to = v.tens(i); to != 0 {
		return n, to
	}
	d, ok := numeralDigit(v.at(i))
	if !ok {
		return 0, 0
	}
	below, ok := numeralUnit(v.at(i + 1))
	if !ok {
		if _, two := numeralDigit(v.at(i + 1)); two {
			return 0, 0
		}
		return d, i + 1
	}
	for n, to = d*below, i+2; ; {
		j := to
		if v.at(j) == '零' {
			j++
		}
		d, ok := numeralDigit(v.at(j))
		if !ok || d == 0 {
			return n, to
		}
		unit, ok := numeralUnit(v.at(j + 1))
		if !ok {
			return n + d, j + 1
		}
		if unit >= below {
			return n, to
		}
		n, below, to = n+d*unit, unit, j+2
	}
}

// tens reads a numeral that begins with 十, 廿 or 卅.
func (v *view) tens(i int) (n, to int) {
	switch v.at(i) {
	case '十', '拾':
		return v.ones(10, i+1)
	case '廿':
		return v.ones(20, i+1)
	case '卅':
		return v.ones(30, i+1)
	}
	return 0, 0
}

// ones adds the last digit of a numeral, if there is one, to n.
func (v *view) ones(n, i int) (sum, to int) {
	if d, ok := numeralDigit(v.at(i)); ok && d != 0 {
		return n + d, i + 1
	}
	return n, i
}

// spelt reads count numerals side by side as the digits of a number: 二〇二四.
func (v *view) spelt(i, count int) (n, to int) {
	for j := i; j < i+count; j++ {
		d, ok := numeralDigit(v.at(j))
		if !ok {
			return 0, 0
		}
		n = n*10 + d
	}
	return n, i + count
}

func numeralDigit(r rune) (int, bool) {
	switch r {
	case '零':
		return 0, true
	case '一', '壹':
		return 1, true
	case '二', '贰', '两':
		return 2, true
	case '三', '叁':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}

func numeralUnit(r rune) (int, bool) {
	switch r {
	case '十', '拾':
		return 10, true
	case '百', '佰':
		return 100, true
	case '千', '仟':
		return 1000, true
	}
	return 0, false
}

// isNumber reports whether a number may begin or end with r.
func isNumber(r rune) bool {
	if isDigit(r) || r == '十' || r == '廿' || r == '百' || r == '半' {
		return true
	}
	_, ok := numeralDigit(r)
	return ok
}
