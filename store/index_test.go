package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"shoudao/ingest"
	"shoudao/store/chatter"
)

func TestAnIndexOfAnotherVersionIsMadeAnew(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "archive.db")
	s := openBlank(t, path)
	appendTest(t, s, pageOf(0, 100))
	err := s.write(ctx, func(x *txn) error {
		if err := s.index.clear(ctx, x); err != nil {
			return err
		}
		return x.exec(ctx, "UPDATE state SET segmenter = 0")
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openTest(t, path)
	defer s.Close()
	page, err := s.Search(ctx, Query{Text: "花名册", Group: "群1"})
	if err != nil || len(page.Hits) == 0 {
		t.Errorf("found %d, %v", len(page.Hits), err)
	}
	if err := s.Tidy(ctx); err != nil {
		t.Error(err)
	}
}

// TestAnArchiveOfAnOlderSchemaIsIndexed takes an archive back to the schema whose index was FTS5's, whole or
// damaged, and opens it.
func TestAnArchiveOfAnOlderSchemaIsIndexed(t *testing.T) {
	ctx := t.Context()
	for name, damage := range map[string]string{
		"whole":         "",
		"blocks zeroed": "UPDATE words_data SET block = zeroblob(40) WHERE id > 10",
		"no settings":   "DELETE FROM words_config",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "archive.db")
			s := openBlank(t, path)
			appendTest(t, s, pageOf(0, 300))
			for _, query := range []string{
				"DROP TABLE block", "DROP TABLE tombstone", "DROP TABLE segment",
				"CREATE VIRTUAL TABLE words USING fts5 (t, content = '', columnsize = 0, detail = none, tokenize = 'ascii')",
				"INSERT INTO words (rowid, t) SELECT id, text FROM message", "UPDATE state SET segmenter = 3", damage, "PRAGMA user_version = 11",
			} {
				if _, err := s.writer.ExecContext(ctx, query); err != nil {
					t.Fatalf("%s: %v", query, err)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = openTest(t, path)
			defer s.Close()
			soundIndex(t, s)
			page, err := s.Search(ctx, Query{Text: "花名册", Group: "群1"})
			if err != nil || len(page.Hits) == 0 {
				t.Errorf("found %d, %v", len(page.Hits), err)
			}
			appendTest(t, s, pageOf(300, 50))
			soundIndex(t, s)
		})
	}
}

// TestSmallSegmentsDoNotWaitForLargeOnes adds message after message while a large merge is only begun.
func TestSmallSegmentsDoNotWaitForLargeOnes(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	row := int64(0)
	add := func(n int) {
		t.Helper()
		ms := make([]posting, n)
		for i := range ms {
			row++
			ms[i] = posting{row: row, texts: []string{fmt.Sprint("会议", row, "号楼", row*7919)}, grp: row % 50, sender: row % 300}
		}
		if err := s.write(ctx, func(x *txn) error { return s.index.add(ctx, x, ms) }); err != nil {
			t.Fatal(err)
		}
	}
	count := func(where string) (n int) {
		t.Helper()
		if err := s.reader.QueryRow("SELECT count(*) FROM segment " + where).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for range crowdSize {
		add(12_000)
	}
	if count("WHERE upto IS NOT NULL") != 1 {
		t.Fatal("no merge is begun")
	}
	for range 120 {
		add(1)
		if n := count(""); n > 4*crowdSize {
			t.Fatalf("%d segments, with %d being merged", n, count("WHERE target IS NOT NULL"))
		}
	}
}

// soundIndex fails the test if the index holds anything else than the messages.
func soundIndex(t *testing.T, s *Store) {
	t.Helper()
	if h, err := s.CheckIndex(t.Context(), true, nil); err != nil || !h.OK() {
		t.Errorf("the index: %+v, %v", h, err)
	}
}

func TestTheIndexForgetsWhatGoes(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	// The better telling has another text, and takes the place of the first.
	worse := ingest.Message{ID: ingest.ID{Source: "b", Native: "1"}, Sender: "李敏", Text: "請 報送", SentAt: testDay, Precision: ingest.ToMinute}
	better := ingest.Message{ID: ingest.ID{Source: "a", Native: "1"}, Sender: "李敏", SenderID: "id-1", Text: "请报送", SentAt: testDay}
	appendTest(t, s, []ingest.Message{worse})
	appendTest(t, s, []ingest.Message{better})
	soundIndex(t, s)
	for text, want := range map[string]int{"请报送": 1, "報送": 1, "请 报": 1, "请x": 0} {
		page, err := s.Search(ctx, Query{Text: text})
		if err != nil || len(page.Hits) != want {
			t.Errorf("%q finds %d, %v; want %d", text, len(page.Hits), err, want)
		}
	}
	if page, err := s.Search(ctx, Query{Sender: "id-1"}); err != nil || len(page.Hits) != 1 || page.Hits[0].Message.ID != better.ID {
		t.Errorf("by the sender: %+v, %v", page, err)
	}
}

func TestTheIndexKnowsLinksAndFiles(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	said := func(native string, kind ingest.Kind, text string) ingest.Message {
		return ingest.Message{ID: ingest.ID{Source: "a", Native: native}, Sender: "李敏", Text: text, Kind: kind, SentAt: testDay, Group: ingest.Group{Name: "群1"}}
	}
	file := said("f", ingest.File, "花名册在这里")
	file.Attachments = []ingest.Attachment{{Name: "www.example.cn 存档.mht"}}
	appendTest(t, s, append(
		pageOf(0, 100), file, said("1", ingest.Text, "看这里 ｈｔｔＰ：／／a.example"), said("2", ingest.Link, "关于春耕的通知"), said("3", ingest.Text, "WhatsApp 不是网址"),
	))
	page, err := s.Search(ctx, Query{All: []Clause{{Any: []Condition{HasLink}}}})
	if err != nil || len(page.Hits) != 3 || page.Looked != 3 || page.Scan {
		t.Errorf("found %d of %d, scan %v, %v", len(page.Hits), page.Looked, page.Scan, err)
	}
	for text, want := range map[string]int{"": 1, "花名册": 1, "花名册 这里": 1, "没有": 0} {
		page, err := s.Search(ctx, Query{Text: text, Files: true})
		if err != nil || len(page.Hits) != want || page.Looked != want {
			t.Errorf("%q finds %d of %d, %v; want %d", text, len(page.Hits), page.Looked, err, want)
		}
	}
}

func TestTidyMergesAllAfterMuchHasComeIn(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	segments := func() (n int) {
		t.Helper()
		err := s.read(ctx, func(x *txn) error { return x.row(ctx, "SELECT count(*) FROM segment").Scan(&n) })
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	c := chatter.New(1)
	for range 3 {
		appendTest(t, s, c.Page(1000))
	}
	if n := segments(); n < 2 {
		t.Fatalf("%d segments before", n)
	}
	if err := s.Tidy(ctx); err != nil {
		t.Fatal(err)
	}
	if n := segments(); n != 1 {
		t.Errorf("%d segments after much has come in", n)
	}
	appendTest(t, s, c.Page(50))
	if err := s.Tidy(ctx); err != nil {
		t.Fatal(err)
	}
	if n := segments(); n != 2 {
		t.Errorf("%d segments after little has come in: to write all anew is too much", n)
	}
	soundIndex(t, s)
}

// What is found with filters is what is found without them and filtered by hand.
func TestFiltersFindNoLess(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	c := chatter.New(1)
	ms := c.Page(4000)
	appendTest(t, s, ms)
	filters := c.Filters(ms[len(ms)-1].SentAt)
	pages := 0
	found := func(q Query) (texts []string) {
		t.Helper()
		all := 0
		for q.Limit = 37; ; {
			page, err := s.Search(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			all += len(page.Hits)
			for _, h := range page.Hits {
				if q.Group+q.Sender == "" && h.Message.Group.ID != filters.Group {
					continue
				}
				texts = append(texts, h.Message.ID.Native)
			}
			if q.Behind = page.Next; q.Behind.IsZero() {
				pages += count(all > q.Limit)
				return texts
			}
		}
	}
	for _, class := range c.Classes() {
		for _, text := range class.Queries[:3] {
			want, got := found(Query{Text: text}), found(Query{Text: text, Group: filters.Group})
			if !slices.Equal(want, got) {
				t.Errorf("%s, %q: %d in the group, found %d", class.Name, text, len(want), len(got))
			}
		}
	}
	if pages < 5 {
		t.Errorf("%d words are common enough for several pages", pages)
	}
}
