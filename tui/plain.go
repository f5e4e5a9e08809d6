package tui

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

// Plain is the program without a screen, for who hears it or has a slow line: what
// it says is lines, one below the other, and what the user wants she types, a
// command a line. It writes no escape sequence and never goes back over what it
// wrote. It returns nil when she leaves, when the input ends, and when ctx does, be
// a line awaited or not; and an error if what it says cannot be written. What the
// user has done is stored by then.
func Plain(ctx context.Context, o Options, in io.Reader, out io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	d := newDialogue(o.desk(ctx), out)
	typed := newTypist(in)
	defer typed.stop()
	d.begin()
	for !d.left {
		d.tellNews()
		d.prompt()
		if err := d.out.Flush(); err != nil {
			return fmt.Errorf("write an answer: %w", err)
		}
		line, err := typed.line(ctx)
		switch {
		case ctx.Err() != nil, errors.Is(err, io.EOF):
			d.say("") // what comes next begins a line of its own
			d.left = true
		case err != nil:
			return fmt.Errorf("read a line: %w", err)
		default:
			d.answer(line)
		}
	}
	if err := d.out.Flush(); err != nil {
		return fmt.Errorf("write an answer: %w", err)
	}
	return nil
}

// A typist reads lines one at a time, each when it is asked for. A read that waits
// for somebody to type cannot be called off: the typist is left behind with it.
type typist struct {
	want chan struct{}
	got  chan typedLine
}

type typedLine struct {
	line string
	err  error
}

func newTypist(in io.Reader) typist {
	t := typist{make(chan struct{}), make(chan typedLine, 1)}
	go func() {
		lines := bufio.NewReader(in)
		for range t.want {
			s, err := lines.ReadString('\n')
			if s != "" {
				err = nil // the input may end without a line end; the next read tells
			}
			t.got <- typedLine{s, err}
		}
	}()
	return t
}

func (t typist) stop() { close(t.want) }

// line is the next line that is typed. It answers ctx at once.
func (t typist) line(ctx context.Context) (string, error) {
	t.want <- struct{}{}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case l := <-t.got:
		// Some shells begin what they pipe with a mark of its encoding.
		return strings.TrimPrefix(strings.ToValidUTF8(l.line, "\uFFFD"), "\uFEFF"), l.err
	}
}

// A dialogue is the line mode: what was said so far, and what its numbers mean.
type dialogue struct {
	*desk
	out      *bufio.Writer
	commands []command
	left     bool

	listed  []numbered // number n stands for listed[n-1], until another list is printed
	current int        // the number that was opened or read out last; 0: none
	rest    []Row      // of the queue, not yet listed
	total   int        // of the queue, when it was listed
	heading string     // the part of the queue that the list has come to
	query   string     // what the listed were searched for; empty: they are the queue
	next    string     // where the search goes on

	sums sums

	// The queue as the user knows it: as it was read, with what she did since. News is
	// how it differs from that of now.
	queue   queue
	told    news
	version int64
	looked  time.Time
}

// A numbered is what a number stands for: an item, or a message that belongs to
// none.
type numbered struct {
	row  Row
	item bool
	fate ingest.Fate // of the message that was found
}

// said is the message as one among others.
func (n numbered) said() Said { return Said{Message: n.row.Message, Fate: n.fate} }

func newDialogue(d *desk, out io.Writer) *dialogue {
	return &dialogue{desk: d, out: bufio.NewWriter(out), commands: d.commandTable(), queue: newQueue(d, Queued)}
}

// wide is a width that no line has: nothing is cut or wrapped to it.
const wide = 1 << 20

// cutIn is s cut to n cells, unless the lines that it is for have room for all.
func cutIn(w int, s Safe, n int) Safe {
	if w >= wide {
		return s
	}
	return cut(s, n)
}

// frame is what pieces of the screen are made for that are spoken here.
func (d *dialogue) frame() frame { return frame{size: size{wide, 1}, now: d.now(), sums: d.sums} }

func (d *dialogue) now() time.Time { return d.client.now().In(d.zone) }

// say writes a line. A failed write is told by the next Flush.
func (d *dialogue) say(s Safe) { _, _ = d.out.WriteString(string(s) + "\n") }

// saySpoken writes the lines that say something.
func (d *dialogue) saySpoken(lines ...line) {
	for _, l := range lines {
		if s := spoken(l); s != "" {
			d.say(s)
		}
	}
}

// spoken is a line of the screen without what only sets it out there: indents,
// columns, and signs beside words that say the same.
func spoken(l line) Safe {
	var all Safe
	apart := false
	for _, r := range l {
		s := r.text
		switch s {
		case "* ", "--":
			continue
		case "-> ":
			all, s = all+":", ""
		}
		for s != "" && s[0] == ' ' {
			s, apart = s[1:], true
		}
		if s == "" {
			continue
		}
		if apart && all != "" {
			all += " "
		}
		apart = false
		for s[len(s)-1] == ' ' {
			s, apart = s[:len(s)-1], true
		}
		all += s
	}
	return all
}

// prompt says that a line is awaited, and which list its numbers would be of.
func (d *dialogue) prompt() {
	name := d.words.Screens.Queue
	if d.query != "" {
		name = d.words.Screens.Search
	}
	_, _ = d.out.WriteString(string(own(name + "> ")))
}

// begin is what is said first.
func (d *dialogue) begin() {
	head := own(d.words.Name)
	if d.who != "" {
		head += " " + d.who
	}
	d.say(head + " " + own(d.words.Times.Today(d.now())))
	d.list()
	d.say(own(d.words.Plain.Start))
}

// tellNews says how the queue differs from the one that the user knows, once for
// each difference. It looks when the archive has changed, and every minute, because
// time too changes the queue.
func (d *dialogue) tellNews() {
	now := d.now()
	v, err := d.client.inbox.Version(d.client.ctx)
	if err != nil || d.queue.at.IsZero() || v == d.version && now.Sub(d.looked) < time.Minute {
		return // one that cannot be asked is asked again at the next line
	}
	msg := d.client.rows(QueueQuery{Limit: max(pageRows, len(d.queue.win.rows))}, 0, newsLoad)().(queueLoadedMsg)
	if msg.err != nil {
		return
	}
	d.version, d.looked = v, now
	n := d.queue.compared(msg)
	if n.any() && n != d.told {
		d.say(own(d.words.Plain.News(n.fresh, n.changed)))
	}
	d.told = n
}

// knows takes in what has become of an item by the user's own doing: it is no news.
func (d *dialogue) knows(it triage.Item) {
	q := &d.queue
	stands := Queued.holds(it, d.now())
	if q.find(it.Anchor) >= 0 {
		q.shown = q.with(it, stands, *q)
		return
	}
	if !stands {
		return
	}
	q.win.rows = append(q.win.rows, Row{Item: it}) // their order says nothing here
	if it.Old(q.at) {
		q.aged++
	} else {
		q.live++
	}
}
