package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"sync"
)

// A chatlab is a server in the form of ChatLab.
type chatlab struct {
	served
	*unlucky
	t *truth

	mu     sync.Mutex
	groups [2][]row
	bells  map[chan struct{}]bool
}

// A row is a message of a server, or what is none, in the order in which it serves them.
type row struct {
	said
	bad bool
}

func newChatlab() *chatlab {
	c := &chatlab{t: newTruth("chatlab"), bells: map[chan struct{}]bool{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v1/sessions", c.sessions)
	mux.HandleFunc("GET /api/v1/sessions/{id}/messages", c.messages)
	c.unlucky = &unlucky{Handler: mux, truth: c.t}
	outer := http.NewServeMux() // the bell is never held back
	outer.HandleFunc("GET /api/v1/push/messages", c.push)
	outer.Handle("/", c.unlucky)
	c.served = serve(outer)
	return c
}

func (c *chatlab) truth() *truth { return c.t }
func (c *chatlab) taken() bool   { return true }

func (c *chatlab) settings() string {
	return fmt.Sprintf("kind = \"chatlab\"\naddress = %q\n", c.url+"/api/v1")
}

func (c *chatlab) step(r *rand.Rand) {
	if r.IntN(25) == 0 {
		c.trouble(r)
		return
	}
	c.add(r)
}

// add has somebody say something.
func (c *chatlab) add(r *rand.Rand) {
	var s row
	if r.IntN(30) == 0 {
		s = row{c.t.garble(r), true}
	} else {
		s = row{c.t.say(r, r.IntN(10) == 0), false}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	all := append(c.groups[s.group], s)
	if r.IntN(20) == 0 && !s.bad {
		all = append(all, s) // it is there twice
		c.t.count("twice")
	}
	slices.SortStableFunc(all, func(a, b row) int { return a.at.Compare(b.at) })
	c.groups[s.group] = all
	for bell := range c.bells {
		select {
		case bell <- struct{}{}:
		default: // it rings already
		}
	}
}

func (c *chatlab) sessions(w http.ResponseWriter, _ *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []map[string]any
	for i, g := range c.groups {
		if len(g) > 0 {
			all = append(all, map[string]any{
				"id": "g" + strconv.Itoa(i), "name": "chatlab group " + strconv.Itoa(i), "platform": "wechat", "type": "group",
				"messageCount": len(g), "lastMessageAt": g[len(g)-1].at.Unix(),
			})
		}
	}
	tell(w, map[string]any{"sessions": all})
}

func (c *chatlab) messages(w http.ResponseWriter, r *http.Request) {
	number := func(name string) int64 {
		n, _ := strconv.ParseInt(r.URL.Query().Get(name), 10, 64)
		return n
	}
	since, end, limit, offset := number("since"), number("end"), min(number("limit"), 100), number("offset")
	i, err := strconv.Atoi(r.PathValue("id")[1:])
	if err != nil || i > 1 {
		http.NotFound(w, r)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	var fits []row
	for _, m := range c.groups[i] {
		if m.at.Unix() >= since && (end == 0 || m.at.Unix() <= end) {
			fits = append(fits, m)
		}
	}
	fits = fits[min(offset, int64(len(fits))):]
	part := fits[:min(limit, int64(len(fits)))]
	messages := []map[string]any{}
	for _, m := range part {
		one := map[string]any{
			"platformMessageId": m.mark, "sender": "u1", "accountName": "Ann", "timestamp": m.at.Unix(), "type": 0, "content": m.text,
		}
		if m.bad {
			one["timestamp"] = "when " + m.mark + " was"
		}
		messages = append(messages, one)
	}
	tell(w, map[string]any{
		"chatlab": map[string]any{"version": "0.0.2", "exportedAt": since},
		"meta":    map[string]any{"name": "chatlab group " + strconv.Itoa(i), "platform": "wechat", "type": "group", "groupId": "g" + strconv.Itoa(i)},
		"members": []any{}, "messages": messages,
		"sync": map[string]any{
			"hasMore": len(part) < len(fits), "nextSince": since, "nextOffset": offset + int64(len(part)),
			"watermark": cmp.Or(end, c.groups[i][len(c.groups[i])-1].at.Unix()),
		},
	})
}

// push rings when there is something new, until it hangs up.
func (c *chatlab) push(w http.ResponseWriter, r *http.Request) {
	bell := make(chan struct{}, 1)
	c.mu.Lock()
	c.bells[bell] = true
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.bells, bell)
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		_ = http.NewResponseController(w).Flush()
		select {
		case <-r.Context().Done():
			return
		case <-bell:
			fmt.Fprint(w, "event: message.new\ndata: {}\n\n")
		}
	}
}

func tell(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v) // who does not read it asks again
}
