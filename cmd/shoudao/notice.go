package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"shoudao/store"
)

// After an upgrade, or a change of the settings, the archive is judged anew by the first
// command that opens it, and the user is told at once what that did to her queue. It
// does not wait for her consent: the old findings know nothing of what has come since,
// so that a queue that waits would hide new messages, and a message that is not shown is
// the one mistake that this program is there to prevent. Nor is anything lost by it: what
// she decided is kept apart from the findings and holds over the new ones, and what
// changed is written down in the same transaction, to be read again with
// retriage --last. Who wants to see a change of settings first has retriage --dry-run.

// shownAtOnce is how many items of each part a notice lists; retriage --last lists all.
const shownAtOnce = 5

// noticeJSON says to a program that the queue was judged anew.
type noticeJSON struct {
	Notice   string `json:"notice"`
	RulesWas int    `json:"rules_was,omitempty"`
	Rules    int    `json:"rules"`
	Entering int    `json:"entering"`
	Leaving  int    `json:"leaving"`
	Changed  int    `json:"changed"`
	Command  string `json:"command"`
}

// notice tells, on standard error, what has been judged anew since the user was told last;
// it reports whether she was told in full. That is once, on a terminal. Elsewhere it is a
// line that comes again until she has seen the rest, for nobody may be reading.
func (a *app) notice(ctx context.Context, s *store.Store, zone *time.Location) (bool, error) {
	all, err := s.Untold(ctx)
	if err != nil || len(all) == 0 {
		return false, err
	}
	w := a.words.Cmd.Shift
	seen := terminal(a.err) && !a.json
	for _, r := range all {
		p := sorted(r.Shifts)
		if len(p.entering)+len(p.leaving)+len(p.changed) == 0 {
			continue // nothing that she could notice
		}
		switch {
		case a.json:
			line, err := json.Marshal(noticeJSON{"rejudged", r.RulesWas, r.Rules, len(p.entering), len(p.leaving), len(p.changed), "shoudao retriage --last --json"})
			if err != nil {
				return false, err
			}
			fmt.Fprintf(a.err, "%s\n", line)
		case seen:
			fmt.Fprintln(a.err, a.cause(r))
			a.printShifts(a.err, change{shifts: r.Shifts, limit: shownAtOnce}, zone)
			fmt.Fprintln(a.err, w.Again)
		default:
			fmt.Fprintln(a.err, a.cause(r)+" "+w.Counted(len(p.entering), len(p.leaving), len(p.changed))+" "+w.Again)
		}
	}
	if !seen {
		return false, nil
	}
	return true, a.markTold(ctx, s, zone)
}

// markTold notes that the user knows of all judgements so far.
func (a *app) markTold(ctx context.Context, s *store.Store, zone *time.Location) error {
	r, err := s.LastRejudged(ctx)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.Told(ctx, r.ID, a.clock(zone))
}

// waitForEnter lets the user read what the screen would cover.
func (a *app) waitForEnter(ctx context.Context) error {
	fmt.Fprintln(a.err, a.words.Cmd.Shift.Enter)
	read := make(chan error, 1)
	go func() {
		_, err := bufio.NewReaderSize(oneByte{a.in}, 16).ReadString('\n')
		read <- err
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case err := <-read:
		if errors.Is(err, io.EOF) {
			return nil
		}
		return err
	}
}

// oneByte reads no further than it is asked for: what is typed after the line is for the
// screen.
type oneByte struct{ io.Reader }

func (r oneByte) Read(p []byte) (int, error) { return r.Reader.Read(p[:min(len(p), 1)]) }
