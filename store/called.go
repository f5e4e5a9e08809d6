package store

import (
	"context"
	"slices"
	"strings"

	"shoudao/han"
)

// People write a part of a name: 丁惠芳 for 民政办丁惠芳, 工作大群 for 云碓镇工作大群. An id
// is meant whole.

// groupsCalled are the groups that are meant by a part of a name or by an id.
func (t *txn) groupsCalled(ctx context.Context, what string) ([]int64, error) {
	return t.called(ctx, what, "SELECT d.grp, d.name, max(d.ext, g.ext) FROM told d JOIN grp g ON g.id = d.grp")
}

// sendersCalled are the persons who are meant by a part of a name or by an id, and
// whatever else they are called.
func (t *txn) sendersCalled(ctx context.Context, who string) ([]int64, error) {
	return t.called(ctx, who, "SELECT id, name, sid FROM person")
}

// called are the numbers in the rows of number, name and id that what means: those of
// such a name or id, and those that share an id with one of them.
func (t *txn) called(ctx context.Context, what, query string) ([]int64, error) {
	rows, err := t.rows(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type named struct {
		number   int64
		name, id string
	}
	part, _ := han.Folded(strings.TrimSpace(what))
	var all []named
	meant := map[int64]bool{}
	ids := map[string]bool{}
	for rows.Next() {
		var n named
		if err := rows.Scan(&n.number, &n.name, &n.id); err != nil {
			return nil, err
		}
		all = append(all, n)
		name, _ := han.Folded(n.name)
		if strings.Contains(name, part) || n.id != "" && n.id == what {
			meant[n.number], ids[n.id] = true, true
		}
	}
	var numbers []int64
	for _, n := range all {
		if meant[n.number] || n.id != "" && ids[n.id] {
			numbers = append(numbers, n.number)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), rows.Err()
}
