// Package live keeps feeds up to date.
//
// There is one loop, here, for everything that messages keep coming from: a feed is
// synced, then waited for, and synced again. A feed that fails is tried again, after
// longer and longer pauses, and never keeps the others: each has a goroutine of its own.
// A pause is drawn at random from its upper half, so that what failed together does not
// come back together.
//
// What a feed tells is not taken at its word. One that says there is news and has none
// is not asked more often than [Keeper.Least].
package live

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"shoudao/ingest"
)

// A Feed is somewhere messages keep coming from.
type Feed interface {
	// Name is stable from run to run, and one feed's alone.
	Name() string
	// Sync brings all that is new to where it belongs, and returns when it has caught
	// up. What the balance counts is kept, also beside an error.
	Sync(ctx context.Context) (ingest.Tally, error)
}

// A Server is a feed to which others bring messages. It is not asked for any: it serves as
// long as it is followed, and its Sync finds nothing, or what would keep it from serving.
type Server interface {
	Feed
	// Serve takes what comes until ctx ends, and calls ready once it can. It returns the
	// error of ctx, or why it cannot go on.
	Serve(ctx context.Context, ready func()) error
}

// A Closer is a feed that keeps something open from one sync to the next.
type Closer interface {
	Feed
	// Close ends that. The feed can be synced again afterwards.
	Close()
}

// An Attempt is one sync of a feed.
type Attempt struct {
	Feed  string
	Tally ingest.Tally
	Err   error
	// Next is after how long it is tried again, at the latest; 0 if it is not.
	Next time.Duration
}

// Once syncs every feed, all at a time, and tells of each when it has ended. One that
// fails does not stop the others. Tell is called from one goroutine at a time. Once
// returns when all have ended; of a feed that ctx ended nothing is told. Of a [Server], which
// has nothing that could be fetched, only what is wrong is told.
func Once(ctx context.Context, feeds []Feed, tell func(Attempt)) {
	each(feeds, tell, func(f Feed, tell func(Attempt)) {
		tally, err := f.Sync(ctx)
		if _, ok := f.(Server); ok && err == nil {
			return
		}
		if ctx.Err() == nil {
			tell(Attempt{Feed: f.Name(), Tally: tally, Err: err})
		}
	})
}

// each runs do for every feed and waits for all of them.
func each(feeds []Feed, tell func(Attempt), do func(Feed, func(Attempt))) {
	var all sync.WaitGroup
	var one sync.Mutex
	for _, f := range feeds {
		all.Go(func() {
			do(f, func(a Attempt) {
				one.Lock()
				defer one.Unlock()
				tell(a)
			})
		})
	}
	all.Wait()
}

// A Keeper says how often feeds are synced.
type Keeper struct {
	// Every is the pause before a feed is synced again that cannot wait for news, or whose
	// waiting ended with an error.
	Every time.Duration
	// Longest is the longest pause before one that waits for news: it decides by itself how
	// often it looks, and a server is not bothered in between.
	Longest time.Duration
	// Least is the shortest pause between two syncs.
	Least time.Duration
	// First is the pause after a failure; it doubles with each that follows, up to Most.
	First, Most time.Duration
}

// Usual are the pauses that suit files and servers alike.
func Usual() Keeper {
	return Keeper{Every: time.Minute, Longest: 15 * time.Minute, Least: 2 * time.Second, First: 5 * time.Second, Most: 15 * time.Minute}
}

// Follow syncs every feed at once and then again and again until ctx ends. It returns
// when all have stopped. Tell is called from one goroutine at a time, after every sync.
func (k Keeper) Follow(ctx context.Context, feeds []Feed, tell func(Attempt)) {
	each(feeds, tell, func(f Feed, tell func(Attempt)) { k.follow(ctx, f, tell) })
}

func (k Keeper) follow(ctx context.Context, f Feed, tell func(Attempt)) {
	if s, ok := f.(Server); ok {
		k.serve(ctx, s, tell)
		return
	}
	if c, ok := f.(Closer); ok {
		defer c.Close()
	}
	w, waits := f.(ingest.Waiter)
	fails := 0
	for ctx.Err() == nil {
		tally, err := f.Sync(ctx)
		if ctx.Err() != nil {
			return
		}
		fails++
		if err == nil {
			fails = 0
		}
		next := k.pause(fails)
		if waits && err == nil {
			next = k.Longest
		}
		tell(Attempt{f.Name(), tally, err, next})
		if !rest(ctx, min(next, k.Least)) {
			return
		}
		if waits && err == nil {
			k.await(ctx, w, next-k.Least)
			continue
		}
		rest(ctx, next-k.Least)
	}
}

// serve has a feed serve, and begin again after a pause when it cannot go on.
func (k Keeper) serve(ctx context.Context, s Server, tell func(Attempt)) {
	fails := 0
	for ctx.Err() == nil {
		err := s.Serve(ctx, func() {
			fails = 0
			tell(Attempt{Feed: s.Name()})
		})
		if ctx.Err() != nil {
			return
		}
		fails++
		next := k.pause(fails)
		tell(Attempt{Feed: s.Name(), Err: err, Next: next})
		rest(ctx, next)
	}
}

// pause is how long to leave a feed after so many failures in a row.
func (k Keeper) pause(fails int) time.Duration {
	if fails == 0 {
		return k.Every
	}
	d := k.Most
	if doublings := fails - 1; doublings < 16 {
		d = min(k.First<<doublings, k.Most)
	}
	return d/2 + rand.N(d/2+1)
}

// await waits for news, but not for longer than d. A feed that cannot be waited for is
// synced after the usual pause: then it tells what is wrong.
func (k Keeper) await(ctx context.Context, w ingest.Waiter, d time.Duration) {
	within, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	if err := w.Wait(within); err != nil {
		rest(within, k.Every-k.Least)
	}
}

// rest waits for d, and reports false if ctx ended first.
func rest(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
