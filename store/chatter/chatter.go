// Package chatter makes up what work groups say, as much of it as is asked for: to measure
// how an archive does that holds ten years of it.
//
// It is like real chat in what matters there. A message has 23 characters in the mean, an
// eighth are 收到 and the like, and a few are long notices. Few words are said often and most
// hardly ever, by the law of Zipf; so are the characters within them. Some groups are busy,
// some people say most, and everybody sleeps. All of it is invented, words, names and places
// alike, and tells nothing.
//
// The seed alone says what is said: the same seed says the same again, and more messages
// begin with the fewer. Nothing is kept of what was said.
package chatter

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"shoudao/ingest"
)

// Zone is the time zone in which the chatter goes to work.
var Zone = time.FixedZone("UTC+8", 8*60*60)

// Source is the namespace of the messages' ids.
const Source = "chatter"

// A Chatter says one message after the other.
type Chatter struct {
	seed   uint64
	rnd    *rand.Rand
	words  vocabulary
	groups []group
	busy   *rand.Zipf // which group speaks
	at     time.Time
	b      strings.Builder
}

// New is the chatter of a seed.
func New(seed uint64) *Chatter {
	rnd := rand.New(rand.NewPCG(seed, 0x73686461))
	c := &Chatter{seed: seed, rnd: rnd, words: newVocabulary(rnd), at: time.Date(2016, 1, 4, 8, 0, 0, 0, Zone)}
	c.groups = newGroups(rnd, c.words.characters)
	c.busy = rand.NewZipf(rnd, 1.05, 12, uint64(len(c.groups)-1))
	return c
}

// Pause is how long nobody says anything between two messages at work, in the mean.
const Pause = 18 * time.Second

// Next is the next message. None is sent before the one before it.
func (c *Chatter) Next() ingest.Message {
	c.at = c.at.Add(time.Duration(c.rnd.ExpFloat64() * float64(Pause))).Truncate(time.Second)
	if c.at.Hour() >= 19 {
		c.at = c.at.Add(13 * time.Hour)
	}
	g := &c.groups[c.busy.Uint64()]
	who := g.members[min(int(c.rnd.ExpFloat64()*float64(len(g.members))/5), len(g.members)-1)]
	m := ingest.Message{
		// Platforms number messages so that nobody can tell which came first.
		ID:    ingest.ID{Source: Source, Native: strconv.FormatInt(1e18+c.rnd.Int64N(8e18), 10)},
		Group: g.Group, Sender: who.shown, SenderID: who.id, SentAt: c.at,
	}
	c.say(g, &m)
	return m
}

// Page is the next messages.
func (c *Chatter) Page(count int) []ingest.Message {
	ms := make([]ingest.Message, count)
	for i := range ms {
		ms[i] = c.Next()
	}
	return ms
}

// say gives a message what is said in it.
func (c *Chatter) say(g *group, m *ingest.Message) {
	switch n := c.rnd.IntN(1000); {
	case n < 125:
		m.Text = answers[c.rnd.IntN(len(answers))]
	case n < 140:
		m.Kind = ingest.File
		m.Attachments = []ingest.Attachment{{Name: c.words.any(c.rnd) + c.words.draw() + c.ending(), Size: 1 + c.rnd.Int64N(5e6)}}
	case n < 190:
		whom := g.members[c.rnd.IntN(len(g.members))]
		m.Mentions = []string{whom.shown}
		m.Text = fmt.Sprintf("@%s 请%d月%d日前把%s%s报%s，", whom.shown, 1+c.rnd.IntN(12), 1+c.rnd.IntN(28), c.words.draw(), c.words.any(c.rnd), whom.name) + c.sentence(6)
	case n < 230:
		m.Text = c.sentence(45)
	default:
		m.Text = c.sentence(1 + c.rnd.IntN(18))
	}
}

// sentence is some words with what stands between them.
func (c *Chatter) sentence(words int) string {
	c.b.Reset()
	for i := range words {
		c.b.WriteString(c.words.draw())
		switch n := c.rnd.IntN(200); {
		case n < 16 && i < words-1:
			c.b.WriteString("，")
		case n < 19:
			c.b.WriteString(strconv.Itoa(c.rnd.IntN(3000)))
		case n < 20:
			c.b.WriteString(strconv.FormatInt(13000000000+c.rnd.Int64N(6e9), 10))
		case n < 22:
			c.b.WriteString(latin[c.rnd.IntN(len(latin))])
		case n < 23:
			fmt.Fprintf(&c.b, "%dQ%d", 2016+c.rnd.IntN(10), 1+c.rnd.IntN(4))
		case n < 27 && i < words-1:
			c.b.WriteString("。")
		}
	}
	return c.b.String()
}

func (c *Chatter) ending() string { return endings[c.rnd.IntN(len(endings))] }
