package postings_test

import (
	"errors"
	"maps"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"shoudao/store/postings"
)

// A file keeps blocks in memory.
type file map[int64][]byte

func (f file) put(key int64, block []byte) error {
	if _, ok := f[key]; ok {
		return errors.New("a block stands there already")
	}
	f[key] = slices.Clone(block)
	return nil
}

func (f file) Last(slot, key int64) (at int64, block []byte, err error) {
	for k, b := range f {
		if k >= postings.Key(slot, 0, 0) && k <= key && (block == nil || k > at) {
			at, block = k, b
		}
	}
	return at, block, nil
}

func (f file) First(slot, key int64) (at int64, block []byte, err error) {
	for k, b := range f {
		if k < postings.End(slot) && k >= key && (block == nil || k < at) {
			at, block = k, b
		}
	}
	return at, block, nil
}

func (f file) Pieces(key int64, most int) (all [][]byte, err error) {
	for i := range int64(most) {
		b, ok := f[key+i]
		if !ok {
			break
		}
		all = append(all, b)
	}
	return all, nil
}

// lists are the rows of terms, the newest first.
type lists map[postings.Term][]int64

func (l lists) write(t interface{ Fatal(...any) }, f file, slot, base int64) {
	w := postings.NewWriter(slot, base, f.put)
	for _, term := range slices.Sorted(maps.Keys(l)) {
		w.Begin(term)
		for _, row := range l[term] {
			if err := w.Add(row); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.End(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, b := range f {
		if len(b) > 4040 {
			t.Fatal("a block of", len(b), "bytes")
		}
	}
}

func (f file) find(t interface{ Fatal(...any) }, slot, base int64, term postings.Term) *postings.List {
	key, block, _ := f.Last(slot, postings.Key(slot, term, 0))
	if block == nil {
		return &postings.List{}
	}
	l, err := postings.Segment{File: f, Slot: slot, Base: base}.Find(key, block, term)
	if err != nil {
		t.Fatal(err)
	}
	return &l
}

// walked are the rows that a cursor yields when it is asked for every one of them.
func walked(t interface{ Fatal(...any) }, c postings.Cursor) (rows []int64) {
	for most := int64(math.MaxInt64); ; {
		row, err := c.Newest(most)
		if err != nil {
			t.Fatal(err)
		}
		if row == postings.None {
			return rows
		}
		rows, most = append(rows, row), row-1
	}
}

// someLists are lists of which a few are long enough for several blocks.
func someLists(t *rapid.T, name string) lists {
	l := lists{}
	for range rapid.IntRange(0, 60).Draw(t, name) {
		term := postings.Term(rapid.OneOf(rapid.Uint32(), rapid.Uint32Range(0, 30)).Draw(t, "term"))
		n := rapid.OneOf(rapid.IntRange(1, 5), rapid.IntRange(1, 9000)).Draw(t, "rows")
		step := rapid.SampledFrom([]int64{1, 3, 200, 70_000}).Draw(t, "step")
		row := rapid.Int64Range(-5, 2_000_000_000).Draw(t, "newest")
		l[term] = nil
		for i := range n {
			l[term] = append(l[term], row)
			row -= 1 + (int64(i)*7919)%step
		}
	}
	return l
}

const base = 2_000_000_000

func TestWhatIsWrittenIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, f := someLists(t, "lists"), file{}
		l.write(t, f, 3, base)
		for term, want := range l {
			if got := walked(t, f.find(t, 3, base, term)); !slices.Equal(got, want) {
				t.Fatalf("term %d: %d rows, want %d", term, len(got), len(want))
			}
			seeks(t, f.find(t, 3, base, term), want)
		}
		other := postings.Term(rapid.Uint32().Draw(t, "another"))
		if _, ok := l[other]; !ok && len(walked(t, f.find(t, 3, base, other))) > 0 {
			t.Fatal("a term is found that nobody wrote")
		}
		if got := walked(t, f.find(t, 2, base, other)); len(got) > 0 {
			t.Fatal("a slot finds what stands in another")
		}
	})
}

// seeks seeks here and there, and compares with the rows.
func seeks(t *rapid.T, c postings.Cursor, rows []int64) {
	most := int64(math.MaxInt64)
	for range 20 {
		want := postings.None
		if i := slices.IndexFunc(rows, func(r int64) bool { return r <= most }); i >= 0 {
			want = rows[i]
		}
		if got, err := c.Newest(most); got != want || err != nil {
			t.Fatalf("seek %d: %d, %v; want %d", most, got, err, want)
		}
		if want == postings.None {
			return
		}
		most = want - rapid.SampledFrom([]int64{0, 1, 50, 10_000, 5_000_000}).Draw(t, "further")
	}
}

func TestCursorsCrossAndJoinLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var both, either []postings.Cursor
		in := map[int64]int{}
		n := rapid.IntRange(1, 4).Draw(t, "lists")
		for i := range n {
			l, f := lists{}, file{}
			density := rapid.Int64Range(2, 9).Draw(t, "density")
			for row := int64(9000); row > 0; row -= 1 + row%density {
				l[7] = append(l[7], row)
				in[row]++
			}
			l.write(t, f, int64(i), 9000)
			both = append(both, f.find(t, int64(i), 9000, 7))
			either = append(either, f.find(t, int64(i), 9000, 7))
		}
		var all, some []int64
		for _, row := range slices.Backward(slices.Sorted(maps.Keys(in))) {
			if some = append(some, row); in[row] == n {
				all = append(all, row)
			}
		}
		if got := walked(t, postings.All(both)); !slices.Equal(got, all) {
			t.Fatalf("all have %d rows, want %d", len(got), len(all))
		}
		if got := walked(t, postings.AnyOf(either...)); !slices.Equal(got, some) {
			t.Fatalf("one has %d rows, want %d", len(got), len(some))
		}
	})
}

// TestMergedSegmentsHaveWhatTheyHad merges in steps, as a file that grows does it, and leaves out
// what has been taken out of one of them.
func TestMergedSegmentsHaveWhatTheyHad(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, want := file{}, map[postings.Term]map[int64]bool{}
		n := rapid.IntRange(1, 4).Draw(t, "segments")
		gone := func(row int64) bool { return row%5 == 0 }
		last := int64(postings.Slots - 1) // whose keys end where integers do
		for i := range n {
			l := someLists(t, "lists")
			l.write(t, f, last-int64(i), base)
			for term, rows := range l {
				for _, row := range rows {
					if want[term] == nil {
						want[term] = map[int64]bool{}
					}
					if i > 0 || !gone(row) {
						want[term][row] = true
					}
				}
			}
		}
		budget := rapid.IntRange(1, 20).Draw(t, "budget")
		for from, done := postings.Term(0), false; !done; {
			var sources []postings.Source
			for i := range n {
				s := postings.Source{Stream: postings.Segment{File: f, Slot: last - int64(i), Base: base}.Terms(from)}
				if i == 0 {
					s.Gone = gone
				}
				sources = append(sources, s)
			}
			var err error
			if from, done, err = postings.Merge(postings.NewWriter(9, base, f.put), sources, budget); err != nil {
				t.Fatal(err)
			}
		}
		for term, rows := range want {
			all := slices.Sorted(maps.Keys(rows))
			slices.Reverse(all)
			if got := walked(t, f.find(t, 9, base, term)); !slices.Equal(got, all) {
				t.Fatalf("term %d: %d rows, want %d", term, len(got), len(all))
			}
		}
	})
}

func TestSortIsThatOfTheLibrary(t *testing.T) {
	for _, n := range []int{0, 1, 500, 70_000} {
		var ps []postings.Posting
		for i := range n {
			for k := range 3 {
				ps = append(ps, postings.PostingOf(postings.TermOf([]byte{byte(i), byte(i >> 3), byte(k / 2)}), i))
			}
		}
		want := slices.Compact(slices.Sorted(slices.Values(ps)))
		if got := postings.Sort(ps); !slices.Equal(got, want) {
			t.Errorf("%d messages: %d postings, want %d", n, len(got), len(want))
		}
	}
}

// FuzzDamaged holds that a block of anything is an error or rows, and has an end.
func FuzzDamaged(f *testing.F) {
	good := file{}
	lists{5: {90, 80, 3}, 7: {91}}.write(f, good, 0, 100)
	for _, b := range good {
		f.Add(b)
	}
	f.Add([]byte{1, 3, 4})
	f.Add(make([]byte, 40))
	f.Fuzz(func(t *testing.T, block []byte) {
		for _, term := range []postings.Term{0, 5, 7} {
			file := file{}
			for part := range int64(1000) {
				file[postings.Key(0, term, int(part))] = block
			}
			l, err := postings.Segment{File: file, Base: 100}.Find(postings.Key(0, 0, 0), block, term)
			last := int64(math.MaxInt64)
			for n := 0; err == nil; n++ {
				var row int64
				if row, err = l.Newest(last); row == postings.None {
					break
				}
				if row > last || n > 1000*len(block) {
					t.Fatalf("row %d after %d, the %d. of %d bytes", row, last, n, len(block))
				}
				last = row - 1
			}
		}
	})
}
