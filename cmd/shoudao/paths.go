package main

import (
	"cmp"
	"path/filepath"
	"runtime"
)

// configPath is the settings file: SHOUDAO_CONFIG, or config.toml in the user's
// folder for settings: XDG_CONFIG_HOME or ~/.config, %AppData%, ~/Library/Application
// Support.
func (a *app) configPath() string {
	if p := a.getenv("SHOUDAO_CONFIG"); p != "" {
		return p
	}
	return filepath.Join(a.configDir(), "shoudao", "config.toml")
}

// configDir is as [os.UserConfigDir] has it, in the environment of the app.
func (a *app) configDir() string {
	switch runtime.GOOS {
	case "windows":
		if p := a.getenv("AppData"); p != "" {
			return p
		}
		return filepath.Join(a.home(), "AppData", "Roaming")
	case "darwin":
		return filepath.Join(a.home(), "Library", "Application Support")
	}
	if p := a.getenv("XDG_CONFIG_HOME"); filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(a.home(), ".config")
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

// ownFiles are the files, and the folder of copies, that the program itself writes. None is ever read as one of messages:
// to open and close an archive that is in use lifts the locks of the database on it.
func (a *app) ownFiles() []string {
	own := []string{a.configPath(), a.dailyDir()}
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		own = append(own, a.archivePath()+end)
	}
	return own
}

// home is the user's own folder; where there is none, the one that she is in.
func (a *app) home() string {
	name := "HOME"
	if runtime.GOOS == "windows" {
		name = "USERPROFILE"
	}
	return cmp.Or(a.getenv(name), ".")
}

func (a *app) dataDir() string {
	switch runtime.GOOS {
	case "windows":
		if p := a.getenv("LocalAppData"); p != "" {
			return p
		}
		return filepath.Join(a.home(), "AppData", "Local")
	case "darwin":
		return filepath.Join(a.home(), "Library", "Application Support")
	}
	if p := a.getenv("XDG_DATA_HOME"); filepath.IsAbs(p) {
		return p
	}
	return filepath.Join(a.home(), ".local", "share")
}
