package digest_test

import (
	"io"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"shoudao/cmd/shoudao/digest"
	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/tui"
	"shoudao/tui/text"
)

// ordinary is the digest of an ordinary morning, with something in each of its parts.
func ordinary(now time.Time) digest.Input {
	in := input(now)
	told := func(r digest.Row, title, group, sender string) digest.Row {
		r.Item.Title, r.Item.Group, r.Item.Sender, r.Message.Text = title, ingest.Group{Name: group}, sender, title
		return r
	}
	moved := linked(ask("1x0", at(11, "17:00"), at(12, "10:00")), triage.Move, at(11, "19:00"), at(12, "14:30"))
	promised := linked(ask("zm3", at(10, "09:00"), at(13, "10:00")), triage.Promise, at(10, "09:30"), time.Time{})
	off := linked(ask("yyj", at(11, "09:00"), at(12, "09:00")), triage.Cancel, at(11, "21:00"), time.Time{})
	finished := linked(ask("hna", at(11, "09:00"), time.Time{}), triage.Finish, at(11, "16:30"), time.Time{})
	finished.Item.State = triage.Done
	asleep := ask("5sv", at(10, "09:00"), at(20, "17:00"))
	asleep.Item.Standing.WakeAt = at(13, "08:30")
	receipt := ask("p8m", at(10, "09:00"), time.Time{})
	receipt.Item.Links[0].Reasons = append(receipt.Item.Links[0].Reasons, triage.Reason{Code: triage.ReceiptWanted, Weight: 14})
	in.Queue = []digest.Row{
		told(ask("wg1", at(10, "09:00"), at(11, "17:30")), "野外火源点排查表填好交应急办", "镇", "应急办 骆斌"),
		told(moved, "党建工作例会，三楼会议室", "镇", "党政办-郁佳"),
		told(ask("q6x", at(11, "23:10"), at(12, "17:00")), "森林防火，今晚有大风，各村安排人值守", "村", "应急办 骆斌"),
		told(promised, "名单核一遍发我", "村", "厉志勇"),
		told(ask("j8z", at(11, "18:00"), at(16, "00:00")), "走访表接着填", "村", "蒲敏华"),
		told(ask("hfc", at(11, "22:00"), at(16, "17:30")), "摸个底，下周一下班前给我", "镇", "卞长河"),
		told(receipt, "附件请大家下载下来学，学完回复收到", "镇", "党政办-郁佳"),
	}
	in.Look = []digest.Row{told(ask("z71", at(11, "17:40"), time.Time{}), "停电通知", "镇", "供电所小万")}
	in.Asleep = []digest.Row{told(asleep, "运动会的照片", "村", "舒慧芬")}
	in.Closed = []digest.Row{told(off, "点位介绍打20份", "镇", "阮秀琴"), told(finished, "签到表发我一份", "镇", "卞长河")}
	in.Balance = triage.Balance{Received: 40, Own: 2, Todo: 7, Look: 1, Filtered: 30}
	in.Groups = []digest.Group{
		{Group: ingest.Group{Name: "镇"}, Balance: triage.Balance{Received: 30, Own: 2, Todo: 5, Look: 1, Filtered: 22}},
		{Group: ingest.Group{Name: "村"}, Balance: triage.Balance{Received: 10, Todo: 2, Filtered: 8}},
	}
	in.Hours = []digest.Hour{
		{At: at(11, "16:00"), Balance: triage.Balance{Received: 4, Todo: 1, Filtered: 3}},
		{At: at(11, "17:00"), Balance: triage.Balance{Received: 18, Own: 2, Todo: 3, Look: 1, Filtered: 12}},
		{At: at(11, "22:00"), Balance: triage.Balance{Received: 6, Todo: 1, Filtered: 5}},
		{At: at(12, "07:00"), Balance: triage.Balance{Received: 12, Todo: 2, Filtered: 10}},
	}
	in.Near = []digest.Miss{
		{Message: ingest.Message{ID: ingest.ID{Source: "t", Native: "9"}, Group: ingest.Group{Name: "镇"}, Sender: "综治 邬强", Text: "今晚值班邬强、骆斌", SentAt: at(11, "17:34")}, Verdict: triage.Verdict{Band: triage.Filtered, Code: triage.NoAddress, Score: 32}, Lacks: []triage.Code{triage.NoAddress}},
		{Message: ingest.Message{ID: ingest.ID{Source: "t", Native: "8"}, Group: ingest.Group{Name: "镇"}, Sender: "戚二", Text: "好", SentAt: at(11, "17:35")}},
	}
	in.Muted = []digest.Miss{
		{Message: ingest.Message{ID: ingest.ID{Source: "t", Native: "7"}, Group: ingest.Group{Name: "村"}, Sender: "舒慧芬", Text: "各村书记明天九点到镇里开会", SentAt: at(11, "17:36")}, Verdict: triage.Verdict{Band: triage.Filtered, Code: triage.Muted, Score: 62}},
	}
	in.Outside = []digest.Outside{{Group: ingest.Group{Name: "食堂"}, Messages: 12}}
	in.Cover.Groups[1].Until = at(12, "01:00")
	in.Cover.Unread = []string{"老干部群"}
	in.Cover.Feeds = []digest.Feed{{Name: "门", Fault: "连不上", Do: "看看它开着没有", Gaps: []tui.Gap{{From: at(11, "20:00"), To: at(11, "21:00")}}}}
	return in
}

// TestForms holds what the page looks like in each form and language.
func TestForms(t *testing.T) {
	morning := ordinary(at(12, "08:12"))
	evening := ordinary(at(12, "22:30"))
	evening.Since = at(11, "16:00")
	tomorrow := morning
	tomorrow.Edition = digest.Tomorrow
	calm := input(at(12, "12:00"))
	calm.Since = at(12, "10:30")
	for name, in := range map[string]digest.Input{"morning": morning, "evening": evening, "tomorrow": tomorrow, "calm": calm} {
		for form, write := range map[string]func(io.Writer, digest.Digest, text.Words) error{"txt": digest.Text, "md": digest.Markdown, "html": digest.HTML} {
			if name != "morning" && form != "txt" {
				continue
			}
			for tag, lang := range map[string]text.Lang{"zh": text.Chinese, "en": text.English} {
				t.Run(name+"_"+tag+"."+form, func(t *testing.T) {
					golden.RequireEqual(t, []byte(written(t, write, digest.Make(in), lang)))
				})
			}
		}
	}
}
