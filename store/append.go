package store

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"shoudao/ingest"
)

// An appender takes messages in, within one transaction.
type appender struct {
	t     *txn
	index index
	at    int64 // of the import

	sources map[string]int64
	heard   map[ingest.Group]place
	persons map[personKey]person
	renamed map[int64]bool  // groups in which kins are to be told apart anew
	moved   []place         // as told, and now another group than before
	merged  map[minute]bool // in which people turned out to be the same

	add, remove map[int64]posting // what the index is to be told, by row
	changed     *int64            // earliest instant at which a message is not what it was
	drift       int64             // largest distance of an id from its second
	last        [2]int64          // the second and the id of the last new message
	spoken      map[int64]int64   // earliest new message of a person
	silenced    map[int64]int64   // earliest message of a person that went
}

func newAppender(t *txn, ix index, at int64) *appender {
	return &appender{
		t: t, index: ix, at: at,
		sources: map[string]int64{}, heard: map[ingest.Group]place{}, persons: map[personKey]person{},
		renamed: map[int64]bool{}, merged: map[minute]bool{},
		add: map[int64]posting{}, remove: map[int64]posting{},
		spoken: map[int64]int64{}, silenced: map[int64]int64{},
	}
}

// A minute is one of one group, the room within which copies are sought.
type minute struct{ grp, at int64 }

func (m minute) compare(o minute) int {
	return cmp.Or(cmp.Compare(m.at, o.at), cmp.Compare(m.grp, o.grp))
}

// append stores what is new among the messages and reports how many it added, and how
// many of those are withheld.
func (a *appender) append(ctx context.Context, ms []ingest.Message) (stored, withheld int, err error) {
	fresh, err := a.fresh(ctx, ms)
	if err != nil {
		return 0, 0, err
	}
	if err := a.locate(ctx, fresh); err != nil {
		return 0, 0, err
	}
	for _, p := range a.moved {
		if err := a.move(ctx, p); err != nil {
			return 0, 0, err
		}
	}
	stored, withheld, err = a.gatherAll(ctx, fresh, a.merged)
	if err != nil {
		return 0, 0, err
	}
	return stored, withheld, a.finish(ctx)
}

// fresh are the messages whose id is not there yet, tidied, each id once.
func (a *appender) fresh(ctx context.Context, ms []ingest.Message) ([]alias, error) {
	seen := make(map[ingest.ID]bool, len(ms))
	fresh := make([]alias, 0, len(ms))
	for _, m := range ms {
		m = tidy(m)
		if seen[m.ID] {
			continue
		}
		seen[m.ID] = true
		src, err := a.source(ctx, m.ID.Source)
		if err != nil {
			return nil, err
		}
		row, err := a.t.rowOf(ctx, src, m.ID.Native)
		switch {
		case err != nil:
			return nil, err
		case row == 0:
			fresh = append(fresh, alias{Message: m, made: madeOfContent(m)})
		default:
			if err := a.known(ctx, row, m); err != nil {
				return nil, err
			}
		}
	}
	return fresh, nil
}

// known notes that a source still tells of a group, and takes in the text of a message
// that was withheld when it first came.
func (a *appender) known(ctx context.Context, row int64, m ingest.Message) error {
	if _, ok := a.heard[m.Group]; !ok {
		p, err := a.t.place(ctx, m.Group)
		if err != nil {
			return err
		}
		a.heard[m.Group] = p
	}
	if m.Marking != "" {
		return nil
	}
	class, err := a.aliases(ctx, "o.id = ?", row)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(class, func(x alias) bool { return x.ID == m.ID })
	if i < 0 || class[i].Marking == "" {
		return nil
	}
	if err := a.delete(ctx, class); err != nil {
		return err
	}
	class[i].Text, class[i].Attachments, class[i].Marking = m.Text, m.Attachments, ""
	slices.SortFunc(class, alias.better)
	return a.insert(ctx, row, class)
}

// finish writes what follows from the changes.
func (a *appender) finish(ctx context.Context) error {
	for row, p := range a.remove {
		if a.add[row].equal(p) {
			delete(a.remove, row)
			delete(a.add, row)
		}
	}
	if err := a.index.remove(ctx, a.t, slices.Collect(maps.Values(a.remove))); err != nil {
		return err
	}
	if err := a.index.add(ctx, a.t, slices.Collect(maps.Values(a.add))); err != nil {
		return err
	}
	if err := a.firstMessages(ctx); err != nil {
		return err
	}
	for _, p := range a.heard {
		err := a.t.exec(ctx, "UPDATE grp SET imported = max(coalesce(imported, ?2), ?2) WHERE id = ?1", p.grp, a.at)
		if err != nil {
			return err
		}
	}
	if a.changed == nil {
		return nil
	}
	return a.t.exec(ctx, "UPDATE state SET facts = facts + 1, drift = max(drift, ?1), mark = min(coalesce(mark, ?2), ?2)",
		a.drift, *a.changed)
}

// touch notes that something changed at the instant.
func (a *appender) touch(us int64) {
	if a.changed == nil {
		a.changed = new(us)
	}
	*a.changed = min(*a.changed, us)
}

// gatherAll puts new aliases where they belong, minute by minute, and looks at some
// minutes again.
func (a *appender) gatherAll(ctx context.Context, fresh []alias, again map[minute]bool) (stored, withheld int, err error) {
	by := map[minute][]alias{}
	for m := range again {
		by[m] = nil
	}
	for _, f := range fresh {
		m := minute{f.grp, minuteOf(f.SentAt)}
		by[m] = append(by[m], f)
	}
	minutes := make([]minute, 0, len(by))
	for m := range by {
		minutes = append(minutes, m)
	}
	slices.SortFunc(minutes, minute.compare)
	vacant, err := a.vacant(ctx, minutes)
	if err != nil {
		return 0, 0, err
	}
	for _, m := range minutes {
		var there []alias
		if !vacant[m.grp] {
			if there, err = a.aliases(ctx, "o.grp = ? AND o.ts >= ? AND o.ts < ?", m.grp, m.at, m.at+minuteLength); err != nil {
				return 0, 0, err
			}
		}
		s, w, err := a.gather(ctx, there, by[m])
		if err != nil {
			return 0, 0, err
		}
		stored, withheld = stored+s, withheld+w
	}
	return stored, withheld, nil
}

// minuteLength is the length of a minute in microseconds.
const minuteLength = 60_000_000

// vacant are the groups that have no message yet between the first and the last of the
// minutes. That is the usual case, and it saves a query a minute.
func (a *appender) vacant(ctx context.Context, minutes []minute) (map[int64]bool, error) {
	type span struct{ from, to int64 }
	spans := map[int64]span{}
	for _, m := range minutes {
		s, ok := spans[m.grp]
		if !ok {
			s = span{m.at, m.at}
		}
		spans[m.grp] = span{min(s.from, m.at), max(s.to, m.at)}
	}
	vacant := map[int64]bool{}
	for grp, s := range spans {
		var used bool
		err := a.t.row(ctx, "SELECT EXISTS (SELECT 1 FROM message WHERE grp = ? AND ts >= ? AND ts < ?)",
			grp, s.from, s.to+minuteLength).Scan(&used)
		if err != nil {
			return nil, err
		}
		vacant[grp] = !used
	}
	return vacant, nil
}
