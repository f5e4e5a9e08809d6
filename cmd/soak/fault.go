package main

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// A trouble is what goes wrong with one answer of a server.
type trouble struct {
	name string
	do   func(w http.ResponseWriter, whole *answer)
}

// An answer is one that is held back until it is whole.
type answer struct {
	head http.Header
	code int
	body bytes.Buffer
}

func (a *answer) Header() http.Header         { return a.head }
func (a *answer) WriteHeader(code int)        { a.code = code }
func (a *answer) Write(p []byte) (int, error) { return a.body.Write(p) }

// send writes the answer out.
func (a *answer) send(w http.ResponseWriter) {
	for name, values := range a.head {
		w.Header()[name] = values
	}
	w.WriteHeader(a.code)
	_, _ = w.Write(a.body.Bytes()) // who does not read it asks again
}

// troubles are all that can go wrong with an answer.
func troubles() []trouble {
	says := func(code int, body string) func(http.ResponseWriter, *answer) {
		return func(w http.ResponseWriter, _ *answer) { http.Error(w, body, code) }
	}
	return []trouble{
		{"error", says(http.StatusInternalServerError, "panic: out of luck")},
		{"busy", says(http.StatusServiceUnavailable, `{"error":"later"}`)},
		{"too often", says(http.StatusTooManyRequests, `{"error":"later"}`)},
		{"web page", says(http.StatusOK, "<html><body>log in</body></html>")},
		{"redirection", func(w http.ResponseWriter, _ *answer) {
			w.Header().Set("Location", "http://127.0.0.1:9/elsewhere")
			w.WriteHeader(http.StatusFound)
		}},
		{"dropped", func(w http.ResponseWriter, _ *answer) { hangUp(w) }},
		{"broken off", func(w http.ResponseWriter, a *answer) {
			w.Header().Set("Content-Length", strconv.Itoa(a.body.Len()+1))
			w.WriteHeader(a.code)
			_, _ = w.Write(a.body.Bytes()[:a.body.Len()/2])
			hangUp(w)
		}},
		{"half", func(w http.ResponseWriter, a *answer) { // and it looks whole
			a.body.Truncate(a.body.Len() * 2 / 3)
			a.send(w)
		}},
		{"slow", func(w http.ResponseWriter, a *answer) {
			w.WriteHeader(a.code)
			for size := a.body.Len()/20 + 1; a.body.Len() > 0; time.Sleep(100 * time.Millisecond) {
				_, _ = w.Write(a.body.Next(size))
				_ = http.NewResponseController(w).Flush()
			}
		}},
		{"waiting", func(w http.ResponseWriter, a *answer) {
			time.Sleep(3 * time.Second)
			a.send(w)
		}},
	}
}

// hangUp ends the connection of an answer.
func hangUp(w http.ResponseWriter) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		_ = conn.Close()
	}
}

// An unlucky handler is one with whose next answers something goes wrong.
type unlucky struct {
	http.Handler
	truth *truth

	mu    sync.Mutex
	next  []trouble
	quiet bool // nothing goes wrong any more
}

// trouble has something go wrong with the next answer.
func (u *unlucky) trouble(r *rand.Rand) {
	all := troubles()
	t := all[r.IntN(len(all))]
	u.mu.Lock()
	defer u.mu.Unlock()
	if len(u.next) < 2 { // no more than are asked for
		u.next = append(u.next, t)
	}
}

func (u *unlucky) calm() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.next, u.quiet = nil, true
}

// ServeHTTP implements [http.Handler].
func (u *unlucky) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	u.mu.Lock()
	var t trouble
	if len(u.next) > 0 && !u.quiet {
		t, u.next = u.next[0], u.next[1:]
	}
	u.mu.Unlock()
	if t.do == nil {
		u.Handler.ServeHTTP(w, r)
		return
	}
	u.truth.count(t.name)
	a := &answer{head: http.Header{}, code: http.StatusOK}
	u.Handler.ServeHTTP(a, r)
	t.do(w, a)
}
