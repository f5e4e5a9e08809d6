package tui

import (
	"slices"
	"strings"
	"time"
)

// withinEmergency is how near a deadline is where words of an emergency are meant
// as such: 防汛台账周五前报 is paper work.
const withinEmergency = 12 * time.Hour

// Emergency reports whether an item is about a danger that does not wait for the
// morning. Something said of the same matter may have given it a deadline that is far:
// where people are to be moved, or all is to be done at once, that holds nothing up.
func Emergency(row Row, at time.Time) bool {
	due := row.Item.Due.At
	far := !due.IsZero() && due.Sub(at) > withinEmergency
	return slices.ContainsFunc([]string{row.Item.Title, row.Message.Text}, func(s string) bool {
		return alarming(s) && (!far || presses(s))
	})
}

// paperWork are the things that offices make of emergencies, and pressing what is said of
// a danger itself: 防汛物资清单报我 can wait for the morning, 水位超警，马上转移 cannot.
var (
	paperWork = strings.Fields("照片 清单 台账 物资 数量 报表 汇总 横幅 宣传 方案 总结 材料 名单 值班表 培训 会议 签到")
	pressing  = strings.Fields("险情 转移 撤离 立即 马上 超警 决口 失踪 被困 红色 橙色 evacuat")
)

// presses reports whether a text says of a danger that it does not wait.
func presses(s string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc(pressing, func(w string) bool { return strings.Contains(s, w) })
}

// alarming reports whether a text has words of an emergency. Offices, papers and
// exercises are named after emergencies; their names are taken out first.
func alarming(s string) bool {
	s = strings.ToLower(s)
	for _, name := range []string{
		"应急办", "应急局", "应急管理", "应急中心", "应急演练", "应急预案", "应急方案", "应急台账", "应急物资", "防汛办", "防汛演练", "防汛预案",
		"防汛台账", "防火办", "防火演练", "火灾隐患", "火灾防控", "火灾保险", "地震演练", "预警演练", "emergency contact", "emergency drill", "emergency plan", "emergency exit", "fire drill",
	} {
		s = strings.ReplaceAll(s, name, "")
	}
	if slices.ContainsFunc(paperWork, func(w string) bool { return strings.Contains(s, w) }) && !presses(s) {
		return false
	}
	for _, word := range []string{
		"防汛", "森林防火", "山火", "火灾", "着火", "起火", "滑坡", "塌方", "洪水", "地震", "应急", "预警", "险情", "泥石流", "山洪", "溃堤", "emergency", "evacuat", "earthquake", "wildfire", "on fire", "landslide", "flood", "storm warning",
	} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}
