package pull

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
)

// variants are the servers that the protocol allows.
var variants = map[string]func(*server){
	"all at once":          func(*server) {},
	"by offset":            func(s *server) { s.capped = 7 },
	"by time":              func(s *server) { s.capped, s.chained = 7, true },
	"that does not listen": func(s *server) { s.deaf = true },
	"in lines":             func(s *server) { s.lines = true },
	"with a list in pages": func(s *server) { s.listPage = 1 },
	"with a token":         func(s *server) { s.token = "geheim-42" },
}

func TestKeepsThePromisesOfASource(t *testing.T) {
	for name, change := range variants {
		t.Run(name, func(t *testing.T) {
			s := newServer(t)
			change(s)
			s.speak("48210@chatroom", "防汛工作群", 0, 60)
			s.speak("48211@chatroom", "文化站", 30, 60)
			s.groups[0].said[10].raw = `{"sender":"wxid_1","timestamp":"昨天"}`
			got := ingesttest.Run(t, func() ingest.Source { return settled{s.source(t), s} })
			if want := (ingest.Tally{Read: 120, Stored: 119, Unreadable: 1}); got != want {
				t.Errorf("balance %+v, want %+v", got, want)
			}
		})
	}
}

func TestTakesUpWhatIsNew(t *testing.T) {
	for name, change := range variants {
		t.Run(name, func(t *testing.T) {
			s := newServer(t)
			change(s)
			s.speak("48210@chatroom", "防汛工作群", 0, 90)
			s.speak("48211@chatroom", "文化站", 0, 30)
			var sink ingesttest.Memory
			if got, want := pull(t, s.source(t), &sink), (ingest.Tally{Read: 120, Stored: 120}); got != want {
				t.Fatalf("balance %+v, want %+v", got, want)
			}
			steps := []struct {
				promise string
				do      func()
				want    ingest.Tally
			}{
				{"nothing new is nothing read", func() {}, ingest.Tally{}},
				{"only what is new is told", func() { s.speak("48210@chatroom", "防汛工作群", 100, 5) }, ingest.Tally{Read: 5, Stored: 5}},
				{"and nothing again", func() {}, ingest.Tally{}},
				{"an hour into which a row comes late is told once more", func() { s.speak("48211@chatroom", "文化站", 40, 1) }, ingest.Tally{Read: 91, Stored: 1, Known: 90}},
				{"and then not again", func() {}, ingest.Tally{}},
				{"a session that appears is read from its beginning", func() { s.speak("48212@chatroom", "值班群", 200, 3) }, ingest.Tally{Read: 3, Stored: 3}},
				{"a session that vanishes is nothing new", func() { s.groups = s.groups[:2] }, ingest.Tally{}},
			}
			for _, step := range steps {
				step.do()
				if got := pull(t, s.source(t), &sink); got != step.want {
					t.Errorf("%s: balance %+v, want %+v", step.promise, got, step.want)
				}
			}
		})
	}
}

func TestWhatIsToldOfAMessage(t *testing.T) {
	s := newServer(t)
	s.speak("48210@chatroom", "防汛工作群", 1, 1)
	s.speak("wxid_ming", "小明", 2, 1)
	s.groups[1].kind = "private"
	var sink ingesttest.Memory
	src := s.source(t, func(o *Options) { o.From = time.Unix(0, 0) })
	pull(t, src, &sink)
	space := "chatlab-" + strings.ReplaceAll(strings.TrimPrefix(s.URL, "http://"), ":", "-") + "-api-v1"
	want := []ingest.Message{
		{
			ID: ingest.ID{Source: space, Native: "wechat/48210@chatroom/73391843128000001"}, Group: ingest.Group{ID: "48210@chatroom", Name: "防汛工作群"},
			SenderID: "wxid_1", Sender: "群名1", SentAt: time.Unix(start+60, 0).UTC(), Text: "防汛工作群第1条",
		},
		{
			ID: ingest.ID{Source: space, Native: "wechat/wxid_ming/73391843128000002"}, Group: ingest.Group{ID: "wxid_ming", Name: "小明", Direct: true},
			SenderID: "wxid_2", Sender: "人2", SentAt: time.Unix(start+120, 0).UTC(), Text: "小明第2条",
		},
	}
	if diff := cmp.Diff(want, sink.Messages()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := src.Name(); got != "chatlab:"+s.URL+"/api/v1" {
		t.Errorf("the name is %s", got)
	}
}

func TestWhichSessionsAreRead(t *testing.T) {
	s := newServer(t)
	s.speak("48210@chatroom", "防汛工作群", 0, 2)
	s.speak("48211@chatroom", "文化站", 0, 3)
	s.speak("48212@chatroom", "防汛值班群", 0, 4)
	for _, tt := range []struct {
		promise string
		change  func(*Options)
		want    int
	}{
		{"all", func(*Options) {}, 9},
		{"some by name", func(o *Options) { o.Chats = []string{"文化站"} }, 3},
		{"some by id", func(o *Options) { o.Chats = []string{"48210@chatroom", "48212@chatroom"} }, 6},
		{"those that the server finds", func(o *Options) { o.Keyword = "防汛" }, 6},
		{"none", func(o *Options) { o.Chats = []string{"别的"} }, 0},
	} {
		var sink ingesttest.Memory
		if got := pull(t, s.source(t, tt.change), &sink); got.Stored != tt.want {
			t.Errorf("%s: %+v, want %d", tt.promise, got, tt.want)
		}
	}
}

func TestHowFarARequestGoesBack(t *testing.T) {
	s := newServer(t)
	s.speak("48210@chatroom", "防汛工作群", 0, 61)
	s.speak("48211@chatroom", "文化站", 0, 1)
	var sink ingesttest.Memory
	at := start + int64(dayLength)
	now := func(o *Options) { o.Now = func() time.Time { return time.Unix(at, 0) } }
	since := func(id string) (n int64) {
		for _, r := range s.requests() {
			if _, told, ok := strings.Cut(r, "since="); ok && strings.Contains(r, id) {
				fmt.Sscan(told, &n)
			}
		}
		return n
	}
	newest := int64(start + hourLength)
	for _, step := range []struct {
		promise string
		do      func()
		id      string
		want    func() int64 // 0: it is not asked for
	}{
		{"first 30 days", func() {}, "48210", func() int64 { return at - firstDays }},
		{"then 48 hours before the newest", func() {}, "48210", func() int64 { return newest - overlap }},
		{"also of another session", func() {}, "48211", func() int64 { return newest - overlap }},
		{"a day later a week", func() { at += dayLength; s.speak("48210@chatroom", "防汛工作群", 61, 1) }, "48210", func() int64 { return newest - sweep }},
		{"and only once a day", func() {}, "48210", func() int64 { return newest - overlap }},
		{"by the clock where a message is of the future", func() { s.speak("48210@chatroom", "防汛工作群", 99_999, 1) }, "48210", func() int64 { return newest - overlap }},
		{"then too", func() {}, "48210", func() int64 { return at - overlap }},
		{"of a session with nothing since then nothing", func() { at += 9 * dayLength }, "48211", func() int64 { return 0 }},
	} {
		step.do()
		s.requests()
		pull(t, s.source(t, now), &sink)
		if got, want := since(step.id), step.want(); got != want {
			t.Errorf("%s: since %d, want %d", step.promise, got, want)
		}
	}
}

func TestAnInterruptedReadingLosesNothing(t *testing.T) {
	s := newServer(t)
	s.speak("48210@chatroom", "防汛工作群", 0, 90)
	s.speak("48211@chatroom", "文化站", 45, 90)
	var whole ingesttest.Memory
	pull(t, s.source(t), &whole)
	for stop := 1; stop < 8; stop++ {
		var sink ingesttest.Memory
		n := 0
		for p, err := range s.source(t).Pages(t.Context(), "") {
			if err != nil {
				t.Fatal(err)
			}
			c, _ := sink.Cursor(t.Context(), "x")
			if _, err := sink.Append(t.Context(), "x", c, p); err != nil {
				t.Fatal(err)
			}
			if n++; n == stop {
				break
			}
		}
		s.speak("48210@chatroom", "防汛工作群", 90, 1)
		s.speak("48213@chatroom", "后来的群", 20, 2) // older than much that was told
		c, _ := sink.Cursor(t.Context(), "x")
		for p, err := range s.source(t).Pages(t.Context(), c) {
			if err != nil {
				t.Fatal(err)
			}
			if _, err := sink.Append(t.Context(), "x", c, p); err != nil {
				t.Fatal(err)
			}
			c = p.Next
		}
		if got, want := len(sink.Messages()), len(whole.Messages())+3; got != want {
			t.Errorf("stopped after page %d: %d messages of %d", stop, got, want)
		}
		s.groups[0].said = s.groups[0].said[:90]
		s.groups = s.groups[:2]
	}
}

func TestLeavesNoFiles(t *testing.T) {
	s := newServer(t)
	s.speak("48210@chatroom", "防汛工作群", 0, 90)
	dir := t.TempDir()
	src := s.source(t, func(o *Options) { o.Dir = dir })
	for range src.Pages(t.Context(), "") {
		break
	}
	var sink ingesttest.Memory
	pull(t, src, &sink)
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, error %v", left, err)
	}
}

func TestGrows(t *testing.T) {
	for name, change := range variants {
		t.Run(name, func(t *testing.T) {
			s := newServer(t)
			change(s)
			s.speak("48210@chatroom", "防汛工作群", 0, 100)
			s.speak("48211@chatroom", "文化站", 20, 60)
			one, two := s.groups[0].said, s.groups[1].said
			as := func(n, m int) func() ingest.Source {
				return func() ingest.Source {
					s.groups[0].said, s.groups[1].said = one[:n], two[:m]
					return s.source(t)
				}
			}
			ingesttest.Grow(t, as(50, 60), as(100, 60))
			ingesttest.Grow(t, as(100, 1), as(100, 60))
		})
	}
}

// A server that gives the whole history whatever it is asked for tells none of it again.
func TestAServerThatDoesNotListen(t *testing.T) {
	s := newServer(t)
	s.deaf = true
	s.speak("48210@chatroom", "防汛工作群", 0, 3)
	s.speak("48210@chatroom", "防汛工作群", 30*24*60, 3)
	now := func(o *Options) { o.Now = func() time.Time { return time.Unix(start+31*dayLength, 0) } }
	var sink ingesttest.Memory
	if got, want := pull(t, s.source(t, now), &sink), (ingest.Tally{Read: 3, Stored: 3}); got != want {
		t.Errorf("balance %+v, want %+v", got, want)
	}
	if got := pull(t, s.source(t, now), &sink); got != (ingest.Tally{}) {
		t.Errorf("and again %+v", got)
	}
}
