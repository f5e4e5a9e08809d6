package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A tweak is one change of the settings that the program proposes. It is never carried
// out: the user writes the line herself, or does not.
type tweak struct {
	key   string // me.roles, words.noise, groups.muted, groups.points …
	value string // the word, or the group
	drop  bool   // it is taken out
	// points are those that the group would have, of groups.points; 0 takes the line out.
	points int
}

// list is the list of a key; nil for a key that is none.
func (c *config) list(key string) *[]string {
	return map[string]*[]string{
		"me.names": &c.Me.Names, "me.units": &c.Me.Units, "me.roles": &c.Me.Roles, "me.duties": &c.Me.Duties, "me.areas": &c.Me.Areas,
		"me.superiors": &c.Me.Superiors, "me.covers": &c.Me.Covers, "me.groups": &c.Me.Groups,
		"words.asks": &c.Words.Asks, "words.noise": &c.Words.Noise, "groups.muted": &c.Groups.Muted,
	}[key]
}

// applied are the settings with the tweak; the settings themselves stay as they are.
func (t tweak) applied(c config) config {
	if t.key == "groups.points" {
		c.Groups.Points = maps.Clone(c.Groups.Points)
		if c.Groups.Points == nil {
			c.Groups.Points = map[string]int{}
		}
		if c.Groups.Points[t.value] = t.points; t.points == 0 {
			delete(c.Groups.Points, t.value)
		}
		return c
	}
	list := c.list(t.key)
	if t.drop {
		*list = slices.DeleteFunc(slices.Clone(*list), func(w string) bool { return w == t.value })
	} else {
		*list = append(slices.Clone(*list), t.value)
	}
	return c
}

// An edit is what to write into the settings.
type edit struct {
	Section string `json:"section"` // [groups]
	Line    string `json:"line"`    // muted = ["…"]; empty: the line goes
	At      int    `json:"at"`      // the line of the file that it replaces; 0: it is new
}

// edit says what to write for the tweak.
func (t tweak) edit(c config) edit {
	section, name, _ := strings.Cut(t.key, ".")
	if t.key == "groups.points" {
		e := edit{Section: "[groups.points]", At: lineOf(c.raw, "groups", "points", t.value)}
		if t.points != 0 {
			e.Line = quoted(t.value) + " = " + strconv.Itoa(t.points)
		}
		return e
	}
	after := t.applied(c)
	var words []string
	for _, w := range *after.list(t.key) {
		words = append(words, quoted(w))
	}
	return edit{"[" + section + "]", fmt.Sprintf("%s = [%s]", name, strings.Join(words, ", ")), lineOf(c.raw, section, name)}
}

// quoted is a word as TOML writes it.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r > 0xFFFF && !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\U%08X`, r)
		case !unicode.IsPrint(r): // a control, or what turns the line around: it would command a terminal
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
