package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A chatlog is the program of that name, in its first form.
type chatlog struct {
	served
	*unlucky
	t *truth

	mu   sync.Mutex
	rows []row
	gone time.Time // until then no file covers today
}

func newChatlog() *chatlog {
	c := &chatlog{t: newTruth("chatlog")}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v1/session", c.sessions)
	mux.HandleFunc("GET /api/v1/chatroom", func(w http.ResponseWriter, _ *http.Request) { tell(w, map[string]any{"items": []any{}}) })
	mux.HandleFunc("GET /api/v1/chatlog", c.messages)
	c.unlucky = &unlucky{Handler: mux, truth: c.t}
	c.served = serve(c.unlucky)
	return c
}

func (c *chatlog) truth() *truth    { return c.t }
func (c *chatlog) taken() bool      { return true }
func (c *chatlog) settings() string { return fmt.Sprintf("kind = \"chatlog\"\naddress = %q\n", c.url) }

func (c *chatlog) step(r *rand.Rand) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch r.IntN(60) {
	case 0, 1:
		c.trouble(r)
	case 2:
		c.gone = time.Now().Add(2 * time.Second)
		c.t.count("vanished")
	case 3, 4:
		c.rows = append(c.rows, row{c.t.garble(r), true})
	default:
		s := row{c.t.say(r, r.IntN(8) == 0), false}
		c.rows = append(c.rows, s)
		if r.IntN(20) == 0 {
			c.rows = append(c.rows, s)
			c.t.count("twice")
		}
	}
	slices.SortStableFunc(c.rows, func(a, b row) int { return a.at.Compare(b.at) })
}

func (c *chatlog) calm() {
	c.unlucky.calm()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.gone = time.Time{}
}

func talker(group int) string { return fmt.Sprintf("70%d@chatroom", group) }

func (c *chatlog) sessions(w http.ResponseWriter, _ *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	items := []map[string]any{}
	for group := range 2 {
		items = append(items, map[string]any{"userName": talker(group), "nickName": "Ann", "nOrder": len(c.rows), "nTime": "2026-07-01T08:05:00+08:00"})
	}
	tell(w, map[string]any{"items": items})
}

func (c *chatlog) messages(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, b, _ := strings.Cut(r.URL.Query().Get("time"), "~")
	from, _ := strconv.ParseInt(a, 10, 64)
	to, _ := strconv.ParseInt(b, 10, 64)
	talkers := strings.Split(r.URL.Query().Get("talker"), ",")
	if now := time.Now(); now.Before(c.gone) && to >= now.Unix() {
		w.WriteHeader(http.StatusNotFound)
		_, _ = fmt.Fprintf(w, "%q", "time range not found")
		return
	}
	rows := []map[string]any{}
	for _, m := range c.rows {
		if t := talker(m.group); slices.Contains(talkers, t) && from <= m.at.Unix() && m.at.Unix() <= to {
			one := map[string]any{
				"seq": m.at.UnixMilli()*1000 + int64(m.n), "time": m.at.Format(time.RFC3339), "talker": t, "talkerName": "chatlog group " + strconv.Itoa(m.group),
				"isChatRoom": true, "sender": "wxid_ann", "senderName": "Ann", "type": 1, "content": m.text,
			}
			if m.bad {
				one["time"] = "when " + m.mark + " was"
			}
			rows = append(rows, one)
		}
	}
	tell(w, rows)
}
