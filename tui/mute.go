package tui

import (
	"shoudao/ingest"
	"shoudao/triage/trust"
)

// A muteBook is what is known of the groups on whether they may be muted.
type muteBook map[ingest.Group]trust.Case

func newMuteBook(all []Case) muteBook {
	b := muteBook{}
	for _, c := range all {
		b[c.Group] = c.Case
	}
	return b
}

// word is the verdict on a group, in a word and its tone.
func (b muteBook) word(d *desk, g ingest.Group) (Safe, tone) {
	c, ok := b[g]
	if !ok {
		return "", muted
	}
	v := c.Verdict()
	t := map[trust.Verdict]tone{trust.Keep: bad, trust.ByName: fresh, trust.Safe: fresh}[v]
	if v == trust.NotKnown {
		t = muted
	}
	return own(d.words.Trust.Verdict(v)), t
}

// row is the verdict on a group with what speaks for it, and the key by which more becomes
// known.
func (b muteBook) row(d *desk, g ingest.Group, n int) row {
	c, ok := b[g]
	if !ok {
		return row{}
	}
	v := c.Verdict()
	l := of(plain, own(" "+d.words.Trust.Case(c, v, trafficDays)))
	if v == trust.NotKnown && !c.Few() && c.Filtered > 0 {
		if more := of(muted, own(d.words.Trust.HowToSample(firstLabel(d.keys.sample)))); l.width()+more.width()+2 < n {
			l = l.beside(more, n)
		}
	}
	return row{line: l.cut(n)}
}
