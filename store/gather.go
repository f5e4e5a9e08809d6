package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// aliases are all aliases of the stored messages o for which the condition holds, as
// they were told.
func (a *appender) aliases(ctx context.Context, where string, args ...any) ([]alias, error) {
	const inner = `m.told, d.grp, m.sender, p.kin, m.made, o.grp,`
	var all []alias
	for _, query := range []string{
		"SELECT 1, m.id, " + inner + toldColumns + " FROM message o CROSS JOIN message m ON m.id = o.id",
		"SELECT 0, m.msg, " + inner + toldColumns + " FROM message o CROSS JOIN alias m ON m.msg = o.id",
	} {
		rows, err := a.t.rows(ctx, query+messageJoins+" WHERE "+where, args...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var x alias
			x.Message, err = a.t.scan(rows, &x.best, &x.row, &x.told, &x.grp, &x.person, &x.kin, &x.made, &x.kept)
			if err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			all = append(all, x)
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// gather divides the aliases of a minute, stored and new, into messages and writes
// those that are not what they were. It reports how many more there are, not counting
// those that merely parted, and how many of them are withheld.
func (a *appender) gather(ctx context.Context, there, fresh []alias) (stored, withheld int, err error) {
	if len(there) == 0 && alone(fresh) {
		for i, f := range fresh {
			if err := a.insert(ctx, 0, fresh[i:i+1]); err != nil {
				return 0, 0, err
			}
			withheld += count(f.Marking != "")
		}
		return len(fresh), withheld, nil
	}
	before := map[int64][]alias{}
	for _, x := range there {
		before[x.row] = append(before[x.row], x)
	}
	divided := classes(slices.Concat(there, fresh))
	rows := assign(divided)
	// First all that goes, for an id stands in one place only; then all that has a row
	// already, before new messages take it.
	stays := map[int64]bool{}
	for i, class := range divided {
		stays[rows[i]] = rows[i] != 0 && holds(class, before[rows[i]])
	}
	for row, class := range before {
		if !stays[row] {
			if err := a.delete(ctx, class); err != nil {
				return 0, 0, err
			}
		}
	}
	for _, added := range []bool{false, true} {
		for i, class := range divided {
			switch {
			case (rows[i] == 0) != added:
			case stays[rows[i]]:
				err = a.join(ctx, rows[i], class)
			default:
				if !slices.ContainsFunc(class, func(x alias) bool { return x.row != 0 }) {
					stored++
					withheld += count(class[0].Marking != "")
				}
				err = a.insert(ctx, rows[i], class)
			}
			if err != nil {
				return 0, 0, err
			}
		}
	}
	return stored, withheld, nil
}

// alone reports whether the aliases cannot be of one message, because they are of one
// stream. That is the usual case, and it saves the search for copies.
func alone(fresh []alias) bool {
	return len(fresh) == 1 || !slices.ContainsFunc(fresh, func(x alias) bool { return x.made || x.ID.Source != fresh[0].ID.Source })
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// assign finds for each class the row that it keeps, 0 if it needs a new one: the first
// of its aliases' rows that no other has taken.
func assign(divided [][]alias) []int64 {
	rows := make([]int64, len(divided))
	taken := map[int64]bool{0: true}
	for i, class := range divided {
		for _, x := range class {
			if !taken[x.row] {
				rows[i], taken[x.row] = x.row, true
				break
			}
		}
	}
	return rows
}

// holds reports whether a stored message remains what it is as the class: it has the
// same best alias, and the others are all there. New ones may have joined it.
func holds(class, before []alias) bool {
	if before[0].kept != class[0].grp {
		return false
	}
	n := 0
	for _, x := range class {
		if x.row != 0 && x.row != before[0].row || x.best != (x.ID == class[0].ID) {
			return false
		}
		n += count(x.row != 0)
	}
	return n == len(before)
}

// delete takes a stored message out, with its aliases and with what was found about
// it.
func (a *appender) delete(ctx context.Context, class []alias) error {
	best := class[slices.IndexFunc(class, func(x alias) bool { return x.best })]
	us := best.SentAt.UnixMicro()
	a.touch(us)
	if _, ok := a.add[best.row]; ok {
		delete(a.add, best.row) // the index does not know it yet
	} else {
		a.remove[best.row] = newPosting(best.row, best.Message, best.kept, best.person)
	}
	if first, ok := a.silenced[best.person]; !ok || us < first {
		a.silenced[best.person] = us
	}
	for _, query := range []string{
		"DELETE FROM alias WHERE msg = ?", "DELETE FROM verdict WHERE msg = ?",
		"DELETE FROM link WHERE msg = ?", "DELETE FROM message WHERE id = ?",
	} {
		if err := a.t.exec(ctx, query, best.row); err != nil {
			return err
		}
	}
	return nil
}

// insert writes a message with its aliases, the best first, under the row, or under a
// new one if that is 0.
func (a *appender) insert(ctx context.Context, row int64, class []alias) error {
	best := class[0]
	row, err := a.insertMessage(ctx, row, best)
	if err != nil {
		return fmt.Errorf("insert %v: %w", best.ID, err)
	}
	us := best.SentAt.UnixMicro()
	a.touch(us)
	a.add[row] = newPosting(row, best.Message, best.grp, best.person)
	if first, ok := a.spoken[best.person]; !ok || us < first {
		a.spoken[best.person] = us
	}
	for i := range class[1:] {
		class[i+1].row = 0 // whatever it was an alias of before
	}
	return a.join(ctx, row, class)
}

// join writes the aliases of the class that are new to the stored message. Messages
// that refer to it by such an id do so from now on, and they come after it; an id that
// is made of the content nobody knows to refer to.
func (a *appender) join(ctx context.Context, row int64, class []alias) error {
	for _, x := range class[1:] {
		if x.row != 0 {
			continue
		}
		if !x.made {
			a.touch(class[0].SentAt.UnixMicro())
		}
		src, err := a.source(ctx, x.ID.Source)
		if err != nil {
			return err
		}
		extra, err := encodeMore(x.Message)
		if err != nil {
			return err
		}
		err = a.t.exec(ctx, "INSERT INTO alias VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			src, x.ID.Native, row, x.told, x.person,
			x.SentAt.UnixMicro(), x.Precision, x.Nth, x.Kind, x.made, x.Text, extra)
		if err != nil {
			return fmt.Errorf("insert alias %v: %w", x.ID, err)
		}
	}
	return nil
}

// insertMessage writes the row of a message. A new one gets its second as its id, or a
// free one behind it.
func (a *appender) insertMessage(ctx context.Context, row int64, m alias) (int64, error) {
	src, err := a.source(ctx, m.ID.Source)
	if err != nil {
		return 0, err
	}
	extra, err := encodeMore(m.Message)
	if err != nil {
		return 0, err
	}
	second := secondOf(m.SentAt)
	fixed := row != 0
	if !fixed {
		row = second
		if a.last[0] == second && a.last[1] > row {
			row = a.last[1] + 1
		}
	}
	for {
		err := a.t.exec(ctx, "INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			row, src, m.ID.Native, m.grp, m.told, m.person,
			m.SentAt.UnixMicro(), m.Precision, m.Nth, m.Kind, m.made, m.Text, extra)
		if err == nil {
			break
		}
		if e, ok := errors.AsType[*sqlite.Error](err); fixed || !ok || e.Code() != lib.SQLITE_CONSTRAINT_PRIMARYKEY {
			return 0, err
		}
		if row, err = a.free(ctx, row); err != nil {
			return 0, err
		}
	}
	if !fixed {
		a.last = [2]int64{second, row}
	}
	a.drift = max(a.drift, row-second)
	return row, nil
}

// free is an id behind row that no message has. It looks further and further ahead and
// then for the border between taken and free, so that a crowd of messages of one
// second costs no time.
func (a *appender) free(ctx context.Context, row int64) (int64, error) {
	taken := func(id int64) (yes bool, err error) {
		err = a.t.row(ctx, "SELECT EXISTS (SELECT 1 FROM message WHERE id = ?)", id).Scan(&yes)
		return yes, err
	}
	low, high := row, row+1
	for {
		yes, err := taken(high)
		if err != nil {
			return 0, err
		}
		if !yes {
			break
		}
		low, high = high, high+2*(high-row)
	}
	for high-low > 1 {
		mid := low + (high-low)/2
		yes, err := taken(mid)
		if err != nil {
			return 0, err
		}
		if yes {
			low = mid
		} else {
			high = mid
		}
	}
	return high, nil
}
