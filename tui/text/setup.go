package text

import "fmt"

// Name is what a language calls itself.
func (l Lang) Name() string {
	if l == English {
		return "English"
	}
	return "中文"
}

// SetupWords are those of the setup: its first screen and its four steps.
type SetupWords struct {
	NotAPath     string // a chat was pasted where a path is wanted
	Title, Leave string
	Step         func(n, of int) string
	Steps        [4]string
	Help         [4][]string // what a step is for, one paragraph each
	Keys         SetupKeyWords
	Welcome      WelcomeWords
	Language     LanguageWords
	Fields       [12]FieldWords
	Ahead        AheadWords
	On, Off      string // what the field of the notifications holds
	Example      func(example string) string
	Take         TakeWords
	Preview      PreviewWords
	Saving       string
	IME          string                       // an input method took a key
	Failed       func(what, do string) string // what went wrong, and what to do
	Watch        WatchWords
	Sampled      string    // said once the sample is left
	Paused       string    // said once the screen is gone
	Unwritable   [2]string // settings that cannot be edited, and what to do
}

// SetupKeyWords say what the keys of the setup do.
type SetupKeyWords struct {
	Next, Back, Down, Up, Choose, Try, SetUp, Leave, Read, Store, Skip, Mine, NotMine, Yes, No, Finish, ScrollDown, ScrollUp, Near, Close string
}

// WelcomeWords are those of the first screen.
type WelcomeWords struct {
	Name         string
	About        string
	Try, SetUp   string
	Quit         string
	TryIs, SetIs string // what each of them comes to
	LaterIs      string
}

// LanguageWords are those of the first step.
type LanguageWords struct {
	Ask, Settings, Archive string
	Private                []string // what is done with the data
}

// TakeWords are those of the step that reads messages.
type TakeWords struct {
	Prompt, Hint     string
	Reading, Storing string
	WouldBe, Stored  string // over a balance: nothing stored yet, or stored
	Files            func(read, failed int) string
	NothingHere      string // there is no file at the path
	EnterStores      string // what Enter does after a reading
	AllKnown         string
	None             string // no group has been read yet
	Ways             string // over the ways in
	Way              [4][2]string
	NoWay            string // what there is not
	Groups           func(n int) string
	Last             func(stamp string) string
	More             func(n int) string // lines that are below the window
}

// PreviewWords are those of the step that shows what the settings find.
type PreviewWords struct {
	Working     string
	Searching   string // for a word that would bring a message in
	NoMessages  string
	Of          func(from, until string, messages int) string
	Flow        func(messages, items int, perDay string) string
	Top, Misses string
	NoMisses    string
	Nobody      string // nothing called her
	Called      func(names string) string
	Short       func(points int) string // of the line
	Already     string
	NoWord      string // no word was found that would bring it in
	Harm        string // one was found, at the price of others
	Would       func(what, perDay string, more int) string
	Alone       func(what string) string
	Added       func(what string) string
	Dismissed   string
	OnlyMisses  string
}

func zhSetup() SetupWords {
	return SetupWords{
		NotAPath: "这里写文件的路径；聊天记录等打开单子以后，直接往里粘贴",
		Title:    "第一次设置", Leave: "Ctrl-c 退出，下次接着来",
		Step:  func(n, of int) string { return fmt.Sprintf("%d/%d", n, of) },
		Steps: [4]string{"语言", "你是谁", "把消息读进来", "看看效果"},
		Help: [4][]string{
			{
				"选界面的语言，选了马上就换。以后想改，在设置文件里写 language。",
				"设置和消息库放在哪里，这里只是告诉你。两个文件都只有你自己能读。",
			},
			{
				"程序靠这一页认出哪些话是对你说的：叫你的名字、称呼、岗位、单位，或者说到归你管的事。",
				"一行可以写几个，用空格或顿号、逗号隔开。没有的就空着，只有姓名非写不可。",
				"姓名写全名在最前，后面写群里别人怎么叫你。岗位写通知里怎么叫你们这些人，例如各村党建联络员。",
				"A/B 角写你替谁代班：他们休假时，叫他们的也算你的，理由里写着替谁；他们自己在群里回了，就还是他们的。",
				"写多写少都能改：第四步会用你自己的消息算给你看，回到这一页改一个词，数字就跟着变。",
			},
			{
				"把导出的聊天记录交给程序：写文件或文件夹的路径，也可以直接粘贴，或把文件拖进窗口。",
				"能读的有: 微信转发的聊天记录（文字或邮件正文）、ChatLab 文件、CSV 表格、收到自己的 JSONL。文件夹里认得的都会读。",
				"第一次按 Enter 只试读，告诉你读到多少、哪几条看不懂；再按一次 Enter 才入库。读两遍不会重复。",
				"现在没有文件就空着按 Enter，以后再用 shoudao import 读。",
				"然后问要不要看管一个文件夹: 导出程序把文件放进去，收到就自己读。写路径按 Enter，就写进设置；空着按 Enter 跳过。",
			},
			{
				"用你自己最近七天的消息试算: 多少条会变成多少件事，每件为什么进单子。",
				"下面是差一点的几条。是你的就按 m，程序会找一个能让这类消息进来的词，先算出每天会多几件，你按 y 才加。不是你的按 n，它就不再列出，设置不变。",
				"觉得不对，按 Esc 回到第二步改，再过来看新的数字。",
			},
		},
		Keys: SetupKeyWords{
			Next: "下一步", Back: "上一步", Down: "下一栏", Up: "上一栏", Choose: "选", Try: "先看示例", SetUp: "开始设置", Leave: "退出",
			Read: "试读", Store: "入库", Skip: "下一步", Mine: "是我的", NotMine: "不是我的", Yes: "加", No: "不加", Finish: "完成，打开单子",
			ScrollDown: "往下", ScrollUp: "往上", Near: "到差一点的", Close: "关闭",
		},
		Welcome: WelcomeWords{
			Name:  "收到 shoudao",
			About: "各个工作群的消息读到本机，从里面找出要你办的事，按截止时间排成一张单子，每件都写着为什么在这里。",
			Try:   "先看示例镇", SetUp: "开始设置", Quit: "退出",
			TryIs: "一个虚构的镇，一个早上的消息；不留下任何东西", SetIs: "四步，几分钟；随时能停，下次接着来",
			LaterIs: "什么都不写",
		},
		Language: LanguageWords{
			Ask: "用哪种语言", Settings: "设置放在", Archive: "消息放在",
			Private: []string{"只有你的账号能读这两个文件。", "不上传、不发消息，只读你给的文件和来源。", "带密级字样的消息不存正文，只记一行。"},
		},
		Fields: zhFields(), Ahead: zhAhead(),
		On: "开", Off: "关",
		Example: func(example string) string { return "例: " + example },
		Take: TakeWords{
			Prompt: "文件或文件夹: ", Hint: "写路径或粘贴，按 Enter 先试读；没有文件就空着按 Enter 跳过",
			Reading: "正在试读，还没有入库", Storing: "正在入库",
			WouldBe: "试读的结果（还没有入库）", Stored: "已经入库",
			Files:       func(read, failed int) string { return fmt.Sprintf("读了%d个文件，%d个没读成", read, failed) },
			NothingHere: "这个文件夹里没有文件",
			EnterStores: "再按 Enter 入库", AllKnown: "没有新消息，不用入库",
			None: "还没有读进过消息",
			Ways: "现在能用的办法",
			Way: [4][2]string{
				{"文件或文件夹", "写在上面这一行: 微信转发的聊天记录（文字或邮件正文）、CSV 表格、收到自己的 JSONL"},
				{"粘贴", "打开单子以后，把微信里多选复制的聊天粘贴进去，先给你看一眼再入库"},
				{"一直收取", "看管一个文件夹: 下一步就问；邮箱、ChatLab、chatlog、OneBot、webhook 在设置文件末尾写 [[source]]"},
				{"示例", "运行 shoudao demo: 一个虚构的镇，什么都不留下"},
			},
			NoWay:  "没有的: 不直接连微信、企业微信、钉钉、飞书。读过的再读不会重复。",
			Groups: func(n int) string { return fmt.Sprintf("已读进%d个群", n) },
			Last:   func(stamp string) string { return "最近一条 " + stamp },
			More:   func(n int) string { return fmt.Sprintf("还有%d行", n) },
		},
		Preview: PreviewWords{
			Working: "正在算", Searching: "正在找能让它进来的词，并算会多几件",
			NoMessages: "还没有消息可以试算。按 Esc 回上一步读进来，或按 Enter 完成，以后再读。",
			Of: func(from, until string, messages int) string {
				return fmt.Sprintf("%s 到 %s，%d条", from, until, messages)
			},
			Flow: func(messages, items int, perDay string) string {
				return fmt.Sprintf("会进单子: %d条 -> %d件，每天约%s件", messages, items, perDay)
			},
			Top: "排在前面的", Misses: "差一点的: 是你的吗？", NoMisses: "没有差一点的",
			Nobody:  "这七天没有一条叫到你。看看第二步的叫法、岗位、单位是不是群里的说法。",
			Called:  func(names string) string { return "这些消息里叫得最多的: " + names },
			Short:   func(points int) string { return fmt.Sprintf("差%d分", points) },
			Already: "按现在的设置它本来就会进单子", NoWord: "没有找到一个词能让这类消息进来；设置没有改",
			Harm: "找到的改法会丢掉你当自己的事处理过的，不提议；设置没有改",
			Would: func(what, perDay string, more int) string {
				return fmt.Sprintf("%s: 多%s件/天（库里共%d件）", what, perDay, more)
			},
			Alone:     func(what string) string { return what + ": 除它以外不多一件" },
			Added:     func(what string) string { return "已改设置: " + what },
			Dismissed: "不再列出；设置没有改", OnlyMisses: "m 和 n 用在差一点的那几条上",
		},
		Saving:     "正在存设置",
		IME:        "输入法在中文状态：改用数字 1 和 2，或按 Shift 切换",
		Failed:     func(what, do string) string { return what + "。" + do },
		Watch:      zhWatch(),
		Sampled:    "示例看完了，什么都没有留下。按 Enter 就设置你自己的。",
		Paused:     "写下的都留着；运行 shoudao init 接着来",
		Unwritable: [2]string{"设置文件的写法改不了（一个表写成了一行）", "用编辑器改这个文件，或把它移开再来"},
	}
}

func enSetup() SetupWords {
	return SetupWords{
		NotAPath: "a path goes here; paste a chat into the queue once that is open",
		Title:    "Setup", Leave: "Ctrl-c leaves, to go on later",
		Step:  func(n, of int) string { return fmt.Sprintf("%d of %d", n, of) },
		Steps: [4]string{"Language", "Who you are", "Messages in", "What it finds"},
		Help: [4][]string{
			{
				"Choose the language of the program; it changes at once. Later it is \"language\" in the settings file.",
				"Where the settings and the archive lie is told, not asked. Nobody but you can read the two files.",
			},
			{
				"By this page the program knows what is said to you: your name, your title, your role, your unit, or the matters on your desk.",
				"A line may hold several, with commas between them. Leave blank what you do not have; only the name is needed.",
				"Your full name comes first, then what people call you. A role is what a notice calls people like you: all ward clerks.",
				"Those for whom you stand in: while they are away, what calls them is yours too, and the reason says for whom. What they answer themselves is theirs.",
				"Nothing is final: step 4 counts with your own messages, and when you come back here and change a word, the figures change.",
			},
			{
				"Hand over chats that were exported: the path of a file or of a folder, typed, pasted or dragged into the window.",
				"It reads WeChat's own transcripts (text, or the body of a mail), ChatLab files, CSV tables and shoudao's own JSONL. Of a folder it reads all that it knows.",
				"The first Enter only tries, and tells how much there is and what could not be read. The second Enter stores it. Reading twice stores nothing new.",
				"Without a file, press Enter on the empty line, and use shoudao import later.",
				"It is asked next whether a folder is to be watched: what an export program puts there is read by itself. A path and Enter writes it into the settings, Enter alone skips it.",
			},
			{
				"Your own messages of the last seven days, judged by your settings: how many become how many items, and why.",
				"Below are the nearest misses. Press m on one that is yours: the program looks for a word that brings its like in, tells how many more items a day that makes, and adds it only if you press y. n takes one off this list and changes nothing.",
				"If it looks wrong, go back to step 2 with Esc, change a word, and return for the new figures.",
			},
		},
		Keys: SetupKeyWords{
			Next: "next step", Back: "back", Down: "next field", Up: "previous field", Choose: "choose", Try: "try the sample", SetUp: "set up", Leave: "leave",
			Read: "try", Store: "store", Skip: "next step", Mine: "mine", NotMine: "not mine", Yes: "add", No: "do not", Finish: "finish, open the queue",
			ScrollDown: "further down", ScrollUp: "back up", Near: "to the misses", Close: "close",
		},
		Welcome: WelcomeWords{
			Name:  "shoudao",
			About: "It reads the messages of your work groups on this computer, finds what asks something of you, and shows it as one queue by deadline, each item with the reason why it is there.",
			Try:   "Try the sample town", SetUp: "Set up", Quit: "Quit",
			TryIs: "an invented town; nothing is kept", SetIs: "four steps; stop and go on as you like",
			LaterIs: "nothing is written",
		},
		Language: LanguageWords{
			Ask: "Which language", Settings: "Settings", Archive: "Messages",
			Private: []string{"Nobody but you can read the two files.", "Nothing is uploaded or sent; only files and sources that you give are read.", "Of a message with a secrecy marking the text is not stored."},
		},
		Fields: enFields(), Ahead: enAhead(),
		On: "on", Off: "off",
		Example: func(example string) string { return "e.g. " + example },
		Take: TakeWords{
			Prompt: "File or folder: ", Hint: "Type or paste a path, Enter tries it; Enter on an empty line skips",
			Reading: "Trying, nothing is stored yet", Storing: "Storing",
			WouldBe: "What there is (nothing is stored yet)", Stored: "Stored",
			Files:       func(read, failed int) string { return fmt.Sprintf("files read: %d, not read: %d", read, failed) },
			NothingHere: "There is no file in this folder",
			EnterStores: "Enter again stores it", AllKnown: "Nothing new: there is nothing to store",
			None: "No messages have been read yet",
			Ways: "The ways in that there are",
			Way: [4][2]string{
				{"File or folder", "on the line above: WeChat's own transcripts (text, or the body of a mail), CSV tables, shoudao's JSONL"},
				{"Paste", "into the queue, once it is open: a chat that you copied; it is shown first, and stored if you say so"},
				{"Steadily", "a folder to watch, which is asked next; a mailbox, ChatLab, chatlog, OneBot, a webhook: a [[source]] at the end of the settings"},
				{"Sample", "shoudao demo: an invented town; nothing is kept"},
			},
			NoWay:  "What there is not: it does not connect to WeChat, WeCom, DingTalk or Feishu themselves. What was read once is not stored twice.",
			Groups: func(n int) string { return fmt.Sprintf("Groups read so far: %d", n) },
			Last:   func(stamp string) string { return "last message " + stamp },
			More:   func(n int) string { return fmt.Sprintf("%d more lines", n) },
		},
		Preview: PreviewWords{
			Working: "Counting", Searching: "Looking for a word that would bring it in, and what that would cost",
			NoMessages: "There are no messages yet. Go back with Esc and read some, or finish with Enter and read later.",
			Of: func(from, until string, messages int) string {
				return fmt.Sprintf("%s to %s, %d messages", from, until, messages)
			},
			Flow: func(messages, items int, perDay string) string {
				return fmt.Sprintf("In the queue: %d messages -> %d items, about %s a day", messages, items, perDay)
			},
			Top: "At the top", Misses: "Nearest misses: are they yours?", NoMisses: "There are no near misses",
			Nobody:  "Nothing calls you in these seven days. See whether the names, roles and units of step 2 are what people write.",
			Called:  func(names string) string { return "Called most often in these messages: " + names },
			Short:   func(points int) string { return fmt.Sprintf("%d short", points) },
			Already: "By these settings it is in the queue already", NoWord: "No word was found that would bring its like in; nothing has changed",
			Harm: "What was found would lose items that you dealt with as yours; nothing has changed",
			Would: func(what, perDay string, more int) string {
				return fmt.Sprintf("%s: %s more a day (%d in the archive)", what, perDay, more)
			},
			Alone:     func(what string) string { return what + ": nothing else would come in" },
			Added:     func(what string) string { return "Settings changed: " + what },
			Dismissed: "Off the list; nothing has changed", OnlyMisses: "m and n are for the nearest misses",
		},
		Saving:     "Saving the settings",
		IME:        "An input method is on: use 1 and 2, or switch it off",
		Failed:     func(what, do string) string { return what + "; " + do },
		Watch:      enWatch(),
		Sampled:    "That was the sample, and nothing of it is kept. Enter sets up your own.",
		Paused:     "What you have typed is kept; shoudao init goes on with it",
		Unwritable: [2]string{"the settings cannot be edited here (a table stands on one line)", "change the file in an editor, or move it away"},
	}
}
