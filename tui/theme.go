package tui

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// A Look is a choice of colours.
type Look uint8

// The looks. Auto asks the terminal for its background and, as long as there is
// no answer, uses the terminal's own sixteen colours.
const (
	Auto Look = iota
	Light
	Dark
	Mono     // no colour at all: bold, underline, reverse
	Contrast // the strongest of the sixteen colours, for weak eyes and screens
)

// A tone is what a run of text means. Colours are chosen by tone in this file and
// appear nowhere else, and no tone is the only carrier of its meaning.
type tone uint8

const (
	plain   tone = iota
	muted        // what is there for whoever looks for it
	strong       // titles
	soon         // a deadline of today
	late         // a deadline that has passed
	dated        // any other deadline
	heading      // over a part of a screen
	badge        // how the user was addressed
	proof        // the very words that a reason rests on
	hit          // the words that were searched for
	fresh        // news
	bad          // something went wrong
	brand        // the program's name
	keyName      // a key in the footer
	tones
)

// An ink is the sequence that switches to a style; empty for none.
type ink string

// A theme is the styles of the tones, and those of the tones in the line that is
// chosen.
type theme struct {
	inks   [tones]ink
	picked [tones]ink
}

// A pen describes one style.
type pen struct {
	fg, bg                              color.Color
	bold, faint, under, reverse, italic bool
}

func (p pen) ink() ink {
	var s ansi.Style
	if p.bold {
		s = s.Bold()
	}
	if p.faint {
		s = s.Faint()
	}
	if p.italic {
		s = s.Italic(true)
	}
	if p.under {
		s = s.Underline(true)
	}
	if p.reverse {
		s = s.Reverse(true)
	}
	if p.fg != nil {
		s = s.ForegroundColor(p.fg)
	}
	if p.bg != nil {
		s = s.BackgroundColor(p.bg)
	}
	if len(s) == 0 {
		return ""
	}
	return ink(s.String())
}

// newTheme is the theme of a look. Auto is dark or light once known says that the
// terminal told its background.
func newTheme(look Look, known, dark bool) *theme {
	switch {
	case look == Dark, look == Auto && known && dark:
		return themeOf(darkPens(), func(p pen) pen { p.bg = lipgloss.Color("237"); return p })
	case look == Light, look == Auto && known:
		return themeOf(lightPens(), func(p pen) pen { p.bg = lipgloss.Color("254"); return p })
	case look == Mono:
		return themeOf(monoPens(), reversed)
	case look == Contrast:
		return themeOf(contrastPens(), reversed)
	}
	return themeOf(neutralPens(), reversed)
}

// reversed is the pen in a chosen line where no background can be relied on.
// Reversed colours would make patches of the line, so all of it has one.
func reversed(p pen) pen { return pen{reverse: true, bold: p.bold, under: p.under} }

func themeOf(pens [tones]pen, chosen func(pen) pen) *theme {
	var t theme
	for i, p := range pens {
		t.inks[i], t.picked[i] = p.ink(), chosen(p).ink()
	}
	return &t
}

// The colours of darkPens and lightPens are those of the 256 that every terminal
// with more than sixteen has, so that none turns into another hue on the way.
func darkPens() [tones]pen {
	c := lipgloss.Color
	return [tones]pen{
		muted:   {fg: c("245")},
		strong:  {fg: c("255"), bold: true},
		soon:    {fg: c("222")},
		late:    {fg: c("210"), bold: true},
		heading: {fg: c("110")},
		badge:   {fg: c("109")},
		proof:   {fg: c("222"), under: true},
		hit:     {fg: c("222"), bold: true, under: true},
		fresh:   {fg: c("150")},
		bad:     {fg: c("210"), bold: true},
		brand:   {fg: c("150"), bold: true},
		keyName: {fg: c("110")},
	}
}

func lightPens() [tones]pen {
	c := lipgloss.Color
	return [tones]pen{
		muted:   {fg: c("242")},
		strong:  {fg: c("232"), bold: true},
		soon:    {fg: c("94"), bold: true},
		late:    {fg: c("160"), bold: true},
		heading: {fg: c("25")},
		badge:   {fg: c("30")},
		proof:   {fg: c("94"), under: true},
		hit:     {fg: c("94"), bold: true, under: true},
		fresh:   {fg: c("28")},
		bad:     {fg: c("160"), bold: true},
		brand:   {fg: c("28"), bold: true},
		keyName: {fg: c("25")},
	}
}

// neutralPens are for a terminal that does not tell its background: its own
// colours, and of those only what can be read on black and on white.
func neutralPens() [tones]pen {
	return [tones]pen{
		muted:   {faint: true},
		strong:  {bold: true},
		soon:    {fg: lipgloss.Yellow, bold: true},
		late:    {fg: lipgloss.Red, bold: true},
		heading: {fg: lipgloss.Cyan, bold: true},
		badge:   {fg: lipgloss.Cyan},
		proof:   {under: true},
		hit:     {bold: true, under: true},
		fresh:   {fg: lipgloss.Green, bold: true},
		bad:     {fg: lipgloss.Red, bold: true},
		brand:   {fg: lipgloss.Green, bold: true},
		keyName: {fg: lipgloss.Cyan},
	}
}

func monoPens() [tones]pen {
	return [tones]pen{
		strong: {bold: true}, soon: {bold: true}, late: {bold: true, under: true}, heading: {bold: true},
		proof: {under: true}, hit: {bold: true, under: true}, fresh: {bold: true}, bad: {bold: true}, brand: {bold: true},
		keyName: {bold: true},
	}
}

func contrastPens() [tones]pen {
	return [tones]pen{
		strong: {bold: true}, soon: {fg: lipgloss.BrightYellow, bold: true}, late: {fg: lipgloss.BrightRed, bold: true, under: true},
		heading: {fg: lipgloss.BrightCyan, bold: true}, badge: {fg: lipgloss.BrightCyan}, proof: {under: true, bold: true},
		hit: {fg: lipgloss.BrightYellow, bold: true, under: true}, fresh: {fg: lipgloss.BrightGreen, bold: true},
		bad: {fg: lipgloss.BrightRed, bold: true}, brand: {bold: true}, keyName: {fg: lipgloss.BrightCyan, bold: true},
	}
}

// off ends a style.
const off = "\x1b[m"

// A run is text of one tone.
type run struct {
	tone tone
	text Safe
}

// A line is what is drawn in one row, from the left.
type line []run

// of is a line of one run.
func of(t tone, s Safe) line { return line{{t, s}} }

// and is the line with more text behind it.
func (l line) and(t tone, s Safe) line { return append(l[:len(l):len(l)], run{t, s}) }

// join is the line with another behind it.
func (l line) join(m line) line { return append(l[:len(l):len(l)], m...) }

func (l line) width() int {
	n := 0
	for _, r := range l {
		n += width(r.text)
	}
	return n
}

// cut is the line in at most n cells.
func (l line) cut(n int) line {
	if l.width() <= n {
		return l
	}
	var short line
	for _, r := range l {
		if w := width(r.text); w < n {
			short, n = append(short, r), n-w
			continue
		}
		// A run that fills the line exactly is not the last, so it too loses a letter.
		if n > 0 {
			short = append(short, run{r.tone, clip(r.text, n-1)}, run{muted, "~"})
		}
		return short
	}
	return short
}

// to is the line with blanks up to column n; it is cut if it reaches beyond.
func (l line) to(n int) line {
	l = l.cut(n)
	return l.and(plain, blanks(n-l.width()))
}

// beside is the line with right set against column n. What has to give way is the
// line itself.
func (l line) beside(right line, n int) line {
	if len(right) == 0 {
		return l.cut(n)
	}
	right = right.cut(n)
	w := right.width()
	if w+2 > n {
		return right
	}
	return append(l.to(n-w-1).and(plain, " "), right...)
}

// draw writes the line in the theme's styles. Where it is chosen, it fills n
// cells, so that the whole row stands out.
func (l line) draw(b *strings.Builder, t *theme, chosen bool, n int) {
	inks := &t.inks
	if chosen {
		inks = &t.picked
		l = l.to(n)
	} else {
		l = l.cut(n)
	}
	for i := 0; i < len(l); i++ {
		style := inks[l[i].tone]
		b.WriteString(string(style))
		b.WriteString(string(l[i].text))
		for i+1 < len(l) && inks[l[i+1].tone] == style {
			i++
			b.WriteString(string(l[i].text))
		}
		if style != "" {
			b.WriteString(off)
		}
	}
}
