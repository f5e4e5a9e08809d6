package triage

import (
	"slices"
	"strings"
)

// Colleagues also see each other: an invitation, or a question of somebody's home, is nothing to be dealt with in a queue.

// treats are what somebody is asked to for company.
var treats = strings.Fields(`吃 喝 撸 搓 唱歌 看电影 k歌`)

// outings are what is done together in one's own time.
var outings = strings.Fields(`爬山 逛街 打球 打羽毛球 打牌 打麻将 唱歌 钓鱼 露营 看电影 撸串 吃火锅 吃烧烤 喝酒 喝茶 喝奶茶 约饭 聚聚 跑步`)

// invites lets a clause that has the user come along for company ask for nothing: 周一请你喝奶茶, 周末去爬山吗, 有空来家坐坐. What a
// superior says of a meal may well be work.
func (h *heard) invites() {
	for i := range h.clauses {
		d, body := &h.deeds[i], h.body(i)
		treated := false
		for _, who := range []string{"请你", "请您", "请大家", "请你们"} {
			_, rest, ok := strings.Cut(body, who)
			treated = treated || ok && startsAny(rest, treats...)
		}
		treated = treated || holdsAny(body, "吃蛋糕", "吃糖", "吃西瓜") && !holdsAny(body, "买", "订", "取", "拿")
		if !h.superior && holdsAny(body, "喝喜酒", "吃喜糖", "发喜糖") {
			treated = true
		}
		if _, rest, ok := strings.Cut(body, "我请"); ok && !h.superior && holdsAny(rest, feasts...) {
			treated = true // 中了我请全办吃饭
		}
		joined := !h.superior && (d.question || strings.HasSuffix(body, "不")) && (holdsAny(body, "一起吃", "一块吃", "一起喝") || endsAny(strings.TrimRight(body, " 吗不么吧呗哈啊去"), outings...))
		home := !h.superior && (holdsAny(body, "来家坐", "来我家坐", "到家坐", "来家里坐", "来家玩", "来玩") || d.question && holdsAny(body, "你家孩子", "您家孩子", "你家娃", "你儿子", "你女儿", "你老公", "你对象", "你爱人"))
		if treated || joined || home {
			d.request, d.question, d.meeting, d.rota, d.due, d.chatter, d.self = 0, false, false, false, nil, true, true
		}
	}
}

// eased takes it for thanks that somebody has been troubled: 今天辛苦你跑一趟了. Ahead of the deed it would be asked for.
func (h *heard) eased() {
	for i := range h.clauses {
		d, body := &h.deeds[i], strings.TrimRight(h.body(i), " 啊哈呀。!~")
		if rest, ok := strings.CutSuffix(body, "了"); ok && d.request > 0 && !strings.Contains(rest, "把") && holdsAny(rest, "辛苦你", "辛苦您", "麻烦你", "麻烦您", "多亏你", "多亏您") && holdsAny(rest, "趟", "跑", "忙", "这么", "半天", "一天", "一上午", "一下午") {
			d.request, d.due, d.done, d.thanks = 0, nil, true, true
		}
	}
}

// offers lets a question ask for nothing that offers to bring something: 我下午去县里，要捎什么东西不.
func (h *heard) offers() {
	for i := 1; i < len(h.clauses); i++ {
		d, body := &h.deeds[i], h.body(i)
		goes := h.deeds[i-1].self && holdsAny(h.body(i-1), "去", "路过", "到", "回来", "顺路")
		if goes && d.question && d.due == nil && startsAny(strings.TrimLeft(body, " 你有"), "要", "需要", "想要", "没有要", "要不要") && holdsAny(body, "捎", "带", "买", "取", "拿") {
			d.question, d.request, d.self = false, 0, true
		}
	}
}

// wares are the words of those who sell.
var wares = strings.Fields(`家人们 促销 大促 清仓 特价 折优惠 五折 六折 七折 八折 九折 八五折 买一送 买五送 买十送 下单 包邮 抢购 秒杀 扫码咨询 看过来 %_off last_chance free_delivery order_by order_now shop_now limited_offer`)

// sells lets the words of one who sells ask for nothing, whoever is called together for them: two signs of it make it sure. What calls
// the user herself, or comes from a superior, may be an order to buy.
func (h *heard) sells() {
	if h.superior || slices.ContainsFunc(h.addresses, func(a address) bool { return a.mine() && a.who != everyone && !a.all && a.who != myTitle }) {
		return
	}
	signs, said := 0, strings.ReplaceAll(h.t.s, " ", "_")
	canvasses := holdsAny(said, "我家", "我儿子", "我女儿", "我闺女", "我外甥", "我侄") && holdsAny(said, "投一票", "投票", "投个票", "点个赞", "助力") // 帮我家娃投一票
	if !canvasses && !holdsAny(said, wares...) {
		return
	}
	for _, w := range wares {
		if strings.Contains(said, w) {
			signs++
		}
	}
	if signs < 2 && !canvasses {
		return
	}
	for i := range h.deeds {
		d := &h.deeds[i]
		d.request, d.question, d.due, d.receipt, d.chatter = 0, false, nil, false, true
	}
}
