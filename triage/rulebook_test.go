package triage

import (
	"slices"

	"shoudao/ingest"
)

// ruleOf is the rule of the code at that place of [Codes].
func ruleOf(i int) rule {
	if i < len(addressRules) {
		return addressRules[i]
	}
	if i -= len(addressRules); i < len(askRules) {
		return askRules[i]
	}
	return againstRules[i-len(askRules)]
}

// rulebook is a rule for every code, in the order of [Codes], the examples yet unjudged.
func rulebook() []rule {
	rules := slices.Concat(addressRules, askRules, againstRules)
	for i := range rules {
		rules[i].examples = slices.Clone(rules[i].examples)
	}
	return rules
}

var addressRules = []rule{
	{
		code: Mentioned, en: "An @ calls her, recorded by the chat program or typed, by any of her names or by her unit.", zh: "有人@你。",
		examples: []example{{me: "李敏", lines: say("王磊：@李敏 明天下班前把党员花名册报我")}, {me: "Ann Reed", lines: say("Tom: @Ann could you send me the rota by Friday")}},
	},
	{
		code: Named, en: "Her full name, a nickname or her surname with a title stands where the one is named who is spoken to.", zh: "话里点了你的名字。",
		words:    []string{"title", "kin title"},
		examples: []example{{me: "李敏", lines: say("王磊：小李，花名册再核一遍，下午发我")}, {me: "Ann Reed", lines: say("Tom: Ann, please check the minutes")}},
	},
	{
		code: StandingIn, en: "A colleague is called for whom she stands in, by the name that her settings have, with or without a title. What only goes to him is not hers, and what he answers himself is his again.", zh: "叫的是你代班的同事。",
		examples: []example{{me: "李敏", lines: say("王磊：许文书，明天下班前把会议材料报我")}, {me: "Ann Reed", lines: say("Tom: @Bill please send the minutes by Friday")}},
	},
	{
		code: ByTitle, en: "A title that only she bears where it is said: no superior of hers speaks in the group.", zh: "用职务称呼你，只能是你。",
		words:    []string{"leader", "person"},
		examples: []example{{me: "周凯", group: "河口村群众服务群", lines: say("吴波：书记，请把四组的路灯修一下")}},
	},
	{
		code: ByRole, en: "A class of people that she belongs to is spoken to, or the bearers of her role.", zh: "点到你的岗位。",
		words:    []string{"quantifier", "person", "qualifier"},
		examples: []example{{me: "李敏", lines: say("王磊：各驻村干部周五前报走访台账")}},
	},
	{
		code: ByUnit, en: "Her unit is spoken to, or a kind of units of which hers is one.", zh: "点到你的单位。",
		words:    []string{"unit", "unit ending"},
		examples: []example{{me: "李敏", lines: say("王磊：党建办明天下班前把会议材料报综治办")}},
	},
	{
		code: ByArea, en: "A place in her care is spoken to, unless the place has people of its own (a village for one who only looks after it).", zh: "点到你联系的地方。",
		examples: []example{{me: "周凯", lines: say("王磊：河口四组把水管检查一遍，明天下班前报我")}},
	},
	{
		code: ByDuty, en: "Somebody is called by what is on his desk, and that is on hers.", zh: "这类事归你管。",
		words:    []string{"duty verb"},
		examples: []example{{me: "李敏", lines: say("王磊：负责党费收缴的同志，明天下班前把明细发我")}},
	},
	{
		code: ToEveryone, en: "It is said to all: @所有人, 各位, everyone.", zh: "说给所有人。",
		words:    []string{"anyone", "everyone"},
		examples: []example{{me: "李敏", lines: say("王磊：@所有人 明天下班前把报销单交到党政办")}, {me: "Ann Reed", lines: say("Tom: Everyone, please submit your timesheets by Friday")}},
	},
	{
		code: ToGroup, en: "Nobody is named, it asks plainly, and the group is one of her unit or of people like her, or so small that a superior's word is for each.", zh: "说给整个群。",
		examples: []example{{me: "李敏", group: "党建办小群", lines: say("王磊：请明天下班前把周报发到群里")}},
	},
	{
		code: ToCrowd, en: "The same in a group in which more than six others speak: it is an address by itself only of what says by when.", zh: "说给你这类人的群，群里人多，没点名。",
		examples: []example{{me: "李敏", group: "党建办大群", crowd: true, lines: say("王磊：请把学习笔记拍照发群里")}},
	},
	{
		code: ToStrangers, en: "It is said to all of a group in which nothing tells that she has a part: she has not spoken there, nor been called, nor does anybody whom she works with. It counts as little.", zh: "说给一个群的所有人，可看不出这个群有你的份。",
		examples: []example{{me: "李敏", group: "阳光花园邻里群", crowd: true, lines: say("王磊：大家明天上午把楼道里的东西搬走")}},
	},
	{
		code: ToYou, en: "It is said in a conversation of two, or to 你 right after she has spoken.", zh: "这话是对你说的。",
		words:    []string{"you"},
		examples: []example{{me: "李敏", lines: say("李敏：花名册我发邮箱了", "王磊：你明天下班前再核一遍给我")}},
	},
	{
		code: RepliedTo, en: "Her own message is quoted.", zh: "引用了你的话。",
		examples: []example{{me: "李敏", lines: []line{{said: "李敏：花名册我发邮箱了"}, {said: "王磊：第三页请改一下重新发我", reply: true}}}},
	},
	{
		code: Volunteered, en: "She answers an open call or a question to nobody with 我来, or promises somebody something by a time.", zh: "你说过你来办。",
		words:    []string{"will", "open call"},
		examples: []example{{me: "李敏", lines: say("王磊：明天上午谁去县里取文件", "李敏：我去吧")}},
	},
	{
		code: SpokenOf, en: "She, her unit or a duty of hers is named in the sentence, and nobody is told to do it.", zh: "提到你或归你管的事，没说由谁办。",
		examples: []example{{me: "李敏", lines: say("王磊：关于党费收缴的明细还没交，周五前要")}},
	},
	{
		code: FromSuperior, en: "A superior of hers asks. It counts only with an address and an ask.", zh: "你的领导说的。",
		examples: []example{{me: "李敏", lines: say("何书记：小李，把讲话稿改一下，下午给我")}},
	},
}

var askRules = []rule{
	{
		code: Requested, en: "Two signs of a request in one clause, or one with a deadline.", zh: "有交办的话。",
		words:    []string{"please", "verb", "weak verb", "give", "attend", "polite", "tail", "soft", "piece"},
		examples: []example{{me: "李敏", lines: say("王磊：@李敏 请把花名册核对一下")}},
	},
	{
		code: Implied, en: "One sign of a request alone.", zh: "像是要办的事，话没有说明。",
		words:    []string{"please", "verb", "weak verb", "tail", "piece"},
		examples: []example{{me: "李敏", lines: say("王磊：@李敏 填报花名册")}},
	},
	{
		code: DueSaid, en: "A time to come stands in the clause, by the tables of triage/when; of a question it counts only as a deadline.", zh: "说了截止时间。",
		examples: []example{{me: "李敏", lines: say("王磊：党建办周五17:00前报总结")}},
	},
	{
		code: Asked, en: "A question that is no open call: a word that asks, a question mark, or an end as questions have.", zh: "有问题等回答。",
		words:    []string{"ask"},
		examples: []example{{me: "李敏", lines: say("王磊：@李敏 今年发展了几名党员？")}, {me: "Ann Reed", lines: say("Tom: Ann, have you got the keys?")}},
	},
	{
		code: MeetingCalled, en: "A meeting or another thing to attend, with its time in the same sentence.", zh: "通知开会。",
		words:    []string{"meet", "attend"},
		examples: []example{{me: "李敏", lines: say("王磊：@李敏 明天上午9点在三楼会议室开会")}, {me: "Ann Reed", lines: say("Tom: @Ann meeting tomorrow at 3pm in room 2")}},
	},
	{
		code: OnRota, en: "Her name behind a day in a table of turns, or a duty with a time.", zh: "班表上有你。",
		words:    []string{"duty"},
		examples: []example{{me: "李敏", lines: say("王磊：3月14日值班：李敏\n3月15日值班：孙芳\n3月16日值班：钱进")}},
	},
	{
		code: ReceiptWanted, en: "It is to be acknowledged.", zh: "要求回复收到。",
		words:    []string{"receipt"},
		examples: []example{{me: "李敏", lines: say("王磊：@所有人 明天停水，收到请回复")}},
	},
	{
		code: Chased, en: "It is asked for once more, or those who lack are listed. The first chase of an item counts.", zh: "有人在催。",
		words:    []string{"chase", "not yet", "lack"},
		examples: []example{{me: "李敏", lines: say("王磊：@李敏 花名册还没报，抓紧")}, {me: "Ann Reed", lines: say("Tom: @Ann the minutes are still missing")}},
	},
	{
		code: Urgent, en: "Urgent words. They count little: they are cheap.", zh: "用了紧急的字眼。",
		words:    []string{"urgent"},
		examples: []example{{me: "李敏", lines: say("王磊：@李敏 花名册尽快报我")}},
	},
	{
		code: Promised, en: "She promised it herself, by a time or in answer to a call.", zh: "你答应过。",
		words:    []string{"will", "self"},
		examples: []example{{me: "李敏", lines: say("李敏：花名册我今天下班前发给你")}},
	},
	{
		code: AskedOfYou, en: "An address of hers and an ask stand in one clause, or the ask under the address that holds over it. The product of the two is what counts.", zh: "点到你，并要你办。",
		examples: []example{{me: "李敏", lines: say("王磊：党建办：请于周三前报送支部名单")}},
	},
	{code: FileToHandle, en: "A file or a picture that wants handling.", zh: "有文件或图片要处理。", never: true},
	{
		code: Secret, en: "The text bears a secrecy marking and was not kept: it is to be read at its place.", zh: "有密级字样，请到原处看。",
		examples: []example{{me: "李敏", lines: []line{{said: "王磊：", marking: "机密"}}}},
	},
	{code: Unread, en: "The rules fail on the message, which is told of as it is.", zh: "规则读不了这一条，请看原文。", never: true},
	{
		code: SpokenTo, en: "She is called by name, alone at the beginning or the end, and what stands beside it asks for nothing in so many words.", zh: "叫了你，话里没说要办什么。",
		examples: []example{{me: "李敏", lines: say("王磊：小李 会议室的钟慢了")}},
	},
	{
		code: UserSaid, en: "She marked the message as hers. It has the weight of the queue's line.", zh: "你自己标成要办。",
		examples: []example{{me: "李敏", lines: []line{{said: "王磊：花名册在柜子里", mine: true}}}},
	},
}

var againstRules = []rule{
	{
		code: ForOthers, en: "It is said to somebody else, or goes to her from those who are spoken to.", zh: "说给别人的。",
		words:    []string{"other people", "told"},
		examples: []example{{me: "李敏", lines: say("王磊：@孙芳 明天下班前把报表给我")}, {me: "Ann Reed", lines: say("Tom: @Bob please send the minutes by Friday")}},
	},
	{
		code: Excluded, en: "She is taken out: 除…外, 不含, 不包括, except.", zh: "把你排除在外。",
		examples: []example{{me: "李敏", lines: say("王磊：除党建办外各办明天下班前报考勤表")}},
	},
	{
		code: ReportedDone, en: "It tells what is done, and asks no more than one sign's worth.", zh: "说的是已经办完的事。",
		words:    []string{"done", "report header"},
		examples: []example{{me: "李敏", lines: say("孙芳：综治办的报表已上报")}, {me: "Ann Reed", lines: say("Tom: I have submitted the timesheets")}},
	},
	{
		code: Acknowledged, whole: true, en: "The whole message is a receipt.", zh: "只是回复收到。",
		words:    []string{"receipt given"},
		examples: []example{{me: "李敏", lines: say("孙芳：收到")}, {me: "Ann Reed", lines: say("Tom: got it")}},
	},
	{
		code: Chatter, en: "Greetings, laughter, adverts; of a whole message also a few characters, a sticker, a voice without its words.", zh: "闲聊，没有事。",
		words:    []string{"greet", "laugh", "soup"},
		examples: []example{{me: "李敏", lines: say("孙芳：哈哈哈")}},
	},
	{
		code: Thanked, en: "Thanks or praise.", zh: "道谢的话。",
		words:    []string{"thank", "praise"},
		examples: []example{{me: "李敏", lines: say("孙芳：谢谢大家")}, {me: "Ann Reed", lines: say("Tom: thanks everyone")}},
	},
	{
		code: ForNotice, en: "It is only to be known, or passed on.", zh: "只要知道就行。",
		words:    []string{"notice", "pass on"},
		examples: []example{{me: "李敏", lines: say("王磊：情况通报，供大家参考")}},
	},
	{
		code: OfHimself, en: "What the speaker does or will do.", zh: "他说的是自己要办的。",
		words:    []string{"self", "will"},
		examples: []example{{me: "李敏", lines: say("孙芳：报表我正在弄，晚点发群里")}, {me: "Ann Reed", lines: say("Tom: I'll send the minutes later")}},
	},
	{
		code: Hypothetical, en: "A supposition.", zh: "假设的话。",
		words:    []string{"if"},
		examples: []example{{me: "李敏", lines: say("孙芳：要是下雨操场就湿了")}},
	},
	{
		code: NoNeed, en: "It says that there is no need, or that she, or her unit, has delivered.", zh: "说了不用办。",
		words:    []string{"no need"},
		examples: []example{{me: "李敏", lines: say("王磊：党建办不用参加")}, {me: "Ann Reed", lines: say("Tom: Planning need not attend")}},
	},
	{
		code: Withdrawn, en: "It went to the wrong person, or another of the same name answers for it.", zh: "已经撤回。",
		examples: []example{{me: "李敏", lines: say("王磊：@李敏 明天下班前把合同给我", "王磊：发错人了")}},
	},
	{
		code: Forwarded, whole: true, en: "A link.", zh: "转发、广告之类。",
		examples: []example{{me: "李敏", lines: []line{{said: "孙芳：春天的十个养生建议", kind: ingest.Link}}}},
	},
	{
		code: Trace, whole: true, en: "A picture or a film that stands alone.", zh: "留痕的照片。",
		examples: []example{{me: "李敏", lines: []line{{said: "孙芳：[图片]", kind: ingest.Image}}}},
	},
	{
		code: FileAlone, whole: true, en: "A file that stands alone.", zh: "只有文件，没有一句话。",
		examples: []example{{me: "李敏", lines: []line{{said: "孙芳：通讯录.xlsx", kind: ingest.File}}}},
	},
	{
		code: SystemLine, whole: true, en: "A line of the chat program, or a recall.", zh: "系统提示。",
		examples: []example{{me: "李敏", lines: []line{{said: "系统：孙芳加入了群聊", kind: ingest.System}}}},
	},
	{
		code: Policy, en: "Words of regulations.", zh: "文件、政策的原文。",
		words:    []string{"policy"},
		examples: []example{{me: "李敏", lines: say("王磊：违反规定的依法追究责任")}},
	},
	{
		code: NoAddress, en: "However much it asks, nothing addresses her; of a whole message also what only comes near to an ask.", zh: "没有点到你。",
		examples: []example{{me: "李敏", lines: say("王磊：请抓紧把没盖章的报表明天下班前都盖好，盖了没有？")}},
	},
	{
		code: NoAsk, whole: true, en: "Nothing is asked.", zh: "没有要办的事。",
		examples: []example{{me: "李敏", lines: say("孙芳：雨真大，路上堵了半个小时")}},
	},
	{
		code: GroupPoints, en: "The points that she gave the group in her settings, for or against.", zh: "你给这个群定的分。",
		examples: []example{{me: "李敏", group: "文明实践群", lines: say("王磊：组织干事请明天下班前把名单报我")}},
	},
	{
		code: NoiseWord, en: "A word that she said asks for nothing.", zh: "有你设为不算事的词。",
		examples: []example{{me: "李敏", lines: say("王磊：组织干事请报饭")}},
	},
	{
		code: Muted, en: "Said in a group that she has muted, and not to her herself.", zh: "静音的群，没有点你本人。",
		examples: []example{{me: "李敏", group: "食堂群", lines: say("王磊：组织干事请明天下班前把名单报我")}},
	},
}
