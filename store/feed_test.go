package store

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

	"shoudao/ingest"
	"shoudao/triage"
)

func TestFeed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		path := filepath.Join(dir, fmt.Sprint(n))
		s := openBlank(t, path)
		defer func() { _, _ = s.Close(), os.Remove(path) }()
		for i := range rapid.IntRange(1, 6).Draw(r, "pages") {
			var page []ingest.Message
			for k := range rapid.IntRange(0, 12).Draw(r, "messages") {
				id := rapid.SampledFrom([]string{"", "1", "2"}).Draw(r, "sender")
				m := ingest.Message{
					ID: ingest.ID{Source: rapid.SampledFrom([]string{"a", "b"}).Draw(r, "source"), Native: fmt.Sprint(i, "-", k)}, SenderID: id,
					Group: ingest.Group{ID: rapid.SampledFrom([]string{"", "g"}).Draw(r, "group"), Name: "群"}, Text: "收到",
					Sender: rapid.SampledFrom([]string{"甲", "乙"}).Draw(r, "name") + id, Nth: rapid.IntRange(0, 2).Draw(r, "nth"),
					SentAt: testDay.Add(time.Duration(rapid.IntRange(0, 20).Draw(r, "second")) * time.Second),
				}
				if m.ID.Source == "b" && rapid.Bool().Draw(r, "minute") {
					m.Precision, m.SentAt = ingest.ToMinute, m.SentAt.Truncate(time.Minute)
				}
				page = append(page, m)
			}
			appendTest(t, s, page)
		}
		all := feedTest(t, s, time.Time{}, time.Time{})
		if !slices.IsSortedFunc(all, func(a, b ingest.Message) int { return a.Compare(b) }) {
			r.Fatalf("not in order:\n%s", told(all))
		}
		from, to := testDay.Add(5*time.Second), testDay.Add(12*time.Second)
		want := slices.DeleteFunc(slices.Clone(all), func(m ingest.Message) bool { return m.SentAt.Before(from) || !m.SentAt.Before(to) })
		if diff := cmp.Diff(told(want), told(feedTest(t, s, from, to))); diff != "" {
			r.Fatalf("of a while (-of all +of it):\n%s", diff)
		}
		err := s.read(context.Background(), func(x *txn) error {
			got, err := x.members(context.Background(), to)
			if diff := cmp.Diff(membersOf(all, to), got); diff != "" {
				r.Fatalf("members (-by the messages +kept):\n%s", diff)
			}
			return err
		})
		if err != nil {
			r.Fatal(err)
		}
	})
}

func feedTest(t *testing.T, s *Store, from, to time.Time) []ingest.Message {
	t.Helper()
	var all []ingest.Message
	err := s.read(context.Background(), func(x *txn) error {
		for m, err := range x.feed(context.Background(), from, to) {
			if err != nil {
				return err
			}
			all = append(all, m.Message)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func told(ms []ingest.Message) string {
	var b strings.Builder
	for _, m := range ms {
		fmt.Fprintln(&b, m.SentAt, m.Nth, m.ID)
	}
	return b.String()
}

// membersOf are who a fold would have met that read the messages sent before an
// instant.
func membersOf(ms []ingest.Message, before time.Time) []triage.Member {
	members := []triage.Member{}
	for _, m := range ms {
		known := slices.ContainsFunc(members, func(k triage.Member) bool {
			return k.Group == m.Group && k.Name == m.Sender && k.SenderID == m.SenderID
		})
		if !known && m.SentAt.Before(before) {
			members = append(members, triage.Member{Group: m.Group, Name: m.Sender, SenderID: m.SenderID, Since: m.SentAt})
		}
	}
	return members
}
