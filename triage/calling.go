package triage

import (
	"strings"
	"unicode/utf8"

	"shoudao/ingest"
)

// A Calling is somebody whom a message calls upon and in whom the rules do not see the
// user: who says that the message is hers may be called so.
type Calling struct {
	Kind  CallingKind
	Words string // as she would put them into her profile: 网格员 of 各村网格员
	Span  Span   // as they stand in the message
}

// A CallingKind is what a calling names.
type CallingKind uint8

// The kinds.
const (
	CallsRole   CallingKind = iota + 1 // people of a kind
	CallsUnit                          // an office or a place
	CallsPerson                        // somebody by name
)

// Callings are those whom the message calls upon beside the user and those for whom she stands in,
// in the order of its words, each once.
func (j *Judge) Callings(mem Memory, m ingest.Message) []Calling {
	f := j.Resume(mem)
	r := f.enter(m)
	if r == nil {
		return nil
	}
	h := f.hear(m, r)
	var all []Calling
	seen := map[string]bool{}
	for _, a := range h.addresses {
		kind := map[entity]CallingKind{classOut: CallsRole, unit: CallsUnit, person: CallsPerson}[a.who]
		if kind == 0 || a.place == excluded || f.judge.words().self.standsInFor(h.t.s[a.from:a.to]) != "" {
			continue
		}
		from, to := h.t.span(a.from, a.to)
		words := head(m.Text[from:to])
		if words == "" || seen[words] {
			continue
		}
		seen[words] = true
		all = append(all, Calling{kind, words, Span{m.ID, from, to}})
	}
	return all
}

// head is what a class or a name is called without the words that stand before it: 网格员
// of 各村网格员, floor wardens of all floor wardens.
func head(words string) string {
	rest := strings.TrimSpace(strings.TrimLeft(words, "@＠"))
	for _, w := range []string{"请", "各位", "全体", "所有", "各", "All ", "all ", "Dear ", "dear ", "Every ", "every ", "The ", "the "} {
		rest = strings.TrimSpace(strings.TrimPrefix(rest, w))
	}
	rest = strings.TrimSuffix(rest, "同志")
	for _, place := range []string{"村", "社区", "单位", "部门", "支部", "学校", "站所", "科室", "班级", "乡镇", "街道", "办"} {
		if tail, ok := strings.CutPrefix(rest, place); ok && utf8.RuneCountInString(tail) >= 2 {
			return tail
		}
	}
	if utf8.RuneCountInString(rest) < 2 {
		return ""
	}
	return rest
}
