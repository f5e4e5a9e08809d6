package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/tui/text"
)

// scribe takes pastes in for the tests: each line 张三: 收到 is a message of 10:00, 10:01 and
// so on; one that begins with ! cannot be read; a text without any is no chat.
type scribe struct {
	box    *memory
	taken  []string // group, day and how many
	known  map[string]int
	fault  error
	groups []PasteGroup
	named  []string
	form   string
	dated  int      // so many messages tell their day
	rooms  []string // the groups of the messages, in turn
}

func (s *scribe) Preview(_ context.Context, said, group string, day time.Time) (Pasted, error) {
	if s.fault != nil {
		return Pasted{}, s.fault
	}
	p := Pasted{Undated: true, Day: day, Group: group, Named: s.named, Form: s.form}
	if day.IsZero() {
		p.Day = at(11, 0, 0)
	}
	if group == "" && len(s.named) == 0 {
		p.Groups = s.groups
		if len(s.groups) > 0 && s.groups[0].Same+s.groups[0].Senders > 0 {
			p.Group = s.groups[0].Name
		}
	}
	speakers := map[string]bool{}
	for i, line := range strings.Split(said, "\n") {
		who, what, ok := strings.Cut(line, ": ")
		if bad, found := strings.CutPrefix(line, "!"); found {
			p.Problem = ingest.Skip{Line: i + 1, Fault: ingest.BadTime, Detail: bad}
			p.Tally.Unreadable++
			continue
		}
		if !ok {
			continue
		}
		y, m, d := p.Day.Date()
		p.Messages = append(p.Messages, ingest.Message{Sender: who, Text: what, SentAt: time.Date(y, m, d, 10, i, 0, 0, town)})
		if len(s.rooms) > 0 {
			p.Messages[len(p.Messages)-1].Group.Name = s.rooms[(len(p.Messages)-1)%len(s.rooms)]
		}
		if !speakers[who] {
			p.Speakers = append(p.Speakers, Share{who, 1})
		}
		speakers[who] = true
	}
	p.Total = len(p.Messages)
	p.Clocked = max(p.Total-s.dated, 0)
	if p.Total == 0 && p.Tally.Unreadable == 0 {
		return Pasted{Form: "prose"}, nil
	}
	if p.Total > 0 {
		p.Kinds = []Share{{"text", p.Total}}
		p.From, p.To = p.Messages[0].SentAt, p.Messages[p.Total-1].SentAt
	}
	p.Tally.Known = min(s.known[p.Group], p.Total)
	p.Tally.Stored = p.Total - p.Tally.Known
	p.Tally.Read = p.Total + p.Tally.Unreadable
	return p, nil
}

func (s *scribe) Take(ctx context.Context, said, group string, day time.Time) (Taken, error) {
	p, err := s.Preview(ctx, said, group, day)
	if err != nil {
		return Taken{}, err
	}
	groups := []string{group}
	if len(p.Named) > 0 {
		groups = p.Named
	}
	s.taken = append(s.taken, fmt.Sprintf("%s %s %d", groups[0], day.Format("1/2"), p.Total))
	return Taken{Tally: p.Tally, Groups: groups}, nil
}

const chat = "张主任: 各村今天把低保名单报我\n李文书: 收到\n王二: 好的"

// scribbling shows the town, where pastes are taken in.
func scribbling(t *testing.T, s size) (*stage, *scribe) {
	t.Helper()
	box := newTown()
	sc := &scribe{box: box, known: map[string]int{"低保群": 2}, groups: []PasteGroup{
		{Name: "低保群", Same: 2, Senders: 3},
		{Name: "民政群", Senders: 1},
		{Name: "防汛群"},
		{Name: "党务群"},
		{Name: "食堂群"},
	}}
	box.paster = sc
	return newStage(t, box, text.Chinese, s), sc
}

// paste pastes as a terminal does: each line end is that of Enter.
func (s *stage) paste(said string) *stage {
	s.send(tea.PasteMsg{Content: strings.ReplaceAll(said, "\n", "\r")})
	return s
}

func (s *scribe) took(t *testing.T, want ...string) {
	t.Helper()
	if got := strings.Join(s.taken, "; "); got != strings.Join(want, "; ") {
		t.Errorf("taken in: %q, want %q", got, want)
	}
}
