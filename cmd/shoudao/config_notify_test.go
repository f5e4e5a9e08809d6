package main

import (
	"errors"
	"strings"
	"testing"
	"time"

	"shoudao/triage/when"
	"shoudao/tui"
	"shoudao/tui/text"
)

func TestNotifySettings(t *testing.T) {
	night := tui.Quiet{From: 21 * 60, To: 7*60 + 30}
	for _, c := range []struct {
		name, settings string
		want           tui.Notify
	}{
		{"without the table everything is on", "", tui.Notify{On: true, Bell: true, Words: true, Quiet: night}},
		{"an empty table", "[notify]\n", tui.Notify{On: true, Bell: true, Words: true, Quiet: night}},
		{"switched off", "[notify]\non = false\n", tui.Notify{Bell: true, Words: true, Quiet: night}},
		{"without bell and words", "[notify]\nbell = false\nwords = false\n", tui.Notify{On: true, Quiet: night}},
		{"another night", "[notify]\nquiet = \"22:30 - 6:00\"\n", tui.Notify{On: true, Bell: true, Words: true, Quiet: tui.Quiet{From: 22*60 + 30, To: 6 * 60}}},
		{"no night", "[notify]\nquiet = \"\"\n", tui.Notify{On: true, Bell: true, Words: true}},
	} {
		conf, err := parseConfig("c.toml", []byte(c.settings))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got, err := conf.notify("c.toml")
		if err != nil || got.On != c.want.On || got.Bell != c.want.Bell || got.Words != c.want.Words || got.Quiet != c.want.Quiet {
			t.Errorf("%s: %+v, %v, want %+v", c.name, got, err, c.want)
		}
	}
}

func TestNotifySettingsThatCannotBeUsed(t *testing.T) {
	for _, quiet := range []string{"night", "21:00", "21:00-25:00", "21-07", "21:00-21:00", "-"} {
		conf, err := parseConfig("c.toml", []byte("[me]\nnames = [\"a\"]\n[notify]\nquiet = \""+quiet+"\"\n"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = conf.profile("c.toml")
		if e, ok := errors.AsType[configError](err); !ok || e.Fault != badQuiet || e.Line != 4 {
			t.Errorf("quiet = %q: %v", quiet, err)
		}
	}
}

// TestNotifySamples holds that what init offers can be switched on line by line, and
// says what holds without it.
func TestNotifySamples(t *testing.T) {
	for _, lang := range []text.Lang{text.Chinese, text.English} {
		_, table, ok := strings.Cut(text.For(lang).Cmd.Output.Template, "[notify]")
		if !ok {
			t.Fatalf("language %d: no table [notify]", lang)
		}
		table = strings.NewReplacer("\n# ", "\n").Replace("[notify]" + table)
		conf, err := parseConfig("c.toml", []byte(table))
		if err != nil {
			t.Fatalf("language %d: %v in\n%s", lang, err, table)
		}
		n := conf.Notify
		if n.On == nil || n.Bell == nil || n.Words == nil || n.Quiet == nil {
			t.Fatalf("language %d: a key is missing in\n%s", lang, table)
		}
		if !*n.On || !*n.Bell || !*n.Words || *n.Quiet != defaultNight {
			t.Errorf("language %d: the sample shows other values than hold without it:\n%s", lang, table)
		}
	}
}

func TestWorking(t *testing.T) {
	office := when.DefaultOffice(time.FixedZone("CST", 8*60*60))
	cn, _ := when.Named("cn")
	office.Calendar = cn
	for _, c := range []struct {
		at   string
		want bool
	}{
		{"2026-03-12T08:29:00+08:00", false},
		{"2026-03-12T08:30:00+08:00", true},
		{"2026-03-12T12:30:00+08:00", true},
		{"2026-03-12T18:00:00+08:00", false},
		{"2026-03-12T02:00:00Z", true},
		{"2026-03-14T10:00:00+08:00", false}, // a Saturday
		{"2026-02-14T10:00:00+08:00", true},  // a Saturday worked before the Spring Festival
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := working(at, office); got != c.want {
			t.Errorf("working(%s) = %v", c.at, got)
		}
	}
}
