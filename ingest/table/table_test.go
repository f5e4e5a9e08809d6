package table

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

var east = time.FixedZone("", 8*3600)

func source(text string) *file.Source {
	f := file.Bytes(`C:\导出\防汛工作群.csv`, []byte(text))
	f.Name = "防汛工作群"
	s := New(f, Options{Location: east})
	s.PageSize = 2
	return s
}

func read(t *testing.T, src ingest.Source) (all []ingest.Message, skipped []ingest.Skip) {
	t.Helper()
	for p, err := range src.Pages(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p.Messages...)
		skipped = append(skipped, p.Skipped...)
	}
	return all, skipped
}

func at(h, m, s int) time.Time { return time.Date(2026, 3, 7, h, m, s, 0, east) }

func fixture(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// content gives a message the id that its row, which has none, must get.
func content(m ingest.Message, times int) ingest.Message {
	m.ID = ingest.ContentID(Namespace, m, times)
	return m
}

func TestReadsWhatPeopleSave(t *testing.T) {
	group := ingest.Group{Name: "防汛工作群"}
	receipt := ingest.Message{Group: group, Sender: "东坪村", SentAt: at(8, 6, 0), Precision: ingest.ToMinute, Text: "收到"}
	second, third := content(receipt, 0), content(receipt, 1)
	second.Nth, third.Nth = 1, 2
	want := []ingest.Message{
		content(ingest.Message{
			Group: group, Sender: "郝主任", SentAt: at(8, 5, 0), Precision: ingest.ToMinute,
			Text: "@所有人 各村今晚七点前把水位报上来\n口径不变，逗号,也有", MentionAll: true,
		}, 0),
		content(ingest.Message{Group: group, Sender: "东坪村", SentAt: at(8, 6, 0), Precision: ingest.ToMinute, Text: `他说"收到"`}, 0),
		second, third,
		content(ingest.Message{Group: group, Sender: "西坪村", SentAt: at(8, 7, 0), Precision: ingest.ToMinute, Kind: ingest.Image, Text: "[图片]"}, 0),
	}
	got, skipped := read(t, source(fixture(t, "plain.csv")))
	if diff := cmp.Diff(want, got); diff != "" || len(skipped) > 0 {
		t.Errorf("skipped %v (-want +got):\n%s", skipped, diff)
	}
}

func TestReadsOurOwnNames(t *testing.T) {
	group := ingest.Group{ID: "g7", Name: "防汛工作群"}
	id := func(native string) ingest.ID { return ingest.ID{Source: "wecom", Native: native} }
	want := []ingest.Message{
		{
			ID: id("m1000001"), Group: group, Sender: "郝主任", SenderID: "u3", SentAt: at(8, 5, 30),
			Text: "各村报数", Mentions: []string{"东坪村", "西坪村"}, MentionAll: true,
		},
		{
			ID: id("m1000002"), Group: group, Sender: "东坪村", SenderID: "u4", SentAt: at(8, 6, 30).Add(time.Second / 2),
			Kind: ingest.File, Text: "水位表.xlsx", ReplyTo: id("m1000001"),
			Attachments: []ingest.Attachment{{Name: "水位表.xlsx"}, {Name: "照片.jpg"}},
		},
		{ID: id("m1000003"), Group: group, SenderID: "u4", SentAt: time.Unix(1772842000, 0), Kind: ingest.Recall},
	}
	got, skipped := read(t, source(fixture(t, "ours.tsv")))
	if diff := cmp.Diff(want, got); diff != "" || len(skipped) > 0 {
		t.Errorf("skipped %v (-want +got):\n%s", skipped, diff)
	}
}

// brief is a message at a glance.
func brief(m ingest.Message) string {
	form := map[ingest.Precision]string{ingest.ToSecond: time.DateTime, ingest.ToMinute: "2006-01-02 15:04"}
	return fmt.Sprintf("%s %s %s %s %q", m.SentAt.In(east).Format(form[m.Precision]), m.Group.Name, m.Sender, m.Kind, m.Text)
}

func briefs(t *testing.T, text string) (all []string) {
	t.Helper()
	got, skipped := read(t, source(text))
	for _, m := range got {
		all = append(all, brief(m))
	}
	for _, s := range skipped {
		all = append(all, fmt.Sprintf("%s at %d: %s", s.Fault, s.Line, s.Detail))
	}
	return all
}

func TestReadsWhatOthersWrite(t *testing.T) {
	tests := map[string][]string{
		"excel.csv": {
			`2026-03-07 08:05 防汛工作群 郝主任 text "各村报数"`,
			`2026-03-07 08:06 防汛工作群 东坪村 text "收到"`,
			`2026-03-07 14:30 防汛工作群 西坪村 text "@郝主任 已报"`,
		},
		"exporter.csv": {
			`2026-03-07 08:05:30 防汛工作群 郝主任 text "各村报数"`,
			`2026-03-07 08:06:01 防汛工作群  text "[文件|水位表.xlsx](http://127.0.0.1/file/x)"`,
			`2026-03-07 08:06:02 防汛工作群 系统消息 recall "\"东坪村\"撤回了一条消息"`,
		},
		"rough.csv": {
			`2026-03-07 08:05:30 防汛工作群 郝主任 text "\"各村\"今天报数"`,
			`2026-03-07 08:06:00 防汛工作群 东坪村 text "\"没有关的引号"`,
			`2026-03-07 08:07:00 防汛工作群 西坪村 text "一,二,三"`,
			`2026-03-07 08:11:00 防汛工作群 北坪村 text "最后"`,
			"wrong-count at 5: 7000000004,2026-03-07 08:08:00",
			"bad-time at 6: 昨天",
			"no-time at 7: ",
			"no-sender at 8: 谁说的",
			"same-id at 9: 7000000001",
		},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, briefs(t, fixture(t, name))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
