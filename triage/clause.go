package triage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A clause is a stretch of words between commas: the unit in which words count for
// and against each other. Sums over a whole notice lose the one point in it that
// is the user's.
type clause struct {
	index    int
	from, to int // bytes of the folded text, without the border signs
	line     int // counted over the message, from 0
	point    int // numbered point, from 1; 0 outside of any
	sentence int // counted over the message, from 0
	head     bool
	opens    bool // it is the first of its sentence
	query    bool // its sentence ends in a question mark
	words    []hit
}

// maxHead is the longest clause before a colon that still is an address or a
// label, in runes.
const maxHead = 40

// A clause is cut where it grows beyond what people write, so that a text without a border is read in a time that grows
// with its length only: at the next 、 after longClause bytes, and at longestClause wherever it is.
const (
	longClause    = 1200
	longestClause = 1800
)

// clauses cuts a folded text. Borders are: line ends, the full stop and its kin,
// commas, colons behind a head, spaces between Chinese characters (chat has them
// for commas), emoji, and the numbers of points.
func clauses(s string) []clause {
	c := cutter{s: s, done: make([]clause, 0, 4), dots: listDots(s)}
	for c.i < len(s) {
		c.step()
	}
	c.cut(len(s), len(s))
	return c.done
}

type cutter struct {
	s        string
	i        int // the reader's place
	from     int // where the open clause began
	line     int
	point    int
	points   int // how many there have been
	sentence int
	done     []clause
	dots     []int // see [listDots]
}

// step reads one rune and cuts where it is a border.
func (c *cutter) step() {
	if n := c.number(); n > 0 {
		c.cut(c.i, c.i+n)
		c.points++
		c.point = c.points
		c.sentence++
		return
	}
	r, n := utf8.DecodeRuneInString(c.s[c.i:])
	before, after := runeBefore(c.s, c.i), runeAt(c.s, c.i+n)
	switch {
	case r == '\n':
		c.end(n)
		c.line++
		c.point = 0 // what has no number of its own stands behind the points

	case r == '?':
		c.cut(c.i, c.i+n)
		c.ask()
		c.sentence++
	case r == '。', r == '!', r == ';', r == '.' && (!digit(before) || strings.HasPrefix(c.s[c.i:], ". @") || c.endsWords(n)) && (after == ' ' || after == '\n' || after == 0):
		c.end(n)
	case r == ',', r == '…', r == '—' && after == '—', r == '~':
		c.cut(c.i, c.i+n)
		if startsAny(c.s[c.i:], "另外", "此外", "再就是", "再一个", "还有个事", "还有一个事", "还有件事") {
			c.sentence++ // what comes is another thing
		}
	case r == ':' && !(digit(before) && digit(after)) && !strings.HasPrefix(c.s[c.i:], "://"):
		c.cutHead(n)
	case r == ' ' && (hanzi(before) || hanzi(after)) && c.i > c.from:
		c.cut(c.i, c.i+n)
	case r == '(', r == '[':
		c.bracket(r, n)
	case pictograph(r):
		c.cut(c.i, c.i+n)
	case c.i-c.from >= longClause && r == '、', c.i-c.from >= longestClause:
		next := c.i
		if r == '、' {
			next += n
		}
		c.cut(c.i, next)
	default:
		c.i += n
	}
}

// endsWords reports whether the full stop of n bytes at the reader's place ends a sentence in letters, though a number stands before it:
// he can't do 10. Can we make it 11.30.
func (c *cutter) endsWords(n int) bool {
	return strings.ContainsFunc(c.s[c.from:c.i], letter) && letter(runeAt(strings.TrimLeft(c.s[c.i+n:], " "), 0))
}

// end closes clause and sentence at the sign of n bytes.
func (c *cutter) end(n int) {
	c.cut(c.i, c.i+n)
	c.sentence++
}

// cutHead closes a clause before a colon, which is a head if it is short.
func (c *cutter) cutHead(n int) {
	before := len(c.done)
	c.cut(c.i, c.i+n)
	if len(c.done) > before {
		last := &c.done[len(c.done)-1]
		last.head = utf8.RuneCountInString(c.s[last.from:last.to]) <= maxHead
	}
}

// cut closes the open clause at byte to and begins the next at byte next.
func (c *cutter) cut(to, next int) {
	from := c.from
	for from < to && (c.s[from] == ' ' || c.s[from] == '"' || c.s[from] == '*') {
		from++
	}
	for to > from && c.s[to-1] == ' ' {
		to--
	}
	if from < to {
		opens := len(c.done) == 0 || c.done[len(c.done)-1].sentence != c.sentence
		c.done = append(c.done, clause{index: len(c.done), from: from, to: to, line: c.line, point: c.point, sentence: c.sentence, opens: opens})
	}
	c.from, c.i = next, next
}

// ask marks the clauses of the sentence that has just ended as a question. Only
// the last comma's worth is asked; what stands before it is the matter.
func (c *cutter) ask() {
	if len(c.done) > 0 && c.done[len(c.done)-1].sentence == c.sentence {
		c.done[len(c.done)-1].query = true
	}
}

// bracket passes over what stands in brackets, so that it stays with its clause:
// a chat program's own sign such as [抱拳] is a border, other brackets are not.
func (c *cutter) bracket(open rune, n int) {
	shut := ")"
	if open == '[' {
		shut = "]"
	}
	end := strings.Index(c.s[c.i:], shut)
	if end < 0 || strings.Contains(c.s[c.i:c.i+end], "\n") {
		c.i += n
		return
	}
	if open == '[' && utf8.RuneCountInString(c.s[c.i:c.i+end]) <= 5 {
		c.cut(c.i, c.i+end+1)
		return
	}
	if end > 120 {
		c.i += n
		return
	}
	c.i += end + 1
}

// number is the length of the number of a point at the reader's place; 0 if there
// is none. Points begin a line or follow the end of a sentence or a head.
func (c *cutter) number() int {
	if !numberStarts.has(runeAt(c.s, c.i)) {
		return 0
	}
	if c.i > c.from {
		if strings.TrimLeft(c.s[c.from:c.i], " ") != "" {
			return 0
		}
	}
	if before := strings.TrimRight(c.s[:c.i], " "); before != "" && !strings.ContainsRune("\n。;:!]", runeBefore(before, len(before))) {
		return 0
	}
	rest := c.s[c.i:]
	r, n := utf8.DecodeRuneInString(rest)
	if '①' <= r && r <= '⑳' {
		return n
	}
	shut := ""
	if r == '(' {
		rest, shut = rest[n:], ")"
	} else {
		n = 0
	}
	if strings.HasPrefix(rest, "第") {
		rest = rest[len("第"):]
		n += len("第")
	}
	digits := 0
	for _, d := range rest {
		if !digit(d) && !strings.ContainsRune("一二三四五六七八九十", d) {
			break
		}
		digits += utf8.RuneLen(d)
	}
	if digits == 0 || digits > 9 {
		return 0
	}
	after := rest[digits:]
	if shut != "" {
		if strings.HasPrefix(after, shut) {
			return n + digits + len(shut)
		}
		return 0
	}
	mark, size := utf8.DecodeRuneInString(after)
	switch {
	case mark == '、', mark == ')':
		return n + digits + size
	case mark == '.' && digits <= 2 && (!digit(runeAt(after, size)) || yearStarts(after[size:]) || slices.Contains(c.dots, c.i+n+digits)):
		return n + digits + size
	case n > 0 && (mark == ',' || mark == ':'):
		return n + digits + size
	}
	return 0
}

// numberStarts are the characters that the number of a point begins with.
var numberStarts = runesOf("(第0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

// yearStarts reports whether s begins with a year, which behind the number of a point is no
// part of it: 2.|2023年12月以来.
func yearStarts(s string) bool {
	return len(s) >= len("2023年") && (s[:2] == "19" || s[:2] == "20") && digit(rune(s[2])) && digit(rune(s[3])) && strings.HasPrefix(s[4:], "年")
}

// pictograph reports whether r is an emoji or another picture sign.
func pictograph(r rune) bool {
	if r < 0x80 || r >= 0x4e00 && r <= 0x9fff {
		return false // nearly all
	}
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF || r >= 0x2B00 && r <= 0x2BFF || unicode.Is(unicode.So, r)
}

// has reports whether the clause has a word of one of the given uses.
func (c *clause) has(uses ...use) bool {
	_, ok := c.first(uses...)
	return ok
}

// first is the first word of one of the given uses.
func (c *clause) first(uses ...use) (hit, bool) {
	for _, w := range c.words {
		for _, u := range uses {
			if w.use == u {
				return w, true
			}
		}
	}
	return hit{}, false
}

// assign gives each clause the words that lie in it.
func assign(cs []clause, found []hit) {
	k := 0
	for i := range cs {
		for k < len(found) && found[k].to <= cs[i].from {
			k++
		}
		from := k
		for k < len(found) && found[k].from < cs[i].to {
			k++
		}
		cs[i].words = found[from:k:k]
	}
}
