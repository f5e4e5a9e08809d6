package chatter_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"shoudao/store/chatter"
)

func TestTheSameSeedSaysTheSame(t *testing.T) {
	one, other, third := chatter.New(7), chatter.New(7), chatter.New(8)
	third.Classes() // what is asked changes nothing of what is said
	other.Classes()
	same := 0
	for i := range 2000 {
		a, b, c := one.Next(), other.Next(), third.Next()
		if !a.Equal(b) {
			t.Fatalf("message %d is %+v and %+v", i, a, b)
		}
		if a.Text == c.Text {
			same++
		}
	}
	if same > 1000 {
		t.Errorf("of another seed %d of 2000 texts are the same", same)
	}
}

func TestItIsLikeRealChat(t *testing.T) {
	const n = 50_000
	c := chatter.New(1)
	ms := c.Page(n)
	filters := c.Filters(ms[n-1].SentAt)
	groups, ids := map[string]int{}, map[string]bool{}
	var length, answers, inGroup, bySender, within int
	var last time.Time
	for _, m := range ms {
		if m.SentAt.Before(last) || !utf8.ValidString(m.Text) {
			t.Fatalf("%+v after %v", m, last)
		}
		last, ids[m.ID.Native] = m.SentAt, true
		groups[m.Group.Name]++
		length += utf8.RuneCountInString(m.Text)
		if strings.HasPrefix(m.Text, "收到") {
			answers++
		}
		if m.Group.ID == filters.Group {
			inGroup++
			if m.SenderID == filters.Sender {
				bySender++
			}
		}
		if !m.SentAt.Before(filters.From) && m.SentAt.Before(filters.To) {
			within++
		}
	}
	share := func(k int) float64 { return float64(k) / n }
	for _, figure := range []struct {
		name           string
		low, got, high float64
	}{
		{"characters", 22, share(length), 24},
		{"groups", 60, float64(len(groups)), 60},
		{"share of 收到", 0.04, share(answers), 0.12},
		{"share of the group that is filtered for", 0.01, share(inGroup), 0.025},
		{"share of its sender", 0.0003, share(bySender), 0.005},
		{"share of the month", 0.02, share(within), 1},
		{"ids", n, float64(len(ids)), n},
	} {
		if figure.got < figure.low || figure.got > figure.high {
			t.Errorf("%s: %v, want %v to %v", figure.name, figure.got, figure.low, figure.high)
		}
	}
}

func TestTheClassesAreWhatTheySay(t *testing.T) {
	c := chatter.New(1)
	classes := c.Classes()
	var texts []string
	for _, m := range c.Page(30_000) {
		texts = append(texts, m.Text)
	}
	said := func(class string) int {
		i := slices.IndexFunc(classes, func(c chatter.Class) bool { return c.Name == class })
		most := 0
		for _, q := range classes[i].Queries {
			n := 0
			for _, text := range texts {
				if !slices.ContainsFunc(strings.Fields(q), func(w string) bool { return !strings.Contains(text, w) }) {
					n++
				}
			}
			most = max(most, n)
		}
		return most
	}
	common, middling, rare, none := said("2 common"), said("2 middling"), said("2 rare"), said("2 not there")
	if common < 50*rare || common < 5*middling || middling < 3*rare || rare == 0 || none != 0 {
		t.Errorf("the commonest of each class is said %d, %d, %d and %d times", common, middling, rare, none)
	}
	for _, class := range classes {
		if strings.ContainsAny(class.Name, "456") && said(class.Name) == 0 {
			t.Errorf("%s: nobody says any of %q", class.Name, class.Queries)
		}
	}
}
