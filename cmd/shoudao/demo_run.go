package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// A codeError ends a command with the exit code of another, which has said itself what
// went wrong.
type codeError struct{ code int }

func (e codeError) Error() string { return fmt.Sprintf("exit code %d", e.code) }

// beginDemo sets the clock to the morning of the demo, unless --now has set it.
func (a *app) beginDemo() error {
	if a.offset != 0 {
		return nil
	}
	start, err := time.Parse(time.RFC3339, demoNow)
	if err != nil {
		return fmt.Errorf("begin the demo: %w", err)
	}
	a.offset = start.Sub(a.now())
	return nil
}

// inDemo runs a command on the built-in town in a throw-away archive: shoudao demo audit.
// Whatever it does is forgotten when it ends.
func (a *app) inDemo(ctx context.Context, args []string) error {
	if err := a.beginDemo(); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "shoudao-demo-")
	if err != nil {
		return fmt.Errorf("make a folder for the demo: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }() // the demo's leavings harm nobody
	own := map[string]string{"SHOUDAO_DB": filepath.Join(dir, "archive.db"), "SHOUDAO_CONFIG": filepath.Join(dir, "config.toml")}
	if err := os.WriteFile(own["SHOUDAO_CONFIG"], demoProfile, 0o600); err != nil {
		return err
	}
	d, err := a.openDemo(ctx, own["SHOUDAO_DB"])
	if err == nil {
		err = d.Close()
	}
	if err != nil {
		return err
	}
	in := &app{in: a.in, out: a.out, err: a.err, now: a.now, offset: a.offset, keyring: a.keyring, getenv: func(name string) string {
		if path, ok := own[name]; ok {
			return path
		}
		return a.getenv(name)
	}}
	args = append([]string{"--lang", a.words.Lang.Tag()}, args...)
	if a.json {
		args = append([]string{"--json"}, args...)
	}
	if code := in.run(ctx, args); code != exitDone {
		return codeError{code}
	}
	return nil
}

// exitOf is the exit code of a command that another has run and that has failed.
func exitOf(err error) (int, bool) {
	e, ok := errors.AsType[codeError](err)
	return e.code, ok
}
