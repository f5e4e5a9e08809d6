package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/atotto/clipboard"
)

// copyOut puts text on the system's clipboard. Where there is none, or where it would be
// that of another machine, the text stands in a file, whose place is returned.
func (a *app) copyOut(said, dir string) (place string, err error) {
	if a.getenv("SSH_TTY") == "" && !clipboard.Unsupported && clipboard.WriteAll(said) == nil {
		return "", nil
	}
	path := filepath.Join(dir, "copied.txt")
	if err := os.WriteFile(path, []byte(said+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("keep what was copied: %w", err)
	}
	return path, nil
}
