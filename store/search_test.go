package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"shoudao/han"
	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
)

// found are the texts of the messages that a query finds, and each with the words that
// answer in brackets.
func found(t testing.TB, s *store.Store, q store.Query) []string {
	t.Helper()
	page, err := s.Search(context.Background(), q)
	if err != nil {
		t.Fatalf("search %+v: %v", q, err)
	}
	var all []string
	for _, h := range page.Hits {
		text := h.Message.Text
		for _, span := range slices.Backward(h.Spans) {
			text = text[:span.From] + "<" + text[span.From:span.To] + ">" + text[span.To:]
		}
		all = append(all, text)
	}
	return all
}

func like(pattern string) store.Query {
	return store.Query{All: []store.Clause{{Any: []store.Condition{store.Like(pattern)}}}}
}

func TestSearch(t *testing.T) {
	s := open(t)
	file := say(8, "09:38:00", "镇", "王二", "")
	file.Kind, file.Attachments = ingest.File, []ingest.Attachment{{Name: "党员花名册（2026）.xlsx"}}
	renamed := say(9, "09:39:00", "镇", "敏子", "换个名字")
	renamed.SenderID = "id-李敏"
	put(
		t, s,
		say(1, "09:31:00", "镇", "李敏", "请各村报党员花名册"),
		say(2, "09:32:00", "镇", "李敏", "電話 13800001234，找張主任"),
		say(3, "09:33:00", "镇", "王二", "会后ＥＸＣＥＬ表发2024Q3数据"),
		say(4, "09:34:00", "村", "王二", "ꆈꌠꉙ和བོད་ཡིག还有👨‍👩‍👧❤️"),
		say(5, "09:35:00", "村", "赵三", "收到收到"),
		say(6, "09:36:00", "村", "赵三", "《通知》：见附件"),
		say(7, "09:37:00", "村", "赵三", "a\u200bbc "),
		file, renamed,
	)
	tests := []struct {
		name string
		q    store.Query
		want []string
	}{
		{"one character", store.Query{Text: "村"}, []string{"请各<村>报党员花名册"}},
		{"two characters", store.Query{Text: "花名"}, []string{"", "请各村报党员<花名>册"}},
		{"several characters", store.Query{Text: "党员花名册"}, []string{"", "请各村报<党员花名册>"}},
		{"characters that are there, but not side by side", store.Query{Text: "各党"}, nil},
		{"two words", store.Query{Text: "各村 花名册"}, []string{"请<各村>报党员<花名册>"}},
		{"simplified finds traditional", store.Query{Text: "电话"}, []string{"<電話> 13800001234，找張主任"}},
		{"traditional finds simplified", store.Query{Text: "黨員"}, []string{"", "请各村报<党员>花名册"}},
		{"the end of a number", store.Query{Text: "1234"}, []string{"電話 1380000<1234>，找張主任"}},
		{"a digit", store.Query{Text: "8"}, []string{"電話 13<8>00001234，找張主任"}},
		{"any case and width", store.Query{Text: "Excel"}, []string{"会后<ＥＸＣＥＬ>表发2024Q3数据"}},
		{"the middle of a word", store.Query{Text: "xce"}, []string{"会后Ｅ<ＸＣＥ>Ｌ表发2024Q3数据"}},
		{"letters and characters together", store.Query{Text: "Q3数据"}, []string{"会后ＥＸＣＥＬ表发2024<Q3数据>"}},
		{"Yi", store.Query{Text: "ꌠꉙ"}, []string{"ꆈ<ꌠꉙ>和བོད་ཡིག还有👨‍👩‍👧❤️"}},
		{"Tibetan", store.Query{Text: "ཡིག"}, []string{"ꆈꌠꉙ和བོད་<ཡིག>还有👨‍👩‍👧❤️"}},
		{"emoji", store.Query{Text: "❤"}, []string{"ꆈꌠꉙ和བོད་ཡིག还有👨‍👩‍👧<❤>️"}},
		{"punctuation", store.Query{Text: "》："}, []string{"《通知<》：>见附件"}},
		{"all places in a text", store.Query{Text: "收到"}, []string{"<收到收到>"}},
		{"what nobody sees does not part a word", store.Query{Text: "abc"}, []string{"<a\u200bbc> "}},
		{"the name of a file", store.Query{Text: "2026）.xlsx"}, []string{""}},
		{"in a group, by its name", store.Query{Text: "到", Group: "村"}, []string{"收<到>收<到>"}},
		{"in a group, by its id", store.Query{Text: "件", Group: "g-村"}, []string{"《通知》：见附<件>"}},
		{"by somebody, under all his names", store.Query{Sender: "敏子"}, []string{"换个名字", "電話 13800001234，找張主任", "请各村报党员花名册"}},
		{"by a part of a name", store.Query{Sender: "敏", Text: "报"}, []string{"请各村<报>党员花名册"}},
		{"by nobody there is", store.Query{Sender: "孙八"}, nil},
		{"in a group there is not", store.Query{Group: "县"}, nil},
		{"from an instant, up to before another", store.Query{From: at("09:33:00"), To: at("09:34:00")}, []string{"会后ＥＸＣＥＬ表发2024Q3数据"}},
		{"a regular expression, in any width", like(`[A-Z]+表.*\d{4}`), []string{"会后<ＥＸＣＥＬ表发2024>Q3数据"}},
		{"of traditional characters", like("[張李]主.$"), []string{"電話 13800001234，找<張主任>"}},
		{"in the name of a file", like(`^党.*\.xlsx$`), []string{""}},
		{"that matches nothing at all", like("z*"), []string{"换个名字", "", "a\u200bbc ", "《通知》：见附件", "收到收到", "ꆈꌠꉙ和བོད་ཡིག还有👨‍👩‍👧❤️", "会后ＥＸＣＥＬ表发2024Q3数据", "電話 13800001234，找張主任", "请各村报党员花名册"}},
		{"nothing like it", store.Query{Text: "没有的词"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, found(t, s, tt.q)); diff != "" {
				t.Errorf("%+v (-want +got):\n%s", tt.q, diff)
			}
		})
	}
}

func TestASearchThatTheIndexCannotAnswerTellsHowFarItIs(t *testing.T) {
	s := open(t)
	var all []ingest.Message
	for i := range 40 {
		all = append(all, say(i, "09:30:00", "镇", "李敏", strings.Repeat("；", i%20+1)))
	}
	put(t, s, all...)
	q := store.Query{Text: strings.Repeat("；", 20), Look: 8}
	looked, hits, part := 0, 0, 0.0
	for {
		page, err := s.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if !page.Scan || page.Looked > q.Look || page.Looked > 0 && (page.Part <= part || page.Until.IsZero()) {
			t.Errorf("scan %v, %d looked at, %v of the whole after %v, until %v", page.Scan, page.Looked, page.Part, part, page.Until)
		}
		looked, hits, part = looked+page.Looked, hits+len(page.Hits), page.Part
		if q.Behind = page.Next; q.Behind.IsZero() {
			break
		}
	}
	if looked != 40 || hits != 2 || part != 1 {
		t.Errorf("%d looked at, %d found, %v of the whole", looked, hits, part)
	}
	page, err := s.Search(t.Context(), store.Query{Group: "镇"})
	if err != nil || page.Scan {
		t.Errorf("what the index knows is scanned: %v", err)
	}
}

func TestSearchSaysWhichItemsAHitBelongsTo(t *testing.T) {
	s, _ := twoAsks(t)
	page, err := s.Search(t.Context(), store.Query{Text: "花名册"})
	if err != nil || len(page.Hits) != 1 {
		t.Fatalf("found %+v, %v", page, err)
	}
	items := list(t, s, store.Queue, at("12:00:00"))
	i := slices.IndexFunc(items, func(it triage.Item) bool { return strings.Contains(it.Title, "花名册") })
	if got := page.Hits[0].Items; len(got) != 1 || got[0] != items[i].Anchor {
		t.Errorf("items %v, want %v", got, items[i].Anchor)
	}
}

func TestSearchFromASecondThatCameLater(t *testing.T) {
	s := open(t)
	m := say(1, "09:30:40", "镇", "李敏", "收到")
	put(t, s, transcript(m)...)
	put(t, s, m)
	if got := found(t, s, store.Query{From: at("09:30:30"), To: at("09:31:00")}); len(got) != 1 {
		t.Errorf("found %v", got)
	}
	if got := found(t, s, store.Query{To: at("09:30:30")}); len(got) != 0 {
		t.Errorf("before: found %v", got)
	}
}

// alphabet are the pieces that random texts and queries are made of.
var alphabet = []string{
	"党", "員", "员", "会", "會", "，", "。", " ", "\n", "a", "B", "ｂ", "c", "1", "２", "3", "-", "ꆈ", "ꌠ", "👍", "❤️", "é", "и", "\u200b", "\ue0001", "\xff", "《", "한",
}

func aText(label string, most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, most).Draw(t, label), "")
	})
}

func TestSearchFindsWhatAScanFinds(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	round := 0
	rapid.Check(t, func(r *rapid.T) {
		round++
		path := filepath.Join(dir, fmt.Sprint(round))
		s := openBlank(t, path)
		defer func() { _, _ = s.Close(), os.Remove(path) }()
		var ms []ingest.Message
		for i := range rapid.IntRange(1, 30).Draw(r, "messages") {
			m := say(i, "09:30:00", rapid.SampledFrom([]string{"镇", "村"}).Draw(r, "group"), rapid.SampledFrom([]string{"李敏", "王二"}).Draw(r, "sender"), aText("text", 12).Draw(r, "said"))
			m.SentAt = m.SentAt.Add(time.Duration(rapid.IntRange(-300, 300).Draw(r, "seconds")) * time.Second)
			ms = append(ms, m)
		}
		put(t, s, ms...)
		for range 20 {
			q := store.Query{Text: aText("query", 4).Draw(r, "asked"), Limit: 1 << 20}
			if rapid.IntRange(0, 3).Draw(r, "filter") == 0 {
				q.Group = "村"
			}
			if rapid.IntRange(0, 3).Draw(r, "by") == 0 {
				q.Sender = "王二"
			}
			if rapid.IntRange(0, 3).Draw(r, "since") == 0 {
				q.From = at("09:30:00").Add(time.Duration(rapid.IntRange(-300, 300).Draw(r, "from")) * time.Second)
			}
			want := scan(ms, q)
			page, err := s.Search(context.Background(), q)
			if err != nil {
				r.Fatal(err)
			}
			if diff := cmp.Diff(want, ids(page)); diff != "" {
				r.Fatalf("%+v (-scanned +found):\n%s", q, diff)
			}
			var paged []ingest.ID
			for q.Limit = rapid.IntRange(1, 5).Draw(r, "limit"); ; {
				page, err := s.Search(context.Background(), q)
				if err != nil {
					r.Fatal(err)
				}
				paged = append(paged, ids(page)...)
				if q.Behind = page.Next; q.Behind.IsZero() {
					break
				}
			}
			slices.SortFunc(paged, ingest.ID.Compare)
			slices.SortFunc(want, ingest.ID.Compare)
			if diff := cmp.Diff(want, paged); diff != "" {
				r.Fatalf("%+v page by page (-scanned +found):\n%s", q, diff)
			}
		}
	})
}

func ids(page store.Hits) []ingest.ID {
	var all []ingest.ID
	for _, h := range page.Hits {
		all = append(all, h.Message.ID)
	}
	return all
}

// scan looks at every message.
func scan(ms []ingest.Message, q store.Query) []ingest.ID {
	ms = slices.Clone(ms)
	slices.SortFunc(ms, func(a, b ingest.Message) int { return b.Compare(a) })
	folded, _ := han.Folded(q.Text)
	var hits []ingest.ID
	for _, m := range ms {
		text, _ := han.Folded(m.Text)
		in := q.Group == "" || m.Group.Name == q.Group
		in = in && (q.Sender == "" || m.Sender == q.Sender) && !m.SentAt.Before(q.From)
		for word := range strings.FieldsSeq(folded) {
			in = in && strings.Contains(text, word)
		}
		if in {
			hits = append(hits, m.ID)
		}
	}
	return hits
}
