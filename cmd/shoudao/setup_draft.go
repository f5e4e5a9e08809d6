package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"shoudao/triage/when"
	"shoudao/tui"
	"shoudao/tui/text"
)

// errUnwritable is the error for settings in which a value cannot be put in place: a table
// that is written on one line.
var errUnwritable = errors.New("the settings cannot be edited")

// fieldLists are the lists of the settings that a field holds, by the field.
var fieldLists = map[tui.Field]string{
	tui.Names: "me.names", tui.Units: "me.units", tui.Roles: "me.roles", tui.Duties: "me.duties", tui.Areas: "me.areas",
	tui.Superiors: "me.superiors", tui.Covers: "me.covers",
}

// draftOf is what the fields show of settings.
func draftOf(c config, l text.Lang) tui.Draft {
	d := tui.Draft{Lang: l}
	if known, ok := text.Parse(c.Language); ok {
		d.Lang = known
	}
	show := func(f tui.Field, s string) { d.Typed[f] = string(tui.Line(s)) }
	for f, key := range fieldLists {
		show(f, joined(*c.list(key)))
	}
	show(tui.Title, c.Me.Title)
	usual := when.DefaultOffice(strangerProfile().Office.Location)
	show(tui.Morning, hoursSaid(c.Hours.Morning, usual.Morning))
	show(tui.Afternoon, hoursSaid(c.Hours.Afternoon, usual.Afternoon))
	show(tui.NotifyOn, onSaid(isOn(c.Notify.On), d.Lang))
	show(tui.NotifyQuiet, defaultNight)
	if c.Notify.Quiet != nil {
		show(tui.NotifyQuiet, *c.Notify.Quiet)
	}
	return d
}

func hoursSaid(setting string, usual when.Hours) string {
	if setting != "" {
		return setting
	}
	return usual.Open.String() + "-" + usual.Close.String()
}

// settingsOf are the settings that the setup may write, in the order of the file. One that is
// not set has no value.
func settingsOf(c config) []setting {
	all := []setting{{[]string{"language"}, quoted(c.Language)}}
	for _, key := range []string{
		"me.names", "me.title", "me.timezone", "me.units", "me.roles", "me.duties", "me.areas", "me.superiors", "me.covers", "me.groups",
		"hours.morning", "hours.afternoon", "words.asks", "words.noise", "groups.muted",
	} {
		value := map[string]string{"me.title": c.Me.Title, "me.timezone": c.Me.Timezone, "hours.morning": c.Hours.Morning, "hours.afternoon": c.Hours.Afternoon}[key]
		s := setting{strings.Split(key, "."), quoted(value)}
		if list := c.list(key); list != nil {
			s.value = quotedList(*list)
		}
		all = append(all, s)
	}
	on, quiet := setting{key: []string{"notify", "on"}}, setting{key: []string{"notify", "quiet"}}
	if c.Notify.On != nil {
		on.value = strconv.FormatBool(*c.Notify.On)
	}
	if c.Notify.Quiet != nil {
		quiet.value = quoted(*c.Notify.Quiet)
	}
	return append(all, on, quiet)
}

// sameSettings reports whether the setup would write the same of both.
func sameSettings(a, b config) bool {
	return slices.EqualFunc(settingsOf(a), settingsOf(b), func(a, b setting) bool { return a.value == b.value })
}

// read is the settings file, or what it will be made of: the template without the values
// that are an example.
func (s setup) read(l text.Lang) (c config, known bool, err error) {
	c, err = readConfig(s.path)
	if !errors.Is(err, fs.ErrNotExist) {
		return c, true, err
	}
	// The one line of the template that is left to whoever edits it is the setup's to write.
	template := strings.Replace(text.For(l).Cmd.Output.Template, "# language", "language", 1)
	c, err = parseConfig(s.path, []byte(template))
	return c, false, err
}

// blank is the template without what the user tells of herself. Chinese has one time zone;
// who chooses English may be anywhere, and is not asked where the system knows.
func (s setup) blank(c config, l text.Lang) config {
	for _, key := range fieldLists {
		*c.list(key) = nil
	}
	c.Me.Title = ""
	if name := s.app.systemZone(); l == text.English && name != "" {
		c.Me.Timezone = name
	}
	return c
}

// systemZone is the name of the system's time zone; empty where it has none that is a
// place.
func (a *app) systemZone() string {
	name := strings.TrimPrefix(a.getenv("TZ"), ":")
	if name == "" {
		link, _ := os.Readlink("/etc/localtime") // Windows and some others have none
		_, name, _ = strings.Cut(link, "zoneinfo/")
	}
	if _, err := time.LoadLocation(name); err != nil || !strings.Contains(name, "/") || strings.HasPrefix(name, "Etc/") {
		return ""
	}
	return name
}

// write puts the settings that differ into the file, at once. What it does not know stays as
// it is.
func (s setup) write(was, want config, known bool) error {
	raw := was.raw
	before := settingsOf(was)
	for i, w := range settingsOf(want) {
		if w.value != before[i].value {
			raw = w.written(raw)
		}
	}
	is, err := parseConfig(s.path, raw)
	if err != nil || !sameSettings(is, want) || !reflect.DeepEqual(is.Groups.Points, was.Groups.Points) {
		return errUnwritable
	}
	if known && string(raw) == string(was.raw) {
		return nil
	}
	return replaceFile(s.path, raw)
}

// Save implements [tui.Setup].
func (s setup) Save(_ context.Context, d tui.Draft) ([]tui.Field, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	was, known, err := s.read(d.Lang)
	if err != nil {
		return nil, err
	}
	base := was
	if !known {
		base = s.blank(was, d.Lang)
	}
	want := wanted(base, d)
	if bad := unusable(want, d); len(bad) > 0 {
		return bad, nil
	}
	if _, err := want.profile(s.path); err != nil {
		return nil, err
	}
	if err := s.write(was, want, known); err != nil {
		return nil, err
	}
	return nil, s.forget()
}

// unusable are the fields of a draft that the settings cannot take which were made of it.
func unusable(c config, d tui.Draft) []tui.Field {
	var bad []tui.Field
	var h when.Hours
	if len(c.Me.Names) == 0 {
		bad = append(bad, tui.Names)
	}
	if !setHours(&h, c.Hours.Morning) {
		bad = append(bad, tui.Morning)
	}
	if !setHours(&h, c.Hours.Afternoon) {
		bad = append(bad, tui.Afternoon)
	}
	if _, ok := onMeant(d.Typed[tui.NotifyOn]); !ok {
		bad = append(bad, tui.NotifyOn)
	}
	if c.Notify.Quiet != nil {
		if _, ok := quietHours(*c.Notify.Quiet); !ok {
			bad = append(bad, tui.NotifyQuiet)
		}
	}
	return bad
}

// Accept implements [tui.Setup].
func (s setup) Accept(_ context.Context, w tui.Suggestion) (tui.Draft, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	was, err := readConfig(s.path)
	if err != nil {
		return tui.Draft{}, err
	}
	want := tweak{key: w.Key, value: w.Value, drop: w.Drop}.applied(was)
	if _, err := want.profile(s.path); err != nil {
		return tui.Draft{}, err
	}
	return draftOf(want, s.app.words.Lang), s.write(was, want, true)
}

// draftFile is a draft as it is put aside.
type draftFile struct {
	Language string   `toml:"language"`
	Fields   []string `toml:"fields"`
}

func (s setup) draftPath() string { return s.path + ".draft" }

// Keep implements [tui.Setup]. What says no more than the settings is not kept.
func (s setup) Keep(_ context.Context, d tui.Draft) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	c, known, err := s.read(d.Lang)
	if err == nil {
		if !known {
			c = s.blank(c, d.Lang)
			c.Language = ""
		}
		c.Language = cmp.Or(c.Language, codeOf(s.app.words.Lang))
		if sameSettings(wanted(c, d), c) {
			return s.forget()
		}
	}
	f := draftFile{Language: d.Lang.Name(), Fields: d.Typed[:]}
	raw, err := toml.Marshal(f)
	if err != nil {
		return fmt.Errorf("keep the draft: %w", err)
	}
	return replaceFile(s.draftPath(), raw)
}

// forget drops the draft that was put aside.
func (s setup) forget() error {
	if err := os.Remove(s.draftPath()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("drop the draft: %w", err)
	}
	return nil
}

// outdated reports whether the settings were written after the draft, by another hand.
func (s setup) outdated() bool {
	settings, err := os.Stat(s.path)
	if err != nil {
		return false
	}
	draft, err := os.Stat(s.draftPath())
	return err == nil && draft.ModTime().Before(settings.ModTime())
}

// load is where the setup begins, and the zone in which it tells times: at the draft that was put aside, else at the settings. A
// draft that cannot be read, or that is older than the settings, is none.
func (s setup) load(l text.Lang) (tui.Draft, *time.Location, error) {
	c, known, err := s.read(l)
	if err != nil {
		return tui.Draft{}, nil, err
	}
	if !known {
		c = s.blank(c, l)
	}
	zone, err := c.zone(s.path)
	if err != nil {
		return tui.Draft{}, nil, err
	}
	d := draftOf(c, l)
	raw, err := os.ReadFile(s.draftPath())
	var f draftFile
	if err != nil || s.outdated() || toml.Unmarshal(raw, &f) != nil || len(f.Fields) != len(d.Typed) {
		return d, zone, nil
	}
	copy(d.Typed[:], f.Fields)
	for _, lang := range []text.Lang{text.Chinese, text.English} {
		if f.Language == lang.Name() {
			d.Lang = lang
		}
	}
	return d, zone, nil
}
