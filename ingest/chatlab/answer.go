package chatlab

import (
	"strconv"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/internal/jsontext"
)

// A Session is a conversation as a server of the pull protocol lists it. Its messages
// bear what it says, because later answers do not tell it again.
type Session struct {
	Namespace string // of the ids
	Platform  string
	Group     ingest.Group
}

// A Sync is what an answer says about the next. What it does not tell is 0.
type Sync struct {
	HasMore    bool
	NextSince  int64 // seconds since 1970
	NextOffset int64
	Watermark  int64 // seconds since 1970: nothing later is in this answer and its like
}

// Answer reads what a server answers when it is asked for the messages of a session, in
// either sort of the form, and hands out one record after the other until each returns an
// error, which it returns. An error of reading is that of in.
func Answer(in *file.Lines, s Session, each func(file.Piece) error) (Sync, error) {
	f := newForm(Options{}, &s)
	for {
		p, ok := f.Next(in)
		if !ok {
			return f.sync, in.Err()
		}
		if err := each(p); err != nil {
			return f.sync, err
		}
	}
}

// syncOf reads the member of that name.
func syncOf(raw []byte) (s Sync) {
	jsontext.Object(raw, func(name, value []byte) {
		switch string(jsontext.Name(name)) {
		case "hasMore":
			s.HasMore = string(value) == "true" || string(value) == "1"
		case "nextSince":
			s.NextSince = seconds(value)
		case "nextOffset":
			s.NextOffset = max(number(value), 0)
		case "watermark":
			s.Watermark = seconds(value)
		}
	})
	return s
}

func number(raw []byte) int64 {
	n, err := strconv.ParseInt(short(raw), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// seconds reads an instant that may be told in a smaller unit; 0 if it is none.
func seconds(raw []byte) int64 {
	at, fault := when(raw)
	if fault != "" {
		return 0
	}
	return at.Unix()
}
