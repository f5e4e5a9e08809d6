package chatlog

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// TestAProgramThatFallsSilent holds that nobody waits for ever for one that has begun to
// answer, or only to listen.
func TestAProgramThatFallsSilent(t *testing.T) {
	begin := func(w http.ResponseWriter) {
		fmt.Fprint(w, `{"sessions":["`+strings.Repeat("x", 1000))
		_ = http.NewResponseController(w).Flush()
	}
	for name, answer := range map[string]http.HandlerFunc{
		"in the middle of an answer": func(w http.ResponseWriter, r *http.Request) { begin(w); <-r.Context().Done() },
		"before it":                  func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	} {
		s := httptest.NewServer(answer)
		defer s.Close()
		base, err := url.Parse(s.URL)
		if err != nil {
			t.Fatal(err)
		}
		c := newClient(base)
		c.quiet = 100 * time.Millisecond
		err = c.get(t.Context(), "/api/v1/session", nil, func(d *json.Decoder) error {
			var v any
			return d.Decode(&v)
		})
		if !errors.Is(err, ErrUnreachable) {
			t.Errorf("%s: error %v, want %v", name, err, ErrUnreachable)
		}
		c.close()
	}
}
