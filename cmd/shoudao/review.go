package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

func (a *app) reviewCommand() *cobra.Command {
	var out string
	w := a.words.Cmd.Review
	c := &cobra.Command{
		Use: "review ID|HANDLE [--out FILE]", Short: w.Short, Long: w.Long, Args: args(1, 1),
		RunE: func(c *cobra.Command, names []string) error {
			return a.with(c.Context(), func(d *desk) error { return a.review(c.Context(), d, names[0], out) })
		},
	}
	c.Flags().StringVar(&out, "out", "", a.words.Review.Out)
	return c
}

// review prints, or writes into a file, what there is to tell of a message.
func (a *app) review(ctx context.Context, d *desk, name, out string) error {
	m, err := d.messageOf(ctx, name)
	if err != nil {
		return err
	}
	bar := a.progress()
	now := a.clock(d.zone())
	l := learner{desk: d, now: func() time.Time { return a.clock(d.zone()) }, tell: bar.judging()}
	r, err := l.review(ctx, m)
	bar.clear()
	switch {
	case err != nil:
		return err
	case a.json:
		return a.printJSON(d.reviewJSON(r))
	case out == "":
		_, err = fmt.Fprint(a.out, r.Text(a.words, now))
		return err
	}
	text := r.Markdown(a.words, now)
	if strings.HasSuffix(out, ".txt") {
		text = r.Text(a.words, now)
	}
	if err := writeNew(out, text); err != nil {
		return err
	}
	a.say(a.words.Review.Wrote(out))
	return nil
}

// writeNew writes a file that only the user can read, and leaves one alone that is there.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return existsError{path}
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// review is what there is to tell of a message.
func (l learner) review(ctx context.Context, m ingest.Message) (tui.Review, error) {
	r := tui.Review{Message: m}
	v, anchors, err := l.Verdict(ctx, m.ID)
	if err != nil {
		return r, err
	}
	r.Verdict = v
	c, err := l.Crowd(ctx, m.ID)
	if err != nil {
		return r, err
	}
	r.Crowd = tui.Crowd{From: c.From, To: c.To, InGroup: c.InGroup, InAll: c.InAll, Nth: c.Nth, After: c.After}
	mem, err := l.Memory(ctx, m.SentAt)
	if err != nil {
		return r, err
	}
	r.Because = l.judge.Explain(mem, m)
	items, err := l.itemsOf(ctx, anchors)
	if err != nil {
		return r, err
	}
	if len(items) > 0 {
		r.State = items[0].State
	}
	for _, it := range items {
		if !r.Caught && ruled(it) {
			r.Caught, r.Because.Reasons, r.Because.Score, r.Because.Lacks = true, it.Reasons(), it.Score(), nil
		}
	}
	if err := l.answered(ctx, &r); err != nil || r.Caught || v.Band == triage.Own {
		return r, err
	}
	p, err := l.proposeIn(ctx, m)
	switch {
	case err != nil:
		return r, err
	case p == nil:
		r.Caught = true
	case p.Tweak != nil:
		r.Change, err = l.change(ctx, p)
	}
	if p != nil {
		r.Harm = p.Harm
	}
	return r, err
}

// ruled reports whether the rules have the item in the queue, and not only the user's word.
func ruled(it triage.Item) bool {
	return it.Band == triage.Todo && !slices.ContainsFunc(it.Reasons(), func(r triage.Reason) bool { return r.Code == triage.UserSaid })
}

// answered looks up what the user has said of the message.
func (l learner) answered(ctx context.Context, r *tui.Review) error {
	all, err := l.Judgements(ctx)
	i := slices.IndexFunc(all, func(j store.Judgement) bool { return j.Message.ID == r.Message.ID })
	if err != nil || i < 0 {
		return err
	}
	if r.SaidAt, r.Said = all[i].At, tui.SaidNotHers; all[i].Mine {
		r.Said = tui.SaidHers
	}
	return nil
}

// change is a proposal as the review tells it.
func (d *desk) change(ctx context.Context, p *proposal) (*tui.Change, error) {
	w := p.Tweak
	c := tui.Change{
		Key: w.key, Value: w.value, Drop: w.drop, Points: w.points, Path: d.path, At: p.Edit.At, Section: p.Edit.Section, Line: p.Edit.Line,
		Refused: p.Refused,
	}
	var ids []ingest.ID
	for _, s := range p.Others {
		ids = append(ids, s.Anchor.Message)
	}
	by, err := d.byID(ctx, ids)
	for _, s := range p.Others {
		c.Others = append(c.Others, tui.Other{At: by[s.Anchor.Message].SentAt, Title: s.Title, Group: s.Group, Sender: s.Sender})
	}
	return &c, err
}

// reviewJSON is a review for scripts.
type reviewJSON struct {
	ID      string       `json:"id"`
	Group   string       `json:"group"`
	Sender  string       `json:"sender"`
	At      *string      `json:"at"`
	Text    string       `json:"text"`
	Hour    *string      `json:"hour"` // when the hour begins that is counted
	InGroup int          `json:"in_group"`
	InAll   int          `json:"in_all"`
	Nth     int          `json:"nth"`
	After   int          `json:"after"`
	Band    string       `json:"band"`
	Code    string       `json:"code"`
	Score   int          `json:"score"`
	Line    int          `json:"line"`
	Reasons []reasonJSON `json:"reasons"`
	Lacks   []string     `json:"lacks"`
	Said    string       `json:"said"` // mine, not-mine, or nothing
	Caught  bool         `json:"caught"`
	Change  *tweakJSON   `json:"change"`
	Others  []otherJSON  `json:"others"`
	Harm    int          `json:"harm"`
}

type otherJSON struct {
	At     *string `json:"at"`
	Group  string  `json:"group"`
	Sender string  `json:"sender"`
	Title  string  `json:"title"`
}

func (d *desk) reviewJSON(r tui.Review) reviewJSON {
	m, e, c := r.Message, r.Because, r.Crowd
	out := reviewJSON{
		ID: m.ID.String(), Group: m.Group.Name, Sender: m.Sender, At: rfc3339(m.SentAt, d.zone()), Text: m.Text,
		Hour: rfc3339(c.From, d.zone()), InGroup: c.InGroup, InAll: c.InAll, Nth: c.Nth, After: c.After,
		Code: string(r.Verdict.Code), Score: e.Score, Line: triage.TodoLine, Reasons: []reasonJSON{}, Lacks: []string{},
		Caught: r.Caught, Others: []otherJSON{}, Harm: r.Harm,
	}
	if r.Verdict.Band != 0 {
		out.Band = r.Verdict.Band.String()
	}
	out.Said = map[tui.Answer]string{tui.SaidHers: triage.MarkMine.String(), tui.SaidNotHers: triage.MarkNotMine.String()}[r.Said]
	for _, x := range e.Reasons {
		out.Reasons = append(out.Reasons, reasonJSON{string(x.Code), x.Weight, x.Span.Message.String(), words(map[ingest.ID]string{m.ID: m.Text}, x.Span)})
	}
	for _, x := range e.Lacks {
		out.Lacks = append(out.Lacks, string(x))
	}
	if w := r.Change; w != nil {
		out.Change = &tweakJSON{w.Key, w.Value, w.Drop, w.Points, edit{w.Section, w.Line, w.At}}
		for _, o := range w.Others {
			out.Others = append(out.Others, otherJSON{rfc3339(o.At, d.zone()), o.Group, o.Sender, o.Title})
		}
	}
	return out
}
