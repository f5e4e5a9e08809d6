package digest_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"shoudao/cmd/shoudao/digest"
	"shoudao/ingest"
	"shoudao/tui"
	"shoudao/tui/text"
)

// said is the digest as text.
func said(t *testing.T, d digest.Digest, lang text.Lang) string {
	t.Helper()
	var b bytes.Buffer
	if err := digest.Text(&b, d, text.For(lang)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestProof holds that it is said that there is nothing new only where that is known.
func TestProof(t *testing.T) {
	const nothing = "没有给你的新消息"
	now := at(12, "12:00")
	reach := func(town, village string) []tui.Reach {
		return []tui.Reach{{Group: ingest.Group{Name: "镇"}, Until: at(12, town)}, {Group: ingest.Group{Name: "村"}, Until: at(12, village)}}
	}
	gap := tui.Gap{From: at(12, "11:00"), To: at(12, "11:20")}
	past := tui.Gap{From: at(12, "09:00"), To: at(12, "10:30")}
	hushed := reach("11:58", "11:50")
	hushed[1].Hush = tui.Hush{Usual: 30, Since: at(11, "15:00")}
	for _, c := range []struct {
		name  string
		cover digest.Cover
		holds bool
		want  string
	}{
		{"everything is read", digest.Cover{Groups: reach("11:58", "11:50"), Feeds: []digest.Feed{{Name: "门", Gaps: []tui.Gap{past}}}}, true, "10:30 以来没有给你的新消息: 2 个群都读到 11:50"},
		{"it was read long ago", digest.Cover{Groups: reach("10:58", "10:50")}, true, "10:50 以后说了什么，还没有读到"},
		{"no group is known", digest.Cover{}, false, "还没有读到任何群"},
		{"a group ends before", digest.Cover{Groups: reach("11:58", "10:29")}, false, "村 只到 3/12 周四 10:29"},
		{"a group is far behind", digest.Cover{Groups: reach("11:58", "04:00")}, false, "村 只到 3/12 周四 04:00"},
		{"nothing was read since", digest.Cover{Groups: reach("10:30", "10:30")}, false, "10:30 以后的消息还一条没有读到"},
		{"a group was never read", digest.Cover{Groups: reach("11:58", "11:50"), Unread: []string{"老干部群"}}, false, "老干部群: 从来没有读到过"},
		{"a group is silent against its rhythm", digest.Cover{Groups: hushed}, false, "村: 平时一天 30 条"},
		{"a source fails", digest.Cover{Groups: reach("11:58", "11:50"), Feeds: []digest.Feed{{Name: "门", Fault: "连不上"}}}, false, "门  收不到: 连不上"},
		{"nobody listened for a while", digest.Cover{Groups: reach("11:58", "11:50"), Feeds: []digest.Feed{{Name: "门", Gaps: []tui.Gap{gap}}}}, false, "门: 11:00 到 11:20 没有人接收"},
		{"messages could not be had", digest.Cover{Groups: reach("11:58", "11:50"), Feeds: []digest.Feed{{Name: "门", Lacks: []tui.Lack{{Group: "村", Gap: gap, Messages: 3}}}}}, false, "3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := input(now)
			in.Since, in.Cover = at(12, "10:30"), c.cover
			d := digest.Make(in)
			got := said(t, d, text.Chinese)
			if d.Proof.Holds() != c.holds || strings.Contains(got, nothing) != c.holds || !strings.Contains(got, c.want) {
				t.Errorf("holds %v, want %v and %q:\n%s", d.Proof.Holds(), c.holds, c.want, got)
			}
			in.Queue = []digest.Row{ask("fresh", at(12, "11:00"), time.Time{})}
			if got := said(t, digest.Make(in), text.Chinese); strings.Contains(got, nothing) {
				t.Errorf("nothing is new beside what is:\n%s", got)
			}
			in.Edition = digest.Tomorrow
			if got := said(t, digest.Make(in), text.Chinese); strings.Contains(got, nothing) || !c.holds && !strings.Contains(got, c.want) && !strings.Contains(got, "还没有读到") {
				t.Errorf("tomorrow's list:\n%s", got)
			}
		})
	}
}
