package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// sameDeeds is what it adds that the verbs of what has been done are those of what
// was asked: 已填 answers 扫码填写, 买了 answers 墨盒买了没.
func sameDeeds(done, asked string) int { return deedsAsDone(done).asked(done, asked) }

// deedsTold are the signs of deeds in words that tell of something done.
type deedsTold []rune

func deedsAsDone(done string) (all deedsTold) {
	for i, r := range done {
		behind := runeAt(done, i+utf8.RuneLen(r))
		if i == 0 && strings.HasSuffix(done, "了") {
			behind = '了' // 挂公示栏了
		}
		if deedVerbs.has(r) || doneVerbs.has(r) && doneSigns.has(behind) {
			all = append(all, r)
		}
	}
	return all
}

// asked is [sameDeeds] of the words that have the signs.
func (all deedsTold) asked(done, asked string) int {
	n := 0
	for _, r := range all {
		if strings.ContainsRune(asked, r) {
			n += 5
		}
	}
	for _, w := range pairDeeds {
		_, rest, ok := strings.Cut(done, w)
		if ok && strings.Contains(asked, w) && startsAny(rest, "了", "到", "过", "好", "完", "齐", "妥", "下去", "上") {
			n += 8
		}
	}
	return min(n+sameDeedsEn(done, asked), 8)
}

// pairDeeds are deeds of two characters of which neither is one by itself.
var pairDeeds = strings.Fields(`通知 联系 安排 布置 传达 协调 沟通 对接 汇总 预约 落实`)

// handingVerbs are those by which a thing comes to somebody: who was asked for it by one of them says so by any other.
const handingVerbs = "报交发送转传递给"

// handsAsAsked reports whether words tell that something has been handed over, as it was asked for: 交了 answers 报我.
func handsAsAsked(done, asked string) bool {
	if !strings.ContainsAny(asked, handingVerbs) {
		return false
	}
	for i, r := range done {
		if strings.ContainsRune(handingVerbs, r) && (doneSigns.has(runeAt(done, i+utf8.RuneLen(r))) || strings.HasSuffix(done[:i], "已") || strings.HasSuffix(done[:i], "已经")) {
			return true
		}
	}
	return false
}

// handsBack reports whether something has gone to whoever is spoken to by the verb by which it was to come to the one who asked: 报您
// 了 answers 报我, 发给你了 answers 发给我.
func handsBack(done, asked string) bool {
	for _, v := range []string{"报", "交", "发", "送", "传", "给", "拿"} {
		for _, way := range []string{"", "给", "到"} {
			if strings.Contains(asked, v+way+"我") && holdsAny(done, v+"您", v+"你", v+"给您", v+"给你", v+"到您", v+"到你") {
				return true
			}
		}
	}
	return false
}

// oursDone reports whether the words say that the user's, or her unit's, part is done: 市监所
// 的送到应急办桌上了.
func (h *heard) oursDone() bool {
	return slices.ContainsFunc(h.addresses, func(a address) bool {
		return (a.who == myUnit || a.who == myArea) && a.place == owner
	})
}

// sameThing reports whether both texts name the same kind of paper or thing. Such words are
// in too many notices to tell of what they are about, but an answer repeats them.
func sameThing(done, asked string) bool {
	for _, w := range []string{"名单", "照片", "台账", "材料", "报告", "总结", "方案", "数据", "清单", "计划", "记录", "简报", "合同", "发票", "钥匙", "会议室", "证明", "视频", "图纸", "签到表", "统计表", "回执", "初稿", "稿子", "表格", "投影", "横幅", "桌签", "底稿", "样表", "模板", "课件", "讲稿", "简历", "花名册", "清样", "脚本"} {
		if strings.Contains(done, w) && strings.Contains(asked, w) {
			return true
		}
	}
	return false
}

// deedVerbs tell of a deed wherever they stand, doneVerbs with a sign behind them that it is done.
var (
	deedVerbs = runesOf("报交发填签转缴送学答录传拍改写印贴核修装清拆备收填选投盖领订打审无零")
	doneVerbs = runesOf(deedStems + "买派删点批喷摆")
	doneSigns = runesOf("了好完过妥齐")
)
