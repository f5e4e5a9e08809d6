// Package when finds the time expressions in what people write to each other and
// says which instants they mean: 明天下班前, 本周五17:00, 月底, 节后第一个工作日, by COB Friday.
//
// [Find] is every time of a text, [Due] the one deadline of a text that stands alone.
// The package is pure: the instant at which the words were said, the office hours and
// the calendar come in as a [Context]. Ambiguity is data: a [Match] carries its grain,
// how the words bind it, and whether it was concluded rather than said.
//
// # How words are read
//
// As the offices of mainland China read them, which the tables in testdata write down:
//
//	周五前, 12日前        inclusive: 23:59 of that day
//	下班前, EOD           the close of the office; said after it: of the next workday
//	上午, 下午, 今晚      12:00, the close, 23:59; 明早, 明天一早 are over at 09:00;
//	                      明早 said before four in the morning is of the same day
//	3点, 两点半           1 to 6 without a part of the day are in the afternoon
//	8点半                 7 to 11: the next of them in waking hours, so tonight if the
//	                      morning is over, unless people meet at it
//	20时, 15:00           the clock of 24 hours; 24时 and 今晚12点 are the next midnight
//	周五                  the next one, today included; 本周五, 下周五 by ISO weeks
//	本周, 下周内          until Sunday; 周末前 until Friday
//	12号                  of this month; once it is past, of the next; behind another
//	                      day that is to come, 五一: 1号…，2号…, of that day's month
//	1月10日               the next one; one within the last month is the last one
//	五一前一天            the day before it
//	前三季度, 前两个月    of a year from its beginning; 3月第一周 is the one in which it begins
//	3.12, 3/12            the month first in Chinese; a figure needs a word beside it
//	月底, 年内            until the last day
//	三天内                the third day after this, 民法典 art. 201, 202 and 1259
//	两小时内              to the minute
//	3个工作日内           by the calendar, make-up workdays counted
//	五一前, 节前          the last day before the days off, the weekends that touch them
//	                      included; before a feast without days off the day before
//	大年初六, 腊月廿三    GB/T 33661-2017
//	改为B, 延至B          B is new, and the time it replaces old
//	会前                  the meeting that the text spoke of; an event known by its day
//	                      alone: the day before
//	每周五前              the next one, and how it returns
//
// and in English by the same rules: next Friday is that of the next ISO week, EOM the
// last day of the month, w/c 11 March the Friday of that week.
//
// What reads like a time and is none is left alone: numbers of documents, houses,
// counts, scores, prices, versions, telephones, names and sayings.
//
// # How it works
//
// The text is folded rune by rune (fold.go) to half width, lower case and simplified
// characters. A scanner (scan*.go) with typed tables of words (words*.go) reads days
// and hours as they were named (naming.go); expressions (expr*.go) bind them, join
// them to ranges and give them a rhythm. The words around one are its hints
// (hints.go). A resolver (resolve*.go, read.go) turns names into instants, and keeps
// the day and the meeting last spoken of; judge.go says what the time is to its
// clause. Nothing looks further than a few words in either direction, so the cost of a
// text grows with its length alone.
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

// On is the clock on the day of t, in the zone of t.
func (c Clock) On(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, int(c), 0, 0, t.Location())
}

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
