package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shoudao/store"
)

// A closed pipe takes nothing.
type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestFollowingEndsWhenItCannotBeTold(t *testing.T) {
	dir := t.TempDir()
	config := filepath.Join(dir, "c.toml")
	settings := "[me]\nnames = [\"Emma\"]\ntimezone = \"UTC\"\n[[source]]\nkind = \"folder\"\npath = \".\"\n"
	if err := os.WriteFile(config, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"SHOUDAO_CONFIG": config, "SHOUDAO_DB": filepath.Join(dir, "a.db")}
	a := &app{in: strings.NewReader(""), out: closedPipe{}, err: io.Discard, getenv: func(name string) string { return env[name] }, now: time.Now}
	for _, args := range [][]string{{"sync", "--follow"}, {"--json", "sync", "--follow"}} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if code := a.run(ctx, args); code != 1 || ctx.Err() != nil {
			t.Errorf("%v: exit %d, %v", args, code, ctx.Err())
		}
	}
}

func TestASleepingComputerDoesNotListen(t *testing.T) {
	var h hearing
	begun := time.Date(2026, 3, 12, 8, 0, 0, 0, time.UTC)
	at := func(minutes int) time.Time { return begun.Add(time.Duration(minutes) * time.Minute) }
	for _, c := range []struct{ minute, start int }{{0, 0}, {1, 0}, {2, 0}, {4, 0}, {64, 64}, {65, 64}, {64, 64}} {
		if start, until := h.on(at(c.minute)); !start.Equal(at(c.start)) || !until.Equal(at(c.minute)) {
			t.Errorf("in minute %d it lasts from %v to %v, want it to begin in minute %d", c.minute, start, until, c.start)
		}
	}
}

func TestADoorIsWellAsLongAsItIsListenedTo(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(t.Context(), filepath.Join(dir, "a.db"), time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	at := func(minute int) time.Time { return time.Date(2026, 3, 12, 8, minute, 0, 0, time.UTC) }
	if err := errors.Join(s.Attempted(t.Context(), "door", at(0), "", ""), s.Listened(t.Context(), "door", at(0), at(11)), s.Close()); err != nil {
		t.Fatal(err)
	}
	if got := sourced(t, dir, "kind = \"webhook\"\nname = \"door\"\naddress = \"127.0.0.1:1\"\nsecret = \"env:TOKEN\"\n", "sources"); !strings.Contains(got, "door  ok  fetched 08:11") {
		t.Errorf("sources: %s", got)
	}
}
