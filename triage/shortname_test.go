package triage

import "testing"

// TestShortFor holds of which names of things a name is short, and of which it is not.
func TestShortFor(t *testing.T) {
	for _, c := range []struct {
		name, words string
		want        bool
	}{
		{"手卫生表", "请提交手卫生依从性调查表", true},
		{"院感答题", "全科护士本周内完成院感线上答题", true},
		{"防暑台账", "防暑降温措施落实台账周五前报", true},
		{"日志", "十月份工作日志交小雨", true},
		{"日志", "日期和标志", false},
		{"午餐人数", "各班上报到校人数", false},
		{"安全台账", "防暑降温措施落实台账", false},
		{"会议表", "会场布置，议程另发，座次表周五报", false},
		{"表", "座次表", false},
	} {
		if got := shortFor(c.name, c.words); got != c.want {
			t.Errorf("shortFor(%q, %q) = %v, want %v", c.name, c.words, got, c.want)
		}
	}
}
