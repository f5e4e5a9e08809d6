package store

// Blank is the file of an empty archive, for tests that need many.
func Blank() []byte { return blank() }
