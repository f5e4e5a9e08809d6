package pull

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"shoudao/ingest/ingesttest"
)

// waiting waits beside the test; what it ends with is read from the channel.
func waiting(ctx context.Context, src *Source) <-chan error {
	done := make(chan error, 1)
	go func() { done <- src.Wait(ctx) }()
	return done
}

func slow(o *Options) { o.Every = time.Hour }

func TestWaitsForTheBell(t *testing.T) {
	for promise, ring := range map[string]string{
		"a message":        "event: message.new\ndata: {\"eventId\":\"1\",\"sessionId\":\"a\",\"timestamp\":1}\n\n",
		"a recall":         ": alive\n\nevent: ready\ndata: {}\n\nevent: message.revoke\r\ndata: {}\r\n\r\n",
		"an event unnamed": "data: x\n\n",
	} {
		s := newServer(t)
		s.speak("a", "甲", 0, 2)
		src := s.source(t, slow)
		var sink ingesttest.Memory
		pull(t, src, &sink)
		done := waiting(t.Context(), src)
		s.bells <- ring // it is read only when somebody listens
		if err := <-done; err != nil {
			t.Errorf("%s: error %v", promise, err)
		}
	}
}

func TestWaitsOnWhereTheBellSaysNothing(t *testing.T) {
	s := newServer(t)
	s.speak("a", "甲", 0, 2)
	src := s.source(t, slow)
	var sink ingesttest.Memory
	pull(t, src, &sink)
	ctx, cancel := context.WithCancel(t.Context())
	done := waiting(ctx, src)
	for _, text := range []string{": alive\n\n", "event: ready\ndata: {}\n\n", "event: message.new\n\n", "id: 7\n\n"} {
		s.bells <- text
	}
	close(s.bells) // the server has no more to say
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestWaitsForTheListWhereThereIsNoBell(t *testing.T) {
	for promise, fault := range map[string]http.HandlerFunc{"none": says(404, ""), "a page": says(200, page), "a fault": says(500, "")} {
		s := newServer(t)
		s.fault("/push/messages", fault)
		s.speak("a", "甲", 0, 2)
		src := s.source(t, func(o *Options) { o.Every = time.Millisecond })
		var sink ingesttest.Memory
		pull(t, src, &sink)
		s.requests()
		if err := src.Wait(t.Context()); err != nil { // now and then without a sign
			t.Errorf("%s: error %v", promise, err)
		}
		if n := len(s.requests()); n < 10 {
			t.Errorf("%s: %d looks", promise, n)
		}
		s.speak("a", "甲", 2, 1)
		src.options.Every = time.Hour
		if err := src.Wait(t.Context()); err != nil { // at once
			t.Errorf("%s: error %v", promise, err)
		}
	}
}

func TestWaitsNotBeforeTheFirstReading(t *testing.T) {
	s := newServer(t)
	if err := s.source(t, slow).Wait(t.Context()); err != nil {
		t.Error(err)
	}
}
