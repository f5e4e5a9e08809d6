package tui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// A command is one thing that can be typed in the line mode. The help is made of
// the same table that reads what is typed.
type command struct {
	words   text.PlainCommand // in the user's language
	names   []string          // the letters first, then the words in every language
	binding key.Binding       // of the screen, if the screen has the like
	takes   takes
	do      func(*dialogue, asked)
}

// A takes is what may stand behind the name of a command.
type takes uint8

const (
	takesNothing takes = iota
	takesOne           // a number; without one it is the item spoken of last
	takesSeveral       // numbers and ranges
	takesTime          // numbers, and a time
	takesNote          // a number, and words
	takesWords
)

// asked is a command as it was typed.
type asked struct {
	command
	numbers []int
	words   string
}

// commandTable is all commands, with their names in every language.
func (d *desk) commandTable() []command {
	all := commandsIn(d.keys, d.words.Plain.Commands)
	for _, l := range []text.Lang{text.Chinese, text.English} {
		for i, c := range commandsIn(d.keys, text.For(l).Plain.Commands) {
			all[i].names = append(all[i].names, c.words.Names...)
		}
	}
	return all
}

func commandsIn(k keyMap, w text.PlainCommands) []command {
	all := []command{
		{words: w.Open, takes: takesOne, do: (*dialogue).open},
		{words: w.Done, binding: k.done, takes: takesSeveral, do: (*dialogue).handle},
		{words: w.Snooze, binding: k.snooze, takes: takesTime, do: (*dialogue).snooze},
		{words: w.Due, binding: k.due, takes: takesTime, do: (*dialogue).setDue},
		{words: w.NotMine, binding: k.notMine, takes: takesSeveral, do: (*dialogue).handle},
		{words: w.Pin, binding: k.pin, takes: takesSeveral, do: (*dialogue).handle},
		{words: w.Note, binding: k.note, takes: takesNote, do: (*dialogue).note},
		{words: w.Receipt, binding: k.reply, takes: takesOne, do: (*dialogue).handleOne},
		{words: w.Accept, binding: k.acceptDue, takes: takesOne, do: (*dialogue).handleOne},
		{words: w.Keep, binding: k.keepDue, takes: takesOne, do: (*dialogue).handleOne},
		{words: w.Words, binding: k.copy, takes: takesOne, do: (*dialogue).sayWords},
		{words: w.Cite, binding: k.cite, takes: takesOne, do: (*dialogue).sayCited},
		{words: w.Reasons, names: []string{"i"}, takes: takesOne, do: (*dialogue).sayReasons},
		{words: w.Differences, binding: k.differences, takes: takesOne, do: (*dialogue).sayCopies},
		{words: w.Place, binding: k.place, takes: takesOne, do: (*dialogue).sayPlace},
		{words: w.Review, binding: k.review, takes: takesOne, do: (*dialogue).sayReview},
		{words: w.Undo, binding: k.undo, do: (*dialogue).undo},
		{words: w.Redo, do: (*dialogue).redo},
		{words: w.Search, binding: k.search, takes: takesWords, do: (*dialogue).search},
		{words: w.View, takes: takesWords, do: (*dialogue).view},
		{words: w.Save, takes: takesWords, do: (*dialogue).save},
		{words: w.Forget, takes: takesWords, do: (*dialogue).forget},
		{words: w.Mine, binding: k.mine, takes: takesOne, do: (*dialogue).mine},
		{words: w.More, names: []string{"+"}, do: (*dialogue).more},
		{words: w.Queue, names: []string{"l"}, do: (*dialogue).showQueue},
		{words: w.Refresh, binding: k.refresh, do: (*dialogue).refresh},
		{words: w.Help, binding: k.help, takes: takesWords, do: (*dialogue).help},
		{words: w.Quit, binding: k.exit, do: (*dialogue).quit},
	}
	for i, c := range all {
		for _, name := range c.binding.Keys() {
			if r, size := utf8.DecodeRuneInString(name); size == len(name) && !unicode.IsDigit(r) {
				all[i].names = append(all[i].names, name)
			}
		}
	}
	return all
}

// answer does what a line asks for. A line that is not understood does nothing.
func (d *dialogue) answer(line string) {
	line = strings.TrimSpace(line)
	c, rest, ok := d.read(line)
	if !ok {
		d.say(d.misread(line))
		return
	}
	a := asked{command: c}
	var fault Safe
	switch c.takes {
	case takesWords:
		a.words = rest
	case takesNothing:
		if rest != "" {
			fault = own(d.words.Plain.Needless(string(Line(rest)), c.words.Usage))
		}
	default:
		a, fault = d.numbersOf(a, rest)
	}
	if fault != "" {
		d.say(fault)
		return
	}
	c.do(d, a)
}

func (d *dialogue) misread(line string) Safe {
	typed := string(Line(line))
	if strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return own(d.words.Plain.Searched(typed))
	}
	return own(d.words.Plain.Unknown(typed))
}

// read finds the command that a line begins with. A number opens an item, and so
// does an empty line: the one that was spoken of last.
func (d *dialogue) read(line string) (c command, rest string, ok bool) {
	if line == "" || unicode.IsDigit(narrow(line)) {
		return d.commands[0], line, true
	}
	best := 0
	for _, exact := range []bool{true, false} {
		for _, this := range d.commands {
			for _, name := range this.names {
				if n := named(line, name, this.takes, exact); n > best {
					best, c, rest, ok = n, this, strings.TrimSpace(line[n:]), true
				}
			}
		}
		if ok {
			return c, rest, true
		}
	}
	return c, "", false
}

// narrow is the first letter of s, as it is typed without an input method.
func narrow(s string) rune {
	r, size := utf8.DecodeRuneInString(s)
	r, _ = utf8.DecodeRuneInString(halfWidth(tea.KeyPressMsg{Code: r, Text: s[:size]}).Text)
	return r
}

// named is how many bytes of the line are the name of a command; 0 if it does not
// begin with that name. A word ends where the line does, at a blank or at a digit; a
// sign, and a Han word that words may follow, end by themselves. Only a letter that
// stands for itself alone has a case that matters.
func named(line, name string, t takes, exact bool) int {
	n := 0
	for _, want := range name {
		if n == len(line) {
			return 0
		}
		got := narrow(line[n:])
		if got != want && (exact || unicode.ToLower(got) != unicode.ToLower(want)) {
			return 0
		}
		_, size := utf8.DecodeRuneInString(line[n:])
		n += size
	}
	last, _ := utf8.DecodeLastRuneInString(name)
	next := narrow(line[n:])
	switch {
	case n == len(line), unicode.IsSpace(next), unicode.IsDigit(next):
	case !unicode.IsLetter(last):
	case unicode.Is(unicode.Han, last) && t == takesWords:
	default:
		return 0
	}
	return n
}

// numbersOf reads the numbers that stand behind a command, and the words behind
// them. Without a number it is the item that was spoken of last.
func (d *dialogue) numbersOf(a asked, rest string) (asked, Safe) {
	w := d.words.Plain
	p := numberReader{rest: rest, blanks: a.takes == takesSeveral, single: a.takes == takesNote}
	ranges := p.ranges()
	last := len(d.listed)
	for _, r := range ranges {
		switch {
		case last == 0:
			return a, own(w.NoList)
		case r.from < 1 || r.to > last:
			n := r.to
			if r.from < 1 {
				n = r.from
			}
			return a, own(w.NoNumber(n, last))
		}
		for n := r.from; n <= r.to; n++ {
			if !slices.Contains(a.numbers, n) {
				a.numbers = append(a.numbers, n)
			}
		}
	}
	a.words = p.rest
	if len(a.numbers) == 0 && d.current > 0 {
		a.numbers = []int{d.current}
	}
	again := numberReader{rest: a.words}
	switch {
	case len(a.numbers) == 0:
		return a, own(w.Which(a.command.words.Usage))
	case a.takes == takesTime && len(ranges) > 0 && len(again.ranges()) > 0:
		return a, own(w.NumberDay(string(Line(a.words)), strings.Replace(a.command.words.Usage, "3", "2,5-7", 1)))
	case a.takes == takesTime, a.takes == takesNote && len(a.numbers) == 1:
	case a.words != "":
		return a, own(w.Needless(string(Line(a.words)), a.command.words.Usage))
	case len(a.numbers) > 1 && a.takes != takesSeveral:
		return a, own(w.OneOnly(a.command.words.Usage))
	}
	return a, ""
}

// A numberReader reads numbers and ranges from the beginning of a text, and stops
// at what is neither.
type numberReader struct {
	rest   string
	blanks bool // a blank may stand between numbers, and not only a comma
	single bool // one number is all there can be
}

type numberRange struct{ from, to int }

func (p *numberReader) ranges() []numberRange {
	var all []numberRange
	for {
		token, after, comma := p.token()
		r, ok := rangeOf(token)
		if !ok {
			return all
		}
		all, p.rest = append(all, r), after
		if p.single || !comma && !p.blanks {
			return all
		}
	}
}

// token is what stands before the next blank or comma, and whether a comma follows.
func (p *numberReader) token() (token, after string, comma bool) {
	end := strings.IndexFunc(p.rest, func(r rune) bool { return unicode.IsSpace(r) || isComma(r) })
	if end < 0 {
		return p.rest, "", false
	}
	after = strings.TrimLeftFunc(p.rest[end:], unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(after)
	after = strings.TrimLeftFunc(after, func(r rune) bool { return unicode.IsSpace(r) || isComma(r) })
	return p.rest[:end], after, isComma(r)
}

func isComma(r rune) bool { return strings.ContainsRune(",，、", r) }

// rangeOf reads 3, 3. and 5-7.
func rangeOf(token string) (numberRange, bool) {
	ascii := strings.Map(func(r rune) rune { return narrow(string(r)) }, token)
	from, to, both := strings.Cut(strings.TrimSuffix(ascii, "."), "-")
	if !both {
		to = from
	}
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	return numberRange{min(a, b), max(a, b)}, errA == nil && errB == nil
}

// help lists the commands, or tells of the one that is named.
func (d *dialogue) help(a asked) {
	w := d.words.Plain
	if a.words != "" {
		c, _, ok := d.read(a.words)
		if !ok {
			d.say(own(w.HelpNone(string(Line(a.words)))))
			return
		}
		d.say(own(w.HelpLine(c.words.Usage, c.words.Does, c.words.Names)))
		return
	}
	d.say(own(w.HelpHead))
	for _, c := range d.commands {
		d.say(own(w.HelpLine(c.words.Usage, c.words.Does, c.words.Names)))
	}
	for _, l := range w.HelpTail {
		d.say(own(l))
	}
}

func (d *dialogue) quit(asked) { d.left = true }
