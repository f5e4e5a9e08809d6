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
	Archive               func(path string, messages, groups int) string
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

func zhCheckup() CheckupWords {
	return CheckupWords{
		Levels: [3]string{"好", "注意", "出错"}, LevelCells: 6, NameCells: 8,
		Name:      checkName(map[string]string{"settings": "设置", "holidays": "节假日", "archive": "消息库", "backup": "备份", "groups": "群名"}),
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
		Archive: func(path string, messages, groups int) string {
			return fmt.Sprintf("%s，%d 条消息，%d 个群，读得通", path, messages, groups)
		},
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
		Name:      checkName(map[string]string{"settings": "settings", "holidays": "holidays", "archive": "archive", "backup": "backup", "groups": "groups"}),
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
		Archive: func(path string, messages, groups int) string {
			return fmt.Sprintf("%s, %d messages of %d groups, readable", path, messages, groups)
		},
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
