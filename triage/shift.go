package triage

import (
	"slices"
	"strings"
	"time"
)

// A meeting is put off by an hour as often as to an hour: 推迟一小时, 往后推一天. What that makes of the deadline only the item
// knows.

// A lapse is by how much something is put off, forwards or, negative, backwards.
type lapse struct {
	days int
	time time.Duration
}

// from is the deadline that is so far from another.
func (l lapse) from(d Due) Due {
	d.At = d.At.AddDate(0, 0, l.days).Add(l.time)
	if !d.Start.IsZero() {
		d.Start = d.Start.AddDate(0, 0, l.days).Add(l.time)
	}
	return d
}

var (
	delays   = []string{"推迟", "延迟", "往后推", "向后推", "往后挪", "向后挪", "后推", "推后", "顺延", "延后", "往后延", "延期", "宽限", "多给"}
	advances = []string{"提前", "提早", "往前提", "往前挪"}
)

// byAdverb are words that tell of a lapse where the number follows, and what takes place, or nothing, behind it.
var byAdverb = []string{"晚", "早"}

// lapseStarts are the characters with which words of a lapse begin.
var lapseStarts = firstRunes(slices.Concat(delays, advances, byAdverb, givers))

// adverbial is by how much a clause has something take place later or earlier, and where the word for it stands: 会晚半个小时开. Who is
// late moves nothing: 我晚半小时到, 王主任晚半小时.
func adverbial(body string) (by lapse, at int) {
	for k, w := range byAdverb {
		before, rest, ok := strings.Cut(body, w)
		if !ok || strings.ContainsAny(before, "我你他她谁迟每昨今") || strings.ContainsRune("最明当前后夜一二三四五六日天周早", runeBefore(before, len(before))) {
			continue // 最晚两天, 明晚2小时
		}
		l, after := lapseOf(rest)
		if after = strings.TrimRight(after, " 啊哈了。!~"); l == (lapse{}) || after == "" && !takesPlace(before) || after != "" && !startsAny(after, "开始", "开", "召开", "进行", "举行", "出发", "集合", "开会") || startsAny(after, "开门", "开车", "开店") {
			continue
		}
		if k > 0 {
			return lapse{-l.days, -l.time}, len(before)
		}
		return l, len(before)
	}
	return lapse{}, -1
}

// takesPlace reports whether words end with what takes place, or with all who come to it: 会|晚半小时, and not 王主任|晚半小时.
func takesPlace(before string) bool {
	return endsAny(strings.TrimRight(before, " "), "会", "会议", "培训", "活动", "演练", "都", "统一", "要", "往后", "一律")
}

// lapse is by how much clauses i to j put something off, without saying to when; zero if they do not.
func (h *heard) lapse(i, j int) lapse {
	if !slices.ContainsFunc(h.clauses[i:j], func(c clause) bool { return lapseStarts.within(h.t.s[c.from:c.to]) }) {
		return lapse{} // nearly all
	}
	for k := i; k < j; k++ {
		body := h.t.s[h.clauses[k].from:h.clauses[k].to]
		if by, _ := givenMore(body); by != (lapse{}) && !h.deeds[k].question {
			return by
		}
		if !holdsAny(body, delays...) && !holdsAny(body, advances...) && !holdsAny(body, byAdverb...) {
			continue // nearly all
		}
		if d := &h.deeds[k]; d.question || d.chase || d.past || holdsAny(body, "不", "别", "没", "已", "上次", "上回", "上周", "去年", "怎么", "如果", "要是", "每", "再", "想", "建议", "谁说", "行吗", "?") {
			continue // 已经推迟三天了, 要不要延期一天
		}
		for _, w := range delays {
			if _, rest, ok := strings.Cut(body, w); ok {
				l, _ := lapseOf(strings.TrimLeft(rest, " 了到个"))
				return l
			}
		}
		if by, _ := adverbial(body); by != (lapse{}) {
			return by
		}
		for _, w := range advances {
			_, rest, ok := strings.Cut(body, w)
			if !ok {
				continue
			}
			l, after := lapseOf(strings.TrimLeft(rest, " 了"))
			if after = strings.TrimRight(after, " 啊哈。!~"); after == "" || startsAny(after, "开", "召开", "进行", "举行", "交", "报") {
				return lapse{-l.days, -l.time} // 提前10分钟|到 moves nothing
			}
		}
	}
	return lapse{}
}

// lapseDigits are the numerals of which lapses are said.
var lapseDigits = map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

// numeral reads a number below a hundred at the beginning of s; 0 if there is none.
func numeral(s string) (n int, rest string) {
	tens := false
	for _, r := range s {
		switch {
		case digit(r):
			n = min(n*10+int(r-'0'), 1000)
		case r == '十' && !tens:
			n, tens = max(n, 1)*10, true
		case lapseDigits[r] > 0 && (n == 0 || tens && n%10 == 0):
			n += lapseDigits[r]
		default:
			return n, s
		}
		s = s[len(string(r)):]
	}
	return n, s
}

// lapseUnits are what lapses are counted in.
var lapseUnits = []struct {
	name string
	one  lapse
}{{"小时", lapse{time: time.Hour}}, {"钟头", lapse{time: time.Hour}}, {"分钟", lapse{time: time.Minute}}, {"天", lapse{days: 1}}, {"日", lapse{days: 1}}, {"周", lapse{days: 7}}, {"星期", lapse{days: 7}}, {"礼拜", lapse{days: 7}}}

// lapseOf reads a number and its unit at the beginning of s, and what stands behind them.
func lapseOf(s string) (lapse, string) {
	half := strings.HasPrefix(s, "半")
	n, rest := numeral(strings.TrimPrefix(s, "半"))
	rest = strings.TrimPrefix(rest, "个")
	more := n > 0 && strings.HasPrefix(rest, "半") // 一个半小时
	rest = strings.TrimPrefix(rest, "半")
	for _, u := range lapseUnits {
		after, ok := strings.CutPrefix(rest, u.name)
		switch {
		case !ok || (half || more) && u.one.time == 0:
		case half:
			return lapse{time: u.one.time / 2}, after
		case more:
			return lapse{time: u.one.time*time.Duration(n) + u.one.time/2}, after
		case n > 0:
			return lapse{u.one.days * n, u.one.time * time.Duration(n)}, after
		}
	}
	return lapse{}, s
}
