package triage

import "strings"

// Whoever sends a picture or a file and says 按这个办 asks for all that stands in it, of whoever it concerns: the words alone tell neither.

// follows reports whether a clause has somebody do as what has just been sent says: 按这个通知办, 照图上要求弄, 请各自对照整改.
func follows(body string) bool {
	for _, w := range []string{"按", "按照", "照", "依照", "遵照", "对照", "根据"} {
		rest, ok := strings.CutPrefix(strings.TrimLeft(body, " 请都大家就先马上抓紧各自"), w)
		if !ok || !startsAny(rest, "这", "此", "通知", "图", "附件", "文件", "要求", "上面", "上述", "以上") {
			continue
		}
		return holdsAny(rest, "办", "弄", "执行", "落实", "整改", "准备", "自查") && !strings.ContainsAny(rest, "了吗呢过没") && !strings.Contains(rest, "就")
	}
	return false
}

// handsOn raises the request of the clauses that have something done as it was sent or told, and leave unsaid what that is: 按这个通知办.
func (h *heard) handsOn() {
	for i := range h.deeds {
		if d := &h.deeds[i]; !d.done && !d.question && !d.self && !d.noNeed && follows(h.body(i)) {
			d.raise(hit{from: h.clauses[i].from, to: h.clauses[i].to}, 2)
		}
	}
}

// underPicture reports whether the clause has somebody do as the picture or the file says that its speaker has sent right before.
func (s *said) underPicture() bool {
	n := len(s.h.turn)
	return n > 1 && s.h.turn[n-2].attachment() && follows(s.h.body(s.index))
}
