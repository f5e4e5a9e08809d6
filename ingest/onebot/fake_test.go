package onebot

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"shoudao/ingest"
)

// A program is a made-up one that speaks OneBot, as NapCat does.
type program struct {
	*httptest.Server
	token   string
	newest  bool // from a message its history goes on to newer ones
	stuck   bool // it goes on from no message
	ended   chan struct{}
	started chan struct{} // gets something when a connection has been greeted

	mu       sync.Mutex
	history  map[string][]map[string]any // by group
	hidden   map[int]bool                // messages that it tells by no means
	conns    map[*websocket.Conn]bool
	open     int
	made     int // connections so far
	asked    []string
	app      string
	noAnswer bool
	lifeless bool // it gives no sign of life
}

// second0 is the second in which the made-up talk begins.
const second0 = 1_782_864_000

func newProgram(t testing.TB) *program {
	t.Helper()
	p := &program{
		history: map[string][]map[string]any{}, hidden: map[int]bool{}, conns: map[*websocket.Conn]bool{}, app: "NapCat.Onebot",
		ended: make(chan struct{}, 1), started: make(chan struct{}, 8),
	}
	p.Server = httptest.NewServer(http.HandlerFunc(p.accept))
	t.Cleanup(func() {
		p.hangUp()
		p.Close()
	})
	return p
}

func (p *program) change(do func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	do()
}

// hangUp breaks all connections, and returns when they have ended.
func (p *program) hangUp() {
	p.change(func() {
		for c := range p.conns {
			c.CloseNow()
		}
	})
	p.quiet()
}

// said is an event: a message of that number, so many seconds after second0.
func said(group, id, second int, text string) map[string]any {
	return map[string]any{
		"time": second0 + second, "self_id": 10001, "post_type": "message", "message_type": "group", "sub_type": "normal",
		"message_id": id, "message_seq": id, "real_seq": strconv.Itoa(500 + id), "group_id": group, "user_id": 800,
		"message": []any{map[string]any{"type": "text", "data": map[string]any{"text": text}}}, "raw_message": text,
		"sender": map[string]any{"user_id": 800, "nickname": "w", "card": "郝主任"},
	}
}

// say puts messages into the history of a group, one every 40 seconds.
func (p *program) say(group, from, to int) {
	p.change(func() {
		for id := from; id <= to; id++ {
			p.history[strconv.Itoa(group)] = append(p.history[strconv.Itoa(group)], said(group, id, id*40, fmt.Sprintf("第%d条", id)))
		}
	})
}

// tell sends an event over all connections.
func (p *program) tell(t testing.TB, e map[string]any) {
	t.Helper()
	b := mustJSON(t, e)
	p.change(func() {
		for c := range p.conns {
			if err := c.Write(context.Background(), websocket.MessageText, b); err != nil {
				t.Error(err)
			}
		}
	})
}

func mustJSON(t testing.TB, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (p *program) accept(w http.ResponseWriter, r *http.Request) {
	ws, err := websocket.Accept(w, r, &websocket.AcceptOptions{OnPingReceived: func(context.Context, []byte) (lives bool) {
		p.change(func() { lives = !p.lifeless })
		return lives
	}})
	if err != nil {
		return
	}
	p.change(func() { p.open++; p.made++ })
	defer func() {
		ws.CloseNow()
		p.change(func() { p.open--; delete(p.conns, ws) })
		select {
		case p.ended <- struct{}{}:
		default:
		}
	}()
	p.talk(r.Context(), ws, cmp.Or(r.URL.Query().Get("access_token"), strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")))
}

// talk greets and answers until the connection ends.
func (p *program) talk(ctx context.Context, ws *websocket.Conn, token string) {
	write := func(v any) {
		b, _ := json.Marshal(v)
		_ = ws.Write(ctx, websocket.MessageText, b)
	}
	if p.token != "" && token != p.token {
		write(map[string]any{"status": "failed", "retcode": 1403, "data": nil, "message": "token验证失败", "wording": "token验证失败", "echo": nil})
		ws.Close(websocket.StatusNormalClosure, "")
		return
	}
	write(map[string]any{"time": second0, "self_id": 10001, "post_type": "meta_event", "meta_event_type": "lifecycle", "sub_type": "connect"})
	write(map[string]any{"time": second0, "self_id": 10001, "post_type": "meta_event", "meta_event_type": "heartbeat", "interval": 30000, "status": map[string]any{"online": true, "good": true}})
	p.change(func() { p.conns[ws] = true })
	select {
	case p.started <- struct{}{}:
	default:
	}
	for {
		_, b, err := ws.Read(ctx)
		if err != nil {
			return
		}
		var ask struct {
			Action string
			Params map[string]any
			Echo   any
		}
		if json.Unmarshal(b, &ask) != nil {
			write(map[string]any{"status": "failed", "retcode": 1400, "echo": nil})
			continue
		}
		p.mu.Lock()
		reply := p.answer(ask.Action, ask.Params)
		silent := p.noAnswer
		p.mu.Unlock()
		reply["echo"], reply["stream"] = ask.Echo, "normal-action"
		if !silent {
			write(reply)
		}
	}
}

// answer answers a question; p is locked.
func (p *program) answer(action string, params map[string]any) map[string]any {
	p.asked = append(p.asked, action)
	ok := func(data any) map[string]any {
		return map[string]any{"status": "ok", "retcode": 0, "data": data, "message": "", "wording": ""}
	}
	switch action {
	case "get_login_info":
		return ok(map[string]any{"user_id": 10001, "nickname": "林敏"})
	case "get_version_info":
		return ok(map[string]any{"app_name": p.app, "protocol_version": "v11"})
	case "get_group_list":
		var groups []any
		for _, id := range slices.Sorted(keysOf(p.history)) {
			groups = append(groups, map[string]any{"group_id": json.Number(id), "group_name": "群" + id})
		}
		return ok(groups)
	case "get_group_msg_history":
		page := p.page(params)
		if len(page) == 0 {
			return map[string]any{"status": "failed", "retcode": 1200, "data": nil, "message": "消息undefined不存在", "wording": "消息undefined不存在"}
		}
		return ok(map[string]any{"messages": page})
	}
	return map[string]any{"status": "failed", "retcode": 1404, "message": "不支持的API", "wording": "不支持的API"}
}

func keysOf[V any](m map[string]V) iter.Seq[string] {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// page is a page of a history: the newest, or from a message on one way or the other.
func (p *program) page(params map[string]any) []map[string]any {
	all := slices.DeleteFunc(slices.Clone(p.history[fmt.Sprint(params["group_id"])]), func(m map[string]any) bool { return p.hidden[m["message_id"].(int)] })
	count := int(params["count"].(float64))
	from, given := params["message_seq"]
	if !given {
		return all[max(0, len(all)-count):]
	}
	i := slices.IndexFunc(all, func(m map[string]any) bool { return fmt.Sprint(m["message_id"]) == from })
	if i < 0 || p.stuck {
		return nil
	}
	if reverse := params["reverse_order"] == true; reverse == p.newest {
		return all[max(0, i+1-count) : i+1]
	}
	return all[i:min(i+count, len(all))]
}

// A patient source ends its pages when the program, too, has seen the connection end:
// the suite counts what is open in this process.
type patient struct {
	*Source
	p *program
}

func (s patient) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return func(yield func(ingest.Page, error) bool) {
		s.Source.Pages(ctx, since)(yield)
		s.p.quiet()
	}
}

// quiet returns when no connection is open.
func (p *program) quiet() {
	for open := 1; ; {
		p.change(func() { open = p.open })
		if open == 0 {
			return
		}
		<-p.ended
	}
}

// reader is a source of what p tells.
func reader(t testing.TB, p *program, change ...func(*Options)) *Source {
	t.Helper()
	o := Options{Address: strings.Replace(p.URL, "http:", "ws:", 1), Token: p.token, PageSize: 5}
	for _, c := range change {
		c(&o)
	}
	o.Address = cmp.Or(o.Address, p.URL)
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// at0 is when the message of that number was sent.
func at0(id int) time.Time { return time.Unix(second0+int64(id)*40, 0).UTC() }
