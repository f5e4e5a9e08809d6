package digest_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/cmd/shoudao/digest"
	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui"
)

var zone = time.FixedZone("UTC+8", 8*60*60)

// at is a time of March 2026, of which the 12th is a Thursday.
func at(day int, clock string) time.Time {
	c, err := time.Parse("15:04", clock)
	if err != nil {
		panic(err)
	}
	return time.Date(2026, 3, day, c.Hour(), c.Minute(), 0, 0, zone)
}

// ask is an item of the group 镇 that was asked at an instant and is due at another.
func ask(name string, asked, due time.Time) digest.Row {
	id := ingest.ID{Source: "t", Native: name}
	l := triage.Link{Message: id, SentAt: asked, Act: triage.Ask, By: id, ByAt: asked, Due: triage.Due{At: due, Grain: when.Minute}}
	l.Reasons = []triage.Reason{{Code: triage.Named, Weight: 40}, {Code: triage.Requested, Weight: 40}}
	it := triage.Item{
		Anchor: triage.Anchor{Message: id}, AskedAt: asked, Title: name, Group: ingest.Group{Name: "镇"}, Sender: "王二",
		Links: []triage.Link{l}, Band: triage.Todo, Due: l.Due,
	}
	return digest.Row{Row: tui.Row{Item: it, Message: ingest.Message{ID: id, Text: name}}, Handle: name}
}

// linked is the row with one more message: what it does, when, and to which deadline.
func linked(r digest.Row, act triage.Act, sent, due time.Time) digest.Row {
	id := ingest.ID{Source: "t", Native: r.Handle + "+"}
	r.Item.Links = append(r.Item.Links, triage.Link{Message: id, SentAt: sent, Act: act, By: id, ByAt: sent, Due: triage.Due{At: due, Grain: when.Minute}})
	if act == triage.Move {
		r.Item.Due = triage.Due{At: due, Grain: when.Minute}
	}
	if act == triage.Cancel {
		r.Item.State = triage.Cancelled
	}
	return r
}

// input is a morning's with everything read.
func input(now time.Time) digest.Input {
	return digest.Input{
		Edition: digest.EditionAt(now), At: now, Since: at(11, "16:00"), Office: when.DefaultOffice(zone),
		Quiet: tui.Quiet{From: 21 * 60, To: 7*60 + 30},
		Cover: digest.Cover{Groups: []tui.Reach{{Group: ingest.Group{Name: "镇"}, Until: now}, {Group: ingest.Group{Name: "村"}, Until: now}}},
	}
}

func handles(rows []digest.Row) (all []string) {
	for _, r := range rows {
		all = append(all, r.Handle)
	}
	return all
}

func check(t *testing.T, what string, got []digest.Row, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, handles(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestDue(t *testing.T) {
	friday := at(13, "17:00")
	old := ask("old", at(1, "08:00"), at(10, "12:00"))
	pinned := ask("pinned", at(12, "08:00"), at(13, "18:00"))
	pinned.Item.Standing.Pinned = true
	in := input(friday)
	in.Queue = []digest.Row{
		pinned, old, ask("midnight", at(12, "08:00"), at(14, "00:00")), ask("saturday", at(12, "08:00"), at(14, "12:00")),
		ask("monday", at(12, "08:00"), at(16, "12:00")), ask("tuesday", at(12, "08:00"), at(17, "12:00")),
		ask("far", at(12, "08:00"), at(30, "12:00")), ask("undated", at(12, "08:00"), time.Time{}),
	}
	d := digest.Make(in)
	check(t, "today, what is overdue first", d.Today, "old", "pinned", "midnight")
	check(t, "tomorrow", d.Tomorrow, "saturday")
	check(t, "up to the end of the next workday", d.Next, "monday")
	if !d.NextDay.At.Equal(at(16, "00:00")) || d.Overdue != 1 || d.ThisWeek+d.Later != 3 || d.NoDate != 1 {
		t.Errorf("next workday %v, %d overdue, %d this week, %d later, %d undated", d.NextDay.At, d.Overdue, d.ThisWeek, d.Later, d.NoDate)
	}
	days := map[int]int{}
	for _, day := range d.Ahead {
		if day.Items > 0 {
			days[day.At.Day()] = day.Items
		}
	}
	if diff := cmp.Diff(map[int]int{13: 2, 14: 1, 16: 1, 17: 1}, days); diff != "" || d.Beyond != 1 {
		t.Errorf("%d beyond (-want +got):\n%s", d.Beyond, diff)
	}
	in.At = at(12, "17:00")
	if d := digest.Make(in); !d.NextDay.At.IsZero() || len(d.Next) != 0 {
		t.Errorf("before a workday the next is %v", d.NextDay.At)
	}
}

func TestNews(t *testing.T) {
	in12 := input(at(12, "08:12"))
	night := ask("night", at(11, "23:30"), at(12, "18:00"))
	fire := ask("森林防火紧急集合", at(11, "23:40"), at(12, "00:30"))
	in12.Queue = []digest.Row{ask("known", at(11, "15:00"), at(12, "12:00")), ask("fresh", at(11, "17:00"), at(12, "12:00")), night, fire}
	in12.Look = []digest.Row{ask("glance", at(11, "18:00"), time.Time{}), ask("seen", at(11, "12:00"), time.Time{})}
	d := digest.Make(in12)
	check(t, "new, the emergency first", d.New, "森林防火紧急集合", "fresh", "night")
	check(t, "new to look at", d.NewLook, "glance")
	if d.Night != 2 || d.Held != 0 || !d.New[0].Emergency || d.New[2].Emergency {
		t.Errorf("%d at night, %d held, emergencies %v, %v", d.Night, d.Held, d.New[0].Emergency, d.New[2].Emergency)
	}

	t.Run("what comes at night waits for the morning, save an emergency", func(t *testing.T) {
		in := in12
		in.At = at(11, "23:50")
		in.Edition = digest.Evening
		d := digest.Make(in)
		check(t, "new", d.New, "森林防火紧急集合", "fresh")
		check(t, "due tomorrow, of which nothing is kept back", d.Tomorrow, "known", "fresh", "night", "森林防火紧急集合")
		if d.Held != 1 || !d.HeldUntil.Equal(at(12, "07:30")) {
			t.Errorf("%d held until %v", d.Held, d.HeldUntil)
		}
		in.At, in.Last = at(12, "08:12"), d.Told
		check(t, "new in the morning", digest.Make(in).New, "night")
	})
	t.Run("what was only to be looked at, or done, and is asked of her now, is new", func(t *testing.T) {
		next := input(at(12, "08:12"))
		glance := ask("glance", at(11, "12:00"), time.Time{})
		glance.Item.Links[0].Reasons = nil
		glance = linked(glance, triage.Chase, at(11, "18:00"), time.Time{})
		chased := linked(ask("chased", at(11, "12:00"), time.Time{}), triage.Chase, at(11, "18:00"), time.Time{})
		again := chased
		again.Handle, again.Item.Standing.Reopened = "again", true
		long := linked(ask("long", at(11, "12:00"), time.Time{}), triage.Chase, at(11, "15:00"), time.Time{})
		long.Item.Standing.Reopened = true
		next.Queue = []digest.Row{glance, chased, again, long}
		check(t, "new", digest.Make(next).New, "glance", "again")
	})
	t.Run("what is only to be looked at waits for the morning too", func(t *testing.T) {
		in := input(at(11, "23:50"))
		in.Look = []digest.Row{ask("glance", at(11, "23:00"), time.Time{})}
		if d := digest.Make(in); len(d.NewLook) != 0 || d.Held != 1 {
			t.Errorf("%d held, to look at %v", d.Held, handles(d.NewLook))
		}
	})
}

// next is the input of the digest after d, as it is kept in between.
func next(t *testing.T, d digest.Digest, now time.Time) digest.Input {
	t.Helper()
	kept, err := digest.Encode(d.Told)
	if err != nil {
		t.Fatal(err)
	}
	in := input(now)
	in.Since, in.Last = d.Until(), digest.Decode(kept, zone)
	if diff := cmp.Diff(d.Told, in.Last); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	return in
}

// TestNext holds that a digest goes on from what the one before told, and not from a time.
func TestNext(t *testing.T) {
	eve := input(at(11, "18:00"))
	done, due := ask("done", at(11, "10:00"), time.Time{}), ask("due", at(11, "11:00"), at(12, "17:00"))
	done.Item.State, done.Item.Standing.Verb = triage.Done, triage.MarkDone
	hers := ask("hers", at(11, "11:30"), at(12, "17:00"))
	hers.Item.Due.At, hers.Item.Standing.DueSet = at(12, "09:00"), true
	glance, off, reported := ask("glance", at(11, "12:00"), time.Time{}), ask("off", at(11, "13:00"), at(13, "12:00")), ask("reported", at(11, "13:10"), at(13, "12:00"))
	glance.Item.Band = triage.Look
	eve.Queue, eve.Look, eve.Closed = []digest.Row{due, hers, off, reported, ask("last", at(11, "18:00"), time.Time{})}, []digest.Row{glance}, []digest.Row{done}
	told := digest.Make(eve)

	in := next(t, told, at(12, "08:12"))
	late := ask("late", at(11, "09:00"), at(12, "12:00")) // its copy came in afterwards
	merged := linked(ask("merged", at(11, "08:00"), at(12, "17:00")), triage.Ask, at(11, "11:00"), time.Time{})
	merged.Item.Links[1].Message = due.Item.Anchor.Message
	mine := ask("mine", at(11, "14:00"), time.Time{})
	mine.Item.Standing.Verb = triage.MarkMine
	again := done
	again.Item.State, again.Item.Standing = triage.Open, triage.Standing{Reopened: true}
	glance.Item.Band = triage.Todo
	in.Queue = append([]digest.Row{late, merged, mine, again, glance}, eve.Queue...)
	d := digest.Make(in)
	check(t, "new", d.New, "late", "done", "glance")
	if len(d.Moved) > 0 {
		t.Errorf("moved: %v", d.Moved)
	}

	in = next(t, told, at(12, "08:12"))
	earlier := linked(due, triage.Move, at(11, "16:00"), at(12, "12:00")) // it came in late as well
	off = linked(off, triage.Cancel, at(11, "17:00"), time.Time{})
	reported = linked(reported, triage.Finish, at(11, "17:10"), time.Time{})
	reported.Item.State = triage.Done
	long := linked(ask("long", at(9, "09:00"), time.Time{}), triage.Cancel, at(10, "09:00"), time.Time{})
	in.Queue, in.Closed = []digest.Row{earlier, hers}, []digest.Row{off, reported, done, long}
	d = digest.Make(in)
	if len(d.Moved) != 1 || d.Moved[0].Handle != "due" || !d.Moved[0].From.At.Equal(at(12, "17:00")) || !d.Moved[0].To.At.Equal(at(12, "12:00")) {
		t.Errorf("moved: %+v", d.Moved)
	}
	check(t, "cancelled", d.Cancelled, "off")
	check(t, "done by what was said", d.Finished, "reported")
	if until := told.Until(); !until.After(at(11, "18:00")) || until.After(at(11, "18:01")) {
		t.Errorf("the last message is counted again, or what came after it is not: from %v", until)
	}
	if digest.Decode("of another program", zone) != nil || digest.Decode("null", zone) != nil {
		t.Error("what cannot be read was read")
	}
}

func TestChanges(t *testing.T) {
	in := input(at(12, "08:12"))
	known := linked(ask("known", at(11, "09:00"), at(12, "17:00")), triage.Move, at(11, "20:00"), at(12, "12:00"))
	fresh := linked(ask("fresh", at(11, "17:00"), at(12, "10:00")), triage.Move, at(11, "19:00"), at(12, "14:30"))
	before := linked(ask("before", at(11, "09:00"), at(12, "17:00")), triage.Move, at(11, "10:00"), at(12, "16:00"))
	hers := ask("hers", at(11, "09:00"), at(12, "17:00"))
	hers.Item.Due.At, hers.Item.Standing.DueSet = at(12, "11:00"), true
	promised := linked(ask("promised", at(11, "09:00"), at(13, "17:00")), triage.Promise, at(11, "09:30"), time.Time{})
	in.Queue = []digest.Row{known, fresh, before, hers, promised}
	asleep := ask("asleep", at(11, "09:00"), at(20, "17:00"))
	asleep.Item.Standing.WakeAt = at(13, "08:30")
	long := ask("long", at(11, "09:00"), at(20, "17:00"))
	long.Item.Standing.WakeAt = at(16, "08:30")
	in.Asleep = []digest.Row{asleep, long}
	off := linked(ask("off", at(11, "09:00"), at(12, "09:00")), triage.Cancel, at(11, "21:00"), time.Time{})
	gone := linked(ask("gone", at(10, "09:00"), at(12, "09:00")), triage.Cancel, at(10, "21:00"), time.Time{})
	done := ask("done", at(11, "17:00"), at(12, "09:00"))
	done.Item.State, done.Item.Standing.Verb = triage.Done, triage.MarkDone
	reported := linked(ask("reported", at(11, "09:00"), at(12, "09:00")), triage.Finish, at(11, "20:00"), time.Time{})
	reported.Item.State = triage.Done
	in.Closed = []digest.Row{off, gone, done, reported}
	d := digest.Make(in)
	type move struct{ name, from, to string }
	var moves []move
	for _, m := range d.Moved {
		moves = append(moves, move{m.Handle, m.From.At.Format("15:04"), m.To.At.Format("15:04")})
	}
	if diff := cmp.Diff([]move{{"known", "17:00", "12:00"}, {"fresh", "10:00", "14:30"}}, moves, cmp.AllowUnexported(move{})); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
	check(t, "cancelled", d.Cancelled, "off")
	check(t, "done by what was said", d.Finished, "reported")
	check(t, "promised", d.Promised, "promised")
	check(t, "back by tomorrow", d.Back, "asleep")
}

func TestHours(t *testing.T) {
	in := input(at(12, "08:12"))
	in.Balance = triage.Balance{Received: 5, Filtered: 5}
	in.Hours = []digest.Hour{
		{At: at(11, "16:00"), Balance: triage.Balance{Received: 3, Filtered: 3}}, {At: at(12, "08:00"), Balance: triage.Balance{Received: 2, Filtered: 2}},
	}
	in.Groups = []digest.Group{{Group: ingest.Group{Name: "镇"}, Balance: in.Balance}}
	d := digest.Make(in)
	if len(d.Hours) != 17 || d.ByClock || d.Hours[0].Balance.Received != 3 || d.Hours[16].Balance.Received != 2 || !d.Even() {
		t.Errorf("%d hours, by the clock %v, even %v", len(d.Hours), d.ByClock, d.Even())
	}
	in.Since = at(1, "00:00")
	d = digest.Make(in)
	if len(d.Hours) != 24 || !d.ByClock || d.Hours[16].Balance.Received != 3 || d.Hours[8].Balance.Received != 2 || !d.Even() {
		t.Errorf("%d hours, by the clock %v, even %v", len(d.Hours), d.ByClock, d.Even())
	}
	in.Groups[0].Balance.Received--
	if digest.Make(in).Even() {
		t.Error("a message without a group is even")
	}
}

func TestEditions(t *testing.T) {
	for clock, want := range map[string]digest.Edition{"00:10": digest.Morning, "11:59": digest.Morning, "12:00": digest.Evening, "23:00": digest.Evening} {
		if got := digest.EditionAt(at(12, clock)); got != want {
			t.Errorf("EditionAt(%s) = %v, want %v", clock, got, want)
		}
	}
}
