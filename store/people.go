package store

import (
	"context"
	"database/sql"
	"errors"
)

// Of people, sources tell a name as the group shows it, and some an id. For finding
// copies, two names in a group are of one kin if a source told them under one sender
// id, or if two sender ids go by them.

// A personKey is a name under which somebody spoke in a group, as told.
type personKey struct {
	told      int64
	sid, name string
}

type person struct{ id, kin int64 }

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
	if err := a.meetAll(ctx, fresh); err != nil {
		return err
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

// crowd is from how many new faces in a group on all names of the group are read at
// once.
const crowd = 16

// meetAll looks up everybody who speaks, and enters those who are new.
func (a *appender) meetAll(ctx context.Context, fresh []alias) error {
	faces := map[place]map[personKey]bool{}
	for _, f := range fresh {
		p := a.heard[f.Group]
		if faces[p] == nil {
			faces[p] = map[personKey]bool{}
		}
		faces[p][personKey{p.told, f.SenderID, f.Sender}] = true
	}
	for p, keys := range faces {
		if len(keys) >= crowd {
			if err := a.readPersons(ctx, "told = ?", p.told); err != nil {
				return err
			}
			continue
		}
		for k := range keys {
			if err := a.readPersons(ctx, "told = ? AND sid = ? AND name = ?", k.told, k.sid, k.name); err != nil {
				return err
			}
		}
	}
	for _, f := range fresh {
		p := a.heard[f.Group]
		k := personKey{p.told, f.SenderID, f.Sender}
		if _, ok := a.persons[k]; ok {
			continue
		}
		var err error
		if a.persons[k], err = a.enter(ctx, p, f.SenderID, f.Sender); err != nil {
			return err
		}
	}
	return nil
}

// readPersons takes the persons in for which the condition holds.
func (a *appender) readPersons(ctx context.Context, where string, args ...any) error {
	rows, err := a.t.rows(ctx, "SELECT told, sid, name, id, kin, since FROM person WHERE "+where, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var k personKey
		var p person
		var since sql.NullInt64
		if err := rows.Scan(&k.told, &k.sid, &k.name, &p.id, &p.kin, &since); err != nil {
			return err
		}
		a.persons[k] = p
		if since.Valid {
			a.since[p.id] = since.Int64
		}
	}
	return rows.Err()
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
		if since, ok := a.since[id]; ok && since <= us {
			continue
		}
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
