package when_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shoudao/triage/when"
)

func TestExceptionsAreTheComingHolidaysAndTheirExchanges(t *testing.T) {
	for _, c := range []struct {
		calendar *when.Calendar
		from     string
		days     int
		want     string
	}{
		{when.China(), "2026-03-12", 60, "04-04..04-06 清明节 true; 05-01..05-05 劳动节 true; 05-09..05-09 劳动节 false"},
		{when.China(), "2026-05-04", 3, "05-04..05-05 劳动节 true"},
		{when.China(), "2026-05-01", 2, "05-01..05-05 劳动节 true"},
		{when.China(), "2026-10-10", 1, "10-10..10-10 国庆节 false"},
		{when.China(), "2026-10-11", 200, ""}, // of 2027 only the law is known, and not the exchanges
		{when.EnglandWales(), "2026-12-01", 31, "12-25..12-25 Christmas Day true; 12-28..12-28 Boxing Day true"},
		{nil, "2026-03-12", 60, ""},
	} {
		var got []string
		for _, e := range c.calendar.Exceptions(day(t, c.from), c.days) {
			got = append(got, fmt.Sprintf("%s..%s %s %v", e.From.Format("01-02"), e.To.Format("01-02"), e.Name, e.Off))
		}
		if want := strings.Split(c.want, "; "); c.want == "" && len(got) > 0 || c.want != "" && !slices.Equal(got, want) {
			t.Errorf("%d days from %s: %s, want %s", c.days, c.from, strings.Join(got, "; "), c.want)
		}
	}
}
