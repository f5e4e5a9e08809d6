package when

import "time"

// A feast is a place in the table of feasts, counted from 1; 0 is none.
type feast int

// A feastRule tells on which day of a year a feast falls. One of month, term, eve
// and easter says how.
type feastRule struct {
	words  string
	month  time.Month
	day    int  // of month; of the lunar month if lunar is set
	lunar  bool // month and day are those of the lunar calendar
	nth    int  // the nth weekday of month; -1 is the last
	on     time.Weekday
	term   int  // a solar term, counted from 1
	eve    bool // the last day of the lunar year that began in the year before
	easter bool // day days after Easter Sunday
	// terse: two numerals and no more, so that the words beside it have to show that
	// the feast is meant: 五一前, but not 五一路.
	terse bool
}

// feasts are the days with a name of their own.
var feasts = []feastRule{
	{words: "元旦节 元旦 阳历新年 new_year's_day new_year's new_year", month: 1, day: 1},
	{words: "春节 农历新年 新春佳节 过年 大年初一 chinese_new_year lunar_new_year spring_festival", month: 1, day: 1, lunar: true},
	{words: "除夕 大年三十 年三十 大年夜 年三十晚", eve: true},
	{words: "小年", month: 12, day: 23, lunar: true},
	{words: "元宵节 元宵 上元节", month: 1, day: 15, lunar: true},
	{words: "龙抬头 二月二", month: 2, day: 2, lunar: true},
	{words: "三月三", month: 3, day: 3, lunar: true},
	{words: "清明节 清明", term: 7},
	{words: "五一国际劳动节 五一劳动节 劳动节 五一节 51劳动节 may_day", month: 5, day: 1},
	{words: "五一", month: 5, day: 1, terse: true},
	{words: "端午节 端午 端阳节 dragon_boat_festival", month: 5, day: 5, lunar: true},
	{words: "七夕节 七夕", month: 7, day: 7, lunar: true},
	{words: "中元节 七月半", month: 7, day: 15, lunar: true},
	{words: "中秋节 中秋 八月十五 八月半 mid-autumn_festival mid-autumn", month: 8, day: 15, lunar: true},
	{words: "重阳节 重阳 九月九", month: 9, day: 9, lunar: true},
	{words: "腊八节 腊八", month: 12, day: 8, lunar: true},
	{words: "国庆节 国庆 十一国庆节 十一国庆 国庆十一 national_day", month: 10, day: 1},
	{words: "十一", month: 10, day: 1, terse: true},
	{words: "七一建党节 71建党节 建党节", month: 7, day: 1},
	{words: "七一", month: 7, day: 1, terse: true},
	{words: "八一建军节 81建军节 建军节", month: 8, day: 1},
	{words: "八一", month: 8, day: 1, terse: true},
	{words: "三八国际妇女节 国际妇女节 三八妇女节 38妇女节 妇女节 三八节 女神节", month: 3, day: 8},
	{words: "三八", month: 3, day: 8, terse: true},
	{words: "植树节", month: 3, day: 12},
	{words: "消费者权益日 国际消费者权益日 315消费者权益日", month: 3, day: 15},
	{words: "三一五", month: 3, day: 15, terse: true},
	{words: "愚人节 april_fools'_day april_fool's_day", month: 4, day: 1},
	{words: "五四青年节 青年节", month: 5, day: 4},
	{words: "五四", month: 5, day: 4, terse: true},
	{words: "六一国际儿童节 国际儿童节 六一儿童节 61儿童节 儿童节 六一节", month: 6, day: 1},
	{words: "六一", month: 6, day: 1, terse: true},
	{words: "教师节", month: 9, day: 10},
	{words: "女生节", month: 3, day: 7},
	{words: "双十一 光棍节", month: 11, day: 11},
	{words: "国家公祭日", month: 12, day: 13},
	{words: "香港回归纪念日", month: 7, day: 1},
	{words: "澳门回归纪念日", month: 12, day: 20},
	{words: "圣诞节 圣诞 christmas_day christmas xmas", month: 12, day: 25},
	{words: "平安夜 christmas_eve", month: 12, day: 24},
	{words: "跨年夜 new_year's_eve", month: 12, day: 31},
	{words: "情人节 valentine's_day", month: 2, day: 14},
	{words: "万圣节前夜 万圣夜 万圣节 halloween", month: 10, day: 31},
	{words: "母亲节 mother's_day", month: 5, nth: 2, on: time.Sunday},
	{words: "父亲节 father's_day", month: 6, nth: 3, on: time.Sunday},
	{words: "感恩节 thanksgiving_day thanksgiving", month: 11, nth: 4, on: time.Thursday},
	{words: "boxing_day", month: 12, day: 26},
	{words: "good_friday", easter: true, day: -2},
	{words: "easter_monday", easter: true, day: 1},
	{words: "复活节 easter_sunday easter", easter: true},
	{words: "early_may_bank_holiday may_day_bank_holiday", month: 5, nth: 1, on: time.Monday},
	{words: "late_may_bank_holiday spring_bank_holiday may_half-term_bank_holiday", month: 5, nth: -1, on: time.Monday},
	{words: "august_bank_holiday summer_bank_holiday late_august_bank_holiday", month: 8, nth: -1, on: time.Monday},
	{words: "independence_day fourth_of_july july_fourth", month: 7, day: 4},
	{words: "memorial_day", month: 5, nth: -1, on: time.Monday},
	{words: "labor_day", month: 9, nth: 1, on: time.Monday},
	{words: "veterans_day", month: 11, day: 11},
	{words: "juneteenth", month: 6, day: 19},
	{words: "小寒", term: 1},
	{words: "大寒", term: 2},
	{words: "立春", term: 3},
	{words: "雨水节气", term: 4},
	{words: "惊蛰", term: 5},
	{words: "春分", term: 6},
	{words: "谷雨", term: 8},
	{words: "立夏", term: 9},
	{words: "小满", term: 10},
	{words: "芒种", term: 11},
	{words: "夏至", term: 12},
	{words: "小暑", term: 13},
	{words: "大暑", term: 14},
	{words: "立秋", term: 15},
	{words: "处暑", term: 16},
	{words: "白露节气", term: 17},
	{words: "秋分", term: 18},
	{words: "寒露", term: 19},
	{words: "霜降", term: 20},
	{words: "立冬", term: 21},
	{words: "小雪节气", term: 22},
	{words: "大雪节气", term: 23},
	{words: "冬至", term: 24},
}

// springFestival is the feast that officials mean when they say only 年.
const springFestival feast = 2

// feastWords finds the names of the feasts.
var feastWords = func() *lexicon {
	rows := make([]row, len(feasts))
	for i, rule := range feasts {
		rows[i] = row{i + 1, rule.words}
	}
	return newLexicon(rows...)
}()

// rule is the rule of the feast.
func (f feast) rule() feastRule { return feasts[f-1] }

// in is the day of the feast in a year.
func (f feast) in(year int) (date, bool) {
	rule := f.rule()
	switch {
	case year < firstYear || year > lastYear:
		return 0, false
	case rule.eve:
		return lunarNewYearsEve(year - 1)
	case rule.lunar && rule.month == 12:
		return lunarDate(year-1, int(rule.month), rule.day, false)
	case rule.lunar:
		return lunarDate(year, int(rule.month), rule.day, false)
	case rule.term != 0:
		return solarTerm(year, rule.term-1), true
	case rule.easter:
		return easterSunday(year) + date(rule.day), true
	case rule.nth < 0:
		return lastWeekday(year, rule.month, rule.on), true
	case rule.nth > 0:
		return nthWeekday(year, rule.month, rule.on, rule.nth), true
	}
	return dateOf(year, rule.month, rule.day), true
}
