package text

import (
	"fmt"
	"strings"
	"time"
)

// FieldWords are those of one field: its name, what it is for, and an example.
type FieldWords struct {
	Name, For, Example, Fault string // Fault: what is wrong with what stands there
}

// AheadWords tell what the calendar says of the coming weeks.
type AheadWords struct {
	Off, Worked string // days off, and days worked in exchange
	Day         func(from, to time.Time) string
	And         string // between two of them
	Holiday     func(name string) string
	// Note says where it is from: the table knows years up to one that is so many years away.
	Note func(years, until int, own bool) string
}

func zhFields() [12]FieldWords {
	return [12]FieldWords{
		{"姓名和叫法", "全名写在最前，后面写别人怎么叫你", "林晓梅、晓梅、小林、林干事", "至少写上你的全名"},
		{"职务", "正式的职务", "党建办干事", "这个职务不能用"},
		{"单位", "小的和大的都写", "党建办、云碓镇", "有不能用的单位"},
		{"岗位", "通知里怎么叫你们这些人", "党建联络员、组织干事、包村干部", "有不能用的岗位"},
		{"分管的事", "哪类事归你管", "党员统计、发展党员、党费收缴", "有不能用的词"},
		{"联系的地方", "联系的村、带的班、管的片区", "柿垭村", "有不能用的地方"},
		{"领导", "领导在群里的名字", "卞书记、阮委员", "有不能用的名字"},
		{"A/B 角", "你替谁代班: 他们休假时，叫他们的也算你的；他们自己回了就不算", "罗文书、孟子航", "有不能用的名字"},
		{"上午上班", "下班前、上午 这类话按它算", "08:30-12:00", "写成 08:30-12:00 这样，开始早于结束"},
		{"下午上班", "下班前、下午 这类话按它算", "14:00-18:00", "写成 14:00-18:00 这样，开始早于结束"},
		{"提醒", "屏幕开着时，急的和快到期的响一声、弹一下: 写 开 或 关", "开", "写 开 或 关"},
		{"夜里", "这段时间只报应急的，别的攒到早上；空着就整天都提醒", "21:00-07:30", "写成 21:00-07:30 这样，可以跨过半夜；或者空着"},
	}
}

func enFields() [12]FieldWords {
	return [12]FieldWords{
		{"Names", "your full name first, then what people call you", "Emma Clarke, Emma, Ms Clarke", "Write at least your full name"},
		{"Title", "your title in full", "ward clerk", "This title cannot be used"},
		{"Units", "the small ones and the large ones", "registry, Northfield council", "A unit cannot be used"},
		{"Roles", "what a notice calls people like you", "ward clerks, floor wardens", "A role cannot be used"},
		{"Duties", "the matters on your desk", "electoral roll, licences", "A word cannot be used"},
		{"Areas", "the places in your care", "Mill Lane, Building 5", "A place cannot be used"},
		{"Superiors", "their names in the groups", "Olivia Grant, Mr Hale", "A name cannot be used"},
		{"Stand in for", "while they are away, what calls them is yours too, unless they answer", "Dana Holt, Ravi", "A name cannot be used"},
		{"Morning", "what \"this morning\" means", "08:30-12:00", "Write it like 08:30-12:00, the beginning before the end"},
		{"Afternoon", "what \"by close of business\" means", "14:00-18:00", "Write it like 14:00-18:00, the beginning before the end"},
		{"Notify", "of what cannot wait, while the screen is open: on or off", "on", "Write on or off"},
		{"Quiet hours", "only emergencies are told then; leave it blank to be told at any hour", "21:00-07:30", "Write it like 21:00-07:30, over midnight if you like, or leave it blank"},
	}
}

func zhAhead() AheadWords {
	return AheadWords{
		Off: "放假", Worked: "调休上班", And: "，",
		Day: func(from, to time.Time) string {
			switch {
			case from.Equal(to):
				return fmt.Sprintf("%d月%d日(%c)", from.Month(), from.Day(), []rune("日一二三四五六")[from.Weekday()])
			case from.Month() == to.Month():
				return fmt.Sprintf("%d月%d-%d日", from.Month(), from.Day(), to.Day())
			}
			return fmt.Sprintf("%d月%d日-%d月%d日", from.Month(), from.Day(), to.Month(), to.Day())
		},
		Holiday: func(name string) string { return name },
		Note: func(years, until int, own bool) string {
			said := "放假和调休按内置的表算"
			if own {
				said = "放假和调休按你自己的表算"
			}
			if years <= 1 {
				said += fmt.Sprintf("，到%d年", until)
			}
			return said + "；不用填，想换在设置文件里写 calendar"
		},
	}
}

// holidays are the holidays of the Chinese table in English.
var holidays = strings.NewReplacer("元旦", "New Year", "春节", "Spring Festival", "清明节", "Qingming", "劳动节", "Labour Day", "端午节", "Dragon Boat",
	"中秋节", "Mid-Autumn", "国庆节", "National Day")

func enAhead() AheadWords {
	return AheadWords{
		Off: "Days off", Worked: "Worked", And: ", ",
		Day: func(from, to time.Time) string {
			switch {
			case from.Equal(to):
				return from.Format("Mon 2 Jan")
			case from.Month() == to.Month():
				return fmt.Sprintf("%d-%s", from.Day(), to.Format("2 Jan"))
			}
			return from.Format("2 Jan") + "-" + to.Format("2 Jan")
		},
		Holiday: holidays.Replace,
		Note: func(years, until int, own bool) string {
			said := "By the built-in calendar"
			if own {
				said = "By your own calendar"
			}
			if years <= 1 {
				said += fmt.Sprintf(", up to %d", until)
			}
			return said + " (\"calendar\" in the settings file)"
		},
	}
}
