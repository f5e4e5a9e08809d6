package imap

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/peer"
)

const note = "Message-ID: <%d@x>\r\nDate: Wed, 1 Jul 2026 08:0%d:00 +0800\r\nFrom: a@x.example\r\nTo: " + her + "\r\nSubject: s%d\r\n\r\n"

// simple answers for mails of one text each.
func simple(uid int, command string) string {
	if strings.Contains(command, "BODYSTRUCTURE") {
		return `INTERNALDATE " 1-Jul-2026 09:00:00 +0800" BODYSTRUCTURE ("text" "plain" NIL NIL NIL "7bit" 4 1) ` +
			literal("HEADER", fmt.Sprintf(note, uid, uid, uid))
	}
	return literal("1", "text")
}

func TestIsPatientWithWhoeverTakesThePages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := script{answer: holding([]int{1, 2, 3}, simple)}
		src := s.source(Options{PageSize: 1})
		src.room = 0 // every mail is fetched a second time
		n := 0
		for p, err := range src.Pages(t.Context(), "") {
			if err != nil {
				t.Fatal(err)
			}
			n += len(p.Messages)
			<-time.After(10 * time.Minute)
		}
		if n != 3 {
			t.Errorf("%d mails", n)
		}
	})
}

func TestSaysItsNameBeforeItOpensAMailbox(t *testing.T) {
	s := script{answer: holding([]int{1}, simple)}
	if _, _, _, err := collect(t, s.source(Options{}), ""); err != nil {
		t.Fatal(err)
	}
	heard := s.commands("")
	id, open := slices.IndexFunc(heard, func(c string) bool { return strings.HasPrefix(c, "ID (") }),
		slices.IndexFunc(heard, func(c string) bool { return strings.HasPrefix(c, "EXAMINE") })
	if id < 0 || open < id {
		t.Errorf("it said %q", heard)
	}
}

// TestChangesNothing holds that nothing is said but what leaves a mailbox as it is.
func TestChangesNothing(t *testing.T) {
	s := script{answer: holding([]int{1, 2}, simple)}
	if _, _, _, err := collect(t, s.source(Options{}), ""); err != nil {
		t.Fatal(err)
	}
	for _, c := range s.commands("") {
		verb, rest, _ := strings.Cut(strings.TrimPrefix(c, "UID "), " ")
		if !slices.Contains([]string{"CAPABILITY", "ID", "LOGIN", "EXAMINE", "SEARCH", "FETCH", "LOGOUT"}, verb) {
			t.Errorf("it says %q", c)
		}
		if verb == "FETCH" && strings.Contains(strings.ReplaceAll(rest, "BODY.PEEK[", ""), "BODY[") {
			t.Errorf("it marks as read: %q", c)
		}
	}
}

func TestTakesNoOldMailForANewOne(t *testing.T) {
	uids := []int{3, 5}
	s := script{answer: func(command string) (string, string, bool) { return holding(uids, simple)(command) }}
	src := s.source(Options{})
	first, _, last, err := collect(t, src, "")
	if err != nil || len(first) != 2 {
		t.Fatal(first, err)
	}
	if again, _, _, err := collect(t, src, last); err != nil || len(again) != 0 {
		t.Errorf("again come %v, error %v", again, err)
	}
	s.change(func() { uids = append(uids, 6) })
	if next, _, _, err := collect(t, src, last); err != nil || len(next) != 1 || next[0].ID.Native != "6@x" {
		t.Errorf("then come %v, error %v", next, err)
	}
}

// unreadable is the structure of a mail as a server was seen to write it: a quotation
// mark within quotation marks.
const unreadable = `BODYSTRUCTURE (("text" "html" NIL NIL NIL "7bit" 4 1)("application" "pdf" ("name" "a.pdf") NIL """" "base64" 65322) "MIXED") `

func mixed(uid int) string {
	return strings.Replace(fmt.Sprintf(note, uid, uid, uid), "\r\n\r\n", "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", 1) +
		"--b\r\nContent-Type: text/html\r\n\r\n<p>text</p>\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nxxxx\r\n--b--\r\n"
}

func TestReadsTheBeginningWhereTheStructureCannotBe(t *testing.T) {
	s := script{answer: holding([]int{1, 2, 3}, func(uid int, command string) string {
		switch {
		case !strings.Contains(command, "BODYSTRUCTURE"):
			return `INTERNALDATE " 1-Jul-2026 09:00:00 +0800" ` + literal("", mixed(uid))
		case uid == 2:
			return unreadable + literal("HEADER", fmt.Sprintf(note, uid, uid, uid))
		}
		return simple(uid, command)
	})}
	got, skips, _, err := collect(t, s.source(Options{}), "")
	if err != nil || len(skips) > 0 || len(got) != 3 {
		t.Fatal(got, skips, err)
	}
	for i, m := range got {
		if want := fmt.Sprintf("s%d\ntext", i+1); m.Text != want || len(m.Attachments) != 1 || m.Attachments[0].Name != "a.pdf" {
			t.Errorf("%q with %v, want %q", m.Text, m.Attachments, want)
		}
	}
	if n := s.called(); n != 2 {
		t.Errorf("%d connections", n)
	}
}

func TestOneUnreadableMailStopsNoOther(t *testing.T) {
	s := script{answer: holding([]int{1, 2, 3}, func(uid int, command string) string {
		switch {
		case uid == 2:
			return "NONSENSE ((("
		case !strings.Contains(command, "BODYSTRUCTURE"):
			return `INTERNALDATE " 1-Jul-2026 09:00:00 +0800" ` + literal("", mixed(uid))
		}
		return simple(uid, command)
	})}
	got, skips, _, err := collect(t, s.source(Options{}), "")
	if err != nil || len(got) != 2 {
		t.Fatal(got, err)
	}
	want := []ingest.Skip{{Path: "INBOX", Line: 2, Fault: ingest.BadSyntax}}
	if diff := cmp.Diff(want, skips); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAMailThatTheServerWillNotGiveStopsNoOther(t *testing.T) {
	uids := []int{1, 2, 3}
	usual := holding(uids, func(uid int, command string) string {
		if !strings.Contains(command, "BODYSTRUCTURE") {
			return `INTERNALDATE " 1-Jul-2026 09:00:00 +0800" ` + literal("", mixed(uid))
		}
		return simple(uid, command)
	})
	refused := []int{2}
	s := script{answer: func(command string) (string, string, bool) {
		if set, ok := strings.CutPrefix(command, "UID FETCH "); ok {
			for _, uid := range refused {
				if inSet(strings.Fields(set)[0], uid) {
					return "", "NO it is damaged", true
				}
			}
		}
		return usual(command)
	}}
	src := s.source(Options{})
	got, skips, _, err := collect(t, src, "")
	if err != nil || len(got) != 2 || len(skips) != 1 || skips[0].Line != 2 {
		t.Errorf("%v, skips %v, error %v", got, skips, err)
	}
	s.change(func() { refused = uids })
	if got, skips, last, err := collect(t, src, ""); !errors.Is(err, peer.ErrUnreadable) || len(got)+len(skips) > 0 || last != "" {
		t.Errorf("of mails that are all damaged come %v, skips %v, error %v", got, skips, err)
	}
}

func TestAMailThatIsDeletedMeanwhileIsNone(t *testing.T) {
	looks := map[int]int{}
	s := script{answer: holding([]int{1, 2, 3}, func(uid int, command string) string {
		if strings.Contains(command, "BODYSTRUCTURE") {
			if looks[uid]++; uid == 2 && looks[uid] > 1 {
				return ""
			}
		}
		return simple(uid, command)
	})}
	src := s.source(Options{PageSize: 1})
	src.room = 0
	got, skips, _, err := collect(t, src, "")
	if err != nil || len(skips) > 0 || len(got) != 2 || got[1].ID.Native != "3@x" {
		t.Errorf("%v, skips %v, error %v", got, skips, err)
	}
}

func TestFinishesWhatWasBrokenOffAndGoesOn(t *testing.T) {
	uids := []int{1, 2, 3}
	s := script{answer: func(command string) (string, string, bool) { return holding(uids, simple)(command) }}
	src := s.source(Options{PageSize: 1})
	var last ingest.Cursor
	for p := range src.Pages(t.Context(), "") {
		last = p.Next
		break
	}
	s.change(func() { uids = []int{1, 3, 4} }) // one deleted, one come since
	got, _, end, err := collect(t, src, last)
	var ids []string
	for _, m := range got {
		ids = append(ids, m.ID.Native)
	}
	if want := []string{"3@x", "4@x"}; err != nil || !slices.Equal(ids, want) {
		t.Errorf("%v, want %v, error %v", ids, want, err)
	}
	if again, _, _, err := collect(t, src, end); err != nil || len(again) > 0 {
		t.Errorf("and then %v, error %v", again, err)
	}
}

func TestReadsAnewWhatIsNumberedAnew(t *testing.T) {
	validity := "1"
	usual := holding([]int{1, 2}, simple)
	s := script{answer: func(command string) (string, string, bool) {
		data, result, ok := usual(command)
		return strings.ReplaceAll(data, "UIDVALIDITY 1", "UIDVALIDITY "+validity), result, ok
	}}
	src := s.source(Options{PageSize: 1})
	_, _, last, err := collect(t, src, "")
	if err != nil {
		t.Fatal(err)
	}
	s.change(func() { validity = "7" })
	if got, _, _, err := collect(t, src, last); err != nil || len(got) != 2 {
		t.Errorf("%v, error %v", got, err)
	}
}

func TestSaysThatAMailboxWasNumberedAnewMeanwhile(t *testing.T) {
	validity := 1
	usual := holding([]int{1}, simple)
	s := script{answer: func(command string) (string, string, bool) {
		data, result, ok := usual(command)
		if strings.HasPrefix(command, "EXAMINE") {
			data = strings.ReplaceAll(data, "UIDVALIDITY 1", fmt.Sprint("UIDVALIDITY ", validity))
			validity++
		}
		return data, result, ok
	}}
	_, _, _, err := collect(t, s.source(Options{Mailboxes: []string{"A", "B"}}), "")
	if !errors.Is(err, ErrRenumbered) {
		t.Errorf("error %v", err)
	}
}

func TestReadsManyMailsInPortions(t *testing.T) {
	uids := make([]int, 100)
	for i := range uids {
		uids[i] = 2*i + 1 // gaps are mails that were deleted
	}
	usual := func(uid int, command string) string {
		h := fmt.Sprintf(note, uid, uid%10, uid) // of a few minutes, in no order
		if !strings.Contains(command, "BODYSTRUCTURE") {
			return literal("1", "text")
		}
		return `BODYSTRUCTURE ("text" "plain" NIL NIL NIL "7bit" 4 1) ` + literal("HEADER", h)
	}
	for _, room := range []int{mostKept, 0} {
		s := script{answer: holding(uids, usual)}
		var looked []int
		src := s.source(Options{PageSize: 7, Tell: func(done, all int) { looked = append(looked, done) }})
		src.room = room
		got, skips, _, err := collect(t, src, "")
		if err != nil || len(skips) > 0 || len(got) != len(uids) {
			t.Fatalf("%d mails, skips %v, error %v", len(got), skips, err)
		}
		if !slices.IsSortedFunc(got, ingest.Message.Compare) {
			t.Error("they come in no order")
		}
		if diff := cmp.Diff([]int{32, 64, 96, 100}, looked); diff != "" {
			t.Errorf("(-want +told):\n%s", diff)
		}
		fetches := len(s.commands("UID FETCH"))
		if room > 0 && fetches != 8 || fetches > 60 {
			t.Errorf("room for %d bytes, and %d times it fetched", room, fetches)
		}
	}
}

func TestAPageEndsWithAMinuteUnlessItIsAFlood(t *testing.T) {
	const minute = int64(time.Minute)
	some := func(n int, at int64, weight uint32) []spot {
		return slices.Repeat([]spot{{at: at, weight: weight}}, n)
	}
	for name, c := range map[string]struct {
		spots []spot
		want  int
	}{
		"few":                   {some(5, 0, 1), 5},
		"full within a minute":  {append(some(12, 0, 1), some(5, minute, 1)...), 12},
		"full at a minute":      {append(some(10, 0, 1), some(5, minute, 1)...), 10},
		"full of text":          {append(some(4, 0, fullText/4), some(5, minute, 1)...), 4},
		"a flood of mails":      {some(ingest.Flood+5, 0, 1), ingest.Flood},
		"a flood of text":       {some(9, 0, ingest.FloodText/4), 4},
		"seconds of one minute": {append(some(12, 5, 1), some(5, minute-1, 1)...), 17},
	} {
		r := reading{source: New(Options{PageSize: 10, Location: east})}
		if got := r.pageEnd(c.spots); got != c.want {
			t.Errorf("%s: it ends after %d, want %d", name, got, c.want)
		}
	}
}

func TestGoesBackNoFurtherThanItIsTold(t *testing.T) {
	s := script{answer: holding([]int{1}, simple)}
	src := s.source(Options{Since: time.Date(2026, 6, 30, 20, 0, 0, 0, time.UTC)})
	_, _, last, err := collect(t, src, "")
	if err != nil {
		t.Fatal(err)
	}
	collect(t, src, last)
	got := s.commands("UID SEARCH")
	if len(got) != 1 || !strings.Contains(got[0], `SINCE "1-Jul-2026"`) {
		t.Errorf("it searched %q", got)
	}
}

func TestACursorIsWhatItSays(t *testing.T) {
	m := mark{Boxes: []span{{"INBOX", 1, 2, 5}, {"发件箱", 3, 4, 4}}, At: &position{7, "INBOX", 3, 1}}
	if diff := cmp.Diff(m, markOf(m.cursor())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, c := range []ingest.Cursor{"", "1 ", "1 {}x", "2 " + m.cursor()[2:], m.cursor() + " ", `1 {"boxes":[{"name":"a","validity":1,"base":3,"end":2}]}`, `1 {"boxes":[{"name":"b","validity":1,"base":1,"end":2},{"name":"a","validity":1,"base":1,"end":2}]}`} {
		if got := markOf(c); len(got.Boxes) > 0 || got.At != nil {
			t.Errorf("%q is %v", c, got)
		}
	}
}
