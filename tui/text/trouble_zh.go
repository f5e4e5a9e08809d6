package text

import (
	"fmt"
	"strings"
)

func zhTrouble() TroubleWords {
	return TroubleWords{
		Trust:  zhTrustTrouble(),
		Secret: zhSecret(),
		Sought: zhSought(),
		Heads:  [2]string{"出错: ", "怎么办: "},
		NoConfig: func(p string) [2]string {
			return [2]string{"还没有设置文件 " + p, "运行 shoudao init 写一份样本再改，或先用 shoudao demo 看看效果"}
		},
		ConfigSyntax: func(p string, line int, cause string) [2]string {
			return [2]string{fmt.Sprintf("设置文件 %s 第 %d 行看不懂: %s", p, line, cause), "改正这一行；文字要用英文双引号，列表用方括号"}
		},
		ConfigKey: func(p string, line int, key string) [2]string {
			return [2]string{fmt.Sprintf("设置文件 %s 第 %d 行: 没有「%s」这一项", p, line, key), "对照 shoudao init 写出的样本改名或删掉"}
		},
		ConfigValue: func(p string, line int, key, value, want string) [2]string {
			at := "里"
			if line > 0 {
				at = fmt.Sprintf("第 %d 行", line)
			}
			return [2]string{fmt.Sprintf("设置文件 %s %s: %s = %q 不能用", p, at, key, value), want}
		},
		Zone: "写成地区名，例如 Asia/Shanghai", Hours: "写成 \"08:30-12:00\" 这样，开始早于结束", Calendar: "写 cn、gb-eng 或 us",
		Holidays: "每行写 date,name,off，例如 2027-02-06,春节,1", Names: "至少写上全名，例如 names = [\"林晓梅\"]",
		Word: "每个词至少两个字，一个字到处都会碰上", Noise: "这个词又是交办的词或你的名字；从其中一处删掉", Group: "写上群名，例如 muted = [\"食堂报饭群\"]",
		Points: func(most int) string {
			return fmt.Sprintf("写 -%d 到 %d 之间的整数，0 就不用写", most, most)
		},
		NoFile: func(p string) [2]string {
			return [2]string{"没有这个文件: " + p, "检查路径；文件名里有空格要加引号"}
		},
		NoAccess: func(p string) [2]string {
			return [2]string{"没有权限读 " + p, "检查文件的权限，或把它复制到自己的文件夹"}
		},
		NotRegular: func(p string) [2]string {
			return [2]string{p + " 不是文件", "给出文件的路径，不是文件夹"}
		},
		Changed: func(p string) [2]string {
			return [2]string{"读的时候 " + p + " 变了", "等导出程序写完再读一遍；已经入库的不会重复"}
		},
		NoArchive: func(p string) [2]string {
			return [2]string{"还没有消息库 " + p, "先用 shoudao import 读进消息"}
		},
		NotArchive: func(p string) [2]string {
			return [2]string{p + " 不是收到的消息库", "检查 SHOUDAO_DB 指的是不是这个文件；它没有被改动"}
		},
		Damaged: func(p string) [2]string {
			return [2]string{"消息库 " + p + " 坏了", "先把它复制一份留着，再从备份恢复，或移开它后重新 import；它没有被改动"}
		},
		BadIndex: func(p string) [2]string {
			return [2]string{"搜索索引坏了，消息都在；运行 shoudao doctor --reindex 重做", "索引从 " + p + " 里的消息重做，消息不会改动"}
		},
		Newer: func(p string) [2]string {
			return [2]string{"消息库 " + p + " 是更新的版本写的", "升级收到再打开；它没有被改动"}
		},
		DiskFull: func(p string) [2]string {
			return [2]string{"磁盘满了，写不进 " + p, "腾出空间再来；已确认入库的都在"}
		},
		ReadOnly: func(p string) [2]string { return [2]string{"写不进 " + p, "检查文件和文件夹的写权限"} },
		Broken: [2]string{
			"程序自己出了错，画面已收起；你做过的都已存好",
			"再开一次就行；若又这样，把上面的字和 shoudao version 一起发给做程序的人",
		},
		Busy: func(p string) [2]string {
			return [2]string{"另一个程序一直在写 " + p, "等它写完，或关掉它再来"}
		},
		Moved: func(p string) [2]string {
			return [2]string{"消息库 " + p + " 被移走或换掉了", "把它放回原处，再重新打开收到；刚才这一下没有记下"}
		},
		Unreachable: func(p, cause string) [2]string {
			return [2]string{"打不开消息库 " + p + ": " + cause, "检查路径和权限"}
		},
		NoItem: func(h string) [2]string {
			return [2]string{"没有编号是 " + h + " 的事或消息", "用 shoudao list 或 shoudao search 看编号"}
		},
		Ambiguous: func(h string, some []string) [2]string {
			return [2]string{"编号 " + h + " 对应好几件", "多写一位: " + strings.Join(some, "  ")}
		},
		NothingLeft: [2]string{"没有可以撤销的了", "什么都没有改"},
		NothingToGo: [2]string{"没有可以重做的", "撤销之后又做了别的，就不能再重做"},
		Past: func(at string) [2]string {
			return [2]string{"这个时间已经过去了: " + at, "给一个以后的时间"}
		},
		NotATime: func(s string) [2]string {
			return [2]string{"看不懂这个时间，或已经过去了: " + s, "写成 今晚、明早、周五、3.15、3.15 17:00、+2d、2小时后 这样"}
		},
		Unreadable: func(name, kind string) [2]string {
			return [2]string{name + " 是" + kind + "，现在还读不了", "能读的有: 微信转发的聊天记录、ChatLab 文件、CSV、收到的 JSONL"}
		},
		Unknown: func(name string) [2]string {
			return [2]string{"看不出 " + name + " 是什么文件", "能读的有: 微信转发的聊天记录、ChatLab 文件、CSV（第一行是列名）、收到的 JSONL"}
		},
		EmptyFile: func(name string) [2]string { return [2]string{name + " 是空的", "看看导出是不是没做完"} },
		NoClipboard: func(cause string) [2]string {
			return [2]string{"读不到剪贴板: " + cause, "把文字存成 txt 文件再 import，或用管道: 命令 | shoudao import -"}
		},
		NoteTooLong: func(bytes, most int64) [2]string {
			return [2]string{fmt.Sprintf("备注太长（%d 字节，最多 %d，约 %d 字），没有记", bytes, most, most/3), "写短一点，或者写进文件，备注里只写文件在哪里"}
		},
		EmptyPaste: [2]string{"剪贴板里没有文字", "在微信里选中消息复制，再来一次"},
		BadFlag: func(f string) [2]string {
			return [2]string{"没有 " + f + " 这个选项", "加 --help 看有哪些选项"}
		},
		FlagValue: func(f, v string) [2]string {
			return [2]string{fmt.Sprintf("选项 %s 的值 %q 不能用", f, v), "加 --help 看该怎么写"}
		},
		FlagNeeds: func(f string) [2]string {
			return [2]string{"选项 " + f + " 后面要有一个值", "加 --help 看该怎么写"}
		},
		FlagMissing: func(f string) [2]string { return [2]string{"少了选项 " + f, "加 --help 看该怎么写"} },
		FlagClash:   func(f string) [2]string { return [2]string{"这几个选项只能用一个: " + f, "去掉多余的"} },
		BadCommand: func(name string, like []string) [2]string {
			do := "用 shoudao --help 看有哪些命令"
			if len(like) > 0 {
				do = "是不是想用: " + strings.Join(like, "、")
			}
			return [2]string{"没有 " + name + " 这个命令", do}
		},
		BadArgs: func(usage string) [2]string { return [2]string{"参数的个数不对", "用法: " + usage} },
		NoVariant: func(name string) [2]string {
			return [2]string{fmt.Sprintf("演练里没有「%s」这一种", name), "有 A 到 G 七种；不写就全部演练"}
		},
		BadNow: func(v string) [2]string {
			return [2]string{"--now 的值看不懂: " + v, "写成 2026-03-12T08:12:00+08:00 这样"}
		},
		Exists: func(p string) [2]string {
			return [2]string{p + " 已经有了，没有动它", "要重写就加 --force"}
		},
		NothingRead: func(p string) [2]string {
			return [2]string{p + " 里一条消息也没读到", "看看上面列出的行；文件是不是选对了"}
		},
		Other: func(cause string) [2]string {
			return [2]string{cause, "若一直这样，请把这行字告诉维护的人"}
		},
		Skip: func(path, at, why, detail string) string {
			if detail != "" {
				why += ": " + detail
			}
			return fmt.Sprintf("%s %s: %s", path, at, why)
		},
		Line:   func(n int) string { return fmt.Sprintf("第 %d 行", n) },
		Record: func(n int) string { return fmt.Sprintf("第 %d 条", n) },
		Faults: FaultWords{
			Encoding: "不是文字", Syntax: "格式不对", CutShort: "最后一条没有写完", TooLong: "太长，不像一条消息",
			NoTime: "没有时间", BadTime: "时间看不懂", NoGroup: "没有群名（可以用 --group 给）", NoSender: "没有发送人", BadValue: "这一项的值不对",
			WrongCount: "列数和表头不一样", SameID: "编号和前面一条相同，内容却不同", NoMessage: "这里不是消息",
		},
		Forms: FormWords{
			Lines: "收到的 JSONL", Table: "CSV 表格", Transcript: "微信聊天记录", Empty: "空文件", Training: "给语言模型训练用的数据，没有时间和编号",
			ChatLab: "ChatLab 文件", JSON: "别的程序的 JSON", QQ: "QQ 的聊天记录", WhatsApp: "WhatsApp 的聊天记录", HTML: "网页", XML: "XML",
			SQLite: "数据库文件（收到从不解开聊天软件的数据库）", Sheet: "Excel 表格（请另存为 CSV）", Document: "文档", Archive: "压缩包（请先解压）",
			Picture: "图片", Binary: "二进制文件，不是文字", Prose: "普通文字，不是聊天记录", Unknown: "不认得的文件",
		},
		Keep:    zhKeepTrouble(),
		View:    zhViewTrouble(),
		BadCase: func(cause string) string { return "这一行看不懂: " + cause },
		Stopped: "停下了；已确认入库的都在",
	}
}
