//go:build linux || darwin

package main

import "syscall"

// freeBytes is how much room there is for the user on the disk of a folder; false if the
// system does not tell.
func freeBytes(dir string) (int64, bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, false
	}
	return int64(s.Bavail) * int64(s.Bsize), true
}
