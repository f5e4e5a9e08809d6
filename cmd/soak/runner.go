package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// A runner runs the program on the archive.
type runner struct {
	program, dir string
	following    *exec.Cmd
	ended        chan error
	said         bytes.Buffer // by the one that follows, to its standard error
	kills        int
}

func (p *runner) archive() string { return filepath.Join(p.dir, "archive.db") }

// configure writes the settings.
func (p *runner) configure(feeds []feed) error {
	settings := "language = \"en\"\n[me]\nnames = [\"Emma Frost\", \"Emma\"]\ntimezone = \"UTC\"\n"
	for _, f := range feeds {
		settings += fmt.Sprintf("\n[[source]]\nname = %q\n%s", f.truth().name, f.settings())
	}
	return os.WriteFile(filepath.Join(p.dir, "config.toml"), []byte(settings), 0o600)
}

func (p *runner) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.program, args...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), "HOME="+p.dir, "SHOUDAO_CONFIG="+filepath.Join(p.dir, "config.toml"),
		"SHOUDAO_DB="+p.archive(), "SOAK_SECRET="+secret, "TMPDIR="+p.dir)
	return cmd
}

// start has the program follow the sources.
func (p *runner) start() error {
	p.following = p.command(context.Background(), "sync", "--follow", "--json")
	p.said.Reset()
	p.following.Stderr = &p.said
	if err := p.following.Start(); err != nil {
		return err
	}
	p.ended = make(chan error, 1)
	go func() { p.ended <- p.following.Wait() }()
	return nil
}

// kill ends the program in the midst of things. That it has ended by itself is an error.
func (p *runner) kill() error {
	select {
	case err := <-p.ended:
		return p.endedItself(err)
	default:
	}
	p.kills++
	_ = p.following.Process.Kill() // if it has ended meanwhile the next line tells
	<-p.ended
	return nil
}

func (p *runner) endedItself(err error) error {
	return fmt.Errorf("shoudao sync --follow ended by itself: %v\n%s", err, p.said.String())
}

// stop ends the program, should it still run.
func (p *runner) stop() {
	if p.following != nil {
		_ = p.following.Process.Kill() // mostly it has ended
	}
}

// patience is how long the program may take to catch up in peace.
const patience = 10 * time.Minute

// catchUp has the program take what waits to be brought, ends it in order, and syncs.
func (p *runner) catchUp(feeds []feed) error {
	if err := p.start(); err != nil {
		return err
	}
	for _, f := range feeds {
		for end := time.Now().Add(patience); !f.taken(); {
			select {
			case err := <-p.ended:
				return p.endedItself(err)
			case <-time.After(50 * time.Millisecond):
			}
			if time.Now().After(end) {
				return fmt.Errorf("%s: what waits is not taken", f.truth().name)
			}
		}
	}
	if err := p.following.Process.Signal(syscall.SIGTERM); err != nil {
		return fmt.Errorf("end the program: %w", err)
	}
	select {
	case <-p.ended:
	case <-time.After(patience):
		return errors.New("shoudao sync --follow does not end when it is asked to")
	}
	_, err := p.run("sync", "--json")
	return err
}

// run is what the program prints on a command.
func (p *runner) run(args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := p.command(ctx, args...)
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("shoudao %v: %w\n%s%s", args, err, out, problems.String())
	}
	return out, nil
}

// lines reads objects that are printed one a line.
func lines[T any](out []byte) (all []T, err error) {
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var one T
		if err := d.Decode(&one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}
