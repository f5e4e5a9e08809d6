package triage

import (
	"strings"
	"unicode/utf8"
)

// Where the user is looked for, or told of what went wrong with her, hardly a word asks for anything: 小林人呢, 你们党政办怎么搞
// 的, @林敏 电话.

// misses lets such words ask.
func (h *heard) misses() {
	for k := range h.addresses {
		a := &h.addresses[k]
		c := h.clauseAt(a.from)
		if c == nil || a.to > c.to || !a.mine() || a.who == everyone || a.place == excluded || a.place == quoted || h.own {
			continue
		}
		d, rest := &h.deeds[c.index], strings.Trim(h.t.s[a.to:c.to], " ,:。!?~啊呀哈")
		if rest == "" && c.index+1 < len(h.clauses) && h.clauses[c.index+1].sentence == c.sentence {
			c, d = &h.clauses[c.index+1], &h.deeds[c.index+1]
			rest = strings.Trim(h.t.s[c.from:c.to], " ,:。!?~啊呀哈")
		}
		switch her := a.who == myName || a.who == myNick; {
		case her && lookedFor[rest]:
			a.place, d.question = called, false
			d.raise(hit{from: c.from, to: c.to}, 2)
		case her && a.at && toRead[rest]:
			d.raise(hit{from: c.from, to: c.to}, 2)
		case her && lags(rest), blames(rest):
			a.place, d.chase, d.question = called, true, false
			d.note(hit{from: c.from, to: c.to})
		}
	}
}

var (
	lookedFor = pairSet(`人呢 在不在 在吗 在没在 在哪 在哪里 到哪了 来了没 来了吗 到了没 到了吗 怎么没来 咋没来 怎么还没来 怎么还没到 去哪了 哪去了 跑哪去了`)
	toRead    = pairSet(`电话 私信 微信 短信 邮件 私聊 看私信 看微信 看短信 看邮件 看消息 看下消息 回电话 接电话 回消息 回信息 看一下消息 私我 私聊我`)
)

// lags reports whether what is told of somebody is that he is behind: 才12分, 只有3条.
func lags(rest string) bool {
	for _, w := range []string{"才", "只有", "还是", "仍然是", "排倒数", "垫底", "倒数"} {
		if after, ok := strings.CutPrefix(rest, w); ok {
			return startsAny(w, "排", "垫", "倒") || digit(runeAt(after, 0)) && utf8.RuneCountInString(after) <= 6
		}
	}
	return false
}

// blames reports whether a unit or somebody is asked what went wrong.
func blames(rest string) bool {
	return startsAny(rest, "怎么搞的", "咋搞的", "怎么回事", "咋回事", "搞什么", "怎么搞", "咋个搞的", "怎么弄的")
}
