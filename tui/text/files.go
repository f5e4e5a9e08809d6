package text

import "fmt"

// FilesWords are those of the inventory of what came with messages.
type FilesWords struct {
	Help          CmdHelp
	Since, Behind string // the flags
	// NoSize and NoPlace stand where the source does not tell how large a file is or where it lies.
	NoSize, NoPlace string
	Place           func(at string) string
	None            string
	Count           func(n int) string
	More            func(n int, behind string) string
}

func zhFiles() FilesWords {
	return FilesWords{
		Help: CmdHelp{
			"找群里发过的文件、图片",
			"列出随消息来的文件、图片、语音，新的在前: 时刻、文件名、大小、群、谁发的、放在哪里、消息编号。\n写了词，每个词都要在文件名或那条消息里。文件本身收到不去取；放在哪里，是来源说的。",
		},
		Since: "从哪天起，如 2026-03-01", Behind: "接着上一页往后列（上一页最后一行写着）",
		NoSize: "大小不详", NoPlace: "没说放在哪里",
		Place: func(at string) string { return "在 " + at },
		None:  "没有这样的附件",
		Count: func(n int) string { return fmt.Sprintf("%d 个", n) },
		More: func(n int, behind string) string {
			return fmt.Sprintf("先列 %d 个，后面还有: 加上 --behind %s", n, behind)
		},
	}
}

func enFiles() FilesWords {
	return FilesWords{
		Help: CmdHelp{
			"Find files and pictures that were sent",
			"Lists the files, pictures and voices that came with messages, the newest first: when, name, size, group, sender, where\nit lies, id of the message. Every word has to stand in the name or in the words of its message. shoudao fetches no\nfile; where one lies is what the source says.",
		},
		Since: "from which day on, as 2026-03-01", Behind: "go on behind the last page, whose last line says how",
		NoSize: "size unknown", NoPlace: "place not told",
		Place: func(at string) string { return "at " + at },
		None:  "there is no such attachment",
		Count: func(n int) string { return plural(n, "attachment") },
		More: func(n int, behind string) string {
			return fmt.Sprintf("the first %d, there are more: add --behind %s", n, behind)
		},
	}
}

// Size is how large a file is, as far as the source tells.
func (w FilesWords) Size(bytes int64) string {
	if bytes <= 0 {
		return w.NoSize
	}
	return byteCount(bytes)
}
