package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/tui"
	"shoudao/tui/text"
)

// newTestSetup is a setup in an empty home, with the settings if there are any.
func newTestSetup(t *testing.T, settings string) setup {
	t.Helper()
	dir := t.TempDir()
	env := map[string]string{
		"HOME": dir, "SHOUDAO_CONFIG": filepath.Join(dir, "set", "config.toml"), "SHOUDAO_DB": filepath.Join(dir, "archive.db"),
	}
	now, err := time.Parse(time.RFC3339, demoNow)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{
		in: bytes.NewReader(nil), out: io.Discard, err: io.Discard, words: text.For(text.Chinese),
		getenv: func(name string) string { return env[name] }, now: func() time.Time { return now },
	}
	s := a.newSetup()
	if settings != "" {
		if err := replaceFile(s.path, []byte(settings)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// loaded is what the setup begins with.
func loaded(t *testing.T, s setup) tui.Draft {
	t.Helper()
	d, _, err := s.load(text.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func save(t *testing.T, s setup, d tui.Draft) {
	t.Helper()
	if bad, err := s.Save(t.Context(), d); err != nil || len(bad) > 0 {
		t.Fatalf("Save(%+v) = %v, %v", d, bad, err)
	}
}

func written(t *testing.T, s setup) config {
	t.Helper()
	c, err := readConfig(s.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.profile(s.path); err != nil {
		t.Fatalf("the settings cannot be used: %v\n%s", err, c.raw)
	}
	return c
}

func TestSetupWritesWhatWasTyped(t *testing.T) {
	for typed, want := range map[string][]string{
		"林晓梅":       {"林晓梅"},
		"林晓梅 晓梅　小林": {"林晓梅", "晓梅", "小林"},
		"林晓梅、晓梅，小林,林干事；小梅; 梅":         {"林晓梅", "晓梅", "小林", "林干事", "小梅", "梅"},
		" 林晓梅、 、林晓梅、":                 {"林晓梅"},
		"林晓梅\n晓梅\r\n\t小林":             {"林晓梅", "晓梅", "小林"},
		`林"晓\梅'、''' """、\u4e00、#x]}=`: {`林"晓\梅'`, `''' """`, `\u4e00`, "#x]}="},
		"Emma Clarke, Emma":           {"Emma Clarke", "Emma"},
		"Emma Clarke":                 {"Emma Clarke"},
		"林晓梅 Emma Clarke":             {"林晓梅", "Emma Clarke"},
		"欧阳·雪 𠮷野":                     {"欧阳·雪", "𠮷野"},
	} {
		t.Run(typed, func(t *testing.T) {
			s := newTestSetup(t, "")
			d := loaded(t, s)
			d.Typed[tui.Names], d.Typed[tui.Roles], d.Typed[tui.Title] = typed, typed, typed
			save(t, s, d)
			c := written(t, s)
			if diff := cmp.Diff(want, c.Me.Names); diff != "" {
				t.Errorf("names (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(want, c.Me.Roles); diff != "" {
				t.Errorf("roles (-want +got):\n%s", diff)
			}
			if want := strings.TrimSpace(typed); c.Me.Title != want {
				t.Errorf("title %q, want %q", c.Me.Title, want)
			}
			if len(c.Me.Units)+len(c.Me.Superiors) > 0 {
				t.Errorf("the template's own examples are her settings: %+v", c.Me)
			}
		})
	}
}

func TestSetupWritesSettingsToBeRead(t *testing.T) {
	for _, l := range []text.Lang{text.Chinese, text.English} {
		s := newTestSetup(t, "")
		d := loaded(t, s)
		d.Lang, d.Typed[tui.Names], d.Typed[tui.Morning] = l, "林晓梅", "8：00至11：30"
		save(t, s, d)
		c := written(t, s)
		want := map[text.Lang][]string{text.Chinese: {`language = "zh"`, "# 职务", "# muted"}, text.English: {`language = "en"`, "# muted"}}[l]
		for _, part := range want {
			if !bytes.Contains(c.raw, []byte(part)) {
				t.Errorf("%q is not in the settings:\n%s", part, c.raw)
			}
		}
		if c.Hours.Morning != "8:00-11:30" || c.Hours.Afternoon != "14:00-18:00" {
			t.Errorf("hours %+v", c.Hours)
		}
		if info, err := os.Stat(s.path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("the mode of the settings is %v (%v)", info.Mode(), err)
		}
		if again := loaded(t, s); again.Typed[tui.Names] != "林晓梅" || again.Lang != l {
			t.Errorf("the next setup begins with %+v", again)
		}
	}
}

const olderSettings = `# mine
language = "zh" # ours
keep_marked = true

[me]
names = [ "林晓梅", # in full
  "小 林" ]
ids = ["linxiaomei"]
roles = ['组织干事', "a、b"]
timezone = "Asia/Shanghai"

[hours] # of the office
calendar = "cn"

[words]
asks = ["挂网"]

[groups]
muted = ["食堂"]
[groups.points]
"大群" = -6

[notify]
quiet = "22:00-06:30" # the night
`

func TestSetupTimeZone(t *testing.T) {
	for tz, want := range map[string][2]string{ // by language
		"America/New_York": {"Asia/Shanghai", "America/New_York"},
		":Asia/Urumqi":     {"Asia/Shanghai", "Asia/Urumqi"},
		"UTC":              {"Asia/Shanghai", "Europe/London"},
		"Etc/GMT+5":        {"Asia/Shanghai", "Europe/London"},
		"Moon/Base":        {"Asia/Shanghai", "Europe/London"},
	} {
		for _, l := range []text.Lang{text.Chinese, text.English} {
			s := newTestSetup(t, "")
			getenv := s.app.getenv
			s.app.getenv = func(name string) string {
				if name == "TZ" {
					return tz
				}
				return getenv(name)
			}
			d := loaded(t, s)
			d.Lang, d.Typed[tui.Names] = l, "林晓梅"
			save(t, s, d)
			if got := written(t, s).Me.Timezone; got != want[l] {
				t.Errorf("with TZ=%s in language %d the zone is %s, want %s", tz, l, got, want[l])
			}
		}
	}
}

func TestSetupKeepsOtherSettings(t *testing.T) {
	t.Run("nothing that was changed is nothing that is written", func(t *testing.T) {
		s := newTestSetup(t, olderSettings)
		save(t, s, loaded(t, s))
		if got := string(written(t, s).raw); got != olderSettings {
			t.Errorf("the settings (-was +is):\n%s", cmp.Diff(olderSettings, got))
		}
	})
	t.Run("settings without a language are not kept as a draft", func(t *testing.T) {
		s := newTestSetup(t, "[me]\nnames = [\"林晓梅\"]\n")
		if err := s.Keep(t.Context(), loaded(t, s)); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(s.draftPath()); err == nil {
			t.Error("there is a draft of nothing")
		}
	})
	t.Run("only the line of what was changed is another", func(t *testing.T) {
		s := newTestSetup(t, olderSettings)
		d := loaded(t, s)
		d.Typed[tui.Roles], d.Typed[tui.Duties], d.Lang = "组织干事 网格员", "党费", text.English
		save(t, s, d)
		want := strings.NewReplacer(
			`roles = ['组织干事', "a、b"]`, `roles = ["组织干事", "网格员"]`, `language = "zh"`, `language = "en"`, "[me]\n", "[me]\nduties = [\"党费\"]\n",
		).Replace(olderSettings)
		if got := string(written(t, s).raw); got != want {
			t.Errorf("the settings (-want +got):\n%s", cmp.Diff(want, got))
		}
	})
	t.Run("a list keeps its lines and their comments", func(t *testing.T) {
		s := newTestSetup(t, olderSettings)
		d := loaded(t, s)
		d.Typed[tui.Names] = "林晓梅、晓梅"
		save(t, s, d)
		if got := string(written(t, s).raw); !strings.Contains(got, "names = [ \"林晓梅\", # in full\n  \"晓梅\" ]") {
			t.Errorf("the settings are\n%s", got)
		}
	})
	t.Run("settings that cannot be edited are left alone, and she is told", func(t *testing.T) {
		const inline = "language = \"zh\"\nme = { names = [\"林晓梅\"] }\n"
		s := newTestSetup(t, inline)
		d := loaded(t, s)
		d.Typed[tui.Roles] = "组织干事"
		_, err := s.Save(t.Context(), d)
		if !errors.Is(err, errUnwritable) || string(written(t, s).raw) != inline {
			t.Errorf("Save = %v, the settings are now\n%s", err, written(t, s).raw)
		}
		if said := s.Tell(text.Chinese, err); !strings.Contains(said[1], "编辑器") {
			t.Errorf("she is told %q", said)
		}
	})
}

func TestSetupRefusesWhatCannotBeUsed(t *testing.T) {
	s := newTestSetup(t, "")
	d := loaded(t, s)
	d.Typed[tui.Names], d.Typed[tui.Afternoon], d.Typed[tui.Morning] = " 、 ", "18:00-14:00", "九点"
	bad, err := s.Save(t.Context(), d)
	if want := []tui.Field{tui.Names, tui.Morning, tui.Afternoon}; err != nil || !slices.Equal(bad, want) {
		t.Errorf("Save = %v, %v, want %v", bad, err, want)
	}
	if _, err := os.Stat(s.path); err == nil {
		t.Error("there are settings all the same")
	}
	const noise = "[me]\nnames = [\"林晓梅\"]\n[words]\nnoise = [\"报饭\"]\n"
	s = newTestSetup(t, noise)
	d = loaded(t, s)
	d.Typed[tui.Names] = "林晓梅、报饭"
	if _, err := s.Save(t.Context(), d); err == nil || string(written(t, s).raw) != noise {
		t.Errorf("Save = %v for a name that is a word of noise", err)
	} else if said := s.Tell(text.English, err); !strings.Contains(said[0], "words.noise") {
		t.Errorf("she is told %q", said)
	}
}

func TestSetupGoesOnWithADraft(t *testing.T) {
	s := newTestSetup(t, "")
	d := loaded(t, s)
	d.Lang, d.Typed[tui.Title], d.Typed[tui.Units] = text.English, `干"事\`, " "
	if err := s.Keep(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.path); err == nil {
		t.Error("a draft without a name has become the settings")
	}
	if got := loaded(t, s); got != d {
		t.Errorf("the setup goes on with %+v, want %+v", got, d)
	}
	d.Typed[tui.Names] = "林晓梅 小林"
	save(t, s, d)
	if _, err := os.Stat(s.draftPath()); err == nil {
		t.Error("the draft stays behind the settings")
	}
	if err := s.Keep(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(s.draftPath()); err == nil {
		t.Error("what the settings say is kept as a draft")
	}
	d.Typed[tui.Title] = "组织员"
	if err := s.Keep(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if got := loaded(t, s); got.Typed[tui.Title] != "组织员" {
		t.Errorf("the setup does not go on with %q, but with %q", "组织员", got.Typed[tui.Title])
	}
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(s.path, later, later); err != nil {
		t.Fatal(err)
	}
	if got := loaded(t, s); got.Typed[tui.Title] == "组织员" {
		t.Error("a draft stands over settings that were written after it")
	}
	past := later.Add(-2 * time.Hour)
	if err := os.Chtimes(s.path, past, past); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.draftPath(), []byte("fields = [1"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := loaded(t, s); got.Typed[tui.Names] != "林晓梅、小林" {
		t.Errorf("a broken draft makes the setup begin with %+v", got)
	}
}

// townSetup is a setup with the demo's user, and her town in the archive if stored.
func townSetup(t *testing.T, stored bool) (setup, string) {
	t.Helper()
	s := newTestSetup(t, string(demoProfile))
	dir := filepath.Join(filepath.Dir(filepath.Dir(s.path)), "导出 一")
	if err := os.MkdirAll(filepath.Join(dir, "more", ".hidden"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"town.jsonl": string(demoTown), "more/note.txt": "买菜\n", "more/.hidden/x.jsonl": string(demoTown), ".y": "z",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if stored {
		if _, err := s.Read(t.Context(), dir, true); err != nil {
			t.Fatal(err)
		}
	}
	return s, dir
}

func TestSetupReads(t *testing.T) {
	s, dir := townSetup(t, false)
	in, err := s.Read(t.Context(), dir, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Files) != 2 || in.Files[0].Err == nil || in.Files[1].Tally != (ingest.Tally{Read: 312, Stored: 312}) || in.Sum != in.Files[1].Tally {
		t.Errorf("the folder reads as %+v", in)
	}
	for l, want := range map[text.Lang]string{text.Chinese: "普通文字", text.English: "plain text"} {
		if said := s.Tell(l, in.Files[0].Err); !strings.Contains(said[0], "note.txt") || !strings.Contains(said[0], want) {
			t.Errorf("of the file that is no chat she is told %q, want %q in it", said, want)
		}
	}
	if _, err := os.Stat(s.app.archivePath()); err == nil {
		t.Error("a trial made an archive")
	}
	if groups, err := s.Groups(t.Context()); err != nil || len(groups) != 0 {
		t.Errorf("Groups = %v, %v before anything is stored", groups, err)
	}
	file := filepath.Join(dir, "town.jsonl")
	for i, typed := range []string{
		file, `"` + file + `"`, "'" + file + "'", strings.ReplaceAll(file, " ", `\ `), "~/导出 一/town.jsonl",
		"file://" + strings.ReplaceAll(file, " ", "%20"),
	} {
		if runtime.GOOS == "windows" && i > 2 {
			break
		}
		in, err := s.Read(t.Context(), typed, true)
		if err != nil || in.Sum.Read != 312 || in.Sum.Known != 312*min(i, 1) {
			t.Errorf("Read(%q) = %+v, %v", typed, in.Sum, err)
		}
	}
	groups, err := s.Groups(t.Context())
	if err != nil || len(groups) != 14 || groups[0].At.IsZero() {
		t.Errorf("Groups = %v, %v", groups, err)
	}
	if _, err := s.Read(t.Context(), dir+"x", false); err == nil || !strings.Contains(s.Tell(text.Chinese, err)[0], "没有这个文件") {
		t.Errorf("Read of a path that is not there = %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Read(ctx, dir, false); !errors.Is(err, context.Canceled) {
		t.Errorf("Read that was called off = %v", err)
	}
}
