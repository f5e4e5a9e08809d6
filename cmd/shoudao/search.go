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
	var v viewOptions
	w := a.words.Cmd
	c := &cobra.Command{
		Use: "search [WORDS...] [--view NAME]", Short: w.Search.Short, Long: w.Search.Long, Args: args(0, -1),
		RunE: func(c *cobra.Command, words []string) error {
			typed := strings.Join(words, " ")
			if typed == "" && v == (viewOptions{}) {
				return argsError{"shoudao " + c.Use}
			}
			if err := v.check(typed); err != nil {
				return err
			}
			return a.with(c.Context(), func(d *desk) error {
				typed, done, err := a.views(c.Context(), d, v, typed)
				if err != nil || done {
					return err
				}
				q, err := asked(typed, a.clock(d.zone()), d.profile.Office)
				if err != nil {
					return err
				}
				q.Group, q.Sender = group, sender
				if a.json && !c.Flags().Changed("limit") {
					limit = 0
				}
				return a.search(c.Context(), hunt{desk: d, query: q, typed: typed}, limit)
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 50, w.Flags.Limit)
	c.Flags().StringVar(&group, "group", "", w.Flags.InGroup)
	c.Flags().StringVar(&sender, "from", "", w.Flags.From)
	c.Flags().StringVar(&v.open, "view", "", w.View.Open)
	c.Flags().StringVar(&v.save, "save", "", w.View.Save)
	c.Flags().StringVar(&v.forget, "forget", "", w.View.Forget)
	c.Flags().BoolVar(&v.list, "views", false, w.View.List)
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

// lookAtATime is how many messages a search looks at before it tells how far it has come, and
// printAtATime how many it prints at once.
const (
	lookAtATime  = 20_000
	printAtATime = 500
)

// A hunt is a search while it prints.
type hunt struct {
	desk   *desk
	query  store.Query
	typed  string
	hits   int
	looked int
	scan   bool // see [store.Hits]
}

// search prints what is found, most of it at most; 0 is everything. Where it has to look at
// many messages, it tells how far it has come.
func (a *app) search(ctx context.Context, h hunt, most int) error {
	told := a.progress()
	defer told.clear()
	h.query.Look = lookAtATime
	for {
		if h.query.Limit = printAtATime; most > 0 {
			h.query.Limit = min(most-h.hits, printAtATime)
		}
		page, err := h.desk.Search(ctx, h.query)
		if err != nil {
			return err
		}
		if len(page.Hits) > 0 {
			told.clear()
		}
		if err := a.found(ctx, h.desk, page); err != nil {
			return err
		}
		h.hits, h.looked, h.scan = h.hits+len(page.Hits), h.looked+page.Looked, h.scan || page.Scan
		h.query.Behind = page.Next
		if page.Next.IsZero() || most > 0 && h.hits >= most {
			told.clear()
			a.sum(h, page)
			return nil
		}
		const whole = 1000
		told.tell(a.words.Search.Looking(page.Until.Format(time.DateOnly)), int64(page.Part*whole), whole)
	}
}

// found prints the hits of a page.
func (a *app) found(ctx context.Context, d *desk, page store.Hits) error {
	fates, err := d.Fates(ctx, idsOfHits(page.Hits))
	if err != nil {
		return err
	}
	now := a.clock(d.zone())
	for _, h := range page.Hits {
		if err := a.hit(ctx, d, h, fates[h.Message.ID], now); err != nil {
			return err
		}
	}
	return nil
}

// sum says how many were found, what the filters were taken for, and whether all messages had
// to be looked at.
func (a *app) sum(h hunt, page store.Hits) {
	if a.json {
		return
	}
	if said := (reading{a.words, page.Names, h.desk.zone()}).filters(h.query.All); said != "" {
		a.say(string(tui.Line(said)))
	}
	if h.hits == 0 {
		a.say(a.words.Cmd.Output.NoHits(string(tui.Line(h.typed))))
	} else {
		a.say(a.words.Cmd.Output.Hits(h.hits, !page.Next.IsZero()))
	}
	if h.scan {
		a.say(a.words.Search.Scanned(h.looked))
	}
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
