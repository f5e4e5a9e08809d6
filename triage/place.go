package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// objectMarks stand before the one to whom something goes.
var objectMarks = strings.Fields(`答应 答应过 答应了 承诺 给 报 发 交 送 找 向 跟 与 同 对 替 为 转 寄 联系 问 问问 问下 问一下 催催 催下 催一下 到 至 往 归 抄送 转告 咨询 请示 经 被 和 报给 发给 交给 送给 转给 传给 汇报 抄报 报送 提交 提交给 反馈 反馈给 返回 上报 报到 交到 送到 发到 放到 放 送至 报至 交至 发至 拿给 还给 汇总到 统一到 微信 邮箱 私信 私聊 学 感谢 谢谢 辛苦 恭喜 祝贺 祝 表扬 欢迎 听 等 由于 关于 叫做 是 为了 像 比 @`)

// inquiries stand, and nothing before them, before the one whom a question is put to.
var inquiries = strings.Fields(`请问 请问一下 请问下 请教 请教下 请教一下 想问 想问下 想问一下 问下 问一下 问问 咨询下 咨询一下 想咨询 想咨询下 想请教 想请教下 想请教一下 弱弱问下 弱弱问一下`)

// debtMarks stand before those who still owe something: 小结还差|党建办、农服中心.
var debtMarks = strings.Fields(`还差 只差 就差 仅剩 只剩 还缺 还剩`)

// actMarks stand before the one who is to act.
var actMarks = strings.Fields(`不知 烦 劳驾 想请 想问 想麻烦 请教 请 让 叫 由 安排 派 麻烦 辛苦 劳烦 有请 烦请 还请 敬请 务请 恳请 拜托 喊 要求 通知到 提醒 提醒一下 希望 望 恳请 有劳 特请 邀请 另请 并请 再请 也请 需 要 需要 责成 督促`)

// actEnds are the characters that they end in.
var actEnds = lastRunes(actMarks)

// joiners may stand before an address without making it less of a beginning.
var joiners = strings.Fields(`另外 另 还有 同时 此外 对了 再 也 那 那么 以及 其中 注意 请注意 温馨提示 特别提醒 重要 重要通知 紧急通知 通知 经研究 接上级通知 接通知 根据安排 按照安排 根据要求 hi hello hey dear 哎 喂 嗨 嘿 哦 噢 嗯 好 好的 那个 这个 就 都 其他 其余 所有 以下 上述 以上 然后 最后 首先 尊敬的 亲爱的 @ 转 [转] 转: 补充一下 补充 please could can would will the our so and also plus incl including with 再说一下 说一下 强调一下 再强调一下 麻烦 今后 以后 从今天起 从今天开始 即日起 原则上 统一 今天 明天 后天 今晚 明早 下午 上午 这周 本周 下周 今年 近期 目前 现在 晚上 早上 中午 这几天 这两天 最近 本次 此次 这次 下次 因此 所以 因 但 但是 不过 而且 并 并且 只 只有 仅 凡是 凡 主要 一是 二是 三是 四是 五是 一 二 三 四`)

// beginners are the characters that these and the marks of acting begin with.
var beginners = firstRunes(joiners).with(firstRunes(actMarks))

// settlePlaces says of each address in the clause whether it is spoken to. Times
// is the text with its time expressions blanked.
func settlePlaces(s string, c *clause, found []address, blanked string) {
	for i := range found {
		a := &found[i]
		if a.from < c.from || a.to > c.to {
			continue
		}
		a.place = placeOf(s, c, *a, blanked)
		a.you = strings.HasPrefix(s[a.to:], "你") || strings.HasPrefix(s[a.to:], "您")
		a.told = a.place == subject && told(s[c.from:a.from])
		a.charged = a.told && charged(s[c.from:a.from])
	}
	for i := range found { // in a list, all stand where the first stands
		a := &found[i]
		if i == 0 || a.from < c.from || a.to > c.to || a.place != aside {
			continue
		}
		if before := found[i-1]; before.to <= a.from && before.from >= c.from && listed(s[before.to:a.from]) {
			a.place = before.place
		}
	}
	withTold(s, c, found)
	backwards(s, c, found)
}

// backwards gives those of a list the place of the one at its end, of whom the words go
// on to speak: 沈一鸣、小柏|去物流园.
func backwards(s string, c *clause, found []address) {
	for i := len(found) - 2; i >= 0; i-- {
		a, next := &found[i], found[i+1]
		if a.from >= c.from && next.to <= c.to && a.to <= next.from && a.place == aside && next.place == subject && listed(s[a.to:next.from]) {
			a.place = subject
		}
	}
}

// listed reports whether two addresses with this between them are of one list.
func listed(between string) bool {
	const joints = " 、/和及与同并,&+跟"
	bare := strings.TrimLeft(between, "0123456789")
	if bare != between { // 城关所3件、榉堰所2件
		_, n := utf8.DecodeRuneInString(bare)
		if rest := bare[n:]; strings.Trim(rest, joints) == "" && strings.ContainsAny(rest, joints) {
			return true
		}
	}
	return strings.Trim(between, joints) == ""
}

func placeOf(s string, c *clause, a address, blanked string) place {
	before, after, whole := s[c.from:a.from], s[a.to:c.to], blanked
	if a.who == myArea && strings.HasSuffix(before, "、") && strings.HasPrefix(blanked[a.to:], " ") && listOnly(before+s[a.from:a.to]) {
		return subject // 石桥、|柳湾明天打
	}
	if (a.who == myUnit || a.who == myRole || a.who == unit || a.who == classOut) && strings.HasSuffix(before, "、") {
		before = withoutList(before)
		blanked = blanked[:c.from+len(before)] + blanked[a.from:] // as if the list began with it
		a.from, a.to = c.from+len(before), a.to-(a.from-c.from-len(before))
	}
	if c.from > 0 && s[c.from-1] == '"' && strings.Count(before, `"`)%2 == 0 && strings.Contains(after, `"`) && strings.Trim(after[strings.LastIndexByte(after, '"')+1:], " 。!") != "" {
		return quoted // "各办周五前交"是去年的
	}
	if a.at {
		if letter(runeAt(s, a.from+1)) && a.who != everyone && slices.ContainsFunc([]string{"what", "by", "per", "like", "as", "than", "thanks to"}, func(w string) bool {
			return before == w+" " || strings.HasSuffix(before, " "+w+" ")
		}) {
			return aside // happy with what @Olivia worked out
		}
		return called
	}
	if (a.who == classOut || a.who == aboveMe) && before == "" && startsAny(after, "查房", "检查", "调研", "督查", "视察", "巡查", "慰问", "走访", "要来", "来检查", "来调研", "来查", "下乡", "带队") {
		return aside // 院长查房，床单位整理好: who comes
	}
	if a.who == classOut && startsAny(after, "群") {
		return object // 转家长群
	}
	if a.who == classOut && startsAny(after, "你", "您") && !startsAny(after, "你们", "您们") {
		return object // 新来的学生你带
	}
	if a.who == classOut && c.liftsThing(s, c.to-len(after), whole) {
		return aside // 党员统计表不用交了: what it is about, not who is spoken to
	}
	if a.who == classOut && !a.all && letter(runeAt(s, a.from)) && sought(before) {
		return aside // find me 12 volunteers
	}
	if (a.who == myUnit || a.who == myArea || a.who == unit) && startsAny(after, "到", "至", "往", "—") && holdsAny(after, "的班车", "的路", "公交", "线路", "路段") {
		return aside // 柳湾到石桥的班车
	}
	if p, ok := bearing(before, after); ok && (a.who == person || a.who == myName || a.who == myNick) {
		return p
	}
	if at := strings.LastIndex(before, `"`); at > 0 && strings.HasPrefix(before, `"`) && strings.Count(before, `"`)%2 == 0 {
		before = before[at+1:] // what is quoted is no part of what is said of it
	}
	if p := enclosed(before, after); p != aside {
		return p
	}
	if rollCall(s[c.from:c.to]) {
		return called
	}
	if person := a.who == person || a.who == myName || a.who == myNick; person && (alongside(before, after) || afterNames(before) && !talks(after)) {
		return subject
	}
	lead := strings.TrimRight(strings.TrimSpace(before), " @")
	if strings.HasPrefix(after, "'s ") {
		if strings.HasSuffix(lead, "waiting on") || strings.HasSuffix(lead, "waiting for") || strings.HasSuffix(lead, "missing") || strings.HasSuffix(lead, "need") {
			return called // still waiting on Amara's narrative
		}
		return owner
	}
	if relayed(before, after) && (a.who == myName || a.who == myNick) {
		return subject
	}
	if told(before) && describesPast(before, after) {
		return aside // 上次说要小林补的章
	}
	if told(before) || letter(runeAt(s, a.from)) && (charges(after) || a.who != everyone && meantFor(before)) {
		return subject // finance and events to have theirs ready
	}
	if empty(blanked[c.from:a.from]) {
		if rest := strings.Trim(after, " :,!~。)"); rest == "" || rest == "的" && (a.who == myUnit || a.who == myArea || a.who == unit) {
			return called // 柳湾的，化肥到了
		}
		if strings.HasPrefix(after, "的") && !people(after) && !membersOf(blanked[a.to:a.to+len(after)]) {
			return owner
		}
		return subject
	}
	return placeInside(before, after, lead, a)
}

// placeInside is the place of an address that stands in the midst of its clause.
func placeInside(before, after, lead string, a address) place {
	for _, m := range debtMarks {
		if strings.HasSuffix(lead, m) {
			return called
		}
	}
	if slices.Contains(inquiries, strings.TrimSpace(lead)) || (a.who == myName || a.who == myNick) && wantedBy(lead) {
		return called
	}
	if (a.who == myUnit || a.who == unit || a.who == myRole) && takesOn(after) && !holdsAny(before, "上次", "以前", "之前", "去年", "原来", "往年", "一直", "历来", "向来", "都是", "感谢", "谢谢", "多亏", "昨") {
		return subject // 这个事党政办牵头, 请班子成员和党政办参加
	}
	if (a.who == myUnit || a.who == unit) && (strings.HasSuffix(lead, "辛苦") && strings.HasPrefix(after, "把") || pointsAtThing(lead) && acts(after)) {
		return subject // 辛苦党政办把…, 这件事党政办跟一下
	}
	if endsAny(lead, objectMarks...) && !endsNoun(lead) {
		return object
	}
	if strings.HasPrefix(after, "的") && !people(after) {
		return owner
	}
	if (a.who == myName || a.who == myNick || a.who == person || a.who == everyone) && acts(after) || a.who == everyone && looksOver(after) {
		return subject
	}
	if person := a.who == myName || a.who == myNick || a.who == person; person && startsAny(after, "你", "您") && !startsAny(after, "你的", "您的", "你们", "你那", "您那", "你说", "你看", "你好", "您好") {
		return called // 组长参加，小林你也来
	}
	if (a.who == myUnit || a.who == unit) && utf8.RuneCountInString(lead) <= 4 && strings.HasPrefix(strings.TrimSpace(after), "这边") {
		return called
	}
	if strings.HasSuffix(before, " to ") && startsAny(strings.TrimPrefix(strings.TrimSpace(before), "please "), "hand ", "give ", "send ", "pass ", "take ", "drop ", "forward ", "return ", "bring ", "show ", "email ", "deliver ") {
		return object // hand the receipts to Olivia
	}
	if strings.Trim(after, " !~。)") == "" && tail(before) {
		if turnsTo(before) {
			return object
		}
		return called
	}
	if a.all && !governed(lead) {
		return subject
	}
	if (a.who == myRole || a.who == classOut) && strings.HasSuffix(before, "的") && utf8.RuneCountInString(before) <= 12 && !governed(strings.TrimSuffix(lead, "的")) {
		return subject // 看到开会通知的|联络员
	}
	return aside
}

// membersOf reports whether 的 behind a unit stands for those who are of it, because the words go on to say
// what all of them are to do: 党政办的|明天都来会议室. The times in after are blanked.
func membersOf(after string) bool {
	rest, ok := strings.CutPrefix(after, "的")
	return ok && startsAny(strings.TrimLeft(rest, " ,"), "都", "全员", "全体", "全部到", "全部来", "全来", "全到", "一个都", "一个不", "谁都", "谁也", "每个人", "人人", "一律", "先别", "别走", "别动", "不准", "不许", "统统", "通通", "各自")
}

// pointsAtThing reports whether words are no more than a sign to what has been, or is to be, said: 这件事.
func pointsAtThing(lead string) bool {
	return slices.Contains([]string{"这件事", "这个事", "这个事情", "这件事情", "这事", "这事儿", "这个", "那件事", "那个事", "那事", "此事", "这项工作", "此项工作", "这块", "这一块", "这块工作", "后面的事", "后续"}, strings.TrimRight(strings.TrimSpace(lead), "就由"))
}

// takesOn reports whether what follows a unit gives it, alone or with others, a part in something: 牵头, 、综治办配合.
func takesOn(after string) bool {
	for _, joint := range []string{"、", "和", "及"} {
		if rest, ok := strings.CutPrefix(after, joint); ok {
			for n := range rest {
				if count := utf8.RuneCountInString(rest[:n]); count >= 2 && count <= 5 && takesOn(rest[n:]) {
					return true
				}
			}
			return false
		}
	}
	for _, part := range []string{"牵头", "主办", "承办", "配合", "参加", "列席", "出席", "负责", "落实", "跟进", "派人", "派员"} {
		if rest, ok := strings.CutPrefix(after, part); ok {
			return !startsAny(rest, "的", "了", "过", "吗", "不", "得") && !strings.HasSuffix(strings.TrimRight(after, " 。!~"), "了")
		}
	}
	return false
}

// rollCall reports whether a clause is nothing but a list of names: 周凯、崔瑶、李敏.
func rollCall(body string) bool {
	if strings.Count(body, "、") < 2 {
		return false
	}
	for p := range strings.SplitSeq(strings.Trim(body, " 。.!"), "、") {
		if n := utf8.RuneCountInString(strings.TrimSpace(p)); n < 2 || n > 4 {
			return false
		}
	}
	return true
}

// endsNoun reports whether words end with a noun of which the last character could be
// taken for a verb: 简报, 海报, 电话.
func endsNoun(lead string) bool {
	return endsAny(lead, "简报", "海报", "日报", "周报", "月报", "通报", "战报", "晚报", "早报", "情报", "快报", "预报", "收发", "外交", "社交")
}

// enclosed is the place of an address that stands in brackets or quotation marks, or is
// taken out; aside for one that does not.
func enclosed(before, after string) place {
	switch {
	case strings.Count(before, "《") > strings.Count(before, "》"), strings.Count(before, `"`)%2 == 1:
		return quoted
	case strings.Count(before, "(") > strings.Count(before, ")"):
		if freed(before, after) {
			return excluded
		}
		return quoted
	case exempt(before, after):
		return excluded
	}
	return aside
}

// governors are words of which what stands behind them is the object.
var governors = strings.Fields(`统计 收集 汇总 梳理 核对 核实 收齐 收 了解 掌握 通知 转告 督促 指导 协助 检查 抽查 走访 走遍 覆盖 涉及 包括 方便 影响 到 在 对 把 将 向 给 跟 和 与 从 看了 看到 全 是 有 截至 各 每个 组织 发动 动员 带领 整理 要求`)

// empty reports whether nothing of weight stands in the words before an address.
func empty(before string) bool {
	rest := strings.Trim(before, " ,:!。.-—*#[]()\"'~、0123456789")
	if strings.HasSuffix(rest, "后") || strings.HasSuffix(rest, "时") {
		return true // 散会后, 到时
	}
	for rest != "" {
		cut := ""
		if !beginners.has(runeAt(rest, 0)) {
			return false
		}
		for _, j := range joiners {
			if len(j) > len(cut) && strings.HasPrefix(rest, j) {
				cut = j
			}
		}
		for _, j := range actMarks {
			if len(j) > len(cut) && strings.HasPrefix(rest, j) {
				cut = j
			}
		}
		if cut == "" {
			return false
		}
		rest = strings.TrimLeft(rest[len(cut):], " ,:!。.-—*#[]()\"'~、0123456789")
	}
	return true
}

// tail reports whether a name at the end of a clause is called and not the end of
// its sense: something is asked before it.
func tail(before string) bool {
	return endsAny(before, "哈", "吧", "呢", "啊", "了", "下", " ", "呗", "哦", "没", "好", "吗", "么", "嘛", "呀", "不")
}

// blank is s with the given spans overwritten by spaces, byte for byte.
func blank(s string, spans []hit) string {
	if len(spans) == 0 {
		return s
	}
	b := []byte(s)
	for _, h := range spans {
		for i := h.from; i < h.to; i++ {
			b[i] = ' '
		}
	}
	return string(b)
}
