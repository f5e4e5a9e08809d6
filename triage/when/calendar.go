package when

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// A Calendar knows which days are worked and which days off have a name. A nil
// *Calendar is Monday to Friday without holidays.
//
// A Calendar does not change once it is made and may be shared.
type Calendar struct {
	days  map[date]listedDay
	since int // the first year that is known in full
	until int // and the last
}

// A listedDay is a day that is not what its weekday says, or that has a name.
type listedDay struct {
	date date
	name string
	off  bool
}

// Until is the last year whose days off and make-up workdays are all known. What
// rests on a later year is provisional. It is 0 for a nil Calendar, which knows of
// no holidays in any year.
func (c *Calendar) Until() int {
	if c == nil {
		return 0
	}
	return c.until
}

// Workday reports whether the day that t shows in its own zone is worked.
func (c *Calendar) Workday(t time.Time) bool { return c.workday(toDate(t)) }

// Holiday is the name of the day off that t shows in its own zone; empty on any
// other day, a plain weekend and a make-up workday among them.
func (c *Calendar) Holiday(t time.Time) string { return c.holiday(toDate(t)) }

func (c *Calendar) workday(d date) bool {
	if day, ok := c.find(d); ok {
		return !day.off
	}
	weekday := d.weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

func (c *Calendar) holiday(d date) string {
	if day, ok := c.find(d); ok && day.off {
		return day.name
	}
	return ""
}

// find is what the calendar says of d beyond its weekday.
func (c *Calendar) find(d date) (listedDay, bool) {
	if c == nil {
		return listedDay{}, false
	}
	day, ok := c.days[d]
	return day, ok
}

// knows reports whether all days off of the year of d are listed.
func (c *Calendar) knows(d date) bool {
	if c == nil {
		return true
	}
	year, _, _ := d.civil()
	return c.since <= year && year <= c.until
}

// addWorkdays is the n-th workday after d, or before it if n is negative.
func (c *Calendar) addWorkdays(d date, n int) date {
	step := date(1)
	if n < 0 {
		step, n = -1, -n
	}
	for ; n > 0; n-- {
		d += step
		for !c.workday(d) {
			d += step
		}
	}
	return d
}

// block is the run of days off around d, the weekends that touch it included; only
// d itself if d is worked.
func (c *Calendar) block(d date) (first, last date) {
	first, last = d, d
	if c.workday(d) {
		return first, last
	}
	for !c.workday(first - 1) {
		first--
	}
	for !c.workday(last + 1) {
		last++
	}
	return first, last
}

// festive is the run of days off around d, if a holiday is among them; else d alone: a
// weekend makes no holiday of a feast that falls on it.
func (c *Calendar) festive(d date) (first, last date) {
	first, last = c.block(d)
	for day := first; day <= last; day++ {
		if c.holiday(day) != "" {
			return first, last
		}
	}
	return d, d
}

// nextBlock is the first run of days off with a name that ends on d or later and,
// if after is set, begins after d. It gives up after 400 days.
func (c *Calendar) nextBlock(d date, after bool) (first, last date, ok bool) {
	for day := d; day < d+400; day++ {
		if c.holiday(day) == "" {
			continue
		}
		first, last = c.block(day)
		if !after || first > d {
			return first, last, true
		}
	}
	return 0, 0, false
}

// maxCalendar is more than a century of days takes up.
const maxCalendar = 1 << 20

// calendarHeader is the first line of a calendar file.
const calendarHeader = "date,name,off"

// ParseCalendar reads a calendar of one's own: CSV with the columns date
// (2026-02-14), name and off (1: a day off, 0: a workday on what would be a
// weekend or holiday), one day a line below that header, in any order. Empty lines
// and lines that begin with # are skipped. Days that are not listed are worked
// from Monday to Friday. The file is taken to know in full every year from its
// first to its last day; for other years the days off are those of Chinese law.
//
// An error names the line and what is wrong with it.
func ParseCalendar(r io.Reader) (*Calendar, error) {
	limited := &io.LimitedReader{R: r, N: maxCalendar}
	rows := csv.NewReader(skipMark(limited))
	rows.FieldsPerRecord = 3
	rows.TrimLeadingSpace = true
	rows.Comment = '#'
	header, err := rows.Read()
	if err != nil {
		return nil, calendarError(err)
	}
	if got := strings.Join(header, ","); got != calendarHeader {
		return nil, fmt.Errorf("read calendar: line 1: the header is %q, want %q", got, calendarHeader)
	}
	c := &Calendar{days: make(map[date]listedDay)}
	for {
		row, err := rows.Read()
		if limited.N <= 0 {
			return nil, fmt.Errorf("read calendar: more than %d bytes", maxCalendar)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, calendarError(err)
		}
		line, _ := rows.FieldPos(0)
		if err := c.add(row); err != nil {
			return nil, fmt.Errorf("read calendar: line %d: %w", line, err)
		}
	}
	if len(c.days) == 0 {
		return nil, errors.New("read calendar: no days in it")
	}
	c.complete(chinaStatutory)
	return c, nil
}

// add lists the day of one row.
func (c *Calendar) add(row []string) error {
	t, err := time.Parse(time.DateOnly, strings.TrimSpace(row[0]))
	if err != nil {
		return fmt.Errorf("date %q is not of the form 2026-02-14", row[0])
	}
	if t.Year() < firstYear || t.Year() > lastYear {
		return fmt.Errorf("date %s is not between %d and %d", row[0], firstYear, lastYear)
	}
	var off bool
	switch strings.TrimSpace(row[2]) {
	case "1":
		off = true
	case "0":
	default:
		return fmt.Errorf("off is %q, want 1 or 0", row[2])
	}
	day := listedDay{toDate(t), strings.TrimSpace(row[1]), off}
	if earlier, ok := c.days[day.date]; ok && earlier != day {
		return fmt.Errorf("%s is listed twice, and differently", row[0])
	}
	c.days[day.date] = day
	if year := t.Year(); c.until == 0 {
		c.since, c.until = year, year
	} else {
		c.since, c.until = min(c.since, year), max(c.until, year)
	}
	return nil
}

// The years for which calendars are made: those of the lunar table.
const (
	firstYear = 1990
	lastYear  = 2100
)

// complete adds the days off that rule names for the years that are not known.
func (c *Calendar) complete(rule func(year int) []listedDay) {
	for year := firstYear; year <= lastYear; year++ {
		if c.since <= year && year <= c.until {
			continue
		}
		for _, day := range rule(year) {
			if _, ok := c.days[day.date]; !ok {
				c.days[day.date] = day
			}
		}
	}
}

// calendarError tells the line of a malformed row.
func calendarError(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("read calendar: the file is empty")
	}
	return fmt.Errorf("read calendar: %w", err)
}

// skipMark drops the byte order mark that spreadsheets put before a CSV file.
func skipMark(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if mark, err := b.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = b.Discard(len(mark))
	}
	return b
}
