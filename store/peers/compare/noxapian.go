//go:build !xapian

package main

func newXapian(string) (engine, error)  { return nil, errNoXapian }
func openXapian(string) (engine, error) { return nil, errNoXapian }
