package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/jsonl"
	"shoudao/store"
	"shoudao/triage"
)

// drillTask is the message of the town that asks for the numbers of party members, and
// drillSource the id namespace of those that a variant says in its place.
const (
	drillTask   = "d0029"
	drillSource = "drill"
)

// An utterance is a message of a variant: how long after the task of the town it is sent, where,
// and what it says.
type utterance struct {
	after time.Duration
	group string // empty: that of the task
	kind  ingest.Kind
	text  string
	at    bool // it mentions her
	end   bool // it asks nothing, but ends what was asked
}

// A variant is one way in which the same thing is asked.
type variant struct {
	name   string
	says   []utterance
	hushed bool // the group has gone silent, and the task never comes
}

// variants are the ways of the drill, in the order of their names.
var variants = []variant{
	{name: "A", says: []utterance{{text: "@林晓梅\u2005每个村有多少党员、多少预备党员，分村理个表，明天交我", at: true}}},
	{name: "B", says: []utterance{{text: "党建上管党员统计的同志，每个村有多少党员、多少预备党员，分村理个表，明天交我"}}},
	{name: "C", says: []utterance{
		{text: "党建上管党员统计的同志"},
		{after: 40 * time.Second, text: "每个村有多少党员、多少预备党员，分村理个表"},
		{after: 75 * time.Second, text: "明天交我"},
	}},
	{name: "D", says: []utterance{
		{kind: ingest.Image},
		{after: 8 * time.Second, text: "看下通知，明天交"},
	}},
	{name: "E", says: []utterance{
		{text: "党建上管党员统计的同志，每个村有多少党员、多少预备党员，分村理个表，明天交我"},
		{after: 100 * time.Minute, group: "云碓党务工作群", text: "党建上管党员统计的同志，每个村有多少党员、多少预备党员，分村理个表，后天上午12点前交我"},
	}},
	{name: "F", says: []utterance{
		{text: "党建上管党员统计的同志，每个村有多少党员、多少预备党员，分村理个表，明天交我"},
		{after: 4*time.Hour + 18*time.Minute, text: "分村的党员、预备党员人数不用交了，县里从系统里直接提", end: true},
	}},
	{name: "G", hushed: true},
}

// A scene is the town's day without the task, and for whom it is judged.
type scene struct {
	drillDesk
	messages []ingest.Message // in order
	task     ingest.Message
	morning  time.Time
}

// scene reads the town of the demo.
func (a *app) scene(ctx context.Context) (scene, error) {
	c, err := parseConfig("demo/profile.toml", demoProfile)
	if err != nil {
		return scene{}, err
	}
	p, err := c.profile("demo/profile.toml")
	if err != nil {
		return scene{}, err
	}
	s := scene{drillDesk: drillDesk{triage.NewJudge(p), p}}
	src := jsonl.New(file.Bytes("demo/town.jsonl", demoTown), jsonl.Options{Location: p.Office.Location})
	for page, err := range src.Pages(ctx, "") {
		if err != nil {
			return scene{}, fmt.Errorf("read the town of the drill: %w", err)
		}
		s.messages = append(s.messages, page.Messages...)
	}
	i := slices.IndexFunc(s.messages, func(m ingest.Message) bool { return m.ID.Native == drillTask })
	if i < 0 {
		return scene{}, fmt.Errorf("read the town of the drill: no message %s", drillTask)
	}
	s.task = s.messages[i]
	s.messages = slices.Delete(s.messages, i, i+1)
	s.morning = morningAfter(s.task.SentAt.In(p.Office.Location))
	return s, nil
}

// morningAfter is the time at which the queue is looked at on the day after an instant's.
func morningAfter(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d+1, 0, int(drillMorning/time.Minute), 0, 0, t.Location())
}

// play plays a variant.
func (s scene) play(v variant) played {
	if v.hushed {
		return played{variant: v, silence: s.fallSilent()}
	}
	messages := slices.Clone(s.messages)
	var asks []ingest.ID
	for i, x := range v.says {
		m := s.task
		m.ID = ingest.ID{Source: drillSource, Native: fmt.Sprintf("%s%d", v.name, i+1)}
		m.SentAt, m.Kind, m.Text = s.task.SentAt.Add(x.after), x.kind, x.text
		if x.kind == 0 {
			m.Kind = ingest.Text
		}
		if x.group != "" {
			m.Group = s.group(x.group)
		}
		if x.at {
			m.Mentions = s.profile.IDs
		}
		messages = append(messages, m)
		if !x.end {
			asks = append(asks, m.ID)
		}
	}
	slices.SortStableFunc(messages, ingest.Message.Compare)
	return played{variant: v, outcome: play(&s.drillDesk, messages, asks, s.morning)}
}

// group is the group of that name.
func (s scene) group(name string) ingest.Group {
	for _, m := range s.messages {
		if strings.EqualFold(m.Group.Name, name) {
			return m.Group
		}
	}
	return ingest.Group{Name: name}
}

// A silence is when a group was missed.
type silence struct {
	group   ingest.Group
	lastAt  time.Time // of its messages
	usual   int       // what it brings on a workday
	alarmAt time.Time // zero: nobody was told by the morning
}

// silentSince is when the group of variant G stops, as a time of day.
const silentSince = 11*time.Hour + 58*time.Minute

// fallSilent lets the group of the task bring on each workday what it brings on the town's
// day, and stop before noon on the day of the task, and looks when that would be told.
func (s scene) fallSilent() silence {
	day := time.Date(s.task.SentAt.Year(), s.task.SentAt.Month(), s.task.SentAt.Day(), 0, 0, 0, 0, s.profile.Office.Location)
	r := store.Rhythm{Group: s.task.Group, LastAt: day.Add(silentSince)}
	days := int(worked(day.Add(-rhythmSpan), day, s.profile.Office) / officeTime(s.profile.Office))
	for _, m := range s.messages {
		if m.Group == s.task.Group {
			r.Messages += days
		}
	}
	found := silence{group: r.Group, lastAt: r.LastAt}
	for at := r.LastAt; at.Before(s.morning); at = at.Add(time.Minute) {
		if usual, quiet := hush(r, s.profile.Office, at); quiet {
			found.usual, found.alarmAt = usual, at
			return found
		}
	}
	return found
}
