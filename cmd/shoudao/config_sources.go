package main

import (
	"bytes"
	"cmp"
	"path/filepath"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// A sourceTable is one place that messages keep coming from.
type sourceTable struct {
	Kind string `toml:"kind"`
	Name string `toml:"name"` // empty: the path
	Path string `toml:"path"` // of a folder
	// Group is that of messages that name none.
	Group string `toml:"group"`
}

// folderKind is a folder into which exported files are dropped.
const folderKind = "folder"

// sources are the places that messages keep coming from, checked.
func (c config) sources(path string) ([]sourceTable, error) {
	lines := linesOf(c.raw, "source")
	fail := func(i int, fault configFault, key, value string) error {
		e := configError{Path: path, Key: "source." + key, Fault: fault, Detail: value}
		if i < len(lines) {
			e.Line = lines[i]
		}
		return e
	}
	all := make([]sourceTable, len(c.Sources))
	names := map[string]bool{}
	for i, s := range c.Sources {
		if s.Kind != folderKind {
			return nil, fail(i, badSource, "kind", s.Kind)
		}
		if strings.TrimSpace(s.Path) == "" {
			return nil, fail(i, noPath, "path", s.Path)
		}
		s.Name = cmp.Or(strings.TrimSpace(s.Name), s.Path)
		if names[s.Name] {
			return nil, fail(i, sameSource, "name", s.Name)
		}
		names[s.Name] = true
		all[i] = s
	}
	return all, nil
}

// located is a path of the settings: ~ is the user's home, and what is not absolute
// lies beside the settings file.
func (a *app) located(path string) string {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, `\`)) {
		return filepath.Join(a.home(), filepath.FromSlash(rest))
	}
	if !filepath.IsAbs(path) {
		return filepath.Join(filepath.Dir(a.configPath()), filepath.FromSlash(path))
	}
	return filepath.Clean(path)
}

// linesOf are the lines on which the tables of an array begin.
func linesOf(raw []byte, name string) []int {
	var p unstable.Parser
	p.Reset(raw)
	var lines []int
	for p.NextExpression() {
		e := p.Expression()
		if names, at := keyOf(e); e.Kind == unstable.ArrayTable && len(names) == 1 && names[0] == name {
			lines = append(lines, bytes.Count(raw[:min(at, len(raw))], []byte("\n"))+1)
		}
	}
	return lines
}
