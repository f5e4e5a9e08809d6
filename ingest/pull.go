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

// Pull carries everything that is new in src to sink, page by page, and returns
// the balance. What it has counted is committed, also when it ends with an error.
// Progress may be nil.
func Pull(ctx context.Context, src Source, sink Sink, tell Progress) (Tally, error) {
	var sum Tally
	since, err := sink.Cursor(ctx, src.Name())
	if err != nil {
		return sum, fmt.Errorf("pull %s: %w", src.Name(), err)
	}
	for page, err := range src.Pages(ctx, since) {
		if err != nil {
			return sum, fmt.Errorf("pull %s: %w", src.Name(), err)
		}
		got, err := sink.Append(ctx, src.Name(), since, page)
		if err != nil {
			return sum, fmt.Errorf("pull %s: %w", src.Name(), err)
		}
		got.Read += page.Repeated
		got.Known += page.Repeated
		since = page.Next
		sum = sum.Plus(got)
		if tell != nil {
			tell(page, sum)
		}
	}
	return sum, nil
}
