package triage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// none reports whether the words say that there is nothing to report: 我们院没有, 无.
func (h *heard) none() bool {
	if strings.ContainsAny(h.t.s, "还未") {
		return false // 我还没
	}
	s := strings.Trim(h.t.s, " 。.!~")
	if at := strings.LastIndexAny(s, "，,;。"); at >= 0 && strings.HasPrefix(strings.TrimLeft(s[at:], "，,;。 "), "我") {
		s = strings.TrimLeft(s[at:], "，,;。 ") // 那两家划走了，我这没有
	}
	for _, w := range []string{"没有", "无", "没", "0", "零"} {
		if rest, ok := strings.CutSuffix(s, w); ok && utf8.RuneCountInString(rest) <= 8 && (rest == "" || strings.ContainsAny(rest, "我咱村院所办科局行校班组")) {
			return true
		}
	}
	return false
}

// saysNone reports whether a clause of the words ends in 无: 社会事务办无，以罗镇报的为准.
func (h *heard) saysNone() bool {
	return slices.ContainsFunc(h.clauses, func(c clause) bool { return strings.HasSuffix(strings.TrimRight(h.t.s[c.from:c.to], " 。!~"), "无") })
}

// ofUs reports whether the words begin with their speaker or her unit: 我们院这学期没有 is no question.
func (h *heard) ofUs() bool {
	return startsAny(strings.TrimLeft(h.t.s, " "), "我", "咱", "本", "俺")
}

// declines reports whether the words are a short no: 不去呢, 我不在.
func (h *heard) declines() bool {
	s := strings.TrimPrefix(strings.Trim(h.t.s, " 。.!~呢哈哦啊呀了"), "我")
	return utf8.RuneCountInString(s) <= 4 && startsAny(s, "不去", "不来", "不在", "不过去", "不参加", "不要") || s == "no" || s == "i'm not" || s == "we're not" || s == "not going"
}

// troubles and senses hold words that others must not be seen in: 没 and 到了.
var (
	troubles = strings.NewReplacer("没问题", "", "没关系", "", "没事", "")
	senses   = strings.NewReplacer("看到了", "", "收到了", "", "听到了", "", "找到了", "", "接到了", "", "想到了", "")
)

// denies reports whether the words say that there is none of something, or no.
func (h *heard) denies() bool {
	if h.none() || h.declines() {
		return true
	}
	s := troubles.Replace(h.t.s)
	if holdsAny(s, "还剩", "还有", "还没", "有的", "有,", "剩", "成", "行", "可以", "yes", "left") {
		return false
	}
	return holdsAny(s+" ", "没有", "没了", "用光", "用完了", "发完了", "光了", "no longer", "none ", "none.", "we have no ", "ran out", "out of ")
}

// hindered reports whether the words tell what stands in the way: 型号不对，店里给送来.
func (h *heard) hindered() bool {
	return holdsAny(h.t.s, "不对", "不行", "不够", "不齐", "不到", "打不开", "登不上", "进不去", "缺", "坏了", "还没", "没来", "没到", "还差", "还在", "要等", "等我", "等下", "来不及", "晚点", "送来", "在路上", "can't", "cannot", "won't", "waiting", "still ", "not yet")
}

// countsIn reports whether the words do no more than show that something has been seen: 吱, 1, read.
func (h *heard) countsIn() bool {
	s := strings.Trim(h.t.s, " 。.!~👍👌🙏✅")
	if s == "已收到" || s == "已阅" || s == "已知悉" || s == "已知" || s == "已看" || strings.HasPrefix(s, "好了好了") {
		return true
	}
	return s == "吱" || s == "吱一声" || s == "1" || s == "已读" || s == "read" || s == "read it" || s == "read and noted" || s == "已签收"
}

// defers reports whether the words put off an answer: 我问一下, 晚点回你, let me check.
func (h *heard) defers() bool {
	return holdsAny(h.t.s, "问", "查", "看", "打听", "核", "算", "找", "确认", "商量", "一会", "待会", "等会", "等下", "稍后", "稍等", "晚点", "晚些", "回头", "回你", "回您", "回复", "告诉", "再说", "马上", "正在", "还没", "明天给", "给你答", "check", "find out", "look", "ask", "let you know", "get back", "later", "will do", "tomorrow", "on it", "in a ", "shortly", "soon", "not sure", "doing it")
}

// putsOff reports whether the words begin with what their speaker does before she can answer: 等我问下主任, 我找找.
func (h *heard) putsOff() bool {
	if h.asks() && !strings.HasPrefix(h.t.s, "等我") {
		return false
	}
	return startsAny(strings.TrimLeft(h.t.s, " 嗯好哦啊行,"), "等我", "等下", "等会", "稍等", "稍后", "我问", "我去问", "我先问", "我帮你问", "我查", "我去查", "我找", "我去找", "我翻", "我打听", "我核", "我看下", "我看看", "我看一下", "我去看", "问下", "问一下", "查下", "查一下", "晚点", "晚些", "回头", "待会")
}

// goesFirst reports whether the words say what their speaker does before she does what was asked: 我先去看下再写.
func (h *heard) goesFirst() bool {
	_, then, ok := strings.Cut(h.t.s, "先")
	return ok && strings.Contains(then, "再") && !strings.Contains(then, "了")
}

// onlySaw reports whether clause i says no more than that something has been read.
func (h *heard) onlySaw(i int) bool {
	body := strings.Trim(h.body(i), " 嗯好的我已经~!")
	if utf8.RuneCountInString(body) <= 6 && startsAny(body, "看到了", "收到了", "看见了") {
		return true // 看到了主任
	}
	return body == "知道了" || body == "看了"
}

// fails reports whether clause i says that something could not be done: 传不了, 系统坏了.
func (h *heard) fails(i int) bool {
	body := h.body(i)
	return holdsAny(body, "不了", "忘记", "忘拿", "忘盖", "登不上", "进不去", "打不通", "打不开", "忘发", "忘交", "忘报", "忘带", "忘填", "少发", "漏发", "漏报", "发错", "交错", "传错", "报错", "坏了", "崩了", "卡住", "卡死", "忘了", "丢了", "没弄成", "没办成", "没报成") && !strings.Contains(body, "忘不了") && !strings.Contains(body, "修")
}

// ordersOthers reports whether the user's words charge somebody else: whom they mention, or all who
// are called.
func (h *heard) ordersOthers() bool {
	if h.chargesAny(func(a address) bool { return a.at }) {
		return true
	}
	asked, told := false, false
	for i := range h.deeds {
		asked, told = asked || h.deeds[i].request > 1, told || h.tellsDone(i)
	}
	told = told && !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.question })
	return asked && !told && slices.ContainsFunc(h.addresses, func(a address) bool { return a.all && a.place == called }) // 各村文书：…五点前发群里
}

// turnsToAnother reports whether the user's words call somebody and have him do something of which the item does not speak: that is no
// answer to it.
func (h *heard) turnsToAnother(t Topic, l *living) bool {
	return len(t) >= 4 && t.shared(l.Topic) == 0 && slices.ContainsFunc(h.deeds, func(d deed) bool { return d.request > 0 }) &&
		slices.ContainsFunc(h.addresses, func(a address) bool { return a.foreign() && a.place == called }) &&
		!slices.ContainsFunc(h.deeds, func(d deed) bool { return d.done || d.self || d.will })
}

// chargesAny reports whether the words ask something of somebody else that they call and that fits.
func (h *heard) chargesAny(fits func(address) bool) bool {
	for _, a := range h.addresses {
		if !a.foreign() || a.place != called || !fits(a) {
			continue
		}
		for i := range h.deeds {
			if d := &h.deeds[i]; d.request > 0 || strings.Contains(h.body(i), "把") {
				return true
			}
		}
	}
	return false
}

// delivers reports whether the words are figures that somebody waits for: 河口 63人，
// 预备2.
func (h *heard) delivers() bool {
	if holdsAny(h.t.s, "还差", "还有", "没", "等我", "等下", "目前", "手机", "电话", "号码", "我在") {
		return false // 还差3人没核, 等我5分钟
	}
	digits, words := 0, 0
	for _, r := range h.t.s {
		if digit(r) {
			digits++
		} else if hanzi(r) {
			words++
		}
	}
	return digits > 0 && words <= 30 && h.speech != Acknowledged && !h.asks() && !slices.ContainsFunc(h.times, func(t timed) bool {
		return t.Grain != when.Day || t.At.Sub(h.m.SentAt) > 24*time.Hour // 今天4户 is no time to come
	})
}

func (h *heard) asks() bool {
	for i := range h.deeds {
		if h.deeds[i].question || h.deeds[i].request > 1 {
			return true
		}
	}
	return false
}

// joinsList reports whether the message is a list that people hand on, each with his own line
// added: 接龙.
func (h *heard) joinsList() bool {
	return strings.HasPrefix(h.t.s, "#接龙") || strings.Contains(firstLine(h.t.s), "接龙") && strings.Count(h.t.s, "\n") >= 2
}

// liesBefore reports whether the user says that the thing lies before whoever asked for it: 您看下邮箱, 请查收, 您要的花名册.
func (h *heard) liesBefore() bool {
	if h.asks() || len(h.times) > 0 || holdsAny(h.t.s, "什么", "哪", "没", "稍", "等", "?") || utf8.RuneCountInString(h.t.s) > 16 {
		return false
	}
	if startsAny(h.t.s, "您要的", "你要的") {
		return endsAny(strings.TrimRight(h.t.s, " 。!~"), paperwork...)
	}
	return !strings.HasPrefix(h.t.s, "我") && holdsAny(h.t.s, "查收", "看下邮箱", "看一下邮箱", "看邮箱", "看群文件", "见附件")
}

// yesOrNo reports whether the words are no more than an English yes, or a no to what is asked of how things are.
func (h *heard) yesOrNo() bool {
	return slices.Contains([]string{"yes", "yep", "yeah", "yup", "it is", "yes it is", "yes i am", "yes i do", "yes we do", "nope", "it isn't", "no it isn't"}, strings.Trim(h.t.s, " .!"))
}

// refersBack reports whether English words say that what was spoken of has gone to whoever wanted it: just emailed it over.
func (h *heard) refersBack() bool {
	if slices.Contains([]string{"sorted", "all sorted", "here you go", "here it is", "here they are", "here you are", "attached", "it's in the shared folder", "it's in the folder", "it's on the drive", "in the shared folder", "on the shared drive"}, strings.Trim(h.t.s, " .!")) {
		return true
	}
	return letter(runeAt(h.t.s, 0)) && holdsAny(" "+h.t.s+" ", " sent it", " emailed it", " sent that", " emailed that", " sent them", " sent over", " sent across", " shared it", " forwarded it", " done that", " put it in ", " put it on your ", " dropped it ", " left it ", " uploaded it", " rang them", " called them", " spoke to them", " booked it", " paid it", " signed it", " printed it", " fixed it", " sorted it", " in your inbox", " on your desk", " in your tray")
}

// addsLine reports whether the words are the line that somebody adds to a list: 27.林敏 妈妈来.
func (h *heard) addsLine() bool {
	rest := strings.TrimLeft(h.t.s, "0123456789")
	return rest != h.t.s && len(h.t.s)-len(rest) <= 3 && startsAny(rest, ".", "、") && !holdsAny(rest, "吗", "了", "谁", "?") && hanzi(runeAt(strings.TrimLeft(rest, ".、 "), 0)) && utf8.RuneCountInString(rest) <= 24 && !strings.Contains(rest, "\n")
}

// fillsIn reports whether the words hold the number that a title asks for: 报两箱, where it is asked 报几箱.
func (h *heard) fillsIn(title string) bool {
	if h.asks() {
		return false
	}
	for _, w := range []string{"几", "多少"} {
		at := strings.LastIndex(title, w)
		if at < 0 {
			continue
		}
		of := runeAt(title, at+len(w))
		if !strings.ContainsRune("户家份天辆台张本间层楼位名次块条箱件人个组批点号斤套把盒瓶页", of) {
			continue
		}
		for k := range h.clauses {
			body := h.t.s[h.clauses[k].from:h.clauses[k].to]
			for i, r := range body {
				if r == of && (digit(runeBefore(body, i)) || strings.ContainsRune("一二两三四五六七八九十百千半零", runeBefore(body, i))) {
					return !holdsAny(body, "不", "没", "还", "差", "等", "才", "钟头", "一个一个", "去年") && utf8.RuneCountInString(body) <= 12
				}
			}
		}
	}
	return false
}

// labels reports whether the words are a label and what stands under it, and ask for nothing: 产科报培训：
// 覃小燕、司徒静.
func (h *heard) labels() bool {
	if h.asks() || h.hindered() || len(h.clauses) < 2 || slices.ContainsFunc(h.addresses, func(a address) bool { return a.from == h.clauses[0].from && a.place == called && a.foreign() }) || !h.clauses[0].head || utf8.RuneCountInString(h.body(0)) > 24 && !(letter(runeAt(h.t.s, 0)) && utf8.RuneCountInString(h.body(0)) <= 36) {
		return false
	}
	return !slices.ContainsFunc(h.deeds, func(d deed) bool { return d.request > 0 || d.will || d.due != nil || d.chase })
}

// returns reports whether the words are what the user's unit has to say to a roll-call of units: 党政办6个，
// 都在有效期; 党政办没有过期的.
func (h *heard) returns() bool {
	if len(h.clauses) == 0 || utf8.RuneCountInString(h.t.s) > 40 || h.hindered() || h.asks() || strings.ContainsAny(h.t.s, "还未?") {
		return false
	}
	if _, how, ok := strings.Cut(h.t.s, "有"); ok && (digit(runeAt(how, 0)) || strings.ContainsRune("一二两三四五六七八九十几个", runeAt(how, 0))) {
		return false // 我们22级有一个: what was asked if there is one is still to be done
	}
	for i := range h.deeds {
		if d := &h.deeds[i]; d.will || d.ack || d.chase || d.request > 0 && d.due != nil || underWay(h.body(i)) {
			return false
		}
	}
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		rest := strings.TrimSpace(h.t.s[a.to:])
		if !strings.ContainsAny(rest, "0123456789都全无零齐已一二两三四五六七八九十") && !strings.Contains(rest, "没有") {
			return false
		}
		return (a.who == myUnit || a.who == myArea) && utf8.RuneCountInString(strings.TrimSpace(h.t.s[:a.from])) <= 2 && utf8.RuneCountInString(rest) >= 2 && !startsAny(rest, "收到", "好的", "明白", "在核", "正在", "马上")
	})
}

// firstLine is the first line of a text, without the spaces around it.
func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return strings.TrimSpace(line)
}

func near(d, within time.Duration) bool { return d.Abs() <= within }

func pictured(k ingest.Kind) bool { return k == ingest.Image || k == ingest.Video }
