package onebot

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"sync"
	"time"

	"github.com/coder/websocket"

	"shoudao/ingest/file"
	"shoudao/ingest/peer"
)

// The bounds of a connection.
const (
	maxFrame   = 32 << 20         // bytes of one frame: forwarded messages come whole
	maxEvents  = 10_000           // that wait to be taken
	maxWaiting = 64 << 20         // bytes of them
	patience   = 20 * time.Second // for an answer
	minSilence = 30 * time.Second // for a heartbeat
)

// A link is a WebSocket over which events come, and answers to what is asked.
type link struct {
	ws    *websocket.Conn
	place string
	news  chan struct{} // gets something when there may be news
	done  chan struct{} // closed when nothing comes any more
	quick time.Duration // within which it has to answer

	mu      sync.Mutex
	echo    int
	calls   map[string]chan frame
	waiting [][]byte // events
	size    int      // bytes of them
	lost    bool     // events that had no room
	silence time.Duration
	err     error // why nothing comes any more
}

// A frame is what comes over a link.
type frame struct {
	PostType string          `json:"post_type"`
	MetaType string          `json:"meta_event_type"`
	Interval int64           `json:"interval"`
	Echo     json.RawMessage `json:"echo"`
	Status   string          `json:"status"`
	Retcode  int64           `json:"retcode"`
	Message  json.RawMessage `json:"message"`
	Wording  string          `json:"wording"`
	Data     json.RawMessage `json:"data"`
}

// newLink begins to read from ws. It ends when ctx does.
func newLink(ctx context.Context, ws *websocket.Conn, place string, quick time.Duration) *link {
	ws.SetReadLimit(maxFrame)
	l := &link{
		ws: ws, place: place, news: make(chan struct{}, 1), done: make(chan struct{}),
		calls: map[string]chan frame{}, quick: quick,
	}
	go l.run(ctx)
	return l
}

// close ends the link, and returns when nothing of it is left.
func (l *link) close() {
	_ = l.ws.CloseNow() // whatever it says, nothing more is read
	<-l.done
}

// check ends the link if the program gives no sign of life when it is asked for one. Not all of
// them let their heart be heard, and one that hangs would never be noticed.
func (l *link) check(ctx context.Context) {
	within, cancel := context.WithTimeout(ctx, l.quick)
	defer cancel()
	if l.ws.Ping(within) != nil && ctx.Err() == nil {
		l.close()
	}
}

// ended reports whether nothing comes any more.
func (l *link) ended() bool {
	select {
	case <-l.done:
		return true
	default:
		return false
	}
}

func (l *link) run(ctx context.Context) {
	defer close(l.done)
	defer l.ws.CloseNow()
	for {
		raw, err := l.read(ctx)
		if err == nil {
			err = l.take(raw)
		}
		if err != nil {
			l.mu.Lock()
			l.err = err
			l.mu.Unlock()
			return
		}
	}
}

// read waits for a frame, no longer than the program's own heartbeat lets expect.
func (l *link) read(ctx context.Context) ([]byte, error) {
	l.mu.Lock()
	silence := l.silence
	l.mu.Unlock()
	within := ctx
	if silence > 0 {
		var cancel context.CancelFunc
		within, cancel = context.WithTimeout(ctx, silence)
		defer cancel()
	}
	_, raw, err := l.ws.Read(within)
	switch {
	case err == nil:
		return raw, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, peer.At(l.place, peer.ErrUnreachable, err)
}

// take puts a frame where it belongs. Its error ends the link.
func (l *link) take(raw []byte) error {
	var f frame
	if json.Unmarshal(raw, &f) != nil && f.PostType == "" {
		return nil // neither an event nor an answer: nothing that was asked for
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	switch f.PostType {
	case "":
		c, asked := l.calls[string(f.Echo)]
		switch {
		case asked:
			delete(l.calls, string(f.Echo))
			c <- f
		case f.Retcode == 1403 || f.Retcode == 403 || f.Retcode == 401:
			return peer.At(l.place, peer.ErrRefused, nil) // it closes the connection next
		}
	case "meta_event":
		if f.MetaType == "heartbeat" && f.Interval > 0 && f.Interval < int64(time.Hour/time.Millisecond) {
			l.silence = max(3*time.Duration(f.Interval)*time.Millisecond, minSilence)
		}
	case "message", "message_sent", "notice":
		l.keep(raw)
	}
	return nil
}

// keep lets an event wait. Where there is no room for it, all that wait are dropped,
// for the history tells them too.
func (l *link) keep(raw []byte) {
	if len(l.waiting) >= maxEvents || l.size+len(raw) > maxWaiting {
		l.waiting, l.size, l.lost = nil, 0, true
	}
	l.waiting = append(l.waiting, raw)
	l.size += len(raw)
	select {
	case l.news <- struct{}{}:
	default:
	}
}

// events are those that wait, and whether some were dropped before them. They wait on
// until drop is called.
func (l *link) events() (all [][]byte, lost bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.waiting[:len(l.waiting):len(l.waiting)], l.lost
}

// drop forgets the events given, which were stored, if they still wait.
func (l *link) drop(all [][]byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(all) == 0 || len(l.waiting) < len(all) || &l.waiting[0][0] != &all[0][0] {
		return
	}
	for _, raw := range all {
		l.size -= len(raw)
	}
	l.waiting = l.waiting[len(all):]
}

// found notes that what was dropped has been asked for.
func (l *link) found() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lost = false
}

// call asks for something and reads the answer into v. Its error is a denial if the
// program answers that it will not.
func (l *link) call(ctx context.Context, action string, params, v any) error {
	ctx, cancel := context.WithTimeoutCause(ctx, l.quick, errors.New("no answer to "+action))
	defer cancel()
	l.mu.Lock()
	l.echo++
	echo := strconv.Quote("shoudao-" + strconv.Itoa(l.echo))
	got := make(chan frame, 1)
	l.calls[echo] = got
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		delete(l.calls, echo)
		l.mu.Unlock()
	}()
	ask, err := json.Marshal(map[string]any{"action": action, "params": params, "echo": json.RawMessage(echo)})
	if err != nil {
		return err
	}
	if err := l.ws.Write(ctx, websocket.MessageText, ask); err != nil {
		return l.broken(ctx, err)
	}
	select {
	case f := <-got:
		return f.into(action, l.place, v)
	case <-l.done:
		return l.broken(ctx, nil)
	case <-ctx.Done():
		return l.broken(ctx, nil)
	}
}

// broken says why there is no answer.
func (l *link) broken(ctx context.Context, err error) error {
	switch cause := context.Cause(ctx); {
	case errors.Is(ctx.Err(), context.Canceled):
		return ctx.Err()
	case cause != nil:
		return peer.At(l.place, peer.ErrUnreadable, cause)
	}
	l.close() // writing failed, so reading ends as well, and knows better why
	l.mu.Lock()
	defer l.mu.Unlock()
	return cmp.Or(l.err, err)
}

// into reads an answer into v.
func (f frame) into(action, place string, v any) error {
	if f.Status == "failed" || f.Retcode != 0 {
		var words string
		_ = json.Unmarshal(f.Message, &words) // it may be anything
		return denial{action, f.Retcode, file.Excerpt(cmp.Or(f.Wording, words))}
	}
	if err := json.Unmarshal(f.Data, v); err != nil {
		return peer.At(place, peer.ErrUnreadable, errors.New(action+": "+err.Error()))
	}
	return nil
}
