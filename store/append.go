package store

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"shoudao/ingest"
)

// An appender takes messages in, within one transaction.
type appender struct {
	t     *txn
	index index
	from  string // the source that is imported
	at    int64  // and when

	sources map[string]int64
	heard   map[ingest.Group]place
	persons map[personKey]person
	since   map[int64]int64 // when persons first spoke, before this page
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

func newAppender(t *txn, ix index, from string, at int64) *appender {
	return &appender{
		t: t, index: ix, from: from, at: at,
		sources: map[string]int64{}, heard: map[ingest.Group]place{}, persons: map[personKey]person{}, since: map[int64]int64{},
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

// append stores what is new among the messages. It reports how many it added, how many of
// those are withheld, and how many joined one that had come under another id.
func (a *appender) append(ctx context.Context, ms []ingest.Message) (ingest.Tally, error) {
	var t ingest.Tally
	fresh, err := a.fresh(ctx, ms)
	if err != nil {
		return t, err
	}
	if err := a.locate(ctx, fresh); err != nil {
		return t, err
	}
	for _, p := range a.moved {
		if err := a.move(ctx, p); err != nil {
			return t, err
		}
	}
	stored, withheld, err := a.gatherAll(ctx, fresh, a.merged)
	if err != nil {
		return t, err
	}
	t.Stored, t.Withheld, t.Known = stored-withheld, withheld, len(ms)-stored
	t.Merged = max(len(fresh)-stored, 0)
	return t, a.finish(ctx)
}

// fresh are the messages whose id is not there yet, tidied, each id once.
func (a *appender) fresh(ctx context.Context, ms []ingest.Message) ([]alias, error) {
	bySource := map[string][]ingest.Message{}
	seen := make(map[ingest.ID]bool, len(ms))
	for _, m := range ms {
		m = tidy(m)
		if !seen[m.ID] {
			seen[m.ID] = true
			bySource[m.ID.Source] = append(bySource[m.ID.Source], m)
		}
	}
	fresh := make([]alias, 0, len(ms))
	for name, ms := range bySource {
		src, err := a.source(ctx, name)
		if err != nil {
			return nil, err
		}
		known, err := a.known(ctx, src, ms)
		if err != nil {
			return nil, err
		}
		for i, m := range ms {
			k, ok := known[i]
			if !ok {
				fresh = append(fresh, alias{Message: m, made: m.ID.OfContent()})
				continue
			}
			if err := a.again(ctx, k, m); err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(fresh, func(a, b alias) int { return a.Message.Compare(b.Message) })
	return fresh, nil
}

// A knownID is where a message stands that came before.
type knownID struct {
	row      int64
	withheld bool // without its text
}

// known are those of the messages of one source that are there already, by their
// places in the list.
func (a *appender) known(ctx context.Context, src int64, ms []ingest.Message) (map[int]knownID, error) {
	list, err := json.Marshal(mapped(ms, func(m ingest.Message) string { return m.ID.Native }))
	if err != nil {
		return nil, err
	}
	rows, err := a.t.rows(ctx, `
		SELECT j.key, m.id, coalesce(m.more ->> 'marking', '') <> '' FROM json_each(?2) j CROSS JOIN message m ON m.src = ?1 AND m.ext = j.value
		UNION ALL
		SELECT j.key, a.msg, coalesce(a.more ->> 'marking', '') <> '' FROM json_each(?2) j CROSS JOIN alias a ON a.src = ?1 AND a.ext = j.value`,
		src, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	known := map[int]knownID{}
	for rows.Next() {
		var i int
		var k knownID
		if err := rows.Scan(&i, &k.row, &k.withheld); err != nil {
			return nil, err
		}
		known[i] = k
	}
	return known, rows.Err()
}

// again notes that a source still tells of a group, and takes in the text of a message
// that was withheld when it first came.
func (a *appender) again(ctx context.Context, k knownID, m ingest.Message) error {
	if _, ok := a.heard[m.Group]; !ok {
		p, err := a.t.place(ctx, m.Group)
		if err != nil {
			return err
		}
		a.heard[m.Group] = p
	}
	if !k.withheld || m.Marking != "" {
		return nil
	}
	class, err := a.aliases(ctx, "o.id = ?", k.row)
	if err != nil {
		return err
	}
	if err := a.delete(ctx, class); err != nil {
		return err
	}
	for i := range class {
		if x := &class[i]; x.ID == m.ID {
			x.Text, x.Attachments, x.Marking = m.Text, m.Attachments, ""
		}
	}
	slices.SortFunc(class, alias.better)
	return a.insert(ctx, k.row, class)
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
		if err := a.cover(ctx, p.told); err != nil {
			return err
		}
	}
	if a.changed == nil {
		return nil
	}
	if err := a.t.exec(ctx, "INSERT INTO mark (at) VALUES (?)", *a.changed); err != nil {
		return err
	}
	return a.t.exec(ctx, "UPDATE state SET drift = max(drift, ?)", a.drift)
}

// cover notes that the run told of a group.
func (a *appender) cover(ctx context.Context, told int64) error {
	return a.t.exec(ctx, `
		INSERT INTO cover (told, source, at) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET
			before = max(before, coalesce((SELECT reach FROM run r WHERE r.source = cover.source AND r.at = cover.at), 0)),
			at = excluded.at WHERE excluded.at > at`, told, a.from, a.at)
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
	used, err := a.used(ctx, minutes)
	if err != nil {
		return 0, 0, err
	}
	for _, m := range minutes {
		var there []alias
		if used == nil || used[m] {
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

// used are the minutes between the first and the last in which there are messages
// already; nil if they are too many to be told. It saves a query a minute where there
// are none, which is usual.
func (a *appender) used(ctx context.Context, minutes []minute) (map[minute]bool, error) {
	if len(minutes) == 0 {
		return nil, nil
	}
	groups := map[int64]bool{}
	for _, m := range minutes {
		groups[m.grp] = true
	}
	used := map[minute]bool{}
	limit := 4*len(minutes) + 64
	for grp := range groups {
		rows, err := a.t.rows(ctx, "SELECT ts FROM message WHERE grp = ? AND ts >= ? AND ts < ? LIMIT ?",
			grp, minutes[0].at, minutes[len(minutes)-1].at+minuteLength, limit)
		if err != nil {
			return nil, err
		}
		instants, err := ints(rows)
		if err != nil {
			return nil, err
		}
		if limit -= len(instants); limit <= 0 {
			return nil, nil
		}
		for _, us := range instants {
			used[minute{grp, minuteOf(time.UnixMicro(us))}] = true
		}
	}
	return used, nil
}

// source is the number of a namespace of ids.
func (a *appender) source(ctx context.Context, name string) (int64, error) {
	if id, ok := a.sources[name]; ok {
		return id, nil
	}
	if err := a.t.exec(ctx, "INSERT INTO source (name) VALUES (?) ON CONFLICT DO NOTHING", name); err != nil {
		return 0, err
	}
	var id int64
	err := a.t.row(ctx, "SELECT id FROM source WHERE name = ?", name).Scan(&id)
	a.sources[name] = id
	return id, err
}
