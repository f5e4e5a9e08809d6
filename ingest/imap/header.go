package imap

import (
	"bytes"
	"net/mail"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/internal/pattern"
)

// A header is the fields of a mail, by their names in small letters, each as it is
// written: unfolded, and not decoded.
type header map[string][]string

// headerOf reads the fields that stand at the beginning of a mail. A line that is none
// is passed over: relays and broken programs write such.
func headerOf(raw []byte) header {
	h := header{}
	name := ""
	for line := range bytes.Lines(raw) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if all := h[name]; name != "" {
				all[len(all)-1] += " " + string(bytes.TrimSpace(line))
			}
			continue
		}
		key, value, ok := bytes.Cut(line, []byte(":"))
		key = bytes.TrimRight(key, " \t")
		if !ok || len(key) == 0 || bytes.ContainsAny(key, " \t") {
			name = ""
			continue
		}
		name = strings.ToLower(string(key))
		h[name] = append(h[name], string(bytes.TrimSpace(value)))
	}
	return h
}

// first is the first field of a name; empty if there is none.
func (h header) first(name string) string {
	if all := h[name]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// text is the first field of a name, decoded.
func (h header) text(name string) string { return words(h.first(name)) }

var angled = pattern.New(`<([^<>]+)>`)

// ids are the message ids in a field, without their brackets.
func (h header) ids(name string) (all []string) {
	for _, m := range angled.FindAllStringSubmatch(h.first(name), -1) {
		if id := strings.Join(strings.Fields(m[1]), ""); id != "" {
			all = append(all, line(id))
		}
	}
	return all
}

// id is the mail's own; empty if it has none. Some programs forget the brackets.
func (h header) id() string {
	if all := h.ids("message-id"); len(all) > 0 {
		return all[0]
	}
	if bare := h.first("message-id"); strings.Contains(bare, "@") && len(strings.Fields(bare)) == 1 {
		return line(strings.Trim(bare, "<>"))
	}
	return ""
}

// replyTo is the mail that this one answers; empty if it answers none.
func (h header) replyTo() string {
	if all := h.ids("in-reply-to"); len(all) > 0 {
		return all[0]
	}
	if all := h.ids("references"); len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

// late is by how much a date may lie behind the arrival: clocks differ, and a server
// may count in another zone.
const late = 24 * time.Hour

// sentAt is when the mail was sent: its date, unless that is none, or a lie. A mail that
// was written after it had arrived has its arrival for a date.
func (h header) sentAt(arrived time.Time, zone *time.Location) (time.Time, ingest.Fault) {
	known := ingest.Plausible(arrived)
	at, ok := dateOf(h.first("date"), zone)
	if ok && ingest.Plausible(at) && (!known || at.Before(arrived.Add(late))) {
		return at.In(zone), ""
	}
	switch {
	case known:
		return arrived.In(zone), ""
	case h.first("date") == "":
		return time.Time{}, ingest.NoTime
	}
	return time.Time{}, ingest.BadTime
}

// Dates as programs write them that have not read the standard. Those without a zone are
// taken to be in the user's.
var dateForms = [...]string{
	time.RFC3339, "2006-01-02 15:04:05 -0700", "2006-1-2 15:4:5", "2006/1/2 15:4:5",
	"Mon, 2 Jan 2006 15:04:05", "2 Jan 2006 15:04:05", "Mon Jan 2 15:04:05 2006", time.ANSIC,
}

// namedZone is a zone that is told by letters, but for those that everybody takes for
// the same: CST is eight hours from UTC in China and six in America.
var namedZone = pattern.New(`\s+\(?([A-Z]{3,5})\)?$`)

func dateOf(s string, zone *time.Location) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if m := namedZone.FindStringSubmatchIndex(s); m != nil {
		switch name := s[m[2]:m[3]]; name {
		case "GMT", "UTC":
		default:
			if bare := s[:m[0]]; !numericZone.MatchString(bare) {
				s = bare
			}
		}
	}
	if at, err := mail.ParseDate(s); err == nil {
		return at, true
	}
	for _, form := range dateForms {
		if at, err := time.ParseInLocation(form, s, zone); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

var numericZone = pattern.New(`[+-]\d{4}$`)
