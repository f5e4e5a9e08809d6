package main

import (
	"runtime"
	"runtime/debug"
	"strconv"

	"github.com/spf13/cobra"

	"shoudao/triage"
)

// versionJSON is which program this is.
type versionJSON struct {
	Version string `json:"version"`
	Go      string `json:"go"`
	Rules   int    `json:"rules"`
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: a.words.Cmd.Version.Short, Long: a.words.Cmd.Version.Long, Args: args(0, 0),
		RunE: func(*cobra.Command, []string) error {
			v := versionJSON{version(), runtime.Version(), triage.Version}
			if a.json {
				return a.printJSON(v)
			}
			a.say(a.words.Cmd.Output.Version(v.Version, v.Go, strconv.Itoa(v.Rules)))
			return nil
		},
	}
}

// version is the version of the module that was built, or the commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return "devel"
}
