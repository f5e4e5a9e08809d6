package triage

// A Code names a kind of evidence. It is stable and of no language: the screens
// have a sentence for each in every language, and the archive may hold it for
// years.
type Code string
