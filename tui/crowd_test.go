package tui

import (
	"fmt"
	"testing"

	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

// A notice that somebody sends again and again becomes one item of thousands of
// messages. To stand on it must cost no more than on any other.
func TestAnItemOfThousandsOfMessages(t *testing.T) {
	const times = 3000
	box := &memory{}
	tell := teller{box}
	first := tell.say("岚溪镇工作群", "周书记", at(11, 8, 0), "各村后天下班前报台账，编号首")
	it := triage.Item{Anchor: triage.Anchor{Message: first.ID}, AskedAt: first.SentAt, Title: first.Text, Group: first.Group, Sender: first.Sender, Band: triage.Todo}
	for i := range times {
		m, act := first, triage.Ask
		if i > 0 {
			m, act = tell.say("岚溪镇工作群", "周书记", at(11, 8, 1), fmt.Sprintf("各村后天下班前报台账，编号%d", i)), triage.Chase
		}
		it.Links = append(it.Links, link(m, act, by(m, at(13, 18, 0), when.Part, false, "后天下班前"), nil))
	}
	it.Due = it.Links[0].Due
	box.items = []triage.Item{it}

	st := newStage(t, box, text.Chinese, size{120, 6 * pageRows}).press("enter")
	if box.most > pageRows {
		t.Errorf("%d messages were read at once, want at most %d", box.most, pageRows)
	}
	st.sees("编号首", "编号2999", fmt.Sprintf("中间还有 %d 条没有列出", times-pageRows))
	st.misses("编号1500")
}
