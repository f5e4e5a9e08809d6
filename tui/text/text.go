// Package text holds what shoudao says, in Chinese and in English.
//
// The core speaks in codes; here they become words. [For] gives the [Words] of a
// language: a tree of strings, and of functions where a sentence takes values,
// because the order of the words differs. A literal that leaves a field empty
// fails the test, so no sentence can be missing in one language.
//
// The words of the frame hold no glyph whose width a terminal may choose: ASCII,
// Han and full-width punctuation only. Values that come from messages must have
// been made safe by the caller; nothing here looks at them.
package text

import (
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
)

// A Lang is a language of the program.
type Lang uint8

// The languages. The zero value is Chinese.
const (
	Chinese Lang = iota
	English
)

// Parse reads a language tag or the value of LANG: zh, zh_CN.UTF-8, en-GB. It
// knows a language by its first two letters, and reports false for any other.
func Parse(tag string) (Lang, bool) {
	switch strings.ToLower(tag[:min(2, len(tag))]) {
	case "zh":
		return Chinese, true
	case "en":
		return English, true
	}
	return Chinese, false
}

// Tag is the language's tag, as [Parse] reads it.
func (l Lang) Tag() string {
	if l == English {
		return "en"
	}
	return "zh"
}

// For gives the words of a language. Of one that it does not know it gives the
// Chinese.
func For(l Lang) Words {
	if l == English {
		return english()
	}
	return chinese()
}

// Words are all words of one language.
type Words struct {
	Lang    Lang
	Name    string // of the program
	Times   TimeWords
	Buckets BucketWords
	Badges  BadgeWords
	States  StateWords
	Acts    ActWords
	Verbs   VerbWords
	Kinds   KindWords
	Screens ScreenWords
	Queue   QueueWords
	Detail  DetailWords
	Place   PlaceWords
	Band    BandWords
	Groups  GroupsWords
	Search  SearchWords
	Dialog  DialogWords
	Help    HelpWords
	Keys    KeyWords
	Status  StatusWords
	Errors  ErrorWords
	Notify  NotifyWords
	Paste   PasteWords
	Cmd     CmdWords
	Plain   PlainWords
	Setup   SetupWords
	Trust   TrustWords
	Review  ReviewWords
}

// TimeWords say instants and lengths. Instants come in the zone in which they are
// to be read.
type TimeWords struct {
	// DueCells is the width of the widest answer of Due and Late that a column
	// has to hold, a question mark included.
	DueCells int
	// StampCells is the width of a Stamp of this year.
	StampCells int
	// Due is a deadline as a column shows it: 今天 12:00, 周五 17:00, 3/20 周五. A
	// deadline known to the day has no time of day.
	Due func(at, now time.Time, grain when.Grain) string
	// Stamp is when something was said: 20:15 of today, 3/11 20:15 of this year.
	Stamp func(at, now time.Time) string
	// Full is an instant in full, for a history: 3/12 周四 12:00.
	Full func(at, now time.Time) string
	// Today is the date at the head of the screen: 3月12日 周四 08:12.
	Today func(now time.Time) string
	Left  func(d time.Duration) string // until a deadline; d is positive
	Late  func(d time.Duration) string // since a deadline; d is positive
	Span  func(d time.Duration) string // a length, with its two largest units
	None  string                       // no deadline
}

// BucketWords head the parts of the queue.
type BucketWords struct {
	Pinned, Returned, Overdue, Today, Tomorrow, ThisWeek, Later, NoDate, Aged string
}

// Of is the heading of a bucket.
func (w BucketWords) Of(b triage.Bucket) string {
	switch b {
	case triage.Today:
		return w.Today
	case triage.Tomorrow:
		return w.Tomorrow
	case triage.ThisWeek:
		return w.ThisWeek
	case triage.Later:
		return w.Later
	case triage.NoDate:
		return w.NoDate
	}
	return w.Aged
}

// DayCalled is the bucket that a word means in either language: 今天, 明天, today, tomorrow.
func DayCalled(word string) (triage.Bucket, bool) {
	switch strings.ToLower(word) {
	case "今天", "today":
		return triage.Today, true
	case "明天", "tomorrow":
		return triage.Tomorrow, true
	}
	return 0, false
}

// Over is the heading over an item in the queue at now.
func (w BucketWords) Over(it triage.Item, now time.Time) string {
	switch {
	case it.Standing.Pinned:
		return w.Pinned
	case it.Returned(now):
		return w.Returned
	case it.Overdue(now):
		return w.Overdue
	}
	return w.Of(it.Bucket(now))
}

// StateWords name the states of an item.
type StateWords struct{ Open, Done, Cancelled, NotMine, Snoozed string }

// Of is the name of a state.
func (w StateWords) Of(s triage.State) string {
	switch s {
	case triage.Open:
		return w.Open
	case triage.Done:
		return w.Done
	case triage.Cancelled:
		return w.Cancelled
	}
	return w.NotMine
}

// ActWords name what a message did to an item.
type ActWords struct {
	Ask, Part, Attach, Copy, Chase, Move, Cancel, Clarify, Promise, Receipt, Finish, Reopen, Told string
}

// Of is the name of an act.
func (w ActWords) Of(a triage.Act) string {
	names := [...]string{
		w.Ask, w.Ask, w.Part, w.Attach, w.Copy, w.Chase, w.Move, w.Cancel,
		w.Clarify, w.Promise, w.Receipt, w.Finish, w.Reopen, w.Told,
	}
	if int(a) < len(names) {
		return names[a]
	}
	return w.Ask
}

// VerbWords name what the user did.
type VerbWords struct {
	Done, Open, Snooze, NotMine, Mine, SetDue, AcceptDue, Pin, Unpin, Note, Replied, Sampled string
}

// Of is the name of a verb.
func (w VerbWords) Of(v triage.Verb) string {
	names := [...]string{
		w.Done, w.Done, w.Open, w.Snooze, w.NotMine, w.Mine, w.SetDue, w.AcceptDue,
		w.Pin, w.Unpin, w.Note, w.Replied, w.Sampled,
	}
	if int(v) < len(names) {
		return names[v]
	}
	return w.Done
}

// KindWords stand for a message that has no text.
type KindWords struct {
	Image, File, Link, Voice, Video, Sticker, System, Recall, Edit, Other string
	Withheld                                                              func(marking string) string
	// Recalled and Edited say when a message was taken back, and when it was said anew; Earlier
	// heads the words in which it was said before.
	Recalled, Edited func(at string) string
	Earlier          string
}

// Of stands for a message of the kind.
func (w KindWords) Of(k ingest.Kind) string {
	said, ok := map[ingest.Kind]string{
		ingest.Image: w.Image, ingest.File: w.File, ingest.Link: w.Link, ingest.Voice: w.Voice, ingest.Video: w.Video,
		ingest.Sticker: w.Sticker, ingest.System: w.System, ingest.Recall: w.Recall, ingest.Edit: w.Edit,
	}[k]
	if !ok {
		return w.Other
	}
	return said
}

// Marks say what became of a message, and that it is itself the edit of another, wherever
// a message is shown; there are none of one that stands as it was said.
func (w Words) Marks(m ingest.Message, f ingest.Fate, now time.Time) []string {
	var marks []string
	stamp := func(at time.Time) string { return w.Times.Stamp(at.In(now.Location()), now) }
	if m.Kind == ingest.Edit && m.Text != "" {
		marks = append(marks, w.Kinds.Edit)
	}
	if n := len(f.Edits); n > 0 {
		marks = append(marks, "["+w.Kinds.Edited(stamp(f.Edits[n-1].SentAt))+"]")
	}
	if !f.RecalledAt.IsZero() {
		marks = append(marks, "["+w.Kinds.Recalled(stamp(f.RecalledAt))+"]")
	}
	return marks
}

// KeyWords say what the keys do, and what the keys without a letter are called.
type KeyWords struct {
	Up, Down, Left, Right, Enter, Esc, Space, Tab, Home, End, PageUp, PageDown, Delete, Insert, Backspace string

	Move, Handle, Choose, Find, Rest, Edit string // groups of the help

	Next, Previous, First, Last, HalfDown, HalfUp, ScreenDown, ScreenUp              string
	NextItem, PreviousItem, Open, Back, ScrollDown, ScrollUp, Pane                   string
	Done, Snooze, NotMine, Mine, Due, Pin, Note, Reply, Copy, Cite                   string
	AcceptDue, KeepDue, Differences, Place, Unfold, Reason, Period, PutBack          string
	Sample, Refuse, Review                                                           string
	Mark, MarkNext, Range, MarkAll, ClearMarks                                       string
	Search, Filter, Undo, Redo, Refresh, Help, Palette, Redraw, Suspend, Quit, Mouse string
	Feeds                                                                            string
	Tomorrow                                                                         string
	Take, Results                                                                    string
	Save, Forget                                                                     string

	CursorLeft, CursorRight, LineStart, LineEnd           string
	EraseBefore, EraseAt, EraseWord, EraseLine, EraseRest string
}

// StatusWords are those of the line that tells what happened.
type StatusWords struct {
	// Undo says what the key would take back, Undone what has been, and the key that does it again.
	Undo, Undone  func(key, verb, what string) string
	Redone        func(verb, what string) string
	Marked        func(n int) string
	Hidden        func(n int) string // of the marked items, those that are not seen
	Arrived       func(n int) string // came in with an undo
	Ranging       string
	Shown         func(from, to, of int) string
	News          func(fresh, changed int, key string) string // the key that shows it
	Refreshed     func(at string) string                      // what is shown was read again, at her wish
	MouseOn       func(key string) string                     // the key that gives it back
	MouseOff      string
	Chars         func(n int) string       // what was copied: so many letters
	Quoted        func(said string) string // or these
	Unsaved       string                   // a note is typed, and the program is to end
	Copied        func(what string) string
	CopiedTo      func(what, place string) string // where it stands as well
	CopyFailed    func(what, cause string) string
	Title         func(items, overdue int) string // of the window
	Small         func(w, h int) string
	NoPaste       func(key string) string // the key that searches
	NothingHere   string                  // the key needs a chosen item
	NoReceipt     string
	Receipt       string // what is copied for one
	NoMove        string // to judge a deadline it must have been moved or concluded
	MineTaken     string
	MineAlready   string                        // the message's item is in the queue
	Of            func(n, total int) string     // the chosen one of how many
	ReceiptCopied func(said, key string) string // what has been done; the key takes it back
}

// ErrorWords say what went wrong.
type ErrorWords struct {
	Read                 func(cause string) string
	ReadAgain            func(key string) string // behind Read: the key that tries again
	Decide, Undo, Search func(cause string) string
	DailyCopy            func(cause string) string // of the archive, that is made of its own accord
	NothingToUndo        string
	NothingToRedo        string
}
