package text

import (
	"fmt"
	"strings"
)

// ReviewWords are those of the review of one message after it was missed, or before
// anybody asks: a page that tells what happened and what would have helped, and blames
// nobody.
type ReviewWords struct {
	Out     string // the flag
	Name    string // of the screen
	Working string
	// The parts of the page.
	Title, Came, Stood, Evidence, Catch, Others string

	Sent  func(at, group, sender string) string
	Crowd func(from, to string, inGroup, inAll, nth int) string
	After func(n int) string
	// Where it stands, and why: in the queue, to look at, filtered, her own.
	InQueue, InLook, Own, NotRead string
	Filtered                      func(reason string) string
	Score                         func(score, line int) string
	Closed                        func(state string) string
	SaidMine                      func(at string) string // she took it in
	SaidOther                     func(at string) string
	Lacked                        func(what []string) string
	NoEvidence                    string
	Caught                        string // today's rules have it
	Change                        func(what string) string
	Write                         func(path string, at int, section, line string) string
	Alone                         string
	More                          func(n int) string
	Refused                       func(n int) string
	Harm                          func(n int) string
	None                          string
	Rest                          func(n int) string
	Made                          func(at string) string // the last line
	Wrote                         func(path string) string
}

func zhReview() ReviewWords {
	return ReviewWords{
		Out:  "写到这个文件（不会覆盖已有的）",
		Name: "漏看复盘", Working: "正在查怎样能让它进来",
		Title: "漏看复盘", Came: "它是怎么来的", Stood: "它去了哪里", Evidence: "根据", Catch: "怎样能让它自己进来", Others: "那样改还会带出以前的",
		Sent: func(at, group, sender string) string { return at + "，" + group + "，" + sender },
		Crowd: func(from, to string, inGroup, inAll, nth int) string {
			return fmt.Sprintf("%s 到 %s: 这个群 %d 条，所有群 %d 条；它是其中第 %d 条", from, to, inGroup, inAll, nth)
		},
		After:   func(n int) string { return fmt.Sprintf("当天在它后面又来了 %d 条", n) },
		InQueue: "在要办里", InLook: "在待看里", Own: "你自己说的", NotRead: "这个群没有判断（设置里的 groups 没有它）",
		Filtered:   func(reason string) string { return "被过滤: " + reason },
		Score:      func(score, line int) string { return fmt.Sprintf("%d 分，满 %d 分才进要办", score, line) },
		Closed:     func(state string) string { return "现在: " + state },
		SaidMine:   func(at string) string { return at + " 你说它是你的" },
		SaidOther:  func(at string) string { return at + " 你说它不是你的" },
		Lacked:     func(what []string) string { return "缺: " + strings.Join(what, "、") },
		NoEvidence: "没有一条根据说它是你的",
		Caught:     "现在的规则和设置已经能让它进要办",
		Change:     func(what string) string { return "改设置: " + what },
		Write: func(path string, at int, section, line string) string {
			switch {
			case line == "":
				return fmt.Sprintf("把 %s 第 %d 行删掉", path, at)
			case at > 0:
				return fmt.Sprintf("把 %s 第 %d 行改成: %s", path, at, line)
			}
			return fmt.Sprintf("在 %s 的 %s 里写: %s", path, section, line)
		},
		Alone:   "按库里已有的消息算，别的事都不受影响",
		More:    func(n int) string { return fmt.Sprintf("按库里已有的消息算，还会动到 %d 件:", n) },
		Refused: func(n int) string { return fmt.Sprintf("其中 %d 件你说过不是你的", n) },
		Harm: func(n int) string {
			return fmt.Sprintf("找到的改法都会去掉你当自己的事处理过的（至少 %d 件），所以不提议", n)
		},
		None:  "没有找到只靠设置就能让它进来的改法",
		Rest:  func(n int) string { return fmt.Sprintf("另有 %d 件", n) },
		Made:  func(at string) string { return "收到 " + at + " 算出，只看这台电脑里的记录" },
		Wrote: func(path string) string { return "写好了: " + path },
	}
}

func enReview() ReviewWords {
	return ReviewWords{
		Out:  "write it to this file (one that exists is left alone)",
		Name: "Review", Working: "looking for what would have caught it",
		Title: "Review of a message", Came: "How it came", Stood: "Where it went", Evidence: "Evidence", Catch: "What would have caught it", Others: "What else that would have brought",
		Sent: func(at, group, sender string) string { return at + ", " + group + ", " + sender },
		Crowd: func(from, to string, inGroup, inAll, nth int) string {
			return fmt.Sprintf("%s to %s: %d messages in this group, %d in all; it was number %d", from, to, inGroup, inAll, nth)
		},
		After:   func(n int) string { return fmt.Sprintf("%d more came after it that day", n) },
		InQueue: "in the queue", InLook: "to look at", Own: "your own words", NotRead: "this group is not judged (it is not among the groups of the settings)",
		Filtered:   func(reason string) string { return "filtered: " + reason },
		Score:      func(score, line int) string { return fmt.Sprintf("%d points; the queue begins at %d", score, line) },
		Closed:     func(state string) string { return "now: " + state },
		SaidMine:   func(at string) string { return at + ": you said it is yours" },
		SaidOther:  func(at string) string { return at + ": you said it is not yours" },
		Lacked:     func(what []string) string { return "It lacked: " + strings.Join(what, ", ") },
		NoEvidence: "nothing spoke for it",
		Caught:     "Today's rules and settings have it in the queue",
		Change:     func(what string) string { return "Change the settings: " + what },
		Write: func(path string, at int, section, line string) string {
			switch {
			case line == "":
				return fmt.Sprintf("delete line %d of %s", at, path)
			case at > 0:
				return fmt.Sprintf("change line %d of %s to: %s", at, path, line)
			}
			return fmt.Sprintf("write into %s, under %s: %s", path, section, line)
		},
		Alone:   "By the messages in the archive nothing else would change",
		More:    func(n int) string { return fmt.Sprintf("By the messages in the archive it would touch %d more:", n) },
		Refused: func(n int) string { return fmt.Sprintf("You have said of %d of them that they are not yours", n) },
		Harm: func(n int) string {
			return fmt.Sprintf("Every change that was found would take out items that you dealt with as yours (at least %d), so none is proposed", n)
		},
		None:  "No change of the settings was found that would bring it in",
		Rest:  func(n int) string { return fmt.Sprintf("and %d more", n) },
		Made:  func(at string) string { return "worked out by shoudao, " + at + ", from the copy on this computer" },
		Wrote: func(path string) string { return "wrote " + path },
	}
}
