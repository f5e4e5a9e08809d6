package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"
)

// dailyOld is the age from which on the last copy is too old.
const dailyOld = 7 * 24 * time.Hour

// dailyFault is why the last attempt to make the daily copy failed, if it did.
func (up *checkup) dailyFault() (finding, bool) {
	for _, at := range up.attempts {
		if at.Feed == dailyFeed && at.Fault != "" {
			day := at.TriedAt.In(up.a.zone()).Format("2006-01-02 15:04")
			return finding{levelError, up.a.words.Cmd.Checkup.BackupFailed(day, at.Fault), at.Todo}, true
		}
	}
	return finding{}, false
}

// backups tells when the archive was last copied by itself.
func (up *checkup) backups(context.Context) finding {
	w, a := up.a.words.Cmd.Checkup, up.a
	on := isOn(up.config.Backup.Daily)
	if fault, ok := up.dailyFault(); ok && on {
		return fault
	}
	days, err := a.dailies()
	if err != nil {
		return up.failed(err)
	}
	if len(days) == 0 {
		_, err := os.Stat(a.archivePath())
		switch {
		case !on:
			return finding{said: w.BackupOff}
		case errors.Is(err, fs.ErrNotExist):
			return finding{said: w.NoGroups}
		}
		return finding{said: w.BackupNone}
	}
	said := w.Backup(days[0].Format(time.DateOnly), len(days), a.dailyDir())
	switch old := a.clock(a.zone()).Sub(days[0]) > dailyOld; {
	case !on:
		return finding{said: said + w.BackupOffNow}
	case old:
		return finding{levelWarning, said, w.BackupDo}
	}
	return finding{said: said}
}
