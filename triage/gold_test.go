package triage

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// A goldProfile is a user as a labelled stream describes one.
type goldProfile struct {
	ID, Title, Timezone                                   string
	Names, Units, Roles, Duties, Areas, Superiors, Groups []string
	SenderIDs                                             []string          `json:"sender_ids"`
	Hours                                                 map[string]string `json:"hours"`
}

func (g goldProfile) profile(t testing.TB) Profile {
	loc, err := time.LoadLocation(g.Timezone)
	if err != nil {
		t.Fatal(err)
	}
	office := when.DefaultOffice(loc)
	for part, hours := range g.Hours {
		var h, m, hh, mm int
		if _, err := fmt.Sscanf(hours, "%d:%d-%d:%d", &h, &m, &hh, &mm); err != nil {
			t.Fatal(err)
		}
		set := when.Hours{Open: when.Clock(h*60 + m), Close: when.Clock(hh*60 + mm)}
		if part == "morning" {
			office.Morning = set
		} else {
			office.Afternoon = set
		}
	}
	return Profile{
		Names: g.Names, IDs: g.SenderIDs, Title: g.Title, Units: g.Units, Roles: g.Roles, Duties: g.Duties,
		Areas: g.Areas, Superiors: g.Superiors, Groups: g.Groups, Office: office,
	}
}

// A goldTask is what a reader of a stream found to be the user's to do.
type goldTask struct {
	Task, Ask, What, Why string
	Messages             []string
	Due                  *time.Time
	DueOK                []time.Time `json:"due_ok"`
	DueGrain             string      `json:"due_grain"`
	Priority             string
	EndState             string `json:"end_state"`
	Disputable           bool
}

// A goldMessage is one line of a stream.
type goldMessage struct {
	ID, Source, Group, Sender, Kind, Text string
	SenderID                              string `json:"sender_id"`
	Time                                  time.Time
	Mentions                              []string
	MentionAll                            bool   `json:"mention_all"`
	ReplyTo                               string `json:"reply_to"`
	Of                                    string
}

func (g goldMessage) message() ingest.Message {
	m := ingest.Message{
		ID: ingest.ID{Source: "gold", Native: g.ID}, Group: ingest.Group{Name: g.Group}, Sender: g.Sender, SenderID: g.SenderID,
		SentAt: g.Time, Kind: ingest.ParseKind(g.Kind), Text: g.Text, Mentions: g.Mentions, MentionAll: g.MentionAll,
	}
	if g.ReplyTo != "" {
		m.ReplyTo = ingest.ID{Source: "gold", Native: g.ReplyTo}
	}
	if g.Of != "" {
		m.Of = ingest.ID{Source: "gold", Native: g.Of}
	}
	return m
}

// readLines decodes a file of JSON lines.
func readLines[T any](t testing.TB, path string) []T {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		all = append(all, v)
	}
	return all
}

func readJSON[T any](t testing.TB, path string) T {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return v
}

// judgeAll folds a whole stream.
func judgeAll(p Profile, messages []ingest.Message) Findings {
	sorted := slices.Clone(messages)
	slices.SortStableFunc(sorted, ingest.Message.Compare)
	f := NewJudge(p).Resume(Memory{})
	for _, m := range sorted {
		f.Add(m)
	}
	return f.Close()
}

// A figure is a share: what was right of what there was.
type figure struct{ right, all float64 }

func (f figure) share() float64 {
	if f.all == 0 {
		return 1
	}
	return f.right / f.all
}

// figures are how well one profile's stream was read.
type figures struct {
	recall, recallLook, precision, strict, due, dueFalse, state, links figure
	dup, look, messages                                                float64
	notes                                                              []string
}

// score compares items with the tasks of a stream, as a person would: a task is
// shown by an item that has a message of it, and one item serves one task.
func score(tasks []goldTask, items []Item, see map[string]string) figures {
	var f figures
	soft := map[string]bool{}
	var gold []goldTask
	for _, t := range tasks {
		if t.Disputable {
			for _, m := range t.Messages {
				soft[m] = true
			}
			continue
		}
		gold = append(gold, t)
	}
	var todo, look []Item
	for _, it := range items {
		switch it.Band {
		case Todo:
			todo = append(todo, it)
		case Look:
			look = append(look, it)
		}
	}
	good := map[int]bool{}
	used := map[int]int{}
	for n, t := range gold {
		f.recall.all++
		f.recallLook.all++
		f.strict.all++
		f.links.all += float64(len(t.Messages))
		best := bestItem(t, todo, used)
		for k, it := range todo {
			if overlap(t, it) > 0 {
				good[k] = true
			}
		}
		if best < 0 {
			if slices.ContainsFunc(look, func(it Item) bool { return overlap(t, it) > 0 }) {
				f.recallLook.right++
				f.notes = append(f.notes, "LOOK  "+describe(t, see))
			} else {
				f.notes = append(f.notes, "MISS  "+describe(t, see))
			}
			continue
		}
		f.recall.right++
		f.recallLook.right++
		if _, taken := used[best]; !taken {
			f.strict.right++
			used[best] = n
		}
		f.one(t, todo[best], see)
	}
	for k, it := range todo {
		mine := slices.ContainsFunc(it.Messages(), func(id ingest.ID) bool { return soft[id.Native] })
		switch {
		case good[k]:
			f.precision.right++
			f.precision.all++
			if _, own := used[k]; !own {
				f.dup++
				f.notes = append(f.notes, "DUP   "+itemLine(it))
			}
		case !mine:
			f.precision.all++
			f.notes = append(f.notes, "FALSE "+itemLine(it))
		}
	}
	f.look = float64(len(look))
	return f
}

// one compares a task with the item that shows it.
func (f *figures) one(t goldTask, it Item, see map[string]string) {
	got := it.Due.At
	switch {
	case t.Due != nil:
		f.due.all++
		if !got.IsZero() && got.Sub(*t.Due).Abs() <= time.Minute {
			f.due.right++
		} else {
			f.notes = append(f.notes, fmt.Sprintf("DUE   want %s got %s  %s", t.Due.Format("01-02T15:04"), got.Format("01-02T15:04"), itemLine(it)))
		}
	default:
		f.dueFalse.all++
		if !got.IsZero() {
			f.dueFalse.right++
			f.notes = append(f.notes, fmt.Sprintf("DUE-  want none got %s  %s", got.Format("01-02T15:04"), itemLine(it)))
		}
	}
	f.state.all++
	if it.State.String() == t.EndState {
		f.state.right++
	} else {
		f.notes = append(f.notes, fmt.Sprintf("STATE want %s got %s  %s", t.EndState, it.State, itemLine(it)))
	}
	n := overlap(t, it)
	f.links.right += float64(n)
	if n < len(t.Messages) {
		var lost []string
		for _, m := range t.Messages {
			if !slices.ContainsFunc(it.Links, func(l Link) bool { return l.Message.Native == m }) {
				lost = append(lost, m+" "+clip(see[m], 60))
			}
		}
		f.notes = append(f.notes, "LINK  "+clip(it.Title, 24)+" <- "+strings.Join(lost, " | "))
	}
}

func overlap(t goldTask, it Item) int {
	n := 0
	for _, m := range t.Messages {
		if slices.ContainsFunc(it.Links, func(l Link) bool { return l.Message.Native == m }) {
			n++
		}
	}
	return n
}

// bestItem is the item that serves the task: a free one first, then the one with
// the right deadline, then the one with most of its messages.
func bestItem(t goldTask, items []Item, used map[int]int) int {
	type cand struct{ k, free, due, ask, n int }
	var cs []cand
	for k, it := range items {
		n := overlap(t, it)
		if n == 0 {
			continue
		}
		c := cand{k: k, n: n}
		if _, taken := used[k]; !taken {
			c.free = 1
		}
		if t.Due == nil && it.Due.At.IsZero() || t.Due != nil && it.Due.At.Sub(*t.Due).Abs() <= time.Minute {
			c.due = 1
		}
		if slices.ContainsFunc(it.Links, func(l Link) bool { return l.Message.Native == t.Ask }) {
			c.ask = 1
		}
		cs = append(cs, c)
	}
	if len(cs) == 0 {
		return -1
	}
	return slices.MaxFunc(cs, func(a, b cand) int {
		return cmp.Or(cmp.Compare(a.free, b.free), cmp.Compare(a.due, b.due), cmp.Compare(a.ask, b.ask), cmp.Compare(a.n, b.n), cmp.Compare(b.k, a.k))
	}).k
}

func clip(s string, n int) string {
	r := []rune(strings.ReplaceAll(s, "\n", "/"))
	if len(r) > n {
		return string(r[:n]) + "~"
	}
	return string(r)
}

func describe(t goldTask, see map[string]string) string {
	return fmt.Sprintf("%s %s %s: %s", t.Task, t.Ask, t.Why, clip(see[t.Ask], 80))
}

func itemLine(it Item) string {
	var codes, links []string
	for _, r := range it.Reasons() {
		codes = append(codes, string(r.Code))
	}
	for _, l := range it.Links {
		links = append(links, fmt.Sprintf("%s:%d", strings.TrimLeft(l.Message.Native, "m0"), l.Act))
	}
	return fmt.Sprintf("%d [%s] %s: %s {%s} %s", it.Score(), clip(it.Group.Name, 8), clip(it.Sender, 10), clip(it.Title, 60), strings.Join(codes, " "), strings.Join(links, " "))
}

// scoreStream scores every profile of a labelled stream.
func scoreStream(t testing.TB, dir string, each func(id string, f figures)) {
	var messages []ingest.Message
	see := map[string]string{}
	for _, g := range readLines[goldMessage](t, filepath.Join(dir, "messages.jsonl")) {
		messages = append(messages, g.message())
		see[g.ID] = g.Sender + ": " + g.Text
	}
	for _, p := range readJSON[[]goldProfile](t, filepath.Join(dir, "profiles.json")) {
		gold := readJSON[struct{ Tasks []goldTask }](t, filepath.Join(dir, "gold", p.ID+".json"))
		prof := p.profile(t)
		f := score(gold.Tasks, judgeAll(prof, messages).Items, see)
		for _, m := range messages {
			if prof.Triaged(m.Group) {
				f.messages++
			}
		}
		each(p.ID, f)
	}
}
