package imap

import (
	"strings"

	"shoudao/ingest/internal/pattern"
)

// How subjects say that a mail answers or passes on another.
var (
	answers   = pattern.New(`^(?i:re|aw|回复|答复|回覆|答覆|回信)\s*(?:\[\d+\]|\(\d+\)|（\d+）)?\s*[:：]`)
	passesOn  = pattern.New(`^(?i:fw|fwd|wg|转发|轉寄|轉發|转)\s*(?:\[\d+\]|\(\d+\)|（\d+）)?\s*[:：]`)
	oldFields = pattern.New(`^(?i:\*?(?:from|to|cc|date|sent|subject|reply-to)\*?|发件人|收件人|抄送|抄送人|日期|时间|发送时间|发送日期|主题|寄件者|寄件人|收件者|副本|主旨|日期|寄件日期|傳送時間)\s*[:：]\*?`)
	oldSender = pattern.New(`^(?i:\*?from\*?|发件人|寄件者|寄件人)\s*[:：]\*?`)
	oldRule   = pattern.New(`^\s*-{2,}\s*(?i:original message|forwarded message|original|原始邮件|原邮件|邮件原文|回复的原邮件|回复邮件|转发的邮件|转发邮件信息|原始郵件|轉寄郵件|原始訊息)\s*-*\s*$`)
	wrote     = pattern.New(`^(?:(?i:on|at|le|am) .{6,250}(?i:wrote|schrieb|écrit)\s*:|.{0,250}(?:写道|寫道)\s*[:：])\s*$`)
	wroteHead = pattern.New(`^(?:(?i:on|at) .{6,200}|在?\s*\d{4}[年/-].{4,200}|于\s*\d{4}.{4,200})$`)
)

// isAnswer reports whether a mail answers another, by its subject or by its fields.
func isAnswer(subject string, h header) bool {
	return answers.MatchString(subject) || !passesOn.MatchString(subject) && h.replyTo() != ""
}

// ownWords is what an answer says itself. The history that programs put below is left
// out, line by line where somebody has written in between.
func ownWords(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\u00a0", " "), "\n")
	var own []string
	for i := 0; i < len(lines); i++ {
		line := strings.TrimRight(lines[i], " \t\u3000")
		if oldRule.MatchString(line) || lines[i] == "-- " || oldHeader(lines[i:]) {
			break
		}
		if n := attribution(lines[i:]); n > 0 {
			if !quotedNext(lines[i+n:]) {
				break
			}
			i += n - 1
			continue
		}
		if !strings.HasPrefix(line, ">") {
			own = append(own, line)
		}
	}
	text = strings.TrimRight(strings.Join(own, "\n"), "\n")
	if last := strings.LastIndexByte(text, '\n') + 1; len(text)-last > 4 && strings.Trim(text[last:], "_-") == "" {
		text = text[:last] // the line that Outlook draws above the history
	}
	return strings.Trim(text, "\n")
}

// attribution is over how many lines it is said that somebody wrote what follows.
func attribution(lines []string) int {
	first := strings.TrimSpace(lines[0])
	if len(first) < 300 && wrote.MatchString(first) {
		return 1
	}
	if len(lines) > 1 && len(first) < 200 && wroteHead.MatchString(first) {
		if both := first + " " + strings.TrimSpace(lines[1]); wrote.MatchString(both) {
			return 2
		}
	}
	return 0
}

// quotedNext reports whether the next line that is not blank is quoted.
func quotedNext(lines []string) bool {
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			return strings.HasPrefix(line, ">")
		}
	}
	return false
}

// oldHeader reports whether lines begin with the fields of another mail: at least two,
// one of which tells who sent it. Notices too have lines such as 时间 and 主题.
func oldHeader(lines []string) bool {
	n, sender := 0, false
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" && n == 0 || !oldFields.MatchString(line) {
			break
		}
		n, sender = n+1, sender || oldSender.MatchString(line)
	}
	return n >= 2 && sender
}

// unsigned is a text without the signature below it, which says the same every day: what
// stands behind the line of two hyphens and a space that programs put there. Two hyphens
// alone are drawn by people, and may stand above anything.
func unsigned(text string) string {
	const longest = 10 // lines
	lines := strings.Split(text, "\n")
	for i := len(lines) - 1; i >= max(0, len(lines)-longest); i-- {
		if lines[i] == "-- " {
			return strings.TrimRight(strings.Join(lines[:i], "\n"), "\n")
		}
	}
	return text
}
