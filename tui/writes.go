package tui

import (
	"sync"

	tea "charm.land/bubbletea/v2"
)

// writes are what the user has decided and is not yet stored, in the order in
// which she did it. Commands run side by side and in any order, and those of a
// program that ends may not run at all; but "done" and then "undo" must reach the
// archive as done and undo, and what was done just before leaving must reach it
// too. So each write stands here from the key press on, the first command that
// runs takes those before it along, and [Run] stores what is left.
type writes struct {
	adding  sync.Mutex // guards waiting and last
	running sync.Mutex // held by whoever stores
	waiting []*write
	last    actionID // the number that was given last
}

// number is one that no action has yet.
func (w *writes) number() actionID {
	w.adding.Lock()
	defer w.adding.Unlock()
	w.last++
	return w.last
}

type write struct {
	store func() tea.Msg
	msg   tea.Msg // the answer, once done
	done  bool
}

// add appends a write and returns the command that answers it.
func (w *writes) add(store func() tea.Msg) tea.Cmd {
	job := &write{store: store}
	w.adding.Lock()
	w.waiting = append(w.waiting, job)
	w.adding.Unlock()
	return func() tea.Msg {
		w.running.Lock()
		defer w.running.Unlock()
		for !job.done {
			w.storeNext()
		}
		return job.msg
	}
}

// flush stores all that waits.
func (w *writes) flush() {
	w.running.Lock()
	defer w.running.Unlock()
	for w.storeNext() {
	}
}

// storeNext stores the write that waits longest and reports whether there was one.
func (w *writes) storeNext() bool {
	w.adding.Lock()
	if len(w.waiting) == 0 {
		w.adding.Unlock()
		return false
	}
	job := w.waiting[0]
	w.waiting = w.waiting[1:]
	w.adding.Unlock()
	job.msg = job.store()
	job.done = true
	return true
}
