package triage

import (
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// TestWhatIsTakenBackIsNoPart holds that words which were taken back are no part of what their
// sender asks next.
func TestWhatIsTakenBackIsNoPart(t *testing.T) {
	f := NewJudge(Profile{Names: []string{"李敏"}, Office: when.DefaultOffice(time.UTC)}).Resume(Memory{})
	id := func(n string) ingest.ID { return ingest.ID{Source: "t", Native: n} }
	for i, m := range []ingest.Message{
		{ID: id("1"), Text: "报数"},
		{ID: id("2"), Kind: ingest.Recall, Of: id("1")},
		{ID: id("3"), Text: "@李敏 今天报名单"},
	} {
		m.Group, m.Sender, m.SenderID = ingest.Group{Name: "镇"}, "王主任", "7"
		m.SentAt = time.Date(2026, 3, 9, 9, i, 0, 0, time.UTC)
		f.Add(m)
	}
	items := f.Close().Items
	if len(items) != 1 {
		t.Fatalf("%d items", len(items))
	}
	for _, l := range items[0].Links {
		if l.Message != id("3") {
			t.Errorf("%v is a part of %q", l.Message, items[0].Title)
		}
	}
}
