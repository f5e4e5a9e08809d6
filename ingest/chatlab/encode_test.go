package chatlab

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

func TestWhatIsWrittenReadsBackAsFarAsTheFormCarries(t *testing.T) {
	group := ingest.Group{ID: "g1", Name: "防汛工作群"}
	id := func(native string) ingest.ID { return ingest.ID{Source: "demo", Native: native} }
	at := time.Date(2026, 3, 12, 8, 0, 0, 0, time.UTC)
	say := func(native string, m ingest.Message) ingest.Message {
		m.ID, m.Group, m.SentAt = id(native), group, at
		if m.Sender == "" && m.Kind != ingest.System {
			m.Sender, m.SenderID = "郝主任", "u1"
		}
		return m
	}
	all := []ingest.Message{
		say("m0000001", ingest.Message{Text: "各村报数\n<8点前>"}),
		say("m0000002", ingest.Message{Kind: ingest.File, Attachments: []ingest.Attachment{{Name: "表.xlsx", Size: 9, Place: "文件/表.xlsx"}}}),
		say("m0000003", ingest.Message{Text: "收到", ReplyTo: id("m0000001"), Sender: "小戚"}),
		say("m0000004", ingest.Message{Kind: ingest.System, Text: "小付加入了群聊"}),
		say("m0000005", ingest.Message{Kind: ingest.Recall, Of: id("m0000003")}),
		say("m0000006", ingest.Message{Kind: ingest.Sticker, Text: "[呲牙]"}),
	}
	var b strings.Builder
	e, err := NewEncoder(&b, "shoudao", at, group)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Member("u1", "郝主任"); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, m := range all {
		if err := e.Message(m); err != nil {
			t.Fatal(err)
		}
		w := m
		w.ID = ingest.ID{Source: "chatlab-shoudao", Native: "unknown/g1/" + m.ID.String()}
		if w.SenderID == "" && w.Sender != "" {
			w.SenderID = w.Sender // the form knows nobody without an id
		}
		for _, ref := range []*ingest.ID{&w.ReplyTo, &w.Of} {
			if !ref.IsZero() {
				*ref = ingest.ID{Source: "chatlab-shoudao", Native: "unknown/g1/" + ref.String()}
			}
		}
		want = append(want, brief(w))
	}
	got, skipped, _ := read(t, source(b.String()))
	if len(skipped) > 0 {
		t.Errorf("unreadable: %v", skipped)
	}
	var said []string
	for _, m := range got {
		said = append(said, brief(m))
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("-written +read:\n%s", diff)
	}
}
