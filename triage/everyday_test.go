package triage

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// TestEverydayWords holds what offices say every day to its place: what asks something of the user
// is in her queue, what does not is not. Lines that go wrong today are marked, and a mark that is no
// longer true has to go; most of the lines must be right.
func TestEverydayWords(t *testing.T) {
	raw, err := os.ReadFile("testdata/everyday.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines, wrong, group := 0, 0, ""
	for n, line := range strings.Split(string(raw), "\n") {
		if name, ok := strings.CutPrefix(line, "## "); ok {
			group = name
		}
		sign, said, ok := strings.Cut(line, "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		sign, known := strings.CutPrefix(sign, "!")
		queued := everyday(group, said)
		switch right := queued == (sign == "+"); {
		case !right && !known:
			t.Errorf("line %d: in the queue %v: %s", n+1, queued, line)
		case right && known:
			t.Errorf("line %d is right now: take the mark away: %s", n+1, line)
		case !right:
			wrong++
		}
	}
	if lines < 200 || wrong*8 > lines {
		t.Errorf("%d of %d lines are wrong", wrong, lines)
	}
}

// persona is who is meant by the kind that stands before the name of a group: one of a village, a school, a ward, an English
// office, or else of the township.
func persona(kind string) Profile {
	office := when.DefaultOffice(time.FixedZone("", 8*3600))
	p := Profile{
		Names: []string{"林敏", "小林"}, IDs: []string{"林敏"}, Title: "党政办干事", Units: []string{"党政办"}, Roles: []string{"干事", "文书"},
		Duties: []string{"公章", "会议", "值班"}, Areas: []string{"柳湾村"}, Superiors: []string{"王主任"}, Office: office,
	}
	switch kind {
	case "village":
		p = Profile{
			Names: []string{"石大勇", "老石", "石书记", "大勇"}, IDs: []string{"石大勇"}, Title: "柳湾村党支部书记", Units: []string{"柳湾村", "柳湾村党支部"},
			Roles: []string{"村书记", "村主任", "村（社区）书记"}, Duties: []string{"党建", "防火"}, Areas: []string{"柳湾村"}, Superiors: []string{"周镇长"}, Office: office,
		}
	case "school":
		p = Profile{
			Names: []string{"江若水", "若水", "江老师", "小江"}, IDs: []string{"江若水"}, Title: "三（2）班班主任、语文教师", Units: []string{"三（2）班", "三年级组", "语文组"},
			Roles: []string{"班主任", "语文老师", "任课老师", "教研组成员"}, Duties: []string{"班级管理", "语文教学"}, Superiors: []string{"陈校长"}, Office: office,
		}
	case "ward":
		p = Profile{
			Names: []string{"阮青禾", "青禾", "阮护士", "小阮", "阮姐"}, IDs: []string{"阮青禾"}, Title: "心内科责任护士", Units: []string{"心内科", "心内科护理组", "二病区"},
			Roles: []string{"护士", "责任护士", "质控护士", "带教老师"}, Duties: []string{"基数药品", "院感质控", "排班表"}, Superiors: []string{"周护士长"}, Office: office,
		}
	case "en":
		p = Profile{
			Names: []string{"Olivia Reed", "Olivia"}, IDs: []string{"Olivia Reed"}, Title: "Events coordinator", Units: []string{"Events"},
			Roles: []string{"events coordinator"}, Duties: []string{"room bookings"}, Superiors: []string{"Helen Marsh"}, Office: office,
		}
	}
	return p
}

// everyday reports whether something of what is said in a group, three minutes apart, is open in the queue.
func everyday(group, said string) bool {
	kind, name, ok := strings.Cut(group, " ")
	if !ok {
		kind, name = "", group
	}
	p := persona(kind)
	var all []ingest.Message
	for i, one := range strings.Split(said, "|") {
		sender, text, _ := strings.Cut(one, ": ")
		m := ingest.Message{
			ID: ingest.ID{Source: "t", Native: fmt.Sprint(i)}, Group: ingest.Group{Name: name}, Sender: sender, SenderID: sender,
			SentAt: time.Date(2024, 4, 2, 9, 3*i, 0, 0, time.FixedZone("", 8*3600)), Text: text,
		}
		for _, name := range []string{"林敏", "石大勇", "江若水", "阮青禾", "Olivia"} {
			if strings.Contains(text, "@"+name) {
				m.Mentions = append(m.Mentions, name)
			}
		}
		all = append(all, m)
	}
	for _, it := range judgeAll(p, all).Items {
		if it.Band == Todo && it.State == Open {
			return true
		}
	}
	return false
}
