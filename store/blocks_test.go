package store

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// An indexModel is what the index should hold.
type indexModel struct {
	t  *rapid.T
	s  *Store
	is map[int64]posting
}

// someTexts are of few characters, so that terms meet.
func someTexts(t *rapid.T) []string {
	return []string{rapid.StringOfN(rapid.SampledFrom([]rune("党员会 a1。")), 0, 12, -1).Draw(t, "text")}
}

// take lets the index take some new messages in, and change or take out some that it has.
func (m *indexModel) take(x *txn) error {
	var out, in []posting
	for range rapid.IntRange(0, 150).Draw(m.t, "new") {
		p := posting{
			row: rapid.Int64Range(-3, 3000).Draw(m.t, "row"), texts: someTexts(m.t), files: rapid.Bool().Draw(m.t, "file"),
			grp: rapid.Int64Range(1, 3).Draw(m.t, "group"), sender: rapid.Int64Range(1, 4).Draw(m.t, "sender"),
		}
		if _, ok := m.is[p.row]; !ok {
			in, m.is[p.row] = append(in, p), p
		}
	}
	old := slices.Sorted(maps.Keys(m.is))
	for range rapid.IntRange(0, min(5, len(old))).Draw(m.t, "old") {
		row := rapid.SampledFrom(old).Draw(m.t, "which")
		p, ok := m.is[row]
		if !ok || slices.ContainsFunc(in, func(p posting) bool { return p.row == row }) {
			continue
		}
		out = append(out, p)
		delete(m.is, row)
		if rapid.Bool().Draw(m.t, "again") {
			p.texts = someTexts(m.t)
			in, m.is[row] = append(in, p), p
		}
	}
	if err := m.s.index.remove(m.t.Context(), x, out); err != nil {
		return err
	}
	return m.s.index.add(m.t.Context(), x, in)
}

// merge goes some way with merging.
func (m *indexModel) merge(x *txn) error {
	choose := rapid.SampledFrom([]choice{crowded, within(1), within(8), func(all []segment) []segment { return all }}).Draw(m.t, "choice")
	_, err := x.mergeSome(m.t.Context(), choose, rapid.IntRange(1, 6).Draw(m.t, "blocks"))
	if err == nil {
		err = m.finds(x)
	}
	return err
}

// holds compares all that the index holds.
func (m *indexModel) holds(x *txn) error {
	want := map[pair]bool{}
	for _, p := range m.is {
		for _, term := range p.terms() {
			want[pair{term, p.row}] = true
		}
	}
	n := 0
	err := x.indexed(m.t.Context(), true, func(p pair) {
		if n++; !want[p] {
			m.t.Fatalf("the index holds %v", p)
		}
	})
	if err == nil && n != len(want) {
		m.t.Fatalf("the index holds %d, of %d", n, len(want))
	}
	return err
}

// finds compares what the index proposes: it may be more, never less.
func (m *indexModel) finds(x *txn) error {
	for range 4 {
		if err := m.find(x); err != nil {
			return err
		}
	}
	return nil
}

func (m *indexModel) find(x *txn) error {
	var q lookup
	q.low, q.high = -3, rapid.Int64Range(0, 3000).Draw(m.t, "high")
	term := rapid.SampledFrom([]string{"党", "员会", "党员会", "a1", "会"}).Draw(m.t, "term")
	w, group := want{term: term}, rapid.Int64Range(0, 3).Draw(m.t, "of group")
	if q.all = [][]want{{w}}; group > 0 {
		q.all = append(q.all, []want{{groups: []int64{group}}})
	}
	if rapid.Bool().Draw(m.t, "two ways") {
		q.all[0] = append(q.all[0], want{term: "1"})
	}
	var found []int64
	for row, err := range m.s.index.search(m.t.Context(), x, q) {
		if err != nil {
			return err
		}
		if len(found) > 0 && row >= found[len(found)-1] || row > q.high {
			return fmt.Errorf("row %d behind %v", row, found)
		}
		found = append(found, row)
	}
	for _, row := range slices.Sorted(maps.Keys(m.is)) {
		p := m.is[row]
		has := slices.ContainsFunc(q.all[0], func(w want) bool { return strings.Contains(p.texts[0], w.term) })
		if has && row <= q.high && (group == 0 || p.grp == group) && !slices.Contains(found, row) {
			m.t.Fatalf("%q %d: row %d with %q is not found", term, group, row, p.texts)
		}
	}
	return nil
}

// TestTheIndexIsWhatWasAdded adds, changes, takes out and merges in any order, and stops in the
// middle of merging.
func TestTheIndexIsWhatWasAdded(t *testing.T) {
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(r *rapid.T) {
		runs++
		m := &indexModel{t: r, s: openBlank(t, filepath.Join(dir, fmt.Sprint(runs))), is: map[int64]posting{}}
		defer m.s.Close()
		do := func(use func(*txn) error) func(*rapid.T) {
			return func(now *rapid.T) {
				m.t = now
				if err := m.s.write(t.Context(), use); err != nil {
					now.Fatal(err)
				}
			}
		}
		if rapid.Bool().Draw(r, "many") {
			do(m.take)(r)
			do(m.take)(r)
		}
		r.Repeat(map[string]func(*rapid.T){"take": do(m.take), "merge": do(m.merge), "": do(m.holds)})
	})
}
