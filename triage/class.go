package triage

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// personHeads are what people are called by their work. They end the names of
// classes (各村书记) and stand alone for their bearers (内勤16点前录完).
var personHeads = strings.Fields(`党组织书记 支部书记 党支部书记 总支书记 副书记 书记 主任 副主任 干事 文书 会计 出纳 报账员 联络员 联系人 负责人 责任人 经办人 承办人 分管领导 带班领导 包村领导 主要领导 班子成员 领导班子 领导干部 中层干部 机关干部 驻村干部 包村干部 村干部 镇干部 镇村干部 网格员 网格长 护林员 巡查员 信息员 统计员 宣传员 通讯员 安全员 资料员 施工员 技术员 试验员 材料员 质检员 监理
	辅导员 班主任 任课教师 任课老师 年级组长 备课组长 教研组长 组长 小组长 楼长 楼栋长 村民组长 队员 队长 工作队员 工作队 第一书记 组织委员 宣传委员 纪检委员 纪委书记 统战委员 委员 组织员 组织干事 妇女主任 妇联主席 团支书 团书记 人大代表 政协委员 代表 村长 村医 医生 医师 护士 护士长 科主任 药师 内勤 外勤 民警 辅警 警长 所长 副所长 教导员 值班员 专管员 管理员 收税员 税管员 税收管理员
	柜员 柜面 大堂经理 客户经理 理财经理 会计主管 运营主管 主管 经理 项目经理 项目负责人 生产经理 总工 工长 班组长 班长 学委 班委 团委 学生干部 志愿者 义工 党员 预备党员 团员 积极分子 入党积极分子 发展对象 群众 居民 村民 业主 租户 住户 商户 家长 同学 学生 考生 新生 毕业生 老师 教师 教职工 班干部 值日生 编辑 记者 司机 驾驶员 保安 保洁 物业 门卫 护工 阿姨 食堂 厨师 师傅 机要员 档案员 人事干事 财务 财务人员 人事专员
	工作人员 值班人员 值守人员 带班人员 参会人员 与会人员 人员 同志 同事 员工 职工 干部 领导 镇长 乡长 局长 科长 股长 站长 院长 校长 园长 行长 部长 处长 主席 秘书 助理 专员 专干 协管员 调解员 保管员 采购员 出席人员 参训人员 男同志 女同志 年轻干部 新人 实习生 见习生 规培生 研究生 导师 教授`)

// unitNouns are the kinds of units that classes are made of, each with the endings
// of the units that belong to it.
var unitNouns = map[string]string{
	"村": "村", "行政村": "村", "村居": "村 社区 居委会", "村社": "村 社区", "村社区": "村 社区", "村(社区)": "村 社区", "村(居)": "村 社区 居委会", "社区": "社区 居委会", "社区(村)": "社区 村", "村民小组": "小组", "居委会": "居委会 社区", "网格": "网格",
	"办": "办 办公室 中心 站 所", "办公室": "办公室 办", "办所": "办 所 站 中心", "办站": "办 站 所 中心", "科室": "科 室 股 办 中心 护理单元 部", "股室": "股 室 科 办", "处室": "处 室", "科": "科", "股": "股", "室": "室", "站": "站", "站所": "站 所 中心 办", "所站": "所 站", "中心": "中心", "部门": "办 科 股 室 部 中心 站 所 处 局 院 系", "职能部门": "办 科 处 部", "单位": "办 科 股 室 部 中心 站 所 处 局 院 系 镇 乡 街道 社区 村 校 学校 医院 公司 支行 支队 大队 项目部", "机关": "办 局",
	"内设机构": "办 科 股 室", "乡镇": "镇 乡 街道", "镇": "镇", "乡": "乡", "镇街": "镇 街道", "街镇": "镇 街道", "街道": "街道 街道办", "乡镇(街道)": "镇 乡 街道", "镇(街道)": "镇 街道", "镇乡": "镇 乡", "县区": "县 区 市", "区县": "县 区 市", "县": "县", "县市区": "县 市 区", "市": "市", "区": "区", "局": "局", "委办局": "局 委 办",
	"支部": "支部 党支部", "党支部": "支部 党支部", "党组织": "支部 党支部 党委", "总支": "总支", "党委": "党委", "团支部": "团支部", "基层党组织": "支部 党支部", "支部书记": "支部", "组": "组", "小组": "组 小组", "班组": "班组", "工作组": "工作组", "专班": "专班", "工作队": "工作队", "教研组": "教研组 组", "备课组": "备课组 组",
	"班": "班", "班级": "班", "年级": "年级 级 年级组", "年级组": "年级组 年级", "学院": "学院 院", "院": "学院 院", "院系": "学院 院 系", "系": "系", "学校": "学校 中学 小学 校 幼儿园", "校": "学校 中学 小学 校", "中小学": "中学 小学 学校", "幼儿园": "幼儿园", "园": "园", "校区": "校区",
	"医院": "医院 卫生院", "卫生院": "卫生院", "病区": "病区 科", "病房": "病房 病区 科", "护理单元": "护理单元 病区 科", "临床科室": "科", "医技科室": "科", "内科": "内科", "外科": "外科",
	"支行": "支行", "分行": "分行", "网点": "支行 网点 分理处", "分理处": "分理处", "项目": "项目部 项目 期 标段", "项目部": "项目部 项目 期 标段", "标段": "标段", "工地": "项目部 项目 工地", "企业": "公司 厂 企业", "公司": "公司", "子公司": "公司", "车间": "车间", "门店": "店 门店", "所": "所 派出所", "派出所": "派出所 所", "大队": "大队", "中队": "中队", "队": "队", "庭": "庭", "警务室": "警务室", "分局": "分局", "税务所": "所 税务所", "成员单位": "办 局 站 所 中心",
}

// anyone are the heads that mean whoever is in the group.
var anyone = strings.Fields(`姐妹 兄弟 伙伴 小伙伴 家人 朋友 战友 条线 口子 人 人员 同志 同事 员工 职工 干部 机关干部 镇村干部 镇干部 工作人员 教职工 教职员工 干部职工 同仁 成员 组员`)

// classAt is the end of the noun phrase of a class that begins at byte i of s: the
// words up to the last noun of a unit or a person, over brackets and list signs.
// It is i where no such noun comes within a few characters.
func (v *vocabulary) classAt(s string, i int) int {
	end, gap := i, 0
	units := i // the end of the nouns of units
	for j := i; j < len(s) && gap <= 4; {
		if e, ok := v.nouns.longest(s, j); ok {
			if b, known := v.base.longest(s, j); known && b.entity == noEntity && len(b.word) > len(e.word) && end > i && e.word == "院" {
				break // 各病区|院感
			}
			if e.word == "班" && strings.ContainsRune("值带夜早晚中加轮当替换交跟排", runeBefore(s, j)) && gap > 0 && (end > i && !v.headed(s, j+len(e.word)) || thing(s[j+len(e.word):]) || strings.HasPrefix(s[j+len(e.word):], "安排")) {
				break // 各办公室|值班表, 各村书记|带班
			}
			if e.word == "室" && end > i && strings.ContainsRune("教活寝宿", runeBefore(s, j)) {
				break // 各班|教室
			}
			if e.word == "组" && end > i && startsAny(s[j+len(e.word):], "一", "个", "几", "织", "建", "团", "队") {
				break // 各乡镇|组一支队
			}
			if end == units && unitNouns[e.word] != "" {
				units = j + len(e.word)
			}
			j += len(e.word)
			end, gap = j, 0
			continue
		}
		r, n := utf8.DecodeRuneInString(s[j:])
		if r == '(' && gap == 0 { // 各村(社区)
			if shut := strings.IndexByte(s[j:], ')'); shut > 0 && shut < 60 {
				j += shut + 1
				if end > i {
					end = j
				}
				continue
			}
			break
		}
		if strings.ContainsRune("、/和及与各", r) && end > i {
			if next := v.classAt(s, j+n); next > j+n {
				end = next
			}
			break
		}
		if strings.HasPrefix(s[j:], "包括") || strings.HasPrefix(s[j:], "连同") {
			break // 全科人员|包括护士长
		}
		if end > i && strings.ContainsRune("跟向对给把将在到按照请要都推派选抽挑报交填出", r) {
			break // 各片区负责人|跟村医对好
		}
		if !hanzi(r) && !digit(r) || v.breaks(s, j) || digit(r) && counted(s[j:]) {
			break
		}
		j += n
		gap++
	}
	if end > i && units < end && thing(s[end:]) {
		return units
	}
	return end
}

// headed reports whether a noun, or a label's end, stands at byte i, so that what is before it only tells of which kind: 带班|所领导.
func (v *vocabulary) headed(s string, i int) bool {
	_, ok := v.nouns.longest(s, i)
	return ok || strings.HasPrefix(s[i:], ":")
}

// counted reports whether a number of people or things stands at the beginning of s: 2名,
// 10户.
func counted(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	return strings.ContainsRune("名人个位辆台户份条张次", runeAt(rest, 0)) && rest != ""
}

// thing reports whether what follows the noun of a person makes it the name of a
// paper about such persons: 护林员|花名册 is no address.
func thing(rest string) bool {
	if strings.HasPrefix(rest, "(") {
		if shut := strings.IndexByte(rest, ')'); shut > 0 {
			rest = rest[shut+1:]
		}
	}
	if after, ok := strings.CutPrefix(rest, "会"); ok && !strings.HasPrefix(after, "计") && !strings.HasPrefix(after, "长") && !strings.HasPrefix(after, "员") && !strings.HasPrefix(after, "在") {
		return true
	}
	return slices.ContainsFunc(papers, func(w string) bool { return strings.HasPrefix(rest, w) })
}

var papers = strings.Fields(`意见 诉求 来信 需求 花名册 名单 名册 台账 登记表 信息 情况 人数 数量 总数 数 照片 材料 资料 档案 手册 报表 数据 证明 工资 补贴 简历 联系方式 电话 通讯录 履历 考核 培训 教育 管理 队伍 慰问 走访 体检 评议 测评 述职 会议 大会 活动 工作 发展 转正 公示 满意度 问卷 系统 账号 证 表 册`)

// breaks reports whether a word at byte i of s ends a noun phrase.
func (v *vocabulary) breaks(s string, i int) bool {
	e, ok := v.base.longest(s, i)
	return ok && e.entity == noEntity && e.use != plainWord && e.use != weakVerb && e.use != dutyWord
}

// belongs says whether the user is one of a class: 各村(社区)书记, 全体机关干部, and
// how surely. The phrase may be a list; one of its members is enough.
func (v *vocabulary) belongs(phrase string) entity {
	best := classOut
	for part := range members(phrase) {
		switch v.member(part) {
		case everyone:
			best = everyone
		case classIn:
			return classIn
		}
	}
	return best
}

// members are the noun phrases of a class, without what makes a class of them: 村文书 and 驻村干部 of 各村文书、驻村干部.
func members(phrase string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for strings.Contains(phrase, "(") {
			phrase, _ = splitBrackets(phrase)
		}
		phrase = strings.ReplaceAll(phrase, " ", "")
		if _, n := utf8.DecodeRuneInString(phrase); n > 0 {
			phrase = phrase[:n] + strings.ReplaceAll(phrase[n:], "各", "、") // 各村各站所
		}
		for _, part := range strings.FieldsFunc(phrase, func(r rune) bool { return strings.ContainsRune("、/和及与,", r) }) {
			part = strings.TrimSpace(part)
			for _, q := range quantifiers {
				part = strings.TrimPrefix(part, q)
			}
			if !yield(strings.TrimSuffix(strings.TrimSuffix(part, "们"), "的")) {
				return
			}
		}
	}
}

var quantifiers = strings.Fields(`其他 其余 其它 全体 所有的 所有 全部 各位 诸位 每位 每个 各个 各 每 请 凡 全镇 全县 全校 全院 全所 全行 全局 全街道 我镇 我县 我院 我校 我局 全`)

// quantifierStarts are the characters that quantifiers begin with.
var quantifierStarts = firstRunes(quantifiers)

// member is the user's place in a class named by one noun phrase.
func (v *vocabulary) member(np string) entity {
	if np == "" {
		return classOut
	}
	for _, r := range v.self.roles {
		if strings.TrimPrefix(r, "各") == np || r == np {
			return classIn
		}
	}
	if slices.Contains(anyone, np) {
		return everyone
	}
	if v.self.impliedBy(np) {
		return classIn
	}
	if slices.ContainsFunc(v.self.units, func(u string) bool {
		of, ok := strings.CutSuffix(np, u)
		return ok && unitNouns[of] != "" && strings.ContainsAny(of, "乡镇街")
	}) {
		return classIn // 各乡镇|党政办
	}
	if utf8.RuneCountInString(np) >= 2 && slices.ContainsFunc(v.self.roles, func(r string) bool {
		rest, ok := strings.CutPrefix(r, np)
		return ok && slices.Contains(speakersFor, rest)
	}) {
		return classIn // 各片区, for a 片区负责人
	}
	if head := longestSuffix(np, v.heads); head != "" {
		return v.bears(head, strings.TrimSuffix(np, head))
	}
	return v.inUnits(np)
}

// bears says whether the user is what the head says, under its qualifier: 驻村|干部,
// 22级|辅导员, 村|书记.
func (v *vocabulary) bears(head, qualifier string) entity {
	qualifier, _ = splitBrackets(qualifier)
	qualifier = strings.TrimSpace(strings.TrimSuffix(qualifier, "的"))
	if slices.Contains(anyone, head) && qualifier == "" {
		return everyone
	}
	for _, r := range v.self.roles {
		own, ok := strings.CutSuffix(strings.TrimPrefix(r, "各"), head)
		if !ok {
			continue
		}
		if rest, same := strings.CutSuffix(qualifier, own); own != "" && same && rest != "" {
			return classIn // 各村|党建|联络员 for one who is 党建联络员, of whatever level
		}
		if v.qualified(qualifier, r) {
			return classIn
		}
	}
	if v.samePost(qualifier + head) {
		return classIn
	}
	if (head == "负责人" || head == "领导" || head == "主要领导") && v.self.heads && v.qualified(qualifier, "") {
		return classIn
	}
	if head == "领导班子" || head == "班子成员" {
		return classOut
	}
	if slices.Contains(anyone, head) && v.qualified(qualifier, "") {
		return classIn
	}
	if slices.Contains(anyone, head) && startsAny(qualifier, "持", "未", "没", "尚未", "还没", "需", "凡", "有") {
		return everyone // 持证人员, 未打卡的同志: whom it fits nobody but she knows
	}
	return classOut
}

// qualified reports whether every part of a class's qualifier fits the user: its
// numbers and units must be hers, its kind of unit one of hers.
func (v *vocabulary) qualified(qualifier, role string) bool {
	if qualifier == "" || strings.Contains(role, qualifier) {
		return true
	}
	mine := slices.Concat(v.self.units, v.self.areas, v.self.roles, v.self.names)
	for _, m := range mine {
		if strings.Contains(m, qualifier) {
			return true
		}
	}
	if strings.ContainsFunc(qualifier, digit) {
		return false
	}
	if slices.ContainsFunc(v.self.duties, func(d string) bool { return strings.Contains(d, qualifier) }) {
		return true // 预防接种 is her duty: 各接种单位
	}
	for _, kind := range v.unitWords {
		if rest, ok := strings.CutPrefix(qualifier, kind); ok && rest != "" && v.inUnits(kind) == classIn && v.qualified(rest, role) {
			return true // 各科|基数药|负责人
		}
	}
	if noun := longestSuffix(qualifier, v.unitWords); noun != "" {
		return v.inUnits(noun) == classIn && (noun == qualifier || v.inUnits(qualifier) == classIn)
	}
	return slices.Contains(looseQualifiers, qualifier)
}

// looseQualifiers narrow a class in ways that a profile does not tell; whoever is
// in the group is taken to be meant.
var looseQualifiers = strings.Fields(`在岗 在职 机关 全体 镇机关 镇村 镇 本镇 党政 相关 有关 各级 基层 一线 在编 带班 机关事业 事业 公职 党员 在镇 在家 所属 本支部 本 我镇 我院 我校 全镇 全县 县乡`)

// inUnits says whether one of the user's units is of the kind the noun names.
func (v *vocabulary) inUnits(np string) entity {
	noun := longestSuffix(np, v.unitWords)
	if noun == "" {
		return classOut
	}
	if before := strings.TrimSuffix(np, noun); before != "" && !v.qualified(before, "") && !slices.Contains(looseQualifiers, before) {
		return classOut
	}
	for _, u := range v.self.units {
		for ending := range strings.FieldsSeq(unitNouns[noun]) {
			if strings.HasSuffix(u, ending) {
				return classIn
			}
		}
	}
	for _, r := range v.self.roles {
		if strings.HasPrefix(r, "各"+noun) && strings.TrimPrefix(r, "各"+noun) == "" {
			return classIn
		}
	}
	return classOut
}

// longestSuffix is the longest of the words that ends s; the words must be sorted
// by length, the longest first.
func longestSuffix(s string, words []string) string {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}
