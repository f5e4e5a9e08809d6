package pull

import (
	"bufio"
	"context"
	"mime"
	"strings"
	"sync"
	"time"

	"shoudao/ingest/peer"
)

// Wait returns when there may be news since Pages began last: when the server rings its
// bell, if it has one; when its list of sessions tells of other messages; and now and
// then without a sign, because neither is to be relied on. Its only error is that of ctx.
func (s *Source) Wait(ctx context.Context) error {
	every := s.options.Every
	if every <= 0 {
		every = time.Minute
	}
	c := s.client()
	defer c.Close()
	var listening sync.WaitGroup
	defer listening.Wait()
	within, stop := context.WithCancel(ctx)
	defer stop()
	bell := make(chan struct{}, 1)
	listening.Go(func() { listen(within, c, bell) })
	tick := time.NewTicker(every)
	defer tick.Stop()
	for range 10 {
		if s.changed(ctx, c) {
			break
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-bell:
			return nil
		case <-tick.C:
		}
	}
	return ctx.Err()
}

// changed reports whether the list of sessions is another than the one that Pages has
// seen, or cannot be read, which the next reading will tell.
func (s *Source) changed(ctx context.Context, c *peer.Client) bool {
	_, digest, err := s.sessions(ctx, c)
	s.mu.Lock()
	defer s.mu.Unlock()
	return err != nil || !s.read || digest != s.seen
}

// longEvent is the length of a line that ends the listening: an event is a few words.
const longEvent = 1 << 20

// listen rings the bell at every event that tells of messages, until the server has no
// more to say. Many have no bell.
func listen(ctx context.Context, c *peer.Client, bell chan<- struct{}) {
	resp, err := c.Open(ctx, peer.Question{Path: "/push/messages", Accept: "text/event-stream"})
	if err != nil {
		return
	}
	defer resp.Body.Close()
	if kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type")); err != nil || kind != "text/event-stream" {
		return
	}
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, longEvent)
	event, said := "", false
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ":")
		switch name {
		case "event":
			event = strings.TrimSpace(value)
		case "data":
			said = true
		case "":
			if said && value == "" && (event == "" || strings.HasPrefix(event, "message")) {
				select {
				case bell <- struct{}{}:
				default: // it rings already
				}
			}
			if value == "" {
				event, said = "", false
			}
		}
	}
}
