package imap

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"time"

	"shoudao/ingest"
)

// A spot is the place of a record in the order of time.
type spot struct {
	at     int64
	mail   int32
	part   int32
	id     [16]byte // of the message
	sum    uint32   // of sender and instant; 0 if the id is that of the content
	weight uint32   // bytes of text
	skip   bool
	known  verdict
}

// A verdict is what a message means whose id has come before.
type verdict uint8

const (
	repeated verdict = iota + 1 // it is a copy of that one
	clashing                    // it is another message
)

// add takes note of the records of a mail.
func (r *reading) add(box int32, uid uint32, pieces []piece) {
	at := int32(len(r.mails))
	r.mails = append(r.mails, mailRef{box: box, uid: uid, left: int32(len(pieces))})
	for i, one := range pieces {
		s := spot{at: one.at, mail: at, part: int32(i), weight: uint32(min(one.weight(), 1<<30)), skip: one.skip != nil}
		if !s.skip {
			sum := sha256.Sum256([]byte(one.message.ID.String()))
			copy(s.id[:], sum[:])
			if !one.message.ID.OfContent() {
				s.sum = fingerprint(one.message)
			}
		}
		r.spots = append(r.spots, s)
	}
	r.keep(at, pieces)
}

// fingerprint tells two messages apart that bear one id. It is not 0.
func fingerprint(m ingest.Message) uint32 {
	sum := sha256.Sum256([]byte(m.SenderID + "\x00" + m.Sender + m.SentAt.UTC().Format(time.RFC3339)))
	return binary.BigEndian.Uint32(sum[:]) | 1
}

// order sorts the spots by time and finds the messages that come a second time: copies
// in another folder, and transcripts that overlap.
func (r *reading) order() {
	slices.SortFunc(r.spots, func(a, b spot) int { return r.position(a).compare(r.position(b)) })
	first := map[[16]byte]uint32{}
	for i, s := range r.spots {
		if s.skip {
			continue
		}
		switch sum, ok := first[s.id]; {
		case !ok:
			first[s.id] = s.sum
		case sum == s.sum:
			r.spots[i].known = repeated
		default:
			r.spots[i].known = clashing
		}
	}
}

func (r *reading) position(s spot) position {
	m := r.mails[s.mail]
	return position{s.at, r.boxes[m.box].Name, m.uid, int(s.part)}
}

// keep keeps the records of a mail, if there is room for them.
func (r *reading) keep(at int32, pieces []piece) {
	size := 0
	for _, one := range pieces {
		size += one.weight() + 256
	}
	if _, ok := r.kept[at]; !ok && r.size+size <= r.source.room {
		r.kept[at], r.size = pieces, r.size+size
	}
}

// drop takes note that records of a mail have been handed out.
func (r *reading) drop(at int32) {
	r.mails[at].left--
	if pieces, ok := r.kept[at]; ok && r.mails[at].left <= 0 {
		delete(r.kept, at)
		for _, one := range pieces {
			r.size -= one.weight() + 256
		}
	}
}

// weight is how many bytes of text a record holds.
func (p piece) weight() int {
	m := p.message
	n := len(m.Text)
	for _, a := range m.Attachments {
		n += len(a.Name) + len(a.Place)
	}
	return n
}
