package triage

import (
	"slices"
	"strings"

	"shoudao/triage/when"
)

// By when something is wanted is often settled between two: she asks when, and is told, 什么时候要 — 下周一; or she names a day, and
// whoever asked takes it, 下周一行不 — 可以.

// whens are how one asks by when something is wanted.
var whens = []string{"什么时候", "啥时候", "啥时间", "什么时间", "几时", "何时", "哪天", "几号", "几点", "多久", "急不急", "急吗", "急不", "着急吗", "着急不", "截止到", "when ", "how soon", "what time", "deadline", "urgent?"}

// asksWhen reports whether the words ask by when something is wanted, or when it is.
func (h *heard) asksWhen() bool {
	return slices.ContainsFunc(h.clauses, func(c clause) bool {
		return (h.deeds[c.index].question || c.query) && holdsAny(h.body(c.index)+" ", whens...)
	})
}

// tellsWhen is the time that the words are which answer when something is wanted: 下周一, 不急，周五给我就行. Nil if they say more.
func (h *heard) tellsWhen() (due *when.Match) {
	for i := range h.clauses {
		d := &h.deeds[i]
		if d.question || d.move || d.cancel {
			return nil
		}
		if m := h.handsAt(i); m != nil && due == nil && m.At.After(h.m.SentAt) {
			due = m
			continue
		}
		if d.due != nil || d.request > 1 {
			return nil
		}
	}
	return due
}

// proposed is the time by which the user's words ask to be let do something: of the clause that asks, 周三我培训，下周一行不, or of the
// one before it, 我下周一给您，行吗, else by when she says that she will do it.
func (h *heard) proposed() *when.Match {
	for i := range h.deeds {
		if !h.deeds[i].question {
			continue
		}
		if due := h.deeds[i].due; due != nil {
			return due
		}
		if body := strings.Trim(h.body(i), " 啊呀哦嘛的"); i > 0 && h.deeds[i-1].due != nil && !h.engaged(i-1) && startsAny(body, "行", "可以", "成", "好", "ok", "is that") {
			return h.deeds[i-1].due
		}
	}
	return h.pledgedBy()
}
