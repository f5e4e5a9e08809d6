package main

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"shoudao/triage/when"
	"shoudao/tui"
	"shoudao/tui/text"
)

func TestSetupWritesNotifications(t *testing.T) {
	clock := func(h, m int) when.Clock { return when.Clock(h*60 + m) }
	night := tui.Quiet{From: clock(21, 0), To: clock(7, 30)}
	for _, c := range []struct {
		name, on, quiet string
		wantOn          bool
		want            tui.Quiet
	}{
		{"as it is", "开", "21:00-07:30", true, night},
		{"switched off", "关", "21:00-07:30", false, night},
		{"switched off in the other language", " OFF ", "21:00-07:30", false, night},
		{"another night", "开", "22：00 到 6：30", true, tui.Quiet{From: clock(22, 0), To: clock(6, 30)}},
		{"told at any hour", "on", "", true, tui.Quiet{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newTestSetup(t, "")
			d := loaded(t, s)
			d.Typed[tui.Names], d.Typed[tui.NotifyOn], d.Typed[tui.NotifyQuiet] = "林晓梅", c.on, c.quiet
			save(t, s, d)
			n, err := written(t, s).notify(s.path)
			if err != nil || n.On != c.wantOn || n.Quiet != c.want {
				t.Errorf("notifications are %+v, %v", n, err)
			}
			if again := loaded(t, s); again.Typed[tui.NotifyOn] != onSaid(c.wantOn, text.Chinese) {
				t.Errorf("the field holds %q afterwards", again.Typed[tui.NotifyOn])
			}
		})
	}
	t.Run("another language alone changes nothing of them", func(t *testing.T) {
		s := newTestSetup(t, "")
		d := loaded(t, s)
		d.Lang, d.Typed[tui.Names] = text.English, "Emma Clarke"
		save(t, s, d)
		if c := written(t, s); c.Notify.On != nil || c.Notify.Quiet != nil || !bytes.Contains(c.raw, []byte("# on = true")) {
			t.Errorf("the settings are\n%s", c.raw)
		}
	})
	t.Run("what cannot be used is told at its field", func(t *testing.T) {
		s := newTestSetup(t, "")
		d := loaded(t, s)
		d.Typed[tui.Names], d.Typed[tui.NotifyOn], d.Typed[tui.NotifyQuiet] = "林晓梅", "有时", "晚上"
		bad, err := s.Save(t.Context(), d)
		if want := []tui.Field{tui.NotifyOn, tui.NotifyQuiet}; err != nil || !slices.Equal(bad, want) {
			t.Errorf("Save = %v, %v, want %v", bad, err, want)
		}
	})
}

func TestSetupTellsOfTheCalendar(t *testing.T) {
	s := newTestSetup(t, "")
	ahead, err := s.Ahead(t.Context(), text.Chinese)
	if err != nil || ahead.Until != 2026 || ahead.Own {
		t.Fatalf("Ahead = %+v, %v", ahead, err)
	}
	i := slices.IndexFunc(ahead.Days, func(e when.Exception) bool { return !e.Off })
	if i < 0 || ahead.Days[i].From.Format(time.DateOnly) != "2026-05-09" {
		t.Errorf("the next day worked in exchange is not told of: %v", ahead.Days)
	}
	s = newTestSetup(t, "[me]\nnames = [\"Ann Reed\"]\ntimezone = \"Europe/London\"\n")
	if ahead, err = s.Ahead(t.Context(), text.English); err != nil || len(ahead.Days) == 0 || ahead.Days[0].Name != "Good Friday" {
		t.Errorf("in London Ahead = %+v, %v", ahead, err)
	}
	s = newTestSetup(t, "[me]\nnames = [\"Ann Reed\"]\n[hours]\ncalendar = \"moon\"\n")
	if _, err = s.Ahead(t.Context(), text.English); err == nil {
		t.Error("a calendar that there is not makes no error")
	}
}

func TestSetupTellsTheLastMessageOfAGroup(t *testing.T) {
	s, _ := townSetup(t, true)
	groups, err := s.Groups(t.Context())
	if err != nil || len(groups) != 14 {
		t.Fatalf("Groups = %d, %v", len(groups), err)
	}
	for _, g := range groups {
		if g.Sender == "" || g.Text == "" {
			t.Errorf("of %s the last message is %q: %q", g.Group.Name, g.Sender, g.Text)
		}
	}
}
