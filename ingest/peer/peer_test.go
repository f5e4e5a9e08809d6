package peer

import (
	"crypto/sha256"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// asked is what a client makes of a server's answer.
func asked(t *testing.T, answer http.HandlerFunc, most int64, read func(io.Reader) error) error {
	t.Helper()
	s := httptest.NewServer(answer)
	defer s.Close()
	base, err := Base(strings.Replace(s.URL, "://", "://li:geheim@", 1) + "/v1/?token=geheim")
	if err != nil {
		t.Fatal(err)
	}
	c := NewClient(base, "geheim", Patience{})
	defer c.Close()
	err = c.Ask(t.Context(), Question{Path: "/rows", Query: url.Values{"of": {"geheim"}}, Most: most}, read)
	if err != nil && (strings.Contains(err.Error(), "geheim") || !strings.Contains(err.Error(), s.URL+"/v1/rows")) {
		t.Errorf("the error %v does not tell the place, or more", err)
	}
	return err
}

func TestAnswers(t *testing.T) {
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	body := func(text string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) }
	}
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it goes elsewhere") }))
	defer elsewhere.Close()
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		want   error
	}{
		"an answer":             {body("0123456789"), nil},
		"one more than allowed": {body("0123456789x"), ErrTooLarge},
		"a token that is wrong": {status(http.StatusUnauthorized), ErrRefused},
		"a fault":               {status(http.StatusBadGateway), ErrUnreadable},
		"too often":             {status(http.StatusTooManyRequests), ErrBusy},
		"no such path":          {status(http.StatusNotFound), ErrForeign},
		"a page":                {body("\ufeff\n<p>"), ErrForeign},
		"another place": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
		}, ErrForeign},
		"an answer that breaks off": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "9")
			_, _ = io.WriteString(w, "012")
		}, ErrUnreadable},
	} {
		var got []byte
		err := asked(t, c.answer, 10, func(r io.Reader) (err error) {
			got, err = io.ReadAll(r)
			return err
		})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
		if c.want == nil && string(got) != "0123456789" {
			t.Errorf("%s: read %q", name, got)
		}
	}
}

// TestWhatReadingSays holds that what is wrong with the content keeps its sort.
func TestWhatReadingSays(t *testing.T) {
	for _, sort := range []error{ErrForeign, ErrUnreadable} {
		if err := asked(t, func(http.ResponseWriter, *http.Request) {}, 9, func(io.Reader) error { return sort }); !errors.Is(err, sort) {
			t.Errorf("error %v, want %v", err, sort)
		}
	}
	own := errors.New("no message")
	if err := asked(t, func(http.ResponseWriter, *http.Request) {}, 9, func(io.Reader) error { return own }); !errors.Is(err, own) || !errors.Is(err, ErrUnreadable) {
		t.Errorf("error %v", err)
	}
}

func TestAddresses(t *testing.T) {
	for _, typed := range []string{"", "127.0.0.1:5031", "ftp://127.0.0.1/", "http://", "http://li:geheim@[::1", "ws://geheim@"} {
		if _, err := Base(typed); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%q: error %v", typed, err)
		}
	}
}

func TestWhoIsLetIn(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "LocalHost": true, "127.0.0.9": true, "[::1]": true, "::1": true,
		"": false, "10.0.0.1": false, "localhost.example.com": false, "0.0.0.0": false,
	} {
		if Loopback(host) != want {
			t.Errorf("%q is this computer: %t", host, !want)
		}
	}
	if _, err := Listen(t.Context(), "0.0.0.0:0"); !errors.Is(err, ErrNotLoopback) {
		t.Errorf("listening to everybody: %v", err)
	}
	const digits = "6e9ef29b75fffc5b7abae527d58fdadb2fe42e7219011976917343065f58ed4a" // RFC 2104 with SHA-256, key, message
	if !Signed(digits, sha256.New, "key", "mess", "age") || Signed(digits, sha256.New, "kez", "message") || Signed("6e", sha256.New, "key", "message") {
		t.Error("signatures are not told apart")
	}
	for header, value := range map[string]string{"Origin": "null", "Sec-Fetch-Site": "same-origin"} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		if FromBrowser(r) {
			t.Error("a program is taken for a browser")
		}
		if r.Header.Set(header, value); !FromBrowser(r) {
			t.Errorf("a browser that says %s is taken for a program", header)
		}
	}
}
