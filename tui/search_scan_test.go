package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// scanning is an archive of 100 messages without an index, in which the word stands in every
// twentieth, and the search for it, of which no page is answered yet.
func scanning(t *testing.T, lang text.Lang) *stage {
	box := &memory{scan: 10}
	for i := range 100 {
		said := fmt.Sprintf("第%d件闲话", i)
		if i%20 == 0 {
			said = fmt.Sprintf("第%d次：；；", i)
		}
		teller{box}.say("群", "某", at(11, 8, i%60), said)
	}
	st := newStage(t, box, lang, size{80, 24}).press("f")
	st.hold = true
	return st.press("=；；")
}

// answers answers the held commands that there are now, and holds those that follow.
func (s *stage) answers() {
	held := s.later
	s.later = nil
	for _, cmd := range held {
		s.hold = false
		msg := cmd()
		s.hold = true
		if batch, ok := msg.(tea.BatchMsg); ok {
			s.later = append(s.later, batch...)
			s.answers()
			continue
		}
		s.send(msg)
	}
}

func TestASearchThatTheIndexCannotAnswer(t *testing.T) {
	t.Run("shows what it has found and how far it has come, and goes on of itself", func(t *testing.T) {
		st := scanning(t, text.Chinese)
		st.answers()
		st.answers()
		st.sees("逐条翻到 2026-03-11", "Esc 停下", "第80次")
		st.misses("第60次")
		st.press("down") // it does not keep from moving
		st.release(false)
		st.sees("5条", "索引帮不上，逐条翻了100条", "第0次")
	})
	t.Run("ends at Esc, keeps what it has found, and is taken up", func(t *testing.T) {
		st := scanning(t, text.English)
		st.answers()
		st.answers()
		st.press("esc")
		st.release(false)
		st.sees("stopped at 2026-03-11", "第80次")
		st.misses("第60次")
		st.sees("Enter goes on")
		st.press("down").sees("R goes on")
		st.press("R").sees("100 messages read one by one", "第0次")
	})
	t.Run("is taken up from the field as well, where a letter is text", func(t *testing.T) {
		st := scanning(t, text.Chinese)
		st.answers()
		st.press("esc")
		st.release(false)
		st.press("enter").sees("索引帮不上，逐条翻了100条", "查: ；；")
	})
	t.Run("Esc leaves once it has ended", func(t *testing.T) {
		st := scanning(t, text.Chinese)
		st.answers()
		st.answers()
		st.press("esc", "esc")
		if len(st.m.stack) != 1 {
			t.Error("Esc did not leave")
		}
	})
	t.Run("news of the archive do not begin it again", func(t *testing.T) {
		st := scanning(t, text.Chinese)
		st.release(false)
		st.hold = true
		st.send(changedMsg{})
		for _, cmd := range st.later {
			if msg, ok := answer(cmd).(searchedMsg); ok {
				t.Errorf("asked %+v", msg.query)
			}
		}
	})
}

func TestSearchFolds(t *testing.T) {
	notice := "请各村于3月13日前上报春耕生产进度表"
	box := &memory{}
	tell := teller{box}
	tell.say("镇群", "甲", at(11, 8, 0), notice)
	tell.say("村群", "乙", at(11, 8, 1), "【转】"+strings.Replace(notice, "，", " ", 1))
	tell.say("村群", "丙", at(11, 8, 2), "春耕收到")
	tell.say("镇群", "丁", at(11, 8, 3), "春耕收到")
	tell.say("组群", "丙", at(11, 8, 4), notice+"！！")
	st := newStage(t, box, text.Chinese, size{80, 24}).press("f", "=春耕")
	t.Run("copies under the newest, with their number", func(t *testing.T) {
		st.sees("5条，折成4行", "x2")
		if got := strings.Count(st.screen(), notice[:30]); got != 2 {
			t.Errorf("the notice and the one passed on: %d\n%s", got, st.screen())
		}
		if got := strings.Count(st.screen(), "春耕收到"); got < 2 {
			t.Error("what two people say is no copy")
		}
	})
	t.Run("Space shows them and puts them back, and the cursor stays", func(t *testing.T) {
		st.press("down", "space").sees("| ")
		st.atCursor("组群")
		st.press("down")
		st.atCursor("镇群")
		st.press("space").misses("| ")
		st.atCursor("组群")
	})
	t.Run("messages of an item under its newest", func(t *testing.T) {
		st := onStage(t).press("f", "=预备")
		st.sees("4条")
		rows := folded(st.m.stack[1].(search).hits, nil)
		items := map[sameness]bool{}
		for _, r := range rows {
			of := st.m.stack[1].(search).hits[r.hit].sameness()
			if of != (sameness{}) && items[of] {
				t.Errorf("%+v stands there twice", of)
			}
			items[of] = true
		}
	})
}
