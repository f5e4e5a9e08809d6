package chatlog

import (
	"context"
	"errors"
	"time"

	"shoudao/ingest"
)

// A quote is a message as one tells it that quotes it: without its id.
type quote struct {
	at           int64 // second
	sender, name string
	text         string
}

// quoteOf reads the quoted message; it is nil if nothing can be found by it.
func quoteOf(r *row) *quote {
	if r == nil {
		return nil
	}
	sent, err := time.Parse(time.RFC3339Nano, r.Time)
	if err != nil || !ingest.Plausible(sent) {
		return nil
	}
	return &quote{at: sent.Unix(), sender: r.Sender, name: r.SenderName, text: r.Content}
}

// is reports whether m can be the quoted message.
func (q *quote) is(m ingest.Message) bool {
	return m.SentAt.Unix() == q.at && m.Kind != ingest.Recall && m.Kind != ingest.System &&
		(q.sender != "" && m.SenderID == q.sender || q.name != "" && m.Sender == q.name)
}

// among finds the quoted message: the only one that it can be, or of several the only
// one with the same words.
func (q *quote) among(all []ingest.Message) ingest.ID {
	var fit, same []ingest.ID
	for _, m := range all {
		if !q.is(m) {
			continue
		}
		fit = append(fit, m.ID)
		if m.Text == q.text {
			same = append(same, m.ID)
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0]
	case len(same) == 1:
		return same[0]
	}
	return ingest.ID{}
}

// A moment is a second of a chat.
type moment struct {
	talker string
	at     int64
}

// quotes finds quoted messages. It keeps the seconds that it had to ask for.
type quotes struct {
	api   dialect
	known *roster
	asked map[moment][]ingest.Message
}

// maxAsks is for how many quotes of one day an older day is asked. Beyond that nobody
// quotes by hand.
const maxAsks = 500

// resolve sets what the entries of the day that begins at from quote. What was said on
// that day is among them; anything else is asked for, a second at a time.
func (q *quotes) resolve(ctx context.Context, from int64, day []entry) error {
	said := map[moment][]ingest.Message{}
	for _, e := range day {
		if e.skip.Fault == "" {
			key := moment{e.talker, e.message.SentAt.Unix()}
			said[key] = append(said[key], e.message)
		}
	}
	asks := 0
	for i := range day {
		e := &day[i]
		if e.quoted == nil {
			continue
		}
		key := moment{e.talker, e.quoted.at}
		among := said[key]
		if key.at < from || key.at >= from+dayLength {
			if asks++; asks > maxAsks {
				continue
			}
			var err error
			if among, err = q.ask(ctx, key); err != nil {
				return err
			}
		}
		e.message.ReplyTo = e.quoted.among(among)
	}
	return nil
}

// ask reads one second of one chat. That no file covers it is no error.
func (q *quotes) ask(ctx context.Context, key moment) ([]ingest.Message, error) {
	if all, ok := q.asked[key]; ok {
		return all, nil
	}
	var all []ingest.Message
	err := q.api.read(ctx, q.known, []string{key.talker}, key.at, key.at, func(e entry) {
		if e.skip.Fault == "" && e.message.ID.Native != "" {
			all = append(all, e.message)
		}
	})
	if err != nil && !errors.Is(err, errUncovered) {
		return nil, err
	}
	q.asked[key] = all
	return all, nil
}
