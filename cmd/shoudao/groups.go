package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"shoudao/tui"
)

func (a *app) groupsCommand() *cobra.Command {
	w := a.words.Cmd.Groups
	return &cobra.Command{
		Use: "groups", Short: w.Short, Long: w.Long, Args: args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(c.Context(), func(d *desk) error { return a.groups(c.Context(), d) })
		},
	}
}

// caseJSON is a group and whether it may be muted, for scripts.
type caseJSON struct {
	Group    string `json:"group"`
	Days     int    `json:"days"`
	Received int    `json:"received"` // of others
	Hers     int    `json:"hers"`
	ByName   int    `json:"by_name"` // of hers
	Filtered int    `json:"unjudged"`
	Sampled  int    `json:"sampled"`
	Found    int    `json:"found"`  // of those sampled, hers
	Missed   int    `json:"missed"` // hers and not in the queue, sampled or not
	Learnt   int    `json:"learnt"` // of these, in the queue by the rules of today
	Rest     int    `json:"rest"`   // of those unjudged, hers at most
	Need     int    `json:"need"`   // to be judged before it is safe
	Behind   bool   `json:"behind"`
	Few      bool   `json:"few"` // too few came to tell
	Verdict  string `json:"verdict"`
}

// groups prints for every triaged group whether it may be muted.
func (a *app) groups(ctx context.Context, d *desk) error {
	all, err := d.cases(ctx, a.clock(d.zone()))
	if err != nil {
		return err
	}
	w := a.words.Trust
	if !a.json {
		a.say(w.Head(len(all), trustDays))
	}
	for _, g := range all {
		c, v := g.Case, g.Verdict()
		name := cmp.Or(g.group.Name, g.group.ID)
		if a.json {
			err := a.printJSON(caseJSON{
				name, trustDays, c.Received, c.Hers, c.Named, c.Filtered, c.Sample.Judged, c.Sample.Missed, c.Missed, c.Learnt,
				c.Rest(), c.Need(), c.Behind, c.Few(), v.String(),
			})
			if err != nil {
				return err
			}
			continue
		}
		a.say(fmt.Sprintf("%s  %s", tui.Line(name), w.Row(c.Received, c.Hers, c.Named)))
		a.say("    " + w.Case(c, v, trustDays))
	}
	return nil
}
