package when_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shoudao/triage/when"
)

// minuteLayout is how the tables write an instant; the zone stands above it.
const minuteLayout = "2006-01-02T15:04"

// A saying is one line of a table: what was said when, and what it says.
type saying struct {
	line    int
	context when.Context
	text    string
	want    string
}

// sayings reads a table. A line is text => want; a line that begins with at: sets the
// instant and the zone for those below it; # begins a comment; ⏎ stands for a line
// break.
func sayings(t testing.TB, path string) []saying {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []saying
	var context when.Context
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "at: "); ok {
			context = contextAt(t, rest)
			continue
		}
		text, want, ok := strings.Cut(line, " => ")
		if !ok {
			t.Fatalf("%s:%d: no => in %q", path, n, line)
		}
		list = append(list, saying{n, context, strings.ReplaceAll(text, "⏎", "\n"), want})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// contextAt is the context of an instant and a zone: 2024-03-06T10:15 Asia/Shanghai.
func contextAt(t testing.TB, s string) when.Context {
	t.Helper()
	instant, zone, _ := strings.Cut(s, " ")
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation(minuteLayout, instant, loc)
	if err != nil {
		t.Fatal(err)
	}
	return when.Context{Office: when.DefaultOffice(loc), At: at}
}

func tables(t testing.TB, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", dir, "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no tables in testdata/%s: %v", dir, err)
	}
	return paths
}

func TestDueAgreesWithTheTables(t *testing.T) {
	for _, path := range tables(t, "due") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			for _, s := range sayings(t, path) {
				got := "-"
				if m, ok := when.Due(s.text, s.context); ok {
					got = m.At.Format(minuteLayout) + " " + m.Grain.String()
				}
				if got != s.want {
					t.Errorf("%s:%d: at %s Due(%q) = %s, want %s",
						path, s.line, s.context.At.Format(minuteLayout), s.text, got, s.want)
				}
			}
		})
	}
}
