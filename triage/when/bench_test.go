package when_test

import (
	"strings"
	"testing"
	"time"

	"shoudao/triage/when"
)

// chat are short messages as they come, most of them without a time.
var chat = []string{
	"收到",
	"好的，我马上处理",
	"请各村于3月12日下午5点前将报表发到邮箱",
	"食堂今天有鱼",
	"会议改到周五上午9点，地点不变",
	"麻烦把门口的车挪一下，挡住通道了",
	"名单还差两家，下班前给我",
	"谢谢大家支持",
	"三个工作日内书面答复，逾期通报",
	"附件是去年的模板，照着填就行",
}

func BenchmarkFind(b *testing.B) {
	c := when.Context{Office: when.DefaultOffice(time.UTC), At: time.Date(2024, time.March, 6, 10, 15, 0, 0, time.UTC)}
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range chat {
			when.Find(text, c)
		}
	}
	b.ReportMetric(float64(b.N*len(chat))/b.Elapsed().Seconds(), "texts/s")
}

// hostile are the runs that a careless scanner reads again from every place in them.
var hostile = []string{
	"1", "前", "周", "十", "3.", "1-", "9:", "年", "每", "节前", "下", "by ", "in ", "(", "周五", "3月", "一", "至", "会前", "1、", "5点", "大", " ", "a", "二零",
	"春节前", "今天", "999个工作日内", "农历", "今天、", "3月1日-", "改为", "明天(", "每天", "end of ", "half ", "的", "1月1日、2日、", "不是",
}

func BenchmarkFindHostile(b *testing.B) {
	c := when.Context{Office: when.DefaultOffice(time.UTC), At: time.Date(2028, time.March, 6, 10, 15, 0, 0, time.UTC)}
	for _, run := range hostile {
		text := strings.Repeat(run, 1<<20/len(run))
		b.Run(run, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				when.Find(text, c)
			}
		})
	}
}
