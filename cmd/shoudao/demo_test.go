package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"
)

// A demoTask is what a reader of the demo's messages found to be its user's to do.
type demoTask struct {
	Task, What, Ask string
	Messages        []string
	Due             *time.Time
	EndState        string `json:"end_state"`
	Disputable      bool
}

// TestDemoIsJudgedRight holds that the demo shows what its reader found, each thing
// once, with its deadline and state, and nothing else.
func TestDemoIsJudgedRight(t *testing.T) {
	raw, err := os.ReadFile("testdata/demo/gold.json")
	if err != nil {
		t.Fatal(err)
	}
	var gold struct{ Tasks []demoTask }
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	a := app{in: nil, out: &out, err: os.Stderr, getenv: func(string) string { return "" }, now: time.Now}
	if code := a.run(t.Context(), []string{"triage", "--me", "demo/profile.toml", "--json", "demo/town.jsonl"}); code != exitDone {
		t.Fatalf("triage ended with %d", code)
	}
	var found triageOutput
	if err := json.Unmarshal(out.Bytes(), &found); err != nil {
		t.Fatal(err)
	}
	items := slices.DeleteFunc(found.Items, func(it itemJSON) bool { return it.Band != "todo" })
	for _, task := range gold.Tasks {
		k := slices.IndexFunc(items, func(it itemJSON) bool { return slices.Contains(it.Messages, task.Ask) })
		if k < 0 {
			if !task.Disputable {
				t.Errorf("%s %s: no item", task.Task, task.What)
			}
			continue
		}
		task.check(t, items[k])
		items = slices.Delete(items, k, k+1)
	}
	for _, it := range items {
		t.Errorf("an item that is no task: %s", it.Title)
	}
}

func (task demoTask) check(t *testing.T, it itemJSON) {
	t.Helper()
	switch {
	case it.State != task.EndState:
		t.Errorf("%s %s: %s, want %s", task.Task, task.What, it.State, task.EndState)
	case (task.Due == nil) != (it.Due == nil):
		t.Errorf("%s %s: due %v, want %v", task.Task, task.What, it.Due, task.Due)
	case task.Due == nil:
	default:
		due, err := time.Parse(time.RFC3339, *it.Due)
		if err != nil || due.Sub(*task.Due).Abs() > time.Minute {
			t.Errorf("%s %s: due %s, want %s (%v)", task.Task, task.What, *it.Due, task.Due, err)
		}
	}
	for _, m := range task.Messages {
		if !slices.Contains(it.Messages, m) {
			t.Errorf("%s %s: message %s is not on its item", task.Task, task.What, m)
		}
	}
}
