package ingest

import (
	"strings"

	"shoudao/ingest/internal/pattern"
)

// The parts of a marking. The law on guarding state secrets knows three levels; its
// marking rules and GB/T 9704-2012 (7.2.2) write level, ★ and term: 机密★10年, 秘密★长期,
// or, in place of the term, the day or the event with which the secrecy ends:
// 机密★会议开始前. Two-character words at the head of a document are spaced: 机　密★１年. What
// is copied from a document may have characters in between that nobody sees.
const (
	gap   = `[\s\p{Z}\p{Cf}\x{FE0F}]{0,4}`
	level = `(?:[绝絕]` + gap + `密|[机機]` + gap + `密|秘` + gap + `密)`
	star  = `[★☆✭✮⭐🌟]`
	term  = `(?:(?:[0-9０-９]{1,3}|[一二三四五六七八九十两廿〇]{1,3})` + gap + `(?:年|个月|個月|月|天|日)|[长長]期|至?[0-9０-９]{4}` + gap + `年[0-9０-９年月日 ]{0,8}|\p{Han}{1,10}前)`
)

// markings are the forms that a marking has, each with the marking as its group. A
// level alone is a word that people use.
var markings = [...]*pattern.Pattern{
	// Level and star, where no longer word ends in the level: not 小秘密★今晚八点.
	pattern.New(`(?:^|[^\p{L}])(` + level + gap + star + `(?:` + gap + term + `)?)`),
	// With a term, wherever it stands, and with whatever was typed for the star.
	pattern.New(`(` + level + gap + `(?:` + star + `|[*＊])` + gap + term + `)`),
	// A line of nothing else.
	pattern.New(`(?m)^` + gap + `[【〔\[（(]?(` + level + gap + term + `)[】〕\]）)]?` + gap + `$`),
	// A level in the brackets in which notices begin.
	pattern.New(`(?m)^` + gap + `[【〔]` + gap + `(` + level + `(?:` + gap + star + `?` + gap + term + `)?)` + gap + `[】〕]`),
	// The field of a form, filled in: 密级：机密. A list to choose from is none.
	pattern.New(`密` + gap + `[级級](?:[和与與及]保密期限)?` + gap + `(?:[:：]` + gap + `[【（(]?|[【（(])` + gap + `(` + level + `(?:` + gap + star + `?` + gap + term + `)?)(?:[】）)\s,，;；。.]|[级級]|保密|$)`),
}

// markingIn finds a secrecy marking; it is empty if there is none.
func markingIn(text string) string {
	if !strings.Contains(text, "密") || !strings.ContainsAny(text, "绝絕机機秘") {
		return ""
	}
	for _, form := range markings {
		if m := form.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	return ""
}

// Withhold takes from a message that bears a secrecy marking everything that it
// says: its text, and of its attachments the names and places, since the title of a
// secret document is mostly secret too. What stays is who sent it where and when,
// whom it mentions, how many files of which size came with it, and the marking, so
// that the user can go and read it where it may be read. The bool says whether the
// message is withheld, now or before.
//
// The marking may stand in the text or in the name of a file. It is found in the
// forms in which documents bear it, so talk of secrets and secrecy (这是秘密, 保密工作会议,
// 机密文件柜钥匙) passes. A text that quotes a full marking cannot be told from one
// that bears it and is withheld; 绝密★启用前, as examination papers have it, is a
// full marking.
func Withhold(m Message) (Message, bool) {
	if m.Marking != "" {
		return m, true
	}
	marking := markingIn(m.Text)
	for _, a := range m.Attachments {
		if marking == "" {
			marking = markingIn(a.Name)
		}
	}
	if marking == "" {
		return m, false
	}
	m.Marking, m.Text = marking, ""
	files := make([]Attachment, len(m.Attachments))
	for i, a := range m.Attachments {
		files[i].Size = a.Size
	}
	m.Attachments = files
	return m, true
}
