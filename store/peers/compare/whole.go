package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A process is a program that ran from its start to its end, several times.
type process struct {
	name string
	took []time.Duration
	peak int64 // the most memory that it had, in bytes
}

// profile is of somebody to whom nothing of the chatter is said.
const profile = "language = \"en\"\n\n[me]\nnames = [\"林晓梅\"]\n"

const settingsFile = "profile.toml"

// world is the environment of the program.
func (f *fair) world(archive string) []string {
	return append(os.Environ(), "SHOUDAO_CONFIG="+f.path(settingsFile), "SHOUDAO_DB="+archive, "HOME="+f.dir)
}

// measureFlag makes this program the parent of another, see [measured].
const measureFlag = "-measure"

// A run is what a process took. Seconds are of the wall clock.
type run struct {
	Seconds float64
	Peak    int64 // bytes
	Wrong   string
}

// measured runs a program and prints what it took. It is a process of its own, because Linux
// counts to the memory of a process that of its parent, when it was made.
func measured(args []string) error {
	c := exec.Command(args[0], args[1:]...)
	var wrong bytes.Buffer
	c.Stderr = &wrong
	begin := time.Now()
	err := c.Run()
	r := run{Seconds: time.Since(begin).Seconds()}
	if err != nil {
		r.Wrong = fmt.Sprintf("%v: %v: %s", args, err, wrong.String())
	} else if use, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.Peak = use.Maxrss << 10 // Linux counts in KB
	}
	return json.NewEncoder(os.Stdout).Encode(r)
}

// shoudao runs the built program on the archive.
func (f *fair) shoudao(ctx context.Context, archive string, args ...string) (time.Duration, int64, error) {
	if err := os.WriteFile(f.path(settingsFile), []byte(profile), 0o600); err != nil {
		return 0, 0, err
	}
	self, err := os.Executable()
	if err != nil {
		return 0, 0, err
	}
	c := exec.CommandContext(ctx, self, append([]string{measureFlag, f.program}, args...)...)
	c.Env = f.world(archive)
	out, err := c.Output()
	if err != nil {
		return 0, 0, err
	}
	var r run
	if err := json.Unmarshal(out, &r); err != nil {
		return 0, 0, err
	}
	if r.Wrong != "" {
		return 0, 0, errors.New(r.Wrong)
	}
	return time.Duration(r.Seconds * float64(time.Second)), r.Peak, nil
}

// judgeAll has the program judge all messages, so that the archive is as it is in use.
func (f *fair) judgeAll(ctx context.Context) error {
	if f.program == "" {
		return fmt.Errorf("-program: name the built program; .ci/compare does")
	}
	begin := time.Now()
	_, _, err := f.shoudao(ctx, f.path(files[oursName]), "list", "--json")
	f.made.Judged = time.Since(begin).Seconds()
	return err
}

// runAll runs whole programs in turn: a search of each class, by ours and by ripgrep.
func (f *fair) runAll(ctx context.Context) error {
	search, list := process{name: "`shoudao search --json --limit 50`"}, process{name: "`shoudao list --json`"}
	rg := process{name: "`rg \\| tail -50`"}
	archive := f.path(files[oursName])
	for range f.rounds {
		for _, class := range f.chatter.Classes() {
			words := class.Queries[len(class.Queries)/2]
			took, peak, err := f.shoudao(ctx, archive, append([]string{"search", "--json", "--limit", "50"}, strings.Fields(words)...)...)
			if err != nil {
				return err
			}
			search.took, search.peak = append(search.took, took), max(search.peak, peak)
			for _, e := range f.engines {
				if e.name != grepName {
					continue
				}
				begin := time.Now()
				if _, err := e.search(ctx, query{words: strings.Fields(words), filter: "all"}); err != nil {
					return err
				}
				rg.took = append(rg.took, time.Since(begin))
			}
		}
		took, peak, err := f.shoudao(ctx, archive, "list", "--json")
		if err != nil {
			return err
		}
		list.took, list.peak = append(list.took, took), max(list.peak, peak)
	}
	f.whole = []process{search, list}
	if len(rg.took) > 0 {
		f.whole = append(f.whole, rg)
	}
	return f.screens(ctx)
}
