package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"shoudao/triage"
)

// A bandAudit is what the page of the filtered tells besides its list: where the messages of
// its span went, and those that were folded into items as copies, which its list may show.
type bandAudit struct {
	span    span
	balance Balance
	weighed int // which answer the balance is of, by the client's order; 0: it is not known
	folded  []Folded
	copied  int  // the same of folded
	copies  bool // the list is that of the copies
}

// audited asks for what the page tells of its span.
func (b bandScreen) audited() tea.Cmd {
	if b.page != filteredPage {
		return nil
	}
	return tea.Batch(b.client.balance(b.asked.Since), b.client.copies(b.asked.Since))
}

// balanced is the page with the balance of its span.
func (b bandScreen) balanced(msg balancedMsg) bandScreen {
	if msg.err != nil {
		b.fault = b.unread(msg.err)
		return b
	}
	if a := &b.audit; msg.nth > a.weighed && msg.since.Equal(b.asked.Since) {
		a.balance, a.weighed = msg.balance, msg.nth
	}
	return b
}

// unfolded is the page with the copies of its span.
func (b bandScreen) unfolded(msg foldedMsg) bandScreen {
	a := &b.audit
	if msg.nth <= a.copied || !msg.since.Equal(b.asked.Since) {
		return b
	}
	if a.copied = msg.nth; msg.err == nil {
		a.folded = msg.all
	}
	if !a.copies {
		return b
	}
	page := BandPage{Total: len(a.folded)}
	for _, c := range a.folded {
		page.Said = append(page.Said, c.Said)
	}
	return b.received(bandLoadedMsg{query: b.asked, nth: b.nth, page: page, err: msg.err})
}

// framed is a frame in which the balance is that of the span.
func (a bandAudit) framed(f frame) frame {
	if a.weighed > 0 || a.span != sinceAfternoon { // nothing is told of another span meanwhile
		f.sums.counts.Balance, f.sums.span = a.balance, a.span
	}
	return f
}

// nextReason narrows the list to what the next reason kept out, at the end of them to the
// copies, and after those shows all again.
func (b bandScreen) nextReason(f frame) (bandScreen, step) {
	by := b.audit.framed(f).sums.counts.By
	next := 1 + slices.IndexFunc(by, func(x Filtered) bool { return x.Code == b.asked.Code })
	copies := b.audit.copies
	b.audit.copies = !copies && next == len(by) && len(b.audit.folded) > 0
	if copies || next == len(by) {
		return b.narrowed(f, "")
	}
	return b.narrowed(f, by[next].Code)
}

// narrowed asks for the list anew, of what a code kept out; empty: of all.
func (b bandScreen) narrowed(f frame, code triage.Code) (bandScreen, step) {
	b.asked.Code, b.said, b.list, b.loaded, b.fault = code, nil, list{}, false, ""
	b, cmd := b.reload(f)
	return b, step{cmd: cmd}
}
