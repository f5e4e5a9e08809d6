package sought

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"shoudao/han"
	"shoudao/store"
	"shoudao/triage/when"
)

// Span is the time that words mean to who looks back at an instant: 3月 is the last March that
// has begun, 周三 the last Wednesday. What reaches from one time to another, as 3月..5月 or
// 周一到周三 do, is both and what lies between.
func Span(typed string, at time.Time, office when.Office) (store.Within, bool) {
	folded, _ := han.Folded(strings.TrimSpace(typed))
	r := spanReader{at.In(office.Location), office}
	if w, ok := r.one(folded); ok {
		return w, true
	}
	for _, dash := range []string{"..", "~", "到", "至", "-"} {
		first, last, ok := strings.Cut(folded, dash)
		if !ok {
			continue
		}
		a, begins := r.one(first)
		b, ends := r.one(last)
		if begins && ends {
			return store.Within{From: a.From, To: b.To}, true
		}
	}
	return store.Within{}, false
}

type spanReader struct {
	at     time.Time
	office when.Office
}

// one reads a single time.
func (r spanReader) one(s string) (store.Within, bool) {
	s = strings.TrimSpace(s)
	for _, read := range []func(string) (store.Within, bool){r.calendar, r.recent, r.named, r.spoken} {
		if w, ok := read(s); ok {
			return w, true
		}
	}
	return store.Within{}, false
}

var (
	yearOnly  = regexp.MustCompile(`^(\d{4})年?$`)
	yearMonth = regexp.MustCompile(`^(\d{4})(?:[-/.]|年)(\d{1,2})月?$`)
	dotted    = regexp.MustCompile(`^(\d{1,2})[./-](\d{1,2})$`)
	lastSome  = regexp.MustCompile(`^(?:最近|近|过去|last |past )(\d*|半|[一二两三四五六七八九十]|十[一二三四五]) ?(?:个)?(天|日|周|星期|月|年|days?|weeks?|months?|years?)$`)
)

// calendar reads 2024, 2024-03 and 3.15.
func (r spanReader) calendar(s string) (store.Within, bool) {
	if m := yearOnly.FindStringSubmatch(s); m != nil {
		return r.year(number(m[1])), true
	}
	if m := yearMonth.FindStringSubmatch(s); m != nil {
		month := number(m[2])
		return r.month(number(m[1]), month), month >= 1 && month <= 12
	}
	if m := dotted.FindStringSubmatch(s); m != nil {
		month, day := number(m[1]), number(m[2])
		if month < 1 || month > 12 || day < 1 || day > 31 {
			return store.Within{}, false
		}
		return r.spoken(m[1] + "月" + m[2] + "日")
	}
	return store.Within{}, false
}

// recent reads 最近3天: the days up to today, and today.
func (r spanReader) recent(s string) (store.Within, bool) {
	m := lastSome.FindStringSubmatch(s)
	if m == nil || m[1] == "" && strings.HasPrefix(s, "last ") { // last week is the week before
		return store.Within{}, false
	}
	n := counted(m[1])
	end := day(r.at).AddDate(0, 0, 1)
	w := store.Within{To: end}
	switch unit := m[2]; {
	case m[1] == "半" && unit == "年":
		w.From = end.AddDate(0, -6, 0)
	case m[1] == "半" && unit == "月":
		w.From = end.AddDate(0, 0, -15)
	case m[1] == "半":
		return w, false
	case unit == "周", unit == "星期", strings.HasPrefix(unit, "week"):
		w.From = end.AddDate(0, 0, -7*n)
	case unit == "月", strings.HasPrefix(unit, "month"):
		w.From = end.AddDate(0, -n, 0)
	case unit == "年", strings.HasPrefix(unit, "year"):
		w.From = end.AddDate(-n, 0, 0)
	default:
		w.From = end.AddDate(0, 0, -n)
	}
	return w, true
}

// named reads years by their distance and English months.
func (r spanReader) named(s string) (store.Within, bool) {
	now := r.at.Year()
	switch s {
	case "今年", "this year", "this-year":
		return r.year(now), true
	case "去年", "last year", "last-year":
		return r.year(now - 1), true
	case "前年":
		return r.year(now - 2), true
	}
	word, year, given := strings.Cut(s, " ")
	y := number(year)
	if len(word) < 3 || given && (y < 1900 || y > 9999) {
		return store.Within{}, false
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		switch {
		case word != name && word != name[:3]:
		case given:
			return r.month(y, int(m)), true
		case m > r.at.Month():
			return r.month(now-1, int(m)), true
		default:
			return r.month(now, int(m)), true
		}
	}
	return store.Within{}, false
}

// spoken reads whatever time a message may tell. What lies ahead is read as it was meant a
// day, a week, a month or a year ago, unless it says that it is to come.
func (r spanReader) spoken(s string) (store.Within, bool) {
	w, ok := r.told(s, r.at)
	if !ok {
		s = strings.ReplaceAll(s, "-", " ") // last-week, without quotation marks
		w, ok = r.told(s, r.at)
	}
	return r.gone(s, w), ok
}

// gone is a time that lies behind, if the words can mean one.
func (r spanReader) gone(s string, w store.Within) store.Within {
	if !w.From.After(r.at) {
		return w
	}
	for _, ahead := range []string{"明天", "明日", "明年", "后天", "下周", "下个", "下月", "下星期", "今", "next", "tomorrow", "tonight"} {
		if strings.Contains(s, ahead) {
			return w
		}
	}
	for _, then := range []time.Time{r.at.AddDate(0, 0, -1), r.at.AddDate(0, 0, -7), r.at.AddDate(0, -1, 0), r.at.AddDate(-1, 0, 0)} {
		if before, ok := r.told(s, then); ok && !before.From.After(r.at) {
			return before
		}
	}
	return w
}

// told is the time that all of the words tell at an instant.
func (r spanReader) told(s string, at time.Time) (store.Within, bool) {
	ms := when.Find(s, when.Context{Office: r.office, At: at})
	if len(ms) != 1 || ms[0].From != 0 || ms[0].To != len(s) || ms[0].At.IsZero() {
		return store.Within{}, false
	}
	m := ms[0]
	w := store.Within{From: m.Start, To: m.At}
	if w.From.IsZero() {
		w.From = m.At
	}
	switch m.Grain {
	case when.Day:
		w = store.Within{From: day(w.From), To: day(m.At).AddDate(0, 0, 1)}
	case when.Minute:
		w.To = w.To.Add(time.Minute)
	}
	if end := day(w.To).AddDate(0, 0, 1); end.Sub(w.To) == time.Minute {
		w.To = end
	}
	return w, true
}

func (r spanReader) year(y int) store.Within {
	from := time.Date(y, 1, 1, 0, 0, 0, 0, r.at.Location())
	return store.Within{From: from, To: from.AddDate(1, 0, 0)}
}

func (r spanReader) month(y, m int) store.Within {
	from := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, r.at.Location())
	return store.Within{From: from, To: from.AddDate(0, 1, 0)}
}

func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// number is that of digits; 0 of anything else.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// counted is a number up to fifteen in characters, or one in digits; nothing is one.
func counted(s string) int {
	if s == "" {
		return 1
	}
	if n := number(s); n > 0 {
		return min(n, 10000)
	}
	n := 0
	for _, r := range s {
		if i := strings.IndexRune("一二三四五六七八九十", r); i >= 0 {
			n += i/len("一") + 1
		} else {
			n = 2 // 两
		}
	}
	return n
}
