package ingest

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"time"
	"unicode"
)

// ContentID makes an id for a message whose source gives it none, out of what it
// says: group, minute, sender and text. Times is how often the source has said
// exactly that before in that minute, so that two bare 收到 of one person stay two
// messages, and the same file read twice gives the same ids twice.
//
// Ids of group and sender count where there are any, else the names. The text
// counts without differences of white space, which mail programs and clipboards
// make. The minute counts, not the second, because another copy may know only
// that. A message whose time is that of the import counts by its day, in the zone
// that SentAt carries: the same paste on the same day is the same, and the same
// words on another day are new.
func ContentID(source string, m Message, times int) ID {
	at := m.SentAt.Unix() / 60
	if m.Precision == ToImport {
		y, month, d := m.SentAt.Date()
		at = time.Date(y, month, d, 0, 0, 0, 0, time.UTC).Unix() / 60
	}
	b := make([]byte, 0, 64+len(m.Text))
	b = binary.AppendVarint(b, at)
	b = binary.AppendVarint(b, int64(times))
	b = appendField(b, cmp.Or(m.Group.ID, m.Group.Name))
	b = appendField(b, cmp.Or(m.SenderID, m.Sender))
	b = appendField(b, m.Text)
	sum := sha256.Sum256(b)
	return ID{Source: source, Native: contentMark + hex.EncodeToString(sum[:16])}
}

// contentMark begins the ids that [ContentID] makes. No platform's ids begin so.
const contentMark = "~"

// OfContent reports whether the id was made by [ContentID]: whoever tells such a message
// knows it by what it says, and another source may tell the same one.
func (id ID) OfContent() bool {
	return len(id.Native) == len(contentMark)+32 && strings.HasPrefix(id.Native, contentMark)
}

// appendField appends s with its length after it, so that no two lists of fields
// make the same bytes.
func appendField(b []byte, s string) []byte {
	before := len(b)
	for word := range strings.FieldsFuncSeq(s, blank) {
		if len(b) > before {
			b = append(b, ' ')
		}
		b = append(b, word...)
	}
	return binary.BigEndian.AppendUint32(b, uint32(len(b)-before))
}

// blank reports whether r leaves no ink: white space, which includes U+2005 after
// a mentioned name, and the zero-width space and byte order mark.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}
