package triage

import (
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
	delays   = []string{"推迟", "延迟", "往后推", "向后推", "后推", "推后", "顺延", "延后", "往后延", "延期", "宽限", "多给", "延长"}
	advances = []string{"提前", "提早", "往前提", "往前挪"}
)

// lapse is by how much clauses i to j put something off, without saying to when; zero if they do not.
func (h *heard) lapse(i, j int) lapse {
	for k := i; k < j; k++ {
		body := h.t.s[h.clauses[k].from:h.clauses[k].to]
		for _, w := range delays {
			if _, rest, ok := strings.Cut(body, w); ok {
				l, _ := lapseOf(strings.TrimLeft(rest, " 了到个"))
				return l
			}
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

// lapseNumbers are the numbers of which lapses are said.
var lapseNumbers = map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '十': 10}

// lapseOf reads a number and its unit at the beginning of s, and what stands behind them.
func lapseOf(s string) (lapse, string) {
	n, half := 0, strings.HasPrefix(s, "半")
	rest := strings.TrimPrefix(s, "半")
	for _, r := range rest {
		if !digit(r) && lapseNumbers[r] == 0 || half {
			break
		}
		if digit(r) {
			n = min(n*10+int(r-'0'), 1000)
		} else {
			n = lapseNumbers[r]
		}
		rest = rest[len(string(r)):]
	}
	rest = strings.TrimPrefix(rest, "个")
	for _, u := range []struct {
		name string
		one  lapse
	}{{"小时", lapse{time: time.Hour}}, {"钟头", lapse{time: time.Hour}}, {"分钟", lapse{time: time.Minute}}, {"天", lapse{days: 1}}, {"日", lapse{days: 1}}, {"周", lapse{days: 7}}, {"星期", lapse{days: 7}}, {"礼拜", lapse{days: 7}}} {
		after, ok := strings.CutPrefix(rest, u.name)
		switch {
		case !ok:
		case half:
			return lapse{time: u.one.time / 2}, strings.TrimPrefix(after, "的时间")
		case n > 0:
			return lapse{u.one.days * n, u.one.time * time.Duration(n)}, after
		}
	}
	return lapse{}, s
}
