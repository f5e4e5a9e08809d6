//go:build unix

package main

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestASecretInAPipe holds that a pipe into which nobody writes is no file of a secret, and
// keeps nobody waiting.
func TestASecretInAPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "secret")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("this system makes no pipes:", err)
	}
	got := make(chan error, 1)
	go func() {
		_, err := new(app).secretAt(t.Context(), "file:"+path)
		got <- err
	}()
	select {
	case err := <-got:
		if e, ok := errors.AsType[secretError](err); !ok || e.fault != secretMissing {
			t.Errorf("error %v, want that there is no secret", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the pipe is still waited for")
	}
}
