package tui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// TestOnlyTheSanitiserMakesASafe holds that no other file of the package turns a
// string into a Safe.
func TestOnlyTheSanitiserMakesASafe(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		parsed, err := parser.ParseFile(fset, f.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if to, ok := call.Fun.(*ast.Ident); ok && to.Name == "Safe" {
				if made++; f.Name() != "safe.go" {
					t.Errorf("%s makes a Safe of its own", fset.Position(call.Pos()))
				}
			}
			return true
		})
	}
	if made == 0 {
		t.Error("nothing makes a Safe: this test looks for the wrong thing")
	}
}
