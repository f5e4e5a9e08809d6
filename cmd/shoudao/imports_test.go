package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// arrows are the packages of this module that a package may import, by the
// beginning of its path below the module. What is not listed may import nothing of
// it.
var arrows = []struct {
	of  string
	may []string
}{
	{"han", nil},
	{"ingest", []string{"ingest", "han"}},
	{"triage/when", []string{"han"}},
	{"triage/trust", nil},
	{"triage", []string{"ingest", "triage/when", "han"}},
	{"store", []string{"ingest", "triage", "triage/when", "han", "store"}},
	{"tui/text", []string{"ingest", "triage", "triage/when", "triage/trust"}},
	{"tui", []string{"ingest", "triage", "triage/when", "triage/trust", "tui/text", "han"}},
	{"cmd", []string{"ingest", "triage", "store", "tui", "han", "cmd"}},
}

// pure are the packages that may import of the standard library only what can do
// nothing but compute.
var pure = map[string][]string{
	"triage": strings.Fields("bufio bytes cmp embed encoding/binary encoding/csv encoding/hex errors fmt hash hash/fnv hash/maphash io iter maps math math/bits regexp slices sort strconv strings sync sync/atomic time unicode unicode/utf8 unicode/utf16"),
	"han":    strings.Fields("cmp embed slices strings sync unicode unicode/utf8"),
}

// barred are packages of the standard library that a part of the tree does
// without.
var barred = map[string][]string{
	"tui":    strings.Fields("os net net/http database/sql io/ioutil log log/slog"),
	"store":  strings.Fields("log log/slog net net/http"),
	"ingest": strings.Fields("log log/slog"),
}

// TestArrows holds the direction of the imports.
func TestArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "shoudao/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		pkg := strings.TrimPrefix(fields[0], "shoudao/")
		for _, imported := range fields[1:] {
			checkImport(t, pkg, imported)
		}
	}
}

func checkImport(t *testing.T, pkg, imported string) {
	t.Helper()
	if own, ok := strings.CutPrefix(imported, "shoudao/"); ok {
		if !slices.ContainsFunc(mayImport(pkg), func(p string) bool {
			return own == p || strings.HasPrefix(own, p+"/") && p != "triage" || p == "triage" && (own == "triage/when" || own == "triage/trust" && strings.HasPrefix(pkg, "cmd"))
		}) {
			t.Errorf("%s imports %s", pkg, own)
		}
		return
	}
	top, _, _ := strings.Cut(pkg, "/")
	if allowed, ok := pure[top]; ok && !slices.Contains(allowed, imported) {
		t.Errorf("%s imports %s: it only computes", pkg, imported)
	}
	if slices.Contains(barred[top], imported) {
		t.Errorf("%s imports %s", pkg, imported)
	}
}

func mayImport(pkg string) []string {
	for _, a := range arrows {
		if pkg == a.of || strings.HasPrefix(pkg, a.of+"/") {
			return a.may
		}
	}
	return nil
}

// TestClock holds that nothing but this package reads the clock or the process's
// own time zone.
func TestClock(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			// What is no part of the program, such as what measures it, has a clock of its own.
			if d != nil && slices.Contains([]string{".git", "cmd", "peers"}, d.Name()) {
				return filepath.SkipDir
			}
			return err
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			checkClock(t, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkClock(t *testing.T, path string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Local"}, sel.Sel.Name) {
			t.Errorf("%s uses time.%s", path, sel.Sel.Name)
		}
		return true
	})
}
