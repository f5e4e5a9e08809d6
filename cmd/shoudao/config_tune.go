package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"shoudao/triage"
)

// wordsTable are the user's own words.
type wordsTable struct {
	Asks  []string `toml:"asks"`
	Noise []string `toml:"noise"`
}

// groupsTable is what she thinks of her groups.
type groupsTable struct {
	Muted  []string       `toml:"muted"`
	Points map[string]int `toml:"points"`
}

// tune puts the user's own words and groups into the profile.
func (c config) tune(p *triage.Profile, path string) error {
	for _, of := range []struct {
		key  string
		list []string
	}{{"asks", c.Words.Asks}, {"noise", c.Words.Noise}} {
		for _, w := range of.list {
			if utf8.RuneCountInString(strings.TrimSpace(w)) < 2 {
				return c.fault(path, badWord, w, "words", of.key)
			}
		}
	}
	for _, w := range c.Words.Noise {
		if slices.Contains(c.Words.Asks, w) || slices.Contains(c.Me.Names, w) {
			return c.fault(path, badNoise, w, "words", "noise")
		}
	}
	if slices.ContainsFunc(c.Groups.Muted, func(g string) bool { return strings.TrimSpace(g) == "" }) {
		return c.fault(path, badGroup, "", "groups", "muted")
	}
	for _, g := range slices.Sorted(maps.Keys(c.Groups.Points)) {
		if n := c.Groups.Points[g]; n == 0 || n < -triage.MostPoints || n > triage.MostPoints {
			return c.fault(path, badPoints, strconv.Itoa(n), "groups", "points", g)
		}
	}
	p.Asks, p.Noise, p.Muted, p.Points = c.Words.Asks, c.Words.Noise, c.Groups.Muted, c.Groups.Points
	return nil
}

// fault is the error for the value of a key, with its line.
func (c config) fault(path string, fault configFault, detail string, key ...string) error {
	return configError{Path: path, Line: lineOf(c.raw, key...), Key: strings.Join(key, "."), Fault: fault, Detail: detail}
}
