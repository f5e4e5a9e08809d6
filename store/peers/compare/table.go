package main

import (
	_ "embed"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"
)

// head says how to read the tables.
//
//go:embed head.md
var head string

// filterSaid are the filters in words.
var filterSaid = map[string]string{
	"all": "Everywhere", "group": "In one group, of sixty", "sender": "By one person, of three hundred", "month": "Within one month",
}

// tables are what was measured, as Markdown.
func (f *fair) tables() string {
	var b strings.Builder
	b.WriteString(head)
	fmt.Fprintf(&b, "## %s messages\n\n", grouped(f.n))
	fmt.Fprintf(&b, "%s, %d processors (%s/%s), %s. ", time.Now().Format("2006-01-02"), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	fmt.Fprintf(&b, "The texts are %s of UTF-8, %.1f bytes a message.\n", bytesOf(f.made.Text), float64(f.made.Text)/float64(f.n))
	for _, m := range f.missing {
		fmt.Fprintf(&b, "\nNot compared: %s.\n", m)
	}
	f.goalTable(&b)
	f.importTable(&b)
	f.wholeTable(&b)
	for _, filter := range filterNames {
		f.searchTable(&b, filter)
	}
	f.differences(&b)
	return b.String()
}

// importTable is how fast each took messages in, and the room that they take.
func (f *fair) importTable(b *strings.Builder) {
	b.WriteString("\n### Import with index, and room\n\nPages of 10,000, in turn. The ratio is how much faster shoudao is.\n\n")
	if f.reused {
		b.WriteString("The archives were made by an earlier run, which these figures are of.\n\n")
	}
	b.WriteString("| | messages/s | ratio | longest page | bytes a message | of the text |\n|---|--:|--:|--:|--:|--:|\n")
	rate := func(name string) float64 { return float64(f.n) / f.made.Seconds[name] }
	for _, row := range []struct{ name, said string }{
		{oursName, "shoudao, everything in"}, {trigramName, "C SQLite, FTS5 trigram"}, {xapianName, "Xapian"}, {grepName, "text for ripgrep"},
	} {
		if f.made.Seconds[row.name] == 0 {
			continue
		}
		fmt.Fprintf(b, "| %s | %s | %.2f | %s | %.0f | %.2f |\n", row.said, grouped(int(rate(row.name))), rate(oursName)/rate(row.name),
			millis(time.Duration(f.made.Longest[row.name]*float64(time.Second))),
			float64(f.made.Bytes[row.name])/float64(f.n), float64(f.made.Bytes[row.name])/float64(f.made.Text))
	}
	if f.made.Judged > 0 {
		fmt.Fprintf(b, "\nTo judge all of them took %.0f s after that.\n", f.made.Judged)
	}
}

// wholeTable is how long whole programs run.
func (f *fair) wholeTable(b *strings.Builder) {
	if len(f.whole) == 0 {
		return
	}
	b.WriteString("\n### From the start of the process to its end\n\n| | median | p95 | fastest | memory at most |\n|---|--:|--:|--:|--:|\n")
	for _, p := range f.whole {
		memory := ""
		if p.peak > 0 {
			memory = bytesOf(p.peak)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", p.name, millis(at(p.took, 50)), millis(at(p.took, 95)), millis(slices.Min(p.took)), memory)
	}
}

// searchTable is how long searches take with a filter, and how many times longer with others.
func (f *fair) searchTable(b *strings.Builder, filter string) {
	fmt.Fprintf(b, "\n### %s\n\n| the newest 50 of | hits | median | p95 | fastest, p95 |", filterSaid[filter])
	var names []string
	for _, e := range f.engines[1:] {
		names = append(names, e.name)
		fmt.Fprintf(b, " %s |", e.name)
	}
	b.WriteString("\n|---|--:|--:|--:|--:|" + strings.Repeat("--:|", len(names)) + "\n")
	for _, r := range f.results {
		if r.filter != filter {
			continue
		}
		t := timesOf(r.took[oursName])
		fmt.Fprintf(b, "| %s | %d | %s | %s | %s |", r.class, r.hits[len(r.hits)/2], millis(t.p50), millis(t.p95), millis(t.best95))
		for _, name := range names {
			if middle, least, ok := r.ratio(name); ok {
				fmt.Fprintf(b, " %s (%s) |", times3(middle), times3(least))
			} else {
				b.WriteString(" |")
			}
		}
		b.WriteString("\n")
	}
}

// differences says who found something else than ours.
func (f *fair) differences(b *strings.Builder) {
	b.WriteString("\n")
	for _, e := range f.engines[1:] {
		differ, asked := 0, 0
		classes := map[string]bool{}
		for _, r := range f.results {
			asked += len(r.took[e.name])
			if differ += r.differ[e.name]; r.differ[e.name] > 0 {
				classes[r.class] = true
			}
		}
		if differ > 0 {
			var list []string
			for c := range classes {
				list = append(list, c)
			}
			slices.Sort(list)
			fmt.Fprintf(b, "- %s found something else than shoudao in %d of %d searches: %s.\n", e.name, differ, asked, strings.Join(list, "; "))
			continue
		}
		fmt.Fprintf(b, "- %s found the same as shoudao in all of %d searches.\n", e.name, asked)
	}
}

func millis(d time.Duration) string {
	ms := float64(d.Microseconds()) / 1000
	if ms >= 100 {
		return fmt.Sprintf("%.0f ms", ms)
	}
	return fmt.Sprintf("%.2f ms", ms)
}

func bytesOf(n int64) string { return fmt.Sprintf("%.0f MB", float64(n)/1e6) }

// times3 is a ratio in as many digits as it deserves.
func times3(x float64) string {
	switch {
	case x >= 10:
		return grouped(int(x))
	case x >= 1:
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.2f", x)
}

// grouped is a number with commas.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
