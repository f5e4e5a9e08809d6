package triage

// A Code names a kind of evidence. It is stable and of no language: the screens
// have a sentence for each in every language, and the archive may hold it for
// years.
type Code string

// Evidence that the words are for the user.
const (
	Mentioned    Code = "mentioned"   // @, recorded or typed
	Named        Code = "named"       // full name, nickname, surname with title
	StandingIn   Code = "standing-in" // a colleague is called for whom she stands in
	ByTitle      Code = "by-title"    // 书记, 主任, where only she can be meant
	ByRole       Code = "by-role"     // 组织干事, 各驻村干部
	ByUnit       Code = "by-unit"     // 党建办, 各村
	ByArea       Code = "by-area"     // the village in her care
	ByDuty       Code = "by-duty"     // what lands on her desk
	ToEveryone   Code = "everyone"    // @所有人, 全体
	ToGroup      Code = "group"       // the group itself is the address
	ToCrowd      Code = "crowd"       // the group, and many speak there
	ToStrangers  Code = "outsider"    // to all of a group in which the user has no part
	ToYou        Code = "you"         // 你, in answer to her, or in a conversation of two
	RepliedTo    Code = "replied-to"  // her own message is quoted
	Volunteered  Code = "volunteered" // she took it: 我来, 包我身上
	SpokenOf     Code = "spoken-of"   // she, or what is on her desk, is named and nobody is addressed
	FromSuperior Code = "superior"
)

// Evidence that something is to be done.
const (
	Requested     Code = "request"
	Implied       Code = "implied" // it could be a request
	DueSaid       Code = "due"
	Asked         Code = "question"
	MeetingCalled Code = "meeting"
	OnRota        Code = "rota"
	ReceiptWanted Code = "receipt-wanted"
	Chased        Code = "chased"
	Urgent        Code = "urgent"
	Promised      Code = "promised"
	AskedOfYou    Code = "asked-of-you" // an address and an ask in one clause
	FileToHandle  Code = "file"         // a file or a picture that wants handling
	Secret        Code = "withheld"     // a secrecy marking: to be read at its place
	SpokenTo      Code = "spoken-to"    // she is called, and what follows asks for nothing in so many words
	Unread        Code = "unread"       // the rules fail on it: to be read as it is
	UserSaid      Code = "user-said"    // the user marked it as hers
)

// Evidence against, and why a message is in no item.
const (
	ForOthers    Code = "for-others"
	Excluded     Code = "excluded"
	ReportedDone Code = "report"
	Acknowledged Code = "acknowledgement"
	Chatter      Code = "chatter"
	Thanked      Code = "thanks"
	ForNotice    Code = "for-notice" // 知悉, 了解一下
	OfHimself    Code = "of-himself" // what the speaker does or will do
	Hypothetical Code = "hypothetical"
	NoNeed       Code = "no-need" // 不用, 无需
	Withdrawn    Code = "withdrawn"
	Forwarded    Code = "forwarded"  // chicken soup, adverts, links without a word
	Trace        Code = "trace"      // a picture kept as a proof of work
	FileAlone    Code = "file-alone" // a file without a word
	SystemLine   Code = "system"
	Policy       Code = "policy"
	NoAddress    Code = "no-address"
	NoAsk        Code = "no-ask"
)

// Evidence of the user's own settings.
const (
	GroupPoints Code = "group-points" // for or against the group
	NoiseWord   Code = "noise-word"   // a word of hers that tells of no request
	Muted       Code = "muted"        // said in a muted group, and not to her herself
)

// Codes are all codes, in the order of their tables.
func Codes() []Code {
	return []Code{
		Mentioned, Named, StandingIn, ByTitle, ByRole, ByUnit, ByArea,
		ByDuty, ToEveryone, ToGroup, ToCrowd, ToStrangers, ToYou, RepliedTo, Volunteered,
		SpokenOf, FromSuperior, Requested, Implied, DueSaid, Asked, MeetingCalled, OnRota,
		ReceiptWanted, Chased, Urgent, Promised, AskedOfYou, FileToHandle,
		Secret, Unread, SpokenTo, UserSaid, ForOthers, Excluded, ReportedDone, Acknowledged,
		Chatter, Thanked, ForNotice, OfHimself, Hypothetical, NoNeed,
		Withdrawn, Forwarded, Trace, FileAlone, SystemLine, Policy, NoAddress,
		NoAsk, GroupPoints, NoiseWord, Muted,
	}
}

// names reports whether the code says that the user herself was spoken to, or one for whom she
// stands in.
func (c Code) names() bool {
	switch c {
	case Mentioned, Named, StandingIn, ByTitle, ToYou, RepliedTo:
		return true
	}
	return false
}

// addresses reports whether the code says that the words are for the user.
func (c Code) addresses() bool {
	switch c {
	case Mentioned, Named, StandingIn, ByTitle, ByRole, ByUnit, ByArea, ByDuty, ToEveryone, ToGroup, ToCrowd, ToYou, RepliedTo, Volunteered:
		return true
	}
	return false
}

// asks reports whether the code says that more than a receipt is wanted.
func (c Code) asks() bool {
	switch c {
	case Requested, Implied, DueSaid, Asked, MeetingCalled, OnRota, Chased, FileToHandle:
		return true
	}
	return false
}
