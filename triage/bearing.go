package triage

import (
	"strings"
	"unicode/utf8"
)

// finishes reports whether a few words behind a name end as orders do, and tell nothing: 给开
// 一下, 先兜着, 节前收拢.
func finishes(rest string) bool {
	n := utf8.RuneCountInString(rest)
	if n < 2 || n > 9 || strings.ContainsAny(rest, "了是有我他她没不吗呢的很真") || startsAny(rest, "说", "问", "讲", "想", "在") {
		return false
	}
	for _, end := range []string{"一下", "下", "着", "好", "齐", "拢", "吧", "哈", "上来", "上去", "掉", "走一趟", "接棒", "接手", "跟上", "兜底", "干净", "到位"} {
		if strings.HasSuffix(rest, end) {
			return true
		}
	}
	return false
}

// describes reports whether a name is followed by what its bearer did to the thing that is
// spoken of: 红梅|打的那份.
func describes(after string) bool {
	if rest, ok := cutAny(after, "去年", "上次", "上回", "昨天", "前天", "上周", "上个月", "那天", "之前", "前几天", "年前"); ok {
		_, what, _ := strings.Cut(rest, "的")
		return utf8.RuneCountInString(rest)-utf8.RuneCountInString(what) <= 3 && startsAny(what, "那", "这") // 小林|去年写的那个材料
	}
	verb, thing, ok := strings.Cut(after, "的")
	n := utf8.RuneCountInString(verb)
	return ok && n >= 1 && n <= 2 && startsAny(thing, "那", "这", "表", "稿", "版")
}

// describesPast reports whether a name only tells which thing of the past is meant: 上次让|小林|报的那个表.
func describesPast(before, after string) bool {
	verb, thing, ok := strings.Cut(after, "的")
	return ok && holdsAny(before, "上次", "上回", "之前", "前几天", "昨天", "当时", "那次", "原来") && utf8.RuneCountInString(verb) <= 3 && thing != "" && hanzi(runeAt(thing, 0))
}

// usedTo reports whether a name is followed by what its bearer did with a thing that is spoken of: 负责的|宣传栏.
func usedTo(after string) bool {
	verb, thing, ok := strings.Cut(after, "的")
	n := utf8.RuneCountInString(verb)
	return ok && n >= 1 && n <= 3 && hanzi(runeAt(thing, 0))
}

// forbids reports whether the words before a name tell others to leave its bearer alone: 别老
// 喊|小邵.
func forbids(before string) bool {
	for _, w := range []string{"喊", "叫", "找", "让", "催", "麻烦", "使唤"} {
		lead, ok := strings.CutSuffix(strings.TrimRight(before, " @"), w)
		if !ok {
			continue
		}
		lead = strings.TrimRight(lead, "老再总动不就只")
		if startsAny(lead[runeStart(lead, max(0, len(lead)-len("不用"))):], "不用", "不要") || strings.HasSuffix(lead, "别") || strings.HasSuffix(lead, "甭") {
			return true
		}
	}
	return false
}

// charges reports whether what stands behind an English address has him do it: must file, to
// have ready, please send.
func charges(after string) bool {
	for _, w := range []string{" please ", " pls ", " must ", " should ", " can you ", " could you ", " will you ", " would you ", " needs to ", " need to ", " has to ", " to "} {
		if rest, ok := strings.CutPrefix(after, w); ok && letter(runeAt(rest, 0)) {
			return true
		}
	}
	return false
}

// meantFor reports whether an English address is whom a question is for: q for cal f - ….
func meantFor(before string) bool {
	return endsAny(before, "someone in ", "somebody in ", "anyone in ", "anybody in ", "someone from ", "anyone from ", "q for ", "question for ", "one for ", "job for ", "note for ", "this is for ", "query for ")
}

// people reports whether what stands behind a unit makes it its people: 派出所|的在不在,
// 安全这块|的都听着.
func people(after string) bool {
	return startsAny(after, "的弟兄", "的兄弟", "的姐妹", "的伙计", "的各位", "的亲", "的老师们", "的都", "的在", "的来", "的有", "的能", "的请", "的呢", "的注意", "的听", "的,", "的同志", "的同事", "的人来", "的谁", "的哪")
}

// acts reports whether what stands behind a name in the midst of a clause charges him
// with what stands before it: 头版|若溪|自己定, 这一块|小马|来弄.
func acts(after string) bool {
	after = toMe.Replace(after)
	if strings.ContainsRune(deedStems, runeAt(after, 0)) && !tells(strings.TrimRight(after, " 。!~")) && utf8.RuneCountInString(after) <= 16 && !startsAny(after, "对接", "办公", "报名", "打卡", "发言", "开会") {
		return true
	}
	if finishes(strings.TrimRight(after, " 。!~")) {
		return true
	}
	if did := strings.TrimRight(after, " 。!~"); startsAny(did, wholeDeeds...) && !tells(did) && utf8.RuneCountInString(did) <= 8 {
		return true // 会场|小林|布置, 周五的培训|小林|参加
	}
	for _, w := range []string{"得重", "得再", "得把", "先把", "再把", "把", "自己", "来", "去", "负责", "牵头", "跟进", "盯", "轮着", "轮流", "顶", "接手", "先弄", "先写", "先看"} {
		if strings.HasPrefix(after, w) && !strings.HasPrefix(after, "来了") && !strings.HasPrefix(after, "去了") && !strings.HasPrefix(after, "来过") && !strings.HasPrefix(after, "去过") {
			return true
		}
	}
	return false
}

// toMe takes the speaker from those verbs that have something handed to him: what follows a name tells nothing of him then.
var toMe = strings.NewReplacer("发我", "发来", "交我", "交来", "报我", "报来", "传我", "传来", "送我", "送来", "拿给我", "拿来", "发给我", "发来", "交给我", "交来", "送给我", "送来", "报给我", "报来")

// wholeDeeds are the verbs of two characters that most often follow the name of who is to do it.
var wholeDeeds = strings.Fields(`参加 出席 布置 准备 主持 记录 陪同 接待 安排 落实 统计 整理 协调 处理 起草 汇总`)

// turnsTo reports whether a verb that takes the one who is asked stands right before a name:
// 打电话问一下|老何.
func turnsTo(before string) bool {
	rest := strings.TrimSuffix(strings.TrimSuffix(before, "下"), "一")
	for _, w := range []string{"问", "找", "催", "联系", "通知", "叫", "喊", "提醒", "对接", "告诉", "问问", "催催", "请示", "请教", "跟", "带", "等"} {
		if rest != before && strings.HasSuffix(rest, w) || strings.HasSuffix(before, "问问") || strings.HasSuffix(before, "催催") {
			return true
		}
	}
	return false
}

// freed reports whether the brackets around an address say that it need not: (除骨一外),
// (骨一、神外已交), (不含二组).
func freed(before, after string) bool {
	inside := before[strings.LastIndex(before, "("):]
	if startsAny(inside, "(除", "(不含", "(不包括") {
		return true
	}
	rest, _, shut := strings.Cut(after, ")")
	return shut && holdsAny(rest, "已交", "已报", "已完成", "已发", "已填", "除外", "不用", "无需", "不参加", "免", "留守")
}

// bearing is the place of somebody's name where the words beside it settle that: he is told
// (小李你…), spoken of (邱雅琴她们落得清楚, 红梅打的那份, 别老喊小邵) or away (丁一凡外派).
func bearing(before, after string) (place, bool) {
	bare := strings.TrimLeft(after, "啊呀哎哦")
	switch {
	case startsAny(bare, "你", "您"):
		return subject, true
	case startsAny(after, "让我", "叫我", "托我", "喊我", "请我", "委托我"):
		return aside, true // 小林让我转告大家: her own word
	case strings.HasPrefix(after, "不是") && strings.HasSuffix(strings.TrimRight(after, " ?"), "吗"):
		return aside, true // 那天小林不是发过一个通知吗
	case startsAny(after, "本来要", "本来是", "本来想", "本来该", "原本要", "原计划", "原来要", "差点", "找我要", "找我借", "问我要", "催我", " and i "):
		return aside, true // 小林本来要去的: what did not come about, or her own deed
	case endsAny(before, "原来", "原先", "以前", "之前") && usedTo(after):
		return aside, true // 原来小林负责的宣传栏，以后黄静负责
	case endsAny(before, "没让", "没叫", "没派", "没请", "没喊", "没安排"):
		return aside, true // 幸好没让小林去
	case endsAny(before, "instead of ", "rather than ", "no need for ", "unlike ", "other than "):
		return aside, true // Tom handles it instead of Olivia
	case endsAny(before, "本来该", "本该", "原本该", "本来是", "原来是", "本来轮到", "上次是", "上回是", "之前是"):
		return aside, true // 本来该小林去的
	case startsAny(bare, "她", "他"), describes(after), forbids(before):
		return aside, true
	case !startsAny(after, "请假条", "请假单", "请假手续") && startsAny(after, "请假", "出差", "休假", "缺席", "外派", "不在", "不参加", "不用参加", "留守"):
		return excluded, true
	}
	return aside, false
}
