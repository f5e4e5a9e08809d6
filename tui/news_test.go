package tui

import (
	"testing"
	"time"

	"shoudao/triage"
	"shoudao/triage/when"
)

func TestNews(t *testing.T) {
	arrive := func(st *stage) {
		m := teller{st.box}.say("岚溪镇工作群", "周书记", at(12, 8, 13), "@林晓梅 马上来一趟")
		teller{st.box}.ask(m, "马上来一趟", by(m, at(12, 8, 30), when.Minute, true, "马上"), because(m, triage.Mentioned, 80, "@林晓梅"))
		st.box.version++
	}
	t.Run("it is announced and the list stays", func(t *testing.T) {
		st := onStage(t).press("j", "j")
		before := st.chosen()
		arrive(st)
		st.send(changedMsg{})
		st.sees("新1（按 R 更新）")
		st.misses("马上来一趟")
		if st.chosen() != before {
			t.Errorf("the cursor is on %q, was on %q", st.chosen(), before)
		}
	})
	t.Run("R brings it in and keeps the choice", func(t *testing.T) {
		st := onStage(t).press("j", "j")
		arrive(st)
		st.send(changedMsg{})
		st.press("R")
		st.sees("马上来一趟")
		st.misses("新1（按")
		st.atCursor("党建例会")
	})
	t.Run("R says that it was done where nothing is new", func(t *testing.T) {
		for _, page := range []string{"1", "3", "4", "5", "7"} {
			onStage(t).press(page, "R").sees("08:12 更新过了")
		}
		for _, keys := range [][]string{nil, {"j", "o", "R"}} { // nothing is read again in a place
			st := onStage(t).press(keys...)
			st.send(tickMsg{st.now})
			st.misses("更新过了")
		}
	})
	t.Run("it comes in when the user has looked at another screen", func(t *testing.T) {
		st := onStage(t).press("f")
		arrive(st)
		st.send(changedMsg{})
		st.press("esc")
		st.sees("马上来一趟")
	})
	t.Run("her own deeds are no news", func(t *testing.T) {
		st := onStage(t).press("e", "j", "n")
		st.send(changedMsg{})
		st.misses("新1（按", "变1（按")
	})
	t.Run("an item that was chased counts as changed", func(t *testing.T) {
		st := onStage(t)
		m := teller{st.box}.say("统战工作群", "统战小孙", at(12, 8, 14), "催一下")
		it := &st.box.items[0]
		it.Links = append(it.Links, link(m, triage.Chase, triage.Due{}, nil))
		st.send(changedMsg{})
		st.sees("变1（按 R 更新）")
	})
	t.Run("an item that passes its deadline counts as changed", func(t *testing.T) {
		st := onStage(t)
		st.now = at(12, 12, 1)
		st.send(tickMsg{st.now})
		st.sees("变1（按 R 更新）")
		st.press("R")
		st.misses("变1")
	})
	t.Run("midnight moves items into other parts by itself", func(t *testing.T) {
		st := onStage(t)
		st.now = at(13, 0, 0)
		st.send(tickMsg{st.now})
		st.sees("逾期", "驻村工作队名单")
	})
	t.Run("an answer that was overtaken by a later one is not shown", func(t *testing.T) {
		st := onStage(t)
		q := st.m.stack[0].(queue)
		old, slow := q.client.counts()(), q.look()()
		teller{st.box}.first()
		st.send(changedMsg{})
		st.sees("新1（按 R 更新）")
		counted := st.screen()
		st.send(slow)
		st.sees("新1（按 R 更新）")
		st.send(old)
		if got := st.screen(); got != counted {
			t.Errorf("want as before:\n%s\nnow:\n%s", counted, got)
		}
	})
	t.Run("rows that were to be shown and are overtaken by news are asked for again", func(t *testing.T) {
		st := onStage(t)
		teller{st.box}.first()
		q := st.m.stack[0].(queue)
		slow := q.client.rows(q.rows(time.Time{}, 0), q.version, reload)()
		st.send(changedMsg{})
		st.sees("新1（按 R 更新）")
		st.send(slow)
		st.misses("新1（按")
		st.press("g").sees("马上来一下")
	})
	t.Run("an answer that was asked for before a deed is not shown after it", func(t *testing.T) {
		st := onStage(t)
		q := st.m.stack[0].(queue)
		news, _ := q.look()().(queueLoadedMsg)
		rows, _ := q.client.rows(q.rows(eve, 0), q.version, scrollLoad)().(queueLoadedMsg)
		st.press("e")
		st.send(news)
		st.misses("新1（按", "变1（按")
		st.send(rows)
		st.misses("发展党员材料里缺政审表的，周三")
	})
}
