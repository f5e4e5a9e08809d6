package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/store"
)

// zone is the zone of the user in the tests.
var zone = time.FixedZone("UTC+8", 8*60*60)

// at is an instant of the day on which most tests happen, by its clock: "09:30:05".
func at(clock string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", "2026-03-12 "+clock, zone)
	if err != nil {
		panic(err)
	}
	return t
}

// open opens an archive that is closed when the test ends, if it has not been.
func open(t testing.TB) *store.Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "archive.db"))
}

func openAt(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), path, zone)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil && !errors.Is(err, store.ErrClosed) {
			t.Error(err)
		}
	})
	return s
}

// openBlank opens an empty archive at path. The caller closes it.
func openBlank(t testing.TB, path string) *store.Store {
	t.Helper()
	if err := os.WriteFile(path, store.Blank(), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(context.Background(), path, zone)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// say is a message of the source "live", whose native id is its number.
func say(n int, clock, group, sender, text string) ingest.Message {
	return ingest.Message{
		ID: ingest.ID{Source: "live", Native: fmt.Sprint(n)}, Group: ingest.Group{ID: "g-" + group, Name: group},
		Sender: sender, SenderID: "id-" + sender, SentAt: at(clock), Text: text,
	}
}

// put appends a page to the archive under the name of its first message's source.
func put(t testing.TB, s *store.Store, ms ...ingest.Message) ingest.Tally {
	t.Helper()
	ctx := context.Background()
	run := s.Run(at("23:00:00"))
	name := "test"
	since, err := run.Cursor(ctx, name)
	if err != nil {
		t.Fatal(err)
	}
	tally, err := run.Append(ctx, name, since, ingest.Page{Messages: ms, Next: since + "."})
	if err != nil {
		t.Fatal(err)
	}
	return tally
}

// all are all messages of the archive, oldest first.
func all(t testing.TB, s *store.Store) []ingest.Message {
	t.Helper()
	var ms []ingest.Message
	page, err := s.Search(context.Background(), store.Query{Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range page.Hits {
		ms = append(ms, h.Message)
	}
	slices.SortFunc(ms, ingest.Message.Compare)
	return ms
}

// lines writes messages one a line, for comparison.
func lines(ms []ingest.Message) string {
	var b strings.Builder
	for _, m := range ms {
		fmt.Fprintf(&b, "%s %v %v/%v %v/%v %d %d %v %q", m.SentAt.In(zone).Format("02 15:04:05.000000"), m.ID, m.Group.ID, m.Group.Name,
			m.SenderID, m.Sender, m.Precision, m.Nth, m.Kind, m.Text)
		if !m.ReplyTo.IsZero() {
			fmt.Fprintf(&b, " reply to %v", m.ReplyTo)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestAMessageComesBackAsItCame(t *testing.T) {
	s := open(t)
	m := ingest.Message{
		ID:       ingest.ID{Source: "live", Native: "a:b\nc"},
		Group:    ingest.Group{ID: "7@chatroom", Name: "岚溪\"村\" 工作群\x00"},
		SenderID: "wxid_1", Sender: "李敏🌸\xff", SentAt: at("09:30:05").Add(123456 * time.Microsecond), Precision: ingest.ToMinute,
		Nth: 3, Kind: ingest.File, Text: "请\u2005看\xfe附件\x00，谢谢", Mentions: []string{"王二", "wxid_2"}, MentionAll: true,
		ReplyTo: ingest.ID{Source: "live", Native: "0"}, Of: ingest.ID{Source: "else", Native: "1"},
		Attachments: []ingest.Attachment{{Name: "表.xlsx", Size: 12345, Place: "/tmp/表.xlsx"}, {Name: "b"}},
	}
	marked := say(2, "09:31:00", "镇", "李敏", "")
	marked.Marking = "机密"
	direct := say(3, "09:32:00", "李敏", "李敏", "在吗")
	direct.Group = ingest.Group{Name: "李敏", Direct: true}
	want := []ingest.Message{m, marked, direct}
	if got, want := put(t, s, want...), (ingest.Tally{Read: 3, Stored: 2, Withheld: 1}); got != want {
		t.Errorf("balance %+v, want %+v", got, want)
	}
	for _, m := range want {
		got, err := s.Message(t.Context(), m.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(m, got); diff != "" {
			t.Errorf("message %v (-came +kept):\n%s", m.ID, diff)
		}
	}
}

func TestWhatIsNoTextBecomesText(t *testing.T) {
	s := open(t)
	m := say(1, "09:30:00", "镇", "李敏", "x")
	m.ID.Native, m.Mentions, m.SentAt = "a\xff", []string{"\xfe"}, time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC)
	early := say(2, "09:30:00", "镇", "李敏", "y")
	early.SentAt = time.Unix(-1<<60, 0)
	put(t, s, early, m)
	got, err := s.Message(t.Context(), ingest.ID{Source: "live", Native: "a\ufffd"})
	if err != nil {
		t.Fatal(err)
	}
	if y := got.SentAt.Year(); y != 9999 || got.Mentions[0] != "\ufffd" {
		t.Errorf("kept as %+v", got)
	}
	if tally := put(t, s, early, m); tally.Known != 2 {
		t.Errorf("the second time: %+v", tally)
	}
}
