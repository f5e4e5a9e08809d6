package pull

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"shoudao/ingest"
)

const start = 1772841600 // 2026-03-07 00:00 UTC

// A server speaks the protocol as its description has it, in one of its two versions.
type server struct {
	*httptest.Server
	open     atomic.Int32 // connections
	mu       sync.Mutex
	token    string
	chained  bool // pages by nextSince alone, as later versions do; else by offset
	lines    bool // answers in lines
	deaf     bool // does not hear since when
	listPage int  // sessions a page of the list; 0: all
	capped   int  // messages an answer at most; 0: as asked for
	groups   []*talk
	asked    []string
	faults   map[string]http.HandlerFunc // by path
	bells    chan string
}

// A talk is a session of the server.
type talk struct {
	id, name, kind string
	said           []said
}

type said struct {
	ID        string `json:"platformMessageId,omitempty"`
	Sender    string `json:"sender"`
	Account   string `json:"accountName"`
	Timestamp int64  `json:"timestamp"`
	Type      int    `json:"type"`
	Content   any    `json:"content"`
	raw       string // instead of all this
}

func newServer(t testing.TB) *server {
	s := &server{faults: map[string]http.HandlerFunc{}, bells: make(chan string)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v1/sessions", s.list)
	mux.HandleFunc("GET /api/v1/sessions/{id}/messages", s.messages)
	mux.HandleFunc("GET /api/v1/push/messages", s.push)
	s.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path+"?"+r.URL.RawQuery)
		fault := s.faults[r.URL.Path]
		refused := s.token != "" && r.Header.Get("Authorization") != "Bearer "+s.token
		s.mu.Unlock()
		switch {
		case refused:
			http.Error(w, `{"error":"unauthorized"}`, http.StatusUnauthorized)
		case fault != nil:
			fault(w, r)
		default:
			mux.ServeHTTP(w, r)
		}
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		switch state {
		case http.StateNew:
			s.open.Add(1)
		case http.StateClosed:
			s.open.Add(-1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	return s
}

// A settled source ends when the server, too, has seen that its connections have. It is
// for tests that count what stays open in this process.
type settled struct {
	*Source
	server *server
}

// Pages implements [ingest.Source].
func (s settled) Pages(ctx context.Context, since ingest.Cursor) iter.Seq2[ingest.Page, error] {
	return func(yield func(ingest.Page, error) bool) {
		s.Source.Pages(ctx, since)(yield)
		for s.server.open.Load() > 0 {
			runtime.Gosched()
		}
	}
}

// speak adds messages to a session, one a minute from a minute on.
func (s *server) speak(id, name string, from, count int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.groups, func(g *talk) bool { return g.id == id })
	if i < 0 {
		i = len(s.groups)
		s.groups = append(s.groups, &talk{id: id, name: name, kind: "group"})
	}
	g := s.groups[i]
	for n := from; n < from+count; n++ {
		g.said = append(g.said, said{
			ID: fmt.Sprintf("73391843128%06d", n), Sender: "wxid_" + strconv.Itoa(n%3), Account: "人" + strconv.Itoa(n%3),
			Timestamp: start + int64(n)*60, Content: fmt.Sprintf("%s第%d条", name, n),
		})
	}
	slices.SortStableFunc(g.said, func(a, b said) int { return int(a.Timestamp - b.Timestamp) })
}

func (s *server) list(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	from, _ := strconv.Atoi(r.URL.Query().Get("cursor"))
	to := len(s.groups)
	if s.listPage > 0 {
		to = min(from+s.listPage, to)
	}
	var all []map[string]any
	for _, g := range s.groups[from:to] {
		if !strings.Contains(g.name, r.URL.Query().Get("keyword")) {
			continue
		}
		one := map[string]any{"id": g.id, "name": g.name, "platform": "wechat", "type": g.kind, "messageCount": len(g.said)}
		if len(g.said) > 0 {
			one["lastMessageAt"] = g.said[len(g.said)-1].Timestamp
		}
		all = append(all, one)
	}
	out := map[string]any{"sessions": all}
	if s.listPage > 0 {
		out["page"] = map[string]any{"hasMore": to < len(s.groups), "nextCursor": strconv.Itoa(to)}
	}
	answer(w, out)
}

func (s *server) messages(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := r.URL.Query()
	i := slices.IndexFunc(s.groups, func(g *talk) bool { return g.id == r.PathValue("id") })
	if i < 0 || q.Get("format") != "chatlab" {
		http.Error(w, `{"error":"not found"}`, http.StatusNotFound)
		return
	}
	g := s.groups[i]
	since, _ := strconv.ParseInt(q.Get("since"), 10, 64)
	end, _ := strconv.ParseInt(q.Get("end"), 10, 64)
	limit, _ := strconv.Atoi(q.Get("limit"))
	if s.deaf {
		since = 0
	}
	offset, _ := strconv.Atoi(q.Get("offset"))
	if s.capped > 0 {
		limit = min(limit, s.capped)
	}
	var fits []said
	for _, m := range g.said {
		if m.Timestamp >= since && (end == 0 || m.Timestamp <= end) {
			fits = append(fits, m)
		}
	}
	fits = fits[min(offset, len(fits)):]
	part := fits[:min(limit, len(fits))]
	more := map[string]any{"hasMore": len(part) < len(fits)}
	switch {
	case !s.chained:
		more["nextSince"], more["nextOffset"], more["watermark"] = since, offset+len(part), g.said[len(g.said)-1].Timestamp
	case len(part) > 0:
		more["nextSince"] = part[len(part)-1].Timestamp
	}
	head := map[string]any{"chatlab": map[string]any{"version": "0.0.2", "exportedAt": start, "generator": "Fake 1"}}
	if since == 0 {
		head["meta"] = map[string]any{"name": g.name, "platform": "wechat", "type": g.kind, "groupId": g.id}
		head["members"] = []any{map[string]any{"platformId": "wxid_1", "accountName": "人1", "groupNickname": "群名1"}}
	}
	s.write(w, head, part, more)
}

// write answers in one of the two forms.
func (s *server) write(w http.ResponseWriter, head map[string]any, part []said, sync map[string]any) {
	var list []json.RawMessage
	for _, m := range part {
		b := []byte(m.raw)
		if m.raw == "" {
			b, _ = json.Marshal(m)
		}
		list = append(list, b)
	}
	if !s.lines {
		b, _ := json.Marshal(head)
		more, _ := json.Marshal(sync)
		var parts []string
		for _, m := range list {
			parts = append(parts, string(m))
		}
		fmt.Fprintf(w, `%s,"messages":[%s],"sync":%s}`, strings.TrimSuffix(string(b), "}"), strings.Join(parts, ","), more)
		return
	}
	b, _ := json.Marshal(head)
	fmt.Fprintf(w, "{\"_type\":\"header\",%s\n", b[1:])
	for _, m := range list {
		fmt.Fprintf(w, "{\"_type\":\"message\",%s\n", m[1:])
	}
	b, _ = json.Marshal(sync)
	fmt.Fprintf(w, "{\"_type\":\"sync\",\"sync\":%s}\n", b)
}

func (s *server) push(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.WriteHeader(http.StatusOK)
	w.(http.Flusher).Flush()
	for {
		select {
		case <-r.Context().Done():
			return
		case text, ok := <-s.bells:
			if !ok {
				return
			}
			fmt.Fprint(w, text)
			w.(http.Flusher).Flush()
		}
	}
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		panic(err) // the test's own values
	}
}

// fault answers a path otherwise; nil ends that.
func (s *server) fault(path string, h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults["/api/v1"+path] = h
}

// requests are the paths that were asked for since the last call.
func (s *server) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.asked
	s.asked = nil
	return all
}

// source is the source of the server, a day after it began.
func (s *server) source(t testing.TB, change ...func(*Options)) *Source {
	t.Helper()
	o := Options{
		Base: s.URL + "/api/v1", PageSize: 20, Dir: t.TempDir(), Token: s.token,
		Now: func() time.Time { return time.Unix(start+dayLength, 0) },
	}
	for _, c := range change {
		c(&o)
	}
	src, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func pull(t testing.TB, src ingest.Source, sink ingest.Sink) ingest.Tally {
	t.Helper()
	sum, err := ingest.Pull(t.Context(), src, sink, nil)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}
