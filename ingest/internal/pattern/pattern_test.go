package pattern_test

import (
	"reflect"
	"regexp"
	"testing"

	"shoudao/ingest/internal/pattern"
)

func TestAPatternDoesWhatTheExpressionDoes(t *testing.T) {
	for _, expr := range []string{`(\d+)月(\d+)?日`, `(?i)re[:：]`, `^$`, `密.{0,2}级`} {
		p, want := pattern.New(expr), regexp.MustCompile(expr)
		for _, s := range []string{"", "3月8日前，4月日", "Re：会议", "密 级", "什么都没有"} {
			for name, both := range map[string][2]any{
				"MatchString":             {p.MatchString(s), want.MatchString(s)},
				"Match":                   {p.Match([]byte(s)), want.Match([]byte(s))},
				"FindStringSubmatch":      {p.FindStringSubmatch(s), want.FindStringSubmatch(s)},
				"FindStringSubmatchIndex": {p.FindStringSubmatchIndex(s), want.FindStringSubmatchIndex(s)},
				"FindAllStringSubmatch":   {p.FindAllStringSubmatch(s, -1), want.FindAllStringSubmatch(s, -1)},
				"ReplaceAllString":        {p.ReplaceAllString(s, "<$1>"), want.ReplaceAllString(s, "<$1>")},
			} {
				if !reflect.DeepEqual(both[0], both[1]) {
					t.Errorf("%s of %q in %q is %v, want %v", name, expr, s, both[0], both[1])
				}
			}
		}
	}
}

func TestNoExpressionPanicsWhenItIsUsed(t *testing.T) {
	p := pattern.New(`(`)
	defer func() {
		if recover() == nil {
			t.Error("it does not")
		}
	}()
	p.MatchString("")
}
