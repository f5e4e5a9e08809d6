package triage

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/triage/when"
)

// tunedProfile is somebody with settings of her own.
func tunedProfile() Profile {
	return Profile{
		Names: []string{"李敏", "小李"}, IDs: []string{"李敏"}, Title: "党建办干事", Units: []string{"党建办"}, Roles: []string{"组织干事"},
		Superiors: []string{"何书记"}, Office: when.DefaultOffice(time.FixedZone("", 8*3600)),
	}
}

// hearAll folds lines of the form sender|text, said in one group one after the other.
func hearAll(p Profile, group string, lines ...string) Findings {
	var all []ingest.Message
	at := time.Date(2026, 3, 11, 9, 0, 0, 0, p.Office.Location)
	for i, line := range lines {
		who, said, _ := strings.Cut(line, "|")
		all = append(all, ingest.Message{
			ID: ingest.ID{Source: "t", Native: fmt.Sprintf("%02d", i)}, Group: ingest.Group{Name: group}, Sender: who, SenderID: who,
			SentAt: at.Add(time.Duration(i) * 10 * time.Minute), Kind: ingest.Text, Text: said,
		})
	}
	return judgeAll(p, all)
}

// where is the best band that the lines come to, and what kept them out.
func where(f Findings) (Band, []Code) {
	best, codes := Filtered, []Code(nil)
	for _, it := range f.Items {
		best = min(best, it.Band)
	}
	for _, v := range f.Verdicts {
		codes = append(codes, v.Code)
	}
	return best, codes
}

func TestHerSettingsDecide(t *testing.T) {
	tests := []struct {
		promise string
		tune    func(*Profile)
		line    string
		before  Band
		after   Band
		code    Code // of the reason or verdict afterwards
	}{
		{
			"a word of her office asks", func(p *Profile) { p.Asks = []string{"挂网"} },
			"何书记|组织干事把公示材料挂网", Look, Todo, Requested,
		},
		{
			"a word of hers asks for nothing once it is done", func(p *Profile) { p.Asks = []string{"挂网"} },
			"何书记|组织干事的公示材料已挂网", Filtered, Filtered, NoAsk,
		},
		{
			"a word of hers asks for nothing of another", func(p *Profile) { p.Asks = []string{"挂网"} },
			"何书记|老赵把公示材料挂网", Filtered, Filtered, ForOthers,
		},
		{
			"a word of noise takes a request out", func(p *Profile) { p.Noise = []string{"报饭"} },
			"何书记|组织干事请报饭", Todo, Filtered, NoiseWord,
		},
		{
			"points for a group lift what is near the line", func(p *Profile) { p.Points = map[string]int{"工作群": 8} },
			"老赵|组织干事把材料挂网", Look, Todo, GroupPoints,
		},
		{
			"a muted group keeps what is said to a class", func(p *Profile) { p.Muted = []string{"工作群"} },
			"何书记|组织干事请明天下班前把名单报我", Todo, Filtered, Muted,
		},
		{
			"a muted group keeps what is said to everyone", func(p *Profile) { p.Muted = []string{"工作群"} },
			"何书记|@所有人 请明天下班前把名单报我，收到请回复", Todo, Filtered, Muted,
		},
		{
			"a muted group lets her name through", func(p *Profile) { p.Muted = []string{"工作群"} },
			"何书记|小李明天下班前把名单报我", Todo, Todo, Named,
		},
		{
			"a muted group lets a mention through", func(p *Profile) { p.Muted = []string{"工作群"} },
			"何书记|@李敏 明天下班前把名单报我", Todo, Todo, Mentioned,
		},
		{
			"a muted group lets her title through", func(p *Profile) { p.Muted = []string{"工作群"} },
			"何书记|李干事请明天下班前把名单报我", Todo, Todo, Named,
		},
		{
			"what another group is muted for is none of this one's", func(p *Profile) { p.Muted = []string{"食堂群"} },
			"何书记|组织干事请明天下班前把名单报我", Todo, Todo, ByRole,
		},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			plain, tuned := tunedProfile(), tunedProfile()
			tt.tune(&tuned)
			if got, _ := where(hearAll(plain, "工作群", tt.line)); got != tt.before {
				t.Errorf("before: %s, want %s", got, tt.before)
			}
			found := hearAll(tuned, "工作群", tt.line)
			got, codes := where(found)
			for _, it := range found.Items {
				for _, r := range it.Reasons() {
					codes = append(codes, r.Code)
				}
			}
			if got != tt.after || !slices.Contains(codes, tt.code) {
				t.Errorf("after: %s with %s, want %s with %s", got, codes, tt.after, tt.code)
			}
		})
	}
}

func TestAMutedGroupStillChangesWhatThereIs(t *testing.T) {
	p := tunedProfile()
	p.Muted = []string{"工作群"}
	for name, tt := range map[string]struct {
		lines []string
		state State
		due   int // the day of March
	}{
		"put off":    {[]string{"何书记|小李 党员花名册周五前报我", "何书记|党员花名册改到下周一前报"}, Open, 16},
		"called off": {[]string{"何书记|小李 党员花名册周五前报我", "何书记|党员花名册取消，不用报了"}, Cancelled, 13},
	} {
		t.Run(name, func(t *testing.T) {
			items := hearAll(p, "工作群", tt.lines...).Items
			if len(items) != 1 || items[0].State != tt.state || items[0].Due.At.Day() != tt.due || items[0].Band != Todo {
				t.Errorf("%+v", items)
			}
		})
	}
}

func TestPointsOfAGroupAreAReason(t *testing.T) {
	const line = "何书记|组织干事请明天下班前把名单报我"
	plain := hearAll(tunedProfile(), "工作群", line).Items
	for _, points := range []int{6, -6, MostPoints, -MostPoints} {
		p := tunedProfile()
		p.Points = map[string]int{"工作群": points, "别的群": 9}
		items := hearAll(p, "工作群", line).Items
		if len(items) != 1 || items[0].Score() != plain[0].Score()+points {
			t.Fatalf("%d points: %+v, want the score of %d and the points", points, items, plain[0].Score())
		}
		if n := len(items[0].Links[0].Reasons); items[0].Links[0].Reasons[n-1].Code != GroupPoints {
			t.Errorf("the last reason is %v, want the points", items[0].Links[0].Reasons[n-1])
		}
	}
}

// TestNothingOutweighsAMute holds what the table of weights promises.
func TestNothingOutweighsAMute(t *testing.T) {
	most := MostPoints
	address := 0
	for c, w := range weights {
		switch {
		case c == UserSaid || c == Secret || c == Unread || w < 0 || c.names():
		case c.addresses() || c == SpokenOf:
			address = max(address, w)
		default:
			most += w
		}
	}
	if most+address+weights[Muted] >= TodoLine {
		t.Errorf("an ask may come to %d points and %d for its address: a mute of %d does not keep it out", most, address, weights[Muted])
	}
}

// TestHerSettingsKeepTheLaws holds over whole streams what has to hold without settings
// too: every message has one place, every band follows from the sum of the reasons, and a
// fold goes on from its memory.
func TestHerSettingsKeepTheLaws(t *testing.T) {
	dirs, err := filepath.Glob("testdata/gold/*")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("labelled streams: %v, %v", dirs, err)
	}
	for _, dir := range dirs {
		messages := readMessages(t, file.At(filepath.Join(dir, "messages.jsonl")))
		p := readJSON[[]goldProfile](t, filepath.Join(dir, "profiles.json"))[0].profile(t)
		groups := groupsOf(messages)
		p.Asks, p.Noise = []string{"走流程", "挂网"}, []string{"请", "please"}
		p.Muted, p.Points = groups[:len(groups)/2], map[string]int{}
		for i, g := range groups {
			p.Points[g] = i*7%61 - 30
		}
		found := judgeAll(p, messages)
		b := found.Balance()
		if b.Received != b.Own+b.Todo+b.Look+b.Filtered {
			t.Errorf("%s: %+v does not balance", dir, b)
		}
		for _, it := range found.Items {
			if slices.ContainsFunc(it.Reasons(), func(r Reason) bool { return r.Code == Muted }) {
				t.Errorf("%s: a muted item: %+v", dir, it)
			}
			if got := BandOf(it.Score()); got != it.Band {
				t.Errorf("%s: %d points in %s", dir, it.Score(), it.Band)
			}
		}
		at := messages[len(messages)/2].SentAt
		f := NewJudge(p).Resume(memoryAt(byAnchor(found.Items), messages, at))
		for _, m := range messages {
			if !m.SentAt.Before(at) {
				f.Add(m)
			}
		}
		want := slices.DeleteFunc(slices.Clone(found.Items), func(it Item) bool {
			before, was := it.Before(at)
			return was && !before.Alive(at)
		})
		if diff := gocmp.Diff(want, byAnchor(f.Close().Items)); diff != "" {
			t.Errorf("%s (-whole +resumed):\n%s", dir, diff)
		}
	}
}

func groupsOf(messages []ingest.Message) []string {
	var names []string
	for _, m := range messages {
		if !slices.Contains(names, m.Group.Name) {
			names = append(names, m.Group.Name)
		}
	}
	return names
}

func TestSettingsAreInTheFingerprint(t *testing.T) {
	plain := NewJudge(tunedProfile()).Fingerprint()
	seen := map[string]string{plain: "plain"}
	for name, tune := range map[string]func(*Profile){
		"asks":     func(p *Profile) { p.Asks = []string{"挂网"} },
		"noise":    func(p *Profile) { p.Noise = []string{"挂网"} },
		"muted":    func(p *Profile) { p.Muted = []string{"挂网"} },
		"points":   func(p *Profile) { p.Points = map[string]int{"工作群": 6} },
		"less":     func(p *Profile) { p.Points = map[string]int{"工作群": -6} },
		"calendar": func(p *Profile) { p.Office.Calendar = when.China() },
		"another":  func(p *Profile) { p.Office.Calendar, _ = when.Named("us") },
	} {
		p := tunedProfile()
		p.Office.Calendar = nil
		tune(&p)
		print := NewJudge(p).Fingerprint()
		if other, ok := seen[print]; ok && name != "calendar" {
			t.Errorf("%s has the fingerprint of %s", name, other)
		}
		seen[print] = name
	}
}
