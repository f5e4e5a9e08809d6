package main

import (
	"bytes"
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"
)

// lineOf is the line of the settings on which a key stands; 0 if it is not there.
func lineOf(raw []byte, key ...string) int {
	var p unstable.Parser
	p.Reset(raw)
	var table []string
	for p.NextExpression() {
		e := p.Expression()
		names, at := keyOf(e)
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = names
		case unstable.KeyValue:
			names = append(slices.Clone(table), names...)
		default:
			continue
		}
		if slices.Equal(names, key) {
			return bytes.Count(raw[:min(at, len(raw))], []byte("\n")) + 1
		}
		if e.Kind == unstable.KeyValue && len(names) < len(key) && slices.Equal(names, key[:len(names)]) {
			return bytes.Count(raw[:min(at, len(raw))], []byte("\n")) + 1 // points = { … }
		}
	}
	return 0
}

// keyOf are the parts of a key, and the byte at which its first begins.
func keyOf(e *unstable.Node) (names []string, at int) {
	for k := e.Key(); k.Next(); {
		if names == nil {
			at = int(k.Node().Raw.Offset)
		}
		names = append(names, string(k.Node().Data))
	}
	return names, at
}
