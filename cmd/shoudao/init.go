package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

func (a *app) initCommand() *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use: "init [--force]", Short: a.words.Cmd.Init.Short, Long: a.words.Cmd.Init.Long,
		Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if !force && a.onScreen() {
				return a.wizard(c.Context(), false)
			}
			return a.runInit(force)
		},
	}
	c.Flags().BoolVar(&force, "force", false, a.words.Cmd.Flags.Force)
	return c
}

// runInit writes an example of the settings, for its owner only.
func (a *app) runInit(force bool) error {
	path := a.configPath()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the folder of the settings: %w", err)
	}
	how := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if !force {
		how |= os.O_EXCL
	}
	f, err := os.OpenFile(path, how, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return existsError{path}
	}
	if err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	_, err = f.WriteString(a.words.Cmd.Output.Template)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	a.say(a.words.Cmd.Output.Wrote(path))
	return nil
}
