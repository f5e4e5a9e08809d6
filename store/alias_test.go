package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shoudao/ingest"
)

// tell is an alias in the test's minute: the source and id, the second or -1, and who
// said what.
func tell(source, native string, second int, id, name, text string) alias {
	m := ingest.Message{
		ID: ingest.ID{Source: source, Native: native}, SenderID: id, Sender: name, Text: text,
		SentAt: time.Date(2026, 3, 12, 9, 30, max(second, 0), 0, time.UTC),
	}
	if second < 0 {
		m.Precision = ingest.ToMinute
	}
	return alias{Message: m, kin: 1}
}

// shape writes classes as the ids of their aliases, best first.
func shape(divided [][]alias) string {
	var lines []string
	for _, class := range divided {
		var ids []string
		for _, a := range class {
			ids = append(ids, a.ID.String())
		}
		lines = append(lines, strings.Join(ids, " "))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestClasses(t *testing.T) {
	tests := []struct {
		name    string
		aliases []alias
		want    string
	}{
		{
			"two sources tell one message",
			[]alias{tell("a", "1", 5, "u", "李敏", "收到"), tell("b", "1", 5, "u", "李敏", "收到")},
			"a:1 b:1",
		},
		{
			"within one source two ids are two messages",
			[]alias{tell("a", "1", 5, "u", "李敏", "收到"), tell("a", "2", 5, "u", "李敏", "收到")},
			"a:1\na:2",
		},
		{
			"the larger count wins",
			[]alias{
				tell("a", "1", -1, "", "李敏", "收到"), tell("a", "2", -1, "", "李敏", "收到"), tell("a", "3", -1, "", "李敏", "收到"),
				tell("b", "1", -1, "", "李敏", "收到"), tell("b", "2", -1, "", "李敏", "收到"),
			},
			"a:1 b:1\na:2 b:2\na:3",
		},
		{
			"seconds that both know must agree",
			[]alias{tell("a", "1", 5, "u", "李敏", "收到"), tell("b", "1", 6, "u", "李敏", "收到")},
			"a:1\nb:1",
		},
		{
			"one that knows only the minute joins in order of time",
			[]alias{
				tell("a", "1", 5, "u", "李敏", "收到"), tell("b", "1", 40, "u", "李敏", "收到"),
				tell("c", "1", -1, "", "李敏", "收到"), tell("c", "2", -1, "", "李敏", "收到"), tell("c", "3", -1, "", "李敏", "收到"),
			},
			"a:1 c:1\nb:1 c:2\nc:3",
		},
		{
			"texts count without width, case, tradition and white space",
			[]alias{tell("a", "1", 5, "u", "李敏", "＠各村：請報 A表\r\n"), tell("b", "1", 5, "u", "李敏", "@各村:请报\u2005a表")},
			"a:1 b:1",
		},
		{
			"other texts are other messages",
			[]alias{tell("a", "1", 5, "u", "李敏", "收到"), tell("b", "1", 5, "u", "李敏", "收到了")},
			"a:1\nb:1",
		},
		{
			"of two namesakes each gets the alias with his id",
			[]alias{
				tell("a", "1", 5, "u", "李敏", "收到"), tell("a", "2", 50, "v", "李敏", "收到"),
				tell("b", "1", -1, "v", "李敏", "收到"), tell("b", "2", -1, "u", "李敏", "收到"),
			},
			"a:1 b:2\na:2 b:1",
		},
		{
			"the sender's id makes the better alias",
			[]alias{tell("a", "1", 5, "", "李敏", "收到"), tell("b", "1", 5, "u", "李敏", "收到")},
			"b:1 a:1",
		},
		{
			"the second makes the better alias, before the id",
			[]alias{tell("a", "1", -1, "u", "李敏", "收到"), tell("b", "1", 5, "", "李敏", "收到")},
			"b:1 a:1",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shape(classes(tt.aliases)); got != tt.want {
				t.Errorf("classes:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestPlaceholdersOfOneKindAreOneText(t *testing.T) {
	tests := []struct {
		name string
		a, b ingest.Message
		want bool
	}{
		{"a picture with and without words", ingest.Message{Kind: ingest.Image}, ingest.Message{Kind: ingest.Image, Text: "[图片]"}, true},
		{"a picture with a caption", ingest.Message{Kind: ingest.Image}, ingest.Message{Kind: ingest.Image, Text: "这张"}, false},
		{
			"a file by its name",
			ingest.Message{Kind: ingest.File, Text: "花名册.xlsx"},
			ingest.Message{Kind: ingest.File, Text: "[文件: 花名册.xlsx]", Attachments: []ingest.Attachment{{Name: "花名册.xlsx"}}},
			true,
		},
		{"a file by its placeholder", ingest.Message{Kind: ingest.File, Text: "【文件：花名册.xlsx】"}, ingest.Message{Kind: ingest.File, Text: "花名册.xlsx"}, true},
		{"a picture and a voice", ingest.Message{Kind: ingest.Image}, ingest.Message{Kind: ingest.Voice}, false},
		{"a bracket in a sentence", ingest.Message{Text: "[图片]"}, ingest.Message{Kind: ingest.Image}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := saying(tt.a) == saying(tt.b); got != tt.want {
				t.Errorf("%q and %q alike: %v, want %v", saying(tt.a), saying(tt.b), got, tt.want)
			}
		})
	}
}

// aMinute draws aliases of one minute from a few streams, senders and texts.
func aMinute(t *rapid.T) []alias {
	seen := map[ingest.ID]bool{}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) alias {
		for {
			source := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "source")
			native := rapid.StringMatching(`[0-9]{1,2}`).Draw(t, "native")
			if id := (ingest.ID{Source: source, Native: native}); seen[id] {
				continue
			} else {
				seen[id] = true
			}
			second := rapid.SampledFrom([]int{-1, 5, 40}).Draw(t, "second")
			sender := rapid.SampledFrom([]string{"", "u", "v"}).Draw(t, "sender")
			return tell(source, native, second, sender, "李敏", rapid.SampledFrom([]string{"收到", "好"}).Draw(t, "text"))
		}
	}), 0, 14).Draw(t, "minute")
}

func TestClassesLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minute := aMinute(t)
		divided := classes(minute)
		if again := classes(rapid.Permutation(minute).Draw(t, "order")); shape(again) != shape(divided) {
			t.Fatalf("in another order:\n%s\nin this:\n%s", shape(again), shape(divided))
		}
		n := 0
		for _, class := range divided {
			n += len(class)
			streams, seconds := map[string]bool{}, map[time.Time]bool{}
			for _, a := range class {
				if streams[a.stream()] {
					t.Fatalf("two of one stream are one message:\n%s", shape(divided))
				}
				streams[a.stream()] = true
				if a.Precision == ingest.ToSecond {
					seconds[a.SentAt] = true
				}
				if saying(a.Message) != saying(class[0].Message) || class[0].better(a) > 0 {
					t.Fatalf("%v does not belong to %v", a, class[0])
				}
			}
			if len(seconds) > 1 {
				t.Fatalf("seconds %v are one message", seconds)
			}
		}
		if n != len(minute) {
			t.Fatalf("%d aliases of %d", n, len(minute))
		}
	})
}

func TestWithoutSecondsTheLargestCountWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minute := aMinute(t)
		count := map[string]map[string]int{}
		largest := map[string]int{}
		for i := range minute {
			a := &minute[i]
			a.Precision = ingest.ToMinute
			if count[a.Text] == nil {
				count[a.Text] = map[string]int{}
			}
			count[a.Text][a.stream()]++
			largest[a.Text] = max(largest[a.Text], count[a.Text][a.stream()])
		}
		want := 0
		for _, n := range largest {
			want += n
		}
		if got := len(classes(minute)); got != want {
			t.Fatalf("%d messages, want %d:\n%s", got, want, shape(classes(minute)))
		}
	})
}

func TestAFloodIsMatchedInTime(t *testing.T) {
	var minute []alias
	for _, source := range []string{"a", "b", "c"} {
		for i := range 20000 {
			minute = append(minute, tell(source, fmt.Sprintf("%06d", i), i%60*(len(minute)%2*2-1), "", "李敏", "收到"))
		}
	}
	if got := len(classes(minute)); got < 20000 || got > 60000 {
		t.Errorf("%d messages", got)
	}
}
