package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
)

// A reviewScreen is the review of one message, to be read and copied. What would have
// caught the message takes a while to find, for it is tried on the whole archive.
type reviewScreen struct {
	*desk
	id     ingest.ID
	review Review
	loaded bool
	fault  Safe
	list   list // of its lines, as wide as the window
}

func newReview(d *desk, id ingest.ID) reviewScreen { return reviewScreen{desk: d, id: id} }

func (r reviewScreen) name() string { return r.words.Review.Name }
func (r reviewScreen) typing() bool { return false }

func (r reviewScreen) update(f frame, msg tea.Msg) (screen, step) {
	switch msg := msg.(type) {
	case openedMsg:
		return r, step{cmd: r.client.review(r.id)}
	case reviewedMsg:
		if msg.id != r.id {
			break
		}
		r.fault = ""
		if msg.err != nil {
			r.fault = r.unread(msg.err)
			break
		}
		r.review, r.loaded = msg.review, true
	case tea.KeyPressMsg:
		return r.press(f, msg)
	}
	return r, step{}
}

func (r reviewScreen) press(f frame, k tea.KeyPressMsg) (screen, step) {
	keys := r.keys
	n, moves := scrolls(keys, k, r.room(f))
	switch {
	case key.Matches(k, keys.back):
		return r, step{pop: true}
	case key.Matches(k, keys.search):
		return r, step{push: newSearch(r.desk, "")}
	case key.Matches(k, keys.refresh):
		return r, step{cmd: r.client.review(r.id)}
	case key.Matches(k, keys.place, keys.open):
		return r, step{push: newPlace(r.desk, r.id)}
	case !r.loaded:
	case key.Matches(k, keys.copy):
		return r, r.copied(r.review.Markdown(r.words, f.now))
	case moves:
		// What is seen moves, and not a chosen line: there is nothing to do with one.
		last := max(len(r.lines(f))-r.room(f), 0)
		r.list.top = max(min(r.list.top+n, last), 0)
	}
	return r, step{}
}

func (r reviewScreen) room(f frame) int { return max(f.h-4, 1) }

// lines are the review in the width of the window.
func (r reviewScreen) lines(f frame) []line {
	if !r.loaded {
		return nil
	}
	var all []line
	for i, p := range r.review.parts(r.words, f.now) {
		if i > 0 {
			all = append(all, line{})
		}
		if p.head != "" {
			all = append(all, of(heading, own(" "+p.head)))
		}
		t := plain
		if p.quoted {
			t = strong
		}
		for _, l := range p.lines {
			for _, part := range (passage{cleaned: clean(l, true)}).wrapped(f.w-5, 0, t, t) {
				all = append(all, of(plain, "   ").join(part))
			}
		}
	}
	return all
}

func (r reviewScreen) view(f frame) picture {
	w, k := r.words, r.keys
	head := of(brand, own(" "+w.Review.Name))
	if r.loaded {
		head = head.and(muted, " > ").and(strong, groupName(r.review.Message.Group))
	}
	rows := []row{{line: head.cut(f.w)}, rule(f.w)}
	switch {
	case r.fault != "":
		rows = append(rows, row{line: of(bad, " "+r.fault)})
	case !r.loaded:
		rows = append(rows, row{}, row{line: of(muted, own("  "+w.Review.Working))})
	}
	all := r.lines(f)
	from := max(min(r.list.top, len(all)-r.room(f)), 0)
	for _, l := range all[from:min(from+r.room(f), len(all))] {
		rows = append(rows, row{line: l})
	}
	for len(rows) < f.h-2 {
		rows = append(rows, row{})
	}
	left := of(plain, " ")
	if len(all) > r.room(f) {
		left = left.and(muted, own(w.Status.Shown(from+1, min(from+r.room(f), len(all)), len(all))))
	}
	var said line
	if f.notice.urgent() { // what stays from before may have led here
		said = of(f.notice.tone, f.notice.text)
	}
	status := left.beside(said, f.w)
	return picture{rows: append(rows[:f.h-2], row{line: status}, row{line: footer(f.w, k.help, k.down, k.up, k.copy, k.place, k.back)})}
}

func (r reviewScreen) help(frame) []keyGroup {
	k, w := r.keys, r.words.Keys
	return []keyGroup{
		{w.Move, []key.Binding{k.down, k.up, k.first, k.last, k.halfDown, k.halfUp, k.pageDown, k.pageUp, k.back}},
		{w.Handle, []key.Binding{k.copy}},
		{w.Find, r.finding(k.place)},
		{w.Rest, []key.Binding{k.undo, k.redo, k.refresh, k.help, k.palette, k.mouse, k.redraw, k.suspend, k.quit}},
	}
}
