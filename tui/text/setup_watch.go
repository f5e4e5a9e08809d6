package text

// WatchWords are those of the part of the setup that offers to keep a folder watched.
type WatchWords struct {
	Ask, Prompt       string
	Hint, EnterWrites string // what Enter does with nothing typed, and with a path
	Write, Fill       string // what the keys do
	Offer             func(path string) string
	Watched           func(path string) string
	None              string // no folder is watched yet
	Added             string
	About             []string
}

func zhWatch() WatchWords {
	return WatchWords{
		Ask:         "以后导出的文件放在哪个文件夹？看管着，放进去就自己读。",
		Prompt:      "看管的文件夹: ",
		Hint:        "空着按 Enter 跳过；写上导出程序放文件的文件夹，按 Enter 写进设置",
		EnterWrites: "按 Enter 写进设置；文件夹里现有的文件也会读，读过的不会重复",
		Write:       "写进设置", Fill: "用刚才读的文件夹",
		Offer:   func(path string) string { return "刚才读的: " + path + "（按 Tab 用它）" },
		Watched: func(path string) string { return "已经看管: " + path },
		None:    "还没有看管的文件夹",
		Added:   "已写进设置；屏幕开着时自己读，也可以运行 shoudao sync。按 Enter 下一步",
		About: []string{
			"只看文件夹里的文件，不改也不删；读不了的放在一边，写明原因（第 7 页）。",
			"邮箱和别的程序也能一直收，在设置文件末尾写 [[source]]。",
		},
	}
}

func enWatch() WatchWords {
	return WatchWords{
		Ask:         "Where will files be exported to from now on? A folder can be watched, and what is dropped there is read.",
		Prompt:      "Folder to watch: ",
		Hint:        "Enter alone skips this; or give the folder into which the export program puts its files",
		EnterWrites: "Enter writes it into the settings; what lies there already is read too, and nothing twice",
		Write:       "write it", Fill: "the folder read just now",
		Offer:   func(path string) string { return "read just now: " + path + " (Tab takes it)" },
		Watched: func(path string) string { return "watched already: " + path },
		None:    "no folder is watched yet",
		Added:   "The settings have it; it is read while the screen is open, and by shoudao sync. Enter goes on",
		About: []string{
			"Files are read and never changed; one that cannot be read is set aside with the reason (page 7).",
			"Mailboxes and other programs can be sources too: [[source]] at the end of the settings.",
		},
	}
}
