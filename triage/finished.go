package triage

import (
	"strings"
	"unicode/utf8"
)

// outcomes are what a verb is brought to, longest first: 推|过去, 约|上, 测|完.
var outcomes = strings.Fields(`过去 过来 上去 上来 下去 下来 出去 出来 进去 进来 回去 回来 起来 到位 完毕 上 下 好 完 掉 齐 成 妥 清 定 走 全 满 通 毕 到 过`)

// deliveries are verbs of which something is taken to somebody, beside [deedStems].
const deliveries = `推给递还寄运载托捐撤转甩扔丢投点批喷浇焊扎洗`

// finished reports whether a clause ends with what has been brought about: 推过去了, 发你邮箱
// 了哈, 改过来了苗姐. It is read of the user's own words alone, where it makes nothing of nothing: an
// item has to be near to them to be closed by it.
func finished(body string) bool {
	if holdsAny(body, "请审", "请过目", "请您过目", "请您审", "请批示") {
		return true // she says it of what she has handed in
	}
	at := strings.LastIndexAny(body, "了啦咯喽")
	if at < 0 || utf8.RuneCountInString(strings.Trim(body[at:], " ~!。.")) > 5 {
		return false
	}
	before := body[:at]
	if before == "" || hedged(before+"了") || holdsAny(before, "明", "后天", "下周", "差点", "以为", "是不是", "等", "如果", "要是") {
		return false
	}
	for _, end := range outcomes {
		if rest, ok := strings.CutSuffix(before, end); ok && rest != "" && deedAt(rest, runeStart(rest, len(rest)-1)) {
			return true
		}
	}
	return brought(before) || handedTo(before) || endsAny(before, "都齐", "全齐", "样齐", "份齐", "回来") || endsAny(before, "通知到", "联系到", "传达到", "通知下去", "安排下去", "布置下去", "传达下去")
}

// brought reports whether words end in a verb of whatever work and what it is brought to: 材料摆|好, 各村提醒|过.
// It is none where what stands there is no work (吃好, 病好), or nothing that somebody does (通过, 超过).
func brought(before string) bool {
	for _, end := range []string{"好", "完", "齐", "妥", "过"} {
		rest, ok := strings.CutSuffix(before, end)
		if !ok || utf8.RuneCountInString(rest) < 1 {
			continue
		}
		verb, _ := utf8.DecodeLastRuneInString(rest)
		if end == "过" && strings.ContainsRune("超错路经通越穿飞难度期时间点年月日节天", verb) {
			return false
		}
		return hanzi(verb) && !idleVerbs.has(verb) && !strings.ContainsRune("没不未别的", runeBefore(rest, len(rest)-utf8.RuneLen(verb)))
	}
	return false
}

// idleVerbs are characters before 好, 完 and the like that make them nothing that has been done for anybody.
var idleVerbs = runesOf("吃喝睡玩歇病伤烧天更最就太很挺不没未都已早也还又再正人时间点年节会事话路体气情系质绩多少几只真蛮那这你我他她您")

// justDid reports whether a clause is nothing but a verb of work and 了: 点了, 扫了.
func justDid(body string) bool {
	verb, ok := strings.CutSuffix(strings.Trim(body, " !。~哈啊哦"), "了")
	for _, w := range []string{"重新", "重", "又", "都", "已经", "刚"} {
		if rest, cut := strings.CutPrefix(verb, w); cut && rest != "" {
			verb = rest // 重发了
			break
		}
	}
	return ok && utf8.RuneCountInString(verb) == 1 && deedAt(verb, 0) && verb != "要" && verb != "断" && verb != "停"
}

// restored reports whether a clause says no more than that a thing works again: 亮了, 能用了.
func restored(body string) bool {
	what := strings.Trim(body, " !。~哈啊哦呀")
	return endsAny(what, "亮了", "能用了", "可以用了", "好使了", "正常了", "连上了", "有水了", "有电了", "来电了", "通水了", "通电了", "打得开了") && utf8.RuneCountInString(what) <= 7 && !strings.ContainsAny(what, "没不未吗")
}

// soonDone reports whether a clause says that something is nearly, or in a while, done: 快弄好了, 一会就发了.
func soonDone(body string) bool {
	return startsAny(strings.TrimLeft(body, " 我们也都"), "快", "差不多", "马上", "就快", "快要") && !startsAny(strings.TrimLeft(body, " 我们也都"), "快递", "快检", "快照") ||
		holdsAny(body, "一会就", "一会儿就", "待会就", "等下就", "马上就", "过会就", "几分钟就")
}

// deedAt reports whether the character of s that begins at i is a verb of work which is done: 推, and not
// 推 in 没推 or 不推. 一支部的|核完了 is only a part of what there is to do.
func deedAt(s string, i int) bool {
	r := runeAt(s, i)
	return (strings.ContainsRune(deedStems, r) || strings.ContainsRune(deliveries, r)) && !strings.ContainsRune("没不未别的", runeBefore(s, i))
}

// handedTo reports whether words end with whom or where a thing has been taken to: 发你邮箱, 送到您桌上,
// 还给李哥.
func handedTo(before string) bool {
	n := 0
	for i := len(before); i > 0 && n <= 8; n++ {
		i = runeStart(before, i-1)
		if i == 0 && n < 1 || !deedAt(before, i) {
			continue
		}
		_, size := utf8.DecodeRuneInString(before[i:])
		if startsAny(before[i+size:], "你", "您", "他", "她", "到", "给", "进", "在", "回", "群") {
			return true
		}
	}
	return false
}
