package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// hedged reports whether a sentence that ends in 了 is none the less not of what
// has been done: 别忘了, 不用报了, 该交了, 没时间了.
func hedged(ending string) bool {
	for _, w := range []string{"就填好", "就做好", "就弄好", "就写好", "就报", "就交", "就发", "就办好", "就改好", "就弄完", "就做完", "就写完"} {
		if at := strings.Index(ending, w); at >= 0 && utf8.RuneCountInString(ending[at+len(w):]) <= 5 && !strings.ContainsAny(ending[:at], "你您请前后别不") {
			return false // 办公室中午就填好传真了
		}
	}
	ending = withoutPoints.Replace(ending)
	return holdsAny(ending, "别", "不要", "不用", "该", "快要", "要", "没", "太", "就")
}

// withoutPoints takes the words out that only hold 要.
var withoutPoints = strings.NewReplacer("纪要", "", "摘要", "", "重要", "", "主要", "")

// defects end what has gone wrong with a thing: that is no report of something done.
var defects = strings.Fields(`坏了 漏了 漏水了 堵了 断了 停了 没电了 死机了 卡住了 卡了 崩了 掉了 破了 丢了 裂了 断电了 停电了 跳闸了 黑屏了 不亮了 打不开了 登不上了 用完了 没墨了 没纸了`)

// faulty reports whether a clause says that a thing is out of order: 空调坏了.
func faulty(body string) bool {
	return endsAny(strings.TrimRight(body, " 啊呀哈。!~"), defects...) && !holdsAny(body, "我", "弄", "修", "换")
}

// perfect reports whether a clause says in so many words that it is over: 已, 了, 刚.
func perfect(body string) bool {
	return strings.ContainsAny(body, "已了啦刚")
}

// sequence reports whether what sounds done only comes before what is to be done: 改好
// 重新传, 填完交我.
func sequence(s string, c *clause) bool {
	for i, w := range c.words {
		if w.use != doneWord {
			continue
		}
		for _, after := range c.words[i+1:] {
			if slices.Contains([]use{verbWord, weakVerb, giveWord, sendWord}, after.use) {
				return true
			}
		}
	}
	return false
}

// given reports whether a clause ends with what has come to its speaker: 找出来送我桌上了.
func given(ending string) bool {
	rest, ok := strings.CutSuffix(ending, "了")
	if !ok || strings.ContainsAny(rest, "该要快别没就请赶") {
		return false
	}
	for _, v := range []string{"给我", "送我", "发我", "交我", "报我", "拿我", "传我", "交到我", "送到我"} {
		if at := strings.LastIndex(rest, v); at >= 0 && utf8.RuneCountInString(rest[at+len(v):]) <= 3 {
			return true
		}
	}
	return false
}

// leavesBe reports whether a clause says that something is not to be done any more: 别带回来归
// 档了. 别忘了 and its like ask for it.
func leavesBe(ending string) bool {
	at := strings.Index(ending, "别")
	if at < 0 || !strings.HasSuffix(ending, "了") || utf8.RuneCountInString(ending[at:]) > 10 {
		return false
	}
	if holdsAny(ending[at:], "错了", "丢了", "漏了", "坏了", "晚了", "迟了", "忘了") {
		return false // 小李别核错了
	}
	return !startsAny(ending[at+len("别"):], "忘", "落", "漏", "拖", "再", "迟", "等", "晚", "光", "的", "人", "村", "处", "搞错", "弄错", "误", "耽", "错过", "只") && runeBefore(ending, at) != '特' && runeBefore(ending, at) != '级'
}

// praised reports whether a deed is praised that a clause tells: 做了真及时, 弄得漂亮.
func praised(body string) bool {
	return holdsAny(body, "了真", "得真", "得太", "了太", "得是真", "得很", "得好", "得快", "得漂亮", "得细") || endsAny(strings.TrimRight(body, " 。!~啊哈"), "很细", "很认真", "很仔细", "很扎实", "很到位", "很及时", "很规范", "很好", "很快", "很漂亮", "很出色")
}

// onceDone reports whether what is told as done only comes before what is still to come: 查了
// 给你们说, 弄完再报.
func onceDone(body string) bool {
	for _, w := range []string{"了给你", "了给您", "了再", "了跟你", "了告诉", "了回你", "了发", "完再", "完给", "好再", "好给你", "完了再", "好了再", "完跟", "完回", "好了告诉", "完了告诉", "好了我", "完了我", "好了跟", "完了跟", "好了叫", "完了叫", "好了喊", "好了通知"} {
		if at := strings.Index(body, w); at > 0 && !strings.HasSuffix(body, "了") {
			return true
		}
	}
	return false
}

// handled reports whether a clause tells that something has been dealt with: 把线盒都数过
// 一遍了, 把重点人员见了一遍. With a time to come, 把表补齐了 is an order all the same; with one gone by it is none.
func handled(body string, ahead, gone bool) bool {
	_, rest, ok := strings.Cut(body, "把")
	if !ok || strings.ContainsAny(body, "请吧呗别") {
		return false
	}
	ending := strings.TrimRight(rest, " !。~")
	if gone && (strings.HasSuffix(ending, "了") || strings.HasSuffix(ending, "咯")) {
		return true // 昨晚把三组那几户收了
	}
	if strings.HasSuffix(ending, "一遍了") || strings.Contains(ending, "了一遍") || strings.Contains(ending, "了一次") {
		return true
	}
	for _, w := range []string{"完了", "过了", "好了", "齐了", "来了", "上了", "清了", "掉了"} {
		if !ahead && strings.HasSuffix(ending, w) {
			return true
		}
	}
	return false
}

// sentOff reports whether a clause has somebody go and get something done on the way, whatever its 了: 直接去邮局把信取了.
func sentOff(body string) bool {
	ending, told := strings.CutSuffix(strings.TrimRight(body, " !。~哈吧"), "了")
	_, rest, ok := strings.Cut(ending, "把")
	return told && ok && rest != "" && !strings.ContainsAny(body, "我咱他她已都刚才") && startsAny(body, "直接去", "直接到", "先去", "顺路去", "顺便去", "顺道去", "赶紧去", "快去", "你去", "你先去", "你直接去", "你顺路", "顺路把", "顺便把", "顺手把")
}

// barelyDone reports whether a clause ends in 把, a thing, a verb of one character and 了: with a
// time that is not over an order, and only a report if it has another word for it: 都, 已, 完了.
func barelyDone(body string) bool {
	_, rest, ok := strings.Cut(body, "把")
	ending, told := strings.CutSuffix(strings.TrimRight(rest, " !。~"), "了")
	if !ok || !told || strings.ContainsAny(body, "已都刚才我咱他她完好齐过") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(ending)
	return strings.ContainsRune(deedStems, last)
}

// complemented reports whether a short clause ends in what a thing is to be brought to, as
// orders do: 架起来, 把门关紧, 挪走.
func complemented(ending string) bool {
	n := utf8.RuneCountInString(ending)
	if n < 2 || n > 7 || toldSigns.within(ending) {
		return false
	}
	_, first := utf8.DecodeRuneInString(ending)
	if endsAny(ending[first:], "起来", "上去", "下来", "出来", "过来", "回来", "拿走", "挪走", "搬走", "拖走", "关紧", "扎牢", "架空", "垫平", "盖严", "锁上", "干净", "整齐", "到位", "归位", "摆好", "收好", "备好", "准备好", "带齐", "交齐", "关掉", "拆掉", "停掉", "断掉", "绑好", "封好") {
		return true
	}
	return strings.HasPrefix(ending, "把") && n >= 4
}

// toldSigns are characters of clauses that tell of something.
var toldSigns = runesOf("了过着没不很真太已我他她说想笑")

// thwarted reports whether a verb is one of what cannot be, is not, or has been: 看|不见.
func thwarted(s string, w hit) bool {
	return strings.ContainsRune("不没得过着了到", runeAt(s, w.to)) && w.to < len(s) || strings.ContainsRune("不没别未", runeBefore(s, w.from)) && w.from > 0
}

// underWay reports whether a clause says that the speaker is at it: 在看了, 正在弄.
func underWay(body string) bool {
	rest := strings.TrimLeft(body, " 嗯啊好哦我正还已经都")
	verb, ok := strings.CutPrefix(rest, "在")
	return ok && strings.ContainsRune("看弄做写改约查核催办填搞整跑送发报联印排问找协处凑汇统算对传录", runeAt(verb, 0))
}

// serves reports whether what is done goes to whoever is spoken to: 四点前给你放桌上.
func serves(body string) bool {
	if !holdsAny(body, "你", "您") {
		return false
	}
	for _, w := range []string{"给你", "给您"} {
		if rest, ok := strings.CutSuffix(strings.TrimRight(body, " 啊哈哦。!~"), w); ok && endsAny(rest, "午", "晚", "天", "上", "点", "前", "后", "会儿", "会", "等下", "周一", "周二", "周三", "周四", "周五") && !strings.ContainsAny(rest, "你您谁") {
			return true // 花名册下午给您
		}
	}
	for _, w := range []string{"给你", "给您", "帮你", "帮您", "替你", "替您"} { // 给你打了饭放办公室
		if _, rest, ok := strings.Cut(body, w); ok && deedAt(rest, 0) {
			if r := runeAt(rest, utf8.RuneLen(runeAt(rest, 0))); r == '了' || r == '好' {
				return true
			}
		}
	}
	for _, w := range []string{"给你放", "给你送", "给你发", "给您送", "给您发", "给您放", "给你带", "给您带", "给你拿", "发给你", "发给您", "送给你", "带给你", "帮你", "帮您", "替你", "放你", "放您"} {
		if at := strings.Index(body, w); at >= 0 && !strings.ContainsAny(body[:at], "你您请") {
			return true
		}
	}
	return false
}

// announces reports whether the speaker only says that he is going to say something: 再
// 说一下, 有两件事强调一下.
func announces(body string) bool {
	for _, w := range []string{"再说一下", "说一下", "讲一下", "强调一下", "补充一下", "提一下", "通报一下", "插一下", "再提醒一下"} {
		if rest, ok := strings.CutSuffix(body, w); ok && !strings.ContainsAny(rest, "你您请各") {
			return true
		}
	}
	return false
}

// worked reports whether a verb of work stands right before w: 写|一条, 说|一句.
func worked(c *clause, w hit, s string) bool {
	for _, v := range c.words {
		if v.to == w.from && (v.use == weakVerb || v.use == verbWord || v.use == sendWord) {
			return true
		}
	}
	before := s[c.from:w.from]
	if strings.HasSuffix(before, "简单说") || strings.HasSuffix(before, "回") {
		return true
	}
	_, n := utf8.DecodeLastRuneInString(before) // 去瞅一眼: whatever one goes and does
	return strings.HasSuffix(before[:len(before)-n], "去") || strings.HasSuffix(before[:len(before)-n], "来")
}

// freesDoers reports whether a clause lets off only those who have done it: 已报的不用再报.
func freesDoers(body string) bool {
	if _, what, ok := strings.Cut(body, "的"); ok && startsAny(what, "那", "这", "通知", "表", "文件", "模板", "台账") && !strings.Contains(what, "用") && strings.Contains(what, "作废") {
		return false // 刚发的那个台账作废
	}
	return holdsAny(body, "报的", "交的", "填的", "发的", "完成的", "提交的", "缴的", "报过的", "交过的", "报了的", "交了的", "填了的", "发了的", "做过的", "弄完的", "参加过的", "已报", "已交")
}
