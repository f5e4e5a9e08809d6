package store

import (
	"sync"
	"testing"
)

func TestTheConnectionUsedLastIsUsedFirst(t *testing.T) {
	a, b := &txn{}, &txn{}
	p := newPool(2)
	p.put(a)
	p.put(b)
	if got := p.take(); got != b {
		t.Error("not the one that was put last")
	}
	p.put(b)
	first, second := p.take(), p.take()
	if first != b || second != a || p.len() != 0 {
		t.Errorf("the second is not the other one, and %d are left", p.len())
	}
}

func TestAConnectionIsUsedByOneAtATime(t *testing.T) {
	p := newPool(readers)
	used := map[*txn]*sync.Mutex{}
	for range readers {
		x := &txn{}
		used[x] = &sync.Mutex{}
		p.put(x)
	}
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			for range 200 {
				x := p.take()
				if !used[x].TryLock() {
					t.Error("two use it")
					return
				}
				used[x].Unlock()
				p.put(x)
			}
		})
	}
	all.Wait()
	if p.len() != readers {
		t.Errorf("%d are left", p.len())
	}
}
