package onebot

import (
	"testing"
	"time"
)

// idle is a link over which nothing comes by itself.
func idle() *link { return &link{news: make(chan struct{}, 1), calls: map[string]chan frame{}} }

func TestKnowsWhenItIsTooQuiet(t *testing.T) {
	for beat, want := range map[string]time.Duration{
		`{"post_type":"meta_event","meta_event_type":"heartbeat","interval":30000}`:     90 * time.Second,
		`{"post_type":"meta_event","meta_event_type":"heartbeat","interval":5}`:         minSilence,
		`{"post_type":"meta_event","meta_event_type":"heartbeat","interval":-1}`:        0,
		`{"post_type":"meta_event","meta_event_type":"heartbeat","interval":999999999}`: 0,
		`{"post_type":"meta_event","meta_event_type":"lifecycle","sub_type":"connect"}`: 0,
	} {
		l := idle()
		if err := l.take([]byte(beat)); err != nil || l.silence != want {
			t.Errorf("after %s it waits %v, want %v (%v)", beat, l.silence, want, err)
		}
	}
}

func TestDropsEventsForWhichThereIsNoRoom(t *testing.T) {
	l := idle()
	raw := []byte(`{"post_type":"message"}`)
	for range maxEvents {
		if err := l.take(raw); err != nil {
			t.Fatal(err)
		}
	}
	all, lost := l.events()
	if len(all) != maxEvents || lost {
		t.Fatalf("%d wait, lost %v", len(all), lost)
	}
	if err := l.take([]byte(`{"post_type":"notice"}`)); err != nil {
		t.Fatal(err)
	}
	l.drop(all) // they are gone already, and the new one has not been told
	if all, lost := l.events(); len(all) != 1 || !lost || l.size != len(all[0]) {
		t.Errorf("%d wait, lost %v, %d bytes", len(all), lost, l.size)
	}
	all, _ = l.events()
	if l.drop(all); l.size != 0 || len(l.waiting) != 0 {
		t.Errorf("%d bytes are left", l.size)
	}
}
