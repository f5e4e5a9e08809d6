package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkingIn(t *testing.T) {
	for text, want := range map[string]string{
		"机密★3年": "机密★3年",
		"秘密★长期": "秘密★长期",
		"绝密★":   "绝密★",
		"機密★長期": "機密★長期",
		"机　密★１年\n关于转移安置的通知":   "机　密★１年",
		"秘密 ★ 6个月":            "秘密 ★ 6个月",
		"机密★十年":               "机密★十年",
		"机密☆5年":               "机密☆5年",
		"机密⭐5年":               "机密⭐5年",
		"机密*5年":               "机密*5年",
		"机密★会议开始前":            "机密★会议开始前",
		"绝密★启用前\n高三模拟":        "绝密★启用前",
		"秘密★2027年3月1日":        "秘密★2027年3月1日",
		"【机密★5年】某某方案":         "机密★5年",
		"【机密】某某方案":            "机密",
		"〔秘密〕某某方案":            "秘密",
		"各位：\n  机密 10年\n方案如下": "机密 10年",
		"本件为机密★3年，不得转发":       "机密★3年",
		"密级：机密":               "机密",
		"密级: 秘密 保密期限：5年":      "秘密",
		"密级：机密★3年 份号：001":     "机密★3年",
		"密 级：绝密":              "绝密",
		"密级和保密期限：秘密★1年":       "秘密★1年",
		"密级（机密）":              "机密",
		"密級：機密":               "機密",
		"密级：机密级":              "机密",
		"请查收附件\n文号：某发〔2026〕1号\n密级：秘密\n谢谢": "秘密",

		"这是秘密哈哈":  "",
		"秘密":      "",
		"机密":      "",
		"保密工作会议":  "",
		"机密档案室开门": "",
		"机密文件柜钥匙": "",
		"秘密通道在二楼": "",
		"他俩的小秘密★今晚八点揭晓":         "",
		"这个秘密10年了没人知道":          "",
		"机密性和完整性":               "",
		"泄密3年了还在查":              "",
		"密级：无":                  "",
		"密级：内部":                 "",
		"密级：绝密/机密/秘密（勾选）":       "",
		"密级：□绝密 □机密 □秘密":        "",
		"文件的密级是机密吗":             "",
		"请各单位做好定密工作，绝密、机密、秘密分开": "",
		"商业秘密保护":                "",
		"[秘密]哈哈":                "",
		"亲密★好友":                 "",
		"密":                     "",
		"机\u200b密\u2060★1年 方案":  "机\u200b密\u2060★1年",
		"秘密⭐\ufe0f长期":           "秘密⭐\ufe0f长期",
		"":                      "",
	} {
		if got := markingIn(text); got != want {
			t.Errorf("markingIn(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWithhold(t *testing.T) {
	m := Message{
		ID: ID{"x", "1"}, Group: Group{Name: "g"}, Sender: "s", Kind: File, Text: "请按附件办理",
		Mentions:    []string{"石坎村"},
		Attachments: []Attachment{{Name: "机密★3年 某某方案.pdf", Size: 7, Place: "/tmp/机密★3年 某某方案.pdf"}, {Name: "附表.xlsx", Size: 8}},
	}
	before := m
	before.Attachments = append([]Attachment{}, m.Attachments...)
	want := m
	want.Text, want.Marking = "", "机密★3年"
	want.Attachments = []Attachment{{Size: 7}, {Size: 8}}
	got, withheld := Withhold(m)
	if diff := cmp.Diff(want, got); diff != "" || !withheld {
		t.Errorf("withheld %v (-want +got):\n%s", withheld, diff)
	}
	if diff := cmp.Diff(before, m); diff != "" {
		t.Errorf("the message given was changed (-before +after):\n%s", diff)
	}
	if again, withheld := Withhold(got); !withheld || !again.Equal(got) {
		t.Errorf("withheld twice: %v, %+v", withheld, again)
	}
	plain := Message{ID: ID{"x", "2"}, Text: "机密档案室开门"}
	if got, withheld := Withhold(plain); withheld || !got.Equal(plain) {
		t.Errorf("harmless and withheld %v: %+v", withheld, got)
	}
}

// FuzzWithhold holds that nothing of a withheld message is left but the marking,
// that nothing of another is changed, and that a marking at the head of a text is
// always found.
func FuzzWithhold(f *testing.F) {
	f.Add("机密★3年\n方案", "方案.pdf")
	f.Add("这是秘密", "密级：机密.docx")
	f.Fuzz(func(t *testing.T, text, name string) {
		m := Message{Text: text, Attachments: []Attachment{{Name: name, Place: name}}}
		got, withheld := Withhold(m)
		switch {
		case withheld != (got.Marking != ""):
			t.Fatalf("withheld %v with the marking %q", withheld, got.Marking)
		case !withheld && !got.Equal(m):
			t.Fatalf("not withheld, and yet %+v", got)
		case withheld && (got.Text != "" || got.Attachments[0] != Attachment{}):
			t.Fatalf("withheld, and yet %+v", got)
		case withheld && !strings.Contains(text, got.Marking) && !strings.Contains(name, got.Marking):
			t.Fatalf("the marking %q stands nowhere", got.Marking)
		}
		if got, withheld := Withhold(Message{Text: "秘密★1年\n" + text}); !withheld || got.Text != "" {
			t.Fatalf("a marked text passes: %+v", got)
		}
	})
}

func BenchmarkWithhold(b *testing.B) {
	m := Message{Text: "各村注意：明天上午9点前把隐患点照片发群里，要有人有牌子，发过的不用再发。保密工作会议改到三点，地点不变，材料自带"}
	b.ReportAllocs()
	for b.Loop() {
		if _, withheld := Withhold(m); withheld {
			b.Fatal("withheld")
		}
	}
}
