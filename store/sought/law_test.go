package sought_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"shoudao/han"
	"shoudao/ingest"
	"shoudao/store"
	"shoudao/store/sought"
)

// pieces are what random texts and words are made of.
var pieces = []string{
	"党", "員", "员", "会", "會", "，", "。", " ", "\n", "a", "B", "ｂ", "c", "1", "２", "3", "-", "|", "：", `"`, "“", "群:", "ꆈ", "ꌠ", "👍", "❤️", "é", "и", "\u200b", "《", "한",
}

// phrases are of what people say in groups.
var phrases = []string{
	"@所有人 ", "请各村", "明天下午5点前", "把党员花名册", "報送", "报党建办", "到三楼会议室开会", "，逾期通报", "收到", "好的。", "花名册已报", "低保动态管理",
	"台账", "Excel表", "ＥＸＣＥＬ", "电话13800001234", "電話", "https://a.example/b?c=1", "[图片]", "（2026）", "返乡人员", "防汛值班", "\n", "重要：", "名单",
}

// A typed is a way to answer, as it is typed, and whether a message does.
type typed struct {
	text  string
	holds func(ingest.Message) bool
}

func textOf(m ingest.Message) []string {
	all := []string{m.Text}
	for _, a := range m.Attachments {
		all = append(all, a.Name)
	}
	return all
}

func folded(s string) string { to, _ := han.Folded(s); return to }

// aSaying is a random text, or one such as people write.
func aSaying(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		from := rapid.SampledFrom([][]string{pieces, phrases}).Draw(t, "from")
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(from), 0, most).Draw(t, "saying"), "")
	})
}

// aWord is a word to look for, or what stands in quotation marks: a part of one of the texts,
// or of any text.
func aWord(ms []ingest.Message) *rapid.Generator[typed] {
	return rapid.Custom(func(t *rapid.T) typed {
		text := []rune(rapid.SampledFrom(ms).Draw(t, "of").Text)
		if len(text) == 0 || rapid.IntRange(0, 3).Draw(t, "any") == 0 {
			text = []rune(aSaying(3).Draw(t, "text") + "村")
		}
		from := rapid.IntRange(0, len(text)-1).Draw(t, "start")
		part := string(text[from:min(len(text), from+rapid.IntRange(1, 6).Draw(t, "length"))])
		said := part
		plain := !strings.ContainsFunc(folded(part), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`|"“”:-`, r) })
		plain = plain && !strings.HasPrefix(folded(part), "/") // another word may end what it begins
		switch {
		case folded(part) == "":
			part, said = "x", "x"
		case plain && rapid.Bool().Draw(t, "bare"):
		case !strings.Contains(folded(part), `"`):
			said = `"` + part + `"`
		case !strings.Contains(part, "”"):
			said = "“" + part + "”"
		}
		return typed{said, func(m ingest.Message) bool {
			return slices.ContainsFunc(textOf(m), func(s string) bool { return strings.Contains(folded(s), folded(part)) })
		}}
	})
}

// aPattern is a regular expression, of pieces of which each says what it means in folded text.
func aPattern() *rapid.Generator[typed] {
	pieces := [][2]string{
		{"黨", "党"},
		{"党", "党"},
		{"会", "会"},
		{"，", "[,]"},
		{"。", "。"},
		{"B", "b"},
		{"ｂ", "b"},
		{"１", "1"},
		{"-", "-"},
		{"《", "《"},
		{".", "."},
		{".*", ".*"},
		{"\\d", "[0-9]"},
		{"\\d{2}", "[0-9][0-9]"},
		{"[A-C]", "[abc]"},
		{"[黨會]", "[党会]"},
		{"[^党]", "[^党]"},
		{"[^國]", "[^国國]"},
		{"[^：]", "[^:]"},
		{"[^Ａ]", "[^a]"},
		{"(员|會)", "(?:员|会)"},
		{"名?", "(?:名|)"},
		{"收+", "收收*"},
		{"^", "(?m:^)"},
		{"$", "(?m:$)"},
		{"\\s", "[\t\n\f\r ]"},
		{"花名册", "花名册"},
		{"\\/", "/"},
	}
	return rapid.Custom(func(t *rapid.T) typed {
		var said, means string
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 4).Draw(t, "pattern") {
			said, means = said+p[0], means+p[1]
		}
		re := regexp.MustCompile(means)
		return typed{"/" + said + "/", func(m ingest.Message) bool {
			return slices.ContainsFunc(textOf(m), func(s string) bool { return re.MatchString(folded(s)) })
		}}
	})
}

// aFilter is a filter.
func aFilter() *rapid.Generator[typed] {
	name := func(key, of string, has func(ingest.Message) string) typed {
		return typed{key + of, func(m ingest.Message) bool { return strings.Contains(has(m), of) }}
	}
	group := func(m ingest.Message) string { return m.Group.Name }
	sender := func(m ingest.Message) string { return m.Sender }
	return rapid.Custom(func(t *rapid.T) typed {
		day := rapid.IntRange(1, 28).Draw(t, "day")
		from := date(2026, 2, day)
		switch rapid.IntRange(0, 9).Draw(t, "filter") {
		case 0:
			return name("群：", rapid.SampledFrom([]string{"镇", "村", "群", "没有"}).Draw(t, "group"), group)
		case 1:
			return name("group:", rapid.SampledFrom([]string{"镇", "村"}).Draw(t, "group"), group)
		case 2:
			return name("從:", rapid.SampledFrom([]string{"李", "王", "二", "谁"}).Draw(t, "sender"), sender)
		case 3:
			return typed{"from:wanger", func(m ingest.Message) bool { return m.Sender == "王二" }}
		case 4:
			return typed{fmt.Sprintf("前:2.%d", day), func(m ingest.Message) bool { return m.SentAt.Before(from) }}
		case 5:
			return typed{fmt.Sprintf("after:2026-02-%02d", day), func(m ingest.Message) bool { return !m.SentAt.Before(from) }}
		case 6:
			return typed{fmt.Sprintf("时:2月%d日", day), func(m ingest.Message) bool {
				return !m.SentAt.Before(from) && m.SentAt.Before(from.AddDate(0, 0, 1))
			}}
		case 8:
			return typed{fmt.Sprintf("on:2026-02-%02d|2.3", day), func(m ingest.Message) bool {
				d := m.SentAt.In(zone).Day()
				return (d == day || d == 3) && m.SentAt.In(zone).Month() == time.February
			}}
		case 7:
			return typed{"有:附件", func(m ingest.Message) bool { return len(m.Attachments) > 0 }}
		}
		return typed{"has:link", func(m ingest.Message) bool {
			return m.Kind == ingest.Link || slices.ContainsFunc(textOf(m), func(s string) bool { return strings.Contains(folded(s), "https://") })
		}}
	})
}

// aQuery is what is typed, and which messages answer.
func aQuery(ms []ingest.Message) *rapid.Generator[typed] {
	return rapid.Custom(func(t *rapid.T) typed {
		var q typed
		var clauses []func(ingest.Message) bool
		for range rapid.IntRange(1, 4).Draw(t, "clauses") {
			ways := rapid.SliceOfN(aWord(ms), 1, 3).Draw(t, "words")
			if rapid.IntRange(0, 3).Draw(t, "patterns") == 0 {
				ways[rapid.IntRange(0, len(ways)-1).Draw(t, "place")] = aPattern().Draw(t, "pattern")
			}
			if rapid.IntRange(0, 2).Draw(t, "filters") == 0 {
				// A filter goes for all behind it, so that words stand before it.
				ways = append(ways[:rapid.IntRange(0, 1).Draw(t, "mixed")], aFilter().Draw(t, "filter"))
			}
			not := rapid.IntRange(0, 4).Draw(t, "not") == 0
			said := strings.Join(said(ways), rapid.SampledFrom([]string{"|", " | ", "｜"}).Draw(t, "bar"))
			if not {
				said = rapid.SampledFrom([]string{"-", "－"}).Draw(t, "minus") + said
			}
			q.text += said + rapid.SampledFrom([]string{" ", "　", "  "}).Draw(t, "space")
			clauses = append(clauses, func(m ingest.Message) bool {
				return not != slices.ContainsFunc(ways, func(w typed) bool { return w.holds(m) })
			})
		}
		q.holds = func(m ingest.Message) bool {
			return !slices.ContainsFunc(clauses, func(holds func(ingest.Message) bool) bool { return !holds(m) })
		}
		return q
	})
}

func said(ways []typed) []string {
	var all []string
	for _, w := range ways {
		all = append(all, w.text)
	}
	return all
}

// someMessages are the messages of an archive.
func someMessages(t *rapid.T) []ingest.Message {
	var ms []ingest.Message
	for i := range rapid.IntRange(1, 40).Draw(t, "messages") {
		m := ingest.Message{
			ID: ingest.ID{Source: "a", Native: fmt.Sprintf("%03d", i)}, Text: aSaying(10).Draw(t, "said"),
			Group:  ingest.Group{Name: rapid.SampledFrom([]string{"镇群", "村群", "第三"}).Draw(t, "group")},
			Sender: rapid.SampledFrom([]string{"李敏", "王二", "李二"}).Draw(t, "sender"),
			SentAt: date(2026, 2, 1).Add(time.Duration(rapid.IntRange(0, 28*24*60).Draw(t, "minutes")) * time.Minute),
		}
		switch rapid.IntRange(0, 7).Draw(t, "kind") {
		case 0:
			m.Kind, m.Attachments = ingest.File, []ingest.Attachment{{Name: aSaying(3).Draw(t, "file")}}
		case 1:
			m.Kind = ingest.Link
		}
		ms = append(ms, m)
	}
	return ms
}

// TestWhatIsTypedFindsWhatAScanFinds puts thousands of random queries to random archives.
func TestWhatIsTypedFindsWhatAScanFinds(t *testing.T) {
	t.Parallel()
	blank := blankArchive(t)
	round, asked, answered := 0, 0, 0
	rapid.Check(t, func(r *rapid.T) {
		round++
		ms := someMessages(r)
		s := archiveOf(t, blank, round, ms)
		defer s.Close()
		slices.SortFunc(ms, func(a, b ingest.Message) int { return b.Compare(a) })
		for range 40 {
			q := aQuery(ms).Draw(r, "query")
			var want []ingest.ID
			for _, m := range ms {
				if q.holds(m) {
					want = append(want, m.ID)
				}
			}
			asked++
			if len(want) > 0 {
				answered++
			}
			clauses, err := sought.Parse(q.text, now, office)
			if err != nil {
				r.Fatalf("%s: %v", q.text, err)
			}
			if diff := cmp.Diff(want, found(r, s, store.Query{All: clauses, Limit: 1000})); diff != "" {
				r.Fatalf("%s (-scanned +found):\n%s", q.text, diff)
			}
			pages := found(r, s, store.Query{All: clauses, Limit: rapid.IntRange(1, 5).Draw(r, "limit"), Look: rapid.IntRange(0, 7).Draw(r, "look")})
			slices.SortFunc(pages, ingest.ID.Compare)
			slices.SortFunc(want, ingest.ID.Compare)
			if diff := cmp.Diff(want, pages); diff != "" {
				r.Fatalf("%s, page by page (-scanned +found):\n%s", q.text, diff)
			}
		}
	})
	if answered < asked/4 {
		t.Errorf("only %d of %d queries find anything", answered, asked)
	}
}

// found are all pages of a query.
func found(r *rapid.T, s *store.Store, q store.Query) []ingest.ID {
	var all []ingest.ID
	for {
		page, err := s.Search(context.Background(), q)
		if err != nil {
			r.Fatal(err)
		}
		for _, h := range page.Hits {
			all = append(all, h.Message.ID)
		}
		if q.Behind = page.Next; q.Behind.IsZero() {
			return all
		}
	}
}

// blankArchive is the file of an archive without messages.
func blankArchive(t *testing.T) []byte {
	path := filepath.Join(t.TempDir(), "blank.db")
	s, err := store.Open(t.Context(), path, zone)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// archiveOf is an archive with the messages.
func archiveOf(t *testing.T, blank []byte, n int, ms []ingest.Message) *store.Store {
	path := filepath.Join(t.TempDir(), fmt.Sprint(n, ".db"))
	if err := os.WriteFile(path, blank, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(context.Background(), path, zone)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Run(now).Append(context.Background(), "a", "", ingest.Page{Messages: ms, Next: "1"}); err != nil {
		t.Fatal(err)
	}
	return s
}
