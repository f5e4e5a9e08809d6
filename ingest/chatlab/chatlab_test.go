package chatlab

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
)

func fixture(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func source(text string) *file.Source {
	s := New(file.Bytes("test", []byte(text)), Options{})
	s.PageSize = 2
	return s
}

func read(t testing.TB, src ingest.Source) (all []ingest.Message, skipped []ingest.Skip, repeated int) {
	t.Helper()
	for p, err := range src.Pages(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p.Messages...)
		skipped = append(skipped, p.Skipped...)
		repeated += p.Repeated
	}
	return all, skipped, repeated
}

// brief is a message on one line.
func brief(m ingest.Message) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s|%s %s %q", m.SentAt.Format("15:04:05"), m.Group.Name, m.SenderID, m.Sender, m.Kind, m.Text)
	if m.MentionAll {
		b.WriteString(" @all")
	}
	for _, name := range m.Mentions {
		b.WriteString(" @" + name)
	}
	for _, a := range m.Attachments {
		fmt.Fprintf(&b, " [%s %d %s]", a.Name, a.Size, a.Place)
	}
	if !m.ReplyTo.IsZero() {
		b.WriteString(" to " + m.ReplyTo.Native)
	}
	if !m.Of.IsZero() {
		b.WriteString(" of " + m.Of.Native)
	}
	return b.String()
}

func briefs(t testing.TB, text string) (out []string) {
	t.Helper()
	all, skipped, repeated := read(t, source(text))
	for _, m := range all {
		out = append(out, brief(m))
	}
	for _, s := range skipped {
		out = append(out, fmt.Sprintf("%s at %d: %s", s.Fault, s.Line, s.Detail))
	}
	if repeated > 0 {
		out = append(out, fmt.Sprintf("%d repeated", repeated))
	}
	return out
}

var group = []string{
	`00:05:12 防汛工作群 wxid_hao|郝主任 text "各村今晚七点前报数 @所有人" @all`,
	`00:06:00 防汛工作群 wxid_shi|石坎村 text "收到" to wechat/48210@chatroom/7339184312889431021`,
	`00:06:40 防汛工作群 wxid_hao|郝主任 file "[文件] 名单.xlsx" [名单.xlsx 0 media/48210/名单.xlsx]`,
	`00:07:00 防汛工作群 wxid_lin|党建办-林晓 text "@郝主任\u2005已报" @郝主任`,
	`00:07:10 防汛工作群 wxid_shi|石坎村 image "" [a1.jpg 0 media/48210/a1.jpg]`,
	`00:07:20 防汛工作群 | system "\"郝主任\"邀请\"东坪村\"加入了群聊"`,
	`00:07:30 防汛工作群 wxid_shi|石坎村 recall "\"石坎村\" 撤回了一条消息" of wechat/48210@chatroom/7339184312889431027`,
	`00:08:00 防汛工作群 wxid_dong|东坪村 other "[位置] 东坪村委会"`,
	`00:08:10 防汛工作群 wxid_dong|东坪村 other "新的一种"`,
	`bad-time at 10: "昨天"`,
}

func TestReadsAnObject(t *testing.T) {
	if diff := cmp.Diff(group, briefs(t, fixture(t, "group.json"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadsLines(t *testing.T) {
	want := []string{
		group[0], group[1],
		`00:06:10 防汛工作群 wxid_shi|石坎村 text "收到"`,
		`00:06:20 防汛工作群 wxid_shi|石坎村 text "收到"`,
		`bad-syntax at 5: {"_type":"message","sender":"wxid_shi","accountName":`,
	}
	if diff := cmp.Diff(want, briefs(t, fixture(t, "group.jsonl"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Both sorts of file, and two versions of one exporter, tell the same messages.
func TestIDs(t *testing.T) {
	object, _, _ := read(t, source(fixture(t, "group.json")))
	lines, _, _ := read(t, source(fixture(t, "group.jsonl")))
	for i := range 2 {
		if diff := cmp.Diff(object[i], lines[i]); diff != "" {
			t.Errorf("(-object +lines):\n%s", diff)
		}
	}
	want := ingest.ID{Source: "chatlab-exporter", Native: "wechat/48210@chatroom/7339184312889431021"}
	if object[0].ID != want {
		t.Errorf("id %v, want %v", object[0].ID, want)
	}
	recall := object[6]
	if recall.ID.Native != recall.Of.Native+"/recall" {
		t.Errorf("the recall %v is of %v", recall.ID, recall.Of)
	}
	if id := object[7].ID; !id.OfContent() || id.Source != want.Source {
		t.Errorf("a message without an id has %v", id)
	}
	if lines[2].ID == lines[3].ID || lines[2].ID != ingest.ContentID(want.Source, lines[2], 0) || lines[3].ID != ingest.ContentID(want.Source, lines[3], 1) {
		t.Errorf("two of the same words have %v and %v", lines[2].ID, lines[3].ID)
	}
}

func TestKeepsThePromisesOfASource(t *testing.T) {
	for name, want := range map[string]ingest.Tally{
		"group.json":  {Read: 10, Stored: 9, Unreadable: 1},
		"group.jsonl": {Read: 5, Stored: 4, Unreadable: 1},
	} {
		t.Run(name, func(t *testing.T) {
			text := fixture(t, name)
			if got := ingesttest.Run(t, func() ingest.Source { return source(text) }); got != want {
				t.Errorf("balance %+v, want %+v", got, want)
			}
		})
		text := fixture(t, name)
		for _, at := range []string{`"sender": "wxid_dong"`, `7339184312889431022`, "各村"} {
			before, _, _ := strings.Cut(text, at)
			ingesttest.Grow(t,
				func() ingest.Source { return source(before) },
				func() ingest.Source { return source(text) })
		}
	}
}
