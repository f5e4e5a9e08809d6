//go:build unix

package file_test

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"shoudao/ingest/file"
)

// TestAPipeIsNoFile holds that a pipe into which nobody writes is refused, and not waited
// for.
func TestAPipeIsNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	if _, _, err := file.At(path).Open(); !errors.Is(err, file.ErrNotRegular) {
		t.Errorf("a pipe gives %v", err)
	}
}
