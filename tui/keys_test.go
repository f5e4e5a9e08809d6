package tui

import (
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shoudao/tui/text"
)

// TestKeysOfWindows holds that Ctrl-z suspends where a shell can take the program up again, and
// undoes where there is none.
func TestKeysOfWindows(t *testing.T) {
	z := tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl}
	for _, windows := range []bool{false, true} {
		keys := newKeyMap(text.For(text.Chinese), windows)
		if key.Matches(z, keys.undo) != windows || key.Matches(z, keys.suspend) == windows {
			t.Errorf("on Windows %v: Ctrl-z undoes %v, suspends %v", windows, key.Matches(z, keys.undo), key.Matches(z, keys.suspend))
		}
	}
}
