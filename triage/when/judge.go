package when

// Hints are what the words around an expression say of it.
type hints struct {
	lead     lead // the word before it
	done     bool // 已, already: it has been
	told     bool // 召开的, 了: it has been, if the date allows
	replaced bool // a word of change stands between it and the next time
	deed     bool // a deed follows, or the clause ends: a span is when, and not about what
	chat     bool // 今天天气: nobody asks anything
	file     bool // it stands in the name of a file
	meets    bool // people gather at it
	leadFrom int  // where the lead begins
}

// A lead is what the word before a time makes of it.
type lead int

const (
	noLead      lead = iota
	leadDue          // 最迟, 截止时间: a deadline
	leadCutoff       // 截至: a deadline, or until when something was counted
	leadNew          // 改为
	leadExtends      // 延至: new, and a deadline
	leadOld          // 原定
	leadDeed         // 定于, 争取: what follows is when, whatever comes next
	leadDone         // 已于
)

// leads: a lead each, before a time.
var leads = newEndings(
	row{int(leadDue), `最迟 最晚 不超过 不得超过 至迟 最慢 不晚于 不迟于 不得晚于 不得迟于 务必于 务必在 务必 赶在 限 限于 限期 限时 须于 须在 必须在 必须于 务于 截止时间 截止日期 截止日 截稿时间 截稿日期
		期限 时限 完成时限 报送时限 办理时限 完成时间 报送时间 上报时间 提交时间 反馈时间 截止至 至 deadline due`},
	row{int(leadCutoff), "截至 截止 截至到 截止到 as_of"},
	row{int(leadNew), `改为 改到 改成 改至 改在 改于 改期至 改期到 改约 更改为 更改至 调整为 调整到 调整至 调整在 调至 调到 变更为 变更至 更正为 应为 换到 换成 挪到 挪至 放到 放在 移到 移至
		推到 推至 顺到 安排到 提到 定为 重新定于 现定于 moved_to moves_to move_to moving_to move_it_to moved_up_to pushed_to push_to push_it_to pushed_back_to rescheduled_to rescheduled_for
		changed_to changes_to change_to switched_to bumped_to shifted_to postponed_to now brought_forward_to it's_now is_now so_it's new_date new_time`},
	row{int(leadExtends), `延长至 延长到 延至 延到 延期至 延期到 延后至 延后到 推迟至 推迟到 推后至 推后到 顺延至 顺延到 展期至 宽限至 宽限到 放宽至 放宽到 提前至 提前到 提早到 缓到 缓至
		extended_to extended extended_until deadline_is_now due_date_is_now`},
	row{int(leadOld), "原定 原定于 原计划 原计划于 原计划在 原来 原本 原 原为 原时间 原通知 本来 本定于 不是 由 instead_of rather_than not originally was"},
	row{int(leadDeed), "定于 拟于 拟定于 计划 计划于 争取 争取在 力争 力争在 确保 确保在 预计 预计在 安排在 将于 将在 请于 请在 应于 要在 需在 可在 会在 拟在 集中在 在 于 务必在 时间定在 时间"},
	row{int(leadDone), "已于 已在 曾于 曾在 刚刚 刚在 早在 已 就在"},
)

// doneWords: it has been.
var doneWords = newLexicon(row{0, "已 均已 已经 刚刚 业已 曾经 曾于 曾在 already"})

// toldWords: it has been, if the date allows.
var toldWords = newLexicon(row{0, `召开的 开的 印发的 下发的 发的 发布的 公布的 出台的 举行的 举办的 报的 上报的 提交的 说的 讲的 布置的 安排的 收到的 通过的 签订的 核定的 转的 交的 拿的 拍的
	召开了 举行了 举办了 组织了 开展了 完成了 开了 发了 报了 交了 去了 来了 做了 办了 出版 印发 下发 进行了 收到了 接到了 到了 结束了 通过了 签了 查了 检查了 走访了 上报了 提交了 汇总上报`})

// changeWords: a word of change, between the old time and the new.
var changeWords = newLexicon(row{0, `改为 改到 改成 改至 改在 改期 更改为 调整为 调整到 调整至 调至 调到 变更为 变更至 更正为 应为 换到 换成 挪到 挪至 移到 移至 推到 推至 延长至 延长到 延至 延到 延期 延后
	推迟 推后 顺延 提前到 提前至 放宽到 放宽至 moved_to moves_to pushed_to rescheduled_to changed_to changes_to switched_to postponed_to moved_up_to pushed_back_to is_off is_now it's_now it's_cancelled`})

// chatWords: what follows 今天 when nobody asks anything.
var chatWords = newLexicon(row{0, `是 天气 生日 真 太 好 辛苦 风大 有雨 下雨 降温 很 愉快 开心 快乐 又 也 吃 累 热 冷 心情 阳光 微信 头条 食堂 is was i'm looks feels 's`})

// meetWords: people gather, and do so in the morning rather than at night.
var meetWords = newLexicon(row{0, `集合 到岗 上岗 在岗 上班 签到 报到 到校 到场 到位 到村 进场 入场 出发 乘车 上车 发车 开会 会议 例会 的会 碰头 碰个头 面试 笔试 开考 培训 听课 升旗 查房 体检
	meet meeting standup breakfast`})

// greetWords: what follows a day in a greeting.
var greetWords = newLexicon(row{0, "早安 晚安 午安 快乐 愉快 安康 吉祥 早上好 上午好 下午好 晚上好"})

// fileTypes: what ends the name of a file.
var fileTypes = newLexicon(row{0, ".doc .docx .xls .xlsx .ppt .pptx .pdf .wps .et .txt .csv .zip .rar .7z .jpg .jpeg .png .mp4 .mp3 .ofd .md"})

// deeds: what people do at a time, and the words with which they begin to say so.
var deeds = newLexicon(row{0, `完成 报 交 上 提 开 进 组织 启 实施 召 举 集中 落实 整改 清 走 入 检 抽 验 考 结 反馈 答 回 发 给 送 填 做 办 弄 搞 拿 来 去 到 再 要 需 必 务 请 全 之 把 将 可 能 都 各 由 对 就 向
	我 你 他 咱 大家 各 逐 统一 一定 先 抓 尽 安 参 出 审 修 补 改 核 录 公 印 制 拟 起 汇 统 评 推 收 缴 付 拨 签 联 准 搬 会 轮 值 休 放 恢 暂 停 执行 生效 施 正式 陆续 分 前往 赴 带 见 聊 说 谈 讲 讨 研 学 培 训`})

// followNouns: what follows a span that it is about, though it begins like a deed.
var followNouns = newLexicon(row{0, `工作 计划 小结 总结 报表 报告 台账 考核 安排 安排表 值班 值班表 任务 情况 预算 决算 收支 进度 数据 统计 汇总 汇总表 信息 公报 通报 通知 纪要 会议纪要 例会 考试
	检查情况 整改情况 完成情况 开展情况 分析 目标 要点 重点 清单 名单 名册 花名册 报送情况 放假 放假通知 考勤 考勤表 工资 补贴 补助 绩效 奖金 会费 党费 党日 主题 发放 收入 支出 评议 评优 评比 评先 审计报告
	申报表 开门红 收官 汇编 公示 开支 结余 发展 发放情况 上半年 下半年 开学 全国 全县 全市 全省 全镇 全区 全校 全院 对账 对账单 发票 账单 排班 排班表 课表 教学 教研 活动方案 培训方案 培训计划 培训班 班子 防火 森林 期间 以来 份 度 的`})

// hints reads the words around e.
func (s *scanner) hints(e expr) hints {
	var h hints
	h.lead, h.leadFrom = s.lead(e.from)
	end := s.clauseEnd(e.bindTo, window)
	h.done = h.lead == leadDone || doneWords.within(&s.view, e.bindTo, end) || doneWords.within(&s.view, s.clauseStart(e.from, 6), e.from)
	h.told = toldWords.within(&s.view, e.bindTo, end)
	h.replaced = s.changes(e.bindTo, end)
	h.deed = h.lead == leadDeed || h.lead == leadNew || h.lead == leadExtends || s.deedFollows(e)
	h.chat = s.chats(e)
	h.file = s.inFileName(e.to)
	h.meets = meetWords.within(&s.view, s.clauseStart(e.from, window), e.from) || meetWords.within(&s.view, e.to, end)
	return h
}

// chats reports whether the day of e is only talked about: 今天天气, 周末愉快.
func (s *scanner) chats(e expr) bool {
	at := s.spaces(e.bindTo)
	if e.a.clock.form != noClock || e.bind != loose && e.bind != about {
		return false
	}
	if _, to := greetWords.at(&s.view, at); to != 0 {
		return true
	}
	_, to := chatWords.at(&s.view, at)
	if to == 0 || e.a.day.form != fromToday {
		return false
	}
	_, last := lastDayWords.at(&s.view, to)
	return last == 0
}

// lastDayWords: 今天是 is no talk before them.
var lastDayWords = newLexicon(row{0, "最后 截止 截至 报名 交 上报 第一 the_last the_deadline the_final"})

// inFileName reports whether what ends at i is part of the name of a file.
func (s *scanner) inFileName(i int) bool {
	for end := i + 2*window; i < end; i++ {
		switch r := s.at(i); r {
		case 0, ' ', '\n', ',', '。', ';', '!', '?':
			return false
		case '.':
			if _, to := fileTypes.at(&s.view, i); to != 0 && !isAlnum(s.at(to)) {
				return true
			}
		}
	}
	return false
}

// changes reports whether a word of change begins between from and to.
func (s *scanner) changes(from, to int) bool {
	for i := from; i < to; i++ {
		if _, end := changeWords.at(&s.view, i); end == 0 || end > to {
			continue
		}
		if r := s.at(i - 1); s.at(i) == '改' && (r == '整' || r == '修' || r == '批') {
			continue // 整改到位
		}
		return true
	}
	return false
}

// window is how far the words of a clause are looked through.
const window = 20

// lead finds the word right before i that tells what the time is for. Small words may
// stand between: 截止时间为：3月15日.
func (s *scanner) lead(i int) (found lead, at int) {
	start := i
	for range 5 {
		value, from := leads.before(&s.view, i)
		if from >= 0 && (i-from > 1 || i == start && !s.leadInsideWord(from)) {
			return lead(value), from
		}
		switch s.at(i - 1) {
		case ' ', ':', '于', '在', '是', '为', '到', '(', '"', '“', '「', '*', '暂', '都', '统', '一', '则', '现':
			i--
		default:
			return noLead, start
		}
	}
	return noLead, start
}

// leadInsideWord reports whether the single character at i is the end of another
// word: 草原, 甚至, 自由.
func (s *scanner) leadInsideWord(i int) bool {
	switch s.at(i) {
	case '原':
		return !s.opensClause(i)
	case '至':
		return s.at(i-1) == '甚' || s.at(i-1) == '以' || s.at(i-1) == '乃' || s.at(i-1) == '直'
	case '由':
		return !s.opensClause(i) && s.at(i-1) != '间'
	case '限':
		return s.at(i-1) == '有' || s.at(i-1) == '时' || s.at(i-1) == '权'
	}
	return false
}

// deedFollows reports whether a deed follows e, or nothing. In English hardly a noun
// follows a week or a month, but one does follow a feast: Thanksgiving menu.
func (s *scanner) deedFollows(e expr) bool {
	i := s.spaces(e.bindTo)
	switch r := s.at(i); {
	case r == '"' || r == '“' || r == '《' || r == '「':
		return false
	case isLetter(r):
		return e.a.day.form != ofFeast
	case !isHan(r) && !isDigit(r):
		return true
	}
	if _, to := followNouns.at(&s.view, i); to != 0 {
		return false
	}
	_, to := deeds.at(&s.view, i)
	return to != 0
}

// match is what e means, if it is a time at all, and what it is to its clause.
func (r *resolver) match(e expr, h hints) (Match, bool) {
	e.a.clock.meet = e.a.clock.meet || h.meets
	rd, ok := r.read(e, h)
	if !ok || !rd.plausible(r.now) {
		return Match{}, false
	}
	m := Match{
		At:          rd.till.in(r.Location),
		Grain:       rd.grain,
		Kind:        r.kind(e, h, rd),
		Role:        role(h),
		Every:       e.every,
		Inferred:    rd.inferred,
		Provisional: rd.provisional,
		Conflict:    rd.conflict,
	}
	if rd.begins {
		m.Start = rd.from.in(r.Location)
	}
	r.remember(e, m.Kind, rd)
	return m, true
}

// plausible reports whether a reading lies in the years that are read as years and
// does not end before it begins.
func (rd reading) plausible(moment) bool {
	lo, hi := dateOf(minYear, 1, 1), dateOf(maxYear+1, 1, 1)
	return !rd.till.before(rd.from) && lo <= rd.from.day && rd.till.day < hi
}

// role is the expression's place in a change of plans.
func role(h hints) Role {
	switch {
	case h.lead == leadNew || h.lead == leadExtends:
		return New
	case h.lead == leadOld || h.replaced:
		return Old
	}
	return Plain
}

// kind is how the words bind the time.
func (r *resolver) kind(e expr, h hints, rd reading) Kind {
	over := rd.till.before(r.now)
	switch {
	case h.file:
		return Subject
	case e.ago || e.a.day.form == fromToday && e.a.day.num < 0 && !e.ranged,
		e.a.day.week.by == shifted && e.a.day.week.n < 0 && over,
		over && (h.done || e.a.day.year.by == numbered && h.lead != leadExtends):
		return Past
	case e.length.unit != noLength:
		return lengthKind(e)
	case e.bind == since || e.bind == during || e.bind == after && e.a.clock.form == noClock && e.a.day.form != workdayOf:
		return Subject
	case h.lead == leadCutoff && rd.till.day <= r.now.day && e.a.clock.form == noClock:
		return Subject
	case r.due(e, h):
		return Deadline
	case h.done && rd.from.day <= r.now.day:
		return Past
	case over && e.every == Every{}:
		return Past
	case r.aboutSpan(e, h), e.attribute && e.a.clock.form == noClock && h.lead == noLead && !h.replaced:
		return Subject
	case h.chat:
		return Subject
	case e.ranged || !rd.single || e.bind == until:
		return Period
	}
	return Point
}

// lengthKind is the kind of a length that counts forwards.
func lengthKind(e expr) Kind {
	switch {
	case e.attribute:
		return Subject // 3分钟以内的视频
	case e.bind == within:
		return Deadline
	}
	return Point
}

// due reports whether the words make the time a deadline.
func (r *resolver) due(e expr, h hints) bool {
	switch e.bind {
	case before, within:
		return true
	case until:
		return !e.ranged && (!e.latin || h.lead == leadExtends)
	}
	return (h.lead == leadDue || h.lead == leadCutoff || h.lead == leadExtends) && !e.ranged
}

// aboutSpan reports whether a week, month, year or feast is what something is about,
// and not when something is done: 2月份台账, 春节值班表.
func (r *resolver) aboutSpan(e expr, h hints) bool {
	if h.deed || e.a.clock.form != noClock || e.bind == about {
		return false
	}
	d := e.a.day
	if e.ranged && d.form.single() && d.form != ofFeast {
		return false
	}
	return !d.form.single() && d.form != edgeOfBlock || d.form == ofFeast
}

// remember keeps what later words may refer to.
func (r *resolver) remember(e expr, k Kind, rd reading) {
	if k == Past || k == Subject && !e.attribute || !rd.hasDay || e.every.Rhythm == Daily || e.every.Rhythm == Workdaily {
		return
	}
	if e.every != (Every{}) {
		k = Deadline // it holds for its own sentence alone
	}
	if !rd.single && !e.ranged || rd.day < r.now.day {
		return
	}
	r.spoken, r.hasSpoken = rd.day, true
	if k != Deadline || !r.carries || r.carriedBy == Deadline {
		r.carried, r.carries, r.carriedBy = rd.day, true, k
	}
	if k != Deadline && rd.grain == Minute {
		r.meeting, r.hasMeet = rd.from, true
	}
}

// endSentence forgets the day of a deadline: the next sentence asks for something
// else.
func (r *resolver) endSentence() {
	if r.carriedBy == Deadline {
		r.carries = false
	}
}
