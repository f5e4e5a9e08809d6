package triage

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage/when"
)

// A scene is something that was asked of the user, and what was said around it.
type scene struct {
	promise string
	known   bool // it is known to be hidden
	said    []string
}

// scenes reads the scenes of a file; its own head tells the form.
func scenes(t *testing.T, name string) (all []scene) {
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range strings.Split(string(raw), "## ")[1:] {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		promise, known := strings.CutPrefix(lines[0], "!")
		all = append(all, scene{promise, known, lines[1:]})
	}
	return all
}

// TestScenesStayOpen holds that what was asked stays open in the queue through words that only
// resemble an answer, a call-off or news. Scenes known to be hidden are marked, and a mark that
// is no longer true has to go.
func TestScenesStayOpen(t *testing.T) {
	all := scenes(t, "testdata/unhidden/scenes.txt")
	if len(all) < 200 {
		t.Fatalf("%d scenes, want at least 200", len(all))
	}
	for _, sc := range all {
		t.Run(sc.promise, func(t *testing.T) {
			switch open := sc.open(); {
			case !open && !sc.known:
				t.Errorf("hidden or closed: %q", sc.said)
			case open && sc.known:
				t.Errorf("stays open now: take the mark away")
			}
		})
	}
}

// open reports whether the scene's ask is in the queue at its end, open and with its deadline.
func (sc scene) open() bool {
	ask := "0"
	if _, rest, ok := strings.Cut(sc.promise, "@m"); ok {
		ask = rest[:1]
	}
	for _, it := range judgeAll(sc.user(), sc.messages()).Items {
		if it.Anchor.Message.Native == ask && it.Band == Todo && it.State == Open && (!it.Due.At.IsZero() || strings.Contains(sc.promise, "nodue")) {
			return true
		}
	}
	return false
}

// user is the profile of the scene's user.
func (sc scene) user() Profile {
	office := when.DefaultOffice(time.FixedZone("", 8*3600))
	if strings.Contains(sc.promise, "[en]") {
		return Profile{
			Names: []string{"Olivia Reed", "Olivia"}, IDs: []string{"Olivia"}, Title: "Coordinator", Units: []string{"Events"},
			Superiors: []string{"Grace"}, Office: office,
		}
	}
	p := Profile{
		Names: []string{"李敏", "小李"}, IDs: []string{"李敏"}, Title: "教师", Units: []string{"教务组", "中心小学"},
		Superiors: []string{"何书记"}, Office: office,
	}
	if strings.Contains(sc.promise, "[lou]") {
		p.Areas, p.Title = []string{"5栋"}, "楼长"
	}
	return p
}

// messages are what was said, two minutes apart.
func (sc scene) messages() (all []ingest.Message) {
	for i, line := range sc.said {
		switch line {
		case "ask":
			line = "何书记|小李 把党员花名册核一遍，明天下班前给我"
		case "asken":
			line = "Grace|@Olivia please send the budget summary by Thursday 5pm"
		}
		sender, text, _ := strings.Cut(line, "|")
		all = append(all, ingest.Message{
			ID: ingest.ID{Source: "t", Native: fmt.Sprint(i)}, Group: ingest.Group{Name: "工作群"}, Sender: sender, SenderID: sender,
			SentAt: time.Date(2026, 3, 9, 9, i*2, 0, 0, time.FixedZone("", 8*3600)), Text: strings.ReplaceAll(text, `\n`, "\n"),
		})
	}
	return all
}
