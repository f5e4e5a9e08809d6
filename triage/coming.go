package triage

import (
	"slices"
	"strings"
	"time"
)

// To come somewhere at once is a deed of its own: whoever has just been asked for a paper is asked for another thing when she is
// called to the yard. Only what goes on with a coming, or with a meeting, says where and when that is.

// callIn has those whom a clause speaks to come, or stay, whatever it calls them by: 小林 马上到镇里集合, 党政办的今天都别走.
func (h *heard) callIn() {
	for i := range h.clauses {
		c, d := &h.clauses[i], &h.deeds[i]
		if d.request > 1 || d.done || d.question || d.noNeed || d.cancel || d.self || d.will || d.past || d.ifs || d.thanks {
			continue
		}
		mine := slices.ContainsFunc(h.addresses, func(a address) bool {
			return a.mine() && a.spoken() && a.who != everyone && h.sentenceAt(a.from) == c.sentence && a.to <= c.to
		})
		if order := h.orderOf(i); mine && (comes(order) || stays(order)) {
			d.raise(hit{from: c.from, to: c.to}, 2)
			d.chase = d.chase && holdsAny(h.body(i), chasers...)
		}
	}
}

// chasers are words by which somebody is called for once more.
var chasers = []string{"还没", "怎么", "就差", "还差", "就等", "都等", "催"}

// stays reports whether an order has those who are there stay there.
func stays(order string) bool {
	return startsAny(order, "别走", "不要走", "不准走", "不许走", "莫走", "留下", "留一下", "留步", "待命", "在岗待命", "在办公室等")
}

// callsToCome reports whether the words have the one they call come to a place: 马上到镇里集合, 现在下楼, 到我办公室来一趟.
func (h *heard) callsToCome() bool {
	for i := range h.clauses {
		d := &h.deeds[i]
		if !d.done && !d.question && !d.noNeed && !d.cancel && !d.self && !d.will && comes(h.orderOf(i)) {
			return true
		}
	}
	return false
}

// orderOf is what clause i has somebody do, without who he is, when, and how soon: 到镇里集合 of 小林 现在马上到镇里集合.
func (h *heard) orderOf(i int) string {
	c := h.clauses[i]
	from := c.from
	for _, a := range h.addresses {
		if a.from >= from && a.to <= c.to && a.spoken() && strings.Trim(h.t.s[from:a.from], " @,、和请") == "" {
			from = a.to
		}
	}
	rest, _ := cutAny(h.t.s[from:c.to], "的同志们", "的同志", "的人", "的")
	for {
		cut, _ := cutAny(trimTimes(strings.TrimLeft(rest, " ,:你您请都先再就也")), "马上", "立即", "立刻", "立马", "赶紧", "赶快", "尽快", "抓紧", "即刻", "快点", "速", "现在", "这会儿", "等会儿", "等会", "待会儿", "待会", "一会儿", "等下", "过会儿", "快", "麻烦", "辛苦")
		if cut == rest {
			return rest
		}
		rest = cut
	}
}

// comes reports whether an order begins with a verb of coming, and nothing is brought or sent thereby.
func comes(order string) bool {
	if endsAny(strings.TrimRight(order, " 。!~"), "集合", "上车", "报到") && !holdsAny(order, "通知", "叫", "让", "喊", "组织", "带领") {
		return true
	}
	if holdsAny(order, "的时候", "的话", "我不", "了没", "带", "拿", "送", "交", "取", "把", "填", "签", "领") {
		return false
	}
	if startsAny(order, "过来", "上来", "下来", "进来", "回来", "出来", "下楼", "上楼", "赶到", "赶回", "赶过", "来一下", "来一趟", "来下", "来趟", "到岗", "到场", "到位", "回单位", "回办公室", "回镇", "回村") {
		return true
	}
	place := order
	for _, verb := range []string{"到", "来", "回"} {
		if rest, ok := strings.CutPrefix(order, verb); ok && rest != "" {
			place = strings.TrimRight(rest, " 。!~哈吧来去一下趟")
		}
	}
	return place != order && endsAny(place, "室", "楼", "里", "厅", "大门", "门口", "现场", "院坝", "广场", "操场", "那边", "这边", "这里", "我这", "厂", "车间", "工地", "科", "处", "所", "病房", "病区", "站", "台")
}

// ofPresence reports whether the clause has somebody be somewhere: a meeting, a coming, a journey.
func (s *said) ofPresence() bool {
	order := s.h.orderOf(s.index)
	return s.deed().meeting || s.deed().rota || comes(order) || startsAny(order, "去", "到", "来", "跟", "陪", "随", "参加", "下乡", "下村", "出差", "值班", "出发", "赴", "坐", "开会")
}

// ofPresence reports whether the item has the user be somewhere, at whatever time.
func (l *living) ofPresence() bool {
	return l.wantsPresence() || l.hasCome() || holdsAny(l.Title, "过来", "上来", "下来", "下楼", "来一", "别走")
}

// wantsHerNow reports whether the item has just called the user to come, or to bring something along: 小林下来一趟, 把签到表拿上来.
func (l *living) wantsHerNow(h *heard) bool {
	if h.m.SentAt.Sub(l.TouchedAt()) > time.Hour || !l.Due.At.IsZero() {
		return false
	}
	return l.ofPresence() || holdsAny(l.Title, "拿上来", "拿下来", "拿过来", "拿来", "送上来", "送下来", "送过来", "送来", "带过来", "带上来", "抱上来", "抱过来", "搬上来", "搬过来", "办公室来", "会议室来")
}
