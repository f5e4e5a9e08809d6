package tui

import (
	"cmp"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/trust"
)

// A sampleScreen is a few filtered messages that were drawn by lot, to be judged in
// seconds: hers, or not. An answer leads on to the next; what has been answered stays in
// its place until more are drawn, so that it can be taken back or looked into.
type sampleScreen struct {
	*desk
	group   ingest.Group // of which they are drawn; zero: of all
	sample  Sample
	answers answerBook
	list    list
	loaded  bool
	asking  bool
	fault   Safe
	rate    trust.Rate
	mutes   muteBook // of one group
	hers    taking
}

func newSample(d *desk, g ingest.Group) sampleScreen {
	return sampleScreen{desk: d, group: g, answers: answerBook{}}
}

func (s sampleScreen) name() string { return s.words.Trust.Name }
func (s sampleScreen) typing() bool { return false }

func (s sampleScreen) update(f frame, msg tea.Msg) (screen, step) {
	var st step
	switch msg := msg.(type) {
	case clickedMsg:
		s.list = s.list.chosen(msg.i)
	case openedMsg:
		s, st.cmd = s.draw()
	case sampledMsg:
		s = s.taken(msg)
	case ratedMsg:
		if msg.err == nil {
			s.rate = msg.rate
		}
	case casesMsg:
		if msg.err == nil {
			s.mutes = newMuteBook(msg.all)
		}
	case judgedMsg, undoneMsg:
		s.answers, st.cmd = s.answers.with(msg), s.score()
	case tea.KeyPressMsg:
		s, st = s.press(f, msg)
	}
	s.list = s.list.fitted(s.room(f), oneLine)
	next, ask := s.hers.update(s.client, msg)
	s.hers, st.cmd = next, tea.Batch(st.cmd, ask)
	return s, st
}

// draw asks for messages: first those that were drawn before and not judged.
func (s sampleScreen) draw() (sampleScreen, tea.Cmd) {
	s.asking = true
	return s, tea.Batch(s.client.sample(s.group), s.score())
}

// score asks for what the answers say: how much is missed, or whether the group may be muted.
func (s sampleScreen) score() tea.Cmd {
	if s.group != (ingest.Group{}) {
		return s.client.cases()
	}
	return s.client.rate()
}

// scored is what the answers say.
func (s sampleScreen) scored(f frame) line {
	if s.group != (ingest.Group{}) {
		return s.mutes.row(s.desk, s.group, f.w).line
	}
	return s.rateLine(s.rate, f.w)
}

func (s sampleScreen) taken(msg sampledMsg) sampleScreen {
	if msg.query.Group != s.group {
		return s
	}
	s.asking = false
	if msg.err != nil {
		s.fault = s.unread(msg.err)
		return s
	}
	s.fault, s.loaded, s.sample, s.answers = "", true, msg.sample, answerBook{}
	s.list = list{}.sized(len(msg.sample.Said))
	return s
}

func (s sampleScreen) chosen() (Said, bool) {
	if s.list.cursor >= len(s.sample.Said) {
		return Said{}, false
	}
	return s.sample.Said[s.list.cursor], true
}

// open is how many of those drawn have not been answered.
func (s sampleScreen) open() int {
	n := 0
	for _, x := range s.sample.Said {
		if s.answers[x.Message.ID] == Unanswered {
			n++
		}
	}
	return n
}

func (s sampleScreen) press(f frame, k tea.KeyPressMsg) (sampleScreen, step) {
	keys := s.keys
	n, moves := scrolls(keys, k, s.room(f))
	x, ok := s.chosen()
	switch {
	case key.Matches(k, keys.back):
		return s, step{pop: true}
	case key.Matches(k, keys.search):
		return s, step{push: newSearch(s.desk, "")}
	case key.Matches(k, keys.sample, keys.refresh) && !s.asking:
		next, cmd := s.draw()
		return next, step{cmd: cmd}
	case moves:
		s.list, s.hers = s.list.moved(n), s.hers.left()
	case !ok:
	case key.Matches(k, keys.mine):
		return s.answer(x, true)
	case key.Matches(k, keys.refuse):
		return s.answer(x, false)
	case key.Matches(k, keys.review):
		return s, step{push: newReview(s.desk, s.hers.reviewed(x.Message.ID))}
	case key.Matches(k, keys.open, keys.place):
		return s, step{push: newPlace(s.desk, x.Message.ID)}
	case key.Matches(k, keys.copy):
		return s, s.copied(words(x.Message, s.words))
	}
	return s, step{}
}

// answer stores what she says of the chosen message, unless she has said it, and goes on to
// the next that has no answer.
func (s sampleScreen) answer(x Said, mine bool) (sampleScreen, step) {
	if s.answers[x.Message.ID] != Unanswered {
		return s, step{say: notice{text: own(s.words.Trust.Answered(firstLabel(s.keys.undo))), tone: muted}}
	}
	draw := triage.OfWhole
	if s.group != (ingest.Group{}) {
		draw = triage.OfGroup
	}
	s.answers = s.answers.saying(x.Message.ID, mine)
	unanswered := func(y Said) bool { return s.answers[y.Message.ID] == Unanswered }
	if i := slices.IndexFunc(s.sample.Said[s.list.cursor:], unanswered); i >= 0 {
		s.list = s.list.moved(i)
	} else if i := slices.IndexFunc(s.sample.Said, unanswered); i >= 0 {
		s.list = s.list.chosen(i)
	}
	return s, step{cmd: s.client.judge(x.Message, draw, mine)}
}

// The rows of a sample besides its list: where one is and a rule; a rule, why the chosen
// message was filtered, the rate, the status, the keys; the message takes what is left.
const sampleRows = 7

func (s sampleScreen) said(f frame) int { return min(whole, max(f.h/4, 1)) }

func (s sampleScreen) room(f frame) int { return max(f.h-sampleRows-s.said(f), 1) }

func (s sampleScreen) view(f frame) picture {
	s.list = s.list.fitted(s.room(f), oneLine)
	w, k := s.words.Trust, s.keys
	head := of(brand, own(" "+w.Name)).and(muted, " > ").and(plain, s.head())
	rows := []row{{line: head.cut(f.w)}, rule(f.w)}
	t := timeline{desk: s.desk, now: f.now, w: f.w, stamp: s.words.Times.StampCells}
	for i := s.list.top; i < len(s.sample.Said) && len(rows) < s.room(f)+2; i++ {
		x, chosen := s.sample.Said[i], i == s.list.cursor
		l := sign(chosen, false).join(s.answers.mark(s.desk, x.Message.ID)).join(t.lineAs(" ", plain, x))
		about := of(muted, f.sums.alike.cut(groupName(x.Message.Group), groupCells))
		rows = append(rows, row{line: l.beside(about, f.w), chosen: chosen, nth: i + 1})
	}
	rows = append(rows, s.nothing()...)
	for len(rows) < s.room(f)+2 {
		rows = append(rows, row{})
	}
	rows = append(rows[:s.room(f)+2], rule(f.w))
	rows = append(rows, s.underneath(f)...)
	for len(rows) < f.h-3 {
		rows = append(rows, row{})
	}
	left := of(muted, own(" "+w.Left(s.open())))
	if s.loaded && s.open() == 0 && s.sample.Of > 0 {
		left = of(strong, own(" "+w.AllJudged(firstLabel(k.sample))))
	}
	if l := s.hers.line(s.desk, k.review, f.w); l != nil && f.h >= 15 {
		rows[f.h-4] = row{line: l}
	}
	rows = append(rows[:f.h-3], row{line: s.scored(f)}, row{line: left.beside(of(f.notice.tone, f.notice.text), f.w)})
	return picture{rows: append(rows, row{line: footer(f.w, k.help, k.mine, k.refuse, k.sample, k.undo, k.back, k.review, k.place)})}
}

// head says how many were drawn of how many.
func (s sampleScreen) head() Safe {
	w, n := s.words.Trust, len(s.sample.Said)
	switch {
	case !s.loaded:
		return ""
	case s.sample.Of == 0:
		return own(w.NoneLeft(trafficDays))
	case s.group != (ingest.Group{}):
		return own(w.DrawnOf(string(groupName(s.group)), n, s.sample.Of, trafficDays))
	}
	return own(w.Drawn(n, s.sample.Of, trafficDays))
}

func (s sampleScreen) nothing() []row {
	switch {
	case s.fault != "":
		return []row{{line: of(bad, "  "+s.fault)}}
	case !s.loaded:
		return []row{{line: of(muted, own("  "+s.words.Queue.Loading))}}
	}
	return nil
}

// underneath is why the chosen message was filtered, and its words in full.
func (s sampleScreen) underneath(f frame) []row {
	x, ok := s.chosen()
	if !ok {
		return nil
	}
	why := of(muted, own(" "+s.words.Reason(cmp.Or(x.Verdict.Code, triage.NoAsk)).Sentence))
	rows := []row{{line: why.beside(of(muted, own(s.words.Band.Came(x.Verdict))), f.w)}}
	full := passage{cleaned: clean(words(x.Message, s.words), true)}
	for _, l := range full.wrapped(f.w-2, s.said(f), plain, plain) {
		rows = append(rows, row{line: of(plain, " ").join(l)})
	}
	return rows
}

func (s sampleScreen) help(frame) []keyGroup {
	k, w := s.keys, s.words.Keys
	return []keyGroup{
		{w.Move, []key.Binding{k.down, k.up, k.first, k.last, k.pageDown, k.pageUp, k.back}},
		{w.Handle, []key.Binding{k.mine, k.refuse, k.sample, k.copy}},
		{w.Find, s.finding(k.place, k.review)},
		{w.Rest, []key.Binding{k.undo, k.redo, k.help, k.palette, k.mouse, k.redraw, k.suspend, k.quit}},
	}
}
