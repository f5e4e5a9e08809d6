package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/spf13/cobra"

	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

// A level is how well it is.
type level uint8

const (
	levelOK level = iota
	levelWarning
	levelError
)

// String is the level's name in JSON.
func (l level) String() string { return [...]string{"ok", "warning", "error"}[l] }

// A finding is what a check has found, and what to do about it; there is nothing to do
// where all is well.
type finding struct {
	level    level
	said, do string
}

// A check looks at one thing that has to be right. A new one is a line in checks.
type check struct {
	name string
	look func(*checkup, context.Context) finding
}

// A checkup is what the checks share: each has what those before it found.
type checkup struct {
	a       *app
	config  config
	profile triage.Profile
	judged  bool // the settings can be used
	full    bool
	reindex bool // the search index is to be made anew
	// Of the archive, as far as it could be read:
	opened    bool
	groups    []store.Coverage
	index     store.IndexHealth
	attempts  []store.Attempt
	standings []standing
}

// checks are all checks, in the order in which one needs the other.
func checks() []check {
	return []check{
		{"settings", (*checkup).settings},
		{"holidays", (*checkup).holidays},
		{"archive", (*checkup).archive},
		{"index", (*checkup).indexed},
		{"disk", (*checkup).room},
		{"permissions", (*checkup).secrecy},
		{"sources", (*checkup).sources},
		{"backup", (*checkup).backups},
		{"groups", (*checkup).known},
	}
}

// doctorJSON is the result of all checks.
type doctorJSON struct {
	Checks   []checkJSON `json:"checks"`
	Warnings int         `json:"warnings"`
	Errors   int         `json:"errors"`
}

type checkJSON struct {
	Name  string `json:"name"`
	Level string `json:"level"`
	Said  string `json:"said"`
	Do    string `json:"do,omitempty"`
}

func (a *app) doctorCommand() *cobra.Command {
	up := &checkup{a: a}
	c := &cobra.Command{
		Use: "doctor [--full] [--reindex]", Short: a.words.Cmd.Doctor.Short, Long: a.words.Cmd.Doctor.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return a.doctor(c.Context(), up) },
	}
	c.Flags().BoolVar(&up.full, "full", false, a.words.Cmd.Checkup.Full)
	c.Flags().BoolVar(&up.reindex, "reindex", false, a.words.Cmd.Checkup.Reindex)
	return c
}

// doctor makes all checks. An error found is an error of the command.
func (a *app) doctor(ctx context.Context, up *checkup) error {
	w := a.words.Cmd.Checkup
	out := doctorJSON{Checks: []checkJSON{}}
	for _, c := range checks() {
		f := c.look(up, ctx)
		if err := ctx.Err(); err != nil {
			return err
		}
		f.said, f.do = string(tui.Text(f.said)), string(tui.Text(f.do))
		switch f.level {
		case levelWarning:
			out.Warnings++
		case levelError:
			out.Errors++
		}
		out.Checks = append(out.Checks, checkJSON{c.name, f.level.String(), f.said, f.do})
		if a.json {
			continue
		}
		a.say(pad(w.Levels[f.level], w.LevelCells) + pad(w.Name(c.name), w.NameCells) + f.said)
		if f.do != "" {
			a.say(pad("", w.LevelCells+w.NameCells) + a.words.Cmd.Trouble.Heads[1] + f.do)
		}
	}
	if a.json {
		if err := a.printJSON(out); err != nil {
			return err
		}
	} else {
		a.say(w.Sum(out.Errors, out.Warnings))
	}
	if out.Errors > 0 {
		return errTold
	}
	return nil
}

// failed is the finding of an error.
func (up *checkup) failed(err error) finding {
	said, _ := up.a.trouble(err)
	return finding{levelError, said[0], said[1]}
}

// settings checks that there are settings that can be used.
func (up *checkup) settings(context.Context) finding {
	c, p, err := up.a.settings()
	if err != nil {
		return up.failed(err)
	}
	up.config, up.profile, up.judged = c, p, true
	return finding{said: up.a.words.Cmd.Checkup.Settings(up.a.configPath(), p.Names[0])}
}

// holidayNotice is the month from which on the days off of the next year are known in
// China, where they are announced last.
const holidayNotice = 12

// holidays checks how far the table of days off reaches: what rests on a later year is
// not sure.
func (up *checkup) holidays(context.Context) finding {
	w := up.a.words.Cmd.Checkup
	if !up.judged {
		return finding{levelWarning, w.Unchecked, ""}
	}
	table := cmp.Or(up.config.Hours.Holidays, w.BuiltIn)
	until := up.profile.Office.Calendar.Until()
	now := up.a.clock(up.profile.Office.Location)
	switch {
	case until < now.Year():
		return finding{levelWarning, w.HolidaysOver(table, until), w.HolidaysDo}
	case until == now.Year() && int(now.Month()) >= holidayNotice:
		return finding{levelWarning, w.HolidaysEnd(table, until), w.HolidaysDo}
	}
	return finding{said: w.Holidays(table, until)}
}

// known checks that the groups that the settings name are those of the archive: a name
// that is misspelt mutes nothing.
func (up *checkup) known(context.Context) finding {
	w := up.a.words.Cmd.Checkup
	if !up.judged || len(up.groups) == 0 {
		return finding{said: w.NoGroups}
	}
	var unknown []string
	named := slices.Concat(up.profile.Groups, up.profile.Muted)
	for g := range up.profile.Points {
		named = append(named, g)
	}
	slices.Sort(named)
	for _, name := range slices.Compact(named) {
		if !slices.ContainsFunc(up.groups, func(c store.Coverage) bool { return c.Group.Name == name || c.Group.ID == name }) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		return finding{levelWarning, w.UnknownGroups(unknown), w.UnknownGroupsDo}
	}
	return finding{said: w.Groups(len(slices.Compact(named)))}
}
