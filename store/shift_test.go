package store

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
)

// shiftJudge reads for the user of the tests with other settings.
func shiftJudge(tune func(*triage.Profile)) *triage.Judge {
	p := triage.Profile{
		Names: []string{"林晓梅", "晓梅"}, IDs: []string{"id-me"}, Title: "党建办干事", Units: []string{"党建办"}, Roles: []string{"组织干事"},
		Superiors: []string{"何书记"}, Office: when.DefaultOffice(testZone),
	}
	tune(&p)
	return triage.NewJudge(p)
}

// shiftArchive holds three asks: to her by name, to her unit, and to a duty that is not
// in her profile yet.
func shiftArchive(t *testing.T) *Store {
	t.Helper()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	t.Cleanup(func() { _ = s.Close() })
	ms := pageOf(0, 3)
	for i, text := range []string{"@林晓梅 请明天下班前把党员花名册报我", "党建办把会议材料准备一下，后天上午报我", "管低保核查的同志，后天上午把表报我"} {
		ms[i].Text, ms[i].Mentions, ms[i].Group = text, nil, ingest.Group{Name: "工作群"}
		ms[i].SentAt = testDay.Add(time.Duration(i) * 3 * time.Hour)
		ms[i].Sender, ms[i].SenderID = "何书记", "id-he"
	}
	appendTest(t, s, ms)
	triageTest(t, s, shiftJudge(func(*triage.Profile) {}))
	return s
}

// said writes shifts, one a line.
func said(shifts []Shift) string {
	var all []string
	for _, s := range shifts {
		if !s.Visible() {
			continue
		}
		line := fmt.Sprintf("%s %s->%s", firstRunes(s.Title), s.Was, s.Is)
		if !s.DueWas.At.Equal(s.Due.At) {
			line += fmt.Sprintf(" %s->%s", s.DueWas.At.Format("02T15"), s.Due.At.Format("02T15"))
		}
		if s.Handled {
			line += " handled"
		}
		if s.Dropped && s.Is == InQueue {
			line += " dropped"
		}
		all = append(all, line)
	}
	return strings.Join(all, "; ")
}

func firstRunes(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 6)])
}

func TestShifts(t *testing.T) {
	tests := []struct {
		promise string
		tune    func(*triage.Profile)
		decide  triage.Verb
		want    string
	}{
		{"the same settings move nothing", func(*triage.Profile) {}, 0, ""},
		{"a muted group loses what is said to her unit", func(p *triage.Profile) { p.Muted = []string{"工作群"} }, 0, "党建办把会议 queue->filtered 11T12->01T00"},
		{"a duty brings an item in", func(p *triage.Profile) { p.Duties = []string{"低保核查"} }, 0, "管低保核查的 filtered->queue 01T00->11T12"},
		{
			"other hours move a deadline", func(p *triage.Profile) { p.Office.Afternoon.Close = 17 * 60 }, 0,
			"@林晓梅 请 queue->queue 10T18->10T17",
		},
		{"fewer points leave a glance", func(p *triage.Profile) { p.Points = map[string]int{"工作群": -27} }, 0, "党建办把会议 queue->look"},
		{"what she has done is told to be hers", func(p *triage.Profile) { p.Muted = []string{"工作群"} }, triage.MarkDone, "党建办把会议 done->filtered 11T12->01T00 handled"},
		{"what she said is hers stays, without a deadline of the rules", func(p *triage.Profile) { p.Muted = []string{"工作群"} }, triage.MarkMine, "党建办把会议 queue->queue 11T12->01T00 handled dropped"},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			ctx, s := context.Background(), shiftArchive(t)
			j := shiftJudge(tt.tune)
			if tt.decide != 0 {
				for _, it := range queueOf(t, s) {
					if strings.HasPrefix(it.Title, "党建办") {
						decideTest(t, s, shiftJudge(func(*triage.Profile) {}), []triage.Decision{it.Decide(tt.decide, testDay.Add(24*time.Hour))})
					}
				}
			}
			before := found(t, s)
			seen, err := s.Preview(ctx, j, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := said(seen.Shifts); got != tt.want {
				t.Errorf("preview: %q, want %q", got, tt.want)
			}
			if untold, err := s.Untold(ctx); err != nil || len(untold) != 0 || found(t, s) != before {
				t.Errorf("a preview has left %v, %v", untold, err)
			}
			delta := triageTest(t, s, j)
			if got := said(delta.Shifts); got != tt.want {
				t.Errorf("triage: %q, want %q", got, tt.want)
			}
			untold, err := s.Untold(ctx)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(untold) > 0 {
				got = said(untold[0].Shifts)
			}
			if want := strings.TrimSuffix(tt.want, " dropped"); got != want {
				t.Errorf("untold: %q, want %q", got, want)
			}
		})
	}
}

func queueOf(t *testing.T, s *Store) []triage.Item {
	t.Helper()
	items, err := s.Items(context.Background(), Window{View: Queue, At: testDay})
	if err != nil {
		t.Fatal(err)
	}
	return items
}

func TestWhatWasJudgedAnewIsToldOnceAndKept(t *testing.T) {
	ctx, s := context.Background(), shiftArchive(t)
	if _, err := s.LastRejudged(ctx); err == nil {
		t.Error("the first judgement of an archive is told as a change")
	}
	muted := shiftJudge(func(p *triage.Profile) { p.Muted = []string{"工作群"} })
	for range 2 * keptRejudged {
		triageTest(t, s, muted)
		triageTest(t, s, shiftJudge(func(*triage.Profile) {}))
	}
	untold, err := s.Untold(ctx)
	if err != nil || len(untold) != 4*keptRejudged {
		t.Fatalf("%d untold, %v, want all %d", len(untold), err, 4*keptRejudged)
	}
	if r := untold[0]; r.RulesWas != triage.Version || r.Rules != triage.Version || r.Messages != 3 {
		t.Errorf("%+v", r)
	}
	at := testDay.Add(time.Hour)
	if err := s.Told(ctx, untold[len(untold)-1].ID, at); err != nil {
		t.Fatal(err)
	}
	if untold, err = s.Untold(ctx); err != nil || len(untold) != 0 {
		t.Errorf("%d untold, %v", len(untold), err)
	}
	last, err := s.LastRejudged(ctx)
	if err != nil || !last.ToldAt.Equal(at) || said(last.Shifts) != "党建办把会议 filtered->queue 01T00->11T12" {
		t.Errorf("%+v, %v", last, err)
	}
	if all, err := s.rejudged(ctx, ""); err != nil || len(all) != keptRejudged {
		t.Errorf("%d kept, %v, want %d", len(all), err, keptRejudged)
	}
}

// TestAnArchiveOfAnotherFormIsJudgedAnew holds that a program that writes items in another
// form reads an archive all the same, and can say what went.
func TestAnArchiveOfAnotherFormIsJudgedAnew(t *testing.T) {
	ctx, s := context.Background(), shiftArchive(t)
	err := s.write(ctx, func(x *txn) error {
		if err := x.exec(ctx, "UPDATE state SET fingerprint = 'older/x', rules = 0"); err != nil {
			return err
		}
		return x.exec(ctx, "UPDATE item SET body = x'00', settled = NULL")
	})
	if err != nil {
		t.Fatal(err)
	}
	triageTest(t, s, shiftJudge(func(p *triage.Profile) { p.Muted = []string{"工作群"} }))
	last, err := s.LastRejudged(ctx)
	if err != nil || last.RulesWas != 0 || said(last.Shifts) != "党建办把会议 queue->filtered 11T12->01T00" {
		t.Errorf("%+v, %v", last, err)
	}
}

func TestAnItemWhoseAnchorMovesIsTheSame(t *testing.T) {
	come := queueOf(t, shiftArchive(t))[0]
	moved := come
	moved.Anchor.Offset += 3
	moved.Links = append([]triage.Link(nil), come.Links...)
	moved.Links[0].From += 3
	was, is := Shift{Was: InQueue, before: &come}, Shift{Is: InQueue, after: &moved}
	was.say(come)
	is.say(moved)
	if got := paired([]Shift{was, is}); len(got) != 1 || got[0].Was != InQueue || got[0].Is != InQueue {
		t.Errorf("%+v", got)
	}
	moved.Links[0].From, moved.Links[0].To = come.Links[0].To+1, come.Links[0].To+9
	if got := paired([]Shift{was, is}); len(got) != 2 {
		t.Errorf("other words of the message: %+v", got)
	}
}
