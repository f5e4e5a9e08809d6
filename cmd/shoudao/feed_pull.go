package main

import (
	"context"
	"net"
	"sync"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/chatlab/pull"
	"shoudao/ingest/chatlog"
	"shoudao/ingest/imap"
	"shoudao/ingest/live"
	"shoudao/ingest/onebot"
	"shoudao/ingest/peer"
)

// A pullFeed asks a program or a server for what is new.
type pullFeed struct {
	carrier
	app   *app
	table sourceTable
	// reach makes the source; secret is empty where the settings name none.
	reach func(t sourceTable, secret string) (ingest.Source, error)

	mu     sync.Mutex
	source ingest.Source
}

var _ ingest.Waiter = (*pullFeed)(nil)

// Name implements [live.Feed].
func (f *pullFeed) Name() string { return f.table.Name }

// Sync implements [live.Feed].
func (f *pullFeed) Sync(ctx context.Context) (ingest.Tally, error) {
	src, err := f.reached(ctx)
	if err != nil {
		return ingest.Tally{}, err
	}
	run := f.to.Run(f.clock(f.profile.Office.Location)).Of(f.table.Name)
	return ingest.Transfer{KeepMarked: f.config.KeepMarked}.Pull(ctx, src, run)
}

// reached is the source. It is made when it is first wanted, so that one whose secret is
// not there keeps nobody else.
func (f *pullFeed) reached(ctx context.Context) (ingest.Source, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.source != nil {
		return f.source, nil
	}
	secret := ""
	if f.table.Secret != "" {
		var err error
		if secret, err = f.app.secretAt(ctx, f.table.Secret); err != nil {
			return nil, err
		}
	}
	src, err := f.reach(f.table, secret)
	f.source = src
	return src, err
}

// Wait implements [ingest.Waiter]; for a source that cannot wait it waits for the end of
// the pause.
func (f *pullFeed) Wait(ctx context.Context) error {
	src, err := f.reached(ctx)
	if err != nil {
		return err
	}
	if w, ok := src.(ingest.Waiter); ok {
		return w.Wait(ctx)
	}
	<-ctx.Done()
	return ctx.Err()
}

// Close implements [live.Closer].
func (f *pullFeed) Close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if c, ok := f.source.(interface{ Close() }); ok {
		c.Close()
	}
}

var _ live.Closer = (*pullFeed)(nil)

// A maker makes sources for whom they are read.
type maker struct {
	carrier
	now func() time.Time
}

// chatlog is what the program of that name serves.
func (f maker) chatlog(t sourceTable, _ string) (ingest.Source, error) {
	src, err := chatlog.New(chatlog.Options{Base: t.Address, Now: f.now, Chats: t.Groups, From: t.from(f.profile.Office.Location)})
	if err != nil {
		return nil, err
	}
	return src, nil
}

// chatlab is what a program serves in the form of ChatLab.
func (f maker) chatlab(t sourceTable, secret string) (ingest.Source, error) {
	src, err := pull.New(pull.Options{Base: t.Address, Token: secret, Now: f.now, Chats: t.Groups, From: t.from(f.profile.Office.Location)})
	if err != nil {
		return nil, err
	}
	return src, nil
}

// mails are those of a server. A port that begins in the clear goes on with TLS.
func (f maker) mails(t sourceTable, secret string) (ingest.Source, error) {
	security := imap.TLS
	if _, port, _ := net.SplitHostPort(t.Address); port == "143" {
		security = imap.StartTLS
	}
	since := t.from(f.profile.Office.Location)
	if since.IsZero() {
		since = f.clock(f.profile.Office.Location).Add(-firstMail)
	}
	return imap.New(imap.Options{
		Address: t.Address, Security: security, User: t.User, Password: secret, Mailboxes: t.Mailboxes, Own: t.Own,
		Names: f.profile.Names, Location: f.profile.Office.Location, Since: since,
	}), nil
}

// firstMail is how far a first reading of mails goes back.
const firstMail = 30 * 24 * time.Hour

// onebot is a program that speaks OneBot, to which we connect.
func (f maker) onebot(t sourceTable, secret string) (ingest.Source, error) {
	src, err := onebot.New(onebot.Options{Address: t.Address, Token: secret, Groups: t.Groups, Gap: f.lacking(t.Name), Had: f.came(t.Name)})
	if err != nil {
		return nil, err
	}
	return src, nil
}

// openOneBot takes what programs that speak OneBot bring.
func openOneBot(ctx context.Context, d *door, secret string, ready func()) error {
	l, err := peer.Listen(ctx, d.table.Address)
	if err != nil {
		return err
	}
	ready()
	within, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	// What a program does wrong it may do better when it connects anew. What cannot be stored
	// is told, for most programs do not tell it again.
	trouble := func(err error) {
		if !isAny(err, peer.ErrUnreachable, peer.ErrRefused, peer.ErrForeign, peer.ErrUnreadable) {
			fail(err)
		}
	}
	err = peer.Answer(within, l, onebot.NewReceiver(onebot.ReceiverOptions{
		Sink: onward{d.carrier, d.table.Name, d.taken}, Transfer: ingest.Transfer{KeepMarked: d.config.KeepMarked},
		Name: "onebot:" + d.table.Name, Token: secret, Groups: d.table.Groups, Gap: d.lacking(d.table.Name), Had: d.came(d.table.Name), Trouble: trouble,
	}))
	if cause := context.Cause(within); cause != nil {
		return cause
	}
	return err
}

// An onward sink stores every page as an import of its own moment, and has it judged.
type onward struct {
	carrier
	feed  string
	taken func(ingest.Tally)
}

func (o onward) run() ingest.Sink {
	return o.to.Run(o.clock(o.profile.Office.Location)).Of(o.feed)
}

// Cursor implements [ingest.Sink].
func (o onward) Cursor(ctx context.Context, source string) (ingest.Cursor, error) {
	return o.run().Cursor(ctx, source)
}

// Append implements [ingest.Sink].
func (o onward) Append(ctx context.Context, source string, since ingest.Cursor, page ingest.Page) (ingest.Tally, error) {
	t, err := o.run().Append(ctx, source, since, page)
	if err == nil {
		o.taken(t)
	}
	return t, err
}
