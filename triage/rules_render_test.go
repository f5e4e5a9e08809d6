package triage

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// rulesFile is the text of RULES.md.
func rulesFile(rules []rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# The rules

Generated from the tables and the rules themselves by `+"`go test ./triage -run TestRulesFile -update`"+`: change those, not this.

An item's score is the sum of the weights of its reasons and nothing else; an address together with an ask is itself
a reason, because the two together are what counts. From %d points on (TodoLine) an item is in the queue, band todo, and
from %d (LookLine) it is worth a glance, band look; below that its messages are filtered, and the weightiest evidence
against them, or what they lack, says why. Neither score nor band depends on the hour: how near a deadline is decides the
bucket when the queue is shown.

The examples are judged when this file is made. Their users are

`, TodoLine, LookLine)
	for _, name := range []string{"李敏", "周凯", "Ann Reed"} {
		p := examples()[name]
		fmt.Fprintf(&b, "- %s: %s; units %s; roles %s; duties %s; areas %s; superiors %s; stands in for %s\n", strings.Join(p.Names, "、"), p.Title,
			listOf(p.Units), listOf(p.Roles), listOf(p.Duties), listOf(p.Areas), listOf(p.Superiors), listOf(p.Covers))
	}
	heads := map[Code]string{
		Mentioned: "Evidence that the words are for the user", Requested: "Evidence that something is to be done",
		ForOthers: "Evidence against, and why a message is in no item",
	}
	for _, r := range rules {
		if h := heads[r.code]; h != "" {
			fmt.Fprintf(&b, "\n## %s\n", h)
		}
		r.render(&b)
	}
	renderTables(&b, rules)
	return b.String()
}

func listOf(words []string) string {
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, "、")
}

func (r rule) render(b *strings.Builder) {
	weight := "no weight"
	if w, ok := weights[r.code]; ok {
		weight = fmt.Sprintf("%+d", w)
	}
	fmt.Fprintf(b, "\n### %s: %s\n\n%s %s\n", r.code, weight, r.en, r.zh)
	if r.whole {
		b.WriteString("It is what keeps a message out, and is added to no score.\n")
	}
	if r.never {
		b.WriteString("No rule gives it today; findings of older rules may hold it.\n")
		return
	}
	if len(r.words) > 0 {
		var links []string
		for _, w := range r.words {
			links = append(links, fmt.Sprintf("[%s](#words-%s)", w, strings.ReplaceAll(w, " ", "-")))
		}
		fmt.Fprintf(b, "Words: %s.\n", strings.Join(links, ", "))
	}
	for _, e := range r.examples {
		e.render(b)
	}
}

func (e example) render(b *strings.Builder) {
	where := "in " + e.messages()[0].Group.Name
	if e.crowd {
		where += ", where seven others have spoken"
	}
	fmt.Fprintf(b, "\nFor %s, %s:\n\n", e.me, where)
	for _, l := range e.lines {
		b.WriteString("    " + strings.ReplaceAll(l.said, "\n", "\n    ") + l.told() + "\n")
	}
	fmt.Fprintf(b, "\n%s\n", e.got)
}

// told is what the words of a line do not tell.
func (l line) told() string {
	switch {
	case l.reply:
		return " (quotes the line above)"
	case l.marking != "":
		return "(text withheld: " + l.marking + ")"
	case l.mine:
		return " (marked by the user as hers)"
	case l.kind != 0:
		return " (" + l.kind.String() + ")"
	}
	return ""
}

// String is a judgement in a line: the band, what kept the message out, and the sum.
func (g judgement) String() string {
	s := "→ " + g.band.String()
	if g.code != "" {
		s += " as " + string(g.code)
	}
	if len(g.reasons) == 0 {
		return s
	}
	var terms []string
	sum := 0
	for _, r := range g.reasons {
		terms = append(terms, fmt.Sprintf("%s %d", r.Code, r.Weight))
		sum += r.Weight
	}
	return fmt.Sprintf("%s: %s = %d", s, strings.Join(terms, ", "), sum)
}

// renderTables lists the words, those first that feed a rule.
func renderTables(b *strings.Builder, rules []rule) {
	fed := func(t *table) bool {
		return slices.ContainsFunc(rules, func(r rule) bool { return slices.Contains(r.words, t.name) })
	}
	b.WriteString("\n## Words that feed a rule\n\nAn underscore stands for a space.\n")
	for _, t := range tables() {
		if fed(t) {
			t.render(b)
		}
	}
	b.WriteString("\n## Words that weigh nothing by themselves\n")
	for _, t := range tables() {
		if !fed(t) {
			t.render(b)
		}
	}
}

func (t *table) render(b *strings.Builder) {
	fmt.Fprintf(b, "\n### Words: %s\n\n%s\n", t.name, t.what)
	p, rest := factored(t.words)
	if len(p.ends) > 0 {
		fmt.Fprintf(b, "\n%s\n\neach with each of\n\n%s\n\nand\n", wrapped(p.stems), wrapped(p.ends))
	}
	var parts [2][]string // Chinese, and the rest
	for _, w := range rest {
		if hanzi(runeAt(w, 0)) {
			parts[0] = append(parts[0], w)
		} else {
			parts[1] = append(parts[1], w)
		}
	}
	for _, part := range parts {
		if len(part) > 0 {
			fmt.Fprintf(b, "\n%s\n", wrapped(part))
		}
	}
	if len(t.words) == 0 {
		b.WriteString("\nNone today.\n")
	}
	if len(t.lost) > 0 {
		fmt.Fprintf(b, "\nThese stand in another table too, and have its use:\n\n%s\n", wrapped(t.lost))
	}
}

// wrapped is words with spaces between, in lines of about 110 cells.
func wrapped(words []string) string {
	var b strings.Builder
	cells := 0
	for i, w := range words {
		w = strings.ReplaceAll(w, " ", "_")
		n := 1 + utf8.RuneCountInString(w) + (len(w)-utf8.RuneCountInString(w))/2 // a hanzi has three bytes and two cells
		switch cells += n; {
		case i == 0:
		case cells > 110:
			cells = n
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}
