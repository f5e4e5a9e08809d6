package text

import "fmt"

// ShiftWords are those of what a new judgement changes.
type ShiftWords struct {
	Nothing                    func(dry bool) string
	Entering, Leaving, Changed func(n int, dry bool) string // head a list
	More                       func(n int) string           // of a list that is cut
	Moved                      func(from, to string) string
	Due                        func(from, to string) string
	Handled                    string // the user has dealt with it as hers
	Judged                     func(messages int) string
	Rules                      func(was, is string) string // why it was judged anew
	Settings                   string
	Counted                    func(entering, leaving, changed int) string
	Again                      string // where to read it again
	Never                      string // nothing was judged anew
	Enter                      string // the screen waits for it
	Places                     StandWords
}

// StandWords name where an item stands.
type StandWords struct {
	Filtered, Queue, Look, Snoozed, Done, Cancelled, NotMine, Joined string
}

func zhShift() ShiftWords {
	would := func(dry bool, would, did string) string {
		if dry {
			return would
		}
		return did
	}
	return ShiftWords{
		Nothing: func(dry bool) string { return would(dry, "不会有变化", "没有变化") },
		Entering: func(n int, dry bool) string {
			return fmt.Sprintf(would(dry, "会进单子 %d 件:", "进了单子 %d 件:"), n)
		},
		Leaving: func(n int, dry bool) string {
			return fmt.Sprintf(would(dry, "会出单子 %d 件:", "出了单子 %d 件:"), n)
		},
		Changed: func(n int, dry bool) string {
			return fmt.Sprintf(would(dry, "会有别的变化 %d 件:", "别的变化 %d 件:"), n)
		},
		More:    func(n int) string { return fmt.Sprintf("还有 %d 件", n) },
		Moved:   func(from, to string) string { return from + " -> " + to },
		Due:     func(from, to string) string { return "截止 " + from + " -> " + to },
		Handled: "（你当自己的事处理过）",
		Judged:  func(n int) string { return fmt.Sprintf("重算了 %d 条消息", n) },
		Rules: func(was, is string) string {
			return "程序升级了（规则 " + was + " -> " + is + "），单子重算过；你处理过的都还算数。"
		},
		Settings: "设置改了，单子重算过；你处理过的都还算数。",
		Counted: func(entering, leaving, changed int) string {
			return fmt.Sprintf("进了单子 %d 件，出了单子 %d 件，别的变化 %d 件。", entering, leaving, changed)
		},
		Again: "全部再看一遍: shoudao retriage --last",
		Never: "还没有因为换规则或改设置变过",
		Enter: "按 Enter 打开单子",
		Places: StandWords{
			Filtered: "已过滤", Queue: "单子", Look: "待看", Snoozed: "收起", Done: "已完成", Cancelled: "已取消", NotMine: "不是我的", Joined: "并入另一件",
		},
	}
}

func enShift() ShiftWords {
	would := func(dry bool, would, did string) string {
		if dry {
			return would
		}
		return did
	}
	return ShiftWords{
		Nothing: func(dry bool) string { return would(dry, "nothing would change", "nothing has changed") },
		Entering: func(n int, dry bool) string {
			return fmt.Sprintf(would(dry, "%d would enter the queue:", "%d entered the queue:"), n)
		},
		Leaving: func(n int, dry bool) string {
			return fmt.Sprintf(would(dry, "%d would leave the queue:", "%d left the queue:"), n)
		},
		Changed: func(n int, dry bool) string {
			return fmt.Sprintf(would(dry, "%d would change otherwise:", "%d changed otherwise:"), n)
		},
		More:    func(n int) string { return fmt.Sprintf("and %d more", n) },
		Moved:   func(from, to string) string { return from + " -> " + to },
		Due:     func(from, to string) string { return "due " + from + " -> " + to },
		Handled: "(you have dealt with it as yours)",
		Judged:  func(n int) string { return fmt.Sprintf("judged %d messages anew", n) },
		Rules: func(was, is string) string {
			return "The program was upgraded (rules " + was + " -> " + is + ") and the queue judged anew; what you decided holds."
		},
		Settings: "The settings have changed and the queue was judged anew; what you decided holds.",
		Counted: func(entering, leaving, changed int) string {
			return fmt.Sprintf("%d entered the queue, %d left it, %d changed otherwise.", entering, leaving, changed)
		},
		Again: "All of it again: shoudao retriage --last",
		Never: "other rules or settings have not changed anything so far",
		Enter: "Press Enter for the queue",
		Places: StandWords{
			Filtered: "filtered", Queue: "queue", Look: "worth a glance", Snoozed: "snoozed", Done: "done", Cancelled: "called off", NotMine: "not yours", Joined: "part of another",
		},
	}
}
