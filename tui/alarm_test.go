package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

// A watched is a stage on which notifications are switched on. The town on it has one
// item, due the day after.
type watched struct {
	*stage
	t teller
}

func watching(t *testing.T, lang text.Lang, how ...func(*Notify)) watched {
	t.Helper()
	box := &memory{reach: []Reach{{Group: ingest.Group{ID: "低保群", Name: "低保群"}, Until: at(12, 9, 50)}, {Group: ingest.Group{ID: "大群", Name: "大群"}, Until: at(12, 9, 50)}}}
	w := watched{&stage{t: t, box: box, now: at(12, 10, 0)}, teller{box}}
	w.comes("名单核对好发我", at(13, 18, 0))
	n := Notify{On: true, Words: true, Quiet: night, Terminal: Terminal{form: osc777}}
	for _, set := range how {
		set(&n)
	}
	o := Options{Inbox: box, Words: text.For(lang), Location: town, Now: func() time.Time { return w.now }, Notify: n}
	w.begins(o.desk(context.Background()))
	return w
}

// begins starts the program, or starts it anew.
func (w watched) begins(d *desk) {
	w.m = newModel(d, Auto, w.now)
	w.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	w.settle(w.m.Init())
}

// comes is a message that makes an item; it comes now.
func (w watched) comes(title string, due time.Time, codes ...triage.Code) {
	m := w.t.say("岚溪镇工作群", "周书记", w.now, title)
	var why []triage.Reason
	for _, c := range codes {
		why = append(why, because(m, c, 10, ""))
	}
	w.t.ask(m, title, triage.Due{At: due, Grain: when.Minute}, why...)
	w.box.version++
}

// moves gives the item that came last another deadline.
func (w watched) moves(due time.Time) {
	m := w.t.say("岚溪镇工作群", "周书记", w.now, "改一下时间")
	w.t.also(m, triage.Move, triage.Due{At: due, Grain: when.Minute})
}

// tells is what has been told since it was last called: one text for each
// notification, without the frame of the sequence.
func (w watched) tells() []string {
	said := w.raw
	w.raw = nil
	for i, s := range said {
		s = strings.TrimPrefix(s, "\x1b]777;notify;"+string(w.m.desk.words.Name)+";")
		said[i] = strings.TrimSuffix(s, "\x1b\\")
	}
	return said
}

// told fails the test unless just that has been told.
func (w watched) told(what string, want ...string) {
	w.stage.t.Helper()
	got := w.tells()
	if strings.Join(got, "|") != strings.Join(want, "|") {
		w.stage.t.Errorf("%s: told %q, want %q", what, got, want)
	}
}

// changes lets the screen notice what came; passes lets time pass, to the minute.
func (w watched) changes()               { w.send(changedMsg{}) }
func (w watched) passes(d time.Duration) { w.until(w.now.Add(d)) }

func (w watched) until(at time.Time) {
	w.now = at
	w.send(tickMsg{at})
}

func TestNotifications(t *testing.T) {
	t.Run("what there is at the start is not told", func(t *testing.T) {
		w := watching(t, text.Chinese, func(n *Notify) { n.Bell = true })
		w.comes("台账报我", at(12, 11, 0), triage.Urgent)
		w.comes("防汛：请立即上堤", time.Time{})
		w.begins(w.m.desk)
		w.changes()
		w.passes(30 * time.Minute)
		w.told("at the start")
	})
	t.Run("a new item that is due in three hours is told, once", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.comes("返乡人员台账报我", at(12, 13, 0))
		w.changes()
		w.told("when it comes", "今天 13:00 到期: 返乡人员台账报我")
		w.changes()
		w.passes(time.Hour)
		w.passes(time.Hour)
		w.told("afterwards")
	})
	t.Run("one that is due next week is told two hours before, once", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.comes("走访登记表补一下", at(19, 17, 0))
		w.changes()
		w.until(at(19, 14, 59))
		w.told("before")
		w.until(at(19, 15, 0))
		w.told("two hours before", "今天 17:00 到期: 走访登记表补一下")
		w.passes(time.Minute)
		w.passes(time.Hour)
		w.told("afterwards")
	})
	t.Run("a deadline that is moved forward is told, one that is moved back is not", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.moves(at(13, 12, 0))
		w.changes()
		w.told("forward", "改早到明天 12:00: 名单核对好发我")
		w.moves(at(20, 12, 0))
		w.passes(2 * time.Minute)
		w.told("back")
	})
	t.Run("several things go out as one sentence, a minute after the last at the earliest", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.comes("甲表报我", at(12, 13, 0))
		w.changes()
		w.comes("乙表报我", at(12, 12, 30))
		w.changes()
		w.comes("丙表报我", at(12, 12, 0))
		w.comes("马上回电话", time.Time{}, triage.Urgent)
		w.changes()
		w.told("at once", "今天 13:00 到期: 甲表报我")
		w.passes(59 * time.Second)
		w.told("within the minute")
		w.passes(time.Second)
		w.told("after a minute", "2 件快到期，最早今天 12:00: 丙表报我 等；加急: 马上回电话")
	})
	t.Run("what waits and is dealt with meanwhile is not told", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.comes("甲表报我", at(12, 13, 0))
		w.changes()
		w.comes("乙表报我", at(12, 12, 30))
		w.changes()
		w.tells()
		w.press("R", "g", "e")
		w.passes(2 * time.Minute)
		if len(w.box.actions) == 0 {
			t.Fatal("nothing was done")
		}
		w.told("after it was done")
	})
	t.Run("an undo is no news", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.comes("甲表报我", at(12, 13, 0))
		w.changes()
		w.tells()
		w.press("R", "g", "e", "u")
		w.passes(2 * time.Minute)
		w.told("after done and undone")
	})
	t.Run("an undo of what was done before the start is no news", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.comes("甲表报我", at(12, 13, 0))
		it := w.box.items[len(w.box.items)-1]
		w.box.actions = []remembered{{decisions: []triage.Decision{it.Decide(triage.MarkDone, w.now)}, titles: []string{it.Title}}}
		w.begins(w.m.desk)
		w.press("u")
		w.passes(2 * time.Minute)
		w.sees("甲表报我")
		w.told("after the undo")
	})
	t.Run("what wakes from sleep is no news, but due soon", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.comes("甲表报我", at(12, 17, 0))
		it := w.box.items[len(w.box.items)-1]
		d := it.Decide(triage.Snooze, w.now)
		d.Until = at(12, 14, 0)
		w.box.actions = []remembered{{decisions: []triage.Decision{d}}}
		w.begins(w.m.desk)
		w.until(at(12, 14, 1))
		w.told("when it wakes")
		w.until(at(12, 15, 0))
		w.told("two hours before its due", "今天 17:00 到期: 甲表报我")
	})
	t.Run("a near deadline that the user sets herself is no news", func(t *testing.T) {
		w := watching(t, text.Chinese)
		it := w.box.items[0]
		d := it.Decide(triage.SetDue, w.now)
		d.Until = at(12, 11, 0)
		w.box.actions = []remembered{{decisions: []triage.Decision{d}}}
		w.changes()
		w.passes(30 * time.Minute)
		w.told("in an hour")
		d.Until = at(12, 17, 0)
		w.box.actions = []remembered{{decisions: []triage.Decision{d}}}
		w.changes()
		w.until(at(12, 15, 0))
		w.told("two hours before another", "今天 17:00 到期: 名单核对好发我")
	})
	t.Run("numbers only, where the words are to be hidden", func(t *testing.T) {
		w := watching(t, text.Chinese, func(n *Notify) { n.Words = false })
		w.comes("甲表报我", at(12, 13, 0))
		w.moves(at(12, 12, 0))
		w.comes("防汛：请立即上堤", time.Time{})
		w.changes()
		w.told("hidden", "有 1 件紧急情况；有 1 件今天 12:00 到期")
	})
	t.Run("nothing is told where it is switched off", func(t *testing.T) {
		w := watching(t, text.Chinese, func(n *Notify) { *n = Notify{Bell: true, Terminal: n.Terminal} })
		w.comes("甲表报我", at(12, 13, 0))
		w.changes()
		w.told("switched off")
		if w.m.View().ReportFocus {
			t.Error("the terminal is asked for its focus")
		}
	})
	t.Run("in English", func(t *testing.T) {
		w := watching(t, text.English)
		w.comes("Table A", at(12, 13, 0))
		w.comes("Table B", at(12, 12, 30))
		w.moves(at(12, 12, 0))
		w.changes()
		w.told("two at once", "2 due soon, the first today 12:00: Table B and more")
	})
}
