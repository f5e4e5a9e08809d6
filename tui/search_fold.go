package tui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"shoudao/han"
	"shoudao/triage"
)

// The results of a search are folded: the newest message of an item stands for those of the
// item, and the newest copy of a text for its copies, with their number. Nothing is left out;
// Space shows them one by one.

// A sameness is what hits that are folded have in common. The zero value is that of a hit
// which is like no other.
type sameness struct {
	item triage.Anchor
	said string
}

// copyRunes is from how many letters on the same words are copies of one message. Shorter ones, as
// 收到 is, people say each for themselves.
const copyRunes = 8

func (h Hit) sameness() sameness {
	if h.Item != nil {
		return sameness{item: h.Item.Anchor}
	}
	said := h.Message.Text
	if said == "" && len(h.Message.Attachments) > 0 {
		said = h.Message.Attachments[0].Name
	}
	folded, _ := han.Folded(said)
	folded = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, folded)
	if utf8.RuneCountInString(folded) < copyRunes {
		return sameness{}
	}
	return sameness{said: folded}
}

// A hitRow is a row of the results.
type hitRow struct {
	hit   int  // which of the hits it shows
	more  int  // how many are folded under it, seen or not
	under bool // it is one of them
}

// folded are the rows of hits. Open are those samenesses that are unfolded.
func folded(hits []Hit, open map[sameness]bool) []hitRow {
	members := map[sameness][]int{}
	for i, h := range hits {
		if of := h.sameness(); of != (sameness{}) {
			members[of] = append(members[of], i)
		}
	}
	rows := make([]hitRow, 0, len(hits))
	for i, h := range hits {
		of := h.sameness()
		all := members[of]
		switch {
		case len(all) < 2:
			rows = append(rows, hitRow{hit: i})
		case all[0] == i:
			rows = append(rows, hitRow{hit: i, more: len(all) - 1})
			for _, j := range all[1:] {
				if open[of] {
					rows = append(rows, hitRow{hit: j, under: true})
				}
			}
		}
	}
	return rows
}

// refolded is the search with its rows made anew, and the cursor on the message that it
// stood on, or on the one that stands for it.
func (s search) refolded(was Hit, same bool) search {
	s.rows = folded(s.hits, s.open)
	s.list = s.list.sized(len(s.rows))
	if !same {
		return s
	}
	stand := -1
	for i, r := range s.rows {
		h := s.hits[r.hit]
		if h.Message.ID == was.Message.ID {
			s.list = s.list.chosen(i)
			return s
		}
		if of := h.sameness(); r.more > 0 && of == was.sameness() {
			stand = i
		}
	}
	if stand >= 0 {
		s.list = s.list.chosen(stand)
	}
	return s
}

// turned unfolds what is folded under the chosen row, or folds it again.
func (s search) turned() search {
	hit, ok := s.chosen()
	row := s.rows[s.list.cursor]
	if !ok || row.more == 0 && !row.under {
		s.unfold = !s.unfold // of what was said around
		return s
	}
	of := hit.sameness()
	open := map[sameness]bool{of: !s.open[of]}
	for other, is := range s.open {
		if other != of {
			open[other] = is
		}
	}
	s.open = open
	return s.refolded(hit, true)
}
