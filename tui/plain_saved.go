package tui

import (
	"context"
	"slices"
)

// kept are the saved searches as they are now. What goes wrong is said.
func (d *dialogue) kept() ([]SavedSearch, bool) {
	all, err := d.client.inbox.SavedSearches(d.client.ctx)
	if err != nil {
		d.say(d.unread(err))
	}
	return all, err == nil
}

// view lists the saved searches, or looks for what one of them does.
func (d *dialogue) view(a asked) {
	w := d.words.Plain
	all, ok := d.kept()
	if !ok {
		return
	}
	if a.words == "" {
		d.say(own(w.Views(len(all))))
		for _, v := range all {
			d.say(own(string(Line(v.Name)) + ": " + string(Line(v.Query))))
		}
		return
	}
	i := slices.IndexFunc(all, func(v SavedSearch) bool { return v.Name == a.words })
	if i < 0 {
		d.say(own(w.NoView(string(Line(a.words)))))
		return
	}
	d.say(own(d.words.Search.View(string(Line(all[i].Name))) + ": " + string(Line(all[i].Query))))
	d.find(SearchQuery{Text: all[i].Query, Limit: listStep})
}

// save keeps what was looked for last under a name.
func (d *dialogue) save(a asked) {
	switch {
	case d.query == "":
		d.say(own(d.words.Plain.NoQuery))
	case a.words == "":
		d.say(own(d.words.Plain.Which(a.command.words.Usage)))
	default:
		v := SavedSearch{a.words, d.query}
		d.sayView(viewMsg{v, false, d.client.inbox.SaveSearch(context.WithoutCancel(d.client.ctx), v, d.now())})
	}
}

// forget forgets a saved search, and says what it was.
func (d *dialogue) forget(a asked) {
	all, ok := d.kept()
	if !ok {
		return
	}
	i := slices.IndexFunc(all, func(v SavedSearch) bool { return v.Name == a.words })
	if i < 0 {
		d.say(own(d.words.Plain.NoView(string(Line(a.words)))))
		return
	}
	d.sayView(viewMsg{all[i], true, d.client.inbox.DropSearch(context.WithoutCancel(d.client.ctx), all[i].Name)})
}

// sayView says what became of a search that was to be saved or forgotten.
func (d *dialogue) sayView(msg viewMsg) {
	name, query := string(Line(msg.search.Name)), string(Line(msg.search.Query))
	switch {
	case msg.err != nil:
		d.say(own(d.words.Search.SaveFailed(string(d.cause(msg.err)))))
	case msg.drop:
		d.say(own(d.words.Plain.ViewGone(name, query)))
	default:
		d.say(own(d.words.Search.Saved(name)))
	}
}
