package text

import (
	"fmt"
	"strings"
)

// CheckupWords are those of the doctor.
type CheckupWords struct {
	Levels                [3]string // ok, warning, error
	LevelCells, NameCells int       // widths of the columns
	Name                  func(check string) string
	Settings              func(path, who string) string
	Unchecked             string // there are no settings to go by
	BuiltIn               string // the table of holidays
	Holidays              func(table string, until int) string
	HolidaysEnd           func(table string, until int) string // it ends this year
	HolidaysOver          func(table string, until int) string // it has ended
	HolidaysDo            string
	Archive               func(path string, messages, groups int, full bool) string
	Full, Reindex         string // what the flags do
	// What is being done, while it is.
	Reading, Reindexing, Comparing string
	Index                          func(messages, looked int) string
	IndexWhole                     func(messages int) string
	IndexBad                       func(messages, indexed, looked, missing int) string
	IndexDo                        string
	Room                           func(dir string, free, archive int64) string
	RoomUnknown, RoomDo            string
	Secrecy                        func(n int) string // so many files and folders are the user's alone
	SecrecyUnknown                 string
	Open, OpenDo                   func(paths []string) string // to others
	Sources                        func(n int) string
	NoSources, SourceDo            string
	SourceBad                      func(name, fault string) string
	SourceNever                    func(names []string) string
	BackupFailed                   func(at, fault string) string
	// Backup is of copies that are made every day: the last day, how many there are, and where.
	Backup                              func(last string, n int, dir string) string
	BackupNone, BackupOff, BackupOffNow string
	BackupDo                            string
	Groups                              func(n int) string
	NoGroups                            string
	UnknownGroups                       func(names []string) string
	UnknownGroupsDo                     string
	Sum                                 func(errors, warnings int) string
}

// checkName is the name of a check in one language; one without a name there is called as
// in JSON.
func checkName(names map[string]string) func(string) string {
	return func(check string) string {
		if said, ok := names[check]; ok {
			return said
		}
		return check
	}
}

// room is so much room on a disk: 3.2 GB, 480 MB.
func room(bytes int64) string {
	if bytes >= 1<<30 {
		return fmt.Sprintf("%.1f GB", float64(bytes)/(1<<30))
	}
	return fmt.Sprintf("%d MB", bytes>>20)
}

// shellWords are paths as a shell takes them.
func shellWords(paths []string) string {
	words := make([]string, len(paths))
	for i, p := range paths {
		words[i] = "'" + strings.ReplaceAll(p, "'", `'\''`) + "'"
	}
	return strings.Join(words, " ")
}

func zhCheckup() CheckupWords {
	return CheckupWords{
		Levels: [3]string{"好", "注意", "出错"}, LevelCells: 6, NameCells: 8,
		Name:      checkName(map[string]string{"settings": "设置", "holidays": "节假日", "archive": "消息库", "index": "索引", "disk": "磁盘", "permissions": "权限", "sources": "来源", "backup": "备份", "groups": "群名"}),
		Settings:  func(path, who string) string { return path + "，" + who },
		Unchecked: "没有能用的设置，没法查",
		BuiltIn:   "自带的表",
		Holidays:  func(table string, until int) string { return fmt.Sprintf("%s，到 %d 年底", table, until) },
		HolidaysEnd: func(table string, until int) string {
			return fmt.Sprintf("%s只到 %d 年底，明年的放假和调休还不知道", table, until)
		},
		HolidaysOver: func(table string, until int) string {
			return fmt.Sprintf("%s只到 %d 年底，之后的「节后」「几个工作日内」可能算错", table, until)
		},
		HolidaysDo: "升级程序，或在设置的 [hours] 里写 holidays = \"文件\"，每行 date,name,off",
		Archive: func(path string, messages, groups int, full bool) string {
			if full {
				return fmt.Sprintf("%s，%d 条消息，%d 个群，整个查过，没坏", path, messages, groups)
			}
			return fmt.Sprintf("%s，%d 条消息，%d 个群，读得通", path, messages, groups)
		},
		Full: "整个查: 每一页、每一条索引都核对（一百万条消息约一两分钟）", Reindex: "把搜索索引重做一遍",
		Reading: "正在读消息库", Reindexing: "正在重做索引", Comparing: "正在核对索引",
		Index: func(n, looked int) string {
			return fmt.Sprintf("%d 条都在索引里，抽查 %d 条都找得到", n, looked)
		},
		IndexWhole: func(n int) string { return fmt.Sprintf("%d 条逐字核对过，和消息一致", n) },
		IndexBad: func(messages, indexed, looked, missing int) string {
			return fmt.Sprintf("搜索索引和消息对不上: 消息 %d 条，索引 %d 条，抽查 %d 条有 %d 条找不到", messages, indexed, looked, missing)
		},
		IndexDo: "运行 shoudao doctor --reindex 重做索引，消息不受影响",
		Room: func(dir string, free, archive int64) string {
			return fmt.Sprintf("%s 还剩 %s，消息库占 %s", dir, room(free), room(archive))
		},
		RoomUnknown: "这个系统不说磁盘还剩多少",
		RoomDo:      "腾些地方，或把消息库挪到别的盘（SHOUDAO_DB）；每天的自动备份要和消息库一样大的地方",
		Secrecy: func(n int) string {
			return fmt.Sprintf("消息库、备份和密码文件共 %d 处，只有你能读", n)
		},
		SecrecyUnknown: "Windows 上由你的用户文件夹管着",
		Open:           func(paths []string) string { return "别人也能读: " + strings.Join(paths, "、") },
		OpenDo:         func(paths []string) string { return "运行 chmod go-rwx " + shellWords(paths) },
		Sources:        func(n int) string { return fmt.Sprintf("%d 处来源，最近一次都收到了", n) },
		NoSources:      "设置里没有写来源，消息靠 shoudao import 和粘贴",
		SourceBad:      func(name, fault string) string { return name + ": " + fault },
		SourceNever:    func(names []string) string { return "还没有收取过: " + strings.Join(names, "、") },
		SourceDo:       "运行 shoudao sync，或打开屏幕",
		BackupFailed:   func(at, fault string) string { return "自动备份没做成（" + at + "）: " + fault },
		Backup: func(last string, n int, dir string) string {
			return fmt.Sprintf("最近一份是 %s 的，留着 %d 份，在 %s", last, n, dir)
		},
		BackupNone:      "还没有自动备份；每天第一次打开屏幕或 sync 时做一份",
		BackupOff:       "自动备份关着（设置里 [backup] daily = false）",
		BackupOffNow:    "；自动备份现在关着",
		BackupDo:        "打开一次屏幕或运行 shoudao sync，等几秒；若还是旧的，看磁盘满没满、文件夹能不能写",
		Groups:          func(n int) string { return fmt.Sprintf("设置里点到的 %d 个群，库里都有", n) },
		NoGroups:        "还没有消息可以对照",
		UnknownGroups:   func(names []string) string { return "设置里有、库里没有的群: " + strings.Join(names, "、") },
		UnknownGroupsDo: "群名要和消息里的一字不差，表情也算；若这个群只是还没读进来，就不用管",
		Sum: func(errors, warnings int) string {
			if errors+warnings == 0 {
				return "都好"
			}
			return fmt.Sprintf("出错 %d 处，要注意 %d 处", errors, warnings)
		},
	}
}

func enCheckup() CheckupWords {
	return CheckupWords{
		Levels: [3]string{"ok", "mind", "error"}, LevelCells: 7, NameCells: 10,
		Name:      checkName(map[string]string{"settings": "settings", "holidays": "holidays", "archive": "archive", "index": "index", "disk": "disk", "permissions": "secrecy", "sources": "sources", "backup": "backup", "groups": "groups"}),
		Settings:  func(path, who string) string { return path + ", " + who },
		Unchecked: "not checked, for there are no settings that can be used",
		BuiltIn:   "the built-in table",
		Holidays:  func(table string, until int) string { return fmt.Sprintf("%s reaches to the end of %d", table, until) },
		HolidaysEnd: func(table string, until int) string {
			return fmt.Sprintf("%s ends with %d; the days off of next year are not known yet", table, until)
		},
		HolidaysOver: func(table string, until int) string {
			return fmt.Sprintf("%s ended with %d; what counts working days after it may be wrong", table, until)
		},
		HolidaysDo: "upgrade the program, or write holidays = \"FILE\" under [hours], with date,name,off a line",
		Archive: func(path string, messages, groups int, full bool) string {
			if full {
				return fmt.Sprintf("%s, %d messages of %d groups, all of it compared and sound", path, messages, groups)
			}
			return fmt.Sprintf("%s, %d messages of %d groups, readable", path, messages, groups)
		},
		Full: "compare everything: every page and all of the index (a minute or two for a million messages)", Reindex: "make the search index anew",
		Reading: "reading the archive", Reindexing: "making the index anew", Comparing: "comparing the index",
		Index: func(n, looked int) string {
			return fmt.Sprintf("all %s are in it, and it finds %d of %d asked for", plural(n, "message"), looked, looked)
		},
		IndexWhole: func(n int) string {
			return fmt.Sprintf("%s compared word by word: it agrees with them", plural(n, "message"))
		},
		IndexBad: func(messages, indexed, looked, missing int) string {
			return fmt.Sprintf("the search index does not agree with the messages: %d of them, %d in it; of %d asked for it does not find %d", messages, indexed, looked, missing)
		},
		IndexDo: "run shoudao doctor --reindex, which makes it anew and leaves the messages as they are",
		Room: func(dir string, free, archive int64) string {
			return fmt.Sprintf("%s has %s left, the archive takes %s", dir, room(free), room(archive))
		},
		RoomUnknown: "this system does not tell how much room is left",
		RoomDo:      "make room, or put the archive on another disk (SHOUDAO_DB); a daily copy takes as much as the archive",
		Secrecy: func(n int) string {
			return fmt.Sprintf("archive, copies and files with secrets: nobody but you may read these %d", n)
		},
		SecrecyUnknown: "on Windows your own folder sees to it",
		Open:           func(paths []string) string { return "others may read " + strings.Join(paths, ", ") },
		OpenDo:         func(paths []string) string { return "run chmod go-rwx " + shellWords(paths) },
		Sources:        func(n int) string { return plural(n, "source") + ", the last attempt of each succeeded" },
		NoSources:      "the settings name no source; messages come by shoudao import and by pasting",
		SourceBad:      func(name, fault string) string { return name + ": " + fault },
		SourceNever:    func(names []string) string { return "never fetched from: " + strings.Join(names, ", ") },
		SourceDo:       "run shoudao sync, or open the screen",
		BackupFailed:   func(at, fault string) string { return "the daily copy failed (" + at + "): " + fault },
		Backup: func(last string, n int, dir string) string {
			return fmt.Sprintf("the last daily copy is of %s, %d kept in %s", last, n, dir)
		},
		BackupNone:   "no daily copy yet; the first screen or sync of a day makes one",
		BackupOff:    "daily copies are off ([backup] daily = false in the settings)",
		BackupOffNow: "; daily copies are off now",
		BackupDo:     "open the screen or run shoudao sync, and wait some seconds; if it stays old, see whether the disk is full or the folder may not be written",
		Groups:       func(n int) string { return fmt.Sprintf("the archive has all %d groups that the settings name", n) },
		NoGroups:     "there are no messages to compare with",
		UnknownGroups: func(names []string) string {
			return "groups of the settings that the archive does not have: " + strings.Join(names, ", ")
		},
		UnknownGroupsDo: "write a name as the messages have it, emoji and all; if the group has only not been read yet, leave it",
		Sum: func(errors, warnings int) string {
			if errors+warnings == 0 {
				return "all is well"
			}
			return fmt.Sprintf("errors: %d, to mind: %d", errors, warnings)
		},
	}
}
