package main

import (
	"context"
	"os"
	"slices"

	"shoudao/ingest/folder"
)

// Watch implements [tui.Setup]. The table is put at the end of the settings, where the template
// tells of sources.
func (s setup) Watch(ctx context.Context, typed string) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	dir := s.located(typed)
	look := folder.Folder{Path: dir, Except: s.app.ownFiles()}
	if _, err := look.Look(ctx, s.app.now()); err != nil {
		return err
	}
	was, err := readConfig(s.path)
	if err != nil {
		return err
	}
	tables, err := was.sources(s.path)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(tables, func(t sourceTable) bool { return t.Kind == folderKind && s.app.located(t.Path) == dir }) {
		return nil
	}
	raw := slices.Concat(closed(was.raw), []byte("\n[[source]]\nkind = "+quoted(folderKind)+"\npath = "+quoted(dir)+"\n"))
	is, err := parseConfig(s.path, raw)
	if err != nil || len(is.Sources) != len(was.Sources)+1 || !sameSettings(is, was) {
		return errUnwritable
	}
	if _, err := is.sources(s.path); err != nil {
		return err
	}
	return replaceFile(s.path, raw)
}

// Watched implements [tui.Setup].
func (s setup) Watched(context.Context) ([]string, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	c, err := readConfig(s.path)
	if err != nil {
		return nil, err
	}
	tables, err := c.sources(s.path)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, t := range tables {
		if t.Kind == folderKind {
			all = append(all, t.Path)
		}
	}
	return all, nil
}

// FolderAt implements [tui.Setup].
func (s setup) FolderAt(typed string) string {
	path := s.located(typed)
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return ""
	}
	return path
}
