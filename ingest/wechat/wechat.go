package wechat

import (
	"cmp"
	"time"

	"shoudao/ingest/file"
)

// Namespace is the source of the ids.
const Namespace = "wechat-text"

// Options are what a caller knows that the text does not say.
type Options struct {
	// Location is the time zone of the phone or computer the text comes from. It
	// must not be nil.
	Location *time.Location
	// Group is the group of text that names none; empty: the file is called after it.
	// Messages of such text in a file without a name are [ingest.NoGroup].
	Group string
	// Names are the user's own: a conversation of two is named for the other one.
	// If neither is the user it is named for both.
	Names []string
	// Day is any instant of the day on which the text was copied: that of clock times
	// without a date, and what 昨天 counts from. If it is zero, heads without a date
	// are [ingest.NoTime].
	Day time.Time
	// Sure says that the text is a conversation: somebody has copied it and said so. One
	// message is enough then, and words around it do no harm.
	Sure bool
	// At is the instant of the import, for text that tells no time at all. If it is
	// zero, messages of such text are [ingest.NoTime].
	At time.Time
}

// New is the source of the messages in f. It is called file:wechat:LABEL.
func New(f file.File, o Options) *file.Source {
	o.Group = cmp.Or(o.Group, f.Name)
	return &file.Source{Kind: "wechat", File: f, Form: func() file.Form { return &form{options: o} }}
}
