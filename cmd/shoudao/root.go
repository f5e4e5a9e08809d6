package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

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
	defer func() {
		for _, do := range a.onExit {
			do()
		}
	}()
	// Libraries say there what a server sends unasked, and would say it into the screen.
	log.SetOutput(io.Discard)
	a.words = text.For(a.language(args))
	root := a.rootCommand()
	root.SetArgs(unwanted(args))
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	if err := root.ExecuteContext(ctx); err != nil {
		return a.report(err)
	}
	return exitDone
}

// language is that of --lang, else that of the settings, else that of the
// environment, else Chinese. It has to be known before the arguments are parsed,
// because the help is in it.
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
	if c, err := readConfig(a.configPath()); err == nil {
		if l, known := text.Parse(c.Language); known {
			return l
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := a.getenv(name)
		if v == "" || v == "C" || v == "POSIX" || strings.HasPrefix(v, "C.") {
			continue
		}
		if l, known := text.Parse(v); known {
			return l
		}
		return text.English
	}
	return text.Chinese
}

func (a *app) rootCommand() *cobra.Command {
	w := a.words.Cmd
	root := &cobra.Command{
		Use: "shoudao", Short: w.Root.Short, Long: w.Root.Long,
		SilenceErrors: true, SilenceUsage: true,
		Args:              a.noSuchCommand,
		PersistentPreRunE: a.takeFlags,
		RunE:              a.runRoot,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	a.screenFlags(root)
	flags := root.PersistentFlags()
	flags.BoolVar(&a.json, "json", false, w.Flags.JSON)
	flags.String("lang", "", w.Flags.Lang)
	flags.String("now", "", w.Flags.Now)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return parseError{err} })
	root.AddCommand(
		a.demoCommand(), a.initCommand(), a.importCommand(), a.listCommand(), a.showCommand(), a.whyCommand(),
		a.doneCommand(), a.openCommand(), a.snoozeCommand(), a.dueCommand(), a.notMineCommand(), a.mineCommand(),
		a.pinCommand(), a.unpinCommand(), a.noteCommand(), a.undoCommand(), a.redoCommand(),
		a.searchCommand(), a.filesCommand(), a.retriageCommand(), a.auditCommand(), a.judgeCommand(), a.groupsCommand(), a.reviewCommand(), a.drillCommand(), a.digestCommand(), a.syncCommand(), a.sourcesCommand(), a.secretCommand(), a.doctorCommand(), a.backupCommand(), a.restoreCommand(), a.exportCommand(), a.keysCommand(), a.triageCommand(), a.whenCommand(), a.versionCommand(),
	)
	a.speak(root)
	return root
}

// takeFlags takes in the flags of all commands.
func (a *app) takeFlags(c *cobra.Command, _ []string) error {
	if lang := c.Flag("lang").Value.String(); lang != "" {
		if _, ok := text.Parse(lang); !ok {
			return flagValueError{"--lang", lang}
		}
	}
	if a.lines && a.json {
		return flagClashError{"--json, --plain"}
	}
	if _, err := a.look(); err != nil {
		return err
	}
	if now := c.Flag("now").Value.String(); now != "" {
		t, err := time.Parse(time.RFC3339, now)
		if err != nil {
			return badNowError{now}
		}
		a.offset = t.Sub(a.now())
	}
	return nil
}

// speak puts the help into the user's language.
func (a *app) speak(root *cobra.Command) {
	w := a.words.Cmd
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Short, c.Long = w.Help.Short, w.Help.Long
		case "completion":
			c.Short, c.Long = w.Completion.Short, w.Completion.Long
		}
		c.InitDefaultHelpFlag()
		c.Flag("help").Usage = w.Flags.Help
	}
	root.InitDefaultHelpFlag()
	root.Flag("help").Usage = w.Flags.Help
	root.SetUsageTemplate(a.usageTemplate())
}

// usageTemplate is cobra's own, said in the user's words.
func (a *app) usageTemplate() string {
	u := a.words.Cmd.Usage
	return u.Usage + `: {{if .Runnable}}{{.UseLine}}{{else}}{{.CommandPath}}{{end}}{{if .HasAvailableSubCommands}}

` + u.Commands + `:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name 11}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasExample}}

` + u.Examples + `:
{{.Example}}{{end}}{{if .HasAvailableLocalFlags}}

` + u.Flags + `:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + u.GlobalFlags + `:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

` + u.More("shoudao") + `{{end}}
`
}

// printJSON prints v as one line. What a terminal would obey, or would be deceived by, is
// written as JSON can write it: the text is the same to whoever reads it as JSON.
func (a *app) printJSON(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := a.out.Write(inert(b.Bytes()))
	return err
}

// inert is JSON without control and format characters, which it holds within texts only.
func inert(text []byte) []byte {
	var b []byte
	for _, r := range string(text) {
		switch {
		case r == '\n' || !unicode.Is(unicode.C, r):
			b = utf8.AppendRune(b, r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			b = fmt.Appendf(b, `\u%04x\u%04x`, high, low)
		default:
			b = fmt.Appendf(b, `\u%04x`, r)
		}
	}
	return b
}

// say prints a line.
func (a *app) say(line string) { fmt.Fprintln(a.out, line) }
