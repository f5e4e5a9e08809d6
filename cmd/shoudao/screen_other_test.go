//go:build !unix

package main

import "github.com/rogpeppe/go-internal/testscript"

// screenCommand needs a pseudo-terminal, which only Unix has; scripts that call it
// say [unix].
func screenCommand(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Fatalf("screen: there is no pseudo-terminal here")
}
