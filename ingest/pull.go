package ingest

import (
	"context"
	"errors"
	"fmt"
)

// ErrCursorMoved is what a [Sink] answers when the cursor to be replaced is not
// the one that stands there: another process reads the same source.
var ErrCursorMoved = errors.New("another process is reading this source")

// A Progress is told after every page that has been committed.
type Progress func(page Page, so Tally)

// A Transfer is how messages are carried from a source to a sink. The zero value
// withholds what bears a secrecy marking and tells nobody.
type Transfer struct {
	// KeepMarked hands messages with a secrecy marking on as they are.
	KeepMarked bool
	Tell       Progress
}

// Pull carries everything that is new in src to sink, page by page, and returns
// the balance. What it has counted is committed, also when it ends with an error.
// Marked messages lose their text on the way, see [Withhold]. Progress may be nil.
func Pull(ctx context.Context, src Source, sink Sink, tell Progress) (Tally, error) {
	return Transfer{Tell: tell}.Pull(ctx, src, sink)
}

// Pull is [Pull], done as t says.
func (t Transfer) Pull(ctx context.Context, src Source, sink Sink) (Tally, error) {
	var sum Tally
	since, err := sink.Cursor(ctx, src.Name())
	if err != nil {
		return sum, fmt.Errorf("pull %s: %w", src.Name(), err)
	}
	for page, err := range src.Pages(ctx, since) {
		if err != nil {
			return sum, fmt.Errorf("pull %s: %w", src.Name(), err)
		}
		if !t.KeepMarked {
			withhold(&page)
		}
		got, err := sink.Append(ctx, src.Name(), since, page)
		if err != nil {
			return sum, fmt.Errorf("pull %s: %w", src.Name(), err)
		}
		got.Read += page.Repeated
		got.Known += page.Repeated
		since = page.Next
		sum = sum.Plus(got)
		if t.Tell != nil {
			t.Tell(page, sum)
		}
	}
	return sum, nil
}

// Push commits one page that a source has sent by itself, and returns its balance. The sink
// must be one that keeps no cursors of it: what is sent again is known by its ids.
func (t Transfer) Push(ctx context.Context, source string, page Page, sink Sink) (Tally, error) {
	if !t.KeepMarked {
		withhold(&page)
	}
	got, err := sink.Append(ctx, source, "", page)
	if err != nil {
		return Tally{}, fmt.Errorf("take from %s: %w", source, err)
	}
	got.Read += page.Repeated
	got.Known += page.Repeated
	if t.Tell != nil {
		t.Tell(page, got)
	}
	return got, nil
}

// withhold takes marked text from a page. What could not be read is told with a few
// of its words, and those may be the marked ones.
func withhold(page *Page) {
	for i, m := range page.Messages {
		page.Messages[i], _ = Withhold(m)
	}
	for i, s := range page.Skipped {
		if markingIn(s.Detail) != "" {
			page.Skipped[i].Detail = ""
		}
	}
}
