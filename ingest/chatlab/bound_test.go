package chatlab

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"shoudao/ingest"
	"shoudao/ingest/file"
)

// A made file is parts that are repeated, and never in memory.
type made struct {
	parts []part
	size  int64
	most  int // the longest read
}

type part struct {
	text  string
	times int64
}

func (m *made) add(text string, times int64) {
	m.parts = append(m.parts, part{text, times})
	m.size += int64(len(text)) * times
}

// ReadAt implements [io.ReaderAt].
func (m *made) ReadAt(b []byte, at int64) (int, error) {
	m.most = max(m.most, len(b))
	n := 0
	for _, p := range m.parts {
		all := int64(len(p.text)) * p.times
		for at < all && n < len(b) {
			c := copy(b[n:], p.text[at%int64(len(p.text)):])
			c = int(min(int64(c), all-at))
			n, at = n+c, at+int64(c)
		}
		if at -= all; at < 0 {
			at = 0
		}
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// big is a file with whatever can be long in one.
func big() *made {
	var m made
	chunk := strings.Repeat("iVBORw0KGgo+/AAA", mib/16)
	m.add(`{"messages":[`+said("7339184312889431021", 0, "一")+`,{"sender":"a","timestamp":1772841601,"type":1,"content":"data:image/png;base64,`, 1)
	m.add(chunk, 24) // a picture in a message
	m.add(`","accountName":"郝主任"}`, 1)
	m.add(`,{"sender":"a","timestamp":1772841602,"type":0,"content":"`, 1)
	m.add(chunk, 24) // words that nobody writes
	m.add(`"}`, 1)
	m.add(`,{"sender":"a","timestamp":1772841603,"x":[0`, 1)
	m.add(`,12345678`, 3*mib) // no string is long here, and the record is
	m.add(`]}`, 1)
	m.add(`,`+said("", 4, "五"), 40_000) // mostly what files hold
	m.add(`],"members":[{"platformId":"a","groupNickname":"站长","avatar":"data:image/png;base64,`, 1)
	m.add(chunk, 40) // a picture of somebody
	m.add(`"}],"more":{"x":"`, 1)
	m.add(chunk, 40) // and what else there may be
	m.add(`"},`+meta+`}`, 1)
	return &m
}

const mib = 1 << 20

// Of a file of any size only a little is in memory at a time: what is read at once, and
// what is kept of one record.
func TestHoldsLittle(t *testing.T) {
	m := big()
	in, err := file.NewLines(m, m.size)
	if err != nil {
		t.Fatal(err)
	}
	f := newForm(Options{}, nil)
	var got []string
	kept, n := 0, 0
	for ; ; n++ {
		p, ok := f.Next(in)
		if !ok {
			break
		}
		kept = max(kept, cap(f.object.walk.kept), cap(f.object.spare))
		if n > 4 {
			continue
		}
		again := f.Again(in, p.Place)
		in.GoTo(p.Offset+int64(p.Size), 1)
		if again.Fault != p.Fault || !again.Message.Equal(p.Message) {
			t.Errorf("again %+v, first %+v", again, p)
		}
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s", p.Fault, brief(p.Message))))
	}
	if in.Err() != nil || n != 40_004 {
		t.Errorf("%d records, error %v", n, in.Err())
	}
	want := []ingest.Fault{"", "", ingest.TooLong, ingest.TooLong, ""}
	for i, fault := range want {
		if !strings.HasPrefix(got[i], string(fault)) {
			t.Errorf("record %d is %s, want %q", i+1, got[i], fault)
		}
	}
	if s := `00:00:01 防汛工作群 a|站长 image ""`; got[1] != s {
		t.Errorf("the picture is %s, want %s", got[1], s)
	}
	if most := 2 * (longValue + longString); kept > most {
		t.Errorf("%d bytes are kept of a record, want at most %d", kept, most)
	}
	if m.most > mib {
		t.Errorf("%d bytes are read at once", m.most)
	}
}

// A record that never ends is given up in the end, and the next is found.
func TestARecordThatNeverEnds(t *testing.T) {
	var m made
	m.add(`{`+meta+`,"messages":[`+said("", 1, "一")+`,{"sender":"a","content":"x`+"\x00", 1)
	m.add(strings.Repeat("A", 1<<20), 65)
	m.add(`}`, 1)
	m.add(`,`+said("", 2, "二")+`]}`, 1)
	in, err := file.NewLines(&m, m.size)
	if err != nil {
		t.Fatal(err)
	}
	f := newForm(Options{}, nil)
	var got []string
	for {
		p, ok := f.Next(in)
		if !ok {
			break
		}
		got = append(got, string(p.Fault)+p.Message.Text)
	}
	if want := "一 bad-syntax 二"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}

// A file in which everything is broken is given up before it takes hours.
func TestAFileThatIsBrokenEverywhere(t *testing.T) {
	bad := `{"sender":"a","media":{"x":1},`
	text := `{` + meta + `,"messages":[` + strings.Repeat(bad, 10*manyBreaks) + said("", 1, "一") + `]}`
	all, skipped, _ := read(t, source(text))
	if len(all) > 0 || len(skipped) != manyBreaks+1 {
		t.Errorf("%d messages, %d skips", len(all), len(skipped))
	}
}
