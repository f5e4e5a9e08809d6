package triage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
)

// TestWhatIsSaidToAllIsHersWhereSheHasAPart holds that an ask to everybody is put into the queue only where something tells that
// the user is one of them.
func TestWhatIsSaidToAllIsHersWhereSheHasAPart(t *testing.T) {
	const ask = "三栋老乔: 各位，换届的票请大家周日前填好交到门岗"
	neighbours := []string{"302: 今天又停水了", "大鹏: 嗯", "小鹿妈: 几点来", "703: 不知道", "青山: 等通知", "阿飞: 哦", "糖糖: 好吧"}
	few := neighbours[:1]
	tests := []struct {
		name, group string
		before      []string
		others      []string // what is said in the office's group, in which she speaks
		queued      bool
	}{
		{"nobody there knows her", "阳光花园邻里群", neighbours, nil, false},
		{"it is too early to tell", "阳光花园邻里群", few, nil, true},
		{"she has spoken there", "阳光花园邻里群", append([]string{"林敏: 我家也停了"}, neighbours...), nil, true},
		{"her superior has", "阳光花园邻里群", append([]string{"王主任: 我家也停了"}, neighbours...), nil, true},
		{"somebody of her unit has", "阳光花园邻里群", append([]string{"党政办-段雨: 我家也停了"}, neighbours...), nil, true},
		{"it is named after what is in her care", "柳湾邻里群", neighbours, nil, true},
		{"a colleague whom she knows from elsewhere has", "阳光花园邻里群", append([]string{"段小雨: 我家也停了"}, neighbours...), []string{"段小雨: 早", "林敏: 早"}, true},
		{"a colleague of a group that is no more hers has", "阳光花园邻里群", append([]string{"段小雨: 我家也停了"}, neighbours...), []string{"段小雨: 早"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := persona("")
			var said []ingest.Message
			say := func(group string, lines ...string) {
				for _, l := range lines {
					sender, text, _ := strings.Cut(l, ": ")
					said = append(said, ingest.Message{
						ID: ingest.ID{Source: "t", Native: fmt.Sprint(len(said))}, Group: ingest.Group{Name: group}, Sender: sender, SenderID: sender,
						SentAt: time.Date(2024, 4, 2, 9, len(said), 0, 0, p.Office.Location), Text: text,
					})
				}
			}
			say("内部群", tt.others...)
			say(tt.group, tt.before...)
			say(tt.group, ask)
			queued := false
			for _, it := range judgeAll(p, said).Items {
				queued = queued || it.Band == Todo
			}
			if queued != tt.queued {
				t.Errorf("in the queue: %v", queued)
			}
		})
	}
}

// TestAStrangersKindIsNotHers holds that a kind of people is the user's where anybody of hers is to be met in some group, and another's
// where a crowd speaks and nobody is.
func TestAStrangersKindIsNotHers(t *testing.T) {
	crowd := []string{"302: 今天又停水了", "大鹏: 嗯", "小鹿妈: 几点来", "703: 不知道", "青山: 等通知", "阿飞: 哦", "糖糖: 好吧"}
	for before, want := range map[string]bool{"老乔: 早": false, "林敏: 早": true} {
		var said []ingest.Message
		for i, line := range append(append([]string{before}, crowd...), "三栋老乔: 各办文书明天下班前把报表发我") {
			sender, text, _ := strings.Cut(line, ": ")
			said = append(said, ingest.Message{
				ID: ingest.ID{Source: "t", Native: fmt.Sprint(i)}, Group: ingest.Group{Name: "内部群"}, Sender: sender, SenderID: sender,
				SentAt: time.Date(2024, 4, 2, 9, i, 0, 0, time.FixedZone("", 8*3600)), Text: text,
			})
		}
		queued := false
		for _, it := range judgeAll(persona(""), said).Items {
			queued = queued || it.Band == Todo
		}
		if queued != want {
			t.Errorf("behind %q: in the queue: %v", before, queued)
		}
	}
}

// TestAllStaffIsSaidInATongueOfHers holds that an early call to all is the user's only in a script in which she is called anything.
func TestAllStaffIsSaidInATongueOfHers(t *testing.T) {
	const ask = "Dear all, please send me your timesheets by Friday."
	for kind, want := range map[string]bool{"": false, "en": true} {
		m := ingest.Message{
			ID: ingest.ID{Source: "t", Native: "1"}, Group: ingest.Group{Name: "News"}, Sender: "Tom", SenderID: "Tom",
			SentAt: time.Date(2024, 4, 2, 9, 0, 0, 0, time.FixedZone("", 8*3600)), Text: ask,
		}
		queued := false
		for _, it := range judgeAll(persona(kind), []ingest.Message{m}).Items {
			queued = queued || it.Band == Todo
		}
		if queued != want {
			t.Errorf("%q: in the queue: %v", kind, queued)
		}
	}
}

// TestAGroupFitsByWholeWords holds that the people whom a group is named after are those of its whole words.
func TestAGroupFitsByWholeWords(t *testing.T) {
	p := persona("")
	p.Title, p.Roles = "党政办主任", []string{"主任", "负责人"}
	v := newVocabulary(p)
	for name, want := range map[string]bool{
		"各办主任群": true, "班主任群": false, "党政办小群": true, "食品负责人群": false, "业主群": false,
	} {
		if got := v.fits(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestAnotherOfHerNameIsCalled holds that a short name means whoever speaks under it where the user has not spoken.
func TestAnotherOfHerNameIsCalled(t *testing.T) {
	for said, want := range map[string]bool{
		"小林: 我报名|阿强: 小林明天把球拍带来":       false,
		"城东小林: 我报名|阿强: 小林明天把球拍带来":     false,
		"大白: 我报名|阿强: 小林明天把球拍带来":       true,
		"林敏: 早|小林: 我报名|阿强: 小林明天把球拍带来": true, // either may be meant
		"小林: 我报名|阿强: 林敏明天把球拍带来，下班前给我": true,
	} {
		if got := everyday("羽毛球群", said); got != want {
			t.Errorf("%s: in the queue %v", said, got)
		}
	}
}
