package chatlog

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
	"shoudao/ingest/peer"
)

// noon is when most readings take place.
var noon = day0.Add(36 * time.Hour)

// reader is a source of what f serves, as of now.
func reader(t testing.TB, f *fake, now time.Time, change ...func(*Options)) *Source {
	t.Helper()
	o := Options{Base: f.URL + "/", Now: func() time.Time { return now }, PageSize: 3}
	for _, c := range change {
		c(&o)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// pull reads everything new into sink and tells what it was.
func pull(t *testing.T, s *Source, sink *ingesttest.Memory) ingest.Tally {
	t.Helper()
	got, err := ingest.Pull(t.Context(), s, sink, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// busy is a fake with two days of talk in two chats.
func busy(t testing.TB, form string) *fake {
	f := newFake(t, form)
	f.say("7001@chatroom", "wxid_hao", "郝主任", map[int]string{5: "各村报水位 @所有人", 6: "再催一下", 70: "还差三个村", 26 * 60: "明天继续"})
	f.say("7001@chatroom", "wxid_shi", "石坎村", map[int]string{5: "收到", 8: "报了", 71: "石坎村已报", 27 * 60: "好的"})
	f.say("wxid_zhou", "wxid_zhou", "周站长", map[int]string{7: "材料发你了", 28 * 60: "看到没有"})
	f.say("7001@chatroom", "wxid_me", "", map[int]string{9: "收到", 30 * 60: "我这边齐了"})
	return f
}

func TestKeepsThePromisesOfASource(t *testing.T) {
	for _, form := range []string{"", "/api/v1/", "/"} {
		t.Run("form "+form, func(t *testing.T) {
			f := busy(t, form)
			got := ingesttest.Run(t, func() ingest.Source { return patient{reader(t, f, noon), f} })
			if want := (ingest.Tally{Read: 12, Stored: 12}); got != want {
				t.Errorf("balance %+v, want %+v", got, want)
			}
		})
	}
}

func TestGrows(t *testing.T) {
	for promise, late := range map[string]int{"at the end": 32 * 60, "in an hour that was told": 6, "in an hour that was empty": 10 * 60, "before everything": -20} {
		t.Run(promise, func(t *testing.T) {
			f := busy(t, "")
			all := f.rows
			f.say("wxid_zhou", "wxid_zhou", "周站长", map[int]string{late: "晚到的一条"})
			grown := f.rows
			at := func(rows []row) func() ingest.Source {
				return func() ingest.Source { f.change(func() { f.rows = rows }); return reader(t, f, noon) }
			}
			ingesttest.Grow(t, at(all), at(grown))
		})
	}
}

func TestTellsWhoAndWhere(t *testing.T) {
	for _, form := range []string{"", "/"} {
		f := busy(t, form)
		var sink ingesttest.Memory
		pull(t, reader(t, f, noon), &sink)
		for _, m := range sink.Messages() {
			want := ingest.Group{ID: "7001@chatroom", Name: "柳湾防汛群"}
			if m.SenderID == "wxid_zhou" {
				want = ingest.Group{ID: "wxid_zhou", Name: "周站长", Direct: true}
			}
			if m.Group != want || m.SenderID == "" || m.Sender == "" {
				t.Errorf("form %q: %+v", form, m)
			}
		}
	}
}

func TestLateRows(t *testing.T) {
	f := busy(t, "")
	var sink ingesttest.Memory
	pull(t, reader(t, f, noon), &sink)
	f.say("7001@chatroom", "wxid_shi", "石坎村", map[int]string{7: "迟到四十分钟的一行"})
	got := pull(t, reader(t, f, noon.Add(time.Minute)), &sink)
	if want := (ingest.Tally{Read: 7, Stored: 1, Known: 6}); got != want {
		t.Errorf("balance %+v, want %+v: one hour is told again", got, want)
	}
	t.Run("later than two days are found once a day", func(t *testing.T) {
		later := day0.AddDate(0, 0, 5)
		for hour := range 24 {
			f.say("7001@chatroom", "wxid_shi", "石坎村", map[int]string{5*24*60 + hour*60: "五天后"})
			if hour == 1 {
				f.say("7001@chatroom", "wxid_shi", "石坎村", map[int]string{90: "五天前的一行"})
			}
			got := pull(t, reader(t, f, later.Add(time.Duration(hour)*time.Hour)), &sink)
			if got.Stored != 1 {
				t.Errorf("at %d o'clock %+v", hour, got)
			}
		}
		if got := pull(t, reader(t, f, later.Add(24*time.Hour)), &sink); got.Stored != 1 {
			t.Errorf("a day later %+v", got)
		}
	})
}

func TestSweepsOnceADayWhereNothingHappens(t *testing.T) {
	f := busy(t, "")
	var sink ingesttest.Memory
	now := noon
	s := reader(t, f, now, func(o *Options) { o.Now = func() time.Time { return now } })
	asked := func() (days int) {
		f.change(func() { f.asked = nil })
		pull(t, s, &sink)
		f.change(func() {
			for _, a := range f.asked {
				if strings.HasPrefix(a, "/api/v1/chatlog") {
					days++
				}
			}
		})
		return days
	}
	first, again := asked(), asked()
	now = now.Add(25 * time.Hour)
	sweep, after := asked(), asked()
	if first < 30 || again > 4 || sweep < 8 || after > 5 {
		t.Errorf("asked for %d days, then %d, a day later %d, then %d", first, again, sweep, after)
	}
}

func TestVanishingRanges(t *testing.T) {
	f := busy(t, "")
	var sink ingesttest.Memory
	pull(t, reader(t, f, noon), &sink)
	all := f.rows
	for promise, vanish := range map[string]func(){
		"no file covers anything": func() { f.covers = [2]int64{0, 1} },
		"the rows are gone":       func() { f.rows = f.rows[len(f.rows)-1:] },
	} {
		covers := f.covers
		f.change(vanish)
		if got := pull(t, reader(t, f, noon), &sink); got != (ingest.Tally{}) {
			t.Errorf("%s: %+v", promise, got)
		}
		f.change(func() { f.rows, f.covers = all, covers })
		if got := pull(t, reader(t, f, noon), &sink); got != (ingest.Tally{}) {
			t.Errorf("%s, and it is there again: %+v", promise, got)
		}
	}
	t.Run("a range after the files were opened is reached from before", func(t *testing.T) {
		f.covers[1] = day0.Add(12 * time.Hour).Unix()
		f.say("7001@chatroom", "wxid_hao", "郝主任", map[int]string{33 * 60: "新的一行"})
		if got := pull(t, reader(t, f, noon), &sink); got.Stored != 1 {
			t.Errorf("balance %+v", got)
		}
	})
}

func TestQuotes(t *testing.T) {
	f := busy(t, "")
	quoting := func(minute int, of row) row {
		at := day0.Add(time.Duration(minute) * time.Minute)
		of.Seq, of.Talker = 0, ""
		r := row{Seq: at.UnixMilli(), Time: at.Format(time.RFC3339), Talker: "7001@chatroom", Sender: "wxid_shi", SenderName: "石坎村", Type: typeShare, SubType: shareQuote, Content: fmt.Sprintf("引用于%d", minute)}
		r.Contents = mustJSON(t, map[string]any{"refer": of})
		return r
	}
	first := f.rows[0]
	unknown := first
	unknown.Time, unknown.Sender, unknown.SenderName = day0.Add(time.Minute).Format(time.RFC3339), "wxid_nobody", "谁"
	f.change(func() {
		f.rows = append(f.rows, quoting(100, first), quoting(31*60, first), quoting(32*60, unknown))
	})
	got := map[string]ingest.ID{}
	var sink ingesttest.Memory
	pull(t, reader(t, f, noon), &sink)
	for _, m := range sink.Messages() {
		got[m.Text] = m.ReplyTo
	}
	for text, want := range map[string]ingest.ID{
		"引用于100":  first.id(),
		"引用于1860": first.id(), // on the day after
		"引用于1920": {},
	} {
		if got[text] != want {
			t.Errorf("%s answers %v, want %v", text, got[text], want)
		}
	}
}

func TestRecallsStandUnderTheirOwnID(t *testing.T) {
	for _, sentence := range []string{"", "\"石坎村\" 撤回了一条消息"} {
		f := busy(t, "")
		var sink ingesttest.Memory
		pull(t, reader(t, f, noon), &sink)
		said := f.rows[len(f.rows)-1]
		f.change(func() {
			r := &f.rows[len(f.rows)-1]
			r.Type, r.Content, r.Sender, r.SenderName = typeSystem, sentence, "系统消息", ""
		})
		if got := pull(t, reader(t, f, noon), &sink); got.Stored != 1 {
			t.Fatalf("balance %+v", got)
		}
		all := sink.Messages()
		if m := all[len(all)-1]; m.Kind != ingest.Recall || m.Of != said.id() || m.ID == said.id() {
			t.Errorf("the recall %q is %+v", sentence, m)
		}
	}
}

func TestBrokenRows(t *testing.T) {
	f := busy(t, "")
	f.change(func() {
		double := f.rows[1]
		other := f.rows[2]
		other.Content = "同号的另一条"
		f.rows = append(f.rows, double, other)
		f.rows = append(f.rows, row{Seq: 9, Time: f.rows[0].Time, Talker: "7001@chatroom", Type: typeText, Content: "没有人"})
	})
	got := ingesttest.Run(t, func() ingest.Source { return patient{reader(t, f, noon), f} })
	if want := (ingest.Tally{Read: 15, Stored: 12, Known: 1, Unreadable: 2}); got != want {
		t.Errorf("balance %+v, want %+v", got, want)
	}
	var sink ingesttest.Memory
	pull(t, reader(t, f, noon), &sink)
	for _, s := range sink.Skipped() {
		if !strings.HasPrefix(s.Path, f.URL+"/api/v1/chatlog?time=2026-07-01") {
			t.Errorf("the place is %s", s.Path)
		}
	}
}

func TestChoosesChats(t *testing.T) {
	f := busy(t, "")
	f.say("gh_news", "gh_news", "报社", map[int]string{11: "今日要闻"})
	var all, one ingesttest.Memory
	if got := pull(t, reader(t, f, noon), &all); got.Stored != 12 {
		t.Errorf("all that people write in: %+v", got)
	}
	only := func(o *Options) { o.Chats = []string{"wxid_zhou"} }
	if got := pull(t, reader(t, f, noon, only), &one); got.Stored != 2 {
		t.Errorf("one chat: %+v", got)
	}
	if got := pull(t, reader(t, f, noon), &one); got.Stored != 10 {
		t.Errorf("then all: %+v", got)
	}
	from := func(o *Options) { o.From = day0.AddDate(0, 0, 1) }
	if got := pull(t, reader(t, f, noon, from), &ingesttest.Memory{}); got.Stored != 4 {
		t.Errorf("from the second day on: %+v", got)
	}
}

func TestAsksForManyRowsOfAlpha(t *testing.T) {
	f := newFake(t, "/api/v1/")
	texts := map[int]string{}
	for i := range perAsk + 5 {
		texts[i] = fmt.Sprint("第", i)
	}
	f.say("7001@chatroom", "wxid_hao", "郝主任", texts)
	if got := pull(t, reader(t, f, noon), &ingesttest.Memory{}); got.Stored != perAsk+5 {
		t.Errorf("balance %+v", got)
	}
}

func TestAGroupWithoutMembersIsReadAllTheSame(t *testing.T) {
	for _, code := range []int{http.StatusNotFound, http.StatusInternalServerError} {
		f := busy(t, "/")
		whole := f.Config.Handler
		f.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/members" {
				answer(w, code, "chat room not found")
				return
			}
			whole.ServeHTTP(w, r)
		})
		if got := pull(t, reader(t, f, noon), &ingesttest.Memory{}); got.Stored != 12 {
			t.Errorf("status %d: %+v", code, got)
		}
	}
}

func TestErrors(t *testing.T) {
	serve := func(code int, body string) string {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(code)
			fmt.Fprint(w, body)
		}))
		t.Cleanup(s.Close)
		return s.URL
	}
	gone := serve(200, "")
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	for _, tt := range []struct {
		promise, base string
		want          error
	}{
		{"nothing listens", s.URL, peer.ErrUnreachable},
		{"a password is asked for", serve(401, ""), peer.ErrRefused},
		{"it is decrypting", serve(503, `{"error":"decrypting"}`), peer.ErrBusy},
		{"another program", serve(200, "<html>"), peer.ErrForeign},
		{"another program that speaks JSON", serve(200, `{"data":[]}`), peer.ErrForeign},
		{"a list in the place of an object", serve(200, `[]`), peer.ErrForeign},
		{"no such address", serve(404, `{"error":"Not found"}`), peer.ErrForeign},
		{"an answer that breaks off", serve(200, `{"items":[`), peer.ErrUnreadable},
		{"nothing", gone, peer.ErrUnreadable},
		{"a fault", serve(500, `"query failed"`), peer.ErrUnreadable},
		{"two answers in one", serve(400, `"invalid argument: time""time range not found"`), peer.ErrUnreadable},
	} {
		t.Run(tt.promise, func(t *testing.T) {
			src, err := New(Options{Base: strings.Replace(tt.base, "http://", "http://li:geheim@", 1), Now: time.Now})
			if err != nil {
				t.Fatal(err)
			}
			_, err = ingest.Pull(t.Context(), src, &ingesttest.Memory{}, nil)
			if !errors.Is(err, tt.want) {
				t.Errorf("error %v", err)
			}
			if strings.Contains(fmt.Sprint(err, src.Name()), "geheim") {
				t.Errorf("the password is told: %v", err)
			}
		})
	}
	for _, base := range []string{"", "127.0.0.1:5030", "ftp://127.0.0.1", "http://", "http://li:geheim@\x7f"} {
		if _, err := New(Options{Base: base, Now: time.Now}); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("address %q: %v", base, err)
		}
	}
}

func TestHandsOutWhatItHasBeforeAnError(t *testing.T) {
	f := busy(t, "")
	whole := f.Config.Handler
	second := fmt.Sprint(day0.AddDate(0, 0, 1).Unix())
	f.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Query().Get("time"), second) {
			fmt.Fprint(w, `[{"seq":1,"ti`)
			return
		}
		whole.ServeHTTP(w, r)
	})
	var sink ingesttest.Memory
	got, err := ingest.Pull(t.Context(), reader(t, f, noon, func(o *Options) { o.PageSize = 1000 }), &sink, nil)
	if !errors.Is(err, peer.ErrUnreadable) || got.Stored != 8 {
		t.Errorf("error %v, balance %+v", err, got)
	}
}

func TestWaits(t *testing.T) {
	f := busy(t, "")
	s := reader(t, f, noon, func(o *Options) { o.Every = time.Millisecond })
	pull(t, s, &ingesttest.Memory{})
	f.say("7001@chatroom", "wxid_hao", "郝主任", map[int]string{34 * 60: "新的"})
	if err := s.Wait(t.Context()); err != nil {
		t.Error(err)
	}
	f.change(func() { f.busy = true })
	if err := s.Wait(t.Context()); err != nil {
		t.Errorf("the next reading tells what is wrong, not this: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := reader(t, f, noon).Wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestTrail(t *testing.T) {
	var up, down trail
	for i := range int64(300) {
		up.set(500_000+i, sum{byte(i), 1})
		down.set(500_000+299-i, sum{byte(299 - i), 1})
	}
	if diff := cmp.Diff(up, down, cmp.AllowUnexported(trail{})); diff != "" {
		t.Errorf("the order in which hours are set counts (-up +down):\n%s", diff)
	}
	if up.first%24 != 0 || len(up.sums) > (kept+1)*24 || up.end() != 500_300 {
		t.Errorf("kept are %d hours from %d on", len(up.sums), up.first)
	}
	got, ok := trailOf(up.cursor())
	if diff := cmp.Diff(up, got, cmp.AllowUnexported(trail{})); diff != "" || !ok {
		t.Errorf("read back %v:\n%s", ok, diff)
	}
	for _, c := range []ingest.Cursor{"", "2" + up.cursor()[1:], up.cursor()[:40], up.cursor() + "AAAA====", "1 0 00000000 500000 ", "1 0 00000000 -5 AQEBAQEB"} {
		if _, ok := trailOf(c); ok {
			t.Errorf("cursor %q is taken", c)
		}
	}
}
