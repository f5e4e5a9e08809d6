package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/store"
	"shoudao/store/chatter"
)

// An engine keeps messages and finds them.
type engine interface {
	// add takes in messages, so that they are found and survive the end of the process.
	add(ctx context.Context, ms []ingest.Message) error
	// search are the native ids of the newest messages that answer, with the messages read.
	search(ctx context.Context, q query) ([]string, error)
	close() error
}

// pageLength is how many messages a search asks for.
const pageLength = 50

// A query is what is sought, and of the filters the one that holds.
type query struct {
	words  []string
	filter string // all, group, sender or month
	chatter.Filters
}

// searchable is what of a message is searched by those who keep one text of it.
func searchable(m ingest.Message) string {
	text := m.Text
	for _, f := range m.Attachments {
		text += " " + f.Name
	}
	return text
}

// rowOf is a message as a line of text.
func rowOf(m ingest.Message) string {
	return strings.Join([]string{m.ID.Native, m.SentAt.Format("2006-01-02T15:04:05"), m.Group.ID, m.Group.Name, m.SenderID, m.Sender, searchable(m)}, "\t")
}

// Ours is the archive of shoudao.
type ours struct {
	s   *store.Store
	run store.Run
}

func openOurs(ctx context.Context, path string) (*ours, error) {
	s, err := store.Open(ctx, path, chatter.Zone)
	if err != nil {
		return nil, err
	}
	return &ours{s, s.Run(time.Now()).Whole()}, nil
}

func (o *ours) add(ctx context.Context, ms []ingest.Message) error {
	since, err := o.run.Cursor(ctx, chatter.Source)
	if err == nil {
		_, err = o.run.Append(ctx, chatter.Source, since, ingest.Page{Messages: ms, Next: since + "."})
	}
	return err
}

func (o *ours) search(ctx context.Context, q query) ([]string, error) {
	asked := store.Query{Text: strings.Join(q.words, " "), Limit: pageLength}
	switch q.filter {
	case "group":
		asked.Group = q.Group
	case "sender":
		asked.Sender = q.Sender
	case "month":
		asked.From, asked.To = q.From, q.To
	}
	page, err := o.s.Search(ctx, asked)
	var ids []string
	for _, h := range page.Hits {
		ids = append(ids, h.Message.ID.Native)
	}
	return ids, err
}

func (o *ours) close() error { return o.s.Close() }

// A grep is a file of text that ripgrep reads, a message a line.
type grep struct {
	path string
	f    *os.File
}

func (g *grep) add(_ context.Context, ms []ingest.Message) error {
	var b bytes.Buffer
	for _, m := range ms {
		fmt.Fprintln(&b, rowOf(m))
	}
	_, err := g.f.Write(b.Bytes())
	return err
}

// search pipes the lines with all words, and those of the filter, into tail.
func (g *grep) search(ctx context.Context, q query) ([]string, error) {
	var pipe []string
	fixed := append([]string{}, q.words...)
	switch q.filter {
	case "group":
		fixed = append(fixed, q.Group)
	case "sender":
		fixed = append(fixed, q.Sender)
	case "month":
		fixed = append(fixed, q.From.Format("2006-01-"))
	}
	for i, w := range fixed {
		command := "rg -N -F"
		if strings.ContainsAny(strings.ToLower(w), "abcdefghijklmnopqrstuvwxyz") {
			command += " -i"
		}
		command += " -e '" + w + "'"
		if i == 0 {
			command += " '" + g.path + "'"
		}
		pipe = append(pipe, command)
	}
	out, err := exec.CommandContext(ctx, "sh", "-c", strings.Join(pipe, " | ")+" | tail -50").Output()
	if err != nil {
		return nil, fmt.Errorf("ripgrep: %w", err)
	}
	var ids []string
	for line := range strings.Lines(string(out)) {
		id, _, _ := strings.Cut(line, "\t")
		ids = append(ids, id)
	}
	return ids, nil
}

func (g *grep) close() error { return g.f.Close() }
