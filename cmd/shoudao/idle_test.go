package main

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// A sleeper counts what it is asked for.
type sleeper struct {
	version     int64
	left, steps int
	when        []time.Duration // of the steps
	begun       time.Time
}

func (s *sleeper) Version(context.Context) (int64, error) { return s.version, nil }

func (s *sleeper) Rest(context.Context) (bool, error) {
	s.steps++
	s.left--
	s.version++ // it writes
	s.when = append(s.when, time.Since(s.begun))
	return s.left > 0, nil
}

func TestAnArchiveRestsWhenNothingChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		s := &sleeper{version: 7, left: 3, begun: time.Now()}
		i := idle{archive: s, look: idleLook, gap: idleGap}
		go i.keep(ctx)
		time.Sleep(idleLook + time.Second)
		synctest.Wait()
		if s.steps != 0 {
			t.Error("it rested at the first look")
		}
		time.Sleep(10 * idleLook)
		synctest.Wait()
		if s.steps != 3 || s.when[1]-s.when[0] < idleGap {
			t.Errorf("%d steps at %v: want three, once, with pauses", s.steps, s.when)
		}
		s.version++ // somebody writes
		s.left = 2
		time.Sleep(10 * idleLook)
		synctest.Wait()
		if s.steps != 5 {
			t.Errorf("%d steps after news", s.steps)
		}
		cancel()
		synctest.Wait()
	})
}
