package text

import (
	"fmt"
	"strings"

	"shoudao/triage"
)

func chinese() Words {
	return Words{
		Lang:  Chinese,
		Name:  "收到",
		Times: zhTimes(),
		Buckets: BucketWords{
			Pinned: "置顶", Returned: "到点回来", Overdue: "逾期", Today: "今天到期", Tomorrow: "明天", ThisWeek: "本周", Later: "以后",
			NoDate: "没写时间", Aged: "久未处理",
		},
		Badges: BadgeWords{
			Cells:  6,
			Pinned: "[置顶]", Reopened: "[重开]", Woke: "[到点]", Moved: "[改期]", Secret: "[密级]",
			Mentioned: "[@我]", Named: "[点名]", StandIn: "[代班]", Answered: "[问我]", Role: "[岗位]", Unit: "[单位]",
			Area: "[片区]", Duty: "[职责]", Everyone: "[全员]", Group: "[本群]", Promised: "[承诺]",
			Added: "[自加]", Told: "[要办]", Rota: "[排班]",
		},
		States: StateWords{Open: "要办", Done: "已完成", Cancelled: "已取消", NotMine: "不是任务", Snoozed: "稍后"},
		Acts: ActWords{
			Ask: "交办", Part: "接着说", Attach: "附件", Copy: "重发", Chase: "催", Move: "改期", Cancel: "取消",
			Clarify: "说明", Promise: "你答应", Receipt: "你收到", Finish: "你办完", Reopen: "退回", Told: "他人说已办",
		},
		Verbs: VerbWords{
			Done: "完成", Open: "放回", Snooze: "稍后", NotMine: "不是任务", Mine: "是我的", SetDue: "改截止",
			AcceptDue: "认可时限", Pin: "置顶", Unpin: "不置顶", Note: "备注", Replied: "复制「收到」", Sampled: "判为不是我的",
		},
		Kinds: KindWords{
			Image: "[图片]", File: "[文件]", Link: "[链接]", Voice: "[语音]", Video: "[视频]", Sticker: "[表情]",
			System: "[系统]", Recall: "[撤回了一条消息]", Edit: "[改了一条消息]", Other: "[其他]",
			Recalled: func(at string) string { return "已撤回 " + at },
			Edited:   func(at string) string { return at + " 改过" },
			Earlier:  "原先说的:",
			Withheld: func(marking string) string { return "[标有" + marking + "，正文不入库，请到原处看]" },
		},
		Screens: ScreenWords{
			Queue: "要办", Look: "待看", Snoozed: "稍后", Sent: "我发出的", Filtered: "已过滤", Search: "搜索", Groups: "群体检",
			Detail: "详情", Place: "看原群", Help: "帮助",
		},
		Queue:  zhQueue(),
		Detail: zhDetail(),
		Band: BandWords{
			ToYou: "点到你", Request: "要办的话",
			Stale:       func(key string) string { return "有变化，按 " + key + " 更新" },
			Every:       "全部",
			Copied:      "重复",
			Folded:      func(title string) string { return "重复的通知，已经并进: " + title },
			HersAlready: "重复的通知不用判: 那件事单子里已经有了",
			Today:       "今天 ", Always: "全部 ",
			Days:       func(n int) string { return fmt.Sprintf("近%d天 ", n) },
			Outside:    func(n int) string { return fmt.Sprintf("另有%d条没判", n) },
			NoFiltered: "没有被过滤的消息",
			NoSent:     "近30天没有你自己发的消息",
			HowSent:    "认出你靠设置里的 names 和 ids",
			Points:     func(score, line int) string { return fmt.Sprintf("%d分，满%d分才进要办", score, line) },
			Muted: func(score int, band triage.Band) string {
				return fmt.Sprintf("群没静音的话 %d分，%s", score, map[triage.Band]string{triage.Todo: "会进要办", triage.Look: "会进待看", triage.Filtered: "也进不来"}[band])
			},
			Lacks:   func(what []string) string { return "缺: " + strings.Join(what, "，") },
			Working: "正在查为什么",
		},
		Groups: GroupsWords{
			Name: "群", Messages: "条", Useful: "有用", Until: "读到", Last: "最近一条",
			Span:   func(days int) string { return fmt.Sprintf("近%d天", days) },
			Behind: "比别的群旧",
			Sum: func(f Flow, days int) string {
				return fmt.Sprintf("近%d天 %d条 = 要办%d + 待看%d + 过滤%d + 自己%d", days, f.Received, f.Todo, f.Look, f.Filtered, f.Own)
			},
			Covered: func(until string) string { return "这份记录到 " + until + " 为止，之后的还没有读入" },
			Hush: func(usual int, since string) string {
				return fmt.Sprintf("平时每个工作日约%d条，%s 以后一条也没有；没有消息不等于没有事", usual, since)
			},
			FeedOK:     func(name, at string) string { return name + "  正常，" + at + " 收过" },
			FeedFailed: func(name, why string) string { return name + "  收不到: " + why },
			FeedNew:    func(name string) string { return name + "  还没收过" },
			FeedGap: func(from, to string, more int) string {
				said := "没有覆盖 " + from + " 到 " + to
				if more > 0 {
					said += fmt.Sprintf("（另有%d段）", more)
				}
				return said
			},
			FeedNewest: func(at, group, ago string) string {
				return "最近一条: " + at + " " + group + "（" + ago + "前）"
			},
			FeedLag: func(ok, quiet, since string) string {
				return "落后: " + ok + " 收的时候已有 " + quiet + " 没有更新的；那以后的 " + since + " 还没收，不知道有没有"
			},
			FeedPrompt: func(ok string) string { return "落后: 不到 1分，" + ok + " 刚收过" },
			FeedGroups: func(n int, which string) string { return fmt.Sprintf("%d个群，各自最近一条: %s", n, which) },
			FeedAside:  func(file, at, why string) string { return "放在一边: " + file + "（" + at + " 起）: " + why },
			FeedAsides: func(n int) string { return fmt.Sprintf("%d个文件放在一边", n) },
			FeedLast:   func(at, group string) string { return "最近一条 " + at + " " + group },
			FeedNone:   "最近一条: 还没有从这里收到过消息",
			NoFeeds:    [2]string{"设置里还没有来源", "运行 shoudao init 看管一个文件夹，或在设置里写 [[source]]"},
			Join:       "，",
			FeedLack: func(group, from, to string, n int) string {
				return fmt.Sprintf("%s: %s 到 %s 之间缺 %d 条，补不回来，请到群里看一眼（撤回的也会缺号）", group, from, to, n)
			},
			FeedDo:    func(do string) string { return "怎么办: " + do },
			MoreFeeds: func(n int) string { return fmt.Sprintf("另有%d处正常", n) },
		},
		Place: PlaceWords{Start: "前面没有了", End: "后面没有了"},
		Search: SearchWords{
			Meant:   zhMeant(),
			Prompt:  "查: ",
			Hint:    "空格都要有，| 有一个，- 不要，/正则/；群: 从: 时: 前: 后: 有:附件 状态:完成",
			None:    func(query string) string { return "归档里没有「" + query + "」" },
			Count:   func(n int, more bool) string { return count(n, more, "%d条", "先看%d条，后面还有") },
			Working: "正在查",
			Looking: func(until string) string { return "逐条翻到 " + until },
			Scanned: func(n int) string { return fmt.Sprintf("索引帮不上，逐条翻了%d条", n) },
			Halted:  func(n int, until string) string { return fmt.Sprintf("翻了%d条，停在 %s", n, until) },
			Halt:    "停下", GoOn: "接着翻",
			Folded:     func(rows int) string { return fmt.Sprintf("，折成%d行", rows) },
			Shelf:      func(n int) string { return fmt.Sprintf("存下的视图 %d 个，下键选", n) },
			View:       func(name string) string { return "视图 " + name },
			SaveAs:     func(q string) string { return "存为视图: " + q },
			SaveHint:   "起个名字，Enter 存下  Esc 不存",
			Instead:    func(q string) string { return "这个名字已有，会换掉: " + q },
			Saved:      func(name string) string { return "已存为视图「" + name + "」" },
			Dropped:    func(name, key string) string { return "已删掉「" + name + "」  " + key + " 放回" },
			SaveFailed: func(cause string) string { return "视图没存上: " + cause },
			Gone:       "[已删]",
			Item:       func(state, due string) string { return strings.TrimSpace(state + " " + due) },
			FromIME:    "输入法在中文状态，打的字直接拿来搜索；按 Esc 返回，按 Shift 切换",
		},
		Dialog: DialogWords{
			Snooze:     func(what string) string { return "稍后: " + what },
			Due:        func(what string) string { return "改截止: " + what },
			Note:       func(what string) string { return "备注: " + what },
			SnoozeHint: "Enter 确定  Esc 返回  上下键选，或直接写: 今晚  周五  3.15  +2d  明早九点",
			DueHint:    "Enter 确定  Esc 返回  上下键选，或直接写: 今晚  周五  3.15 17:00  +2d",
			NoteOver:   func(n int) string { return fmt.Sprintf("多出 %d 字没有收: 备注最多 4 KB", n) },
			NoteHint:   "Enter 保存  Esc 返回（内容保留）",
			DueSay:     "到: ", SnoozePrompt: "到: ",
			SnoozeChoices: []string{"1小时后", "今天下午", "今晚", "明早", "下周一"},
			DueChoices:    []string{"今天下班前", "明天下班前", "周五", "下周一"},
			DayBefore:     "截止前1天",
			NoDue:         "不设时限",
			Unread:        func(typed string) string { return "看不懂这个时间: " + typed },
			Passed:        func(at string) string { return "已经过去: " + at },
			BeforeDue:     "(截止前两小时)",
			Items:         func(n int) string { return fmt.Sprintf("%d项", n) },
		},
		Help: HelpWords{
			Of:     func(screen string) string { return "帮助: " + screen },
			Close:  "Enter 执行这一行  Esc 关闭",
			Filter: "查按键: ",
			None:   "没有这样的按键",
			IME: func(twins []string) string {
				return "输入法开着也能用: " + strings.Join(append(twins, "数字、方向键、Enter、Esc、F 键照常"), "  ")
			},
			Twin:    func(wide, key string) string { return wide + " 同 " + key },
			Palette: "命令", NoCommand: "没有这样的命令",
			PaletteHint: "写中文、拼音首字母或英文: 稍后  sh  snooze   Enter 执行  Esc 返回",
		},
		Keys:   zhKeys(),
		Status: zhStatus(),
		Notify: zhNotify(),
		Cmd:    zhCmd(),
		Paste:  zhPaste(),
		Plain:  zhPlain(),
		Setup:  zhSetup(),
		Trust:  zhTrust(),
		Review: zhReview(),
		Errors: ErrorWords{
			Read:      func(cause string) string { return "读不到收件箱: " + cause },
			ReadAgain: func(key string) string { return "（按 " + key + " 再读）" },
			Decide:    func(cause string) string { return "没有记下，已放回: " + cause },
			Undo:      func(cause string) string { return "没能撤销: " + cause },
			Search:    func(cause string) string { return "搜索失败: " + cause },
			DailyCopy: func(cause string) string {
				return "今天的自动备份没做成: " + cause + "  shoudao doctor 说怎么办"
			},
			NothingToUndo: "没有可撤销的",
			NothingToRedo: "没有可重做的",
		},
	}
}

// count says n in the first form, or in the second if there are more than n.
func count(n int, more bool, exact, atLeast string) string {
	if more {
		return fmt.Sprintf(atLeast, n)
	}
	return fmt.Sprintf(exact, n)
}

func zhQueue() QueueWords {
	return QueueWords{
		Cover: func(groups int, until string, behind int) string {
			s := fmt.Sprintf("%d群 读到 %s", groups, until)
			if behind > 0 {
				s += fmt.Sprintf("，%d群更早", behind)
			}
			return s
		},
		NoCover: "还没有读入任何群",
		Failing: func(n int, name string) string {
			if n > 1 {
				return fmt.Sprintf("%d处收不到新消息（看 7）", n)
			}
			return name + " 收不到新消息（看 7）"
		},
		Flow: func(f Flow) string {
			return fmt.Sprintf("%d条 = 要办%d + 待看%d + 过滤%d + 自己%d", f.Received, f.Todo, f.Look, f.Filtered, f.Own)
		},
		Since: func(at string) string { return at + " 起" },
		Sums: func(f Flow) string {
			return fmt.Sprintf("%d条=要办%d+待看%d+过滤%d+自己%d", f.Received, f.Todo, f.Look, f.Filtered, f.Own)
		},
		Received:   func(received, items int) string { return fmt.Sprintf("%d条 -> %d项", received, items) },
		Balanced:   "[平]",
		Unbalanced: "[不平]",
		DueToday:   func(n int) string { return fmt.Sprintf("今天到期 %d", n) },
		Overdue:    func(n int) string { return fmt.Sprintf("逾期 %d", n) },
		Snoozed:    func(n int) string { return fmt.Sprintf("稍后 %d", n) },
		Loading:    "正在读", Unknown: "还不知道",
		Empty:        func(until string) string { return "到 " + until + " 为止，没有要你办的" },
		EmptyLook:    func(until string) string { return "到 " + until + " 为止，没有待看的" },
		EmptySnoozed: "没有放到稍后的", HowToSnooze: func(key string) string { return "在要办里按 " + key + "，到时候自己回来" },
		Sieve: "筛: ", Sifted: func(n int) string { return fmt.Sprintf("剩%d项", n) },
		NoneSifted: func(words, key string) string {
			return "这一页没有「" + words + "」；按 Esc 看全部，再按 " + key + " 到归档里找"
		},
		NoneDue:    func(day string) string { return day + "没有到期的；按 Esc 看全部" },
		Until:      func(at string) string { return at + "回来" },
		Behind:     func(group, until string) string { return group + " 只到 " + until },
		NothingYet: "还没有消息",
		HowToStart: "先用 shoudao import 文件 读入，或用 shoudao demo 看一个例子",
		LeftOut:    func(n int) string { return fmt.Sprintf("存有 %d 条消息，都不在设置点名的群里", n) },
		LeftOutDo:  "改设置里 [me] 的 groups，照消息里的群名写；去掉这一行，就看全部的群。shoudao doctor 会列出对不上的群名",
		Aged:       func(n int) string { return fmt.Sprintf("久未处理 %d项（Enter 展开）", n) },
		Why:        "因",
		Original:   "原文",
		Around:     "前后",
		Copies:     func(groups int) string { return fmt.Sprintf("x%d", groups) },
		Chased:     func(n int) string { return fmt.Sprintf("催%d", n) },
		Moved:      func(n int) string { return fmt.Sprintf("改%d", n) },
		Files:      func(n int) string { return fmt.Sprintf("附%d", n) },
		Owed:       "欠收到",
		Note:       "备注",
		Rest:       "其余",
	}
}

func zhDetail() DetailWords {
	return DetailWords{
		Nth:         func(n, of int) string { return fmt.Sprintf("第%d项（共%d）", n, of) },
		Why:         func(score int) string { return fmt.Sprintf("为什么在这里（%d分）", score) },
		Shadow:      "没有扣分",
		Dues:        "时限变化",
		Taken:       "以此为准",
		UserSet:     "你自己定的",
		NoDues:      "没有说过时间",
		Mine:        "你的动作",
		Original:    "原文",
		Copies:      func(n int) string { return fmt.Sprintf("同一通知 %d 份", n) },
		SameWords:   "字句相同",
		NewWords:    "与第一份不同的句子:",
		Context:     "前后文",
		Folded:      func(n int) string { return fmt.Sprintf("%d条收到、闲聊之类", n) },
		Attachments: func(n int) string { return fmt.Sprintf("附件 %d", n) },
		Bytes:       byteCount,
		Hidden:      "（原文里有看不见的控制字符，已显出或去掉）",
		CutShort:    func(n int) string { return fmt.Sprintf("（太长，还有 %d 字节没有显示）", n) },
		Gone:        "这一项已经不在了",
		Group:       "来源",
		SnoozedTill: func(at string) string { return "稍后到 " + at },
		Inferred:    "推断",
		Every:       "每期都要",
		NoOrigin:    "原文不在归档里",
		LeftOut:     func(n int) string { return fmt.Sprintf("中间还有 %d 条没有列出，用搜索可以找到", n) },
	}
}

func zhStatus() StatusWords {
	return StatusWords{
		Undo: func(key, verb, what string) string { return key + " 撤销: " + verb + " " + what },
		Undone: func(key, verb, what string) string {
			return "已撤销: " + verb + " " + what + "（" + key + " 重做）"
		},
		Redone:  func(verb, what string) string { return "已重做: " + verb + " " + what },
		Marked:  func(n int) string { return fmt.Sprintf("已选 %d 项", n) },
		Hidden:  func(n int) string { return fmt.Sprintf("其中%d项不在眼前", n) },
		Arrived: func(n int) string { return fmt.Sprintf("另有%d处新变", n) },
		Ranging: "连选中",
		Shown:   func(from, to, of int) string { return fmt.Sprintf("%d-%d / %d", from, to, of) },
		News:    zhNews, Refreshed: func(at string) string { return at + " 更新过了" },
		Chars:   func(n int) string { return fmt.Sprintf("%d 字", n) },
		Quoted:  func(said string) string { return "「" + said + "」" },
		Unsaved: "备注还没保存: Enter 保存；再按一次 Ctrl-c 就不要了",
		Copied:  func(what string) string { return "已复制 " + what },
		MouseOn: func(key string) string {
			return "鼠标可以点选、滚动；选终端里的字要按住 Shift（" + key + " 关）"
		}, MouseOff: "鼠标交还终端",
		CopiedTo: func(what, place string) string { return "已复制 " + what + "；粘不出来就打开 " + place },
		CopyFailed: func(what, cause string) string {
			return "已请终端复制 " + what + "；系统剪贴板用不了: " + cause
		},
		Title:       func(items, overdue int) string { return fmt.Sprintf("收到 要办 %d 逾期 %d", items, overdue) },
		Small:       func(w, h int) string { return fmt.Sprintf("至少要 40x10（现在 %dx%d）", w, h) },
		NoPaste:     func(key string) string { return "列表里不能粘贴；按 " + key + " 搜索，再粘贴" },
		NothingHere: "没有选中的项",
		NoReceipt:   "这一项没有要求回执",
		Receipt:     "收到",
		NoMove:      "截止时间没有改过，也不是推断的",
		MineTaken:   "已加入要办",
		MineAlready: "已经在要办里",
		Of:          func(n, total int) string { return fmt.Sprintf("%d / %d", n, total) },
		ReceiptCopied: func(said, key string) string {
			return "已复制「" + said + "」，到群里粘贴（" + key + " 撤销）"
		},
	}
}

func zhNews(fresh, changed int, key string) string {
	shows := "（按 " + key + " 更新）"
	switch {
	case fresh > 0 && changed > 0:
		return fmt.Sprintf("新%d 变%d", fresh, changed) + shows
	case fresh > 0:
		return fmt.Sprintf("新%d", fresh) + shows
	}
	return fmt.Sprintf("变%d", changed) + shows
}

func zhKeys() KeyWords {
	return KeyWords{
		Up: "上键", Down: "下键", Left: "左键", Right: "右键", Enter: "Enter", Esc: "Esc", Space: "空格", Tab: "Tab",
		Home: "Home", End: "End", PageUp: "PgUp", PageDown: "PgDn", Delete: "Del", Insert: "Ins", Backspace: "退格",
		Move: "移动", Handle: "处理（都能撤销）", Choose: "选择", Find: "查找", Rest: "其他", Edit: "编辑",
		Next: "下一条", Previous: "上一条", First: "到顶", Last: "到底",
		HalfDown: "下半页", HalfUp: "上半页", ScreenDown: "下一页", ScreenUp: "上一页",
		NextItem: "下一项", PreviousItem: "上一项", Open: "打开", Back: "返回",
		ScrollDown: "预览往下", ScrollUp: "预览往上", Pane: "换窗格",
		Done: "完成", Snooze: "稍后", NotMine: "不是任务", Mine: "是我的", Due: "改截止", Pin: "置顶", Note: "备注",
		Reply: "复制「收到」", Copy: "复制原文", Cite: "连出处复制", AcceptDue: "认可时限", KeepDue: "用回原时限",
		Differences: "各份的不同", Place: "看原群", Unfold: "展开收起", Reason: "换原因", Period: "换时段", PutBack: "放回要办", Sample: "抽10条", Refuse: "不是我的", Review: "漏看复盘",
		Mark: "选", MarkNext: "选，再下一条", Range: "连选", MarkAll: "全选", ClearMarks: "取消选择",
		Tomorrow: "明天", Save: "存为视图", Forget: "删掉视图",
		Search: "搜索", Filter: "过滤", Undo: "撤销", Redo: "重做", Refresh: "更新", Help: "帮助", Palette: "命令",
		Redraw: "重画", Suspend: "挂起", Feeds: "各处来源", Quit: "退出", Mouse: "鼠标开关", Take: "确定", Results: "进结果",
		CursorLeft: "光标左移", CursorRight: "光标右移", LineStart: "到行首", LineEnd: "到行尾",
		EraseBefore: "删前一个字", EraseAt: "删后一个字", EraseWord: "删前一个词", EraseLine: "删到行首", EraseRest: "删到行尾",
	}
}

func byteCount(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d B", n)
	case n < 1<<20:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
