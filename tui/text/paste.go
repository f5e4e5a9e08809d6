package text

import (
	"fmt"
	"strings"
)

// PasteWords are those of the screen that takes in what was pasted.
type PasteWords struct {
	Screen                                         string
	Key, Offer, How                                string // a paste among the keys; what it does; what to do for one
	TakeIn, Drop, Choose, Field, Scroll, SearchFor string // what the keys do
	Reading, Storing                               string
	Prompt, Hint                                   string                 // of the group's name
	DaysAgo                                        []string               // today, yesterday and so on
	DayPrompt                                      string                 // of the day
	DayWhy                                         func(n, of int) string // so many messages tell clock times only
	UnreadDay                                      func(typed string) string
	Sum                                            func(messages, people int) string
	Span                                           func(from, to string) string
	Kind                                           func(n int, kind string) string
	Text                                           string // what a message of words is called among the kinds
	Known, Fresh, Unreadable, Withheld             func(n int) string
	First                                          func(at, why, words string) string // of those that cannot be read
	People                                         string                             // heads who speak
	Speaker                                        func(name string, n int) string
	More                                           func(n int) string
	Named                                          func(names []string) string // the text itself says which groups
	Same, Senders                                  func(n int) string          // why a group is proposed
	NewGroup                                       func(name string) string
	NoGroup                                        string // none is chosen
	Unlisted                                       string // of a group whose messages are stored, not judged
	Untimed                                        string // the text tells no times
	NoTalk                                         string // it is no conversation
	NoTalkDo                                       func(words string) string
	Unfit                                          func(form string) string // a form that cannot be read
	Nothing                                        string                   // every line is unreadable
	Dropped, Empty, NoRoom, Busy                   string
	Kept, Twice                                    string // another paste came: it waits; it is the same again
	Waiting                                        func(n int) string
	TooLong                                        func(bytes, most int64) string
	Taken                                          func(where string, stored, known, unreadable, withheld int) string
	Groups                                         func(n int) string
	NotTaken, NotRead                              func(cause string) string
}

// joined are the parts that there are.
func joined(between string, parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, between)
}

// some is how many of something there are; nothing if there are none.
func some(n int, form string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(form, n)
}

func zhPaste() PasteWords {
	return PasteWords{
		Screen: "收进聊天记录",
		Key:    "粘贴", Offer: "收进聊天记录", How: "在微信里多选、复制，再粘贴到这里（Ctrl-Shift-v 或鼠标右键）",
		TakeIn: "收进", Drop: "不要", Choose: "选群", Field: "换一栏", Scroll: "往下看", SearchFor: "拿去搜索",
		Reading: "正在读", Storing: "正在收进",
		Prompt: "哪个群: ", Hint: "写群名或拼音首字母，或按上下键选",
		DayPrompt: "哪一天: ", DayWhy: zhClocked, DaysAgo: []string{"今天", "昨天", "前天", "大前天"},
		UnreadDay:  func(typed string) string { return "不是过去的一天: " + typed },
		Sum:        func(messages, people int) string { return fmt.Sprintf("%d条，%d人", messages, people) },
		Span:       func(from, to string) string { return from + " 到 " + to },
		Kind:       func(n int, kind string) string { return fmt.Sprintf("%s%d", kind, n) },
		Text:       "文字",
		Known:      func(n int) string { return fmt.Sprintf("已有 %d", n) },
		Fresh:      func(n int) string { return fmt.Sprintf("新 %d", n) },
		Unreadable: func(n int) string { return fmt.Sprintf("读不懂 %d", n) },
		Withheld:   func(n int) string { return fmt.Sprintf("密级字样不存正文 %d", n) },
		First: func(at, why, words string) string {
			return joined(" ", at+": "+why, words)
		},
		People:   "谁说的",
		Speaker:  func(name string, n int) string { return fmt.Sprintf("%s %d", name, n) },
		More:     func(n int) string { return fmt.Sprintf("还有 %d 条没有列出，也会收进", n) },
		Named:    func(names []string) string { return strings.Join(names, "、") + "（原文写明）" },
		Same:     func(n int) string { return fmt.Sprintf("%d条已在这个群里", n) },
		Senders:  func(n int) string { return fmt.Sprintf("%d人在这个群里", n) },
		NewGroup: func(name string) string { return "新群「" + name + "」" },
		NoGroup:  "还没选群",
		Unlisted: "只存不判（不在设置的 groups 里）",
		Untimed:  "原文没写时间，按现在算",
		NoTalk:   "这不像聊天记录，没有读出谁在什么时候说了什么；什么也没有存。",
		NoTalkDo: func(words string) string { return "Enter 拿「" + words + "」去搜索，Esc 返回。" },
		Unfit: func(form string) string {
			return "这段文字是" + form + "，这里收不了；什么也没有存。"
		},
		Nothing: "一条也没有读懂；什么也没有存。",
		Dropped: "没有收进，粘贴的文字已丢掉", Empty: "粘贴的内容是空的", NoRoom: "刚才窗口太小，粘贴的没有收，请再粘贴一次", Busy: "正在收进，等一下",
		Kept: "下一段也记下了，这段收进或不要以后就给你看", Twice: "和上一段一样，没有再记",
		Waiting: func(n int) string { return fmt.Sprintf("还等着 %d 段", n) },
		TooLong: func(bytes, most int64) string {
			return "太长（" + byteCount(bytes) + "，最多 " + byteCount(most) + "）；存成文件，用 shoudao import 读"
		},
		Taken: func(where string, stored, known, unreadable, withheld int) string {
			rest := joined("，", some(known, "已有 %d"), some(unreadable, "读不懂 %d"), some(withheld, "密级 %d"))
			if rest != "" {
				rest = "（" + rest + "）"
			}
			return fmt.Sprintf("已收进 %s %d 条%s", where, stored, rest)
		},
		Groups:   func(n int) string { return fmt.Sprintf("%d个群", n) },
		NotTaken: func(cause string) string { return "没有收进: " + cause },
		NotRead:  func(cause string) string { return "读不了: " + cause },
	}
}

func zhClocked(n, of int) string {
	if n < of {
		return fmt.Sprintf("只给没写日期的%d条", n)
	}
	return "原文只写了钟点"
}

func enClocked(n, of int) string {
	if n < of {
		return fmt.Sprintf("for the %d without a day", n)
	}
	return "the text tells clock times only"
}

func enPaste() PasteWords {
	return PasteWords{
		Screen: "Take in a chat",
		Key:    "paste", Offer: "take in a chat", How: "copy messages in the chat program and paste them here (Ctrl-Shift-v or the mouse)",
		TakeIn: "take in", Drop: "drop", Choose: "choose", Field: "other field", Scroll: "read on", SearchFor: "search for it",
		Reading: "reading", Storing: "taking it in",
		Prompt: "Group: ", Hint: "type a name or pinyin initials, or choose with the arrows",
		DayPrompt: "Day: ", DayWhy: enClocked, DaysAgo: []string{"today", "yesterday"},
		UnreadDay: func(typed string) string { return "no day of the past: " + typed },
		Sum: func(messages, people int) string {
			return plural(messages, "message") + ", " + map[bool]string{true: "1 person", false: fmt.Sprintf("%d people", people)}[people == 1]
		},
		Span:       func(from, to string) string { return from + " to " + to },
		Kind:       func(n int, kind string) string { return fmt.Sprintf("%s %d", kind, n) },
		Text:       "text",
		Known:      func(n int) string { return fmt.Sprintf("known %d", n) },
		Fresh:      func(n int) string { return fmt.Sprintf("new %d", n) },
		Unreadable: func(n int) string { return fmt.Sprintf("unreadable %d", n) },
		Withheld:   func(n int) string { return fmt.Sprintf("marked secret, text not kept %d", n) },
		First: func(at, why, words string) string {
			return joined(" ", at+": "+why, words)
		},
		People:   "Who",
		Speaker:  func(name string, n int) string { return fmt.Sprintf("%s %d", name, n) },
		More:     func(n int) string { return fmt.Sprintf("%d more are not listed, and are taken in too", n) },
		Named:    func(names []string) string { return strings.Join(names, ", ") + " (as the text says)" },
		Same:     func(n int) string { return fmt.Sprintf("has %d of them", n) },
		Senders:  func(n int) string { return fmt.Sprintf("%d of the people", n) },
		NewGroup: func(name string) string { return "new group \"" + name + "\"" },
		NoGroup:  "none chosen",
		Unlisted: "stored, not judged (not among the groups of the settings)",
		Untimed:  "the text tells no times, so now is taken",
		NoTalk:   "This is no chat: nobody says anything at any time in it. Nothing is stored.",
		NoTalkDo: func(words string) string { return "Enter searches for \"" + words + "\", Esc goes back." },
		Unfit: func(form string) string {
			return "This is " + form + " and cannot be taken in here. Nothing is stored."
		},
		Nothing: "Not one message can be read. Nothing is stored.",
		Dropped: "not taken in; the pasted text is gone", Empty: "what was pasted is empty", NoRoom: "the window was too small: paste it again", Busy: "taking it in, one moment",
		Kept: "kept: it comes after this one", Twice: "the same again, not kept twice",
		Waiting: func(n int) string { return fmt.Sprintf("waiting: %d", n) },
		TooLong: func(bytes, most int64) string {
			return "too long (" + byteCount(bytes) + ", at most " + byteCount(most) + "); save it to a file and use shoudao import"
		},
		Taken: func(where string, stored, known, unreadable, withheld int) string {
			rest := joined(", ", some(known, "known %d"), some(unreadable, "unreadable %d"), some(withheld, "secret %d"))
			if rest != "" {
				rest = " (" + rest + ")"
			}
			return fmt.Sprintf("took in %s: %d%s", where, stored, rest)
		},
		Groups:   func(n int) string { return fmt.Sprintf("%d groups", n) },
		NotTaken: func(cause string) string { return "not taken in: " + cause },
		NotRead:  func(cause string) string { return "cannot read it: " + cause },
	}
}
