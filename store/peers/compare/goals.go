package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A goal is what is to be reached, and what was.
type goal struct{ what, reached, missed string }

// goals are those of the archive, held against this run.
func (f *fair) goals() []goal {
	limit := time.Millisecond
	if f.n > 1_000_000 {
		limit = 5 * time.Millisecond
	}
	all := []goal{
		f.within("newest 50, p95 within "+millis(limit), limit, func(t times) time.Duration { return t.p95 }),
		f.within("the same, of the fastest runs", limit, func(t times) time.Duration { return t.best95 }),
	}
	for _, g := range []struct {
		what, name string
		least      float64
		classes    string
	}{
		{"a rare word of two characters: 300 times LIKE", likeName, 300, "2 rare"},
		{"the same: 300 times trigrams", trigramName, 300, "2 rare"},
		{"20 times ripgrep", grepName, 20, ""},
		{"not slower than Xapian", xapianName, 1, ""},
	} {
		if slices.ContainsFunc(f.engines, func(e entry) bool { return e.name == g.name }) {
			all = append(all, f.faster(g.what, g.name, g.least, g.classes))
		}
	}
	if theirs := f.made.Seconds[trigramName]; theirs > 0 {
		all = append(all, judged("import: 0.8 of the rate of C's trigrams", theirs/f.made.Seconds[oursName], 0.8, "%.2f"))
	}
	all = append(all, judged("room: 5.5 times the text at most", -float64(f.made.Bytes[oursName])/float64(f.made.Text), -5.5, "%.2f"))
	if len(f.whole) > 0 {
		search := f.whole[0]
		all = append(all,
			judged("the whole process: 10 ms at most (median)", -float64(at(search.took, 50).Microseconds())/1000, -10, "%.1f ms"),
			judged("memory of a search: 150 MB at most", -float64(search.peak)/1e6, -150, "%.0f MB"))
	}
	return all
}

// judged is a goal of which the figure is to be least at least; both are negative where less is
// better.
func judged(what string, figure, least float64, format string) goal {
	g := goal{what: what, reached: fmt.Sprintf(format, max(figure, -figure))}
	if figure < least {
		g.missed = "missed"
	}
	return g
}

// within counts the classes that take no longer than a limit.
func (f *fair) within(what string, limit time.Duration, of func(times) time.Duration) goal {
	return f.count(what, f.results, func(r result) bool { return of(timesOf(r.took[oursName])) <= limit })
}

// faster counts the classes in which the other one takes so many times as long.
func (f *fair) faster(what, name string, least float64, class string) goal {
	var some []result
	for _, r := range f.results {
		if _, _, ok := r.ratio(name); ok && (class == "" || r.class == class && r.filter == "all") {
			some = append(some, r)
		}
	}
	g := f.count(what, some, func(r result) bool {
		middle, _, _ := r.ratio(name)
		return middle >= least
	})
	if len(some) == 1 {
		middle, _, _ := some[0].ratio(name)
		g.reached = times3(middle)
	}
	return g
}

func (f *fair) count(what string, some []result, reached func(result) bool) goal {
	n := 0
	missed := map[string][]string{}
	for _, r := range some {
		if reached(r) {
			n++
		} else {
			missed[r.filter] = append(missed[r.filter], r.class)
		}
	}
	g := goal{what: what, reached: fmt.Sprintf("%d of %d classes", n, len(some))}
	var parts []string
	for _, filter := range filterNames {
		if len(missed[filter]) > 0 {
			parts = append(parts, filter+": "+strings.Join(missed[filter], "; "))
		}
	}
	g.missed = strings.Join(parts, " / ")
	return g
}

// goalTable says what was reached of what was to be.
func (f *fair) goalTable(b *strings.Builder) {
	b.WriteString("\n### What was to be reached\n\n| goal | reached | missed by |\n|---|---|---|\n")
	for _, g := range f.goals() {
		fmt.Fprintf(b, "| %s | %s | %s |\n", g.what, g.reached, g.missed)
	}
}
