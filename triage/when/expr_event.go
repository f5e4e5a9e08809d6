package when

// dayPair reads two days in one word: 明后天.
func (s *scanner) dayPair(i int, e *expr) bool {
	num, to := dayPairs.at(s, i)
	if to == 0 {
		return false
	}
	e.to, e.ranged = to, true
	e.a.day = day{form: fromToday, num: num}
	e.b.day = day{form: fromToday, num: num + 1}
	if c, end := s.clock(s.spaces(to)); end != 0 && c.day.form == noDay {
		e.b.clock, e.to = c.clock, end
	}
	s.suffix(e)
	return true
}

// dayPairs: the first of two days, counted from today.
var dayPairs = newLexicon(row{0, "今明两天 今明两日 今明天 今天明天 今、明两天"}, row{1, "明后天 明后两天 明后两日 明天后天 明、后两天"})

// eventExpr reads an event that a deadline is bound to without a day: 会前, 验收前, and
// the hour that may be given for it: 早读前（7:50）.
func (s *scanner) eventExpr(i int, e *expr) bool {
	to := s.eventBefore(i)
	if to == 0 || s.at(i) == '会' && s.endsOtherWord(i) {
		return false
	}
	e.to, e.bindTo, e.bind, e.event = to, to, before, scheduled
	if _, end := oneDayWords.at(s, to); end != 0 { // 会议前一天
		e.to, e.bindTo, e.a.day.eve = end, end, true
		return true
	}
	if u, end := s.bracketed(to); end != 0 && u.clock.form == timed {
		e.a, e.to, e.bindTo, e.event = u, end, end, noEvent
		e.a.clock.meet = true
	}
	return true
}

// eventBefore is where an event and the 前 behind it end, if they stand at i.
func (s *scanner) eventBefore(i int) (to int) {
	_, to = events.at(s, i)
	if to == 0 {
		return 0
	}
	bind, end := boundWords.at(s, to)
	if end == 0 || binding(bind) != before {
		return 0
	}
	return end
}

// endsOtherWord reports whether 会 at i is the end of a word that is no meeting.
func (s *scanner) endsOtherWord(i int) bool {
	switch s.at(i - 1) {
	case '社', '机', '委', '协', '工', '妇', '商', '学', '员', '体', '约', '领', '误', '不', '都', '也', '就', '才', '将', '还':
		return true
	}
	return false
}

// points reports whether something is pointed at right behind i, of which the time before it tells the date: 8月15日|那份文件.
func (s *scanner) points(i int) bool {
	if s.at(i) != '那' {
		return false
	}
	switch s.at(i + 1) {
	case '份', '个', '条', '张', '批', '本', '期', '封', '版', '篇':
		return true
	}
	return false
}

// bracketed reads a unit in brackets at i.
func (s *scanner) bracketed(i int) (unit, int) {
	at := s.spaces(i)
	if s.at(at) != '(' {
		return unit{}, 0
	}
	u, to := s.unit(s.spaces(at + 1))
	if to == 0 || s.at(s.spaces(to)) != ')' {
		return unit{}, 0
	}
	return u, s.spaces(to) + 1
}

// eventSuffix looks for an event that e is said for and a deadline before it: 周四开会前,
// 下周一升旗仪式前, 3月14日述职评议会前.
func (s *scanner) eventSuffix(e *expr) {
	if e.ranged || e.a.day.form == noDay || !e.a.day.form.single() && e.a.clock.form == noClock {
		return
	}
	for at := e.bindTo; at < e.bindTo+8 && !endsClause(s.at(at)) && (isHan(s.at(at)) || s.at(at) == ' '); at++ {
		if c, to := s.officeHour(at); to != 0 && c.form == ending {
			bind, end := boundWords.at(s, to)
			if binding(bind) != before {
				return
			}
			if e.a.clock.form == timed {
				e.bind, e.to, e.bindTo = before, end, end // 四点放学前: the hour is said
				return
			}
			part := e.a.clock.part
			e.a.clock = c
			e.a.clock.part, e.bind, e.to, e.bindTo = part, before, end, end
			return
		}
		to := s.eventBefore(at)
		if to == 0 {
			continue
		}
		e.bind, e.to, e.bindTo = before, to, to
		if u, end := s.bracketed(to); end != 0 && u.clock.form == timed && u.day.form == noDay {
			e.a.clock, e.to, e.bindTo = u.clock, end, end
		} else if e.a.clock.form != timed {
			e.event = someday
		}
		return
	}
}

// oneDayWords: what makes 前, behind an event, the day before it.
var oneDayWords = newLexicon(row{0, "一天 1天 一日"})

// events: what a deadline may be bound to, and has an hour that somebody set.
var events = newLexicon(row{0, `会 开会 会议 例会 大会 会商 仪式 升旗 升旗仪式 考核 检查 督查 验收 评审 评议 述职 考试 面试 笔试 培训 比赛 活动 演练
	调研 开学 放假 出发 发车 登机 上会 开标 投标 浇筑 施工 开工 竣工 入场 进场 入户 上课 开班 开营 开幕 报到 登记 答辩 审计 巡察 巡视 抽查 复查 复核
	交接 启程 返校 返岗 彩排 直播 录制 上线 封网 发布 签约 揭牌 开盘 交房 下乡 走访 迎检 迎接 汇报 汇演 测评 投票 换届 选举 公示 手术 用药 出院 入院
	会诊 讲课 授课 家长会 运动会 述职会 评审会 调度会 推进会 动员会 现场会 座谈会 测试 模考 联考 月考 期中考试 期末考试 期中 期末 发放 拨付 支付`})
