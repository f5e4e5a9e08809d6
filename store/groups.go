package store

import (
	"context"
	"database/sql"
	"errors"

	"shoudao/ingest"
)

// Groups are known by what sources tell of them, and some tell only a name. A group
// without an id is the group with an id that has its name, if exactly one has. When a
// second group of that name turns up, the messages that came without an id leave the
// first and stand in a group of the name alone, because nobody can tell any more to
// which of the two they belong.

// A place is a group as it was told, and the group that it is.
type place struct{ told, grp int64 }

// place is a group as told, zero if it was never told so.
func (t *txn) place(ctx context.Context, g ingest.Group) (place, error) {
	var p place
	err := t.row(ctx, "SELECT id, grp FROM told WHERE ext = ? AND name = ? AND direct = ?", g.ID, g.Name, g.Direct).Scan(&p.told, &p.grp)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return p, err
}

// hear looks a group up, and makes it if it is new. A new name of a group with an id
// may change which group those without an id are.
func (a *appender) hear(ctx context.Context, g ingest.Group) error {
	p, err := a.t.place(ctx, g)
	if err != nil {
		return err
	}
	if p.told == 0 {
		if p, err = a.tell(ctx, g); err != nil {
			return err
		}
	}
	a.heard[g] = p
	nameless := ingest.Group{Name: g.Name, Direct: g.Direct}
	if g.ID == "" || g.Name == "" {
		return nil
	}
	old, err := a.t.place(ctx, nameless)
	if err != nil || old.told == 0 {
		return err
	}
	grp, err := a.identify(ctx, nameless)
	if err != nil || grp == old.grp {
		return err
	}
	for _, query := range []string{"UPDATE told SET grp = ? WHERE id = ?", "UPDATE person SET grp = ? WHERE told = ?"} {
		if err := a.t.exec(ctx, query, grp, old.told); err != nil {
			return err
		}
	}
	a.moved = append(a.moved, old)
	a.renamed[old.grp], a.renamed[grp] = true, true
	if _, ok := a.heard[nameless]; ok {
		a.heard[nameless] = place{old.told, grp}
	}
	return nil
}

// tell enters a group as told.
func (a *appender) tell(ctx context.Context, g ingest.Group) (place, error) {
	grp, err := a.identify(ctx, g)
	if err != nil {
		return place{}, err
	}
	err = a.t.exec(ctx, "INSERT INTO told (ext, name, direct, grp) VALUES (?, ?, ?, ?)", g.ID, g.Name, g.Direct, grp)
	if err != nil {
		return place{}, err
	}
	return a.t.place(ctx, g)
}

// identify is the group that a group as told is.
func (a *appender) identify(ctx context.Context, g ingest.Group) (int64, error) {
	if g.ID == "" && g.Name != "" {
		var grp, groups int64
		err := a.t.row(ctx, "SELECT coalesce(min(grp), 0), count(DISTINCT grp) FROM told WHERE name = ? AND ext <> '' AND direct = ?",
			g.Name, g.Direct).Scan(&grp, &groups)
		if err != nil || groups == 1 {
			return grp, err
		}
	}
	name := g.Name
	if g.ID != "" {
		name = ""
	}
	if err := a.t.exec(ctx, "INSERT INTO grp (ext, name) VALUES (?, ?) ON CONFLICT DO NOTHING", g.ID, name); err != nil {
		return 0, err
	}
	var grp int64
	err := a.t.row(ctx, "SELECT id FROM grp WHERE ext = ? AND name = ?", g.ID, name).Scan(&grp)
	return grp, err
}

// move takes all that was told of a group without an id to the group that it is now.
func (a *appender) move(ctx context.Context, from place) error {
	var now int64
	if err := a.t.row(ctx, "SELECT grp FROM told WHERE id = ?", from.told).Scan(&now); err != nil || now == from.grp {
		return err // it has come back since
	}
	const many = 500
	for {
		rows, err := a.t.rows(ctx, `
			SELECT id FROM message WHERE grp = ?1 AND told = ?2
			UNION SELECT m.id FROM alias a JOIN message m ON m.id = a.msg WHERE a.told = ?2 AND m.grp = ?1 LIMIT ?3`,
			from.grp, from.told, many)
		if err != nil {
			return err
		}
		ids, err := ints(rows)
		if err != nil || len(ids) == 0 {
			return err
		}
		var all []alias
		for _, id := range ids {
			class, err := a.aliases(ctx, "o.id = ?", id)
			if err != nil {
				return err
			}
			if err := a.delete(ctx, class); err != nil {
				return err
			}
			for _, x := range class {
				x.row, x.best = 0, false
				all = append(all, x)
			}
		}
		if _, _, err := a.gatherAll(ctx, all, nil); err != nil {
			return err
		}
	}
}
