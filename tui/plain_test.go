package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"shoudao/triage"
)

func TestPlainList(t *testing.T) {
	t.Run("numbers stay those of the last list", func(t *testing.T) {
		k := newTalk(newTown(), "e 1", "e 2", "e 3", "e 2")
		k.answers(t, "e 1", "下一项 2.", "e 3", "下一项 4.")
		if n := len(k.box.actions); n != 3 {
			t.Errorf("%d actions, want 3:\n%s", n, &k.said)
		}
	})
	t.Run("what is dealt with is said to be so, and the others are done", func(t *testing.T) {
		k := newTalk(newTown(), "e 2", "e 1-3")
		k.answers(t, "e 1-3", "2. 返乡人员台账报我 已经处理过: 已完成", "e 1-3", "完成: 2项")
	})
	t.Run("what is snoozed is not done along with its neighbours", func(t *testing.T) {
		k := newTalk(newTown(), "b 2 明早", "e 1-3")
		k.answers(t, "e 1-3", "2. 返乡人员台账报我 已经处理过: 稍后到")
	})
	t.Run("after the last the first that is left comes next", func(t *testing.T) {
		k := newTalk(newTown(), "e 11", "e 1-10", "+", "e 12")
		k.answers(t, "e 11", "下一项 1.", "e 1-10", "都处理过了；+ 往下列", "e 12", "都处理过了；l 重新列")
	})
	t.Run("a long queue is listed step by step, to its end, each item once", func(t *testing.T) {
		k := newTalk(longTown(450), slices.Repeat([]string{"+"}, 24)...)
		k.held(t)
		for i := 1; i <= 450; i++ {
			if n := strings.Count(k.said.String(), fmt.Sprintf("\n%d. ", i)) + strings.Count(k.said.String(), fmt.Sprintf("> %d. ", i)); n != 1 {
				t.Fatalf("number %d is listed %d times", i, n)
			}
		}
		if !strings.Contains(k.said.String(), "列了 1 到 20，共 450；+ 往下列") || !strings.Contains(k.said.String(), "没有更多了") {
			t.Errorf("the steps are not told:\n%s", &k.said)
		}
	})
	t.Run("what was done meanwhile leaves no gap in a long queue", func(t *testing.T) {
		lines := append([]string{"e 1-20"}, slices.Repeat([]string{"+"}, 24)...)
		k := newTalk(longTown(450), lines...)
		k.held(t)
		if !strings.Contains(k.said.String(), "\n450. ") || strings.Contains(k.said.String(), "\n451. ") {
			t.Errorf("not all of 450 items are listed:\n%s", k.said.String()[len(k.said.String())-800:])
		}
	})
	t.Run("old items wait until they are asked for", func(t *testing.T) {
		k := newTalk(newTown(), "+")
		k.answers(t, "+", "久未处理\n12. ")
		if first, _, _ := strings.Cut(k.said.String(), "> +"); strings.Contains(first, "走访登记表") {
			t.Errorf("an old item is in the first list:\n%s", first)
		}
	})
	t.Run("an empty queue claims no more than the copies tell", func(t *testing.T) {
		box := newTown()
		box.items = nil
		if said := newTalk(box).held(t); !strings.Contains(said, "到 3/12 周四 08:05 为止，没有要你办的") {
			t.Error(said)
		}
		if said := newTalk(&memory{}).held(t); !strings.Contains(said, "还没有消息") {
			t.Error(said)
		}
	})
}

func TestPlainNews(t *testing.T) {
	t.Run("what comes in is told once, and listed when asked for", func(t *testing.T) {
		k := newTalk(newTown(), "?", "u", "R")
		k.during = map[string]func(){"?": func() {
			g := teller{k.box}
			m := g.say("工会群", "工会何姐", at(12, 8, 13), "@林晓梅 奖品单子发我")
			g.ask(m, "奖品单子发我", triage.Due{}, because(m, triage.Mentioned, 40, "@林晓梅"))
			k.box.version++
		}}
		k.answers(t, "R", "奖品单子发我")
		if n := strings.Count(k.said.String(), "新1（R 更新）"); n != 1 {
			t.Errorf("news was told %d times:\n%s", n, &k.said)
		}
	})
	t.Run("what the user did herself is no news", func(t *testing.T) {
		k := newTalk(newTown(), "e 2", "b 3 明早", "t 4 周五", "p 5", "w 6 问", "u", "u", "redo", "/停电", "m 1", "u", "l")
		if said := k.held(t); strings.Contains(said, "R 更新") {
			t.Errorf("her own doing is told as news:\n%s", said)
		}
	})
	t.Run("an item is decided on as the user knows it", func(t *testing.T) {
		chased := func(k *talk) {
			g := teller{k.box}
			m := g.say("工会群", "工会何姐", at(12, 8, 13), "照片还没交的抓紧")
			i := slices.IndexFunc(k.box.items, func(it triage.Item) bool { return strings.HasPrefix(it.Title, "三八活动") })
			it := &k.box.items[i]
			it.Links = append(slices.Clip(it.Links), link(m, triage.Chase, triage.Due{}, nil))
			k.box.version++
		}
		k := newTalk(newTown(), "?", "e 8", "l")
		k.during = map[string]func(){"?": func() { chased(k) }}
		k.answers(t, "?", "变1（R 更新）", "l", "三八活动")
		k = newTalk(newTown(), "?", "8", "e 8", "l")
		k.during = map[string]func(){"?": func() { chased(k) }}
		k.answers(t, "8", "照片还没交的抓紧")
		if strings.Contains(k.after(t, "l"), "三八活动") {
			t.Errorf("what she has read keeps the item open:\n%s", &k.said)
		}
	})
	t.Run("time brings back what was snoozed", func(t *testing.T) {
		k := newTalk(newTown(), "b 8 1小时后", "?", "R")
		k.during = map[string]func(){"?": func() { k.now = k.now.Add(70 * time.Minute) }}
		k.held(t)
		if !strings.Contains(k.after(t, "?"), "新1") {
			t.Errorf("it came back unseen:\n%s", &k.said)
		}
	})
}

func TestPlainNoteThatIsTooLong(t *testing.T) {
	k := newTalk(newTown(), "w 4 "+strings.Repeat("备", MaxNote/3+1), "w 4 先问王主任", "w 4")
	k.answers(t, "w 4", "的备注: 先问王主任")
	if said := k.said.String(); !strings.Contains(said, "备注太长") || len(k.box.actions) != 1 {
		t.Errorf("%d notes were stored:\n%s", len(k.box.actions), said)
	}
}

func TestPlainSearch(t *testing.T) {
	t.Run("an item is opened, a message without one is shown in its place", func(t *testing.T) {
		k := newTalk(newTown(), "/政审表", "2", "/停电", "1")
		k.answers(t, "2", "为什么在这里", "1", "看原群: 岚溪镇工作群")
	})
	t.Run("what the filters were taken for is said", func(t *testing.T) {
		box := newTown()
		box.filters = "群: 岚溪镇工作群"
		newTalk(box, "/停电").answers(t, "/停电", "群: 岚溪镇工作群")
		newTalk(box, "/没有的").answers(t, "/没有的", "群: 岚溪镇工作群")
	})
	t.Run("an item that was found can be dealt with", func(t *testing.T) {
		k := newTalk(newTown(), "/政审表", "e 1")
		k.held(t)
		if got := fmt.Sprint(k.verbs()); got != "[done]" {
			t.Errorf("did %s:\n%s", got, &k.said)
		}
	})
	t.Run("a message that is no item is not done, but can be made one", func(t *testing.T) {
		k := newTalk(newTown(), "/停电", "e 1", "m 1", "m 1")
		k.answers(t, "e 1", "m 1 加入要办", "m 1", "已加入要办")
		if got := fmt.Sprint(k.verbs()); !strings.HasPrefix(got, "[mine") {
			t.Errorf("did %s", got)
		}
	})
	t.Run("what was found can be cited, in an item or not", func(t *testing.T) {
		k := newTalk(newTown(), "/停电", "Y 1", "出处 1")
		k.answers(t, "Y 1", "岚溪镇工作群", "出处 1", "岚溪镇工作群")
		if cited, said := k.after(t, "Y 1"), k.after(t, "出处 1"); cited != said || !strings.HasPrefix(cited, "3/") || !strings.Contains(cited, "停电") {
			t.Errorf("cited as %q, %q", cited, said)
		}
	})
	t.Run("more is listed under numbers that go on", func(t *testing.T) {
		box := &memory{}
		for i := range 45 {
			teller{box}.say("群", "某", at(11, 8, i), fmt.Sprintf("第%d次点名", i))
		}
		k := newTalk(box, "/点名", "+", "更多", "继续")
		k.answers(t, "/点名", "先看20条", "+", "\n40. ", "更多", "45. ", "继续", "没有更多了")
	})
	t.Run("nothing found leaves the list as it is", func(t *testing.T) {
		k := newTalk(newTown(), "/没有的话", "e 2")
		k.answers(t, "/没有的话", "归档里没有「没有的话」", "e 2", "完成: 2. 返乡人员台账报我")
	})
	t.Run("R asks again", func(t *testing.T) {
		k := newTalk(newTown(), "/停电", "R")
		k.answers(t, "R", "1条\n1. ")
	})
}

func TestPlainFaults(t *testing.T) {
	t.Run("an inbox that cannot be read is told, and read again", func(t *testing.T) {
		box := newTown()
		box.fault = errors.New("locked\x1b[2J")
		k := newTalk(box, "2", "R")
		k.during = map[string]func(){"R": func() { box.fault = nil }}
		k.answers(t, "2", "还没有列出什么", "R", "返乡人员台账")
		if !strings.Contains(k.said.String(), "读不到收件箱: locked␛[2J（按 R 再读）") {
			t.Error(k.said.String())
		}
	})
	t.Run("what could not be stored is told, and can be done again", func(t *testing.T) {
		box := newTown()
		k := newTalk(box, "e 2", "e 3")
		k.during = map[string]func(){"e 2": func() { box.fault = errors.New("full") }, "e 3": func() { box.fault = nil }}
		k.answers(t, "e 2", "full", "e 3", "完成: 3.")
		if len(box.actions) != 1 {
			t.Errorf("%d actions are stored", len(box.actions))
		}
	})
	t.Run("an item that is gone is said to be gone", func(t *testing.T) {
		box := newTown()
		k := newTalk(box, "e 2", "2")
		k.during = map[string]func(){"e 2": func() { box.items = nil }}
		k.answers(t, "e 2", "这一项已经不在了", "2", "这一项已经不在了\n2. 返乡人员台账报我")
	})
	t.Run("there is nothing to undo or redo", func(t *testing.T) {
		newTalk(newTown(), "u", "redo").answers(t, "u", "没有可撤销的", "redo", "没有可重做的")
	})
	t.Run("the end of the context ends a line that is awaited", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		in, typing := io.Pipe() // nobody types
		defer typing.Close()
		out := writerFunc(func(p []byte) (int, error) {
			if bytes.HasSuffix(p, []byte("> ")) {
				cancel()
			}
			return len(p), nil
		})
		if err := Plain(ctx, newTalk(newTown()).options(), in, out); err != nil {
			t.Error(err)
		}
	})
	t.Run("an output that is closed is an error", func(t *testing.T) {
		shut := errors.New("shut")
		out := writerFunc(func([]byte) (int, error) { return 0, shut })
		if err := Plain(t.Context(), newTalk(newTown()).options(), strings.NewReader("e 2\n"), out); !errors.Is(err, shut) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("an input that cannot be read is an error", func(t *testing.T) {
		broken := errors.New("broken")
		in := io.MultiReader(strings.NewReader("e 2\n"), readerFunc(func([]byte) (int, error) { return 0, broken }))
		k := newTalk(newTown())
		if err := Plain(t.Context(), k.options(), in, io.Discard); !errors.Is(err, broken) || len(k.box.actions) != 1 {
			t.Errorf("got %v after %d actions", err, len(k.box.actions))
		}
	})
	t.Run("a last line without an end is a line", func(t *testing.T) {
		k := newTalk(newTown())
		if err := Plain(t.Context(), k.options(), strings.NewReader("\uFEFFe 2"), io.Discard); err != nil || len(k.box.actions) != 1 {
			t.Errorf("got %v and %d actions", err, len(k.box.actions))
		}
	})
}
