package main

import (
	"cmp"

	"shoudao/ingest"
	"shoudao/triage"
)

// auditJSON is an audit for scripts.
type auditJSON struct {
	Since    string            `json:"since"`
	Until    string            `json:"until,omitempty"`
	Received int               `json:"received"`
	Own      int               `json:"own"`
	Todo     int               `json:"todo"`
	Look     int               `json:"look"`
	Filtered int               `json:"filtered"`
	Even     bool              `json:"even"`
	Reasons  map[string]int    `json:"reasons"`
	Groups   []auditGroupJSON  `json:"groups"`
	Sampled  rateJSON          `json:"sampled"`
	Nearest  []auditMissedJSON `json:"nearest"`
	Muted    []auditMissedJSON `json:"muted,omitempty"`   // all that a mute alone kept out
	Outside  []outsideJSON     `json:"outside,omitempty"` // in no sum: the settings do not have these groups
	Full     *ledgerJSON       `json:"full,omitempty"`
}

type auditGroupJSON struct {
	Group    string `json:"group"`
	Received int    `json:"received"`
	Filtered int    `json:"filtered"`
}

type outsideJSON struct {
	Group    string `json:"group"`
	Received int    `json:"received"`
}

type auditMissedJSON struct {
	ID    string   `json:"id"`
	Score int      `json:"score"`
	Code  string   `json:"code"`
	Lacks []string `json:"lacks"`
	Text  string   `json:"text"`
	fateJSON
}

func (a *app) auditJSON(d *desk, x audit) error {
	b := x.whole
	out := auditJSON{
		Since: instant(x.span.from), Until: instant(x.span.to), Received: b.Received, Own: b.Own, Todo: b.Todo, Look: b.Look, Filtered: b.Filtered,
		Even: x.even(), Sampled: rateOf(x.rate), Reasons: map[string]int{}, Groups: []auditGroupJSON{}, Nearest: []auditMissedJSON{},
	}
	for code, n := range b.By {
		out.Reasons[string(code)] = n
	}
	for _, g := range x.groups {
		out.Groups = append(out.Groups, auditGroupJSON{g.Group.Name, g.Balance.Received, g.Balance.Filtered})
	}
	for _, n := range x.near {
		out.Nearest = append(out.Nearest, d.missedJSON(n, x.fates[n.Message.ID]))
	}
	for _, n := range x.muted {
		out.Muted = append(out.Muted, d.missedJSON(n, x.fates[n.Message.ID]))
	}
	for _, o := range x.outside {
		out.Outside = append(out.Outside, outsideJSON{cmp.Or(o.Group.Name, o.Group.ID), o.Messages})
	}
	if x.full != nil {
		out.Full = newLedgerJSON(*x.full)
	}
	return a.printJSON(out)
}

func (d *desk) missedJSON(n nearMiss, fate ingest.Fate) auditMissedJSON {
	m := n.Message
	return auditMissedJSON{m.ID.String(), n.Verdict.Score, string(n.Verdict.Code), codesOf(n.lacks), m.Text, newFateJSON(m, fate, d.zone())}
}

// codesOf are codes as scripts get them, never null.
func codesOf(all []triage.Code) []string {
	out := make([]string, len(all))
	for i, c := range all {
		out[i] = string(c)
	}
	return out
}
