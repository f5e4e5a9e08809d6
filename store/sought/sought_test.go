package sought_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/store"
	"shoudao/store/sought"
	"shoudao/triage"
	"shoudao/triage/when"
)

var (
	zone   = time.FixedZone("UTC+8", 8*60*60)
	office = when.DefaultOffice(zone)
	// now is a Thursday.
	now = time.Date(2026, 3, 12, 8, 12, 0, 0, zone)
)

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, zone) }

func TestParse(t *testing.T) {
	type any = []store.Condition
	march := store.Within{From: date(2026, 3, 1), To: date(2026, 4, 1)}
	tests := []struct {
		typed string
		want  []store.Clause
	}{
		{"", nil},
		{" 　", nil},
		{"党员 名单", []store.Clause{{Any: any{store.Holds("党员")}}, {Any: any{store.Holds("名单")}}}},
		{"党员|名单 表", []store.Clause{{Any: any{store.Holds("党员"), store.Holds("名单")}}, {Any: any{store.Holds("表")}}}},
		{"党员 | 名单｜表", []store.Clause{{Any: any{store.Holds("党员"), store.Holds("名单"), store.Holds("表")}}}},
		{"|党员||", []store.Clause{{Any: any{store.Holds("党员")}}}},
		{"-收到 会", []store.Clause{{Not: true, Any: any{store.Holds("收到")}}, {Any: any{store.Holds("会")}}}},
		{"－收到|好的", []store.Clause{{Not: true, Any: any{store.Holds("收到"), store.Holds("好的")}}}},
		{"- --", []store.Clause{{Any: any{store.Holds("-")}}, {Not: true, Any: any{store.Holds("-")}}}},
		{"2026-03 a-b", []store.Clause{{Any: any{store.Holds("2026-03")}}, {Any: any{store.Holds("a-b")}}}},
		{`"党员 名单|-"`, []store.Clause{{Any: any{store.Holds("党员 名单|-")}}}},
		{`“群:x”|＂y z＂`, []store.Clause{{Any: any{store.Holds("群:x"), store.Holds("y z")}}}},
		{`"没有 关`, []store.Clause{{Any: any{store.Holds("没有 关")}}}},
		{`a"b c"`, []store.Clause{{Any: any{store.Holds(`a"b`)}}, {Any: any{store.Holds(`c"`)}}}},
		{`""`, nil},
		{`/党.*册/ 表`, []store.Clause{{Any: any{store.Like("党.*册")}}, {Any: any{store.Holds("表")}}}},
		{`-／a b|c\/d／|黨`, []store.Clause{{Not: true, Any: any{store.Like(`a b|c\/d`), store.Holds("黨")}}}},
		{`/a/b /c// // "/d/"`, []store.Clause{
			{Any: any{store.Holds("/a/b")}}, {Any: any{store.Holds("/c//")}}, {Any: any{store.Holds("//")}}, {Any: any{store.Holds("/d/")}},
		}},
		{"群:党建 从:王|李", []store.Clause{{Any: any{store.InGroup("党建")}}, {Any: any{store.By("王"), store.By("李")}}}},
		{`GROUP：IT -from:"a b"`, []store.Clause{{Any: any{store.InGroup("IT")}}, {Not: true, Any: any{store.By("a b")}}}},
		{"群: 大群", []store.Clause{{Any: any{store.InGroup("大群")}}}},
		{"群:大群|", []store.Clause{{Any: any{store.InGroup("大群")}}}},
		{"群:大|从:王", []store.Clause{{Any: any{store.InGroup("大"), store.By("王")}}}},
		{"會|群:大", []store.Clause{{Any: any{store.Holds("會"), store.InGroup("大")}}}},
		{"地点:三楼 8:30 http://a", []store.Clause{{Any: any{store.Holds("地点:三楼")}}, {Any: any{store.Holds("8:30")}}, {Any: any{store.Holds("http://a")}}}},
		{"時:3月 後:2026-03 before:march", []store.Clause{
			{Any: any{march}}, {Any: any{store.Within{From: march.From}}}, {Any: any{store.Within{To: march.From}}},
		}},
		{"有:附件|链接 has:task -has:due", []store.Clause{
			{Any: any{store.HasFile, store.HasLink}}, {Any: any{store.HasItem}}, {Not: true, Any: any{store.HasDeadline}},
		}},
		{"状态:已完成|稍后 is:open", []store.Clause{
			{Any: any{store.Being(triage.Done), store.HasSnoozed}}, {Any: any{store.Being(triage.Open)}},
		}},
	}
	for _, tt := range tests {
		got, err := sought.Parse(tt.typed, now, office)
		if err != nil {
			t.Errorf("%s: %v", tt.typed, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.typed, diff)
		}
	}
}

func TestParseSaysWhichPartIsWrong(t *testing.T) {
	tests := []struct {
		typed string
		want  sought.Error
	}{
		{"会 群:", sought.Error{Fault: sought.NoValue, Part: "群:"}},
		{`从:"" 会`, sought.Error{Fault: sought.NoValue, Part: `从:""`}},
		{"会 时：某天 x", sought.Error{Fault: sought.NoTime, Part: "时：某天"}},
		{"前:2026-13", sought.Error{Fault: sought.NoTime, Part: "前:2026-13"}},
		{"时:3月..2月", sought.Error{Fault: sought.Backward, Part: "时:3月..2月"}},
		{"-Has:东西", sought.Error{Fault: sought.NoThing, Part: "Has:东西"}},
		{"有:附件|东西", sought.Error{Fault: sought.NoThing, Part: "东西"}},
		{"状态:好", sought.Error{Fault: sought.NoState, Part: "状态:好"}},
		{"a|-b c", sought.Error{Fault: sought.MinusIn, Part: "-b"}},
		{"会 /(a/ x", sought.Error{Fault: sought.NoPattern, Part: "/(a/"}},
		{"/" + strings.Repeat("长", store.LongestLike+1) + "/", sought.Error{Fault: sought.LongPattern, Part: "/" + strings.Repeat("长", store.LongestLike+1) + "/"}},
	}
	for _, tt := range tests {
		_, err := sought.Parse(tt.typed, now, office)
		if got, ok := errors.AsType[*sought.Error](err); !ok || *got != tt.want {
			t.Errorf("%s: %v, want %v", tt.typed, err, tt.want)
		}
	}
}

func TestSpan(t *testing.T) {
	tests := map[string]store.Within{
		"上周":          {From: date(2026, 3, 2), To: date(2026, 3, 9)},
		"本周":          {From: date(2026, 3, 9), To: date(2026, 3, 16)},
		"last week":   {From: date(2026, 3, 2), To: date(2026, 3, 9)},
		"last-week":   {From: date(2026, 3, 2), To: date(2026, 3, 9)},
		"3月":          {From: date(2026, 3, 1), To: date(2026, 4, 1)},
		"三月":          {From: date(2026, 3, 1), To: date(2026, 4, 1)},
		"11月":         {From: date(2025, 11, 1), To: date(2025, 12, 1)},
		"去年3月":        {From: date(2025, 3, 1), To: date(2025, 4, 1)},
		"2024-03":     {From: date(2024, 3, 1), To: date(2024, 4, 1)},
		"2024年3月":     {From: date(2024, 3, 1), To: date(2024, 4, 1)},
		"２０２４／０３":     {From: date(2024, 3, 1), To: date(2024, 4, 1)},
		"2024":        {From: date(2024, 1, 1), To: date(2025, 1, 1)},
		"去年":          {From: date(2025, 1, 1), To: date(2026, 1, 1)},
		"last year":   {From: date(2025, 1, 1), To: date(2026, 1, 1)},
		"上月":          {From: date(2026, 2, 1), To: date(2026, 3, 1)},
		"昨天":          {From: date(2026, 3, 11), To: date(2026, 3, 12)},
		"yesterday":   {From: date(2026, 3, 11), To: date(2026, 3, 12)},
		"今天":          {From: date(2026, 3, 12), To: date(2026, 3, 13)},
		"周三":          {From: date(2026, 3, 11), To: date(2026, 3, 12)},
		"monday":      {From: date(2026, 3, 9), To: date(2026, 3, 10)},
		"上周三":         {From: date(2026, 3, 4), To: date(2026, 3, 5)},
		"3.5":         {From: date(2026, 3, 5), To: date(2026, 3, 6)},
		"3-5":         {From: date(2026, 3, 5), To: date(2026, 3, 6)},
		"12.31":       {From: date(2025, 12, 31), To: date(2026, 1, 1)},
		"3月31日":       {From: date(2025, 3, 31), To: date(2025, 4, 1)},
		"2024-03-05":  {From: date(2024, 3, 5), To: date(2024, 3, 6)},
		"2024年3月5日":   {From: date(2024, 3, 5), To: date(2024, 3, 6)},
		"国庆":          {From: date(2025, 10, 1), To: date(2025, 10, 2)},
		"最近三天":        {From: date(2026, 3, 10), To: date(2026, 3, 13)},
		"近10天":        {From: date(2026, 3, 3), To: date(2026, 3, 13)},
		"最近半年":        {From: date(2025, 9, 13), To: date(2026, 3, 13)},
		"last 3 days": {From: date(2026, 3, 10), To: date(2026, 3, 13)},
		"march":       {From: date(2026, 3, 1), To: date(2026, 4, 1)},
		"nov":         {From: date(2025, 11, 1), To: date(2025, 12, 1)},
		"may 2024":    {From: date(2024, 5, 1), To: date(2024, 6, 1)},
		"1月..3月":      {From: date(2026, 1, 1), To: date(2026, 4, 1)},
		"3月2日到3月4日":   {From: date(2026, 3, 2), To: date(2026, 3, 5)},
		"昨天下午":        {From: date(2026, 3, 11).Add(12 * time.Hour), To: date(2026, 3, 11).Add(18 * time.Hour)},
		"下午":          {From: date(2026, 3, 11).Add(12 * time.Hour), To: date(2026, 3, 11).Add(18 * time.Hour)},
		"今晚":          {From: date(2026, 3, 12).Add(18 * time.Hour), To: date(2026, 3, 13)},
		"明天":          {From: date(2026, 3, 13), To: date(2026, 3, 14)},
	}
	for typed, want := range tests {
		got, ok := sought.Span(typed, now, office)
		if !ok || !got.From.Equal(want.From) || !got.To.Equal(want.To) {
			t.Errorf("%s: %v – %v, %v; want %v – %v", typed, got.From, got.To, ok, want.From, want.To)
		}
	}
	for _, typed := range []string{"", "某天", "下班", "2026-13", "13.40", "最近", "党员3月"} {
		if got, ok := sought.Span(typed, now, office); ok {
			t.Errorf("%q is read as %v", typed, got)
		}
	}
}
