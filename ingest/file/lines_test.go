package file

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
)

func linesOf(t testing.TB, text string) *Lines {
	t.Helper()
	l, err := NewLines(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// all reads every line, and each of them once more from its own place.
func all(t testing.TB, l *Lines) (texts []string, faults []ingest.Fault) {
	t.Helper()
	var places []Line
	for {
		line, ok := l.Next()
		if !ok {
			break
		}
		texts = append(texts, string(line.Text))
		faults = append(faults, line.Fault)
		places = append(places, line)
	}
	if l.Err() != nil {
		t.Fatal(l.Err())
	}
	for i := len(places) - 1; i >= 0; i-- {
		l.GoTo(places[i].Offset, places[i].Number)
		again, ok := l.Next()
		if !ok || string(again.Text) != texts[i] || again.Number != i+1 || again.End != places[i].End || again.Fault != faults[i] {
			t.Fatalf("line %d again: %+v, %v", i+1, again, ok)
		}
	}
	return texts, faults
}

func TestLines(t *testing.T) {
	long := strings.Repeat("很长的一行", 40_000)
	want := []string{"时间", "", "a🌊b", long, "最后"}
	text := strings.Join(want, "\n")
	for name, text := range map[string]string{
		"LF": text, "a last line end": text + "\n", "CRLF": strings.ReplaceAll(text, "\n", "\r\n"),
		"CR": strings.ReplaceAll(text, "\n", "\r"), "a mark": "\ufeff" + text, "a mark in the middle": strings.Replace(text, "\n\n", "\n\n\ufeff", 1),
		"UTF-16 LE": "\xff\xfe" + ingesttest.UTF16LE(text), "UTF-16 BE": "\xfe\xff" + ingesttest.UTF16BE(text),
		"UTF-16 with CR": "\xff\xfe" + ingesttest.UTF16LE(strings.ReplaceAll(text, "\n", "\r")),
		"GB 18030":       ingesttest.GB18030(text),
	} {
		t.Run(name, func(t *testing.T) {
			got, faults := all(t, linesOf(t, text))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%.2000s", diff)
			}
			for i, f := range faults {
				if f != "" {
					t.Errorf("line %d: %s", i+1, f)
				}
			}
		})
	}
}

// A file that was joined together from several may change its encoding between lines.
func TestLinesOfTwoEncodings(t *testing.T) {
	want := []string{"各村报数", "东坪村收到", "石坎村收到", "联通", "好"}
	text := ingesttest.GB18030("各村报数\n东坪村收到\n") + "石坎村收到\n" + ingesttest.GB18030("联通\n好")
	got, faults := all(t, linesOf(t, text))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(make([]ingest.Fault, len(want)), faults); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

func TestLinesOfUTF16WithoutAMark(t *testing.T) {
	want := []string{"时间", "", "郝主任  08:05", "各村今晚七点前把水位报上来，口径不变", ""}
	for _, text := range []string{ingesttest.UTF16LE(strings.Join(want, "\n")), ingesttest.UTF16BE(strings.Join(want, "\n"))} {
		if got, _ := all(t, linesOf(t, text)); !cmp.Equal(want[:4], got) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestLinesWithFaults(t *testing.T) {
	const limit = 1 << 16 // so that the test need not be long
	tests := []struct {
		promise, text string
		want          []ingest.Fault
	}{
		{"a broken byte spoils its line alone", "好\n\xff好\n好\n", []ingest.Fault{"", ingest.BadEncoding, ""}},
		{"half a surrogate spoils its line alone", "\xff\xfe" + ingesttest.UTF16LE("好\n") + "\x00\xd8" + ingesttest.UTF16LE("\n好\n"), []ingest.Fault{"", ingest.BadEncoding, ""}},
		{"a broken byte in GB 18030", ingesttest.GB18030("各村报数\n收到\n") + "\xff\n" + ingesttest.GB18030("好"), []ingest.Fault{"", "", ingest.BadEncoding, ""}},
		{"a file cut inside a character", "好\n\xe5\xa5", []ingest.Fault{"", ingest.CutShort}},
		{"a file cut inside a unit", "\xff\xfe" + ingesttest.UTF16LE("好\n好") + "\x7d", []ingest.Fault{"", ingest.CutShort}},
		{"a line that is just short enough", strings.Repeat("a", limit) + "\n好\n", []ingest.Fault{"", ""}},
		{"a line that is too long", strings.Repeat("a", limit+1) + "\n好\n", []ingest.Fault{ingest.TooLong, ""}},
		{"a line that is far too long", strings.Repeat("a", 3*limit) + "\n好\n", []ingest.Fault{ingest.TooLong, ""}},
		{"a last line that is too long", "好\n" + strings.Repeat("a", 2*limit), []ingest.Fault{"", ingest.TooLong}},
		{"a long line of UTF-16", "\xff\xfe" + ingesttest.UTF16LE(strings.Repeat("ਊ", limit/2+9)+"\n好\n"), []ingest.Fault{ingest.TooLong, ""}},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			l := linesOf(t, tt.text)
			l.max = limit
			if _, got := all(t, l); !cmp.Equal(tt.want, got) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestLinesOfAFileThatShrinks(t *testing.T) {
	text := strings.Repeat("各村报数\n", 1000)
	l := linesOf(t, text)
	l.r = strings.NewReader(text[:5000])
	for {
		if _, ok := l.Next(); !ok {
			break
		}
	}
	if !errors.Is(l.Err(), io.ErrUnexpectedEOF) {
		t.Errorf("error %v", l.Err())
	}
}

func TestDetect(t *testing.T) {
	gb := ingesttest.GB18030
	tests := []struct {
		promise, head string
		want          encoding
	}{
		{"ASCII", "a,b\n1,2\n", plain},
		{"UTF-8", "各村\n报数\n", plain},
		{"UTF-8 with a broken line", "各村报数\n收到\n\xff\xfa\n", plain},
		{"UTF-8 cut within a character", "a\n各村"[:6], plain},
		{"UTF-8 with zero bytes", "{\"a\":\"\x00\"}\n\x00\x00\x00\n各村\n", plain},
		{"GB 18030", gb("各村报数\n收到\n"), gb18030},
		{"GB 18030 with a line that is UTF-8 by chance", gb("各村今晚报数\n联通\n东坪村收到\n"), gb18030},
		{"GB 18030 beyond GBK", gb("各村报数㐀𠀀🌊\n"), gb18030},
		{"nothing", "", plain},
	}
	for _, tt := range tests {
		if got, _ := detect([]byte(tt.head)); got != tt.want {
			t.Errorf("%s: encoding %d, want %d", tt.promise, got, tt.want)
		}
	}
}

// FuzzLines holds that lines cover the file from its text to its end without a gap,
// that they are numbered, valid, and the same when taken up again, and that those of
// UTF-8 are what splitting the text gives.
func FuzzLines(f *testing.F) {
	for _, text := range []string{"a\r\nb\n\nc", "各村\n\xff\n", "a\rb\r"} {
		f.Add([]byte(text))
		f.Add([]byte("\xff\xfe" + ingesttest.UTF16LE(strings.ToValidUTF8(text, ""))))
	}
	f.Add([]byte(ingesttest.GB18030("各村报数\n收到\n")))
	f.Fuzz(func(t *testing.T, text []byte) {
		l := linesOf(t, string(text))
		at, n := l.start, 0
		for {
			line, ok := l.Next()
			if !ok {
				break
			}
			if n++; line.Offset != at || line.End <= at || line.Number != n {
				t.Fatalf("line %d from %d is %+v", n, at, line)
			}
			at = line.End
			if line.Fault == "" && !bytes.Equal(line.Text, bytes.ToValidUTF8(line.Text, nil)) {
				t.Fatalf("line %d is %q", n, line.Text)
			}
		}
		if at != int64(len(text)) {
			t.Fatalf("lines end at %d of %d", at, len(text))
		}
		got, _ := all(t, linesOf(t, string(text)))
		if l.enc != plain || l.start > 0 || bytes.Contains(text, bom) {
			return
		}
		var want []string
		for line := range bytes.SplitAfterSeq(text, []byte{l.end}) {
			if len(line) > 0 {
				line = bytes.TrimSuffix(line, []byte{l.end})
				want = append(want, string(bytes.TrimSuffix(line, []byte("\r"))))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q (-want +got):\n%s", text, diff)
		}
	})
}

func BenchmarkLines(b *testing.B) {
	var text strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&text, `{"id":"m%d","text":"各村今晚七点前把水位报上来，口径不变"}`+"\n", i)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		l := linesOf(b, text.String())
		for {
			if _, ok := l.Next(); !ok {
				break
			}
		}
	}
}
