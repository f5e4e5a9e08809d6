package imap

import (
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

// errSilent is why a connection was closed on which nothing came for too long, errSlow why one
// was on which an answer came too slowly, errEndless why one was on which more came than can be
// an answer.
var (
	errSilent  = errors.New("nothing came for too long")
	errSlow    = errors.New("the answer came too slowly")
	errEndless = errors.New("the answer has no end")
)

// longestAnswer is more than the bytes of any answer to what is asked here.
const longestAnswer = 64 << 20

// slowest is how many times the patience a whole answer may take.
const slowest = 10

// A wire is a connection that remembers what broke it, and that is closed when an
// answer is waited for and nothing comes, or no end of it: the library below waits for
// ever, and keeps what comes.
type wire struct {
	net.Conn
	patience time.Duration
	most     int // bytes of an answer

	mu    sync.Mutex
	timer *time.Timer // nil: nothing is waited for
	came  int         // bytes since then
	cause error
}

// Read reads, and takes note that something came, or that nothing can come any more.
func (w *wire) Read(b []byte) (int, error) {
	n, err := w.Conn.Read(b)
	w.mu.Lock()
	defer w.mu.Unlock()
	if n > 0 && w.timer != nil {
		w.timer.Reset(w.patience)
	}
	if w.came += n; w.came > w.most && err == nil {
		n, err = 0, errEndless
		w.Conn.Close()
	}
	if err != nil && w.cause == nil && !closedHere(err) {
		w.cause = err
	}
	return n, err
}

// Write writes, and takes note of what kept it from writing.
func (w *wire) Write(b []byte) (int, error) {
	n, err := w.Conn.Write(b)
	if err != nil && !closedHere(err) {
		w.breaks(err)
	}
	return n, err
}

// closedHere reports whether an error only says that this side has closed the connection. The
// library does so over an answer that it cannot read, and that is what was wrong.
func closedHere(err error) bool {
	return errors.Is(err, net.ErrClosed) || errors.Is(err, io.ErrClosedPipe)
}

// breaks remembers why the connection is of no use any more.
func (w *wire) breaks(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cause == nil {
		w.cause = err
	}
}

// broken is what broke the connection; nil if nothing has.
func (w *wire) broken() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.cause
}

// expect begins to wait for an answer. The function that it returns ends the wait.
func (w *wire) expect() (enough func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.came = 0
	give := func(why error) func() {
		return func() { w.breaks(why); w.Conn.Close() }
	}
	w.timer = time.AfterFunc(w.patience, give(errSilent))
	whole := time.AfterFunc(slowest*w.patience, give(errSlow))
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		whole.Stop()
		w.timer.Stop()
		w.timer = nil
	}
}
