package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shoudao/tui/text"
)

// The exit codes.
const (
	exitDone  = 0
	exitError = 1
	exitUsage = 2
)

// run is the program with its arguments; it returns the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	a.lang = a.language(args)
	a.words = commandWords(a.lang)
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	fmt.Fprintln(a.err, err)
	if errors.Is(err, errUsage) {
		return exitUsage
	}
	return exitError
}

var errUsage = errors.New("usage")

// language is that of --lang, else that of the environment. It is known before
// the arguments are parsed, because the help is in it.
func (a *app) language(args []string) text.Lang {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if !ok && arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if l, known := text.Parse(value); ok && known {
			return l
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := a.getenv(name); v != "" {
			if l, known := text.Parse(v); known {
				return l
			}
			if v != "C" && v != "POSIX" && !strings.HasPrefix(v, "C.") {
				return text.English
			}
		}
	}
	return text.Chinese
}

func (a *app) rootCommand() *cobra.Command {
	var now, lang string
	root := &cobra.Command{
		Use: "shoudao", Short: a.words.Root.Short, Long: a.words.Root.Long,
		SilenceErrors: true, SilenceUsage: true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if now == "" {
				return nil
			}
			t, err := time.Parse(time.RFC3339, now)
			a.clock = t
			return err
		},
	}
	root.PersistentFlags().BoolVar(&a.json, "json", false, a.words.Flags.JSON)
	root.PersistentFlags().StringVar(&lang, "lang", "", a.words.Flags.Lang)
	root.PersistentFlags().StringVar(&now, "now", "", a.words.Flags.Now)
	root.AddCommand(a.triageCommand(), a.whenCommand())
	return root
}

// printJSON prints v as one line of JSON, or as one object over several lines
// where a person reads.
func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
