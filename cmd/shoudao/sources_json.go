package main

import (
	"cmp"
	"time"

	"shoudao/tui"
)

// sourcesJSON is how the sources and the groups stand.
type sourcesJSON struct {
	Sources []sourceJSON `json:"sources"`
	Groups  []groupJSON  `json:"groups"`
}

type sourceJSON struct {
	Name    string `json:"name"`
	Kind    string `json:"kind"`
	TriedAt string `json:"tried,omitempty"`
	OKAt    string `json:"ok,omitempty"`
	Fault   string `json:"fault,omitempty"`
	Do      string `json:"do,omitempty"`
	// Gaps are when nobody listened, of a source to which messages are brought.
	Gaps []gapJSON `json:"gaps,omitempty"`
	// Lacks are messages that could not be had.
	Lacks []lackJSON `json:"lacks,omitempty"`
	// Newest is the last message that it brought.
	Newest *latestJSON `json:"newest,omitempty"`
	// Lag is how long ago that was, in seconds; Quiet is for how long there had been nothing newer
	// when it last succeeded, and Unknown how long ago that was.
	Lag     *int64 `json:"lag,omitempty"`
	Quiet   *int64 `json:"quiet,omitempty"`
	Unknown *int64 `json:"unknown,omitempty"`
	// Groups are those of which it has brought messages, each with its last.
	Groups []latestJSON `json:"groups,omitempty"`
	// Aside are the files that could not be read.
	Aside []asideJSON `json:"aside,omitempty"`
}

type latestJSON struct {
	Group string `json:"group"`
	At    string `json:"at"`
}

type lackJSON struct {
	Group    string `json:"group"`
	From     string `json:"from"`
	To       string `json:"to"`
	Messages int    `json:"messages"`
}

type gapJSON struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type groupJSON struct {
	Name   string `json:"name"`
	Until  string `json:"until"`
	Last   string `json:"last"`
	Behind bool   `json:"behind"`
	// Usual is how many messages a workday it brings, where it is silent against that.
	Usual int `json:"silent_of,omitempty"`
}

// lags are how far the source is behind an instant, in seconds.
func (s *sourceJSON) lags(f tui.Feed, now time.Time) {
	seconds := func(d time.Duration) *int64 { return new(int64(max(d, 0) / time.Second)) }
	if newest, ok := f.Newest(); ok {
		s.Lag = seconds(now.Sub(newest.At))
		if !f.OKAt.IsZero() {
			s.Quiet = seconds(f.Quiet())
		}
	}
	if !f.OKAt.IsZero() {
		s.Unknown = seconds(now.Sub(f.OKAt))
	}
}

func (a *app) sourcesJSON(feeds []standing, groups []groupStanding, now time.Time) error {
	stamp := func(at time.Time) string {
		if at.IsZero() {
			return ""
		}
		return at.Format(time.RFC3339)
	}
	out := sourcesJSON{Sources: []sourceJSON{}, Groups: []groupJSON{}}
	for _, f := range feeds {
		s := sourceJSON{Name: f.Name, Kind: f.Kind, TriedAt: stamp(f.TriedAt), OKAt: stamp(f.OKAt), Fault: f.Fault, Do: f.Todo}
		for _, g := range f.Gaps {
			s.Gaps = append(s.Gaps, gapJSON{stamp(g.From), stamp(g.To)})
		}
		s.lags(f.feed(), now)
		for _, b := range f.Brought {
			s.Groups = append(s.Groups, latestJSON{cmp.Or(b.Group.Name, b.Group.ID), stamp(b.LastAt)})
		}
		if len(s.Groups) > 0 {
			s.Newest = &s.Groups[0]
		}
		for _, x := range f.Asides {
			s.Aside = append(s.Aside, asideJSON{x.Path, x.Fault, x.Todo, stamp(x.At)})
		}
		for _, l := range f.Lacks {
			s.Lacks = append(s.Lacks, lackJSON{cmp.Or(l.Group.Name, l.Group.ID), stamp(l.From), stamp(l.To), l.Messages})
		}
		out.Sources = append(out.Sources, s)
	}
	for _, g := range groups {
		out.Groups = append(out.Groups, groupJSON{g.Group.Name, stamp(g.Until), stamp(g.Last), g.behind, g.Hush.Usual})
	}
	return a.printJSON(out)
}
