package main

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// TestAKeyringThatDoesNotAnswer holds that nobody waits for it for ever, that the program
// can end meanwhile, and that it is not asked the same again before it has answered.
func TestAKeyringThatDoesNotAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		answer, asked := make(chan struct{}), 0
		a := &app{keyring: &keyringDesk{get: func(string) (string, error) {
			asked++
			<-answer
			return "s3cret", nil
		}}}
		begun := time.Now()
		_, err := a.secretAt(t.Context(), "keyring:mail")
		if e, ok := errors.AsType[secretError](err); !ok || e.fault != noKeyring || time.Since(begun) != keyringPatience {
			t.Errorf("%v after %v, want no keyring after %v", err, time.Since(begun), keyringPatience)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		begun = time.Now()
		if _, err := a.secretAt(ctx, "keyring:mail"); err == nil || time.Since(begun) != time.Second {
			t.Errorf("%v after %v, want an error when the program ends", err, time.Since(begun))
		}
		close(answer)
		synctest.Wait()
		if s, err := a.secretAt(t.Context(), "keyring:mail"); s != "s3cret" || err != nil || asked != 2 {
			t.Errorf("%q, %v, asked %d times, want the secret at the second", s, err, asked)
		}
	})
}
