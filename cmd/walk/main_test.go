//go:build unix

package main

import (
	"os"
	"strings"
	"testing"
	"time"
)

// TestMorning holds that the walk that is shown to people works with the program of today,
// and that at the pace of a reader it stays under two minutes.
func TestMorning(t *testing.T) {
	t.Chdir("../..")
	cast := t.TempDir() + "/morning.cast"
	if _, err := walk("", 0, cast); err != nil {
		t.Fatal(err)
	}
	recorded, err := os.ReadFile(cast)
	if err != nil || !strings.HasPrefix(string(recorded), `{"version":2,`) || !strings.Contains(string(recorded), "u 撤销: 完成") {
		t.Errorf("the recording, %v: %.200s", err, recorded)
	}
	presses := 0
	for _, x := range steps(morning) {
		if x.keys != "" {
			presses++
		}
	}
	if took := time.Duration(presses) * 1500 * time.Millisecond; took > 2*time.Minute {
		t.Errorf("%d steps take %s", presses, took)
	}
}
