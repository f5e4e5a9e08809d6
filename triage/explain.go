package triage

import (
	"slices"

	"shoudao/ingest"
)

// An Explanation says why a message went where it went: the evidence for and
// against the nearest that it comes to an ask, and what it lacks.
type Explanation struct {
	Band    Band
	Code    Code     // of a filtered message: what kept it out
	Reasons []Reason // of the clause that comes nearest
	Score   int
	Lacks   []Code // NoAddress, NoAsk
}

// Explain says what the rules make of a message, given what was known before it.
// It is computed anew each time; whether an item holds the message is for the
// items to tell.
func (j *Judge) Explain(mem Memory, m ingest.Message) Explanation {
	f := j.Resume(mem)
	r := f.enter(m)
	if r == nil {
		return Explanation{}
	}
	h := f.hear(m, r)
	if h.own {
		return Explanation{Band: Own}
	}
	e := Explanation{Band: Filtered, Code: h.speech}
	toLookAt := func(why Code) Explanation {
		return Explanation{Band: Look, Reasons: []Reason{{Code: why, Weight: weights[why], Span: Span{Message: m.ID}}}, Score: weights[why]}
	}
	if h.m.Marking != "" {
		return toLookAt(Secret)
	}
	var best *ask
	if h.unread || fails(func() { best = j.nearest(h, r, f) }) {
		return toLookAt(Unread)
	}
	if best != nil {
		e.Reasons, e.Score = best.reasons, best.score
		if e.Code == "" {
			e.Code = lacking(best.reasons)
		}
	}
	if e.Code == "" {
		e.Code = NoAsk
	}
	e.Band = BandOf(e.Score)
	if e.Band != Filtered {
		e.Code = ""
	}
	if !slices.ContainsFunc(e.Reasons, func(r Reason) bool { return r.Code.addresses() }) {
		e.Lacks = append(e.Lacks, NoAddress)
	}
	if !slices.ContainsFunc(e.Reasons, func(r Reason) bool { return r.Code.asks() || r.Code == ReceiptWanted }) {
		e.Lacks = append(e.Lacks, NoAsk)
	}
	return e
}

// nearest is what comes nearest to an ask in a message's own words; nil for words
// that do not come near one.
func (j *Judge) nearest(h *heard, r *room, f *Fold) *ask {
	if len(h.clauses) == 0 {
		return nil
	}
	turn, in := r.turn(h), f.setting(h, r)
	all := j.words().scopes(turn)
	j.words().settle(all, in)
	var best *ask
	for _, seg := range segments(all) {
		var nearest *said
		most := 0
		for _, s := range seg {
			if s.h != h {
				continue
			}
			if n := j.words().points(s, in); nearest == nil || n > most {
				nearest, most = s, n
			}
		}
		if nearest == nil {
			continue
		}
		if a := j.words().ask(seg, nearest, in); best == nil || a.score > best.score {
			best = &a
		}
	}
	return best
}
