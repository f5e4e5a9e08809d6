package store

import (
	"path/filepath"
	"strings"
	"testing"

	"shoudao/ingest"
)

func TestSounds(t *testing.T) {
	say := pronouncer{}
	tests := []struct {
		name, spelled string
		want          bool
	}{
		{"曾梅", "zengmei", true},
		{"曾梅", "zm", true},
		{"曾梅", "cm", true},
		{"曾梅", "zmei", true},
		{"曾梅", "zengm", true},
		{"曾梅", "zen", true},
		{"曾梅", "mei", true},
		{"曾梅", "zg", false},
		{"曾梅", "meizeng", false},
		{"民政办单晓梅", "shanxiaomei", true},
		{"民政办单晓梅", "sxm", true},
		{"民政办单晓梅", "mzb", true},
		{"民政办单晓梅", "mzbsxm", true},
		{"重庆路3号群", "chongqinglu3", true},
		{"重庆路3号群", "cql3h", true},
		{"吕红", "lvhong", true},
		{"吕红", "lyu hong", true},
		{"吕红", "luhong", true},
		{"西安群", "xi'an", true},
		{"a组", "az", true},
		{"钱1", "q1", true},
		{"👍", "a", false},
		// Names that could be taken apart in very many ways.
		{strings.Repeat("a", 300), strings.Repeat("a", 200) + "b", false},
		{strings.Repeat("查", 100), strings.Repeat("c", 60) + "x", false},
		{strings.Repeat("安", 100), strings.Repeat("an", 60) + "x", false},
	}
	for _, tt := range tests {
		if got := spelled(tt.spelled) && say.sounds(tt.name, tt.spelled); got != tt.want {
			t.Errorf("%s as %s: %v", tt.name, tt.spelled, got)
		}
	}
	for _, name := range []string{"梅", "zeng梅", "12", ""} {
		if spelled(name) {
			t.Errorf("%q is taken for pinyin", name)
		}
	}
}

// TestEverySurnameHasItsReading holds that the dictionary knows how characters are read as
// surnames.
func TestEverySurnameHasItsReading(t *testing.T) {
	say := pronouncer{}
	for surname, read := range map[string]string{
		"曾": "zeng", "单": "shan", "仇": "qiu", "区": "ou", "查": "zha", "解": "xie", "盖": "ge", "任": "ren", "华": "hua",
		"朴": "piao", "尉迟": "yuchi", "缪": "miao", "覃": "qin", "翟": "zhai", "乐": "yue", "宁": "ning", "召": "shao",
		"折": "she", "冼": "xian", "员": "yun", "种": "chong", "秘": "bi", "黑": "hei", "长孙": "zhangsun", "薄": "bo",
		"万俟": "moqi", "祭": "zhai", "逄": "pang", "哈": "ha", "那": "na", "洗": "xian", "燕": "yan", "郗": "xi",
		"褚": "chu", "谌": "chen", "隗": "wei", "繁": "po", "句": "gou", "晟": "cheng", "重": "chong", "尹": "yin",
	} {
		if !say.sounds(surname+"梅", read+"mei") {
			t.Errorf("%s is not read %s", surname, read)
		}
	}
}

func TestCalledInPinyin(t *testing.T) {
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	say := func(native, group, sender string) ingest.Message {
		return ingest.Message{ID: ingest.ID{Source: "a", Native: native}, Group: ingest.Group{Name: group}, Sender: sender, Text: native, SentAt: testDay}
	}
	byID := say("1", "党建工作群", "曾梅")
	byID.SenderID = "q1"
	appendTest(t, s, []ingest.Message{byID, say("2", "民政群", "仇一"), say("3", "djgz", "钱zm1")})
	tests := []struct {
		q    Query
		want string
	}{
		{Query{Group: "mzq"}, "2"},
		{Query{Group: "minzheng"}, "2"},
		{Query{Group: "djgz"}, "31"}, // as it sounds, and as it is written
		{Query{Group: "dangjian"}, "1"},
		{Query{Sender: "qiu"}, "2"},
		{Query{Sender: "zengm"}, "1"},
		{Query{Sender: "ZM"}, "31"},
		{Query{Sender: "q1"}, "1"}, // an id is meant whole
		{Query{Sender: "nobody"}, ""},
	}
	for _, tt := range tests {
		page, err := s.Search(t.Context(), tt.q)
		got := ""
		for _, h := range page.Hits {
			got += h.Message.Text
		}
		if err != nil || got != tt.want {
			t.Errorf("%+v finds %q, %v; want %q", tt.q, got, err, tt.want)
		}
	}
}
