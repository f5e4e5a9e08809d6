package tui

import (
	"errors"
	"strings"
	"testing"

	"shoudao/triage"
	"shoudao/tui/text"
)

func TestSample(t *testing.T) {
	t.Run("an answer is one action and leads on, and u takes it back", func(t *testing.T) {
		st := onStage(t).press("5", "s")
		first := st.chosen()
		st.press("n").sees("记下了: 不是你的", "抽 1 条，漏 0 条")
		if len(st.box.actions) != 1 || len(st.box.actions[0].decisions) != 1 || st.chosen() == first {
			t.Fatalf("stored: %+v, chosen %q", st.box.actions, st.chosen())
		}
		st.press("u").sees("已撤销: 判为不是我的", "还没有抽查过")
		if st.press("k").chosen() != first || len(st.box.actions) != 0 {
			t.Errorf("after the undo %q is chosen, %d actions", st.chosen(), len(st.box.actions))
		}
		st.press("ctrl+r").sees("抽 1 条，漏 0 条")
	})
	t.Run("what is hers is in the queue at once, and its review one key away", func(t *testing.T) {
		st := onStage(t).press("5", "s", "m")
		st.sees("已加入要办（u 撤销）", "抽 1 条，漏 1 条；漏率 100%", " 是 ")
		ds := st.box.actions[0].decisions
		if draw, mine, ok := ds[0].Answered(); !ok || !mine || draw != triage.OfWhole || ds[1].Verb != triage.MarkMine {
			t.Errorf("stored: %+v", ds)
		}
		st.press("k", "W").sees("漏看复盘", "改设置: 岗位里加上「网格员」", "你说它是你的")
		st.press("q").sees("抽查 >")
	})
	t.Run("what would have caught it is told at once, and W leads to it", func(t *testing.T) {
		st := onStage(t).press("5", "s")
		first := st.m.stack[2].(sampleScreen).sample.Said[0].Message
		st.press("m").sees("让它自己进来: 岗位里加上「网格员」；试算: 还带出 1 件；W 看怎么改")
		if st.press("W"); st.m.stack[3].(reviewScreen).id != first.ID {
			t.Errorf("the review is of another message:\n%s", st.screen())
		}
		st.press("q", "j").misses("网格员")
		st.press("m").sees("网格员")
		st.press("n").misses("网格员")
		st.press("m").sees("网格员")
		st.press("u").misses("网格员")
	})
	t.Run("what has an answer gets no second one", func(t *testing.T) {
		st := onStage(t).press("5", "s", "n", "k", "m")
		st.sees("这条判过了")
		if len(st.box.actions) != 1 {
			t.Errorf("stored: %+v", st.box.actions)
		}
	})
	t.Run("when all are judged more can be drawn, and those that are not come again", func(t *testing.T) {
		st := onStage(t).press("5", "s")
		for range sampleSize {
			st.press("n")
		}
		st.sees("这些都判了；按 s 再抽10条", "抽 10 条，漏 0 条")
		st.press("s")
		left := st.chosen()
		st.press("j", "n", "s")
		if st.chosen() != left {
			t.Errorf("%q was passed over, drawn is %q", left, st.chosen())
		}
	})
	t.Run("an answer that could not be stored is none", func(t *testing.T) {
		st := onStage(t).press("5", "s")
		st.box.fault = errors.New("disk full")
		st.press("n").sees("没有记下", "disk full")
		st.misses(" 否 ")
	})
	t.Run("on the page of the filtered n and m judge as well, and count in no rate", func(t *testing.T) {
		st := onStage(t).press("5", "n")
		st.sees("记下了: 不是你的")
		st.press("m").sees("已加入要办", "还没有抽查过")
		draw, mine, ok := st.box.actions[1].decisions[0].Answered()
		if !ok || !mine || draw != triage.Picked {
			t.Errorf("stored: %+v", st.box.actions[1])
		}
		st.press("W").sees("漏看复盘", "你说它是你的")
	})
	t.Run("the keys can be chosen", func(t *testing.T) {
		st := rebound(t, Rebinds{"sample": {"i"}, "not-mine": {"X"}, "review": {"z"}}).press("5", "i")
		st.sees("X 不是我的", "i 抽10条")
		st.press("X").sees("抽 1 条")
		st.press("z").sees("漏看复盘 >")
	})
}

func TestMutesOnTheGroupsPage(t *testing.T) {
	st := newStage(t, newTown(), text.Chinese, size{120, 40}).press("7")
	st.sees("屏蔽", "不清楚", "还没抽查过；再判")
	st.press("s").sees("抽查 >")
	for range 2 {
		for range sampleSize {
			st.press("n")
		}
		st.press("s")
	}
	st.sees("近30天过滤掉的都判过了")
	st.press("q").sees("可以屏蔽: 抽查", "过滤掉的都判过了")
	for _, a := range st.box.actions {
		if draw, _, _ := a.decisions[0].Answered(); draw != triage.OfGroup {
			t.Errorf("stored: %+v", a)
		}
	}
}

func TestReviewIsCopiedAsMarkdown(t *testing.T) {
	st := onStage(t).press("5", "W", "y")
	if len(st.clip) != 1 || !strings.HasPrefix(st.clip[0], "# 漏看复盘\n") || !strings.Contains(st.clip[0], "\n## 怎样能让它自己进来\n") {
		t.Errorf("copied: %q", st.clip)
	}
}

func TestWhatMessagesSayIsNoMarkup(t *testing.T) {
	st := teller{&memory{}}
	m := st.say("*群*", "[某](x)", at(11, 9, 0), "```\n# 标题\x1b[2J")
	r, err := st.box.Review(t.Context(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	md := r.Markdown(text.For(text.Chinese), eve)
	for _, want := range []string{`\*群\*`, `\[某\](x)`, "````text\n```\n"} {
		if !strings.Contains(md, want) {
			t.Errorf("%q is not in:\n%s", want, md)
		}
	}
	if strings.Contains(md, "\x1b") || strings.Contains(r.Text(text.For(text.English), eve), "\x1b") {
		t.Errorf("a terminal would obey:\n%q", md)
	}
}

func TestPlainReview(t *testing.T) {
	k := newTalk(newTown(), "/停电", "W 1", "复盘 1")
	k.answers(t, "W 1", "怎样能让它自己进来", "复盘 1", "改设置: 岗位里加上「网格员」")
}
