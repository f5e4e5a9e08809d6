package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// outsiders is the length of those at byte i for whom an office is there, and who are none of it: 各位|家属.
func (l *looker) outsiders(i int) int {
	for _, w := range []string{"家属", "患者", "病友", "病人", "乘客", "旅客", "顾客", "客户", "用户", "储户", "游客", "访客", "市民", "网友", "读者", "观众", "来宾", "嘉宾", "车主", "学员", "会员", "供应商", "经销商", "投资者", "求职者", "买家", "团友"} {
		if strings.HasPrefix(l.s[i:], w) && !slices.ContainsFunc(l.v.self.roles, func(r string) bool { return strings.Contains(r, w) }) {
			return len(w)
		}
	}
	return 0
}

// part reports whether the words before byte i narrow a class to a grade, a shop or another unit that is not hers: 四年级|各班,
// 心外科|各位护士.
func (l *looker) part(i int) bool {
	from := i
	for n := 0; n < 6 && hanzi(runeBefore(l.blanked, from)); n++ {
		from -= utf8.RuneLen(runeBefore(l.blanked, from))
	}
	before := strings.TrimSuffix(strings.TrimPrefix(l.s[from:i], "请"), "的")
	if strings.HasSuffix(before, "年级") && l.ofGrade(strings.LastIndex(l.s[:i], "年级")) {
		return false
	}
	if of, ok := strings.CutSuffix(before, "系统"); ok && l.v.unitNoun(of) {
		return l.v.inUnits(of) == classOut // 外科系统|各科室
	}
	if endsAny(before, "科", "病区", "支行", "分局", "学院", "派出所") && utf8.RuneCountInString(before) <= 5 && !strings.ContainsAny(before, "各全本我咱等和及、到") && l.v.inUnits(before) == classOut && !l.v.onDesk(before) {
		return true
	}
	for _, kind := range []string{"年级", "年级组", "学部", "校区", "片区", "车间", "大队"} {
		if strings.HasSuffix(before, kind) && before != kind && !strings.ContainsAny(before, "各全本") {
			return !l.v.qualified(before, "")
		}
	}
	return false
}

// ofGrade reports whether the numbers before byte i are of a grade of hers, or of several of which hers may be one: 三、四|年级.
func (l *looker) ofGrade(i int) bool {
	from := i
	for strings.ContainsRune("一二三四五六七八九十初高、,和及至到-~0123456789", runeBefore(l.s, from)) && from > 0 {
		from -= utf8.RuneLen(runeBefore(l.s, from))
	}
	run := l.s[from:i]
	for stage, grades := range map[string]string{"低": "一二三", "中": "三四", "高": "四五六"} {
		if strings.HasSuffix(l.s[:i], stage) {
			run = grades
		}
	}
	return strings.ContainsAny(run, "至到-~") || slices.ContainsFunc(l.v.self.units, func(u string) bool {
		grade := runeAt(u, 0)
		return strings.ContainsRune("一二三四五六七八九", grade) && strings.ContainsRune(run, grade)
	})
}

// everybody is whom a bare 各位 at byte i means: whoever is here, unless the words before
// it narrow it to some: 法警队各位, 白班的各位.
func (l *looker) everybody(i int) entity {
	from := i
	for n := 0; n < 6 && hanzi(runeBefore(l.blanked, from)); n++ {
		from -= utf8.RuneLen(runeBefore(l.blanked, from))
	}
	before := l.s[from:i]
	if of, ok := strings.CutSuffix(before, "的"); ok && of != "" {
		if !l.v.qualified(of, "") && l.v.inUnits(of) == classOut {
			return classOut
		}
		return everyone
	}
	if slices.ContainsFunc(venues, func(w string) bool { return strings.HasSuffix(before, w) }) {
		return everyone // 会议室全体教师会
	}
	if noun := longestSuffix(before, l.v.unitWords); noun != "" && noun != before && l.v.inUnits(before) == classOut && !l.v.onDesk(before) {
		return classOut
	}
	return everyone
}

// numberGoesOn reports whether the number that a unit's name begins with at byte i is only the end of another's: 初|三(2)班.
func (l *looker) numberGoesOn(i int) bool {
	const numerals = "一二三四五六七八九十0123456789"
	before := runeBefore(l.s, i)
	return before != 0 && strings.ContainsRune(numerals, runeAt(l.s, i)) && !(before != '十' && before != '初' && before != '高' && startsAny(l.s[i+utf8.RuneLen(runeAt(l.s, i)):], "年级")) && l.blanked[i-1] != ' ' && strings.ContainsRune(numerals+"初高第", before)
}
