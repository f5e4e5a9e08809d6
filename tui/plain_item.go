package tui

import (
	"errors"
	"slices"

	"shoudao/triage"
)

// open says all of an item, or of a message that belongs to none what was said
// around it.
func (d *dialogue) open(a asked) {
	n := a.numbers[0]
	d.current = n
	if !d.listed[n-1].item {
		d.sayPlace(a)
		return
	}
	t, ok := d.inFull(n)
	if !ok {
		return
	}
	head := t.head()
	head[0] = of(plain, own(digits(n)+". ")).join(head[0][1:])
	d.saySpoken(head...)
	for _, part := range [][]line{t.reasons(wide), t.dues(wide), t.standing(), t.original(), t.copies(), t.files(), t.context()} {
		d.saySpoken(part...)
	}
}

// inFull reads all there is about an item. What the user decides on is from then on
// what she has read here.
func (d *dialogue) inFull(n int) (writing, bool) {
	row := d.listed[n-1].row
	t := writing{desk: d.desk, dossier: dossier{item: row.Item, said: []Said{{Message: row.Message}}}, now: d.now(), w: wide}
	msg := d.client.item(row.Item.Anchor)().(itemLoadedMsg)
	switch {
	case errors.Is(msg.err, ErrGone):
		d.say(own(d.words.Detail.Gone)) // what is known of it is said all the same
	case msg.err != nil:
		d.say(d.unread(msg.err))
		return t, false
	default:
		t.dossier = msg.sheet
		d.become(msg.sheet.item)
	}
	return t, true
}

// item is the item that a command about one is for, in full.
func (d *dialogue) item(a asked) (writing, bool) {
	n := a.numbers[0]
	d.current = n
	if !d.listed[n-1].item {
		d.say(own(d.words.Plain.NoItem(n)))
		return writing{}, false
	}
	return d.inFull(n)
}

func (d *dialogue) sayReasons(a asked) {
	if t, ok := d.item(a); ok {
		d.saySpoken(t.reasons(wide)...)
	}
}

func (d *dialogue) sayCopies(a asked) {
	t, ok := d.item(a)
	switch {
	case !ok:
	case acts(t.item, triage.Copy) == 0:
		d.say(own(d.words.Plain.OneCopy))
	default:
		d.saySpoken(t.copies()...)
		d.say(own(d.words.Plain.InFull))
		t.differ = true
		d.saySpoken(t.copies()[1:]...)
	}
}

// sayWords says the words of the message that asks, and nothing else: they are to be
// copied.
func (d *dialogue) sayWords(a asked) {
	d.current = a.numbers[0]
	d.say(Text(holding(d.listed[d.current-1].said(), d.words)))
}

// sayCited says them with who said them, where and when.
func (d *dialogue) sayCited(a asked) {
	d.current = a.numbers[0]
	d.say(Text(d.citation(d.listed[d.current-1].said(), d.now())))
}

// sayPlace says what was said in the group before and after a message.
func (d *dialogue) sayPlace(a asked) {
	d.current = a.numbers[0]
	m := d.listed[d.current-1].row.Message
	msg := d.client.around(m.ID, aroundFew, aroundFew)().(aroundLoadedMsg)
	if msg.err != nil {
		d.say(d.unread(msg.err))
		return
	}
	d.say(own(d.words.Screens.Place+": ") + groupName(m.Group))
	i := slices.IndexFunc(msg.said, func(s Said) bool { return s.Message.ID == m.ID })
	if i < aroundFew {
		d.say(own(d.words.Place.Start))
	}
	d.saySpoken(timeline{desk: d.desk, said: msg.said, here: m.ID, now: d.now(), w: wide, unfold: true}.lines()...)
	if len(msg.said)-i-1 < aroundFew {
		d.say(own(d.words.Place.End))
	}
}

// sayReview says all there is to tell of a message: how it came, and what would have caught
// it.
func (d *dialogue) sayReview(a asked) {
	d.current = a.numbers[0]
	d.say(own(d.words.Review.Working))
	msg := d.client.review(d.listed[d.current-1].row.Message.ID)().(reviewedMsg)
	if msg.err != nil {
		d.say(d.unread(msg.err))
		return
	}
	for _, p := range msg.review.parts(d.words, d.now()) {
		if p.head != "" {
			d.say(own(p.head))
		}
		for _, l := range p.lines {
			d.say(Line(l))
		}
	}
}
