package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

// paper is a setup without files: the settings that were saved, what was put aside, and
// the files and messages that a test gives it.
type paper struct {
	saved   Draft
	saves   int
	kept    []Draft
	files   map[string]Intake // by path
	stored  []string
	watched []string
	seen    func(Draft) Preview
	words   map[ingest.ID]Suggestion
	taken   []Suggestion
	fault   error // what every call answers, if set
	stopped int   // calls that came after they had been called off
}

func (p *paper) Save(_ context.Context, d Draft) ([]Field, error) {
	var bad []Field
	if strings.TrimSpace(d.Typed[Names]) == "" {
		bad = append(bad, Names)
	}
	if !strings.Contains(d.Typed[Morning], "-") {
		bad = append(bad, Morning)
	}
	if p.fault == nil && len(bad) == 0 {
		p.saved = d
		p.saves++
	}
	return bad, p.fault
}

func (p *paper) Keep(_ context.Context, d Draft) error {
	p.kept = append(p.kept, d)
	return p.fault
}

func (p *paper) Read(ctx context.Context, path string, store bool) (Intake, error) {
	if ctx.Err() != nil {
		p.stopped++
		return Intake{}, ctx.Err()
	}
	in, ok := p.files[path]
	if !ok {
		return Intake{}, errors.New("there is no " + path)
	}
	if store {
		p.stored = append(p.stored, path)
	}
	return in, p.fault
}

func (p *paper) Watch(_ context.Context, path string) error {
	if p.FolderAt(path) == "" {
		return errors.New("there is no folder " + path)
	}
	if p.fault == nil && !slices.Contains(p.watched, path) {
		p.watched = append(p.watched, path)
	}
	return p.fault
}

func (p *paper) Watched(context.Context) ([]string, error) { return slices.Clone(p.watched), nil }

func (p *paper) FolderAt(path string) string {
	if in, ok := p.files[path]; ok && len(in.Files) != 1 {
		return path
	}
	return ""
}

func (p *paper) Groups(context.Context) ([]LastSaid, error) {
	if len(p.stored) == 0 {
		return nil, nil
	}
	return []LastSaid{
		{ingest.Group{Name: "岚溪镇工作群"}, at(11, 22, 8), "卞长河", "台账明天上午收齐"}, {ingest.Group{Name: "防汛值守群"}, at(11, 20, 19), "", ""},
	}, nil
}

func (p *paper) Ahead(context.Context, text.Lang) (Ahead, error) {
	day := func(month time.Month, d int) time.Time { return time.Date(2026, month, d, 0, 0, 0, 0, town) }
	return Ahead{Until: 2026, Days: []when.Exception{
		{From: day(4, 4), To: day(4, 6), Name: "清明节", Off: true},
		{From: day(5, 1), To: day(5, 5), Name: "劳动节", Off: true},
		{From: day(5, 9), To: day(5, 9), Name: "劳动节"},
	}}, p.fault
}

func (p *paper) Preview(ctx context.Context) (Preview, error) {
	if ctx.Err() != nil {
		p.stopped++
		return Preview{}, ctx.Err()
	}
	return p.seen(p.saved), p.fault
}

func (p *paper) Suggest(ctx context.Context, id ingest.ID) (Suggestion, error) {
	if ctx.Err() != nil {
		p.stopped++
		return Suggestion{}, ctx.Err()
	}
	s, ok := p.words[id]
	if !ok {
		return s, ErrNone
	}
	return s, p.fault
}

func (p *paper) Accept(_ context.Context, s Suggestion) (Draft, error) {
	p.taken = append(p.taken, s)
	p.saved.Typed[Duties] += "、" + s.Value
	return p.saved, p.fault
}

func (p *paper) Tell(l text.Lang, err error) [2]string {
	if l == text.English {
		return [2]string{"went wrong: " + err.Error(), "do this"}
	}
	return [2]string{"出错: " + err.Error(), "这样办"}
}

// usual is a draft with office hours and nothing else.
func usual(l text.Lang) Draft {
	d := Draft{Lang: l}
	d.Typed[Morning], d.Typed[Afternoon] = "08:30-12:00", "14:00-18:00"
	d.Typed[NotifyOn], d.Typed[NotifyQuiet] = text.For(l).Setup.On, "21:00-07:30"
	return d
}

// newPaper is the setup of the scene: two files in a folder, and the town's messages.
func newPaper() *paper {
	box := newTown()
	p := &paper{words: map[ingest.ID]Suggestion{}}
	good := FileRead{Name: "岚溪镇工作群.txt", Form: "transcript", Tally: ingest.Tally{Read: 40, Stored: 36, Known: 3, Unreadable: 1}}
	good.Skips = []ingest.Skip{{Path: "x", Line: 7, Fault: ingest.BadTime, Detail: "25:00"}}
	p.files = map[string]Intake{
		"/导出": {Files: []FileRead{good, {Name: "合影.jpg", Err: errors.New("a picture")}}, Sum: good.Tally},
		"/读过": {Files: []FileRead{good}, Sum: ingest.Tally{Read: 40, Known: 40}},
		"/空的": {},
	}
	missed := slices.DeleteFunc(slices.Clone(box.messages), func(s Said) bool {
		return !slices.ContainsFunc([]string{"谈话记录放在", "早安", "[图片]"}, func(w string) bool { return strings.Contains(s.Message.Text, w) })
	})
	p.seen = func(d Draft) Preview {
		v := Preview{From: at(5, 9, 0), Until: at(11, 22, 51), Received: 2184, Todo: 186, Items: 71, Days: 7}
		if d.Typed[Roles] != "" {
			v.Items = 77
		}
		for _, it := range box.items[:4] {
			i := slices.IndexFunc(box.messages, func(s Said) bool { return s.Message.ID == it.Anchor.Message })
			v.Top = append(v.Top, Row{it, box.messages[i].Message})
		}
		for i, s := range missed[:3] {
			v.Misses = append(v.Misses, Miss{s.Message, []triage.Reason{because(s.Message, triage.Requested, 16+i, "")}, 39 - i, []triage.Code{triage.NoAddress}})
		}
		return v
	}
	p.words[missed[1].Message.ID] = Suggestion{Key: "me.duties", Value: "党员", More: 29, PerDay: 4.14}
	return p
}

// newSetupStage shows the setup in a window.
func newSetupStage(t *testing.T, p *paper, d Draft, welcome bool, s size) *stage {
	t.Helper()
	st := &stage{t: t, now: eve}
	o := SetupOptions{
		Setup: p, Draft: d, Welcome: welcome, Settings: "/home/lin/.config/shoudao/config.toml", Archive: "/home/lin/.local/share/shoudao/archive.db",
		Location: town, Now: func() time.Time { return st.now },
	}
	st.m = newSetupModel(o.wizard(context.Background()), o)
	st.send(tea.WindowSizeMsg{Width: s.w, Height: s.h})
	st.settle(st.m.Init())
	return st
}
