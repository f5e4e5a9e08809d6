package triage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/ingest"
)

// A place is what an address is in its clause.
type place uint8

const (
	aside    place = iota // spoken of, not to
	subject               // spoken to, or told to act: 小李…, 请各村…, 让小周…
	called                // a name alone, before or behind what is asked
	object                // the one to whom something goes: 报小吴, 找李敏
	owner                 // 李敏的…
	excluded              // 除河口村外
	quoted                // inside a title or quotation marks
)

// An address is one mention of somebody who could be spoken to.
type address struct {
	from, to int // bytes of the folded text
	who      entity
	place    place
	at       bool // with an @
	all      bool // 各, 全体: a class and not one of its kind
	told     bool // a word such as 请, 让, 由 stands before it
	duty     bool // named by what is on somebody's desk
	you      bool // 你 stands behind it: it is spoken to, whoever was before
	standIn  bool // it names one for whom the user stands in
	vague    bool // a class that nearly everybody is of, see [vocabulary.vague]
	charged  bool // 由, 让, 安排: others are charged with it by whoever is spoken to
}

// mine reports whether the address means the user, alone or among others.
func (a address) mine() bool {
	switch a.who {
	case myName, myNick, myTitle, myUnit, myRole, myArea, everyone, classIn:
		return true
	}
	return false
}

// foreign reports whether the address means somebody else.
func (a address) foreign() bool {
	switch a.who {
	case person, unit, classOut, aboveMe:
		return true
	}
	return false
}

// spoken reports whether what is said is said to this address.
func (a address) spoken() bool { return a.place == subject || a.place == called }

// look finds the words and addresses of a folded text.
func (v *vocabulary) look(s, blanked string, c *circle, m *ingest.Message) ([]hit, []address) {
	l := looker{v: v, c: c, s: s, raw: m.Text, blanked: blanked, spoken: m.Kind == ingest.Voice, fits: c.fits, hits: make([]hit, 0, 8)}
	for _, name := range m.Mentions {
		if f := strings.TrimSpace(newText(name).s); f != "" {
			l.recorded = append(l.recorded, f)
		}
	}
	longestFirst(l.recorded)
	for i := 0; i < len(s); {
		i += l.step(i)
	}
	return l.hits, l.found
}

type looker struct {
	v        *vocabulary
	c        *circle
	s        string
	blanked  string // s without its times
	raw      string // the text as it was written
	spoken   bool   // the text was written down from a voice
	fits     bool   // the group is of the user's kind
	recorded []string
	hits     []hit
	found    []address
	at0      int // where the name that is looked at begins
}

// step reads what begins at byte i and returns how far it goes.
func (l *looker) step(i int) int {
	r := runeAt(l.s, i)
	chinese := hanzi(r)
	if n := utf8.RuneLen(r); chinese && l.dull(i, r, n) {
		return n
	}
	if l.s[i] == '@' {
		if n := l.mention(i); n > 0 {
			return n
		}
	}
	if n := l.class(i); n > 0 {
		return n
	}
	if n := l.dutyHolder(i); n > 0 {
		return n
	}
	if n := max(l.those(i), l.yours(i), l.whoHas(i)); n > 0 {
		return n
	}
	if n := l.kindOfHers(i); n > 0 && l.v.inUnits(l.s[i:i+n]) == classIn && !slices.Contains(l.v.self.units, l.s[i:i+n]) {
		l.found = append(l.found, address{from: i, to: i + n, who: classIn, all: true})
		return n
	}
	if n := l.choose(i); n > 0 {
		l.found = append(l.found, address{from: i, to: i + n, who: classOut, all: true})
		return n
	}
	if n := max(l.body(i), l.sibling(i)); n > 0 {
		l.put(i, i+n, unit)
		return n
	}
	if n := l.sounding(i); n > 0 {
		l.put(i, i+n, myNick)
		return n
	}
	best, ok := l.v.base.longest(l.s, i)
	if e, found := l.c.names.longest(l.s, i); found && (!ok || len(e.word) > len(best.word) || len(e.word) == len(best.word) && best.entity == noEntity) {
		best, ok = e, true
	}
	if !chinese {
		if n := l.latinStranger(i); n > len(best.word) {
			l.put(i, i+n, person)
			return n
		}
	} else if n := max(l.stranger(i), l.kin(i), l.fullName(i)); n > len(best.word) {
		l.at0 = i
		from := i
		if l.ofOtherUnit(i) {
			from -= len(l.runBefore(i)) // 青石村石主任
		}
		l.put(from, i+n, l.titled(l.s[i:i+n]))
		return n
	}
	if n := l.noun(i, len(best.word)); n > 0 {
		return n
	}
	if n := max(l.desk(i), l.numbered(i), l.listed(i)); n > len(best.word) {
		l.put(i, i+n, unit)
		return n
	}
	if !ok {
		_, n := utf8.DecodeRuneInString(l.s[i:])
		return n
	}
	return l.take(i, best)
}

// dull reports whether a character of n bytes, at byte i, can begin nothing: it stands behind another, where few names
// are looked for, and begins no word.
func (l *looker) dull(i int, r rune, n int) bool {
	before := runeBefore(l.s, i)
	if l.spoken || !hanzi(before) || actEnds.has(before) || l.blanked[i-1] == ' ' || nameStarts.has(r) {
		return false
	}
	next := runeAt(l.s, i+n)
	return !l.v.base.may(r, next) && !l.c.names.may(r, next) && !l.v.nouns.may(r, next)
}

// nameStarts are the characters that begin a name or a class wherever they stand.
var nameStarts = runesOf(surnames).with(doubleStarts, quantifierStarts, dutyStarts, runesOf("小老阿"))

// take notes the word of the tables that begins at byte i, and returns how far it goes.
func (l *looker) take(i int, best entry) int {
	end := i + len(best.word)
	if best.entity == noEntity {
		l.hits = append(l.hits, hit{from: i, to: end, use: best.use})
		return len(best.word)
	}
	if best.entity == myDuty {
		l.hits = append(l.hits, hit{from: i, to: end, entity: myDuty})
		return len(best.word)
	}
	if best.entity == myUnit && l.numberGoesOn(i) {
		n := l.named(i, end, unit)
		l.found[len(l.found)-1].from -= utf8.RuneLen(runeBefore(l.s, i))
		return n
	}
	if (best.entity == myUnit || best.entity == unit) && l.topical(i, end) {
		return len(best.word)
	}
	if name := best.entity == myName || best.entity == myNick || slices.Contains(l.v.self.covers, best.word); name && (l.crossed(i, end) || l.excepts(i, end)) {
		_, n := utf8.DecodeRuneInString(l.s[i:])
		return n
	}
	if best.entity == myNick && (l.elsewhere(i) || l.c.anotherBears(best.word)) || l.namesake(i, end, best) {
		best.entity = person
	}
	if best.entity == myName || best.entity == myNick {
		for _, t := range kinTitles {
			if strings.HasPrefix(l.s[end:], t) {
				end += len(t)
				break
			}
		}
	}
	if best.entity == person && l.ofOtherUnit(i) {
		l.put(i-len(l.runBefore(i)), end, person)
		return end - i
	}
	n := l.named(i, end, best.entity)
	if last := &l.found[len(l.found)-1]; last.who == myUnit && letter(runeAt(l.s, i)) && !strings.Contains(l.s[i:end], " ") {
		last.vague = true // events fire twice
	}
	return n
}

// matters are what units are called after and what is talked about every day: 项目, 信息. 办 is a verb as well.
var matters = pairSet(`项目 业务 信息 技术 综合 行政 生产 质量 安全 销售 采购 物流 设备 研发 市场 运营 客服 工程 教务 学生 后勤 人事 宣传 政策 活动 会议 网络 数据 资料 培训 服务 卫生 办`)

// topical reports whether what could be a short name of a unit is only what is talked of: 项目|名称是啥, 办|法.
func (l *looker) topical(from, to int) bool {
	if !matters[l.s[from:to]] {
		return false
	}
	before, after := l.s[:from], l.s[to:]
	called := from == 0 || !hanzi(runeBefore(l.s, from)) || endsAny(before, "请", "由", "各", "让", "找", "给", "报", "发", "咱", "们", "和", "、")
	goesOn := !hanzi(runeAt(l.s, to)) || l.blanked[to] == ' ' || startsAny(after, "的", "把", "你", "同志", "部门", "先", "再", "牵头", "负责", "这边", "那边", "这块", "那块", "、", "和")
	surely := startsAny(after, "这边", "那边", "的同志", "同志", "部门", "牵头")
	return !goesOn || !called && !surely
}

// elsewhere reports whether a name that others could bear too stands behind the name of a place
// to which the user does not belong: 食堂|小阮.
func (l *looker) elsewhere(i int) bool {
	from := i
	for n := 0; n < 5 && hanzi(runeBefore(l.s, from)); n++ {
		from -= utf8.RuneLen(runeBefore(l.s, from))
	}
	where := l.s[from:i]
	if where == "" || endsAny(where, "的会", "的班", "个会", "早会", "例会", "晨会", "晚会", "周会", "班会") || hanzi(runeBefore(l.s, from)) || l.v.onDesk(where) || l.v.inUnits(where) == classIn {
		return false
	}
	noun, ok := l.v.nouns.longest(where, 0)
	return ok && noun.word == where && !slices.Contains(anyone, where) || unitSuffix(where)
}

// named puts an entity, widened by the person noun behind it: 民政办|主任, 河口的|文书.
func (l *looker) named(from, to int, who entity) int {
	if who == myUnit || who == unit || who == myArea {
		at := to
		if who != unit && strings.HasPrefix(l.s[at:], "村") || strings.HasPrefix(l.s[at:], "社区") {
			at += len("村")
			if strings.HasPrefix(l.s[to:], "社区") {
				at = to + len("社区")
			}
			to = at
		}
		if strings.HasPrefix(l.s[at:], "的") {
			at += len("的")
		}
		if e, ok := l.v.nouns.longest(l.s, at); ok {
			end := at + len(e.word)
			if head := longestSuffix(e.word, l.v.heads); head != "" && !thing(l.s[end:]) {
				switch {
				case who == unit && l.v.self.outside && slices.Contains(l.v.self.areas, strings.TrimSuffix(l.s[from:at], "的")) && startsAny(e.word, "驻", "包", "挂"):
					who = myRole // 柳湾村的|驻村干部, for one who looks after it
				case who != myUnit && who != myArea:
					who = classOut
				case l.v.bears(head, "") == classIn:
					who = myRole
				case l.v.bears(head, "") == everyone:
				default:
					who = classOut
				}
				to = end
			}
		}
	}
	l.put(from, to, who)
	return to - from
}

// longerName reports whether the characters behind a name make it another's:
// 李敏|华 where somebody of that name speaks, or where only a name could stand.
func (l *looker) longerName(from, to int) bool {
	e, ok := l.c.names.longest(l.s, from)
	return ok && from+len(e.word) > to
}

// excepts reports whether what stands around a name excepts somebody whose name only begins with it: 除|李敏|华外.
func (l *looker) excepts(from, to int) bool {
	given := runeAt(l.s, to)
	return endsAny(l.s[:from], "除", "除了") && givenRunes.has(given) && startsAny(l.s[to+utf8.RuneLen(given):], "外", "以外", "之外", "、", "和")
}

// dutyVerbs begin the name of somebody by what is on his desk: 管党员统计的同志.
var dutyVerbs = strings.Fields(`分管 主管 负责 经办 承办 对接 驻 包 管 做 搞 抓 联系 办`)

// dutyStarts are the characters that they begin with.
var dutyStarts = firstRunes(dutyVerbs)

// titled is whom a name with a title means: the user where the name is hers, or where
// it is her surname, the title could be hers and nobody else here bears it.
func (l *looker) titled(word string) entity {
	if n := len(l.found); n > 0 && l.found[n-1].at && l.found[n-1].mine() && l.found[n-1].who != everyone && strings.TrimSpace(l.s[l.found[n-1].to:l.at0]) == "" {
		return myNick // @施雨桐 施老师: the same person
	}
	for _, t := range allTitles {
		name, ok := strings.CutSuffix(word, t)
		if !ok || name == "" {
			continue
		}
		if owner, _ := l.ownersBefore(l.at0); owner == classOut || l.ofOtherUnit(l.at0) {
			return person // 四年级的|江老师
		}
		if slices.Contains(l.v.self.names, name) || utf8.RuneCountInString(name) == 2 && strings.HasSuffix(l.v.self.full, name) {
			return myName
		}
		if name == l.v.self.surname && l.v.self.mayBe(t) && !l.c.bears(name) {
			return myNick
		}
	}
	return person
}

// kinBorders are the characters behind which somebody may be called.
var kinBorders = runesOf(" ,.。!:;\n@")

// kinTitles are what colleagues hang on a given name.
var kinTitles = []string{"妹儿", "妹妹", "妹子", "老弟", "小姐", "妹", "姐", "哥", "叔", "姨", "婶", "嫂", "老师", "师傅"}

// allTitles are these and the titles at work.
var allTitles = slices.Concat(kinTitles, titles)

// kinStarts are the characters that they begin with.
var kinStarts = firstRunes(kinTitles)

// crossed reports whether a word of the tables begins with the last character of
// s[from:to] and goes on beyond it: then 小周|末 is no 小周.
func (l *looker) crossed(from, to int) bool {
	last := to - utf8.RuneLen(runeBefore(l.s, to))
	if last <= from {
		return false
	}
	e, ok := l.v.base.longest(l.s, last)
	return ok && last+len(e.word) > to && e.entity == noEntity
}

func (l *looker) put(from, to int, who entity) {
	l.found = append(l.found, address{from: from, to: to, who: who})
}
