package onebot

import (
	"cmp"
	"context"
	"slices"

	"shoudao/ingest"
)

// tell hands out entries in the order of time, and notes in t what it has handed
// out. It is false if nobody wants more.
func (s *session) tell(ctx context.Context, t trail, all []placed, yield func(ingest.Page) bool) (bool, error) {
	slices.SortStableFunc(all, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.at, b.at), a.message.Compare(b.message))
	})
	var page ingest.Page
	size := func() int { return len(page.Messages) + len(page.Skipped) }
	flush := func() (bool, error) {
		if size() == 0 {
			return true, nil
		}
		if err := ctx.Err(); err != nil {
			return false, err
		}
		page.Next = t.cursor()
		p := page
		page = ingest.Page{}
		return yield(p), nil
	}
	var minute int64
	for i, e := range all {
		if e.at/60 != minute && size() >= s.page {
			if more, err := flush(); !more || err != nil {
				return more, err
			}
		}
		minute = e.at / 60
		t.add(e)
		if e.fault != "" {
			page.Skipped = append(page.Skipped, ingest.Skip{Path: s.link.where(), Line: i + 1, Fault: e.fault, Detail: e.detail})
			continue
		}
		page.Messages = append(page.Messages, e.message)
	}
	return flush()
}

// where is the place of a skip; events that were posted have none.
func (l *link) where() string {
	if l == nil {
		return ""
	}
	return l.place
}
