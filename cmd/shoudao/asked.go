package main

import (
	"errors"
	"slices"
	"strings"
	"time"

	"shoudao/store"
	"shoudao/store/sought"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

// asked is what somebody means who types words to look for messages. The command, the screen
// and the line mode all read it so.
func asked(typed string, at time.Time, office when.Office) (store.Query, error) {
	all, err := sought.Parse(typed, at, office)
	if wrong, ok := errors.AsType[*sought.Error](err); ok {
		return store.Query{}, soughtError{wrong}
	}
	return store.Query{All: all, At: at}, err
}

// A soughtError says which part of what was typed to look for messages cannot be read.
type soughtError struct{ wrong *sought.Error }

func (e soughtError) Error() string { return e.wrong.Error() }
func (soughtError) usage()          {}

func (e soughtError) tell(w text.TroubleWords) [2]string {
	say := map[sought.Fault]func(string) [2]string{
		sought.NoValue: w.Sought.NoValue, sought.NoTime: w.Sought.NoTime, sought.NoThing: w.Sought.NoThing,
		sought.NoState: w.Sought.NoState, sought.MinusIn: w.Sought.MinusIn, sought.Backward: w.Sought.Backward,
		sought.NoPattern: w.Sought.NoPattern, sought.LongPattern: w.Sought.LongPattern,
	}
	return say[e.wrong.Fault](e.wrong.Part)
}

// unwanted are the arguments of the program with the minus sign before a word that search is
// not to find written wide, since the flag parser takes it for a flag otherwise.
func unwanted(args []string) []string {
	to := slices.Clone(args)
	command := slices.IndexFunc(args, func(s string) bool { return s == "search" || s == "files" })
	if command < 0 {
		return to
	}
	for i, s := range args[command+1:] {
		if s == "--" {
			break
		}
		if word, ok := strings.CutPrefix(s, "-"); ok && word != "" && word[0] != '-' && word != "h" {
			to[command+1+i] = "－" + word
		}
	}
	return to
}
