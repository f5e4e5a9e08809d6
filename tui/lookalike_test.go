package tui

import (
	"slices"
	"testing"

	"shoudao/triage"
	"shoudao/triage/when"
	"shoudao/tui/text"
)

func TestNamesThatBeginAlikeAreToldApart(t *testing.T) {
	for _, c := range []struct {
		name  string
		names []Safe
		n     int
		want  []Safe
	}{
		{
			"one head",
			[]Safe{"岚溪镇党建工作第一支部群", "岚溪镇党建工作第二支部群", "防汛值守应急联络专用群"},
			14,
			[]Safe{"岚溪~一支部群", "岚溪~二支部群", "防汛值守应急~"},
		},
		{"only the end", []Safe{"云碓镇工作大群甲", "云碓镇工作大群乙"}, 14, []Safe{"云碓镇工作~甲", "云碓镇工作~乙"}},
		{"what fits is whole", []Safe{"云碓镇甲", "云碓镇乙"}, 14, []Safe{"云碓镇甲", "云碓镇乙"}},
		{"what differs early", []Safe{"云碓镇甲乙丙丁戊己庚", "云碓县甲乙丙丁戊己庚"}, 14, []Safe{"云碓镇甲乙丙~", "云碓县甲乙丙~"}},
		{"one goes on", []Safe{"云碓镇工作大群联络", "云碓镇工作大群联络二"}, 14, []Safe{"云碓镇工~联络", "云碓镇工作~二"}},
		{"a long end", []Safe{"云碓镇工作大群第一纪检联络与监督", "云碓镇工作大群第二纪检联络与监督"}, 14, []Safe{"云碓~一纪检联~", "云碓~二纪检联~"}},
		{"Latin", []Safe{"Northfield council events A", "Northfield council events B"}, 14, []Safe{"Northfield c~A", "Northfield c~B"}},
		{"no room for two parts", []Safe{"云碓镇工作大群甲", "云碓镇工作大群乙"}, 6, []Safe{"云碓~", "云碓~"}},
		{"one letter of many parts", []Safe{"岚溪镇工作联络大群👨‍👩‍👧", "岚溪镇工作联络大群👨‍👩‍👦"}, 14, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := lookalikesOf(c.names)
			var got []Safe
			for _, name := range c.names {
				s := l.cut(name, c.n)
				if width(s) > c.n {
					t.Errorf("%s has %d cells, want at most %d", s, width(s), c.n)
				}
				got = append(got, s)
			}
			if c.want != nil && !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestGroupsThatBeginAlike holds that two groups of one long head are told apart wherever groups
// stand in columns.
func TestGroupsThatBeginAlike(t *testing.T) {
	one, two := "岚溪镇党建工作第一联络支部群", "岚溪镇党建工作第二联络支部群"
	box := newTown()
	for i, name := range []string{one, two} {
		g := teller{box}
		m := g.say(name, "赵干事", at(12, 7, 50+i), "@林晓梅 名单明天报我")
		g.ask(m, "名单明天报我", by(m, at(12, 12, 0), when.Minute, false, "明天"), because(m, triage.Mentioned, 40, "@林晓梅"))
		box.reach = append(box.reach, Reach{Group: m.Group, Until: at(12, 8, 5)})
	}
	for name, keys := range map[string][]string{"the queue": nil, "the search": {"6", "=名单明天"}, "the groups": {"7"}} {
		t.Run("in "+name, func(t *testing.T) {
			st := newStage(t, box, text.Chinese, size{80, 24}).press(keys...)
			st.sees("一联络", "二联络")
		})
	}
}
