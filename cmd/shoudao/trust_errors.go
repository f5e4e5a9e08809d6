package main

import "shoudao/tui/text"

// Errors of samples and of what is said of them.
type (
	notDrawnError struct{ id string }
	noGroupError  struct {
		typed string
		some  []string
	}
	noAnswerError struct{ typed string }
	emptyDayError struct{ day string } // nothing came on it: there is nothing to drill
)

func (e notDrawnError) Error() string { return "not drawn: " + e.id }
func (e noGroupError) Error() string  { return "no group " + e.typed }
func (e noAnswerError) Error() string { return "no answer: " + e.typed }
func (e emptyDayError) Error() string { return "no messages on " + e.day }

func (e notDrawnError) tell(w text.TroubleWords) [2]string { return w.Trust.NotDrawn(e.id) }
func (e noGroupError) tell(w text.TroubleWords) [2]string  { return w.Trust.NoGroup(e.typed, e.some) }
func (e noAnswerError) tell(w text.TroubleWords) [2]string { return w.Trust.NotSaid(e.typed) }
func (e emptyDayError) tell(w text.TroubleWords) [2]string { return w.Trust.EmptyDay(e.day) }

func (noAnswerError) usage() {}
