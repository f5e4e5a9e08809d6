package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/store"
	"shoudao/triage"
	"shoudao/triage/when"
)

func TestCopies(t *testing.T) {
	s, j := open(t), judge()
	put(
		t, s, say(1, "09:30:00", "镇", "何书记", askRoll), say(2, "09:40:00", "村", "何书记", askRoll), say(3, "09:50:00", "店", "何书记", askRoll),
		say(4, "10:30:00", "镇", "何书记", askPaper), say(5, "11:30:00", "镇", "王二", "今天吃面"),
	)
	sift(t, s, j)
	for name, c := range map[string]struct {
		from, to time.Time
		want     []string
	}{
		"all":                  {want: []string{"2", "3"}},
		"from one on":          {from: at("09:50:00"), want: []string{"3"}},
		"up to before another": {to: at("09:50:00"), want: []string{"2"}},
		"none in the time":     {from: at("10:00:00")},
	} {
		t.Run(name, func(t *testing.T) {
			all, err := s.Copies(t.Context(), c.from, c.to)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range all {
				got = append(got, x.Message.ID.Native)
				if x.Item.Anchor.Message.Native != "1" {
					t.Errorf("%v is a copy of %v, want of the first", x.Message.ID, x.Item.Anchor)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestMutedNearMissesComeFirst(t *testing.T) {
	s := open(t)
	put(t, s, say(1, "09:30:00", "镇", "何书记", "党建办请明天下午5点前把党员花名册报我"), say(2, "09:40:00", "村", "王二", "把明天开会的椅子搬到三楼"), say(3, "11:30:00", "村", "王二", "收到"))
	sift(t, s, triage.NewJudge(triage.Profile{
		Names: []string{"林晓梅"}, Units: []string{"党建办"}, Office: when.DefaultOffice(zone), Muted: []string{"镇"},
	}))
	all, _, err := s.Banded(t.Context(), store.BandQuery{Band: triage.Filtered})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 || all[0].Message.ID.Native != "1" || all[0].Verdict.Code != triage.Muted || all[0].Verdict.Score < triage.LookLine {
		t.Errorf("the nearest is %+v, want what the mute kept out, by what it came to without", all)
	}
}
