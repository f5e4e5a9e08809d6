package tui

import (
	"strings"
	"time"
)

// withinEmergency is how near a deadline is where words of an emergency are meant
// as such: 防汛台账周五前报 is paper work.
const withinEmergency = 12 * time.Hour

// emergency reports whether an item is about a danger that does not wait for the
// morning.
func emergency(row Row, at time.Time) bool {
	due := row.Item.Due.At
	if !due.IsZero() && due.Sub(at) > withinEmergency {
		return false
	}
	return alarming(row.Item.Title) || alarming(row.Message.Text)
}

// alarming reports whether a text has words of an emergency. Offices, papers and
// exercises are named after emergencies; their names are taken out first.
func alarming(s string) bool {
	s = strings.ToLower(s)
	for _, name := range []string{
		"应急办", "应急局", "应急管理", "应急中心", "应急演练", "应急预案", "应急方案", "应急台账", "应急物资", "防汛办", "防汛演练", "防汛预案",
		"防汛台账", "防火办", "防火演练", "地震演练", "预警演练", "emergency contact", "emergency drill", "emergency plan", "emergency exit", "fire drill",
	} {
		s = strings.ReplaceAll(s, name, "")
	}
	for _, word := range []string{
		"防汛", "森林防火", "山火", "地震", "应急", "预警", "险情", "泥石流", "山洪", "溃堤", "emergency", "evacuat", "earthquake", "wildfire", "flood", "storm warning",
	} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}
