package when

import "shoudao/han"

// fold is the rune as the vocabulary writes it: half width, lower case, simplified, as
// [han.Fold] has it, and with one sign for each of the many dashes, quotes and dots.
// It is negative for what leaves no trace on a screen.
func fold(r rune) rune {
	switch r {
	case '\t':
		return ' '
	case 0xfe0f, 0x20e3:
		return r // 1️⃣9:00到场: the keycap parts the number of the point from the hour
	}
	r = han.Fold(r)
	if r < 0x80 {
		return r
	}
	switch r {
	case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500, 'ー':
		return '-'
	case 0x223c, 0x2053, 0x02dc, '〜':
		return '~'
	case 0x2018, 0x2019:
		return '\''
	case 0x201c, 0x201d:
		return '"'
	case 0x2022, 0x2027, '・':
		return '·'
	case 0x2236:
		return ':'
	case 0x25cb, 0x25ef, '〇':
		return '零'
	case '俩':
		return '两'
	}
	return r
}
