package imap

import (
	"slices"
	"strings"

	"shoudao/ingest"
)

// An address is somebody who sends or gets a mail.
type address struct {
	name string // as shown; empty if only the address is told
	at   string // in small letters
}

// shown is what somebody is called.
func (a address) shown() string {
	if a.name != "" {
		return a.name
	}
	return a.at
}

// addressesOf reads the addresses in a field. It takes what it can get: a phrase may
// hold bytes of any charset, and commas within quotation marks.
func addressesOf(field string) (all []address) {
	for _, one := range apart(field) {
		name, at := one, ""
		if i := strings.LastIndexByte(one, '<'); i >= 0 {
			name = one[:i]
			at, _, _ = strings.Cut(one[i+1:], ">")
		} else if i := strings.IndexByte(one, '('); i >= 0 {
			at, name = one[:i], strings.TrimRight(one[i+1:], ") ")
		} else {
			name, at = "", one
		}
		at = strings.ToLower(strings.Join(strings.Fields(at), ""))
		if !strings.Contains(at, "@") {
			continue
		}
		name = bare(words(bare(name)))
		if strings.EqualFold(name, at) {
			name = ""
		}
		all = append(all, address{name, line(at)})
	}
	return all
}

// bare is a name without the quotation marks around it.
func bare(name string) string {
	name = strings.TrimSpace(name)
	for _, mark := range []string{`"`, `'`} {
		if len(name) > 1 && strings.HasPrefix(name, mark) && strings.HasSuffix(name, mark) {
			name = strings.ReplaceAll(name[1:len(name)-1], `\`+mark, mark)
		}
	}
	return strings.TrimSpace(name)
}

// apart cuts a field at the commas and semicolons that part addresses, and takes off
// the names of groups: 各村: a@x, b@y;
func apart(field string) (all []string) {
	from, quoted, angle, comment := 0, false, false, 0
	for i := 0; i < len(field); i++ {
		switch c := field[i]; {
		case c == '\\':
			i++
		case c == '"' && comment == 0:
			quoted = !quoted
		case quoted:
		case c == '<':
			angle = true
		case c == '>':
			angle = false
		case c == '(' && !angle:
			comment++
		case c == ')' && comment > 0:
			comment--
		case angle, comment > 0:
		case c == ':':
			from = i + 1
		case c == ',', c == ';':
			all, from = append(all, field[from:i]), i+1
		}
	}
	return append(all, field[min(from, len(field)):])
}

// addresses are the user's own.
type addresses struct {
	whole  []string
	before string // the @; empty if none counts
}

func ownOf(user string, more []string) addresses {
	var a addresses
	for _, one := range append([]string{user}, more...) {
		if one = strings.ToLower(strings.TrimSpace(one)); strings.Contains(one, "@") {
			a.whole = append(a.whole, one)
		}
	}
	if !strings.Contains(user, "@") {
		a.before = strings.ToLower(user)
	}
	return a
}

func (a addresses) has(at string) bool {
	local, _, _ := strings.Cut(at, "@")
	return slices.Contains(a.whole, at) || a.before != "" && local == a.before
}

// sender is who wrote the mail. A mail that does not say so has at least been handed
// in by somebody.
func (h header) sender() (address, bool) {
	for _, name := range [...]string{"from", "sender", "reply-to", "return-path"} {
		if all := addressesOf(h.first(name)); len(all) > 0 {
			return all[0], true
		}
	}
	if name := h.text("from"); name != "" {
		return address{name: name}, true
	}
	return address{}, false
}

// listOf is the list through which a mail came: a name and an id in angle brackets.
func (h header) listOf() (ingest.Group, bool) {
	field := h.first("list-id")
	if field == "" {
		return ingest.Group{}, false
	}
	id := field
	name := ""
	if m := angled.FindStringSubmatchIndex(field); m != nil {
		name, id = field[:m[0]], field[m[2]:m[3]]
	}
	id = strings.ToLower(strings.TrimSpace(line(id)))
	name = strings.Trim(words(strings.Trim(strings.TrimSpace(name), `"`)), `" `)
	if name == "" {
		name = id
	}
	return ingest.Group{ID: id, Name: name}, id != ""
}

// bulk reports whether the mail says of itself that it went to many.
func (h header) bulk() bool {
	if h.first("list-unsubscribe") != "" || h.first("list-post") != "" {
		return true
	}
	switch strings.ToLower(h.first("precedence")) {
	case "bulk", "list", "junk":
		return true
	}
	return false
}

// group is where a mail was said: on a list; between two, if nobody but she and one other
// wrote or got it; else in the folder it lies in, which people sort their mail by. A mail
// to one address that is not hers went to a list that does not say so.
func (r *letters) group(h header, from address) ingest.Group {
	if list, ok := h.listOf(); ok {
		return list
	}
	if h.bulk() || from.at == "" {
		return r.folder
	}
	var others []address
	her := false
	for _, a := range append(addressesOf(h.first("to")), addressesOf(h.first("cc"))...) {
		switch {
		case r.own.has(a.at):
			her = true
		case a.at != from.at && !slices.ContainsFunc(others, func(o address) bool { return o.at == a.at }):
			others = append(others, a)
		}
	}
	switch mine := r.own.has(from.at); {
	case her && len(others) == 0:
		return ingest.Group{ID: from.at, Name: from.shown(), Direct: true}
	case mine && len(others) == 1:
		return ingest.Group{ID: others[0].at, Name: others[0].shown(), Direct: true}
	}
	return r.folder
}

// fewRecipients is up to how many people in To are each meant: who writes to more
// writes to all of them.
const fewRecipients = 10

// mentions are the people in To: they are to act, as those in Cc are to know. Of the
// user her name is told too, because the others may not write it. More than a few are
// everybody, if she is among them. A list or an advertiser that writes to each of many
// puts her alone in To, which says nothing.
func (r *letters) mentions(h header) (names []string, all bool) {
	to := addressesOf(h.first("to"))
	her := slices.ContainsFunc(to, func(a address) bool { return r.own.has(a.at) })
	if _, list := h.listOf(); (list || h.bulk()) && her && len(to) == 1 && len(addressesOf(h.first("cc"))) == 0 {
		return nil, false
	}
	if len(to) > fewRecipients {
		return nil, her
	}
	if her && len(r.names) > 0 {
		names = append(names, r.names[0])
	}
	for _, a := range to {
		if !slices.Contains(names, a.shown()) {
			names = append(names, a.shown())
		}
	}
	return names, false
}
