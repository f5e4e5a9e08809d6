package peers

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	peer "github.com/olebedev/when"
	"github.com/olebedev/when/rules"
	"github.com/olebedev/when/rules/common"
	"github.com/olebedev/when/rules/en"
	"github.com/olebedev/when/rules/zh"

	"shoudao/triage/when"
)

// A saying is a text and the instant at which it was said.
type saying struct {
	text string
	when.Context
}

// sayings are the texts of the tables that triage/when is tested with.
func sayings(b *testing.B) (all []saying) {
	paths, err := filepath.Glob("../../triage/when/testdata/due/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatalf("tables: %v, %v", paths, err)
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		var c when.Context
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			if at, ok := strings.CutPrefix(lines.Text(), "at: "); ok {
				c = contextAt(b, at)
			} else if text, _, ok := strings.Cut(lines.Text(), " => "); ok {
				all = append(all, saying{strings.ReplaceAll(text, "⏎", "\n"), c})
			}
		}
	}
	return all
}

// contextAt reads 2024-03-06T10:15 Asia/Shanghai.
func contextAt(b *testing.B, s string) when.Context {
	instant, zone, _ := strings.Cut(s, " ")
	loc, err := time.LoadLocation(zone)
	if err != nil {
		b.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02T15:04", instant, loc)
	if err != nil {
		b.Fatal(err)
	}
	return when.Context{Office: when.DefaultOffice(loc), At: at}
}

// A guard is a rule that finds nothing where it would panic, as most do that meet Chinese
// text. It counts how often.
type guard struct {
	rules.Rule
	panics *int
}

// Find is what the rule finds.
func (g guard) Find(text string) (m *rules.Match) {
	defer func() {
		if recover() != nil {
			*g.panics++
			m = nil
		}
	}()
	m = g.Rule.Find(text)
	if m == nil {
		return nil
	}
	apply := m.Applier
	m.Applier = func(m *rules.Match, c *rules.Context, o *rules.Options, at time.Time) (ok bool, err error) {
		defer func() {
			if recover() != nil {
				*g.panics++
			}
		}()
		return apply(m, c, o, at)
	}
	return m
}

// BenchmarkWhen reads the same texts with triage/when and with olebedev/when, which knows
// English and Chinese too and returns the first time of a text.
func BenchmarkWhen(b *testing.B) {
	texts := sayings(b)
	var panics, found, peerFound int
	p := peer.New(nil)
	for _, list := range [][]rules.Rule{en.All, zh.All, common.All} {
		for _, r := range list {
			p.Add(guard{r, &panics})
		}
	}
	var ours, theirs time.Duration
	for b.Loop() {
		panics, found, peerFound = 0, 0, 0
		begin := time.Now()
		for _, s := range texts {
			if len(when.Find(s.text, s.Context)) > 0 {
				found++
			}
		}
		ours += time.Since(begin)
		begin = time.Now()
		for _, s := range texts {
			if r, err := p.Parse(s.text, s.At); err == nil && r != nil {
				peerFound++
			}
		}
		theirs += time.Since(begin)
	}
	n := float64(b.N * len(texts))
	b.ReportMetric(n/ours.Seconds(), "texts/s")
	b.ReportMetric(n/theirs.Seconds(), "peer-texts/s")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "ratio")
	b.ReportMetric(float64(found), "found")
	b.ReportMetric(float64(peerFound), "peer-found")
	b.ReportMetric(float64(panics), "peer-panics")
	b.ReportMetric(float64(len(texts)), "texts")
}
