package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A verb of work asks for work only where it stands as one. The same characters stand in
// what somebody tells (她问能不能用), in what describes a thing (给我开的证明), in the name
// of a paper (走访数) and in praise (台账记得细): there they ask for nothing.

// unasking reports whether the word of work w of clause c asks for nothing where it stands.
func unasking(s string, c *clause, w hit) bool {
	if before := s[c.from:w.from]; strings.HasSuffix(before, "得") && !strings.HasSuffix(before, "记得") && !strings.HasSuffix(before, "懂得") && !strings.HasSuffix(before, "还得") {
		return w.use != plainWord && utf8.RuneCountInString(before) > 2 && w.use != askWord // 章盖得|清清楚楚
	}
	switch w.use {
	case verbWord, weakVerb, giveWord, sendWord:
		if letter(runeAt(s, w.from)) && endsAny(" "+s[c.from:w.from], " the ", " a ", " an ", " your ", " my ", " our ", " his ", " her ", " their ") {
			return true // send the|list
		}
		if before := s[c.from:w.from]; endsAny(before, "又没", "都没", "从没", "并没", "也没") && !strings.Contains(s[w.to:c.to], "的") {
			return true // 核桃你又没拿
		}
		if rest := s[w.to:c.to]; strings.HasPrefix(rest, "了") && w.use == verbWord && !strings.ContainsAny(s[c.from:c.to], "把请你您赶抓要得") && !strings.HasPrefix(rest, "了再") && !strings.HasPrefix(rest, "了给") {
			return true // 放出来了
		}
		if w.use == giveWord && !strings.Contains(s[c.from:w.from], "昨") && !strings.Contains(s[c.from:w.from], "上次") && !strings.Contains(s[c.from:w.from], "上回") && !strings.Contains(s[c.from:w.from], "前天") && !strings.Contains(s[c.from:w.from], "上周") && !strings.Contains(s[c.from:w.from], "刚") {
			return spared(s[c.from:w.from]) // 给我填好的花名册 asks, 昨天给我开的证明 does not
		}
		return attributive(s[w.to:c.to]) || nominal(s[w.to:c.to]) || namesPaper(s[w.from:w.to], s[w.to:c.to]) || spared(s[c.from:w.from]) || graded(s[w.from:c.to], s[w.to:c.to])
	case pleaseWord:
		return graded(s[w.from:c.to], s[w.to:c.to]) // 记得尤其细
	case askWord:
		return asksOf(s[c.from:w.from])
	case chaseWord, receiptWord:
		return spared(s[c.from:w.from]) || letter(runeAt(s, w.from)) && sparedEn(s[c.from:w.from])
	}
	return false
}

// asksOf reports whether a question is what others are curious about: 打听|怎么管的.
func asksOf(before string) bool {
	if strings.ContainsAny(before, "你您") {
		return false
	}
	return holdsAny(before, "打听", "知道", "晓得", "不管", "无论", "多少年都是")
}

// weak is the first verb of the clause that is work only in the imperative, and stands as one.
func (c *clause) weak(s string) (hit, bool) {
	for _, w := range c.words {
		if w.use == weakVerb && !unasking(s, c, w) {
			return w, true
		}
	}
	return hit{}, false
}

// attributive reports whether what stands behind a verb makes it describe the thing that
// follows: 给我|开的证明, 交|上来的表. Other words between the verb and 的 are its object's:
// 汇总|各村的数.
func attributive(rest string) bool {
	before, after, ok := strings.Cut(rest, "的")
	if !ok || utf8.RuneCountInString(before) > 3 || !hanzi(runeAt(after, 0)) || strings.HasPrefix(after, "话") {
		return false
	}
	return strings.Trim(before, "开好完过来上去下齐出到回掉了") == ""
}

// nominal reports whether what stands behind a verb makes it the name of a thing or of a
// number: 走访|数, 录入|率, 排查|情况 — unless it is what is to be done with.
func nominal(rest string) bool {
	if rest == "" {
		return false
	}
	r, n := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("率量费数", r) && !startsAny(rest[n:], "字", "据", "量", "目", "额", "用", "一")
}

// namers are verbs that name a paper together with one of named, and do not take it for their object: 走访|记录, 采购|合同.
var (
	namers = strings.Fields(`走访 采购 会议 自查 讲话 接待 巡查 巡检 培训 考核 督查 督导 排查 慰问 调研 谈话 信访 调解 执法 救助 施工 监测 复查 招聘 面试 考勤 报销 表彰 交接 值班 述职 评估 租赁 入库 出库 借阅 维修 申请 领用 出差 招标 投标 竣工 测绘 巡逻 谈心`)
	named  = strings.Fields(`记录 合同 报告 纪要 方案 总结 台账 材料 名单 计划 信息 意见 清单 数据 费用 稿 资料 情况 通报 明细 协议 通知 申请 结果 照片 函 书 证明 手册 制度 流程 档案`)
)

// namesPaper reports whether a verb of two characters and what follows are the name of a paper: 验收|单, 自查|表.
// One that hands over has the paper for its object: 提交|表格.
func namesPaper(verb, rest string) bool {
	if utf8.RuneCountInString(verb) != 2 || startsAny(verb, "提交", "上交", "上报", "填写", "填报", "报送", "发送", "打印", "递交", "转交", "签收", "领取", "上传", "制作", "更新", "修改", "核对", "完善", "补充", "准备", "整理", "补", "重", "上缴", "审核", "粘贴") {
		return false
	}
	if slices.Contains(namers, verb) && startsAny(rest, named...) {
		return true
	}
	r, n := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("表单书册", r) && !startsAny(rest[n:], "格", "态", "示", "彰", "扬", "位", "独", "面", "记", "现", "达", "明", "演")
}

// spared reports whether the words before a verb say that it need not be done: 不用|找我签.
func spared(before string) bool {
	near := before[runeStart(before, max(0, len(before)-len("不用再来"))):]
	for _, w := range []string{"不用", "不必", "无需", "毋需", "无须", "毋须", "不需要", "甭"} {
		if strings.Contains(near, w) && !strings.Contains(near, "不用急") {
			return true
		}
	}
	return sparedEn(before)
}

// sparedEn reports the same of English words: no need to|chase.
func sparedEn(before string) bool {
	return endsAny(strings.TrimSpace(before), "no need to", "don't need to", "no need for you to", "needn't", "don't have to", "doesn't need to", "do not need to")
}

// graded reports whether a verb is followed by how well it was done: 记得|尤其细, 改得快,
// 落得清清楚楚. The verb ends in 得 or 得 follows it.
func graded(verb, rest string) bool {
	after, ok := strings.CutPrefix(rest, "得")
	if at := strings.Index(verb, "得"); !ok && at >= 0 && at <= 2*len("得") {
		after, ok = verb[at+len("得"):], true
	}
	if !ok {
		return false
	}
	for _, w := range degrees {
		if strings.HasPrefix(after, w) {
			return !strings.ContainsAny(after, "些点吗么") || strings.Contains(after, "有点") // 弄得细一点 asks
		}
	}
	a, n := utf8.DecodeRuneInString(after)
	b, m := utf8.DecodeRuneInString(after[n:])
	return n > 0 && m > 0 && hanzi(a) && a == b // 清清楚楚
}

// Characters of which the words that are looked for have one each.
var (
	grumbling   = runesOf("让叫催就")
	telling     = runesOf("说问讲喊映诉让叫劝回知")
	actingAlone = runesOf("动直会派先自")
)

// degrees begin the words that say how well something was done.
var degrees = strings.Fields(`尤其 最 特别 很 真 挺 蛮 太 比较 相当 非常 又 都不错 不错 还不错 可以 细 快 好 漂亮 仔细 扎实 认真 规范 清楚 到位 利索 是真 那么 这么 贼 齐整 周到 及时 全`)

// grumbles reports whether a clause complains of what always happens: 天天让我们写, 又让填表.
func grumbles(body string) bool {
	if !grumbling.within(body) {
		return false
	}
	for _, w := range []string{"天天让", "天天叫", "老是让", "老让", "净让", "总让", "整天让", "动不动就", "就知道催", "就知道叫", "催催催"} {
		if at := strings.Index(body, w); at >= 0 && !describesThing(body[at+len(w):]) {
			return true
		}
	}
	return false
}

// describesThing reports whether 的 comes within a few characters: 天天让|报的那张表 is a thing, and
// no complaint.
func describesThing(rest string) bool {
	at := strings.Index(rest, "的")
	return at >= 0 && utf8.RuneCountInString(rest[:at]) <= 4
}

// tellers are who is told about, where nobody is spoken to.
var tellers = strings.Fields(`他们 她们 人家 对方 居民 家长 阿姨 大姐 大妈 大爷 大叔 老人 老太太 客户 群众 村民 病人 患者 家属 业主 租户 老乡 师傅 厂家 他 她`)

// narrates reports whether a clause tells what somebody said or asked, or what its
// speaker said to others: 阿姨又来问能不能取, 我说行吧. What is told asks nothing, unless
// she is spoken to in it.
func narrates(body string) bool {
	if !telling.within(body) || strings.ContainsAny(body, "你您请") || strings.Contains(body, "帮") {
		return false
	}
	for _, w := range []string{"我说", "我讲", "我问", "我跟他", "我跟她", "我让他", "我让她", "我叫他", "我劝", "我回他", "我回她", "我通知了"} {
		if at := strings.Index(body, w); at >= 0 && !strings.ContainsRune("跟给和对向", runeBefore(body, at)) && !startsAny(body[at+len(w):], "一下", "下", "各位", "大家", "句", "一句", "的", "清楚", "过") {
			return true
		}
	}
	for _, w := range tellers {
		at := strings.Index(body, w)
		if at < 0 {
			continue
		}
		rest := body[at+len(w):]
		for _, say := range []string{"说", "问", "讲", "喊", "反映", "投诉"} {
			if k := strings.Index(rest, say); k >= 0 && utf8.RuneCountInString(rest[:k]) <= 5 && !startsAny(rest[k+len(say):], "一下", "下", "明", "清楚", "的", "过的", "来的", "上来的", "出来的") && !strings.ContainsAny(rest[:k], "给跟向对把要去") {
				return true
			}
		}
	}
	return false
}

// acting reports whether a clause says what its speaker does or has done, though it does
// not begin with him: 标题里两个字我去掉了, 下午四点前我会归档.
func acting(body string) bool {
	at := strings.LastIndex(body, "我")
	if at >= 0 && !strings.HasSuffix(body[:at], "给") && holdsAny(body[at:], "给您", "给你", "帮您", "替您", "替你") && !strings.Contains(body[:at], "请") {
		return true // 您要的我明天给您送到
	}
	if handsYou(body) {
		return true
	}
	if at < 0 || utf8.RuneCountInString(body) > 30 || strings.HasSuffix(body[:at], "前") && strings.HasPrefix(body[at:], "我就") || strings.ContainsAny(body, "你您请") || strings.Contains(body, "麻烦") || strings.Contains(body, "帮") {
		return false
	}
	rest := trimTimes(strings.TrimPrefix(body[at+len("我"):], "们"))
	if strings.HasSuffix(body[:at], "自") {
		return false
	}
	if strings.ContainsAny(body[:at], deedStems) {
		return false // 花名册核好我就报上去: what comes first is for whoever is spoken to
	}
	if before := runeBefore(body, at); strings.ContainsRune("陪随给跟找发报交传送拿带问等告叫让向对于至到回归", before) {
		return false // 发我, 找我
	}
	if brings := strings.TrimRight(rest, " 。!~哈啊"); startsAny(rest, "让", "送", "带", "拿", "捎", "寄") && endsAny(brings, "来", "过去") && utf8.RuneCountInString(rest) <= 10 || holdsAny(rest, "一定", "肯定", "保证", "尽量") && !strings.Contains(rest, "要") && empty(body[:at]) {
		return true // 那盒药我下午送上来, 我下班前一定交
	}
	if startsAny(rest, "会", "来", "去", "再", "先", "已", "就", "把", "自己", "核过", "帮", "天天", "每天") {
		return true
	}
	return strings.HasSuffix(strings.TrimRight(rest, " 。!~"), "了") && utf8.RuneCountInString(rest) <= 12 && !strings.HasPrefix(rest, "要") && !strings.HasPrefix(rest, "等") && !strings.HasPrefix(rest, "急")
}

// handsYou reports whether a clause says that something goes to the one who is spoken to, 我这边的材料明早发你邮箱, 晚上传你: then it is not he who
// sends it. What goes to him at once may be what he is to work on: 表我发你邮箱，核一下.
func handsYou(body string) bool {
	if strings.ContainsAny(body, "请让叫要谁") || strings.Contains(body, "麻烦") || strings.Contains(body, "帮") {
		return false
	}
	for _, verb := range []string{"发", "传", "送", "转", "寄"} {
		for _, you := range []string{"你", "您", "给你", "给您"} {
			before, after, ok := strings.Cut(body, verb+you)
			after = strings.TrimRight(after, " 。!~哈啊吧")
			if ok && strings.ContainsAny(before, "今明后晚早周午前") && !strings.ContainsAny(before, "你您把") && (after == "" || slices.Contains([]string{"邮箱", "微信", "桌上", "办公室", "那", "那里", "那边"}, after)) {
				return true
			}
		}
	}
	return false
}

// trimTimes is s without the words of time that it begins with.
func trimTimes(s string) string {
	for cut := true; cut; {
		cut = false
		if !strings.ContainsRune("今明后上下中晚早一待等马稍回周", runeAt(s, 0)) {
			return s
		}
		for _, w := range []string{"今天", "明天", "后天", "今晚", "明早", "上午", "下午", "中午", "晚上", "早上", "一会儿", "一会", "待会儿", "待会", "等下", "等会", "马上", "稍后", "回头", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "下周"} {
			if rest, ok := strings.CutPrefix(s, w); ok {
				s, cut = rest, true
			}
		}
	}
	return s
}

// machines and bodies act by themselves where a clause is about them.
var (
	machines = strings.Fields(`系统 平台 后台 程序 机器 服务器`)
	bodies   = strings.Fields(`分行 总行 总部 县局 市局 省局 区局 县里 市里 省里 区里 厂家 供应商 他们 她们 对方 施工队 第三方 中介 快递`)
)

// selfActing reports whether a clause says what such a one does by itself: 系统会自动归档,
// 分行三个工作日内直接回他.
func selfActing(body string) bool {
	if !actingAlone.within(body) || strings.ContainsAny(body, "你您请") {
		return false
	}
	start := trimTimes(body)
	does := func(who []string, how ...string) bool {
		for _, b := range who {
			if strings.HasPrefix(start, b) && !startsAny(start[len(b):], "要", "的", "发", "说", "催", "问", "里要", "那边要") && slices.ContainsFunc(how, func(w string) bool {
				k := strings.Index(start, w)
				return k > 0 && utf8.RuneCountInString(start[:k]) <= 16
			}) {
				return true
			}
		}
		return false
	}
	return does(machines, "自动") || does(bodies, "会直接", "直接", "自己会", "会来", "会派", "会把", "会自己", "派人", "先书面", "自行")
}
