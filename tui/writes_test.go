package tui

import (
	"slices"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestWritesKeepTheirOrder(t *testing.T) {
	w := &writes{}
	var stored []int
	var cmds []tea.Cmd
	for i := range 100 {
		cmds = append(cmds, w.add(func() tea.Msg {
			stored = append(stored, i)
			return i
		}))
	}
	var all sync.WaitGroup
	for i := len(cmds) - 1; i >= 50; i-- { // the others are never run
		all.Go(func() {
			if got := cmds[i](); got != i {
				t.Errorf("write %d was answered %v", i, got)
			}
		})
	}
	all.Wait()
	if len(stored) != 100 || !slices.IsSorted(stored) {
		t.Errorf("stored %v", stored)
	}
}

func TestFlushStoresWhatIsLeft(t *testing.T) {
	w, n := &writes{}, 0
	first := w.add(func() tea.Msg { n++; return "first" })
	w.flush()
	w.flush()
	if got := first(); n != 1 || got != "first" {
		t.Errorf("stored %d times, answered %v", n, got)
	}
}
