package main

import (
	"testing"
	"testing/synctest"
	"time"
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
