package text

import (
	"fmt"
	"strings"

	"shoudao/ingest"
	"shoudao/triage"
)

func enCmd() CmdWords {
	return CmdWords{
		Root: CmdHelp{
			"shoudao: of dozens of work groups, only what you have to do",
			"shoudao keeps the messages of all your groups in one file on this machine, finds those that ask something\nof you, and shows them as one queue by deadline, each with the reason why it is there. It reads and never\nsends; it needs no network and uploads nothing.\n\nWithout a command it opens the screen on a terminal, and prints the queue elsewhere.",
		},
		Demo: CmdHelp{"see it at work on an invented town", "Opens an invented town on the morning of 12 March: 14 groups, 312 messages overnight, in a throw-away file.\nA command that stands behind it runs on that town: shoudao demo audit --sample 10, shoudao demo groups."},
		Init: CmdHelp{"set up step by step", "Asks on a terminal, in four steps: the language, who you are, what to read, and what that finds in your own\nmessages. It writes a settings file with explanations, and goes on from one that is there.\nElsewhere, or with --force, it writes an example; without --force a file that is there is left alone."},
		Import: CmdHelp{
			"read files of messages",
			"Reads files of messages: WeChat's own transcripts (a mail's text, or what was copied), ChatLab files (JSON,\nJSONL), CSV tables, and shoudao's own JSONL. The content tells which it is. Reading a file twice stores nothing new. - is standard input.",
		},
		List:    CmdHelp{"print the queue", "Prints what you have to do, by deadline. The short handle at the beginning of a line is what other commands\ntake: shoudao done 3f7."},
		Show:    CmdHelp{"print all about an item", "Prints an item: the original words, why it is there, how its deadline came about, every message of it."},
		Why:     CmdHelp{"why a message is in the queue, or is not", "Says of any message where it went, which evidence it had, what it lacked, and how far from the line it was."},
		Done:    CmdHelp{"mark as done", "Marks items as done. If somebody chases them later, they come back by themselves."},
		Snooze:  CmdHelp{"see it again later", "Puts items out of sight until a time, the last argument: tonight, tomorrow morning, Friday, 3.15, +2d, in 2 hours.\nThey come back earlier when they are chased or moved, and two hours before they are due."},
		Open:    CmdHelp{"back into the queue", "Puts items back that were done or out of sight."},
		Due:     CmdHelp{"set the deadline", "Sets the deadline, the last argument: today, close of business; Friday; 3.15; +2d. none takes it away."},
		Pin:     CmdHelp{"keep on top", "Keeps items at the top of the queue."},
		Unpin:   CmdHelp{"no longer on top", "Lets items go back to their place."},
		Note:    CmdHelp{"write a note", "Writes a note on an item; an empty one takes it away: shoudao note 3f7 'ask Emma'."},
		NotMine: CmdHelp{"not for me", "Takes items that are not yours out of the queue. Of a single one it tells what brought it in, and proposes a change of the\nsettings with what that would do; it changes no settings itself."},
		Mine:    CmdHelp{"this is mine", "Puts a message (by the id that search prints) into the queue, or an item back that was taken out. Of a single one it tells\nwhat kept it out, and proposes a change of the settings with what that would do; it changes no settings itself."},
		Undo:    CmdHelp{"take the last step back", "Takes the last step back; repeated, every step back to the first. Steps survive a restart."},
		Redo:    CmdHelp{"bring a step again", "Brings the step again that was undone last."},
		Search: CmdHelp{"search all messages", "Searches all messages, newest first. Width, case and traditional characters make no difference.\n" +
			"  report list            both must be there; one Chinese character is enough\n" +
			"  report|list            one of them; -thanks must not be there; \"in all\" is taken as it is, with spaces and signs\n" +
			"  /\\d+ people.*list/     between slashes a regular expression (RE2, up to 200 characters); -/thanks$/ leaves out\n" +
			"  group:office from:wang  part of a name, or its pinyin or initials; -group:chat leaves a group out\n" +
			"  on:last-week           within it; before:march, after:2024-03 from then on; also yesterday, 2024-03-05, march..may\n" +
			"  has:attachment         also has:link, has:due, has:task; is:open, is:snoozed, is:done, is:cancelled\n" +
			"What the index cannot answer (regular expressions, signs, only what is not wanted) is looked for in one message\n" +
			"after the other; how far it has come is told, and Ctrl-C ends it.\n" +
			"It says what the filters were taken for. With --json and no --limit everything is printed."},
		Retriage:   CmdHelp{"judge everything anew by the settings", "Judges all messages anew. With --dry-run it only shows what would change; --last shows again\nwhat other rules or settings changed last."},
		Triage:     CmdHelp{"judge a file of messages (keeps nothing)", "Judges a JSONL file for the person in a settings file and prints the result as JSON. It reads and writes nothing else."},
		When:       CmdHelp{"read the deadlines in texts (keeps nothing)", "Answers each line {\"at\":instant,\"text\":words} with a line {\"due\",\"grain\",\"words\"}."},
		Doctor:     CmdHelp{"see what is wrong", "Checks whether the settings can be used, how far the table of holidays reaches, whether the archive can be read and its\nsearch index knows every message, how much room the disk has, who else may read what is yours, how the sources stand,\nwhen the archive was last copied, and whether it has the groups that the settings name, and says what to do.\n--full compares everything, which takes longer. An error found is exit code 1."},
		Version:    CmdHelp{"the version", "Prints the version."},
		Help:       CmdHelp{"help about a command", "Prints the help of a command."},
		Completion: CmdHelp{"a script for the shell's completion", "Prints a completion script for bash, zsh, fish or powershell."},
		Flags: FlagWords{
			JSON: "print JSON", Lang: "language: zh or en", Now: "take this instant for now, as 2026-03-12T08:12:00+08:00",
			Help: "help", Me: "the settings file", Group: "the group of messages that name none",
			Clipboard: "read the clipboard", DryRun: "only try it, change nothing", Date: "the day of a transcript that tells none, as 2026-03-11",
			Look: "what is worth a glance", Snoozed: "what is out of sight", Closed: "what is done, cancelled or not yours", Limit: "at most so many",
			InGroup: "only in this group", From: "only what this person said", Force: "overwrite a file that is there", Last: "show again what other rules or settings changed last",
			Theme: "colours of the screen: auto, light, dark, mono, contrast",
		},
		Usage: UsageWords{
			Usage: "Usage", Commands: "Commands", Flags: "Flags", GlobalFlags: "Flags of all commands", Examples: "Examples",
			More: func(path string) string { return "More about a command: " + path + " <command> --help" },
		},
		Output:   enOutput(),
		Shift:    enShift(),
		Proposal: enProposal(),
		Checkup:  enCheckup(),
		Rebind:   enRebind(),
		Sync:     enSync(),
		Audit:    enAudit(),
		Drill:    enDrill(),
		Files:    enFiles(),
		Digest:   enDigest(),
		Keep:     enKeep(),
		View:     enView(),
		Judge: CmdHelp{
			"Answer a sample: yours, or not",
			"Judges messages that shoudao audit --sample has drawn; say mine or not-mine last. What is yours enters the queue at once,\nwith a proposal for the settings. Every answer is kept and can be undone; shoudao audit --check tests today's rules by\nthem. For a miss that you came upon yourself there is shoudao mine.",
		},
		Groups: CmdHelp{
			"Which groups may be muted, and what speaks for it",
			"For every group and the last 30 days: how many messages came, how many were yours, how many called you by name, how many\nwere sampled and missed, and the verdict: safe, by name, unknown (and how many more to judge, or too few came), keep. To\nmute is to silence the group in the chat program: it is read all the same, and what is yours enters the queue.",
		},
		Review: CmdHelp{
			"Review of a missed message, on one page",
			"When it came, in which group, among how many messages of that hour, what spoke for it and what it lacked, which change of\nthe settings would bring its like in, and what else that would have brought. --out writes a file: plain text where its\nname ends in .txt, else Markdown. The settings are not changed.",
		},
		Trouble: enTrouble(),
	}
}

func enOutput() OutputWords {
	return OutputWords{
		Balance: func(t ingest.Tally) string {
			said := fmt.Sprintf("%d read = %d stored + %d already known + %d unreadable + %d withheld", t.Read, t.Stored, t.Known, t.Unreadable, t.Withheld)
			if t.Merged > 0 {
				said += fmt.Sprintf(" (%d of the known came by another way before)", t.Merged)
			}
			return said
		},
		Owner: func(id, name string) string {
			return fmt.Sprintf("the file is the copy of %s. If that is you, write ids = [%q] under [me] in the settings; without it your own words are taken for somebody else's", joined(" ", id, name), id)
		},
		NoDate:    "These messages have clock times and no date. Say on which day they were copied, such as --date 2026-03-12, and import again",
		MoreSkips: func(n int) string { return fmt.Sprintf("%d more unreadable records are not listed", n) },
		WouldBe:   "only a trial, nothing was stored:",
		From:      func(name, kind string) string { return name + " (" + kind + ")" },
		Looking:   "looking", Reading: "storing", Judging: "judging", Opening: "bringing the archive up to date, please wait",
		Triaged: func(entering, leaving int) string {
			return fmt.Sprintf("queue: %d entered, %d left", entering, leaving)
		},
		NotTriaged: "there are no settings yet: the messages are stored, but not judged. Run shoudao init",
		QueueHead: func(items, overdue, today int) string {
			return fmt.Sprintf("%d to do, %d overdue, %d due today", items, overdue, today)
		},
		QueueEmpty: func(until string) string {
			return "nothing to do. The messages reach until " + until + "; what came later is not known"
		},
		NoMessages: "there are no messages yet. Read some with shoudao import, or see shoudao demo",
		Covered:    func(groups int, until string) string { return fmt.Sprintf("%d groups, until %s", groups, until) },
		LookHead:   func(n int) string { return fmt.Sprintf("%d more are worth a glance: shoudao list --look", n) },
		Reasons: func(score, line int) string {
			return fmt.Sprintf("why it is here (%d points, the line is %d)", score, line)
		},
		Lacked: func(what []string) string { return "lacking: " + strings.Join(what, ", ") },
		Below:  func(points int) string { return fmt.Sprintf("%d points below the line", points) },
		Above:  func(points int) string { return fmt.Sprintf("%d points above the line", points) },
		Verdict: func(band triage.Band, code string) string {
			place := map[triage.Band]string{triage.Own: "your own words", triage.Todo: "in the queue", triage.Look: "worth a glance", triage.Filtered: "filtered"}[band]
			if code != "" {
				place += " (" + code + ")"
			}
			return place
		},
		NotHers: "the group is not among the groups in the settings; it was not judged",
		Decided: func(verb string, titles []string, until string) string {
			return verb + until + ": " + strings.Join(titles, "; ")
		},
		Undone: func(verb string, titles []string) string {
			return "taken back: " + verb + " " + strings.Join(titles, "; ")
		},
		Redone: func(verb string, titles []string) string {
			return "brought again: " + verb + " " + strings.Join(titles, "; ")
		},
		Hits:     func(n int, more bool) string { return count(n, more, "%d found", "the first %d, there are more") },
		NoHits:   func(query string) string { return "nothing found for \"" + query + "\"" },
		Dumb:     "this terminal can draw no screen (TERM=dumb), so the list is printed; shoudao --plain takes commands line by line",
		Demo:     "Demo: Lin Xiaomei, party office of the invented town of Yundui, Thursday 12 March 2026, 08:12",
		Wrote:    func(path string) string { return "wrote " + path + "; change it into your own" },
		Version:  func(v, g, r string) string { return fmt.Sprintf("shoudao %s (%s, rules %s)", v, g, r) },
		Template: enTemplate + enScreenTemplate + enBackupTemplate + enNotifyTemplate + enSourceTemplate,
	}
}

const enTemplate = `# The settings of shoudao. After a change: shoudao retriage --dry-run

# language = "en"          # of the program: zh or en
# keep_marked = false      # true: keep the text of messages with a secrecy marking

[me]
names = ["Jane Doe", "Jane", "Jane D."]           # the full name first, then what else people call you
ids = []                                          # your accounts, as sender_id in exported files
title = "Events officer"
units = ["Events office", "Town council"]         # where you work, small and large
roles = ["events officer", "floor warden"]        # what you are among others: "all floor wardens"
duties = ["room bookings", "catering orders"]     # what lands on your desk
areas = []                                        # places in your care
superiors = ["Mary Major"]                        # as the groups show them
covers = []                                       # colleagues for whom you stand in: what calls them is yours, too
groups = []                                       # which groups to judge; empty: all
timezone = "Europe/London"

[hours]
morning = "09:00-12:30"
afternoon = "13:30-17:00"
# calendar = "gb-eng"      # holidays: cn, gb-eng, us
# holidays = "holidays.csv"  # your own table: date,name,off a line (off: 1 a day off, 0 a day of work)

[words]                                           # words of your office. After a change: shoudao retriage --dry-run
# asks = ["sign off", "file the form"]            # these ask for something
# noise = ["raffle", "lunch order"]               # with these nothing is asked: 30 points less

[groups]
# muted = ["Canteen", "Social club"]              # read all the same; only what calls you by @, name or title, or answers you, reaches the queue

[groups.points]                                   # for or against what is said in a group, -30 to 30; the line is 55
# "Events team" = 6
# "All staff" = -6
`
