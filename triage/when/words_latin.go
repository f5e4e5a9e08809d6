package when

import "time"

// The vocabulary of the English readers.

// latinDays: what dayPart packs; a day without a part has noPart.
var latinDays = newLexicon(
	row{dayPart(fromToday, -1, noPart), "yesterday"},
	row{dayPart(fromToday, -1, evening), "last_night"},
	row{dayPart(fromToday, 0, noPart), "today 2day"},
	row{dayPart(fromToday, 0, forenoon), "this_morning"},
	row{dayPart(fromToday, 0, afternoon), "this_afternoon this_arvo"},
	row{dayPart(fromToday, 0, evening), "tonight this_evening 2nite tonite"},
	row{dayPart(fromToday, 1, noPart), "tomorrow tomorow tommorow tommorrow tmrw tmr tmw tomo tomoz 2moro 2morrow"},
	row{dayPart(fromToday, 1, forenoon), "in_the_morning tomorrow_am"},
	row{dayPart(fromToday, 2, noPart), "day_after_tomorrow the_day_after_tomorrow overmorrow"},
	row{dayPart(fromSpoken, 0, noPart), "same_day the_same_day that_day the_day_of"},
	row{dayPart(fromSpoken, -1, noPart), "the_day_before day_before"},
	row{dayPart(fromSpoken, 1, noPart), "next_day the_next_day the_following_day"},
)

// latinWeekdays: a weekday each.
var latinWeekdays = newLexicon(
	row{int(time.Monday), "monday mon"},
	row{int(time.Tuesday), "tuesday tues tue"},
	row{int(time.Wednesday), "wednesday weds wed"},
	row{int(time.Thursday), "thursday thurs thur thu"},
	row{int(time.Friday), "friday fri"},
	row{int(time.Saturday), "saturday sat"},
	row{int(time.Sunday), "sunday sun"},
)

// latinWeekdayEnds: the same, before a place.
var latinWeekdayEnds = newEndings(row{0, `monday mon tuesday tues tue wednesday weds wed thursday thurs thur thu friday fri saturday sat sunday sun`})

// latinPlurals: weekdays that return.
var latinPlurals = newLexicon(
	row{int(time.Monday), "mondays"},
	row{int(time.Tuesday), "tuesdays"},
	row{int(time.Wednesday), "wednesdays"},
	row{int(time.Thursday), "thursdays"},
	row{int(time.Friday), "fridays"},
	row{int(time.Saturday), "saturdays"},
	row{int(time.Sunday), "sundays"},
)

// latinMonths: a month each.
var latinMonths = newLexicon(
	row{1, "january jan"},
	row{2, "february feb"},
	row{3, "march mar"},
	row{4, "april apr"},
	row{5, "may"},
	row{6, "june jun"},
	row{7, "july jul"},
	row{8, "august aug"},
	row{9, "september sept sep"},
	row{10, "october oct"},
	row{11, "november nov"},
	row{12, "december dec"},
)

// latinShifts: how many weeks, months or quarters from the present one.
var latinShifts = newLexicon(
	row{-1, "last previous"},
	row{0, "this the coming this_coming"},
	row{1, "next the_following following"},
	row{2, "the_week_after_next"},
)

// latinSpans: a dayForm each.
var latinSpans = newLexicon(
	row{int(theWeek), "week wk"},
	row{int(theMonth), "month"},
	row{int(theQuarter), "quarter"},
	row{int(theYear), "year"},
)

// latinEnds: what turns a span into its end.
var latinEnds = newLexicon(row{0, "end_of the_end_of end end-of close_of"})

// latinSpanEnds: the end of the present span, in one word.
var latinSpanEnds = newLexicon(
	row{bareSegment(theWeek, whole), "eow week_end"},
	row{bareSegment(theWeek, weekend), "weekend the_weekend this_weekend"},
	row{bareSegment(theMonth, tail), "eom month_end month-end"},
	row{bareSegment(theQuarter, tail), "eoq quarter_end quarter-end"},
	row{bareSegment(theYear, tail), "eoy year_end year-end"},
)

// latinClocks: hours with a name, in minutes; closing and opening are below 0.
var latinClocks = newLexicon(
	row{noon, "noon midday 12_noon lunchtime"},
	row{midnight, "midnight 12_midnight"},
	row{-int(closing), `eod cob cop eob eop close_of_business close_of_play end_of_business end_of_play end_of_day end_of_the_day
		end_of_the_working_day end_of_the_business_day day's_end close_of_day the_end_of_the_day the_close_of_business`},
	row{-int(opening), "start_of_business start_of_play sob"},
)

// latinParts: a part each.
var latinParts = newLexicon(
	row{int(early), "first_thing_in_the_morning first_thing early_morning"},
	row{int(forenoon), "morning in_the_morning a.m. am"},
	row{int(afternoon), "afternoon in_the_afternoon arvo p.m. pm"},
	row{int(evening), "evening in_the_evening night"},
)

// meridiems: am, 0, or pm, 1, after an hour.
var meridiems = newLexicon(
	row{0, "am a.m. a.m a in_the_morning"},
	row{1, "pm p.m. p.m p in_the_afternoon in_the_evening at_night"},
)

// latinNumbers: small numbers in words.
var latinNumbers = newLexicon(
	row{1, "one a an the one_full"},
	row{2, "two a_couple_of couple_of a_couple"},
	row{3, "three a_few"},
	row{4, "four"}, row{5, "five"}, row{6, "six"}, row{7, "seven"}, row{8, "eight"},
	row{9, "nine"}, row{10, "ten"}, row{11, "eleven"}, row{12, "twelve"}, row{14, "fourteen"}, row{15, "fifteen"},
	row{20, "twenty"}, row{24, "twenty-four"}, row{30, "thirty"}, row{48, "forty-eight"},
)

// latinPrefixes: what stands before a time and binds it, a binding each.
var latinPrefixes = newLexicon(
	row{int(before), `by before no_later_than not_later_than by_no_later_than due due_by due_on due_at due_in deadline deadline_is deadline:
		prior_to ahead_of at_the_latest_by due: deadline_of by_latest latest_by on_or_before`},
	row{int(within), "within in within_the_next in_the_next over_the_next in_under"},
	row{int(until), "until till til up_to through thru up_until"},
	row{int(since), "since from starting starting_from as_of effective beginning"},
	row{int(after), "after"},
	row{int(about), "on at around about @ during circa this_coming"},
	row{int(between), "between"},
)

// afterBareHour: words that may follow an hour without am or pm: by 5 today.
var afterBareHour = newLexicon(row{0, `sharp today tomorrow tmrw tmr tonight on and or so to for if please pls thx thanks at latest this next but if when
	o'clock oclock mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday
	as because since then we you i they he she it we'll ty with in the`})

// feastDay: what turns the name of a feast into the days off around it.
var latinHolidays = newLexicon(row{0, "break holiday holidays weekend bank_holiday recess"})
