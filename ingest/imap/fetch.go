package imap

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"shoudao/ingest/peer"
)

const (
	batch      = 32        // mails that are asked for at once
	maxMail    = 128 << 10 // bytes of a mail whose structure cannot be read
	maxRequest = 4 << 20   // bytes of text that are asked for at once
)

// What is asked for of a mail: of its header the fields that are read here, which is what
// other programs ask for too, so that every server has been tried with it.
var (
	fields = &goimap.FetchItemBodySection{
		Specifier: goimap.PartSpecifierHeader, Peek: true,
		HeaderFields: []string{
			"Date", "Subject", "From", "Sender", "Reply-To", "Return-Path", "To", "Cc", "Message-ID", "In-Reply-To",
			"References", "List-ID", "List-Post", "List-Unsubscribe", "Precedence",
		},
	}
	beginning = &goimap.FetchItemBodySection{Partial: &goimap.SectionPartial{Size: maxMail}, Peek: true}
)

// fetch gets mails of the open mailbox, in the order of their numbers. One that is gone
// is not among them; one that cannot be read has no parts. The mails are one batch.
//
// Some servers write down the structure of some mails in such a way that nobody can read
// it, nor anything that follows. Then there is a new connection, and the beginnings of
// these mails are taken instead; and if not even that can be read, or the server says NO,
// one mail after the other. If not one of several can be read, it is not the mails.
func (r *reading) fetch(ctx context.Context, uids []goimap.UID, again func() error) ([]letter, error) {
	all, err := r.conn.structured(ctx, uids)
	if !ofTheMails(err) {
		return all, err
	}
	if err := again(); err != nil {
		return nil, err
	}
	all, err = r.conn.whole(ctx, uids)
	if !ofTheMails(err) {
		return all, err
	}
	all = nil
	bad := 0
	for _, uid := range uids {
		if err := again(); err != nil {
			return nil, err
		}
		var one []letter
		if one, err = r.conn.whole(ctx, []goimap.UID{uid}); ofTheMails(err) {
			one, err = []letter{{uid: uint32(uid)}}, nil
			bad++
		}
		if err != nil {
			return nil, err
		}
		all = append(all, one...)
	}
	if bad > 1 && bad == len(uids) {
		return nil, fmt.Errorf("fetch: %w: none of %d mails", peer.ErrUnreadable, bad)
	}
	return all, again()
}

// ofTheMails reports whether an error may be that of a mail and not of the server.
func ofTheMails(err error) bool {
	var r *refusal
	if errors.As(err, &r) {
		return r.answer.Type == goimap.StatusResponseTypeNo && !r.passing()
	}
	return errors.Is(err, peer.ErrUnreadable)
}

// structured gets mails by their structure: fields of the header and the texts, and of
// everything else only what it is.
func (c *conn) structured(ctx context.Context, uids []goimap.UID) ([]letter, error) {
	var all []letter
	err := c.each(ctx, uids, &goimap.FetchOptions{
		UID: true, InternalDate: true,
		BodyStructure: &goimap.FetchItemBodyStructure{Extended: true},
		BodySection:   []*goimap.FetchItemBodySection{fields},
	}, func(m *got) {
		l := letter{uid: uint32(m.uid), arrived: m.arrived, header: m.sections[""]}
		if m.structure != nil {
			l.root = told(m.structure, nil, 0)
		}
		all = append(all, l)
	})
	if err != nil {
		return nil, err
	}
	sortLetters(all)
	return all, c.texts(ctx, all)
}

func sortLetters(all []letter) {
	slices.SortFunc(all, func(a, b letter) int { return int(int64(a.uid) - int64(b.uid)) })
}

// texts gets the texts of letters. Those whose texts stand at the same places are asked
// for together.
func (c *conn) texts(ctx context.Context, all []letter) error {
	alike := map[string][]*letter{}
	var order []string
	for i := range all {
		if all[i].root == nil {
			continue
		}
		var key strings.Builder
		for _, p := range all[i].root.texts() {
			key.WriteString(p.section() + " ")
		}
		if key.Len() > 0 {
			if alike[key.String()] == nil {
				order = append(order, key.String())
			}
			alike[key.String()] = append(alike[key.String()], &all[i])
		}
	}
	for _, key := range order {
		for some := range portions(alike[key]) {
			if err := c.textsOf(ctx, some); err != nil {
				return err
			}
		}
	}
	return nil
}

// portions cuts letters into runs whose texts fit into one request.
func portions(all []*letter) func(yield func([]*letter) bool) {
	return func(yield func([]*letter) bool) {
		from, sum := 0, int64(0)
		for i, l := range all {
			var size int64
			for _, p := range l.root.texts() {
				size += min(p.size, maxText)
			}
			if i > from && sum+size > maxRequest {
				if !yield(all[from:i]) {
					return
				}
				from, sum = i, 0
			}
			sum += size
		}
		yield(all[from:])
	}
}

// textsOf gets the texts of letters in which they stand at the same places.
func (c *conn) textsOf(ctx context.Context, some []*letter) error {
	o := &goimap.FetchOptions{UID: true}
	for _, p := range some[0].root.texts() {
		o.BodySection = append(o.BodySection, &goimap.FetchItemBodySection{Part: p.path, Peek: true})
	}
	byUID := map[goimap.UID]*letter{}
	uids := make([]goimap.UID, len(some))
	for i, l := range some {
		uids[i] = goimap.UID(l.uid)
		byUID[uids[i]] = l
		for j, p := range l.root.texts() {
			if p.size > maxText {
				o.BodySection[j].Partial = &goimap.SectionPartial{Size: maxText}
			}
		}
	}
	return c.each(ctx, uids, o, func(m *got) {
		for _, p := range byUID[m.uid].root.texts() {
			if text, ok := m.sections[p.section()]; ok {
				p.body = append([]byte{}, text...)
				p.cut = p.size > maxText
			}
		}
	})
}

// whole gets the beginnings of mails, as they are.
func (c *conn) whole(ctx context.Context, uids []goimap.UID) ([]letter, error) {
	var all []letter
	err := c.each(ctx, uids, &goimap.FetchOptions{
		UID: true, InternalDate: true, BodySection: []*goimap.FetchItemBodySection{beginning},
	}, func(m *got) {
		raw := m.sections[""]
		l := letter{uid: uint32(m.uid), arrived: m.arrived, header: raw}
		l.root = found(headerOf(raw), bodyOf(raw), nil, 0, len(raw) < maxMail)
		all = append(all, l)
	})
	sortLetters(all)
	return all, err
}

// bodyOf is what stands behind the header of a mail.
func bodyOf(raw []byte) []byte {
	for at := 0; at < len(raw); {
		end := bytes.IndexByte(raw[at:], '\n')
		if end < 0 {
			break
		}
		if line := bytes.TrimRight(raw[at:at+end], "\r"); len(line) == 0 {
			return raw[at+end+1:]
		}
		at += end + 1
	}
	return nil
}

// A got is what came of one mail.
type got struct {
	uid       goimap.UID
	arrived   time.Time
	structure goimap.BodyStructure
	sections  map[string][]byte // by their numbers; the header, or the mail, under none
}

// each asks for mails and tells of each that comes. No more is kept of a section than
// was asked for, whatever comes.
func (c *conn) each(ctx context.Context, uids []goimap.UID, o *goimap.FetchOptions, tell func(*got)) error {
	return c.do(ctx, "fetch", func() error {
		cmd := c.client.Fetch(goimap.UIDSetNum(uids...), o)
		for data := cmd.Next(); data != nil; data = cmd.Next() {
			if m := receive(data); slices.Contains(uids, m.uid) {
				tell(m)
			}
		}
		return cmd.Close()
	})
}

func receive(data *imapclient.FetchMessageData) *got {
	m := &got{sections: map[string][]byte{}}
	for item := data.Next(); item != nil; item = data.Next() {
		switch item := item.(type) {
		case imapclient.FetchItemDataUID:
			m.uid = item.UID
		case imapclient.FetchItemDataInternalDate:
			m.arrived = item.Time
		case imapclient.FetchItemDataBodyStructure:
			m.structure = item.BodyStructure
		case imapclient.FetchItemDataBodySection:
			if item.Literal != nil {
				p := part{path: item.Section.Part}
				m.sections[p.section()], _ = io.ReadAll(io.LimitReader(item.Literal, maxText)) // what is broken off ends the command with an error
			}
		}
	}
	return m
}
