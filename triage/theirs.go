package triage

import (
	"slices"
	"strings"
)

// tellsOwn takes it for what its speaker has done that he has done something with a thing, though the user's name stands before it:
// 小林我把桌上的报纸收走了.
func (h *heard) tellsOwn() {
	for _, a := range h.addresses {
		i := slices.IndexFunc(h.clauses, func(c clause) bool { return a.from == c.from && a.to < c.to })
		if i < 0 || !a.mine() || !startsAny(h.t.s[a.to:h.clauses[i].to], "我把", "我已", "我刚", "我帮你", "我给你", "我先把") {
			continue
		}
		body := strings.TrimRight(h.t.s[a.to:h.clauses[i].to], " 啊哈哦啦。!~")
		if strings.HasSuffix(body, "了") && strings.Count(body, "你") <= 1 {
			d := &h.deeds[i]
			d.request, d.self, d.done = 0, true, true
		}
	}
}

// leavesToThem lets a deadline be theirs of whom the clause is told: 3个工作日内他们先答复; and lets what is not for the speaker's own
// people ask nothing of them: 咱们不占座.
func (h *heard) leavesToThem() {
	for i := range h.clauses {
		d, body := &h.deeds[i], strings.TrimLeft(h.body(i), " 0123456789个工作日天内周月号前后底班今明下午上晚早点半一二三四五六七八九十")
		if startsAny(body, "他们先", "他们会", "他们要", "他们来", "他们自己", "她们会", "人家会", "人家要", "对方会", "系统会", "系统自动", "系统统一") && d.request <= 2 && !d.question && !strings.Contains(body, "的") {
			d.request, d.due, d.self = 0, nil, true
		}
		if startsAny(body, "咱们不用", "咱们不占", "咱们不参加", "咱们不去", "我们不用", "我们不参加", "咱们的人不用", "咱们不管", "咱不用", "咱不去") {
			for j := range h.deeds {
				if h.clauses[j].sentence == h.clauses[i].sentence && h.deeds[j].request <= 1 {
					h.deeds[j].request, h.deeds[j].meeting, h.deeds[j].due = 0, false, nil
				}
			}
			d.noNeed = true
		}
	}
}
