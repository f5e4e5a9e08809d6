package text

import (
	"fmt"
	"strings"
)

func enTrouble() TroubleWords {
	return TroubleWords{
		Trust:  enTrustTrouble(),
		Secret: enSecret(),
		Sought: enSought(),
		Heads:  [2]string{"error: ", "what to do: "},
		NoConfig: func(p string) [2]string {
			return [2]string{"there are no settings yet: " + p, "run shoudao init and change what it writes, or see shoudao demo first"}
		},
		ConfigSyntax: func(p string, line int, cause string) [2]string {
			return [2]string{fmt.Sprintf("line %d of the settings %s cannot be read: %s", line, p, cause), "mend the line; words stand in double quotes, lists in square brackets"}
		},
		ConfigKey: func(p string, line int, key string) [2]string {
			return [2]string{fmt.Sprintf("line %d of the settings %s: there is no setting %q", line, p, key), "rename or remove it; shoudao init shows what there is"}
		},
		ConfigValue: func(p string, line int, key, value, want string) [2]string {
			at := "in"
			if line > 0 {
				at = fmt.Sprintf("line %d of", line)
			}
			return [2]string{fmt.Sprintf("%s the settings %s: %s = %q cannot be used", at, p, key, value), want}
		},
		Zone: "write the name of a region, such as Europe/London", Hours: `write it as "08:30-12:00", the beginning before the end`, Calendar: "write cn, gb-eng or us",
		Holidays: "write date,name,off a line, such as 2027-02-06,Spring Festival,1", Names: `write your full name at least: names = ["Jane Doe"]`,
		Word: "a word has two characters at least; one alone turns up everywhere", Noise: "the word is also one that asks, or a name of yours; take it out of one place", Group: "write the name of a group, as in muted = [\"Canteen\"]",
		Points: func(most int) string {
			return fmt.Sprintf("write a whole number from -%d to %d; leave 0 out", most, most)
		},
		NoFile: func(p string) [2]string {
			return [2]string{"there is no file " + p, "check the path; a name with spaces needs quotes"}
		},
		NoAccess: func(p string) [2]string {
			return [2]string{"no permission to read " + p, "check the file's permissions, or copy it to a folder of yours"}
		},
		NotRegular: func(p string) [2]string {
			return [2]string{p + " is not a file", "give the path of a file, not of a folder"}
		},
		Changed: func(p string) [2]string {
			return [2]string{p + " changed while it was read", "wait until it is written and read it again; nothing is stored twice"}
		},
		NoArchive: func(p string) [2]string {
			return [2]string{"there is no archive yet: " + p, "read messages first, with shoudao import"}
		},
		NotArchive: func(p string) [2]string {
			return [2]string{p + " is not an archive of shoudao", "check what SHOUDAO_DB points to; the file was not changed"}
		},
		Damaged: func(p string) [2]string {
			return [2]string{"the archive " + p + " is damaged", "keep a copy of it, then restore a backup, or move it away and import again; it was not changed"}
		},
		BadIndex: func(p string) [2]string {
			return [2]string{"index damaged, messages safe; run shoudao doctor --reindex", "it is made anew from the messages in " + p + ", which stay as they are"}
		},
		Newer: func(p string) [2]string {
			return [2]string{"the archive " + p + " was written by a newer version", "upgrade shoudao; the file was not changed"}
		},
		DiskFull: func(p string) [2]string {
			return [2]string{"the disk is full: " + p + " cannot be written", "make room and try again; all that was reported as stored is there"}
		},
		ReadOnly: func(p string) [2]string {
			return [2]string{p + " cannot be written", "check the permissions of the file and its folder"}
		},
		Broken: [2]string{
			"the program itself has gone wrong and closed the screen; all that you did is stored",
			"start it again; if it happens once more, send what stands above, with shoudao version, to who makes the program",
		},
		Busy: func(p string) [2]string {
			return [2]string{"another program keeps writing to " + p, "wait for it, or close it"}
		},
		Moved: func(p string) [2]string {
			return [2]string{"the archive " + p + " was taken away or replaced", "put it back and start shoudao again; what was just done is not stored"}
		},
		Unreachable: func(p, cause string) [2]string {
			return [2]string{"the archive " + p + " cannot be opened: " + cause, "check the path and its permissions"}
		},
		NoItem: func(h string) [2]string {
			return [2]string{"there is no item or message " + h, "shoudao list and shoudao search show what there is"}
		},
		Ambiguous: func(h string, some []string) [2]string {
			return [2]string{"the handle " + h + " is the beginning of several", "write one more letter: " + strings.Join(some, "  ")}
		},
		NothingLeft: [2]string{"there is nothing left to undo", "nothing was changed"},
		NothingToGo: [2]string{"there is nothing to redo", "after a new step, what was undone before cannot be brought again"},
		Past: func(at string) [2]string {
			return [2]string{"that time is past: " + at, "give one that lies ahead"}
		},
		NotATime: func(s string) [2]string {
			return [2]string{"this is no time, or it has passed: " + s, "write it as: tonight, tomorrow morning, Friday, 3.15, 3.15 17:00, +2d, in 2 hours"}
		},
		Unreadable: func(name, kind string) [2]string {
			return [2]string{name + " is " + kind + ", which cannot be read yet", "these can: WeChat's own transcripts, ChatLab files, CSV, shoudao's JSONL"}
		},
		Unknown: func(name string) [2]string {
			return [2]string{"it cannot be told what " + name + " is", "these can be read: WeChat's own transcripts, ChatLab files, CSV with a header, shoudao's JSONL"}
		},
		EmptyFile: func(name string) [2]string {
			return [2]string{name + " is empty", "see whether the export was finished"}
		},
		NoClipboard: func(cause string) [2]string {
			return [2]string{"the clipboard cannot be read: " + cause, "save the text to a file and import that, or pipe it: command | shoudao import -"}
		},
		NoteTooLong: func(bytes, most int64) [2]string {
			return [2]string{fmt.Sprintf("the note is too long (%d bytes, at most %d); it was not stored", bytes, most), "make it shorter, or put it into a file and note where that is"}
		},
		EmptyPaste: [2]string{"there is no text on the clipboard", "select and copy messages in the chat program, and try again"},
		BadFlag:    func(f string) [2]string { return [2]string{"there is no flag " + f, "--help shows what there is"} },
		FlagValue: func(f, v string) [2]string {
			return [2]string{fmt.Sprintf("the value %q of the flag %s cannot be used", v, f), "--help shows how it is written"}
		},
		FlagNeeds: func(f string) [2]string {
			return [2]string{"the flag " + f + " needs a value", "--help shows how it is written"}
		},
		FlagMissing: func(f string) [2]string {
			return [2]string{"the flag " + f + " is missing", "--help shows how it is written"}
		},
		FlagClash: func(f string) [2]string {
			return [2]string{"only one of these flags can be used: " + f, "leave the others out"}
		},
		BadCommand: func(name string, like []string) [2]string {
			do := "shoudao --help shows what there is"
			if len(like) > 0 {
				do = "did you mean: " + strings.Join(like, ", ")
			}
			return [2]string{"there is no command " + name, do}
		},
		BadArgs: func(usage string) [2]string { return [2]string{"too few or too many arguments", "usage: " + usage} },
		NoVariant: func(name string) [2]string {
			return [2]string{fmt.Sprintf("the drill has no variant \"%s\"", name), "they are A to G; without one all are played"}
		},
		BadNow: func(v string) [2]string {
			return [2]string{"--now cannot be read: " + v, "write it as 2026-03-12T08:12:00+08:00"}
		},
		Exists: func(p string) [2]string {
			return [2]string{p + " is there already and was left alone", "--force overwrites it"}
		},
		NothingRead: func(p string) [2]string {
			return [2]string{"not one message could be read in " + p, "look at the lines listed above; is it the right file?"}
		},
		Other: func(cause string) [2]string {
			return [2]string{cause, "if it stays so, tell this line to whoever looks after the program"}
		},
		Skip: func(path, at, why, detail string) string {
			if detail != "" {
				why += ": " + detail
			}
			return fmt.Sprintf("%s, %s: %s", path, at, why)
		},
		Line:   func(n int) string { return fmt.Sprintf("line %d", n) },
		Record: func(n int) string { return fmt.Sprintf("message %d", n) },
		Faults: FaultWords{
			Encoding: "no text", Syntax: "not in the form of the file", CutShort: "the last one ends in the middle", TooLong: "too long for a message",
			NoTime: "no time", BadTime: "the time cannot be read", NoGroup: "no group (--group can give one)", NoSender: "no sender", BadValue: "a value of the wrong kind",
			WrongCount: "more or fewer columns than the header", SameID: "the id of an earlier message, with other content", NoMessage: "no message stands here",
		},
		Forms: FormWords{
			Lines: "shoudao's JSONL", Table: "a CSV table", Transcript: "a WeChat transcript", Empty: "empty", Training: "training data for a language model, without times and ids",
			ChatLab: "a ChatLab file", JSON: "another program's JSON", QQ: "a QQ transcript", WhatsApp: "a WhatsApp transcript", HTML: "a web page", XML: "XML",
			SQLite: "a database (shoudao never opens those of chat programs)", Sheet: "a spreadsheet (save it as CSV)", Document: "a document", Archive: "an archive (unpack it first)",
			Picture: "a picture", Binary: "no text", Prose: "plain text and no chat", Unknown: "of no known form",
		},
		Keep:    enKeepTrouble(),
		View:    enViewTrouble(),
		BadCase: func(cause string) string { return "this line cannot be read: " + cause },
		Stopped: "stopped; all that was reported as stored is there",
	}
}
