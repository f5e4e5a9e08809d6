package when_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"shoudao/triage/when"
)

// A notice is a text with all its matches, one a line, as describe writes them.
type notice struct {
	line    int
	context when.Context
	text    string
	want    []string
}

// notices reads a table: a text, and below it a line for each match, indented by a
// tab. Lines with at: and # are as in the other tables.
func notices(t *testing.T, path string) []notice {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []notice
	var context when.Context
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "at: "); ok {
			context = contextAt(t, rest)
		} else if want, ok := strings.CutPrefix(line, "\t"); ok {
			last := &list[len(list)-1]
			last.want = append(last.want, want)
		} else {
			list = append(list, notice{n, context, strings.ReplaceAll(line, "⏎", "\n"), nil})
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// describe is a match as the tables write it: words | kind | grain | when, and what
// else there is to say of it.
func describe(text string, m when.Match) string {
	kind := [...]string{"", "deadline", "point", "period", "past", "subject"}[m.Kind]
	at := m.At.Format(minuteLayout)
	if !m.Start.IsZero() {
		at = m.Start.Format(minuteLayout) + " to " + at
	}
	var s strings.Builder
	fmt.Fprintf(&s, "%s | %s | %s | %s", text[m.From:m.To], kind, m.Grain, at)
	if m.Role != when.Plain {
		s.WriteString([...]string{"", " | old", " | new"}[m.Role])
	}
	switch m.Every.Rhythm {
	case when.Daily:
		s.WriteString(" | daily")
	case when.Workdaily:
		s.WriteString(" | workdaily")
	case when.Weekly:
		s.WriteString(" | weekly " + m.Every.Weekday.String())
	case when.Monthly:
		fmt.Fprintf(&s, " | monthly %d", m.Every.Day)
	}
	for _, flag := range []struct {
		set  bool
		name string
	}{{m.Inferred, "inferred"}, {m.Provisional, "provisional"}, {m.Conflict, "conflict"}} {
		if flag.set {
			s.WriteString(" | " + flag.name)
		}
	}
	return s.String()
}

func TestFindAgreesWithTheTables(t *testing.T) {
	for _, path := range tables(t, "find") {
		for _, n := range notices(t, path) {
			var got []string
			for _, m := range when.Find(n.text, n.context) {
				got = append(got, describe(n.text, m))
			}
			if got, want := strings.Join(got, "\n\t"), strings.Join(n.want, "\n\t"); got != want {
				t.Errorf("%s:%d: Find(%q) =\n\t%s\nwant\n\t%s", path, n.line, n.text, got, want)
			}
		}
	}
}
