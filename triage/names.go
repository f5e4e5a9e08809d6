package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// surnames are the Chinese family names that the reader knows: those of some 95 %
// of the population (公安部户政 yearly lists), each character one name, and the
// usual double ones apart.
const surnames = `李王张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农卓古吉缪简项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝官封匡鞠惠荆冀郁胥班储栗燕楚鄢谌奚皮冼蔺楼盘位厉伊郜阚花强帅屠盖练廉巴丰平计索宣芮鹿薄幸闭文向车常司谈南`

var doubleNames = strings.Fields(`欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 澹台 长孙 宇文 南宫 西门 独孤 轩辕 钟离 百里 呼延 申屠 太史 拓跋`)

// doubleStarts are the characters that double names begin with.
var doubleStarts = firstRunes(doubleNames)

// titles are what stands behind a surname when people address each other at work.
var titles = strings.Fields(`书记 副书记 主任 副主任 镇长 副镇长 乡长 县长 局长 副局长 处长 科长 股长 所长 副所长 站长 队长 大队长 中队长 院长 副院长 校长 副校长 园长 部长 副部长 组长 班长 村长 支书 会计 干事 委员 主席 常委 秘书 秘书长
	经理 副经理 总监 总工 工程师 工长 主管 行长 副行长 老板 老师 教授 博士 导师 医生 大夫 护士 护士长 警官 警长 教导 教导员 指导员 政委 律师 师傅 姐 哥 叔 姨 婶 嫂 总 局 处 科 股 所 镇 乡 队 工 董 会长 主编 编辑 记者 店长 社长 调研员 专员 专干 网格员 专管员 同志 先生 女士 小姐 同学 妈妈 爸爸 家长`)

// titleStarts are the characters that they begin with.
var titleStarts = firstRunes(titles)

// surname is the length in bytes of the family name that begins at byte i of s; 0
// if none does.
func surname(s string, i int) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	if doubleStarts.has(r) {
		for _, d := range doubleNames {
			if strings.HasPrefix(s[i:], d) {
				return len(d)
			}
		}
	}
	if surnameRunes.has(r) {
		return n
	}
	return 0
}

// surnameRunes are the characters of surnames.
var surnameRunes = runesOf(surnames)

// personName is the personal name in a name as a group shows it, and what stands
// before or behind it: 应急办石磊, 白果村 田明富, 张书记(河口村), 农服中心-伍红军. Both are
// empty where the shown name is a nickname of no known form.
func personName(shown string) (name, rest string) {
	bare, inside := splitBrackets(shown)
	parts := strings.FieldsFunc(bare, func(r rune) bool { return !hanzi(r) && !letter(r) })
	for k := len(parts) - 1; k >= 0; k-- {
		if n, before := nameAtEnd(parts[k]); n != "" {
			others := append(append([]string{before}, parts[:k]...), parts[k+1:]...)
			return n, strings.TrimSpace(strings.Join(append(others, inside), " "))
		}
	}
	return "", ""
}

// nameAtEnd cuts a personal name from the end of a run of characters.
func nameAtEnd(s string) (name, before string) {
	runes := []rune(s)
	for _, n := range []int{4, 3, 2} {
		if len(runes) < n {
			continue
		}
		cand := string(runes[len(runes)-n:])
		k := surname(cand, 0)
		if k == 0 || n == 4 && k == 3 {
			continue
		}
		if given := utf8.RuneCountInString(cand[k:]); given < 1 || given > 2 {
			continue
		}
		if unitSuffix(cand) {
			continue
		}
		return cand, string(runes[:len(runes)-n])
	}
	if k := surname(s, 0); k > 0 && slices.Contains(titles, s[k:]) {
		return s, "" // 张书记; 小吴 is below
	}
	if len(runes) >= 2 && strings.ContainsRune("小老阿", runes[len(runes)-2]) && surname(string(runes[len(runes)-1:]), 0) > 0 {
		return string(runes[len(runes)-2:]), string(runes[:len(runes)-2])
	}
	return "", ""
}

// splitBrackets takes what stands in brackets out of s.
func splitBrackets(s string) (bare, inside string) {
	open := strings.IndexAny(s, "([")
	if open < 0 {
		return s, ""
	}
	shut := strings.IndexAny(s[open:], ")]")
	if shut < 0 {
		return s[:open], s[open+1:]
	}
	return s[:open] + " " + s[open+shut+1:], s[open+1 : open+shut]
}

// unitSuffixes end the names of units, the long before the short.
var unitSuffixes = strings.Fields(`妇联 工会 团委 人大办 党政办 居委会 村委会 党支部 支部 街道办 派出所 办公室 服务中心 项目部 项目 支行 分行 学院 中学 小学 学校 幼儿园 医院 卫生院 卫生所 管委会 指挥部 指挥中心 大队 中队 小组 班组 工作队 社区 小区 街道 中心 公司 集团 车间 科室 护理站 村 镇 乡 县 市 区 局 委 办 科 股 室 处 所 站 队 组 班 部 院 系 校 园 厂 店 坊 社 会 厅 庭 级`)

// unitSuffix reports whether s ends as the names of units do.
func unitSuffix(s string) bool {
	for _, u := range unitSuffixes {
		if strings.HasSuffix(s, u) && len(s) > len(u) {
			return true
		}
	}
	return false
}

// shortUnit is the name of a unit without its kind: 河口村 -> 河口; empty if less
// than two characters are left.
func shortUnit(s string) string {
	for _, u := range unitSuffixes {
		if short, ok := strings.CutSuffix(s, u); ok && utf8.RuneCountInString(short) >= 2 {
			return short
		}
	}
	return ""
}
