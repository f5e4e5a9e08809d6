package triage

import (
	"testing"
	"time"
)

// TestOnlyTheItemsOwnHourIsMoved holds that the hour of another thing leaves the item's deadline alone, and that its own
// is moved, by whatever general word it is called.
func TestOnlyTheItemsOwnHourIsMoved(t *testing.T) {
	zone := time.FixedZone("", 8*3600)
	asked := time.Date(2026, 3, 10, 18, 0, 0, 0, zone)
	for said, want := range map[string]time.Time{
		"何书记|早操改到七点":            asked,
		"何书记|晚饭改六点半":            asked,
		"何书记|歌没问题，六点有问题，改七点":    asked,
		"王芳|明早跑步六点太早，改七点":       asked,
		"何书记|花名册改到周四上午10点":      time.Date(2026, 3, 12, 10, 0, 0, 0, zone),
		"何书记|名单改到周四上午10点":       time.Date(2026, 3, 12, 10, 0, 0, 0, zone),
		"何书记|时间改到周四上午10点":       time.Date(2026, 3, 12, 10, 0, 0, 0, zone),
		"何书记|说错了，周四上午10点前":      time.Date(2026, 3, 12, 10, 0, 0, 0, zone),
		"何书记|材料提前到明天上午10点交":     time.Date(2026, 3, 10, 10, 0, 0, 0, zone),
		"何书记|花名册不急，延到周五下午5点":    time.Date(2026, 3, 13, 17, 0, 0, 0, zone),
		"何书记|小李，花名册推迟到周五下午5点给我": time.Date(2026, 3, 13, 17, 0, 0, 0, zone),
	} {
		sc := scene{said: []string{"ask", said}}
		found := false
		for _, it := range judgeAll(sc.user(), sc.messages()).Items {
			if it.Anchor.Message.Native != "0" {
				continue
			}
			found = it.State == Open && it.Band == Todo
			if !it.Due.At.Equal(want) {
				t.Errorf("%s: due %v, want %v", said, it.Due.At, want)
			}
		}
		if !found {
			t.Errorf("%s: the item is gone", said)
		}
	}
}
