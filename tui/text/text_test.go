package text_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/trust"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

var langs = []text.Lang{text.Chinese, text.English}

// sayings calls tell for every word of w: its strings, and what its functions say
// of sample values.
func sayings(t *testing.T, path string, v reflect.Value, tell func(path, said string)) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		tell(path, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			sayings(t, path+"."+v.Type().Field(i).Name, v.Field(i), tell)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			tell(path, "")
		}
		for i := range v.Len() {
			sayings(t, fmt.Sprintf("%s[%d]", path, i), v.Index(i), tell)
		}
	case reflect.Func:
		if v.IsNil() {
			tell(path, "")
			return
		}
		args := make([]reflect.Value, v.Type().NumIn())
		for i := range args {
			args[i] = sample(t, path, v.Type().In(i))
		}
		sayings(t, path, v.Call(args)[0], tell)
	case reflect.Array:
		for i := range v.Len() {
			sayings(t, fmt.Sprintf("%s[%d]", path, i), v.Index(i), tell)
		}
	case reflect.Uint8:
	case reflect.Int:
		if v.Int() == 0 {
			tell(path, "")
		}
	default:
		t.Fatalf("%s: a %s among the words", path, v.Kind())
	}
}

func sample(t *testing.T, path string, of reflect.Type) reflect.Value {
	t.Helper()
	switch of {
	case reflect.TypeFor[int]():
		return reflect.ValueOf(3)
	case reflect.TypeFor[int64]():
		return reflect.ValueOf(int64(3 << 20))
	case reflect.TypeFor[string]():
		return reflect.ValueOf("X")
	case reflect.TypeFor[bool]():
		return reflect.ValueOf(true)
	case reflect.TypeFor[time.Time]():
		return reflect.ValueOf(time.Date(2026, 3, 12, 8, 12, 0, 0, time.UTC))
	case reflect.TypeFor[time.Duration]():
		return reflect.ValueOf(3*time.Hour + 48*time.Minute)
	case reflect.TypeFor[when.Grain]():
		return reflect.ValueOf(when.Minute)
	case reflect.TypeFor[trust.Rate]():
		return reflect.ValueOf(trust.Rate{Judged: 412, Missed: 1})
	case reflect.TypeFor[trust.Case]():
		return reflect.ValueOf(trust.Case{Received: 130, Hers: 7, Filtered: 80, Sample: trust.Rate{Judged: 40}})
	case reflect.TypeFor[trust.Verdict]():
		return reflect.ValueOf(trust.Safe)
	case reflect.TypeFor[text.Flow]():
		return reflect.ValueOf(text.Flow{Received: 10, Own: 1, Todo: 2, Look: 3, Filtered: 4})
	case reflect.TypeFor[ingest.Tally]():
		return reflect.ValueOf(ingest.Tally{Read: 3, Stored: 2, Known: 1})
	case reflect.TypeFor[triage.Band]():
		return reflect.ValueOf(triage.Look)
	case reflect.TypeFor[[]string]():
		return reflect.ValueOf([]string{"X", "Y"})
	}
	t.Fatalf("%s: no sample of a %s", path, of)
	return reflect.Value{}
}

func TestWords(t *testing.T) {
	for _, lang := range langs {
		t.Run(fmt.Sprint("no field is empty in language ", lang), func(t *testing.T) {
			sayings(t, "Words", reflect.ValueOf(text.For(lang)), func(path, said string) {
				if strings.TrimSpace(said) == "" {
					t.Errorf("%s is empty", path)
				}
			})
		})
		t.Run(fmt.Sprint("every glyph has one width in language ", lang), func(t *testing.T) {
			sayings(t, "Words", reflect.ValueOf(text.For(lang)), func(path, said string) {
				if strings.HasPrefix(path, "Words.Cmd.") {
					said = strings.ReplaceAll(said, "\n", "") // printed line by line, outside of any frame
				}
				if i := strings.IndexFunc(said, unsure); i >= 0 {
					t.Errorf("%s = %q: a terminal may draw %q in one cell or in two", path, said, said[i:])
				}
			})
		})
	}
	t.Run("English words have no Han", func(t *testing.T) {
		sayings(t, "Words", reflect.ValueOf(text.For(text.English)), func(path, said string) {
			if strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				t.Errorf("%s = %q", path, said)
			}
		})
	})
}

// unsure reports whether terminals differ on the width of r. What is left is ASCII,
// Han, and the signs that are always two cells wide.
func unsure(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7F, r >= 0x4E00 && r <= 0x9FFF:
	case r >= 0x3001 && r <= 0x3011, r >= 0xFF01 && r <= 0xFF60:
	default:
		return true
	}
	return false
}

func TestReason(t *testing.T) {
	for _, lang := range langs {
		w := text.For(lang)
		seen := map[string]triage.Code{}
		for _, c := range triage.Codes() {
			r := w.Reason(c)
			if r.Name == "" || r.Sentence == "" || r.Name == string(c) && r.Sentence == string(c) {
				t.Errorf("language %d: Reason(%q) = %+v, want words", lang, c, r)
			}
			if other, ok := seen[r.Name]; ok {
				t.Errorf("language %d: %q and %q are both called %q", lang, other, c, r.Name)
			}
			seen[r.Name] = c
			if strings.ContainsFunc(r.Name+r.Sentence, unsure) {
				t.Errorf("language %d: Reason(%q) = %+v has a glyph of unsure width", lang, c, r)
			}
		}
		if got := w.Reason("from-tomorrow").Name; got != "from-tomorrow" {
			t.Errorf("language %d: an unknown code is said as %q, want itself", lang, got)
		}
	}
}

func TestEnumerations(t *testing.T) {
	for _, lang := range langs {
		w := text.For(lang)
		names := map[string]bool{}
		for b := triage.Today; b <= triage.Aged; b++ {
			names["bucket "+w.Buckets.Of(b)] = true
		}
		for s := triage.Open; s <= triage.NotMine; s++ {
			names["state "+w.States.Of(s)] = true
		}
		for a := triage.Ask; a <= triage.Reopen; a++ {
			names["act "+w.Acts.Of(a)] = true
		}
		for v := triage.MarkDone; v <= triage.Sampled; v++ {
			names["verb "+w.Verbs.Of(v)] = true
		}
		want := int(triage.Aged) + int(triage.NotMine) + 1 + int(triage.Reopen) + int(triage.Sampled)
		if len(names) != want {
			t.Errorf("language %d: %d names for %d values", lang, len(names), want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		tag  string
		want text.Lang
		ok   bool
	}{
		{"zh", text.Chinese, true},
		{"zh_CN.UTF-8", text.Chinese, true},
		{"en-GB", text.English, true},
		{"EN", text.English, true},
		{"C", text.Chinese, false},
		{"", text.Chinese, false},
		{"de", text.Chinese, false},
	} {
		if got, ok := text.Parse(c.tag); got != c.want || ok != c.ok {
			t.Errorf("Parse(%q) = %v, %v, want %v, %v", c.tag, got, ok, c.want, c.ok)
		}
	}
}
