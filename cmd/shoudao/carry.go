package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/chatlab"
	"shoudao/ingest/file"
	"shoudao/ingest/jsonl"
	"shoudao/ingest/sniff"
	"shoudao/ingest/table"
	"shoudao/ingest/wechat"
	"shoudao/store"
	"shoudao/triage"
)

// A carrier brings what people hand over into an archive. The import command and the
// screen share it, so that a paste is read, counted and judged as a file is.
type carrier struct {
	to      *store.Store
	config  config
	profile triage.Profile
	clock   func(*time.Location) time.Time
	group   string                // of messages that name none
	day     time.Time             // of clock times without a date; zero: not known
	sure    bool                  // who hands a text over says that it is a conversation
	owner   func(id, name string) // is told whose copy a file says it is; may be nil
}

// An intake is one file to be read, and what became of it.
type intake struct {
	source *file.Source
	label  string // as the user named it
	form   sniff.Form
	tally  ingest.Tally
	skips  []ingest.Skip
}

// skipsShown is how many unreadable records are told one by one.
const skipsShown = 1000

// source tells what the file is and how it is read. A form that cannot be read is a
// [sniff.Unreadable].
func (c carrier) source(f file.File) (*file.Source, sniff.Form, error) {
	form, err := sniff.File(f)
	sure := form == sniff.Prose && c.sure
	if sure {
		form, err = sniff.Transcript, nil
	}
	if err != nil {
		return nil, form, err
	}
	zone := c.profile.Office.Location
	switch form {
	case sniff.JSONLines:
		return jsonl.New(f, jsonl.Options{Group: c.group, Location: zone}), form, nil
	case sniff.Table:
		return table.New(f, table.Options{Group: c.group, Location: zone}), form, nil
	case sniff.ChatLab:
		return chatlab.New(f, chatlab.Options{Group: c.group, Owner: c.owner}), form, nil
	}
	o := wechat.Options{Location: zone, Group: c.group, Names: c.profile.Names, Sure: sure, At: c.clock(zone), Day: c.day}
	return wechat.New(f, o), form, nil
}

// carry brings a source to its sink, and keeps what could not be read.
func (c carrier) carry(ctx context.Context, in *intake, sink ingest.Sink) (err error) {
	move := ingest.Transfer{KeepMarked: c.config.KeepMarked, Tell: func(page ingest.Page, _ ingest.Tally) {
		if room := skipsShown - len(in.skips); room > 0 {
			in.skips = append(in.skips, page.Skipped[:min(room, len(page.Skipped))]...)
		}
	}}
	in.tally, err = move.Pull(ctx, in.source, sink)
	slices.SortStableFunc(in.skips, func(a, b ingest.Skip) int { return cmp.Compare(a.Line, b.Line) })
	return err
}

// tidyFrom is from how many new messages on the archive is put in order afterwards.
const tidyFrom = 5000

// judge brings the queue up to date after so many new messages.
func (c carrier) judge(ctx context.Context, stored int, tell store.Progress) (store.Delta, error) {
	delta, err := c.to.Triage(ctx, triage.NewJudge(c.profile), tell)
	if err == nil && stored >= tidyFrom {
		err = c.to.Tidy(ctx)
	}
	return delta, err
}
