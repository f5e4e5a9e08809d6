package text

import (
	"shoudao/ingest"
	"shoudao/triage"
)

// CmdWords are those of the command line.
type CmdWords struct {
	Root, Demo, Init, Import, List, Show, Why, Done, Snooze, NotMine, Mine        CmdHelp
	Open, Due, Pin, Unpin, Note                                                   CmdHelp
	Undo, Redo, Search, Retriage, Triage, When, Version, Help, Completion, Doctor CmdHelp

	Judge, Groups, Review CmdHelp

	Flags    FlagWords
	Usage    UsageWords
	Output   OutputWords
	Shift    ShiftWords
	Proposal ProposalWords
	Checkup  CheckupWords
	Rebind   RebindWords
	Sync     SyncWords
	Audit    AuditWords
	Drill    DrillWords
	Files    FilesWords
	Digest   DigestWords
	Keep     KeepWords
	View     ViewWords
	Trouble  TroubleWords
}

// CmdHelp is what a command says of itself.
type CmdHelp struct{ Short, Long string }

// FlagWords say what the flags do.
type FlagWords struct {
	JSON, Lang, Now, Help                       string
	Me, Group, Clipboard, DryRun, Date          string
	Look, Snoozed, Closed, Limit, InGroup, From string
	Force, Last, Theme                          string
}

// UsageWords are those around the commands in the help.
type UsageWords struct {
	Usage, Commands, Flags, GlobalFlags, Examples string
	More                                          func(path string) string
}

// OutputWords are those of what commands print.
type OutputWords struct {
	Balance                   func(t ingest.Tally) string
	MoreSkips                 func(n int) string           // records that could not be read and are not told one by one
	NoDate                    string                       // a transcript tells clock times without a date
	Owner                     func(id, name string) string // whose copy a file says it is, who is not known as the user
	WouldBe                   string                       // heads the balance of a trial
	From                      func(name, kind string) string
	Looking, Reading, Judging string // what takes long
	Opening                   string // the archive, where that takes long
	Triaged                   func(entering, leaving int) string
	NotTriaged                string // there are no settings
	QueueHead                 func(items, overdue, today int) string
	QueueEmpty                func(until string) string
	NoMessages                string
	Covered                   func(groups int, until string) string
	LookHead                  func(n int) string
	Reasons                   func(score, line int) string
	Lacked                    func(what []string) string
	Below                     func(points int) string
	Above                     func(points int) string
	Verdict                   func(band triage.Band, code string) string
	NotHers                   string // the group is not triaged
	Decided                   func(verb string, titles []string, until string) string
	Undone                    func(verb string, titles []string) string
	Redone                    func(verb string, titles []string) string
	Hits                      func(n int, more bool) string
	NoHits                    func(query string) string
	Demo                      string // the first line of the demo where it is printed
	Dumb                      string // why a terminal gets the printed list
	Wrote                     func(path string) string
	Version                   func(version, goVersion, rules string) string
	Template                  string // the settings that init writes
}

// TroubleWords say what went wrong. Each gives two sentences: what happened, and
// what to do about it.
type TroubleWords struct {
	Sought       SoughtTrouble
	Heads        [2]string // what stands before the two
	NoConfig     func(path string) [2]string
	ConfigSyntax func(path string, line int, cause string) [2]string
	ConfigKey    func(path string, line int, key string) [2]string
	ConfigValue  func(path string, line int, key, value, want string) [2]string
	Zone, Hours  string // what a value has to look like
	Calendar     string
	Holidays     string
	Names        string
	Word, Noise  string
	Group        string
	Points       func(most int) string
	NoFile       func(path string) [2]string
	NoAccess     func(path string) [2]string
	NotRegular   func(path string) [2]string
	Changed      func(path string) [2]string
	NoArchive    func(path string) [2]string
	NotArchive   func(path string) [2]string
	Damaged      func(path string) [2]string
	BadIndex     func(path string) [2]string
	Newer        func(path string) [2]string
	DiskFull     func(path string) [2]string
	ReadOnly     func(path string) [2]string
	Busy         func(path string) [2]string
	Moved        func(path string) [2]string // since it was opened
	Broken       [2]string                   // the program itself has gone wrong
	Unreachable  func(path, cause string) [2]string
	NoItem       func(handle string) [2]string
	Ambiguous    func(handle string, some []string) [2]string
	NothingLeft  [2]string
	NothingToGo  [2]string
	NotATime     func(typed string) [2]string
	Past         func(at string) [2]string
	NoteTooLong  func(bytes, most int64) [2]string
	Unreadable   func(name, kind string) [2]string
	Unknown      func(name string) [2]string
	EmptyFile    func(name string) [2]string
	NoClipboard  func(cause string) [2]string
	EmptyPaste   [2]string
	BadFlag      func(flag string) [2]string
	FlagMissing  func(flag string) [2]string
	FlagValue    func(flag, value string) [2]string
	FlagNeeds    func(flag string) [2]string
	FlagClash    func(flags string) [2]string
	BadCommand   func(name string, like []string) [2]string
	BadArgs      func(usage string) [2]string
	NoVariant    func(name string) [2]string
	BadNow       func(value string) [2]string
	Exists       func(path string) [2]string
	NothingRead  func(path string) [2]string
	Other        func(cause string) [2]string

	Trust   TrustTrouble
	Secret  SecretWords
	Keep    KeepTrouble
	View    ViewTrouble
	Skip    func(path, at, why, detail string) string
	Line    func(n int) string // of a file
	Record  func(n int) string // the same, of a file that has no lines
	Faults  FaultWords
	Forms   FormWords
	BadCase func(cause string) string
	Stopped string
}

// FaultWords say why a record could not be read.
type FaultWords struct {
	Encoding, Syntax, CutShort, TooLong, NoTime, BadTime, NoGroup, NoSender, BadValue, WrongCount, SameID, NoMessage string
}

// Of is the sentence for a fault. One that this program does not know is said as it
// is.
func (w FaultWords) Of(f ingest.Fault) string {
	said, ok := map[ingest.Fault]string{
		ingest.BadEncoding: w.Encoding, ingest.BadSyntax: w.Syntax, ingest.CutShort: w.CutShort, ingest.TooLong: w.TooLong,
		ingest.NoTime: w.NoTime, ingest.BadTime: w.BadTime, ingest.NoGroup: w.NoGroup,
		ingest.NoSender: w.NoSender, ingest.BadValue: w.BadValue, ingest.WrongCount: w.WrongCount, ingest.SameID: w.SameID,
		ingest.NoMessage: w.NoMessage,
	}[f]
	if !ok {
		return string(f)
	}
	return said
}

// At is the place of a record that cannot be read.
func (w TroubleWords) At(s ingest.Skip) string {
	if s.Unlined {
		return w.Record(s.Line)
	}
	return w.Line(s.Line)
}

// FormWords name the sorts of files.
type FormWords struct {
	Lines, Table, Transcript, Empty, Training, ChatLab, JSON, QQ, WhatsApp, HTML, XML, SQLite, Sheet, Document, Archive, Picture, Binary, Prose, Unknown string
}

// Of names a form by its stable name.
func (w FormWords) Of(name string) string {
	said, ok := map[string]string{
		"json-lines": w.Lines, "table": w.Table, "transcript": w.Transcript, "empty": w.Empty, "training-data": w.Training,
		"chatlab": w.ChatLab, "json": w.JSON, "qq-text": w.QQ, "whatsapp": w.WhatsApp, "html": w.HTML, "xml": w.XML,
		"sqlite": w.SQLite, "spreadsheet": w.Sheet, "document": w.Document, "archive": w.Archive, "picture": w.Picture,
		"binary": w.Binary, "prose": w.Prose,
	}[name]
	if !ok {
		return w.Unknown
	}
	return said
}
