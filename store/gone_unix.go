//go:build unix

package store

import (
	"errors"
	"syscall"
)

// gone reports whether there is certainly no process of this number.
func gone(pid int) bool {
	return pid > 0 && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) // signal 0 only asks
}
