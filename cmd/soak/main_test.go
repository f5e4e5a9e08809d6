//go:build unix

package main

import (
	"os"
	"testing"
	"time"
)

// TestSoak is a short one. It takes the computer for itself, so it has to be asked for.
func TestSoak(t *testing.T) {
	if os.Getenv("SHOUDAO_SOAK") == "" {
		t.Skip("SHOUDAO_SOAK is not set")
	}
	t.Chdir("../..")
	if agrees, err := soak("", 20*time.Second, 1, false); err != nil || !agrees {
		t.Errorf("it agrees: %t, %v", agrees, err)
	}
}
