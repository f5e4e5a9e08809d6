package imap

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"shoudao/ingest"
)

// A mark is what a cursor says: which mails of each mailbox a reading takes, and how
// far it has come with them.
type mark struct {
	Boxes []span    `json:"boxes"` // by name
	At    *position `json:"at,omitempty"`
}

// A span is the mails of a mailbox with numbers behind Base and up to End. When they
// have all been handed out, Base is End.
type span struct {
	Name     string `json:"name"`
	Validity uint32 `json:"validity"`
	Base     uint32 `json:"base"`
	End      uint32 `json:"end"`
}

// A position is a record's place in the order of one reading.
type position struct {
	Time int64  `json:"time"` // unix nanoseconds
	Box  string `json:"box"`
	UID  uint32 `json:"uid"`
	Part int    `json:"part"`
}

func (p position) compare(q position) int {
	return cmp.Or(cmp.Compare(p.Time, q.Time), strings.Compare(p.Box, q.Box), cmp.Compare(p.UID, q.UID), cmp.Compare(p.Part, q.Part))
}

// markForm begins the cursors of this version.
const markForm = "1 "

func (m mark) cursor() ingest.Cursor {
	b, err := json.Marshal(m)
	if err != nil {
		panic(err) // strings and numbers
	}
	return ingest.Cursor(markForm + string(b))
}

// markOf reads a cursor. One that it does not understand is that of another version,
// and the beginning.
func markOf(c ingest.Cursor) mark {
	var m mark
	text, ok := strings.CutPrefix(string(c), markForm)
	if !ok || json.Unmarshal([]byte(text), &m) != nil || m.cursor() != c {
		return mark{}
	}
	for i, b := range m.Boxes {
		if b.Base > b.End || i > 0 && m.Boxes[i-1].Name >= b.Name {
			return mark{}
		}
	}
	return m
}

func (m mark) find(name string) (span, bool) {
	i, ok := slices.BinarySearchFunc(m.Boxes, name, func(b span, n string) int { return strings.Compare(b.Name, n) })
	if !ok {
		return span{}, false
	}
	return m.Boxes[i], true
}

// with is the mark with the span in place of the one of that name.
func (m mark) with(b span) mark {
	i, ok := slices.BinarySearchFunc(m.Boxes, b.Name, func(b span, n string) int { return strings.Compare(b.Name, n) })
	m.Boxes = slices.Clone(m.Boxes)
	if ok {
		m.Boxes[i] = b
	} else {
		m.Boxes = slices.Insert(m.Boxes, i, b)
	}
	return m
}
