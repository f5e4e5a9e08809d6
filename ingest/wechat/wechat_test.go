package wechat

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
)

var (
	east     = time.FixedZone("", 8*3600)
	day      = time.Date(2026, 7, 1, 21, 0, 0, 0, east) // a Wednesday
	imported = time.Date(2026, 7, 1, 21, 30, 0, 0, east)
)

// given are the options of every text but those named here.
var given = Options{Location: east, Group: "缺名群", Names: []string{"林小满"}, Day: day, At: imported}

var others = map[string]Options{
	"nodate": {Location: east},
}

func options(name string) Options {
	if o, ok := others[name]; ok {
		return o
	}
	return given
}

func source(text string, o Options) *file.Source {
	s := New(file.Bytes("text", []byte(text)), o)
	s.PageSize = 2
	return s
}

// told writes what a source tells, one message a line.
func told(t *testing.T, src *file.Source) string {
	t.Helper()
	var messages, skips strings.Builder
	repeated := 0
	for p, err := range src.Pages(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range p.Messages {
			fmt.Fprintln(&messages, written(m))
		}
		for _, s := range p.Skipped {
			fmt.Fprintf(&skips, "skip %d %s %q\n", s.Line, s.Fault, s.Detail)
		}
		repeated += p.Repeated
	}
	if repeated > 0 {
		fmt.Fprintf(&skips, "repeated %d\n", repeated)
	}
	return messages.String() + skips.String()
}

func written(m ingest.Message) string {
	form := map[ingest.Precision]string{ingest.ToSecond: time.DateTime, ingest.ToMinute: "2006-01-02 15:04", ingest.ToImport: "import"}
	parts := []string{m.SentAt.In(east).Format(form[m.Precision])}
	if m.Precision == ingest.ToImport && !m.SentAt.Equal(imported) {
		parts = append(parts, "at", m.SentAt.String())
	}
	if m.Nth > 0 {
		parts = append(parts, fmt.Sprintf("#%d", m.Nth))
	}
	parts = append(parts, m.Group.Name)
	if m.Group.Direct {
		parts = append(parts, "(two)")
	}
	sender := m.Sender
	if m.SenderID != "" {
		sender += "(" + m.SenderID + ")"
	}
	parts = append(parts, sender, m.Kind.String(), fmt.Sprintf("%q", m.Text))
	if len(m.Attachments) > 0 {
		names := []string{}
		for _, a := range m.Attachments {
			names = append(names, a.Name)
		}
		parts = append(parts, "files", fmt.Sprint(names))
	}
	if len(m.Mentions) > 0 {
		parts = append(parts, "mentions", fmt.Sprint(m.Mentions))
	}
	if m.MentionAll {
		parts = append(parts, "all")
	}
	return strings.Join(parts, " ")
}

// fixtures are the texts in testdata by name, with what is to be read of each.
func fixtures(t testing.TB) map[string][2]string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no texts", err)
	}
	all := map[string][2]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		base := strings.TrimSuffix(path, ".txt")
		want, err := os.ReadFile(base + ".want")
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(base)] = [2]string{string(text), string(want)}
	}
	return all
}

func TestReadsEveryVariant(t *testing.T) {
	for name, f := range fixtures(t) {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(f[1], told(t, source(f[0], options(name)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadsEveryEncoding(t *testing.T) {
	f := fixtures(t)["phone"]
	for name, text := range map[string]string{
		"a mark": "\ufeff" + f[0], "CRLF": strings.ReplaceAll(f[0], "\n", "\r\n"), "CR": strings.ReplaceAll(f[0], "\n", "\r"),
		"UTF-16 LE": ingesttest.UTF16LE(f[0]), "UTF-16 BE": ingesttest.UTF16BE(f[0]), "GB 18030": ingesttest.GB18030(f[0]),
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(f[1], told(t, source(text, given))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestKeepsThePromisesOfASource(t *testing.T) {
	for name, f := range fixtures(t) {
		t.Run(name, func(t *testing.T) {
			got := ingesttest.Run(t, func() ingest.Source { return source(f[0], options(name)) })
			var want ingest.Tally
			for line := range strings.Lines(f[1]) {
				n := 0
				switch {
				case strings.HasPrefix(line, "skip"):
					want.Unreadable++
				case strings.HasPrefix(line, "repeated"):
					fmt.Sscanf(line, "repeated %d", &n)
					want.Known += n
				default:
					want.Stored++
				}
			}
			if want.Read = want.Stored + want.Known + want.Unreadable; got != want {
				t.Errorf("balance %+v, want %+v", got, want)
			}
		})
	}
}

func TestTakesUpWhatIsPastedBelow(t *testing.T) {
	f := fixtures(t)
	for name, border := range map[string]string{
		"several": "------------------ 原始邮件", "phone": "—————  2026-07-02", "clocked": "郝主任 08:10", "headless": "石坎村  08:06",
	} {
		t.Run(name, func(t *testing.T) {
			text := f[name][0]
			before, _, found := strings.Cut(text, border)
			if !found {
				t.Fatal("no border")
			}
			ingesttest.Grow(t,
				func() ingest.Source { return source(before, options(name)) },
				func() ingest.Source { return source(text, options(name)) })
		})
	}
}

func TestFindsWhatStandsAboveATranscript(t *testing.T) {
	const header = `微信群"柳湾防汛群"的聊天记录如下:` + "\n\n—————  2026-07-01  —————\n"
	for name, c := range map[string]struct {
		text, above string
		ok          bool
	}{
		"nothing":                {header, "", true},
		"a line":                 {"请看\n\n" + header, "请看\n\n", true},
		"a line, in a quotation": {"请看\r\n> > " + header, "请看\r\n", true},
		"no transcript":          {"请看聊天记录\n郝主任  08:05\n", "", false},
		"no text":                {"", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			if above, ok := Above([]byte(c.text)); string(above) != c.above || ok != c.ok {
				t.Errorf("%q, %v", above, ok)
			}
		})
	}
}
