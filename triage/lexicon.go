package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A use is what a word does in a sentence. A word has one: where a word may do two
// things, the longer words around it tell them apart, so the tables hold many
// longer words whose only use is to be no instance of a shorter one ([plainWord]).
type use uint8

const (
	noUse       use = iota
	plainWord       // says nothing; keeps a shorter word from being seen in it
	pleaseWord      // asks politely or firmly: 请, 麻烦, 务必
	verbWord        // work that can be asked for: 填报, 核对, 起草
	piecesWord      // one of something, behind a verb of work: 一句, 一张
	weakVerb        // work only in the imperative: 弄, 改, 看
	giveWord        // to the speaker: 发我, 报我, 给我
	sendWord        // to somebody: 交给, 报送到
	tailWord        // makes a weak verb an imperative: 一下, 好, 齐
	softWord        // particles of request: 哈, 呗, 吧
	askWord         // makes a question: 吗, 没有, 多少
	politeAsk       // a request in the form of a question: 能不能, 方便…吗
	meetWord        // a meeting or another event to attend
	attendWord      // to attend it
	dutyWord        // a duty by rota: 值班, 值守
	receiptWord     // a receipt is wanted
	ackWord         // a receipt given
	thankWord
	praiseWord
	greetWord
	laughWord
	doneWord // it has been done: 已, 完了, 交了
	notYetWord
	lackWord // a list of those who lack: 还差, 未报
	chaseWord
	urgentWord
	cancelWord
	moveWord
	noNeedWord
	forbidWord
	noticeWord // for information: 知悉
	passOnWord // 转, 转发
	policyWord // how regulations speak
	ifWord
	selfWord // the speaker himself: 我, 我们
	youWord
	willWord   // the speaker's own future: 我来, 马上, 稍后
	soupWord   // chicken soup, adverts
	giveUpWord // offers and open calls: 谁, 有没有人
	exceptWord
	othersWord // 其他, 别的
	uses
)

// A hit is a word found in a text.
type hit struct {
	from, to int // bytes of the folded text
	use      use
	entity   entity // set for the profile's own words
}

// An entity is somebody or something that can be addressed.
type entity uint8

const (
	noEntity entity = iota
	myName          // her full name, or a name that only she has
	myNick          // 小李, 老陈, 李主任: hers, and perhaps another's
	myTitle         // 书记, where there is no other
	myUnit
	myRole
	myArea
	myDuty
	aboveMe // a superior
	everyone
	classIn  // a class that she belongs to: 各村
	classOut // a class that she does not belong to
	person   // somebody else
	unit     // another unit
)

// A lexis finds words: at each place the longest. It is asked several times at every
// character, and at most of them no word begins: the sieve tells that.
type lexis struct {
	starts []start      // by the hash of their key, the next free one where two have the same; a power of two of them
	taken  int          // of these
	sieve  [1024]uint64 // a bit for each start, shared by few
}

// A start is the words that begin with the same two runes, the longest first.
type start struct {
	key   uint64
	words []entry
}

type entry struct {
	word   string
	use    use
	entity entity
	left   bool // it begins with a letter or a digit
	right  bool // it ends so
}

// startKey packs the first two runes of a word; a word of one rune has 0 for the
// second.
func startKey(a, b rune) uint64 { return uint64(a)<<32 | uint64(b) }

// bitOf is the place of a start in the sieve.
func bitOf(a, b rune) uint32 { return (uint32(a)*0x9e3779b1 ^ uint32(b)*0x85ebca6b) >> 16 }

func (lx *lexis) mayStart(a, b rune) bool {
	bit := bitOf(a, b)
	return lx.sieve[bit>>6&1023]>>(bit&63)&1 != 0
}

// may reports whether a word may begin with a, or with a and b.
func (lx *lexis) may(a, b rune) bool { return lx.mayStart(a, b) || lx.mayStart(a, 0) }

func newLexis(tables ...[]entry) *lexis {
	size, words := 16, 0
	for _, table := range tables {
		words += len(table)
	}
	for size < words {
		size *= 2
	}
	lx := &lexis{starts: make([]start, size)}
	for _, table := range tables {
		for _, e := range table {
			lx.add(e)
		}
	}
	return lx
}

// at is the place of the start with a key, or where it would be.
func (lx *lexis) at(key uint64) *start {
	mask := len(lx.starts) - 1
	for i := int(bitOf(rune(key>>32), rune(key&0xffffffff))) & mask; ; i = (i + 1) & mask {
		if s := &lx.starts[i]; s.key == key || s.words == nil {
			return s
		}
	}
}

// grow makes room for as many starts again.
func (lx *lexis) grow() {
	old := lx.starts
	lx.starts = make([]start, 2*len(old))
	for _, s := range old {
		if s.words != nil {
			*lx.at(s.key) = s
		}
	}
}

// add puts a word in. Of two entries for one word the later holds.
func (lx *lexis) add(e entry) {
	if e.word == "" {
		return
	}
	a, n := utf8.DecodeRuneInString(e.word)
	b := rune(0)
	if n < len(e.word) {
		b, _ = utf8.DecodeRuneInString(e.word[n:])
	}
	last, _ := utf8.DecodeLastRuneInString(e.word)
	e.left, e.right = letter(a) || digit(a), letter(last) || digit(last)
	bit := bitOf(a, b)
	lx.sieve[bit>>6] |= 1 << (bit & 63)
	key := startKey(a, b)
	s := lx.at(key)
	if s.words == nil {
		if lx.taken++; 4*lx.taken > 3*len(lx.starts) {
			lx.grow()
			s = lx.at(key)
		}
		s.key = key
	}
	list := slices.DeleteFunc(s.words, func(o entry) bool { return o.word == e.word })
	at, _ := slices.BinarySearchFunc(list, e, func(x, y entry) int { return len(y.word) - len(x.word) })
	s.words = slices.Insert(list, at, e)
}

// longest is the longest word that begins at byte i of s.
func (lx *lexis) longest(s string, i int) (entry, bool) {
	if i >= len(s) {
		return entry{}, false
	}
	a := runeAt(s, i)
	next := i + utf8.RuneLen(a)
	if next < len(s) {
		if b := runeAt(s, next); lx.mayStart(a, b) {
			two := next + utf8.RuneLen(b)
			words := lx.at(startKey(a, b)).words
			for k := range words {
				if e := &words[k]; (i+len(e.word) == two || strings.HasPrefix(s[i:], e.word)) && (!e.left && !e.right || e.bordered(s, i)) {
					return *e, true
				}
			}
		}
	}
	if lx.mayStart(a, 0) {
		words := lx.at(startKey(a, 0)).words
		for k := range words {
			if e := &words[k]; !e.left && !e.right || e.bordered(s, i) {
				return *e, true
			}
		}
	}
	return entry{}, false
}

// bordered reports whether the word at byte i of s stands alone where it must:
// words of letters and digits do, Chinese ones know no borders.
func (e entry) bordered(s string, i int) bool {
	if e.left {
		if before := runeBefore(s, i); letter(before) || digit(before) {
			return false
		}
	}
	if e.right {
		if after := runeAt(s, i+len(e.word)); letter(after) || digit(after) {
			return false
		}
	}
	return true
}

// words lists a table's words under one use.
func words(s use, list string) []entry {
	var table []entry
	for w := range strings.FieldsSeq(list) {
		table = append(table, entry{word: strings.ReplaceAll(w, "_", " "), use: s})
	}
	return table
}
