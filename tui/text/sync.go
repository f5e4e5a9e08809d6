package text

import "fmt"

// SyncWords are those of the commands about where messages keep coming from.
type SyncWords struct {
	Help, Sources, Secret CmdHelp
	Follow                string // the flag
	Aside                 func(file, why string) string
	// How a setting has to look.
	Kind, Path, Same, Address, WhereSecret string
	NoSource                               func(path string) [2]string
	Held                                   func(holder, until string) [2]string // another process fetches
	NoFolder                               func(path string) [2]string
	NotFetched                             func(name string) string // messages are brought to it
	Listening                              string                   // it can be brought messages from now on
	NotLoopback                            [2]string
	InUse                                  [2]string // the address is another program's
	// Of a program or server that is asked: it does not answer, refuses, is another one,
	// says what cannot be read, or has no time.
	Unreachable, Refused, Foreign, Unreadable, BusyThere [2]string
	// Of a mail server: a folder is not there, it cannot be trusted with a password, it does
	// not take the one it is given.
	NoMailbox, Untrusted, NoEntry [2]string
	User, Since                   string // how the settings have to look
	TypeSecret                    string
	SecretKept                    func(ref string) string
	TooMany                       func(path string) [2]string

	Never, NotYet string // it never succeeded; it was never tried
	OK, Failing   string
	Last          func(at string) string // when it last succeeded
	Tried         func(at string) string
	Group         func(name string, until, last string) string
	Behind        string                       // marks a group that reaches less far than the others
	Gap           func(from, to string) string // nobody listened
}

func zhSync() SyncWords {
	return SyncWords{
		Help: CmdHelp{
			"收取各处的新消息",
			"把设置文件里每个 [[source]] 的新消息收进来，各处互不耽误: 一处出错，别处照收。\n加 --follow 就一直收，直到按 Ctrl-c。屏幕开着的时候它自己会收，不用另外运行。",
		},
		Sources:     CmdHelp{"各处来源和各群的情况", "每处来源: 最近一次收成是什么时候，最近一条是哪个群的，落后多少，哪段没有覆盖，哪些文件放在一边，出了什么错，怎么办。\n每个群: 记录到哪一刻，最近一条是什么时候。"},
		Follow:      "一直收，直到 Ctrl-c",
		Aside:       func(file, why string) string { return "先放一边: " + file + "（" + why + "）" },
		Kind:        "写 folder（看管一个文件夹）、imap（邮箱）、webhook（别的程序送来）、chatlab、chatlog 或 onebot",
		Address:     "webhook 写本机的 \"127.0.0.1:5099\"，chatlab 和 chatlog 写 \"http://127.0.0.1:5030\"，onebot 写 \"ws://127.0.0.1:3001\"，imap 写 \"imap.example.com:993\"",
		WhereSecret: "密码不写在设置里，只写放在哪里: \"keyring:名字\"（先运行 shoudao secret 名字）、\"file:路径\" 或 \"env:变量名\"",
		Secret:      CmdHelp{"把一处来源的密码交给系统保管", "从终端（不显示）或标准输入读一个密码，交给操作系统的钥匙串保管。设置里写 secret = \"keyring:名字\"。"},
		Unreachable: [2]string{"那一头没有回答", "看那个程序开着没有、网通不通、address 写得对不对；它自己会再试"},
		Refused:     [2]string{"那一头不认密码", "核对密码或令牌，改了以后重开；设置里写的是 secret"},
		Foreign:     [2]string{"那个地址上的不是要找的程序", "核对 address 和端口，或 kind 写的种类"},
		Unreadable:  [2]string{"那一头的回答读不懂", "多半是那个程序换了版本；看 docs/ways 里写的版本，或先用导出的文件"},
		BusyThere:   [2]string{"那个程序正忙", "等一会儿，会再试"},
		NoMailbox:   [2]string{"邮箱里没有那个文件夹", "核对设置里的 mailboxes，名字要和邮箱里的一样；别的文件夹照收"},
		Untrusted:   [2]string{"那个邮件服务器的身份不可信，没有把密码发给它", "核对 address；用 993 端口；单位自己的服务器请管理员装好证书"},
		NoEntry:     [2]string{"邮箱不认这个用户名或密码", "先在网页邮箱的设置里开启 IMAP；secret 里要放它生成的授权码，不是网页登录的密码；改了以后重开"},
		User:        "写登录邮箱的用户名，多半是邮箱地址",
		Since:       "写成 \"2026-03-01\" 这样",
		TypeSecret:  "密码（打字不显示）: ",
		SecretKept:  func(ref string) string { return "已交给系统保管；设置里写 secret = \"" + ref + "\"" },
		NotFetched: func(name string) string {
			return name + ": 消息由别的程序送来，不用去收；屏幕开着时就在等，不开屏幕就运行 shoudao sync --follow"
		},
		Listening:   "开始等别的程序送来",
		NotLoopback: [2]string{"address 不是本机的地址", "写 127.0.0.1 加端口，例如 127.0.0.1:5099；收到从不听别的电脑"},
		InUse:       [2]string{"address 的端口被别的程序占着", "换一个端口，送消息的那一头也跟着改"},
		Path:        "写文件夹的路径，例如 path = \"~/聊天导出\"",
		Same:        "两处来源同名；给其中一处另写 name",
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
		Behind: "没跟上",
		Gap: func(from, to string) string {
			return "没有覆盖 " + from + " 到 " + to + ": 没有在听，这段时间送来的收不到"
		},
	}
}

func enSync() SyncWords {
	return SyncWords{
		Help: CmdHelp{
			"Fetch what is new from everywhere",
			"Brings in what is new from every [[source]] of the settings. One that fails does not keep the others.\n--follow goes on until Ctrl-c. While the screen is open it does this by itself.",
		},
		Sources:     CmdHelp{"How the sources and the groups stand", "Of each source: when it last succeeded, its last message and group, how far it lags, when it was not covered, which\nfiles are set aside, what went wrong, what to do. Of each group: how far its copy reaches and when something was last\nsaid."},
		Follow:      "go on until Ctrl-c",
		Aside:       func(file, why string) string { return "set aside: " + file + " (" + why + ")" },
		Kind:        "write folder (a folder to watch), imap (a mailbox), webhook (another program sends messages), chatlab, chatlog or onebot",
		Address:     "for webhook write one of this computer, \"127.0.0.1:5099\"; for chatlab and chatlog \"http://127.0.0.1:5030\"; for onebot \"ws://127.0.0.1:3001\"; for imap \"imap.example.com:993\"",
		WhereSecret: "the settings do not hold a secret, they say where it is: \"keyring:NAME\" (after shoudao secret NAME), \"file:PATH\" or \"env:NAME\"",
		Secret:      CmdHelp{"Give the secret of a source to the system to keep", "Reads a secret from the terminal, unseen, or from standard input, and gives it to the keyring of the operating\nsystem. The settings then say secret = \"keyring:NAME\"."},
		Unreachable: [2]string{"nobody answers there", "see that the program runs, that there is a network, that address is right; it is tried again by itself"},
		Refused:     [2]string{"the secret is refused", "check the password or token that secret in the settings points at, then open the program anew"},
		Foreign:     [2]string{"what answers at that address is another program", "check address with its port, or kind"},
		Unreadable:  [2]string{"the answer cannot be read", "most likely that program has another version; see docs/ways, or take exported files meanwhile"},
		BusyThere:   [2]string{"that program is busy", "wait a little, it is tried again"},
		NoMailbox:   [2]string{"the mailbox has no such folder", "check mailboxes in the settings, the names are those of the server; the other folders are read"},
		Untrusted:   [2]string{"the mail server cannot be trusted, and was not sent the password", "check address; use port 993; for a server of the office ask who runs it for its certificate"},
		NoEntry:     [2]string{"the mail server refuses user or password", "turn IMAP on in the settings of the web mail; most want a code made for mail programs and not the password of the web page; then open the program anew"},
		User:        "write the user name for the mailbox, mostly its address",
		Since:       "write it like \"2026-03-01\"",
		TypeSecret:  "Secret (not shown): ",
		SecretKept:  func(ref string) string { return "the system keeps it; the settings say secret = \"" + ref + "\"" },
		NotFetched: func(name string) string {
			return name + ": messages are sent to it and not fetched; the screen waits for them while it is open, and so does shoudao sync --follow"
		},
		Listening:   "waits for messages from now on",
		NotLoopback: [2]string{"address is not one of this computer", "write 127.0.0.1 and a port, as 127.0.0.1:5099; shoudao never listens to other computers"},
		InUse:       [2]string{"another program has the port of address", "choose another port, and tell it to whoever sends the messages"},
		Path:        "write the path of a folder, as path = \"~/chat exports\"",
		Same:        "two sources have that name; give one of them another",
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
		Behind: "behind",
		Gap: func(from, to string) string {
			return "not covered " + from + " to " + to + ": nobody listened, what was sent then is not here"
		},
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

// SecretWords say why a secret cannot be had, and what to do. They are told where it was
// looked for, never what it is.
type SecretWords struct{ Form, Missing, Open, NoKeyring func(ref string) [2]string }

func zhSecret() SecretWords {
	return SecretWords{
		Form: func(string) [2]string {
			return [2]string{"设置里的 secret 没有说密码放在哪里", "写 keyring:名字、file:路径 或 env:变量名"}
		},
		Missing: func(ref string) [2]string {
			return [2]string{"找不到密码 " + ref, "keyring 的先运行 shoudao secret 名字；file 的把密码写在文件第一行；env 的先设变量"}
		},
		Open: func(ref string) [2]string {
			return [2]string{"放密码的文件别人也能读: " + ref, "只留自己的权限: chmod 600 那个文件"}
		},
		NoKeyring: func(ref string) [2]string {
			return [2]string{"系统的钥匙串用不了: " + ref, "先登录桌面解锁钥匙串；没有钥匙串就改用 file: 或 env:"}
		},
	}
}

func enSecret() SecretWords {
	return SecretWords{
		Form: func(string) [2]string {
			return [2]string{"secret in the settings does not say where the secret is", "write keyring:NAME, file:PATH or env:NAME"}
		},
		Missing: func(ref string) [2]string {
			return [2]string{"there is no secret at " + ref, "for keyring run shoudao secret NAME first; a file has it in its first line; for env set the variable"}
		},
		Open: func(ref string) [2]string {
			return [2]string{"others may read the file of the secret: " + ref, "keep it to yourself: chmod 600 on that file"}
		},
		NoKeyring: func(ref string) [2]string {
			return [2]string{"the keyring of the system cannot be used: " + ref, "log in to the desktop to unlock it; where there is none take file: or env:"}
		},
	}
}
