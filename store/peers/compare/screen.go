package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/creack/pty"

	"shoudao/store/chatter"
)

// few is the size of the archive with which the start of the screen is compared.
const few = 20_000

// screens starts the screen on the large archive and on one with few messages, in turn. It
// must not matter which.
func (f *fair) screens(ctx context.Context) error {
	small := f.path("few.db")
	if _, err := os.Stat(small); errors.Is(err, os.ErrNotExist) {
		us, err := openOurs(ctx, small)
		if err != nil {
			return err
		}
		if err := errors.Join(us.add(ctx, chatter.New(1).Page(few)), us.close()); err != nil {
			return err
		}
		if _, _, err := f.shoudao(ctx, small, "list", "--json"); err != nil {
			return err
		}
	}
	large := process{name: fmt.Sprintf("`shoudao`, to the first queue, %s messages", grouped(f.n))}
	little := process{name: fmt.Sprintf("`shoudao`, to the first queue, %s messages", grouped(few))}
	for range 2 * f.rounds {
		for archive, p := range map[string]*process{f.path(files[oursName]): &large, small: &little} {
			took, err := f.screen(ctx, archive)
			if err != nil {
				return err
			}
			p.took = append(p.took, took)
		}
	}
	f.whole = append(f.whole, large, little)
	return nil
}

// screen starts the screen on a terminal and waits until the queue is there.
func (f *fair) screen(ctx context.Context, archive string) (time.Duration, error) {
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, f.program)
	c.Env = append(f.world(archive), "TERM=xterm-256color")
	begin := time.Now()
	tty, err := pty.StartWithSize(c, &pty.Winsize{Rows: 40, Cols: 120})
	if err != nil {
		return 0, err
	}
	defer tty.Close()
	var seen bytes.Buffer
	for b := make([]byte, 1<<16); !bytes.Contains(seen.Bytes(), []byte("To do")); {
		n, err := tty.Read(b)
		if err != nil {
			return 0, fmt.Errorf("the screen ends before there is a queue: %w", err)
		}
		seen.Write(b[:n])
	}
	took := time.Since(begin)
	stop() // it is told to end, and how it ends is nobody's business here
	_ = c.Wait()
	return took, nil
}
