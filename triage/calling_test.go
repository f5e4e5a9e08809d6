package triage

import (
	"fmt"
	"testing"
	"time"

	"shoudao/ingest"
)

func TestCallings(t *testing.T) {
	for said, want := range map[string]string{
		"各村网格员明天下班前报巡查表": "1 网格员",
		"@王强 明天下班前把表报我":  "3 王强",
		"组织干事明天下班前把表报我":  "",
		"今天中午吃什么":        "",
	} {
		p := tunedProfile()
		m := ingest.Message{
			ID: ingest.ID{Source: "t", Native: "1"}, Group: ingest.Group{Name: "工作群"}, Sender: "何书记", SenderID: "h",
			SentAt: time.Date(2026, 3, 11, 9, 0, 0, 0, p.Office.Location), Kind: ingest.Text, Text: said,
		}
		got := ""
		for _, c := range NewJudge(p).Callings(Memory{At: m.SentAt}, m) {
			got += fmt.Sprint(c.Kind, " ", c.Words)
		}
		if got != want {
			t.Errorf("Callings(%q) = %q, want %q", said, got, want)
		}
	}
}
