package triage

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// A goldStream is a labelled stream with the users who read it.
type goldStream struct {
	name     string
	messages []ingest.Message
	profiles []Profile
	judges   []*Judge
}

// goldStreams are the labelled streams that are there to be looked at. All their groups
// are triaged, whoever reads.
func goldStreams(t testing.TB) (all []goldStream) {
	dirs, err := filepath.Glob("testdata/gold/*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("labelled streams: %v, %v", dirs, err)
	}
	for _, dir := range dirs {
		g := goldStream{name: filepath.Base(dir), messages: readMessages(t, file.At(filepath.Join(dir, "messages.jsonl")))}
		for _, p := range readJSON[[]goldProfile](t, filepath.Join(dir, "profiles.json")) {
			profile := p.profile(t)
			profile.Groups = nil
			g.profiles = append(g.profiles, profile)
			g.judges = append(g.judges, NewJudge(profile))
		}
		all = append(all, g)
	}
	return all
}

// A reading is a stream as one user gets it.
type reading struct {
	profile  Profile
	judge    *Judge
	messages []ingest.Message
}

// aReading draws messages of one labelled stream: a stretch of it as it was, or some of it
// in another order and at another pace.
func aReading(t *rapid.T, streams []goldStream) reading {
	g := streams[rapid.IntRange(0, len(streams)-1).Draw(t, "stream")]
	user := rapid.IntRange(0, len(g.judges)-1).Draw(t, "user")
	from := rapid.IntRange(0, len(g.messages)-2).Draw(t, "from")
	messages := slices.Clone(g.messages[from:min(len(g.messages), from+rapid.IntRange(2, 90).Draw(t, "length"))])
	if rapid.Bool().Draw(t, "shuffled") {
		messages = permuted(t, messages)
		at := messages[0].SentAt
		for i := range messages {
			at = at.Add(rapid.SampledFrom(pauses).Draw(t, "pause"))
			messages[i].SentAt = at
		}
		slices.SortFunc(messages, ingest.Message.Compare)
	}
	return reading{g.profiles[user], g.judges[user], messages}
}

// permuted draws another order.
func permuted(t *rapid.T, messages []ingest.Message) (order []ingest.Message) {
	places := make([]int, len(messages))
	for i := range places {
		places[i] = i
	}
	for _, i := range rapid.Permutation(places).Draw(t, "order") {
		order = append(order, messages[i])
	}
	return order
}

// pauses are those between messages: within a turn, within its context, across days, and
// longer than a closed item lives.
var pauses = []time.Duration{0, 5 * time.Second, time.Minute, 7 * time.Minute, 50 * time.Minute, 3 * time.Hour, 30 * time.Hour, 15 * 24 * time.Hour}

// all is what a fold makes of all messages at once.
func (r reading) all() Findings { return r.folded(Memory{}, r.messages) }

func (r reading) folded(mem Memory, messages []ingest.Message) Findings {
	fold := r.judge.Resume(mem)
	for _, m := range messages {
		fold.Add(m)
	}
	return fold.Close()
}

// drained is the same, handed out as soon as nothing can change it.
func (r reading) drained() Findings {
	fold := r.judge.Resume(Memory{})
	var all Findings
	put := func(out Findings) {
		all.Items, all.Verdicts = append(all.Items, out.Items...), append(all.Verdicts, out.Verdicts...)
	}
	for _, m := range r.messages {
		fold.Add(m)
		put(fold.Drain())
	}
	put(fold.Close())
	return all
}

// synced is what is known in the end where the messages come in parts, each of them
// whenever it comes: as an archive does it, from a context before the earliest of them on,
// beginning with the items that were alive then.
func (r reading) synced(parts [][]ingest.Message) []Item {
	var known []Item
	var there []ingest.Message
	for _, part := range parts {
		at := slices.MinFunc(part, ingest.Message.Compare).SentAt.Add(-ContextAge)
		there = slices.SortedFunc(slices.Values(slices.Concat(there, part)), ingest.Message.Compare)
		mem := memoryAt(known, there, at)
		known = slices.DeleteFunc(known, func(it Item) bool {
			before, was := it.Before(at)
			return !was || before.Alive(at)
		})
		from, _ := slices.BinarySearchFunc(there, at, func(m ingest.Message, at time.Time) int { return m.SentAt.Compare(at) })
		known = append(known, r.folded(mem, there[from:]).Items...)
	}
	return known
}

func TestFindingsOfAnyStreamAreWhatTheySay(t *testing.T) {
	streams := goldStreams(t)
	rapid.Check(t, func(t *rapid.T) {
		r := aReading(t, streams)
		found := r.all()
		streamOf(r.messages).holds(t, r.profile, found)
		if diff := differ(found, r.drained()); diff != "" {
			t.Fatalf("read once more (-at once +drained):\n%s", diff)
		}
	})
}

func TestAnyPartsInAnyOrderGiveTheItemsOfTheWhole(t *testing.T) {
	streams := goldStreams(t)
	rapid.Check(t, func(t *rapid.T) {
		r := aReading(t, streams)
		order := r.messages
		if rapid.Bool().Draw(t, "late") {
			order = permuted(t, order)
		}
		var parts [][]ingest.Message
		for len(order) > 0 {
			k := rapid.IntRange(1, len(order)).Draw(t, "part")
			parts, order = append(parts, order[:k]), order[k:]
		}
		if diff := differ(byAnchor(r.all().Items), byAnchor(r.synced(parts))); diff != "" {
			t.Fatalf("%d parts (-whole +parts):\n%s", len(parts), diff)
		}
	})
}

// idle is what is said to nobody and asks for nothing.
var idle = []string{"哈哈哈", "今天食堂有鱼", "早", "收到", "谢谢", "雨真大", "昨晚的球看了", "[微笑]", "lol", "nice weather", "thanks all", "morning"}

// TestAnUnrelatedMessageChangesNothingElse holds that what somebody who has nothing to do
// with anything says elsewhere leaves items and verdicts as they were.
func TestAnUnrelatedMessageChangesNothingElse(t *testing.T) {
	streams := goldStreams(t)
	rapid.Check(t, func(t *rapid.T) {
		r := aReading(t, streams)
		want := r.all()
		added := map[ingest.ID]bool{}
		for i := range rapid.IntRange(1, 8).Draw(t, "added") {
			near := rapid.SampledFrom(r.messages).Draw(t, "near")
			m := ingest.Message{
				ID: ingest.ID{Source: "elsewhere", Native: fmt.Sprint(i)}, Group: ingest.Group{ID: "elsewhere", Name: "羽毛球"},
				Sender: "鱻龘", SenderID: "elsewhere", SentAt: near.SentAt.Add(rapid.SampledFrom(pauses).Draw(t, "after")),
				Text: rapid.SampledFrom(idle).Draw(t, "text"),
			}
			added[m.ID] = true
			r.messages = append(slices.Clone(r.messages), m)
		}
		slices.SortFunc(r.messages, ingest.Message.Compare)
		got := r.all()
		got.Verdicts = slices.DeleteFunc(got.Verdicts, func(v Verdict) bool { return added[v.Message] })
		if diff := differ(byAnchor(want.Items), byAnchor(got.Items)); diff != "" {
			t.Fatalf("items (-without +with):\n%s", diff)
		}
		if diff := differ(byMessage(want.Verdicts), byMessage(got.Verdicts)); diff != "" {
			t.Fatalf("verdicts (-without +with):\n%s", diff)
		}
	})
}
