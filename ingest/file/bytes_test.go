package file

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"shoudao/ingest/ingesttest"
)

// Whatever a form passes over at a time, the bytes are those of the file, and a place
// in it is found again.
func TestBytes(t *testing.T) {
	text := "\ufeff" + strings.Repeat("各村今晚七点前报数；", 40_000)
	for _, step := range []int{1 << 10, 7919, 300_000} {
		l := linesOf(t, text)
		if l.Offset() != int64(len(bom)) || l.Size() != int64(len(text)) {
			t.Fatalf("the reading begins at %d of %d", l.Offset(), l.Size())
		}
		var got []byte
		for {
			b := l.Bytes(step)
			if len(b) < step && l.Offset()+int64(len(b)) != l.Size() {
				t.Fatalf("%d bytes of %d asked for, at %d", len(b), step, l.Offset())
			}
			if len(b) == 0 {
				break
			}
			n := min(step, len(b))
			got = append(got, b[:n]...)
			l.Pass(n)
		}
		if !bytes.Equal(got, []byte(text)[len(bom):]) {
			t.Errorf("in steps of %d other bytes come out", step)
		}
		l.GoTo(6, 1)
		if b := l.Bytes(3); string(b[:3]) != "村" {
			t.Errorf("at 6 stands %q", b[:3])
		}
	}
}

func TestBytesStopWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	text := strings.Repeat("x", 4<<20)
	l, err := NewLines(patient{ctx, strings.NewReader(text)}, int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	l.Pass(len(l.Bytes(1)))
	cancel()
	if b := l.Bytes(1); len(b) != 0 || !errors.Is(l.Err(), context.Canceled) {
		t.Errorf("after the end of the context %d bytes come, error %v", len(b), l.Err())
	}
}

func TestWide(t *testing.T) {
	for text, want := range map[string]bool{
		`{"名":1}`: false, ingesttest.UTF16LE(`{"名":1}`): true, ingesttest.UTF16BE(`{"名":1}`): true,
	} {
		if got := linesOf(t, text).Wide(); got != want {
			t.Errorf("%q is wide: %v", text, got)
		}
	}
}

func TestALineThatIsTooLongShowsItsBeginning(t *testing.T) {
	for _, length := range []int{1<<16 + 1, 1 << 18} {
		l := linesOf(t, `{"_type":"member",`+strings.Repeat("长", length)+"\n好")
		l.max = 1 << 16
		line, _ := l.Next()
		if !strings.HasPrefix(line.Head, `{"_type":"member",长`) || len(line.Head) > headOfLong {
			t.Errorf("of %d bytes the head is %q", length, line.Head)
		}
		if next, _ := l.Next(); string(next.Text) != "好" || next.Head != "" {
			t.Errorf("the next line is %q", next.Text)
		}
	}
}
