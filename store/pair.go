package store

import (
	"context"
	"slices"
	"strings"

	"shoudao/ingest"
	"shoudao/triage"
)

// paired makes one of an item that is gone and one that is new where they grew from the
// same words: rules that cut a sentence elsewhere move the anchor, and nothing else.
func paired(all []Shift) []Shift {
	come := map[ingest.ID][]int{} // those that are new, by the messages that ask
	for i, s := range all {
		if s.after == nil || s.Was != Nowhere || s.before != nil {
			continue
		}
		for _, l := range s.after.Links {
			if at := come[l.Message]; asking(l) && (len(at) == 0 || at[len(at)-1] != i) {
				come[l.Message] = append(at, i)
			}
		}
	}
	used, taken := map[int]bool{}, map[int]bool{}
	for i, gone := range all {
		if gone.after != nil {
			continue
		}
		for _, k := range gone.successors(come) {
			if taken[k] || !sameWords(gone, all[k]) {
				continue
			}
			used[i], taken[k] = true, true
			c := &all[k]
			c.Was, c.before, c.DueWas, c.Handled = gone.Was, gone.before, gone.DueWas, gone.Handled
			break
		}
	}
	kept := make([]Shift, 0, len(all))
	for i, s := range all {
		if !used[i] {
			kept = append(kept, s)
		}
	}
	return kept
}

// successors are the new items that ask with a message of one that is gone.
func (s Shift) successors(come map[ingest.ID][]int) []int {
	if s.before == nil {
		return come[s.Anchor.Message]
	}
	var all []int
	for _, l := range s.before.Links {
		all = append(all, come[l.Message]...)
	}
	return all
}

func asking(l triage.Link) bool { return l.Act == triage.Ask || l.Act == triage.Part }

// sameWords reports whether an item that has come asks with words of one that is gone, be
// it with a copy of what that one asked.
func sameWords(gone, come Shift) bool {
	if gone.before == nil {
		return gone.Anchor.Message == come.Anchor.Message
	}
	return slices.ContainsFunc(gone.before.Links, func(l triage.Link) bool {
		return (asking(l) || l.Act == triage.Copy) && slices.ContainsFunc(come.after.Links, func(k triage.Link) bool {
			return asking(k) && k.Message == l.Message && k.From < l.To && l.From < k.To
		})
	})
}

// follow finds where the words of items went that are gone, and what those said whose
// form is not known.
func (t *txn) follow(ctx context.Context, all []Shift) ([]Shift, error) {
	for i := range all {
		s := &all[i]
		if s.after != nil {
			continue
		}
		row, err := t.find(ctx, s.Anchor.Message)
		if err != nil {
			return all, err
		}
		if row == 0 {
			continue // the message itself is gone
		}
		var elsewhere bool
		if err := t.row(ctx, "SELECT EXISTS (SELECT 1 FROM main.link WHERE msg = ?)", row).Scan(&elsewhere); err != nil {
			return all, err
		}
		if elsewhere {
			s.Is = Joined
		}
		if s.before == nil {
			m, err := t.message(ctx, row)
			if err != nil {
				return all, err
			}
			s.Title, s.Group, s.Sender = strings.TrimSpace(m.Text), m.Group.Name, m.Sender
		}
	}
	return all, nil
}
