package tui

import (
	"testing"
	"time"

	"shoudao/triage"
	"shoudao/triage/when"
)

// night is the one of the settings that init writes.
var night = Quiet{21 * 60, 7*60 + 30}

// A notified is a case of what deserves a notification: an item as it is, and what
// was known of it.
type notified struct {
	name  string
	was   seen
	text  string
	asked time.Time
	due   time.Time
	codes []triage.Code
	links int // more than one
	stand triage.Standing
	now   time.Time
	why   cause
}

func (c notified) row() Row {
	t := teller{&memory{}}
	m := t.say("岚溪镇工作群", "周书记", c.asked, c.text)
	var why []triage.Reason
	for _, code := range c.codes {
		why = append(why, because(m, code, 10, ""))
	}
	d := triage.Due{At: c.due, Grain: when.Minute}
	t.ask(m, c.text, d, why...)
	for range c.links {
		t.also(m, triage.Move, d)
	}
	it := t.box.items[0]
	it.Standing = c.stand
	return Row{it, m}
}

func TestWhatDeservesANotification(t *testing.T) {
	ten, none := at(12, 10, 0), time.Time{}
	knew := seen{known: true, due: at(12, 17, 0), links: 1}
	urgent := []triage.Code{triage.Urgent}
	for _, c := range []notified{
		{name: "new and due in three hours", text: "报台账", asked: ten, due: at(12, 13, 0), now: ten, why: isSoon},
		{name: "new and due in five hours", text: "报台账", asked: ten, due: at(12, 15, 0), now: ten, why: isNew},
		{name: "new and due next week", text: "报台账", asked: ten, due: at(19, 13, 0), now: ten, why: isNew},
		{name: "a late copy of what was due an hour ago", text: "报台账", asked: at(11, 9, 0), due: at(12, 9, 0), now: ten, why: isSoon},
		{name: "an old archive", text: "报台账", asked: at(2, 9, 0), due: at(5, 9, 0), now: ten, why: isNew},
		{name: "new and due at the end of the day, in the afternoon", text: "今天交", asked: at(12, 17, 30), due: at(12, 23, 59), now: at(12, 17, 30), why: isSoon},
		{name: "known and due in five hours", was: knew, text: "报台账", asked: at(11, 9, 0), due: at(12, 17, 0), now: at(12, 12, 0)},
		{name: "known and due in two hours", was: knew, text: "报台账", asked: at(11, 9, 0), due: at(12, 17, 0), now: at(12, 15, 0), why: isSoon},
		{name: "known and overdue", was: knew, text: "报台账", asked: at(11, 9, 0), due: at(12, 17, 0), now: at(12, 17, 5)},
		{name: "known, due in the night, two hours before the night", was: seen{known: true, due: at(12, 23, 59), links: 1}, text: "报台账", asked: at(11, 9, 0), due: at(12, 23, 59), now: at(12, 19, 0), why: isSoon},
		{name: "known, due in the night, three hours before the night", was: seen{known: true, due: at(12, 23, 59), links: 1}, text: "报台账", asked: at(11, 9, 0), due: at(12, 23, 59), now: at(12, 18, 0)},
		{name: "moved forward", was: seen{known: true, due: at(13, 17, 0), links: 1}, text: "报台账", asked: at(11, 9, 0), due: at(12, 17, 0), links: 1, now: ten, why: isEarlier},
		{name: "moved forward to next week", was: seen{known: true, due: at(27, 17, 0), links: 1}, text: "报台账", asked: at(11, 9, 0), due: at(20, 17, 0), links: 1, now: ten, why: isEarlier},
		{name: "moved back", was: seen{known: true, due: at(12, 12, 0), links: 1}, text: "报台账", asked: at(11, 9, 0), due: at(12, 13, 0), links: 1, now: ten},
		{name: "a deadline of today comes late", was: seen{known: true, links: 1}, text: "报台账", asked: at(11, 9, 0), due: at(12, 13, 0), links: 1, now: ten, why: isSoon},
		{name: "put forward by the user", was: seen{known: true, due: at(13, 17, 0), links: 1}, text: "报台账", asked: at(11, 9, 0), due: at(12, 17, 0), links: 1, stand: triage.Standing{DueSet: true}, now: ten},
		{name: "the user's own deadline taken back", was: seen{known: true, due: at(13, 17, 0), links: 1}, text: "报台账", asked: at(11, 9, 0), due: at(12, 17, 0), now: ten},
		{name: "new and urgent", text: "马上回电话", asked: ten, due: none, codes: urgent, now: ten, why: isUrgent},
		{name: "urgent words for next week", text: "尽快报", asked: ten, due: at(19, 9, 0), codes: urgent, now: ten, why: isNew},
		{name: "urgent words of last week", text: "马上回电话", asked: at(4, 9, 0), due: none, codes: urgent, now: ten, why: isNew},
		{name: "urgent already", was: seen{known: true, links: 1, urgent: true}, text: "马上回电话", asked: ten, due: none, codes: urgent, links: 1, now: ten},
		{name: "chased with urgent words", was: seen{known: true, links: 1}, text: "马上回电话", asked: ten, due: none, codes: urgent, links: 1, now: ten, why: isUrgent},
		{name: "an emergency", text: "防汛：请立即上堤值守", asked: ten, due: none, now: ten, why: isEmergency},
		{name: "paper about emergencies", text: "应急预案请各村报一份", asked: ten, due: none, now: ten, why: isNew},
		{name: "flood papers for tomorrow", text: "防汛值班表报我", asked: ten, due: at(13, 18, 0), now: ten, why: isNew},
		{name: "brought back from sleep by its hour", stand: triage.Standing{Verb: triage.Snooze}, text: "报台账", asked: at(11, 9, 0), due: at(12, 13, 0), now: ten},
		{name: "brought back from sleep by a chase", stand: triage.Standing{Verb: triage.Snooze, Woke: true}, text: "报台账", asked: at(11, 9, 0), due: at(12, 13, 0), now: ten, why: isSoon},
		{name: "made an item by the user", stand: triage.Standing{Verb: triage.MarkMine}, text: "报台账", asked: at(11, 9, 0), due: at(12, 13, 0), now: ten},
		{name: "brought back by an undo", was: seen{hers: true}, text: "报台账", asked: at(11, 9, 0), due: at(12, 13, 0), now: ten},
		{name: "asked for again, and known as such", was: seen{known: true, links: 1, urgent: true, back: true}, stand: triage.Standing{Verb: triage.MarkDone, Reopened: true}, text: "马上回电话", asked: ten, due: none, codes: urgent, now: ten},
		{name: "done and asked for again", was: knew, stand: triage.Standing{Verb: triage.MarkDone, Reopened: true}, text: "报台账", asked: at(11, 9, 0), due: at(12, 13, 0), now: ten, why: isSoon},
	} {
		why, _ := Notify{Quiet: night}.cause(c.was, c.row(), c.now)
		if why != c.why {
			t.Errorf("%s: cause %d, want %d", c.name, why, c.why)
		}
	}
}

func TestWhatIsKnownOfAnItem(t *testing.T) {
	row := notified{text: "马上报", asked: at(12, 10, 0), due: at(20, 17, 0), codes: []triage.Code{triage.Urgent}}.row()
	first := seen{}.after(row.Item)
	if want := (seen{known: true, due: at(20, 17, 0), links: 1, urgent: true}); first != want {
		t.Errorf("at first %+v, want %+v", first, want)
	}
	hers := row.Item
	hers.Due.At, hers.Standing.DueSet = at(27, 17, 0), true
	if got := first.after(hers); !got.due.Equal(first.due) {
		t.Errorf("the deadline that the user set is taken for one of the messages: %s", got.due)
	}
	calm := row.Item
	calm.Links = nil
	if got := first.after(calm); !got.urgent || got.links != 1 {
		t.Errorf("what was known is forgotten: %+v", got)
	}
}

func TestQuiet(t *testing.T) {
	for _, c := range []struct {
		name   string
		quiet  Quiet
		at     time.Time
		holds  bool
		before time.Time
	}{
		{"by day", night, at(12, 12, 0), false, at(12, 12, 0)},
		{"as the night begins", night, at(12, 21, 0), true, at(12, 21, 0)},
		{"before midnight", night, at(12, 23, 59), true, at(12, 21, 0)},
		{"after midnight", night, at(13, 2, 0), true, at(12, 21, 0)},
		{"as the night ends", night, at(13, 7, 30), false, at(12, 21, 0)},
		{"after it", night, at(13, 7, 31), false, at(13, 7, 31)},
		{"at midday, where that is quiet", Quiet{12 * 60, 14 * 60}, at(12, 13, 0), true, at(12, 12, 0)},
		{"where no hour is quiet", Quiet{}, at(12, 3, 0), false, at(12, 3, 0)},
	} {
		if got := c.quiet.Holds(c.at); got != c.holds {
			t.Errorf("%s: holds = %v", c.name, got)
		}
		if got := c.quiet.before(c.at); !got.Equal(c.before) {
			t.Errorf("%s: before = %s, want %s", c.name, got, c.before)
		}
	}
}
