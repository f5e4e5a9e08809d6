package chatlog

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"shoudao/ingest"
)

// A fake serves made-up chats as the program does.
type fake struct {
	*httptest.Server
	mu     sync.Mutex
	rows   []row
	covers [2]int64 // the seconds that its files cover
	asked  []string // addresses, in their order
	busy   bool
	kept   map[string][]string // members of groups, id and name in turn
	conns  int
	ended  chan struct{} // gets something when a connection has ended
}

// A patient source ends its pages when the fake, too, has closed its connections:
// the suite counts what is open in this process.
type patient struct {
	*Source
	f *fake
}

func (p patient) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return func(yield func(ingest.Page, error) bool) {
		p.Source.Pages(ctx, since)(yield)
		for p.f.connected() > 0 {
			<-p.f.ended
		}
	}
}

func (f *fake) connected() (n int) {
	f.change(func() { n = f.conns })
	return n
}

// track counts connections.
func (f *fake) track(_ net.Conn, s http.ConnState) {
	switch s {
	case http.StateNew:
		f.change(func() { f.conns++ })
	case http.StateClosed, http.StateHijacked:
		f.change(func() { f.conns-- })
		select {
		case f.ended <- struct{}{}:
		default:
		}
	}
}

// day0 is the day on which the made-up chats begin.
var day0 = time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)

// newFake serves one dialect: the first form, or alpha under a prefix.
func newFake(t testing.TB, form string) *fake {
	t.Helper()
	f := &fake{
		ended:  make(chan struct{}, 1),
		covers: [2]int64{day0.AddDate(0, 0, -20).Unix(), day0.AddDate(0, 1, 0).Unix()},
		kept:   map[string][]string{"7001@chatroom": {"wxid_hao", "郝主任", "wxid_shi", "石坎村", "wxid_me", "林敏"}},
	}
	mux := http.NewServeMux()
	if form == "" {
		mux.HandleFunc("GET /api/v1/session", f.session)
		mux.HandleFunc("GET /api/v1/chatroom", f.chatroom)
		mux.HandleFunc("GET /api/v1/contact", f.contact)
		mux.HandleFunc("GET /api/v1/chatlog", f.chatlog)
	} else {
		prefix := strings.TrimSuffix(form, "/")
		mux.HandleFunc("GET "+prefix+"/sessions", f.sessions)
		mux.HandleFunc("GET "+prefix+"/members", f.members)
		mux.HandleFunc("GET "+prefix+"/history", f.history)
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api") {
			answer(w, http.StatusNotFound, map[string]string{"error": "Not found"})
			return
		}
		http.Redirect(w, r, "/", http.StatusFound)
	})
	f.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.asked = append(f.asked, r.URL.RequestURI())
		if f.busy {
			answer(w, http.StatusServiceUnavailable, map[string]string{"error": "decrypting"})
			return
		}
		mux.ServeHTTP(w, r)
	}))
	f.Config.ConnState = f.track
	f.Start()
	t.Cleanup(f.Close)
	return f
}

func answer(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(v)
}

// change does something to the fake while nobody asks.
func (f *fake) change(do func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	do()
}

// say adds rows, each so many minutes after day0, in the group and by the sender.
func (f *fake) say(talker, sender, name string, texts map[int]string) {
	f.change(func() {
		for minute, text := range texts {
			at := day0.Add(time.Duration(minute) * time.Minute)
			f.rows = append(f.rows, row{
				Seq: at.UnixMilli() + int64(len(f.rows)), Time: at.In(east).Format(time.RFC3339), Talker: talker,
				IsChatRoom: strings.HasSuffix(talker, room), Sender: sender, SenderName: name, Type: typeText, Content: text,
			})
		}
		slices.SortFunc(f.rows, func(a, b row) int { return cmp.Compare(a.Seq, b.Seq) })
	})
}

func (r row) second() int64 {
	at, _ := time.Parse(time.RFC3339, r.Time)
	return at.Unix()
}

// talkers are the chats there are, the one with the newest message first.
func (f *fake) talkers() (ids []string) {
	for _, r := range slices.Backward(f.rows) {
		if r.Talker != "" && !slices.Contains(ids, r.Talker) {
			ids = append(ids, r.Talker)
		}
	}
	return ids
}

func (f *fake) session(w http.ResponseWriter, _ *http.Request) {
	var items []map[string]any
	for _, id := range append(f.talkers(), "gh_news", "brandsessionholder") {
		last := len(f.rows) - 1
		items = append(items, map[string]any{"userName": id, "nOrder": last, "nickName": "谁最后说话", "content": "wxid_x:\n某事", "nTime": "2026-07-01T08:05:00+08:00"})
	}
	answer(w, http.StatusOK, map[string]any{"items": items})
}

func (f *fake) chatroom(w http.ResponseWriter, _ *http.Request) {
	var users []map[string]string
	for u := range slices.Chunk(f.kept["7001@chatroom"], 2) {
		users = append(users, map[string]string{"userName": u[0], "displayName": u[1]})
	}
	answer(w, http.StatusOK, map[string]any{"items": []any{
		map[string]any{"name": "7001@chatroom", "owner": "wxid_hao", "users": users, "remark": "", "nickName": "柳湾防汛群"},
	}})
}

func (f *fake) contact(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, map[string]any{"items": []any{
		map[string]any{"userName": "wxid_zhou", "alias": "z", "remark": "周站长", "nickName": "老周", "isFriend": true},
	}})
}

func (f *fake) chatlog(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	a, b, _ := strings.Cut(q.Get("time"), "~")
	from, err1 := strconv.ParseInt(a, 10, 64)
	to, err2 := strconv.ParseInt(b, 10, 64)
	if err1 != nil || err2 != nil {
		// It forgets to stop, and writes a second answer behind the first.
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprint(w, `"invalid argument: time"`, `"time range not found"`)
		return
	}
	if q.Get("talker") == "" {
		answer(w, http.StatusBadRequest, "talker empty")
		return
	}
	if from >= f.covers[1] || to < f.covers[0] {
		answer(w, http.StatusNotFound, fmt.Sprintf("time range not found: %d - %d", from, to))
		return
	}
	answer(w, http.StatusOK, f.between(strings.Split(q.Get("talker"), ","), from, to))
}

// between are the rows of the chats in a range. A row without a readable time comes
// with the first.
func (f *fake) between(talkers []string, from, to int64) []row {
	found := []row{}
	for _, r := range f.rows {
		if s := r.second(); slices.Contains(talkers, r.Talker) && from <= s && s <= to {
			found = append(found, r)
		}
	}
	return found
}

func (f *fake) sessions(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get("format") != "json" {
		fmt.Fprint(w, "sessions:\n- chat: x\n")
		return
	}
	var items []map[string]any
	for _, id := range f.talkers() {
		chat := "周站长"
		if id == "7001@chatroom" {
			chat = "柳湾防汛群"
		}
		items = append(items, map[string]any{"chat": chat, "username": id, "timestamp": len(f.rows)})
	}
	answer(w, http.StatusOK, map[string]any{"sessions": items})
}

func (f *fake) members(w http.ResponseWriter, r *http.Request) {
	var members []map[string]any
	for u := range slices.Chunk(f.kept[r.URL.Query().Get("chat")], 2) {
		members = append(members, map[string]any{"username": u[0], "display": cmp.Or(u[1], u[0]), "is_owner": false})
	}
	answer(w, http.StatusOK, map[string]any{"members": members})
}

func (f *fake) history(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	from, _ := strconv.ParseInt(q.Get("since"), 10, 64)
	to, _ := strconv.ParseInt(q.Get("until"), 10, 64)
	limit, _ := strconv.Atoi(cmp.Or(q.Get("limit"), "50"))
	offset, _ := strconv.Atoi(q.Get("offset"))
	if from >= f.covers[1] || to < f.covers[0] {
		answer(w, http.StatusNotFound, "time range not found")
		return
	}
	all := f.between([]string{q.Get("chat")}, from, to)
	all = all[min(offset, len(all)):]
	var messages []map[string]any
	for _, m := range all[:min(limit, len(all))] {
		messages = append(messages, map[string]any{
			"timestamp": m.second(), "sender": cmp.Or(m.SenderName, m.Sender), "content": m.Content, "type": "text", "local_id": m.Seq * 1000,
		})
	}
	answer(w, http.StatusOK, map[string]any{"chat": q.Get("chat"), "username": q.Get("chat"), "count": len(messages), "messages": messages})
}

func mustJSON(t testing.TB, v any) json.RawMessage {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
