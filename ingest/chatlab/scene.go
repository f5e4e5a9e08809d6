package chatlab

import (
	"cmp"
	"maps"
	"strings"
	"unicode"

	"shoudao/ingest"
	"shoudao/ingest/internal/jsontext"
)

// A scene is what stands once for many messages: who wrote the file, which conversation
// it holds, and who takes part.
type scene struct {
	exporter string // see exporterOf
	platform string
	group    ingest.Group // as the head tells it
	owner    string       // whose copy it is
	members  map[string]member
	fixed    bool // platform and group are known from elsewhere
	settled  bool // a message has been read in it
	place    ingest.Group
}

// A member is what a conversation calls one of its people.
type member struct{ nickname, account, alias string }

// The sizes at which what stands once is no longer believed: names of people and groups
// are shorter, and groups smaller. Messages bring their own names, so that nothing is
// lost where there are more.
const (
	longWords   = 512
	manyMembers = 1 << 16
)

// short is a text that is not longer than a name can be; else nothing. What stands once is
// read also where a character of it is broken.
func short(raw []byte) string {
	if len(raw) > longWords || !jsontext.Number(raw) && (len(raw) == 0 || raw[0] != '"') {
		return ""
	}
	if raw[0] == '"' {
		return strings.TrimSpace(strings.ToValidUTF8(jsontext.Unquote(raw), "\ufffd"))
	}
	return string(raw)
}

// exporterOf is the first word of what a program calls itself, without its version: the
// next version numbers messages as this one does.
func exporterOf(generator string) string {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || r == '-' || r == '_' }
	word := strings.TrimLeftFunc(generator, func(r rune) bool { return !isWord(r) })
	if end := strings.IndexFunc(word, func(r rune) bool { return !isWord(r) }); end >= 0 {
		word = word[:end]
	}
	return strings.ToLower(word)
}

// head reads the member chatlab.
func (s *scene) head(raw []byte) {
	jsontext.Object(raw, func(name, value []byte) {
		if string(jsontext.Name(name)) == "generator" {
			s.exporter = exporterOf(short(value))
		}
	})
}

// meta reads the member of that name.
func (s *scene) meta(raw []byte) {
	told := *s
	jsontext.Object(raw, func(name, value []byte) {
		switch string(jsontext.Name(name)) {
		case "name":
			told.group.Name = short(value)
		case "platform":
			told.platform = strings.ToLower(short(value))
		case "groupId":
			told.group.ID = short(value)
		case "type":
			told.group.Direct = short(value) == "private"
		case "ownerId":
			told.owner = short(value)
		}
	})
	s.owner = told.owner
	if !s.fixed {
		s.platform, s.group = told.platform, told.group
	}
}

// same reports whether two heads tell the same.
func (s *scene) same(o *scene) bool {
	return s.exporter == o.exporter && s.platform == o.platform && s.group == o.group && s.owner == o.owner
}

// add reads a member of the conversation.
func (s *scene) add(raw []byte) {
	var id string
	var m member
	jsontext.Object(raw, func(name, value []byte) {
		switch string(jsontext.Name(name)) {
		case "platformId":
			id = short(value)
		case "accountName":
			m.account = short(value)
		case "groupNickname":
			m.nickname = short(value)
		case "aliases":
			m.alias = firstOf(value)
		}
	})
	if id == "" || len(s.members) >= manyMembers {
		return
	}
	if s.members == nil {
		s.members = map[string]member{}
	}
	s.members[id] = m
}

// firstOf is the first text of a list.
func firstOf(raw []byte) string {
	for _, s := range list(raw) {
		if s := short(s); s != "" {
			return s
		}
	}
	return ""
}

// settle is called before the first message of the scene: what its messages are called
// by does not change any more. A conversation of two bears the id of the other.
func (s *scene) settle() {
	if s.settled {
		return
	}
	s.settled, s.place = true, s.group
	if s.fixed {
		return
	}
	if _, known := s.members[s.owner]; !s.group.Direct || s.group.ID != "" || !known || len(s.members) != 2 {
		return
	}
	for id := range maps.Keys(s.members) {
		if id != s.owner {
			s.place.ID = id
		}
	}
}

// shown is what the conversation calls a sender: as the message says, else as the list of
// members does; the name that he has there before the one that he has everywhere.
func (s *scene) shown(id, nickname, account string) string {
	m := s.members[id]
	return cmp.Or(nickname, m.nickname, account, m.account, m.alias)
}
