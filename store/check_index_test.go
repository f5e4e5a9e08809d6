package store

import (
	"errors"
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
	change("DELETE FROM segment")
	if h := look(false); h.OK() || h.Indexed != 0 || h.Missing != h.Looked {
		t.Errorf("an index without anything: %+v", h)
	}
}

// TestABrokenIndexIsMadeAnew holds that an index which cannot be read is told as such by a search and
// by a check, and is made anew from the messages.
func TestABrokenIndexIsMadeAnew(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	appendTest(t, s, pageOf(0, 500))
	err := s.write(ctx, func(x *txn) error { return x.exec(ctx, "UPDATE block SET data = zeroblob(40)") })
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Search(ctx, Query{Text: "花名册"})
	if e, ok := errors.AsType[*FileError](err); !ok || e.Fault != BadIndex {
		t.Errorf("a search says %v", err)
	}
	if h, err := s.CheckIndex(ctx, false, nil); err != nil || h.OK() {
		t.Errorf("the broken index is not found: %+v, %v", h, err)
	}
	if err := s.Reindex(ctx, nil); err != nil {
		t.Fatal(err)
	}
	soundIndex(t, s)
}

func TestAnEmptyArchiveHasASoundIndex(t *testing.T) {
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	if h, err := s.CheckIndex(t.Context(), true, nil); err != nil || !h.OK() {
		t.Errorf("%+v, %v", h, err)
	}
}
