package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestSettingWritten(t *testing.T) {
	names := setting{[]string{"me", "names"}, `["林晓梅"]`}
	for _, c := range []struct {
		name, was, want string
		set             setting
	}{
		{"a value keeps its comment", "[me]\nnames = [\"a\"] # who\nx = 1\n", "[me]\nnames = [\"林晓梅\"] # who\nx = 1\n", names},
		{"a comment stays in its column", "[me]\nnames = [\"a\"]         # who\n", "[me]\nnames = [\"林晓梅\"]    # who\n", names},
		{"a comment gives way to a long value", "[me]\nnames = [\"a\"]   # who\n", "[me]\nnames = [\"林晓梅\"]  # who\n", names},
		{"a list of several lines keeps them", "[me]\nnames = [\n  \"a\", # ] not here\n  \"b\",\n]\nx = 1\n", "[me]\nnames = [\n  \"林晓梅\",\n]\nx = 1\n", names},
		{"signs inside of strings are no signs", "[me]\nnames = [\"a]\\\"#\", 'b]\\']\nx = 1\n", "[me]\nnames = [\"林晓梅\"]\nx = 1\n", names},
		{"a string of several lines goes as one", "[me]\ntitle = \"\"\"a\n\"b\" # \"\"\"\"\nx = 1\n", "[me]\ntitle = \"t\"\nx = 1\n", setting{[]string{"me", "title"}, `"t"`}},
		{"a key of other tables is left alone", "[you]\nnames = [\"a\"]\n[me]\nnames = [\"b\"]\n", "[you]\nnames = [\"a\"]\n[me]\nnames = [\"林晓梅\"]\n", names},
		{"a key may have its table before it", "me.names = [\"a\"]\n", "me.names = [\"林晓梅\"]\n", names},
		{"a key may be quoted", "[me]\n\"names\" = [\"a\"]\n", "[me]\n\"names\" = [\"林晓梅\"]\n", names},
		{"a new key comes under its table", "[me]\nx = 1\n[hours]\n", "[me]\nnames = [\"林晓梅\"]\nx = 1\n[hours]\n", names},
		{"a table at the end of a file without a line end", "x = 1\n[me]", "x = 1\n[me]\nnames = [\"林晓梅\"]\n", names},
		{"a new table comes at the end", "x = 1", "x = 1\n\n[me]\nnames = [\"林晓梅\"]\n", names},
		{"a new key of no table comes first", "# c\n[me]\n", "language = \"en\"\n# c\n[me]\n", setting{[]string{"language"}, `"en"`}},
		{"line ends of Windows stay", "[me]\r\nnames = [\"a\"] # c\r\nx = 1\r\n", "[me]\r\nnames = [\"林晓梅\"] # c\r\nx = 1\r\n", names},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(c.set.written([]byte(c.was))); got != c.want {
				t.Errorf("written(%q) = %q, want %q", c.was, got, c.want)
			}
		})
	}
}

func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new", "config.toml")
	for _, content := range []string{"one", "two"} {
		if err := replaceFile(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != content {
			t.Errorf("the file holds %q (%v), want %q", got, err, content)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the file there are %v (%v)", left, err)
	}
	if runtime.GOOS == "windows" {
		return // it has neither such modes nor such links
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode of the file is %v (%v), want that of its owner alone", info.Mode(), err)
	}
	link := filepath.Join(dir, "link.toml")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(link, []byte("three")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link has become %v (%v)", info.Mode(), err)
	}
	if got, err := os.ReadFile(path); err != nil || !strings.Contains(string(got), "three") {
		t.Errorf("what the link points to holds %q (%v)", got, err)
	}
}
