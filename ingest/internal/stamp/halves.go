package stamp

import "strings"

// A half says which half of the day an hour of twelve belongs to.
type half uint8

const (
	none half = iota
	am
	pm
	noon // 中午: eleven is before twelve, one after
)

// halves are the words for the parts of a day that clients set with a clock time,
// those that begin with another first.
var halves = [...]struct {
	word string
	half half
}{
	{"上午", am},
	{"下午", pm},
	{"凌晨", am},
	{"早上", am},
	{"清晨", am},
	{"中午", noon},
	{"傍晚", pm},
	{"晚上", pm},
	{"午夜", am},
	{"AM", am},
	{"PM", pm},
	{"A.M.", am},
	{"P.M.", pm},
}

// before reads such a word in front of a clock time.
func before(s string) (half, string) {
	for _, h := range halves {
		if len(s) >= len(h.word) && strings.EqualFold(s[:len(h.word)], h.word) {
			return h.half, trim(s[len(h.word):])
		}
	}
	return none, s
}

// behind reads it behind a clock time, where it must end a word.
func behind(s string) (half, string) {
	h, rest := before(trim(s))
	if h == none || rest != "" && letter(rest[0]) {
		return none, s
	}
	return h, rest
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// hour is the hour of 24 that n means in that half.
func (h half) hour(n int) (int, bool) {
	switch {
	case h == none:
		return n, n <= 24
	case n > 23:
		return n, false
	case h == am && n == 12:
		return 0, true
	case h == pm && n < 12, h == noon && n < 5:
		return n + 12, true
	}
	return n, true // 下午14:30 is said, too
}

// skipWeekday passes over a weekday between date and clock time: 星期六, 周六, (六), Sat.
func skipWeekday(s string) string {
	t := strings.TrimPrefix(s, "(")
	for _, word := range [...]string{"星期", "礼拜", "周", "週"} {
		t = strings.TrimPrefix(t, word)
	}
	for _, day := range [...]string{"一", "二", "三", "四", "五", "六", "日", "天"} {
		if rest, ok := strings.CutPrefix(t, day); ok && len(t) < len(s) {
			return trim(strings.TrimPrefix(rest, ")"))
		}
	}
	return s
}
