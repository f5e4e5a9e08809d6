package triage

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"shoudao/ingest"
)

// fuzzJudges are one who is written to in Chinese and one in English.
func fuzzJudges() []*Judge {
	return []*Judge{NewJudge(examples()["李敏"]), NewJudge(examples()["Ann Reed"])}
}

// spoken are what people say: the examples of all rules, and what is hard to cut.
func spoken() []string {
	var texts []string
	for _, r := range rulebook() {
		for _, e := range r.examples {
			for _, m := range e.messages() {
				texts = append(texts, m.Text)
			}
		}
	}
	return append(texts,
		"一、请各村于3月12日前报送；\n二、党建办：名册下班前交我。\n三、收到请回复", "①小李把表填了②孙芳打印③其他人不用管", "@所有人　请于１２日前填报", "除河口村外，各村（社区）书记、驻村干部周五前报",
		"1. Ann to close the ledger\n2. Bob: rota by Fri\n3. everyone else can ignore this", "李敏、孙芳、钱进：今晚值班", "已报：党建办、综治办。未报：农业办", "《李敏同志先进事迹》\"小李\"（小李）",
		"🙏小李🙏", "@李敏\u2005下班前", "小\u200b李，請把表填報一下", "收到", "\xff小李\xfe把表\x80报我", "。，、；：？！…—～", " \n\t\r\n ", "@", "@@@", "(([[【【", "３月１２日（周二）下午14：30 开会", "请\n\n\n请\n请",
		"要是明天下雨就不用来了", "这个你来跟，👆", "打错了 是小李", "改到周五下午3点", "花名册不用报了", "我今晚补完发你", "转：关于填报的通知：", "温馨提示：还差党建办",
	)
}

// FuzzText holds that a folded text can be folded no further and leads back to the raw
// one: what any run of it came from is folded to that run.
func FuzzText(f *testing.F) {
	for i, text := range spoken() {
		f.Add(text, uint16(i), uint16(i*5))
	}
	f.Add(strings.Repeat("请把表填了，", readLimit/10), uint16(5), uint16(readLimit-2))
	f.Fuzz(func(t *testing.T, raw string, i, j uint16) {
		x := newText(raw)
		if len(x.at) != len(x.s)+1 || !utf8.ValidString(x.s) || newText(x.s).s != x.s {
			t.Fatalf("%q is folded to %q and that to %q", raw, x.s, newText(x.s).s)
		}
		for i := range x.s {
			if !border(raw, int(x.at[i])) || x.at[i] > x.at[i+1] {
				t.Fatalf("byte %d of %q comes from byte %d of %q", i, x.s, x.at[i], raw)
			}
		}
		from := runeStart(x.s, min(int(i), len(x.s)))
		to := runeStart(x.s, min(max(int(i), int(j)), len(x.s)))
		a, b := x.span(from, to)
		if a > b || b > len(raw) || !border(raw, a) || !border(raw, b) || newText(raw[a:b]).s != x.s[from:to] {
			t.Fatalf("%q of %q comes from %q", x.s[from:to], x.s, raw[a:b])
		}
	})
}

// fuzzSize is up to how many bytes of a text are read: the cost of a long one grows faster
// than its length, and no law knows of length.
const fuzzSize = 1200

// FuzzRead holds the laws of reading one message, whoever says it and however.
func FuzzRead(f *testing.F) {
	for i, text := range spoken() {
		f.Add(text, byte(i))
		f.Add(text, byte(i*7+128))
	}
	judges := fuzzJudges()
	f.Fuzz(func(t *testing.T, text string, how byte) {
		j, text := judges[how&1], text[:runeStart(text, min(fuzzSize, len(text)))]
		a, asksA := readAs(j, text, how)
		_, asksB := readAs(j, text, how)
		holdsHeard(t, j, a)
		s := stream{a.m.ID: a.m}
		for i, k := range asksA {
			holdsAsk(t, s, k)
			if b := asksB[i]; k.score != b.score || k.title() != b.title() || differ(k.reasons, b.reasons) != "" || differ(k.due, b.due) != "" {
				t.Fatalf("read twice: %+v, and then %+v", k, b)
			}
		}
		if len(asksA) != len(asksB) {
			t.Fatalf("read twice: %d asks, and then %d", len(asksA), len(asksB))
		}
	})
}

// readAs reads a text as how says: by one of her superiors, in a conversation of two, in
// answer to her, with a mention of her or of all, written down from a voice.
func readAs(j *Judge, text string, how byte) (*heard, []ask) {
	m := ingest.Message{
		ID: ingest.ID{Source: "fuzz", Native: "1"}, Group: ingest.Group{Name: "全镇工作群", Direct: how&4 != 0}, Sender: "王磊", SenderID: "王磊",
		SentAt: time.Date(2026, 3, 9, 9, 0, 0, 0, time.FixedZone("", 8*3600)), Text: text, MentionAll: how&16 != 0,
	}
	if how&2 != 0 {
		m.Sender, m.SenderID = j.profile.Superiors[0], "superior"
	}
	if how&32 != 0 {
		m.Mentions = []string{j.profile.Names[0]}
	}
	if how&64 != 0 {
		m.Kind = ingest.Voice
	}
	f := j.Resume(Memory{})
	for _, who := range []string{"孙芳", "Tom Hale", "农业办-钱进", "李强"} {
		f.enter(ingest.Message{Group: m.Group, Sender: who, SenderID: who, SentAt: m.SentAt.Add(-time.Hour)})
	}
	r := f.enter(m)
	h := f.hear(m, r)
	in := f.setting(h, r)
	in.answering, in.toGroup = how&8 != 0, how&128 != 0
	return h, j.words().asks([]*heard{h}, in)
}

// holdsHeard fails t unless clauses, words, addresses and times lie in the folded text, in
// order, and what a clause says weighs what the table says.
func holdsHeard(t *testing.T, j *Judge, h *heard) {
	t.Helper()
	in := func(what string, from, to, last int) {
		if from < last || to <= from || to > len(h.t.s) || !border(h.t.s, from) || !border(h.t.s, to) {
			t.Fatalf("the %s %d-%d is none of %q, behind %d", what, from, to, h.t.s, last)
		}
	}
	last := 0
	for i, c := range h.clauses {
		in("clause", c.from, c.to, last)
		last = c.to
		if c.index != i {
			t.Fatalf("clause %d has the index %d", i, c.index)
		}
	}
	last = 0
	for _, w := range h.hits {
		in("word", w.from, w.to, last)
		last = w.from
	}
	for _, x := range h.times {
		in("time", x.from, x.to, 0)
		if !border(h.t.raw, x.From) || !border(h.t.raw, x.To) {
			t.Fatalf("the time %d-%d cuts a rune of %q", x.From, x.To, h.t.raw)
		}
	}
	for _, a := range h.addresses {
		if a.to > 0 {
			in("address", a.from, a.to, 0)
		}
	}
	if len(h.deeds) != len(h.clauses) {
		t.Fatalf("%d deeds of %d clauses", len(h.deeds), len(h.clauses))
	}
	for _, s := range j.words().scopes([]*heard{h}) {
		for _, m := range j.words().marks(s, setting{}) {
			holdsReason(t, m.code, weights[m.code])
			if m.from > m.to || m.to > len(h.t.s) || !border(h.t.s, m.from) || !border(h.t.s, m.to) {
				t.Fatalf("the evidence %+v is none of %q", m, h.t.s)
			}
		}
	}
}

// holdsAsk fails t unless an ask is the sum of its evidence, and that and its title stand in
// the message.
func holdsAsk(t *testing.T, s stream, k ask) {
	t.Helper()
	sum := 0
	have := map[Code]bool{}
	for _, r := range k.reasons {
		if have[r.Code] {
			t.Fatalf("%s counts twice: %+v", r.Code, k.reasons)
		}
		have[r.Code], sum = true, sum+r.Weight
		holdsReason(t, r.Code, r.Weight)
		s.holdsSpan(t, r.Span)
	}
	raw := k.at.h.m.Text
	if sum != k.score || !strings.Contains(raw, k.title()) || utf8.ValidString(raw) && !utf8.ValidString(k.title()) {
		t.Fatalf("%d points, and the reasons %d; the title %q of %q", k.score, sum, k.title(), raw)
	}
	if !k.due.At.IsZero() {
		s.holdsSpan(t, k.due.Words)
	}
}

// FuzzNoise holds that signs without a word put nothing on anybody: the runes of any text
// that are neither letters nor digits, and those that cannot be seen.
func FuzzNoise(f *testing.F) {
	for _, text := range spoken() {
		f.Add(text)
	}
	f.Add("？？？！！。。。")
	f.Add("🙏🙏🌹 ~~~ @ # 【】")
	judges := fuzzJudges()
	f.Fuzz(func(t *testing.T, text string) {
		noise := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				return -1
			}
			return r
		}, strings.ToValidUTF8(text[:min(fuzzSize, len(text))], "\ufffd"))
		for _, j := range judges {
			for _, how := range []byte{0, 2, 64} {
				if _, asks := readAs(j, noise, how); len(asks) > 0 && asks[0].score >= LookLine {
					t.Fatalf("%q asks something: %+v", noise, asks[0].reasons)
				}
			}
		}
	})
}

// FuzzUnseen holds that what cannot be seen changes nothing: a zero-width space behind
// every rune.
func FuzzUnseen(f *testing.F) {
	for i, text := range spoken() {
		f.Add(text, byte(i))
	}
	judges := fuzzJudges()
	f.Fuzz(func(t *testing.T, text string, how byte) {
		j, text := judges[how&1], strings.ToValidUTF8(text[:min(fuzzSize, len(text))], "")
		_, want := readAs(j, text, how)
		_, got := readAs(j, strings.Join(strings.Split(text, ""), "\u200b"), how)
		if len(want) != len(got) {
			t.Fatalf("%q: %d asks, and %d with what cannot be seen", text, len(want), len(got))
		}
		for i := range want {
			if diff := differ(codesOf(want[i]), codesOf(got[i])); diff != "" || !want[i].due.At.Equal(got[i].due.At) {
				t.Fatalf("%q, with what cannot be seen in it: %s%v, %v", text, diff, want[i].due, got[i].due)
			}
		}
	})
}

func codesOf(k ask) (codes []Code) {
	for _, r := range k.reasons {
		codes = append(codes, r.Code)
	}
	return codes
}
