package when_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"shoudao/triage/when"
)

// office is an office in a zone without summer time, whose weeks all have as many
// minutes.
func office() when.Office {
	return when.DefaultOffice(time.FixedZone("Asia/Shanghai", 8*60*60))
}

// FuzzFind holds the laws of Find for any text said at any minute between 1995 and
// 2095.
func FuzzFind(f *testing.F) {
	for _, text := range lawTexts(f) {
		f.Add(text, uint32(15_200_000))
	}
	for _, run := range hostile {
		f.Add(strings.Repeat(run, 20), uint32(16_000_000))
	}
	f.Add("\xff周五\xfe前\x80", uint32(15_300_000))
	f.Add("3月\u20e3１２\ufe0f日\u200b前", uint32(15_300_000))
	f.Fuzz(func(t *testing.T, text string, minutes uint32) {
		const century = 100 * 365 * 24 * 60
		first := time.Date(1995, time.January, 1, 0, 0, 0, 0, time.UTC)
		c := when.Context{Office: office(), At: first.Add(time.Duration(minutes%century) * time.Minute)}
		matches := when.Find(text, c)
		if again := when.Find(text, c); !slices.Equal(matches, again) {
			t.Fatalf("Find(%q) = %v, and then %v", text, matches, again)
		}
		last := 0
		for _, m := range matches {
			if m.From < last || m.To <= m.From || m.To > len(text) {
				t.Fatalf("Find(%q): the span %d-%d is empty, overlaps or lies outside", text, m.From, m.To)
			}
			if !border(text, m.From) || !border(text, m.To) {
				t.Fatalf("Find(%q): the span %d-%d cuts a rune", text, m.From, m.To)
			}
			last = m.To
			holdsLaws(t, text[m.From:m.To], m, c)
		}
		due, ok := when.Due(text, c)
		if ok != slices.ContainsFunc(matches, binds) {
			t.Fatalf("Due(%q) = %v, %t, but Find = %v", text, due, ok, matches)
		}
		if ok && (!slices.Contains(matches, due) || !binds(due)) {
			t.Fatalf("Due(%q) = %v is not in Find, or binds nobody", text, due)
		}
	})
}

// binds reports whether a match can be a deadline.
func binds(m when.Match) bool {
	return m.Kind != when.Past && m.Kind != when.Subject && m.Role != when.Old
}

// border reports whether i lies between two runes of text. A byte that belongs to no
// rune stands for itself.
func border(text string, i int) bool {
	if i == len(text) || utf8.RuneStart(text[i]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && back <= i; back++ {
		if utf8.RuneStart(text[i-back]) {
			_, size := utf8.DecodeRuneInString(text[i-back:])
			return size <= back
		}
	}
	return true
}

// holdsLaws fails t if a match breaks what its fields promise each other.
func holdsLaws(t *testing.T, words string, m when.Match, c when.Context) {
	t.Helper()
	switch {
	case m.Kind < when.Deadline || m.Kind > when.Subject:
		t.Fatalf("%q has kind %d", words, m.Kind)
	case m.Grain == when.None || m.At.IsZero():
		t.Fatalf("%q has no time", words)
	case !m.Start.IsZero() && m.Start.After(m.At):
		t.Fatalf("%q begins at %v, after its end %v", words, m.Start, m.At)
	case m.Kind == when.Period && m.Start.IsZero():
		t.Fatalf("%q is a period without a beginning", words)
	case m.At.Location() != c.Location:
		t.Fatalf("%q is in the zone %v", words, m.At.Location())
	case m.Grain == when.Day && (m.At.Hour() != 23 || m.At.Minute() != 59):
		t.Fatalf("%q is a day and ends at %v", words, m.At)
	case m.At.Second() != 0 || m.At.Nanosecond() != 0:
		t.Fatalf("%q is no whole minute: %v", words, m.At)
	case m.Every.Rhythm == when.Weekly && m.Start.IsZero() && m.At.Add(-time.Minute).Weekday() != m.Every.Weekday:
		t.Fatalf("%q returns on %v and is next on %v", words, m.Every.Weekday, m.At)
	case m.Every.Rhythm != when.Once && m.At.Before(c.At.Truncate(time.Minute)):
		t.Fatalf("%q returns, and its next time %v is over", words, m.At)
	}
	if namesYear(words) {
		if m.At.Year() < 1899 || m.At.Year() > 2112 {
			t.Fatalf("%q is in the year %d", words, m.At.Year())
		}
	} else if years := m.At.Year() - c.At.Year(); years < -6 || years > 6 {
		t.Fatalf("%q, said in %d, is in the year %d", words, c.At.Year(), m.At.Year())
	}
}

// namesYear reports whether a year may be said in words: with the word for it, or in
// four digits.
func namesYear(words string) bool {
	digits := 0
	for _, r := range words {
		if '0' <= r && r <= '9' || '０' <= r && r <= '９' {
			digits++
		}
	}
	return digits >= 4 || strings.ContainsAny(words, "年/.．／yY")
}

// lawTexts are the texts of all tables.
func lawTexts(tb testing.TB) []string {
	var texts []string
	for _, path := range tables(tb, "due") {
		for _, s := range sayings(tb, path) {
			texts = append(texts, s.text)
		}
	}
	return texts
}

// A week later, in weeks without holidays and months of one length, what is said of
// days to come is a week later.
func TestWhatIsSaidOfDaysToComeMovesWithTheDay(t *testing.T) {
	checked := 0
	for hour := range 24 {
		for day := 4; day <= 10; day++ {
			now := when.Context{Office: office(), At: time.Date(2024, time.March, day, hour, 17, 0, 0, office().Location)}
			later := now
			later.At = now.At.AddDate(0, 0, 7)
			for _, text := range relativeTexts {
				a, b := when.Find(text, now), when.Find(text, later)
				if len(a) == 0 || len(a) != len(b) {
					t.Fatalf("at %v Find(%q) = %v, a week later %v", now.At, text, a, b)
				}
				for i := range a {
					if !a[i].At.AddDate(0, 0, 7).Equal(b[i].At) || a[i].Kind != b[i].Kind {
						t.Errorf("at %v Find(%q) = %v, a week later %v", now.At, text, a[i], b[i])
					}
					checked++
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("only %d times were checked", checked)
	}
}

var relativeTexts = []string{
	"明天交", "后天下午三点前", "大后天", "今晚八点", "明早", "下班前", "明天下班前", "上午", "中午前", "半小时内", "两小时后", "三天内",
	"三个工作日内", "下一个工作日", "周五前", "周一上午", "周日晚上", "下周三", "下下周二下午", "本周内", "下周内", "周末前", "本周末", "八点半前",
	"三点前", "十一点开会", "每天下午四点前", "每周五前", "每个工作日", "周六（明天）", "周四开会前", "by Friday", "by 5pm tomorrow", "next Tue",
	"within 3 business days", "in two weeks", "tonight", "first thing", "by noon", "EOD", "end of next week", "every Monday by noon",
}
