package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// A feed is a made-up source.
type feed interface {
	truth() *truth
	// settings are its table in the settings of the program, without its name.
	settings() string
	// step does one thing: mostly something is said, sometimes something goes wrong.
	step(r *rand.Rand)
	// calm lets go what was held back, and nothing goes wrong afterwards.
	calm()
	// taken reports whether nothing waits to be brought to the program any more.
	taken() bool
	stop()
}

// allFeeds are one of each sort.
func allFeeds(dir string) ([]feed, error) {
	watched, err := newWatched(filepath.Join(dir, "exports"))
	if err != nil {
		return nil, err
	}
	return []feed{watched, newChatlab(), newChatlog(), newOnebot(), newSender()}, nil
}

// word is in every message that is sent, so that all can be found.
const word = "soaking"

// A truth is what a feed has sent.
type truth struct {
	name string

	mu        sync.Mutex
	n         int
	sent      map[string]bool // marks of messages
	malformed map[string]bool // marks of rows that are none
	gaps      int             // messages that were told by no means
	wrong     map[string]int  // what went wrong, and how often
}

func newTruth(name string) *truth {
	return &truth{name: name, sent: map[string]bool{}, malformed: map[string]bool{}, wrong: map[string]int{}}
}

// A said is a message as it was said.
type said struct {
	n     int
	mark  string
	at    time.Time
	group int // of the two that a feed has
	text  string
}

// say is another message that is to be stored. A late one was said up to five hours ago.
func (t *truth) say(r *rand.Rand, late bool) said {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.next(r)
	if late {
		s.at = s.at.Add(-time.Duration(1+r.IntN(5*3600)) * time.Second)
		t.wrong["late"]++
	}
	t.sent[s.mark] = true
	return s
}

// garble is another row that cannot be read.
func (t *truth) garble(r *rand.Rand) said {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.next(r)
	t.malformed[s.mark] = true
	return s
}

// hide is a message that is told by no means.
func (t *truth) hide(r *rand.Rand) said {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.gaps++
	return t.next(r)
}

func (t *truth) next(r *rand.Rand) said {
	t.n++
	s := said{n: t.n, mark: fmt.Sprintf("%s-%06d", t.name, t.n), at: time.Now().Truncate(time.Second), group: r.IntN(2)}
	s.text = fmt.Sprintf("patrol %s %s: all is well", word, s.mark)
	if r.IntN(20) == 0 {
		s.text = fmt.Sprintf("@Emma please send the list of %s %s by noon", word, s.mark)
	}
	return s
}

// count notes that something went wrong.
func (t *truth) count(what string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wrong[what]++
}

// faults are what went wrong, in words.
func (t *truth) faults() (all string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, what := range slices.Sorted(maps.Keys(t.wrong)) {
		all += fmt.Sprintf(" %s %d,", what, t.wrong[what])
	}
	return all
}

// served is a server on this computer.
type served struct {
	url  string
	http *http.Server
}

func serve(h http.Handler) served {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err) // a computer without a loopback
	}
	s := served{"http://" + l.Addr().String(), &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}}
	go func() { _ = s.http.Serve(l) }() // it ends with Close
	return s
}

func (s served) stop() { _ = s.http.Close() }
