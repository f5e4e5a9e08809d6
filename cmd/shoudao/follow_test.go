package main

import (
	"testing"
	"testing/synctest"
	"time"

	"shoudao/ingest"
)

// TestLeave holds that what never ends does not keep the user from leaving.
func TestLeave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begun := time.Now()
		leave(make(chan struct{}))
		if took := time.Since(begun); took != leavePatience {
			t.Errorf("left after %v, want %v", took, leavePatience)
		}
	})
}

// TestWhoBringsDoesNotWait holds that nobody waits until what he brings is judged, and that much
// of it is judged at once.
func TestWhoBringsDoesNotWait(t *testing.T) {
	s := &syncer{brought: make(chan struct{}, 1)}
	if s.taken(ingest.Tally{Read: 1, Known: 1}); len(s.brought) != 0 {
		t.Error("what is known already is to be judged")
	}
	for range 3 {
		s.taken(ingest.Tally{Read: 1, Stored: 1})
	}
	if len(s.brought) != 1 {
		t.Error("what is new is not to be judged")
	}
}
