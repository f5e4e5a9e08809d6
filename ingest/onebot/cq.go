package onebot

import (
	"encoding/json"
	"strings"
)

// The characters that are written otherwise in a message that is one string.
var (
	unescape      = strings.NewReplacer("&#91;", "[", "&#93;", "]", "&amp;", "&")
	unescapeValue = strings.NewReplacer("&#91;", "[", "&#93;", "]", "&#44;", ",", "&amp;", "&")
)

// codes reads a message that is one string. What is no code is text.
func codes(s string) (parts []part) {
	text := func(words string) {
		if words != "" {
			parts = append(parts, part{Type: "text", Data: map[string]json.RawMessage{"text": quoted(unescape.Replace(words))}})
		}
	}
	for s != "" {
		from := strings.Index(s, "[CQ:")
		if from < 0 {
			break
		}
		size := strings.IndexByte(s[from:], ']')
		if size < 0 {
			break
		}
		p, ok := code(s[from+len("[CQ:") : from+size])
		if !ok {
			text(s[:from+1])
			s = s[from+1:]
			continue
		}
		text(s[:from])
		parts = append(parts, p)
		s = s[from+size+1:]
	}
	text(s)
	return parts
}

// code reads what stands between [CQ: and ].
func code(s string) (part, bool) {
	name, rest, _ := strings.Cut(s, ",")
	if name == "" || strings.ContainsAny(name, "[ \n") {
		return part{}, false
	}
	p := part{Type: name, Data: map[string]json.RawMessage{}}
	for pair := range strings.SplitSeq(rest, ",") {
		if key, value, ok := strings.Cut(pair, "="); ok {
			p.Data[key] = quoted(unescapeValue.Replace(value))
		}
	}
	return p, true
}

// quoted is a text as JSON.
func quoted(s string) json.RawMessage {
	b, _ := json.Marshal(s) // a text is always JSON
	return b
}
