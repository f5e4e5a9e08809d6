package main

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/sniff"
	"shoudao/tui"
)

// A paster takes pastes into the archive of the screen, by the way of all files.
type paster struct {
	app *app
	d   *desk
}

var _ tui.Paster = paster{}

// unnamed stands for the group of a text that names none, while that is being found out.
const unnamed = "\x00"

// carrier is the way in for a text. Who pastes it where messages are taken in may well
// mean a conversation; see [talks].
func (p paster) carrier(group string, day time.Time) carrier {
	return carrier{
		to: p.d.Store, config: p.d.config, profile: p.d.profile, clock: p.app.clock,
		group: group, day: day, sure: true,
	}
}

// Preview implements [tui.Paster]. The text is read as often as there are questions: does
// it tell its days, does it name its group, how much of it is known.
func (p paster) Preview(ctx context.Context, text, group string, day time.Time) (tui.Pasted, error) {
	f := file.Bytes(clipboardLabel, []byte(text))
	first := cmp.Or(group, unnamed)
	g, err := p.gather(ctx, f, first, time.Time{}, nil)
	if e, ok := errors.AsType[*sniff.Unreadable](err); ok {
		return tui.Pasted{Form: e.Form.String()}, nil
	}
	if err == nil && g.form == sniff.Prose && !g.talks(text) {
		return tui.Pasted{Form: sniff.Prose.String()}, nil
	}
	var out tui.Pasted
	if err == nil && slices.ContainsFunc(g.skips, func(s ingest.Skip) bool { return s.Fault == ingest.NoTime }) {
		dated := len(g.messages)
		if out.Undated, out.Day = true, day; day.IsZero() {
			out.Day, g, err = p.assume(ctx, f, first)
		} else {
			g, err = p.gather(ctx, f, first, day, nil)
		}
		if err == nil {
			out.Clocked = len(g.messages) - dated
		}
	}
	if err != nil {
		return out, p.told(err)
	}
	if out.Named = g.named(first); len(out.Named) == 0 && group == "" {
		if out.Groups, err = p.groups(ctx, g.messages); err != nil {
			return out, p.told(err)
		}
		if clear(out.Groups) {
			group = out.Groups[0].Name
		}
	}
	if len(out.Named) == 0 {
		out.Group = group
	}
	if group != "" || len(out.Named) > 0 {
		dry := p.d.Run(p.app.clock(p.d.zone())).Whole().Dry()
		if g, err = p.gather(ctx, f, cmp.Or(group, unnamed), out.Day, dry); err != nil {
			return out, p.told(err)
		}
	}
	out.Stranger = slices.ContainsFunc(g.messages, func(m ingest.Message) bool {
		return m.Group.Name != unnamed && !p.d.profile.Triaged(m.Group)
	})
	g.fill(&out)
	return out, nil
}

// clear reports whether the first of the groups is likelier than all others: it has some of
// the messages, or more of those who speak than any. A guess cannot be taken back once the
// messages are stored, so of equals none is chosen for the user.
func clear(groups []tui.PasteGroup) bool {
	switch {
	case len(groups) == 0:
		return false
	case len(groups) == 1:
		return groups[0].Same+groups[0].Senders > 0
	case groups[0].Same > 0:
		return groups[0].Same > groups[1].Same
	}
	return groups[0].Senders > groups[1].Senders
}

// assume reads a text of clock times as of today, or of yesterday if by them it is not yet
// that late.
func (p paster) assume(ctx context.Context, f file.File, group string) (time.Time, *gathering, error) {
	now := p.app.clock(p.d.zone())
	day := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	g, err := p.gather(ctx, f, group, day, nil)
	late := func(m ingest.Message) bool { return m.SentAt.After(now) }
	if err != nil || !slices.ContainsFunc(g.messages, late) {
		return day, g, err
	}
	day = day.AddDate(0, 0, -1)
	g, err = p.gather(ctx, f, group, day, nil)
	return day, g, err
}

// groups are all groups that the messages may be from, the likeliest first.
func (p paster) groups(ctx context.Context, ms []ingest.Message) ([]tui.PasteGroup, error) {
	like, err := p.d.Likenesses(ctx, ms)
	if err != nil {
		return nil, err
	}
	var all []tui.PasteGroup
	there := map[string]bool{}
	for _, l := range like {
		name := l.Group.Name
		if name == "" || l.Group.Direct || there[name] {
			continue
		}
		there[name] = true
		all = append(all, tui.PasteGroup{Name: name, Same: l.Same, Senders: l.Senders})
	}
	return all, nil
}

// Take implements [tui.Paster].
func (p paster) Take(ctx context.Context, text, group string, day time.Time) (tui.Taken, error) {
	c := p.carrier(group, day)
	src, form, err := c.source(file.Bytes(clipboardLabel, []byte(text)))
	if err != nil {
		return tui.Taken{}, p.told(err)
	}
	in := intake{source: src, label: clipboardLabel, form: form}
	groups := map[string]bool{}
	err = c.carry(ctx, &in, naming{p.d.Run(p.app.clock(p.d.zone())).Whole(), groups})
	if _, judged := c.judge(ctx, in.tally.Stored, nil); err == nil {
		err = judged
	}
	return tui.Taken{Tally: in.tally, Groups: slices.Sorted(maps.Keys(groups))}, p.told(err)
}

// told is an error in the user's words.
func (p paster) told(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	said, _ := p.app.trouble(err)
	return errors.New(said[0] + " " + said[1])
}

// A naming is a sink that notes the groups of what passes.
type naming struct {
	ingest.Sink
	groups map[string]bool
}

// Append implements [ingest.Sink].
func (n naming) Append(ctx context.Context, source string, since ingest.Cursor, page ingest.Page) (ingest.Tally, error) {
	for _, m := range page.Messages {
		n.groups[cmp.Or(m.Group.Name, m.Group.ID)] = true
	}
	return n.Sink.Append(ctx, source, since, page)
}

// gather reads a text and keeps what it holds. Where there is a sink, that counts it.
func (p paster) gather(ctx context.Context, f file.File, group string, day time.Time, to ingest.Sink) (*gathering, error) {
	c := p.carrier(group, day)
	form, err := sniff.File(f)
	if form == sniff.Prose {
		err = nil
	}
	if err != nil {
		return nil, err
	}
	src, _, err := c.source(f)
	if err != nil {
		return nil, err
	}
	g := &gathering{form: form, to: to}
	in := intake{source: src}
	err = c.carry(ctx, &in, g)
	g.tally, g.skips = in.tally, in.skips
	return g, err
}

// A gathering is what a text holds.
type gathering struct {
	form     sniff.Form // as it looks
	to       ingest.Sink
	messages []ingest.Message
	tally    ingest.Tally
	skips    []ingest.Skip
}

// Cursor implements [ingest.Sink]: a text is read from its beginning.
func (g *gathering) Cursor(context.Context, string) (ingest.Cursor, error) { return "", nil }

// Append implements [ingest.Sink].
func (g *gathering) Append(ctx context.Context, source string, since ingest.Cursor, page ingest.Page) (ingest.Tally, error) {
	g.messages = append(g.messages, page.Messages...)
	if g.to != nil {
		return g.to.Append(ctx, source, since, page)
	}
	t := ingest.Tally{Read: len(page.Messages) + len(page.Skipped), Stored: len(page.Messages), Unreadable: len(page.Skipped)}
	for _, m := range page.Messages {
		if m.Marking != "" {
			t.Stored, t.Withheld = t.Stored-1, t.Withheld+1
		}
	}
	return t, nil
}

// talks reports whether a text that looks like prose is one or two messages after all: it
// begins with somebody's name, and a time. A notice that begins 各村: is none.
func (g *gathering) talks(text string) bool {
	text = strings.TrimSpace(text)
	person := func(name string) bool {
		return name != "" && strings.HasPrefix(text, name) && !strings.ContainsAny(name, ":：")
	}
	return slices.ContainsFunc(g.messages, func(m ingest.Message) bool {
		return m.Precision != ingest.ToImport && person(m.Sender)
	}) || slices.ContainsFunc(g.skips, func(s ingest.Skip) bool {
		head := strings.TrimSpace(s.Detail)
		return s.Fault == ingest.NoTime && person(head[:max(strings.LastIndexByte(head, ' '), 0)])
	})
}

// named are the groups that the text names itself, if it names them for all messages.
func (g *gathering) named(given string) []string {
	names := map[string]bool{}
	for _, m := range g.messages {
		names[cmp.Or(m.Group.Name, m.Group.ID)] = true
	}
	if names[given] {
		return nil
	}
	return slices.Sorted(maps.Keys(names))
}

// fill tells what was gathered.
func (g *gathering) fill(out *tui.Pasted) {
	slices.SortStableFunc(g.messages, ingest.Message.Compare)
	speakers, kinds := map[string]int{}, map[string]int{}
	for i, m := range g.messages {
		if m.Group.Name == unnamed {
			g.messages[i].Group = ingest.Group{}
		}
		speakers[cmp.Or(m.Sender, m.SenderID)]++
		kinds[m.Kind.String()]++
		out.Untimed = out.Untimed || m.Precision == ingest.ToImport
	}
	out.Total, out.Tally = len(g.messages), g.tally
	out.Messages = g.messages[:min(len(g.messages), tui.MaxPreview)]
	out.Speakers, out.Kinds = shares(speakers), shares(kinds)
	if len(g.messages) > 0 {
		out.From, out.To = g.messages[0].SentAt, g.messages[len(g.messages)-1].SentAt
	}
	if len(g.skips) > 0 {
		out.Problem = g.skips[0]
	}
}

// shares are counts by name, the largest first.
func shares(counts map[string]int) []tui.Share {
	var all []tui.Share
	for name, n := range counts {
		all = append(all, tui.Share{Name: name, N: n})
	}
	slices.SortFunc(all, func(a, b tui.Share) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	return all
}
