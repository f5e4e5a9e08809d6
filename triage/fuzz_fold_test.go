package triage

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"shoudao/ingest"
)

// A script is a stream in bytes, four to a message, as a fuzzer can change it.
type script []byte

// scriptSize is up to how many messages a script tells.
const scriptSize = 40

// messages are what the script tells, in the words of a list and some of any text.
func (s script) messages(words []string, extra string) (all []ingest.Message) {
	at := time.Date(2026, 3, 9, 8, 0, 0, 0, time.FixedZone("", 8*3600))
	for n := 0; len(s) >= 4 && n < scriptSize; n++ {
		what, who, how, pause := s[0], s[1], s[2], s[3]
		s = s[4:]
		at = at.Add(pauses[int(pause)%len(pauses)])
		m := ingest.Message{ID: ingest.ID{Source: "fuzz", Native: fmt.Sprintf("%03d", n)}, SentAt: at, Text: words[int(what)%len(words)]}
		m.Sender = []string{"王磊", "何书记", "李敏", "李强", "党建办-孙芳"}[who%5]
		m.SenderID = m.Sender
		if who&128 != 0 && m.Sender != "李敏" {
			m.SenderID = ""
		}
		m.Group = []ingest.Group{{Name: "全镇工作群"}, {ID: "g1", Name: "党建办小群"}, {ID: "d1", Name: "王磊", Direct: true}}[who/5%3]
		if what >= 250 {
			m.Text = extra
		}
		tell(&m, how, all)
		all = append(all, m)
	}
	return all
}

// tell sets what of a message is not its words.
func tell(m *ingest.Message, how byte, before []ingest.Message) {
	var last ingest.ID
	if len(before) > 0 {
		last = before[int(how)%len(before)].ID
	}
	switch how % 16 {
	case 1:
		m.ReplyTo = last
	case 2:
		m.Kind, m.Of = ingest.Recall, last
	case 3:
		m.Kind = ingest.Recall
	case 4:
		m.Kind, m.Text = ingest.File, "党员花名册.xlsx"
	case 5:
		m.Kind, m.Text = ingest.Image, "[图片]"
	case 6:
		m.Kind = ingest.Voice
	case 7:
		m.Kind = ingest.System
	case 8:
		m.MentionAll = true
	case 9:
		m.Mentions = []string{"李敏"}
	case 10:
		m.Marking, m.Text = "机密", ""
	case 11:
		m.Kind, m.Of = ingest.Edit, last
	}
}

// FuzzFold holds the laws of findings for any stream, and that neither the order of import
// nor the cut into syncs makes a difference.
func FuzzFold(f *testing.F) {
	words := append(spoken(), "收到", "已报", "我下午报", "花名册报了没有？", "花名册改到周五下午3点", "不用报了", "今天食堂有鱼")
	seed := make(script, 0, 4*len(words))
	for i := range words {
		seed = append(seed, byte(i), byte(i*3), byte(i*i), byte(i*7))
	}
	for i := 0; i+80 <= len(seed); i += 28 {
		f.Add([]byte(seed[i:i+80]), words[i/4], uint64(i*i*977))
	}
	profile := examples()["李敏"]
	judge := NewJudge(profile)
	f.Fuzz(func(t *testing.T, tale []byte, extra string, cuts uint64) {
		r := reading{profile, judge, script(tale).messages(words, extra[:runeStart(extra, min(fuzzSize, len(extra)))])}
		if len(r.messages) == 0 {
			return
		}
		found := r.all()
		streamOf(r.messages).holds(t, profile, found)
		if diff := differ(found, r.drained()); diff != "" {
			t.Fatalf("read once more (-at once +drained):\n%s", diff)
		}
		whole := byAnchor(found.Items)
		for name, parts := range map[string][][]ingest.Message{"in order": cut(r.messages, cuts), "late": late(cut(r.messages, cuts))} {
			if diff := differ(whole, byAnchor(r.synced(parts))); diff != "" {
				t.Fatalf("%d parts %s (-whole +parts):\n%s", len(parts), name, diff)
			}
		}
	})
}

// cut divides messages where the bits are set.
func cut(messages []ingest.Message, bits uint64) (parts [][]ingest.Message) {
	from := 0
	for i := range messages {
		if i > from && bits>>(i%64)&1 == 1 {
			parts, from = append(parts, messages[from:i]), i
		}
	}
	return append(parts, messages[from:])
}

// late are the parts with every second one behind the others.
func late(parts [][]ingest.Message) (order [][]ingest.Message) {
	for i := 0; i < len(parts); i += 2 {
		order = append(order, parts[i])
	}
	for i := 1; i < len(parts); i += 2 {
		order = append(order, parts[i])
	}
	slices.Reverse(order[len(order)/2:])
	return order
}
