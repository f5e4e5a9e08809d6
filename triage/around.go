package triage

import (
	"strings"
	"unicode/utf8"
)

// wantedBy reports whether words before a name tell who wants to see or to ask its bearer: 书记找|小林.
func wantedBy(lead string) bool {
	for _, w := range []string{"找", "叫", "喊", "问"} {
		if who, ok := strings.CutSuffix(lead, w); ok && utf8.RuneCountInString(who) <= 6 {
			return endsAny(who, "书记", "主任", "局长", "校长", "院长", "领导", "老板", "经理", "镇长", "乡长", "县长", "科长", "所长", "行长", "部长", "站长", "队长", "处长", "组长", "总", "县里", "区里", "市里", "组织部", "纪委")
		}
	}
	return false
}

// sought reports whether English words before a noun make its bearers what is looked for or counted.
func sought(before string) bool {
	bare := strings.TrimRight(before, " ")
	return bare != before && bare != "" && (digit(rune(bare[len(bare)-1])) || endsAny(" "+bare, " me", " us", " some", " more", " enough", " any", " find", " get", " need", " recruit", " of", " two", " three", " four", " extra"))
}

// exempt reports whether what stands around an address takes it out: 除河口村外.
func exempt(before, after string) bool {
	for _, w := range []string{"except", "except for", "excluding", "apart from", "other than", "in bar", "in but"} {
		if lead := strings.TrimSuffix(strings.TrimSpace(before), " the"); strings.HasSuffix(lead, w) {
			return true
		}
	}
	if before == "not " && strings.Trim(after, " .!") == "" {
		return true // asked Tom, not Olivia, to write it
	}
	if startsAny(after, "除外", "不在此列", "不在其列") {
		return true
	}
	for _, w := range []string{"除了", "除", "不含", "不包括", "不包含"} {
		at := strings.LastIndex(before, w)
		if at < 0 || utf8.RuneCountInString(before[at:]) > 30 {
			continue
		}
		if w == "除" || w == "除了" {
			for _, end := range []string{"外", "以外", "之外"} {
				if strings.Contains(after, end) {
					return true
				}
			}
			if strings.TrimSpace(after) == "" && at+len(w) == len(before) && w == "除了" {
				return true // 除了三年级，其他年级停课
			}
			continue
		}
		return true
	}
	return false
}

// told reports whether a word that tells somebody to act ends what stands before
// him.
func told(before string) bool {
	lead := strings.TrimRight(before, " @")
	if endsAny(lead, "没让", "没叫", "没派", "没请", "没安排", "没喊", "不让", "不归") {
		return false // 幸好没让|小林去
	}
	if strings.Contains(lead, "贵") {
		for _, w := range []string{"贵司", "贵单位", "贵公司", "贵部", "贵所", "贵局", "贵校", "贵院", "贵行", "贵办", "贵处"} {
			lead = strings.TrimSuffix(lead, w)
		}
	}
	return actEnds.has(runeBefore(lead, len(lead))) && endsAny(lead, actMarks...)
}

// charged reports whether somebody is told through the one who is spoken to.
func charged(before string) bool {
	return endsAny(before, "由", "让", "叫", "安排", "派", "责成", "督促", "喊")
}

// governed reports whether the words before a class make it what is worked on:
// 统计|各村.
func governed(lead string) bool {
	return endsAny(lead, governors...)
}
