package store

import (
	"testing"
	"time"

	"shoudao/ingest"
)

func TestFates(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, t.TempDir()+"/a.db")
	defer s.Close()
	town, hall := ingest.Group{ID: "7", Name: "镇"}, ingest.Group{ID: "8", Name: "大厅"}
	say := func(n string, g ingest.Group, who string, second int, k ingest.Kind, of, text string) ingest.Message {
		m := ingest.Message{
			ID: ingest.ID{Source: "a", Native: n}, Group: g, Sender: who, Kind: k, Text: text,
			SentAt: testDay.Add(time.Duration(second) * time.Second),
		}
		if of != "" {
			m.Of = ingest.ID{Source: "a", Native: of}
		}
		return m
	}
	copied := say("x", town, "李敏", 10, ingest.Text, "", "明天交") // the same as "1", under an id of another source
	copied.ID.Source = "b"
	byCopy := say("y", town, "李敏", 600, ingest.Edit, "", "后天交")
	byCopy.Of, byCopy.ID.Source = copied.ID, "b"
	appendTest(t, s, []ingest.Message{
		say("1", town, "李敏", 10, ingest.Text, "", "明天交"), copied,
		say("2", town, "王二", 20, ingest.Text, "", "先说的"),
		say("3", town, "王二", 30, ingest.Text, "", "后说的"),
		say("4", hall, "王二", 35, ingest.Text, "", "别处说的"),
		say("5", town, "赵三", 40, ingest.Text, "", "收到"),
		say("6", town, "王二", 50, ingest.Recall, "", "王二撤回了一条消息"),
		say("7", town, "李敏", 300, ingest.Edit, "1", "大后天交"), byCopy,
		say("8", town, "赵三", 400, ingest.Recall, "5", ""),
		say("9", hall, "王二", 900, ingest.Recall, "", "too late to be about anything"),
	})
	var all []ingest.ID
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7", "none"} {
		all = append(all, ingest.ID{Source: "a", Native: n})
	}
	fates, err := s.Fates(ctx, append(all, copied.ID))
	if err != nil {
		t.Fatal(err)
	}
	if len(fates) != 5 {
		t.Errorf("%d of them are not what they were: %+v", len(fates), fates)
	}
	for n, second := range map[string]int{"3": 50, "5": 400} {
		if f := fates[ingest.ID{Source: "a", Native: n}]; !f.RecalledAt.Equal(testDay.Add(time.Duration(second) * time.Second)) {
			t.Errorf("message %s is recalled %v, want it in second %d", n, f.RecalledAt, second)
		}
	}
	if before, ok := fates[ingest.ID{Source: "a", Native: "7"}].Earlier(ingest.Message{Text: "大后天交"}); !ok || before.Text != "明天交" {
		t.Errorf("before the edit there was %q", before.Text)
	}
	for _, id := range []ingest.ID{all[0], copied.ID} {
		f := fates[id]
		if len(f.Edits) != 2 || f.Now(ingest.Message{Text: "明天交"}).Text != "后天交" || f.Edits[0].Text != "大后天交" || !f.RecalledAt.IsZero() {
			t.Errorf("%v: %+v", id, f)
		}
	}
}
