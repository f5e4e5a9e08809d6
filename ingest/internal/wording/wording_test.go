package wording

import (
	"strings"
	"testing"

	"shoudao/ingest"
)

func TestKinds(t *testing.T) {
	tests := []struct {
		text string
		want ingest.Kind
		file string
	}{
		{"[图片]", ingest.Image, ""},
		{"[图片1]", ingest.Image, ""},
		{"[图片: a[1].jpg(请在附件中查看)]", ingest.Image, "a[1].jpg"},
		{"[語音]", ingest.Voice, ""},
		{"[语音] 12″", ingest.Voice, ""},
		{"[语音]好的", ingest.Text, ""},
		{"[视频: v.mp4(请在附件中查看)]", ingest.Video, "v.mp4"},
		{"[文件：关于（七月）的通知.docx（请在附件中查看）]", ingest.File, "关于（七月）的通知.docx"},
		{"[文件]名单.xlsx", ingest.File, "名单.xlsx"},
		{"[链接] 标题", ingest.Link, ""},
		{"[动画表情]", ingest.Sticker, ""},
		{"[位置]", ingest.Other, ""},
		{"[聊天记录]", ingest.Other, ""},
		{"[强][强]", ingest.Text, ""},
		{"[图片] 按图上要求办", ingest.Text, ""},
		{"按图上要求办\n[图片: a.jpg]", ingest.Text, "a.jpg"},
		{"[Photo]", ingest.Image, ""},
		{"", ingest.Text, ""},
	}
	for _, tt := range tests {
		m := ingest.Message{Text: tt.text}
		Fill(&m)
		var name strings.Builder
		for _, a := range m.Attachments {
			name.WriteString(a.Name)
		}
		if m.Kind != tt.want || name.String() != tt.file {
			t.Errorf("Fill(%q): %v, file %q; want %v, %q", tt.text, m.Kind, name.String(), tt.want, tt.file)
		}
	}
}

func TestMentions(t *testing.T) {
	tests := []struct {
		text string
		want []string
		all  bool
	}{
		{"@石坎村\u2005请报数", []string{"石坎村"}, false},
		{"@石坎村\u2005@赵 会计\u2005 请报数", []string{"石坎村", "赵 会计"}, false},
		{"@石坎村 请报数", nil, false}, // typed
		{"@所有人\u2005请报数", nil, true},
		{"@所有人请报数", nil, true},
		{"@All\u2005please", nil, true},
		{"a@b.com 收\u2005到", []string{"b.com 收"}, false}, // as the client would show it
		{"请报数", nil, false},
	}
	for _, tt := range tests {
		m := ingest.Message{Text: tt.text}
		Mentions(&m)
		if len(m.Mentions) != len(tt.want) || m.MentionAll != tt.all {
			t.Errorf("Mentions(%q): %q, %v", tt.text, m.Mentions, m.MentionAll)
			continue
		}
		for i := range tt.want {
			if m.Mentions[i] != tt.want[i] {
				t.Errorf("Mentions(%q): %q", tt.text, m.Mentions)
			}
		}
	}
}

func TestNotice(t *testing.T) {
	tests := []struct {
		line   string
		kind   ingest.Kind
		sender string
		sure   bool
	}{
		{`"石坎村"撤回了一条消息`, ingest.Recall, "石坎村", true},
		{`“石坎村” 撤回了一条消息`, ingest.Recall, "石坎村", true},
		{"你撤回了一条消息 重新编辑", ingest.Recall, "我", true},
		{"石坎村撤回了一条消息", ingest.Recall, "石坎村", false},
		{`"陳幹事" 已收回一則訊息`, ingest.Recall, "陳幹事", true},
		{"Dana recalled a message", ingest.Recall, "Dana", false},
		{"You recalled a message", ingest.Recall, "我", false},
		{`"郝主任"邀请"新来的"加入了群聊`, ingest.System, "", true},
		{`你修改群名为“防汛群”`, ingest.System, "", true},
		{`"石坎村" 拍了拍我`, ingest.System, "", true},
	}
	for _, tt := range tests {
		m, sure, ok := Notice(tt.line)
		if !ok || m.Kind != tt.kind || m.Sender != tt.sender || sure != tt.sure || m.Text != tt.line {
			t.Errorf("Notice(%q) = %v by %q, sure %v, %v", tt.line, m.Kind, m.Sender, sure, ok)
		}
	}
	for _, line := range []string{"收到", "谁撤回了一条消息啊", "他邀请大家加入了群聊吗", "撤回了一条消息", "请各位修改群昵称"} {
		if m, sure, ok := Notice(line); ok && sure {
			t.Errorf("Notice(%q) = %+v", line, m)
		}
	}
}
