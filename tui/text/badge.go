package text

import (
	"time"

	"shoudao/triage"
)

// BadgeWords are the short signs at the head of an item's line: to whom it was
// said, or what has become of it.
type BadgeWords struct {
	// Cells is the width of the widest badge.
	Cells int

	Pinned, Reopened, Woke, Moved, Secret                                                                     string
	Mentioned, Named, StandIn, Answered, Role, Unit, Area, Duty, Everyone, Group, Promised, Added, Told, Rota string
}

// Of is the one badge of an item at now: what changed since the user last looked, else
// the closest way in which she was addressed.
func (w BadgeWords) Of(it triage.Item, now time.Time) string {
	switch {
	case it.Standing.Reopened:
		return w.Reopened
	case it.Returned(now):
		return w.Woke
	case !it.Standing.DueSet && moved(it):
		return w.Moved
	}
	best, rank := w.Told, len(addressed)
	for _, l := range it.Links {
		for _, r := range l.Reasons {
			for i, code := range addressed[:rank] {
				if r.Code == code && r.Weight > 0 {
					best, rank = w.address(code), i
				}
			}
		}
	}
	return best
}

func moved(it triage.Item) bool {
	for _, l := range it.Links {
		if l.Act == triage.Move {
			return true
		}
	}
	return false
}

// addressed are the ways of being addressed, the closest first.
var addressed = [...]triage.Code{
	triage.Secret, triage.Mentioned, triage.Named, triage.ByTitle, triage.RepliedTo, triage.ToYou,
	triage.StandingIn, triage.UserSaid, triage.Promised, triage.Volunteered, triage.OnRota, triage.ByRole, triage.ByUnit,
	triage.ByArea, triage.ByDuty, triage.ToEveryone, triage.ToGroup,
}

func (w BadgeWords) address(c triage.Code) string {
	switch c {
	case triage.Secret:
		return w.Secret
	case triage.Mentioned:
		return w.Mentioned
	case triage.Named, triage.ByTitle:
		return w.Named
	case triage.StandingIn:
		return w.StandIn
	case triage.RepliedTo, triage.ToYou:
		return w.Answered
	case triage.UserSaid:
		return w.Added
	case triage.Promised, triage.Volunteered:
		return w.Promised
	case triage.OnRota:
		return w.Rota
	case triage.ByRole:
		return w.Role
	case triage.ByUnit:
		return w.Unit
	case triage.ByArea:
		return w.Area
	case triage.ByDuty:
		return w.Duty
	case triage.ToEveryone:
		return w.Everyone
	}
	return w.Group
}
