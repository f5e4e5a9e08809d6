package text

import "fmt"

// SoughtTrouble is what cannot be read of what was typed to look for messages.
type SoughtTrouble struct {
	NoValue, NoTime, NoThing, NoState, MinusIn, Backward func(part string) [2]string
	NoPattern, LongPattern                               func(part string) [2]string
}

// MeantWords say what the filters of a search were taken for.
type MeantWords struct {
	In, By, During, Before, After, Has, Is string // before what a filter means
	// Names are those that a filter means, cut to a few; none is said as well.
	Names      func(typed string, some []string, all int) string
	Word       func(word string) string
	Pattern    string // before a regular expression
	Or, Not    string
	Between    string // a time from the first to the last
	File, Link string
	Item, Due  string
}

func zhSought() SoughtTrouble {
	const dates = "日期写成 上周、3月、昨天、最近7天、2024-03、2024-03-05、3月..5月 这样；有空格的放在引号里"
	return SoughtTrouble{
		NoValue: func(p string) [2]string {
			return [2]string{p + " 后面没有写要什么", "冒号后面接着写，如 群:党建、从:王主任、时:上周；要找带冒号的原话，放在引号里"}
		},
		NoTime: func(p string) [2]string { return [2]string{"看不懂这个日期: " + p, dates} },
		NoThing: func(p string) [2]string {
			return [2]string{"不知道要有什么: " + p, "能写 有:附件、有:链接、有:截止、有:任务"}
		},
		NoState: func(p string) [2]string {
			return [2]string{"没有这样的状态: " + p, "能写 状态:要办、状态:稍后、状态:完成、状态:取消、状态:不是任务"}
		},
		MinusIn: func(p string) [2]string {
			return [2]string{"减号不能写在 | 后面: " + p, "减号写在最前面，-收到|好的 是两个都不要；要找减号本身，放在引号里"}
		},
		Backward: func(p string) [2]string {
			return [2]string{"结束比开始还早: " + p, "早的写在前面；" + dates}
		},
		NoPattern: func(p string) [2]string {
			return [2]string{"这个正则表达式写得不对: " + p, "括号要成对，* + ? 前面要有东西（RE2 写法，没有前后查找）；要找原样的斜杠，放在引号里"}
		},
		LongPattern: func(string) [2]string {
			return [2]string{"正则表达式太长", "最多 200 个字；要找这段原话，放在引号里"}
		},
	}
}

func zhMeant() MeantWords {
	return MeantWords{
		In: "群: ", By: "发的人: ", During: "时间: ", Before: "早于 ", After: "不早于 ", Has: "有", Is: "状态: ",
		Names: func(typed string, some []string, all int) string {
			return named(typed, some, all, "、", "没有叫「%s」的", "%s等%d个")
		},
		Word: func(word string) string { return "「" + word + "」" }, Pattern: "正则 ",
		Or: " 或 ", Not: "不要 ", Between: " 至 ",
		File: "附件", Link: "链接", Item: "任务", Due: "截止",
	}
}

func enSought() SoughtTrouble {
	const dates = `write dates as yesterday, last-week, march, 2024-03, 2024-03-05, "last 7 days", march..may; with spaces in quotation marks`
	return SoughtTrouble{
		NoValue: func(p string) [2]string {
			return [2]string{"nothing stands behind " + p, "go on behind the colon: group:office, from:wang, on:yesterday; words with a colon go in quotation marks"}
		},
		NoTime: func(p string) [2]string { return [2]string{"this is no date: " + p, dates} },
		NoThing: func(p string) [2]string {
			return [2]string{"no message has that: " + p, "there are has:attachment, has:link, has:due, has:task"}
		},
		NoState: func(p string) [2]string {
			return [2]string{"there is no such state: " + p, "there are is:open, is:snoozed, is:done, is:cancelled, is:notmine"}
		},
		MinusIn: func(p string) [2]string {
			return [2]string{"a minus sign cannot stand behind |: " + p, "write it first, -thanks|ok wants neither; a minus sign itself goes in quotation marks"}
		},
		Backward: func(p string) [2]string {
			return [2]string{"this ends before it begins: " + p, "the earlier comes first; " + dates}
		},
		NoPattern: func(p string) [2]string {
			return [2]string{"this is no regular expression: " + p, "close its brackets, put something before * + ? (RE2: no looking around); slashes as they are go in quotation marks"}
		},
		LongPattern: func(string) [2]string {
			return [2]string{"the regular expression is too long", "it may have 200 characters; words as they are go in quotation marks"}
		},
	}
}

func enMeant() MeantWords {
	return MeantWords{
		In: "group: ", By: "from: ", During: "on: ", Before: "before ", After: "from ", Has: "has ", Is: "is ",
		Names: func(typed string, some []string, all int) string {
			return named(typed, some, all, ", ", "none called %q", "%s and more, %d in all")
		},
		Word: func(word string) string { return fmt.Sprintf("%q", word) }, Pattern: "regexp ",
		Or: " or ", Not: "without ", Between: " to ",
		File: "attachment", Link: "link", Item: "task", Due: "deadline",
	}
}

// named joins some of so many names.
func named(typed string, some []string, all int, comma, none, more string) string {
	if all == 0 {
		return fmt.Sprintf(none, typed)
	}
	list := ""
	for i, name := range some {
		if i > 0 {
			list += comma
		}
		list += name
	}
	if all > len(some) {
		return fmt.Sprintf(more, list, all)
	}
	return list
}
