package main

import (
	"context"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/tui"
)

// proposalJSON is a proposal as programs read it. Change is null where there is none to
// propose.
type proposalJSON struct {
	Evidence []reasonJSON `json:"evidence"`
	Lacks    []string     `json:"lacks"`
	Change   *tweakJSON   `json:"change"`
	Leaving  []shiftJSON  `json:"leaving"`
	Entering []shiftJSON  `json:"entering"`
	Refused  int          `json:"refused"` // of these, refused by the user
	Waiting  int          `json:"waiting"` // of these, in her queue
	Harm     int          `json:"harm"`    // items of hers for the sake of which nothing is proposed
}

// tweakJSON is a change of the settings, and what to write for it.
type tweakJSON struct {
	Key    string `json:"key"`
	Value  string `json:"value"`
	Drop   bool   `json:"drop"`
	Points int    `json:"points,omitempty"`
	edit
}

// textOf are the words of the messages in which the evidence stands.
func (d *desk) textOf(ctx context.Context, p *proposal) (map[ingest.ID]string, error) {
	var ids []ingest.ID
	for _, r := range p.Evidence {
		ids = append(ids, r.Span.Message)
	}
	by, err := d.byID(ctx, ids)
	texts := map[ingest.ID]string{}
	for id, m := range by {
		texts[id] = m.Text
	}
	return texts, err
}

func (d *desk) proposalJSON(ctx context.Context, p *proposal) (*proposalJSON, error) {
	if p == nil {
		return nil, nil
	}
	texts, err := d.textOf(ctx, p)
	if err != nil {
		return nil, err
	}
	out, in := p.sides()
	j := proposalJSON{
		Evidence: []reasonJSON{}, Lacks: []string{}, Leaving: shiftsJSON(out, d.zone()), Entering: shiftsJSON(in, d.zone()),
		Refused: p.Refused, Waiting: p.Waiting, Harm: p.Harm,
	}
	for _, r := range p.Evidence {
		j.Evidence = append(j.Evidence, reasonJSON{string(r.Code), r.Weight, r.Span.Message.String(), words(texts, r.Span)})
	}
	for _, c := range p.Lacks {
		j.Lacks = append(j.Lacks, string(c))
	}
	if w := p.Tweak; w != nil {
		j.Change = &tweakJSON{w.key, w.value, w.drop, w.points, p.Edit}
	}
	return &j, nil
}

// tellProposal says what brought an item in, or kept a message out, and what could be
// changed.
func (a *app) tellProposal(ctx context.Context, d *desk, p *proposal) error {
	if p == nil {
		return nil
	}
	texts, err := d.textOf(ctx, p)
	if err != nil {
		return err
	}
	w := a.words.Cmd.Proposal
	a.say(w.Evidence(p.In))
	for _, r := range p.Evidence {
		a.say("  " + a.reason(r, texts))
	}
	if len(p.Lacks) > 0 {
		var lacks []string
		for _, c := range p.Lacks {
			lacks = append(lacks, a.words.Reason(c).Sentence)
		}
		a.say("  " + a.words.Cmd.Output.Lacked(lacks))
	}
	switch {
	case p.Tweak != nil:
		a.tellTweak(d, p)
	case p.Harm > 0:
		a.say(w.Harm(p.Harm))
	default:
		a.say(w.None(p.In))
	}
	return nil
}

// tellTweak says what to change, where to write it, and what it would do.
func (a *app) tellTweak(d *desk, p *proposal) {
	w, t := a.words.Cmd.Proposal, p.Tweak
	a.say(w.Head + w.What(t.key, string(tui.Line(t.value)), t.drop, t.points))
	path := a.configPath()
	switch {
	case p.Edit.Line == "":
		a.say(w.Remove(path, p.Edit.At))
	case p.Edit.At > 0:
		a.say(w.Replace(path, p.Edit.At))
	default:
		a.say(w.Add(path))
		a.say("    " + p.Edit.Section)
	}
	if p.Edit.Line != "" {
		a.say("    " + p.Edit.Line)
	}
	out, in := p.sides()
	if len(p.Others) == 0 {
		a.say(w.Alone)
	}
	if len(out) > 0 {
		a.say(w.Leaving(len(out)))
	}
	a.printSome(out, d.zone())
	if len(in) > 0 {
		a.say(w.Entering(len(in)))
	}
	a.printSome(in, d.zone())
	if p.Waiting > 0 {
		a.say(w.Waiting(p.Waiting))
	}
	if p.Refused > 0 {
		a.say(w.Refused(p.Refused))
	}
	a.say(w.Try)
}

// sides are what else the change would take out of the queue, and bring into it.
func (p *proposal) sides() (out, in []store.Shift) {
	for _, s := range p.Others {
		if s.Dropped {
			out = append(out, s)
		} else {
			in = append(in, s)
		}
	}
	return out, in
}

// printSome lists the first few items.
func (a *app) printSome(shifts []store.Shift, zone *time.Location) {
	for i, s := range shifts {
		if i == shownAtOnce {
			a.say("  " + a.words.Cmd.Shift.More(len(shifts)-i))
			return
		}
		a.say(a.shiftRow(s, a.clock(zone)))
	}
}
