package main

import (
	"errors"
	"io/fs"

	"github.com/spf13/cobra"

	"shoudao/tui"
)

// keyJSON is an action and its keys.
type keyJSON struct {
	Action string   `json:"action"`
	Does   string   `json:"does"`
	Keys   []string `json:"keys"`
	// Passes is false where an input method lets none of the keys through.
	Passes  bool `json:"passes"`
	Changed bool `json:"changed"`
}

func (a *app) keysCommand() *cobra.Command {
	var check bool
	w := a.words.Cmd.Rebind
	c := &cobra.Command{
		Use: "keys", Short: w.Keys.Short, Long: w.Keys.Long, Args: args(0, 0),
		RunE: func(*cobra.Command, []string) error { return a.keysOf(check) },
	}
	c.Flags().BoolVar(&check, "check", false, w.Check)
	return c
}

// keysOf prints the keys of all actions, or whether those of the settings fit. Without
// settings they are the program's own.
func (a *app) keysOf(check bool) error {
	path := a.configPath()
	c, err := readConfig(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	r, err := c.rebinds(path)
	if err != nil {
		return err
	}
	all, err := tui.KeyActions(a.words, r)
	if err != nil {
		return err
	}
	if a.json {
		return a.keysJSON(r, all)
	}
	w := a.words.Cmd.Rebind
	if check {
		for _, k := range all {
			if _, changed := r[k.Name]; changed && !k.Passes {
				a.say(w.Unreached(k.Name, k.Shown))
			}
		}
		a.say(w.Fit(len(all), len(r)))
		return nil
	}
	for _, k := range all {
		a.say(pad(k.Name, 15) + pad(k.Shown, 16) + k.Does)
	}
	return nil
}

func (a *app) keysJSON(r tui.Rebinds, all []tui.KeyAction) error {
	out := make([]keyJSON, len(all))
	for i, k := range all {
		_, changed := r[k.Name]
		out[i] = keyJSON{k.Name, k.Does, k.Keys, k.Passes, changed}
	}
	return a.printJSON(out)
}
