package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
	"shoudao/tui/text"
)

func TestNotificationsInTheNight(t *testing.T) {
	t.Run("what comes in the night is told in the morning, with what is due that day", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.until(at(12, 21, 0))
		w.tells()
		w.comes("返乡台账报我", at(13, 12, 0))
		w.changes()
		w.until(at(13, 2, 0))
		w.comes("走访表补一下", at(20, 12, 0))
		w.comes("方案想一想", time.Time{})
		w.changes()
		w.until(at(13, 7, 29))
		w.told("in the night")
		w.until(at(13, 7, 30))
		w.told("in the morning", "夜里来了 3 件，1 件今天 12:00 到期: 返乡台账报我")
		w.until(at(13, 7, 40))
		w.told("after that")
	})
	t.Run("what came in the night and can wait disturbs nobody", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.until(at(12, 22, 0))
		w.tells()
		w.comes("走访表补一下", at(20, 12, 0))
		w.changes()
		w.until(at(13, 7, 30))
		w.until(at(13, 7, 31))
		w.told("in the morning")
	})
	t.Run("what was due in the night is told as such", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.until(at(12, 22, 0))
		w.tells()
		w.comes("零报告发我", at(12, 23, 0))
		w.changes()
		w.until(at(13, 7, 30))
		w.told("in the morning", "夜里来了 1 件，1 件昨天 23:00 到期: 零报告发我")
	})
	t.Run("what comes in the night and presses before it ends is told once", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.until(at(13, 2, 0))
		w.comes("返乡台账报我", at(13, 9, 0))
		w.changes()
		w.until(at(13, 7, 10))
		w.until(at(13, 7, 30))
		w.told("in the morning", "夜里来了 1 件，1 件今天 09:00 到期: 返乡台账报我")
		w.until(at(13, 7, 40))
		w.told("after that")
	})
	t.Run("what the morning told of as near is not told again two hours before", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.until(at(13, 2, 0))
		w.comes("返乡台账报我", at(13, 10, 0))
		w.changes()
		w.until(at(13, 7, 30))
		w.tells()
		w.until(at(13, 8, 5))
		w.told("two hours before")
	})
	t.Run("what the user has put off in the night is not told in the morning", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.comes("返乡台账报我", at(13, 9, 0))
		w.changes()
		w.until(at(13, 7, 10))
		it := w.box.items[len(w.box.items)-1]
		d := it.Decide(triage.SetDue, w.now)
		d.Until = at(20, 9, 0)
		w.box.actions = []remembered{{decisions: []triage.Decision{d}}}
		w.until(at(13, 7, 30))
		w.told("in the morning")
	})
	t.Run("an emergency does not wait for the morning", func(t *testing.T) {
		w := watching(t, text.Chinese, func(n *Notify) { n.Bell = true })
		w.until(at(13, 2, 0))
		w.tells()
		w.comes("走访表补一下", at(20, 12, 0))
		w.comes("山洪预警，全体包村干部到岗", time.Time{})
		w.changes()
		w.told("in the night", "紧急情况: 山洪预警，全体包村干部到岗\x1b\\\a")
		w.until(at(13, 7, 30))
		w.told("in the morning")
	})
	t.Run("where no hour is quiet, nothing waits", func(t *testing.T) {
		w := watching(t, text.Chinese, func(n *Notify) { n.Quiet = Quiet{} })
		w.until(at(13, 2, 0))
		w.comes("零报告发我", at(13, 3, 0))
		w.changes()
		w.told("in the night", "今天 03:00 到期: 零报告发我")
	})
}

func TestNotificationsAndTheWindow(t *testing.T) {
	ring := func(n *Notify) { n.Bell = true }
	for _, c := range []struct {
		name  string
		focus []tea.Msg
		want  string
	}{
		{"the terminal never says", nil, "今天 13:00 到期: 甲表报我\x1b\\\a"},
		{"the window has the keyboard", []tea.Msg{tea.FocusMsg{}}, "\a"},
		{"the user has gone elsewhere", []tea.Msg{tea.FocusMsg{}, tea.BlurMsg{}}, "今天 13:00 到期: 甲表报我\x1b\\\a"},
		{"she has come back", []tea.Msg{tea.BlurMsg{}, tea.FocusMsg{}}, "\a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := watching(t, text.Chinese, ring)
			for _, msg := range c.focus {
				w.send(msg)
			}
			w.comes("甲表报我", at(12, 13, 0))
			w.changes()
			w.told("when it comes", c.want)
		})
	}
	t.Run("the terminal is asked for its focus", func(t *testing.T) {
		if !watching(t, text.Chinese).m.View().ReportFocus {
			t.Error("it is not")
		}
	})
	t.Run("a terminal that cannot show them rings", func(t *testing.T) {
		w := watching(t, text.Chinese, ring, func(n *Notify) { n.Terminal = Terminal{} })
		w.comes("甲表报我", at(12, 13, 0))
		w.changes()
		w.told("when it comes", "\a")
	})
	t.Run("without a bell and a window for it nothing is sent", func(t *testing.T) {
		w := watching(t, text.Chinese, func(n *Notify) { n.Terminal = Terminal{} })
		w.comes("甲表报我", at(12, 13, 0))
		w.changes()
		w.told("when it comes")
	})
}

func TestNotificationsOfGroups(t *testing.T) {
	reaches := func(w watched, until ...time.Time) {
		for i, u := range until {
			w.box.reach[i].Until = u
		}
	}
	t.Run("a group that falls behind is told, once a day", func(t *testing.T) {
		w := watching(t, text.Chinese)
		reaches(w, at(12, 9, 50), at(12, 16, 0))
		w.until(at(12, 16, 1))
		w.told("when it falls behind", "低保群 只到 09:50")
		w.until(at(12, 17, 0))
		reaches(w, at(12, 17, 0), at(12, 17, 0))
		w.until(at(12, 17, 1))
		reaches(w, at(12, 17, 0), at(12, 23, 50))
		w.until(at(12, 17, 2))
		w.told("again on that day")
	})
	t.Run("a group that was behind at the start is not told", func(t *testing.T) {
		w := watching(t, text.Chinese)
		reaches(w, at(11, 9, 50), at(12, 10, 0))
		w.begins(w.m.desk)
		w.until(at(12, 11, 0))
		w.told("at the start")
	})
	t.Run("only office hours miss a group", func(t *testing.T) {
		w := watching(t, text.Chinese, func(n *Notify) {
			n.Working = func(at time.Time) bool { return at.Hour() >= 8 && at.Hour() < 18 }
		})
		reaches(w, at(12, 9, 50), at(12, 18, 30))
		w.until(at(12, 18, 31))
		w.until(at(13, 7, 40))
		w.told("out of office hours")
		w.until(at(13, 8, 30))
		w.told("as the office opens", "低保群 只到 3/12 09:50")
	})
	t.Run("a group that catches up while the minute runs is not told", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.until(at(12, 16, 0))
		w.comes("甲表报我", at(12, 17, 0))
		w.changes()
		w.tells()
		reaches(w, at(12, 9, 50), at(12, 16, 0))
		w.changes()
		reaches(w, at(12, 16, 0), at(12, 16, 0))
		w.until(at(12, 16, 1))
		w.told("when it has caught up")
	})
	t.Run("the night is not disturbed for a group", func(t *testing.T) {
		w := watching(t, text.Chinese)
		reaches(w, at(12, 9, 50), at(12, 22, 0))
		w.until(at(12, 22, 1))
		w.told("in the night")
		w.until(at(13, 7, 30))
		w.told("in the morning", "低保群 只到 3/12 09:50")
	})
	t.Run("no name where the words are to be hidden", func(t *testing.T) {
		w := watching(t, text.Chinese, func(n *Notify) { n.Words = false })
		reaches(w, at(12, 9, 50), at(12, 16, 0))
		w.until(at(12, 16, 1))
		w.told("hidden", "有 1 个群只到 09:50")
	})
}

func TestNotificationsLookAtTheWholeQueue(t *testing.T) {
	w := watching(t, text.Chinese)
	for range 2*pageRows + 10 {
		w.comes("早该办的", at(12, 9, 0))
	}
	w.begins(w.m.desk)
	w.comes("马上回电话", time.Time{}, triage.Urgent)
	w.changes()
	w.told("behind four hundred others", "加急: 马上回电话")
}

func TestNotificationsAskAgain(t *testing.T) {
	t.Run("after a change while an answer was awaited", func(t *testing.T) {
		w := watching(t, text.Chinese)
		next, cmd := w.m.looksUp()
		w.m = next
		answer := cmd()
		w.comes("甲表报我", at(12, 13, 0))
		w.changes()
		w.told("before the answer")
		w.send(answer)
		w.told("after it", "今天 13:00 到期: 甲表报我")
	})
	t.Run("after an answer that failed", func(t *testing.T) {
		w := watching(t, text.Chinese)
		w.box.fault = ErrGone
		w.comes("乙表报我", at(12, 12, 0))
		w.changes()
		w.box.fault = nil
		w.passes(2 * time.Minute)
		w.told("a minute later", "今天 12:00 到期: 乙表报我")
	})
}
