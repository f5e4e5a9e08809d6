package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

func (a *app) searchCommand() *cobra.Command {
	q := store.Query{}
	w := a.words.Cmd
	c := &cobra.Command{
		Use: "search WORDS...", Short: w.Search.Short, Long: w.Search.Long, Args: args(1, -1),
		RunE: func(c *cobra.Command, words []string) error {
			of := asked(strings.Join(words, " "))
			q.Text, q.Files = of.Text, of.Files
			return a.with(c.Context(), func(d *desk) error { return a.search(c.Context(), d, q) })
		},
	}
	c.Flags().IntVar(&q.Limit, "limit", 50, w.Flags.Limit)
	c.Flags().StringVar(&q.Group, "group", "", w.Flags.InGroup)
	c.Flags().StringVar(&q.Sender, "from", "", w.Flags.From)
	return c
}

// hitJSON is a message that was found.
type hitJSON struct {
	ID     string     `json:"id"`
	Source string     `json:"source"`
	Group  string     `json:"group"`
	Sender string     `json:"sender"`
	At     string     `json:"at"`
	Kind   string     `json:"kind"`
	Text   string     `json:"text"`
	Item   *string    `json:"item"`
	Files  []fileJSON `json:"files,omitempty"`
	fateJSON
}

func (a *app) search(ctx context.Context, d *desk, q store.Query) error {
	found, err := d.Search(ctx, q)
	if err != nil {
		return err
	}
	fates, err := d.Fates(ctx, idsOfHits(found.Hits))
	if err != nil {
		return err
	}
	now := a.clock(d.zone())
	for _, h := range found.Hits {
		if err := a.hit(ctx, d, h, fates[h.Message.ID], now); err != nil {
			return err
		}
	}
	if a.json {
		return nil
	}
	if len(found.Hits) == 0 {
		a.say(a.words.Cmd.Output.NoHits(string(tui.Line(q.Text))))
		return nil
	}
	a.say(a.words.Cmd.Output.Hits(len(found.Hits), !found.Next.IsZero()))
	return nil
}

func (a *app) hit(ctx context.Context, d *desk, h store.Hit, f ingest.Fate, now time.Time) error {
	m := h.Message
	item := ""
	if len(h.Items) > 0 {
		handles, err := d.Handles(ctx, h.Items[:1])
		if err != nil {
			return err
		}
		item = handles[0]
	}
	if a.json {
		j := hitJSON{
			ID: m.ID.String(), Source: m.ID.Source, Group: m.Group.Name, Sender: m.Sender,
			At: m.SentAt.In(d.zone()).Format(time.RFC3339), Kind: m.Kind.String(), Text: m.Text, fateJSON: newFateJSON(m, f, d.zone()),
		}
		for _, f := range m.Attachments {
			j.Files = append(j.Files, fileJSON(f))
		}
		if item != "" {
			j.Item = &item
		}
		return a.printJSON(j)
	}
	a.say(fmt.Sprintf("%s %s", pad(item, 5), a.heading(m, f, now)))
	if m.Text != "" || len(m.Attachments) == 0 {
		a.say("      " + string(tui.Line(marked(m.Text, h.Spans))))
	}
	for _, at := range m.Attachments {
		a.say("      " + a.fileLine(at))
	}
	return nil
}

// around is how many bytes are printed before the first hit in a long text.
const around = 90

// marked is the part of a text that holds the first hits, each between « and its
// twin, in signs of ASCII.
func marked(text string, spans []triage.Span) string {
	from := 0
	if len(spans) > 0 && spans[0].From > around {
		from = spans[0].From - around
		for from > 0 && text[from]&0xC0 == 0x80 {
			from--
		}
	}
	var b strings.Builder
	at := from
	for _, s := range spans {
		if s.From < at || s.To > len(text) {
			continue
		}
		b.WriteString(text[at:s.From] + "<<" + text[s.From:s.To] + ">>")
		at = s.To
	}
	return clip(b.String()+text[at:], 200)
}
