package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
)

// A onebot is a program that speaks OneBot over a WebSocket.
type onebot struct {
	served
	t *truth

	mu     sync.Mutex
	past   [2][]map[string]any // what is told of a group's history
	seq    [2]int              // the number of the last message of a group
	late   [][]byte            // events that are told after others
	conns  map[*websocket.Conn]bool
	slowly time.Duration // before an answer
}

func newOnebot() *onebot {
	o := &onebot{t: newTruth("onebot"), conns: map[*websocket.Conn]bool{}}
	o.sayInEach() // a gap can show only behind what was told
	o.served = serve(http.HandlerFunc(o.accept))
	return o
}

func (o *onebot) truth() *truth { return o.t }
func (o *onebot) taken() bool   { return true }

func (o *onebot) settings() string {
	return fmt.Sprintf("kind = \"onebot\"\naddress = %q\nsecret = \"env:SOAK_SECRET\"\n", strings.Replace(o.url, "http", "ws", 1))
}

func (o *onebot) stop() {
	o.hangUp()
	o.served.stop()
}

func (o *onebot) step(r *rand.Rand) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.slowly = 0
	switch n := r.IntN(100); {
	case n < 4:
		o.t.count("dropped")
		o.hangUpLocked()
	case n < 6:
		o.t.count("waiting")
		o.slowly = time.Second
	case n < 9:
		o.garble(o.t.garble(r))
	case n < 12:
		o.seq[o.t.hide(r).group]++
	default:
		o.say(o.t.say(r, false), r)
	}
}

// say tells a message, mostly.
func (o *onebot) say(s said, r *rand.Rand) {
	e := o.event(s)
	o.past[s.group] = append(o.past[s.group], e)
	b := encoded(e)
	switch n := r.IntN(20); {
	case n == 0:
		o.t.count("not told by itself")
	case n == 1:
		o.t.count("out of order")
		o.late = append(o.late, b)
	case n == 2:
		o.t.count("twice")
		o.tell(b)
		o.tell(b)
	default:
		o.tell(b)
		for _, l := range o.late {
			o.tell(l)
		}
		o.late = nil
	}
}

func (o *onebot) event(s said) map[string]any {
	o.seq[s.group]++
	return map[string]any{
		"time": s.at.Unix(), "self_id": 10001, "post_type": "message", "message_type": "group", "sub_type": "normal", "message_id": s.n,
		"message_seq": s.n, "real_seq": strconv.Itoa(o.seq[s.group]), "group_id": 700 + s.group, "user_id": 800, "raw_message": s.text,
		"message": []any{map[string]any{"type": "text", "data": map[string]any{"text": s.text}}},
		"sender":  map[string]any{"user_id": 800, "nickname": "Ann"},
	}
}

// garble tells an event without its time.
func (o *onebot) garble(s said) {
	e := o.event(s)
	delete(e, "time")
	o.past[s.group] = append(o.past[s.group], e)
	o.tell(encoded(e))
}

// calm has each group say something, by which the gap before it shows.
func (o *onebot) calm() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.slowly = 0
	o.sayInEach()
}

// sayInEach has somebody say something in each group, which its history tells.
func (o *onebot) sayInEach() {
	r := rand.New(rand.NewPCG(1, 1))
	for told := [2]bool{}; !told[0] || !told[1]; {
		s := o.t.say(r, false)
		told[s.group] = true
		o.past[s.group] = append(o.past[s.group], o.event(s))
	}
}

// tell sends an event over all connections.
func (o *onebot) tell(b []byte) {
	for c := range o.conns {
		_ = c.Write(context.Background(), websocket.MessageText, b) // what does not arrive stands in the history
	}
}

func (o *onebot) hangUp() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.hangUpLocked()
}

func (o *onebot) hangUpLocked() {
	for c := range o.conns {
		_ = c.CloseNow()
	}
}

func (o *onebot) accept(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer "+secret {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	c, err := websocket.Accept(w, r, nil)
	if err != nil {
		return // it has been told
	}
	o.mu.Lock()
	o.conns[c] = true
	o.mu.Unlock()
	defer func() {
		_ = c.CloseNow()
		o.mu.Lock()
		defer o.mu.Unlock()
		delete(o.conns, c)
	}()
	for {
		_, b, err := c.Read(context.Background())
		if err != nil {
			return
		}
		var ask struct {
			Action string         `json:"action"`
			Params map[string]any `json:"params"`
			Echo   any            `json:"echo"`
		}
		if json.Unmarshal(b, &ask) != nil {
			return
		}
		o.mu.Lock()
		reply, wait := o.answer(ask.Action, ask.Params), o.slowly
		o.mu.Unlock()
		time.Sleep(wait)
		reply["echo"] = ask.Echo
		if c.Write(context.Background(), websocket.MessageText, encoded(reply)) != nil {
			return
		}
	}
}

func (o *onebot) answer(action string, params map[string]any) map[string]any {
	var data any
	switch action {
	case "get_login_info":
		data = map[string]any{"user_id": 10001, "nickname": "Emma"}
	case "get_version_info":
		data = map[string]any{"app_name": "Soak", "protocol_version": "v11"}
	case "get_group_list":
		data = []any{
			map[string]any{"group_id": 700, "group_name": "onebot group 0"}, map[string]any{"group_id": 701, "group_name": "onebot group 1"},
		}
	case "get_group_msg_history":
		data = map[string]any{"messages": o.page(params)}
	default:
		return map[string]any{"status": "failed", "retcode": 1404}
	}
	return map[string]any{"status": "ok", "retcode": 0, "data": data}
}

// page is the newest of a group's history, or what was before a message.
func (o *onebot) page(params map[string]any) []map[string]any {
	group, _ := strconv.Atoi(fmt.Sprint(params["group_id"]))
	all := o.past[min(max(group-700, 0), 1)]
	count, _ := strconv.Atoi(fmt.Sprint(params["count"]))
	if from, given := params["message_seq"]; given {
		i := slices.IndexFunc(all, func(e map[string]any) bool { return fmt.Sprint(e["message_id"]) == fmt.Sprint(from) })
		all = all[:i+1]
	}
	return all[max(0, len(all)-count):]
}

func encoded(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // there is nothing in it that could not be written
	}
	return b
}
