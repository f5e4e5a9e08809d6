package text

import "shoudao/triage"

// ScreenWords name the screens, as tabs and in the line that says where one is.
type ScreenWords struct {
	Queue, Look, Snoozed, Sent, Filtered, Search, Groups string // the pages
	Detail, Place, Help                                  string
}

// QueueWords are those of the queue.
type QueueWords struct {
	// Cover says how far the copies of the groups reach; behind is how many groups
	// reach less far than the others.
	Cover   func(groups int, until string, behind int) string
	NoCover string // nothing has been read yet
	// Failing says that messages do not come from n places, the first of them named.
	Failing func(n int, name string) string
	// Flow is what became of the messages: an equation that the user can check.
	Flow       func(f Flow) string
	Since      func(at string) string           // of which messages
	Sums       func(f Flow) string              // Flow in fewer cells
	Received   func(received, items int) string // the same, short
	Balanced   string
	Unbalanced string
	DueToday   func(n int) string
	Overdue    func(n int) string
	Snoozed    func(n int) string
	Loading    string
	Unknown    string                    // in the place of numbers that are not known
	Empty      func(until string) string // nothing to do, as far as the copies reach
	EmptyLook  func(until string) string // the same of what is worth a glance
	// EmptySnoozed says that nothing is out of sight, HowToSnooze how it gets there.
	EmptySnoozed string
	HowToSnooze  func(key string) string          // the key that snoozes
	Until        func(at string) string           // when what is out of sight comes back
	Sieve        string                           // before what the list is narrowed by
	Sifted       func(n int) string               // how much of it is left
	NoneSifted   func(words, key string) string   // the key that searches
	NoneDue      func(day string) string          // where it is narrowed to a day
	Behind       func(group, until string) string // a group that reaches less far than the others
	NothingYet   string                           // there is no message at all
	HowToStart   string
	LeftOut      func(n int) string // there are messages, and the settings leave all of their groups out
	LeftOutDo    string
	Aged         func(n int) string // the folded line of old items
	Why          string             // heads the line of reasons
	Original     string             // heads the original wording
	Around       string             // heads the messages around
	Copies       func(groups int) string
	Chased       func(n int) string
	Moved        func(n int) string
	Files        func(n int) string
	Owed         string // a receipt is owed
	Note         string // there is a note
	Rest         string // of the reasons, summed up
}

// A Flow is where messages went: Received = Own + Todo + Look + Filtered.
type Flow struct{ Received, Own, Todo, Look, Filtered int }

// DetailWords are those of an item's own screen.
type DetailWords struct {
	Nth         func(n, of int) string
	Why         func(score int) string
	Shadow      string // no evidence against
	Dues        string
	Taken       string // marks the deadline that holds
	UserSet     string
	NoDues      string
	Mine        string // heads what the user did
	Original    string
	Copies      func(n int) string
	SameWords   string
	NewWords    string
	Context     string
	Folded      func(n int) string // answers of one kind in a row, shown as one line
	Attachments func(n int) string
	Bytes       func(n int64) string
	Hidden      string // the text had characters that are not shown
	CutShort    func(n int) string
	Gone        string
	Group       string
	SnoozedTill func(at string) string
	Inferred    string             // the deadline was concluded
	Every       string             // the duty returns
	NoOrigin    string             // the item's messages are no longer there
	LeftOut     func(n int) string // so many of the item's messages are not listed
}

// PlaceWords are those of a message's place in its group.
type PlaceWords struct {
	Start, End string // the ends of what is there
}

// BandWords are those of the pages of messages that are in no item.
type BandWords struct {
	ToYou, Request string                    // what a filtered message would have needed
	Stale          func(key string) string   // the list is not what it would be now; the key reads it again
	Every          string                    // the reasons all together
	Copied         string                    // the copies of notices, behind the reasons
	Folded         func(title string) string // of which item a message is a copy
	HersAlready    string                    // why there is nothing to judge of a copy
	// Before a balance, of which messages it is, with the sign between the two.
	Today, Always string
	Days          func(n int) string
	Outside       func(n int) string // behind it: what came of groups that the settings leave out
	NoFiltered    string
	NoSent        string
	HowSent       string                       // by what the user's own messages are known
	Points        func(score, line int) string // how near it came to the queue
	// Muted is where it would have gone in a group that is not muted: Todo, Look or Filtered.
	Muted   func(score int, band triage.Band) string
	Lacks   func(what []string) string
	Working string
}

// Lacking is what a message would have needed, by the codes of it; empty for none.
func (w BandWords) Lacking(codes []triage.Code) string {
	if len(codes) == 0 {
		return ""
	}
	said := make([]string, len(codes))
	for i, c := range codes {
		said[i] = w.Lack(c)
	}
	return w.Lacks(said)
}

// Came is how near a filtered message came to the queue.
func (w BandWords) Came(v triage.Verdict) string {
	if v.Code == triage.Muted {
		return w.Muted(v.Score, triage.BandOf(v.Score))
	}
	return w.Points(v.Score, triage.TodoLine)
}

// Lack is what a message would have needed, by the code of what it lacks.
func (w BandWords) Lack(c triage.Code) string {
	if c == triage.NoAddress {
		return w.ToYou
	}
	return w.Request
}

// GroupsWords are those of the page of groups.
type GroupsWords struct {
	Name, Messages, Useful, Until, Last string // over the columns
	Span                                func(days int) string
	Behind                              string // marks a group that reaches less far than the others
	Sum                                 func(f Flow, days int) string
	Covered                             func(until string) string
	// Hush says that a group brings so many messages a workday, and none since.
	Hush func(usual int, since string) string
	// Of the places that messages come from: that all is well and since when, that it
	// failed and why, and that it has not been tried.
	FeedOK     func(name, at string) string
	FeedFailed func(name, why string) string
	FeedNew    func(name string) string
	FeedDo     func(do string) string
	// FeedGap says that nobody listened, and how many times more.
	FeedGap func(from, to string, more int) string
	// FeedLack says that messages between two others could not be had.
	FeedLack  func(group, from, to string, n int) string
	MoreFeeds func(n int) string
	// Of a feed in full: the last message and how long ago it was; for how long there was no newer
	// one when it last succeeded, and for how long nothing is known since; the groups, joined; a
	// file that was set aside.
	FeedNewest func(at, group, ago string) string
	FeedLag    func(ok, quiet, since string) string
	FeedPrompt func(ok string) string // neither is as much as a minute
	FeedGroups func(n int, which string) string
	FeedAside  func(file, at, why string) string
	FeedAsides func(n int) string            // how many files are set aside
	FeedLast   func(at, group string) string // the last message, short
	FeedNone   string                        // it has brought no message yet
	NoFeeds    [2]string                     // the settings name no source, and what to do
	Join       string                        // between groups
}

// SearchWords are those of the archive search.
type SearchWords struct {
	Prompt  string
	Hint    string // what can be typed
	None    func(query string) string
	Count   func(n int, more bool) string
	Working string
	Looking func(until string) string // one message after the other, back to a day
	Scanned func(n int) string        // so many were looked at, because the index is no help
	Halted  func(n int, until string) string
	Halt    string                // what the key does that ends it
	GoOn    string                // and the one that takes it up
	Folded  func(rows int) string // behind the count
	// A search that is saved is a view.
	Shelf      func(n int) string // the saved ones, and how one is chosen
	View       func(name string) string
	SaveAs     func(query string) string
	SaveHint   string
	Instead    func(query string) string // the name is that of another
	Saved      func(name string) string
	Dropped    func(name, key string) string // the key puts it back
	SaveFailed func(cause string) string
	Gone       string // is forgotten, in the list
	Item       func(state, due string) string
	FromIME    string // Han text in a list began the search
	Meant      MeantWords
}

// DialogWords are those of the dialogs.
type DialogWords struct {
	Snooze, Due, Note    func(what string) string // what: a title, or a number of items
	SnoozeHint, DueHint  string
	NoteHint             string
	NoteOver             func(letters int) string // of what was typed, so much has no room
	SnoozePrompt, DueSay string
	// Choices are phrases that the program's own reading of times understands.
	SnoozeChoices, DueChoices []string
	DayBefore                 string // snooze until a day before the deadline
	NoDue                     string // take the deadline away
	Unread                    func(typed string) string
	Passed                    func(at string) string
	BeforeDue                 string // why what is snoozed comes back earlier
	Items                     func(n int) string
}

// HelpWords are those of the help.
type HelpWords struct {
	Of     func(screen string) string
	Close  string
	Filter string
	None   string
	// IME says that the keys work while an input method is on; the twins are the signs that it
	// makes of some keys, each said by Twin.
	IME  func(twins []string) string
	Twin func(wide, key string) string

	Palette, PaletteHint, NoCommand string
}
