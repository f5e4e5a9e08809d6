package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Topic is what words are about: the pairs of characters and the words and
// numbers that are left when names, units, times and the words of asking have been
// taken away, each as a hash, sorted.
type Topic []uint32

// topicOf is the topic of a folded text of which hits, addresses and times are
// known.
func topicOf(s string, from, to int, hits []hit, found []address, times []timed) Topic {
	cut := make([]hit, 0, len(hits)+len(found)+len(times))
	for _, h := range hits {
		if h.use != plainWord && h.use != noUse && h.use != weakVerb && h.use != verbWord && h.use != meetWord && h.use != dutyWord {
			cut = append(cut, h)
		}
	}
	for _, a := range found {
		if a.who == classOut && !a.all && !a.at && !a.told && a.place != called {
			continue // 食堂, 物业: what it is about as well as who they are
		}
		if a.who == classOut && a.place == owner {
			continue // 各村党员的数
		}
		if a.place != aside || a.who == person || a.who == unit || a.who == myUnit || a.who == myName || a.who == myNick {
			cut = append(cut, hit{from: a.from, to: a.to})
		}
	}
	for _, t := range times {
		cut = append(cut, hit{from: t.from, to: t.to})
	}
	for i := range cut {
		cut[i].from, cut[i].to = max(cut[i].from-from, 0), min(cut[i].to, to)-from
	}
	return grams(blank(s[from:to], cut))
}

// grams are the pairs of neighbouring Chinese characters of s, and its other words.
func grams(s string) Topic {
	t := make(Topic, 0, len(s)/3) // a character has three bytes
	add := func(w string) { t = append(t, hashOf(w)) }
	addPair := func(w string) {
		if h := hashOf(w); !commonHashes.may(h) || !commonPair(w) {
			t = append(t, h)
		}
	}
	prev, start := -1, -1 // where the character before begins, if it is Chinese, and where the open word does
	for i, r := range s {
		if start >= 0 && !letter(r) && !digit(r) {
			if w := s[start:i]; len(w) > 1 && !commonWord(w) {
				add(w)
			} else if strings.ContainsRune("#栋楼组班格号", r) && digit(rune(w[0])) {
				add(w + string(r)) // 1#
			}
			start = -1
		}
		switch {
		case hanzi(r):
			if prev >= 0 {
				addPair(s[prev : i+utf8.RuneLen(r)])
			}
			prev = i
			continue
		case (letter(r) || digit(r)) && start < 0:
			start = i
		}
		prev = -1
	}
	if start >= 0 && len(s[start:]) > 1 && !commonWord(s[start:]) {
		add(s[start:])
	}
	if len(t) == 0 {
		return nil
	}
	slices.Sort(t)
	return slices.Compact(t)
}

// hashOf is the 32-bit FNV-1a hash of a word, see hash/fnv. It takes no memory.
func hashOf(w string) uint32 {
	h := uint32(2166136261)
	for i := range len(w) {
		h = (h ^ uint32(w[i])) * 16777619
	}
	return h
}

// commonPairs say nothing of a topic: the furniture of notices.
var commonPairs = pairSet(`开始 小时 半小 个小 一下 这个 那个 一个 我们 你们 大家 各位 工作 情况 有关 相关 事项 通知 如下 以下 要求 进行 关于 做好 完成 时间 地点 方式 单位 部门 人员 同志 领导 以上 所有 全部 一次 一份 一式 两份 电子 纸质 盖章 签字 邮箱 联系 电话 附件 表格 材料 名单 没有 还有 已经 可以 不要 需要 必须 今天 明天 后天 昨天 上午 下午 晚上 中午 今晚 明早 下班 之前 以前 之内 本周 下周 本月 及时 认真 务必 收到 回复 请各 各村 各办 这边 那边 什么 怎么 还是 就是 不是 一起 现在 马上 抓紧 尽快 统一 统计 汇总 报送 上报 填报 提交 发送 发群 群里 发我 报我 给我 交给 写好 弄好 填好 办好 改好 核好 整好 理好 备好 交来 交到 发来 送来 拿来 带来 带上 拿给 送给 发给 报给 写完 弄完 填完 做完 到县 县里 截止 之后 以后 然后 同时 另外 其他 其它 的话 一定 按照 根据 根据 落实 安排 组织 参加 准时 会议`)

func pairSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

func commonPair(p string) bool { return commonPairs[p] }

// A hashes tells of most hashes that they are of none of its words.
type hashes [128]uint64

func hashesOf(words map[string]bool) *hashes {
	of := &hashes{}
	for w := range words {
		h := hashOf(w)
		of[h>>6&127] |= 1 << (h & 63)
	}
	return of
}

func (of *hashes) may(h uint32) bool { return of[h>>6&127]>>(h&63)&1 != 0 }

var commonHashes = hashesOf(commonPairs)

var commonWords = pairSet(`the a an to of in on at by for and or is are be was it this that you your we our us i my me please pls can could would will all any have has had with from as if so do does not no need get up out just also re fwd hi hello thanks thank ok am pm mon tue wed thu fri sat sun today tomorrow tonight noon morning afternoon eod cob asap`)

func commonWord(w string) bool { return commonWords[w] }

// shared is how many of their words two topics have in common.
func (t Topic) shared(o Topic) int {
	n := 0
	for i, j := 0, 0; i < len(t) && j < len(o); {
		switch {
		case t[i] < o[j]:
			i++
		case t[i] > o[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// common are the words that two topics have in common.
func (t Topic) common(o Topic) (both Topic) {
	for i, j := 0, 0; i < len(t) && j < len(o); {
		switch {
		case t[i] < o[j]:
			i++
		case t[i] > o[j]:
			j++
		default:
			both = append(both, t[i])
			i++
			j++
		}
	}
	return both
}

// like is how much of the smaller topic stands in the other, in 0..1, and 0 where
// too little is common to say anything.
func (t Topic) like(o Topic) float64 {
	return likeness(t.shared(o), min(len(t), len(o)))
}

// likeness is the same, of n words in common where the smaller topic has so many.
func likeness(n, small int) float64 {
	if n < 2 || small == 0 {
		if n == 1 && small == 1 {
			return 0.5
		}
		return 0
	}
	return float64(n) / float64(small)
}
