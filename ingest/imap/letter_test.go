package imap

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
)

func TestDecodesWords(t *testing.T) {
	gb := ingesttest.GB18030
	for in, want := range map[string]string{
		"plain":                                  "plain",
		"=?utf-8?B?5rC05L2N?=":                   "水位",
		"=?UTF-8?q?=E6=B0=B4=E4=BD=8D_up?= !":    "水位 up !",
		"=?gb2312?B?yw==?= =?gb2312?B?rs67?=":    "水位", // cut inside a character
		"=?utf-8?B?5rA=?=\t=?utf-8?B?tOS9jQ==?=": "水位",
		"=?utf-8?B?5rC0?= and =?utf-8?B?5L2N?=":  "水 and 位",
		"=?gbk?B?y64=?= =?utf-8?B?5L2N?=":        "水位",
		"=?utf-8?B?YQpiDWMAZAll?=":               "a b cd e",
		"=?utf-8*zh?B?5rC05L2N?=":                "水位",
		"=?x-unknown?B?5rC05L2N?=":               "水位",
		"=?utf-8?B?5rC05L2N":                     "=?utf-8?B?5rC05L2N", // no word
		"=?utf-8?X?abc?=":                        "=?utf-8?X?abc?=",
		gb("水位今天报"):                              "水位今天报",
		"水位今天报":                                  "水位今天报",
		gb("水位今天报") + " =?utf-8?B?5L2N?=":        "水位今天报 位",
		"": "",
	} {
		if got := words(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestDecodesTextsWhateverTheyAreSaidToBe(t *testing.T) {
	const said = "请各村今晚七点前报水位"
	for name, raw := range map[string]string{
		"utf-8": said, "": said, "us-ascii": said, "iso-8859-1": said, "nonsense": said, "gbk": said,
		"GB2312": ingesttest.GB18030(said), "gb18030": ingesttest.GB18030(said), "cp936": ingesttest.GB18030(said),
		"utf8": ingesttest.GB18030(said), "us-ASCII": ingesttest.GB18030(said), "unknown": ingesttest.GB18030(said),
		"utf-16le": ingesttest.UTF16LE(said), "UTF-16BE": ingesttest.UTF16BE(said),
	} {
		if got := decode([]byte(raw), name); got != said {
			t.Errorf("as %q it is %q", name, got)
		}
	}
}

func TestUnpacksBase64AsFarAsItGoes(t *testing.T) {
	for in, want := range map[string]string{
		"aGVsbG8=": "hello", "aGVs\r\nbG8=\r\n": "hello", "aGVsbG8": "hello", "aGVs*bG8=": "hello",
		"aGVsbG8gdA": "hello t", "aGVsbG8gdGhl": "hello the", "aGVsbG8gd": "hello ",
		"aGVs\r\nbG8=\r\nIHRoZXJl\r\n":                  "hello there",
		"aGVsbG8=\r\n_____\r\nList of dams, see it\r\n": "hello",
		"aGVsbG8=trailing":                              "hello", "": "", "====": "",
	} {
		if got := string(unbase64([]byte(in))); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestReadsAddresses(t *testing.T) {
	for in, want := range map[string][]address{
		"a@x.example":                        {{"", "a@x.example"}},
		"A@X.Example ( Zhang San )":          {{"Zhang San", "a@x.example"}},
		`"Li, Min" <LM@x>, <b@y>; c@z`:       {{"Li, Min", "lm@x"}, {"", "b@y"}, {"", "c@z"}},
		`=?gbk?B?wO7D9A==?= <lm@x>`:          {{"李敏", "lm@x"}},
		`"=?gbk?B?wO7D9A==?=" <lm@x>`:        {{"李敏", "lm@x"}},
		`'李敏' <lm@x>`:                        {{"李敏", "lm@x"}},
		`lm@x <lm@x>`:                        {{"", "lm@x"}},
		`各村: a@x, b@y;`:                      {{"", "a@x"}, {"", "b@y"}},
		`undisclosed-recipients:;`:           nil,
		`"a \"b\" c" <d@e>`:                  {{`a "b" c`, "d@e"}},
		ingesttest.GB18030("王主任") + ` <w@x>`: {{"王主任", "w@x"}},
		`somebody`:                           nil,
		`<<a@b>`:                             {{"<", "a@b"}},
		`a@b <`:                              nil,
		`"unclosed <a@b>, c@d`:               {{`"unclosed`, "a@b"}},
		``:                                   nil,
	} {
		if diff := cmp.Diff(want, addressesOf(in), cmp.AllowUnexported(address{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", in, diff)
		}
	}
}

func TestReadsDates(t *testing.T) {
	want := time.Date(2026, 7, 1, 8, 0, 0, 0, east)
	for _, in := range []string{
		"Wed, 1 Jul 2026 08:00:00 +0800", "Wed, 01 Jul 2026 00:00:00 GMT", "1 Jul 2026 00:00:00 UTC", "Wed, 1 Jul 2026 08:00:00 +0800 (CST)",
		"Wed, 1 Jul 2026 08:00:00 CST", "Wed, 1 Jul 2026 08:00 +0800", "Wed, 1 Jul 2026 08:00:00", "2026-07-01 08:00:00",
		"2026-07-01 08:00:00 +0800", "2026/7/1 8:00:00", "2026-07-01T08:00:00+08:00", "Wed Jul  1 08:00:00 2026",
	} {
		if got, ok := dateOf(in, east); !ok || !got.Equal(want) {
			t.Errorf("%q is %v, %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "yesterday", "Wed, 32 Jul 2026 08:00:00 +0800", "CST", " GMT"} {
		if got, ok := dateOf(in, east); ok {
			t.Errorf("%q is %v", in, got)
		}
	}
}

func TestADateMayLie(t *testing.T) {
	arrived := time.Date(2026, 7, 1, 9, 0, 0, 0, east)
	for name, c := range map[string]struct {
		date    string
		arrived time.Time
		want    time.Time
		fault   ingest.Fault
	}{
		"it is true":                 {"Wed, 1 Jul 2026 08:00:00 +0800", arrived, arrived.Add(-time.Hour), ""},
		"an old mail that was moved": {"Wed, 1 Jul 2020 08:00:00 +0800", arrived, time.Date(2020, 7, 1, 8, 0, 0, 0, east), ""},
		"a clock that is fast":       {"Wed, 1 Jul 2026 20:00:00 +0800", arrived, arrived.Add(11 * time.Hour), ""},
		"the day after tomorrow":     {"Fri, 3 Jul 2026 08:00:00 +0800", arrived, arrived, ""},
		"1970":                       {"Thu, 1 Jan 1970 00:00:00 +0000", arrived, arrived, ""},
		"none":                       {"", arrived, arrived, ""},
		"nonsense":                   {"soon", arrived, arrived, ""},
		"no arrival":                 {"Wed, 1 Jul 2026 08:00:00 +0800", time.Time{}, arrived.Add(-time.Hour), ""},
		"none, and no arrival":       {"", time.Time{}, time.Time{}, ingest.NoTime},
		"nonsense, and no arrival":   {"soon", time.Unix(0, 0), time.Time{}, ingest.BadTime},
	} {
		h := header{"date": {c.date}}
		if got, fault := h.sentAt(c.arrived, east); !got.Equal(c.want) || fault != c.fault {
			t.Errorf("%s: %v, %q", name, got, fault)
		}
	}
}

// ofMail is what one mail becomes, in plain text.
func ofMail(t *testing.T, fields, body string) ingest.Message {
	t.Helper()
	raw := []byte(strings.ReplaceAll(fields, "\n", "\r\n") + "\r\n\r\n" + body)
	src := New(Options{Address: "mail.example:993", User: her, Own: []string{"dangban@liuwan.example"}, Names: []string{"蒲晓梅"}, Location: east})
	got := src.letters("INBOX").pieces(t.Context(), letter{
		uid: 7, arrived: time.Date(2026, 7, 1, 9, 0, 0, 0, east), header: raw, root: found(headerOf(raw), bodyOf(raw), nil, 0, true),
	})
	if len(got) != 1 || got[0].skip != nil {
		t.Fatalf("%+v", got)
	}
	return got[0].message
}

func TestTellsWhereAMailWasSaid(t *testing.T) {
	folder := ingest.Group{ID: "imap://puxm%40liuwan.example@mail.example/INBOX", Name: "INBOX"}
	boss := ingest.Group{ID: "hao@x", Name: "郝", Direct: true}
	from := "From: 郝 <Hao@x>\n"
	many := "To: a@x, b@x, c@x, d@x, e@x, f@x, g@x, h@x, i@x, j@x"
	for name, c := range map[string]struct {
		fields   string
		group    ingest.Group
		mentions []string
		all      bool
	}{
		"to her alone":                {from + "To: " + her, boss, nil, false},
		"to her desk alone":           {from + "To: <DANGBAN@liuwan.example>", boss, nil, false},
		"to her alone, copy":          {from + "Cc: " + her, boss, nil, false},
		"to her, copy to himself":     {from + "To: " + her + "\nCc: hao@x", boss, nil, false},
		"to her and her desk":         {from + "To: " + her + ", dangban@liuwan.example", boss, nil, false},
		"by her, copy to herself":     {"From: " + her + "\nTo: 郝 <hao@x>\nCc: " + her, boss, nil, false},
		"by her, to two":              {"From: " + her + "\nTo: 郝 <hao@x>, s@x", folder, []string{"郝", "s@x"}, false},
		"by him to himself":           {from + "To: hao@x", folder, []string{"hao@x"}, false},
		"to her twice":                {from + "To: " + her + "\nCc: " + her, boss, nil, false},
		"by her, to one":              {"From: " + her + "\nTo: 郝 <hao@x>", boss, nil, false},
		"by her to herself":           {"From: " + her + "\nTo: " + her, ingest.Group{ID: her, Name: her, Direct: true}, nil, false},
		"to her and another":          {from + "To: 小梅 <" + her + ">, 石 <s@x>", folder, []string{"蒲晓梅", "小梅", "石"}, false},
		"to another, copy to her":     {from + "To: s@x\nCc: " + her, folder, []string{"s@x"}, false},
		"to a list that says nothing": {from + "To: all@x", folder, []string{"all@x"}, false},
		"to nobody":                   {from + "To: undisclosed-recipients:;", folder, nil, false},
		"to many and her":             {from + many + ", " + her, folder, nil, true},
		"to many others":              {from + many + ", k@x", folder, nil, false},
		"by a list":                   {from + "To: " + her + "\nList-Id: \"Floods\" <Floods.X>", ingest.Group{ID: "floods.x", Name: "Floods"}, nil, false},
		"by a list, to her as well":   {from + "To: " + her + ", l@x\nList-Id: <floods.x>", ingest.Group{ID: "floods.x", Name: "floods.x"}, []string{"蒲晓梅", her, "l@x"}, false},
		"by a list without brackets":  {from + "To: l@x\nList-Id: floods.x", ingest.Group{ID: "floods.x", Name: "floods.x"}, []string{"l@x"}, false},
		"advertisement":               {from + "To: " + her + "\nList-Unsubscribe: <mailto:x@x>", folder, nil, false},
		"bulk":                        {from + "To: " + her + "\nPrecedence: Bulk", folder, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			m := ofMail(t, c.fields, "text")
			if m.Group != c.group {
				t.Errorf("group %+v, want %+v", m.Group, c.group)
			}
			if diff := cmp.Diff(c.mentions, m.Mentions); diff != "" || m.MentionAll != c.all {
				t.Errorf("all %v, mentions (-want +got):\n%s", m.MentionAll, diff)
			}
		})
	}
}

func TestAUserWithoutAnAddressOwnsThoseThatBeginWithHerName(t *testing.T) {
	own := ownOf("Puxm", nil)
	if !own.has("puxm@liuwan.example") || own.has("puxm2@liuwan.example") || ownOf("puxm@x", nil).has("puxm@y") {
		t.Errorf("%+v", own)
	}
}

func TestSaysNothingTwice(t *testing.T) {
	const history = "请于周五前报送台账。"
	for name, c := range map[string]struct{ subject, more, body, want string }{
		"a mail":                     {"台账", "", history, "台账\n" + history},
		"without subject":            {"", "", history, history},
		"without text":               {"台账", "", "\n \n", "台账"},
		"an answer in Chinese":       {"回复：台账", "", "已报。\n\n在 2026-07-01 08:00:00，\"郝\" <h@x> 写道：\n\n" + history, "已报。"},
		"an answer from QQ":          {"回复:台账", "", "已报。\n\n------------------ 原始邮件 ------------------\n发件人: \"郝\" <h@x>;\n" + history, "已报。"},
		"an answer from NetEase":     {"Re:台账", "", "已报。\n\n\nAt 2026-07-01 08:00:00, \"郝\" <h@x> wrote:\n>" + history, "已报。"},
		"another from NetEase":       {"回复：台账", "", "已报。\n---- 回复的原邮件 ----\n| 发件人 | 郝 |\n" + history, "已报。"},
		"an answer from Outlook":     {"答复: 台账", "", "已报。\n\n发件人: 郝 <h@x>\n发送时间: 2026年7月1日 8:00\n收件人: 蒲\n主题: 台账\n\n" + history, "已报。"},
		"from Outlook in English":    {"RE: 台账", "", "Done.\n\nFrom: Hao <h@x>\nSent: Wednesday\nTo: Pu\n\n" + history, "Done."},
		"from Gmail":                 {"Re: 台账", "", "Done.\n\nOn Wed, Jul 1, 2026 at 8:00 AM Hao <h@x> wrote:\n\n> " + history, "Done."},
		"from Gmail over two lines":  {"Re: 台账", "", "Done.\n\nOn Wed, Jul 1, 2026 at 8:00 AM Hao Jianguo of the office\n<h@x> wrote:\n\n> " + history, "Done."},
		"below the history":          {"Re: 台账", "", "On Wed, Jul 1, 2026 Hao <h@x> wrote:\n> " + history + "\n\nDone.", "Done."},
		"in between":                 {"Re: 台账", "", "> " + history + "\n已报。\n> 另外呢？\n没有了。", "已报。\n没有了。"},
		"only history":               {"Re: 台账", "", "> " + history, "Re: 台账"},
		"an answer by its fields":    {"另一件事", "In-Reply-To: <a@x>\n", "下午开会。\n> " + history, "另一件事\n下午开会。"},
		"passed on":                  {"转发：台账", "", "请办。\n\n---------- 转发的邮件 ----------\n发件人: 县\n主题: 台账\n\n" + history, "转发：台账\n请办。\n\n---------- 转发的邮件 ----------\n发件人: 县\n主题: 台账\n\n" + history},
		"passed on in an answer":     {"Fwd: 台账", "In-Reply-To: <a@x>\n", "> " + history, "Fwd: 台账\n> " + history},
		"an answer to one passed on": {"Re: Fwd: 台账", "", "收到\n> " + history, "收到"},
		"a notice with fields":       {"会议通知", "", "时间：周五\n主题：防汛\n" + history, "会议通知\n时间：周五\n主题：防汛\n" + history},
		"an answer with fields":      {"Re: 会议", "", "时间：周五\n主题：防汛", "时间：周五\n主题：防汛"},
		"a signature":                {"台账", "", history + "\n-- \n郝建国\n党政办", "台账\n" + history},
		"from Outlook's phone":       {"Re: 台账", "", "已报。\n\n________________________________\nFrom: Hao <h@x>\nSent: Wednesday\n\n" + history, "已报。"},
		"an answer, signed":          {"Re: 台账", "", "已报。\n-- \n石\n\n> " + history, "已报。"},
		"hyphens of people":          {"通知", "", "一\n--\n请回复", "通知\n一\n--\n请回复"},
		"a signature far above":      {"台账", "", "-- \n" + strings.Repeat("行\n", 12) + "完", "台账\n-- \n" + strings.Repeat("行\n", 12) + "完"},
		"a subject that is a word":   {"Report: dams", "", "x", "Report: dams\nx"},
		"a subject with a number":    {"Re[2]: dams", "", "x", "x"},
	} {
		t.Run(name, func(t *testing.T) {
			m := ofMail(t, "From: a@x\nTo: b@x\nSubject: "+c.subject+"\n"+strings.TrimSuffix(c.more, "\n"), strings.ReplaceAll(c.body, "\n", "\r\n"))
			if m.Text != c.want {
				t.Errorf("%q, want %q", m.Text, c.want)
			}
		})
	}
}

func TestTellsHTMLByItsWords(t *testing.T) {
	for in, want := range map[string]string{
		"a<br>b<br/>c<br><br>d":                "a\nb\nc\n\nd",
		"<div>a</div><div>b <b>c</b>d</div>":   "a\nb cd",
		"<p>a</p>\n\n<p>b</p>":                 "a\nb",
		"<div>a<div><br></div>b</div>":         "a\n\nb",
		"<ul><li>a</li><li><p>b</p></li></ul>": "- a\n- b",
		"<table><tr><td>村</td><td>水位</td></tr><tr><td>石</td><td>3</td></tr></table>": "村 水位\n石 3",
		"a &amp; b &lt;c&gt; &nbsp; d&#26085;":                                       "a & b <c>   d日",
		"<style>x{}</style><script>alert('<p>')</script><title>t</title>a":           "a",
		"a<!-- b -->c": "ac",
		"<div style='color:red; DISPLAY : none'>x<div>y</div></div>a": "a",
		"<span hidden>x</span>a": "a",
		"a<blockquote>b<br>c<blockquote>d</blockquote></blockquote>e": "a\n> b\n> c\n>> d\ne",
		"<pre>a\n  b\n\nc</pre>d":                                     "a\n  b\n\nc\nd",
		"  a\n b  ":                                                   "a b",
		"<p>unclosed <b>a":                                            "unclosed a",
		"</div></blockquote>a":                                        "a",
		"<":                                                           "<",
		"":                                                            "",
	} {
		if got := fromHTML(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestJoinsFlowedLines(t *testing.T) {
	for _, c := range []struct {
		in, want string
		delete   bool
	}{
		{"a \nb\nc", "a b\nc", false},
		{"水位 \n三米", "水位三米", true},
		{"> a \n> b\nc", "> a b\nc", false},
		{"> a \nc", "> a \nc", false},
		{"a\n-- \nb", "a\n-- \nb", false},
		{" >a\n", ">a", false},
		{"", "", false},
	} {
		if got := unflow(c.in, c.delete); got != c.want {
			t.Errorf("%q is %q, want %q", c.in, got, c.want)
		}
	}
}

func TestNamesFiles(t *testing.T) {
	gb := ingesttest.GB18030
	for name, c := range map[string]struct {
		part part
		want string
	}{
		"plain":             {part{dispParams: map[string]string{"filename": "a.pdf"}}, "a.pdf"},
		"of the type":       {part{params: map[string]string{"name": "a.pdf"}}, "a.pdf"},
		"encoded words":     {part{params: map[string]string{"name": "=?gbk?B?zajWqg==?=.pdf"}}, "通知.pdf"},
		"bytes":             {part{params: map[string]string{"name": gb("通知") + ".pdf"}}, "通知.pdf"},
		"percent":           {part{dispParams: map[string]string{"filename*": "gb18030'zh'%CD%A8%D6%AA.pdf"}}, "通知.pdf"},
		"percent, no label": {part{dispParams: map[string]string{"filename*": "%E9%80%9A%E7%9F%A5.pdf"}}, "通知.pdf"},
		"bad percent":       {part{dispParams: map[string]string{"filename*": "utf-8''%zz.pdf"}}, "%zz.pdf"},
		"pieces":            {part{dispParams: map[string]string{"filename*0*": "utf-8''%E9%80%9A", "filename*1*": "%E7%9F%A5", "filename*2": ".pdf"}}, "通知.pdf"},
		"plain pieces":      {part{dispParams: map[string]string{"filename*0": "a", "filename*1": "b.pdf", "filename*3": "x"}}, "ab.pdf"},
		"a path":            {part{dispParams: map[string]string{"filename": `C:\docs/x\a.pdf`}}, "a.pdf"},
		"a mail":            {part{media: "message/rfc822", title: "原件"}, "原件.eml"},
		"none":              {part{media: "application/pdf", path: []int{2, 1}}, "2.1.pdf"},
		"nothing at all":    {part{media: "application/octet-stream", path: []int{2}}, "2"},
	} {
		if got := c.part.fileName(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestReadsHeadersThatAreNone(t *testing.T) {
	h := headerOf([]byte(" early\r\nFrom : a@x\r\n\tb\r\nnonsense line\r\n more of it\r\nX: 1\nX: 2\r\nsubject:\r\n =?utf-8?B?5rC0?=\r\n =?utf-8?B?5L2N?=\r\n\r\nBody: no\r\n"))
	want := header{"from": {"a@x b"}, "x": {"1", "2"}, "subject": {" =?utf-8?B?5rC0?= =?utf-8?B?5L2N?="}}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := h.text("subject"); got != "水位" {
		t.Errorf("subject %q", got)
	}
}
