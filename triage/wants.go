package triage

import (
	"strings"
	"unicode/utf8"
)

// What an item wants of the user tells which of her words settle it.

// wantsReceipt reports whether a receipt is all that the item wants.
func (l *living) wantsReceipt() bool {
	return l.has(ReceiptWanted) && !l.has(MeetingCalled) && !l.has(OnRota) && !l.has(DueSaid)
}

// wantsAnswer reports whether an answer is all that the item wants.
func (l *living) wantsAnswer() bool {
	if l.has(DueSaid) {
		return l.has(Asked) && !l.has(Requested) && !l.has(Implied) && !begs(l.Title) // 面罩报几箱？今天截止
	}
	return l.has(Asked) && (!l.has(Requested) || !begs(l.Title))
}

// asksIfDone reports whether the item asks if, or when, something is done: who says that she is going to do it
// still has to.
func (l *living) asksIfDone() bool {
	return holdsAny(strings.ToLower(l.Title), "了没", "了吗", "了冇", "了不", "好没", "完没", "没有", "什么时候", "啥时", "多久", "几时", "何时", "when ", "have you", "did you", "done")
}

// asksTime reports whether the item asks the user to take another's turn, or to appear somewhere, at a time that is hers to name.
func (l *living) asksTime() bool {
	turn := holdsAny(l.Title, "换", "替", "顶") && holdsAny(l.Title, "班", "岗", "值")
	return turn || holdsAny(l.Title, "请你来讲", "请您来讲", "来讲讲", "来给孩子", "来上一课", "来讲一课", "来坐坐")
}

// asksHerDone reports whether the item asks the user if she has handed something over: 你那花名册交了没.
func (l *living) asksHerDone() bool {
	if holdsAny(strings.ToLower(l.Title), "have you sent", "have you done", "have you finished", "did you send", "did you finish") {
		return true
	}
	for _, w := range []string{"了没", "了吗", "了不", "好没", "完没"} {
		if before, _, ok := strings.Cut(l.Title, w); ok && before != "" && strings.ContainsRune("交报发填写做弄办订定改签送核统录传", runeBefore(before, len(before))) {
			return true
		}
	}
	return false
}

// begs reports whether a question asks for more than an answer: 能发我一份吗, could you send it?
func begs(title string) bool {
	return holdsAny(strings.ToLower(title), "帮", "麻烦", "请", "能不能", "可不可以", "可以", "能否", "发", "给我", "送", "拿", "带", "填", "报", "交", "改", "补", "写", "做", "办", "could", "can you", "would", "please", "pls", "send", "need", "bring me", "bring the", "bring your", "bring it to", "get me", "get the", "get it", "give me", "give us", "let me know", "ring ", "call me", "call the")
}

// conditional reports whether the item is asked for only if something is so, and her no takes
// it away. Where it is asked if something is not so, a no may as well say that it is asked.
func (l *living) conditional() bool {
	title := strings.ToLower(l.Title)
	if holdsAny(title, "若是不", "若不", "要是不", "要是没", "如果不", "如果没", "若没", "不的话", "没有的话", "haven't", "hasn't", "isn't", "aren't", "don't", "doesn't", "not ") {
		return false
	}
	return holdsAny(title, "要是", "如果", "若是", "若有", "如有", "的话", "没有的不用", "没有不用", "没有就不用", "谁有", "谁那有", "谁名下有", "谁手上有", "if ") || supposes(title)
}

// callsUnits reports whether the item was asked of the user's unit as one of many, or of it alone.
func (l *living) callsUnits() bool {
	return l.has(ByRole) || l.has(ByUnit) || l.has(ByArea)
}

// wantsFile reports whether the item is to send something that could be a file.
func (l *living) wantsFile() bool {
	return holdsAny(strings.ToLower(l.Title), "发我", "发给我", "发一份", "发一下", "发群", "发来", "发过来", "传我", "传一份", "传给我", "电子版", "给我一份", "send me", "send over", "send us", "share the", "upload")
}

// wantsPresence reports whether the item is to be somewhere at its time.
func (l *living) wantsPresence() bool {
	turn := l.has(OnRota) && !(l.Due.Firm && holdsAny(l.Title, "值班表", "监考表", "排班表", "轮值表", "值守表", "考勤表"))
	return l.Due.Grain != 0 && l.hasCome() || l.has(MeetingCalled) || turn
}

// hasCome reports whether a title has one come to a place.
func hasCome(title string) bool {
	if holdsAny(title, "来坐", "来开会", "请你来", "请您来") && !holdsAny(title, "通知", "叫", "打电话", "联系", "告诉") {
		return true
	}
	if strings.Contains(title, "到位") && !holdsAny(title, "整改", "整治", "落实", "清理", "措施", "资金", "物资", "排查", "责任", "宣传", "安装", "维修", "布置") {
		return true // 整改到位 is no coming
	}
	return holdsAny(title, "到村", "到岗", "到场", "集合", "到会", "到达", "跟我去", "跟我到", "跟我下", "随我", "陪我去", "跟车") || holdsAny(strings.ToLower(title), "meet at ", "meet me at ", "site visit")
}

// supposes reports whether a title asks those who have something: 班里有转进转出的班主任, 有独居老人的社区.
func supposes(title string) bool {
	for _, part := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("，,；;。:：\n", r) }) {
		_, rest, ok := strings.Cut(part, "有")
		if at := strings.Index(rest, "的"); ok && at > 0 && utf8.RuneCountInString(rest[:at]) <= 10 && !strings.HasSuffix(part[:len(part)-len(rest)-len("有")], "所") {
			return true
		}
	}
	return false
}
