package text_test

import (
	"testing"
	"time"

	"shoudao/triage"
	"shoudao/tui/text"
)

func TestBadge(t *testing.T) {
	why := func(codes ...triage.Code) triage.Link {
		l := triage.Link{Act: triage.Ask}
		for _, c := range codes {
			l.Reasons = append(l.Reasons, triage.Reason{Code: c, Weight: 10})
		}
		return l
	}
	w := text.For(text.Chinese).Badges
	now := time.Date(2026, 3, 12, 8, 0, 0, 0, time.UTC)
	back := triage.Item{State: triage.Open, Links: []triage.Link{why(triage.Named)}, Standing: triage.Standing{WakeAt: now}}
	asleep := back
	asleep.Standing.WakeAt = now.Add(time.Minute)
	for _, c := range []struct {
		name string
		it   triage.Item
		want string
	}{
		{"a mention is closer than a role", triage.Item{Links: []triage.Link{why(triage.ByRole, triage.Mentioned)}}, "[@我]"},
		{"a colleague's name is closer than a role", triage.Item{Links: []triage.Link{why(triage.ByRole, triage.StandingIn)}}, "[代班]"},
		{"her own name is closer than a colleague's", triage.Item{Links: []triage.Link{why(triage.StandingIn, triage.Named)}}, "[点名]"},
		{"a role is closer than everyone", triage.Item{Links: []triage.Link{why(triage.ToEveryone, triage.ByRole)}}, "[岗位]"},
		{"a moved deadline comes before who was meant", triage.Item{Links: []triage.Link{why(triage.Mentioned), {Act: triage.Move}}}, "[改期]"},
		{
			"a deadline that the user set herself is not news",
			triage.Item{Links: []triage.Link{why(triage.Named), {Act: triage.Move}}, Standing: triage.Standing{DueSet: true}},
			"[点名]",
		},
		{"what opened again comes first", triage.Item{Links: []triage.Link{{Act: triage.Move}}, Standing: triage.Standing{Reopened: true}}, "[重开]"},
		{"what speaks against is no address", triage.Item{Links: []triage.Link{{Reasons: []triage.Reason{{Code: triage.Named, Weight: -5}}}}}, "[要办]"},
		{"what is back from snooze says so", back, "[到点]"},
		{"what sleeps is not back", asleep, "[点名]"},
		{"nothing known", triage.Item{}, "[要办]"},
	} {
		if got := w.Of(c.it, now); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestBadgesFitTheirColumn(t *testing.T) {
	for _, lang := range langs {
		w := text.For(lang).Badges
		for _, c := range triage.Codes() {
			it := triage.Item{Links: []triage.Link{{Reasons: []triage.Reason{{Code: c, Weight: 1}}}}}
			if b := w.Of(it, time.Time{}); cells(b) > w.Cells {
				t.Errorf("%s is wider than %d cells", b, w.Cells)
			}
		}
	}
}
