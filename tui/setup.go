package tui

import (
	"context"
	"errors"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

// A Setup is what the setup needs of the program around it. Its methods may block and
// may be called from several goroutines at once; only Tell is called while a screen
// draws.
type Setup interface {
	// Save writes a draft into the settings, unless one of its fields cannot be used:
	// those are returned, and nothing is written.
	Save(ctx context.Context, d Draft) ([]Field, error)
	// Keep puts a draft aside, so that the setup can go on with it another time. It is
	// not looked at, and the settings stay as they are.
	Keep(ctx context.Context, d Draft) error
	// Read reads a file, or all files of a folder. Unless it is told to store them, the
	// archive stays as it is.
	Read(ctx context.Context, path string, store bool) (Intake, error)
	// Watch writes into the settings that the folder at a path is watched, unless it is already.
	// Nothing is written if there is no folder that can be.
	Watch(ctx context.Context, path string) error
	// Watched are the folders that the settings have watched.
	Watched(ctx context.Context) ([]string, error)
	// FolderAt is the folder that a typed path leads to; empty if it is none.
	FolderAt(path string) string
	// Groups are those of the archive and when each was last spoken in, the latest first.
	Groups(ctx context.Context) ([]LastSaid, error)
	// Ahead is what the calendar of the settings, or of those that would be made in a language,
	// says of the coming weeks.
	Ahead(ctx context.Context, l text.Lang) (Ahead, error)
	// Preview is what the saved settings find in the last days of the archive.
	Preview(ctx context.Context) (Preview, error)
	// Suggest looks for a word that would bring in the like of a message, and counts
	// what else it would. [ErrThere] says that the message comes in as it is, [ErrNone]
	// that there is no such word, [ErrHarm] that each would cost the user something.
	Suggest(ctx context.Context, id ingest.ID) (Suggestion, error)
	// Accept writes a suggestion into the settings, and tells what the fields hold then.
	Accept(ctx context.Context, s Suggestion) (Draft, error)
	// Tell says an error in a language: what went wrong, and what to do.
	Tell(l text.Lang, err error) [2]string
}

// What a [Setup] answers where the screen has words of its own.
var (
	ErrThere = errors.New("it is in the queue")
	ErrNone  = errors.New("there is no such word")
	ErrHarm  = errors.New("it would take items from the user")
)

// A Field is one line of what the user tells of herself.
type Field uint8

// The fields, in the order in which they are asked.
const (
	Names Field = iota
	Title
	Units
	Roles
	Duties
	Areas
	Superiors
	Covers
	Morning
	Afternoon
	NotifyOn    // whether she is told of what cannot wait
	NotifyQuiet // the hours in which only emergencies are told
	fields
)

// A Draft is what the user has told of herself, as it stands in the fields.
type Draft struct {
	Lang  text.Lang
	Typed [fields]string
}

// An Intake is what was read.
type Intake struct {
	Files []FileRead
	Sum   ingest.Tally
}

// A FileRead is what was read of one file. Err says why nothing was.
type FileRead struct {
	Name  string
	Form  string // the stable name of what sort of file it is
	Tally ingest.Tally
	Skips []ingest.Skip // not all, where there are many
	Err   error
}

// LastSaid is when a group was last spoken in, and what was said.
type LastSaid struct {
	Group  ingest.Group
	At     time.Time
	Sender string
	Text   string
}

// Ahead is what a calendar says of the coming weeks.
type Ahead struct {
	Days  []when.Exception
	Until int  // the last year that it knows in full
	Own   bool // it is one of the user's own
}

// A Preview is what the settings find in the messages from one instant to another.
// It is zero for an archive without messages.
type Preview struct {
	From, Until time.Time
	Received    int // messages
	Todo, Items int // those that are in items of the queue, and those items
	Days        int // that the messages span
	Top         []Row
	Misses      []Miss // the nearest, the nearest first
	// Nobody says that nothing called her by a name, a role or the like; Called is then
	// whom the messages call most.
	Nobody bool
	Called []string
}

// A Miss is a message that is not in the queue, with the evidence for and against it.
type Miss struct {
	Message ingest.Message
	Reasons []triage.Reason
	Short   int // points to the line
	Lacks   []triage.Code
}

// A Suggestion is one word for the settings.
type Suggestion struct {
	Key, Value string
	Drop       bool    // it is taken out, not added
	More       int     // items that would come in besides
	PerDay     float64 // the same, a day
}

// An Outcome is how the setup ended.
type Outcome struct {
	Draft Draft
	Done  bool // the last step is behind her
	Demo  bool // she wants to see the sample town
}
