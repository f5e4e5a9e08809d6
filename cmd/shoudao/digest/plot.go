package digest

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/guptarohit/asciigraph"

	"shoudao/tui/text"
)

// The sizes of the plots, in cells.
const (
	hourCells  = 3 // an hour of the curve
	curveLines = 6
	barCells   = 36
	nameCells  = 24
	mostGroups = 12
)

// plots are the plots in lines.
func plots(d Digest, w text.Words) []string {
	var all []string
	for _, some := range [][]string{hourPlot(d, w), groupPlot(d, w), dayPlot(d, w)} {
		if len(some) > 0 {
			all = append(append(all, ""), some...)
		}
	}
	return all
}

// curve are the signs of the line. All terminals draw them in one cell.
var curve = asciigraph.CharSet{
	Horizontal: "-", VerticalLine: "|", ArcDownRight: ".", ArcDownLeft: ".", ArcUpRight: "'", ArcUpLeft: "'",
	EndCap: "-", StartCap: "-", UpRight: "+", DownHorizontal: "+",
}

// hourPlot is how many messages each hour brought, and below it in numbers, with how many
// of them were for her.
func hourPlot(d Digest, w text.Words) []string {
	if d.Balance.Received == 0 {
		return nil
	}
	head := w.Cmd.Digest.ByHour
	if d.ByClock {
		head = w.Cmd.Digest.ByClock
	}
	var steps []float64
	most := 0
	for _, h := range d.Hours {
		for range hourCells {
			steps = append(steps, float64(h.Balance.Received))
		}
		most = max(most, h.Balance.Received)
	}
	steps = append(steps, steps[len(steps)-1]) // the line ends before its last point
	drawn := asciigraph.Plot(steps, asciigraph.Height(min(curveLines, most)), asciigraph.LowerBound(0), asciigraph.Precision(0), asciigraph.SeriesChars(curve))
	drawn = strings.NewReplacer("┤", "|", "┼", "+").Replace(drawn)
	lines := []string{head}
	offset := 0
	for l := range strings.SplitSeq(drawn, "\n") {
		lines = append(lines, strings.TrimRight("  "+l, " "))
		offset = max(offset, strings.IndexAny("  "+l, "|+")+1)
	}
	row := func(name string, value func(Hour) string) string {
		said := padLeft(name, offset-1) + " "
		for _, h := range d.Hours {
			said += padLeft(value(h), hourCells)
		}
		return said
	}
	lines = append(lines, row(w.Cmd.Digest.Hour, func(h Hour) string { return h.At.Format("15") }),
		row(w.Cmd.Digest.Messages, func(h Hour) string { return fmt.Sprint(h.Balance.Received) }),
		row(w.Cmd.Digest.Useful, func(h Hour) string { return fmt.Sprint(h.Balance.Todo) }))
	return lines
}

// groupPlot is what each group brought: first what was for her, then the rest.
func groupPlot(d Digest, w text.Words) []string {
	if len(d.Groups) == 0 {
		return nil
	}
	x := w.Cmd.Digest
	lines := []string{fmt.Sprintf("%s  (# %s  - %s)", x.ByGroup, x.Todo, x.Sum)}
	most, wide := d.Groups[0].Balance.Received, 0
	shown := d.Groups[:min(len(d.Groups), mostGroups)]
	for _, g := range shown {
		wide = max(wide, min(ansi.StringWidth(groupName(g.Group)), nameCells))
	}
	for _, g := range shown {
		b := g.Balance
		full := share(b.Received, most)
		useful := min(share(b.Todo, most), full)
		bar := strings.Repeat("#", useful) + strings.Repeat("-", full-useful)
		name := ansi.Truncate(groupName(g.Group), nameCells, "..")
		lines = append(lines, fmt.Sprintf("  %s %4d %3d%%  %s", pad(name, wide), b.Received, percent(b), bar))
	}
	if n := len(d.Groups) - len(shown); n > 0 {
		rest := 0
		for _, g := range d.Groups[len(shown):] {
			rest += g.Balance.Received
		}
		lines = append(lines, fmt.Sprintf("  %s %4d", pad(fmt.Sprintf("+%d", n), wide), rest))
	}
	return lines
}

// share is the length of a bar for n where the longest is for most; what there is is seen.
func share(n, most int) int {
	if n == 0 || most == 0 {
		return 0
	}
	return max(1, (n*barCells+most/2)/most)
}

// dayPlot is how many items are due on each day ahead. Days without any are left out.
func dayPlot(d Digest, w text.Words) []string {
	x := writer{d, w}
	lines := []string{w.Cmd.Digest.Ahead}
	most := max(barCells, d.Overdue) // as long as there is room, a sign is an item
	for _, day := range d.Ahead {
		most = max(most, day.Items)
	}
	if d.Overdue > 0 {
		lines = append(lines, fmt.Sprintf("  %s %2d  %s", pad(w.Buckets.Overdue, 10), d.Overdue, strings.Repeat("!", share(d.Overdue, most))))
	}
	for _, day := range d.Ahead {
		if day.Items > 0 {
			lines = append(lines, fmt.Sprintf("  %s %2d  %s", pad(x.day(day.At), 10), day.Items, strings.Repeat("#", share(day.Items, most))))
		}
	}
	if d.Beyond > 0 {
		lines = append(lines, "  "+w.Cmd.Digest.Beyond(d.Beyond))
	}
	if len(lines) == 1 {
		lines = append(lines, "  "+w.Cmd.Digest.None)
	}
	return lines
}
