package tui

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui/text"
)

// A Review is what there is to tell of one message after it was missed, or before anybody
// asks: how it came, where it went and why, and what would have caught it.
type Review struct {
	Message ingest.Message
	Verdict triage.Verdict
	// State is that of the item that has the message; Open where there is none.
	State   triage.State
	Because triage.Explanation // by the rules alone
	Crowd   Crowd
	Said    Answer // what the user has said of it
	SaidAt  time.Time
	Caught  bool // the rules of today have it in the queue
	Change  *Change
	Harm    int // items of hers for the sake of which no change is proposed
}

// A Crowd is among how many messages one came: of its hour of the clock, in its group and
// in all, which of them it was, and how many came after it on its day.
type Crowd struct {
	From, To                   time.Time
	InGroup, InAll, Nth, After int
}

// A Change is what would bring such a message in, and what else it would have done.
type Change struct {
	Key, Value string // the setting, and the word or group
	Drop       bool   // it is taken out
	Points     int
	Path       string // of the settings, and what to write there
	At         int
	Section    string
	Line       string
	Others     []Other
	Refused    int // of the others the user has refused so many
}

// An Other is a past item that a change would have touched too.
type Other struct {
	At            time.Time // zero: not known
	Title         string
	Group, Sender string
}

// An Answer is what the user has said of a message that was filtered.
type Answer uint8

// The answers.
const (
	Unanswered Answer = iota
	SaidHers
	SaidNotHers
)

// mostOthers is how many of the others a review names: it is one page.
const mostOthers = 12

// A reviewPart is a heading of a review and what stands under it. What is quoted was
// said by others.
type reviewPart struct {
	head   string
	lines  []string
	quoted bool
}

// parts are the review in words. Whatever comes from messages is made safe.
func (r Review) parts(words text.Words, now time.Time) []reviewPart {
	w, zone := words.Review, now.Location()
	full := func(at time.Time) string { return words.Times.Full(at.In(zone), now) }
	clock := func(at time.Time) string { return at.In(zone).Format("15:04") }
	m, c := r.Message, r.Crowd
	came := []string{
		w.Sent(full(m.SentAt), string(groupName(m.Group)), string(Line(m.Sender))) + "  [" + string(Line(m.ID.String())) + "]",
		w.Crowd(clock(c.From), clock(c.To), c.InGroup, c.InAll, c.Nth), w.After(c.After),
	}
	parts := []reviewPart{
		{head: w.Came, lines: came},
		{lines: strings.Split(string(messageText(m, words)), "\n"), quoted: true},
		{head: w.Stood, lines: r.stood(words, full)},
	}
	if r.Verdict.Band != 0 && r.Verdict.Band != triage.Own { // of a group that is not judged there is no evidence
		parts = append(parts, reviewPart{head: w.Evidence, lines: r.evidence(words)})
	}
	if r.Verdict.Band != triage.Own {
		parts = append(parts, reviewPart{head: w.Catch, lines: r.catch(words)})
	}
	if r.Change != nil {
		parts = append(parts, reviewPart{head: w.Others, lines: r.others(words, now)})
	}
	return append(parts, reviewPart{lines: []string{w.Made(words.Times.Full(now, now))}})
}

// messageText is the words of a message or what stands for them, line by line.
func messageText(m ingest.Message, w text.Words) Safe {
	if strings.TrimSpace(m.Text) == "" || m.Marking != "" {
		return Line(words(m, w))
	}
	return Text(m.Text)
}

func (r Review) stood(words text.Words, full func(time.Time) string) []string {
	w := words.Review
	var lines []string
	switch r.Verdict.Band {
	case 0:
		return []string{w.NotRead}
	case triage.Own:
		return []string{w.Own}
	}
	// The rules come first: what she said may have moved it since.
	if code := cmp.Or(r.Verdict.Code, r.Because.Code); code != "" && !r.Caught {
		lines = append(lines, w.Filtered(words.Reason(code).Sentence))
	}
	switch r.Said {
	case SaidHers:
		lines = append(lines, w.SaidMine(full(r.SaidAt)))
	case SaidNotHers:
		lines = append(lines, w.SaidOther(full(r.SaidAt)))
	}
	switch r.Verdict.Band {
	case triage.Todo:
		lines = append(lines, w.InQueue)
	case triage.Look:
		lines = append(lines, w.InLook)
	}
	if r.State != triage.Open {
		lines = append(lines, w.Closed(words.States.Of(r.State)))
	}
	return lines
}

func (r Review) evidence(words text.Words) []string {
	w, e := words.Review, r.Because
	var lines []string
	for _, x := range e.Reasons {
		line := fmt.Sprintf("%+d  %s", x.Weight, words.Reason(x.Code).Sentence)
		if s := x.Span; s.Message == r.Message.ID && 0 <= s.From && s.From < s.To && s.To <= len(r.Message.Text) {
			line += "  " + string(cut(Line(r.Message.Text[s.From:s.To]), quoteCells))
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		lines = append(lines, w.NoEvidence)
	}
	lines = append(lines, w.Score(e.Score, triage.TodoLine))
	if len(e.Lacks) > 0 {
		var lacks []string
		for _, c := range e.Lacks {
			lacks = append(lacks, words.Reason(c).Sentence)
		}
		lines = append(lines, w.Lacked(lacks))
	}
	return lines
}

// quoteCells is how much a review quotes of the words on which a reason rests.
const quoteCells = 40

func (r Review) catch(words text.Words) []string {
	w, c := words.Review, r.Change
	switch {
	case r.Caught:
		return []string{w.Caught}
	case c != nil:
		what := words.Cmd.Proposal.What(c.Key, string(Line(c.Value)), c.Drop, c.Points)
		return []string{w.Change(what), w.Write(string(Line(c.Path)), c.At, c.Section, string(Line(c.Line)))}
	case r.Harm > 0:
		return []string{w.Harm(r.Harm)}
	}
	return []string{w.None}
}

func (r Review) others(words text.Words, now time.Time) []string {
	w, all := words.Review, r.Change.Others
	if len(all) == 0 {
		return []string{w.Alone}
	}
	lines := []string{w.More(len(all))}
	for _, o := range all[:min(len(all), mostOthers)] {
		at := ""
		if !o.At.IsZero() {
			at = words.Times.Stamp(o.At.In(now.Location()), now) + "  "
		}
		lines = append(lines, at+string(Line(o.Group))+"  "+string(Line(o.Sender))+"  "+string(cut(Line(o.Title), 2*quoteCells)))
	}
	if more := len(all) - mostOthers; more > 0 {
		lines = append(lines, w.Rest(more))
	}
	if r.Change.Refused > 0 {
		lines = append(lines, w.Refused(r.Change.Refused))
	}
	return lines
}

// Text is the review as plain text, made safe for a terminal, in the zone of now.
func (r Review) Text(words text.Words, now time.Time) string {
	var b strings.Builder
	b.WriteString(words.Review.Title + "\n")
	for _, p := range r.parts(words, now) {
		b.WriteString("\n")
		if p.head != "" {
			b.WriteString(p.head + "\n")
		}
		for _, l := range p.lines {
			b.WriteString("  " + l + "\n")
		}
	}
	return b.String()
}

// Markdown is the review as Markdown. What messages say stands as code or escaped, so that
// none of it is taken for markup.
func (r Review) Markdown(words text.Words, now time.Time) string {
	var b strings.Builder
	b.WriteString("# " + words.Review.Title + "\n")
	for _, p := range r.parts(words, now) {
		b.WriteString("\n")
		if p.head != "" {
			b.WriteString("## " + p.head + "\n\n")
		}
		if p.quoted {
			said := strings.Join(p.lines, "\n")
			fence := "```"
			for strings.Contains(said, fence) {
				fence += "`"
			}
			b.WriteString(fence + "text\n" + said + "\n" + fence + "\n")
			continue
		}
		for _, l := range p.lines {
			if p.head != "" {
				b.WriteString("- ")
			}
			b.WriteString(plainMarkdown.Replace(l) + "\n")
		}
	}
	return b.String()
}

// plainMarkdown takes the meaning from the signs of Markdown.
var plainMarkdown = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`,
)
