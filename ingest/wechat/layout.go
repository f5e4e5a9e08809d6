package wechat

import (
	"bytes"
	"strings"

	"shoudao/ingest"
	"shoudao/ingest/internal/stamp"
	"shoudao/ingest/internal/wording"
)

// A style is how the heads of a text are made.
type style uint8

const (
	phone   style = iota + 1 // name, spaces, clock time; dates on lines of their own
	dated                    // name, day, clock time
	clocked                  // name, clock time
	named                    // name and a colon
)

// A layout is the form of the heads of one text.
type layout struct {
	style  style
	gap    int  // least number of spaces before the time
	spaced bool // a blank line follows
	tight  bool // no blank line stands before
}

// A shape is what a line looks like, whatever is around it.
func (st style) shape(line string) (head, bool) {
	switch st {
	case phone:
		return clockHead(line)
	case dated:
		return dayHead(line)
	case clocked:
		if h, ok := dayHead(line); ok { // of another day among those of today
			return h, true
		}
		h, ok := clockHead(line)
		return person(h), ok
	case named:
		return nameHead(line)
	}
	return head{}, false
}

// A survey is what the first lines of a text show.
type survey struct {
	layout   layout
	evidence bool // that it is a conversation and no other list of names or times
}

// surveyOf looks at the first rows of a text without a header, or behind one. It
// is false if they are of no style. Sure says that they are of one.
func surveyOf(rows []row, depth int, sure bool) (survey, bool) {
	lines := texts(rows, depth)
	dates := 0
	for _, line := range lines {
		if structural(line) {
			dates++
		}
	}
	styles := []style{dated, phone, clocked, named}
	if dates > 0 {
		styles = []style{phone, dated} // a name may end in a day
	}
	for _, st := range styles {
		s, heads := st.survey(lines)
		switch {
		case heads == 0:
		case st == dated,
			st == phone && dates > 0,
			sure && st > phone,
			st == phone && heads > 1 && s.layout.gap > 1 && s.layout.spaced,
			st > phone && heads > 1:
			s.evidence = s.evidence || st == phone || st == dated
			return s, true
		}
	}
	return survey{}, false
}

// survey counts the heads of that style among lines, and learns their layout. The
// first line that is not blank, and no date, must be one.
func (st style) survey(lines []string) (s survey, heads int) {
	s.layout = layout{style: st, gap: 1}
	names := map[string]int{}
	apart, touching := 0, 0
	for i, line := range lines {
		if isBlank(line) {
			continue
		}
		h, ok := st.shape(line)
		if !ok || st != phone && sentence(h.name) {
			if heads == 0 && !structural(line) {
				return survey{}, 0
			}
			s.evidence = s.evidence || telling(line)
			continue
		}
		next := i+1 < len(lines) && !isBlank(lines[i+1])
		if heads == 0 {
			s.layout.gap, s.layout.spaced = min(max(h.gap, 1), 2), !next
		}
		if st != named && h.gap < s.layout.gap || st > dated && !next {
			continue
		}
		heads++
		switch {
		case heads == 1, structural(lines[i-1]), next == s.layout.spaced: // says nothing
		case isBlank(lines[i-1]):
			apart++
		default:
			touching++
		}
		names[h.name]++
		s.evidence = s.evidence || names[h.name] > 1 || strings.Count(stamp.Fold(h.time), ":") > 1
	}
	s.layout.tight = touching > apart
	return s, heads
}

func structural(line string) bool {
	_, _, ok := dateOf(line)
	return ok
}

// telling reports whether a line stands in conversations and hardly elsewhere.
func telling(line string) bool {
	_, _, media := wording.Media(strings.TrimFunc(line, wording.Blank))
	_, sure, _ := wording.Notice(line)
	return media || sure || strings.Contains(line, "\u2005") || strings.Contains(line, "@"+wording.Everyone)
}

// lookPast is the number of lines that may stand between a header and the first
// head: a date, a greeting.
const lookPast = 20

// layoutOf is the layout of a transcript from what follows its header.
func layoutOf(rows []row, depth int, o Options) layout {
	for i, r := range rows {
		bare, _ := unquoted(r.text, deep)
		if _, ok := headerOf(bare, o); ok {
			rows = rows[:i]
			break
		}
	}
	for range lookPast {
		if s, ok := surveyOf(rows, depth, false); ok {
			return s.layout
		}
		if s, heads := phone.survey(texts(rows, depth)); heads > 0 {
			return s.layout
		}
		if len(rows) == 0 {
			break
		}
		rows = rows[1:]
	}
	return layout{style: phone, gap: 2, spaced: true}
}

func texts(rows []row, depth int) []string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i], _ = unquoted(r.text, depth)
	}
	return lines
}

// A section is one transcript, or all of a text that has no header.
type section struct {
	group  ingest.Group
	depth  int // of mail quotation
	layout layout
	names  map[string]bool   // who has spoken
	said   map[string]uint32 // how often it has said what, by content id
	last   int               // minute of the day of the head before, on the same day
	dates  dateForm          // of the first line that told a date
}

func newSection(group ingest.Group, depth int, l layout) *section {
	return &section{group: group, depth: depth, layout: l, names: map[string]bool{}, said: map[string]uint32{}}
}

// head decides whether a line is a head. Apart says that a blank line or a date
// stands before, next that a blank line or nothing follows.
func (s *section) head(line string, apart, next bool) (head, bool) {
	h, ok := s.layout.style.shape(line)
	if !ok && s.layout.style == dated {
		// What was said today has no day among what was said before.
		if h, ok = clocked.shape(line); ok && (!apart || next || sentence(h.name)) {
			return head{}, false
		}
	}
	if !ok || s.layout.style != named && h.gap < s.layout.gap {
		return head{}, false
	}
	known := s.names[h.name]
	back := h.minute()+tolerance < s.last
	switch s.layout.style {
	case phone:
		ok = s.stands(h, apart, next) || len(s.names) == 0
	case dated:
		ok = !sentence(h.name)
	case clocked:
		ok = !next && (h.day != "" || known || !back && !sentence(h.name)) && (apart || s.layout.tight || known)
	case named:
		ok = !next && apart && !sentence(h.name)
	}
	return h, ok
}

// speaks keeps in mind that a head has been taken.
func (s *section) speaks(h head) {
	s.names[h.name] = true
	s.last = h.minute()
}

// Recognise reports whether text, the beginning of a file, is a transcript or was
// copied from the client. What looks like one but could be any other list of names
// or times is not.
func Recognise(text []byte) bool {
	rows := rowsOf(text)
	for _, r := range rows {
		bare, _ := unquoted(r.text, deep)
		if _, ok := headerOf(bare, Options{}); ok {
			return true
		}
	}
	s, _, ok := headless(rows, false)
	return ok && s.evidence
}

// Above finds the header of a transcript in a mail, and returns what stands above it: the
// words of whoever sends it. It is false if none of the first lines is a header.
func Above(text []byte) (above []byte, ok bool) {
	at := 0
	for n := 0; n < lookRows && at < len(text); n++ {
		line, _, _ := bytes.Cut(text[at:], []byte("\n"))
		bare, _ := unquoted(string(line), deep)
		if _, ok := headerOf(bare, Options{}); ok {
			return text[:at], true
		}
		at += len(line) + 1
	}
	return nil, false
}

// headless looks at the rows of a text that has no header, and tells how many of them
// stand before the first head: who passes a copy on may put a line above it.
func headless(rows []row, sure bool) (s survey, greeting int, ok bool) {
	s, ok = surveyOf(rows, 0, sure)
	for greeting = 0; !ok && greeting < lookGreeting && greeting < len(rows); {
		greeting++
		if s, ok = surveyOf(rows[greeting:], 0, sure); ok && !sure && s.layout.style != dated {
			ok = false // names and times stand in texts of all sorts
		}
	}
	return s, greeting, ok
}

// lookGreeting is the number of lines that may stand above a copy.
const lookGreeting = 6

// rowsOf cuts text into the rows that are looked at to tell its layout.
func rowsOf(text []byte) (rows []row) {
	end := "\n"
	if !strings.Contains(string(text), end) {
		end = "\r"
	}
	for line := range strings.SplitSeq(string(text), end) {
		if len(rows) == lookRows {
			break
		}
		rows = append(rows, row{text: strings.TrimSuffix(line, "\r")})
	}
	return rows
}
