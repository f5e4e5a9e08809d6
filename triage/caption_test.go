package triage

import (
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// TestWordsOfAPictureAreHeard holds that a picture, a film, a file or a link that comes with
// words which call the user by @ asks what they ask, and that its own name does not.
func TestWordsOfAPictureAreHeard(t *testing.T) {
	j := NewJudge(Profile{Names: []string{"李敏"}, Office: when.DefaultOffice(time.UTC)})
	explain := func(kind ingest.Kind, text string, files ...string) Explanation {
		m := ingest.Message{
			ID: ingest.ID{Source: "t", Native: "1"}, Group: ingest.Group{Name: "镇"}, Sender: "王主任", Kind: kind, Text: text,
			SentAt: time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC),
		}
		for _, f := range files {
			m.Attachments = append(m.Attachments, ingest.Attachment{Name: f})
		}
		return j.Explain(Memory{}, m)
	}
	for _, kind := range []ingest.Kind{ingest.Image, ingest.Video, ingest.File, ingest.Link} {
		if e := explain(kind, "@李敏 今天10点前把这个报我", "表.xlsx"); e.Score < TodoLine {
			t.Errorf("%v with words: %+v", kind, e)
		}
		if e := explain(kind, "今天10点前把这个报我的通知.docx", "今天10点前把这个报我的通知.docx"); e.Score >= TodoLine {
			t.Errorf("%v without: %+v", kind, e)
		}
	}
}
