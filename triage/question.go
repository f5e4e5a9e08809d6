package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// noChoices stand behind 还是 where it leaves no choice.
var noChoices = strings.Fields(`按 要 得 先 用 老 没 不 有 那 这 很 比较 麻烦 请 给 由 再 继续 辛苦 谢 挺 蛮 太 你 您 我 他 她 大家 需 会 能 可以 觉得 多 少 把 在 原 上 之前 以前 昨 照旧 去年 跟`)

// alternative reports whether a clause leaves a choice: 放横的还是竖的, 32个还是37个. 还是
// before what is to be done is none: 还是按原来的.
func alternative(ending string) bool {
	before, after, ok := strings.Cut(ending, "还是")
	if !ok || utf8.RuneCountInString(before) < 2 || after == "" || slices.Contains(parts, before) {
		return false // 记录还是小林
	}
	for _, w := range noChoices {
		if strings.HasPrefix(after, w) {
			return false
		}
	}
	return true
}

// choice reports whether a clause asks which of two it is: 是我节前开去还是你有别的安排.
func choice(ending string) bool {
	return strings.HasPrefix(ending, "是") && strings.Contains(ending, "还是") && !strings.HasPrefix(ending, "是的")
}

// eitherOr reports whether a clause asks whether or not: 跟不跟货走, 来不来, 好没好.
func eitherOr(ending string) bool {
	for i, r := range ending {
		if r != '不' && r != '没' || i == 0 {
			continue
		}
		before := runeBefore(ending, i)
		if hanzi(before) && before == runeAt(ending, i+len("不")) && !strings.HasPrefix(ending[i:], "不得不") {
			return true
		}
	}
	return false
}

// counts reports whether a clause asks for a number: 导读今天放几条. 几 in 十几, 好几 and 这几
// asks for none.
func counts(ending string) bool {
	if !strings.Contains(ending, "几") {
		return false
	}
	at := strings.LastIndex(ending, "几")
	if at <= 0 || utf8.RuneCountInString(ending[at:]) > 4 || strings.Contains(ending[at:], "乎") {
		return false
	}
	return !strings.ContainsRune("十百千好这那前后近过第上下了了", runeBefore(ending, at))
}

// interrogative reports whether a clause ends as questions do. 呢 asks behind a noun
// (材料呢), not behind what goes on (写着呢, 在弄呢).
func interrogative(ending string) bool {
	ending = strings.TrimRight(ending, "啊呀哈哟噻")
	if choice(ending) || alternative(ending) || counts(ending) || eitherOr(ending) || withYou(ending) {
		return true
	}
	for _, end := range []string{"吗", "没有", "了没", "没得", "么"} {
		if strings.HasSuffix(ending, end) && !(end == "没有" && holdsAny(ending, "一个数没有", "到现在一个", "一点动静没有", "一份没有", "一条没有", "也没有", "都没有", "什么都没有")) && !(strings.HasSuffix(ending, "还没有") && !strings.HasSuffix(ending, "了还没有")) {
			return true
		}
	}
	if body, ok := strings.CutSuffix(ending, "不"); ok && hanzi(runeBefore(body, len(body))) && !strings.ContainsRune("可就也都才从决绝毫是差", runeBefore(body, len(body))) {
		return true // 能用不
	}
	body, ok := strings.CutSuffix(ending, "呢")
	return ok && !strings.HasSuffix(body, "着") && !strings.Contains(body, "在") && !strings.Contains(body, "还没")
}

// withYou reports whether a clause asks whether something is with whoever is spoken to: 合同在你那吧, 钥匙是不是在您手里.
func withYou(ending string) bool {
	rest := strings.TrimSuffix(strings.TrimSuffix(ending, "吧"), "哈")
	if rest == ending && !strings.Contains(ending, "是不是在") {
		return false
	}
	return endsAny(rest, "在你那", "在您那", "在你那里", "在您那里", "在你那边", "在您那边", "在你这", "在你手里", "在您手里", "在你手上", "在你处", "在你办公室", "在你桌上")
}

// replyWanted reports whether a clause tells what to answer: 回复"姓名+已阅", 看到回个1.
func replyWanted(body string) bool {
	if holdsAny(body, `reply "`, "reply '", "give this post a", "give this a 👍", "reply with a 👍") {
		return true
	}
	if !holdsAny(body, "回", "扣") {
		return false
	}
	for _, w := range []string{"已回复", "都回复了", "回复过", "已经回复", "都回了"} {
		if strings.Contains(body, w) {
			return false
		}
	}
	if at := strings.Index(body, "收到"); at >= 0 && strings.Contains(body[at:], "回复") {
		return true
	}
	for _, w := range []string{"回复", "回个", "回一个", "扣", "群里回"} {
		at := strings.Index(body, w)
		if at < 0 {
			continue
		}
		rest := body[at+len(w):]
		for _, what := range []string{"收到", "已阅", "已知", "知悉", "姓名", "ok", "1", "\""} {
			if strings.Contains(rest, what) {
				return true
			}
		}
	}
	return false
}

// jokes reports whether the words laugh, or go on to praise behind the question of clause
// c: 你们科的人是铁打的吗？连着三个夜班，佩服佩服. Then it is asked for the fun of it.
func (h *heard) jokes(c *clause) bool {
	for i := range h.clauses {
		if h.clauses[i].has(laughWord) || i > c.index && h.clauses[i].has(praiseWord) {
			return true
		}
	}
	return strings.ContainsAny(h.t.s, "😂🤣😄😆😝😜") || strings.Contains(h.t.s, "[笑") || holdsAny(h.t.s, "[偷笑]", "[坏笑]", "[旺柴]", "[狗头]", "[奸笑]", "[doge]")
}

// gathers reports whether a clause ends in the name of a meeting of whatever kind: 联考分析
// 会, 通气会.
func gathers(ending string) bool {
	name, ok := strings.CutSuffix(ending, "会")
	if !ok || utf8.RuneCountInString(name) < 2 || !hanzi(runeBefore(name, len(name))) {
		return false
	}
	for _, w := range []string{"机", "社", "工", "学", "员", "协", "商", "议", "体", "误", "约", "集", "妇", "委员", "理事", "基金", "红十字", "不", "就", "才", "都", "我", "你", "他", "她", "它", "一", "待", "等", "可", "教", "么"} {
		if strings.HasSuffix(name, w) {
			return false
		}
	}
	return true
}

// onlyReplies reports whether the verbs of a clause are of replying.
func onlyReplies(s string, c *clause) bool {
	if letter(runeAt(s, c.from)) {
		return false
	}
	for _, w := range c.words {
		if word := s[w.from:w.to]; (w.use == verbWord || w.use == weakVerb) && !strings.Contains(word, "回") && !strings.Contains(word, "阅") {
			return false
		}
	}
	return true
}

// rhetorical reports whether a question is none: it laughs.
func (d *deed) rhetorical(*clause) bool { return d.chatter }
