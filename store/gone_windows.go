package store

import (
	"errors"
	"syscall"
)

// gone reports whether there is certainly no process of this number. One that has ended keeps
// its number for as long as somebody still looks at it.
func gone(pid int) bool {
	const (
		queryLimited     = 0x1000
		invalidParameter = syscall.Errno(87)
	)
	if pid <= 0 {
		return false
	}
	h, err := syscall.OpenProcess(queryLimited|syscall.SYNCHRONIZE, false, uint32(pid))
	if err != nil {
		return errors.Is(err, invalidParameter)
	}
	defer func() { _ = syscall.CloseHandle(h) }()
	state, err := syscall.WaitForSingleObject(h, 0)
	return err == nil && state == syscall.WAIT_OBJECT_0
}
