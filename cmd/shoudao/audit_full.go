package main

import (
	"context"
	"fmt"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/triage"
	"shoudao/tui"
)

// A ledger lists in full what an audit only counts and where a sample would be too little:
// other people's tasks, and the notices that were folded into an item as copies.
type ledger struct {
	others []ingest.Message // the nearest to the queue first
	copies []folded         // in the order in which they were sent
	fates  map[ingest.ID]ingest.Fate
}

// A folded message is one that says an item's notice again.
type folded struct {
	message ingest.Message
	handle  string // of the item
}

// ledger reads them for a time.
func (d *desk) ledger(ctx context.Context, s span) (ledger, error) {
	var x ledger
	var ids []ingest.ID
	for {
		page, total, err := d.Banded(ctx, store.BandQuery{Band: triage.Filtered, Code: triage.ForOthers, Since: s.from, Until: s.to, Offset: len(x.others), Limit: 500})
		if err != nil {
			return x, err
		}
		for _, j := range page {
			x.others, ids = append(x.others, j.Message), append(ids, j.Message.ID)
		}
		if len(page) == 0 || len(x.others) >= total {
			break
		}
	}
	copies, err := d.Copies(ctx, s.from, s.to)
	if err != nil {
		return x, err
	}
	items := make([]triage.Item, len(copies))
	for i, c := range copies {
		items[i] = c.Item
	}
	handles, err := d.handlesOf(ctx, items)
	if err != nil {
		return x, err
	}
	for i, c := range copies {
		x.copies, ids = append(x.copies, folded{c.Message, handles[i]}), append(ids, c.Message.ID)
	}
	x.fates, err = d.Fates(ctx, ids)
	return x, err
}

// sayLedger prints a ledger.
func (a *app) sayLedger(d *desk, x ledger) {
	w, now := a.words.Cmd.Audit, a.clock(d.zone())
	a.say(w.Others(len(x.others)))
	for _, m := range x.others {
		a.say("    " + a.heading(m, x.fates[m.ID], now))
		a.say("        " + string(tui.Line(x.fates[m.ID].Now(m).Text)))
	}
	a.say(w.Copies(len(x.copies)))
	for _, c := range x.copies {
		m := c.message
		a.say(fmt.Sprintf("    %s  %s", c.handle, a.heading(m, x.fates[m.ID], now)))
		a.say("        " + string(tui.Line(x.fates[m.ID].Now(m).Text)))
	}
}

// ledgerJSON is a ledger for scripts.
type ledgerJSON struct {
	Others []entryJSON `json:"others"`
	Copies []entryJSON `json:"copies"`
}

// entryJSON is one message of it; Handle is the item's of which it is a copy.
type entryJSON struct {
	ID     string `json:"id"`
	Group  string `json:"group"`
	Sender string `json:"sender"`
	Text   string `json:"text"`
	Handle string `json:"handle,omitempty"`
}

func newLedgerJSON(x ledger) *ledgerJSON {
	out := ledgerJSON{[]entryJSON{}, []entryJSON{}}
	for _, m := range x.others {
		out.Others = append(out.Others, entryJSON{m.ID.String(), m.Group.Name, m.Sender, m.Text, ""})
	}
	for _, c := range x.copies {
		m := c.message
		out.Copies = append(out.Copies, entryJSON{m.ID.String(), m.Group.Name, m.Sender, m.Text, c.handle})
	}
	return &out
}
