package onebot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
	"shoudao/ingest/peer"
)

func pull(t *testing.T, src ingest.Source, sink *ingesttest.Memory) ingest.Tally {
	t.Helper()
	got, err := ingest.Pull(t.Context(), src, sink, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func texts(sink *ingesttest.Memory) (all []string) {
	for _, m := range sink.Messages() {
		all = append(all, m.Text)
	}
	return all
}

func TestKeepsThePromisesOfASource(t *testing.T) {
	for promise, set := range map[string]func(*program){
		"from a message back":         func(*program) {},
		"from a message on":           func(p *program) { p.newest = true },
		"from no message":             func(p *program) { p.stuck = true },
		"with a token":                func(p *program) { p.token = "geheim" },
		"with a message without time": func(p *program) { delete(p.history["700"][3], "time") },
	} {
		t.Run(promise, func(t *testing.T) {
			p := newProgram(t)
			p.say(700, 1, 12)
			p.say(701, 20, 24)
			set(p)
			got := ingesttest.Run(t, func() ingest.Source { return patient{reader(t, p), p} })
			if want := (ingest.Tally{Read: 17, Stored: 17}); got.Read != want.Read || got.Stored+got.Unreadable != want.Stored {
				t.Errorf("balance %+v, want %+v", got, want)
			}
		})
	}
}

func TestGrows(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 12)
	before := p.history
	p.say(700, 13, 90)
	p.say(701, 20, 24)
	after := p.history
	some := map[string][]map[string]any{"700": before["700"][:12]}
	at := func(history map[string][]map[string]any) func() ingest.Source {
		return func() ingest.Source { p.change(func() { p.history = history }); return reader(t, p) }
	}
	ingesttest.Grow(t, at(some), at(after))
}

func TestNames(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 1)
	var sink ingesttest.Memory
	pull(t, reader(t, p), &sink)
	m := sink.Messages()[0]
	if m.Group != (ingest.Group{ID: "700", Name: "群700"}) || m.ID != (ingest.ID{Source: "onebot-napcat", Native: "10001/g700/1"}) {
		t.Errorf("message %+v", m)
	}
}

func TestGoesBackAsFarAsItShould(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 400)
	p.say(701, 1, 10)
	only := func(o *Options) { o.Groups, o.Backfill = []string{"700"}, 120 }
	var sink ingesttest.Memory
	if got := pull(t, reader(t, p, only), &sink); got.Stored < 118 || got.Stored > 120 {
		t.Errorf("of the first reading %+v", got)
	}
	p.say(700, 401, 900)
	if got := pull(t, reader(t, p, only), &sink); got.Stored != 500 {
		t.Errorf("after an absence %+v", got)
	}
}

func TestMissingMessages(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 12)
	p.change(func() { p.hidden[11] = true })
	var gaps []Gap
	tell := func(o *Options) { o.Gap = func(_ context.Context, g Gap) error { gaps = append(gaps, g); return nil } }
	var sink ingesttest.Memory
	pull(t, reader(t, p, tell), &sink)
	p.say(700, 13, 20)
	p.change(func() { p.hidden[15], p.hidden[16] = true, true })
	pull(t, reader(t, p, tell), &sink)
	want := []Gap{{Group: ingest.Group{ID: "700", Name: "群700"}, After: at0(14), Before: at0(17), Missing: 2, First: 515}}
	if diff := cmp.Diff(want, gaps); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestAGapBeforeWhatCannotBeRead holds that it is told with its group and time, and that what is
// missing is asked for all the same.
func TestAGapBeforeWhatCannotBeRead(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 3)
	var gaps []Gap
	s := reader(t, p, func(o *Options) { o.Gap = func(_ context.Context, g Gap) error { gaps = append(gaps, g); return nil } })
	defer s.Close()
	var sink ingesttest.Memory
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	pull(t, s, &sink)
	p.say(700, 4, 4)
	bad := said(700, 6, 240, "第6条")
	delete(bad, "time")
	p.tell(t, bad)
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := pull(t, s, &sink); got.Stored != 1 || got.Unreadable != 1 {
		t.Errorf("balance %+v", got)
	}
	want := []Gap{{Group: ingest.Group{ID: "700", Name: "群700"}, After: at0(4), Before: at0(4), Missing: 1, First: 505}}
	if diff := cmp.Diff(want, gaps); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestListens(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 3)
	s := reader(t, p)
	var sink ingesttest.Memory
	step := func(promise string, want int) {
		t.Helper()
		if err := s.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := pull(t, s, &sink); got.Stored != want {
			t.Errorf("%s: %+v, want %d", promise, got, want)
		}
	}
	step("what was said before", 3)
	p.tell(t, said(700, 4, 160, "第4条"))
	step("an event", 1)
	p.tell(t, map[string]any{"time": second0 + 170, "self_id": 10001, "post_type": "notice", "notice_type": "group_recall", "group_id": 700, "user_id": 800, "operator_id": 800, "message_id": 4})
	step("a recall", 1)
	p.say(700, 4, 6)
	p.tell(t, said(700, 7, 280, "第7条"))
	step("an event, and two before it that never came", 3)
	p.say(700, 8, 9)
	p.hangUp()
	<-s.session().link.done
	if got := pull(t, s, &sink); got.Stored != 2 {
		t.Errorf("the connection has broken, and the reading makes another: %+v", got)
	}
	p.tell(t, said(700, 10, 400, "第10条"))
	step("an event over it", 1)
	if got := texts(&sink); len(got) != 11 {
		t.Errorf("stored are %q", got)
	}
	s.Close()
	p.quiet()
}

func TestKeepsEventsOfABrokenConnection(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 3)
	s := reader(t, p)
	var sink ingesttest.Memory
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	pull(t, s, &sink)
	p.tell(t, map[string]any{"time": second0 + 170, "self_id": 10001, "post_type": "notice", "notice_type": "group_recall", "group_id": 700, "user_id": 800, "operator_id": 800, "message_id": 3})
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.hangUp()
	<-s.session().link.done
	p.say(700, 4, 4)
	if err := s.Wait(t.Context()); err != nil { // connects anew
		t.Fatal(err)
	}
	if got := pull(t, s, &sink); got.Stored != 2 {
		t.Errorf("balance %+v", got)
	}
}

// TestTheConnectionOutlastsTheWait holds that nothing is lost between two waits: of recalls and
// of conversations of two there is no history.
func TestTheConnectionOutlastsTheWait(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 3)
	s := reader(t, p)
	defer s.Close()
	first, cancel := context.WithCancel(t.Context())
	if err := s.Wait(first); err != nil {
		t.Fatal(err)
	}
	cancel() // as whoever has waited does
	var sink ingesttest.Memory
	pull(t, s, &sink)
	short, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if err := s.Wait(short); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("a wait whose time is over: %v", err)
	}
	p.tell(t, map[string]any{"time": second0 + 170, "self_id": 10001, "post_type": "notice", "notice_type": "group_recall", "group_id": 700, "user_id": 800, "operator_id": 800, "message_id": 3})
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := pull(t, s, &sink); got.Stored != 1 {
		t.Errorf("the recall between two waits: %+v", got)
	}
	p.change(func() {
		if p.made != 1 {
			t.Errorf("%d connections", p.made)
		}
	})
}

// TestAProgramThatHangs holds that a connection over which nothing can come any more is given up,
// although nothing has broken it and no heart was heard.
func TestAProgramThatHangs(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 3)
	s := reader(t, p, func(o *Options) { o.Patience = time.Second })
	defer s.Close()
	var sink ingesttest.Memory
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	pull(t, s, &sink)
	p.change(func() { p.lifeless = true })
	p.say(700, 4, 4)
	if got := pull(t, s, &sink); got.Stored != 1 {
		t.Errorf("balance %+v", got)
	}
}

func TestStopsAtOnce(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 3)
	ctx, cancel := context.WithCancel(t.Context())
	s := reader(t, p)
	if err := s.Wait(ctx); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := s.Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	p.quiet()
	p.change(func() { p.noAnswer = true })
	ctx, cancel = context.WithCancel(t.Context())
	go func() { <-p.started; <-p.started; cancel() }()
	_, err := ingest.Pull(ctx, reader(t, p), &ingesttest.Memory{}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("without an answer: %v", err)
	}
}

func TestErrors(t *testing.T) {
	status := func(code int) string {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }))
		t.Cleanup(s.Close)
		return s.URL
	}
	greets := func(frames ...string) string {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ws, err := websocket.Accept(w, r, nil)
			if err != nil {
				return
			}
			defer ws.CloseNow()
			for _, f := range frames {
				_ = ws.Write(r.Context(), websocket.MessageText, []byte(f))
				_, _, _ = ws.Read(r.Context())
			}
		}))
		t.Cleanup(s.Close)
		return s.URL
	}
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	guarded := newProgram(t)
	guarded.token = "anders"
	for _, tt := range []struct {
		promise, address string
		want             error
	}{
		{"nothing listens", gone.URL, peer.ErrUnreachable},
		{"a wrong token at the door", status(401), peer.ErrRefused},
		{"a wrong token in the first frame", guarded.URL, peer.ErrRefused},
		{"a page of the web", status(200), peer.ErrForeign},
		{"an address that is none", status(404), peer.ErrForeign},
		{"a WebSocket of something else", greets("", `{"status":"failed","retcode":1404,"echo":"shoudao-1"}`), peer.ErrForeign},
		{"an answer of another form", greets("", `{"status":"ok","retcode":0,"data":"x","echo":"shoudao-1"}`), peer.ErrUnreadable},
		{"one that hangs up", greets(), peer.ErrUnreachable},
	} {
		t.Run(tt.promise, func(t *testing.T) {
			s, err := New(Options{Address: tt.address + "/?access_token=geheim", Token: "geheim"})
			if err != nil {
				t.Fatal(err)
			}
			_, err = ingest.Pull(t.Context(), s, &ingesttest.Memory{}, nil)
			if !errors.Is(err, tt.want) || strings.Contains(fmt.Sprint(err, s.Name()), "geheim") {
				t.Errorf("error %v", err)
			}
		})
	}
	for _, address := range []string{"", "127.0.0.1:3001", "ftp://127.0.0.1", "ws://", "ws://\x7f?access_token=geheim"} {
		if _, err := New(Options{Address: address}); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("address %q: %v", address, err)
		}
	}
}
