package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"shoudao/ingest/folder"
	"shoudao/store"
)

// TestAFileOfTheFuture holds that a file is read by the first sync whatever its date is: who
// syncs only once has no second.
func TestAFileOfTheFuture(t *testing.T) {
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	now := time.Date(2026, 3, 12, 8, 12, 0, 0, time.UTC)
	c := carrier{to: s, clock: func(zone *time.Location) time.Time { return now.In(zone) }}
	c.profile.Office.Location = time.UTC
	for name, dated := range map[string]time.Time{"of this moment": now, "of the future": now.AddDate(1, 0, 0)} {
		dir := t.TempDir()
		path := filepath.Join(dir, "a.jsonl")
		row := `{"id":"` + name + `","group":"Office","sender":"Ann","time":"2026-03-12T08:00:00Z","text":"the list, please"}` + "\n"
		if err := os.WriteFile(path, []byte(row), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, dated, dated); err != nil {
			t.Fatal(err)
		}
		f := &folderFeed{carrier: c, app: &app{now: func() time.Time { return now }}, name: name, settle: time.Millisecond, folder: folder.Folder{Path: dir}}
		if tally, err := f.Sync(t.Context()); err != nil || tally.Read != 1 {
			t.Errorf("a file %s: %+v, %v", name, tally, err)
		}
	}
}
