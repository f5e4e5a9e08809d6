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
	var limit int
	var group, sender string
	w := a.words.Cmd
	c := &cobra.Command{
		Use: "search WORDS...", Short: w.Search.Short, Long: w.Search.Long, Args: args(1, -1),
		RunE: func(c *cobra.Command, words []string) error {
			typed := strings.Join(words, " ")
			return a.with(c.Context(), func(d *desk) error {
				q, err := asked(typed, a.clock(d.zone()), d.profile.Office)
				if err != nil {
					return err
				}
				q.Limit, q.Group, q.Sender = limit, group, sender
				if limit <= 0 || a.json && !c.Flags().Changed("limit") {
					return a.searchAll(c.Context(), d, q, typed)
				}
				return a.search(c.Context(), d, q, typed)
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 50, w.Flags.Limit)
	c.Flags().StringVar(&group, "group", "", w.Flags.InGroup)
	c.Flags().StringVar(&sender, "from", "", w.Flags.From)
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

// searchAll prints everything that is found, page by page.
func (a *app) searchAll(ctx context.Context, d *desk, q store.Query, typed string) error {
	const many = 500
	n := 0
	for q.Limit = many; ; {
		page, err := a.found(ctx, d, q)
		if err != nil {
			return err
		}
		n += len(page.Hits)
		if q.Behind = page.Next; q.Behind.IsZero() {
			a.sum(d, q, page, n, typed)
			return nil
		}
	}
}

// search prints a page of what is found.
func (a *app) search(ctx context.Context, d *desk, q store.Query, typed string) error {
	page, err := a.found(ctx, d, q)
	if err == nil {
		a.sum(d, q, page, len(page.Hits), typed)
	}
	return err
}

// found prints the hits of a page.
func (a *app) found(ctx context.Context, d *desk, q store.Query) (store.Hits, error) {
	page, err := d.Search(ctx, q)
	if err != nil {
		return page, err
	}
	fates, err := d.Fates(ctx, idsOfHits(page.Hits))
	if err != nil {
		return page, err
	}
	now := a.clock(d.zone())
	for _, h := range page.Hits {
		if err := a.hit(ctx, d, h, fates[h.Message.ID], now); err != nil {
			return page, err
		}
	}
	return page, nil
}

// sum says how many were found, and what the filters were taken for.
func (a *app) sum(d *desk, q store.Query, page store.Hits, n int, typed string) {
	if a.json {
		return
	}
	if said := (reading{a.words, page.Names, d.zone()}).filters(q.All); said != "" {
		a.say(string(tui.Line(said)))
	}
	if n == 0 {
		a.say(a.words.Cmd.Output.NoHits(string(tui.Line(typed))))
		return
	}
	a.say(a.words.Cmd.Output.Hits(n, !page.Next.IsZero()))
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
