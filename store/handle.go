package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"shoudao/triage"
)

// A handle is what people type to name an item. It is made of the item's anchor alone,
// so that it stays the same as long as the rules find that clause, and it may be cut
// to as many characters as tell it from the others, but not to fewer than three.

// letters are those of Crockford's base 32: digits and the letters that look like no
// digit and like no other letter, and do not spell anything.
const letters = "0123456789abcdefghjkmnpqrstvwxyz"

const shortestHandle = 3

// handleOf is the whole handle of an anchor, of which people see the beginning.
func handleOf(a triage.Anchor) string {
	h := fnv.New64a()
	for _, s := range []string{a.Message.Source, a.Message.Native, strconv.Itoa(a.Offset)} {
		_, _ = h.Write([]byte(s)) // a hash never fails
		_, _ = h.Write([]byte{0})
	}
	sum := h.Sum64()
	// FNV changes its low bits most, and the first characters have to differ.
	b := make([]byte, 13)
	for i := range b {
		b[i] = letters[sum&31]
		sum >>= 5
	}
	return string(b)
}

// readHandle forgives what people mistake: case, the letters that look like digits,
// and hyphens.
func readHandle(typed string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', ' ':
			return -1
		case 'o', 'O':
			return '0'
		case 'i', 'I', 'l', 'L':
			return '1'
		}
		return r
	}, strings.ToLower(strings.TrimSpace(typed)))
}

// Handles are the handles of items, each as short as it may be today. An anchor that no
// item has gets its handle whole.
func (s *Store) Handles(ctx context.Context, anchors []triage.Anchor) ([]string, error) {
	handles := make([]string, len(anchors))
	err := s.read(ctx, func(t *txn) error {
		for i, a := range anchors {
			whole := handleOf(a)
			var there bool
			var before, after string
			err := t.row(ctx, `
				SELECT EXISTS (SELECT 1 FROM item WHERE handle = ?1),
					coalesce((SELECT max(handle) FROM item WHERE handle < ?1), ''),
					coalesce((SELECT min(handle) FROM item WHERE handle > ?1), '')`, whole).Scan(&there, &before, &after)
			if err != nil {
				return err
			}
			handles[i] = whole
			if there {
				handles[i] = whole[:min(len(whole), max(shortestHandle, common(whole, before)+1, common(whole, after)+1))]
			}
		}
		return nil
	})
	return handles, err
}

// common is the length of the longest common beginning.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// Resolve is the anchor of the item whose handle begins so. [ErrNotFound] says that
// there is none, an [*AmbiguousError] that there are several.
func (s *Store) Resolve(ctx context.Context, handle string) (triage.Anchor, error) {
	var anchors []triage.Anchor
	typed := readHandle(handle)
	if typed == "" {
		return triage.Anchor{}, fmt.Errorf("item %q: %w", handle, ErrNotFound)
	}
	err := s.read(ctx, func(t *txn) error {
		const some = 8
		rows, err := t.rows(ctx, `
			SELECT anchor_source, anchor_native, anchor_offset FROM item
			WHERE handle >= ?1 AND handle < ?1 || '~' ORDER BY handle LIMIT ?2`, typed, some)
		if err != nil {
			return err
		}
		anchors, err = readAnchors(rows)
		return err
	})
	switch {
	case err != nil:
		return triage.Anchor{}, fmt.Errorf("item %q: %w", handle, err)
	case len(anchors) == 0:
		return triage.Anchor{}, fmt.Errorf("item %q: %w", handle, ErrNotFound)
	case len(anchors) > 1:
		return triage.Anchor{}, &AmbiguousError{handle, anchors}
	}
	return anchors[0], nil
}

// readAnchors reads a result of anchors.
func readAnchors(rows *sql.Rows) ([]triage.Anchor, error) {
	defer rows.Close()
	var anchors []triage.Anchor
	for rows.Next() {
		var a triage.Anchor
		if err := rows.Scan(&a.Message.Source, &a.Message.Native, &a.Offset); err != nil {
			return nil, err
		}
		anchors = append(anchors, a)
	}
	return anchors, rows.Err()
}

// Item is the item that grew from the anchor; if the archive names that message by
// another id now, or the rules find the clause to begin elsewhere, the one that holds
// it. [ErrNotFound] says that there is none.
func (s *Store) Item(ctx context.Context, a triage.Anchor) (triage.Item, error) {
	var it triage.Item
	err := s.read(ctx, func(t *txn) error {
		var b []byte
		err := t.row(ctx, `
			SELECT coalesce(settled, body) FROM item
			WHERE anchor_source = ? AND anchor_native = ? AND anchor_offset = ?`, a.Message.Source, a.Message.Native, a.Offset).Scan(&b)
		if errors.Is(err, sql.ErrNoRows) {
			it, err = t.holding(ctx, a)
			return err
		}
		if err != nil {
			return err
		}
		it, err = decodeItem(b, t.zone)
		return err
	})
	if err != nil {
		return triage.Item{}, fmt.Errorf("item %v: %w", a.Message, err)
	}
	return it, nil
}
