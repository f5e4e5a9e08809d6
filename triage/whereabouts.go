package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// located reports whether the words say where the user, or a thing, is now.
func (h *heard) located() bool { return h.arrives() || h.laidDown() }

// laidDown reports whether the words say where the thing is now: 在你桌上, 邮箱各一份.
func (h *heard) laidDown() bool {
	for _, place := range []string{"你", "您", "我", "门卫", "前台", "群文件", "网盘", "邮箱", "桌", "柜", "抽屉", "办公室", "群里"} {
		for _, at := range []string{"在", "放", "摆", "搁", "撂", "丢", "送", "搬", "抬"} {
			if i := strings.Index(h.t.s, at+place); i >= 0 && !strings.HasSuffix(h.t.s[:i], "现") && !strings.HasSuffix(h.t.s[:i], "我") && (place != "我" || at == "在") {
				return true
			}
		}
	}
	if at := strings.Index(h.t.s, "attached"); at >= 0 && !strings.Contains(h.t.s[:at], "\n>") && !endsAny(strings.TrimRight(h.t.s[:at], " "), "not", "nothing", "the", "isn't", "be", "forgot") && !strings.Contains(h.t.s[:at], "?") {
		return true // slide for item 3 attached
	}
	for _, w := range []string{"in your inbox", "on your desk", "in your tray", "in your pigeonhole", "under your door", "with reception", "in the shared folder"} {
		if strings.Contains(h.t.s, w) && !h.pledges() {
			return true
		}
	}
	return strings.Contains(h.t.s, "归位") || strings.Contains(h.t.s, "盖好") || strings.Contains(h.t.s, "各一份")
}

// arrives reports whether the words say that the user is where she has to be.
func (h *heard) arrives() bool {
	text := senses.Replace(h.t.s)
	if holdsAny(text, "没到", "未到", "快到", "马上到", "马上就到", "就到了", "到点", "到期", "到账", "到货", "货到", "件到", "到付", "费到", "件已到", "说到", "忙别的") {
		return false // on the way, or something else has come
	}
	if !strings.ContainsAny(text, "我、和") && slices.ContainsFunc(h.addresses, func(a address) bool {
		return a.foreign() && a.who != unit && startsAny(strings.TrimLeft(h.t.s[a.to:], " 也都"), "已到", "到了", "到位", "到场", "到达")
	}) {
		return false // 书记已到
	}
	for _, w := range []string{"到村", "到岗", "已到", "到了", "到位", "在岗", "在现场", "到场", "上岗", "到达", "签到", "进会", "入会", "上线了", "散会了", "会散了", "i'm here", "am here", "arrived", "made it", "joined", "at the gate", "at the door", "sat in the ", "sitting in the ", "outside now", "in the lobby", "dialled in", "dialed in", "on the call"} {
		if at := strings.Index(text, w); at >= 0 && (w != "到了" || !strings.ContainsRune(deedStems+"喊借买约知系达", runeBefore(text, at))) {
			return true
		}
	}
	if slices.Contains([]string{"来了", "来啦", "下来了", "下楼了", "上来了", "过来了", "上车了", "进来了", "到了", "到啦", "i'm in", "here", "just got here"}, strings.Trim(text, " 。.!~")) {
		return true
	}
	for i := range h.clauses { // 到楼下了, 在报告厅了
		body := strings.TrimLeft(h.body(i), " 我们已经都人")
		if (strings.HasPrefix(body, "到") || strings.HasPrefix(body, "在")) && strings.HasSuffix(body, "了") && utf8.RuneCountInString(body) <= 8 {
			return true
		}
	}
	return false
}

// tellsOver reports whether the words say that what their speaker was to be at is over, and how it went: 值班结束，全天无异常; 培训完
// 了; call went fine.
func (h *heard) tellsOver() bool {
	if len(h.clauses) > 1 && slices.Contains([]string{"讲完了", "开完了", "散会了", "会开完了", "上完了", "值完了", "考完了", "体检完了", "培训完了", "守完了"}, strings.Trim(h.body(0), " 刚都。!~")) {
		return true // whatever she tells of it then
	}
	if h.asks() || strings.ContainsAny(h.t.s, "没还未等") || holdsAny(h.t.s, "before", "until", "not ", "n't") {
		return false
	}
	return holdsAny(h.t.s, "值班结束", "全天无异常", "一夜无事", "一夜太平", "交班了", "散会", "会开完", "会议结束", "开完会", "培训完", "培训结束", "讲完了", "讲完啦", "上完了", "检查结束", "演练结束", "活动结束", "考完了", "体检完", "值完了", "守完了", "站完了", "站了一", "无异常", "平安无事", "太平") ||
		holdsAny(" "+h.t.s, " call was ", " call went ", " meeting was ", " meeting went ", " all quiet", " shift over", " shift done", " back from the ")
}

// hasCome reports whether the first clause says that the user has come somewhere, whatever she asks then: 到三楼了，咋没人.
func (h *heard) hasCome() bool {
	if len(h.clauses) == 0 {
		return false
	}
	body := strings.TrimLeft(h.body(0), " 我们已经都人")
	return strings.HasPrefix(body, "到") && strings.HasSuffix(body, "了") && utf8.RuneCountInString(body) <= 8
}
