package triage

import (
	"strings"
	"unicode/utf8"
)

// alongside reports whether the words before a name have its bearer go or act with whoever is spoken to: 叫上|小林，明天
// 一起去; 老赵带|小林去核户; 老赵，你和|小林把表弄好. What stands behind has to be something to be done.
func alongside(before, after string) bool {
	lead := strings.TrimRight(before, " @")
	if endsAny(lead, "你和", "您和", "你跟", "您跟", "你与", "你带", "你带上", "你俩和") {
		return !talks(after)
	}
	if !endsAny(lead, "叫上", "喊上", "带上", "拉上", "约上", "领着", "带着", "带") || endsAny(lead, "别带", "不带", "不用带", "一带", "地带", "磁带", "皮带", "胶带", "绷带") {
		return false
	}
	rest := trimTimes(strings.TrimLeft(after, " "))
	return rest == "" || startsAny(rest, ",", "一起", "一块", "一同", "去", "来", "到", "把", "下", "上")
}

// talks reports whether words have somebody talk to the one who is named before them, who is then no doer: 你和小林|说一声.
func talks(after string) bool {
	return startsAny(strings.TrimLeft(after, " "), "说", "讲", "要", "拿", "借", "联系", "沟通", "核对", "汇报", "请示", "对接", "对一下", "确认", "商量", "打个招呼", "一样", "打听", "的")
}

// afterNames reports whether nothing but the names of people, whom nobody here need bear, stands before another of their
// list: 王芳和|小林, 王芳、赵强、|小林.
func afterNames(before string) bool {
	lead := strings.TrimRight(before, " ")
	list := strings.TrimRight(lead, "、和及与")
	if list == lead || list == "" {
		return false
	}
	for name := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune("、和及与 ", r) }) {
		n := utf8.RuneCountInString(name)
		if k := surname(name, 0); n < 2 || n > 4 || k == 0 && !startsAny(name, "小", "老", "阿") || k > 0 && n == 4 && k == len("王") {
			return false
		}
	}
	return true
}
