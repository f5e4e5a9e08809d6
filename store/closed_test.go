package store

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"shoudao/ingest"
)

// TestAClosedArchive holds that whoever comes too late is told, and waits for nothing.
func TestAClosedArchive(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "archive.db"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for name, do := range map[string]func() error{
		"to write": func() error {
			_, err := s.Run(time.Unix(0, 0)).Append(ctx, "x", "", ingest.Page{Messages: pageOf(0, 1)})
			return err
		},
		"to read":   func() error { _, err := s.Attempts(ctx); return err },
		"to look":   func() error { _, err := s.Version(ctx); return err },
		"to tidy":   func() error { return s.Tidy(ctx) },
		"to copy":   func() error { return s.Copy(ctx, filepath.Join(t.TempDir(), "copy.db")) },
		"to lease":  func() error { return s.Acquire(ctx, "late", time.Unix(0, 0), time.Unix(60, 0)) },
		"to close":  s.Close,
		"to triage": func() error { _, err := s.Triage(ctx, testJudge(), nil); return err },
	} {
		if err := do(); !errors.Is(err, ErrClosed) {
			t.Errorf("%s: error %v, want %v", name, err, ErrClosed)
		}
	}
}
