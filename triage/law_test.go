package triage

import (
	"cmp"
	"path/filepath"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// memoryAt is what a fold knew at an instant, as an archive would tell it from the
// items that came out in the end.
func memoryAt(items []Item, messages []ingest.Message, at time.Time) Memory {
	mem := Memory{At: at}
	for _, it := range items {
		if before, was := it.Before(at); was && before.Alive(at) {
			mem.Items = append(mem.Items, before)
		}
	}
	type name struct{ group, sender, id string }
	met := map[name]bool{}
	for _, m := range messages {
		if !m.SentAt.Before(at) {
			break
		}
		if !m.SentAt.Before(at.Add(-ContextAge)) {
			mem.Recent = append(mem.Recent, m)
		}
		if n := (name{m.Group.Name, m.Sender, m.SenderID}); !met[n] {
			met[n] = true
			mem.Members = append(mem.Members, Member{Group: m.Group, Name: m.Sender, SenderID: m.SenderID, Since: m.SentAt})
		}
	}
	return mem
}

// TestAFoldGoesOnFromItsMemory holds that a fold that goes on from what was known at
// some instant comes to the same items as one that has read everything.
func TestAFoldGoesOnFromItsMemory(t *testing.T) {
	dirs, err := filepath.Glob("testdata/gold/*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("labelled streams: %v, %v", dirs, err)
	}
	for _, dir := range dirs {
		messages := readMessages(t, file.At(filepath.Join(dir, "messages.jsonl")))
		for _, p := range readJSON[[]goldProfile](t, filepath.Join(dir, "profiles.json")) {
			profile := p.profile(t)
			whole := byAnchor(judgeAll(profile, messages).Items)
			for i := len(messages) / 9; i < len(messages); i += len(messages) / 9 {
				at := messages[i].SentAt
				want := slices.DeleteFunc(slices.Clone(whole), func(it Item) bool {
					before, was := it.Before(at)
					return was && !before.Alive(at)
				})
				f := NewJudge(profile).Resume(memoryAt(whole, messages, at))
				for _, m := range messages {
					if !m.SentAt.Before(at) {
						f.Add(m)
					}
				}
				if diff := gocmp.Diff(want, byAnchor(f.Close().Items)); diff != "" {
					t.Fatalf("%s/%s from %s on (-whole +resumed):\n%s", filepath.Base(dir), p.ID, at, diff)
				}
			}
		}
	}
}

func byAnchor(items []Item) []Item {
	slices.SortFunc(items, func(a, b Item) int { return cmp.Or(a.AskedAt.Compare(b.AskedAt), a.Anchor.Compare(b.Anchor)) })
	return items
}
