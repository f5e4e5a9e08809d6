package when

import "time"

// The vocabulary of the days, in Chinese. The words are written as [fold] leaves
// them; the value of each is told beside its lexicon.

// relativeDays: days from today.
var relativeDays = newLexicon(
	row{-4, "大大前天"},
	row{-3, "大前天 大前日"},
	row{-2, "前天 前日 前儿个 前儿"},
	row{-1, "昨天 昨日 昨儿个 昨儿"},
	row{0, "今天 今日 今儿个 今儿 今个儿 本日"},
	row{1, "明天 明日 明儿个 明儿 明个儿 听日"},
	row{2, "后天 后日 后儿个 后儿"},
	row{3, "大后天 大后日 大后儿"},
	row{4, "大大后天"},
)

// spokenDays: days from the day last spoken of.
var spokenDays = newLexicon(
	row{0, "当天 当日 同日 同一天"},
	row{1, "次日 翌日 第二天 隔天 转天"},
)

// A dayPart is a day and a part of it in one word, as the value of a lexicon.
func dayPart(form dayForm, num int, part part) int {
	return (num+8)<<8 | int(form)<<4 | int(part)
}

// dayParts: what dayPart packs.
var dayParts = newLexicon(
	row{dayPart(fromToday, -2, evening), "前晚"},
	row{dayPart(fromToday, -1, early), "昨早 昨晨"},
	row{dayPart(fromToday, -1, evening), "昨晚 昨夜"},
	row{dayPart(fromToday, 0, early), "今早 今晨"},
	row{dayPart(fromToday, 0, evening), "今晚 今夜"},
	row{dayPart(fromToday, 1, early), "明早 明晨 听朝"},
	row{dayPart(fromToday, 1, evening), "明晚 明夜 听晚"},
	row{dayPart(fromToday, 2, evening), "后晚"},
	row{dayPart(fromSpoken, 0, evening), "当晚 当夜"},
	row{dayPart(fromSpoken, 1, early), "次晨"},
)

// weekPrefixes: weeks from this one.
var weekPrefixes = newLexicon(
	row{-3, "上上上 上上上个"},
	row{-2, "上上 上上个"},
	row{-1, "上 上个 上一 上一个"},
	row{0, "本 这 这个 这一 这一个 今 今个"},
	row{1, "下 下个 下一 下一个"},
	row{2, "下下 下下个"},
	row{3, "下下下 下下下个"},
)

// weekNames: the word for week; the value has no meaning.
var weekNames = newLexicon(row{0, "周 星期 礼拜"})

// yearWords: years from this one.
var yearWords = newLexicon(
	row{-3, "大前年"},
	row{-2, "前年"},
	row{-1, "去年 上年 上一年"},
	row{0, "今年 本年 当年 这一年"},
	row{1, "明年 来年 次年 下年 下一年"},
	row{2, "后年"},
	row{3, "大后年"},
)

// monthWords: months from this one.
var monthWords = newLexicon(
	row{-2, "上上个月 上上月"},
	row{-1, "上个月 上月 上一个月"},
	row{0, "本月 这个月 这月 当月 该月 同月 今个月"},
	row{1, "下个月 下月 次月 下一个月"},
	row{2, "下下个月 下下月"},
)

// quarterWords: quarters from this one.
var quarterWords = newLexicon(
	row{-1, "上个季度 上季度 上一季度"},
	row{0, "本季度 这个季度 这季度 本季"},
	row{1, "下个季度 下季度 下一季度"},
)

// monthSegments: parts of a month, after its name.
var monthSegments = newLexicon(
	row{int(head), "初 月初 头"},
	row{int(tail), "底 末 尾 月底 月末 低"}, // 月低 is how 月底 comes out of a hurried hand
	row{int(first10), "上旬"},
	row{int(second10), "中旬 上中旬"},
	row{int(last10), "下旬 中下旬"},
	row{int(lastDay), "最后一天 最后1天 月底最后一天 末最后一天 底最后一天 最末一天"},
	row{int(firstDay), "第一天 首日 头一天"},
)

// bareSegments: parts of this month, of this year or of this quarter without a
// name before them. Months are packed by bareSegment.
var bareSegments = newLexicon(
	row{bareSegment(theMonth, head), "月初 月头"},
	row{bareSegment(theMonth, tail), "月底 月末 月尾 月低"},
	row{bareSegment(theMonth, lastDay), "月底最后一天 月末最后一天"},
	row{bareSegment(theYear, middle), "年中"},
	row{bareSegment(theMonth, whole), "月内"},
	row{bareSegment(theMonth, middle), "月中"},
	row{bareSegment(theMonth, first10), "上旬"},
	row{bareSegment(theMonth, second10), "中旬"},
	row{bareSegment(theMonth, last10), "下旬"},
	row{bareSegment(theYear, head), "年初 年头"},
	row{bareSegment(theYear, tail), "年底 年末 年尾 年终 岁末"},
	row{bareSegment(theYear, whole), "年内"},
	row{bareSegment(theQuarter, tail), "季末 季度末 季度底"},
	row{bareSegment(theWeek, weekend), "周末"},
	row{bareSegment(theWeek, whole), "周内"},
)

func bareSegment(form dayForm, part segment) int { return int(form)<<4 | int(part) }

// yearSegments: parts of a year, after its name.
var yearSegments = newLexicon(
	row{int(head), "初 年初 头 伊始"},
	row{int(tail), "底 末 尾 年底 年末 年终 终"},
	row{int(whole), "内 年内"},
	row{int(lastDay), "最后一天"},
	row{int(firstDay), "第一天"},
)

// lunarMonths: the months that only the lunar calendar has; 大年 and its like are
// the first.
var lunarMonths = newLexicon(
	row{1, "正月 大年 新正"},
	row{11, "冬月"},
	row{12, "腊月"},
)

// lunarMarks: words that make what follows a date of the lunar calendar.
var lunarMarks = newLexicon(row{0, "农历 阴历 旧历 夏历"})

// blockEdges: before the next days off, -1, or after them, 1.
var blockEdges = newLexicon(
	row{-1, "节前 放假前 假前 节假日前 长假前 假期前"},
	row{1, "节后 收假后 假后 放假后 长假后 假期后 节假日后"},
)

// newYearEdges: before the Spring Festival, -1, or after it, 1.
var newYearEdges = newLexicon(
	row{-1, "年前 年关前"},
	row{1, "年后"},
)

// ordinalWorkdays: which workday, -1 the last.
var ordinalWorkdays = newLexicon(
	row{-1, "最后一个工作日 最后1个工作日 最末一个工作日"},
	row{1, "下一个工作天 下个工作天 下一个工作日 下个工作日 下一工作日 次一工作日 次一个工作日 第一个工作日 首个工作日 第1个工作日 头一个工作日"},
	row{2, "第二个工作日 第2个工作日"},
	row{3, "第三个工作日 第3个工作日"},
	row{4, "第四个工作日 第4个工作日"},
	row{5, "第五个工作日 第5个工作日"},
)

// dayParts of the clock: a part each.
var partWords = newLexicon(
	row{int(dawn), "凌晨 拂晓 黎明 后半夜 下半夜"},
	row{int(early), "早上 早晨 清早 清晨 一早 一大早 大清早 大早上 早间 早起 大早"},
	row{int(forenoon), "上午 午前 头午 前晌 上昼"},
	row{int(midday), "中午 正午 晌午 午间"},
	row{int(afternoon), "下午 午后 后晌 下昼 晏昼"},
	row{int(dusk), "傍晚 黄昏 傍黑"},
	row{int(evening), "晚上 晚间 夜晚 夜里 夜间 晚夕"},
	row{int(night), "半夜 深夜 午夜 子夜 大半夜 三更半夜"},
	row{int(daytime), "白天 日间"},
)

// hourParts: parts that are words only beside an hour or after a day: 早9点, 周五晚.
var hourParts = newLexicon(
	row{int(early), "早 晨"},
	row{int(evening), "晚 夜"},
)

// weekdayOfNumeral is the day of the week that a rune after 周 names.
func weekdayOfNumeral(r rune) (time.Weekday, bool) {
	switch r {
	case '一', '1':
		return time.Monday, true
	case '二', '2':
		return time.Tuesday, true
	case '三', '3':
		return time.Wednesday, true
	case '四', '4':
		return time.Thursday, true
	case '五', '5':
		return time.Friday, true
	case '六', '6':
		return time.Saturday, true
	case '日', '天', '7':
		return time.Sunday, true
	}
	return 0, false
}
