package text

import (
	"fmt"
	"math"
	"strings"

	"shoudao/triage/trust"
)

// TrustWords are those of how far to rely on what was filtered: samples, what the user
// has said of them, and whether a group may be muted.
type TrustWords struct {
	Sample, OfGroup, Check string // flags of the audit
	// Rates is the running rate of what was missed, with how much was judged for it and from
	// where to where it may lie: first with both ends and the name of the interval, then
	// shorter and shorter. NoRate stands there until something has been judged.
	Rates  func(r trust.Rate, days int) []string
	NoRate string
	// HowToSample is behind NoRate on the screen: the key that draws.
	HowToSample func(key string) string

	Name      string                                     // of the screen
	Drawn     func(n, of, days int) string               // heads a sample: how many of how many
	DrawnOf   func(group string, n, of, days int) string // the same of one group
	NoneLeft  func(days int) string                      // there is nothing left to draw
	HowTo     string                                     // how to answer, with the command
	Left      func(n int) string                         // so many of those drawn are not answered
	AllJudged func(key string) string                    // the key that draws more
	Hers      string                                     // marks what she has said is hers
	Others    string                                     // and what is not
	Taken     func(undo, review string) string           // after an answer: keys
	// Proposed is what would bring such a message in, what else that would have brought, of which
	// so many are refused, and the key that tells all of it. Proposing stands there before,
	// NoProposal where nothing was found.
	Proposed   func(what string, others, refused int, key string) string
	Proposing  string
	NoProposal func(key string) string
	Answered   func(undo string) string                          // there is an answer already
	Refused    func(undo string) string                          // the same
	Mute       string                                            // over the column of verdicts
	MuteCells  int                                               // the width of the widest verdict
	Case       func(c trust.Case, v trust.Verdict, d int) string // the verdict with its evidence
	Head       func(groups, days int) string                     // over the groups
	Row        func(received, hers, byName int) string

	Keep, NotKnown, ByName, Safe string // the verdicts, short

	CheckHead             func(n int) string
	CheckNone             string
	Held, Learnt, Open    func(n int) string
	Lost                  func(n int) string
	SaidMine, SaidOther   string
	SaidDone              string
	Is                    func(said, place string) string
	Queue, Look, Filtered string // places
	Unlearnt              string // behind one: the rules had learnt it, and lost it
}

// Verdict is a verdict in a word.
func (w TrustWords) Verdict(v trust.Verdict) string {
	switch v {
	case trust.Keep:
		return w.Keep
	case trust.ByName:
		return w.ByName
	case trust.Safe:
		return w.Safe
	}
	return w.NotKnown
}

// A rounding is which way a share is rounded: a bound must not be told narrower than it is.
type rounding uint8

const (
	nearest rounding = iota
	upwards
	downwards
)

// percent is a share with two digits that tell, four behind the point at most.
func percent(share float64, way rounding) string {
	if share <= 0 {
		return "0%"
	}
	digits := min(max(1-int(math.Floor(math.Log10(share*100))), 0), 4)
	const slip = 1e-9 // of what is no binary fraction
	scale := math.Pow10(digits)
	n := share * 100 * scale
	switch way {
	case upwards:
		n = math.Ceil(n - slip)
	case downwards:
		n = math.Floor(n + slip)
	default:
		n = math.Round(n)
	}
	return fmt.Sprintf("%.*f%%", digits, n/scale)
}

// bounds are the share of a rate and the ends of its interval.
func bounds(r trust.Rate) (share, low, high string) {
	in := r.Interval()
	return percent(r.Share(), nearest), percent(in.Low, downwards), percent(in.High, upwards)
}

func zhTrust() TrustWords {
	return TrustWords{
		Sample: "从近30天过滤掉、还没判过的里随机抽几条来判", OfGroup: "只从这个群里抽（群名，写一部分也行）", Check: "拿你判过的全部检查现在的规则和设置；对过、现在错了的，退出码是 1",
		Rates: func(r trust.Rate, days int) []string {
			share, low, high := bounds(r)
			said := fmt.Sprintf("近%d天抽 %d 条，漏 %d 条；漏率 %s，", days, r.Judged, r.Missed, share)
			both := "95%: " + low + " 到 " + high
			return []string{said + "Clopper-Pearson " + both, said + both, said + "95% 至多 " + high}
		},
		NoRate:      "还没有抽查过，漏率不知道",
		HowToSample: func(key string) string { return "按 " + key + " 抽10条来判" },
		Name:        "抽查",
		Drawn: func(n, of, days int) string {
			return fmt.Sprintf("近%d天过滤掉、还没判过的 %d 条里，随机抽 %d 条:", days, of, n)
		},
		DrawnOf: func(group string, n, of, days int) string {
			return fmt.Sprintf("%s 近%d天过滤掉、还没判过的 %d 条里，随机抽 %d 条:", group, days, of, n)
		},
		NoneLeft:  func(days int) string { return fmt.Sprintf("近%d天过滤掉的都判过了", days) },
		HowTo:     "是你的: shoudao judge 编号 mine    不是: shoudao judge 编号... not-mine",
		Left:      func(n int) string { return fmt.Sprintf("还有 %d 条没判", n) },
		AllJudged: func(key string) string { return "这些都判了；按 " + key + " 再抽10条" },
		Hers:      "是", Others: "否",
		Taken: func(undo, review string) string {
			return "已加入要办（" + undo + " 撤销）；按 " + review + " 看怎样让它自己进来"
		},
		Proposed: func(what string, others, refused int, key string) string {
			also := "试算: 别的都不动"
			if others > 0 {
				also = fmt.Sprintf("试算: 还带出 %d 件", others)
			}
			if refused > 0 {
				also += fmt.Sprintf("（%d 件你说过不是）", refused)
			}
			return "让它自己进来: " + what + "；" + also + "；" + key + " 看怎么改"
		},
		Proposing:  "正在试算怎样让它自己进来",
		NoProposal: func(key string) string { return "没有找到让它自己进来的改法；" + key + " 看为什么" },
		Answered:   func(undo string) string { return "这条判过了；" + undo + " 撤销上一次" },
		Refused:    func(undo string) string { return "记下了: 不是你的（" + undo + " 撤销）" },
		Mute:       "屏蔽", MuteCells: 8,
		Keep: "别屏蔽", NotKnown: "不清楚", ByName: "点名才来", Safe: "可屏蔽",
		Case: zhCase,
		Head: func(groups, days int) string {
			return fmt.Sprintf("近%d天 %d 个群。屏蔽的群照样读进来，是你的照样进要办。", days, groups)
		},
		Row: func(received, hers, byName int) string {
			return fmt.Sprintf("来了 %d 条，要办 %d，其中点名 %d", received, hers, byName)
		},
		CheckHead: func(n int) string {
			return fmt.Sprintf("你判过的 %d 条，用现在的规则和设置再判一遍:", n)
		},
		CheckNone: "你还没有判过什么；shoudao audit --sample 10 抽几条来判",
		Held:      func(n int) string { return fmt.Sprintf("%6d  当时对，现在也对", n) },
		Learnt:    func(n int) string { return fmt.Sprintf("%6d  当时错，现在对了", n) },
		Open:      func(n int) string { return fmt.Sprintf("%6d  当时错，现在还错", n) },
		Lost:      func(n int) string { return fmt.Sprintf("%6d  对过，现在错了", n) },
		SaidMine:  "你说是你的", SaidOther: "你说不是你的", SaidDone: "你办完的",
		Is:    func(said, place string) string { return said + "，现在" + place },
		Queue: "进要办", Look: "进待看", Filtered: "被过滤", Unlearnt: "；规则学会过，又丢了",
	}
}

// zhCase is the verdict on a group with its evidence.
func zhCase(c trust.Case, v trust.Verdict, days int) string {
	sampled := fmt.Sprintf("抽查 %d 条没漏", c.Sample.Judged)
	switch {
	case c.Sample.Missed > 0:
		sampled = fmt.Sprintf("抽查 %d 条漏过 %d 条", c.Sample.Judged, c.Sample.Missed)
	case c.Sample.Judged == 0:
		sampled = "还没抽查过"
	}
	if c.Learnt > 0 {
		sampled += fmt.Sprintf("，漏过的 %d 条现在抓得到", c.Learnt)
	}
	rest := "，过滤掉的都判过了"
	switch {
	case c.Filtered == 0 && c.Sample.Judged == 0:
		sampled, rest = "没有过滤掉的消息要看", ""
	case c.Filtered > 0:
		rest = fmt.Sprintf("；没看的 %d 条里最多 %d 条是你的（95%% 把握）", c.Filtered, c.Rest())
	}
	switch {
	case v == trust.Keep:
		return fmt.Sprintf("别屏蔽: 近%d天只看要办会漏 %d 条，是你自己说的", days, c.Missed-c.Learnt)
	case v == trust.ByName:
		return "可屏蔽，点名照样来: " + sampled + rest
	case v == trust.Safe:
		return "可以屏蔽: " + sampled + rest
	case c.Received == 0:
		return fmt.Sprintf("近%d天没有消息，没什么可屏蔽的", days)
	case c.Behind:
		return "先别屏蔽: 这个群的记录没跟上，没读到的进不了要办"
	case c.Few():
		return fmt.Sprintf("不清楚: 近%d天只来了 %d 条，满 %d 条才下结论", days, c.Received, trust.Enough)
	}
	return fmt.Sprintf("不清楚: %s；再判 %d 条都不是你的才够", sampled, c.Need())
}

func enTrust() TrustWords {
	return TrustWords{
		Sample: "draw so many at random of what was filtered in the last 30 days and not yet judged", OfGroup: "of this group alone (its name, or a part of it)", Check: "test today's rules and settings by all that you have judged; the exit code is 1 where one that was right before is wrong now",
		Rates: func(r trust.Rate, days int) []string {
			share, low, high := bounds(r)
			said := fmt.Sprintf("%d sampled in %d days, %d missed: %s; ", r.Judged, days, r.Missed, share)
			both := "95%: " + low + " to " + high
			return []string{said + "Clopper-Pearson " + both, said + both, said + "95%: <=" + high}
		},
		NoRate:      "nothing sampled yet, so the miss rate is not known",
		HowToSample: func(key string) string { return key + " draws ten to judge" },
		Name:        "Sample",
		Drawn: func(n, of, days int) string {
			return fmt.Sprintf("%d drawn at random of %d filtered in %d days and not yet judged:", n, of, days)
		},
		DrawnOf: func(group string, n, of, days int) string {
			return fmt.Sprintf("%s: %d drawn at random of %d filtered in %d days and not yet judged:", group, n, of, days)
		},
		NoneLeft:  func(days int) string { return fmt.Sprintf("All that was filtered in %d days has been judged", days) },
		HowTo:     "Yours: shoudao judge ID mine    Not: shoudao judge ID... not-mine",
		Left:      func(n int) string { return fmt.Sprintf("%d to judge", n) },
		AllJudged: func(key string) string { return "All of these are judged; " + key + " draws ten more" },
		Hers:      "y", Others: "n",
		Taken: func(undo, review string) string {
			return "in the queue (" + undo + " undoes); " + review + " shows what would have caught it"
		},
		Proposed: func(what string, others, refused int, key string) string {
			also := "dry run: nothing else moves"
			if others > 0 {
				also = fmt.Sprintf("dry run: brings %d more", others)
			}
			if refused > 0 {
				also += fmt.Sprintf(" (%d refused)", refused)
			}
			return "To catch it: " + what + "; " + also + "; " + key + " tells how"
		},
		Proposing:  "trying what would have caught it",
		NoProposal: func(key string) string { return "no change was found that would catch it; " + key + " tells why" },
		Answered:   func(undo string) string { return "judged already; " + undo + " undoes the last" },
		Refused:    func(undo string) string { return "noted: not yours (" + undo + " undoes)" },
		Mute:       "mute", MuteCells: 8,
		Keep: "keep", NotKnown: "unknown", ByName: "by name", Safe: "safe",
		Case: enCase,
		Head: func(groups, days int) string {
			return fmt.Sprintf("%d groups in %d days. A muted group is read all the same, and what is yours enters the queue.", groups, days)
		},
		Row: func(received, hers, byName int) string {
			return fmt.Sprintf("%d received, %d to do, %d of them by name", received, hers, byName)
		},
		CheckHead: func(n int) string {
			return fmt.Sprintf("The %d that you have judged, by today's rules and settings:", n)
		},
		CheckNone: "You have judged nothing yet; shoudao audit --sample 10 draws some",
		Held:      func(n int) string { return fmt.Sprintf("%6d  right then, right now", n) },
		Learnt:    func(n int) string { return fmt.Sprintf("%6d  wrong then, right now", n) },
		Open:      func(n int) string { return fmt.Sprintf("%6d  wrong then, wrong now", n) },
		Lost:      func(n int) string { return fmt.Sprintf("%6d  right before, wrong now", n) },
		SaidMine:  "you said it is yours", SaidOther: "you said it is not yours", SaidDone: "you closed it as done",
		Is:    func(said, place string) string { return said + ", now " + place },
		Queue: "in the queue", Look: "to look at", Filtered: "filtered", Unlearnt: "; the rules had learnt it, and lost it",
	}
}

func enCase(c trust.Case, v trust.Verdict, days int) string {
	sampled := fmt.Sprintf("%d sampled, none missed", c.Sample.Judged)
	switch {
	case c.Sample.Missed > 0:
		sampled = fmt.Sprintf("%d sampled, %d missed", c.Sample.Judged, c.Sample.Missed)
	case c.Sample.Judged == 0:
		sampled = "nothing sampled yet"
	}
	if c.Learnt > 0 {
		sampled += fmt.Sprintf(", %d of the missed would be caught now", c.Learnt)
	}
	rest := ", all judged"
	switch {
	case c.Filtered == 0 && c.Sample.Judged == 0:
		sampled, rest = "nothing was filtered that is not judged", ""
	case c.Filtered > 0:
		rest = fmt.Sprintf("; at most %d of the other %d are yours (95%% sure)", c.Rest(), c.Filtered)
	}
	switch {
	case v == trust.Keep:
		return fmt.Sprintf("Do not mute: the queue alone would have missed %d of yours in %d days", c.Missed-c.Learnt, days)
	case v == trust.ByName:
		return "Safe to mute, calls by name still come: " + sampled + rest
	case v == trust.Safe:
		return "Safe to mute: " + sampled + rest
	case c.Received == 0:
		return fmt.Sprintf("No message in %d days: there is nothing to mute", days)
	case c.Behind:
		return "Not yet: its copy is behind, and what is not read cannot enter the queue"
	case c.Few():
		return fmt.Sprintf("Not known: only %d came in %d days; it takes %d to tell", c.Received, days, trust.Enough)
	}
	return fmt.Sprintf("Not known: %s; %d more have to be judged and not be yours", sampled, c.Need())
}

// TrustTrouble are those of what can be wrong with samples and answers.
type TrustTrouble struct {
	NotDrawn func(id string) [2]string    // an id that was not drawn
	NotSaid  func(typed string) [2]string // neither mine nor not-mine
	NoGroup  func(typed string, some []string) [2]string
	EmptyDay func(day string) [2]string // no message was sent on the day
}

func zhTrustTrouble() TrustTrouble {
	return TrustTrouble{
		EmptyDay: func(day string) [2]string {
			return [2]string{day + " 这天一条消息也没有，漏没漏无从说起", "换一天，或者先用 shoudao import 把那天的消息读进来"}
		},
		NotDrawn: func(id string) [2]string {
			return [2]string{id + " 不在抽查名单最前面的里头，或者已经判过", "用 shoudao audit --sample 10 抽出要判的；自己碰到的漏用 shoudao mine 编号"}
		},
		NotSaid: func(typed string) [2]string {
			return [2]string{"看不懂「" + typed + "」", "最后写 mine 或 not-mine，例如 shoudao judge demo:d0029 not-mine"}
		},
		NoGroup: func(typed string, some []string) [2]string {
			return [2]string{"说不准「" + typed + "」是哪个群" + among("，是这些里的哪个: ", some), "用 shoudao groups 看群名，写全一点"}
		},
	}
}

func enTrustTrouble() TrustTrouble {
	return TrustTrouble{
		EmptyDay: func(day string) [2]string {
			return [2]string{"not a message was sent on " + day + ", so nothing can be said of misses", "take another day, or read the messages of that day first with shoudao import"}
		},
		NotDrawn: func(id string) [2]string {
			return [2]string{id + " is not among the first that were drawn, or has been judged", "draw some with shoudao audit --sample 10; take in a miss that you came upon with shoudao mine ID"}
		},
		NotSaid: func(typed string) [2]string {
			return [2]string{"\"" + typed + "\" is no answer", "say mine or not-mine last, as in shoudao judge demo:d0029 not-mine"}
		},
		NoGroup: func(typed string, some []string) [2]string {
			return [2]string{"no one group is called \"" + typed + "\"" + among(", is it one of: ", some), "shoudao groups lists the names; write more of it"}
		},
	}
}

// among names some of what could be meant.
func among(head string, some []string) string {
	if len(some) == 0 {
		return ""
	}
	return head + strings.Join(some, ", ")
}
