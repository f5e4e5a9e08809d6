package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// onlyDeed reports whether the words say that something has been done and nothing of what it
// was: 传过去了, 报上去了, 刚发群里, 好了，您看下. Whatever was asked last is what they are of.
func (h *heard) onlyDeed() bool {
	told := false
	for i := range h.clauses {
		switch body := strings.Trim(h.body(i), " 。!~"); {
		case body == "", h.speech == "" && deferential(body):
		case bareDeed(body) && h.tellsDone(i):
			told = true
		default:
			return false
		}
	}
	return told
}

// deferential reports whether a clause only hands on what has been done: 您看下, 请查收.
func deferential(body string) bool {
	if utf8.RuneCountInString(body) > 7 {
		return false
	}
	if strings.HasPrefix(body, "再") && endsAny(body, "试试", "看看", "试下", "看下", "试一下", "看一下", "一次") {
		return true // 再推一次试试
	}
	return startsAny(body, "您看", "你看", "请查收", "请过目", "请审", "麻烦看", "麻烦查", "您过目", "您查收", "您审", "看下", "查收", "收一下", "请您", "请收", "辛苦", "您先看", "领导")
}

// bareDeed reports whether a clause is a verb of work with how and where to at most: 刚|发|过去, 已经|放|您桌上|了.
func bareDeed(body string) bool {
	rest := strings.TrimRight(body, "了啦咯喽哈啊哦")
	if rest == body && !startsAny(body, "刚", "已", "都") {
		return false
	}
	for cut := true; cut; {
		cut = false
		for _, w := range []string{"刚刚", "刚才", "刚", "已经", "已", "都", "也", "我", "昨天", "前天", "上午", "早上", "今早", "中午", "下午", "早就", "就", "重新", "重", "又", "这边", "嗯", "好的", "领导", "主任"} {
			if after, ok := strings.CutPrefix(rest, w); ok && after != "" {
				rest, cut = strings.TrimLeft(after, " ,"), true
			}
		}
	}
	verb, size := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "好" || rest == "完" || rest == "妥" || rest == "齐":
		return true
	case !deedAt(rest, 0) && !strings.ContainsRune("传发报交送放搞弄办说讲打回问", verb):
		return false
	}
	for _, w := range []string{"好", "完", "齐"} {
		if then, ok := strings.CutPrefix(rest[size:], w); ok && then != "" && bareDeed(then+"了") {
			return true // 改好|重发了
		}
	}
	return slices.Contains([]string{
		"", "好", "完", "齐", "妥", "过去", "上去", "出去", "过来", "回去", "回来", "进去", "下去", "下来", "出来", "给您", "给你", "您", "你",
		"群里", "到群里", "群里面", "邮箱", "您邮箱", "到您邮箱", "桌上", "您桌上", "办公室", "您办公室", "前台", "门口", "您微信", "微信",
		"完了", "好了", "掉", "到位", "定", "一下", "过",
	}, rest[size:])
}
