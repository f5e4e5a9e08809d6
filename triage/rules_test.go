package triage

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

var update = flag.Bool("update", false, "write RULES.md anew")

// A rule is what RULES.md says of one code.
type rule struct {
	code   Code
	en, zh string
	words  []string // names of the [tables] that feed it
	// never is set where no rule of today gives the code: older findings may hold it.
	never    bool
	whole    bool // it is what keeps a message out, and no reason
	examples []example
}

// An example is a few messages. The last of them is the one that the rule is shown by.
type example struct {
	me    string // whose queue it is, see [examples]
	group string // what the group is called; empty: that of everybody
	crowd bool   // seven others have spoken before
	lines []line
	got   judgement // what the rules make of it
}

// A line is one message of an example: "何书记：明天开会", and what words do not tell.
type line struct {
	said    string
	kind    ingest.Kind
	reply   bool   // it quotes the line before it
	marking string // its text was withheld for this
	mine    bool   // the user says that it is hers
}

func say(lines ...string) (all []line) {
	for _, s := range lines {
		all = append(all, line{said: s})
	}
	return all
}

// messages are the lines as a group has them, a minute between each.
func (e example) messages() (all []ingest.Message) {
	group := ingest.Group{Name: cmp.Or(e.group, "全镇工作群")}
	if e.group == "" && letter(runeAt(e.me, 0)) {
		group.Name = "Town hall staff"
	}
	lines := e.lines
	if e.crowd {
		lines = append(say("王磊：早", "孙芳：早", "钱进：早", "吴波：早", "郑洁：早", "冯涛：早", "陈静：早"), lines...)
	}
	for i, l := range lines {
		sender, text, _ := strings.Cut(strings.Replace(l.said, ": ", "：", 1), "：")
		m := ingest.Message{
			ID: ingest.ID{Source: "rules", Native: fmt.Sprintf("%03d", i)}, Group: group, Sender: sender, SenderID: sender,
			SentAt: time.Date(2026, 3, 9, 9, i, 0, 0, time.FixedZone("", 8*3600)), Kind: l.kind, Text: text, Marking: l.marking,
		}
		if l.reply {
			m.ReplyTo = all[i-1].ID
		}
		all = append(all, m)
	}
	return all
}

// A judgement is what became of the last message of an example.
type judgement struct {
	band    Band
	code    Code     // what kept it out of the queue
	reasons []Reason // of the item that it is in, else of what came nearest to an ask
}

// judge reads an example as the program does.
func (e example) judge(j *Judge) judgement {
	messages := e.messages()
	last := messages[len(messages)-1]
	fold := j.Resume(Memory{})
	for _, m := range messages {
		fold.Add(m)
	}
	found := fold.Close()
	if e.lines[len(e.lines)-1].mine {
		return judgement{band: Todo, reasons: j.Adopt(last).Reasons()}
	}
	for _, it := range found.Items {
		if slices.Contains(it.Messages(), last.ID) {
			return judgement{band: it.Band, reasons: it.Reasons()}
		}
	}
	for _, v := range found.Verdicts {
		if v.Message == last.ID {
			why := j.Explain(memoryAt(nil, messages, last.SentAt), last)
			return judgement{band: v.Band, code: v.Code, reasons: why.Reasons}
		}
	}
	return judgement{}
}

// gives reports whether the code is among the reasons, or what kept the message out.
func (g judgement) gives(c Code) bool {
	return g.code == c || slices.ContainsFunc(g.reasons, func(r Reason) bool { return r.Code == c })
}

// examples are the users of the examples. Nobody of them lives anywhere.
func examples() map[string]Profile {
	office := when.DefaultOffice(time.FixedZone("", 8*3600))
	return map[string]Profile{
		"李敏": {
			Names: []string{"李敏", "小李"}, IDs: []string{"李敏"}, Title: "党建办干事", Units: []string{"党建办", "岚溪镇"},
			Roles: []string{"组织干事", "驻村干部"}, Duties: []string{"党费收缴", "发展党员"}, Superiors: []string{"何书记"}, Covers: []string{"许文书"}, Office: office,
			Noise: []string{"报饭"}, Muted: []string{"食堂群"}, Points: map[string]int{"文明实践群": -6},
		},
		"周凯": {
			Names: []string{"周凯"}, IDs: []string{"周凯"}, Title: "河口村党支部书记", Units: []string{"河口村"},
			Roles: []string{"村党支部书记"}, Areas: []string{"河口四组"}, Superiors: []string{"何镇长"}, Office: office,
		},
		"Ann Reed": {
			Names: []string{"Ann Reed", "Ann"}, IDs: []string{"Ann Reed"}, Title: "Clerk", Units: []string{"Planning"},
			Roles: []string{"planning officer"}, Duties: []string{"parking permits"}, Superiors: []string{"Carol Brandt"}, Covers: []string{"Bill Hale"}, Office: office,
		},
	}
}

// TestRulesFile holds that RULES.md is what the tables and the examples make of it, and
// that every code is in it with examples that give it.
func TestRulesFile(t *testing.T) {
	rules := rulebook()
	if len(rules) != len(Codes()) {
		t.Fatalf("%d rules for %d codes", len(rules), len(Codes()))
	}
	listed := map[string]bool{}
	for _, l := range tables() {
		listed[l.name] = true
	}
	judges := map[string]*Judge{}
	for name, p := range examples() {
		judges[name] = NewJudge(p)
	}
	for i, c := range Codes() {
		for k := range rules[i].examples {
			e := &rules[i].examples[k]
			e.got = e.judge(judges[e.me])
		}
		rules[i].check(t, c)
		for _, w := range rules[i].words {
			if !listed[w] {
				t.Errorf("%s has no table %q", c, w)
			}
		}
	}
	const path = "RULES.md"
	want := rulesFile(rules)
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Codes() {
		if !strings.Contains(string(got), "\n### "+string(c)+": ") {
			t.Errorf("%s lacks %s", path, c)
		}
	}
	if string(got) != want {
		t.Errorf("%s is not what the rules are: go test ./triage -run TestRulesFile -update", path)
	}
}

// check holds that a rule is that of its code and that its examples give the code.
func (r rule) check(t *testing.T, c Code) {
	if r.code != c || r.en == "" || r.zh == "" {
		t.Errorf("the rule of %s is %q: %s %s", c, r.code, r.en, r.zh)
	}
	if r.never != (len(r.examples) == 0) {
		t.Errorf("%s has %d examples", c, len(r.examples))
	}
	for _, e := range r.examples {
		if !e.got.gives(c) {
			t.Errorf("the example of %s gives %s", c, e.got)
		}
	}
}
