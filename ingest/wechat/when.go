package wechat

import (
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/internal/stamp"
)

// when is the instant of a head in its scene.
func (o Options) when(h head, s scene) (at time.Time, p ingest.Precision, fault ingest.Fault) {
	if h.time == "" {
		return o.At, ingest.ToImport, ""
	}
	c, _, ok := stamp.ClockTime(stamp.Fold(h.time))
	if !ok || o.Location == nil {
		return at, p, ingest.BadTime
	}
	day, known := s.date, s.dated
	if s.lost && h.day == "" {
		return at, p, ingest.BadTime
	}
	if h.day != "" {
		day, known, ok = o.dayOf(stamp.Fold(h.day))
		if !ok {
			return at, p, ingest.BadTime
		}
	} else if !known {
		day, known = o.today()
	}
	if !known {
		return at, p, ingest.NoTime
	}
	if at = day.At(c, o.Location); !ingest.Plausible(at) {
		return at, p, ingest.BadTime
	}
	return at, c.Precision, ""
}

// today is the day of the copy, if the caller knows it.
func (o Options) today() (stamp.Date, bool) {
	if o.Day.IsZero() {
		return stamp.Date{}, false
	}
	y, m, d := o.Day.In(o.Location).Date()
	return stamp.Date{Year: y, Month: m, Day: d}, true
}

// ago is how many days before that of the copy a word means.
var ago = map[string]int{"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}

const weekdays = "日一二三四五六"

// dayOf reads the day in a head. It is not known where it counts from a day that
// the caller does not know; it is not sound where there is no such day.
func (o Options) dayOf(s string) (d stamp.Date, known, sound bool) {
	if d, _, ok := stamp.Day(s); ok {
		return d, true, true
	}
	if strings.ContainsAny(s, "-/.年") {
		return d, false, false
	}
	today, known := o.today()
	if !known {
		return d, false, true
	}
	noon := time.Date(today.Year, today.Month, today.Day, 12, 0, 0, 0, time.UTC)
	back, isWord := ago[strings.ToLower(s)]
	switch {
	case isWord:
	case strings.HasPrefix(s, "星期"), strings.HasPrefix(s, "周"):
		name := s[len(s)-len("一"):]
		if name == "天" {
			name = "日"
		}
		back = (int(noon.Weekday())-strings.Index(weekdays, name)/len("一")+6)%7 + 1 // never today
	default: // 3月7日: the last there was
		d, _, sound = stamp.Day(noon.Format("2006年") + s)
		if time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).After(noon) || !sound {
			d, _, sound = stamp.Day(noon.AddDate(-1, 0, 0).Format("2006年") + s)
		}
		return d, true, sound
	}
	noon = noon.AddDate(0, 0, -back)
	return stamp.Date{Year: noon.Year(), Month: noon.Month(), Day: noon.Day()}, true, true
}
