package store

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRestEnds(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "archive.db")
	s := openBlank(t, path)
	defer s.Close()
	for i := range 40 { // each is a part of the index
		appendTest(t, s, pageOf(i*100, 100))
	}
	parts := func() (n int) {
		t.Helper()
		if err := s.reader.QueryRow("SELECT count(*) FROM segment").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	was, steps := parts(), 0
	for more := true; more; steps++ {
		var err error
		if more, err = s.Rest(ctx); err != nil {
			t.Fatal(err)
		}
		appendTest(t, s, pageOf(0, 100)) // others write meanwhile: what is known already
		if steps > 10_000 {
			t.Fatal("there is no end of it")
		}
	}
	if is := parts(); was > 4 && is >= was {
		t.Errorf("%d parts of the index, %d before, after %d steps", is, was, steps)
	}
	if _, err := s.Rest(ctx); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() != 0 {
		t.Errorf("the log has %v bytes, %v", info.Size(), err)
	}
	if h, err := s.CheckIndex(ctx, true, nil); err != nil || !h.OK() {
		t.Errorf("%+v, %v", h, err)
	}
}

func TestRestLeavesWhoReadsAlone(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "archive.db")
	s := openBlank(t, path)
	defer s.Close()
	appendTest(t, s, pageOf(0, 500))
	err := s.read(ctx, func(x *txn) error {
		var before, after int
		if err := x.row(ctx, "SELECT count(*) FROM message").Scan(&before); err != nil {
			return err
		}
		appendTest(t, s, pageOf(500, 500))
		for more := true; more; {
			var err error
			if more, err = s.Rest(ctx); err != nil {
				return err
			}
		}
		if err := x.row(ctx, "SELECT count(*) FROM message").Scan(&after); err != nil || after != before {
			t.Errorf("%d messages after %d, %v", after, before, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
