// Package ingesttest holds the promises that every source makes, as tests. A
// connector ends its own tests with [Run], and one whose source can grow with
// [Grow] as well:
//
//	got := ingesttest.Run(t, func() ingest.Source { return jsonl.New(f, jsonl.Options{}) })
//	if want := (ingest.Tally{Read: 9, Stored: 7, Unreadable: 2}); got != want { … }
//
// The suite cannot know how many records a source holds. It returns the balance of
// a whole reading, and the test compares it with what it has put in.
//
// A way in to which others send has no cursor and cannot be asked again: what it owes is
// that nobody is told to forget what is not stored. Its tests end with [Push].
package ingesttest

import (
	"context"
	"errors"
	"os"
	"runtime"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

// Run checks the source that newSource makes, the same one each time. It should
// give several pages, else the promises about pages promise little.
func Run(t *testing.T, newSource func() ingest.Source) ingest.Tally {
	t.Helper()
	all := pages(t, newSource(), "")
	t.Run("has a name that stays", func(t *testing.T) { stays(t, newSource) })
	t.Run("comes oldest first", func(t *testing.T) { ascends(t, all) })
	t.Run("says no id twice", func(t *testing.T) { idsDiffer(t, all) })
	t.Run("ends no page inside a minute", func(t *testing.T) { minutesWhole(t, all) })
	t.Run("tells what a message must have", func(t *testing.T) { complete(t, all) })
	t.Run("reads the same twice", func(t *testing.T) {
		same(t, all, pages(t, newSource(), ""))
	})
	t.Run("resumes from every cursor", func(t *testing.T) {
		for i, p := range all {
			same(t, all[i+1:], pages(t, newSource(), p.Next))
		}
	})
	t.Run("reads one source twice over", func(t *testing.T) {
		src := newSource()
		same(t, pages(t, src, ""), pages(t, src, ""))
	})
	t.Run("begins again at a cursor it does not know", func(t *testing.T) {
		same(t, all, pages(t, newSource(), "no cursor of any source"))
	})
	t.Run("ends when cancelled", func(t *testing.T) { cancels(t, newSource, len(all)) })
	t.Run("leaves nothing open when broken off", func(t *testing.T) { breaksOff(t, newSource) })
	var sum ingest.Tally
	t.Run("stores nothing twice", func(t *testing.T) { sum = imports(t, newSource, all) })
	return sum
}

func pages(t *testing.T, src ingest.Source, since ingest.Cursor) []ingest.Page {
	t.Helper()
	var all []ingest.Page
	for p, err := range src.Pages(t.Context(), since) {
		if err != nil {
			t.Fatalf("%s from cursor %q: %v", src.Name(), since, err)
		}
		all = append(all, p)
	}
	return all
}

func pull(t *testing.T, src ingest.Source, sink *Memory) ingest.Tally {
	t.Helper()
	sum, err := ingest.Pull(t.Context(), src, sink, nil)
	if err != nil {
		t.Fatal(err)
	}
	if sum.Read != sum.Stored+sum.Known+sum.Unreadable+sum.Withheld {
		t.Errorf("the balance does not hold: %+v", sum)
	}
	return sum
}

func stays(t *testing.T, newSource func() ingest.Source) {
	a, b := newSource(), newSource()
	if a.Name() == "" || a.Name() != b.Name() {
		t.Errorf("names %q and %q", a.Name(), b.Name())
	}
	for range a.Pages(t.Context(), "") {
		break
	}
	if a.Name() != b.Name() {
		t.Errorf("name %q before reading, %q after", b.Name(), a.Name())
	}
}

func ascends(t *testing.T, all []ingest.Page) {
	var last *ingest.Message
	for _, p := range all {
		for i, m := range p.Messages {
			if last != nil && last.Compare(m) >= 0 {
				t.Errorf("%v (%v, %d) does not come before %v (%v, %d)",
					last.ID, last.SentAt, last.Nth, m.ID, m.SentAt, m.Nth)
			}
			last = &p.Messages[i]
		}
	}
}

func idsDiffer(t *testing.T, all []ingest.Page) {
	seen := map[ingest.ID]bool{}
	for _, p := range all {
		for _, m := range p.Messages {
			if seen[m.ID] {
				t.Errorf("the id %v is told twice", m.ID)
			}
			seen[m.ID] = true
		}
	}
}

func minutesWhole(t *testing.T, all []ingest.Page) {
	var last int64 // minute
	for i, p := range all {
		for j, m := range p.Messages {
			minute := m.SentAt.Unix() / 60
			if j == 0 && i > 0 && minute == last && size(all[i-1]) < ingest.Flood {
				t.Errorf("page %d ends inside the minute of %v", i, m.SentAt)
			}
			last = minute
		}
	}
}

func size(p ingest.Page) int { return len(p.Messages) + len(p.Skipped) + p.Repeated }

func complete(t *testing.T, all []ingest.Page) {
	for _, p := range all {
		if size(p) == 0 {
			t.Error("a page holds nothing")
		}
		if p.Next == "" {
			t.Error("a page has no cursor")
		}
		messagesComplete(t, p)
	}
}

// messagesComplete checks each message and each skip of a page for what it must have.
func messagesComplete(t *testing.T, p ingest.Page) {
	for _, m := range p.Messages {
		if m.ID.Source == "" || m.ID.Native == "" {
			t.Errorf("message %q has the id %v", m.Text, m.ID)
		}
		if m.Group.ID == "" && m.Group.Name == "" {
			t.Errorf("message %v has no group", m.ID)
		}
		if !ingest.Plausible(m.SentAt) {
			t.Errorf("message %v was sent at %v", m.ID, m.SentAt)
		}
	}
	for _, s := range p.Skipped {
		if s.Fault == "" || s.Line < 1 {
			t.Errorf("skip without reason or place: %+v", s)
		}
	}
}

// same compares what two runs of pages tell, however they are cut.
func same(t *testing.T, want, got []ingest.Page) {
	t.Helper()
	if diff := cmp.Diff(joined(want), joined(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func joined(all []ingest.Page) (one ingest.Page) {
	for _, p := range all {
		one.Messages = append(one.Messages, p.Messages...)
		one.Skipped = append(one.Skipped, p.Skipped...)
		one.Repeated += p.Repeated
		one.Next = p.Next
	}
	return one
}

func cancels(t *testing.T, newSource func() ingest.Source, count int) {
	for after := range min(count, 3) {
		ctx, cancel := context.WithCancel(t.Context())
		if after == 0 {
			cancel()
		}
		told := 0
		var last error
		for p, err := range newSource().Pages(ctx, "") {
			if last = err; err != nil {
				if size(p) != 0 {
					t.Error("a page stands beside an error")
				}
				continue // an error is the last there is: the next round would be a fault
			}
			if told++; told == after {
				cancel()
			}
		}
		cancel()
		if told > after+1 {
			t.Errorf("cancelled after %d pages, %d came", after, told)
		}
		if told < count && !errors.Is(last, context.Canceled) {
			t.Errorf("cancelled after %d of %d pages, the error is %v", told, count, last)
		}
	}
}

// breaksOff stops after the first page. A goroutine that stays behind keeps the
// bubble from ending, which is a failure; an open file is counted where the
// system tells.
func breaksOff(t *testing.T, newSource func() ingest.Source) {
	before := openFiles()
	synctest.Test(t, func(t *testing.T) {
		for range newSource().Pages(t.Context(), "") {
			break
		}
		synctest.Wait()
	})
	if after := openFiles(); after > before {
		t.Errorf("%d files stay open", after-before)
	}
}

func openFiles() int {
	if runtime.GOOS != "linux" {
		return 0
	}
	names, _ := os.ReadDir("/proc/self/fd")
	return len(names)
}

// imports pulls the source into an empty sink, then once more, then once more as
// if for the first time.
func imports(t *testing.T, newSource func() ingest.Source, all []ingest.Page) ingest.Tally {
	var sink Memory
	first := pull(t, newSource(), &sink)
	one := joined(all)
	if want := size(one); first.Read != want {
		t.Errorf("%d records were read, the pages hold %d", first.Read, want)
	}
	if first.Stored+first.Withheld != len(one.Messages) || first.Unreadable != len(one.Skipped) {
		t.Errorf("balance %+v of %d messages and %d skips", first, len(one.Messages), len(one.Skipped))
	}
	if again := pull(t, newSource(), &sink); again != (ingest.Tally{}) {
		t.Errorf("nothing is new, and yet %+v", again)
	}
	sink.Forget(newSource().Name())
	again := pull(t, newSource(), &sink)
	if want := (ingest.Tally{Read: first.Read, Known: first.Read - first.Unreadable, Unreadable: first.Unreadable}); again != want {
		t.Errorf("read over again %+v, want %+v", again, want)
	}
	return first
}
