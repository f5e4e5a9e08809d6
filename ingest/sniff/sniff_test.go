package sniff

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"shoudao/ingest/file"
	"shoudao/ingest/ingesttest"
)

func TestOf(t *testing.T) {
	line := `{"id":"m1","group":"防汛工作群","sender":"周站长","time":"2026-03-07T08:05:30+08:00","text":"报数"}` + "\n"
	tests := []struct {
		promise, name, head string
		want                Form
	}{
		{"our lines", "a.jsonl", line, JSONLines},
		{"our lines under another name", "a.txt", line, JSONLines},
		{"our lines behind a comment and a broken line", "a.jsonl", "# x\n{\"id\":\n" + line, JSONLines},
		{"our lines cut within the first", "a.jsonl", line[:len(line)-9], JSONLines},
		{"our lines in UTF-16", "a.jsonl", ingesttest.UTF16LE(line), JSONLines},
		{"our lines in GB 18030", "a.jsonl", ingesttest.GB18030(line), JSONLines},
		{"lines of ChatLab", "a.jsonl", `{"_type":"header","chatlab":{"version":"0.0.2"}}` + "\n", ChatLab},
		{"lines of ChatLab that end in the middle of one", "a.jsonl", `{"_type":"header","chatlab":{"version":"0.0.2"}}` + "\n" + `{"_type":"message","sender":"a","timestamp":1772841912,"content":"报`, ChatLab},
		{"lines of ChatLab in UTF-16", "a.jsonl", ingesttest.UTF16LE(`{"_type":"header","chatlab":{"version":"0.0.2"}}` + "\n"), ChatLab},
		{"a text of ChatLab", "a.json", `{"chatlab":{"version":"0.0.2"},"meta":{"name":"群"},"messages":[`, ChatLab},
		{"a text of ChatLab that begins with messages", "a.txt", `{"messages":[{"sender":"a","accountName":"郝主任","timestamp":1772841912,"type":0,"content":"报数"`, ChatLab},
		{"a text of ChatLab that begins with a picture", "a.json", `{"members":[{"platformId":"a","avatar":"data:image/png;base64,` + strings.Repeat("A", HeadSize), ChatLab},
		{"events that have a type", "a.jsonl", `{"_type":"event","name":"x"}` + "\n", JSON},
		{"training data with roles", "a.json", `[{"messages":[{"role":"user","content":"在吗"},`, TrainingData},
		{"training data with instructions", "a.jsonl", `{"instruction":"回话","input":"","output":"好的"}` + "\n", TrainingData},
		{"training data with conversations", "a.json", `{"conversations":[{"from":"human","value":"在吗"}]}`, TrainingData},
		{"any JSON", "a.json", `{"name":"x","list":[1,2,3]}`, JSON},
		{"JSON that is broken at once", "a.json", `[}`, JSON},
		{"a page", "a.html", "\n<!DOCTYPE HTML>\n<html>", HTML},
		{"markup", "a.xml", `<?xml version="1.0"?><a/>`, XML},
		{"a database", "a.db", "SQLite format 3\x00\x10\x00", SQLite},
		{"an archive", "a.zip", "PK\x03\x04\x14\x00a.txt", Archive},
		{"a spreadsheet", "a.xlsx", "PK\x03\x04\x14\x00[Content_Types].xml", Spreadsheet},
		{"a spreadsheet without its name", "a", "PK\x03\x04\x14\x00xl/workbook.xml", Spreadsheet},
		{"an old spreadsheet", "a.XLS", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Spreadsheet},
		{"a document", "a.docx", "PK\x03\x04\x14\x00word/document.xml", Document},
		{"a PDF", "a.txt", "%PDF-1.7", Document},
		{"a picture", "a.jpg", "\xff\xd8\xff\xe0", Picture},
		{"QQ", "a.txt", "消息记录（此消息记录为文本格式，不支持重新导入）\r\n", QQText},
		{"a transcript", "a.txt", "Dear:\n\n微信群\"防汛群\"的聊天记录如下:\n", Transcript},
		{"a transcript in GB 18030", "a.txt", ingesttest.GB18030("微信群\"防汛群\"的聊天记录如下:\n\n郝主任  08:05\n\n报数\n"), Transcript},
		{"a copy", "a.txt", "郝主任 2026-07-01 08:05:12\n报数\n\n石坎村 2026-07-01 08:06:00\n收到\n", Transcript},
		{"WhatsApp on one phone", "_chat.txt", "[7/3/26, 08:05:12] Dana: helmets on\n", WhatsApp},
		{"WhatsApp on another", "chat.txt", "7/3/26, 8:05 pm - Dana joined\n7/3/26, 8:06 pm - Dana: helmets on\n", WhatsApp},
		{"events of a bot", "a.jsonl", `{"time":1772841912,"post_type":"message","group_id":7,"sender":{"card":"x"},"message":[]}` + "\n", JSON},
		{"a table", "a.csv", "时间,群,发送人,内容\n2026-03-07 08:05,防汛工作群,郝主任,报数\n", Table},
		{"a table of a spreadsheet", "a.csv", ingesttest.GB18030("时间;发送人;内容\r\n2026/3/7 8:05;郝主任;报数\r\n"), Table},
		{"a table with tabs in UTF-16", "a.txt", "\xff\xfe" + ingesttest.UTF16LE("时间\t发送人\t内容\r\n"), Table},
		{"a table in which something is quoted", "a.csv", "时间,发送人,内容\n2026-03-07 08:05:30,\"李明 - 党办\",\"通知: 开会\"\n", Table},
		{"a transcript in which something is quoted", "a.txt", "微信群\"防汛群\"的聊天记录如下:\n\n—————  2026-07-01  —————\n\n郝主任  08:05\n\n2026-07-02 08:30 - 三楼会议室: 防汛会\n", Transcript},
		{"JSON lines that begin badly", "a.jsonl", strings.Repeat("not json\n", 40) + `{"group":"g","sender":"s","time":1772841912,"text":"x"}`, JSONLines},
		{"JSON lines that end in zeros", "a.jsonl", `{"group":"g","sender":"s","time":1772841912,"text":"x"}` + "\n" + strings.Repeat("\x00", 4096), JSONLines},
		{"a copy behind a greeting", "a.txt", "王姐，聊天如下\n\n郝主任 2026-07-01 08:05:12\n\n报数\n\n石坎村 2026-07-01 08:06:00\n\n收到\n", Transcript},
		{"a table of something else", "a.csv", "姓名,电话\n郝主任,8123\n", Prose},
		{"nothing", "a.jsonl", "", Empty},
		{"white space", "a.jsonl", " \r\n\t", Empty},
		{"zero bytes", "a.jsonl", "\x00\x00\x00\x00\x00\x00\x00\x00", Binary},
		{"bytes of all sorts", "a.bin", "\x8b\x01q\x9f\x1e\x02\xd3z\x11\xfe\x7f\x05\xc4\x18\xa0k\x03\xe9\x0fW", Binary},
		{"prose", "a.txt", "防汛工作要点\n\n一、提高认识。\n二、落实责任。\n", Prose},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			got, err := Of(tt.name, []byte(tt.head))
			if got != tt.want {
				t.Errorf("Of(%q, %q) = %v, want %v", tt.name, tt.head, got, tt.want)
			}
			unreadable, refused := errors.AsType[*Unreadable](err)
			if readable := tt.want <= ChatLab; refused == readable || refused && unreadable.Form != tt.want {
				t.Errorf("Of(%q, %q): error %v", tt.name, tt.head, err)
			}
		})
	}
}

func TestFile(t *testing.T) {
	long := `{"id":"m1","group":"g","sender":"s","time":1772841912,"text":"` + strings.Repeat("长", HeadSize) + `"}`
	if form, err := File(file.Bytes("a", []byte(long))); form != JSONLines || err != nil {
		t.Errorf("a line longer than the head is %v, %v", form, err)
	}
	if form, err := File(file.Bytes("a", nil)); form != Empty || err == nil {
		t.Errorf("nothing is %v, %v", form, err)
	}
	if _, err := File(file.At(t.TempDir() + "/none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

// FuzzOf holds that the form and the error agree, whatever the bytes are.
func FuzzOf(f *testing.F) {
	f.Add("a.jsonl", []byte(`{"time":1,"text":"x"}`))
	f.Add("a.csv", []byte("时间,内容\n"))
	f.Add("a.txt", []byte("\xff\xfe<\x00"))
	f.Fuzz(func(t *testing.T, name string, head []byte) {
		form, err := Of(name, head)
		if form == Unknown || int(form) >= len(names) {
			t.Fatalf("form %d", form)
		}
		if (err == nil) != (form == JSONLines || form == Table || form == Transcript || form == ChatLab) {
			t.Fatalf("form %v with error %v", form, err)
		}
	})
}
