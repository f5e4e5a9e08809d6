package main

import (
	"strings"
	"testing"

	"shoudao/tui/text"
)

// What init offers can be switched on, and says what holds without it.
func TestBackupSamples(t *testing.T) {
	for _, lang := range []text.Lang{text.Chinese, text.English} {
		_, table, _ := strings.Cut(text.For(lang).Cmd.Output.Template, "[backup]")
		table, _, ok := strings.Cut("[backup]"+table, "[notify]")
		if !ok {
			t.Fatalf("language %d: no tables [backup] and [notify]", lang)
		}
		conf, err := parseConfig("c.toml", []byte(strings.ReplaceAll(table, "\n# ", "\n")))
		if err != nil {
			t.Fatalf("language %d: %v in\n%s", lang, err, table)
		}
		if conf.Backup.Daily == nil || !*conf.Backup.Daily {
			t.Errorf("language %d: the sample shows another value than holds without it:\n%s", lang, table)
		}
	}
}
