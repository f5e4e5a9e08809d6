package triage

import "shoudao/triage/when"

// plainly reports whether a clause asks so plainly that it needs no address where
// the whole group is one; in a crowd it has to say by when as well.
func (d *deed) plainly(crowd bool) bool {
	if d.told || d.busy {
		return false
	}
	if deadline := d.due != nil && d.due.Kind == when.Deadline; crowd && !(deadline && d.request > 0 || d.meeting && d.due != nil && d.request > 0 || d.receipt) {
		return false
	}
	return d.request > 1 || d.due != nil && d.due.Kind == when.Deadline && !d.done || d.meeting && d.request > 0 || d.receipt
}

// addressCode names the evidence that an address of the user's is.
func addressCode(a address, in setting) Code {
	if a.standIn {
		return StandingIn
	}
	if a.to == 0 && a.who == myNick {
		if in.replied {
			return RepliedTo
		}
		return ToYou
	}
	if a.at && a.who != everyone {
		return Mentioned
	}
	if a.duty {
		return ByDuty
	}
	switch a.who {
	case myName, myNick:
		return Named
	case myTitle:
		return ByTitle
	case myUnit:
		return ByUnit
	case myRole, classIn:
		return ByRole
	case myArea:
		return ByArea
	}
	return ToEveryone
}

// minus is the evidence against.
func (v *vocabulary) minus(s *said, put func(Code, int, int)) {
	d, c := s.deed(), s.clause()
	switch {
	case d.noNeed && d.request < 2:
		put(NoNeed, c.from, c.to)
	case d.done && d.request < 2 && !d.chase && !d.question, d.told && !s.scope.toHer():
		put(ReportedDone, c.from, c.to)
	case (d.self || d.will) && d.request < 2 && !d.question && !d.chase:
		put(OfHimself, c.from, c.to)
	case d.notice && d.request < 2 && !d.receipt:
		put(ForNotice, c.from, c.to)
	}
	if d.ifs && d.request < 2 {
		put(Hypothetical, c.from, c.to)
	}
	if d.policy {
		put(Policy, c.from, c.to)
	}
	if d.thanks && d.request < 2 {
		put(Thanked, c.from, c.to)
	}
	if d.chatter && d.request < 2 {
		put(Chatter, c.from, c.to)
	}
}
