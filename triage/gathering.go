package triage

import (
	"strings"
	"unicode/utf8"
)

// Two meetings may well be at one hour: 保密培训 on the third floor and 综治例会 on the first. What tells them apart is what stands before the word for
// a gathering.

// gatherings are what people come together for; the longer word stands before the one that is its end.
var gatherings = strings.Fields(`培训会议 培训会 培训班 工作会议 座谈会 视频会 例会 会议 培训 演练 活动 考试 体检 评课 讲座 会`)

// notKinds are words before such a word that do not tell of what kind it is.
var notKinds = strings.Fields(`参加 召开 开展 举行 举办 组织 进行 集中 全体 全员 到会 我们 你们 大家 上午 下午 晚上 中午 明天 今天 后天 工作 紧急 临时 一个 个短 这次 本次 内部 科室 单位 线上 现场 室开 楼开 来开 去开 开个 碰头 这个 那个 部门 镇里 局里 学校`)

// kindOf is what a text calls the gathering that it names first; empty if it does not tell.
func kindOf(s string) string {
	best, kind := len(s), ""
	for _, w := range gatherings {
		at := strings.Index(s, w)
		if at < 0 || at >= best || strings.HasPrefix(s[at+len(w):], "室") || w == "会" && startsAny(s[at:], "会上", "会前", "会后", "会议室") {
			continue
		}
		best, kind = at, ""
		last, n := utf8.DecodeLastRuneInString(s[:at])
		first, m := utf8.DecodeLastRuneInString(s[:at-n])
		if hanzi(last) && hanzi(first) && !strings.ContainsRune("点时分午天晚早周日号月刻半的开个次加", last) {
			kind = s[at-n-m : at]
		}
	}
	for _, w := range notKinds {
		if kind == w {
			return ""
		}
	}
	return kind
}

// otherKind reports whether the words and the item each tell of what kind their gathering is, and neither speaks of the other's.
func (h *heard) otherKind(l *living) bool {
	here, there := kindOf(h.t.s), kindOf(l.words())
	return here != "" && there != "" && !strings.Contains(l.words(), here) && !strings.Contains(h.t.s, there)
}
