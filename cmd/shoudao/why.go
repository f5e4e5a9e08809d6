package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

func (a *app) whyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "why ID|HANDLE", Short: a.words.Cmd.Why.Short, Long: a.words.Cmd.Why.Long, Args: args(1, 1),
		RunE: func(c *cobra.Command, names []string) error {
			return a.with(c.Context(), func(d *desk) error { return a.why(c.Context(), d, names[0]) })
		},
	}
}

// whyJSON is why a message went where it went.
type whyJSON struct {
	ID      string       `json:"id"`
	Group   string       `json:"group"`
	Sender  string       `json:"sender"`
	At      *string      `json:"at"`
	Text    string       `json:"text"`
	Band    string       `json:"band"`
	Code    string       `json:"code,omitempty"`
	Score   int          `json:"score"`
	Line    int          `json:"line"`
	Missing int          `json:"missing"` // points to the line; negative above it
	Lacks   []string     `json:"lacks"`
	Items   []string     `json:"items"`           // handles
	State   string       `json:"state,omitempty"` // of the first of them
	Reasons []reasonJSON `json:"reasons"`
	fateJSON
}

// why explains a message, or the asking message of an item.
func (a *app) why(ctx context.Context, d *desk, name string) error {
	m, err := d.messageOf(ctx, name)
	if err != nil {
		return err
	}
	verdict, anchors, err := d.Verdict(ctx, m.ID)
	if err != nil {
		return err
	}
	e, err := d.explain(ctx, m, anchors)
	if err != nil {
		return err
	}
	handles, err := d.Handles(ctx, anchors)
	if err != nil {
		return err
	}
	var it triage.Item
	if len(anchors) > 0 {
		if it, err = d.Item(ctx, anchors[0]); err != nil {
			return err
		}
	}
	if verdict.Band != 0 {
		e.Band = verdict.Band
	}
	fates, err := d.Fates(ctx, []ingest.ID{m.ID})
	if err != nil {
		return err
	}
	if a.json {
		out := d.whyJSON(m, e, handles)
		out.fateJSON = newFateJSON(m, fates[m.ID], d.zone())
		if len(anchors) > 0 {
			out.State = it.State.String()
		}
		return a.printJSON(out)
	}
	a.sayWhy(d, m, fates[m.ID], e, handles)
	if it.State != triage.Open {
		// It is out of the queue whatever its points: what happened to it last says why.
		a.say("  " + a.words.States.Of(it.State) + "  shoudao show " + handles[0])
	}
	return nil
}

// messageOf is the message of an id, or the one in which an item was asked.
func (d *desk) messageOf(ctx context.Context, name string) (ingest.Message, error) {
	id, ok := ingest.ParseID(name)
	if !ok {
		it, err := d.find(ctx, name)
		if err != nil {
			return ingest.Message{}, err
		}
		id = it.Anchor.Message
	}
	m, err := d.Message(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return m, noItemError{name}
	}
	return m, err
}

// explain is what the rules make of the message; where an item holds it, the
// item's evidence.
func (d *desk) explain(ctx context.Context, m ingest.Message, anchors []triage.Anchor) (triage.Explanation, error) {
	mem, err := d.Memory(ctx, m.SentAt)
	if err != nil {
		return triage.Explanation{}, err
	}
	e := d.judge.Explain(mem, m)
	if len(anchors) == 0 {
		return e, nil
	}
	it, err := d.Item(ctx, anchors[0])
	if err != nil {
		return e, err
	}
	e.Reasons, e.Score, e.Lacks, e.Code = it.Reasons(), it.Score(), nil, ""
	return e, nil
}

func (d *desk) whyJSON(m ingest.Message, e triage.Explanation, handles []string) whyJSON {
	out := whyJSON{
		ID: m.ID.String(), Group: m.Group.Name, Sender: m.Sender, At: rfc3339(m.SentAt, d.zone()), Text: m.Text,
		Code: string(e.Code), Score: e.Score, Line: triage.TodoLine, Missing: triage.TodoLine - e.Score,
		Lacks: []string{}, Items: handles, Reasons: []reasonJSON{},
	}
	if e.Band != 0 {
		out.Band = e.Band.String()
	}
	if out.Items == nil {
		out.Items = []string{}
	}
	for _, c := range e.Lacks {
		out.Lacks = append(out.Lacks, string(c))
	}
	texts := map[ingest.ID]string{m.ID: m.Text}
	for _, r := range e.Reasons {
		out.Reasons = append(out.Reasons, reasonJSON{string(r.Code), r.Weight, r.Span.Message.String(), words(texts, r.Span)})
	}
	return out
}

func (a *app) sayWhy(d *desk, m ingest.Message, f ingest.Fate, e triage.Explanation, handles []string) {
	now := a.clock(d.zone())
	w := a.words.Cmd.Output
	a.sayMessage("", m, f, now)
	if e.Band == 0 {
		a.say(w.NotHers)
		return
	}
	code := ""
	if e.Code != "" {
		code = a.words.Reason(e.Code).Sentence
	}
	verdict := w.Verdict(e.Band, code)
	for _, h := range handles {
		verdict += "  " + h
	}
	a.say(verdict)
	if e.Band == triage.Own {
		return
	}
	for _, r := range e.Reasons {
		a.say("  " + a.reason(r, map[ingest.ID]string{m.ID: m.Text}))
	}
	a.say(fmt.Sprintf("  %4d", e.Score))
	if e.Score >= triage.TodoLine {
		a.say("  " + w.Above(e.Score-triage.TodoLine))
		return
	}
	if len(e.Lacks) > 0 {
		var lacks []string
		for _, c := range e.Lacks {
			lacks = append(lacks, string(tui.Line(a.words.Reason(c).Sentence)))
		}
		a.say("  " + w.Lacked(lacks))
	}
	a.say("  " + w.Below(triage.TodoLine-e.Score))
}
