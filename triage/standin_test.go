package triage

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// standInProfile is somebody who stands in for two colleagues.
func standInProfile() Profile {
	return Profile{
		Names: []string{"林敏", "小林"}, IDs: []string{"林敏"}, Title: "党政办干事", Units: []string{"党政办"}, Roles: []string{"干事"},
		Covers: []string{"罗文书", "Dana Holt"}, Office: when.DefaultOffice(time.FixedZone("", 8*3600)),
	}
}

// talk are messages three minutes apart.
func talk(lines ...string) []ingest.Message {
	var all []ingest.Message
	for i, line := range lines {
		sender, text, _ := strings.Cut(line, ": ")
		all = append(all, ingest.Message{
			ID: ingest.ID{Source: "t", Native: fmt.Sprint(i)}, Group: ingest.Group{Name: "全镇工作群"}, Sender: sender, SenderID: sender,
			SentAt: time.Date(2024, 4, 2, 9, 3*i, 0, 0, time.FixedZone("", 8*3600)), Text: text,
		})
	}
	return all
}

func TestStandingInForAColleague(t *testing.T) {
	const in, out = true, false
	for _, c := range []struct {
		name   string
		lines  []string
		queued bool
	}{
		{"his name", []string{"王磊: 罗文书，明天下班前把会议材料报我"}, in},
		{"an @", []string{"王磊: @罗文书 明天下班前把会议材料报我"}, in},
		{"an @ of how the group shows him", []string{"财政所罗文书: 早", "王磊: @财政所罗文书 明天下班前把会议材料报我"}, in},
		{"his name with a title", []string{"王磊: 罗文书同志请明天下班前把会议材料报我"}, in},
		{"in English", []string{"Tom: Dana, please send the minutes by Friday"}, in},
		{"in English in full", []string{"Tom: @Dana Holt please send the minutes by Friday"}, in},
		{"a turn on the rota", []string{"王磊: 4月6日值班：孙芳\n4月7日值班：罗文书\n4月8日值班：钱进"}, in},
		{"somebody else", []string{"王磊: 孙文书，明天下班前把会议材料报我"}, out},
		{"whom something goes to", []string{"王磊: @孙芳 明天下班前把会议材料报罗文书"}, out},
		{"what is his", []string{"王磊: 罗文书的材料写得不错"}, out},
		{"all but him", []string{"王磊: 请孙芳明天下班前报材料，罗文书不用报"}, out},
		{"he is there and answers", []string{"王磊: 罗文书，明天把会议材料报我", "罗文书: 收到，我来报"}, out},
		{"another answers", []string{"王磊: 罗文书，明天把会议材料报我", "孙芳: 收到"}, in},
		{"he answers for himself where she is called as well", []string{"王磊: 林敏、罗文书，明天下班前把会议材料报我", "罗文书: 收到"}, in},
		{"a list in which he has put himself down", []string{"沙俊: #接龙\n土鸡蛋 35元/板\n1. 罗文书 2板（自己带头）\n2. 沙俊 1板"}, out},
		{"a list that asks him in its head", []string{"王磊: #接龙\n罗文书，明天下班前把名单报我\n1. 沙俊 已报"}, in},
		{"his own word", []string{"罗文书: 我明天把会议材料报上来"}, out},
	} {
		t.Run(c.name, func(t *testing.T) {
			queued := slices.ContainsFunc(judgeAll(standInProfile(), talk(c.lines...)).Items, func(it Item) bool {
				return it.Band == Todo && it.State == Open
			})
			if queued != c.queued {
				t.Errorf("in the queue: %v, want %v", queued, c.queued)
			}
		})
	}
}

// TestStandInSaysForWhom holds that the reason points at the colleague's name, and that nobody
// stands in for somebody of whom the profile does not know.
func TestStandInSaysForWhom(t *testing.T) {
	said := talk("王磊: @罗文书 明天下班前把会议材料报我")
	items := judgeAll(standInProfile(), said).Items
	if len(items) != 1 {
		t.Fatalf("%d items", len(items))
	}
	i := slices.IndexFunc(items[0].Reasons(), func(r Reason) bool { return r.Code == StandingIn })
	if i < 0 {
		t.Fatalf("the reasons are %v", items[0].Reasons())
	}
	span := items[0].Reasons()[i].Span
	if got := said[0].Text[span.From:span.To]; got != "@罗文书" {
		t.Errorf("the reason points at %q", got)
	}
	alone := standInProfile()
	alone.Covers = nil
	if items := judgeAll(alone, said).Items; len(items) != 0 {
		t.Errorf("without covers it is an item: %v", items[0].Reasons())
	}
}

// TestStandInRecorded holds that a mention counts that the chat program has recorded, and the text
// does not show.
func TestStandInRecorded(t *testing.T) {
	said := talk("王磊: 明天下班前把会议材料报我")
	said[0].Mentions = []string{"罗文书"}
	items := judgeAll(standInProfile(), said).Items
	if len(items) != 1 || !slices.ContainsFunc(items[0].Reasons(), func(r Reason) bool { return r.Code == StandingIn }) {
		t.Fatalf("the items are %v", items)
	}
	said = append(said, talk("", "罗文书: 收到，我来报")[1])
	if items := judgeAll(standInProfile(), said).Items; len(items) != 1 || items[0].Band == Todo {
		t.Errorf("he answered, and it is still in the queue: %v", items)
	}
}

// TestAStandInIsNoCalling holds that nobody is proposed as the user's own name for whom she stands in.
func TestAStandInIsNoCalling(t *testing.T) {
	said := talk("王磊: 孙文书，材料明天报罗文书")[0]
	for _, c := range NewJudge(standInProfile()).Callings(Memory{At: said.SentAt}, said) {
		if strings.Contains(c.Words, "罗文书") {
			t.Errorf("it calls upon %+v", c)
		}
	}
}

// TestBothNamesAreOneItem holds that who is called together with him for whom she stands in has one
// thing to do, by her own name.
func TestBothNamesAreOneItem(t *testing.T) {
	for _, said := range []string{
		"王磊: 林敏、罗文书，明天下班前把会议材料报我", "王磊: @罗文书 @林敏 明天下班前把会议材料报我", "王磊: 罗文书和小林明天下班前把会议材料报我",
	} {
		items := judgeAll(standInProfile(), talk(said)).Items
		if len(items) != 1 {
			t.Errorf("%s: %d items", said, len(items))
			continue
		}
		for _, r := range items[0].Reasons() {
			if r.Code == StandingIn {
				t.Errorf("%s: %v, though her own name is there", said, r)
			}
		}
	}
}
