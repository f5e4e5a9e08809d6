package wechat

import (
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/internal/stamp"
	"shoudao/ingest/internal/wording"
)

// A scene is what a line must know of the lines before it: its transcript, and the
// date that was told last. A notice, which has no time, is a scene of its own with
// the time of the message before.
type scene struct {
	section   *section
	date      stamp.Date
	dated     bool
	lost      bool // the date that was told is none: nobody knows the day
	notice    bool
	at        time.Time
	precision ingest.Precision
}

// message reads the lines of one message in its scene.
func (s scene) message(lines []string, o Options) (m ingest.Message, fault ingest.Fault) {
	if s.notice {
		m, _, _ = wording.Notice(lines[0])
		m.SentAt, m.Precision = s.at, s.precision
	} else {
		h, ok := s.section.layout.style.shape(lines[0])
		if !ok {
			h, ok = clocked.shape(lines[0])
		}
		if !ok {
			return m, ingest.BadSyntax
		}
		m.Sender, m.SenderID = strings.TrimFunc(h.name, wording.Blank), h.id
		m.Text = strings.Trim(strings.Join(trimBlank(lines[1:]), "\n"), "\r\n")
		if m.SentAt, m.Precision, fault = o.when(h, s); fault != "" {
			return m, fault
		}
		wording.Fill(&m)
	}
	m.Group = s.section.group
	switch {
	case m.Group.Name == "":
		return m, ingest.NoGroup
	case m.SentAt.IsZero():
		return m, ingest.NoTime
	}
	m.ID = ingest.ContentID(Namespace, m, 0)
	return m, ""
}

// trimBlank cuts off blank lines before and behind.
func trimBlank(lines []string) []string {
	for len(lines) > 0 && isBlank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && isBlank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}
