package main

import (
	"shoudao/tui/text"

	"fmt"

	"shoudao/ingest"
)

// CommandWords are those of the command line.
type CommandWords struct {
	Root   HelpText
	Triage struct {
		HelpText
		Me string
	}
	When    HelpText
	Flags   struct{ JSON, Lang, Now string }
	Skip    func(ingest.Skip) string
	BadCase func(cause string) string
}

// HelpText is what a command says of itself.
type HelpText struct{ Short, Long string }

// Commands are the words of the command line in a language.
func commandWords(text.Lang) CommandWords {
	return CommandWords{
		Skip:    func(s ingest.Skip) string { return fmt.Sprint(s) },
		BadCase: func(c string) string { return c },
	}
}
