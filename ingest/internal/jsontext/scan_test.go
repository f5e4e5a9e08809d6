package jsontext

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzObject holds that the scanner takes exactly the objects that encoding/json
// takes, and that strings come out the same.
func FuzzObject(f *testing.F) {
	for _, s := range []string{
		`{}`, ` {"a" : -0.5e+3 , "b":[1,{"c":null},[]],"d":"\u00e9\ud83d\ude00\n\/"} `,
		`{"a":1,}`, `{"a":01}`, `{"a":"\x"}`, `{"a":tru}`, `{,}`, `{"a"}`, `[{}]`, `{"a":"\ud83d\u0041\ude00"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if !utf8.Valid(text) {
			return // refused before it comes to the scanner
		}
		strs := map[string]string{}
		_, ok := Object(text, func(key, value []byte) {
			delete(strs, Unquote(key))
			if value[0] == '"' {
				strs[Unquote(key)] = Unquote(value)
			}
		})
		var want map[string]json.RawMessage
		valid := json.Unmarshal(text, &want) == nil && want != nil
		if ok != valid {
			t.Fatalf("object(%q) = %v, encoding/json says %v", text, ok, valid)
		}
		if !ok {
			return
		}
		wantStrs := map[string]string{}
		for key, raw := range want {
			if raw[0] == '"' {
				var s string
				if err := json.Unmarshal(raw, &s); err != nil {
					t.Fatal(err)
				}
				wantStrs[key] = s
			}
		}
		if diff := cmp.Diff(wantStrs, strs); diff != "" {
			t.Fatalf("%q (-encoding/json +got):\n%s", text, diff)
		}
	})
}
