// Package when finds the time expressions in what people write to each other and
// says which instants they mean: 明天下班前, 本周五17:00, 月底, 节后第一个工作日, by COB Friday.
//
// It is pure: the instant at which the words were said, the office hours and the
// calendar come in as a [Context]. Ambiguity is data: a [Match] carries its grain,
// how the words bind it, and whether it was concluded rather than said.
package when

import (
	"fmt"
	"time"
)

// A Grain is how exactly a time was said.
type Grain uint8

// The grains. Their numbers are stored: append only.
const (
	None   Grain = iota // no time at all
	Minute              // 17:30, 半小时内
	Part                // 下班前, 上午, 今晚: a part of the day
	Day                 // 周五前, 12日, 月底
)

// String is the grain's name in JSON.
func (g Grain) String() string {
	return [...]string{"none", "minute", "part", "day"}[g]
}

// A Kind is how the words bind the time.
type Kind uint8

// The kinds.
const (
	Deadline Kind = iota + 1 // 前, 之前, 内, 截止, by, within: it has to be done by then
	Point                    // a time alone: 明天下午3点, 周五
	Period                   // from … to …: Start and At differ
	Past                     // what has been: 昨天, 上周五, 3月5日召开了
	Subject                  // a period that something is about: 2月份台账, 2024年度
)

// A Role is a time's place in a change of plans.
type Role uint8

// The roles.
const (
	Plain Role = iota
	Old        // 原定A, instead of A: no longer holds
	New        // 改为B, 延至B, moved to B: holds now
)

// An Every is the rhythm of a duty that returns. The zero value is none.
type Every struct {
	Rhythm  Rhythm
	Weekday time.Weekday // of Weekly
	Day     int          // of Monthly: 1 to 31, or -1 for the last
}

// A Rhythm is how often a duty returns.
type Rhythm uint8

// The rhythms. Their numbers are stored: append only.
const (
	Once Rhythm = iota
	Daily
	Workdaily
	Weekly
	Monthly
)

// A Match is one time expression.
type Match struct {
	From, To int // its span in the text, bytes, on rune borders
	// At is the instant meant: of a deadline and a period its end, of a point the
	// point (a day alone: 23:59 of it; a part of a day: the part's end).
	At time.Time
	// Start is the beginning of a period or of a named part; zero where there is
	// none.
	Start       time.Time
	Grain       Grain
	Kind        Kind
	Role        Role
	Every       Every
	Inferred    bool // concluded from a custom, not said; worth a question mark
	Provisional bool // rests on a year that the calendar does not know
	Conflict    bool // the date and the weekday said beside it disagree
}

// A Clock is a time of day in minutes from midnight.
type Clock int

// String is the clock as hh:mm.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60) }

// Hours are a half day's office hours.
type Hours struct{ Open, Close Clock }

// An Office is what does not change from message to message.
type Office struct {
	Location           *time.Location
	Morning, Afternoon Hours
	Calendar           *Calendar
	DayFirst           bool // 5/6 is the fifth of June; Chinese dates have the month first always
}

// A Context is what a text's time words are read against.
type Context struct {
	Office
	At time.Time // when the words were said
	// Day is the day last spoken of in the same breath, for 当天 and for a clock
	// time without a day; zero if there is none.
	Day time.Time
}
