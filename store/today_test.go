package store

import (
	"strings"
	"testing"
)

func TestCarry(t *testing.T) {
	tests := []struct {
		name, from, to, clause, want string
	}{
		{"into the same text", "一。二。", "一。二。", "二", "二"},
		{"into another width", "@甲 报表，开会", "＠甲　报表,开会", "开会", "开会"},
		{"into the traditional script", "请报送。各村", "請報送。各村", "各村", "各村"},
		{"over white space", "一、报表\r\n二、开会", "一、报表 二、开会", "二、", "二、"},
		{"behind what nobody sees", "a\u200bb", "ab", "b", "b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := carry(tt.from, tt.to, strings.Index(tt.from, tt.clause))
			if !strings.HasPrefix(tt.to[at:], tt.want) {
				t.Errorf("carried to %q, want %q", tt.to[at:], tt.want)
			}
		})
	}
	if at := carry("一二", "一", 100); at != len("一") {
		t.Errorf("a place behind the text is carried to %d", at)
	}
}
