package text

import "fmt"

// SyncWords are those of the commands about where messages keep coming from.
type SyncWords struct {
	Help, Sources CmdHelp
	Follow        string // the flag
	Aside         func(file, why string) string
	// How a setting has to look.
	Kind, Path, Same string
	NoSource         func(path string) [2]string
	Held             func(holder, until string) [2]string // another process fetches
	NoFolder         func(path string) [2]string
	TooMany          func(path string) [2]string

	Never, NotYet string // it never succeeded; it was never tried
	OK, Failing   string
	Last          func(at string) string // when it last succeeded
	Tried         func(at string) string
	Group         func(name string, until, last string) string
	Behind        string // marks a group that reaches less far than the others
	NoGroups      string
}

func zhSync() SyncWords {
	return SyncWords{
		Help: CmdHelp{
			"收取各处的新消息",
			"把设置文件里每个 [[source]] 的新消息收进来，各处互不耽误: 一处出错，别处照收。\n加 --follow 就一直收，直到按 Ctrl-c。屏幕开着的时候它自己会收，不用另外运行。",
		},
		Sources: CmdHelp{"各处来源和各群的情况", "每处来源: 最近一次收成是什么时候，出了什么错，怎么办。每个群: 记录到哪一刻，最近一条是什么时候。"},
		Follow:  "一直收，直到 Ctrl-c",
		Aside:   func(file, why string) string { return "先放一边: " + file + "（" + why + "）" },
		Kind:    "写 folder（看管一个文件夹）",
		Path:    "写文件夹的路径，例如 path = \"~/聊天导出\"",
		Same:    "两处来源同名；给其中一处另写 name",
		NoSource: func(p string) [2]string {
			return [2]string{"设置文件 " + p + " 里还没有来源", "加上两行: [[source]] 和 kind = \"folder\"，再写 path = \"放导出文件的文件夹\"；或者用 shoudao import 读一次"}
		},
		Held: func(holder, until string) [2]string {
			return [2]string{"另一个程序正在收消息（" + holder + "）", "等它结束；如果它已经不在了，" + until + " 以后再来"}
		},
		NoFolder: func(p string) [2]string {
			return [2]string{"没有文件夹 " + p, "建这个文件夹，或改设置里的 path；在可移动的盘上就先插上"}
		},
		TooMany: func(p string) [2]string {
			return [2]string{"文件夹 " + p + " 里的文件太多", "给导出文件单独建一个文件夹，写进设置的 path"}
		},
		Never: "还没收成过", NotYet: "还没收过", OK: "正常", Failing: "出错",
		Last:  func(at string) string { return "收到 " + at },
		Tried: func(at string) string { return "试过 " + at },
		Group: func(name, until, last string) string {
			return fmt.Sprintf("%s  记录到 %s，最近一条 %s", name, until, last)
		},
		Behind:   "没跟上",
		NoGroups: "还没有任何消息",
	}
}

func enSync() SyncWords {
	return SyncWords{
		Help: CmdHelp{
			"Fetch what is new from everywhere",
			"Brings in what is new from every [[source]] of the settings. One that fails does not keep the others.\n--follow goes on until Ctrl-c. While the screen is open it does this by itself.",
		},
		Sources: CmdHelp{"How the sources and the groups stand", "Of each source: when it last succeeded, what went wrong, what to do. Of each group: how far its copy reaches and\nwhen something was last said."},
		Follow:  "go on until Ctrl-c",
		Aside:   func(file, why string) string { return "set aside: " + file + " (" + why + ")" },
		Kind:    "write folder (a folder to watch)",
		Path:    "write the path of a folder, as path = \"~/chat exports\"",
		Same:    "two sources have that name; give one of them another",
		NoSource: func(p string) [2]string {
			return [2]string{"the settings " + p + " name no source", "add two lines, [[source]] and kind = \"folder\", then path = \"the folder with the exported files\"; or read once with shoudao import"}
		},
		Held: func(holder, until string) [2]string {
			return [2]string{"another process is fetching messages (" + holder + ")", "wait for its end; if it is gone already, come again after " + until}
		},
		NoFolder: func(p string) [2]string {
			return [2]string{"there is no folder " + p, "make it, or correct path in the settings; plug in the drive if it lies on one"}
		},
		TooMany: func(p string) [2]string {
			return [2]string{"there are too many files in the folder " + p, "make a folder for exported files alone and write it into the settings"}
		},
		Never: "never succeeded", NotYet: "not tried yet", OK: "ok", Failing: "failing",
		Last:  func(at string) string { return "fetched " + at },
		Tried: func(at string) string { return "tried " + at },
		Group: func(name, until, last string) string {
			return fmt.Sprintf("%s  reaches %s, last message %s", name, until, last)
		},
		Behind:   "behind",
		NoGroups: "there are no messages yet",
	}
}

// The places of the settings that messages keep coming from.
const zhSourceTemplate = `
# [[source]]               # 一直收消息的一处来源，可以写几处；屏幕开着时自己收，也可以用 shoudao sync
# kind = "folder"          # 看管一个文件夹: 导出的文件放进去就读
# path = "~/聊天导出"
# group = "工作群"         # 文件里没写群名的消息算哪个群
`

const enSourceTemplate = `
# [[source]]               # a place that messages keep coming from, as many as you like; the screen fetches, and shoudao sync
# kind = "folder"          # watch a folder: an exported file that is dropped there is read
# path = "~/chat exports"
# group = "Office"         # of messages that name no group
`
