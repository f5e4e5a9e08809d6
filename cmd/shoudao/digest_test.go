package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A listedItem is what has to agree of an item.
type listedItem struct {
	ID  string
	Due *time.Time
}

// A printedDigest is what has to agree of a digest.
type printedDigest struct {
	Today, Tomorrow, New []listedItem
	NewLook              []listedItem `json:"new_look"`
	Overdue, Beyond      int
	Rest                 map[string]int
	Balance              json.RawMessage
	Hours                []struct{ Received, Todo int }
	Ahead                []struct{ Items int }
}

// townCommands runs commands on the demo's messages at an instant each; they print lines.
func townCommands(t *testing.T) func(now string, args ...string) []string {
	t.Helper()
	dir := t.TempDir()
	profile, town := filepath.Join(dir, "c.toml"), filepath.Join(dir, "town.jsonl")
	for path, content := range map[string][]byte{profile: demoProfile, town: demoTown} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	env := map[string]string{"SHOUDAO_CONFIG": profile, "SHOUDAO_DB": filepath.Join(dir, "archive.db"), "LANG": "zh_CN.UTF-8"}
	run := func(now string, args ...string) []string {
		t.Helper()
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		a := app{out: &out, err: &errs, getenv: func(name string) string { return env[name] }, now: func() time.Time { return at }}
		if code := a.run(t.Context(), args); code != exitDone {
			t.Fatalf("%v ended with %d: %s", args, code, errs.String())
		}
		return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	}
	run(demoNow, "import", town)
	return run
}

// decoded is what lines of JSON say.
func decoded[V any](t *testing.T, lines []string) []V {
	t.Helper()
	all := make([]V, 0, len(lines))
	for _, line := range lines {
		if line == "" {
			continue // nothing was printed
		}
		var v V
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		all = append(all, v)
	}
	return all
}

// TestDigestAgrees holds that the digest says what `list` and `audit` say, whatever the
// user has done and whenever she asks.
func TestDigestAgrees(t *testing.T) {
	run := townCommands(t)
	before := decoded[listedItem](t, run(demoNow, "list", "--json"))
	for i, args := range [][]string{{"done"}, {"snooze"}, {"pin"}} {
		ask, _, _ := strings.Cut(before[2*i].ID, "@")
		args = append(args, ask)
		if args[0] == "snooze" {
			args = append(args, "+1d")
		}
		run(demoNow, args...)
	}
	for _, now := range []string{demoNow, "2026-03-12T15:00:00+08:00", "2026-03-12T23:30:00+08:00", "2026-03-14T09:00:00+08:00", "2026-04-20T09:00:00+08:00"} {
		t.Run(now, func(t *testing.T) {
			at, err := time.Parse(time.RFC3339, now)
			if err != nil {
				t.Fatal(err)
			}
			d := decoded[printedDigest](t, run(now, "digest", "--json", "--since", "2026-03-11"))[0]
			d.agreesWithList(t, decoded[listedItem](t, run(now, "list", "--json")), at)
			if look := decoded[listedItem](t, run(now, "list", "--json", "--look")); len(d.NewLook) != len(look) {
				t.Errorf("%d to look at, the list has %d", len(d.NewLook), len(look))
			}
			d.agreesWithAudit(t, run(now, "audit", "--json", "--since", "2026-03-11", "--near", "5")[0])
		})
	}
}

func (d printedDigest) agreesWithList(t *testing.T, list []listedItem, at time.Time) {
	t.Helper()
	var overdue, today, tomorrow, ahead int
	for _, it := range list {
		if it.Due == nil {
			continue
		}
		days := it.Due.Add(-time.Minute).YearDay() - at.YearDay()
		switch {
		case at.Sub(*it.Due) > 14*24*time.Hour:
			continue
		case it.Due.Before(at):
			overdue++
			continue
		case days == 0:
			today++
		case days == 1:
			tomorrow++
		}
		ahead++
	}
	if len(d.Today) != overdue+today || d.Overdue != overdue || len(d.Tomorrow) != tomorrow {
		t.Errorf("%d today, %d of them overdue, %d tomorrow; the list has %d, %d, %d", len(d.Today), d.Overdue, len(d.Tomorrow), overdue+today, overdue, tomorrow)
	}
	all, drawn := len(d.Today)+len(d.Tomorrow), d.Beyond
	for _, n := range d.Rest {
		all += n
	}
	for _, day := range d.Ahead {
		drawn += day.Items
	}
	if all != len(list) || drawn != ahead {
		t.Errorf("%d items and %d deadlines ahead, the list has %d and %d", all, drawn, len(list), ahead)
	}
	if len(d.New) != len(list) {
		t.Errorf("%d are new since all was, the list has %d", len(d.New), len(list))
	}
	for _, it := range slices.Concat(d.Today, d.Tomorrow, d.New) {
		if !slices.ContainsFunc(list, func(o listedItem) bool { return o.ID == it.ID }) {
			t.Errorf("%s is not in the list", it.ID)
		}
	}
}

func (d printedDigest) agreesWithAudit(t *testing.T, audit string) {
	t.Helper()
	if got := string(d.Balance); got != audit {
		t.Errorf("the balance is\n%s\nand the audit\n%s", got, audit)
	}
	var sum struct{ Received, Todo int }
	if err := json.Unmarshal(d.Balance, &sum); err != nil {
		t.Fatal(err)
	}
	for _, h := range d.Hours {
		sum.Received -= h.Received
		sum.Todo -= h.Todo
	}
	if sum.Received != 0 || sum.Todo != 0 {
		t.Errorf("the hours lack %+v", sum)
	}
}
