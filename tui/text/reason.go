package text

import "shoudao/triage"

// A Reason is how a code of evidence is said: Name in a line of points, Sentence
// where there is room.
type Reason struct{ Name, Sentence string }

// Reason is how the code is said. A code that this program does not know, which a
// newer one may have stored, is said as it is.
func (w Words) Reason(c triage.Code) Reason {
	zh, en := reason(c)
	if w.Lang == English {
		return en
	}
	return zh
}

func reason(c triage.Code) (zh, en Reason) {
	switch c {
	case triage.Mentioned:
		return Reason{"@我", "有人@你"}, Reason{"@you", "you are mentioned"}
	case triage.Named:
		return Reason{"点名", "话里点了你的名字"}, Reason{"your name", "your name is in the words"}
	case triage.StandingIn:
		return Reason{"代班", "叫的是你代班的同事"}, Reason{"standing in", "a colleague is called for whom you stand in"}
	case triage.ByTitle:
		return Reason{"称呼", "用职务称呼你，只能是你"}, Reason{"your title", "a title that can only mean you"}
	case triage.ByRole:
		return Reason{"岗位", "点到你的岗位"}, Reason{"your role", "addressed to your role"}
	case triage.ByUnit:
		return Reason{"单位", "点到你的单位"}, Reason{"your unit", "addressed to your unit"}
	case triage.ByArea:
		return Reason{"联系点", "点到你联系的地方"}, Reason{"your area", "addressed to a place in your care"}
	case triage.ByDuty:
		return Reason{"职责", "这类事归你管"}, Reason{"your duty", "the kind of thing that lands on your desk"}
	case triage.ToEveryone:
		return Reason{"全员", "说给所有人"}, Reason{"everyone", "said to everyone"}
	case triage.ToGroup:
		return Reason{"本群", "说给整个群"}, Reason{"the group", "said to the group as a whole"}
	case triage.ToCrowd:
		return Reason{"大群", "说给你这类人的群，群里人多，没点名"}, Reason{"a crowd", "said to a group of people like you, in which many speak"}
	case triage.ToStrangers:
		return Reason{"外群", "说给群里所有人，可看不出这个群有你的份"}, Reason{"outsider", "said to all of a group in which nothing tells that you have a part"}
	case triage.ToYou:
		return Reason{"对你说", "这话是对你说的"}, Reason{"to you", "spoken to you"}
	case triage.RepliedTo:
		return Reason{"回复你", "引用了你的话"}, Reason{"a reply", "your own message is quoted"}
	case triage.Volunteered:
		return Reason{"你接下", "你说过你来办"}, Reason{"you took it", "you offered to do it"}
	case triage.SpokenOf:
		return Reason{"提到你", "提到你或归你管的事，没说由谁办"}, Reason{"named", "you, or what is on your desk, is named, and nobody is told to do it"}
	case triage.FromSuperior:
		return Reason{"领导", "你的领导说的"}, Reason{"superior", "a superior of yours said it"}
	case triage.Requested:
		return Reason{"交办", "有交办的话"}, Reason{"request", "asks for action"}
	case triage.DueSaid:
		return Reason{"有截止", "说了截止时间"}, Reason{"deadline", "states a deadline"}
	case triage.Asked:
		return Reason{"提问", "有问题等回答"}, Reason{"question", "a question waits for an answer"}
	case triage.MeetingCalled:
		return Reason{"会议", "通知开会"}, Reason{"meeting", "a meeting is called"}
	case triage.OnRota:
		return Reason{"排班", "班表上有你"}, Reason{"rota", "you stand on the rota"}
	case triage.ReceiptWanted:
		return Reason{"要回执", "要求回复收到"}, Reason{"receipt", "asks you to acknowledge"}
	case triage.Chased:
		return Reason{"催", "有人在催"}, Reason{"chased", "you were chased"}
	case triage.Urgent:
		return Reason{"紧急", "用了紧急的字眼"}, Reason{"urgent", "urgent wording"}
	case triage.Promised:
		return Reason{"承诺", "你答应过"}, Reason{"promise", "you promised it"}
	case triage.AskedOfYou:
		return Reason{"要你办", "点到你，并要你办"}, Reason{"asked of you", "addressed to you, with a request"}
	case triage.FileToHandle:
		return Reason{"有附件", "有文件或图片要处理"}, Reason{"file", "a file or a picture wants handling"}
	case triage.Implied:
		return Reason{"疑似要办", "像是要办的事，话没有说明"}, Reason{"implied", "it could be a request"}
	case triage.Secret:
		return Reason{"密级", "有密级字样，请到原处看"}, Reason{"marked", "it bears a secrecy marking: read it at its place"}
	case triage.SpokenTo:
		return Reason{"叫你", "叫了你，话里没说要办什么"}, Reason{"called", "you are called, and what follows asks for nothing in so many words"}
	case triage.Unread:
		return Reason{"没读懂", "规则读不了这一条，请看原文"}, Reason{"unread", "the rules cannot read it: see what it says"}
	case triage.UserSaid:
		return Reason{"你加的", "你自己标成要办"}, Reason{"you said so", "you marked it as yours"}
	}
	return against(c)
}

// against is the other half of the switch: why something is not for the user.
func against(c triage.Code) (zh, en Reason) {
	switch c {
	case triage.ForOthers:
		return Reason{"给别人", "说给别人的"}, Reason{"for others", "said to somebody else"}
	case triage.Excluded:
		return Reason{"除外", "把你排除在外"}, Reason{"left out", "you are left out by name"}
	case triage.ReportedDone:
		return Reason{"报告", "说的是已经办完的事"}, Reason{"report", "it tells of what is done"}
	case triage.Acknowledged:
		return Reason{"收到类", "只是回复收到"}, Reason{"noted", "only an acknowledgement"}
	case triage.Chatter:
		return Reason{"闲聊", "闲聊，没有事"}, Reason{"chatter", "small talk"}
	case triage.Thanked:
		return Reason{"致谢", "道谢的话"}, Reason{"thanks", "a word of thanks"}
	case triage.ForNotice:
		return Reason{"周知", "只要知道就行"}, Reason{"for notice", "only to be known"}
	case triage.OfHimself:
		return Reason{"说自己", "他说的是自己要办的"}, Reason{"of himself", "the speaker's own doing"}
	case triage.Hypothetical:
		return Reason{"假设", "假设的话"}, Reason{"if only", "a supposition"}
	case triage.NoNeed:
		return Reason{"不用办", "说了不用办"}, Reason{"no need", "it says there is no need"}
	case triage.Withdrawn:
		return Reason{"撤回", "已经撤回"}, Reason{"withdrawn", "it was taken back"}
	case triage.Forwarded:
		return Reason{"转发", "转发、广告之类"}, Reason{"forward", "a forward or an advert"}
	case triage.Trace:
		return Reason{"留痕", "留痕的照片"}, Reason{"trace", "a picture kept as a proof of work"}
	case triage.FileAlone:
		return Reason{"只有附件", "只有文件，没有一句话"}, Reason{"file alone", "a file without a word"}
	case triage.SystemLine:
		return Reason{"系统", "系统提示"}, Reason{"system", "a line of the chat program"}
	case triage.Policy:
		return Reason{"文件原文", "文件、政策的原文"}, Reason{"policy", "the text of a policy"}
	case triage.NoAddress:
		return Reason{"没点到你", "没有点到你"}, Reason{"not to you", "nothing addresses you"}
	case triage.NoAsk:
		return Reason{"没有事", "没有要办的事"}, Reason{"no ask", "nothing is asked"}
	}
	return tuned(c)
}

// tuned is the last part of the switch: what the user's own settings say.
func tuned(c triage.Code) (zh, en Reason) {
	switch c {
	case triage.GroupPoints:
		return Reason{"群加减分", "你给这个群定的分"}, Reason{"group points", "the points that you gave this group"}
	case triage.NoiseWord:
		return Reason{"你的闲话词", "有你设为不算事的词"}, Reason{"your noise word", "a word that you said asks for nothing"}
	case triage.Muted:
		return Reason{"静音群", "静音的群，没有点你本人"}, Reason{"muted group", "said in a muted group, and not to you yourself"}
	}
	return Reason{string(c), string(c)}, Reason{string(c), string(c)}
}
