package text

import (
	"fmt"
	"strings"
)

// PlainWords are those of the line mode, in which all is said by lines that are
// written one below the other.
type PlainWords struct {
	Flag     string // what --plain does
	Commands PlainCommands

	Start     string // how to go on from the first list
	More      func(from, to, of int) string
	MoreHits  string
	NoMore    string
	Views     func(n int) string // heads the saved searches
	NoView    func(name string) string
	NoQuery   string // nothing was looked for that could be saved
	ViewGone  func(name, query string) string
	Aged      func(n int) string // stands for old items that are not listed yet
	News      func(fresh, changed int) string
	Next      string // heads the item that comes next
	NextMore  string // all that was listed is dealt with, and there is more
	NoNext    string
	Did       func(verb, what string) string
	DidUntil  func(verb, what, until string) string
	DidNoDue  func(verb, what string) string
	Undone    func(verb, what string) string
	Redone    func(verb, what string) string
	Already   func(n int, what, state string) string
	NoNumber  func(n, last int) string
	NoList    string
	Which     func(usage string) string // a number is missing
	OneOnly   func(usage string) string
	NumberDay func(typed, usage string) string // a number, or a part of a time?
	Needless  func(typed, usage string) string // words that the command does not take
	NoItem    func(n int) string               // a message that was found and belongs to no item
	UntilWhen func(what, usage string) string
	Choice    func(label, at string) string
	NoteIs    func(what, note string) string
	NoNote    func(what string) string
	NoteHow   func(n int) string
	// NoteTooLong says that nothing was noted.
	NoteTooLong func(bytes, most int64) string
	ToCopy      string // heads the receipt
	OneCopy     string
	InFull      string // heads the copies in full
	Unknown     func(typed string) string
	Searched    func(typed string) string // words alone are not searched for; this is how
	HelpHead    string
	HelpLine    func(usage, does string, names []string) string
	HelpNone    func(typed string) string
	HelpTail    []string
}

// A PlainCommand is what a command of the line mode is called, besides its letter;
// an example of it; and what it does.
type PlainCommand struct {
	Names       []string
	Usage, Does string
}

// PlainCommands are the commands of the line mode.
type PlainCommands struct {
	Open, Done, Snooze, Due, NotMine, Pin, Note, Receipt, Words PlainCommand
	Cite                                                        PlainCommand
	Accept, Keep, Place, Differences, Reasons, Mine             PlainCommand
	Review, View, Save, Forget                                  PlainCommand
	Search, More, Queue, Refresh, Undo, Redo, Help, Quit        PlainCommand
}

func zhPlain() PlainWords {
	return PlainWords{
		Flag:     "一行一行地说，不画屏幕，给读屏软件和慢线路用",
		Commands: zhPlainCommands(),
		Start:    "打编号看一项，? 看帮助，q 退出",
		More: func(from, to, of int) string {
			return fmt.Sprintf("列了 %d 到 %d，共 %d；+ 往下列", from, to, of)
		},
		MoreHits: "后面还有；+ 往下列",
		Views: func(n int) string {
			if n == 0 {
				return "还没有视图；先 / 查，再用「存为 名字」存下"
			}
			return fmt.Sprintf("视图 %d 个；「视图 名字」打开", n)
		},
		NoView:  func(name string) string { return "没有叫「" + name + "」的视图；打「视图」列出来" },
		NoQuery: "还没查过什么；先 / 查，再存",
		ViewGone: func(name, query string) string {
			return "已删掉视图「" + name + "」；要放回，/" + query + " 再 存为 " + name
		},
		NoMore:   "没有更多了",
		Aged:     func(n int) string { return fmt.Sprintf("久未处理 %d 项，没有列出；+ 列出来", n) },
		News:     zhPlainNews,
		Next:     "下一项",
		NextMore: "列出来的都处理过了；+ 往下列",
		NoNext:   "列出来的都处理过了；l 重新列",
		Did:      func(verb, what string) string { return verb + ": " + what + "（u 撤销）" },
		DidUntil: func(verb, what, until string) string {
			return verb + ": " + what + "，到 " + until + "（u 撤销）"
		},
		DidNoDue: func(verb, what string) string { return verb + ": " + what + "，不设时限（u 撤销）" },
		Undone:   func(verb, what string) string { return "已撤销: " + verb + " " + what + "（redo 重做）" },
		Redone:   func(verb, what string) string { return "已重做: " + verb + " " + what + "（u 撤销）" },
		Already: func(n int, what, state string) string {
			return fmt.Sprintf("%d. %s 已经处理过: %s（u 撤销上一步）", n, what, state)
		},
		NoNumber: func(n, last int) string {
			return fmt.Sprintf("没有 %d 号，列出来的是 1 到 %d；什么都没有做", n, last)
		},
		NoList:    "还没有列出什么；l 列要办的，/词 搜索",
		Which:     func(usage string) string { return "是哪一项？写上编号，例如 " + usage },
		OneOnly:   func(usage string) string { return "一次只能一项，例如 " + usage + "；什么都没有做" },
		NumberDay: zhNumberDay,
		Needless: func(typed, usage string) string {
			return "不懂「" + typed + "」，要写成 " + usage + "；什么都没有做"
		},
		NoItem: func(n int) string {
			return fmt.Sprintf("%d 号是一条消息，不是要办的事；m %d 加入要办", n, n)
		},
		UntilWhen: func(what, usage string) string {
			return what + "，到什么时候？写成 " + usage + "，还可以写:"
		},
		Choice:  func(label, at string) string { return label + ": " + at },
		NoteIs:  func(what, note string) string { return what + " 的备注: " + note },
		NoNote:  func(what string) string { return what + " 没有备注" },
		NoteHow: func(n int) string { return fmt.Sprintf("w %d 文字 写备注，w %d - 删备注", n, n) },
		NoteTooLong: func(bytes, most int64) string {
			return fmt.Sprintf("备注太长（%d 字节，最多 %d，约 %d 字）；什么都没有做，写短一点", bytes, most, most/3)
		},
		ToCopy:  "把下面一行复制到群里:",
		InFull:  "各份全文",
		OneCopy: "只有一份，没有别的可比",
		Unknown: func(typed string) string { return "不懂「" + typed + "」，什么都没有做；? 看帮助" },
		Searched: func(typed string) string {
			return "不懂「" + typed + "」，什么都没有做；搜索写 /" + typed + "，? 看帮助"
		},
		HelpHead: "每行打一个命令，按 Enter:",
		HelpLine: func(usage, does string, names []string) string {
			return usage + ": " + does + "（也可以写 " + strings.Join(names, "、") + "）"
		},
		HelpNone: func(typed string) string { return "没有「" + typed + "」这个命令；? 看全部" },
		HelpTail: []string{
			"编号是最近一次列出的编号，列新的以前不会变。完成、稍后、改截止、不是我的、置顶可以一次写几项: e 2 5-7；带时间的用逗号连: b 2,5-7 明早。",
			"不写编号，就是刚打开或刚念到的那一项；只按 Enter 打开它。全角的字母、数字、标点一样用。",
		},
	}
}

func zhNumberDay(typed, usage string) string {
	return "「" + typed + "」是编号还是时间？几个编号用逗号连着写，例如 " + usage + "；日期写 3.15；什么都没有做"
}

func zhPlainNews(fresh, changed int) string {
	switch {
	case fresh > 0 && changed > 0:
		return fmt.Sprintf("新%d 变%d（R 更新）", fresh, changed)
	case fresh > 0:
		return fmt.Sprintf("新%d（R 更新）", fresh)
	}
	return fmt.Sprintf("变%d（R 更新）", changed)
}

func zhPlainCommands() PlainCommands {
	return PlainCommands{
		Open:        PlainCommand{[]string{"打开", "看"}, "3", "打开第 3 项: 原文、理由、时限、前后文"},
		Done:        PlainCommand{[]string{"完成", "办完"}, "e 2 5-7", "完成"},
		Snooze:      PlainCommand{[]string{"稍后", "推后"}, "b 3 明早", "稍后再看，到时候回来"},
		Due:         PlainCommand{[]string{"改截止", "截止"}, "t 3 周五", "改截止时间；不要时限写 t 3 不设时限"},
		NotMine:     PlainCommand{[]string{"不是我的", "不是任务"}, "n 3", "不是我的任务，拿出去"},
		Pin:         PlainCommand{[]string{"置顶"}, "p 3", "置顶，再来一次是不置顶"},
		Note:        PlainCommand{[]string{"备注"}, "w 3 先问王主任", "写备注；不写文字是念备注，写 - 是删"},
		Receipt:     PlainCommand{[]string{"回执", "收到"}, "r 3", "打出要复制到群里的「收到」，并记下已回"},
		Words:       PlainCommand{[]string{"原文"}, "y 3", "打出原文，好复制"},
		Cite:        PlainCommand{[]string{"出处", "连出处"}, "Y 3", "连出处打出原文: 什么时候、在哪个群、谁说的"},
		Accept:      PlainCommand{[]string{"认可时限", "认可"}, "c 3", "认可改过的或推断的时限"},
		Keep:        PlainCommand{[]string{"原时限", "用回原时限"}, "C 3", "用回原来的时限"},
		Place:       PlainCommand{[]string{"看原群", "原群"}, "o 3", "看它在原群里的前后文"},
		Review:      PlainCommand{[]string{"漏看复盘", "复盘"}, "W 3", "它怎么来的、缺什么、怎样能让它自己进来"},
		Differences: PlainCommand{[]string{"不同", "各份"}, "v 3", "同一通知的各份: 哪里不同，再是全文"},
		Reasons:     PlainCommand{[]string{"理由", "为什么"}, "i 3", "为什么在这里"},
		Mine:        PlainCommand{[]string{"是我的", "加入"}, "m 2", "把搜到的消息加入要办"},
		Search:      PlainCommand{[]string{"搜索", "查"}, "/党员 名单", "在全部消息里找；能写 党员|团员 -收到 /正则/ 群:党建 从:王 时:上周 有:附件 状态:完成"},
		View:        PlainCommand{[]string{"视图"}, "视图 要件", "打开存下的视图；不写名字就都列出来"},
		Save:        PlainCommand{[]string{"存为", "保存"}, "存为 要件", "把刚查的存为视图"},
		Forget:      PlainCommand{[]string{"删视图"}, "删视图 要件", "删掉一个视图"},
		More:        PlainCommand{[]string{"更多", "继续"}, "+", "往下列"},
		Queue:       PlainCommand{[]string{"要办", "列"}, "l", "列要办的"},
		Refresh:     PlainCommand{[]string{"刷新", "更新"}, "R", "重读现在列的"},
		Undo:        PlainCommand{[]string{"撤销"}, "u", "撤销上一步，可以一步步退"},
		Redo:        PlainCommand{[]string{"重做"}, "redo", "重做刚撤销的一步"},
		Help:        PlainCommand{[]string{"帮助"}, "?", "看帮助；? e 只看一个命令"},
		Quit:        PlainCommand{[]string{"退出", "再见"}, "q", "退出，做过的都已记下"},
	}
}

func enPlain() PlainWords {
	return PlainWords{
		Flag:     "speak line by line and draw no screen, for screen readers and slow links",
		Commands: enPlainCommands(),
		Start:    "A number opens an item, ? is help, q quits",
		More:     func(from, to, of int) string { return fmt.Sprintf("listed %d to %d of %d; + lists more", from, to, of) },
		MoreHits: "there are more; + lists them",
		Views: func(n int) string {
			if n == 0 {
				return "no view is saved yet; search with /, and then: save NAME"
			}
			return plural(n, "view") + "; view NAME opens one"
		},
		NoView:  func(name string) string { return "there is no view \"" + name + "\"; view lists them" },
		NoQuery: "nothing was searched for yet; search with / first",
		ViewGone: func(name, query string) string {
			return "view \"" + name + "\" is forgotten; to have it again: /" + query + " and then save " + name
		},
		NoMore:   "there is no more",
		Aged:     func(n int) string { return fmt.Sprintf("stale: %s not listed; + lists them", plural(n, "item")) },
		News:     enPlainNews,
		Next:     "Next:",
		NextMore: "all that was listed is dealt with; + lists more",
		NoNext:   "all that was listed is dealt with; l lists anew",
		Did:      func(verb, what string) string { return verb + ": " + what + " (u undoes)" },
		DidUntil: func(verb, what, until string) string { return verb + ": " + what + ", " + until + " (u undoes)" },
		DidNoDue: func(verb, what string) string { return verb + ": " + what + ", no deadline (u undoes)" },
		Undone:   func(verb, what string) string { return "undid \"" + verb + "\": " + what + " (redo does it again)" },
		Redone:   func(verb, what string) string { return "redid \"" + verb + "\": " + what + " (u undoes)" },
		Already: func(n int, what, state string) string {
			return fmt.Sprintf("%d. %s is dealt with already: %s (u undoes the last step)", n, what, state)
		},
		NoNumber: func(n, last int) string {
			return fmt.Sprintf("there is no number %d, the list has 1 to %d; nothing was done", n, last)
		},
		NoList:  "nothing is listed yet; l lists what is to do, /word searches",
		Which:   func(usage string) string { return "which one? Give its number: " + usage },
		OneOnly: func(usage string) string { return "one at a time: " + usage + "; nothing was done" },
		NumberDay: func(typed, usage string) string {
			return "is \"" + typed + "\" a number or a time? Join numbers with commas: " + usage + "; write a date as 3.15; nothing was done"
		},
		Needless: func(typed, usage string) string {
			return "can't read \"" + typed + "\", write " + usage + "; nothing was done"
		},
		NoItem:    func(n int) string { return fmt.Sprintf("%d is a message and not an item; m %d makes it yours", n, n) },
		UntilWhen: func(what, usage string) string { return what + ": when? Write " + usage + ", or one of:" },
		Choice:    func(label, at string) string { return label + ": " + at },
		NoteIs:    func(what, note string) string { return "note on " + what + ": " + note },
		NoNote:    func(what string) string { return "there is no note on " + what },
		NoteHow:   func(n int) string { return fmt.Sprintf("w %d words: write one; w %d -: delete it", n, n) },
		NoteTooLong: func(bytes, most int64) string {
			return fmt.Sprintf("the note is too long (%d bytes, at most %d); nothing was done, make it shorter", bytes, most)
		},
		ToCopy:  "copy the next line into the group:",
		InFull:  "the copies in full",
		OneCopy: "there is only one copy",
		Unknown: func(typed string) string { return "can't read \"" + typed + "\", nothing was done; ? is help" },
		Searched: func(typed string) string {
			return "can't read \"" + typed + "\", nothing was done; /" + typed + " searches for it, ? is help"
		},
		HelpHead: "Type one command a line and press Enter:",
		HelpLine: func(usage, does string, names []string) string {
			return usage + ": " + does + " (or: " + strings.Join(names, ", ") + ")"
		},
		HelpNone: func(typed string) string { return "there is no command \"" + typed + "\"; ? lists all" },
		HelpTail: []string{
			"Numbers are those of the list printed last, and stay until another is printed. Done, snooze, due, not mine and pin take several: e 2 5-7; where a time follows, join them with commas: b 2,5-7 tomorrow 9am.",
			"Without a number it is the item that was opened or read out last; Enter alone opens it. Full-width letters, digits and signs work too.",
		},
	}
}

func enPlainNews(fresh, changed int) string {
	switch {
	case fresh > 0 && changed > 0:
		return fmt.Sprintf("%d new, %d changed (R refreshes)", fresh, changed)
	case fresh > 0:
		return fmt.Sprintf("%d new (R refreshes)", fresh)
	}
	return fmt.Sprintf("%d changed (R refreshes)", changed)
}

func enPlainCommands() PlainCommands {
	return PlainCommands{
		Open:        PlainCommand{[]string{"open"}, "3", "open item 3: words, reasons, deadline, what was said around"},
		Done:        PlainCommand{[]string{"done"}, "e 2 5-7", "done"},
		Snooze:      PlainCommand{[]string{"snooze", "later"}, "b 3 tomorrow 9am", "out of sight until then"},
		Due:         PlainCommand{[]string{"due"}, "t 3 Friday", "set the deadline; t 3 no deadline takes it away"},
		NotMine:     PlainCommand{[]string{"not mine", "notmine"}, "n 3", "not mine, take it out"},
		Pin:         PlainCommand{[]string{"pin"}, "p 3", "pin; once more, unpin"},
		Note:        PlainCommand{[]string{"note"}, "w 3 ask Wang first", "write a note; without words read it, with - delete it"},
		Receipt:     PlainCommand{[]string{"reply", "receipt"}, "r 3", "print the reply to copy into the group, and mark it as given"},
		Words:       PlainCommand{[]string{"copy", "words"}, "y 3", "print the original words, to be copied"},
		Cite:        PlainCommand{[]string{"cite", "source"}, "Y 3", "print them with their source: when, in which group, by whom"},
		Accept:      PlainCommand{[]string{"accept"}, "c 3", "accept the moved or inferred deadline"},
		Keep:        PlainCommand{[]string{"keep"}, "C 3", "keep the first deadline"},
		Place:       PlainCommand{[]string{"place", "group"}, "o 3", "what was said before and after it in its group"},
		Review:      PlainCommand{[]string{"review"}, "W 3", "how it came, what it lacked, and what would have caught it"},
		Differences: PlainCommand{[]string{"differences", "copies"}, "v 3", "the copies of one notice: what differs, and in full"},
		Reasons:     PlainCommand{[]string{"why", "reasons"}, "i 3", "why it is here"},
		Mine:        PlainCommand{[]string{"mine"}, "m 2", "make a message that was found yours"},
		Search:      PlainCommand{[]string{"search", "find"}, "/members list", "search all messages; a|b -not /re/ group:office from:wang on:last-week has:file is:done"},
		View:        PlainCommand{[]string{"view"}, "view papers", "open a saved view; without a name, list them"},
		Save:        PlainCommand{[]string{"save"}, "save papers", "save what was just searched for as a view"},
		Forget:      PlainCommand{[]string{"forget"}, "forget papers", "forget a view"},
		More:        PlainCommand{[]string{"more"}, "+", "list more"},
		Queue:       PlainCommand{[]string{"list", "todo"}, "l", "list what is to do"},
		Refresh:     PlainCommand{[]string{"refresh"}, "R", "read anew what is listed"},
		Undo:        PlainCommand{[]string{"undo"}, "u", "take the last step back, one after the other"},
		Redo:        PlainCommand{[]string{"redo"}, "redo", "do again what was undone last"},
		Help:        PlainCommand{[]string{"help"}, "?", "help; ? e tells of one command"},
		Quit:        PlainCommand{[]string{"quit", "exit", "bye"}, "q", "quit; what you did is saved"},
	}
}
