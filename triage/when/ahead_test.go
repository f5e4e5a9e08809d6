package when_test

import (
	"strings"
	"testing"
	"time"

	"shoudao/triage/when"
)

// FuzzAhead holds where in time a match that binds somebody lies: not before the words are
// said, unless they say so. It reads in three offices, after something else was spoken of
// or not.
func FuzzAhead(f *testing.F) {
	for i, text := range lawTexts(f) {
		f.Add(text, uint32(15_200_000+i*997), byte(i))
	}
	var offices []when.Office
	for _, zone := range []string{"Asia/Shanghai", "Europe/London", "America/New_York"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			f.Fatal(err)
		}
		offices = append(offices, when.DefaultOffice(loc))
	}
	f.Fuzz(func(t *testing.T, text string, minutes uint32, how byte) {
		const century = 100 * 365 * 24 * 60
		c := when.Context{Office: offices[int(how)%len(offices)]}
		c.At = time.Date(1995, time.January, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(minutes%century) * time.Minute).In(c.Location)
		if how&128 != 0 {
			c.Day = c.At.AddDate(0, 0, int(how&31)-3)
		}
		for _, m := range when.Find(text, c) {
			if words := text[m.From:m.To]; binds(m) && m.At.Before(c.At) && !mayBeOver(words, m, c) {
				t.Fatalf("%q in %q, said at %v, is over: %+v", words, text, c.At, m)
			}
		}
	})
}

// mayBeOver reports whether the words themselves can tell of a deadline that has passed:
// one of the same day or of the day spoken of, one of the last month, and any in a year
// that they name, or in a part of one.
func mayBeOver(words string, m when.Match, c when.Context) bool {
	const month = 32 * 24 * time.Hour
	switch age := c.At.Sub(m.At); {
	case m.Kind != when.Deadline && m.Role != when.New:
		return false
	case !c.Day.IsZero() && m.At.YearDay() == c.Day.YearDay(), age <= month:
		return true
	default:
		return namesYear(words) || strings.ContainsAny(words, "季半今")
	}
}
