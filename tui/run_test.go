package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"shoudao/tui/text"
)

func TestCoalesce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		changes := make(chan struct{})
		told := make(chan struct{}, 1000)
		go coalesce(ctx, changes, changeGap, func() { told <- struct{}{} })
		source := make(chan struct{}, 1)
		go func() {
			for {
				select {
				case <-source:
					changes <- struct{}{}
				case <-ctx.Done():
					return
				}
			}
		}()
		for range 1000 { // a change a millisecond
			select {
			case source <- struct{}{}:
			default:
			}
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Second)
		if n := len(told); n < 6 || n > 9 {
			t.Errorf("a second of changes was told %d times, want at most one in %s", n, changeGap)
		}
		cancel()
		synctest.Wait()
	})
}

func TestMinutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var told []time.Time
		go minutes(ctx, time.Now, func(now time.Time) { told = append(told, now) })
		time.Sleep(150 * time.Second)
		cancel()
		synctest.Wait()
		if len(told) != 2 {
			t.Fatalf("told %d minutes in 150 s from a full minute, want 2", len(told))
		}
		for _, at := range told {
			if at.Second() != 0 {
				t.Errorf("told at %s", at)
			}
		}
	})
}

func TestWatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		box, own := newTown(), make(chan struct{})
		var faults []error
		changes := watch(ctx, box, own, func(err error) { faults = append(faults, err) })
		told := func() bool {
			synctest.Wait()
			select {
			case <-changes:
				return true
			default:
				return false
			}
		}
		time.Sleep(5 * time.Second)
		if told() {
			t.Error("told of a change that did not happen")
		}
		early := watch(ctx, box, nil, func(error) {})
		box.mu.Lock()
		box.version++
		box.mu.Unlock()
		time.Sleep(2 * watchGap)
		if synctest.Wait(); !told() || len(early) != 1 {
			t.Error("a change in the first second is not told")
		}
		own <- struct{}{}
		if !told() {
			t.Error("a change of this process is not told")
		}
		box.mu.Lock()
		box.version++
		box.mu.Unlock()
		time.Sleep(2 * watchGap)
		if !told() {
			t.Error("a change of another process is not told")
		}
		for _, fault := range []error{errors.New("taken away"), nil, errors.New("once more")} {
			box.mu.Lock()
			box.fault = fault
			box.mu.Unlock()
			time.Sleep(3 * watchGap)
		}
		synctest.Wait()
		if len(faults) != 2 || faults[0].Error() != "taken away" || faults[1].Error() != "once more" {
			t.Errorf("faults that are told: %v", faults)
		}
		cancel()
		synctest.Wait()
	})
}

func TestAFailedDailyCopyIsTold(t *testing.T) {
	for lang, want := range map[text.Lang]string{text.Chinese: "今天的自动备份没做成: disk full", text.English: "the daily copy failed: disk full"} {
		st := newStage(t, newTown(), lang, size{100, 30})
		st.send(unsafeMsg{errors.New("disk full")})
		st.press("j").sees(want)
		st.press("f", "=政审表").sees("2")
		if got := st.line("disk"); got != "" && !strings.HasPrefix(got, " 2") {
			t.Errorf("it hides what was found: %q", got)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	failed, told := make(chan error, 1), make(chan error)
	ended := make(chan struct{})
	go func() {
		Options{CopyFailed: failed}.failing(ctx, func(err error) { told <- err })
		close(ended)
	}()
	failed <- ErrGone
	if err := <-told; err != ErrGone {
		t.Errorf("told %v", err)
	}
	cancel()
	<-ended
}
