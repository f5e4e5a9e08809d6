package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"shoudao/ingest"
	"shoudao/store"
)

// transcript is what a transcript without ids, seconds and sender ids tells of
// messages.
func transcript(ms ...ingest.Message) []ingest.Message {
	type line struct{ minute, group, sender, text string }
	times := map[line]int{}
	nth := map[string]int{}
	var told []ingest.Message
	for _, m := range ms {
		minute := m.SentAt.Format("02 15:04")
		key := line{minute, m.Group.Name, m.Sender, m.Text}
		m.Group.ID, m.SenderID, m.Mentions, m.ReplyTo = "", "", nil, ingest.ID{}
		m.SentAt, m.Precision, m.Nth = m.SentAt.Truncate(time.Minute), ingest.ToMinute, nth[minute]
		m.ID = ingest.ContentID("wechat-text", m, times[key])
		times[key]++
		nth[minute]++
		told = append(told, m)
	}
	return told
}

// dump is what another export program tells of messages: its own ids.
func dump(ms ...ingest.Message) []ingest.Message {
	var told []ingest.Message
	for _, m := range ms {
		m.ID = ingest.ID{Source: "dump", Native: "d" + m.ID.Native}
		if !m.ReplyTo.IsZero() {
			m.ReplyTo = ingest.ID{Source: "dump", Native: "d" + m.ReplyTo.Native}
		}
		told = append(told, m)
	}
	return told
}

func TestAppend(t *testing.T) {
	chat := []ingest.Message{
		say(1, "09:30:05", "镇", "李敏", "请各村报数"),
		say(2, "09:30:20", "镇", "王二", "收到"),
		say(3, "09:30:40", "镇", "王二", "收到"),
		say(4, "09:31:00", "镇", "赵三", "收到"),
	}
	tests := []struct {
		name  string
		pages [][]ingest.Message
		want  []string // ids of what stands there in the end
		sum   ingest.Tally
	}{
		{"the same page twice stores nothing twice", [][]ingest.Message{chat, chat}, []string{"live:1", "live:2", "live:3", "live:4"}, ingest.Tally{Read: 8, Stored: 4, Known: 4}},
		{"a second program's export joins", [][]ingest.Message{chat, dump(chat...)}, []string{"dump:d1", "dump:d2", "dump:d3", "dump:d4"}, ingest.Tally{Read: 8, Stored: 4, Known: 4, Merged: 4}},
		{"a transcript joins", [][]ingest.Message{chat, transcript(chat...)}, []string{"live:1", "live:2", "live:3", "live:4"}, ingest.Tally{Read: 8, Stored: 4, Known: 4, Merged: 4}},
		{"a transcript that was there first gives way", [][]ingest.Message{transcript(chat...), chat}, []string{"live:1", "live:2", "live:3", "live:4"}, ingest.Tally{Read: 8, Stored: 4, Known: 4, Merged: 4}},
		{"what a transcript has more is added", [][]ingest.Message{chat[:2], transcript(chat...)}, []string{"wechat-text", "live:1", "live:2", "wechat-text"}, ingest.Tally{Read: 6, Stored: 4, Known: 2, Merged: 2}},
		{"two pastes that overlap", [][]ingest.Message{transcript(chat[:3]...), transcript(chat[1:]...)}, []string{"wechat-text", "wechat-text", "wechat-text", "wechat-text"}, ingest.Tally{Read: 6, Stored: 4, Known: 2}},
		{"an id twice on one page", [][]ingest.Message{{chat[0], chat[0]}}, []string{"live:1"}, ingest.Tally{Read: 2, Stored: 1, Known: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			var sum ingest.Tally
			for _, page := range tt.pages {
				sum = sum.Plus(put(t, s, page...))
			}
			if sum != tt.sum {
				t.Errorf("balance %+v, want %+v", sum, tt.sum)
			}
			var got []string
			for _, m := range all(t, s) {
				id := m.ID.String()
				if m.ID.Source == "wechat-text" {
					id = m.ID.Source
				}
				got = append(got, id)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("messages (-want +got):\n%s", diff)
			}
			for _, page := range tt.pages {
				for _, m := range page {
					if got, err := s.Message(t.Context(), m.ID); err != nil || got.Text != m.Text {
						t.Errorf("under %v: %q, %v; want %q", m.ID, got.Text, err, m.Text)
					}
				}
			}
		})
	}
}

func TestAppendCursor(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	run := s.Run(at("10:00:00"))
	page := ingest.Page{Messages: []ingest.Message{say(1, "09:30:05", "镇", "李敏", "一")}, Next: "1"}
	if _, err := run.Append(ctx, "src", "", page); err != nil {
		t.Fatal(err)
	}
	if got, err := run.Cursor(ctx, "src"); got != "1" || err != nil {
		t.Errorf("cursor %q, %v", got, err)
	}
	if got, err := run.Cursor(ctx, "other"); got != "" || err != nil {
		t.Errorf("cursor of another source %q, %v", got, err)
	}
	page = ingest.Page{Messages: []ingest.Message{say(2, "09:31:05", "镇", "李敏", "二")}, Next: "2"}
	if _, err := run.Append(ctx, "src", "", page); !errors.Is(err, ingest.ErrCursorMoved) {
		t.Errorf("over a cursor that moved: %v", err)
	}
	if got := len(all(t, s)); got != 1 {
		t.Errorf("%d messages, want 1", got)
	}
}

func TestAWithheldTextComesLater(t *testing.T) {
	s := open(t)
	open := say(1, "09:30:05", "镇", "李敏", "秘密★一年 请查收")
	marked := open
	marked.Text, marked.Marking = "", "秘密★一年"
	put(t, s, marked)
	put(t, s, open)
	put(t, s, marked)
	if got := lines(all(t, s)); got != lines([]ingest.Message{open}) {
		t.Errorf("kept %s", got)
	}
	if page, err := s.Search(t.Context(), store.Query{Text: "查收"}); err != nil || len(page.Hits) != 1 {
		t.Errorf("found %v, %v", page, err)
	}
}

// What is withheld is not the same as what was never said, though both have no text.
func TestAWithheldTextIsNotAnEmptyOne(t *testing.T) {
	s := open(t)
	empty, marked := say(1, "09:30:00", "镇", "李敏", ""), say(2, "09:30:00", "镇", "李敏", "")
	marked.ID.Source, marked.Marking = "else", "机密"
	if got, want := put(t, s, empty, marked), (ingest.Tally{Read: 2, Stored: 1, Withheld: 1}); got != want {
		t.Errorf("balance %+v, want %+v", got, want)
	}
}

// Any number of equal messages within a minute are as many messages, and a copy without
// seconds that tells them all adds none.
func TestManyEqualMessagesOfAMinute(t *testing.T) {
	s := open(t)
	const many = 40
	var live, copied []ingest.Message
	for i := range many {
		m := say(i, fmt.Sprintf("09:30:%02d", i), "镇", "李敏", "收到")
		live = append(live, m)
		m.SentAt, m.Precision = at("09:30:00"), ingest.ToMinute
		m.ID = ingest.ContentID("wechat-text", m, i)
		copied = append(copied, m)
	}
	if got, want := put(t, s, live...), (ingest.Tally{Read: many, Stored: many}); got != want {
		t.Errorf("balance %+v, want %+v", got, want)
	}
	if got, want := put(t, s, copied...), (ingest.Tally{Read: many, Known: many, Merged: many}); got != want {
		t.Errorf("balance of the copy %+v, want %+v", got, want)
	}
}

// Two that read one file at a time, each from its beginning, store it once.
func TestWholeRunsSideBySide(t *testing.T) {
	s := open(t)
	pages := make([]ingest.Page, 20)
	for i := range pages {
		pages[i] = ingest.Page{Messages: []ingest.Message{say(i, fmt.Sprintf("09:%02d:00", i), "镇", "李敏", "报数")}, Next: ingest.Cursor(fmt.Sprint(i))}
	}
	var sums [2]ingest.Tally
	var errs [2]error
	var both sync.WaitGroup
	for i := range sums {
		both.Go(func() {
			run := s.Run(at("20:00:00").Add(time.Duration(i) * time.Second)).Whole()
			for _, p := range pages {
				got, err := run.Append(t.Context(), "file", "", p)
				sums[i] = sums[i].Plus(got)
				errs[i] = errors.Join(errs[i], err)
			}
		})
	}
	both.Wait()
	want := ingest.Tally{Read: 40, Stored: 20, Known: 20}
	if got := sums[0].Plus(sums[1]); got != want || errors.Join(errs[:]...) != nil {
		t.Errorf("both have read %+v, want %+v: %v", got, want, errs)
	}
	if at, err := s.Run(at("21:00:00")).Cursor(t.Context(), "file"); at != "" || err != nil {
		t.Errorf("they moved the cursor to %q: %v", at, err)
	}
}

func TestAGroupWithoutIDIsTheOneOfItsName(t *testing.T) {
	s := open(t)
	m := say(1, "09:30:05", "镇", "李敏", "一")
	nameless := say(2, "09:31:05", "镇", "李敏", "二")
	nameless.Group.ID = ""
	groupOf := func() string {
		got, err := s.Message(t.Context(), nameless.ID)
		if err != nil {
			t.Fatal(err)
		}
		return got.Group.ID
	}
	put(t, s, nameless)
	if got := groupOf(); got != "" {
		t.Errorf("alone it is in %q", got)
	}
	put(t, s, m)
	if got := groupOf(); got != "g-镇" {
		t.Errorf("beside one of its name it is in %q", got)
	}
	second := say(3, "09:32:05", "镇", "李敏", "三")
	second.Group.ID = "g-2"
	put(t, s, second)
	if got := groupOf(); got != "" {
		t.Errorf("beside two of its name it is in %q", got)
	}
}

func TestANameLearnedLaterBringsCopiesTogether(t *testing.T) {
	s := open(t)
	live := say(1, "09:30:05", "镇", "小李", "收到")
	live.SenderID = "id-1"
	pasted := transcript(say(1, "09:30:05", "镇", "党建办李敏", "收到"))
	put(t, s, live)
	put(t, s, pasted...)
	if got := len(all(t, s)); got != 2 {
		t.Fatalf("%d messages before anybody knows who 党建办李敏 is, want 2", got)
	}
	renamed := say(2, "10:00:00", "镇", "党建办李敏", "改了名")
	renamed.SenderID = "id-1"
	put(t, s, renamed)
	if got := lines(all(t, s)); got != lines([]ingest.Message{live, renamed}) {
		t.Errorf("once it is known:\n%s", got)
	}
}

func TestReferencesLeadToTheMessageThatStands(t *testing.T) {
	s := open(t)
	ask := say(1, "09:30:05", "镇", "李敏", "请报数")
	reply := say(2, "09:31:05", "镇", "王二", "收到")
	reply.ReplyTo = ask.ID
	put(t, s, ask, reply)
	put(t, s, dump(ask)...)
	got, err := s.Message(t.Context(), reply.ID)
	if err != nil {
		t.Fatal(err)
	}
	if want := dump(ask)[0].ID; got.ReplyTo != want {
		t.Errorf("replies to %v, want %v", got.ReplyTo, want)
	}
	ids, err := s.Aliases(t.Context(), ask.ID)
	if diff := cmp.Diff([]ingest.ID{dump(ask)[0].ID, ask.ID}, ids); diff != "" || err != nil {
		t.Errorf("aliases (-want +got), %v:\n%s", err, diff)
	}
}

func TestAround(t *testing.T) {
	s := open(t)
	var ms []ingest.Message
	for i := range 9 {
		ms = append(ms, say(i, fmt.Sprintf("09:30:%02d", i/3), "镇", "李敏", fmt.Sprint(i)), say(100+i, fmt.Sprintf("09:30:%02d", i), "村", "李敏", "别处"))
	}
	put(t, s, ms...)
	got, at, err := s.Around(t.Context(), ms[8].ID, 2, 3)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, m := range got {
		texts = append(texts, m.Text)
	}
	if want := "2 3 4 5 6 7"; strings.Join(texts, " ") != want || at != 2 {
		t.Errorf("around 4: %v at %d, want %v at 2", texts, at, want)
	}
	if _, _, err := s.Around(t.Context(), ingest.ID{Source: "no", Native: "1"}, 1, 1); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("around nothing: %v", err)
	}
}

// aChat draws a chat in which people go by several names and several people by one, in
// groups of which two may share a name, and pages of what several sources tell of it.
func aChat(t *rapid.T) [][]ingest.Message {
	n := 0
	chat := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ingest.Message {
		n++
		who := rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "who")
		m := say(n, fmt.Sprintf("09:%02d:%02d", rapid.IntRange(30, 33).Draw(t, "minute"), rapid.SampledFrom([]int{5, 5, 40}).Draw(t, "second")),
			rapid.SampledFrom([]string{"镇", "镇", "村"}).Draw(t, "group"), "", rapid.SampledFrom([]string{"收到", "收 到", "好"}).Draw(t, "text"))
		if rapid.IntRange(0, 9).Draw(t, "twin") == 0 {
			m.Group.ID = "twin"
		}
		m.SenderID = "id-" + who
		m.Sender = rapid.SampledFrom([]string{"甲" + who, "乙" + who, "丙"}).Draw(t, "name")
		if n > 1 && rapid.IntRange(0, 3).Draw(t, "reply") == 0 {
			m.ReplyTo = ingest.ID{Source: "live", Native: fmt.Sprint(rapid.IntRange(1, n-1).Draw(t, "to"))}
		}
		return m
	}), 1, 12).Draw(t, "chat")
	slices.SortFunc(chat, ingest.Message.Compare)

	// A transcript calls everybody as he is called when it is made.
	paste := func(ms ...ingest.Message) []ingest.Message {
		names := map[string]string{}
		ms = slices.Clone(ms)
		for i, m := range ms {
			if _, ok := names[m.SenderID]; !ok {
				names[m.SenderID] = rapid.SampledFrom([]string{"甲", "乙"}).Draw(t, "called") + strings.TrimPrefix(m.SenderID, "id-")
			}
			ms[i].Sender = names[m.SenderID]
		}
		return transcript(ms...)
	}
	var pages [][]ingest.Message
	for _, tell := range []func(...ingest.Message) []ingest.Message{
		func(ms ...ingest.Message) []ingest.Message { return slices.Clone(ms) }, dump, paste, paste,
	} {
		told := slices.DeleteFunc(tell(chat...), func(ingest.Message) bool { return rapid.IntRange(0, 2).Draw(t, "told") == 0 })
		for len(told) > 0 {
			n := rapid.IntRange(1, len(told)).Draw(t, "page")
			pages = append(pages, told[:n])
			told = told[n:]
		}
	}
	return pages
}

// memo writes all that an archive tells of its messages.
func memo(t testing.TB, s *store.Store, pages [][]ingest.Message) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(lines(all(t, s)))
	for _, m := range slices.Concat(pages...) {
		ids, err := s.Aliases(context.Background(), m.ID)
		if err != nil {
			t.Fatalf("%v: %v", m.ID, err)
		}
		fmt.Fprintln(&b, m.ID, ids)
	}
	return b.String()
}

func TestTheOrderOfArrivalDoesNotMatter(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		pages := aChat(r)
		import1 := func(order [][]ingest.Message) string {
			n++
			path := filepath.Join(dir, fmt.Sprint(n))
			s := openBlank(t, path)
			defer func() { _, _ = s.Close(), os.Remove(path) }()
			for _, page := range order {
				put(t, s, page...)
			}
			return memo(t, s, pages)
		}
		want := import1(pages)
		got := import1(rapid.Permutation(pages).Draw(r, "order"))
		if diff := cmp.Diff(want, got); diff != "" {
			r.Fatalf("in another order (-first +second):\n%s", diff)
		}
	})
}
