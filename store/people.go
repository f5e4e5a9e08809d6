package store

import (
	"context"
	"database/sql"
	"errors"

	"shoudao/ingest"
)

// Groups and people are known by what sources tell of them, and sources tell little.
//
// A group without an id is the group with an id that has its name, if exactly one has.
// When a second group of that name turns up, the messages that came without an id
// leave the first and stand in a group of the name alone, because nobody can tell any
// more to which of the two they belong.
//
// For finding copies, two names in a group are of one kin if a source told them under
// one sender id, or if two sender ids go by them.

// A place is a group as it was told, and the group that it is.
type place struct{ told, grp int64 }

// A personKey is a name under which somebody spoke in a group, as told.
type personKey struct {
	told      int64
	sid, name string
}

type person struct{ id, kin int64 }

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

// locate finds the group and the sender of each new alias.
func (a *appender) locate(ctx context.Context, fresh []alias) error {
	for _, f := range fresh {
		if p, ok := a.heard[f.Group]; ok && p.told != 0 {
			continue
		}
		if err := a.hear(ctx, f.Group); err != nil {
			return err
		}
	}
	for _, f := range fresh {
		if err := a.meet(ctx, a.heard[f.Group], f.SenderID, f.Sender); err != nil {
			return err
		}
	}
	for grp := range a.renamed {
		if err := a.relate(ctx, grp); err != nil {
			return err
		}
	}
	for i := range fresh {
		f := &fresh[i]
		p := a.heard[f.Group]
		f.told, f.grp = p.told, p.grp
		who := a.persons[personKey{p.told, f.SenderID, f.Sender}]
		f.person, f.kin = who.id, who.kin
	}
	return nil
}

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

// meet looks a name up, and enters it if it is new.
func (a *appender) meet(ctx context.Context, in place, sid, name string) error {
	k := personKey{in.told, sid, name}
	if _, ok := a.persons[k]; ok {
		return nil
	}
	var p person
	err := a.t.row(ctx, "SELECT id, kin FROM person WHERE told = ? AND sid = ? AND name = ?", k.told, sid, name).Scan(&p.id, &p.kin)
	if errors.Is(err, sql.ErrNoRows) {
		p, err = a.enter(ctx, in, sid, name)
	}
	a.persons[k] = p
	return err
}

// enter makes a person. Who is of more than one kin makes them one.
func (a *appender) enter(ctx context.Context, in place, sid, name string) (person, error) {
	var p person
	var kins int
	err := a.t.row(ctx, `
		SELECT coalesce(min(kin), 0), count(DISTINCT kin) FROM (
			SELECT kin FROM person WHERE grp = ?1 AND name = ?2
			UNION ALL SELECT kin FROM person WHERE grp = ?1 AND sid = ?3 AND sid <> '')`, in.grp, name, sid).Scan(&p.kin, &kins)
	if err != nil {
		return p, err
	}
	if kins > 1 {
		a.renamed[in.grp] = true
	}
	err = a.t.row(ctx, "INSERT INTO person (told, grp, sid, name, kin) VALUES (?, ?, ?, ?, ?) RETURNING id",
		in.told, in.grp, sid, name, p.kin).Scan(&p.id)
	if err == nil && kins == 0 {
		p.kin = p.id
		err = a.t.exec(ctx, "UPDATE person SET kin = id WHERE id = ?", p.id)
	}
	return p, err
}

// relate works out anew who may be one person in a group, and notes the minutes in
// which people have spoken who turn out to be.
func (a *appender) relate(ctx context.Context, grp int64) error {
	type member struct {
		id, kin int64
		key     personKey
	}
	rows, err := a.t.rows(ctx, "SELECT id, kin, told, sid, name FROM person WHERE grp = ? ORDER BY id", grp)
	if err != nil {
		return err
	}
	var members []member
	for rows.Next() {
		var m member
		if err := rows.Scan(&m.id, &m.kin, &m.key.told, &m.key.sid, &m.key.name); err != nil {
			return errors.Join(err, rows.Close())
		}
		members = append(members, m)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	kin := kinship{}
	byID, byName := map[string]int64{}, map[string]int64{}
	for _, m := range members {
		kin.join(m.id, byName[m.key.name])
		byName[m.key.name] = m.id
		if m.key.sid != "" {
			kin.join(m.id, byID[m.key.sid])
			byID[m.key.sid] = m.id
		}
	}
	before, changed := map[int64]int64{}, false
	for _, m := range members {
		now := kin.of(m.id)
		if now != m.kin {
			if err := a.t.exec(ctx, "UPDATE person SET kin = ? WHERE id = ?", now, m.id); err != nil {
				return err
			}
			changed = true
		}
		before[m.id] = m.kin
		if _, ok := a.persons[m.key]; ok {
			a.persons[m.key] = person{m.id, now}
		}
	}
	if !changed {
		return nil
	}
	return a.crowded(ctx, grp, kin, before)
}

// crowded notes the minutes of a group in which people have spoken who are of one kin
// now and were not before, or the other way round.
func (a *appender) crowded(ctx context.Context, grp int64, kin kinship, before map[int64]int64) error {
	rows, err := a.t.rows(ctx, `
		SELECT ts, sender FROM message WHERE grp = ?1
		UNION ALL SELECT m.ts, a.sender FROM alias a CROSS JOIN message m ON m.id = a.msg WHERE m.grp = ?1
		ORDER BY ts`, grp)
	if err != nil {
		return err
	}
	defer rows.Close()
	var at int64
	now, then := map[int64]int64{}, map[int64]int64{}
	for rows.Next() {
		var us, sender int64
		if err := rows.Scan(&us, &sender); err != nil {
			return err
		}
		if m := minuteOf(a.t.instant(us)); m != at {
			at = m
			clear(now)
			clear(then)
		}
		kinNow, kinThen := kin.of(sender), before[sender]
		if old, ok := now[kinNow]; ok && old != kinThen {
			a.merged[minute{grp, at}] = true
		}
		if old, ok := then[kinThen]; ok && old != kinNow {
			a.merged[minute{grp, at}] = true
		}
		now[kinNow], then[kinThen] = kinThen, kinNow
	}
	return rows.Err()
}

// A kinship tells who is of one kin: each points to another, and at last to the one
// that stands for all.
type kinship map[int64]int64

func (k kinship) of(id int64) int64 {
	for k[id] != 0 {
		if next := k[k[id]]; next != 0 {
			k[id] = next
		}
		id = k[id]
	}
	return id
}

// join makes two kins one; 0 is nobody.
func (k kinship) join(id, other int64) {
	if a, b := k.of(id), k.of(other); other != 0 && a != b {
		k[max(a, b)] = min(a, b)
	}
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

// ints are the numbers of a result with one column.
func ints(rows *sql.Rows) ([]int64, error) {
	defer rows.Close()
	var all []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, rows.Err()
}

// firstMessages keeps person.since the first message under a name.
func (a *appender) firstMessages(ctx context.Context) error {
	for id, us := range a.spoken {
		if err := a.t.exec(ctx, "UPDATE person SET since = min(coalesce(since, ?2), ?2) WHERE id = ?1", id, us); err != nil {
			return err
		}
	}
	for id, us := range a.silenced {
		err := a.t.exec(ctx, `
			UPDATE person SET since = (
				SELECT m.ts FROM message m WHERE m.grp = person.grp AND m.sender = person.id AND m.ts >= person.since
				ORDER BY m.ts LIMIT 1)
			WHERE id = ? AND since >= ?`, id, us)
		if err != nil {
			return err
		}
	}
	return nil
}
