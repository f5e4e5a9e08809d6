package text

import (
	"fmt"
	"strings"

	"shoudao/ingest"
	"shoudao/triage"
)

func zhCmd() CmdWords {
	return CmdWords{
		Root: CmdHelp{
			"收到: 几十个工作群里，只看要你办的事",
			"收到把你所在各个群的消息放进本机的一个文件，挑出要你办的事，按截止时间排成一张单子，\n每一条都说明为什么在这里。只读不发，不上传；除了你在设置里写的来源，什么都不连。\n\n不带命令时: 在终端里打开屏幕，否则把单子打印出来。",
		},
		Demo: CmdHelp{"用一个虚构的镇看看效果", "打开一个虚构的镇 3月12日早上的样子: 14 个群，一夜 312 条消息。数据放在临时文件里，用完即弃。\n后面写一个命令就在它上面运行，例如 shoudao demo audit --sample 10、shoudao demo groups。"},
		Init: CmdHelp{"一步一步设置", "在终端里分四步设置：语言、你是谁、读进消息、用自己的消息看效果。设置写成带说明的文件，已有的设置从原处接着改。\n不在终端里，或用 --force，就写一份带说明的样本；不用 --force 不会覆盖已有的文件。"},
		Import: CmdHelp{
			"把消息文件读进来",
			"读进消息文件: 微信转发的聊天记录（邮件正文或复制的文字）、ChatLab 文件（JSON、JSONL）、CSV 表格、收到自己的 JSONL。\n是哪一种由内容判断。读两遍不会重复。- 表示标准输入。",
		},
		List:    CmdHelp{"打印要办的单子", "按截止时间打印要办的事。每行最前面的短号可以交给其他命令，例如 shoudao done 3f7。"},
		Show:    CmdHelp{"打印一件事的全部", "打印一件事: 原文、为什么在这里、截止时间的来历、有关的每条消息。"},
		Why:     CmdHelp{"一条消息为什么在或不在单子里", "对任何一条消息说明: 归到了哪里，有哪些根据，缺什么，离线还差多少分。"},
		Done:    CmdHelp{"标为完成", "把一件或几件事标为完成。之后若有人再催，它会自己回来。"},
		Snooze:  CmdHelp{"过一会儿再看", "把事情收起来，到时候再出现。最后一个参数是时间: 今晚、明早、周五、3.15、+2d、2小时后。\n到期前两小时、有人催或改期时，会提前回来。"},
		Open:    CmdHelp{"放回要办", "把完成了的、收起来的事放回单子。"},
		Due:     CmdHelp{"改截止时间", "改截止时间，最后一个参数是时间: 今天下班前、周五、3.15、+2d；none 是不设时限。"},
		Pin:     CmdHelp{"置顶", "把事情放到单子最上面。"},
		Unpin:   CmdHelp{"不再置顶", "不再放在最上面。"},
		Note:    CmdHelp{"写备注", "给一件事写一句备注，写空的就是去掉: shoudao note 3f7 '问一下王主任'。"},
		NotMine: CmdHelp{"不是我的事", "把误列的事拿出单子。只说一件时，会说明它为什么进来，并提议一处设置的改法和改了会怎样；设置不会自己变。"},
		Mine:    CmdHelp{"这是我的事", "把一条消息（用 search 显示的编号）列进单子，或把拿出去的放回来。只说一条时，会说明它为什么没进来，\n并提议一处设置的改法和改了会怎样；设置不会自己变。"},
		Undo:    CmdHelp{"撤销上一步", "撤销上一步操作，可以一步步退到最早，关机也不丢。"},
		Redo:    CmdHelp{"重做", "重做刚撤销的一步。"},
		Search: CmdHelp{"在全部消息里找", "在全部消息里找，新的在前。不分简繁、全角半角、大小写。\n" +
			"  低保 名单        都要有；一个字也能找\n" +
			"  低保|五保        有一个就行；-收到 不要有；\"请 示\" 引号里照原样，空格标点都算\n" +
			"  /\\d+人.*名单/     斜杠之间是正则表达式（RE2，最多200字）；-/收到$/ 不要\n" +
			"  群:党建 从:王|李  哪个群、谁发的，一部分名字就行，拼音、首字母也行；-群:闲聊 不要这个群\n" +
			"  时:上周          那段时间里；前:3月 早于，后:2024-03 不早于；还能写 昨天、最近7天、2024-03-05、3月..5月\n" +
			"  有:附件          还有 有:链接、有:截止、有:任务；状态:要办、状态:稍后、状态:完成、状态:取消\n" +
			"索引答不了的（正则、标点、只有「不要」）逐条翻看，会说翻到哪了，Ctrl-C 停下。\n" +
			"查完会说筛选条件是怎么理解的。--json 不设 --limit 就全部列出。"},
		Retriage:   CmdHelp{"用现在的设置重算全部", "用现在的规则和设置把全部消息重算一遍。加 --dry-run 只看会变什么，什么都不改；\n--last 再看一遍上次换规则或改设置时变了什么。"},
		Triage:     CmdHelp{"判断一个消息文件（不留数据）", "按设置文件里的人判断一个 JSONL 文件，把结果以 JSON 打印出来，不读也不写别的东西。"},
		When:       CmdHelp{"读出文字里的截止时间（不留数据）", "每行一个 {\"at\":时刻,\"text\":文字}，答一行 {\"due\",\"grain\",\"words\"}。"},
		Doctor:     CmdHelp{"查一查哪里不对", "查设置能不能用、节假日表到哪一年、消息库读不读得通、搜索索引全不全、磁盘够不够、别人能不能读、来源通不通、\n自动备份是哪天的、设置里的群名对不对，并说明怎么办。--full 整个核对，要久一些。\n有出错的，退出码是 1。"},
		Version:    CmdHelp{"版本", "打印版本。"},
		Help:       CmdHelp{"看命令的说明", "看一个命令的说明。"},
		Completion: CmdHelp{"命令行补全用的脚本", "打印命令行补全脚本: bash、zsh、fish 或 powershell。"},
		Flags: FlagWords{
			JSON: "以 JSON 打印", Lang: "语言: zh 或 en", Now: "把这个时刻当作现在，如 2026-03-12T08:12:00+08:00",
			Help: "看说明", Me: "设置文件", Group: "没写群名的消息算哪个群",
			Clipboard: "读剪贴板", DryRun: "只试一遍，什么都不改", Date: "没写日期的聊天记录是哪一天，如 2026-03-11",
			Look: "待看的", Snoozed: "收起来的", Closed: "已完成、已取消、不是我的", Limit: "最多几条",
			InGroup: "只在这个群里找", From: "只找这个人说的", Force: "覆盖已有的文件", Last: "再看一遍上次换规则或改设置时变了什么",
			Theme: "屏幕的颜色: auto、light、dark、mono、contrast",
		},
		Usage: UsageWords{
			Usage: "用法", Commands: "命令", Flags: "选项", GlobalFlags: "通用选项", Examples: "例子",
			More: func(path string) string { return "用 " + path + " <命令> --help 看一个命令的说明。" },
		},
		Output:   zhOutput(),
		Shift:    zhShift(),
		Proposal: zhProposal(),
		Checkup:  zhCheckup(),
		Rebind:   zhRebind(),
		Sync:     zhSync(),
		Audit:    zhAudit(),
		Drill:    zhDrill(),
		Files:    zhFiles(),
		Digest:   zhDigest(),
		Keep:     zhKeep(),
		View:     zhView(),
		Judge: CmdHelp{
			"回答抽查: 是你的还是不是",
			"判 shoudao audit --sample 抽出来的消息，最后写 mine（是我的）或 not-mine（不是）。是你的马上进要办，并提议一处改法。\n每一次回答都记着，可以撤销；shoudao audit --check 拿它们检查现在的规则。自己碰到的漏，用 shoudao mine。",
		},
		Groups: CmdHelp{
			"每个群能不能屏蔽，凭什么这么说",
			"近30天每个群来了多少条、多少是你的、多少点了你的名、抽查过多少、漏过多少，和结论: 可以屏蔽，点名才来，不清楚（还要判几条，或者来的太少），\n别屏蔽。屏蔽是在聊天软件里关提醒；屏蔽的群照样读进来，是你的照样进要办。",
		},
		Review: CmdHelp{
			"漏看复盘: 一条消息的一页说明",
			"它什么时候来的、在哪个群、那一小时一共多少条、有什么根据、缺什么、怎么改设置它这样的就会自己进来、那样改还会带出以前的哪些。\n--out 写成文件: 名字以 .txt 结尾的是纯文本，别的是 Markdown。设置不会被改。",
		},
		Trouble: zhTrouble(),
	}
}

func zhOutput() OutputWords {
	return OutputWords{
		Balance: func(t ingest.Tally) string {
			said := fmt.Sprintf("读到 %d 条 = 入库 %d + 已有 %d + 读不懂 %d + 涉密未存正文 %d", t.Read, t.Stored, t.Known, t.Unreadable, t.Withheld)
			if t.Merged > 0 {
				said += fmt.Sprintf("（已有的里面 %d 条是从别处来过的）", t.Merged)
			}
			return said
		},
		Owner: func(id, name string) string {
			return fmt.Sprintf("文件是 %s 导出的。若那是你，在设置文件的 [me] 里写 ids = [%q]；不写，你自己的话会当成别人说的", joined(" ", id, name), id)
		},
		NoDate:    "这段记录只有钟点没有日期；用 --date 2026-03-12 说明是哪一天复制的，再读一遍",
		MoreSkips: func(n int) string { return fmt.Sprintf("还有 %d 条读不懂，不一一列了", n) },
		WouldBe:   "只是试读，没有入库:",
		From:      func(name, kind string) string { return name + "（" + kind + "）" },
		Looking:   "看文件", Reading: "入库", Judging: "判断", Opening: "正在整理消息库，请稍等",
		Triaged: func(entering, leaving int) string {
			return fmt.Sprintf("单子: 新增 %d 件，减少 %d 件", entering, leaving)
		},
		NotTriaged: "还没有设置文件，消息已入库，但没有判断哪些是你的。运行 shoudao init",
		QueueHead: func(items, overdue, today int) string {
			return fmt.Sprintf("要办 %d 件，逾期 %d，今天到期 %d", items, overdue, today)
		},
		QueueEmpty: func(until string) string {
			return "没有要办的。消息只看到 " + until + "，之后的不知道"
		},
		NoMessages: "还没有任何消息。用 shoudao import 读进消息文件，或用 shoudao demo 看看效果",
		Covered: func(groups int, until string) string {
			return fmt.Sprintf("%d 个群，看到 %s 为止", groups, until)
		},
		LookHead: func(n int) string { return fmt.Sprintf("另有 %d 件待看: shoudao list --look", n) },
		Reasons: func(score, line int) string {
			return fmt.Sprintf("为什么在这里（%d 分，线 %d 分）", score, line)
		},
		Lacked: func(what []string) string { return "缺: " + strings.Join(what, "、") },
		Below:  func(points int) string { return fmt.Sprintf("离进单子差 %d 分", points) },
		Above:  func(points int) string { return fmt.Sprintf("超过线 %d 分", points) },
		Verdict: func(band triage.Band, code string) string {
			place := map[triage.Band]string{triage.Own: "你自己说的", triage.Todo: "在单子里", triage.Look: "在待看里", triage.Filtered: "已过滤"}[band]
			if code != "" {
				place += "（" + code + "）"
			}
			return place
		},
		NotHers: "这个群不在设置的 groups 里，没有判断",
		Decided: func(verb string, titles []string, until string) string {
			return verb + until + ": " + strings.Join(titles, "；")
		},
		Undone: func(verb string, titles []string) string {
			return "已撤销: " + verb + " " + strings.Join(titles, "；")
		},
		Redone: func(verb string, titles []string) string {
			return "已重做: " + verb + " " + strings.Join(titles, "；")
		},
		Hits:     func(n int, more bool) string { return count(n, more, "%d 条", "先列 %d 条，后面还有") },
		NoHits:   func(query string) string { return "没有找到「" + query + "」" },
		Dumb:     "这个终端画不了屏幕（TERM=dumb），只打印单子；逐行操作用 shoudao --plain",
		Demo:     "演示: 虚构的云碓镇，党建办林晓梅，2026年3月12日 周四 08:12",
		Wrote:    func(path string) string { return "写好了 " + path + "，请改成你自己的" },
		Version:  func(v, g, r string) string { return fmt.Sprintf("收到 %s（%s，规则 %s）", v, g, r) },
		Template: zhTemplate + zhScreenTemplate + zhBackupTemplate + zhNotifyTemplate + zhSourceTemplate,
	}
}

const zhTemplate = `# 收到 shoudao 的设置。# 后面的是说明。改完运行: shoudao retriage --dry-run

# language = "zh"          # 界面语言: zh 或 en
# keep_marked = false      # true: 带密级标志（机密 等）的消息也存正文

[me]
names = ["林晓梅", "晓梅", "小林", "林干事"]    # 全名在前，后面是别人怎么叫你
ids = []                                          # 你在各软件里的账号（导出文件里的 sender_id）
title = "党建办干事"                              # 职务
units = ["党建办", "云碓镇"]                      # 单位，小的和大的都写
roles = ["党建联络员", "组织干事", "包村干部"]    # 你属于哪些人: 各村党建联络员、各位包村干部
duties = ["党员统计", "发展党员", "党费收缴"]     # 归你管的事
areas = ["柿垭村"]                                # 联系的村、带的班、管的片区
superiors = ["卞书记", "阮委员"]                  # 领导在群里的名字
covers = []                                       # A/B 角: 他们休假时，叫他们的也算你的
groups = []                                       # 判断哪些群；空着就是全部
timezone = "Asia/Shanghai"

[hours]
morning = "08:30-12:00"
afternoon = "14:00-18:00"
# calendar = "cn"          # 节假日和调休: cn、gb-eng、us
# holidays = "holidays.csv"  # 用自己的节假日表: 每行 date,name,off（off: 1 放假 0 上班）

[words]                                           # 你们单位自己的说法；改完先试 shoudao retriage --dry-run
# asks = ["挂网", "走流程"]                       # 这些词就是要办事: 把公示挂网
# noise = ["报饭", "砍一刀"]                      # 有这些词就不算事，减 30 分

[groups]
# muted = ["食堂报饭群", "工会妇联活动群"]        # 照样读进来；只有@你、点你名字或职务、回复你的才进单子

[groups.points]                                   # 给一个群的话加分或减分，-30 到 30；线是 55 分
# "党务工作群" = 6
# "乡村振兴工作群" = -6
`
