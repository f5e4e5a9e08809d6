package digest

import (
	"fmt"
	"io"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"shoudao/tui/text"
)

// Text writes the digest as lines for a terminal or a file, in no colour.
func Text(out io.Writer, d Digest, w text.Words) error {
	var b strings.Builder
	p := d.page(w)
	say := func(format string, args ...any) {
		b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " "))
		b.WriteByte('\n')
	}
	say("%s  %s  %s", p.title, p.when, p.since)
	for _, part := range p.parts {
		say("")
		say("%s", part.head)
		wide := part.column()
		for _, l := range part.lines {
			handle := ""
			if l.handle != "" {
				handle = pad(l.handle, 5) + " "
			}
			say("  %s%s %s  (%s)%s", handle, pad(l.when, wide), ansi.Truncate(l.what, titleCells, ".."), l.from, behind(l))
			for _, s := range l.below {
				say("        %s", s)
			}
		}
		if len(part.lines)+len(part.notes) == 0 {
			say("  %s", w.Cmd.Digest.None)
		}
		for _, n := range part.notes {
			say("  %s", n)
		}
	}
	if d.Edition != Tomorrow {
		for _, l := range plots(d, w) {
			say("%s", l)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// titleCells is how much of a title a line has room for. The whole is a command away.
const titleCells = 64

// behind is what stands at the end of a line.
func behind(l line) string {
	said := ""
	for _, s := range append(l.marks, l.more) {
		if s != "" {
			said += "  " + s
		}
	}
	if l.id != "" {
		said += "  [" + l.id + "]"
	}
	return said
}

// column is the width of the deadlines of a part.
func (p part) column() int {
	n := 0
	for _, l := range p.lines {
		n = max(n, lipgloss.Width(l.when))
	}
	return n
}

// pad fills s up to n cells.
func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-lipgloss.Width(s))) }

// padLeft is pad with s at the end.
func padLeft(s string, n int) string { return strings.Repeat(" ", max(0, n-lipgloss.Width(s))) + s }
