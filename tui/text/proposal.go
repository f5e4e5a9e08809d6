package text

import "fmt"

// ProposalWords are those of what the settings could learn from a decision.
type ProposalWords struct {
	Evidence          func(in bool) string // heads what brought an item in; in: what kept a message out
	Head              string               // before the change
	What              func(key, value string, drop bool, points int) string
	Add               func(path string) string
	Replace, Remove   func(path string, line int) string
	Alone             string // nothing else would change
	Leaving, Entering func(n int) string
	Refused           func(n int) string // of those, the user has refused so many
	Waiting           func(n int) string // of those, so many wait in the queue
	Harm              func(n int) string // nothing is proposed
	None              func(in bool) string
	Try               string
}

func zhProposal() ProposalWords {
	lists := map[string]string{
		"me.names": "你的叫法", "me.units": "单位", "me.roles": "岗位", "me.duties": "归你管的事", "me.areas": "联系的地方",
		"me.superiors": "领导", "me.covers": "替谁代班", "me.groups": "要判断的群", "words.asks": "交办的词", "words.noise": "不算事的词", "groups.muted": "静音的群",
	}
	return ProposalWords{
		Evidence: func(in bool) string {
			if in {
				return "它没自己进单子，根据是:"
			}
			return "它进单子的根据:"
		},
		Head: "可以这样改设置（现在什么都没改）: ",
		What: func(key, value string, drop bool, points int) string {
			switch {
			case key == "groups.points":
				return fmt.Sprintf("「%s」的话记 %+d 分", value, points)
			case drop:
				return lists[key] + "里去掉「" + value + "」"
			}
			return lists[key] + "里加上「" + value + "」"
		},
		Add:     func(path string) string { return "在 " + path + " 里写:" },
		Replace: func(path string, line int) string { return fmt.Sprintf("把 %s 第 %d 行改成:", path, line) },
		Remove:  func(path string, line int) string { return fmt.Sprintf("把 %s 第 %d 行删掉", path, line) },
		Alone:   "按库里已有的消息算，别的事都不受影响",
		Leaving: func(n int) string {
			return fmt.Sprintf("按库里已有的消息算，另外还会出单子 %d 件:", n)
		},
		Entering: func(n int) string {
			return fmt.Sprintf("按库里已有的消息算，另外还会进单子 %d 件:", n)
		},
		Refused: func(n int) string { return fmt.Sprintf("其中 %d 件你说过不是你的", n) },
		Waiting: func(n int) string {
			return fmt.Sprintf("注意: 其中 %d 件正在你的单子里，先看清是不是你的", n)
		},
		Harm: func(n int) string {
			return fmt.Sprintf("不提议改设置: 找到的改法都会连带去掉你当自己的事处理过的（至少 %d 件）。这次只管这一件。", n)
		},
		None: func(in bool) string {
			if in {
				return "没有找到只靠设置就能让它进单子的改法。这次只管这一件。"
			}
			return "没有找到只靠设置就能让它不进单子的改法。这次只管这一件。"
		},
		Try: "改完先看: shoudao retriage --dry-run",
	}
}

func enProposal() ProposalWords {
	lists := map[string]string{
		"me.names": "your names", "me.units": "your units", "me.roles": "your roles", "me.duties": "your duties", "me.areas": "your areas",
		"me.superiors": "your superiors", "me.covers": "those for whom you stand in", "me.groups": "the groups to judge", "words.asks": "the words that ask", "words.noise": "the words that ask for nothing",
		"groups.muted": "the muted groups",
	}
	return ProposalWords{
		Evidence: func(in bool) string {
			if in {
				return "What kept it out of the queue:"
			}
			return "What brought it into the queue:"
		},
		Head: "The settings could be changed so (nothing has been changed): ",
		What: func(key, value string, drop bool, points int) string {
			switch {
			case key == "groups.points":
				return fmt.Sprintf("%+d points for what is said in \"%s\"", points, value)
			case drop:
				return "take \"" + value + "\" out of " + lists[key]
			}
			return "add \"" + value + "\" to " + lists[key]
		},
		Add:     func(path string) string { return "Write into " + path + ":" },
		Replace: func(path string, line int) string { return fmt.Sprintf("Change line %d of %s to:", line, path) },
		Remove:  func(path string, line int) string { return fmt.Sprintf("Delete line %d of %s", line, path) },
		Alone:   "By the messages in the archive nothing else would change",
		Leaving: func(n int) string {
			return fmt.Sprintf("By the messages in the archive %d more would leave the queue:", n)
		},
		Entering: func(n int) string {
			return fmt.Sprintf("By the messages in the archive %d more would enter the queue:", n)
		},
		Refused: func(n int) string { return fmt.Sprintf("You have said of %d of them that they are not yours", n) },
		Waiting: func(n int) string {
			return fmt.Sprintf("Mind: %d of them stand in your queue; see first whether they are yours", n)
		},
		Harm: func(n int) string {
			return fmt.Sprintf("No change of the settings is proposed: each that was found would also take out items that you dealt with as yours (at least %d). Only this one is out.", n)
		},
		None: func(in bool) string {
			if in {
				return "No change of the settings was found that would bring it in. Only this one is in."
			}
			return "No change of the settings was found that would keep it out. Only this one is out."
		},
		Try: "After the change, look first: shoudao retriage --dry-run",
	}
}
