package wechat

import (
	"slices"
	"strings"
	"unicode/utf8"

	"shoudao/ingest"
	"shoudao/ingest/internal/pattern"
	"shoudao/ingest/internal/wording"
)

// What the clients call a transcript. The quotation marks and the colon differ from
// phone to phone, and mail programs change them.
const (
	opening = `["“”„‟「『＂'‘’《]`
	closing = `["“”」』＂'‘’》]`
	history = `(?:聊天[记記][录錄]|[对對][话話][记記]?[录錄]?)`
	below   = `如下` + space + `*[:：,，。.]?` + space + `*(?:[请請]查收)?[。.!！]?`
	aGroup  = `(?:微信群聊|微信群[组組]?|群聊|群[组組]|WeChat` + space + `*群[组組]?)`
)

var (
	groupQuoted = pattern.New(`^` + aGroup + space + `*` + opening + `(.+)` + closing + space + `*的` + history + below + `$`)
	groupBare   = pattern.New(`^` + aGroup + space + `*(.+?)` + space + `*的` + history + below + `$`)
	groupBefore = pattern.New(`^(.+?)` + space + `*` + aGroup + `的` + history + below + `$`)
	twoPeople   = pattern.New(`^(.+?)` + space + `+(?:和|与|與|跟)` + space + `+(.+?)` + space + `*(?:在` + space + `*(?:微信|WeChat)` + space + `*上)?的` + history + below + `$`)
	twoClose    = pattern.New(`^(.+?)(?:和|与|與)(.+?)` + space + `*在` + space + `*(?:微信|WeChat)` + space + `*上的` + history + below + `$`)

	inEnglish    = pattern.New(`(?i)\bchat (?:history|records?|log)\b`)
	pointsAhead  = pattern.New(`(?i)\b(?:below|following|follows|attached)\b|:$`)
	quotedName   = pattern.New(opening + `(.+)` + closing)
	betweenNames = pattern.New(`(?i)\bbetween (.+?) and (.+?)(?: on WeChat| in WeChat| via WeChat)?(?: is| are)?(?: as follows| below)?` + space + `*[.:,]?(?: Please .*)?$`)
)

// headerOf reads the line that begins a transcript: it names the group or the two
// who talk.
func headerOf(line string, o Options) (ingest.Group, bool) {
	line = strings.TrimFunc(line, wording.Blank)
	if len(line) > 400 {
		return ingest.Group{}, false
	}
	if !strings.Contains(line, "如下") {
		return englishHeader(line, o)
	}
	for _, form := range [...]*pattern.Pattern{groupQuoted, groupBare, groupBefore} {
		if m := form.FindStringSubmatch(line); m != nil {
			return ingest.Group{Name: m[1]}, true
		}
	}
	for _, form := range [...]*pattern.Pattern{twoPeople, twoClose} {
		if m := form.FindStringSubmatch(line); m != nil {
			return pair(m[1], m[2], o), true
		}
	}
	return ingest.Group{}, false
}

func englishHeader(line string, o Options) (ingest.Group, bool) {
	if !strings.Contains(line, "WeChat") || !inEnglish.MatchString(line) || !pointsAhead.MatchString(line) {
		return ingest.Group{}, false
	}
	if m := quotedName.FindStringSubmatch(line); m != nil {
		return ingest.Group{Name: m[1]}, true
	}
	if m := betweenNames.FindStringSubmatch(line); m != nil {
		return pair(m[1], m[2], o), true
	}
	return ingest.Group{}, false
}

// pair is a conversation of two, named for the one who is not the user.
func pair(a, b string, o Options) ingest.Group {
	switch {
	case slices.Contains(o.Names, a):
		return ingest.Group{Name: b, Direct: true}
	case slices.Contains(o.Names, b):
		return ingest.Group{Name: a, Direct: true}
	}
	return ingest.Group{Name: a + " 和 " + b, Direct: true}
}

var (
	mailField  = pattern.New(`(?i)^(?:from|to|cc|bcc|date|sent|subject|reply-to|发件人|收件人|抄送|密送|日期|时间|发送时间|主题|寄件者|寄件人|收件者|副本|主旨|時間|附件)` + space + `*[:：]`)
	mailSender = pattern.New(`(?i)^(?:from|发件人|寄件者|寄件人)` + space + `*[:：]`)
	mailRule   = pattern.New(`^(?:-{2,}|_{2,})` + space + `*(?:(?i:original message|forwarded message|begin forwarded message:)|原始邮件|回复的原邮件|转发的邮件|转发邮件信息|原始郵件|轉寄郵件)` + space + `*-*$`)
	signature  = pattern.New(`^(?:发自我的.{0,20}|從我的.{0,20}傳送|来自.{0,12}邮箱.{0,12}|(?i:sent from my .{1,30})|(?i:get outlook for .{1,20})|获取` + space + `*Outlook.{0,20}|从.{0,20}(?:QQ)?邮箱发来的邮件)$`)
)

// afterTranscript finds where in rows, the last of a transcript, the mail around it
// goes on: a signature, a quoted mail's headers, or text that is quoted less deep.
func afterTranscript(rows []row, depth int) int {
	end := len(rows)
	if end > longMail {
		return end
	}
	for i := lastFilled(rows, depth); i > 0; i = lastFilled(rows[:end], depth) {
		if _, n := unquoted(rows[i].text, depth); n == depth {
			break
		}
		end = i
	}
	for i := 1; i < end; i++ {
		line, _ := unquoted(rows[i].text, depth)
		line = strings.TrimRightFunc(line, wording.Blank)
		before, _ := unquoted(rows[i-1].text, depth)
		if !isBlank(before) {
			continue
		}
		rest := rows[i+1 : end]
		next := ""
		if len(rest) > 0 {
			next, _ = unquoted(rest[0].text, depth)
		}
		switch {
		case mailRule.MatchString(line), line == "--" && len(rest) <= 10 && short(rest, depth):
			return i
		case mailField.MatchString(line) && mailField.MatchString(next) && headers(rows[i:end], depth):
			return i
		case signature.MatchString(line) && lastFilled(rest, depth) < 0:
			return i
		}
	}
	return end
}

// short reports whether lines are such as signatures have: none is a sentence.
func short(rows []row, depth int) bool {
	for _, r := range rows {
		line, _ := unquoted(r.text, depth)
		if strings.ContainsAny(line, "。！？；，") || utf8.RuneCountInString(line) > 30 {
			return false
		}
	}
	return true
}

// headers reports whether lines begin with the headers of a mail: one of them tells who
// sent it. Notices too have lines such as 时间 and 主题.
func headers(rows []row, depth int) bool {
	for _, r := range rows {
		line, _ := unquoted(r.text, depth)
		if line = strings.TrimFunc(line, wording.Blank); !mailField.MatchString(line) {
			return false
		}
		if mailSender.MatchString(line) {
			return true
		}
	}
	return false
}

// longMail is the number of lines behind the last head beyond which no mail is looked
// for: so long is no mail that somebody shares a conversation with.
const longMail = 20_000

// lastFilled is the place of the last row that is not blank; -1 if all are.
func lastFilled(rows []row, depth int) int {
	for i := len(rows) - 1; i >= 0; i-- {
		if !rows[i].blank(depth) {
			return i
		}
	}
	return -1
}
