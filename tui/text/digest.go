package text

import "fmt"

// DigestWords are those of the page of the morning and the evening.
type DigestWords struct {
	Help CmdHelp
	// What the flags do.
	FlagMorning, FlagEvening, FlagTomorrow, FlagSince, FlagFormat, FlagOut string

	Morning, Evening, Tomorrow string // the names of the editions
	Since                      func(at string) string
	// The heads of its parts.
	Today             func(n, overdue int) string
	DueTomorrow       func(n int) string
	NextDay           func(day string, n int) string // what is due up to the end of the next workday
	New               func(n, night int) string      // night: of these
	NewLook           func(n int) string
	Moved, Cancelled  func(n int) string
	Finished          func(n int) string // by what was said, and not by her
	Promised, Owed    func(n int) string
	Back              func(n int) string
	Coverage, Balance string
	None              string // there is nothing of the sort
	Rest              func(week, later, undated, old int) string
	More              func(n int, command string) string
	Held              func(n int, until string) string
	// Mark an item: it is new, came at night, and could not wait for the morning.
	Fresh, AtNight, Emergency string
	Above                     func(n int) string // so many of the new are listed above
	BackAt                    func(at string) string
	// Nothing says that there is nothing new, and how that is known; Unproven that what was
	// read holds nothing new, and that this is not all; Incomplete heads what was not read.
	Nothing     func(since, until string, groups int) string
	Unproven    func(since string) string
	NothingRead func(since string) string // there are no copies of that time at all
	Incomplete  string
	After       func(until string) string // what came since is not known
	Never       func(group string) string // nothing of it was ever read
	Hush        func(group string, usual int, since string) string
	Gap         func(feed, from, to string) string
	NoGroups    string
	// The plots.
	ByHour, ByClock, ByGroup, Ahead string
	Hour, Messages, Useful          string // over the columns
	Share                           func(todo, others, percent int) string
	Beyond                          func(n int) string
	Todo, Look, Rested, Own, Sum    string // the parts of a bar
	Footer                          func(name string) string
	Wrote                           func(path string) string
}

func zhDigest() DigestWords {
	return DigestWords{
		Help: CmdHelp{
			"早报、晚报: 今天、明天、新来的、改期的、取消的，以及读到了哪里",
			"上午是早报，下午是晚报，也可以指定；--tomorrow 只列明天的。新来的是上一份没报过的，晚导入的也算（一小时内再出算同一份），或从 --since 起。\n" +
				"夜里来的留到早上再报，防汛、森林防火、地震、应急这些急事除外；今天、明天到期的一件不藏。\n" +
				"说没有新的，必附依据: 每个群都读到了几点，来源有没有出错；不全的写明缺什么。\n" +
				"格式: text、markdown、html（一个文件，不联网，不含脚本）；--out 按文件名猜格式。",
		},
		FlagMorning: "早报", FlagEvening: "晚报", FlagTomorrow: "只列明天到期的",
		FlagSince:  "从什么时候算起，如 2026-03-11、2026-03-11T16:00、16:00",
		FlagFormat: "text、markdown（md）或 html", FlagOut: "写进这个文件",
		Morning: "早报", Evening: "晚报", Tomorrow: "明天",
		Since: func(at string) string { return at + " 以来" },
		Today: func(n, overdue int) string {
			if overdue > 0 {
				return fmt.Sprintf("今天 %d 件（逾期 %d）", n, overdue)
			}
			return fmt.Sprintf("今天 %d 件", n)
		},
		DueTomorrow: func(n int) string { return fmt.Sprintf("明天 %d 件", n) },
		NextDay:     func(day string, n int) string { return fmt.Sprintf("到下一个工作日 %s 另有 %d 件", day, n) },
		New: func(n, night int) string {
			if night > 0 {
				return fmt.Sprintf("新来的 %d 件（夜里 %d）", n, night)
			}
			return fmt.Sprintf("新来的 %d 件", n)
		},
		NewLook:   func(n int) string { return fmt.Sprintf("新的待看 %d 件", n) },
		Moved:     func(n int) string { return fmt.Sprintf("改期 %d 件", n) },
		Cancelled: func(n int) string { return fmt.Sprintf("取消 %d 件", n) },
		Finished:  func(n int) string { return fmt.Sprintf("群里已了结 %d 件", n) },
		Promised:  func(n int) string { return fmt.Sprintf("你答应过的 %d 件", n) },
		Owed:      func(n int) string { return fmt.Sprintf("还没回收到的 %d 件", n) },
		Back:      func(n int) string { return fmt.Sprintf("明天以前回来的稍后 %d 件", n) },
		Coverage:  "读到哪里", Balance: "对账", None: "没有",
		Rest: func(week, later, undated, old int) string {
			return fmt.Sprintf("另有: 本周 %d，以后 %d，没写时间 %d，陈旧 %d", week, later, undated, old)
		},
		More: func(n int, command string) string { return fmt.Sprintf("还有 %d 件: %s", n, command) },
		Held: func(n int, until string) string {
			return fmt.Sprintf("今夜来的 %d 件留到 %s 再报，都不是急事", n, until)
		},
		Fresh: "新", AtNight: "夜里新来", Emergency: "急",
		Above:  func(n int) string { return fmt.Sprintf("另 %d 件列在上面", n) },
		BackAt: func(at string) string { return at + " 回来" },
		Nothing: func(since, until string, groups int) string {
			return fmt.Sprintf("%s 以来没有给你的新消息: %d 个群都读到 %s，来源都正常", since, groups, until)
		},
		Unproven: func(since string) string {
			return since + " 以来读到的里面没有给你的，但没有全读到，不能说没有；缺什么见下面"
		},
		NothingRead: func(since string) string {
			return since + " 以后的消息还一条没有读到，有没有新的不知道"
		},
		Incomplete: "没读全的:",
		After:      func(until string) string { return until + " 以后说了什么，还没有读到" },
		Never:      func(group string) string { return group + ": 从来没有读到过" },
		Hush: func(group string, usual int, since string) string {
			return fmt.Sprintf("%s: 平时一天 %d 条，%s 起没有声音，可能没读到", group, usual, since)
		},
		Gap: func(feed, from, to string) string {
			return fmt.Sprintf("%s: %s 到 %s 没有人接收", feed, from, to)
		},
		NoGroups: "还没有读到任何群",
		ByHour:   "每小时的消息", ByClock: "一天里各钟点的消息", ByGroup: "各群的消息", Ahead: "往后的截止",
		Hour: "时", Messages: "条", Useful: "有用",
		Share: func(todo, others, percent int) string {
			return fmt.Sprintf("有用 %d / %d = %d%%（要办的 / 别人发的）", todo, others, percent)
		},
		Beyond: func(n int) string { return fmt.Sprintf("再往后 %d 件", n) },
		Todo:   "要办", Look: "待看", Rested: "过滤", Own: "自己", Sum: "收到",
		Footer: func(name string) string { return name + " 在本机生成，不联网，不含脚本" },
		Wrote:  func(path string) string { return "写好了 " + path },
	}
}

func enDigest() DigestWords {
	return DigestWords{
		Help: CmdHelp{
			"The morning and the evening page: today, tomorrow, what is new, moved or cancelled, and how far the groups are known",
			"The morning page before noon and the evening page after it, unless you say which; --tomorrow lists what is due tomorrow only. New is\n" +
				"what the page before did not tell, however late it came in (given again within the hour it is the same page), or from --since on.\n" +
				"What comes at night is kept for the morning, except emergencies; of what is due today and tomorrow nothing is kept back.\n" +
				"That there is nothing new is said with its proof only: up to when every group is known, and that no source fails; else what is missing.\n" +
				"Formats: text, markdown, html (one file, nothing fetched, no script); --out tells the format by the name.",
		},
		FlagMorning: "the morning page", FlagEvening: "the evening page", FlagTomorrow: "only what is due tomorrow",
		FlagSince:  "from when on, as 2026-03-11, 2026-03-11T16:00, 16:00",
		FlagFormat: "text, markdown (md) or html", FlagOut: "write it to this file",
		Morning: "Morning", Evening: "Evening", Tomorrow: "Tomorrow",
		Since: func(at string) string { return "since " + at },
		Today: func(n, overdue int) string {
			if overdue > 0 {
				return fmt.Sprintf("Today: %d (%d overdue)", n, overdue)
			}
			return fmt.Sprintf("Today: %d", n)
		},
		DueTomorrow: func(n int) string { return fmt.Sprintf("Tomorrow: %d", n) },
		NextDay:     func(day string, n int) string { return fmt.Sprintf("Up to the next workday, %s: %d more", day, n) },
		New: func(n, night int) string {
			if night > 0 {
				return fmt.Sprintf("New: %d (%d at night)", n, night)
			}
			return fmt.Sprintf("New: %d", n)
		},
		NewLook:   func(n int) string { return fmt.Sprintf("New to look at: %d", n) },
		Moved:     func(n int) string { return fmt.Sprintf("Moved: %d", n) },
		Cancelled: func(n int) string { return fmt.Sprintf("Cancelled: %d", n) },
		Finished:  func(n int) string { return fmt.Sprintf("Done, by what was said: %d", n) },
		Promised:  func(n int) string { return fmt.Sprintf("You said you would: %d", n) },
		Owed:      func(n int) string { return fmt.Sprintf("Receipts you owe: %d", n) },
		Back:      func(n int) string { return fmt.Sprintf("Snoozed, and back by tomorrow: %d", n) },
		Coverage:  "How far the groups are known", Balance: "The balance", None: "nothing",
		Rest: func(week, later, undated, old int) string {
			return fmt.Sprintf("besides: %d this week, %d later, %d undated, %d old", week, later, undated, old)
		},
		More: func(n int, command string) string { return fmt.Sprintf("%d more: %s", n, command) },
		Held: func(n int, until string) string {
			return fmt.Sprintf("%d of this night kept until %s: no emergencies", n, until)
		},
		Fresh: "new", AtNight: "new, at night", Emergency: "emergency",
		Above:  func(n int) string { return fmt.Sprintf("%d of them are listed above", n) },
		BackAt: func(at string) string { return "back at " + at },
		Nothing: func(since, until string, groups int) string {
			return fmt.Sprintf("nothing new for you since %s: all %d groups are known up to %s, and no source fails", since, groups, until)
		},
		Unproven: func(since string) string {
			return "none in what was read since " + since + ", and that is not all: see below what is missing"
		},
		NothingRead: func(since string) string {
			return "nothing has been read of the time after " + since + ": whether anything is new is not known"
		},
		Incomplete: "Not all of it was read:",
		After:      func(until string) string { return "what was said after " + until + " is not known yet" },
		Never:      func(group string) string { return group + ": nothing of it was ever read" },
		Hush: func(group string, usual int, since string) string {
			return fmt.Sprintf("%s: %d messages on a usual day, and none since %s; they may not have been read", group, usual, since)
		},
		Gap: func(feed, from, to string) string {
			return fmt.Sprintf("%s: nobody listened from %s to %s", feed, from, to)
		},
		NoGroups: "no group has been read yet",
		ByHour:   "Messages by hour", ByClock: "Messages by hour of the day", ByGroup: "Messages by group", Ahead: "Deadlines ahead",
		Hour: "hour", Messages: "n", Useful: "use",
		Share: func(todo, others, percent int) string {
			return fmt.Sprintf("useful %d / %d = %d%% (to do / by others)", todo, others, percent)
		},
		Beyond: func(n int) string { return fmt.Sprintf("%d due after that", n) },
		Todo:   "to do", Look: "look", Rested: "filtered", Own: "own", Sum: "received",
		Footer: func(name string) string {
			return "made by " + name + " on this computer; it fetches nothing and runs no script"
		},
		Wrote: func(path string) string { return "written to " + path },
	}
}
