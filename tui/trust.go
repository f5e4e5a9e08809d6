package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/trust"
)

// A Truster tells how far to rely on what was filtered. It is a part of the [Inbox].
type Truster interface {
	// Sample draws filtered messages by lot that the user has not judged: the same ones
	// until she has.
	Sample(ctx context.Context, q SampleQuery) (Sample, error)
	// Rate is the running rate of what was missed, by what she has said of samples.
	Rate(ctx context.Context, at time.Time) (trust.Rate, error)
	// Cases tell of each triaged group whether it may be muted.
	Cases(ctx context.Context, at time.Time) ([]Case, error)
	// Review tells all there is to tell of a message. It may take long.
	Review(ctx context.Context, id ingest.ID) (Review, error)
}

// A SampleQuery asks for N messages of a group; the zero group is all of them.
type SampleQuery struct {
	Group ingest.Group
	At    time.Time
	N     int
}

// A Sample is what was drawn, and of how many.
type Sample struct {
	Said []Said
	Of   int
}

// A Case is a group and what speaks for muting it.
type Case struct {
	Group ingest.Group
	trust.Case
}

// Answers of the inbox.
type (
	sampledMsg struct {
		query  SampleQuery
		sample Sample
		err    error
	}
	ratedMsg struct {
		rate trust.Rate
		err  error
	}
	casesMsg struct {
		all []Case
		err error
	}
	reviewedMsg struct {
		id     ingest.ID
		review Review
		err    error
	}
	// judgedMsg says that an answer of the user's is stored, or is not.
	judgedMsg struct {
		id   ingest.ID
		mine bool
		err  error
	}
)

// sampleSize is how many messages one key draws.
const sampleSize = 10

func (c client) sample(g ingest.Group) tea.Cmd {
	return func() tea.Msg {
		q := SampleQuery{Group: g, At: c.now(), N: sampleSize}
		s, err := c.inbox.Sample(c.ctx, q)
		return sampledMsg{q, s, err}
	}
}

func (c client) rate() tea.Cmd {
	return func() tea.Msg {
		r, err := c.inbox.Rate(c.ctx, c.now())
		return ratedMsg{r, err}
	}
}

func (c client) cases() tea.Cmd {
	return func() tea.Msg {
		all, err := c.inbox.Cases(c.ctx, c.now())
		return casesMsg{all, err}
	}
}

func (c client) review(id ingest.ID) tea.Cmd {
	return func() tea.Msg {
		r, err := c.inbox.Review(c.ctx, id)
		return reviewedMsg{id, r, err}
	}
}

// judge stores what the user says of a filtered message: one action, in which it becomes
// hers as well if it is.
func (c client) judge(m ingest.Message, draw triage.Draw, mine bool) tea.Cmd {
	return c.writes.add(func() tea.Msg {
		ctx, now := context.WithoutCancel(c.ctx), c.now()
		ds := []triage.Decision{triage.Answer(m, draw, mine, now)}
		if mine {
			it, already, err := c.inbox.Mine(ctx, m.ID)
			if err != nil {
				return judgedMsg{m.ID, mine, err}
			}
			if already { // since the list was read
				return minedMsg{it, already, nil}
			}
			ds = append(ds, it.Decide(triage.MarkMine, now))
		}
		return judgedMsg{m.ID, mine, c.inbox.Decide(ctx, ds)}
	})
}

// judged is what to say once an answer is stored: which key takes it back and, of a message
// that is hers, which tells what would have caught it.
func (d *desk) judged(msg judgedMsg) notice {
	w, undo := d.words, firstLabel(d.keys.undo)
	switch {
	case msg.err != nil:
		return notice{text: own(w.Errors.Decide(string(d.cause(msg.err)))), tone: bad, stays: true}
	case msg.mine:
		return notice{text: own(w.Trust.Taken(undo, firstLabel(d.keys.review))), tone: fresh, stays: true}
	}
	return notice{text: own(w.Trust.Refused(undo)), tone: muted, stays: true}
}

// rateLine is the running rate of what was missed.
func (d *desk) rateLine(r trust.Rate, n int) line {
	w := d.words.Trust
	if r.Judged == 0 {
		return of(muted, own(" "+w.NoRate+"  "+w.HowToSample(firstLabel(d.keys.sample)))).cut(n)
	}
	t := plain
	if r.Missed > 0 {
		t = soon
	}
	var l line
	for _, said := range w.Rates(r, trafficDays) { // the most that there is room for
		if l = of(t, own(" "+said)); l.width() <= n {
			break
		}
	}
	return l.cut(n)
}

// An answerBook is what the user has said of messages since the screen was opened. It is
// never written in place.
type answerBook map[ingest.ID]Answer

// with is the book after a message that tells of an answer, or that one was taken back or
// given again.
func (b answerBook) with(msg tea.Msg) answerBook {
	next := answerBook{}
	for id, a := range b {
		next[id] = a
	}
	switch msg := msg.(type) {
	case judgedMsg:
		if msg.err != nil {
			delete(next, msg.id)
		}
	case undoneMsg:
		for _, a := range msg.action.Anchors {
			switch {
			case msg.err != nil:
			case !msg.redo:
				delete(next, a.Message)
			case msg.action.Verb == triage.MarkMine:
				next[a.Message] = SaidHers
			case msg.action.Verb == triage.Sampled:
				next[a.Message] = SaidNotHers
			}
		}
	}
	return next
}

// saying is the book with one answer more.
func (b answerBook) saying(id ingest.ID, mine bool) answerBook {
	next := b.with(nil)
	if next[id] = SaidNotHers; mine {
		next[id] = SaidHers
	}
	return next
}

// mark stands before a message for what was said of it, always two cells.
func (b answerBook) mark(d *desk, id ingest.ID) line {
	switch b[id] {
	case SaidHers:
		return of(fresh, pad(own(d.words.Trust.Hers), 2))
	case SaidNotHers:
		return of(muted, pad(own(d.words.Trust.Others), 2))
	}
	return of(plain, "  ")
}
