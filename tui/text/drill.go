package text

import (
	"fmt"
	"strings"
)

// DrillWords are those of the drill.
type DrillWords struct {
	Help     CmdHelp
	Mine     string // the flag
	Head     func(groups, messages int, morning string) string
	Variants [7]string // what A to G are about
	// What became of a thing: when it first showed, its place among how many, and how many
	// messages came after it in all groups and in its own.
	Todo, Look func(shown string, rank, of, passed, within int) string
	Closed     func(shown, state string, passed, within int) string
	Missed     func(passed, within int) string
	Dues       func(said []string, holds string) string
	Alarm      func(at, group, since string, usual int) string
	NoAlarm    string
	Sum        func(n, missed int) string
	MineHead   func(day, morning string, n int) string
	MineSum    func(n, missed int) string
}

func zhDrill() DrillWords {
	variants := [...]string{
		"点名 @", "没有 @，只说岗位", "分三条发，中间隔着别人的话", "发一张图片，再说「看下通知，明天交」",
		"同一个通知两个群发，时限不一样", "晚上说不用报了", "那个群的消息停了，通知根本没进来",
	}
	scrolled := func(passed, within int) string {
		return fmt.Sprintf("不用它: 后面又来了 %d 条（本群 %d 条），要往上翻", passed, within)
	}
	return DrillWords{
		Help: CmdHelp{
			"演练: 那条通知换种说法，会不会漏",
			"把同一件事按七种说法（A 到 G）放进示例镇的那个下午，照真的判一遍，看第二天早上它在哪里: 会不会漏、什么时候进来、排第几、没有它要翻多少条。\n--mine 2026-03-11 用你自己的归档，看那天交给你的每件事。有会漏的，退出码是 1。",
		},
		Mine: "用自己的归档演练哪一天，如 2026-03-11",
		Head: func(groups, messages int, morning string) string {
			return fmt.Sprintf("演练: 示例镇 %d 个群、%d 条消息，领导 16:42 要各村党员数，第二天 %s 打开", groups, messages, morning)
		},
		Variants: variants,
		Todo: func(shown string, rank, of, passed, within int) string {
			return fmt.Sprintf("没漏: %s 进要办，第 %d / %d。", shown, rank, of) + scrolled(passed, within)
		},
		Look: func(shown string, rank, of, passed, within int) string {
			return fmt.Sprintf("没漏: %s 进待看，第 %d / %d。", shown, rank, of) + scrolled(passed, within)
		},
		Closed: func(shown, state string, passed, within int) string {
			return fmt.Sprintf("没漏: %s 进要办，早上已经是「%s」，还查得到。", shown, state) + scrolled(passed, within)
		},
		Missed: func(passed, within int) string {
			return "会漏: 两个单子里都没有。" + scrolled(passed, within)
		},
		Dues: func(said []string, holds string) string {
			return "说过的时限: " + strings.Join(said, "、") + "，按 " + holds
		},
		Alarm: func(at, group, since string, usual int) string {
			return fmt.Sprintf("没漏: %s 起提醒「%s」%s 以后没有消息（平时每个工作日约 %d 条），去群里看一眼", at, group, since, usual)
		},
		NoAlarm: "会漏: 到早上也没有提醒这个群停了",
		Sum: func(n, missed int) string {
			if missed == 0 {
				return fmt.Sprintf("%d 种说法，一种也没漏。换成自己的: shoudao drill --mine 某一天", n)
			}
			return fmt.Sprintf("%d 种说法，漏了 %d 种", n, missed)
		},
		MineHead: func(day, morning string, n int) string {
			return fmt.Sprintf("演练: %s 交给你 %d 件事；要是只看单子，第二天 %s 打开:", day, n, morning)
		},
		MineSum: func(n, missed int) string {
			if missed == 0 {
				return fmt.Sprintf("%d 件，一件也没漏。规则没看出来、你也没说过是你的，这里不会有: 用 shoudao audit 抽查", n)
			}
			return fmt.Sprintf("%d 件，漏 %d 件: 是你自己说了才知道的。shoudao why 编号 看它缺什么", n, missed)
		},
	}
}

func enDrill() DrillWords {
	variants := [...]string{
		"she is mentioned (@)", "no @, only her duty is named", "in three sends, with others in between",
		"a picture, then \"see the notice, due tomorrow\"", "the same notice in two groups, with two deadlines",
		"called off in the evening", "the group's messages have stopped, and the notice never comes in",
	}
	scrolled := func(passed, within int) string {
		return fmt.Sprintf(" Without it: %d messages came after (%d in its group) to scroll up", passed, within)
	}
	return DrillWords{
		Help: CmdHelp{
			"A drill: would that notice be missed, said another way",
			"Puts the same request into the afternoon of the sample town in seven ways (A to G), judges it as any archive is judged,\nand tells where it stands the next morning: whether it would be missed, when it came in, its place, and how many messages\nthere would be to scroll up. --mine 2026-03-11 does it with a day of your own archive. The exit code is 1 if anything is missed.",
		},
		Mine: "drill a day of your own archive, as 2026-03-11",
		Head: func(groups, messages int, morning string) string {
			return fmt.Sprintf("Drill: the sample town, %d groups, %d messages; at 16:42 her leader asks for each village's party members; opened at %s the next day", groups, messages, morning)
		},
		Variants: variants,
		Todo: func(shown string, rank, of, passed, within int) string {
			return fmt.Sprintf("Not missed: in the queue at %s, number %d of %d.", shown, rank, of) + scrolled(passed, within)
		},
		Look: func(shown string, rank, of, passed, within int) string {
			return fmt.Sprintf("Not missed: to look at since %s, number %d of %d.", shown, rank, of) + scrolled(passed, within)
		},
		Closed: func(shown, state string, passed, within int) string {
			return fmt.Sprintf("Not missed: in the queue at %s, in the morning it is %s and can still be found.", shown, state) + scrolled(passed, within)
		},
		Missed: func(passed, within int) string { return "Missed: it is in neither list." + scrolled(passed, within) },
		Dues: func(said []string, holds string) string {
			return "Deadlines said: " + strings.Join(said, ", ") + "; the one that holds: " + holds
		},
		Alarm: func(at, group, since string, usual int) string {
			return fmt.Sprintf("Not missed: since %s it is told that \"%s\" has been silent since %s (usually about %d a workday): look into the group", at, group, since, usual)
		},
		NoAlarm: "Missed: by the morning nobody was told that the group had stopped",
		Sum: func(n, missed int) string {
			if missed == 0 {
				return fmt.Sprintf("%d ways, none missed. With your own messages: shoudao drill --mine DAY", n)
			}
			return fmt.Sprintf("%d ways, %d missed", n, missed)
		},
		MineHead: func(day, morning string, n int) string {
			return fmt.Sprintf("Drill: on %s %d things were asked of you; had you read the queue alone, at %s the next day:", day, n, morning)
		},
		MineSum: func(n, missed int) string {
			if missed == 0 {
				return fmt.Sprintf("%d things, none missed. What the rules did not see and you never said is not here: take samples with shoudao audit", n)
			}
			return fmt.Sprintf("%d things, %d missed: they are known only because you said so. shoudao why ID tells what each lacked", n, missed)
		},
	}
}
