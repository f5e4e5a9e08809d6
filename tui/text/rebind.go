package text

import "fmt"

// RebindWords are those of the user's own keys.
type RebindWords struct {
	Keys  CmdHelp // the command
	Check string  // its flag
	// How a setting has to look: of an action, of a key, and where a key does something
	// else already.
	Action, Key, NoKey string
	Taken              func(key, by string) string
	Advance            string
	Fit                func(actions, changed int) string
	Unreached          func(action, keys string) string // by no key while an input method is on
}

func zhRebind() RebindWords {
	return RebindWords{
		Keys: CmdHelp{
			"按键: 哪个动作是哪个键",
			"列出屏幕上的每个动作: 名字、按键、做什么。要改就在设置文件的 [keys] 里按名字写，例如 done = [\"e\", \"F2\"]。\n加 --check 只检查改得对不对，并指出开着中文输入法时按不到的。",
		},
		Check:  "检查设置里的按键",
		Action: "没有这个动作；用 shoudao keys 看全部名字",
		Key:    "写一个字符、键名或组合，例如 \"e\"、\"F2\"、\"space\"、\"pgdown\"、\"Ctrl-d\"、\"Alt-x\"；几个就写成列表",
		NoKey:  "至少写一个键",
		Taken: func(key, by string) string {
			return fmt.Sprintf("%s 在同一个屏幕上已经是 %s；换一个键，或先给那个动作别的键", key, by)
		},
		Advance: "写 next、previous 或 stay",
		Fit: func(actions, changed int) string {
			return fmt.Sprintf("按键没有问题: %d 个动作，改过 %d 个", actions, changed)
		},
		Unreached: func(action, keys string) string {
			return fmt.Sprintf("%s（%s）: 开着中文输入法时按不到；再加一个 F 键或 Ctrl 组合", action, keys)
		},
	}
}

func enRebind() RebindWords {
	return RebindWords{
		Keys: CmdHelp{
			"Which key does what",
			"Lists every action of the screen: its name, its keys, what it does. To change one, write its name under [keys]\nin the settings, as done = [\"e\", \"F2\"]. --check only looks whether the changes fit, and tells what cannot be\nreached while a Chinese input method is on.",
		},
		Check:  "check the keys of the settings",
		Action: "there is no such action; shoudao keys lists them",
		Key:    "write one sign, the name of a key or a chord, as \"e\", \"F2\", \"space\", \"pgdown\", \"Ctrl-d\", \"Alt-x\"; several as a list",
		NoKey:  "write at least one key",
		Taken: func(key, by string) string {
			return fmt.Sprintf("on the same screen %s is %s already; take another key, or give that action others first", key, by)
		},
		Advance: "write next, previous or stay",
		Fit: func(actions, changed int) string {
			return fmt.Sprintf("the keys fit: %d actions, %d of them changed", actions, changed)
		},
		Unreached: func(action, keys string) string {
			return fmt.Sprintf("%s (%s) cannot be reached while a Chinese input method is on; add an F key or a chord with Ctrl", action, keys)
		},
	}
}

// The tables of the settings.
const zhScreenTemplate = `
[screen]
# advance = "next"         # 处理完一项以后: next 下一项，previous 上一项，stay 留在原处

[keys]                                            # 换成自己的键；名字看 shoudao keys，改完用 shoudao keys --check
# done = ["e", "F2"]
# snooze = ["z", "F3"]
`

const enScreenTemplate = `
[screen]
# advance = "next"         # after an item has been dealt with: next, previous, or stay where it was

[keys]                                            # keys of your own; shoudao keys lists the names, shoudao keys --check checks
# done = ["e", "F2"]
# snooze = ["z", "F3"]
`
