package pull

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
	"shoudao/ingest/peer"
)

// drain reads a source to its end and returns its error.
func drain(t testing.TB, src ingest.Source, since ingest.Cursor) (n int, last error) {
	t.Helper()
	for p, err := range src.Pages(t.Context(), since) {
		if last != nil {
			t.Errorf("after the error %v comes more", last)
		}
		n, last = n+len(p.Messages), err
	}
	return n, last
}

func says(code int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		fmt.Fprint(w, body)
	}
}

// cut promises more than it sends.
func cut(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(body)+100))
		fmt.Fprint(w, body)
	}
}

const (
	talkPath = "/sessions/a/messages"
	page     = "<!DOCTYPE html><html><title>404</title></html>"
)

func TestFaultsOfAServer(t *testing.T) {
	one := `{"messages":[{"sender":"x","accountName":"x","timestamp":1772841600,"type":0,"content":"x","platformMessageId":"7339184"}]`
	tests := []struct {
		promise, path string
		fault         http.HandlerFunc
		want          error
		told          int // messages, of the 8 of two sessions and the one of one
	}{
		{"a token that is wanted", listPath, says(401, `{"error":"unauthorized"}`), peer.ErrRefused, 0},
		{"a token that is wrong", talkPath, says(403, `{}`), peer.ErrRefused, 0},
		{"a fault of the program", listPath, says(500, "panic"), peer.ErrUnreadable, 0},
		{"a fault in one session", talkPath, says(500, "panic"), peer.ErrUnreadable, 4},
		{"too many questions", talkPath, says(429, ""), peer.ErrBusy, 0},
		{"data that are being prepared", listPath, says(503, ""), peer.ErrBusy, 0},
		{"another program", listPath, says(404, page), peer.ErrForeign, 0},
		{"another program's page", listPath, says(200, page), peer.ErrForeign, 0},
		{"a page behind white space", listPath, says(200, "\ufeff\n "+page), peer.ErrForeign, 0},
		{"a page for a session", talkPath, says(200, page), peer.ErrForeign, 0},
		{"a page for a fault", talkPath, says(502, page), peer.ErrUnreadable, 4},
		{"another program's object", listPath, says(200, `{"name":"x"}`), peer.ErrForeign, 0},
		{"another program's list", listPath, says(200, `[1]`), peer.ErrForeign, 0},
		{"sessions that are no list", listPath, says(200, `{"sessions":{}}`), peer.ErrForeign, 0},
		{"a redirection", listPath, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.1:1/", http.StatusFound)
		}, peer.ErrForeign, 0},
		{"a list that is cut off", listPath, cut(`{"sessions":[{"id":"a","name":"甲"}`), peer.ErrUnreadable, 0},
		{"a list that ends too soon", listPath, says(200, `{"sessions":[{"id":"a","name":"甲"}`), peer.ErrUnreadable, 0},
		{"a list that goes in circles", listPath, says(200, `{"sessions":[],"page":{"hasMore":true,"nextCursor":"x"}}`), peer.ErrUnreadable, 0},
		{"a list that promises more and says not how", listPath, says(200, `{"sessions":[],"page":{"hasMore":true}}`), peer.ErrUnreadable, 0},
		{"an answer that is cut off", talkPath, cut(one), peer.ErrUnreadable, 4},
		{"an answer that is cut off at once", talkPath, cut("{"), peer.ErrUnreadable, 4},
		{"an answer that ends too soon", talkPath, says(200, one), peer.ErrUnreadable, 5},
		{"an answer of nothing", talkPath, says(200, ""), peer.ErrUnreadable, 4},
		{"an answer that is an error", talkPath, says(200, `{"success":false,"error":"locked"}`), peer.ErrUnreadable, 4},
		{"an answer that is no JSON", talkPath, says(200, "locked"), peer.ErrUnreadable, 4},
		{"the same answer for ever", talkPath, says(200, one+`,"sync":{"hasMore":true}}`), peer.ErrUnreadable, 5},
		{"the same answer and another offset for ever", talkPath, endless(one, `"nextOffset":%d`), peer.ErrUnreadable, 5},
		{"nothing for ever", talkPath, endless(`{"messages":[]`, `"nextSince":%d`), peer.ErrUnreadable, 4},
		{"time that goes backwards", talkPath, says(200, one+`,"sync":{"hasMore":true,"nextSince":5}}`), peer.ErrUnreadable, 5},
		{"a session that is gone", talkPath, says(404, `{"error":"no such session"}`), nil, 4},
		{"no sessions", listPath, says(200, `{"sessions":[]}`), nil, 0},
		{"sessions of nothing", listPath, says(200, `{"sessions":null}`), nil, 0},
		{"sessions without an id", listPath, says(200, `{"sessions":[{"name":"x"},3,{"id":".."},{"id":""}]}`), nil, 0},
		{"data that are not ready", talkPath, says(200, `{"messages":[],"sync":{"hasMore":false}}`), nil, 4},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			s := newServer(t)
			s.token = "geheim-42"
			s.speak("a", "甲", 0, 4)
			s.speak("b", "乙", 0, 4)
			s.fault(tt.path, tt.fault)
			n, err := drain(t, s.source(t), "")
			if !errors.Is(err, tt.want) || n != tt.told {
				t.Errorf("%d messages, error %v; want %d and %v", n, err, tt.told, tt.want)
			}
			if err != nil && strings.Contains(err.Error(), "geheim") {
				t.Errorf("the error tells the token: %v", err)
			}
		})
	}
}

// endless answers the same and promises more, at another place each time.
func endless(body, more string) http.HandlerFunc {
	n := 1772841600
	return func(w http.ResponseWriter, _ *http.Request) {
		n++
		fmt.Fprintf(w, `%s,"sync":{"hasMore":true,`+more+`}}`, body, n)
	}
}

// What a fault kept out comes when it is over, and what came is not lost.
func TestGoesOnAfterAFault(t *testing.T) {
	for promise, fault := range map[string]http.HandlerFunc{
		"a fault in one session": says(500, ""), "nothing answers any more": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		t.Run(promise, func(t *testing.T) {
			s := newServer(t)
			s.speak("a", "甲", 0, 30)
			s.speak("b", "乙", 0, 30)
			s.speak("c", "丙", 0, 30)
			var sink ingesttest.Memory
			step := func(f http.HandlerFunc, want int) {
				t.Helper()
				s.fault("/sessions/b/messages", f)
				if _, err := ingest.Pull(t.Context(), s.source(t), &sink, nil); (err == nil) != (f == nil) {
					t.Fatalf("error %v", err)
				}
				if got := len(sink.Messages()); got < want || f == nil && got != want {
					t.Errorf("%d messages of %d", got, want)
				}
			}
			step(fault, 30)
			step(nil, 90)
			s.speak("b", "乙", 5000, 3)
			s.speak("a", "甲", 6000, 3)
			step(fault, 93)
			s.speak("b", "乙", 30, 3)
			step(nil, 99)
		})
	}
}

// The upper bound of what is asked for is the first that the server tells.
func TestAWatermarkThatGoesBackwards(t *testing.T) {
	s := newServer(t)
	s.speak("a", "甲", 0, 1)
	n := 0
	s.fault(talkPath, func(w http.ResponseWriter, r *http.Request) {
		n++
		if end := r.URL.Query().Get("end"); n > 1 && end != "1772841999" || n == 1 && end != "" {
			t.Errorf("question %d has the end %q", n, end)
		}
		fmt.Fprintf(w, `{"messages":[{"sender":"x","accountName":"x","timestamp":%d,"content":"x","platformMessageId":"733918431%d"}],"sync":{"hasMore":%v,"nextSince":1772841600,"nextOffset":%d,"watermark":%d}}`,
			1772841600+n, n, n < 4, n, 1772842000-n)
	})
	if got, err := drain(t, s.source(t), ""); err != nil || got != 4 {
		t.Errorf("%d messages, error %v", got, err)
	}
}

// More messages in one second than one answer holds do not stop the reading.
func TestManyMessagesInOneSecond(t *testing.T) {
	s := newServer(t)
	s.chained = true
	for i := range firstLimit + 500 {
		s.speak("a", "甲", i, 1)
		s.groups[0].said[i].Timestamp = start
	}
	if got, err := drain(t, s.source(t), ""); err != nil || got != firstLimit+500 {
		t.Errorf("%d messages, error %v", got, err)
	}
}

func TestNothingAnswers(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	s := newServer(t)
	src := s.source(t, func(o *Options) { o.Base, o.Token = gone.URL, "geheim-42" })
	if _, err := drain(t, src, ""); !errors.Is(err, peer.ErrUnreachable) || strings.Contains(err.Error(), "geheim") {
		t.Errorf("error %v", err)
	}
}

// A reading ends with its context also while an answer does not come, or not to its end.
func TestEndsWithItsContext(t *testing.T) {
	for _, path := range []string{listPath, talkPath} {
		for promise, begun := range map[string]string{"before an answer": "", "inside an answer": `{"messages":[`} {
			s := newServer(t)
			s.speak("a", "甲", 0, 4)
			ctx, cancel := context.WithCancel(t.Context())
			s.fault(path, func(w http.ResponseWriter, r *http.Request) {
				fmt.Fprint(w, begun)
				if begun != "" {
					w.(http.Flusher).Flush()
				}
				cancel()
				<-r.Context().Done()
			})
			var last error
			for _, err := range s.source(t).Pages(ctx, "") {
				last = err
			}
			if !errors.Is(last, context.Canceled) {
				t.Errorf("%s of %s: error %v", promise, path, last)
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	s := newServer(t)
	s.speak("a/b ?", "甲", 0, 2)
	for _, base := range []string{s.URL + "/api/v1", s.URL + "/api/v1/", " " + s.URL + "/api/v1/?access_token=geheim#x", strings.Replace(s.URL, "://", "://li:geheim@", 1) + "/api/v1"} {
		src := s.source(t, func(o *Options) { o.Base = base })
		if n, err := drain(t, src, ""); n != 2 || err != nil || strings.Contains(src.Name(), "geheim") || src.Name() != "chatlab:"+s.URL+"/api/v1" {
			t.Errorf("at %s %d messages, error %v, name %s", base, n, err, src.Name())
		}
	}
	for _, base := range []string{"", "127.0.0.1:5031", "ftp://127.0.0.1/", "http://", "http://li:geheim@[::1", ":"} {
		o := Options{Base: base, Now: s.source(t).options.Now}
		if _, err := New(o); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("at %q: error %v", base, err)
		}
	}
	if _, err := New(Options{Base: s.URL}); err == nil {
		t.Error("without a clock there is a source")
	}
}

// Where messages cannot be laid down, that is the error, and not one of the server.
func TestNoRoomForMessages(t *testing.T) {
	s := newServer(t)
	s.speak("a", "甲", 0, 4)
	_, err := drain(t, s.source(t, func(o *Options) { o.Dir += "/none" }), "")
	if !errors.Is(err, fs.ErrNotExist) || errors.Is(err, peer.ErrUnreadable) {
		t.Errorf("error %v", err)
	}
	full := &fs.PathError{Op: "write", Path: "x", Err: errFull}
	c := s.source(t).client()
	defer c.Close()
	err = c.Ask(t.Context(), peer.Question{Path: listPath, Most: maxList}, func(io.Reader) error { return full })
	if !errors.Is(err, errFull) || errors.Is(err, peer.ErrUnreadable) {
		t.Errorf("error %v", err)
	}
}
