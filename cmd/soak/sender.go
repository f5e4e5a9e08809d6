package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// secret is that of the webhook and of the OneBot program.
const secret = "5oak"

// A sender brings messages to the webhook, and repeats what was not answered.
type sender struct {
	t       *truth
	address string
	client  http.Client
	end     chan struct{}
	ended   chan struct{}

	mu     sync.Mutex
	queue  []batch
	signed int
}

// A batch is what one request holds.
type batch struct {
	body  []byte
	again bool // it is sent once more although it was taken
	abort bool // the first attempt breaks off
	slow  bool // it is sent piece by piece
}

func newSender() *sender {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err) // a computer without a loopback
	}
	defer l.Close()
	s := &sender{t: newTruth("webhook"), address: l.Addr().String(), end: make(chan struct{}), ended: make(chan struct{})}
	s.client.Timeout = time.Minute
	go s.run()
	return s
}

func (s *sender) truth() *truth { return s.t }

func (s *sender) settings() string {
	return fmt.Sprintf("kind = \"webhook\"\naddress = %q\nsecret = \"env:SOAK_SECRET\"\n", s.address)
}

func (s *sender) stop() {
	close(s.end)
	<-s.ended
}

func (s *sender) calm() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.queue {
		s.queue[i].abort, s.queue[i].slow = false, false
	}
}

func (s *sender) taken() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.queue) == 0
}

func (s *sender) step(r *rand.Rand) {
	if r.IntN(6) > 0 {
		return // the webhook takes five requests a second, and no more
	}
	var b batch
	for range 1 + r.IntN(4) {
		bad := r.IntN(30) == 0
		m := s.t.say
		if bad {
			m = func(r *rand.Rand, _ bool) said { return s.t.garble(r) }
		}
		one := m(r, r.IntN(10) == 0)
		row := map[string]any{
			"id": one.mark, "source": "soak-hook", "group": fmt.Sprintf("webhook group %d", one.group), "sender": "Ann",
			"time": one.at.Format(time.RFC3339), "text": one.text,
		}
		if bad {
			row["time"] = "when " + one.mark + " was"
		}
		b.body = append(append(b.body, encoded(row)...), '\n')
	}
	b.again, b.abort, b.slow = r.IntN(10) == 0, r.IntN(15) == 0, r.IntN(30) == 0
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue = append(s.queue, b)
}

// run sends one batch after the other, each until it is taken.
func (s *sender) run() {
	defer close(s.ended)
	for pause(s.end, 20*time.Millisecond) {
		s.mu.Lock()
		var b batch
		if len(s.queue) > 0 {
			b = s.queue[0]
		}
		s.mu.Unlock()
		if b.body == nil {
			continue
		}
		if b.abort {
			s.abort(b)
		}
		if !s.send(b) {
			s.t.count("not taken")
			pause(s.end, 300*time.Millisecond)
			continue
		}
		if b.again {
			s.t.count("twice")
			s.send(b)
		}
		s.mu.Lock()
		s.queue = s.queue[1:]
		s.mu.Unlock()
	}
}

// abort begins a request and hangs up.
func (s *sender) abort(b batch) {
	s.t.count("broken off")
	conn, err := net.Dial("tcp", s.address)
	if err != nil {
		return
	}
	fmt.Fprintf(conn, "POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n", secret, len(b.body))
	_, _ = conn.Write(b.body[:len(b.body)/2]) // the program may be down
	_ = conn.Close()
}

// send reports whether a batch was taken.
func (s *sender) send(b batch) bool {
	var body io.Reader = bytes.NewReader(b.body)
	if b.slow {
		s.t.count("slow")
		body = &drip{b.body}
	}
	req, err := http.NewRequest(http.MethodPost, "http://"+s.address+"/v1/messages", body)
	if err != nil {
		return false
	}
	if s.signed++; s.signed%2 == 0 {
		stamp := strconv.FormatInt(time.Now().Unix(), 10)
		mac := hmac.New(sha256.New, []byte(secret))
		mac.Write([]byte(stamp + "."))
		mac.Write(b.body)
		req.Header.Set("X-Shoudao-Time", stamp)
		req.Header.Set("X-Shoudao-Signature", hex.EncodeToString(mac.Sum(nil)))
	} else {
		req.Header.Set("Authorization", "Bearer "+secret)
	}
	resp, err := s.client.Do(req)
	if err != nil {
		return false
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	_ = resp.Body.Close()
	return resp.StatusCode == http.StatusOK
}

// A drip is a body that comes piece by piece.
type drip struct{ left []byte }

func (d *drip) Read(p []byte) (int, error) {
	if len(d.left) == 0 {
		return 0, io.EOF
	}
	time.Sleep(50 * time.Millisecond)
	n := copy(p, d.left[:min(len(d.left), 40)])
	d.left = d.left[n:]
	return n, nil
}
