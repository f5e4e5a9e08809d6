package trust

// A Verdict is whether a group may be muted in the chat program, and no more be read of
// it than what comes into the queue. A muted group is still read by this program.
type Verdict uint8

// The verdicts, the best last.
const (
	// Keep: something of hers was filtered there, and the rules of today would filter it again.
	Keep Verdict = iota + 1
	// NotKnown: too few messages came, too few of what was filtered there have been judged, or its copy is not
	// up to date.
	NotKnown
	// ByName: as Safe, and all that was hers called her by name, so that the settings may mute it too.
	ByName
	// Safe: what is hers comes into the queue.
	Safe
)

// String is the verdict's name in JSON.
func (v Verdict) String() string {
	return [...]string{"", "keep", "not-known", "by-name", "safe"}[v]
}

// Tolerated is which share of a group's filtered messages may at most have been missed,
// by the bound of [Most], for the group to be safe to mute.
const Tolerated = 0.05

// Enough is how many messages of others have to have come for a group to be safe to mute:
// what holds for one or two of them tells nothing of the next, and to mute a group that is
// as quiet as that spares nothing.
const Enough = 5

// A Case is what is known of a group in a span of time.
type Case struct {
	Received int // messages of others
	Hers     int // of these, in her queue
	Named    int // of these in her queue, such as called herself and not her office, her village or everybody
	// Missed is how many turned out to be hers though the queue had not shown them: they had
	// been filtered, or were only to be looked at. Learnt is how many of these the rules of
	// today would have in the queue.
	Missed, Learnt int
	Filtered       int  // filtered, and not judged
	Sample         Rate // of the filtered that were drawn by lot, however the rules of today have them
	Behind         bool // its copy is not up to date: what has not been read cannot be in the queue
}

// Verdict weighs the case.
func (c Case) Verdict() Verdict {
	switch {
	case c.Missed > c.Learnt:
		return Keep
	case c.Behind || c.Few() || c.Need() > 0:
		return NotKnown
	case c.Hers > 0 && c.Named == c.Hers:
		return ByName
	}
	return Safe
}

// Few reports whether too few messages came to tell: no judgement makes up for that.
func (c Case) Few() bool { return c.Received < Enough }

// Rest is how many of the messages that were filtered and not judged may at most be hers.
func (c Case) Rest() int {
	return Most(c.population(), c.Sample.Judged, c.Sample.Missed) - c.Sample.Missed
}

// Need is how many more have to be judged, if none of them turns out to be hers, until
// the rest is tolerated.
func (c Case) Need() int {
	all := c.population()
	for more := range c.Filtered + 1 {
		n, found := c.Sample.Judged+more, c.Sample.Missed
		if float64(Most(all, n, found)-found) <= Tolerated*float64(all) {
			return more
		}
	}
	return c.Filtered
}

// population is the messages of which those judged were drawn.
func (c Case) population() int { return c.Filtered + c.Sample.Judged }
