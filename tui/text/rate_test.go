package text_test

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"shoudao/triage/trust"
	"shoudao/tui/text"
)

func TestRates(t *testing.T) {
	tests := []struct {
		rate   trust.Rate
		zh, en string
	}{
		{trust.Rate{Judged: 412, Missed: 1}, "近30天抽 412 条，漏 1 条；漏率 0.24%，Clopper-Pearson 95%: 0.0061% 到 1.4%", "412 sampled in 30 days, 1 missed: 0.24%; Clopper-Pearson 95%: 0.0061% to 1.4%"},
		{trust.Rate{Judged: 2}, "近30天抽 2 条，漏 0 条；漏率 0%，Clopper-Pearson 95%: 0% 到 85%", "2 sampled in 30 days, 0 missed: 0%; Clopper-Pearson 95%: 0% to 85%"},
		{trust.Rate{Judged: 2, Missed: 2}, "近30天抽 2 条，漏 2 条；漏率 100%，Clopper-Pearson 95%: 15% 到 100%", "2 sampled in 30 days, 2 missed: 100%; Clopper-Pearson 95%: 15% to 100%"},
	}
	for _, tt := range tests {
		for lang, want := range map[text.Lang]string{text.Chinese: tt.zh, text.English: tt.en} {
			got := text.For(lang).Trust.Rates(tt.rate, 30)
			if got[0] != want {
				t.Errorf("Rates(%+v) = %q, want %q", tt.rate, got[0], want)
			}
			for i := 1; i < len(got); i++ {
				if ansi.StringWidth(got[i]) >= ansi.StringWidth(got[i-1]) {
					t.Errorf("%q is no shorter than %q", got[i], got[i-1])
				}
			}
			if w := ansi.StringWidth(got[0]); w >= 80 {
				t.Errorf("%q takes %d cells", got[0], w)
			}
		}
	}
}
