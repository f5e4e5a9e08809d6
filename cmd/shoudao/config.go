package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"shoudao/triage"
	"shoudao/triage/when"
)

// A config is the settings file. Its tables are the profile and little else: what
// could be decided for the user has been.
type config struct {
	Me     meTable     `toml:"me"`
	Hours  hoursTable  `toml:"hours"`
	Words  wordsTable  `toml:"words"`
	Groups groupsTable `toml:"groups"`
	Notify notifyTable `toml:"notify"`
	Screen screenTable `toml:"screen"`
	Backup backupTable `toml:"backup"`
	// Keys are the user's own, by the names of the actions: a string or a list of them.
	Keys map[string]any `toml:"keys"`
	// Sources are where messages keep coming from.
	Sources []sourceTable `toml:"source"`
	// Language of the program: "zh" or "en"; empty: that of the system.
	Language string `toml:"language"`
	// KeepMarked stores the text of messages with a secrecy marking, which is
	// otherwise withheld.
	KeepMarked bool `toml:"keep_marked"`

	raw []byte // what it was read from, to tell the line of a value
}

type meTable struct {
	Names     []string `toml:"names"`
	IDs       []string `toml:"ids"`
	Title     string   `toml:"title"`
	Units     []string `toml:"units"`
	Roles     []string `toml:"roles"`
	Duties    []string `toml:"duties"`
	Areas     []string `toml:"areas"`
	Superiors []string `toml:"superiors"`
	Covers    []string `toml:"covers"`
	Groups    []string `toml:"groups"`
	Timezone  string   `toml:"timezone"`
}

type hoursTable struct {
	Morning   string `toml:"morning"`
	Afternoon string `toml:"afternoon"`
	Calendar  string `toml:"calendar"` // cn, gb-eng, us; empty: by the time zone
	Holidays  string `toml:"holidays"` // a file in the form of the built-in table, in its place
}

// A configError is a setting that cannot be used.
type configError struct {
	Path   string
	Line   int // 0 if it is not known
	Key    string
	Fault  configFault
	Detail string
	Taken  string // of keyTaken: what the key does already
}

// A configFault is what is wrong with a setting.
type configFault uint8

const (
	badTOML configFault = iota + 1
	unknownKey
	badZone
	badHours
	badCalendar
	badHolidays
	noName
	badWord
	badNoise
	badGroup
	badPoints
	badQuiet
	badAdvance
	badAction
	badKey
	noKey
	keyTaken
	badSource
	noPath
	sameSource
	noAddress
	noUser
	badSince
	badSecret
)

func (e configError) Error() string {
	return fmt.Sprintf("%s:%d: %s: fault %d: %s", e.Path, e.Line, e.Key, e.Fault, e.Detail)
}

// readConfig reads the settings file at path. An absent file is the error
// [fs.ErrNotExist].
func readConfig(path string) (config, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return config{}, fmt.Errorf("read settings: %w", err)
	}
	return parseConfig(path, bytes.TrimPrefix(raw, []byte("\ufeff")))
}

// parseConfig reads settings. A key that it does not know is an error, because a
// misspelt one would quietly do nothing.
func parseConfig(path string, raw []byte) (config, error) {
	c := config{raw: raw}
	d := toml.NewDecoder(bytes.NewReader(raw)).DisallowUnknownFields()
	err := d.Decode(&c)
	if strict, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(strict.Errors) > 0 {
		first := strict.Errors[0]
		line, _ := first.Position()
		return c, configError{Path: path, Line: line, Key: strings.Join(first.Key(), "."), Fault: unknownKey}
	}
	if bad, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, _ := bad.Position()
		return c, configError{Path: path, Line: line, Key: strings.Join(bad.Key(), "."), Fault: badTOML, Detail: bad.Error()}
	}
	if err != nil {
		return c, configError{Path: path, Fault: badTOML, Detail: err.Error()}
	}
	return c, nil
}

// profile is who the user is, checked.
func (c config) profile(path string) (triage.Profile, error) {
	if len(c.Me.Names) == 0 {
		return triage.Profile{}, c.fault(path, noName, "", "me", "names")
	}
	office, err := c.office(path)
	if err != nil {
		return triage.Profile{}, err
	}
	p := triage.Profile{
		Names: c.Me.Names, IDs: c.Me.IDs, Title: c.Me.Title, Units: c.Me.Units, Roles: c.Me.Roles,
		Duties: c.Me.Duties, Areas: c.Me.Areas, Superiors: c.Me.Superiors, Covers: c.Me.Covers, Groups: c.Me.Groups, Office: office,
	}
	if err := c.others(path); err != nil {
		return triage.Profile{}, err
	}
	return p, c.tune(&p, path)
}

// others checks the tables that say nothing of the user.
func (c config) others(path string) error {
	_, err := c.notify(path)
	if err == nil {
		_, err = c.sources(path)
	}
	if err == nil {
		_, err = c.rebinds(path)
	}
	if err == nil {
		_, err = c.advance(path)
	}
	return err
}

// office is when the user works, checked.
func (c config) office(path string) (when.Office, error) {
	fail := func(key string, fault configFault, detail string) (when.Office, error) {
		return when.Office{}, c.fault(path, fault, detail, "hours", key)
	}
	loc, err := c.zone(path)
	if err != nil {
		return when.Office{}, err
	}
	office := when.DefaultOffice(loc)
	if !setHours(&office.Morning, c.Hours.Morning) {
		return fail("morning", badHours, c.Hours.Morning)
	}
	if !setHours(&office.Afternoon, c.Hours.Afternoon) {
		return fail("afternoon", badHours, c.Hours.Afternoon)
	}
	if name := c.Hours.Calendar; name != "" {
		cal, ok := when.Named(name)
		if !ok {
			return fail("calendar", badCalendar, name)
		}
		office.Calendar = cal
	}
	if file := c.Hours.Holidays; file != "" {
		cal, err := readHolidays(file)
		if err != nil {
			return fail("holidays", badHolidays, err.Error())
		}
		office.Calendar = cal
	}
	return office, nil
}

// zone is the user's time zone.
func (c config) zone(path string) (*time.Location, error) {
	name := cmp.Or(c.Me.Timezone, "Asia/Shanghai")
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, c.fault(path, badZone, name, "me", "timezone")
	}
	return loc, nil
}

func readHolidays(path string) (*when.Calendar, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return when.ParseCalendar(f)
}

// setHours reads "08:30-12:00" into h; an empty setting leaves h as it is.
func setHours(h *when.Hours, setting string) bool {
	if setting == "" {
		return true
	}
	from, to, ok := strings.Cut(setting, "-")
	open, okOpen := clock(strings.TrimSpace(from))
	shut, okShut := clock(strings.TrimSpace(to))
	if !ok || !okOpen || !okShut || open >= shut {
		return false
	}
	*h = when.Hours{Open: open, Close: shut}
	return true
}

// clock reads "08:30".
func clock(s string) (when.Clock, bool) {
	hours, minutes, ok := strings.Cut(s, ":")
	h, errHour := strconv.Atoi(hours)
	m, errMinute := strconv.Atoi(minutes)
	if !ok || errHour != nil || errMinute != nil || h < 0 || h > 24 || m < 0 || m > 59 || h*60+m > 24*60 {
		return 0, false
	}
	return when.Clock(h*60 + m), true
}
