package main

import (
	"context"
	"slices"
	"time"

	"shoudao/cmd/shoudao/digest"
)

// digestJSON is a digest for scripts. Its items are those of `list --json`.
type digestJSON struct {
	Edition   string            `json:"edition"`
	At        string            `json:"at"`
	Since     string            `json:"since"`
	Today     []listedJSON      `json:"today"`
	Overdue   int               `json:"overdue"`
	Tomorrow  []listedJSON      `json:"tomorrow"`
	NextDay   string            `json:"next_workday,omitempty"`
	Next      []listedJSON      `json:"next,omitempty"`
	Rest      digestRestJSON    `json:"rest"`
	New       []digestNewJSON   `json:"new"`
	NewLook   []listedJSON      `json:"new_look"`
	Held      int               `json:"held"`
	HeldUntil string            `json:"held_until,omitempty"`
	Moved     []digestMovedJSON `json:"moved"`
	Cancelled []listedJSON      `json:"cancelled"`
	Finished  []listedJSON      `json:"finished"`
	Promised  []listedJSON      `json:"promised"`
	Owed      []listedJSON      `json:"receipts_owed"`
	Back      []listedJSON      `json:"back"`
	Coverage  digestCoverJSON   `json:"coverage"`
	Balance   auditJSON         `json:"balance"`
	Hours     []digestHourJSON  `json:"hours"`
	Ahead     []digestDayJSON   `json:"ahead"`
	Beyond    int               `json:"beyond"`
}

type digestRestJSON struct {
	ThisWeek int `json:"this_week"`
	Later    int `json:"later"`
	NoDate   int `json:"no_date"`
	Old      int `json:"old"`
}

type digestNewJSON struct {
	listedJSON
	Night     bool `json:"night"`
	Emergency bool `json:"emergency"`
}

type digestMovedJSON struct {
	listedJSON
	From *string `json:"from"`
	To   *string `json:"to"`
}

// digestCoverJSON is what is known of the time since the digest before. Proven says that
// everything that was said is.
type digestCoverJSON struct {
	Until   string           `json:"until"`
	Groups  int              `json:"groups"`
	Proven  bool             `json:"proven"`
	Nothing bool             `json:"nothing_new"` // and that none of it is news for her
	Unread  []string         `json:"unread"`
	Behind  []groupJSON      `json:"behind"`
	Failing []digestFeedJSON `json:"failing"`
}

type digestFeedJSON struct {
	Name  string     `json:"name"`
	Fault string     `json:"fault,omitempty"`
	Do    string     `json:"do,omitempty"`
	Gaps  []gapJSON  `json:"gaps,omitempty"`
	Lacks []lackJSON `json:"lacks,omitempty"`
}

type digestHourJSON struct {
	At       string `json:"at"`
	Received int    `json:"received"`
	Todo     int    `json:"todo"`
}

type digestDayJSON struct {
	Day   string `json:"day"`
	Items int    `json:"items"`
}

// digestJSON prints a digest for scripts.
func (a *app) digestJSON(ctx context.Context, d *desk, made digest.Digest) error {
	out := digestJSON{
		Edition: made.Edition.String(), At: instant(made.At), Since: instant(made.Since), Overdue: made.Overdue, NextDay: instant(made.NextDay.At),
		Rest: digestRestJSON{made.ThisWeek, made.Later, made.NoDate, made.Old}, Held: made.Held, New: []digestNewJSON{}, Moved: []digestMovedJSON{},
		Coverage: newDigestCoverJSON(made), Balance: newBalanceJSON(made), Hours: []digestHourJSON{}, Ahead: []digestDayJSON{}, Beyond: made.Beyond,
	}
	if made.Held > 0 {
		out.HeldUntil = instant(made.HeldUntil)
	}
	for _, of := range []struct {
		rows []digest.Row
		out  *[]listedJSON
	}{
		{made.Today, &out.Today},
		{made.Tomorrow, &out.Tomorrow},
		{made.Next, &out.Next},
		{made.NewLook, &out.NewLook},
		{made.Cancelled, &out.Cancelled},
		{made.Finished, &out.Finished},
		{made.Promised, &out.Promised},
		{made.Owed, &out.Owed},
		{made.Back, &out.Back},
	} {
		*of.out = []listedJSON{}
		for _, r := range of.rows {
			j, err := d.listed(ctx, r.Item, r.Handle)
			if err != nil {
				return err
			}
			*of.out = append(*of.out, j)
		}
	}
	if err := d.newsJSON(ctx, made, &out); err != nil {
		return err
	}
	for _, h := range made.Hours {
		out.Hours = append(out.Hours, digestHourJSON{instant(h.At), h.Balance.Received, h.Balance.Todo})
	}
	for _, day := range made.Ahead {
		out.Ahead = append(out.Ahead, digestDayJSON{day.At.Format(time.DateOnly), day.Items})
	}
	return a.printJSON(out)
}

// newsJSON fills in what is new and what was moved.
func (d *desk) newsJSON(ctx context.Context, made digest.Digest, out *digestJSON) error {
	for _, r := range made.New {
		j, err := d.listed(ctx, r.Item, r.Handle)
		if err != nil {
			return err
		}
		out.New = append(out.New, digestNewJSON{j, r.Night, r.Emergency})
	}
	for _, m := range made.Moved {
		j, err := d.listed(ctx, m.Item, m.Handle)
		if err != nil {
			return err
		}
		out.Moved = append(out.Moved, digestMovedJSON{j, rfc3339(m.From.At, d.zone()), rfc3339(m.To.At, d.zone())})
	}
	return nil
}

// instant is an instant in the zone that it carries; empty for none.
func instant(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}

func newDigestCoverJSON(made digest.Digest) digestCoverJSON {
	p, zone := made.Proof, made.At.Location()
	out := digestCoverJSON{
		Until: instant(p.Until.In(zone)), Groups: p.Groups, Proven: p.Holds(), Nothing: p.Holds() && made.Quiet(),
		Unread: append([]string{}, p.Unread...), Behind: []groupJSON{}, Failing: []digestFeedJSON{},
	}
	for _, r := range slices.Concat(p.Behind, p.Hushed) {
		g := groupJSON{Name: groupCalled(r.Group), Until: instant(r.Until.In(zone)), Behind: r.Hush.Usual == 0, Usual: r.Hush.Usual}
		if r.Hush.Usual > 0 {
			g.Last = instant(r.Hush.Since.In(zone))
		}
		out.Behind = append(out.Behind, g)
	}
	for _, f := range p.Feeds {
		j := digestFeedJSON{Name: f.Name, Fault: f.Fault, Do: f.Do}
		for _, g := range f.Gaps {
			j.Gaps = append(j.Gaps, gapJSON{instant(g.From.In(zone)), instant(g.To.In(zone))})
		}
		for _, l := range f.Lacks {
			j.Lacks = append(j.Lacks, lackJSON{l.Group, instant(l.From.In(zone)), instant(l.To.In(zone)), l.Messages})
		}
		out.Failing = append(out.Failing, j)
	}
	return out
}

// newBalanceJSON is the balance of a digest as the audit prints it.
func newBalanceJSON(made digest.Digest) auditJSON {
	b := made.Balance
	out := auditJSON{
		Since: instant(made.Since), Received: b.Received, Own: b.Own, Todo: b.Todo, Look: b.Look, Filtered: b.Filtered,
		Even: made.Even(), Sampled: rateOf(made.Missed), Reasons: map[string]int{}, Groups: []auditGroupJSON{}, Nearest: []auditMissedJSON{},
	}
	for code, n := range b.By {
		out.Reasons[string(code)] = n
	}
	for _, g := range made.Groups {
		out.Groups = append(out.Groups, auditGroupJSON{g.Group.Name, g.Balance.Received, g.Balance.Filtered})
	}
	missed := func(m digest.Miss) auditMissedJSON {
		return auditMissedJSON{ID: m.Message.ID.String(), Score: m.Verdict.Score, Code: string(m.Verdict.Code), Lacks: codesOf(m.Lacks), Text: m.Message.Text}
	}
	for _, m := range made.Near {
		out.Nearest = append(out.Nearest, missed(m))
	}
	for _, m := range made.Muted {
		out.Muted = append(out.Muted, missed(m))
	}
	for _, o := range made.Outside {
		out.Outside = append(out.Outside, outsideJSON{groupCalled(o.Group), o.Messages})
	}
	return out
}
