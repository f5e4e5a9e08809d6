package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"shoudao/ingest"
	"shoudao/triage"
)

func TestHandlesOfManyItems(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	var anchors []triage.Anchor
	err := s.write(ctx, func(x *txn) error {
		for i := range 3000 {
			it := triage.Item{Anchor: triage.Anchor{Message: ingest.ID{Source: "live", Native: fmt.Sprint(i / 3)}, Offset: i % 3 * 12}}
			if _, err := newFindings(x).put(ctx, it, encodeItem(it), false, 0); err != nil {
				return err
			}
			anchors = append(anchors, it.Anchor)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	handles, err := s.Handles(ctx, anchors)
	if err != nil {
		t.Fatal(err)
	}
	longest := 0
	for i, h := range handles {
		longest = max(longest, len(h))
		if got, err := s.Resolve(ctx, h); got != anchors[i] || err != nil {
			t.Fatalf("%q is %v, %v; want %v", h, got, err, anchors[i])
		}
		if len(h) > shortestHandle {
			// It is no longer than it has to be.
			_, err := s.Resolve(ctx, h[:len(h)-1])
			if several, ok := errors.AsType[*AmbiguousError](err); !ok || len(several.Anchors) < 2 {
				t.Fatalf("%q is enough of %q: %v", h[:len(h)-1], h, err)
			}
		}
		if strings.Trim(h, letters) != "" {
			t.Fatalf("%q has letters that look like others", h)
		}
	}
	if longest > 6 {
		t.Errorf("of %d items one needs %d characters", len(anchors), longest)
	}
	whole, err := s.Handles(ctx, []triage.Anchor{{Message: ingest.ID{Source: "no", Native: "item"}}})
	if err != nil || len(whole[0]) != 13 {
		t.Errorf("of no item: %v, %v", whole, err)
	}
}
