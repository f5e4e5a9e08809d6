package file

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestExcerpt(t *testing.T) {
	for _, s := range []string{"", "报数", strings.Repeat("长", 99), strings.Repeat("x", 78) + "长", strings.Repeat("x", 80) + "长", strings.Repeat("x", 81) + "长"} {
		got := Excerpt(s)
		if !strings.HasPrefix(s, got) || !utf8.ValidString(got) || len(got) > 84 || len(got) < min(len(s), 80) {
			t.Errorf("Excerpt(%q) = %q", s, got)
		}
	}
}
