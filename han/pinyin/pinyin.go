// Package pinyin tells how Chinese characters are read.
//
// What is known is a table of characters by their readings, which gen.go has made of that of github.com/mozillazg/go-pinyin.
// It is unpacked when the first character is asked for: a program that asks for none begins no later for it.
package pinyin

import (
	_ "embed" // the table
	"strings"
	"sync"
)

//go:generate go run gen.go

// Of are the readings of a character without tones, the usual one first and ü written as v; nil where none is known. They
// are the same for all who ask and not to be changed.
func Of(r rune) []string {
	t := unpacked()
	if r < 0 || int(r>>8) >= len(t.pages) || t.pages[r>>8] == nil {
		return nil
	}
	return t.readings[t.pages[r>>8][r&0xff]]
}

// packed has a line for all characters with the same readings: these with commas between them, a blank, and those.
//
//go:embed readings.txt
var packed string

// A table leads from a character to its readings, by the page of 256 characters that it is on.
type table struct {
	pages    [0x324]*[256]uint16 // places in readings
	readings [][]string          // the first are those of characters without any
}

var unpacked = sync.OnceValue(func() *table {
	t := &table{readings: [][]string{nil}}
	for line := range strings.Lines(packed) {
		readings, characters, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for _, r := range characters {
			if t.pages[r>>8] == nil {
				t.pages[r>>8] = &[256]uint16{}
			}
			t.pages[r>>8][r&0xff] = uint16(len(t.readings))
		}
		t.readings = append(t.readings, strings.Split(readings, ","))
	}
	return t
})
