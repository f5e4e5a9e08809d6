package main

import "time"

// drillJSON is what became of one thing, for scripts.
type drillJSON struct {
	Variant string   `json:"variant,omitempty"`
	ID      string   `json:"id,omitempty"`
	Title   string   `json:"title,omitempty"`
	Group   string   `json:"group"`
	AskedAt *string  `json:"asked_at"`
	Missed  bool     `json:"missed"`
	Band    string   `json:"band,omitempty"`
	State   string   `json:"state,omitempty"`
	ShownAt *string  `json:"shown_at"`
	Rank    int      `json:"rank"` // 0: it is closed, or in no list
	Of      int      `json:"of"`
	Passed  int      `json:"passed"`          // messages that came after it in all groups
	Within  int      `json:"passed_in_group"` // and in its own
	Dues    []string `json:"dues"`
	Due     *string  `json:"due"` // the one that holds
	// Of a group that has gone silent.
	SilentSince *string `json:"silent_since,omitempty"`
	AlarmAt     *string `json:"alarm_at,omitempty"`
}

func (o outcome) json(loc *time.Location) drillJSON {
	x := drillJSON{
		Group: o.group.Name, AskedAt: rfc3339(o.askedAt, loc), Missed: !o.found, ShownAt: rfc3339(o.shownAt, loc),
		Rank: o.rank, Of: o.of, Passed: o.passed, Within: o.within, Dues: []string{}, Title: o.item.Title,
	}
	if !o.item.Anchor.Message.IsZero() {
		x.ID = o.item.Anchor.Message.String()
	}
	if o.found {
		x.Band, x.State, x.Due = o.item.Band.String(), o.item.State.String(), rfc3339(o.item.Due.At, loc)
	}
	for _, d := range o.dues() {
		x.Dues = append(x.Dues, *rfc3339(d.At, loc))
	}
	return x
}

func (p played) json(loc *time.Location) drillJSON {
	x := p.outcome.json(loc)
	x.Variant, x.Missed = p.name, p.missed()
	if s := p.silence; p.hushed {
		x.Group, x.SilentSince, x.AlarmAt = s.group.Name, rfc3339(s.lastAt, loc), rfc3339(s.alarmAt, loc)
	}
	return x
}
