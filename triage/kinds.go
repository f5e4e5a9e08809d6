package triage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Kinds of people and units that no table has are told by where they stand and by what the words go on to tell them.

// opensPoint reports whether what stands at byte i is right behind a number that begins a point: 一、|农业办.
func (l *looker) opensPoint(i int) bool {
	head, ok := strings.CutSuffix(l.s[:i], "、")
	number := runeBefore(head, len(head))
	if !ok || number == 0 || !strings.ContainsRune("一二三四五六七八九十0123456789", number) {
		return false
	}
	for number != 0 && strings.ContainsRune("一二三四五六七八九十0123456789", number) {
		head = head[:len(head)-utf8.RuneLen(number)]
		number = runeBefore(head, len(head))
	}
	return number == 0 || deskBorders.has(number)
}

// modifier is the length of what stands before a noun of other people at byte i and tells of what kind they are, where the clause begins with it and goes
// on to tell them something: 规培|医生周五前交.
func (l *looker) modifier(i, end int) int {
	kind := l.runBefore(i)
	after := strings.TrimPrefix(l.s[end:], "们")
	goesOn := after != "" && l.blanked[len(l.s)-len(after)] == ' ' && after[0] != ' ' || startsAny(after, "请", "把", "要", "务必", "都")
	if posted := strings.HasPrefix(kind, "驻") && endsAny(kind, "村", "社区") && utf8.RuneCountInString(kind) <= 6 && !l.v.inCare(kind); posted && goesOn && l.begins(i-len(kind)) {
		return len(kind)
	}
	if n := utf8.RuneCountInString(kind); n == 0 || n > 3 || !goesOn || !l.begins(i-len(kind)) {
		return 0
	}
	for _, w := range slices.Concat(objectMarks, actMarks, governors) {
		if strings.HasPrefix(kind, w) || strings.HasSuffix(kind, w) {
			return 0
		}
	}
	for at := i - len(kind); at < i; at += utf8.RuneLen(runeAt(l.s, at)) {
		if l.v.breaks(l.s, at) {
			return 0
		}
	}
	return len(kind)
}

// otherGrade reports whether words name a grade of a school, and none of the user's: 带初三 of 带初三的老师.
func (v *vocabulary) otherGrade(words string) bool {
	for _, w := range []string{"任教", "教", "带", "负责"} {
		words = strings.TrimPrefix(words, w)
	}
	stage, n := utf8.DecodeRuneInString(words)
	grade := utf8.RuneCountInString(words) == 2 && strings.ContainsRune("初高大研", stage) && strings.Contains("一二三四", words[n:])
	if !grade && !strings.HasSuffix(words, "年级") {
		return false
	}
	return !slices.ContainsFunc(slices.Concat(v.self.units, v.self.roles, v.self.areas), func(u string) bool {
		return strings.Contains(u, strings.TrimSuffix(words, "年级")) || grade && strings.Contains(u, words[n:]) && strings.ContainsRune("初高大研", runeAt(u, 0))
	})
}

// kindOfHers is the length of a kind of units with which a clause or a point begins, told from others by a word that hers has in its name:
// 内科病区 for one of 心内科.
func (l *looker) kindOfHers(i int) int {
	if before := runeBefore(l.s, i); before != 0 && !deskBorders.has(before) && !l.opensPoint(i) {
		return 0
	}
	first, ok := l.v.nouns.longest(l.s, i)
	if !ok || !l.v.unitNoun(first.word) || utf8.RuneCountInString(first.word) < 2 {
		return 0
	}
	second, ok := l.v.nouns.longest(l.s, i+len(first.word))
	if !ok || !l.v.unitNoun(second.word) {
		return 0
	}
	end := i + len(first.word) + len(second.word)
	after := strings.TrimPrefix(l.s[end:], "系统")
	if at := len(l.s) - len(after); after == "" || l.blanked[at] != ' ' && !startsAny(after, "请", "把", ":", "要") {
		return 0
	}
	return end - i
}

// choose takes it that what is left to those who would like to is asked of nobody: 想去的接龙，明天中午截止.
func (l *looker) choose(i int) int {
	if before := runeBefore(l.s, i); before != 0 && !thoseBorders.has(before) {
		return 0
	}
	rest := l.s[i:]
	w, ok := cutAny(rest, "想要", "想", "愿意", "有意愿", "有意向", "有兴趣", "感兴趣", "有意")
	at := strings.Index(w, "的")
	if !ok || at < 0 || utf8.RuneCountInString(w[:at]) > 6 || strings.ContainsAny(w[:at], " ,。;:\n你您") {
		return 0
	}
	return len(rest) - len(w) + at + len("的")
}

// subjects are what teachers teach.
var subjects = strings.Fields(`语文 数学 英语 科学 美术 音乐 体育 信息 物理 化学 生物 政治 历史 地理 道法 劳动 心理 思政`)

// otherKind reports whether the words before a noun of teachers at byte i, which its clause begins with, make others of them than the user: 科学|老师 for one of
// Chinese, 低年级|班主任 for one of the sixth grade.
func (l *looker) otherKind(i int, noun string) bool {
	kind := strings.TrimPrefix(l.runBefore(i), "请")
	if from := i - len(l.runBefore(i)); kind == "" || !l.begins(from) && runeBefore(l.s, from) != '、' {
		return false
	}
	if grade, ok := strings.CutSuffix(kind, "年级"); ok {
		return utf8.RuneCountInString(grade) == 1 && !l.ofGrade(i-len("年级"))
	}
	if kind == "毕业班" {
		return !slices.ContainsFunc(slices.Concat(l.v.self.units, l.v.self.roles), func(w string) bool { return startsAny(w, "六", "九", "初三", "高三", "大四") })
	}
	if !endsAny(noun, "老师", "教师") || !slices.Contains(subjects, kind) {
		return false
	}
	return !slices.ContainsFunc(slices.Concat(l.v.self.roles, l.v.self.units, l.v.self.duties), func(w string) bool { return strings.Contains(w, kind) })
}

// begins reports whether a clause, or a point, begins at byte i.
func (l *looker) begins(i int) bool {
	before := runeBefore(l.s, i)
	return before != '、' && !hanzi(before) && !letter(before) && !digit(before) || l.opensPoint(i)
}
