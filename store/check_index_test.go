package store

import (
	"path/filepath"
	"testing"

	"shoudao/ingest"
)

func TestTheIndexIsComparedWithTheMessages(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	odd := ingest.Message{
		ID: ingest.ID{Source: "a", Native: "odd"}, Sender: "李敏", SentAt: testDay, Group: ingest.Group{Name: "群1"}, Kind: ingest.Link,
		Text: "ꆈꌠꉙ和བོད་ཡིག👨‍👩‍👧❤️ ＥＸＣＥＬ\u00a0é\u200b\xff\n電話 https://a.example", Attachments: []ingest.Attachment{{Name: "花名册（2026）.xlsx"}},
	}
	appendTest(t, s, append(pageOf(0, 500), odd))
	look := func(whole bool) IndexHealth {
		t.Helper()
		told := 0
		h, err := s.CheckIndex(ctx, whole, func(done, _ int) { told = done })
		if err != nil {
			t.Fatal(err)
		}
		if whole && told != h.Messages {
			t.Errorf("told of %d of %d", told, h.Messages)
		}
		return h
	}
	all := look(true)
	if want := (IndexHealth{Messages: 501, Indexed: 501, Looked: all.Looked, Whole: true}); all != want || !all.OK() || all.Looked < newestSample {
		t.Errorf("as it should be: %+v", all)
	}
	change := func(query string, args ...any) {
		t.Helper()
		if err := s.write(ctx, func(x *txn) error { return x.exec(ctx, query, args...) }); err != nil {
			t.Fatal(err)
		}
	}
	change("UPDATE message SET text = text || '鼖' WHERE ext = 'odd'")
	if h := look(true); h.OK() || !h.Differs {
		t.Errorf("a text that the index does not know: %+v", h)
	}
	if err := s.Reindex(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if h := look(true); !h.OK() {
		t.Errorf("made anew: %+v", h)
	}
	change("INSERT INTO words (words) VALUES ('delete-all')")
	if h := look(false); h.OK() || h.Indexed != 0 || h.Missing != h.Looked {
		t.Errorf("an index without anything: %+v", h)
	}
}

// TestABrokenIndexIsMadeAnew holds that an index which cannot be read, which a check of the file
// takes for a broken file, is made anew from the messages.
func TestABrokenIndexIsMadeAnew(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	appendTest(t, s, pageOf(0, 500))
	err := s.write(ctx, func(x *txn) error { return x.exec(ctx, "UPDATE words_data SET block = zeroblob(40) WHERE id > 10") })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Check(ctx, true); err == nil {
		t.Fatal("the broken index is not found")
	}
	if err := s.Reindex(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Check(ctx, true); err != nil {
		t.Errorf("made anew: %v", err)
	}
	if h, err := s.CheckIndex(ctx, true, nil); err != nil || !h.OK() {
		t.Errorf("made anew: %+v, %v", h, err)
	}
}

func TestAnEmptyArchiveHasASoundIndex(t *testing.T) {
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	if h, err := s.CheckIndex(t.Context(), true, nil); err != nil || !h.OK() {
		t.Errorf("%+v, %v", h, err)
	}
}
