package wechat

import (
	"strings"
	"unicode/utf8"

	"shoudao/ingest/internal/pattern"
	"shoudao/ingest/internal/stamp"
	"shoudao/ingest/internal/wording"
)

// The parts of lines. Space is every kind: U+2005 stands behind mentioned names,
// U+00A0 comes out of HTML.
const (
	space  = `[\s\p{Z}\x{200b}]`
	half   = `(?:上午|下午|凌晨|早上|清晨|中午|傍晚|晚上|[AaPp]\.?[Mm]\.?)`
	digit  = `[\d０-９]`
	clock  = `(?:` + half + space + `*)?` + digit + `{1,2}[:：]` + digit + `{2}(?:[:：]` + digit + `{2})?(?:` + space + `*` + half + `)?`
	full   = `\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}[日号])`
	near   = `\d{1,2}月\d{1,2}[日号]|今天|昨天|前天|[Tt]oday|[Yy]esterday|(?:星期|周)[一二三四五六日天]`
	dashes = `[—–―─－_=~-]{2,}`
)

var (
	// headOfClock is a head with a clock time; one of the desktop may have a day.
	headOfClock = pattern.New(`^` + space + `*(.+?)(` + space + `+)(` + clock + `)` + space + `*$`)
	headOfDay   = pattern.New(`^` + space + `*(.+?)` + space + `+(` + full + `|` + near + `)` + space + `*(` + clock + `)` + space + `*$`)
	headOfName  = pattern.New(`^(.+?)` + space + `*[:：]` + space + `*$`)
	dateLine    = pattern.New(`^` + dashes + space + `*(` + full + `)(?:` + space + `*[(（]?(?:星期|周)[一二三四五六日天][)）]?)?` + space + `*` + dashes + `$`)
)

// ruled is a line of dashes around what could have been a date before it was damaged.
var ruled = pattern.New(`^` + dashes + space + `+\S{0,6}\d{2}\S{0,16}` + space + `+` + dashes + `$`)

// A head is the line before a message: who says it and when.
type head struct {
	name string
	id   string // QQ number
	gap  int    // spaces before the time
	time string // of the day; empty if there is none
	day  string // empty if there is none
}

// longName is the number of characters that a shown name has at most; WeChat and
// QQ allow fewer, titles before it are counted.
const longName = 48

// mayBeHead is a cheap test that most lines fail.
func mayBeHead(line string) bool {
	line = strings.TrimRightFunc(line, wording.Blank)
	if len(line) > 4*longName+64 || !strings.ContainsAny(line, ":：") {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(line)
	return '0' <= r && r <= '9' || '０' <= r && r <= '９' || strings.ContainsRune("Mm.:：午上", r)
}

// clockHead reads a head that ends in a clock time.
func clockHead(line string) (head, bool) {
	if !mayBeHead(line) {
		return head{}, false
	}
	m := headOfClock.FindStringSubmatch(line)
	if m == nil || utf8.RuneCountInString(m[1]) > longName || !soundClock(m[3]) {
		return head{}, false
	}
	return head{name: m[1], gap: utf8.RuneCountInString(m[2]), time: m[3]}, true
}

// dayHead reads a head that ends in a day and a clock time.
func dayHead(line string) (head, bool) {
	if !mayBeHead(line) {
		return head{}, false
	}
	m := headOfDay.FindStringSubmatch(line)
	if m == nil || utf8.RuneCountInString(m[1]) > longName || !soundClock(m[3]) {
		return head{}, false
	}
	return person(head{name: m[1], gap: 1, day: m[2], time: m[3]}), true
}

// nameHead reads a head that is a name with a colon.
func nameHead(line string) (head, bool) {
	if !mayBeHead(line) {
		return head{}, false
	}
	m := headOfName.FindStringSubmatch(line)
	if m == nil || utf8.RuneCountInString(m[1]) > longName || strings.ContainsAny(m[1], ":：") {
		return head{}, false
	}
	return person(head{name: strings.TrimFunc(m[1], wording.Blank)}), true
}

func soundClock(s string) bool {
	_, rest, ok := stamp.ClockTime(stamp.Fold(s))
	return ok && strings.TrimSpace(rest) == ""
}

// qqName is how QQ writes a name: 【管理员】郝主任(10001).
var qqName = pattern.New(`^(?:【[^【】]{1,12}】)?(.+?)(?:[(（<](\d{5,12}|[^\s<>()]+@[^\s<>()]+)[)）>])?$`)

// person takes from a name what QQ puts around it.
func person(h head) head {
	if m := qqName.FindStringSubmatch(h.name); m != nil {
		h.name, h.id = strings.TrimFunc(m[1], wording.Blank), m[2]
	}
	return h
}

// sentence reports whether a name has what names have not, but sentences do.
func sentence(name string) bool { return strings.ContainsAny(name, "，。；！？、,;!?") }

// dateOf reads the line that sets the date. Sound is false for one that names no day
// that there is: 13月45日, 2026-0x-01.
func dateOf(line string) (d stamp.Date, sound, ok bool) {
	line = strings.TrimFunc(line, wording.Blank)
	if r, _ := utf8.DecodeRuneInString(line); !strings.ContainsRune("—–―─－_=~-", r) {
		return d, false, false
	}
	if m := dateLine.FindStringSubmatch(line); m != nil {
		d, _, sound = stamp.Day(stamp.Fold(m[1]))
		return d, sound, true
	}
	return d, false, ruled.MatchString(line)
}

// unquoted takes up to depth mail quotation marks from a line and tells how many
// there were.
func unquoted(line string, depth int) (string, int) {
	n := 0
	for n < depth {
		rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), ">")
		if !ok {
			break
		}
		line, n = strings.TrimPrefix(rest, " "), n+1
	}
	return line, n
}

// deep is more quotation than any mail has.
const deep = 50

func isBlank(line string) bool { return strings.TrimFunc(line, wording.Blank) == "" }
