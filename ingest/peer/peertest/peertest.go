// Package peertest holds that sources deal with the programs they ask as package peer does.
package peertest

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/peer"
)

// Impatient holds that a source which asks over HTTP waits for ever for no program: not for one
// that only listens, not for one that falls silent in an answer, and not for one that lets out
// a byte now and then. At makes the source of the program at an address.
func Impatient(t *testing.T, at func(base string, p peer.Patience) (ingest.Source, error)) {
	t.Helper()
	const short, long = 100 * time.Millisecond, time.Hour
	begin := func(w http.ResponseWriter) {
		fmt.Fprint(w, `{"sessions":["`+strings.Repeat("x", 1000))
		_ = http.NewResponseController(w).Flush()
	}
	for name, c := range map[string]struct {
		patience peer.Patience
		answer   http.HandlerFunc
	}{
		"before an answer": {peer.Patience{Quiet: short, Whole: long}, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }},
		"within an answer": {peer.Patience{Quiet: short, Whole: long}, func(w http.ResponseWriter, r *http.Request) { begin(w); <-r.Context().Done() }},
		"byte for byte":    {peer.Patience{Quiet: long, Whole: short}, drip},
	} {
		s := httptest.NewServer(c.answer)
		src, err := at(s.URL, c.patience)
		if err != nil {
			t.Fatal(err)
		}
		err = nil
		for _, err = range src.Pages(t.Context(), "") {
			continue // the last error counts
		}
		if !errors.Is(err, peer.ErrUnreachable) {
			t.Errorf("%s: error %v, want %v", name, err, peer.ErrUnreachable)
		}
		s.Close()
	}
}

// drip begins a text that never ends.
func drip(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, `{"sessions":["`)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		_ = http.NewResponseController(w).Flush()
		select {
		case <-r.Context().Done():
			return
		case <-tick.C:
			fmt.Fprint(w, "x")
		}
	}
}
