package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"
)

// A HeldError says that another process fetches messages.
type HeldError struct {
	Holder string
	Until  time.Time // when its lease runs out, if it is not renewed
}

// Error names the holder.
func (e *HeldError) Error() string {
	return fmt.Sprintf("%s is fetching messages until %s", e.Holder, e.Until.Format(time.RFC3339))
}

// Acquire takes the lease to fetch messages, or renews it, for the holder until an
// instant. As long as another holds it at now, the answer is a [*HeldError]. A lease that ends
// so late that a clock which was wrong must have written it is none, nor is that of a process
// of this computer which is no more.
func (s *Store) Acquire(ctx context.Context, holder string, now, until time.Time) error {
	own := machine()
	return s.write(ctx, func(t *txn) error {
		var other, where string
		var us int64
		var pid int
		latest := until.Add(until.Sub(now)) // two computers may be off by as long as a lease lasts
		err := t.row(ctx, "SELECT holder, until, machine, pid FROM lease WHERE holder <> ? AND until > ? AND until <= ?",
			holder, now.UnixMicro(), latest.UnixMicro()).Scan(&other, &us, &where, &pid)
		switch {
		case errors.Is(err, sql.ErrNoRows), err == nil && own != "" && where == own && gone(pid):
		case err != nil:
			return err
		default:
			return &HeldError{other, t.instant(us)}
		}
		if err := t.exec(ctx, "DELETE FROM lease"); err != nil {
			return err
		}
		return t.exec(ctx, "INSERT INTO lease (holder, until, machine, pid) VALUES (?, ?, ?, ?)",
			holder, until.UnixMicro(), own, os.Getpid())
	})
}

// Release gives the lease back, if the holder has it.
func (s *Store) Release(ctx context.Context, holder string) error {
	return s.write(ctx, func(t *txn) error { return t.exec(ctx, "DELETE FROM lease WHERE holder = ?", holder) })
}

// machine names where the numbers of processes are those of this one; empty if that is not
// known. Where the archive lies on a drive that several computers reach, their names alone may
// be the same: so it is also the start of the system and the room of its processes, where the
// system tells them.
func machine() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	boot, _ := os.ReadFile("/proc/sys/kernel/random/boot_id") // Linux alone has these two
	room, _ := os.Readlink("/proc/self/ns/pid")
	return fmt.Sprintf("%s %.36s %s", name, boot, room)
}
