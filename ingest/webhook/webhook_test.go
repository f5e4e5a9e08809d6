package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
	"shoudao/ingest/peer"
)

var noon = time.Date(2026, 3, 7, 12, 0, 0, 0, time.FixedZone("CST", 8*60*60))

const secret = "s3cret of the tests"

// A bench is a hook behind a real server, and what it has stored.
type bench struct {
	t    *testing.T
	url  string
	sink *ingesttest.Memory
	down error // what the archive answers, if set
}

func newBench(t *testing.T) *bench {
	sink := &ingesttest.Memory{}
	b := newBenchOn(t, sink)
	b.sink = sink
	return b
}

func newBenchOn(t *testing.T, sink ingest.Sink) *bench {
	b := &bench{t: t}
	h, err := New(Options{
		Name: "webhook:test", Secret: secret, Zone: noon.Location(), Now: func() time.Time { return noon },
		Take: func(ctx context.Context, p ingest.Page) (ingest.Tally, error) {
			if b.down != nil {
				return ingest.Tally{}, b.down
			}
			return ingest.Transfer{}.Push(ctx, "webhook:test", p, sink)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	b.url = s.URL
	return b
}

// post sends a body; change may change the request.
func (b *bench) post(body string, change func(*http.Request)) (int, answer) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.url+"/v1/messages", strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+secret)
	if change != nil {
		change(r)
	}
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer got.Body.Close()
	raw, err := io.ReadAll(got.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	if bytes.Contains(raw, []byte(secret)) {
		b.t.Errorf("the answer tells the secret: %s", raw)
	}
	var a answer
	if got.StatusCode == http.StatusOK {
		if err := json.Unmarshal(raw, &a); err != nil {
			b.t.Fatalf("%v in %s", err, raw)
		}
	}
	return got.StatusCode, a
}

func row(id int, text string) string {
	return fmt.Sprintf(`{"id":"m%d","group":"防汛工作群","sender":"郝主任","time":"2026-03-07T08:%02d:00+08:00","text":%q}`, id, id%60, text)
}

func TestRows(t *testing.T) {
	for name, body := range map[string]string{
		"one an object":    row(1, "各村报数"),
		"one a line":       row(1, "各村报数") + "\r\n\r\n" + row(2, "收到") + "\n",
		"an array":         "[" + row(2, "收到") + "," + row(1, "各村报数") + "]",
		"with a byte mark": "\ufeff" + row(1, "各村报数"),
		"pretty":           "{\n \"group\": \"防汛工作群\",\n \"sender\": \"郝主任\",\n \"time\": \"2026-03-07 08:05\",\n \"text\": \"各村报数\"\n}",
	} {
		b := newBench(t)
		status, a := b.post(body, nil)
		if n := len(b.sink.Messages()); status != http.StatusOK || a.Stored != n || n == 0 || a.Read != n || len(a.Rows) != 0 {
			t.Errorf("%s: status %d, %+v, %d stored", name, status, a, n)
		}
		if status, again := b.post(body, nil); status != http.StatusOK || again.Stored != 0 || again.Known != a.Stored {
			t.Errorf("%s again: status %d, %+v", name, status, again)
		}
	}
}

func TestRowsThatCannotBeRead(t *testing.T) {
	b := newBench(t)
	body := strings.Join([]string{row(1, "a"), `{"group":"g","sender":"s","text":"t"}`, "no json", row(2, "b"), row(1, "a"), row(2, "other")}, "\n")
	status, a := b.post(body, nil)
	want := `[{2 no-time } {3 bad-syntax no json} {6 same-id m2}]`
	if status != http.StatusOK || fmt.Sprint(a.Rows) != want {
		t.Errorf("status %d, rows %v, want %s", status, a.Rows, want)
	}
	if a.Read != 6 || a.Stored != 2 || a.Known != 1 || a.Unreadable != 3 || a.Read != a.Stored+a.Known+a.Unreadable+a.Withheld {
		t.Errorf("balance %+v", a)
	}
}

func TestMarkedTextIsWithheld(t *testing.T) {
	b := newBench(t)
	_, a := b.post(row(1, "机密★一年 关于某事"), nil)
	if a.Withheld != 1 || b.sink.Messages()[0].Text != "" {
		t.Errorf("%+v, %q", a, b.sink.Messages()[0].Text)
	}
}

// bodies are what others send, one file a request.
func bodies(t testing.TB) (all [][]byte) {
	t.Helper()
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b)
	}
	return all
}

func TestPromises(t *testing.T) {
	got := ingesttest.Push(t, bodies(t), func(t *testing.T, sink ingest.Sink) func([]byte) bool {
		b := newBenchOn(t, sink)
		return func(body []byte) bool {
			status, _ := b.post(string(body), nil)
			return status == http.StatusOK
		}
	})
	if want := (ingest.Tally{Read: 13, Stored: 9, Withheld: 1, Unreadable: 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func sign(key, body string, at time.Time) func(*http.Request) {
	return func(r *http.Request) {
		stamp := strconv.FormatInt(at.Unix(), 10)
		mac := hmac.New(sha256.New, []byte(key))
		fmt.Fprintf(mac, "%s.%s", stamp, body)
		r.Header.Del("Authorization")
		r.Header.Set("X-Shoudao-Time", stamp)
		r.Header.Set("X-Shoudao-Signature", hex.EncodeToString(mac.Sum(nil)))
	}
}

func TestWhoMaySend(t *testing.T) {
	body := row(1, "各村报数")
	set := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	for _, c := range []struct {
		name   string
		change func(*http.Request)
		want   int
	}{
		{"with the secret", nil, 200},
		{"with a signature", sign(secret, body, noon.Add(-4*time.Minute)), 200},
		{"without anything", func(r *http.Request) { r.Header.Del("Authorization") }, 401},
		{"with another secret", set("Authorization", "Bearer no"), 401},
		{"with the beginning of the secret", set("Authorization", "Bearer "+secret[:5]), 401},
		{"with the secret without its scheme", set("Authorization", secret), 401},
		{"with another's signature", sign("no", body, noon), 401},
		{"with the signature of another body", sign(secret, body+" ", noon), 401},
		{"with an old signature", sign(secret, body, noon.Add(-6*time.Minute)), 401},
		{"with a signature of tomorrow", sign(secret, body, noon.Add(24*time.Hour)), 401},
		{"from a web page", set("Origin", "https://example.org"), 403},
		{"by a name that is not this computer's", func(r *http.Request) { r.Host = "example.org" }, 403},
		{"by the name of this computer", func(r *http.Request) { r.Host = "localhost:5099" }, 200},
		{"to another path", func(r *http.Request) { r.URL.Path = "/" }, 404},
		{"by another method", func(r *http.Request) { r.Method = http.MethodPut }, 405},
	} {
		b := newBench(t)
		status, _ := b.post(body, c.change)
		if stored := len(b.sink.Messages()) > 0; status != c.want || stored != (c.want == 200) {
			t.Errorf("%s: status %d, want %d; stored: %v", c.name, status, c.want, stored)
		}
	}
}

func TestTooMuch(t *testing.T) {
	b := newBench(t)
	for name, body := range map[string]string{
		"bytes": row(1, strings.Repeat("长", MaxBody/3)),
		"rows":  strings.Repeat(row(1, "a")+"\n", MaxRows+1),
	} {
		if status, _ := b.post(body, nil); status != http.StatusRequestEntityTooLarge {
			t.Errorf("too many %s: status %d", name, status)
		}
		chunked := func(r *http.Request) { r.ContentLength = -1 }
		if status, _ := b.post(body, chunked); status != http.StatusRequestEntityTooLarge {
			t.Errorf("too many %s without a length: status %d", name, status)
		}
	}
	for _, body := range []string{"", "  \n", "7", `"text"`, "hello", "[{]", "null"} {
		if status, _ := b.post(body, nil); status != http.StatusBadRequest {
			t.Errorf("%q: status %d", body, status)
		}
	}
	if n := len(b.sink.Messages()); n != 0 {
		t.Errorf("%d messages were stored", n)
	}
}

func TestTooOften(t *testing.T) {
	b := newBench(t)
	for i := range burst {
		if status, _ := b.post(row(i, "a"), nil); status != http.StatusOK {
			t.Fatalf("request %d: status %d", i, status)
		}
	}
	if status, _ := b.post(row(99, "a"), nil); status != http.StatusTooManyRequests {
		t.Errorf("status %d", status)
	}
}

// TestStrangersKeepNobodyOut holds that however often somebody comes who does not know the
// secret, who does is let in.
func TestStrangersKeepNobodyOut(t *testing.T) {
	b := newBench(t)
	for i := range 2 * burst {
		b.post(row(i, "a"), func(r *http.Request) { r.Header.Set("Authorization", "Bearer no") })
		b.post(row(i, "a"), sign("no", row(i, "a"), noon))
	}
	if status, _ := b.post(row(1, "a"), nil); status != http.StatusOK {
		t.Errorf("status %d, want 200", status)
	}
}

// TestNothingIsAcknowledgedThatIsNotStored holds that a sender who is told 200 may forget.
func TestNothingIsAcknowledgedThatIsNotStored(t *testing.T) {
	b := newBench(t)
	b.down = errors.New("disk full: " + secret)
	if status, _ := b.post(row(1, "a"), nil); status != http.StatusServiceUnavailable {
		t.Errorf("status %d", status)
	}
	b.down = nil
	if status, a := b.post(row(1, "a"), nil); status != http.StatusOK || a.Stored != 1 {
		t.Errorf("sent again: status %d, %+v", status, a)
	}
}

func TestListen(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", "192.0.2.1:0", "[::]:0", "example.org:0"} {
		if l, err := peer.Listen(t.Context(), address); !errors.Is(err, peer.ErrNotLoopback) {
			t.Errorf("%s: %v", address, err)
			if err == nil {
				_ = l.Close()
			}
		}
	}
	if _, err := peer.Listen(t.Context(), "5099"); err == nil {
		t.Error("a bare port was accepted")
	}
	if _, err := New(Options{}); !errors.Is(err, ErrNoSecret) {
		t.Errorf("without a secret: %v", err)
	}
}

func TestServe(t *testing.T) {
	h, err := New(Options{Name: "w", Secret: secret, Now: time.Now, Take: func(context.Context, ingest.Page) (ingest.Tally, error) {
		return ingest.Tally{Read: 1, Stored: 1}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	l, err := peer.Listen(ctx, ":0")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	go func() { ended <- h.Serve(ctx, l) }()
	b := &bench{t: t, url: "http://" + l.Addr().String()}
	if status, _ := b.post(row(1, "a"), nil); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

// FuzzHook holds that whatever is sent, the balance is that of what is stored, and each row
// that was refused stands in the body.
func FuzzHook(f *testing.F) {
	f.Add([]byte(row(1, "a") + "\n" + row(1, "a") + "\n" + row(1, "b")))
	f.Add([]byte("[" + row(1, "a") + ",{},7,null]"))
	f.Add([]byte("{\"id\":\n\"1\"}"))
	for _, b := range bodies(f) {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		b := newHook(t)
		rows, ok := split(body)
		if !ok {
			return
		}
		page := b.page(rows)
		full := 0
		for _, r := range rows {
			if len(bytes.TrimSpace(r)) > 0 {
				full++
			}
		}
		if got := len(page.Messages) + len(page.Skipped) + page.Repeated; got != full {
			t.Fatalf("%d rows, %d accounted for", full, got)
		}
		seen := map[ingest.ID]bool{}
		for i, m := range page.Messages {
			if seen[m.ID] || i > 0 && page.Messages[i-1].Compare(m) > 0 {
				t.Fatalf("message %v out of order or told twice", m.ID)
			}
			seen[m.ID] = true
		}
		for _, s := range page.Skipped {
			if s.Line < 1 || s.Line > len(rows) || s.Fault == "" {
				t.Fatalf("skip %+v of %d rows", s, len(rows))
			}
		}
	})
}

func newHook(t *testing.T) *Hook {
	h, err := New(Options{Name: "w", Secret: secret, Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	return h
}
