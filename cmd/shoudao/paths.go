package main

import (
	"os"
	"path/filepath"
	"runtime"
)

// configPath is the settings file: SHOUDAO_CONFIG, or config.toml in the user's
// folder for settings.
func (a *app) configPath() string {
	if p := a.getenv("SHOUDAO_CONFIG"); p != "" {
		return p
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		dir = "."
	}
	return filepath.Join(dir, "shoudao", "config.toml")
}

// archivePath is the archive: SHOUDAO_DB, or archive.db in the user's folder for
// data: XDG_DATA_HOME or ~/.local/share, %LocalAppData%, ~/Library/Application
// Support.
func (a *app) archivePath() string {
	if p := a.getenv("SHOUDAO_DB"); p != "" {
		return p
	}
	return filepath.Join(a.dataDir(), "shoudao", "archive.db")
}

func (a *app) dataDir() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = "."
	}
	switch runtime.GOOS {
	case "windows":
		if p := a.getenv("LocalAppData"); p != "" {
			return p
		}
		return filepath.Join(home, "AppData", "Local")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support")
	}
	if p := a.getenv("XDG_DATA_HOME"); filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(home, ".local", "share")
}
