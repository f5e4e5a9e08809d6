package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/jsonl"
	"shoudao/store"
	"shoudao/tui"
)

// The demo's town: its messages and who the user is there.
var (
	//go:embed demo/town.jsonl
	demoTown []byte
	//go:embed demo/profile.toml
	demoProfile []byte
)

// demoNow is the morning on which the demo begins.
const demoNow = "2026-03-12T08:12:00+08:00"

func (a *app) demoCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "demo [COMMAND...]", Short: a.words.Cmd.Demo.Short, Long: a.words.Cmd.Demo.Long, Args: args(0, -1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.inDemo(c.Context(), args)
			}
			return a.runDemo(c.Context())
		},
	}
	c.Flags().SetInterspersed(false) // what follows the command is its own
	a.screenFlags(c)
	return c
}

// screenFlags gives a command that opens the screen the flags that say how it looks.
func (a *app) screenFlags(c *cobra.Command) {
	c.Flags().BoolVar(&a.lines, "plain", false, a.words.Plain.Flag)
	c.Flags().StringVar(&a.theme, "theme", "auto", a.words.Cmd.Flags.Theme)
}

// look is the choice of colours: that of --theme, else none where the environment asks
// for none.
func (a *app) look() (tui.Look, error) {
	looks := map[string]tui.Look{"light": tui.Light, "dark": tui.Dark, "mono": tui.Mono, "contrast": tui.Contrast}
	look, ok := looks[a.theme]
	switch {
	case ok:
		return look, nil
	case a.theme != "auto" && a.theme != "":
		return look, flagValueError{"--theme", a.theme}
	case a.getenv("CLICOLOR") == "0":
		return tui.Mono, nil
	}
	return tui.Auto, nil
}

// runDemo opens the screen, or prints the queue, on the built-in town in a
// throw-away archive. The clock starts on that morning.
func (a *app) runDemo(ctx context.Context) error {
	if err := a.beginDemo(); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "shoudao-demo-")
	if err != nil {
		return fmt.Errorf("make a folder for the demo: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }() // the demo's leavings harm nobody
	d, err := a.openDemo(ctx, filepath.Join(dir, "archive.db"))
	if err != nil {
		return err
	}
	return errors.Join(a.present(ctx, d, a.words.Cmd.Output.Demo), d.Close())
}

// openDemo makes the demo's archive.
func (a *app) openDemo(ctx context.Context, path string) (*desk, error) {
	c, err := parseConfig("demo/profile.toml", demoProfile)
	if err != nil {
		return nil, err
	}
	p, err := c.profile("demo/profile.toml")
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, path, p.Office.Location)
	if err != nil {
		return nil, err
	}
	src := jsonl.New(file.Bytes("demo/town.jsonl", demoTown), jsonl.Options{Location: p.Office.Location})
	_, err = ingest.Pull(ctx, src, s.Run(a.clock(p.Office.Location)), nil)
	if err := errors.Join(err, s.Close()); err != nil {
		return nil, err
	}
	d, err := a.openAt(ctx, path, c, p)
	if err == nil {
		d.path = "demo/profile.toml" // and not the user's own, which it does not touch
	}
	return d, err
}

// present opens the screen on a terminal, and prints the queue elsewhere. The line
// mode needs no terminal.
func (a *app) present(ctx context.Context, d *desk, head string) error {
	if a.lines {
		return a.dialogue(ctx, d)
	}
	if a.onScreen() {
		if d.told {
			if err := a.waitForEnter(ctx); err != nil {
				return err
			}
		}
		return a.screen(ctx, d)
	}
	if a.onTerminal() {
		a.say(a.words.Cmd.Output.Dumb)
	}
	if head != "" && !a.json {
		a.say(head)
	}
	return a.list(ctx, d, store.Queue)
}

// onScreen reports whether the program may take the terminal.
func (a *app) onScreen() bool { return a.onTerminal() && !a.dumb() }

// onTerminal reports whether there is a terminal to be taken.
func (a *app) onTerminal() bool { return !a.json && !a.lines && terminal(a.in) && terminal(a.out) }

// dumb reports whether the terminal can only print: it says so of itself.
func (a *app) dumb() bool { return a.getenv("TERM") == "dumb" }

// runRoot is the program without a command. Who has no settings yet is asked first.
func (a *app) runRoot(c *cobra.Command, _ []string) error {
	if _, err := os.Stat(a.configPath()); errors.Is(err, fs.ErrNotExist) && a.onScreen() {
		return a.wizard(c.Context(), true)
	}
	open := a.open
	if a.onScreen() { // what is pasted there may be the first that comes in
		open = a.openToFill
	}
	d, err := open(c.Context())
	if err != nil {
		return err
	}
	return errors.Join(a.presentDaily(c.Context(), d), d.Close())
}
