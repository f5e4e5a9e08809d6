package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"shoudao/tui"
)

// A screenTable says how the screen behaves.
type screenTable struct {
	Advance string `toml:"advance"` // next, previous, stay; empty: next
}

// advance is where the cursor goes after an action, checked.
func (c config) advance(path string) (tui.Advance, error) {
	to, ok := tui.ParseAdvance(c.Screen.Advance)
	if !ok {
		return to, c.fault(path, badAdvance, c.Screen.Advance, "screen", "advance")
	}
	return to, nil
}

// rebinds are the user's own keys, checked.
func (c config) rebinds(path string) (tui.Rebinds, error) {
	r := tui.Rebinds{}
	for _, name := range slices.Sorted(maps.Keys(c.Keys)) {
		switch v := c.Keys[name].(type) {
		case string:
			r[name] = []string{v}
		case []any:
			r[name] = []string{}
			for _, one := range v {
				s, ok := one.(string)
				if !ok {
					return nil, c.fault(path, badKey, fmt.Sprint(one), "keys", name)
				}
				r[name] = append(r[name], s)
			}
		default:
			return nil, c.fault(path, badKey, fmt.Sprint(v), "keys", name)
		}
	}
	if e, ok := errors.AsType[tui.KeyError](r.Check()); ok {
		return nil, c.keyFault(path, e)
	}
	return r, nil
}

// keyFault is the error for the user's own keys, with its line.
func (c config) keyFault(path string, e tui.KeyError) error {
	fault := map[tui.KeyFault]configFault{
		tui.NoSuchAction: badAction, tui.NoSuchKey: badKey, tui.NoKey: noKey, tui.KeyTaken: keyTaken,
	}[e.Fault]
	return configError{
		Path: path, Line: lineOf(c.raw, "keys", e.Action), Key: "keys." + e.Action, Fault: fault, Detail: e.Key, Taken: e.Taken,
	}
}
