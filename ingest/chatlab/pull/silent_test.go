package pull

import (
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/peer"
	"shoudao/ingest/peer/peertest"
)

func TestNobodyWaitsForEver(t *testing.T) {
	peertest.Impatient(t, func(base string, p peer.Patience) (ingest.Source, error) {
		return New(Options{Base: base, Patience: p, Now: func() time.Time { return time.Unix(start, 0) }})
	})
}
