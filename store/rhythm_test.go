package store

import (
	"testing"
	"time"

	"shoudao/ingest"
)

func TestRhythms(t *testing.T) {
	s := openTest(t, t.TempDir()+"/a.db")
	start := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	var said []ingest.Message
	for i := range 40 {
		group := ingest.Group{ID: "busy", Name: "大群"}
		if i%10 == 0 {
			group = ingest.Group{Name: "低保群"}
		}
		said = append(said, ingest.Message{
			ID: ingest.ID{Source: "t", Native: string(rune('A' + i))}, Group: group, Sender: "a", SentAt: start.Add(time.Duration(i) * time.Hour), Text: "报数",
		})
	}
	appendTest(t, s, said)
	got, err := s.Rhythms(t.Context(), start.Add(20*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Group.Name != "大群" || got[0].Messages != 18 || !got[0].FirstAt.Equal(start.Add(21*time.Hour)) || !got[0].LastAt.Equal(start.Add(39*time.Hour)) ||
		got[1].Group.Name != "低保群" || got[1].Messages != 2 || !got[1].LastAt.Equal(start.Add(30*time.Hour)) {
		t.Errorf("%+v", got)
	}
	if none, err := s.Rhythms(t.Context(), start.Add(100*time.Hour)); err != nil || len(none) != 0 {
		t.Errorf("of a time without messages: %+v, %v", none, err)
	}
}
