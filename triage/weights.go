package triage

// weights are the points that each kind of evidence is worth. They are set by hand
// against the labelled streams, and stay a table that a person can read and defend:
// the address and the ask hardly count alone, an address together with an ask
// (AskedOfYou) counts most.
var weights = map[Code]int{
	Mentioned: 26, Named: 24, StandingIn: 24, ByTitle: 18, ByRole: 22, ByUnit: 23, ByArea: 16, ByDuty: 22,
	ToEveryone: 18, ToGroup: 10, ToCrowd: 19, ToStrangers: 10, ToYou: 18, RepliedTo: 18, Volunteered: 26, SpokenOf: 19, FromSuperior: 6,
	Requested: 16, Implied: 8, DueSaid: 12, Asked: 12, MeetingCalled: 14, OnRota: 20, ReceiptWanted: 14,
	Chased: 12, Urgent: 4, Promised: 12, AskedOfYou: 24, FileToHandle: 8, SpokenTo: 12, Secret: LookLine, Unread: LookLine, UserSaid: TodoLine,
	ForOthers: -30, Excluded: -60, ReportedDone: -22, Acknowledged: -30, Chatter: -16, Thanked: -20,
	ForNotice: -16, OfHimself: -22, Hypothetical: -18, NoNeed: -36, Withdrawn: -60, Forwarded: -20,
	Trace: -20, SystemLine: -60, Policy: -24, NoAddress: -40,
	// All that speaks for an ask comes to less than Muted takes and the look line leaves.
	NoiseWord: -30, Muted: -200,
}
