package triage

import (
	"testing"
	"time"
)

// TestLapse holds by how much words put something off.
func TestLapse(t *testing.T) {
	for s, want := range map[string]lapse{
		"十五分钟": {time: 15 * time.Minute}, "二十分钟": {time: 20 * time.Minute}, "45分钟": {time: 45 * time.Minute},
		"一小时": {time: time.Hour}, "半小时": {time: 30 * time.Minute}, "半个小时": {time: 30 * time.Minute}, "一个半小时": {time: 90 * time.Minute},
		"两天": {days: 2}, "一周": {days: 7}, "半天": {}, "3个工作日": {}, "": {}, "会儿": {},
	} {
		if got, _ := lapseOf(s); got != want {
			t.Errorf("%s: %v, want %v", s, got, want)
		}
	}
}

// TestPutOffBySoMuch holds that a deadline moves by as much as is said, and that what only speaks of delay moves nothing.
func TestPutOffBySoMuch(t *testing.T) {
	zone := time.FixedZone("", 8*3600)
	asked := time.Date(2026, 3, 10, 18, 0, 0, 0, zone)
	for said, want := range map[string]time.Time{
		"何书记|花名册往后推一天":         asked.AddDate(0, 0, 1),
		"何书记|小李，花名册推迟两天给我":     asked.AddDate(0, 0, 2),
		"何书记|花名册已经推迟三天了，怎么还没报": asked,
		"何书记|花名册不能再推迟一天":       asked,
		"何书记|花名册要不要延期一天？":      asked,
		"何书记|花名册可能推迟一天":        asked,
	} {
		sc := scene{said: []string{"ask", said}}
		found := false
		for _, it := range judgeAll(sc.user(), sc.messages()).Items {
			if it.Anchor.Message.Native != "0" {
				continue
			}
			if found = true; !it.Due.At.Equal(want) {
				t.Errorf("%s: due %v, want %v", said, it.Due.At, want)
			}
		}
		if !found {
			t.Errorf("%s: the item is gone", said)
		}
	}
}
