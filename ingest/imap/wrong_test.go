package imap

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"shoudao/ingest/peer"
)

func TestSaysWhatIsWrong(t *testing.T) {
	no := func(prefix, data, result string) func(string) (string, string, bool) {
		return func(command string) (string, string, bool) { return data, result, strings.HasPrefix(command, prefix) }
	}
	for name, c := range map[string]struct {
		script *script
		want   error
		words  string
	}{
		"the password is not taken":     {&script{answer: no("LOGIN", "", "NO [AUTHENTICATIONFAILED] "+secret+" is wrong, use a code")}, ErrRefused, "*** is wrong, use a code"},
		"the server has no time":        {&script{answer: no("LOGIN", "", "NO [UNAVAILABLE] later")}, peer.ErrUnreachable, "later"},
		"the server says goodbye":       {&script{greeting: "* BYE too many\r\n"}, peer.ErrUnreachable, "too many"},
		"the server hangs up":           {&script{greeting: "* OK", hangsUp: true}, peer.ErrUnreachable, ""},
		"it hangs up in the middle":     {&script{answer: no("LOGIN", "* OK half", "")}, peer.ErrUnreachable, ""},
		"it speaks HTTP":                {&script{greeting: "HTTP/1.1 400 Bad Request\r\n\r\n"}, peer.ErrForeign, ""},
		"it speaks POP":                 {&script{greeting: "+OK ready\r\n"}, peer.ErrForeign, ""},
		"it speaks nonsense later":      {&script{answer: no("EXAMINE", "* 1 ((((\r\n", "OK")}, peer.ErrUnreadable, ""},
		"it does not know the mailbox":  {&script{answer: no("EXAMINE", "", "NO no such")}, ErrNoMailbox, "INBOX"},
		"it speaks without end":         {&script{answer: no("EXAMINE", strings.Repeat("* OK "+strings.Repeat("x", 1<<16)+"\r\n", 20), "OK")}, peer.ErrUnreadable, ""},
		"it numbers without end":        {&script{answer: hostileSearch("* SEARCH 1 2 0\r\n")}, peer.ErrUnreadable, ""},
		"it knows four billion numbers": {&script{answer: hostileSearch("* ESEARCH UID ALL 1:4294967295\r\n")}, peer.ErrUnreadable, ""},
	} {
		t.Run(name, func(t *testing.T) {
			src := c.script.source(Options{})
			src.most = 1 << 20
			_, _, _, err := collect(t, src, "")
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.words) {
				t.Errorf("error %v, want %v with %q", err, c.want, c.words)
			}
			for _, kind := range []error{peer.ErrUnreachable, ErrUntrusted, ErrRefused, peer.ErrForeign, peer.ErrUnreadable, ErrNoMailbox} {
				if kind != c.want && errors.Is(err, kind) {
					t.Errorf("%v is %v too", err, kind)
				}
			}
			if strings.Contains(fmt.Sprintf("%+v", err), secret) {
				t.Errorf("the password stands in %v", err)
			}
		})
	}
}

func hostileSearch(answer string) func(string) (string, string, bool) {
	usual := holding([]int{1, 2}, simple)
	return func(command string) (string, string, bool) {
		if strings.HasPrefix(command, "UID SEARCH") {
			return answer, "OK done", true
		}
		return usual(command)
	}
}

func TestSendsNoPasswordInTheClear(t *testing.T) {
	s := script{}
	src := s.source(Options{})
	for _, address := range []string{"mail.example:143", "192.0.2.1:143", "localhost.example:143"} {
		src.options.Address = address
		if _, _, _, err := collect(t, src, ""); !errors.Is(err, ErrInsecure) {
			t.Errorf("%s: error %v", address, err)
		}
	}
	if n := s.called(); n > 0 {
		t.Errorf("it was called %d times", n)
	}
}

func TestSaysThatThereIsNoStartTLS(t *testing.T) {
	s := script{answer: func(command string) (string, string, bool) {
		return "", "BAD what?", command == "STARTTLS"
	}}
	src := s.source(Options{})
	src.options.Security = StartTLS
	if _, _, _, err := collect(t, src, ""); !errors.Is(err, peer.ErrForeign) {
		t.Errorf("error %v", err)
	}
	if len(s.commands("LOGIN")) > 0 {
		t.Error("and sends the password all the same")
	}
}

func TestSaysWhyAMailboxIsNotOpened(t *testing.T) {
	s := script{answer: func(command string) (string, string, bool) {
		switch {
		case strings.HasPrefix(command, "EXAMINE") && strings.Contains(command, "Kept"):
			return "", "NO Unsafe Login. Please ask.", true
		case strings.HasPrefix(command, "LIST") && strings.Contains(command, "Kept"):
			return "* LIST () \"/\" Kept\r\n", "OK done", true
		case strings.HasPrefix(command, "EXAMINE") && strings.Contains(command, "Gone"):
			return "", "NO none", true
		}
		return holding([]int{1}, simple)(command)
	}}
	got, _, _, err := collect(t, s.source(Options{Mailboxes: []string{"Gone", "Kept", "INBOX"}}), "")
	if len(got) != 1 {
		t.Errorf("of the mailbox that is there come %v", got)
	}
	var box *MailboxError
	if !errors.Is(err, ErrNoMailbox) || !errors.Is(err, ErrRefused) || !errors.As(err, &box) || box.Mailbox != "Gone" ||
		!strings.Contains(err.Error(), "Unsafe Login") {
		t.Errorf("error %v", err)
	}
}

func TestEndsWhenTheServerAnswersByteForByte(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := script{drips: 30 * time.Second, answer: holding([]int{1}, simple)}
		start := time.Now()
		_, _, _, err := collect(t, s.source(Options{Patience: 40 * time.Second}), "")
		if took := time.Since(start); !errors.Is(err, peer.ErrUnreachable) || took > 401*time.Second {
			t.Errorf("after %v: %v", took, err)
		}
		time.Sleep(time.Minute) // the server finds that nobody listens
	})
}

func TestEndsWhenTheServerFallsSilent(t *testing.T) {
	for _, at := range []string{"LOGIN", "EXAMINE", "UID SEARCH", "UID FETCH"} {
		t.Run(at, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				usual := holding([]int{1}, simple)
				over := make(chan struct{})
				s := script{answer: func(command string) (string, string, bool) {
					if strings.HasPrefix(command, at) {
						<-over
					}
					return usual(command)
				}}
				start := time.Now()
				_, _, _, err := collect(t, s.source(Options{Patience: 40 * time.Second}), "")
				close(over)
				// What reads nothing either is given up when the library's own time to write is over.
				if took := time.Since(start); !errors.Is(err, peer.ErrUnreachable) || took < 30*time.Second || took > 40*time.Second {
					t.Errorf("after %v: %v", took, err)
				}
			})
		})
	}
}
