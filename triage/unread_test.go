package triage

import (
	"slices"
	"testing"

	"shoudao/ingest"
)

// TestAMessageOnWhichTheRulesFailIsShown takes away what rules need, first those that hear a message
// and then those that weigh it: it is to be looked at, and every other one is read as before.
func TestAMessageOnWhichTheRulesFailIsShown(t *testing.T) {
	p := persona("")
	l := readLife("open *|老邓: 今天天气不错|@林敏 花名册下班前交我|下午整理档案|我: 好的")
	for name, broken := range map[string]struct {
		take func(v *vocabulary)
		want string // what is unread of it
	}{
		"hearing":  {func(v *vocabulary) { v.tuning.asks = nil }, "下午整理档案"},
		"weighing": {func(v *vocabulary) { v.tuning.noise = nil }, "@林敏 花名册下班前交我"},
	} {
		t.Run(name, func(t *testing.T) {
			j := NewJudge(p)
			v := newVocabulary(p)
			broken.take(v)
			j.words = func() *vocabulary { return v }
			f := j.Resume(Memory{})
			all := l.messages(p)
			for _, m := range all {
				f.Add(m)
			}
			found := f.Close()
			i := slices.IndexFunc(found.Items, func(it Item) bool { return it.Title == broken.want })
			if i < 0 || found.Items[i].Band != Look || found.Items[i].Reasons()[0].Code != Unread {
				t.Fatalf("%v", found.Items)
			}
			k := slices.IndexFunc(all, func(m ingest.Message) bool { return m.Text == broken.want })
			if e := j.Explain(Memory{Recent: all[:k]}, all[k]); e.Band != Look || len(e.Reasons) != 1 || e.Reasons[0].Code != Unread {
				t.Errorf("explained as %+v", e)
			}
			if len(found.Items)+len(found.Verdicts) < len(all) {
				t.Errorf("%d items and %d verdicts of %d messages", len(found.Items), len(found.Verdicts), len(all))
			}
		})
	}
}
