package main

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestPathsAsShellsWriteThem(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a backslash is part of a path there")
	}
	for typed, want := range map[string]string{
		`/a b/c.txt`:                   "/a b/c.txt",
		` '/a b/c.txt' `:               "/a b/c.txt",
		`"/a b/c.txt"`:                 "/a b/c.txt",
		`/a\ b/c.txt`:                  "/a b/c.txt",
		`'/a b/it'\''s.txt'`:           "/a b/it's.txt",
		`"/a b/\"c\" \d.txt"`:          `/a b/"c" \d.txt`,
		`/a/'b c'/"d e".txt`:           "/a/b c/d e.txt",
		`/a/群\（一\）\ 导出.txt`:            "/a/群（一） 导出.txt",
		`/a/it's.txt`:                  "/a/it's.txt",
		`file:///a%20b/c.txt`:          "/a b/c.txt",
		`FILE://localhost/a%20b/c.txt`: "/a b/c.txt",
		`'file:///a%20b/c.txt'`:        "/a b/c.txt",
		`file:///a/%E7%BE%A4.txt`:      "/a/群.txt",
		`file:///a/群 #1 100%.txt`:      "/a/群 #1 100%.txt",
		`~/a\ b.txt`:                   "/home/lin/a b.txt",
		`'~/a b.txt'`:                  "/home/lin/a b.txt",
	} {
		s := setup{app: &app{getenv: func(name string) string { return map[string]string{"HOME": "/home/lin"}[name] }}}
		if got := s.located(typed); got != want {
			t.Errorf("located(%q) = %q, want %q", typed, got, want)
		}
	}
}

func TestAFileThatIsReallyCalledSoComesFirst(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no file is called so there")
	}
	odd := filepath.Join(t.TempDir(), `'a\ b'`)
	if err := os.WriteFile(odd, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := (setup{app: &app{}}).located(odd); got != odd {
		t.Errorf("located(%q) = %q", odd, got)
	}
}
