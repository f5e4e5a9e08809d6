package triage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// TestNothingIsHiddenByChance holds that words which only resemble an answer, a call-off or
// another's name leave what was asked of the user open.
func TestNothingIsHiddenByChance(t *testing.T) {
	const ask = "何书记|小李 把党员花名册核一遍，明天下班前给我"
	tests := []struct {
		promise string
		said    []string
	}{
		{"her namesake acknowledges something else", []string{ask, "综治办老赵|@所有人 下午两点消防演练，收到回复", "李强|收到"}},
		{"her namesake says later that something is done", []string{ask, "综治办老赵|好", "李强|水管修好了"}},
		{"you and the verb that a unit's name begins with", []string{"何书记|小李，你处理一下群众来信，明天下班前给我"}},
		{"you and a verb that is a unit's name", []string{"何书记|小李 你组织一下，明天下班前把名单给我"}},
		{"she says where she is", []string{ask, "李敏|我在办公室"}},
		{"she has arrived somewhere", []string{ask, "李敏|到食堂了"}},
		{"she acknowledges with a number", []string{ask, "李敏|收到，2楼拿"}},
		{"there is no hurry", []string{ask, "何书记|小李 花名册不用急，明天下班前就行"}},
		{"no answer is wanted", []string{"何书记|小李 明天下班前把花名册放我桌上，不用回复"}},
		{"it is to be got done", []string{"何书记|小李 明天下班前把花名册补齐了"}},
		{"a room stands before the ask", []string{"何书记|三楼会议室已经订好，小李明天下班前把桌签摆上"}},
		{"somebody else has nothing to report", []string{ask, "综治办老赵|没有"}},
	}
	zone := time.FixedZone("", 8*3600)
	profile := Profile{
		Names: []string{"李敏", "小李"}, IDs: []string{"李敏"}, Title: "教师", Units: []string{"教务组", "中心小学"},
		Superiors: []string{"何书记"}, Office: when.DefaultOffice(zone),
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			var messages []ingest.Message
			for i, line := range tt.said {
				sender, text, _ := strings.Cut(line, "|")
				messages = append(messages, ingest.Message{
					ID: ingest.ID{Source: "t", Native: fmt.Sprint(i)}, Group: ingest.Group{Name: "工作群"}, Sender: sender, SenderID: sender,
					SentAt: time.Date(2026, 3, 9, 9, i, 0, 0, zone), Text: text,
				})
			}
			items := judgeAll(profile, messages).Items
			for _, it := range items {
				if it.Anchor.Message.Native == "0" && it.Band == Todo && it.State == Open && !it.Due.At.IsZero() {
					return
				}
			}
			t.Errorf("%v", items)
		})
	}
}
