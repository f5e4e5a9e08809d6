package tui

import (
	"slices"
	"time"

	"shoudao/triage"
)

// listStep is how many lines are listed at once.
const listStep = 20

// list prints the queue of now from its beginning, and what it comes to. If it
// cannot be read, the numbers of the last list stay.
func (d *dialogue) list() {
	msg := d.client.rows(QueueQuery{Limit: pageRows}, 0, firstLoad)().(queueLoadedMsg)
	counted := d.client.counts()().(countedMsg)
	if msg.err == nil {
		msg.err = counted.err
	}
	if msg.err != nil {
		d.say(d.unread(msg.err))
		return
	}
	q := &d.queue
	q.at, d.sums = msg.at, sums{counts: counted.counts, reach: counted.reach, feeds: counted.feeds, left: counted.left, saved: counted.saved, known: true}
	q.win = window{rows: msg.page.Rows}
	q.live, q.aged, q.unfolded = msg.page.Total-msg.page.Old, msg.page.Old, true
	q.list = q.list.sized(q.total())
	d.told, d.looked = news{}, msg.at
	if v, err := d.client.inbox.Version(d.client.ctx); err == nil {
		d.version = v
	}
	d.query, d.next, d.heading, d.current = "", "", "", 0
	d.listed, d.rest, d.total = nil, slices.Clone(msg.page.Rows), msg.page.Total
	d.sum()
	d.listMore(false)
}

// sum says what there is to do, how far the copies reach, and where all messages
// went.
func (d *dialogue) sum() {
	w, f, c := d.words, d.frame(), d.sums.counts
	for _, x := range failing(d.sums.feeds) {
		d.say(own(w.Groups.FeedFailed(string(Line(x.Name)), string(Line(x.Fault)))))
		d.say(own(w.Groups.FeedDo(string(Line(x.Do)))))
	}
	if len(d.sums.reach) == 0 || len(d.rest) == 0 {
		for _, r := range d.queue.nothing(f) {
			d.saySpoken(r.line)
		}
	}
	if len(d.sums.reach) == 0 {
		return
	}
	if len(d.rest) > 0 {
		d.say(own(w.Cmd.Output.QueueHead(c.Items, c.Overdue, c.DueToday)))
	}
	if c.Snoozed > 0 {
		d.say(own(w.Queue.Snoozed(c.Snoozed)))
	}
	d.say(d.reaches(f))
	d.saySpoken(d.balance(f, wide))
}

// listMore prints the next lines of the queue. Aged items begin a part of their
// own, for which the user has to ask.
func (d *dialogue) listMore(unfold bool) {
	n := min(listStep, len(d.rest))
	if live := d.liveRest(); live > 0 {
		n = min(n, live)
	} else if !unfold {
		n = 0
	}
	first, now := len(d.listed), d.now()
	for _, r := range d.rest[:n] {
		if head := d.words.Buckets.Over(r.Item, now); head != d.heading {
			d.heading = head
			d.say(own(head))
		}
		d.listed = append(d.listed, numbered{row: r, item: true})
		d.say(d.rowLine(len(d.listed)))
	}
	folds := d.liveRest() > 0 || !unfold
	d.rest = d.rest[n:]
	d.readRest()
	switch {
	case len(d.rest) == 0:
	case d.liveRest() == 0 && folds:
		d.say(own(d.words.Plain.Aged(d.queue.aged)))
	default:
		d.say(own(d.words.Plain.More(first+1, len(d.listed), d.total)))
	}
}

// liveRest is how many of those not yet listed come before the aged ones.
func (d *dialogue) liveRest() int {
	i := slices.IndexFunc(d.rest, func(r Row) bool {
		return !r.Item.Standing.Pinned && r.Item.Bucket(d.queue.at) == triage.Aged
	})
	if i < 0 {
		return len(d.rest)
	}
	return i
}

// readRest reads what of the queue has not been read, once all that has been is
// listed. Items may have left it since: what is listed already is not listed again.
func (d *dialogue) readRest() {
	total := d.queue.live + d.queue.aged
	if len(d.rest) > 0 || len(d.queue.win.rows) >= total {
		return
	}
	msg := d.client.rows(QueueQuery{At: d.queue.at, Limit: total}, 0, scrollLoad)().(queueLoadedMsg)
	if msg.err != nil {
		d.say(d.unread(msg.err))
		return
	}
	d.queue.win = window{rows: msg.page.Rows}
	d.rest = slices.DeleteFunc(slices.Clone(msg.page.Rows), func(r Row) bool {
		return slices.ContainsFunc(d.listed, func(n numbered) bool { return n.row.Item.Anchor == r.Item.Anchor })
	})
}

// rowLine is an item of the list as one line.
func (d *dialogue) rowLine(n int) Safe {
	w, r := d.words, d.listed[n-1].row
	l := of(plain, own(digits(n)+". "))
	if !r.Item.Due.At.IsZero() {
		when, tone := due(r.Item, d.now(), w)
		l = l.and(tone, when).and(plain, " ")
	}
	label := w.Badges.Of(r.Item, d.now())
	if r.Item.Standing.Pinned {
		label = w.Badges.Pinned
	}
	l = l.and(badge, own(label)).and(plain, " ").and(plain, title(r.Item, w)).and(plain, " ")
	l = l.and(muted, "("+groupName(r.Item.Group)+", "+Line(r.Item.Sender)+")").and(plain, " ")
	return spoken(l.and(badge, Extras(r.Item, r.Message, w)))
}

// name is what the item with a number is called.
func (d *dialogue) name(n int) string { return string(title(d.listed[n-1].row.Item, d.words)) }

// more goes on with the list that was printed last.
func (d *dialogue) more(asked) {
	first := len(d.listed)
	if d.query == "" {
		d.listMore(true)
	} else if d.next != "" {
		d.find(SearchQuery{Text: d.query, Next: d.next, Limit: listStep})
		return
	}
	if len(d.listed) == first {
		d.say(own(d.words.Plain.NoMore))
	}
}

func (d *dialogue) showQueue(asked) { d.list() }

// refresh reads anew what is listed.
func (d *dialogue) refresh(asked) {
	if d.query == "" {
		d.list()
		return
	}
	d.find(SearchQuery{Text: d.query, Limit: listStep})
}

// search looks for words in the whole archive.
func (d *dialogue) search(a asked) {
	if a.words == "" {
		d.say(own(d.words.Search.Hint))
		return
	}
	d.find(SearchQuery{Text: a.words, Limit: listStep})
}

// find prints a page of what was found. The first page is a new list.
func (d *dialogue) find(q SearchQuery) {
	w := d.words
	msg := d.sought(q)
	switch {
	case msg.err != nil:
		d.say(own(w.Errors.Search(string(d.cause(msg.err)))))
		return
	}
	if msg.page.Filters != "" && q.Next == "" {
		d.say(Line(msg.page.Filters))
	}
	switch {
	case len(msg.page.Hits) == 0 && q.Next == "":
		d.say(own(w.Search.None(string(Line(q.Text)))))
		return // the numbers of the last list stay
	}
	if q.Next == "" {
		d.listed, d.current, d.rest = nil, 0, nil
		d.say(own(w.Search.Count(len(msg.page.Hits), msg.page.Next != "")))
	}
	d.query, d.next = q.Text, msg.page.Next
	for _, h := range msg.page.Hits {
		n := numbered{row: Row{Message: h.Message}, item: h.Item != nil, fate: h.Fate}
		if h.Item != nil {
			n.row.Item = *h.Item
		}
		d.listed = append(d.listed, n)
		d.say(d.hitLine(len(d.listed), h))
	}
	if d.next != "" {
		d.say(own(w.Plain.MoreHits))
	}
}

// sought is a whole page of what was found. Where many messages are looked at for it, that
// is said once, and how many they were.
func (d *dialogue) sought(q SearchQuery) searchedMsg {
	ask := func(q SearchQuery) searchedMsg { return d.client.search(d.client.ctx, q, 0)().(searchedMsg) }
	msg := ask(q)
	looked, scan := msg.page.Looked, msg.page.Scan
	for said := false; msg.err == nil && msg.page.Next != "" && len(msg.page.Hits) < q.Limit; said = true {
		if !said {
			d.say(own(d.words.Search.Looking(msg.page.Until.Format(time.DateOnly))))
		}
		more := ask(SearchQuery{Text: q.Text, Next: msg.page.Next, Limit: q.Limit - len(msg.page.Hits)})
		more.page.Hits = append(msg.page.Hits, more.page.Hits...)
		looked += more.page.Looked
		msg = more
	}
	if msg.err == nil && scan {
		d.say(own(d.words.Search.Scanned(looked)))
	}
	return msg
}

// hitCells is how much of a message's words a result tells: who wants to hear all of
// them opens it.
const hitCells = 160

// hitLine is a result of a search as one line.
func (d *dialogue) hitLine(n int, h Hit) Safe {
	f, s := d.frame(), search{desk: d.desk}
	m := h.Message
	l := of(plain, own(digits(n)+". "+d.words.Times.Stamp(m.SentAt.In(f.now.Location()), f.now)+" "))
	l = l.and(muted, groupName(m.Group)+", "+Line(m.Sender)+": ").join(d.fated(h.said(), f.now))
	return spoken(l.join(excerpt(h, s, hitCells)).and(plain, " ").and(badge, s.itemTag(f, h)))
}
