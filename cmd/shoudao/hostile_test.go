package main

import (
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shoudao/ingest/live"
	"shoudao/tui/text"
)

// complete makes a file one that nobody has changed for long, in the time of sourced.
func complete(t *testing.T, path string) {
	t.Helper()
	old := time.Date(2026, 3, 12, 7, 0, 0, 0, time.UTC)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
}

// drop writes a file that is complete.
func drop(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Skip("this system has no such names:", err)
	}
	complete(t, path)
}

// TestNamesThatLie holds that a name is never more than a name, in the lines and as JSON.
func TestNamesThatLie(t *testing.T) {
	dir := t.TempDir()
	drop(t, filepath.Join(dir, "a\nwhat to do: pay\x1b[2J.txt"), "no chat")
	drop(t, filepath.Join(dir, "b.jsonl"), `{"id":"1","group":"g\u009b31m\u202e","sender":"Ann","time":"2026-03-12T08:00:00Z","text":"hello"}`)
	const source = "kind = \"folder\"\nname = \"in\"\npath = \".\"\n"
	if got := sourced(t, dir, source, "sync"); strings.Contains(got, "\nwhat to do") || !strings.Contains(got, "set aside: a what to do: pay") {
		t.Errorf("sync: %q", got)
	}
	got := sourced(t, dir, source, "--json", "sources")
	if !strings.Contains(got, `"g\u009b31m\u202e"`) || strings.ContainsAny(got, "\u009b\u202e") {
		t.Errorf("sources: %q", got)
	}
}

// TestLibrariesSayNothing holds that what a library would write to the terminal by itself is
// not written: it may hold what a server has sent.
func TestLibrariesSayNothing(t *testing.T) {
	var said strings.Builder
	log.SetOutput(&said)
	defer log.SetOutput(os.Stderr)
	sourced(t, t.TempDir(), "kind = \"folder\"\npath = \".\"\n", "sources")
	if log.Print("unsolicited"); said.Len() > 0 {
		t.Errorf("%q is written", said.String())
	}
}

// TestTheProgramReadsNothingOfItsOwn holds that an archive and settings in a folder that is
// watched are no files of messages: reading an archive takes the locks of who writes it away.
func TestTheProgramReadsNothingOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	const source = "kind = \"folder\"\nname = \"all\"\npath = \".\"\n"
	sourced(t, dir, source, "sync") // now there is an archive
	complete(t, filepath.Join(dir, "a.db"))
	if got := sourced(t, dir, source, "--json", "sync"); strings.Contains(got, "aside") || !strings.Contains(got, `"read":0`) {
		t.Errorf("sync: %s", got)
	}
}

// TestAFolderUnderTwoNames holds that two sources that meet in one file do not fail on each
// other.
func TestAFolderUnderTwoNames(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		drop(t, filepath.Join(dir, name+".jsonl"), `{"id":"`+name+`","group":"g","sender":"Ann","time":"2026-03-12T08:00:00Z","text":"hello"}`)
	}
	const source = "kind = \"folder\"\nname = \"one\"\npath = \".\"\n[[source]]\nkind = \"folder\"\nname = \"two\"\npath = \".\"\n" +
		"[[source]]\nkind = \"folder\"\nname = \"three\"\npath = \".\"\n"
	for range 2 {
		if got := sourced(t, dir, source, "sync"); !strings.Contains(got, "exit 0") || strings.Contains(got, "error") {
			t.Errorf("sync: %s", got)
		}
	}
}

// TestADayThatCannotBe holds that a day that is mistyped is an error, and no reading of two
// thousand years.
func TestADayThatCannotBe(t *testing.T) {
	const source = "kind = \"chatlog\"\naddress = \"http://127.0.0.1:1\"\nsince = "
	for since, want := range map[string]bool{`"0206-03-01"`: true, `"2026-02-30"`: true, `"2026-03-01"`: false} {
		if got := sourced(t, t.TempDir(), source+since+"\n", "sync"); strings.Contains(got, "source.since") != want {
			t.Errorf("%s: %s", since, got)
		}
	}
}

// TestAnArchiveThatFailsIsTold holds that who follows sees that the archive cannot take what is
// fetched, and when.
func TestAnArchiveThatFailsIsTold(t *testing.T) {
	dir := t.TempDir()
	const source = "kind = \"folder\"\nname = \"in\"\npath = \".\"\n"
	sourced(t, dir, source, "sync")
	env := map[string]string{"SHOUDAO_CONFIG": filepath.Join(dir, "c.toml"), "SHOUDAO_DB": filepath.Join(dir, "a.db")}
	a := &app{getenv: func(name string) string { return env[name] }, now: time.Now, words: text.For(text.English)}
	d, err := a.openToFill(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s, err := a.syncer(d)
	if err != nil {
		t.Fatal(err)
	}
	var told [2]string
	s.told = func(_ live.Attempt, said [2]string) error { told = said; return nil }
	defer d.Close()
	if err := os.Rename(filepath.Join(dir, "a.db"), filepath.Join(dir, "b.db")); err != nil {
		t.Skip("this system takes no open file away:", err)
	}
	if err := s.enter(t.Context(), live.Attempt{Feed: "in"}); err == nil || told[0] == "" {
		t.Errorf("error %v, and %q is told", err, told)
	}
}
