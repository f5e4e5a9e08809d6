package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestSaysWhatTakesLong holds that what is done is said only when it takes long, on a terminal
// only, and that nothing stays of it.
func TestSaysWhatTakesLong(t *testing.T) {
	for name, c := range map[string]struct {
		live  bool
		takes time.Duration
		want  string
	}{
		"quick":         {true, time.Millisecond, ""},
		"long":          {true, time.Minute, "opening\r       \r"},
		"no terminal":   {false, time.Minute, ""},
		"not yet begun": {true, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var out bytes.Buffer
				p := &progress{app: &app{err: &out}, live: c.live}
				p.while("opening", time.Second, func() { time.Sleep(c.takes) })
				if got := out.String(); got != c.want {
					t.Errorf("%q, want %q", got, c.want)
				}
				if strings.Contains(p.shown, "opening") {
					t.Error("it is shown still")
				}
			})
		})
	}
}
