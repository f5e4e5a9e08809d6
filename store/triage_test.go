package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"shoudao/ingest"
	"shoudao/triage"
)

// aStream draws messages of a few days in a few groups, each told by one or two
// sources.
func aStream(t *rapid.T) []ingest.Message {
	at := testDay
	n := 0
	var all []ingest.Message
	for range rapid.IntRange(1, 40).Draw(t, "messages") {
		n++
		at = at.Add(rapid.SampledFrom([]time.Duration{0, 7 * time.Second, time.Minute, 4 * time.Minute, 50 * time.Minute, 3 * time.Hour, 40 * time.Hour, 20 * 24 * time.Hour}).Draw(t, "pause"))
		who := rapid.SampledFrom([]string{"何书记", "王二", "党建办-林晓梅", "赵三"}).Draw(t, "who")
		m := ingest.Message{
			ID: ingest.ID{Source: "live", Native: fmt.Sprintf("%03d", n)}, SentAt: at, Sender: who, SenderID: "id-" + who,
			Text: rapid.SampledFrom(sentences).Draw(t, "text"),
		}
		name := rapid.SampledFrom([]string{"云岭镇工作群", "党建群"}).Draw(t, "group")
		m.Group = ingest.Group{ID: "g-" + name, Name: name}
		if who == "党建办-林晓梅" {
			m.SenderID = "id-me"
		}
		if strings.Contains(m.Text, "@林晓梅") {
			m.Mentions = []string{"林晓梅"}
		}
		switch rapid.IntRange(0, 11).Draw(t, "sort") {
		case 0:
			m.Kind, m.Text = ingest.Recall, "撤回了一条消息"
		case 1:
			m.Kind, m.Text = ingest.File, "花名册.xlsx"
		case 2, 3:
			if n > 1 {
				m.ReplyTo = ingest.ID{Source: "live", Native: fmt.Sprintf("%03d", rapid.IntRange(1, n-1).Draw(t, "to"))}
			}
		}
		all = append(all, m)
		if rapid.IntRange(0, 4).Draw(t, "copy") == 0 {
			m.ID = ingest.ID{Source: "dump", Native: m.ID.Native}
			m.ReplyTo = ingest.ID{}
			if rapid.Bool().Draw(t, "minute") {
				m.SentAt, m.Precision, m.SenderID = m.SentAt.Truncate(time.Minute), ingest.ToMinute, ""
			}
			all = append(all, m)
		}
	}
	return all
}

// resumes reports whether a fold that goes on from what was known is as good as one
// that has read everything, for messages so far apart that there is no context. No
// archive can keep the law below if it is not.
func resumes(j *triage.Judge) bool {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		var stream []ingest.Message
		members := map[string]triage.Member{}
		var known []triage.Member
		half := j.Resume(triage.Memory{})
		for n := range 12 {
			m := pageOf(0, 1)[0]
			m.ID.Native, m.Text = fmt.Sprint(n), sentences[rnd.IntN(len(sentences))]
			m.SentAt = m.SentAt.Add(time.Duration(n/2) * 5 * time.Hour)
			if _, ok := members[m.Sender]; !ok {
				members[m.Sender] = triage.Member{Group: m.Group, Name: m.Sender, SenderID: m.SenderID, Since: m.SentAt}
				known = append(known, members[m.Sender])
			}
			stream = append(stream, m)
			if n < 6 {
				half.Add(m)
			}
		}
		whole, rest := j.Resume(triage.Memory{}), j.Resume(triage.Memory{At: stream[6].SentAt, Items: half.Close().Items, Members: known})
		for n, m := range stream {
			whole.Add(m)
			if n >= 6 {
				rest.Add(m)
			}
		}
		a, b := whole.Close().Items, rest.Close().Items
		sortItems(a)
		sortItems(b)
		if !cmp.Equal(a, b) {
			return false
		}
	}
	return true
}

func TestAnySplitGivesTheFindingsOfTheWhole(t *testing.T) {
	j := testJudge()
	if !resumes(j) {
		t.Skip("triage.Judge.Resume does not go on as a fold that has read everything would")
	}
	t.Parallel()
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		stream := aStream(r)
		n++
		parts := openBlank(t, filepath.Join(dir, fmt.Sprint(n, "-parts")))
		defer discard(t, parts)
		order := stream
		if rapid.Bool().Draw(r, "late") {
			order = rapid.Permutation(stream).Draw(r, "order")
		}
		var decided [][]triage.Decision
		for len(order) > 0 {
			k := rapid.IntRange(1, len(order)).Draw(r, "part")
			appendTest(t, parts, order[:k])
			if rapid.Bool().Draw(r, "triage") {
				triageTest(t, parts, j)
				if ds := someDecisions(r, t, parts, order[:k]); len(ds) > 0 {
					decided = append(decided, ds)
					decideTest(t, parts, j, ds)
				}
			}
			order = order[k:]
		}
		triageTest(t, parts, j)

		whole := openBlank(t, filepath.Join(dir, fmt.Sprint(n, "-whole")))
		defer discard(t, whole)
		appendTest(t, whole, stream)
		for _, ds := range decided {
			decideTest(t, whole, j, ds)
		}
		triageTest(t, whole, j)
		want := found(t, whole)
		if diff := cmp.Diff(want, found(t, parts)); diff != "" {
			r.Fatalf("in parts (-whole +parts):\n%s", diff)
		}
		if _, err := parts.Retriage(context.Background(), j, nil); err != nil {
			r.Fatal(err)
		}
		if diff := cmp.Diff(want, found(t, parts)); diff != "" {
			r.Fatalf("triaged anew (-whole +parts):\n%s", diff)
		}
	})
}

// someDecisions draws what the user does about items, or about messages that she says
// are hers.
func someDecisions(r *rapid.T, t testing.TB, s *Store, ms []ingest.Message) []triage.Decision {
	t.Helper()
	items, err := s.Items(context.Background(), Window{View: Queue, At: testDay})
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 6, 1, 8, 0, 0, 0, testZone)
	var ds []triage.Decision
	for _, it := range items {
		if rapid.IntRange(0, 2).Draw(r, "decide") == 0 {
			d := it.Decide(rapid.SampledFrom([]triage.Verb{triage.MarkDone, triage.MarkNotMine, triage.Snooze, triage.Pin, triage.SetDue}).Draw(r, "verb"), now)
			d.Until = now.Add(time.Hour)
			ds = append(ds, d)
		}
	}
	if rapid.IntRange(0, 2).Draw(r, "mine") == 0 {
		m := rapid.SampledFrom(ms).Draw(r, "message")
		ds = append(ds, triage.Decision{Verb: triage.MarkMine, Anchor: triage.Anchor{Message: m.ID}, At: now})
	}
	return ds
}

func decideTest(t testing.TB, s *Store, j *triage.Judge, ds []triage.Decision) {
	t.Helper()
	if _, err := s.Decide(context.Background(), j, time.Unix(0, 0), ds); err != nil {
		t.Fatal(err)
	}
}

func TestATriageOfAllLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	s := openTest(t, filepath.Join(dir, "archive.db"))
	appendTest(t, s, pageOf(0, 200))
	triageTest(t, s, testJudge())
	if _, err := s.Preview(t.Context(), testJudge("钱七"), nil); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("beside the file: %v, %v", left, err)
	}
}

// A file that was sent long before the words to it is linked by them; the next sync begins between the two.
func TestASyncKeepsLinksToWhatWasSentBefore(t *testing.T) {
	s := openTest(t, filepath.Join(t.TempDir(), "archive.db"))
	say := func(native string, at time.Duration, sender, text, group string) ingest.Message {
		return ingest.Message{
			ID: ingest.ID{Source: "live", Native: native}, SentAt: testDay.Add(at), Sender: sender, SenderID: "id-" + sender, Text: text,
			Group: ingest.Group{ID: "g-" + group, Name: group},
		}
	}
	file := say("1", 0, "何书记", "名册.xlsx", "云岭镇工作群")
	file.Kind = ingest.File
	ask := say("2", 4*time.Minute, "何书记", "@林晓梅 今天下班前整理好发我", "云岭镇工作群")
	ask.Mentions = []string{"林晓梅"}
	appendTest(t, s, []ingest.Message{file, ask})
	triageTest(t, s, testJudge())
	before := found(t, s)
	appendTest(t, s, []ingest.Message{say("3", 122*time.Minute, "王二", "中午吃什么", "党建群")})
	if _, err := s.Triage(t.Context(), testJudge(), nil); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(before, "item {") || strings.Count(found(t, s), "item {") != strings.Count(before, "item {") {
		t.Errorf("the items are others after a sync of nothing:\n%s\n%s", before, found(t, s))
	}
}
