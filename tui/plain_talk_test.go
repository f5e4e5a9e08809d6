package tui

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"shoudao/triage"
	"shoudao/tui/text"
)

// A talk is somebody who types into the line mode, and the transcript of all that
// was typed and said.
type talk struct {
	box    *memory
	lang   text.Lang
	now    time.Time
	lines  []string
	during map[string]func() // what happens while a line is typed
	typed  string            // what is left of a line that has been read in part
	said   bytes.Buffer
}

func newTalk(box *memory, lines ...string) *talk { return &talk{box: box, now: eve, lines: lines} }

// Read types the next line, as a terminal shows it.
func (k *talk) Read(p []byte) (int, error) {
	if k.typed != "" {
		n := copy(p, k.typed)
		k.typed = k.typed[n:]
		return n, nil
	}
	if len(k.lines) == 0 {
		return 0, io.EOF
	}
	line := k.lines[0]
	k.lines = k.lines[1:]
	if do := k.during[line]; do != nil {
		do()
	}
	k.said.WriteString(line + "\n")
	k.typed = line + "\n"
	n := copy(p, k.typed)
	k.typed = k.typed[n:]
	return n, nil
}

func (k *talk) options() Options {
	return Options{
		Inbox: k.box, Words: text.For(k.lang), Location: town, Who: "林晓梅", Now: func() time.Time { return k.now },
		Due: phrases(false), Wake: phrases(true),
	}
}

// held is the transcript of the whole talk.
func (k *talk) held(t *testing.T) string {
	t.Helper()
	if err := Plain(t.Context(), k.options(), k, &k.said); err != nil {
		t.Fatal(err)
	}
	if len(k.lines) > 0 && !strings.HasSuffix(k.said.String(), "q\n") {
		t.Fatalf("%q were not read:\n%s", k.lines, &k.said)
	}
	return k.said.String()
}

// after is what was answered to a line, up to the next prompt.
func (k *talk) after(t *testing.T, line string) string {
	t.Helper()
	_, answer, ok := strings.Cut(k.said.String(), "> "+line+"\n")
	if !ok {
		t.Fatalf("%q was not asked for:\n%s", line, &k.said)
	}
	if i := strings.Index(answer, "> "); i >= 0 {
		answer = answer[:strings.LastIndexByte(answer[:i], '\n')+1]
	}
	return answer
}

// answers holds that every line got an answer with some words in it.
func (k *talk) answers(t *testing.T, want ...string) {
	t.Helper()
	k.held(t)
	for i := 0; i < len(want); i += 2 {
		if got := k.after(t, want[i]); !strings.Contains(got, want[i+1]) {
			t.Errorf("%q was answered\n%s\nwithout %q", want[i], got, want[i+1])
		}
	}
}

func (k *talk) verbs() []triage.Verb {
	var all []triage.Verb
	for _, a := range k.box.actions {
		all = append(all, a.decisions[0].Verb)
	}
	return all
}

// decisions are all that was stored, without their instants.
func decisions(box *memory) []triage.Decision {
	var all []triage.Decision
	for _, a := range box.actions {
		for _, d := range a.decisions {
			d.At = time.Time{}
			all = append(all, d)
		}
	}
	return all
}

func TestPlainTranscript(t *testing.T) {
	for name, k := range map[string]*talk{
		"zh": newTalk(
			newTown(), "2", "e 2 5-6", "e 2", "b 3 明早", "u", "redo", "w 4 先问王主任", "r 4", "/预备党员", "1", "m 4", "l", "+", "看看", "q",
		),
		"en": newTalk(
			newTown(), "3", "done 2,5-6", "e 2", "b 3 tomorrow 9am", "u", "redo", "w 4 ask Wang first", "w 4", "b 4", "/停电", "m 1", "o 1", "l", "what", "quit",
		),
		"help zh": newTalk(&memory{}, "?", "? b", "？ 没有的"),
		"help en": newTalk(&memory{}, "help", "? later", "? nothing"),
		"copies":  newTalk(newTown(), "v 2", "i 2", "o 2", "y 2", "Y 2"),
	} {
		if strings.HasSuffix(name, "en") {
			k.lang = text.English
		}
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, k.held(t)) })
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
