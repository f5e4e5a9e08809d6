package when

// The vocabulary that binds a time to what is said about it, and the words that
// keep figures from being times.

// A binding is how the words beside a time bind it.
type binding int

const (
	loose    binding = iota // nothing binds it
	notBound                // a word that only begins like one that binds: 前往
	before                  // 前, by
	within                  // 内
	until                   // 截止, 为止
	since                   // 起, 以来
	after                   // 后
	during                  // 期间
	about                   // 左右: no more than the time itself
	between                 // between … and …
)

// boundWords: a binding each, after the time.
var boundWords = newLexicon(
	row{int(before), "前 之前 以前 前夕 前头"},
	row{int(within), "内 之内 以内 里边 之间"},
	row{int(until), "截止 截至 止 为止 截稿 封网 封账"},
	row{int(since), "起 以来 始 之日起 起始"},
	row{int(after), "后 以后 之后 过后"},
	row{int(during), "期间 放假期间"},
	row{int(about), "左右 上下 前后 许 时 当天 当日 开始 这天 那天 一天 准时 准点"},
	row{int(notBound), `前往 前期 前提 前任 前面 前台 前线 前景 前几 前述 前方 前排 前言 前沿 前天
		前三名 前十名 前五名 前三位 前十 前列 前者 前半
		内容 内部 内网 内勤 内务 内涝 内蒙 内外 内科 内业 内参 内审 内控 内设 内存 内心 内训 内饰 里程
		后续 后勤 后备 后期 后果 后台 后面 后天 后几 后排 后进 后半 后者 后勤
		起草 起床 起码 起来 起诉 起火 起飞 起止 起点 起重 起因 起步 起夜 起头 止步 止血 始终 始发
		时间 时候 时段 时期 时限 时效 时代 时长 许可 许多 许愿 上下班`},
)

// officeWords: hours that the office sets, a clockForm each.
var officeWords = newLexicon(
	row{int(closing), "下班 收班 日终"},
	row{int(opening), "上班"},
	row{int(ending), `放学 散学 天黑 收工 交班 接班 查房 晨会 早会 晨检 早读 早操 午休 午饭 午餐 晚饭 吃饭 睡觉 睡
		关门 打烊 闭馆 闭园 就寝 熄灯 收摊 早餐 早饭 开饭 日落 天亮 出操 晚自习 早自习 第一节课 第二节课 课间操 下课 上课 上学 到校`},
)

// presentWords: now, where a period begins.
var presentWords = newLexicon(row{0, "现在 即日 目前 此刻 眼下 当下"})

// beforeRelative: what makes 后天 and 前天 the end of another word.
var beforeRelative = newEndings(row{0, "以 之 然 今 最 随 背 先 落 午 目 提 从 年 月 日 号 点 节 会 期 班 周 往"})

// afterDayNumber: words that begin with 号 or 日 after a number and are not days.
var afterDayNumber = newLexicon(row{0, `号楼 号院 号桌 号线 号门 号机 号文 号车 号会 号房 号室 号教 号厅 号令 号件 号窗 号柜
	号店 号库 号仓 号井 号坑 号台 号床 号病 号宿 号寝 号单 号公 号通 号提 号地 号图 号馆 号区 号路 号站 号村 号小区 号电
	号出 号码 号选 号球 号员 号墙 号家 号工 号食 号点 号卡 号方案 号样 号试 号卷 号炉 号泵 号闸 号变 号塔 号杆 号桩 号棚 号池 号坝
	号沟 号渠 号山 号林场 号林地 号林区 号林班 号矿 号巷 号栋 号幢 号铺 号摊 号舱 号艇 号船 号航 号桥 号隧 号标 号岗 号哨 号位 号座 号箱 号包 号袋
	号组 号队 号班 号案 号议 号决 号预 号响 号召 号称 号角 号脉 号字 号印 号章 号键 号牌 号表 号附 号锅 号灯 号楼梯 号检 号登 号口
	号技 号实 号主 号嘉 号直 号人 号学 号老师 号老楼 号老房 号老旧 号老化 号同 号厂 号车间 号文件
	日内 日之内 日以内 日游 日元 日均 日语 日本 日租 日子 日程表 日程安排 日后 日以后 日之后 日志 日常 日历 日工作`})

// beforeDayNumber: what makes a number with 号 or 日 after it a document's, a
// house's or a length.
var beforeDayNumber = newEndings(row{0, `字 发 办 文 楼 栋 幢 车 编 证 案 账 型 函 令 路 街 巷 弄 院 线 区 尾 电话 大道 公告 提案 议案 订 单 快递
	满 近 达 约 超 超过 不足 为期 历时 连续 累计 生 头 通 任 #`})

// ratioWords: what makes 3:15 a ratio or a score.
var ratioWords = newEndings(row{0, "比例 比 比分 得分 配比 比例为 比例是 约 票 票数 score ratio chapter room verse page item 尺 比例尺 以 章 节 诗篇 经"})

// pointNouns: what makes 三点 three points.
var pointNouns = newLexicon(row{0, `建议 意见 要求 希望 说明 提示 体会 想法 感受 问题 注意 内容 原因 措施 思考 工作 补充 共识 不足 教训 经验 看法
	理由 好处 情况 事项 请 疑问 做法 启示 变化 要点 很 都 也 不 没 儿 小 以上 钱 水 东西 点 滴 档 收获 承诺 诉求`})

// beforePoints: what makes a numeral with 点 after it count points.
var beforePoints = newEndings(row{0, "以下 如下 强调 提 讲 说 补充 这 那 几 第 有 注意 做到 做好 共 下列 上述 汇报 落实 总结 谈 再提"})

// beforeALittle: what makes 一点 a little.
var beforeALittle = newEndings(row{0, `早 快 慢 好 多 少 大 小 有 差 高 低 晚 宽 松 紧 轻 重 远 近 细 严 准 真 心 意 觉 动 了 稍 更 久 短 长 亮 强 弱 活 体 楚 规 范
	单 抓 急 狠 深 实 全 齐 热 冷 清 利 落 便 微 新 旧 旺 静 干 净 显 错 贵 宜 易 难 软 硬 厚 薄 胖 瘦 甜 淡 咸 累 忙 闲 极 切 定 回来 过来 过去 出来 挪 移 留 放 加 减 改 剩 添 退 让 剪 调 涨 降 省 往左 往右 往前 往后 差不多`})

// afterALittle: the same, after it.
var afterALittle = newLexicon(row{0, "给我 给你 盐 油 糖 药 胶 纸 墨 漆 时间 关系 办法 面子 心意 反应 动静 印象 消息 进展 进度 成绩 心得 关心 经费 钱 力 血 事 吃 喝 用 看 头绪 把握"})

// ordinalWorkday helpers: what may stand between a feast and 后.
var holidayWords = newLexicon(row{0, "假期 假 长假 小长假 放假 节 节日"})

// afterWords: after, in all its forms.
var afterWords = newLexicon(
	row{0, "后 以后 之后 过后 收假后"},
	row{0, "后的"},
)

// besideTerseFeast: what shows that two numerals are a feast.
var besideTerseFeast = newLexicon(row{0, `前 之前 以前 节 后 之后 以后 当天 当日 假期 期间 放假 长假 小长假 国庆 建党 建军 劳动 国际 表彰 值班 假 黄金周 活动 慰问 主题 座谈 联欢 文艺 汇演`})

// digitSuffixes and digitPrefixes: what shows that 3.12 is a date.
var digitSuffixes = newLexicon(row{0, "前 之前 以前 截止 截至 止 为止 起 后 之后 以后 下班前 上班 下班 当天 晚上 晚前 晚8 早上 早8 早9 凌晨 开会 开始 交 报 完成 will_do would_do works is_fine is_ok at_the_latest latest instead"})

var digitPrefixes = newEndings(row{0, `截止 截至 截止到 截止日期 日期 时间 期限 限期 最迟 最晚 不晚于 请于 定于 务必于 延至 延期至 延长至 推迟到 推迟至 改为 改到 改至 调整到 调整为
	提前到 提前至 自 从 起至 至 截止时间 限 on by before due until till for to date deadline than between`})

// joiners: a binding each, between a day and its hour in English.
var joiners = newLexicon(
	row{int(loose), "on at of on_the at_the the @ - |"},
	row{int(before), "by before any_time_before anytime_before any_time_by sometime_before"},
)
