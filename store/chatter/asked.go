package chatter

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"shoudao/ingest"
)

// A Class is searches that are alike, each a text of words with spaces between them.
type Class struct {
	Name    string
	Queries []string
}

// askedOf is how many searches a class has.
const askedOf = 20

// Classes are what is looked for in what the chatter says: one to six characters, common,
// rare, and such as are not there; numbers and Latin words; two words at once.
func (c *Chatter) Classes() []Class {
	words := func(length, from int) []string { return c.words.long(length, from) }
	two, rare := words(2, 0), words(2, wordCount-2000)
	both := func(a, b []string) []string {
		pairs := make([]string, askedOf)
		for i := range pairs {
			pairs[i] = a[i%len(a)] + " " + b[(i+1)%len(b)]
		}
		return pairs
	}
	return []Class{
		{"1 common", words(1, 0)},
		{"1 middling", split(c.words.characters[400 : 400+askedOf])},
		{"1 rare", split(c.words.characters[characters-askedOf:])},
		{"2 common", append([]string{"收到"}, two[1:]...)},
		{"2 middling", words(2, 1500)},
		{"2 rare", rare},
		{"2 not there", strings.Fields("鼕鼖 龘靐 齉爩 麤鱻 灪籱 癵驫 龗鑫 籲鬱 爨釁 鸞鸝")},
		{"3", words(3, 600)},
		{"3 of a name", c.names()},
		{"4", c.cut(4)},
		{"5", c.cut(5)},
		{"6", c.cut(6)},
		{"6 common", []string{"各位收到回复", "请各位收到回", "收到马上办"}},
		{"letters, digits", strings.Fields("2024 Excel wps 2019Q3 Q4 13812 http example OK vpn 2030 777 xlsx 138 pdf usb 1999 2020Q1 oa word")},
		{"and, common", both(words(1, 0), two)},
		{"and, rare", both(rare, two)},
	}
}

// Filters are what a search can be confined to: a group that says one message in sixty, one
// of those who say most in it, and a month.
type Filters struct {
	Group, Sender string // the id of the group, and of the person
	From, To      time.Time
}

// Filters are those of an archive whose last message was sent at the instant.
func (c *Chatter) Filters(last time.Time) Filters {
	g := c.groups[len(c.groups)/3]
	first := time.Date(2016, 1, 4, 0, 0, 0, 0, Zone)
	middle := first.Add(last.Sub(first) / 2)
	return Filters{g.ID, g.members[2].id, middle, middle.AddDate(0, 1, 0)}
}

// long are the commonest words of a length from a rank on.
func (v vocabulary) long(length, from int) []string {
	var some []string
	for _, w := range v.words[from:] {
		if utf8.RuneCountInString(w) == length && !slices.Contains(some, w) {
			if some = append(some, w); len(some) == askedOf {
				break
			}
		}
	}
	return some
}

func split(rs []rune) []string {
	some := make([]string, len(rs))
	for i, r := range rs {
		some[i] = string(r)
	}
	return some
}

// names are those of some people.
func (c *Chatter) names() []string {
	var some []string
	for _, g := range c.groups {
		for _, p := range g.members {
			if utf8.RuneCountInString(p.name) == 3 && !slices.Contains(some, p.name) && len(some) < askedOf {
				some = append(some, p.name)
			}
		}
	}
	return some
}

// cut are some characters in a row out of what another chatter with the same words says
// first: what people remember of a message.
func (c *Chatter) cut(length int) []string {
	speaker := New(c.seed)
	var some []string
	for i := 0; len(some) < askedOf; i++ {
		m := speaker.Next()
		rs := []rune(m.Text)
		if from := 2 + i%5; m.Kind == ingest.Text && len(rs) >= from+length {
			if w := rs[from : from+length]; !slices.ContainsFunc(w, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
				some = append(some, string(w))
			}
		}
	}
	return some
}
