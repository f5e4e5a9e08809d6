package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shoudao/han"
	"shoudao/ingest"
	"shoudao/store"
	"shoudao/tui"
)

func (a *app) filesCommand() *cobra.Command {
	var q store.Query
	var since, behind string
	w := a.words.Cmd
	c := &cobra.Command{
		Use: "files [WORDS...]", Short: w.Files.Help.Short, Long: w.Files.Help.Long, Args: args(0, -1),
		RunE: func(c *cobra.Command, words []string) error {
			var err error
			if q.Behind, err = store.ParsePosition(behind); err != nil {
				return flagValueError{"--behind", behind}
			}
			return a.with(c.Context(), func(d *desk) error {
				of, err := asked(strings.Join(words, " "), a.clock(d.zone()), d.profile.Office)
				if err != nil {
					return err
				}
				q.All, q.At, q.Files = of.All, of.At, true
				if q.From, err = dayOf("--since", since, d.zone()); err != nil {
					return err
				}
				return a.files(c.Context(), d, q)
			})
		},
	}
	c.Flags().IntVar(&q.Limit, "limit", 50, w.Flags.Limit)
	c.Flags().StringVar(&q.Group, "group", "", w.Flags.InGroup)
	c.Flags().StringVar(&q.Sender, "from", "", w.Flags.From)
	c.Flags().StringVar(&since, "since", "", w.Files.Since)
	c.Flags().StringVar(&behind, "behind", "", w.Files.Behind)
	return c
}

// dayOf is the beginning of the day that a flag names; the zero time without one.
func dayOf(flag, value string, zone *time.Location) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, value, zone)
	if err != nil {
		return day, flagValueError{flag, value}
	}
	return day, nil
}

// fileJSON is one thing that came with a message.
type fileJSON struct {
	Name  string `json:"name"`
	Size  int64  `json:"size,omitempty"` // bytes, where the source tells
	Place string `json:"place,omitempty"`
}

// sentFileJSON is one with the message that it came with.
type sentFileJSON struct {
	fileJSON
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Group  string `json:"group"`
	Sender string `json:"sender"`
	At     string `json:"at"`
	Text   string `json:"text"`
	Behind string `json:"behind,omitempty"` // for --behind, with the last of a page that is not the last
	fateJSON
}

// files prints what came with messages, the newest first. The limit is one of messages: a
// page never ends between what came with one.
func (a *app) files(ctx context.Context, d *desk, q store.Query) error {
	n, now := 0, a.clock(d.zone())
	found, err := d.Search(ctx, q)
	if err != nil {
		return err
	}
	fates, err := d.Fates(ctx, idsOfHits(found.Hits))
	if err != nil {
		return err
	}
	for i, h := range found.Hits {
		next := ""
		if i == len(found.Hits)-1 {
			next = found.Next.String()
		}
		for _, f := range answering(h.Message, q.All) {
			n++
			if err := a.file(sentFile{h.Message, fates[h.Message.ID], f, next}, now); err != nil {
				return err
			}
		}
	}
	w := a.words.Cmd.Files
	switch {
	case a.json:
	case n == 0:
		a.say(w.None)
	case !found.Next.IsZero():
		a.say(w.More(n, found.Next.String()))
	default:
		a.say(w.Count(n))
	}
	return nil
}

// A sentFile is one thing that came with a message, and where the next page begins behind it.
type sentFile struct {
	message ingest.Message
	fate    ingest.Fate
	file    ingest.Attachment
	next    string
}

// file prints one of the things that came with a message.
func (a *app) file(x sentFile, now time.Time) error {
	m, f, fate := x.message, x.file, x.fate
	if a.json {
		return a.printJSON(sentFileJSON{
			fileJSON: fileJSON(f), Kind: m.Kind.String(), ID: m.ID.String(), Group: m.Group.Name, Sender: m.Sender,
			At: m.SentAt.In(now.Location()).Format(time.RFC3339), Text: m.Text, Behind: x.next,
			fateJSON: newFateJSON(m, fate, now.Location()),
		})
	}
	a.say(fmt.Sprintf("%s  %s", a.words.Times.Stamp(m.SentAt.In(now.Location()), now), a.fileLine(f)))
	parts := append([]string{string(tui.Line(m.Group.Name)), string(tui.Line(m.Sender)), "[" + string(tui.Line(m.ID.String())) + "]"}, a.words.Marks(m, fate, now)...)
	a.say("      " + strings.Join(parts, "  "))
	return nil
}

// fileLine is what is known of an attachment: its name, its size and where it lies.
func (a *app) fileLine(f ingest.Attachment) string {
	w := a.words.Cmd.Files
	place := w.NoPlace
	if f.Place != "" {
		place = w.Place(string(tui.Line(f.Place)))
	}
	return fmt.Sprintf("%s  %s  %s", tui.Line(cmp.Or(f.Name, a.words.Kinds.File)), w.Size(f.Size), place)
}

// sayFiles prints what came with a message, below its words.
func (a *app) sayFiles(m ingest.Message) {
	for _, f := range m.Attachments {
		a.say(indent(a.fileLine(f)))
	}
}

// answering are those of the things that came with a message in whose name, or in whose
// message, all words stand; all of them where the words are spread over several.
func answering(m ingest.Message, all []store.Clause) []ingest.Attachment {
	var some []ingest.Attachment
	for _, f := range m.Attachments {
		texts, _ := han.Folded(m.Text + "\n" + f.Name)
		if !slices.ContainsFunc(all, func(c store.Clause) bool { return !c.Not && ofWords(c) && !answers(texts, c) }) {
			some = append(some, f)
		}
	}
	if len(some) == 0 {
		return m.Attachments
	}
	return some
}

// ofWords reports whether a clause is about words alone.
func ofWords(c store.Clause) bool {
	return !slices.ContainsFunc(c.Any, func(one store.Condition) bool { _, word := one.(store.Holds); return !word })
}

// answers reports whether one of the words stands in a folded text.
func answers(text string, c store.Clause) bool {
	return slices.ContainsFunc(c.Any, func(one store.Condition) bool {
		word, _ := one.(store.Holds)
		folded, _ := han.Folded(string(word))
		return strings.Contains(text, folded)
	})
}
