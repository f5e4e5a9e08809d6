package onebot

import (
	"errors"
	"strconv"
	"testing"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
	"shoudao/ingest/peer"
)

// TestMoreGroupsThanAnybodyIsIn holds that a program that tells of groups without an end is not
// asked for the history of each, and that those that were chosen are read all the same.
func TestMoreGroupsThanAnybodyIsIn(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 12)
	p.change(func() {
		for i := range rooms {
			p.history[strconv.Itoa(10_000+i)] = nil
		}
	})
	if _, err := ingest.Pull(t.Context(), reader(t, p), &ingesttest.Memory{}, nil); !errors.Is(err, peer.ErrUnreadable) {
		t.Errorf("error %v, want %v", err, peer.ErrUnreadable)
	}
	sink := &ingesttest.Memory{}
	chosen := reader(t, p, func(o *Options) { o.Groups = []string{"700"} })
	if got := pull(t, chosen, sink); got.Stored == 0 {
		t.Errorf("balance %+v of the group that was chosen", got)
	}
}
