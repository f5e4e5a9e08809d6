package onebot

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/coder/websocket"
	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
)

// sign is the signature of a body.
func sign(body []byte, secret string) string {
	mac := hmac.New(sha1.New, []byte(secret))
	mac.Write(body)
	return "sha1=" + hex.EncodeToString(mac.Sum(nil))
}

// post posts a body to a receiver and is the status of the answer.
func post(t *testing.T, h http.Handler, body []byte, header ...string) int {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/onebot", bytes.NewReader(body))
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w.Code
}

func TestPosts(t *testing.T) {
	var sink ingesttest.Memory
	r := NewReceiver(ReceiverOptions{Sink: &sink, App: "NapCat"})
	for _, raw := range events(t) {
		want := http.StatusNoContent
		if !bytes.HasSuffix(raw, []byte("}")) {
			want = http.StatusBadRequest // it is cut off
		}
		if got := post(t, r, raw); got != want {
			t.Errorf("%d for %s", got, raw)
		}
	}
	if got := len(sink.Messages()); got != 23 {
		t.Errorf("%d messages", got)
	}
	if got := len(sink.Skipped()); got != 7 {
		t.Errorf("%d skipped: %v", got, sink.Skipped())
	}
	before := len(sink.Skipped())
	for _, raw := range events(t) {
		post(t, r, raw)
	}
	if len(sink.Messages()) != 23 || len(sink.Skipped()) != before {
		t.Errorf("posted twice: %d messages, %d skipped", len(sink.Messages()), len(sink.Skipped()))
	}
	if m := sink.Messages()[0]; m.ID.Source != "onebot-napcat" {
		t.Errorf("id %v", m.ID)
	}
}

func TestPromisesOfPosts(t *testing.T) {
	got := ingesttest.Push(t, events(t), func(t *testing.T, sink ingest.Sink) func([]byte) bool {
		r := NewReceiver(ReceiverOptions{Sink: sink, App: "NapCat"})
		return func(body []byte) bool { return post(t, r, body) == http.StatusNoContent }
	})
	if want := (ingest.Tally{Read: 30, Stored: 23, Unreadable: 7}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A fussy sink fails.
type fussy struct {
	ingesttest.Memory
	errs []error
}

func (f *fussy) Append(ctx context.Context, source string, since ingest.Cursor, page ingest.Page) (ingest.Tally, error) {
	if len(f.errs) > 0 {
		err := f.errs[0]
		f.errs = f.errs[1:]
		return ingest.Tally{}, err
	}
	return f.Memory.Append(ctx, source, since, page)
}

func TestAnswersOnlyWhatIsStored(t *testing.T) {
	full := errors.New("the disk is full")
	var trouble []error
	sink := &fussy{errs: []error{full, ingest.ErrCursorMoved}}
	r := NewReceiver(ReceiverOptions{Sink: sink, Trouble: func(err error) { trouble = append(trouble, err) }})
	body := events(t)[0]
	if got := post(t, r, body); got != http.StatusInternalServerError || len(sink.Messages()) != 0 {
		t.Errorf("status %d, %d messages", got, len(sink.Messages()))
	}
	if got := post(t, r, body); got != http.StatusNoContent || len(sink.Messages()) != 1 {
		t.Errorf("beside another process: status %d, %d messages", got, len(sink.Messages()))
	}
	if len(trouble) != 1 || !errors.Is(trouble[0], full) {
		t.Errorf("told %v", trouble)
	}
	marked := said(700, 5, 5, "机密★3年\n某某方案")
	if post(t, r, mustJSON(t, marked)); sink.Messages()[0].Text != "" {
		t.Errorf("the marked text is stored: %+v", sink.Messages()[0])
	}
}

func TestRefuses(t *testing.T) {
	body := events(t)[0]
	signature := sign(body, "geheim")
	for _, tt := range []struct {
		promise string
		body    []byte
		header  []string
		want    int
	}{
		{"what is signed", body, []string{"X-Signature", signature}, 204},
		{"what is not", body, nil, 401},
		{"with something else", body, []string{"X-Signature", sign(body, "falsch")}, 403},
		{"what was changed", append([]byte(" "), body...), []string{"X-Signature", signature}, 403},
		{"with no hash", body, []string{"X-Signature", "sha1=zz"}, 403},
		{"from a page of a browser", body, []string{"X-Signature", signature, "Origin", "https://example.org"}, 403},
		{"what is endless", bytes.Repeat([]byte("x"), maxFrame+1), []string{"X-Signature", signature}, 413},
	} {
		var sink ingesttest.Memory
		r := NewReceiver(ReceiverOptions{Sink: &sink, Secret: "geheim"})
		if got := post(t, r, tt.body, tt.header...); got != tt.want || (len(sink.Messages()) == 1) != (tt.want == 204) {
			t.Errorf("%s: status %d, %d messages", tt.promise, got, len(sink.Messages()))
		}
	}
	var sink ingesttest.Memory
	if got := post(t, NewReceiver(ReceiverOptions{Sink: &sink, Token: "geheim"}), body); got != 401 {
		t.Errorf("where only the token is set, what is not signed: %d", got)
	}
	w := httptest.NewRecorder()
	NewReceiver(ReceiverOptions{}).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("a look at it: %d", w.Code)
	}
}

// A signalling sink tells when it has stored something.
type signalling struct {
	ingesttest.Memory
	stored chan int // messages of a page
}

func (s *signalling) Append(ctx context.Context, source string, since ingest.Cursor, page ingest.Page) (ingest.Tally, error) {
	got, err := s.Memory.Append(ctx, source, since, page)
	s.stored <- len(page.Messages)
	return got, err
}

// dialIn connects to a receiver as the program does that stands behind p.
func dialIn(t *testing.T, p *program, url, role string) *websocket.Conn {
	t.Helper()
	header := http.Header{"X-Self-ID": {"10001"}, "X-Client-Role": {role}, "User-Agent": {"OneBot/11"}, "Authorization": {"Bearer " + p.token}}
	ws, _, err := websocket.Dial(t.Context(), url, &websocket.DialOptions{HTTPHeader: header})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.CloseNow() })
	return ws
}

func TestTakesConnections(t *testing.T) {
	for _, role := range []string{"Universal", "Event"} {
		t.Run(role, func(t *testing.T) {
			p := newProgram(t)
			p.token = "geheim"
			p.say(700, 1, 3)
			sink := &signalling{stored: make(chan int, 16)}
			ended := make(chan error, 1)
			r := NewReceiver(ReceiverOptions{Sink: sink, Token: "geheim", Trouble: func(err error) { ended <- err }})
			finished := make(chan struct{})
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
				defer close(finished)
				r.ServeHTTP(w, req)
			}))
			defer s.Close()
			ws := dialIn(t, p, s.URL, role)
			go p.talk(t.Context(), ws, p.token)
			want := []string{"第4条"}
			if role == "Universal" {
				if got := <-sink.stored; got != 3 {
					t.Errorf("of the history %d", got)
				}
				want = []string{"第1条", "第2条", "第3条", "第4条"}
			}
			<-p.started
			p.tell(t, said(700, 4, 160, "第4条"))
			if got := <-sink.stored; got != 1 {
				t.Errorf("of an event %d", got)
			}
			if diff := cmp.Diff(want, texts(&sink.Memory)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			ws.CloseNow()
			<-finished
			if len(ended) > 0 {
				t.Errorf("trouble: %v", <-ended)
			}
		})
	}
}

func TestRefusesConnections(t *testing.T) {
	r := NewReceiver(ReceiverOptions{Sink: &ingesttest.Memory{}, Secret: "geheim"})
	s := httptest.NewServer(r)
	defer s.Close()
	for _, header := range []http.Header{{}, {"Authorization": {"Bearer "}}, {"Authorization": {"Bearer falsch"}}, {"Authorization": {"Bearer geheim"}, "Origin": {"https://example.org"}}} {
		_, resp, err := websocket.Dial(t.Context(), s.URL, &websocket.DialOptions{HTTPHeader: header})
		if err == nil || resp == nil || resp.StatusCode/100 != 4 {
			t.Errorf("with %v: %v", header, err)
		}
	}
	for _, url := range []string{s.URL + "?access_token=geheim"} {
		ws, _, err := websocket.Dial(t.Context(), strings.Replace(url, "http", "ws", 1), nil)
		if err != nil {
			t.Fatal(err)
		}
		ws.CloseNow()
	}
}

func TestEndsAConnectionThatCannotBeStored(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 3)
	full := errors.New("the disk is full")
	trouble := make(chan error, 1)
	r := NewReceiver(ReceiverOptions{Sink: &fussy{errs: []error{full}}, Trouble: func(err error) { trouble <- err }})
	s := httptest.NewServer(r)
	defer s.Close()
	ws := dialIn(t, p, s.URL, "Universal")
	ended := make(chan struct{})
	go func() { p.talk(t.Context(), ws, ""); close(ended) }()
	if err := <-trouble; !errors.Is(err, full) {
		t.Errorf("told %v", err)
	}
	<-ended
}
