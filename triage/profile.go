package triage

import (
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// A Profile is who the user is: what the messages call her, and what is hers.
type Profile struct {
	Names     []string // the full name first, then whatever else people call her
	IDs       []string // sender ids under which she writes
	Title     string   // 党建办干事
	Units     []string // where she works, small and large: 党建办, 岚溪镇
	Roles     []string // what she is among others: 组织干事, 驻村干部
	Duties    []string // what lands on her desk: 党费收缴, 发展党员
	Areas     []string // villages, classes, wards in her care
	Superiors []string
	Covers    []string // colleagues for whom she stands in: what they are called
	Groups    []string // those triaged; empty: all. Others are stored and searchable
	Office    when.Office

	Asks   []string       // words that ask for something in her office, besides those that do everywhere
	Noise  []string       // words that tell that nothing is asked: 团购
	Muted  []string       // groups, by name or id, of which only what calls herself reaches the queue
	Points map[string]int // for or against what is said in a group, by its name or id
}

// Triaged reports whether messages of the group are for the triage. A
// conversation of two always is.
func (p Profile) Triaged(g ingest.Group) bool {
	if len(p.Groups) == 0 || g.Direct {
		return true
	}
	for _, name := range p.Groups {
		if name == g.Name || name == g.ID {
			return true
		}
	}
	return false
}

// A Member is a name under which somebody has spoken in a group.
type Member struct {
	Group    ingest.Group
	Name     string
	SenderID string    // empty where the source has none
	Since    time.Time // the first message under that name
}

// ContextAge is how far back the fold looks at messages that are in no item: the
// sends of one notice, a question and its answer.
const ContextAge = 2 * time.Hour

// LiveAge is how long a closed item still takes a chase, a correction or a copy
// after it was last spoken of. An open item takes them always.
const LiveAge = 14 * 24 * time.Hour

// A Memory is all that the fold knows at one instant, At: enough to go on from
// there as if it had read everything before.
type Memory struct {
	At time.Time
	// Items are those alive at At, see [Item.Before] and [Item.Alive].
	Items []Item
	// Recent are the messages of the [ContextAge] before At, in order.
	Recent []ingest.Message
	// Members are the names with Since before At.
	Members []Member
}

// Findings are what the fold made of messages.
type Findings struct {
	Items    []Item
	Verdicts []Verdict
}
