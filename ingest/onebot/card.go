package onebot

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"unicode/utf8"

	"shoudao/ingest"
)

// announcement is the card in which QQ puts an announcement of the group.
const announcement = "com.tencent.mannounce"

// A card is what QQ calls an ark: a form of JSON for links and little programs.
type card struct {
	App    string                     `json:"app"`
	Prompt string                     `json:"prompt"`
	Desc   string                     `json:"desc"`
	Meta   map[string]json.RawMessage `json:"meta"`
}

// A view is what a card shows, one under each member of meta.
type view struct {
	Title   string `json:"title"`
	Desc    string `json:"desc"`
	Text    string `json:"text"`
	JumpURL string `json:"jumpUrl"`
	QQDocs  string `json:"qqdocurl"`
	URL     string `json:"url"`
}

// link reads a part that leads somewhere.
func (p part) link() (ingest.Kind, string) {
	switch p.Type {
	case "json", "miniapp":
		return p.card()
	case "share", "music":
		return ingest.Link, cmp.Or(lines(p.value("title"), p.first("content", "desc"), p.value("url")), placeholders[p.Type])
	}
	return ingest.Link, placeholders[p.Type]
}

// card reads a part that holds a card, as text or as it is.
func (p part) card() (ingest.Kind, string) {
	raw := p.Data["data"]
	var text string
	if json.Unmarshal(raw, &text) == nil {
		raw = json.RawMessage(text)
	}
	var c card
	if json.Unmarshal(raw, &c) != nil {
		return ingest.Link, placeholders[p.Type]
	}
	kind := ingest.Link
	said := cmp.Or(c.Prompt, c.Desc)
	for _, name := range slices.Sorted(maps.Keys(c.Meta)) {
		var v view
		if json.Unmarshal(c.Meta[name], &v) != nil {
			continue
		}
		if c.App == announcement {
			kind = ingest.Other
			v.Title, v.Text = plain(v.Title), plain(v.Text)
		}
		if said == v.Title {
			v.Title = ""
		}
		said = lines(said, v.Title, v.Desc, v.Text, cmp.Or(v.QQDocs, v.JumpURL, v.URL))
	}
	return kind, cmp.Or(said, placeholders[p.Type])
}

// plain is what a text says that is in base64, or the text where it is not.
func plain(s string) string {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil || !utf8.Valid(b) || len(b) == 0 {
		return s
	}
	return string(b)
}
