package main

import "testing"

func TestListRewritten(t *testing.T) {
	for _, c := range []struct {
		name, was, value, want string
	}{
		{
			"a word is added behind the last", "[\n  \"林晓梅\", # 全名\n  \"小林\"     # 同事叫的\n]", `["林晓梅", "小林", "晓梅"]`,
			"[\n  \"林晓梅\", # 全名\n  \"小林\",     # 同事叫的\n  \"晓梅\"\n]",
		},
		{
			"a word goes with the comment behind it", "[\n  \"a\", # one\n  \"b\", # two\n  \"c\", # three\n]", `["a", "c"]`,
			"[\n  \"a\", # one\n  \"c\", # three\n]",
		},
		{
			"the last goes", "[\n  \"a\", # one\n  \"b\" # two\n]", `["a"]`, "[\n  \"a\" # one\n]",
		},
		{
			"what stands above a word that goes stays", "[\n  # in full\n  \"a\",\n  # in short\n  \"b\",\n]", `["b", "c"]`,
			"[\n  # in full\n  # in short\n  \"b\",\n  \"c\",\n]",
		},
		{
			"what stands above the last that goes stays", "[\n  \"a\",\n  # in short\n  \"b\",\n  # the end\n]", `["a"]`,
			"[\n  \"a\",\n  # in short\n  # the end\n]",
		},
		{
			"words change places with their comments", "[\n  \"a\", # one\n  \"b\", # two\n]", `["b", "a"]`, "[\n  \"b\", # two\n  \"a\", # one\n]",
		},
		{
			"two on a line stay there", "[ \"a\", 'b', # both\n  \"c\" ]", `["a", "b", "c", "d"]`, "[ \"a\", 'b', # both\n  \"c\",\n  \"d\" ]",
		},
		{
			"the first of a line goes", "[\n  \"a\", \"b\", # both\n  \"c\",\n]", `["b", "c"]`, "[\n  \"b\", # both\n  \"c\",\n]",
		},
		{
			"an empty list with a comment", "[\n  # nobody yet\n]", `["a"]`, "[\n  \"a\",\n  # nobody yet\n]",
		},
		{"the last of a line with the bracket goes", "[ \"a\", # one\n  \"b\" ]", `["a", "c"]`, "[ \"a\", # one\n  \"c\" ]"},
		{"all go", "[\n  # nobody\n  \"a\", # one\n]", `[]`, "[\n  # nobody\n]"},
		{"line ends of Windows", "[\r\n  \"a\", # one\r\n]", `["a", "b"]`, "[\r\n  \"a\", # one\r\n  \"b\",\r\n]"},
		{"a list on one line is written anew", `[ "a" ]`, `["b"]`, ""},
		{"a comma on the next line is not understood", "[\n  \"a\"\n  , \"b\"\n]", `["a"]`, ""},
		{"what is no list of words is not understood", "[\n  1,\n]", `["a"]`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := rewritten([]byte(c.was), c.value)
			if ok != (c.want != "") || ok && got != c.want {
				t.Errorf("rewritten(%q, %s) = %q, %v, want %q", c.was, c.value, got, ok, c.want)
			}
		})
	}
}
