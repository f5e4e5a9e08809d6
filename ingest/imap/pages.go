package imap

import (
	"context"
	"slices"

	goimap "github.com/emersion/go-imap/v2"

	"shoudao/ingest"
)

// fullText is how many bytes of text fill a page.
const fullText = 8 << 20

// hand hands out the records that have not been, page by page. It is false if nobody
// wants more.
func (r *reading) hand(ctx context.Context) (more bool, err error) {
	left := r.spots
	if at := r.mark.At; at != nil {
		for len(left) > 0 && r.position(left[0]).compare(*at) <= 0 {
			r.drop(left[0].mail)
			left = left[1:]
		}
	}
	for len(left) > 0 {
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		n := r.pageEnd(left)
		page, err := r.page(ctx, left[:n])
		if err == nil {
			err = ctx.Err() // what was read since may not be whole
		}
		if err != nil {
			return false, err
		}
		if left = left[n:]; len(left) == 0 {
			page.Next = r.done().cursor()
		} else {
			m := r.mark
			at := r.position(r.spots[len(r.spots)-len(left)-1])
			m.At = &at
			page.Next = m.cursor()
		}
		if len(page.Messages)+len(page.Skipped)+page.Repeated > 0 && !r.yield(page) {
			return false, nil
		}
	}
	return true, ctx.Err()
}

// pageEnd is how many of the spots make up the next page. It ends with a minute, unless
// that is a flood.
func (r *reading) pageEnd(left []spot) int {
	const minute = 60e9
	text := 0
	for n, s := range left {
		full := n >= r.source.options.PageSize || text >= fullText
		if n >= ingest.Flood || text >= ingest.FloodText || n > 0 && full && s.at/minute != left[n-1].at/minute {
			return n
		}
		text += int(s.weight)
	}
	return len(left)
}

// page takes up the records at some spots.
func (r *reading) page(ctx context.Context, spots []spot) (ingest.Page, error) {
	var p ingest.Page
	got, err := r.gather(ctx, spots)
	if err != nil {
		return p, err
	}
	for _, s := range spots {
		pieces := got[s.mail]
		r.drop(s.mail)
		if int(s.part) >= len(pieces) {
			continue // the mail was deleted since it was looked at
		}
		one := pieces[s.part]
		switch {
		case one.skip != nil:
			p.Skipped = append(p.Skipped, *one.skip)
		case s.known == repeated:
			p.Repeated++
		case s.known == clashing:
			m := r.mails[s.mail]
			p.Skipped = append(p.Skipped, ingest.Skip{
				Path: r.boxes[m.box].Name, Line: int(m.uid), Fault: ingest.SameID, Detail: one.message.ID.Native,
			})
		default:
			p.Messages = append(p.Messages, one.message)
		}
	}
	slices.SortFunc(p.Messages, ingest.Message.Compare)
	return p, nil
}

// gather has the records of the mails at some spots, by the places of the mails. Those
// that were not kept are fetched again.
func (r *reading) gather(ctx context.Context, spots []spot) (map[int32][]piece, error) {
	got := map[int32][]piece{}
	lost := make([]map[goimap.UID]int32, len(r.boxes))
	for _, s := range spots {
		if pieces, ok := r.kept[s.mail]; ok {
			got[s.mail] = pieces
			continue
		}
		m := r.mails[s.mail]
		if lost[m.box] == nil {
			lost[m.box] = map[goimap.UID]int32{}
		}
		lost[m.box][goimap.UID(m.uid)] = s.mail
	}
	for i, places := range lost {
		b := r.boxes[i]
		var uids []goimap.UID
		for uid := range places {
			uids = append(uids, uid)
		}
		slices.Sort(uids)
		for some := range slices.Chunk(uids, batch) {
			letters, err := r.load(ctx, b, some)
			if err != nil {
				return nil, err
			}
			for _, l := range letters {
				at := places[goimap.UID(l.uid)]
				got[at] = b.letters.pieces(ctx, l)
				r.keep(at, got[at])
			}
		}
	}
	return got, nil
}
