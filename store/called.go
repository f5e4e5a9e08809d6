package store

import (
	"context"
	"slices"
	"strings"

	"shoudao/han"
)

// People write a part of a name: 丁惠芳 for 民政办丁惠芳, 工作大群 for 云碓镇工作大群, dhf or
// dinghuifang for either. An id is meant whole.

// groupsCalled are the groups that are meant by a part of a name or by an id, in the order of
// their numbers, and their names. A group has a row for each name that was told of it.
func (t *txn) groupsCalled(ctx context.Context, what string) ([]int64, []string, error) {
	all, err := t.named(ctx, "SELECT d.grp, d.name, max(d.ext, g.ext) FROM told d JOIN grp g ON g.id = d.grp")
	if err != nil {
		return nil, nil, err
	}
	numbers, names := meant(all, what)
	slices.Sort(numbers)
	return slices.Compact(numbers), names, nil
}

// sendersCalled are the persons who are meant by a part of a name or by an id, and
// whatever else they are called. They are many, and what a person is called never changes:
// those that were read once are kept.
func (t *txn) sendersCalled(ctx context.Context, who string) ([]int64, []string, error) {
	var last int64
	if n := len(t.people); n > 0 {
		last = t.people[n-1].number
	}
	more, err := t.named(ctx, "SELECT id, name, sid FROM person WHERE id > ? ORDER BY id", last)
	if err != nil {
		return nil, nil, err
	}
	t.people = append(t.people, more...)
	numbers, names := meant(t.people, who)
	return numbers, names, nil
}

// A called is a row of what has a name.
type called struct {
	number           int64
	name, folded, id string
}

// named are the rows of number, name and id.
func (t *txn) named(ctx context.Context, query string, args ...any) ([]called, error) {
	rows, err := t.rows(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []called
	for rows.Next() {
		var n called
		if err := rows.Scan(&n.number, &n.name, &n.id); err != nil {
			return nil, err
		}
		n.folded, _ = han.Folded(n.name)
		all = append(all, n)
	}
	return all, rows.Err()
}

// meant are the numbers of those that what means: those of such a name or id, and those that
// share an id with one of them. What is no id may be how a name sounds.
func meant(all []called, what string) ([]int64, []string) {
	what = strings.TrimSpace(what)
	part, _ := han.Folded(what)
	say, whole := pronouncer{}, slices.ContainsFunc(all, func(n called) bool { return n.id != "" && n.id == what })
	return meantBy(all, func(n called) bool {
		return strings.Contains(n.folded, part) || n.id != "" && n.id == what || !whole && spelled(part) && say.sounds(n.folded, part)
	})
}

// meantBy are the numbers of those that are meant, and of those that share an id with one of
// them, and their names.
func meantBy(all []called, is func(called) bool) (numbers []int64, names []string) {
	these, ids := map[int64]bool{}, map[string]bool{}
	for _, n := range all {
		if is(n) {
			these[n.number], ids[n.id] = true, true
		}
	}
	if len(these) == 0 {
		return nil, nil
	}
	for _, n := range all {
		if these[n.number] || n.id != "" && ids[n.id] {
			numbers, names = append(numbers, n.number), append(names, n.name)
		}
	}
	slices.Sort(numbers)
	slices.Sort(names)
	return slices.Compact(numbers), slices.Compact(names)
}
