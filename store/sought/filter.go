package sought

import (
	"slices"
	"strings"

	"shoudao/han"
	"shoudao/store"
	"shoudao/triage"
)

// A key is what a filter is about.
type key uint8

const (
	noKey key = iota
	group
	from
	before
	after
	on
	has
	is
)

// keys are the words of the filters, folded.
var keys = []struct {
	key   key
	words []string
}{
	{group, []string{"群", "group"}},
	{from, []string{"从", "from"}},
	{before, []string{"前", "before"}},
	{after, []string{"后", "after"}},
	{on, []string{"时", "on"}},
	{has, []string{"有", "has"}},
	{is, []string{"状态", "is"}},
}

// keyAt is the key that a folded text begins with, and its length with the colon.
func keyAt(text string) (key, int) {
	word, _, ok := strings.Cut(text, ":")
	if !ok {
		return noKey, 0
	}
	for _, k := range keys {
		if slices.Contains(k.words, word) {
			return k.key, len(word) + len(":")
		}
	}
	return noKey, 0
}

// things are what may come with a message, folded.
var things = map[store.Has][]string{
	store.HasFile:     {"附件", "文件", "attachment", "attachments", "file", "files"},
	store.HasLink:     {"链接", "网址", "link", "links", "url"},
	store.HasDeadline: {"截止", "期限", "deadline", "due"},
	store.HasItem:     {"任务", "事项", "task", "tasks", "item"},
}

// states are the words for how far an item has come, folded.
var states = []struct {
	condition store.Condition
	words     []string
}{
	{store.Being(triage.Open), []string{"要办", "未办", "未完成", "待办", "open", "todo"}},
	{store.Being(triage.Done), []string{"完成", "已完成", "已办", "办完", "done"}},
	{store.Being(triage.Cancelled), []string{"取消", "已取消", "cancelled", "canceled"}},
	{store.Being(triage.NotMine), []string{"不是任务", "不是我的", "notmine", "not-mine"}},
	{store.HasSnoozed, []string{"稍后", "snoozed", "later"}},
}

// condition is what a filter's value means. The part is the whole of it, for errors.
func (k key) condition(p *parser, value, part string) (store.Condition, error) {
	folded, _ := han.Folded(strings.TrimSpace(value))
	switch k {
	case group:
		return store.InGroup(value), nil
	case from:
		return store.By(value), nil
	case has:
		for thing, words := range things {
			if slices.Contains(words, folded) {
				return thing, nil
			}
		}
		return nil, &Error{NoThing, part}
	case is:
		for _, s := range states {
			if slices.Contains(s.words, folded) {
				return s.condition, nil
			}
		}
		return nil, &Error{NoState, part}
	}
	span, ok := Span(value, p.at, p.office)
	switch {
	case !ok:
		return nil, &Error{NoTime, part}
	case !span.From.Before(span.To):
		return nil, &Error{Backward, part}
	case k == before:
		return store.Within{To: span.From}, nil
	case k == after:
		return store.Within{From: span.From}, nil
	}
	return span, nil
}
