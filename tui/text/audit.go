package text

import "fmt"

// AuditWords are those of the command that tells where every message went.
type AuditWords struct {
	Help                     CmdHelp
	Since, Until, Near, Full string // the flags
	// Sum is the equation of all messages from one instant to another; an empty one is no end.
	Sum             func(from, until string, f Flow) string
	Outside         func(n, groups int) string // heads what came of groups that are not in the settings
	Reasons, Groups string                     // head the filtered by reason, and by group
	Nearest         func(n, line int) string
	Muted           func(n int) string // heads what a mute alone kept out
	Others, Copies  func(n int) string // head the full lists
}

func zhAudit() AuditWords {
	return AuditWords{
		Help: CmdHelp{
			"每条消息去了哪里",
			"收到的 = 自己的 + 要办的 + 待看的 + 过滤的，一条不差；过滤的按原因、按群列出，离要办最近的写明缺什么。\n哪条是你的，用 shoudao mine 编号 放进要办。对不上时退出码是 1。\n--sample 随机抽几条来判，算出漏率；上限是 Clopper-Pearson 精确区间（95%）的上端。--check 拿判过的检查现在的规则和设置。",
		},
		Since: "从什么时候起，如 2026-03-01、2026-03-11T16:00、16:00；不写就是昨天下午起", Until: "到什么时候止，写法相同；只写日子，那一天全算", Near: "离要办最近的列几条", Full: "别人的任务、并进别的事的重复通知，全部列出",
		Sum: func(from, until string, f Flow) string {
			when := from + " 起"
			if until != "" {
				when = from + " 到 " + until + " "
			}
			return fmt.Sprintf("%s收到 %d 条 = 自己 %d + 要办 %d + 待看 %d + 过滤 %d", when, f.Received, f.Own, f.Todo, f.Look, f.Filtered)
		},
		Outside: func(n, groups int) string {
			return fmt.Sprintf("另有 %d 条没有判，不算在里面: 设置的 groups 里没有这 %d 个群", n, groups)
		},
		Reasons: "过滤的，按原因:",
		Groups:  "按群（过滤 / 收到）:",
		Nearest: func(n, line int) string {
			return fmt.Sprintf("离要办最近的 %d 条（满 %d 分才进）:", n, line)
		},
		Muted:  func(n int) string { return fmt.Sprintf("只因为群静音才没进来的，全部 %d 条:", n) },
		Others: func(n int) string { return fmt.Sprintf("说给别人的，全部 %d 条:", n) },
		Copies: func(n int) string {
			return fmt.Sprintf("并进别的事的重复通知，全部 %d 条（前面是那件事的短号）:", n)
		},
	}
}

func enAudit() AuditWords {
	return AuditWords{
		Help: CmdHelp{
			"Where every message went",
			"received = own + to do + look + filtered, to the last message; what was filtered by reason and by group, and what came\nnearest to the queue with what it lacked. shoudao mine ID takes one in. The exit code is 1 where it does not add up.\n--sample draws some at random to judge, and tells the miss rate; its bound is the upper end of the exact (Clopper-Pearson)\n95% interval. --check tests today's rules and settings by what you have judged.",
		},
		Since: "from when on, as 2026-03-01, 2026-03-11T16:00, 16:00; since yesterday afternoon, if you do not say", Until: "up to when, written likewise; a day alone is taken in whole", Near: "how many of the nearest misses to list", Full: "list in full other people's tasks, and the notices folded into an item as copies",
		Sum: func(from, until string, f Flow) string {
			when := "since " + from
			if until != "" {
				when = "from " + from + " to " + until
			}
			return fmt.Sprintf("%s: %d received = %d own + %d to do + %d look + %d filtered", when, f.Received, f.Own, f.Todo, f.Look, f.Filtered)
		},
		Outside: func(n, groups int) string {
			return fmt.Sprintf("not judged and not counted: %d, of %s that your settings do not name", n, plural(groups, "group"))
		},
		Reasons: "What was filtered, by reason:",
		Groups:  "By group (filtered / received):",
		Nearest: func(n, line int) string {
			return fmt.Sprintf("The %d nearest misses (the queue begins at %d):", n, line)
		},
		Muted:  func(n int) string { return fmt.Sprintf("Kept out by the mute of their group alone, all %d:", n) },
		Others: func(n int) string { return fmt.Sprintf("Said to others, all %d:", n) },
		Copies: func(n int) string {
			return fmt.Sprintf("Copies of a notice, all %d, behind the handle of its item:", n)
		},
	}
}
