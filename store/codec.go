package store

import (
	"encoding/binary"
	"errors"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
)

// Items are kept as bytes, because every triage reads all that are alive, and there
// may be thousands of them. The form is that of this program alone and may change
// with any version: codecVersion stands in the fingerprint, and findings are made anew.
const codecVersion = "2"

// errForm says that bytes are not in the form of [encodeItem]. Findings can always be
// made anew.
var errForm = errors.New("malformed item")

// An encoder appends values. Message ids, which come again and again in an item, are
// written once and then by number.
type encoder struct {
	b    []byte
	ids  map[ingest.ID]int64
	last ingest.ID // the one written last, which mostly comes next as well
	nth  int64     // its number
}

// encodeItem writes an item. Equal items give equal bytes.
func encodeItem(it triage.Item) []byte {
	e := &encoder{b: make([]byte, 0, 512), ids: make(map[ingest.ID]int64, len(it.Links))}
	e.anchor(it.Anchor)
	e.instant(it.AskedAt)
	e.text(it.Title)
	e.topic(it.Topic)
	e.text(it.Group.ID)
	e.text(it.Group.Name)
	e.flags(it.Group.Direct)
	e.text(it.Sender)
	e.text(it.SenderID)
	e.int(int64(len(it.Links)))
	for i := range it.Links {
		e.link(&it.Links[i])
	}
	e.int(int64(it.Band))
	e.int(int64(it.State))
	e.int(int64(it.Priority))
	e.due(it.Due)
	e.standing(it.Standing)
	return e.b
}

func (e *encoder) link(l *triage.Link) {
	e.id(l.Message)
	e.instant(l.SentAt)
	e.int(int64(l.Act))
	e.int(int64(l.From))
	e.int(int64(l.To))
	e.due(l.Due)
	e.int(int64(len(l.Reasons)))
	for _, r := range l.Reasons {
		e.text(string(r.Code))
		e.int(int64(r.Weight))
		e.span(r.Span)
	}
	e.id(l.By)
	e.instant(l.ByAt)
}

func (e *encoder) topic(t triage.Topic) {
	e.int(int64(4 * len(t)))
	for _, word := range t {
		e.b = binary.LittleEndian.AppendUint32(e.b, word)
	}
}

func (e *encoder) due(d triage.Due) {
	e.flags(d != triage.Due{}, d.Inferred, d.Provisional, d.Firm)
	if (d == triage.Due{}) {
		return
	}
	e.instant(d.At)
	e.instant(d.Start)
	e.int(int64(d.Grain))
	e.int(int64(d.Every.Rhythm))
	e.int(int64(d.Every.Weekday))
	e.int(int64(d.Every.Day))
	e.span(d.Words)
}

func (e *encoder) standing(s triage.Standing) {
	e.int(int64(s.Verb))
	e.instant(s.At)
	e.instant(s.WakeAt)
	e.flags(s.Woke, s.Reopened, s.DueSet, s.Pinned, s.Replied)
	e.text(s.Note)
}

func (e *encoder) anchor(a triage.Anchor) {
	e.id(a.Message)
	e.int(int64(a.Offset))
}

func (e *encoder) span(s triage.Span) {
	e.id(s.Message)
	e.int(int64(s.From))
	e.int(int64(s.To))
}

func (e *encoder) id(id ingest.ID) {
	if id == e.last && len(e.ids) > 0 {
		e.int(e.nth)
		return
	}
	n, known := e.ids[id]
	if !known {
		n = int64(len(e.ids))
		e.ids[id] = n
	}
	e.last, e.nth = id, n
	e.int(n)
	if !known {
		e.text(id.Source)
		e.text(id.Native)
	}
}

func (e *encoder) int(n int64) { e.b = binary.AppendVarint(e.b, n) }

func (e *encoder) text(s string) {
	e.int(int64(len(s)))
	e.b = append(e.b, s...)
}

func (e *encoder) instant(t time.Time) {
	e.flags(!t.IsZero())
	if !t.IsZero() {
		e.int(t.Unix())
		e.int(int64(t.Nanosecond()))
	}
}

func (e *encoder) flags(set ...bool) {
	var b byte
	for i, f := range set {
		if f {
			b |= 1 << i
		}
	}
	e.b = append(e.b, b)
}

// A decoder reads what an encoder wrote. After a fault it reads zeros.
type decoder struct {
	s    string // strings are cut from it, so that one allocation does for all
	zone *time.Location
	ids  []ingest.ID
	bad  bool
}

// decodeItem reads an item. Its instants are in zone.
func decodeItem(b []byte, zone *time.Location) (triage.Item, error) {
	d := &decoder{s: string(b), zone: zone}
	var it triage.Item
	it.Anchor = d.anchor()
	it.AskedAt = d.instant()
	it.Title = d.text()
	it.Topic = d.topic()
	it.Group.ID = d.text()
	it.Group.Name = d.text()
	it.Group.Direct = d.flags()[0]
	it.Sender = d.text()
	it.SenderID = d.text()
	if n := d.count(); n > 0 {
		it.Links = make([]triage.Link, n)
		for i := range it.Links {
			it.Links[i] = d.link()
		}
	}
	it.Band = triage.Band(d.int())
	it.State = triage.State(d.int())
	it.Priority = triage.Priority(d.int())
	it.Due = d.due()
	it.Standing = d.standing()
	if d.bad || d.s != "" {
		return triage.Item{}, errForm
	}
	return it, nil
}

func (d *decoder) link() triage.Link {
	var l triage.Link
	l.Message = d.id()
	l.SentAt = d.instant()
	l.Act = triage.Act(d.int())
	l.From = int(d.int())
	l.To = int(d.int())
	l.Due = d.due()
	if n := d.count(); n > 0 {
		l.Reasons = make([]triage.Reason, n)
		for i := range l.Reasons {
			l.Reasons[i] = triage.Reason{Code: triage.Code(d.text()), Weight: int(d.int()), Span: d.span()}
		}
	}
	l.By = d.id()
	l.ByAt = d.instant()
	return l
}

func (d *decoder) due() triage.Due {
	f := d.flags()
	if !f[0] {
		return triage.Due{}
	}
	return triage.Due{
		Inferred: f[1], Provisional: f[2], Firm: f[3],
		At: d.instant(), Start: d.instant(), Grain: when.Grain(d.int()),
		Every: when.Every{Rhythm: when.Rhythm(d.int()), Weekday: time.Weekday(d.int()), Day: int(d.int())},
		Words: d.span(),
	}
}

func (d *decoder) standing() triage.Standing {
	s := triage.Standing{Verb: triage.Verb(d.int()), At: d.instant(), WakeAt: d.instant()}
	f := d.flags()
	s.Woke, s.Reopened, s.DueSet, s.Pinned, s.Replied = f[0], f[1], f[2], f[3], f[4]
	s.Note = d.text()
	return s
}

func (d *decoder) anchor() triage.Anchor {
	return triage.Anchor{Message: d.id(), Offset: int(d.int())}
}

func (d *decoder) span() triage.Span {
	return triage.Span{Message: d.id(), From: int(d.int()), To: int(d.int())}
}

func (d *decoder) id() ingest.ID {
	n := d.int()
	switch {
	case n == int64(len(d.ids)):
		d.ids = append(d.ids, ingest.ID{Source: d.text(), Native: d.text()})
	case n < 0 || n > int64(len(d.ids)):
		d.bad = true
	}
	if d.bad {
		return ingest.ID{}
	}
	return d.ids[n]
}

func (d *decoder) int() int64 {
	n, shift := uint64(0), 0
	for i := range min(len(d.s), binary.MaxVarintLen64) {
		c := d.s[i]
		n |= uint64(c&0x7f) << shift
		if shift += 7; c < 0x80 {
			d.s = d.s[i+1:]
			return int64(n>>1) ^ -int64(n&1)
		}
	}
	d.bad, d.s = true, ""
	return 0
}

// count is the length of a list, of which each element takes a byte at least.
func (d *decoder) count() int {
	n := d.int()
	if n < 0 || n > int64(len(d.s)) {
		d.bad = true
		return 0
	}
	return int(n)
}

func (d *decoder) text() string {
	n := d.count()
	s := d.s[:n]
	d.s = d.s[n:]
	return s
}

func (d *decoder) topic() triage.Topic {
	words := d.text()
	if len(words)%4 != 0 {
		d.bad = true
		return nil
	}
	var t triage.Topic
	for i := 0; i < len(words); i += 4 {
		t = append(t, binary.LittleEndian.Uint32([]byte(words[i:])))
	}
	return t
}

func (d *decoder) instant() time.Time {
	if !d.flags()[0] {
		return time.Time{}
	}
	return time.Unix(d.int(), d.int()).In(d.zone)
}

func (d *decoder) flags() (f [8]bool) {
	if d.s == "" {
		d.bad = true
		return f
	}
	for i := range f {
		f[i] = d.s[0]&(1<<i) != 0
	}
	d.s = d.s[1:]
	return f
}
