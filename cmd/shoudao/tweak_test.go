package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/pelletier/go-toml/v2"
)

const tweakSettings = `[me]
names = ["林晓梅"]
roles = ["组织干事", "包村干部"]
[groups]
muted = ["食堂"]
[groups.points]
"大群" = -6
`

// TestTheLineOfATweakIsTheTweak holds that who writes what is proposed gets what was tried.
func TestTheLineOfATweakIsTheTweak(t *testing.T) {
	for name, w := range map[string]tweak{
		"a word more":               {key: "me.roles", value: "网格员"},
		"a word less":               {key: "me.roles", value: "包村干部", drop: true},
		"the first word of a list":  {key: "me.duties", value: "低保核查"},
		"a word with a sign":        {key: "groups.muted", value: `他说"好"\好`},
		"a muted group less":        {key: "groups.muted", value: "食堂", drop: true},
		"points for a group":        {key: "groups.points", value: "党务.群", points: 6},
		"other points":              {key: "groups.points", value: "大群", points: -9},
		"points that go":            {key: "groups.points", value: "大群"},
		"a table that is not there": {key: "words.noise", value: "报饭"},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := parseConfig("c.toml", []byte(tweakSettings))
			if err != nil {
				t.Fatal(err)
			}
			e := w.edit(c)
			lines := strings.Split(strings.TrimSuffix(tweakSettings, "\n"), "\n")
			switch at := slices.Index(lines, e.Section); {
			case e.At > 0 && e.Line == "":
				lines = slices.Delete(lines, e.At-1, e.At)
			case e.At > 0:
				lines[e.At-1] = e.Line
			case at >= 0:
				lines = slices.Insert(lines, at+1, e.Line)
			default:
				lines = append(lines, e.Section, e.Line)
			}
			written := strings.Join(lines, "\n")
			got, err := parseConfig("c.toml", []byte(written))
			if err != nil {
				t.Fatalf("%v in\n%s", err, written)
			}
			if diff := cmp.Diff(w.applied(c), got, cmp.AllowUnexported(config{}), cmpopts.IgnoreFields(config{}, "raw"), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-tried +written):\n%s\n%s", diff, written)
			}
			if again, _ := parseConfig("c.toml", []byte(tweakSettings)); !cmp.Equal(again, c, cmp.AllowUnexported(config{})) {
				t.Error("the settings themselves have changed")
			}
		})
	}
}

func TestAWordIsTelling(t *testing.T) {
	tests := []struct {
		name, title  string
		like, unlike []string
		want         string
	}{
		{"what is refused again", "请大家接龙报饭", []string{"明天报饭的接龙"}, nil, "接龙"},
		{"what others do not have", "三八趣味运动会报名", []string{"运动会彩排"}, nil, "运动会"},
		{"not what is hers", "三八运动会照片", []string{"运动会彩排"}, []string{"运动会材料"}, ""},
		{"not the words of every office", "请大家明天下午上报", []string{"请大家明天下午上报"}, nil, ""},
		{"nothing was refused before", "三八运动会照片", nil, nil, ""},
	}
	for _, tt := range tests {
		if got := (history{}).word(tt.title, tt.like, tt.unlike); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestQuotedIsPlainText holds that a word of a message that goes into the settings, and is
// shown as a line for them, holds nothing that a terminal would obey.
func TestQuotedIsPlainText(t *testing.T) {
	for word, want := range map[string]string{
		`a"b\c`:                `"a\"b\\c"`,
		"群\u009d52;c\u009c":    `"群\u009D52;c\u009C"`,
		"\u202e倒\u2066":        `"\u202E倒\u2066"`,
		"\x1b]0;x\x07":         `"\u001B]0;x\u0007"`,
		"低保群🍚":                 `"低保群🍚"`,
		"\U000e0041\U000e007f": `"\U000E0041\U000E007F"`,
	} {
		if got := quoted(word); got != want {
			t.Errorf("quoted(%q) = %s, want %s", word, got, want)
		}
		var back struct{ W string }
		if err := toml.Unmarshal([]byte("w = "+quoted(word)), &back); err != nil || back.W != word {
			t.Errorf("%s reads as %q, %v", quoted(word), back.W, err)
		}
	}
}
