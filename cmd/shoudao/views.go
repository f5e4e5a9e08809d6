package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"shoudao/store"
	"shoudao/tui"
	"shoudao/tui/text"
)

// viewOptions are what the search command was told of saved searches: their names.
type viewOptions struct {
	open, save, forget string
	list               bool
}

// A viewError says why a saved search cannot be opened, saved or forgotten.
type viewError struct {
	name  string
	fault viewFault
}

type viewFault uint8

const (
	noView  viewFault = iota + 1 // there is none of the name
	badName                      // nothing can be called so
	noWords                      // nothing to be saved was said
)

func (e viewError) Error() string { return fmt.Sprintf("view %q: fault %d", e.name, e.fault) }
func (viewError) usage()          {}

func (e viewError) tell(w text.TroubleWords) [2]string {
	switch e.fault {
	case badName:
		return w.View.BadName(e.name)
	case noWords:
		return w.View.NoWords(e.name)
	}
	return w.View.None(e.name)
}

// check refuses what does not go together: to forget a view or to list them all searches for
// nothing.
func (o viewOptions) check(typed string) error {
	n := 0
	for _, given := range []bool{o.list, o.forget != "", o.save != "", o.open != ""} {
		if given {
			n++
		}
	}
	if n > 1 {
		return flagClashError{"--view, --save, --forget, --views"}
	}
	if (o.list || o.forget != "") && strings.TrimSpace(typed) != "" {
		return argsError{"shoudao search --forget NAME | --views"}
	}
	return nil
}

// viewJSON is a saved search.
type viewJSON struct {
	Name  string `json:"name"`
	Query string `json:"query"`
}

// views does what was said of saved searches, and tells what is to be looked for: what was
// typed, behind what a saved search asks for. Done says that nothing is.
func (a *app) views(ctx context.Context, d *desk, o viewOptions, typed string) (query string, done bool, err error) {
	switch {
	case o.list:
		return "", true, a.listViews(ctx, d)
	case o.forget != "":
		return "", true, a.forgetView(ctx, d, o.forget)
	case o.save != "" && strings.TrimSpace(typed) == "":
		return "", true, viewError{o.save, noWords}
	case o.save != "":
		if _, err := asked(typed, a.clock(d.zone()), d.profile.Office); err != nil {
			return "", true, err
		}
		err := d.SaveSearch(ctx, store.Saved{Name: o.save, Query: typed}, a.clock(d.zone()))
		if errors.Is(err, store.ErrBadName) {
			err = viewError{o.save, badName}
		}
		if err == nil && !a.json {
			a.say(a.words.Search.Saved(string(tui.Line(o.save))))
		}
		return typed, err != nil, err
	case o.open == "":
		return typed, false, nil
	}
	all, err := d.SavedSearches(ctx)
	if err != nil {
		return "", true, err
	}
	i := slices.IndexFunc(all, func(v store.Saved) bool { return v.Name == strings.TrimSpace(o.open) })
	if i < 0 {
		return "", true, viewError{o.open, noView}
	}
	return strings.TrimSpace(all[i].Query + " " + typed), false, nil
}

func (a *app) listViews(ctx context.Context, d *desk) error {
	all, err := d.SavedSearches(ctx)
	if err != nil {
		return err
	}
	for _, v := range all {
		if a.json {
			if err := a.printJSON(viewJSON(v)); err != nil {
				return err
			}
			continue
		}
		a.say(string(tui.Line(v.Name)) + ": " + string(tui.Line(v.Query)))
	}
	if len(all) == 0 && !a.json {
		a.say(a.words.Cmd.View.Empty)
	}
	return nil
}

func (a *app) forgetView(ctx context.Context, d *desk, name string) error {
	was, err := d.DropSearch(ctx, name)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return viewError{name, noView}
	case err != nil:
		return err
	case a.json:
		return a.printJSON(viewJSON(was))
	}
	a.say(a.words.Cmd.View.Forgotten(string(tui.Line(was.Name)), string(tui.Line(was.Query))))
	return nil
}
