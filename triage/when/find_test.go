package when_test

import (
	"testing"
	"time"

	"shoudao/triage/when"
)

func TestDueReadsEverydayDeadlines(t *testing.T) {
	loc, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	said := time.Date(2024, time.March, 6, 10, 15, 0, 0, loc)
	for text, want := range map[string]string{
		"表格今天下班前发我":         "2024-03-06T18:00",
		"下周二上午9点半开碰头会":      "2024-03-12T09:30",
		"两个工作日内回复":          "2024-03-08T23:59",
		"名单 by noon Friday": "2024-03-08T12:00",
	} {
		m, ok := when.Due(text, when.Context{Office: when.DefaultOffice(loc), At: said})
		if got := m.At.Format("2006-01-02T15:04"); !ok || got != want {
			t.Errorf("Due(%q) = %s, %t, want %s", text, got, ok, want)
		}
	}
}
