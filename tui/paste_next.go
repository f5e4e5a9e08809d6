package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
)

// pasted takes a paste: one line is text for the field, more is another conversation, which
// waits until this one is done with.
func (p pasteScreen) pasted(f frame, msg tea.PasteMsg) (pasteScreen, step) {
	msg.Content = strings.TrimSpace(lineEnds(msg.Content))
	if p.talk() && !p.taking && !strings.Contains(msg.Content, "\n") {
		return p.typed(f, msg), step{}
	}
	last := p.text
	if len(p.next) > 0 {
		last = p.next[len(p.next)-1]
	}
	if msg.Content == strings.TrimSpace(lineEnds(last)) {
		return p, step{say: notice{text: own(p.words.Paste.Twice), tone: muted}}
	}
	p.next = append(slices.Clip(p.next), msg.Content)
	if p.loaded && !p.talk() {
		return p, step{pop: true} // there is nothing to lose
	}
	return p, step{say: notice{text: own(p.words.Paste.Kept), tone: fresh}}
}

// following is the screen of what was pasted next.
func (p pasteScreen) following() pasteScreen {
	next := newPaste(p.desk, p.next[0])
	next.next = p.next[1:]
	return next
}

// groupsIn are the groups of messages, if they are of several.
func groupsIn(all []ingest.Message) lookalikes {
	var names []Safe
	for i, m := range all {
		if i == 0 || m.Group != all[i-1].Group {
			names = append(names, groupName(m.Group))
		}
	}
	if slices.Sort(names); len(slices.Compact(names)) < 2 {
		return nil
	}
	return lookalikesOf(names)
}
