package triage

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
)

// A life is a line of testdata/lives.txt: what is said, and what has become of the first thing asked when it has been said.
type life struct {
	state string // open, done, cancelled; none: nothing is open; two: there are two things; done+open: two, in the order asked
	due   string // MMDD or MMDDThhmm; "-": none; "*": whatever it is
	kind  string
	said  []string
}

func readLife(line string) life {
	head, said, _ := strings.Cut(line, "|")
	words := append(strings.Fields(head), "*", "")
	l := life{state: words[0], due: words[1], said: strings.Split(said, "|")}
	if len(words) > 4 {
		l.kind = words[2]
	}
	return l
}

// messages are what is said from nine o'clock of 2 April 2024 on, five minutes apart or at the time that is given.
func (l life) messages(p Profile) []ingest.Message {
	at := time.Date(2024, 4, 2, 9, 0, 0, 0, p.Office.Location)
	var all []ingest.Message
	for i, one := range l.said {
		one = strings.TrimSpace(one)
		var day, hour, minute int
		if n, err := fmt.Sscanf(one, "@%d %d:%d ", &day, &hour, &minute); n == 3 && err == nil {
			at = time.Date(2024, 4, day, hour, minute, 0, 0, p.Office.Location)
			one = strings.SplitN(one, " ", 3)[2]
		}
		m := ingest.Message{ID: ingest.ID{Source: "t", Native: fmt.Sprint(i)}, Group: ingest.Group{Name: "工作群"}, SentAt: at}
		if group, rest, ok := strings.Cut(strings.TrimPrefix(one, "["), "群] "); ok && strings.HasPrefix(one, "[") {
			m.Group.Name, one = group+"群", rest
		}
		sender, text, ok := strings.Cut(one, ": ")
		if !ok {
			sender, text = p.Superiors[0], one
		}
		m.Sender, m.SenderID, m.Text = sender, sender, strings.ReplaceAll(text, "⏎", "\n")
		if sender == "我" {
			m.Sender, m.SenderID = p.Names[0], p.IDs[0]
		}
		switch {
		case strings.HasPrefix(text, "[图片]"):
			m.Kind = ingest.Image
		case strings.HasPrefix(text, "[撤回]"):
			m.Kind = ingest.Recall
		case strings.HasPrefix(text, "[文件] "):
			m.Kind, m.Text = ingest.File, strings.TrimPrefix(text, "[文件] ")
		}
		if strings.Contains(text, "@"+p.Names[0]) {
			m.Mentions = []string{p.Names[0]}
		}
		m.MentionAll = strings.Contains(text, "@所有人")
		all = append(all, m)
		at = at.Add(5 * time.Minute)
	}
	return all
}

// wrong says how what is judged differs from what the line says; it is empty where nothing does.
func (l life) wrong() string {
	p := persona(l.kind)
	var queue []Item
	for _, it := range judgeAll(p, l.messages(p)).Items {
		if it.Band == Todo && (l.state != "none" || it.State == Open) {
			queue = append(queue, it)
		}
	}
	if strings.Contains(l.state, "+") {
		return wrongStates(l.state, queue)
	}
	switch want := map[string]int{"none": 0, "two": 2}[l.state]; {
	case l.state == "none" || l.state == "two":
		if len(queue) != want {
			return fmt.Sprintf("%d items", len(queue))
		}
		return ""
	case len(queue) != 1:
		return fmt.Sprintf("%d items", len(queue))
	}
	it := queue[0]
	due := "-"
	if !it.Due.At.IsZero() {
		due = it.Due.At.Format("0102T1504")
	}
	switch {
	case it.State.String() != l.state:
		return "it is " + it.State.String()
	case l.due != "*" && strings.TrimSuffix(due, "T2359") != l.due:
		return "it is due " + due
	}
	return ""
}

// wrongStates says how the states of things, in the order in which they were asked, differ from those wanted.
func wrongStates(want string, queue []Item) string {
	slices.SortStableFunc(queue, func(a, b Item) int { return a.Links[0].SentAt.Compare(b.Links[0].SentAt) })
	var states []string
	for _, it := range queue {
		states = append(states, it.State.String())
	}
	if got := strings.Join(states, "+"); got != want {
		return fmt.Sprintf("%d items: %s", len(queue), got)
	}
	return ""
}

// TestLives holds what becomes of things once they have been asked to testdata/lives.txt. Lines that go wrong today are
// marked, and a mark that is no longer true has to go; most of the lines must be right.
func TestLives(t *testing.T) {
	raw, err := os.ReadFile("testdata/lives.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines, known := 0, 0
	for n, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		line, marked := strings.CutPrefix(line, "!")
		switch wrong := readLife(line).wrong(); {
		case wrong != "" && !marked:
			t.Errorf("line %d: %s: %s", n+1, wrong, line)
		case wrong == "" && marked:
			t.Errorf("line %d is right now: take the mark away: %s", n+1, line)
		case wrong != "":
			known++
		}
	}
	if lines < 300 || known*6 > lines {
		t.Errorf("%d of %d lines are wrong", known, lines)
	}
}
