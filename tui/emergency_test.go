package tui

import (
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
)

func TestEmergency(t *testing.T) {
	now := at(11, 22, 45)
	soon, far := now.Add(2*time.Hour), now.Add(9*24*time.Hour)
	for _, c := range []struct {
		text string
		due  time.Time
		want bool
	}{
		{"防汛应急响应启动，现在马上到镇里集合", time.Time{}, true},
		{"防汛应急响应启动，现在马上到镇里集合", far, true}, // the deadline is that of something else
		{"森林火灾，马上到村里组织群众转移", time.Time{}, true},
		{"卫生院后面起火了，快来", soon, true},
		{"村口塌方，路断了", time.Time{}, true},
		{"there was a landslide on the ridge road", soon, true},
		{"防汛台账下周五前报", far, false},
		{"防汛值班安排下周五前报", far, false},
		{"火灾隐患排查表报我", time.Time{}, false},
		{"起草一个方案，马上要", soon, false},
	} {
		row := Row{Item: triage.Item{Title: c.text, Due: triage.Due{At: c.due}}, Message: ingest.Message{Text: c.text}}
		if got := Emergency(row, now); got != c.want {
			t.Errorf("%s, due %v: %v", c.text, c.due, got)
		}
	}
}
