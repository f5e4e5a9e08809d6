package store

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
)

func TestBrought(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, t.TempDir()+"/a.db")
	defer s.Close()
	town, hall := ingest.Group{ID: "7", Name: "镇"}, ingest.Group{Name: "大厅"}
	bring := func(feed string, at time.Time, ms ...ingest.Message) {
		t.Helper()
		if _, err := s.Run(at).Of(feed).Append(ctx, feed, "", ingest.Page{Messages: ms}); err != nil {
			t.Fatal(err)
		}
	}
	said := func(n string, g ingest.Group, minute int) ingest.Message {
		return ingest.Message{ID: ingest.ID{Source: "a", Native: n}, Group: g, Sender: "李敏", Text: n, SentAt: testDay.Add(time.Duration(minute) * time.Minute)}
	}
	bring("qq", testDay.Add(time.Hour), said("1", town, 1), said("2", hall, 5), said("3", town, 3))
	bring("mail", testDay.Add(time.Hour), said("4", town, 59))
	// A clock that goes wrong hides nothing, and what comes late moves nothing back.
	bring("qq", testDay.Add(2*time.Hour), said("5", hall, 600), said("6", town, 2))
	bring("", testDay.Add(2*time.Hour), said("7", town, 100))
	want := map[string][]Bringing{
		"qq":    {{hall, testDay.Add(2 * time.Hour)}, {town, testDay.Add(3 * time.Minute)}},
		"mail":  {{town, testDay.Add(59 * time.Minute)}},
		"other": nil,
	}
	for feed, want := range want {
		got, err := s.Brought(ctx, feed)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", feed, diff)
		}
	}
}

func TestFilesThatAreSetAside(t *testing.T) {
	ctx := context.Background()
	s := openBlank(t, t.TempDir()+"/a.db")
	defer s.Close()
	at := func(minute int) time.Time { return testDay.Add(time.Duration(minute) * time.Minute) }
	steps := []struct {
		name string
		do   func() error
		want []Aside
	}{
		{"one", func() error { return s.SetAside(ctx, "in", Aside{"/b", at(1), "a picture", "leave it"}) }, []Aside{{"/b", at(1), "a picture", "leave it"}}},
		{"the same again", func() error { return s.SetAside(ctx, "in", Aside{"/b", at(2), "a picture", "leave it"}) }, []Aside{{"/b", at(1), "a picture", "leave it"}}},
		{"for another reason", func() error { return s.SetAside(ctx, "in", Aside{"/b", at(3), "empty", "export it"}) }, []Aside{{"/b", at(3), "empty", "export it"}}},
		{"another", func() error { return s.SetAside(ctx, "in", Aside{"/a", at(4), "empty", "export it"}) }, []Aside{{"/a", at(4), "empty", "export it"}, {"/b", at(3), "empty", "export it"}}},
		{"of another feed none is forgotten", func() error { return s.KeepAside(ctx, "out", nil) }, []Aside{{"/a", at(4), "empty", "export it"}, {"/b", at(3), "empty", "export it"}}},
		{"one has gone", func() error { return s.KeepAside(ctx, "in", []string{"/a", "/c"}) }, []Aside{{"/a", at(4), "empty", "export it"}}},
		{"all have", func() error { return s.KeepAside(ctx, "in", nil) }, nil},
	}
	for _, step := range steps {
		if err := step.do(); err != nil {
			t.Fatal(step.name, err)
		}
		got, err := s.Asides(ctx, "in")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(step.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
}
