package live

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"shoudao/ingest"
)

// A feed answers its syncs from a list, the last again and again, and notes when they
// were.
type feed struct {
	name    string
	answers []error
	at      []time.Duration
	start   time.Time
	block   bool // a sync lasts until it is cancelled
}

func (f *feed) Name() string { return f.name }

func (f *feed) Sync(ctx context.Context) (ingest.Tally, error) {
	f.at = append(f.at, time.Since(f.start))
	if f.block {
		<-ctx.Done()
		return ingest.Tally{}, ctx.Err()
	}
	i := min(len(f.at), len(f.answers)) - 1
	return ingest.Tally{Read: 1, Stored: 1}, f.answers[i]
}

// A bell is a feed that waits for news.
type bell struct {
	feed
	ring   chan struct{}
	err    error
	closed int
}

func (b *bell) Close() { b.closed++ }

func (b *bell) Wait(ctx context.Context) error {
	if b.err != nil {
		return b.err
	}
	select {
	case <-b.ring:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

var (
	keeper  = Keeper{Every: time.Minute, Longest: 5 * time.Minute, Least: 2 * time.Second, First: 8 * time.Second, Most: 30 * time.Second}
	errDown = errors.New("down")
)

// follow follows feeds for a time of the bubble's clock.
func follow(t *testing.T, d time.Duration, feeds ...Feed) []Attempt {
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	var told []Attempt
	keeper.Follow(ctx, feeds, func(a Attempt) { told = append(told, a) })
	return told
}

func TestFollow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &feed{name: "a", answers: []error{nil}, start: time.Now()}
		told := follow(t, 150*time.Second, f)
		if want := []time.Duration{0, time.Minute, 2 * time.Minute}; !slices.Equal(f.at, want) {
			t.Errorf("synced at %v, want %v", f.at, want)
		}
		if len(told) != 3 || told[0] != (Attempt{"a", ingest.Tally{Read: 1, Stored: 1}, nil, time.Minute}) {
			t.Errorf("told %+v", told)
		}
	})
}

func TestFailuresArePatient(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &feed{name: "a", answers: []error{errDown, errDown, errDown, errDown, nil}, start: time.Now()}
		told := follow(t, 10*time.Minute, f)
		for i, most := range []time.Duration{8 * time.Second, 16 * time.Second, 30 * time.Second, 30 * time.Second} {
			gap := f.at[i+1] - f.at[i]
			if gap < most/2 || gap > most {
				t.Errorf("pause %d is %v, want %v to %v", i, gap, most/2, most)
			}
			if !errors.Is(told[i].Err, errDown) || told[i].Next != gap {
				t.Errorf("told %+v after which %v passed", told[i], gap)
			}
		}
		if gap := f.at[5] - f.at[4]; gap != time.Minute {
			t.Errorf("after a success the pause is %v", gap)
		}
	})
}

func TestOneFailureKeepsNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		bad := &feed{name: "bad", answers: []error{errDown}, start: time.Now()}
		stuck := &feed{name: "stuck", block: true, start: time.Now()}
		good := &feed{name: "good", answers: []error{nil}, start: time.Now()}
		told := follow(t, 90*time.Second, bad, stuck, good)
		if len(good.at) != 2 || len(bad.at) < 3 || len(stuck.at) != 1 {
			t.Errorf("good %v, bad %v, stuck %v", good.at, bad.at, stuck.at)
		}
		if slices.ContainsFunc(told, func(a Attempt) bool { return a.Feed == "stuck" }) {
			t.Error("of a feed that was cancelled something is told")
		}
	})
}

func TestWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bell{feed: feed{name: "b", answers: []error{nil}, start: time.Now()}, ring: make(chan struct{}, 9)}
		go func() {
			rest(t.Context(), 10*time.Second)
			b.ring <- struct{}{}
			b.ring <- struct{}{} // at once again
		}()
		follow(t, 320*time.Second, b)
		if want := []time.Duration{0, 10 * time.Second, 12 * time.Second, 312 * time.Second}; !slices.Equal(b.at, want) {
			t.Errorf("synced at %v, want %v", b.at, want)
		}
		if b.closed != 1 {
			t.Errorf("closed %d times", b.closed)
		}
	})
}

func TestABellThatIsBrokenRingsForNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &bell{feed: feed{name: "b", answers: []error{nil}, start: time.Now()}, err: errDown}
		follow(t, 150*time.Second, b)
		if want := []time.Duration{0, time.Minute, 2 * time.Minute}; !slices.Equal(b.at, want) {
			t.Errorf("synced at %v, want %v", b.at, want)
		}
	})
}

// A door is a feed that serves: as often as it has answers it cannot, then it does.
type door struct{ feed }

func (d *door) Serve(ctx context.Context, ready func()) error {
	d.at = append(d.at, time.Since(d.start))
	if len(d.at) <= len(d.answers) {
		return d.answers[len(d.at)-1]
	}
	ready()
	<-ctx.Done()
	return ctx.Err()
}

func TestServers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &door{feed{name: "d", answers: []error{errDown, errDown}, start: time.Now()}}
		told := follow(t, 10*time.Minute, d)
		if len(told) != 3 || !errors.Is(told[1].Err, errDown) || told[2] != (Attempt{Feed: "d"}) {
			t.Errorf("told %+v", told)
		}
		if len(d.at) != 3 || d.at[2]-d.at[1] < 8*time.Second {
			t.Errorf("served at %v", d.at)
		}
	})
}

func TestOnce(t *testing.T) {
	bad, good := &feed{name: "bad", answers: []error{errDown}}, &feed{name: "good", answers: []error{nil}}
	var told []Attempt
	Once(t.Context(), []Feed{bad, good}, func(a Attempt) { told = append(told, a) })
	if len(told) != 2 {
		t.Fatalf("told %+v", told)
	}
	for _, a := range told {
		if (a.Err != nil) != (a.Feed == "bad") || a.Tally.Stored != 1 || a.Next != 0 {
			t.Errorf("told %+v", a)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	Once(t.Context(), []Feed{&door{feed{answers: []error{nil}}}}, func(a Attempt) { t.Errorf("told %+v of what serves", a) })
	told = nil
	Once(t.Context(), []Feed{&door{feed{name: "shut", answers: []error{errDown}}}}, func(a Attempt) { told = append(told, a) })
	if len(told) != 1 || !errors.Is(told[0].Err, errDown) {
		t.Errorf("told %+v of what could not serve", told)
	}
	Once(ctx, []Feed{&feed{name: "stuck", block: true}}, func(a Attempt) { t.Errorf("told %+v of what was cancelled", a) })
}

func TestUsual(t *testing.T) {
	k := Usual()
	if !(0 < k.Least && k.Least <= k.First && k.First < k.Most && k.Least < k.Every && k.Every <= k.Longest) {
		t.Errorf("pauses %+v make no sense", k)
	}
	for fails := range 100 {
		if p := k.pause(fails); p < k.Least || p > k.Most {
			t.Errorf("after %d failures the pause is %v", fails, p)
		}
	}
}
