package store

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"shoudao/han"
	"shoudao/ingest"
)

// The same message often comes several times: from two export programs, or from a
// transcript beside a live source. Each telling has its own id, and each is kept as
// an alias of one message. Two aliases are of one message if they agree in group,
// minute, sender (by id, or by any name of his in that group) and text, and in the
// second where both know it; and if they are not of one stream, for within a stream
// different ids are different messages. They are matched one to one, so that of five
// and three bare 收到 in one minute five remain.
//
// The result depends on what came, not on when: it is worked out for the aliases of a
// minute together, and again whenever one is added or a name turns out to belong to
// somebody known under another.

// An alias is one id under which a message came, with what was told under it.
type alias struct {
	ingest.Message
	told, grp   int64
	person, kin int64
	made        bool  // the id is made of the content
	row         int64 // of the message that it is stored under; 0: it is new
	kept        int64 // the group that the message is stored under
	best        bool  // it is the one that gives that message its values
}

// stream is within what different ids are different messages: the namespace of the
// ids; where they are made of the content, what they are made of except the text.
func (a alias) stream() string {
	if !a.made {
		return a.ID.Source
	}
	return strings.Join([]string{
		a.ID.Source, cmp.Or(a.Group.ID, a.Group.Name), cmp.Or(a.SenderID, a.Sender),
	}, "\x00")
}

// compare orders the aliases of a minute for matching: those that know more come
// first and are matched with each other, so that the others join what is there.
func (a alias) compare(b alias) int {
	return cmp.Or(
		cmp.Compare(min(a.Precision, ingest.ToMinute), min(b.Precision, ingest.ToMinute)),
		a.SentAt.Truncate(time.Second).Compare(b.SentAt.Truncate(time.Second)),
		falseFirst(a.SenderID == "", b.SenderID == ""),
		a.Message.Compare(b.Message),
	)
}

// better orders aliases by how well they tell the message.
func (a alias) better(b alias) int {
	return cmp.Or(
		cmp.Compare(a.Precision, b.Precision),
		falseFirst(a.SenderID == "", b.SenderID == ""),
		falseFirst(!a.points(), !b.points()),
		a.ID.Compare(b.ID),
	)
}

// points reports whether the alias knows of a mention or of a quoted message.
func (a alias) points() bool {
	return a.MentionAll || len(a.Mentions) > 0 || !a.ReplyTo.IsZero()
}

func falseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// classes divides the aliases of one group and minute into messages. The best alias
// of each comes first.
func classes(minute []alias) [][]alias {
	type said struct {
		kin  int64
		text string
	}
	matchers := map[said]*matcher{}
	var slots []*slot
	for _, a := range slices.SortedFunc(slices.Values(minute), alias.compare) {
		key := said{a.kin, saying(a.Message)}
		m := matchers[key]
		if m == nil {
			m = &matcher{free: map[string]int{}, ids: map[string]bool{}}
			matchers[key] = m
		}
		before := len(m.slots)
		m.add(a)
		slots = append(slots, m.slots[before:]...)
	}
	divided := make([][]alias, len(slots))
	for i, s := range slots {
		slices.SortFunc(s.aliases, alias.better)
		divided[i] = s.aliases
	}
	return divided
}

// A matcher gathers aliases of one text by one sender into messages. They must come
// in the order of [alias.compare].
type matcher struct {
	slots []*slot
	free  map[string]int  // before this slot the stream has an alias in each
	ids   map[string]bool // sender ids of the slots
}

// A slot is a message while its aliases are gathered.
type slot struct {
	aliases  []alias
	senderID string    // empty: not known yet
	second   time.Time // zero: not known
}

// add puts a into the slot where it fits, or into a new one.
func (m *matcher) add(a alias) {
	s := m.fitting(a)
	if s == nil {
		s = &slot{second: a.second()}
		m.slots = append(m.slots, s)
	}
	s.aliases = append(s.aliases, a)
	s.senderID = cmp.Or(s.senderID, a.SenderID)
	m.ids[s.senderID] = true
}

// fitting is the slot that a belongs in, nil if none does: the first of those with the
// same sender id, else the first in which one of the two ids is unknown, else the
// first whose sender goes by the same name under another id.
func (m *matcher) fitting(a alias) *slot {
	stream := a.stream()
	first := m.free[stream]
	for first < len(m.slots) && m.slots[first].has(stream) {
		first++
	}
	m.free[stream] = first
	second := a.second()
	if !second.IsZero() {
		// The slots stand in the order of their seconds so far.
		at, _ := slices.BinarySearchFunc(m.slots, second, func(s *slot, t time.Time) int { return s.second.Compare(t) })
		first = max(first, at)
	}
	var best *slot
	least, hope := 3, m.hope(a)
	for _, s := range m.slots[first:] {
		if !second.IsZero() && !s.second.Equal(second) {
			break
		}
		if d := s.distance(a.SenderID); d < least && !s.has(stream) {
			best, least = s, d
			if d <= hope {
				break
			}
		}
	}
	return best
}

// hope is the least distance that a can have to a slot.
func (m *matcher) hope(a alias) int {
	switch {
	case m.ids[a.SenderID]:
		return 0
	case a.SenderID == "", m.ids[""]:
		return 1
	}
	return 2
}

// distance is how little a sender id says for the slot.
func (s *slot) distance(id string) int {
	switch {
	case id == s.senderID:
		return 0
	case id == "", s.senderID == "":
		return 1
	}
	return 2
}

// has reports whether the slot holds an alias of the stream.
func (s *slot) has(stream string) bool {
	return slices.ContainsFunc(s.aliases, func(a alias) bool { return a.stream() == stream })
}

// second is the second in which the message was sent, zero if it is not known.
func (a alias) second() time.Time {
	if a.Precision != ingest.ToSecond {
		return time.Time{}
	}
	return a.SentAt.Truncate(time.Second)
}

// saying is what the copies of a message agree in: its folded text without white
// space. Of pictures and the like only the kind counts, since each program has its
// own words for them, and of a file the name.
func saying(m ingest.Message) string {
	if m.Marking != "" {
		return "\x01" + m.Marking // its text is not known
	}
	text := ink(m.Text)
	switch m.Kind {
	case ingest.Image, ingest.Voice, ingest.Video, ingest.Sticker:
		if text == "" || bracketed(text) {
			return "\x00" + m.Kind.String()
		}
	case ingest.File:
		if len(m.Attachments) > 0 && m.Attachments[0].Name != "" {
			return "\x00" + ink(m.Attachments[0].Name)
		}
		if bracketed(text) {
			_, name, _ := strings.Cut(strings.Trim(text, "[]【】"), ":")
			return "\x00" + name
		}
		return "\x00" + text
	}
	return text
}

// ink is a text folded, without its white space.
func ink(s string) string {
	return strings.Map(func(r rune) rune {
		if r = han.Fold(r); r == ' ' || r >= '\t' && r <= '\r' {
			return -1
		}
		return r
	}, s)
}

// bracketed reports whether a text is nothing but a placeholder: [图片], 【语音】.
func bracketed(text string) bool {
	return strings.HasPrefix(text, "[") && strings.IndexByte(text, ']') == len(text)-1 ||
		strings.HasPrefix(text, "【") && strings.Index(text, "】") == len(text)-len("】")
}
