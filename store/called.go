package store

import (
	"context"
	"slices"
	"strings"

	"shoudao/han"
)

// People write a part of a name: 丁惠芳 for 民政办丁惠芳, 工作大群 for 云碓镇工作大群, dhf or
// dinghuifang for either. An id is meant whole.

// groupsCalled are the groups that are meant by a part of a name or by an id, and their
// names.
func (t *txn) groupsCalled(ctx context.Context, what string) ([]int64, []string, error) {
	return t.called(ctx, what, "SELECT d.grp, d.name, max(d.ext, g.ext) FROM told d JOIN grp g ON g.id = d.grp")
}

// sendersCalled are the persons who are meant by a part of a name or by an id, and
// whatever else they are called.
func (t *txn) sendersCalled(ctx context.Context, who string) ([]int64, []string, error) {
	return t.called(ctx, who, "SELECT id, name, sid FROM person")
}

// A called is a row of what has a name.
type called struct {
	number   int64
	name, id string
}

// called are the numbers in the rows of number, name and id that what means: those of
// such a name or id, and those that share an id with one of them. What is no id may be how a
// name sounds.
func (t *txn) called(ctx context.Context, what, query string) ([]int64, []string, error) {
	rows, err := t.rows(ctx, query)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	var all []called
	for rows.Next() {
		var n called
		if err := rows.Scan(&n.number, &n.name, &n.id); err != nil {
			return nil, nil, err
		}
		all = append(all, n)
	}
	if err := rows.Err(); err != nil {
		return nil, nil, err
	}
	what = strings.TrimSpace(what)
	part, _ := han.Folded(what)
	say, whole := pronouncer{}, slices.ContainsFunc(all, func(n called) bool { return n.id != "" && n.id == what })
	numbers, names := meantBy(all, func(n called) bool {
		name, _ := han.Folded(n.name)
		return strings.Contains(name, part) || n.id != "" && n.id == what || !whole && spelled(part) && say.sounds(name, part)
	})
	return numbers, names, nil
}

// meantBy are the numbers of those that are meant, and of those that share an id with one of
// them, and their names.
func meantBy(all []called, is func(called) bool) (numbers []int64, names []string) {
	meant, ids := map[int64]bool{}, map[string]bool{}
	for _, n := range all {
		if is(n) {
			meant[n.number], ids[n.id] = true, true
		}
	}
	for _, n := range all {
		if meant[n.number] || n.id != "" && ids[n.id] {
			numbers, names = append(numbers, n.number), append(names, n.name)
		}
	}
	slices.Sort(numbers)
	slices.Sort(names)
	return slices.Compact(numbers), slices.Compact(names)
}
