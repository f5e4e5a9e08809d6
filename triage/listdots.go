package triage

import "strings"

// The number of a point and the day or the count behind it run together, 3.26日对账, 3.8月排名见附件: by itself that reads as a date in
// digits. In a list whose numbers go up line by line it is none.

// listDots are the places of the full stops in s that end the number of a point and have a digit behind them. The number is one
// more than that of the point before, or the first of several.
func listDots(s string) (dots []int) {
	if !strings.Contains(s, "\n") {
		return nil
	}
	next := 1
	for from := 0; from < len(s); {
		line, rest, _ := strings.Cut(s[from:], "\n")
		at := len(line) - len(strings.TrimLeft(line, " "))
		n, digits := 0, at
		for digits < len(line) && digits < at+2 && digit(rune(line[digits])) {
			n = n*10 + int(line[digits]-'0')
			digits++
		}
		if n == next && digits < len(line) {
			behind := line[digits:]
			switch {
			case behind[0] != '.':
				if startsAny(behind, "、", ")", "．", "）") {
					next++
				}
			case len(behind) > 1 && digit(rune(behind[1])):
				if datesOrCounts(behind[1:]) && (n > 1 || strings.Contains("\n"+rest, "\n2.") || strings.Contains("\n"+rest, "\n2、")) {
					dots = append(dots, from+digits)
					next++
				}
			default:
				next++
			}
		}
		from += len(line) + 1
	}
	return dots
}

// datesOrCounts reports whether a number stands at the beginning of s, and behind it what is dated or counted by it: 26日, 8月, 12号楼.
func datesOrCounts(s string) bool {
	rest := strings.TrimLeft(s, "0123456789")
	return len(s)-len(rest) <= 4 && startsAny(rest, "月", "日", "号", "年", "名", "个", "份", "人", "床", "楼", "栋", "级", "班", "组", "时", "点", "季度", "家", "户", "条")
}

// withoutDots is s with a blank in place of each of the given full stops.
func withoutDots(s string, dots []int) string {
	if len(dots) == 0 {
		return s
	}
	b := []byte(s)
	for _, at := range dots {
		b[at] = ' '
	}
	return string(b)
}
