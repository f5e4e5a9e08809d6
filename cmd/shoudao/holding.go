package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"shoudao/store"
)

// The lease to fetch messages, so that two processes do not fetch the same.
const (
	leaseTerm  = time.Minute
	leaseRenew = 20 * time.Second
)

// holding does something while this process alone fetches messages. Its context ends
// with the error when the lease is lost.
func (a *app) holding(ctx context.Context, s *store.Store, do func(context.Context) error) error {
	holder := fmt.Sprintf("shoudao %d", os.Getpid())
	take := func() error { return s.Acquire(ctx, holder, a.now(), a.now().Add(leaseTerm)) }
	// One that was taken while ctx ended is given back as well.
	give := func() error { return s.Release(context.WithoutCancel(ctx), holder) }
	if err := take(); err != nil {
		return errors.Join(err, give())
	}
	held, lose := context.WithCancelCause(ctx)
	defer lose(nil)
	go func() {
		tick := time.NewTicker(leaseRenew)
		defer tick.Stop()
		for {
			select {
			case <-held.Done():
				return
			case <-tick.C:
				if err := take(); err != nil {
					lose(err)
				}
			}
		}
	}()
	err := do(held)
	return errors.Join(err, give())
}
