package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// holdUntilKilled takes the lease as the process that a test kills, and says so.
func holdUntilKilled(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path, time.UTC)
	if err != nil {
		return err
	}
	now := time.Unix(0, 0)
	if err := s.Acquire(ctx, "killed", now, now.Add(time.Minute)); err != nil {
		return err
	}
	fmt.Println("held")
	_, err = os.Stdin.Read(make([]byte, 1)) // nothing comes: it ends when it is killed
	return err
}

// TestALeaseEndsWithItsProcess holds that a process which was killed keeps nobody out, and one
// that lives does.
func TestALeaseEndsWithItsProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "archive.db")
	s := openTest(t, path)
	defer s.Close()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "STORE_TEST_HOLD="+path)
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 16)); err != nil {
		t.Fatal("the process that holds the lease says nothing:", err)
	}
	now := time.Unix(1, 0)
	take := func() error { return s.Acquire(t.Context(), "next", now, now.Add(time.Minute)) }
	if held, ok := errors.AsType[*HeldError](take()); !ok || held.Holder != "killed" {
		t.Error("the lease of a process that lives was taken")
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if err := take(); err != nil {
		t.Errorf("after it was killed: %v", err)
	}
	for name, change := range map[string]string{
		"of another computer":   "UPDATE lease SET holder = 'other', pid = 1 << 30, machine = 'elsewhere'",
		"of an unknown process": "UPDATE lease SET holder = 'other', pid = 0, machine = ''",
	} {
		if _, err := s.writer.ExecContext(t.Context(), change); err != nil {
			t.Fatal(err)
		}
		if _, ok := errors.AsType[*HeldError](take()); !ok {
			t.Errorf("the lease %s was taken", name)
		}
	}
}
