package digest

import (
	"shoudao/triage"
	"shoudao/tui"
	"shoudao/tui/text"
)

// Quiet reports whether there is nothing to tell of since the digest before.
func (d Digest) Quiet() bool {
	return len(d.New)+len(d.NewLook)+len(d.Moved)+len(d.Cancelled)+d.Held == 0
}

// nothing is what can be said where there is no new item. Of a time that is not known
// nothing is.
func (x writer) nothing() string {
	w, p := x.w.Cmd.Digest, x.Proof
	switch since := x.stamp(p.Since); {
	case p.Idle():
		return w.NothingRead(since)
	case !p.Holds():
		return w.Unproven(since)
	case !x.Quiet():
		return w.None
	default:
		return w.Nothing(since, x.stamp(p.Until), p.Groups)
	}
}

// coverage is how far the groups are known.
func (x writer) coverage() part {
	w, p := x.w.Cmd.Digest, x.Proof
	out := part{head: w.Coverage, warning: !p.Holds()}
	until := x.w.Times.Full(p.Until.In(x.At.Location()), x.At)
	if p.Groups == 0 {
		out.notes = append(out.notes, w.NoGroups)
		return out
	}
	if n := p.Groups - len(p.Behind); n > 0 {
		out.notes = append(out.notes, x.w.Cmd.Output.Covered(n, until))
	}
	if p.Stale(x.At) {
		out.notes = append(out.notes, w.After(x.stamp(p.Until)))
	}
	if gaps := x.gaps(); len(gaps) > 0 {
		out.notes = append(append(out.notes, w.Incomplete), gaps...)
	}
	return out
}

// gaps is what is not known, and why.
func (x writer) gaps() []string {
	w, p := x.w.Cmd.Digest, x.Proof
	var said []string
	add := func(s string) { said = append(said, "  "+s) }
	for _, g := range p.Unread {
		add(w.Never(string(tui.Line(g))))
	}
	for _, r := range p.Behind {
		add(x.w.Queue.Behind(groupName(r.Group), x.w.Times.Full(r.Until.In(x.At.Location()), x.At)))
	}
	for _, r := range p.Hushed {
		add(w.Hush(groupName(r.Group), r.Hush.Usual, x.stamp(r.Hush.Since)))
	}
	for _, f := range p.Feeds {
		if f.Fault != "" {
			add(x.w.Groups.FeedFailed(string(tui.Line(f.Name)), string(tui.Line(f.Fault))))
		}
		for _, g := range f.Gaps {
			add(w.Gap(string(tui.Line(f.Name)), x.stamp(g.From), x.stamp(g.To)))
		}
		for _, l := range f.Lacks {
			add(x.w.Groups.FeedLack(string(tui.Line(l.Group)), x.stamp(l.From), x.stamp(l.To), l.Messages))
		}
	}
	return said
}

// balance is where every message went.
func (x writer) balance() part {
	b := x.Balance
	verdict := x.w.Queue.Balanced
	if !x.Even() {
		verdict = x.w.Queue.Unbalanced
	}
	p := part{head: x.w.Cmd.Digest.Balance, warning: !x.Even()}
	flow := text.Flow{Received: b.Received, Own: b.Own, Todo: b.Todo, Look: b.Look, Filtered: b.Filtered}
	p.notes = append(p.notes, x.w.Cmd.Audit.Sum(x.stamp(x.Since), "", flow)+" "+verdict)
	if n := len(x.Outside); n > 0 {
		p.notes = append(p.notes, x.w.Cmd.Audit.Outside(x.outside(), n))
	}
	if others := b.Received - b.Own; others > 0 {
		p.notes = append(p.notes, x.w.Cmd.Digest.Share(b.Todo, others, percent(b)))
	}
	return p
}

// outside is how many messages came of groups that nobody judges.
func (d Digest) outside() int {
	n := 0
	for _, o := range d.Outside {
		n += o.Messages
	}
	return n
}

// Even reports whether every message has a place, and the groups and the hours add up to
// the same.
func (d Digest) Even() bool {
	b, groups, hours := d.Balance, 0, 0
	for _, g := range d.Groups {
		groups += g.Balance.Received
	}
	for _, h := range d.Hours {
		hours += h.Balance.Received
	}
	return b.Received == b.Own+b.Todo+b.Look+b.Filtered && groups == b.Received && hours == b.Received
}

// percent is how much of what others wrote was for her, as the page of groups says it.
func percent(b triage.Balance) int {
	others := b.Received - b.Own
	if others <= 0 {
		return 0
	}
	return (100*b.Todo + others/2) / others
}
