package imap

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"shoudao/ingest"
)

// A script is a server that answers as a test tells it. Commands that the test does not
// speak of are answered as an ordinary server with an empty INBOX does.
type script struct {
	greeting string        // empty: the usual one
	hangsUp  bool          // after the greeting
	drips    time.Duration // before each byte of what it answers
	// answer returns what is sent before the result, and the result: "OK done". An
	// empty result hangs up.
	answer func(command string) (data, result string, ok bool)

	mu    sync.Mutex
	heard []string
	conns int
}

// source is a source that reads from the script.
func (s *script) source(o Options) *Source {
	o.Address, o.Security, o.User, o.Password, o.Location = "127.0.0.1:143", Plain, her, secret, east
	src := New(o)
	src.dial = func(context.Context, string) (net.Conn, error) {
		here, there := net.Pipe()
		go s.serve(there)
		return here, nil
	}
	return src
}

func (s *script) serve(c net.Conn) {
	defer c.Close()
	s.mu.Lock()
	s.conns++
	s.mu.Unlock()
	greeting := s.greeting
	if greeting == "" {
		greeting = "* OK [CAPABILITY IMAP4rev1 IDLE ID] ready\r\n"
	}
	if _, err := io.WriteString(c, greeting); err != nil || s.hangsUp {
		return
	}
	in := bufio.NewReader(c)
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		tag, command, _ := strings.Cut(strings.TrimSpace(line), " ")
		s.mu.Lock()
		s.heard = append(s.heard, command)
		s.mu.Unlock()
		for strings.HasSuffix(command, "}") { // a literal follows
			io.WriteString(c, "+ go on\r\n")
			more, err := in.ReadString('\n')
			if err != nil {
				return
			}
			command += more
			command = strings.TrimSpace(command)
		}
		data, result := s.reply(command)
		for i := range len(data) * min(int(s.drips), 1) {
			time.Sleep(s.drips)
			if _, err := io.WriteString(c, data[i:i+1]); err != nil {
				return
			}
		}
		if s.drips > 0 {
			data = ""
		}
		if result == "" {
			io.WriteString(c, data)
			return
		}
		if _, err := fmt.Fprintf(c, "%s%s %s\r\n", data, tag, result); err != nil {
			return
		}
	}
}

func (s *script) reply(command string) (data, result string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.answer != nil {
		if data, result, ok := s.answer(command); ok {
			return data, result
		}
	}
	switch {
	case command == "CAPABILITY":
		return "* CAPABILITY IMAP4rev1 ID\r\n", "OK done"
	case strings.HasPrefix(command, "EXAMINE"):
		return "* 0 EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n* OK [UIDNEXT 1] next\r\n", "OK [READ-ONLY] done"
	case strings.HasPrefix(command, "STATUS"):
		return "* STATUS INBOX (MESSAGES 0 UIDVALIDITY 1 UIDNEXT 1)\r\n", "OK done"
	case command == "LOGOUT":
		return "* BYE\r\n", ""
	}
	return "", "OK done"
}

// change changes what the answers go by.
func (s *script) change(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
}

// called is how often the server was called.
func (s *script) called() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.conns
}

// commands are those that the server has heard that begin so.
func (s *script) commands(prefix string) (all []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.heard {
		if strings.HasPrefix(c, prefix) {
			all = append(all, c)
		}
	}
	return all
}

// holding answers for a mailbox with mails, by their numbers. What fetch returns is what
// stands in the answer between the parentheses, after the number.
func holding(uids []int, fetch func(uid int, command string) string) func(string) (string, string, bool) {
	return func(command string) (string, string, bool) {
		switch {
		case strings.HasPrefix(command, "EXAMINE"):
			next := 1
			if len(uids) > 0 {
				next = uids[len(uids)-1] + 1
			}
			return fmt.Sprintf("* %d EXISTS\r\n* OK [UIDVALIDITY 1] valid\r\n* OK [UIDNEXT %d] next\r\n", len(uids), next), "OK done", true
		case strings.HasPrefix(command, "UID SEARCH"):
			return "* SEARCH" + strings.TrimSuffix(strings.ReplaceAll(fmt.Sprint(" ", uids), "[", ""), "]") + "\r\n", "OK done", true
		case strings.HasPrefix(command, "UID FETCH"):
			set := strings.Fields(command)[2]
			var b strings.Builder
			for i, uid := range uids {
				if inSet(set, uid) {
					if data := fetch(uid, command); data != "" {
						fmt.Fprintf(&b, "* %d FETCH (UID %d %s)\r\n", i+1, uid, data)
					}
				}
			}
			return b.String(), "OK done", true
		}
		return "", "", false
	}
}

// inSet reports whether a number is in a set such as 1:3,7.
func inSet(set string, uid int) bool {
	for one := range strings.SplitSeq(set, ",") {
		var from, to int
		if n, _ := fmt.Sscanf(one, "%d:%d", &from, &to); n == 1 {
			to = from
		}
		if from <= uid && uid <= to {
			return true
		}
	}
	return false
}

func literal(section, text string) string {
	return fmt.Sprintf("BODY[%s]<0> {%d}\r\n%s", section, len(text), text)
}

// collect reads everything that is new, and the cursor behind it.
func collect(t *testing.T, src ingest.Source, since ingest.Cursor) (messages []ingest.Message, skips []ingest.Skip, last ingest.Cursor, err error) {
	t.Helper()
	last = since
	for p, e := range src.Pages(t.Context(), since) {
		if e != nil {
			return messages, skips, last, e
		}
		messages, skips, last = append(messages, p.Messages...), append(skips, p.Skipped...), p.Next
	}
	return messages, skips, last, nil
}
