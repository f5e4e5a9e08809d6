package when

// leads: a lead each, before a time.
var leads = newEndings(
	row{int(leadDue), `最迟 最晚 不超过 不得超过 至迟 最慢 不晚于 不迟于 不得晚于 不得迟于 务必于 务必在 务必 赶在 限 限于 限期 限时 须于 须在 必须在 必须于 务于 截止时间 截止日期 截止日 截稿时间 截稿日期
		期限 时限 完成时限 报送时限 办理时限 完成时间 报送时间 上报时间 提交时间 反馈时间 截止至 至 deadline due`},
	row{int(leadCutoff), "截至 截止 截至到 截止到 as_of"},
	row{int(leadNew), `改为 改到 改成 改至 改在 改于 改期至 改期到 改约 改 更改为 更改至 调整为 调整到 调整至 调整在 调至 调到 变更为 变更至 更正为 应为 换到 换成 挪到 挪至 放到 放在 移到 移至
		推到 推至 顺到 安排到 提到 定为 重新定于 现定于 moved_to moves_to move_to moving_to move_it_to moved_up_to pushed_to push_to push_it_to pushed_back_to rescheduled_to rescheduled_for
		changed_to changes_to change_to switched_to bumped_to shifted_to postponed_to now brought_forward_to it's_now is_now so_it's new_date new_time`},
	row{int(leadExtends), `延长至 延长到 延至 延到 延期至 延期到 延后至 延后到 推迟至 推迟到 推后至 推后到 顺延至 顺延到 展期至 宽限至 宽限到 放宽至 放宽到 提前至 提前到 提早到 缓到 缓至
		extended_to extended extended_until deadline_is_now due_date_is_now`},
	row{int(leadOld), "原定 原定于 原计划 原计划于 原计划在 原来 原本 原 原为 原时间 原通知 本来 本定于 不是 由 instead_of rather_than not originally was"},
	row{int(leadDeed), "定于 拟于 拟定于 计划 计划于 争取 争取在 力争 力争在 确保 确保在 预计 预计在 安排在 将于 将在 请于 请在 应于 要在 需在 可在 会在 拟在 集中在 在 于 务必在 时间定在 时间"},
	row{int(leadTopic), "有效期至 有效期到 有效期为 有效期 保质期至 保质期到 有效至 质保至 质保期至 任期至"},
	row{int(leadDone), "已于 已在 曾于 曾在 刚刚 刚在 早在 已 就在"},
)

// doneWords: it has been.
var doneWords = newLexicon(row{0, "已 均已 已经 刚刚 业已 曾经 曾于 曾在 already"})

// toldWords: it has been, if the date allows.
var toldWords = newLexicon(row{0, `召开的 开的 印发的 下发的 发的 发布的 公布的 出台的 举行的 举办的 报的 上报的 提交的 说的 讲的 布置的 安排的 收到的 通过的 签订的 核定的 转的 交的 拿的 拍的
	召开了 举行了 举办了 组织了 开展了 完成了 开了 发了 报了 交了 去了 来了 做了 办了 出版 印发 下发 进行了 收到了 接到了 到了 结束了 通过了 签了 查了 检查了 走访了 上报了 提交了 汇总上报`})

// bidWords: what asks for a deed that is worded as if it had been: 今天把表交了.
var bidWords = newLexicon(row{0, "把 要 请 务必 记得 必须 尽快 抓紧 就 才 再 吗 没 不开 不去 不来 不办 不用 不搞 不报 不交 不做"})

// changeWords: a word of change, between the old time and the new.
var changeWords = newLexicon(row{0, `改为 改到 改成 改至 改在 改期 更改为 调整为 调整到 调整至 调至 调到 变更为 变更至 更正为 应为 换到 换成 挪到 挪至 移到 移至 推到 推至 延长至 延长到 延至 延到 延期 延后
	推迟 推后 顺延 提前到 提前至 放宽到 放宽至 moved_to moves_to pushed_to rescheduled_to changed_to changes_to switched_to postponed_to moved_up_to pushed_back_to is_off is_now it's_now it's_cancelled`})

// meetWords: people gather, and do so in the morning rather than at night.
var meetWords = newLexicon(row{0, `集合 到岗 上岗 在岗 上班 签到 报到 到校 到场 到位 到村 进场 入场 出发 乘车 上车 发车 开会 会议 例会 的会 碰头 碰个头 面试 笔试 开考 培训 听课 升旗 查房 体检
	meet meeting standup breakfast`})

// occasionWords: what one is at, and points at by its time.
var occasionWords = newLexicon(row{0, `会 会议 例会 培训 活动 饭局 饭 课 采访 检查 调研 评审 讲座 视频会`})

// chatWords: what follows 今天 when nobody asks anything.
var chatWords = newLexicon(row{0, `是 天气 生日 真 太 好 辛苦 风大 有雨 下雨 降温 很 愉快 开心 快乐 又 也 吃 累 热 冷 心情 阳光 微信 头条 食堂 is was i'm looks feels 's`})

// lastDayWords: 今天是 is no talk before them.
var lastDayWords = newLexicon(row{0, "最后 截止 截至 报名 交 上报 第一 the_last the_deadline the_final"})

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
