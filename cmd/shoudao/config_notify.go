package main

import (
	"strings"
	"time"

	"shoudao/triage/when"
	"shoudao/tui"
)

// A notifyTable says how the user is told of what cannot wait. What is not there is
// on.
type notifyTable struct {
	On    *bool   `toml:"on"`
	Bell  *bool   `toml:"bell"`
	Words *bool   `toml:"words"`
	Quiet *string `toml:"quiet"` // 21:00-07:30; empty: there is no night
}

// defaultNight is when only an emergency is told, unless the settings say otherwise.
const defaultNight = "21:00-07:30"

// notify is how the user is told, checked.
func (c config) notify(path string) (tui.Notify, error) {
	n := tui.Notify{On: isOn(c.Notify.On), Bell: isOn(c.Notify.Bell), Words: isOn(c.Notify.Words)}
	night := defaultNight
	if c.Notify.Quiet != nil {
		night = *c.Notify.Quiet
	}
	quiet, ok := quietHours(night)
	if !ok {
		return n, c.fault(path, badQuiet, night, "notify", "quiet")
	}
	n.Quiet = quiet
	return n, nil
}

// isOn reports whether a switch is on: one that is not set is.
func isOn(b *bool) bool { return b == nil || *b }

// quietHours reads "21:00-07:30", which may go past midnight; "" are none.
func quietHours(setting string) (tui.Quiet, bool) {
	if setting == "" {
		return tui.Quiet{}, true
	}
	from, to, ok := strings.Cut(setting, "-")
	begin, okBegin := clock(strings.TrimSpace(from))
	end, okEnd := clock(strings.TrimSpace(to))
	return tui.Quiet{From: begin, To: end}, ok && okBegin && okEnd && begin != end
}

// notify is how the screen tells the user, in the terminal that there is.
func (a *app) notify(d *desk) (tui.Notify, error) {
	n, err := d.config.notify(a.configPath())
	n.Terminal = tui.TerminalOf(a.getenv)
	n.Working = func(at time.Time) bool { return working(at, d.profile.Office) }
	return n, err
}

// working reports whether at lies in office hours, the midday break not counted out.
func working(at time.Time, office when.Office) bool {
	at = at.In(office.Location)
	c := when.Clock(at.Hour()*60 + at.Minute())
	return office.Calendar.Workday(at) && office.Morning.Open <= c && c < office.Afternoon.Close
}
