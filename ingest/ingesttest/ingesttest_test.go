package ingesttest

import (
	"context"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"shoudao/ingest"
)

// A list is a source of pages that are there already: an honest one.
type list struct {
	name  string
	pages []ingest.Page
}

func newList() *list {
	l := &list{name: "list"}
	for i := range 4 {
		var p ingest.Page
		for j := range 3 {
			p.Messages = append(p.Messages, ingest.Message{
				ID: ingest.ID{Source: "list", Native: fmt.Sprintf("%d-%d", i, j)}, Group: ingest.Group{Name: "g"},
				SentAt: time.Date(2026, 3, 7, 8, i, j, 0, time.UTC), Text: "x",
			})
		}
		p.Skipped = []ingest.Skip{{Path: "list", Line: i + 1, Fault: ingest.BadTime}}
		p.Next = ingest.Cursor(strconv.Itoa(i + 1))
		l.pages = append(l.pages, p)
	}
	return l
}

func (l *list) Name() string { return l.name }

func (l *list) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return func(yield func(ingest.Page, error) bool) {
		from, _ := strconv.Atoi(string(since))
		for _, p := range l.pages[min(from, len(l.pages)):] {
			if err := ctx.Err(); err != nil {
				yield(ingest.Page{}, err)
				return
			}
			if !yield(p, nil) {
				return
			}
		}
	}
}

// changed is a list whose pages pass through a function.
type changed struct {
	*list
	seq func(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error]
}

func (c changed) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return c.seq(ctx, since)
}

// made numbers what is another each time. A clock would not do: that of Windows stands still
// for milliseconds.
var made atomic.Int64

// broken are sources that break one promise each, by the promise.
var broken = map[string]func() ingest.Source{
	"has_a_name_that_stays": func() ingest.Source {
		l := newList()
		l.name = strconv.FormatInt(made.Add(1), 10)
		return l
	},
	"comes_oldest_first": func() ingest.Source {
		l := newList()
		m := l.pages[1].Messages
		m[0], m[1] = m[1], m[0]
		return l
	},
	"says_no_id_twice": func() ingest.Source {
		l := newList()
		l.pages[3].Messages[0].ID = l.pages[0].Messages[0].ID
		return l
	},
	"ends_no_page_inside_a_minute": func() ingest.Source {
		l := newList()
		for i := range l.pages[1].Messages {
			l.pages[1].Messages[i].SentAt = l.pages[0].Messages[2].SentAt.Add(time.Duration(i+1) * time.Second)
		}
		return l
	},
	"tells_what_a_message_must_have": func() ingest.Source {
		l := newList()
		l.pages[2].Messages[0].Group = ingest.Group{}
		return l
	},
	"reads_the_same_twice": func() ingest.Source {
		l := newList()
		l.pages[0].Messages[0].Text = strconv.FormatInt(made.Add(1), 10)
		return l
	},
	"resumes_from_every_cursor": func() ingest.Source {
		l := newList()
		return changed{l, func(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
			if since == "2" {
				since = "3"
			}
			return l.Pages(ctx, since)
		}}
	},
	"reads_one_source_twice_over": func() ingest.Source {
		l, used := newList(), false
		return changed{l, func(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
			if used {
				since = "4"
			}
			used = true
			return l.Pages(ctx, since)
		}}
	},
	"begins_again_at_a_cursor_it_does_not_know": func() ingest.Source {
		l := newList()
		return changed{l, func(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
			if strings.HasPrefix(string(since), "no") {
				since = "4"
			}
			return l.Pages(ctx, since)
		}}
	},
	"ends_when_cancelled": func() ingest.Source {
		l := newList()
		return changed{l, func(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
			return l.Pages(context.WithoutCancel(ctx), since)
		}}
	},
	"leaves_nothing_open_when_broken_off": func() ingest.Source {
		l := newList()
		return changed{l, func(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
			go func() { select {} }()
			return l.Pages(ctx, since)
		}}
	},
	"stores_nothing_twice": func() ingest.Source {
		l := newList()
		return changed{l, func(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
			if since == "4" {
				return func(yield func(ingest.Page, error) bool) {
					yield(ingest.Page{Skipped: l.pages[0].Skipped, Next: "4"}, nil)
				}
			}
			return l.Pages(ctx, since)
		}}
	},
}

const which = "INGESTTEST_BROKEN"

// TestOneSource is run by TestFindsBrokenPromises in a process of its own, because
// it has to fail.
func TestOneSource(t *testing.T) {
	if name := os.Getenv(which); name != "" {
		Run(t, broken[name])
	}
}

func TestFindsBrokenPromises(t *testing.T) {
	for name := range broken {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestOneSource$")
			cmd.Env = append(os.Environ(), which+"="+name)
			out, err := cmd.CombinedOutput()
			if err == nil || !strings.Contains(string(out), name) {
				t.Errorf("the suite does not find it: %v\n%s", err, out)
			}
		})
	}
}

func TestAnHonestSourcePasses(t *testing.T) {
	got := Run(t, func() ingest.Source { return newList() })
	if want := (ingest.Tally{Read: 16, Stored: 12, Unreadable: 4}); got != want {
		t.Errorf("balance %+v, want %+v", got, want)
	}
	Grow(t,
		func() ingest.Source { l := newList(); l.pages = l.pages[:2]; return l },
		func() ingest.Source { return newList() })
}

func TestMemory(t *testing.T) {
	var sink Memory
	page := newList().pages[0]
	page.Messages[1].Marking = "秘密★1年"
	got, err := sink.Append(t.Context(), "a", "", page)
	if want := (ingest.Tally{Read: 4, Stored: 2, Unreadable: 1, Withheld: 1}); err != nil || got != want {
		t.Errorf("balance %+v, error %v", got, err)
	}
	if _, err := sink.Append(t.Context(), "a", "", page); err != ingest.ErrCursorMoved {
		t.Errorf("over a cursor that has moved: %v", err)
	}
	got, err = sink.Append(t.Context(), "b", "", page)
	if want := (ingest.Tally{Read: 4, Known: 3, Unreadable: 1}); err != nil || got != want {
		t.Errorf("from another source: balance %+v, error %v", got, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := sink.Append(ctx, "a", "1", page); err == nil {
		t.Error("a cancelled page is kept")
	}
	if c, err := sink.Cursor(t.Context(), "a"); c != "1" || err != nil {
		t.Errorf("cursor %q, error %v", c, err)
	}
}
