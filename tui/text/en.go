package text

import (
	"fmt"
	"strings"

	"shoudao/triage"
)

func english() Words {
	return Words{
		Lang:  English,
		Name:  "shoudao",
		Times: enTimes(),
		Buckets: BucketWords{
			Pinned: "Pinned", Returned: "Back from snooze", Overdue: "Overdue", Today: "Due today", Tomorrow: "Tomorrow", ThisWeek: "This week", Later: "Later",
			NoDate: "No date", Aged: "Stale",
		},
		Badges: BadgeWords{
			Cells:  8,
			Pinned: "[pin]", Reopened: "[again]", Woke: "[back]", Moved: "[moved]", Secret: "[secret]",
			Mentioned: "[@you]", Named: "[name]", StandIn: "[for]", Answered: "[reply]", Role: "[role]", Unit: "[unit]",
			Area: "[area]", Duty: "[duty]", Everyone: "[all]", Group: "[group]", Promised: "[mine]",
			Added: "[added]", Told: "[todo]", Rota: "[rota]",
		},
		States: StateWords{Open: "to do", Done: "done", Cancelled: "cancelled", NotMine: "not mine", Snoozed: "snoozed"},
		Acts: ActWords{
			Ask: "asked", Part: "went on", Attach: "file", Copy: "again", Chase: "chased", Move: "moved", Cancel: "cancelled",
			Clarify: "explained", Promise: "you promised", Receipt: "you noted", Finish: "you finished", Reopen: "sent back", Told: "told done",
		},
		Verbs: VerbWords{
			Done: "done", Open: "put back", Snooze: "snooze", NotMine: "not mine", Mine: "mine", SetDue: "set due",
			AcceptDue: "accept date", Pin: "pin", Unpin: "unpin", Note: "note", Replied: "copy reply", Sampled: "judge not mine",
		},
		Kinds: KindWords{
			Image: "[picture]", File: "[file]", Link: "[link]", Voice: "[voice]", Video: "[video]", Sticker: "[sticker]",
			System: "[system]", Recall: "[took a message back]", Edit: "[edited a message]", Other: "[other]",
			Recalled: func(at string) string { return "recalled " + at },
			Edited:   func(at string) string { return "edited " + at },
			Earlier:  "before that:",
			Withheld: func(marking string) string {
				return "[marked " + marking + ": the text is not kept, read it at its place]"
			},
		},
		Screens: ScreenWords{
			Queue: "To do", Look: "Look", Snoozed: "Snoozed", Sent: "Sent", Filtered: "Filtered", Search: "Search", Groups: "Groups",
			Detail: "Item", Place: "Show in group", Help: "Help",
		},
		Queue:  enQueue(),
		Detail: enDetail(),
		Band: BandWords{
			ToYou: "an address to you", Request: "a request",
			Stale:       func(key string) string { return "changed, " + key + " refreshes" },
			Every:       "all",
			Copied:      "copies",
			Folded:      func(title string) string { return "a copy, folded into: " + title },
			HersAlready: "there is nothing to judge of a copy: its item is on your lists",
			Today:       "today: ", Always: "all: ",
			Days:       func(n int) string { return fmt.Sprintf("%d days: ", n) },
			Outside:    func(n int) string { return fmt.Sprintf("+%d unjudged", n) },
			NoFiltered: "No message was filtered",
			NoSent:     "No message of your own in 30 days",
			HowSent:    "You are known by names and ids in the settings",
			Points:     func(score, line int) string { return fmt.Sprintf("%d points, of %d that the queue takes", score, line) },
			Muted: func(score int, band triage.Band) string {
				return fmt.Sprintf("%d points were the group not muted: %s", score, map[triage.Band]string{triage.Todo: "to do", triage.Look: "to look at", triage.Filtered: "filtered"}[band])
			},
			Lacks:   func(what []string) string { return "lacks: " + strings.Join(what, ", ") },
			Working: "finding out why",
		},
		Groups: GroupsWords{
			Name: "group", Messages: "n", Useful: "use", Until: "up to", Last: "last",
			Span:   func(days int) string { return fmt.Sprintf("%d days", days) },
			Behind: "behind the others",
			Sum: func(f Flow, days int) string {
				return fmt.Sprintf("%d days: %d = to do %d + look %d + filtered %d + own %d", days, f.Received, f.Todo, f.Look, f.Filtered, f.Own)
			},
			Covered: func(until string) string { return "the copy ends at " + until + "; nothing later has been read" },
			Hush: func(usual int, since string) string {
				return fmt.Sprintf("about %d a workday, and none since %s; no news is not nothing to do", usual, since)
			},
			FeedOK:     func(name, at string) string { return name + "  ok, fetched " + at },
			FeedFailed: func(name, why string) string { return name + "  fails: " + why },
			FeedNew:    func(name string) string { return name + "  not fetched yet" },
			FeedGap: func(from, to string, more int) string {
				said := "not covered " + from + " to " + to
				if more > 0 {
					said += fmt.Sprintf(" (and %d more)", more)
				}
				return said
			},
			FeedNewest: func(at, group, ago string) string { return "last message: " + at + " " + group + " (" + ago + " ago)" },
			FeedLag: func(ok, quiet, since string) string {
				return "lag: when it was fetched at " + ok + " there had been nothing newer for " + quiet + "; the " + since + " since then are not known"
			},
			FeedPrompt: func(ok string) string { return "lag: less than a minute, it was fetched at " + ok },
			FeedGroups: func(n int, which string) string { return plural(n, "group") + ", each with its last message: " + which },
			FeedAside:  func(file, at, why string) string { return "set aside: " + file + " (since " + at + "): " + why },
			FeedAsides: func(n int) string { return plural(n, "file") + " set aside" },
			FeedLast:   func(at, group string) string { return "last message " + at + " " + group },
			FeedNone:   "last message: none has come from here yet",
			NoFeeds:    [2]string{"the settings name no source", "run shoudao init to have a folder watched, or write [[source]] into the settings"},
			Join:       ", ",
			FeedLack: func(group, from, to string, n int) string {
				return fmt.Sprintf("%s: %s missing between %s and %s, not to be had; look in the group (one taken back leaves a gap too)", group, plural(n, "message"), from, to)
			},
			FeedDo:    func(do string) string { return "what to do: " + do },
			MoreFeeds: func(n int) string { return fmt.Sprintf("%d more, all well", n) },
		},
		Place: PlaceWords{Start: "nothing before this", End: "nothing after this"},
		Search: SearchWords{
			Meant:   enMeant(),
			Prompt:  "Find: ",
			Hint:    `words, a|b, -not, "as is", /re/; group: from: on: before: has:file is:done`,
			None:    func(query string) string { return "nothing in the archive says \"" + query + "\"" },
			Count:   func(n int, more bool) string { return count(n, more, "%d found", "first %d, there are more") },
			Working: "searching",
			Looking: func(until string) string { return "reading back to " + until },
			Scanned: func(n int) string {
				return fmt.Sprintf("the index is no help: %s read one by one", plural(n, "message"))
			},
			Halted: func(n int, until string) string {
				return fmt.Sprintf("%s read, stopped at %s", plural(n, "message"), until)
			},
			Halt: "stops", GoOn: "goes on",
			Folded:     func(rows int) string { return " in " + plural(rows, "row") },
			Shelf:      func(n int) string { return plural(n, "saved view") + ", Down chooses" },
			View:       func(name string) string { return "view " + name },
			SaveAs:     func(q string) string { return "Save as a view: " + q },
			SaveHint:   "type a name; Enter saves it  Esc does not",
			Instead:    func(q string) string { return "takes the place of the view of that name: " + q },
			Saved:      func(name string) string { return "saved as view \"" + name + "\"" },
			Dropped:    func(name, key string) string { return "view \"" + name + "\" is forgotten  " + key + " puts it back" },
			SaveFailed: func(cause string) string { return "view not saved: " + cause },
			Gone:       "[forgotten]",
			Item:       func(state, due string) string { return strings.TrimSpace(state + " " + due) },
			FromIME:    "the input method is on, so the text is searched for; Esc goes back, Shift switches it off",
		},
		Dialog: DialogWords{
			Snooze:     func(what string) string { return "Snooze: " + what },
			Due:        func(what string) string { return "Due: " + what },
			Note:       func(what string) string { return "Note: " + what },
			SnoozeHint: "Enter confirms  Esc cancels  arrows choose, or type: tonight  Friday  3.15  +2d  tomorrow 9am",
			DueHint:    "Enter confirms  Esc cancels  arrows choose, or type: tonight  Friday  3.15 17:00  +2d",
			NoteOver:   func(n int) string { return plural(n, "character") + " too many, not kept: a note holds 4 KB" },
			NoteHint:   "Enter saves  Esc cancels (the words are kept)",
			DueSay:     "By: ", SnoozePrompt: "Until: ",
			SnoozeChoices: []string{"in 1 hour", "this afternoon", "tonight", "tomorrow morning", "next Monday"},
			DueChoices:    []string{"today, close of business", "tomorrow, close of business", "Friday", "next Monday"},
			DayBefore:     "a day before it is due",
			NoDue:         "no deadline",
			Unread:        func(typed string) string { return "can't read a time in \"" + typed + "\"" },
			Passed:        func(at string) string { return "already past: " + at },
			BeforeDue:     "(2 h before it is due)",
			Items:         func(n int) string { return plural(n, "item") },
		},
		Help: HelpWords{
			Of:     func(screen string) string { return "Help: " + screen },
			Close:  "Enter runs this line  Esc closes",
			Filter: "Find a key: ",
			None:   "no such key",
			IME: func(twins []string) string {
				return "With an input method on: " + strings.Join(append(twins, "digits, arrows, Enter, Esc, F keys"), "  ")
			},
			Twin:    func(wide, key string) string { return wide + " for " + key },
			Palette: "Commands", NoCommand: "There is no such command",
			PaletteHint: "English, Chinese or pinyin initials: snooze  sh   Enter runs  Esc leaves",
		},
		Keys:   enKeys(),
		Status: enStatus(),
		Notify: enNotify(),
		Cmd:    enCmd(),
		Paste:  enPaste(),
		Plain:  enPlain(),
		Setup:  enSetup(),
		Trust:  enTrust(),
		Review: enReview(),
		Errors: ErrorWords{
			Read:      func(cause string) string { return "cannot read the inbox: " + cause },
			ReadAgain: func(key string) string { return " (" + key + " reads again)" },
			Decide:    func(cause string) string { return "not saved, put back: " + cause },
			Undo:      func(cause string) string { return "cannot undo: " + cause },
			Search:    func(cause string) string { return "cannot search: " + cause },
			DailyCopy: func(cause string) string {
				return "the daily copy failed: " + cause + "  shoudao doctor says what to do"
			},
			NothingToUndo: "nothing to undo",
			NothingToRedo: "nothing to redo",
		},
	}
}

// plural counts a noun that takes an s.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func enQueue() QueueWords {
	return QueueWords{
		Cover: func(groups int, until string, behind int) string {
			s := fmt.Sprintf("%s up to %s", plural(groups, "group"), until)
			if behind > 0 {
				s += fmt.Sprintf(", %d earlier", behind)
			}
			return s
		},
		NoCover: "no group has been read yet",
		Failing: func(n int, name string) string {
			if n > 1 {
				return fmt.Sprintf("no news from %d places (see 7)", n)
			}
			return "no news from " + name + " (see 7)"
		},
		Flow: func(f Flow) string {
			return fmt.Sprintf("%d = %d to do + %d look + %d filtered + %d own", f.Received, f.Todo, f.Look, f.Filtered, f.Own)
		},
		Since: func(at string) string { return "since " + at + ":" },
		Sums: func(f Flow) string {
			return fmt.Sprintf("%d = %d todo+%d look+%d filtered+%d own", f.Received, f.Todo, f.Look, f.Filtered, f.Own)
		},
		Received:   func(received, items int) string { return fmt.Sprintf("%d -> %d to do", received, items) },
		Balanced:   "[ok]",
		Unbalanced: "[wrong]",
		DueToday:   func(n int) string { return fmt.Sprintf("today %d", n) },
		Overdue:    func(n int) string { return fmt.Sprintf("overdue %d", n) },
		Snoozed:    func(n int) string { return fmt.Sprintf("snoozed %d", n) },
		Loading:    "reading", Unknown: "not known yet",
		Empty:        func(until string) string { return "nothing for you up to " + until },
		EmptyLook:    func(until string) string { return "Nothing to look at up to " + until },
		EmptySnoozed: "Nothing is snoozed", HowToSnooze: func(key string) string {
			return key + " in the list of what is to do puts an item away; it comes back by itself"
		},
		Sieve: "narrow: ", Sifted: func(n int) string { return fmt.Sprintf("%d left", n) },
		NoneSifted: func(words, key string) string {
			return "Nothing here has \"" + words + "\"; Esc shows all, then " + key + " searches the archive"
		},
		NoneDue:    func(day string) string { return "Nothing is due " + day + "; Esc shows all" },
		Until:      func(at string) string { return "back " + at },
		Behind:     func(group, until string) string { return group + " only up to " + until },
		NothingYet: "there are no messages yet",
		HowToStart: "import some with: shoudao import FILE, or see an example with: shoudao demo",
		LeftOut:    func(n int) string { return plural(n, "message") + " stored, none in the groups that the settings name" },
		LeftOutDo:  "change groups in [me] of the settings to names as the messages have them; without that line all groups count. shoudao doctor lists the names that fit no group",
		Aged:       func(n int) string { return fmt.Sprintf("stale: %d (Enter unfolds)", n) },
		Why:        "why",
		Original:   "said",
		Around:     "near",
		Copies:     func(groups int) string { return fmt.Sprintf("x%d", groups) },
		Chased:     func(n int) string { return fmt.Sprintf("chased %d", n) },
		Moved:      func(n int) string { return fmt.Sprintf("moved %d", n) },
		Files:      func(n int) string { return plural(n, "file") },
		Owed:       "reply owed",
		Note:       "note",
		Rest:       "others",
	}
}

func enDetail() DetailWords {
	return DetailWords{
		Nth:         func(n, of int) string { return fmt.Sprintf("%d of %d", n, of) },
		Why:         func(score int) string { return fmt.Sprintf("Why it is here (%d points)", score) },
		Shadow:      "no points against",
		Dues:        "Deadline history",
		Taken:       "current",
		UserSet:     "set by you",
		NoDues:      "no deadline given",
		Mine:        "What you did",
		Original:    "Original messages",
		Copies:      func(n int) string { return fmt.Sprintf("%d copies of one notice", n) },
		SameWords:   "the same words",
		NewWords:    "not in the first copy:",
		Context:     "Before and after",
		Folded:      func(n int) string { return fmt.Sprintf("%d receipts and the like", n) },
		Attachments: func(n int) string { return plural(n, "file") },
		Bytes:       byteCount,
		Hidden:      "(the text holds hidden control characters; they are shown or dropped)",
		CutShort:    func(n int) string { return fmt.Sprintf("(too long: %d more bytes are not shown)", n) },
		Gone:        "this item is no longer there",
		Group:       "from",
		SnoozedTill: func(at string) string { return "snoozed until " + at },
		Inferred:    "inferred",
		Every:       "recurring",
		NoOrigin:    "its messages are not in the archive",
		LeftOut:     func(n int) string { return fmt.Sprintf("%d more in between are not listed: search finds them", n) },
	}
}

func enStatus() StatusWords {
	return StatusWords{
		Undo: func(key, verb, what string) string { return key + " undoes: " + verb + " " + what },
		Undone: func(key, verb, what string) string {
			return "undid \"" + verb + "\": " + what + " (" + key + " redoes)"
		},
		Redone:  func(verb, what string) string { return "redid \"" + verb + "\": " + what },
		Marked:  func(n int) string { return fmt.Sprintf("%d marked", n) },
		Hidden:  func(n int) string { return fmt.Sprintf("%d of them not in sight", n) },
		Arrived: func(n int) string { return fmt.Sprintf("%d more came in", n) },
		Ranging: "marking a range",
		Shown:   func(from, to, of int) string { return fmt.Sprintf("%d-%d / %d", from, to, of) },
		News:    enNews, Refreshed: func(at string) string { return "read again at " + at },
		Chars:   func(n int) string { return plural(n, "character") },
		Quoted:  func(said string) string { return "\"" + said + "\"" },
		Unsaved: "the note is not saved: Enter saves it; Ctrl-c once more drops it",
		Copied:  func(what string) string { return "copied " + what },
		MouseOn: func(key string) string {
			return "the mouse chooses and scrolls; hold Shift to select text (" + key + ": off)"
		}, MouseOff: "the mouse is the terminal's again",
		CopiedTo: func(what, place string) string { return "copied " + what + "; if it does not paste, open " + place },
		CopyFailed: func(what, cause string) string {
			return "the terminal was asked to copy " + what + "; no clipboard: " + cause
		},
		Title:       func(items, overdue int) string { return fmt.Sprintf("shoudao: %d to do, %d overdue", items, overdue) },
		Small:       func(w, h int) string { return fmt.Sprintf("needs 40x10 (now %dx%d)", w, h) },
		NoPaste:     func(key string) string { return "can't paste here; press " + key + " and paste into the search" },
		NothingHere: "no item is chosen",
		NoReceipt:   "nobody asked for a reply here",
		Receipt:     "Received, thanks.",
		NoMove:      "the deadline was neither moved nor inferred",
		MineTaken:   "added to the queue",
		MineAlready: "it is in the queue already",
		Of:          func(n, total int) string { return fmt.Sprintf("%d of %d", n, total) },
		ReceiptCopied: func(said, key string) string {
			return "copied \"" + said + "\": paste it in the group (" + key + " undoes)"
		},
	}
}

func enNews(fresh, changed int, key string) string {
	shows := " (" + key + " shows)"
	switch {
	case fresh > 0 && changed > 0:
		return fmt.Sprintf("+%d new, %d changed", fresh, changed) + shows
	case fresh > 0:
		return fmt.Sprintf("+%d new", fresh) + shows
	}
	return fmt.Sprintf("%d changed", changed) + shows
}

func enKeys() KeyWords {
	return KeyWords{
		Up: "Up", Down: "Down", Left: "Left", Right: "Right", Enter: "Enter", Esc: "Esc", Space: "Space", Tab: "Tab",
		Home: "Home", End: "End", PageUp: "PgUp", PageDown: "PgDn", Delete: "Del", Insert: "Ins", Backspace: "Backspace",
		Move: "Move", Handle: "Handle (all can be undone)", Choose: "Choose", Find: "Find", Rest: "Other", Edit: "Edit",
		Next: "next", Previous: "previous", First: "first", Last: "last",
		HalfDown: "half a page down", HalfUp: "half a page up", ScreenDown: "page down", ScreenUp: "page up",
		NextItem: "next item", PreviousItem: "previous item", Open: "open", Back: "back",
		ScrollDown: "scroll preview down", ScrollUp: "scroll preview up", Pane: "other pane",
		Done: "done", Snooze: "snooze", NotMine: "not mine", Mine: "make mine", Due: "set due", Pin: "pin", Note: "note",
		Reply: "copy reply", Copy: "copy text", Cite: "copy with its source", AcceptDue: "accept the date", KeepDue: "keep the old date",
		Differences: "differences", Place: "show in group", Unfold: "unfold", Reason: "next reason", Period: "next span", PutBack: "back to the queue", Sample: "draw ten", Refuse: "not mine", Review: "review",
		Mark: "mark", MarkNext: "mark, next", Range: "mark a range", MarkAll: "mark all", ClearMarks: "clear marks",
		Tomorrow: "tomorrow", Save: "save as a view", Forget: "forget view",
		Search: "search", Filter: "narrow", Undo: "undo", Redo: "redo", Refresh: "refresh", Help: "help", Palette: "commands",
		Redraw: "redraw", Suspend: "suspend", Feeds: "sources", Quit: "quit", Mouse: "mouse on or off", Take: "confirm", Results: "results",
		CursorLeft: "cursor left", CursorRight: "cursor right", LineStart: "start of the line", LineEnd: "end of the line",
		EraseBefore: "erase before", EraseAt: "erase at the cursor", EraseWord: "erase the word before", EraseLine: "erase to the start", EraseRest: "erase to the end",
	}
}
