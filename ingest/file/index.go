package file

import (
	"cmp"
	"context"
	"hash/maphash"
	"slices"
)

// A spot is one record in the index: where it is and when it was sent. What could
// not be read keeps the instant of the record before it, to be told in its place.
type spot struct {
	Place
	at  int64 // unix nanoseconds
	bad bool  // it could not be read
}

// A verdict is what an id that occurs a second time means.
type verdict uint8

const (
	repeated verdict = iota + 1 // the record says the same again
	clashing                    // another message under the same id
)

// An index is what the first reading of a file finds.
type index struct {
	spots    []spot            // in the order of the file
	verdicts map[int64]verdict // by offset, of records whose id has occurred before
	open     int64             // offset of a last record that may go on; -1 if there is none
	ups      int               // how often an instant follows an earlier one,
	downs    int               // and how often a later
	strays   bool              // a fault has an instant of its own
}

// ticks is how many records are read between two looks at the context.
const ticks = 1024

// indexed reads the whole file once.
func indexed(ctx context.Context, in *Lines, form Form, tell func(at int64)) (*index, error) {
	x := &index{verdicts: map[int64]verdict{}, open: -1}
	ids := idTable{first: map[uint64]int{}, seed: maphash.MakeSeed(), form: form, lines: in.another()}
	var last int64
	for {
		p, ok := form.Next(in)
		if !ok {
			return x, in.Err()
		}
		if len(x.spots)%ticks == 0 {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			tell(p.Offset)
		}
		if p.Fault == "" {
			at := p.Message.SentAt.UnixNano()
			if len(x.spots) > 0 && at > last {
				x.ups++
			} else if at < last {
				x.downs++
			}
			last = at
			if v := ids.look(p, x.spots); v != 0 {
				x.verdicts[p.Offset] = v
			}
		}
		x.open = -1
		if p.Open {
			x.open = p.Offset
		}
		at := last
		if p.Fault != "" && !p.Near.IsZero() {
			if at = p.Near.UnixNano(); at != last {
				x.strays = true
			}
		}
		x.spots = append(x.spots, spot{p.Place, at, p.Fault != ""})
	}
}

// ordered sorts the spots by time. Those of one instant keep the order of the
// file, or are turned round where the whole file has the newest first.
func (x *index) ordered() {
	if x.downs > x.ups {
		slices.Reverse(x.spots)
	}
	if x.downs > 0 || x.strays {
		slices.SortStableFunc(x.spots, func(a, b spot) int { return cmp.Compare(a.at, b.at) })
	}
}

// An idTable finds ids that occur a second time. It keeps a hash of each; where
// one comes again, the first record is read again and compared.
type idTable struct {
	first map[uint64]int // the place in the index of the first record under an id
	seed  maphash.Seed
	form  Form
	lines *Lines
}

func (t *idTable) look(p Piece, spots []spot) verdict {
	var h maphash.Hash
	h.SetSeed(t.seed)
	h.WriteString(p.Message.ID.Source)
	h.WriteByte(0)
	h.WriteString(p.Message.ID.Native)
	key := h.Sum64()
	i, known := t.first[key]
	if !known {
		t.first[key] = len(spots)
		return 0
	}
	before := t.form.Again(t.lines, spots[i].Place)
	switch {
	case before.Message.ID != p.Message.ID:
		return 0 // the hashes are the same by chance
	case p.Nameless || before.Message.Equal(p.Message):
		return repeated
	}
	return clashing
}
