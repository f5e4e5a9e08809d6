package digest

import (
	"fmt"
	"io"
	"strings"

	"shoudao/tui/text"
)

// Markdown writes the digest as Markdown. Nothing that messages bring means anything there.
func Markdown(out io.Writer, d Digest, w text.Words) error {
	var b strings.Builder
	p := d.page(w)
	fmt.Fprintf(&b, "# %s\n\n%s\n", quoted(p.title), quoted(strings.TrimSpace(p.when+"  "+p.since)))
	for _, part := range p.parts {
		fmt.Fprintf(&b, "\n## %s\n\n", quoted(part.head))
		for _, l := range part.lines {
			fmt.Fprintf(&b, "- **%s** %s (%s)", quoted(l.when), quoted(l.what), quoted(l.from))
			if said := strings.TrimSpace(behind(l)); said != "" {
				fmt.Fprintf(&b, " *%s*", quoted(said))
			}
			if l.handle != "" {
				fmt.Fprintf(&b, " `%s`", l.handle)
			}
			b.WriteByte('\n')
			for _, s := range l.below {
				fmt.Fprintf(&b, "  - %s\n", quoted(s))
			}
		}
		if len(part.lines)+len(part.notes) == 0 {
			fmt.Fprintf(&b, "%s\n", quoted(w.Cmd.Digest.None))
		}
		for i, n := range part.notes {
			if i == 0 && len(part.lines) > 0 {
				b.WriteByte('\n')
			}
			if item, ok := strings.CutPrefix(n, "  "); ok {
				fmt.Fprintf(&b, "- %s\n", quoted(item))
				continue
			}
			fmt.Fprintf(&b, "%s\n", quoted(n))
		}
	}
	if d.Edition != Tomorrow {
		for _, some := range [][]string{hourPlot(d, w), groupPlot(d, w), dayPlot(d, w)} {
			if len(some) > 0 {
				fmt.Fprintf(&b, "\n## %s\n\n", quoted(some[0]))
				for _, l := range some[1:] { // an indented block ends with its indent, whatever stands in it
					b.WriteString(strings.TrimRight("    "+l, " ") + "\n")
				}
			}
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// quoted is text in which nothing is markup. A sign of ASCII that follows a backslash
// stands for itself.
func quoted(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune("\\`*_[]<>&|~#!$", r), i == 0 && strings.ContainsRune("+-=", r), r == ':' && strings.HasPrefix(s[i:], "://"):
			b.WriteByte('\\')
		case i > 0 && (r == '.' || r == ')') && digitsOnly(s[:i]): // a numbered list
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func digitsOnly(s string) bool { return strings.Trim(s, "0123456789") == "" }
