package main

import (
	"context"
	"sync"
	"time"

	"github.com/zalando/go-keyring"
)

// keyringPatience is for how long the keyring is waited for: it may ask the user first.
const keyringPatience = time.Minute

// A keyringDesk asks the keyring of the operating system, which may never answer and cannot
// be told to stop. Its zero value asks for the secrets of this program.
type keyringDesk struct {
	get func(name string) (string, error) // nil: the operating system

	mu    sync.Mutex
	asked map[string]*keyringAnswer // that have not come
}

// A keyringAnswer is one that may be waited for.
type keyringAnswer struct {
	come   chan struct{}
	secret string
	err    error
}

// ask is the secret of a name. It ends when ctx does, and after keyringPatience; who asks
// again meanwhile waits for the same answer.
func (k *keyringDesk) ask(ctx context.Context, name string) (string, error) {
	within, cancel := context.WithTimeout(ctx, keyringPatience)
	defer cancel()
	a := k.begin(name)
	select {
	case <-a.come:
		return a.secret, a.err
	case <-within.Done():
		return "", within.Err()
	}
}

// begin asks for a name, unless an answer to that is still to come.
func (k *keyringDesk) begin(name string) *keyringAnswer {
	k.mu.Lock()
	defer k.mu.Unlock()
	if a := k.asked[name]; a != nil {
		return a
	}
	if k.asked == nil {
		k.asked = map[string]*keyringAnswer{}
	}
	get := k.get
	if get == nil {
		get = func(name string) (string, error) { return keyring.Get(keyringService, name) }
	}
	a := &keyringAnswer{come: make(chan struct{})}
	k.asked[name] = a
	go func() {
		a.secret, a.err = get(name)
		k.mu.Lock()
		defer k.mu.Unlock()
		delete(k.asked, name)
		close(a.come)
	}()
	return a
}
