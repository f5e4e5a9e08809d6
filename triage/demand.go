package triage

import (
	"strings"
	"unicode/utf8"

	"shoudao/triage/when"
)

// demand finds the request in what is one only by its place: a verb of work behind 把, 你
// or a time to come, 一下 at its end.
func (d *deed) demand(s string, c *clause, body string) {
	ending := strings.TrimRight(body, " !。~)\"")
	w, weak := c.weak(s)
	if weak && d.request == 0 && (strings.Contains(body, "把") || told2nd(s, c)) {
		d.raise(w, 1)
	}
	if weak && d.request == 0 && d.due != nil && !d.done && !d.self && !d.question && !thwarted(s, w) {
		d.raise(w, 1) // 10月9日上午报
	}
	if weak && d.request == 0 && !d.done && !d.self && strings.HasSuffix(ending, "点") && w.to == c.from+len(ending)-len("点") {
		d.raise(w, 2) // 各站发点
	}
	if w, ok := c.first(piecesWord); ok && d.request == 0 && !d.done && !d.thanks && !d.self && worked(c, w, s) {
		d.raise(w, 1)
	}
	if w, ok := c.first(tailWord); ok && d.request == 0 && !announces(s[c.from:w.to]) && !d.done && !d.thanks {
		d.raise(w, 1) // 琢磨一下: whatever is to be done once, or a little, is asked for
	}
	if d.request == 0 && !d.done && !d.self && !d.question && !d.thanks && complemented(ending) {
		d.raise(hit{from: c.from, to: c.to}, 1)
	}
	if endsAny(ending, "来领", "来拿", "来取", "来签", "来补", "来换", "来领一下", "来拿一下", "来取一下", "来签一下") && !d.self && !d.past && !strings.ContainsAny(afterThose(body), "我他她没") {
		d.done = false
		d.raise(hit{from: c.from, to: c.to}, max(0, 2-d.request)) // 肝素到了来领
	}
	if d.request < 2 && !d.done && !d.self && !d.past && nominates(body) {
		d.raise(hit{from: c.from, to: c.to}, 2-d.request) // 每班推荐一名三好学生
	}
	if d.request == 0 && !d.done && !d.self && !d.question && leftToYou(ending) {
		d.raise(hit{from: c.from, to: c.to}, 2) // 她的班你上
	}
	if d.request > 0 && c.has(softWord, tailWord) {
		d.request = min(d.request+1, 3)
	}
}

// tense takes back what sounds done and is not, or not yet: it has a time to come, or is
// only what comes first.
func (d *deed) tense(s string, c *clause, body string) {
	if d.done && !d.past && onceDone(body) {
		d.done = false // 查了给你们说
	}
	if d.done && !perfect(body) && (d.due != nil || sequence(s, c)) {
		d.done = false // 定于28日(正常上班)召开
	}
	if d.done && !strings.Contains(body, "已") && !d.past && d.due != nil && d.due.Kind == when.Deadline && strings.Contains(body, "前") && c.has(weakVerb, verbWord, sendWord) {
		d.done = false
		d.request = max(d.request, 1)
	}
	if d.done && d.due != nil && d.due.Kind != when.Past && !d.past && !d.self && barelyDone(body) {
		d.done = false // 大家今天把工时填了
		d.request = max(d.request, 2)
	}
	if strings.HasPrefix(body, "交给我") && d.due == nil && utf8.RuneCountInString(strings.TrimRight(body, " !。~)\"")) <= 5 {
		d.request, d.will = 0, true // 交给我吧
	}
	if underWay(body) {
		d.done, d.will = false, true
	}
}

// told2nd reports whether a weak verb stands right behind 你: 你弄, 你先看.
func told2nd(s string, c *clause) bool {
	for _, w := range c.words {
		if w.use != weakVerb {
			continue
		}
		before := s[max(c.from, w.from-9):w.from]
		if strings.Contains(before, "你") || strings.Contains(before, "您") {
			return true
		}
	}
	return false
}

// leftToYou reports whether a clause ends by leaving what it names to who is spoken to: 她的班你上, and not 我等你来.
func leftToYou(ending string) bool {
	if !holdsAny(ending, "你", "您") {
		return false
	}
	ending = strings.TrimRight(ending, "吧哈啊")
	for _, w := range []string{
		"你上", "你顶", "你来", "你去", "你替", "你接",
		"你管", "你跟", "你盯", "你带", "你送", "你陪", "你教", "你守", "你办", "你写", "你做", "你弄", "你填", "你跑",
		"你负责", "你安排", "你处理", "你联系", "你通知", "你整理", "你参加", "你也来", "你也去", "你也参加", "您来", "您带", "您负责", "您也来",
	} {
		if rest, ok := strings.CutSuffix(ending, w); ok && !endsAny(rest, "等", "请", "接", "盼", "想", "欢迎", "谢", "给", "跟", "找", "问", "看") {
			return true
		}
	}
	return false
}
