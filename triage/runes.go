package triage

// A runes is a set of characters. The reader asks of every character that comes whether it
// is one of these or those, so it is a table and not a map. It holds none beyond U+FFFF.
type runes [256]*[4]uint64

// runesOf is the set of the characters of a list.
func runesOf(list string) *runes {
	s := &runes{}
	for _, r := range list {
		s.add(r)
	}
	return s
}

func (s *runes) add(r rune) {
	if s[r>>8] == nil {
		s[r>>8] = &[4]uint64{}
	}
	s[r>>8][r>>6&3] |= 1 << (r & 63)
}

// with is the set with those of others.
func (s *runes) with(others ...*runes) *runes {
	all := &runes{}
	for _, o := range append(others, s) {
		for i, page := range o {
			if page == nil {
				continue
			}
			if all[i] == nil {
				all[i] = &[4]uint64{}
			}
			for k := range page {
				all[i][k] |= page[k]
			}
		}
	}
	return all
}

func (s *runes) has(r rune) bool {
	if uint32(r) > 0xffff {
		return false
	}
	page := s[r>>8]
	return page != nil && page[r>>6&3]>>(r&63)&1 != 0
}

// within reports whether one of the characters is in a text.
func (s *runes) within(text string) bool {
	for _, r := range text {
		if s.has(r) {
			return true
		}
	}
	return false
}

// firstRunes are the characters that words begin with.
func firstRunes(words []string) *runes {
	s := &runes{}
	for _, w := range words {
		s.add(runeAt(w, 0))
	}
	return s
}

// lastRunes are the characters that words end in.
func lastRunes(words []string) *runes {
	s := &runes{}
	for _, w := range words {
		s.add(runeBefore(w, len(w)))
	}
	return s
}
