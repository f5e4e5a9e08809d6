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
	"shoudao/ingest/webhook"
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
	src, err := f.reached()
	if err != nil {
		return ingest.Tally{}, err
	}
	run := f.to.Run(f.clock(f.profile.Office.Location))
	return ingest.Transfer{KeepMarked: f.config.KeepMarked}.Pull(ctx, src, run)
}

// reached is the source. It is made when it is first wanted, so that one whose secret is
// not there keeps nobody else.
func (f *pullFeed) reached() (ingest.Source, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.source != nil {
		return f.source, nil
	}
	secret := ""
	if f.table.Secret != "" {
		var err error
		if secret, err = f.app.secretAt(f.table.Secret); err != nil {
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
	src, err := f.reached()
	if err != nil {
		return err
	}
	if w, ok := src.(ingest.Waiter); ok {
		return w.Wait(ctx)
	}
	<-ctx.Done()
	return ctx.Err()
}

// chatlogSource is what chatlog serves.
func (a *app) chatlogSource(t sourceTable, _ string) (ingest.Source, error) {
	src, err := chatlog.New(chatlog.Options{Base: t.Address, Now: a.now, Chats: t.Groups})
	if err != nil {
		return nil, err
	}
	return src, nil
}

// chatlabSource is what a program serves in the form of ChatLab.
func (a *app) chatlabSource(t sourceTable, secret string) (ingest.Source, error) {
	src, err := pull.New(pull.Options{Base: t.Address, Token: secret, Now: a.now, Chats: t.Groups})
	if err != nil {
		return nil, err
	}
	return src, nil
}

// imapSource is the mails of a server. A port that begins in the clear goes on with TLS.
func (f imapMaker) source(t sourceTable, secret string) (ingest.Source, error) {
	security := imap.TLS
	if _, port, _ := net.SplitHostPort(t.Address); port == "143" {
		security = imap.StartTLS
	}
	return imap.New(imap.Options{
		Address: t.Address, Security: security, User: t.User, Password: secret, Mailboxes: t.Mailboxes,
		Names: f.profile.Names, Location: f.profile.Office.Location, Since: f.clock(f.profile.Office.Location).Add(-firstMail),
	}), nil
}

// An imapMaker knows of whom the mails are.
type imapMaker struct{ carrier }

// firstMail is how far a first reading of mails goes back.
const firstMail = 30 * 24 * time.Hour

// onebotSource is a program that speaks OneBot, to which we connect.
func (a *app) onebotSource(t sourceTable, secret string) (ingest.Source, error) {
	src, err := onebot.New(onebot.Options{Address: t.Address, Token: secret, Groups: t.Groups})
	if err != nil {
		return nil, err
	}
	return src, nil
}

// A onebotDoor takes what programs that speak OneBot bring.
type onebotDoor struct {
	carrier
	app   *app
	table sourceTable
	taken func(context.Context, ingest.Tally)
}

var _ live.Server = (*onebotDoor)(nil)

// Name implements [live.Feed].
func (f *onebotDoor) Name() string { return f.table.Name }

// Sync implements [live.Feed]: nothing can be fetched.
func (f *onebotDoor) Sync(context.Context) (ingest.Tally, error) { return ingest.Tally{}, nil }

// Serve implements [live.Server].
func (f *onebotDoor) Serve(ctx context.Context, ready func()) error {
	secret, err := f.app.secretAt(f.table.Secret)
	if err != nil {
		return err
	}
	l, err := webhook.Listen(ctx, f.table.Address)
	if err != nil {
		return err
	}
	ready()
	r := onebot.NewReceiver(onebot.ReceiverOptions{
		Sink: onward{f.carrier, f.taken}, Transfer: ingest.Transfer{KeepMarked: f.config.KeepMarked},
		Name: "onebot:" + f.table.Name, Token: secret, Groups: f.table.Groups,
	})
	return webhook.Answer(ctx, l, r)
}

// An onward sink stores every page as an import of its own moment, and has it judged.
type onward struct {
	carrier
	taken func(context.Context, ingest.Tally)
}

func (o onward) run() ingest.Sink { return o.to.Run(o.clock(o.profile.Office.Location)) }

// Cursor implements [ingest.Sink].
func (o onward) Cursor(ctx context.Context, source string) (ingest.Cursor, error) {
	return o.run().Cursor(ctx, source)
}

// Append implements [ingest.Sink].
func (o onward) Append(ctx context.Context, source string, since ingest.Cursor, page ingest.Page) (ingest.Tally, error) {
	t, err := o.run().Append(ctx, source, since, page)
	if err == nil {
		o.taken(ctx, t)
	}
	return t, err
}
