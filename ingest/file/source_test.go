package file_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
	"shoudao/ingest/jsonl"
)

// said is a line at that second past eight, and more lines of that.
func said(id string, second int) string {
	return fmt.Sprintf(`{"id":%q,"group":"g","sender":"s","time":"2026-03-07T08:%02d:%02d+08:00","text":"x"}`+"\n", id, second/60, second%60)
}

func many(prefix string, from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		b.WriteString(said(fmt.Sprintf("%s%03d", prefix, i), i))
	}
	return b.String()
}

func open(path string) *file.Source {
	s := jsonl.New(file.At(path), jsonl.Options{})
	s.PageSize = 20
	return s
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func pull(t *testing.T, src ingest.Source, sink ingest.Sink) ingest.Tally {
	t.Helper()
	sum, err := ingest.Pull(t.Context(), src, sink, nil)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestKeepsThePromisesOfASource(t *testing.T) {
	path := filepath.Join(t.TempDir(), "林晓 #1%.jsonl")
	write(t, path, many("a", 0, 200)+"broken\n"+many("b", 100, 150))
	got := ingesttest.Run(t, func() ingest.Source { return open(path) })
	if want := (ingest.Tally{Read: 251, Stored: 250, Unreadable: 1}); got != want {
		t.Errorf("balance %+v, want %+v", got, want)
	}
}

func TestAFileThatChanges(t *testing.T) {
	start := many("a", 0, 100)
	tests := []struct {
		promise, after string
		want           ingest.Tally
	}{
		{"nothing new is nothing read", start, ingest.Tally{}},
		{"only what was added is read", start + many("a", 100, 110), ingest.Tally{Read: 10, Stored: 10}},
		{"older messages may be added", start + many("b", 0, 10), ingest.Tally{Read: 10, Stored: 10}},
		{"an id that was there before is told", start + said("a007", 7), ingest.Tally{Read: 1, Known: 1}},
		{"an id that was there with another time is told", start + said("a007", 8), ingest.Tally{Read: 1, Unreadable: 1}},
		{"comments are nothing", start + "# end\n\n", ingest.Tally{}},
		{"a file written anew is read anew", many("a", 1, 101), ingest.Tally{Read: 100, Stored: 1, Known: 99}},
		{"a file that became shorter is read anew", many("a", 0, 50), ingest.Tally{Read: 50, Known: 50}},
		{"a file of the same size is read anew", strings.Replace(start, "a050", "c050", 1), ingest.Tally{Read: 100, Stored: 1, Known: 99}},
		{"an empty file is nothing", "", ingest.Tally{}},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.jsonl")
			var sink ingesttest.Memory
			write(t, path, start)
			pull(t, open(path), &sink)
			write(t, path, tt.after)
			if got := pull(t, open(path), &sink); got != tt.want {
				t.Errorf("balance %+v, want %+v", got, tt.want)
			}
			if again := pull(t, open(path), &sink); again != (ingest.Tally{}) && tt.after != start+"# end\n\n" {
				t.Errorf("nothing is new any more, and yet %+v", again)
			}
		})
	}
}

func TestALastLineThatIsBeingWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	var sink ingesttest.Memory
	text := many("a", 0, 30)
	steps := []struct {
		text string
		want ingest.Tally
	}{
		{text[:len(text)-30], ingest.Tally{Read: 30, Stored: 29, Unreadable: 1}},
		{text[:len(text)-30], ingest.Tally{}}, // told once
		{text[:len(text)-20], ingest.Tally{Read: 1, Unreadable: 1}},
		{text[:len(text)-1], ingest.Tally{Read: 1, Stored: 1}},
		{text, ingest.Tally{Read: 1, Known: 1}},
		{text + said("z", 99), ingest.Tally{Read: 1, Stored: 1}},
	}
	for i, step := range steps {
		write(t, path, step.text)
		if got := pull(t, open(path), &sink); got != step.want {
			t.Errorf("step %d: balance %+v, want %+v", i, got, step.want)
		}
	}
}

func TestAnInterruptionBeforeTheFileGrows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	write(t, path, many("a", 0, 200))
	var sink ingesttest.Memory
	ctx, cancel := context.WithCancel(t.Context())
	first, err := ingest.Pull(ctx, open(path), &sink, func(ingest.Page, ingest.Tally) { cancel() })
	if !errors.Is(err, context.Canceled) || first.Read == 0 || first.Read == 200 {
		t.Fatalf("error %v, balance %+v", err, first)
	}
	write(t, path, many("a", 0, 200)+many("b", 0, 5))
	pull(t, open(path), &sink)
	if n := len(sink.Messages()); n != 205 {
		t.Errorf("%d messages of 205", n)
	}
}

func TestAFlood(t *testing.T) {
	const n = ingest.Flood + 1000
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%d","group":"g","sender":"s","time":1772841600}`+"\n", i)
	}
	src := jsonl.New(file.Bytes("flood", []byte(b.String())), jsonl.Options{})
	var sink ingesttest.Memory
	pages := 0
	sum, err := ingest.Pull(t.Context(), src, &sink, func(p ingest.Page, _ ingest.Tally) {
		if pages++; len(p.Messages) > ingest.Flood {
			t.Errorf("a page holds %d messages", len(p.Messages))
		}
	})
	if err != nil || sum.Stored != n || pages != 2 {
		t.Errorf("error %v, balance %+v, %d pages", err, sum, pages)
	}
}

func TestPagesOfLongTexts(t *testing.T) {
	long := strings.Repeat("长", 1<<20)
	var b strings.Builder
	for i := range 8 {
		fmt.Fprintf(&b, `{"id":"%d","group":"g","sender":"s","time":%d,"text":"%s"}`+"\n", i, 1772841600+60*i, long)
	}
	src := jsonl.New(file.Bytes("long", []byte(b.String())), jsonl.Options{})
	for p, err := range src.Pages(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Messages) > 4 {
			t.Errorf("a page holds %d messages of 3 MiB", len(p.Messages))
		}
	}
}

// counted wraps a file so that what is left open shows.
func counted(f file.File, open *int) file.File {
	inner := f.Open
	f.Open = func() (file.Handle, int64, error) {
		h, size, err := inner()
		if err == nil {
			*open++
		}
		return &closing{h, open}, size, err
	}
	return f
}

type closing struct {
	file.Handle
	open *int
}

func (c *closing) Close() error {
	*c.open--
	return c.Handle.Close()
}

func TestClosesTheFile(t *testing.T) {
	text := []byte(many("a", 0, 200))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for promise, use := range map[string]func(ingest.Source){
		"after a whole reading": func(src ingest.Source) {
			for range src.Pages(t.Context(), "") {
			}
		},
		"when broken off": func(src ingest.Source) {
			for range src.Pages(t.Context(), "") {
				break
			}
		},
		"when cancelled": func(src ingest.Source) {
			for range src.Pages(cancelled, "") {
			}
		},
		"when the reader panics": func(src ingest.Source) {
			defer func() { _ = recover() }()
			for range src.Pages(t.Context(), "") {
				panic("reader")
			}
		},
	} {
		open := 0
		src := jsonl.New(counted(file.Bytes("a", text), &open), jsonl.Options{})
		src.PageSize = 20
		if use(src); open != 0 {
			t.Errorf("%s %d files are open", promise, open)
		}
	}
}

func TestAFileIsCalledByItsName(t *testing.T) {
	for path, want := range map[string]string{
		"/tmp/a.b/防汛.csv": "防汛", "/tmp/防汛.群.txt": "防汛.群", "/tmp/聊天记录": "聊天记录",
	} {
		if got := file.At(filepath.FromSlash(path)).Name; got != want {
			t.Errorf("%s is called %q, want %q", path, got, want)
		}
	}
	if got := file.Bytes("paste.txt", nil).Name; got != "" {
		t.Errorf("a paste is called %q", got)
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	for promise, path := range map[string]string{"a folder": dir, "nothing": filepath.Join(dir, "none")} {
		n := 0
		for p, err := range open(path).Pages(t.Context(), "") {
			if n++; err == nil || len(p.Messages) > 0 || !strings.Contains(err.Error(), path) {
				t.Errorf("%s: error %v", promise, err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d pages", promise, n)
		}
	}
}

func TestAFileWrittenOverWhileItIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	text := many("a", 0, 400) + strings.Repeat("# "+strings.Repeat("x", 1000)+"\n", 1000) + many("b", 400, 800)
	write(t, path, text)
	var last error
	turn := 0
	for _, err := range open(path).Pages(t.Context(), "") {
		if last = err; turn == 0 {
			write(t, path, strings.ReplaceAll(text, "08:0", "09:0"))
		}
		turn++
	}
	if !errors.Is(last, file.ErrChanged) {
		t.Errorf("after %d pages the error is %v", turn, last)
	}
}

// A faulty is a form of another's records that tells a fault beside an instant of its own.
type faulty struct {
	file.Form
	near time.Time
}

func (f faulty) Next(in *file.Lines) (file.Piece, bool) {
	p, ok := f.Form.Next(in)
	if p.Fault != "" {
		p.Near = f.near
	}
	return p, ok
}

func TestAFaultIsToldBesideItsInstant(t *testing.T) {
	text := many("a", 0, 100) + "broken\n" + many("a", 100, 200)
	for near, want := range map[time.Duration]int{0: 1, 30 * time.Second: 0, 190 * time.Second: 3, -time.Hour: 0} {
		src := jsonl.New(file.Bytes("a", []byte(text)), jsonl.Options{})
		src.PageSize = 50
		plain := src.Form
		src.Form = func() file.Form {
			f := faulty{Form: plain()}
			if near != 0 {
				f.near = time.Date(2026, 3, 7, 0, 0, 0, 0, time.UTC).Add(near)
			}
			return f
		}
		got, page := -1, 0
		for p, err := range src.Pages(t.Context(), "") {
			if err != nil {
				t.Fatal(err)
			}
			if len(p.Skipped) > 0 {
				got = page
			}
			page++
		}
		if got != want {
			t.Errorf("near %v it stands on page %d, want %d", near, got, want)
		}
	}
}
