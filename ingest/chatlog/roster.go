package chatlog

import "strings"

// A roster is what the program tells of chats and people.
type roster struct {
	chats []string                     // all of them, by id
	shown map[string]string            // how a chat or a person is called, by id
	cards map[string]map[string]string // by group: how its members are called there, by id
	ids   map[string]map[string]string // by group: the ids of its members, by name; empty where two have it
}

func newRoster() *roster {
	return &roster{
		shown: map[string]string{},
		cards: map[string]map[string]string{}, ids: map[string]map[string]string{},
	}
}

// joins notes a member of a group.
func (r *roster) joins(group, id, card string) {
	if id == "" {
		return
	}
	if r.cards[group] == nil {
		r.cards[group], r.ids[group] = map[string]string{}, map[string]string{}
	}
	r.cards[group][id] = card
	if card == "" {
		return
	}
	if other, taken := r.ids[group][card]; taken && other != id {
		id = ""
	}
	r.ids[group][card] = id
}

// member is how a person is called in a group, or at all.
func (r *roster) member(group, id string) string {
	if card := r.cards[group][id]; card != "" {
		return card
	}
	return r.shown[id]
}

// services are chats that no person writes in.
var services = map[string]bool{
	"brandsessionholder": true, "brandservicesessionholder": true, "notifymessage": true, "notification_messages": true,
	"newsapp": true, "weixin": true, "fmessage": true, "medianote": true, "floatbottle": true,
	"qmessage": true, "qqmail": true, "mphelper": true, "officialaccounts": true, "helper_entry": true,
}

// personal reports whether people write in a chat: groups and other people, not
// the accounts of newspapers and shops.
func personal(id string) bool {
	switch {
	case id == "", services[id], strings.HasPrefix(id, "gh_"), strings.HasPrefix(id, "@"):
		return false
	}
	return true
}
