package text

import (
	"fmt"
	"strings"
)

// NotifyWords are those of a notification on the desktop: what cannot wait, in one
// sentence. Of several things the one that is due first is named. What is said of
// an item, and the name of a group, are empty where they are not to be shown.
type NotifyWords struct {
	Emergency func(n int, what string) string
	Urgent    func(n int, what string) string
	Earlier   func(n int, due, what string) string // a deadline was moved forward
	Soon      func(n int, due, what string) string
	Night     func(n int) string                           // what came in the night
	NightDue  func(n, today int, due, what string) string  // and what of it is due today
	Silent    func(behind int, group, until string) string // groups that do not keep up
	// Hush is of one group that has fallen silent against its own rhythm.
	Hush  func(group string, usual int, since string) string
	Join  string // between two sentences
	Quiet string // how the setting has to look
}

func zhNotify() NotifyWords {
	// The item is named behind what is said of it.
	of := func(n int, one, many, what string) string {
		switch {
		case n == 1 && what == "":
			return "有 1 件" + one
		case n == 1:
			return one + ": " + what
		case what == "":
			return fmt.Sprintf("有 %d 件%s", n, many)
		}
		return fmt.Sprintf("%d 件%s: %s 等", n, many, what)
	}
	expires := func(due string) string {
		if strings.ContainsAny(due[max(len(due)-1, 0):], "0123456789") {
			due += " "
		}
		return due + "到期"
	}
	soon := func(n int, due, what string) string { return of(n, expires(due), "快到期，最早"+due, what) }
	return NotifyWords{
		Emergency: func(n int, what string) string { return of(n, "紧急情况", "紧急情况", what) },
		Urgent:    func(n int, what string) string { return of(n, "加急", "加急", what) },
		Earlier: func(n int, due, what string) string {
			return of(n, "改早到"+due, "改早了，最早"+due, what)
		},
		Soon:  soon,
		Night: func(n int) string { return fmt.Sprintf("夜里来了 %d 件", n) },
		NightDue: func(n, today int, due, what string) string {
			said := fmt.Sprintf("夜里来了 %d 件，%d 件%s", n, today, expires(due))
			if today > 1 {
				said = fmt.Sprintf("夜里来了 %d 件，%d 件今天到期，最早%s", n, today, due)
			}
			if what != "" {
				said += ": " + what
			}
			return said
		},
		Hush: func(group string, usual int, since string) string {
			if group == "" {
				group = "有 1 个群"
			}
			return fmt.Sprintf("%s 平时每天约%d条，%s 以后没有消息", group, usual, since)
		},
		Silent: func(n int, group, until string) string {
			switch {
			case group == "" && n == 1:
				return "有 1 个群只到 " + until
			case group == "":
				return fmt.Sprintf("有 %d 个群没有跟上，最早的只到 %s", n, until)
			case n == 1:
				return group + " 只到 " + until
			}
			return fmt.Sprintf("%d 个群没有跟上，%s 只到 %s", n, group, until)
		},
		Join:  "；",
		Quiet: "写成 \"21:00-07:30\" 这样，可以跨过半夜；\"\" 就是整天都提醒",
	}
}

func enNotify() NotifyWords {
	of := func(n int, one, many, what string) string {
		said := "1 " + one
		if n > 1 {
			said = fmt.Sprintf("%d %s", n, many)
		}
		switch {
		case what == "":
			return said
		case n == 1:
			return one + ": " + what
		}
		return said + ": " + what + " and more"
	}
	return NotifyWords{
		Emergency: func(n int, what string) string { return of(n, "emergency", "emergencies", what) },
		Urgent:    func(n int, what string) string { return of(n, "urgent", "urgent", what) },
		Earlier: func(n int, due, what string) string {
			return of(n, "moved forward to "+due, "moved forward, the first to "+due, what)
		},
		Soon: func(n int, due, what string) string {
			return of(n, "due "+due, "due soon, the first "+due, what)
		},
		Night: func(n int) string { return fmt.Sprintf("%d came in the night", n) },
		NightDue: func(n, today int, due, what string) string {
			said := fmt.Sprintf("%d came in the night, %d due %s", n, today, due)
			if today > 1 {
				said = fmt.Sprintf("%d came in the night, %d due today, the first %s", n, today, due)
			}
			if what != "" {
				said += ": " + what
			}
			return said
		},
		Hush: func(group string, usual int, since string) string {
			if group == "" {
				group = "1 group"
			}
			return fmt.Sprintf("%s brings about %d a day, and nothing since %s", group, usual, since)
		},
		Silent: func(n int, group, until string) string {
			switch {
			case group == "" && n == 1:
				return "1 group reaches only to " + until
			case group == "":
				return fmt.Sprintf("%d groups do not keep up, the last reaches only to %s", n, until)
			case n == 1:
				return group + " reaches only to " + until
			}
			return fmt.Sprintf("%d groups do not keep up, %s reaches only to %s", n, group, until)
		},
		Join:  ". ",
		Quiet: "write it like \"21:00-07:30\"; it may go past midnight; \"\" tells you of things at any hour",
	}
}

// The table of the settings.
const zhNotifyTemplate = `
[notify]                                          # 屏幕开着时提醒: 快到期的新事、应急的事、改早了的期限、没跟上的群
# on = true                # false: 一概不提醒
# bell = true              # 响铃
# words = true             # false: 提醒里只有件数，不出现消息的字句和群名
# quiet = "21:00-07:30"    # 夜里先攒着，早上说一句；应急的（防汛、森林防火、地震、预警）不等；"" 整天都提醒
`

const enNotifyTemplate = `
[notify]                                          # while the screen is open: what is new and due soon, emergencies, deadlines moved forward, groups that do not keep up
# on = true                # false: tell nothing
# bell = true              # ring the bell of the terminal
# words = true             # false: numbers only, without words of messages and names of groups
# quiet = "21:00-07:30"    # keep it for the morning; emergencies are told at once. "": any hour
`
