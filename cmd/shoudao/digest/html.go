package digest

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"shoudao/triage"
	"shoudao/tui/text"
)

//go:embed page.html
var pageHTML string

// The sizes of the drawings, in their own units.
const (
	drawnWidth  = 720
	drawnHeight = 150
	axisRoom    = 26
	barHeight   = 18
	nameRoom    = 190
	numberRoom  = 90
)

// A drawing is a plot as the page draws it.
type drawing struct {
	Head          string
	Width, Height int
	Bars          []bar
	Labels        []label
	Key           []key
}

// A bar is a rectangle of a class, with what it says when it is pointed at.
type bar struct {
	X, Y, W, H float64
	Class, Say string
}

type label struct {
	X, Y   float64
	Anchor string // start, middle, end
	Said   string
}

// A key says what the bars of a class are.
type key struct{ Class, Said string }

// HTML writes the digest as one file that fetches nothing and runs nothing: its style is
// within it and its plots are drawn in it.
func HTML(out io.Writer, d Digest, w text.Words) error {
	t, err := template.New("page").Parse(pageHTML)
	if err != nil {
		return fmt.Errorf("read the form of the page: %w", err)
	}
	p := d.page(w)
	lang := "zh-CN"
	if w.Lang == text.English {
		lang = "en"
	}
	view := htmlView{Lang: lang, Name: w.Name, Title: p.title, When: p.when, Since: p.since, None: w.Cmd.Digest.None, Footer: w.Cmd.Digest.Footer(w.Name)}
	for _, part := range p.parts {
		v := htmlPart{Head: part.head, Notes: part.notes, Warning: part.warning}
		for _, l := range part.lines {
			v.Lines = append(v.Lines, htmlLine{cmp.Or(l.handle, l.id), l.when, l.what, l.from, l.more, l.marks, l.below})
		}
		view.Parts = append(view.Parts, v)
	}
	if d.Edition != Tomorrow {
		x := writer{d, w}
		if x.Balance.Received > 0 {
			view.Drawings = append(view.Drawings, x.drawHours(), x.drawGroups())
		}
		view.Drawings = append(view.Drawings, x.drawDays())
	}
	return t.Execute(out, view)
}

type htmlView struct {
	Lang, Name, Title, When, Since, None, Footer string
	Parts                                        []htmlPart
	Drawings                                     []drawing
}

type htmlPart struct {
	Head    string
	Lines   []htmlLine
	Notes   []string
	Warning bool
}

type htmlLine struct {
	Handle, When, What, From, More string
	Marks, Below                   []string
}

// A slice is a part of a bar.
type slice struct {
	class, name string
	n           int
}

// slices are the parts of which a balance is made, in the order in which they are drawn.
func (x writer) slices(b triage.Balance) []slice {
	w := x.w.Cmd.Digest
	return []slice{{"todo", w.Todo, b.Todo}, {"look", w.Look, b.Look}, {"own", w.Own, b.Own}, {"rest", w.Rested, b.Filtered}}
}

func (x writer) key() []key {
	var all []key
	for _, s := range x.slices(triage.Balance{}) {
		all = append(all, key{s.class, s.name})
	}
	return all
}

// drawHours stands the hours beside each other.
func (x writer) drawHours() drawing {
	d := drawing{Head: x.w.Cmd.Digest.ByHour, Width: drawnWidth, Height: drawnHeight + 2*axisRoom, Key: x.key()}
	if x.ByClock {
		d.Head = x.w.Cmd.Digest.ByClock
	}
	most := 1
	for _, h := range x.Hours {
		most = max(most, h.Balance.Received)
	}
	step := float64(drawnWidth) / float64(max(len(x.Hours), 1))
	for i, h := range x.Hours {
		left, base := float64(i)*step, float64(drawnHeight+axisRoom)
		for _, s := range x.slices(h.Balance) {
			if s.n == 0 {
				continue
			}
			height := float64(s.n) * drawnHeight / float64(most)
			base -= height
			d.Bars = append(d.Bars, bar{left + step*0.12, base, step * 0.76, height, s.class, fmt.Sprintf("%s %s: %d", h.At.Format("15:04"), s.name, s.n)})
		}
		if h.Balance.Received > 0 {
			d.Labels = append(d.Labels, label{left + step/2, base - 5, "middle", fmt.Sprint(h.Balance.Received)})
		}
		d.Labels = append(d.Labels, label{left + step/2, drawnHeight + axisRoom + 18, "middle", h.At.Format("15")})
	}
	return d
}

// drawGroups puts the groups below each other, with the share that was for her.
func (x writer) drawGroups() drawing {
	d := drawing{Head: x.w.Cmd.Digest.ByGroup, Width: drawnWidth, Key: x.key()}
	most := 1
	for _, g := range x.Groups {
		most = max(most, g.Balance.Received)
	}
	room := float64(drawnWidth - nameRoom - numberRoom)
	for i, g := range x.Groups {
		top, left := float64(i*(barHeight+8)+4), float64(nameRoom)
		name := groupName(g.Group)
		d.Labels = append(d.Labels, label{nameRoom - 8, top + barHeight*0.75, "end", cutName(name)})
		for _, s := range x.slices(g.Balance) {
			if s.n == 0 {
				continue
			}
			width := float64(s.n) * room / float64(most)
			d.Bars = append(d.Bars, bar{left, top, width, barHeight, s.class, fmt.Sprintf("%s  %s: %d", name, s.name, s.n)})
			left += width
		}
		d.Labels = append(d.Labels, label{left + 8, top + barHeight*0.75, "start", fmt.Sprintf("%d (%d%%)", g.Balance.Received, percent(g.Balance))})
	}
	d.Height = len(x.Groups)*(barHeight+8) + 8
	return d
}

// drawDays stands the deadlines of the days ahead beside each other, those that have
// passed before them.
func (x writer) drawDays() drawing {
	d := drawing{Head: x.w.Cmd.Digest.Ahead, Width: drawnWidth, Height: drawnHeight/2 + 3*axisRoom}
	type column struct {
		n           int
		class, name string
	}
	cols := []column{{x.Overdue, "late", x.w.Buckets.Overdue}}
	for i, day := range x.Ahead {
		class := "day"
		if i < 2 {
			class = "todo"
		}
		cols = append(cols, column{day.Items, class, x.day(day.At)})
	}
	cols = append(cols, column{x.Beyond, "rest", x.w.Buckets.Later})
	most := 1
	for _, c := range cols {
		most = max(most, c.n)
	}
	step := float64(drawnWidth) / float64(len(cols))
	for i, c := range cols {
		left, base := float64(i)*step, float64(drawnHeight/2+axisRoom)
		if c.n > 0 {
			height := float64(c.n) * (drawnHeight / 2) / float64(most)
			d.Bars = append(d.Bars, bar{left + step*0.12, base - height, step * 0.76, height, c.class, fmt.Sprintf("%s: %d", c.name, c.n)})
			d.Labels = append(d.Labels, label{left + step/2, base - height - 5, "middle", fmt.Sprint(c.n)})
		}
		day, weekday, _ := strings.Cut(c.name, " ") // of English the other way round
		d.Labels = append(d.Labels, label{left + step/2, base + 16, "middle", day}, label{left + step/2, base + 32, "middle", weekday})
	}
	return d
}

// nameRunes is how many letters of a group's name the drawing has room for.
const nameRunes = 14

func cutName(name string) string {
	if r := []rune(name); len(r) > nameRunes {
		return string(r[:nameRunes-1]) + "…"
	}
	return name
}
