package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shoudao/ingest"
	"shoudao/triage"
	"shoudao/triage/when"
)

var testZone = time.FixedZone("UTC+8", 8*60*60)

var testDay = time.Date(2026, 3, 9, 8, 0, 0, 0, testZone)

func testJudge(names ...string) *triage.Judge {
	return triage.NewJudge(triage.Profile{
		Names: append([]string{"林晓梅", "晓梅"}, names...), IDs: []string{"id-me"}, Title: "党建办干事",
		Units: []string{"党建办"}, Roles: []string{"组织干事"}, Duties: []string{"党员发展"}, Areas: []string{"河口村"},
		Superiors: []string{"何书记"}, Office: when.DefaultOffice(testZone),
	})
}

// blank is the file of an empty archive. To copy it is much faster than to make one,
// which counts in tests that need thousands.
var blank = sync.OnceValue(func() []byte {
	dir, err := os.MkdirTemp("", "shoudao")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "blank.db")
	s, err := Open(context.Background(), path, testZone)
	if err == nil {
		err = s.Close()
	}
	b, read := os.ReadFile(path)
	if err := errors.Join(err, read); err != nil {
		panic(err)
	}
	return b
})

// openBlank opens an empty archive at path.
func openBlank(t testing.TB, path string) *Store {
	t.Helper()
	if err := os.WriteFile(path, blank(), 0o600); err != nil {
		t.Fatal(err)
	}
	return openTest(t, path)
}

// openTest opens an archive, and closes it at the end where the test has not: Windows deletes
// no file that is open.
func openTest(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path, testZone)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil && !errors.Is(err, ErrClosed) {
			t.Error(err)
		}
	})
	return s
}

// discard closes an archive and deletes it, for tests that make thousands.
func discard(t testing.TB, s *Store) {
	if err := errors.Join(s.Close(), os.Remove(s.path)); err != nil {
		t.Error(err)
	}
}

func appendTest(t testing.TB, s *Store, ms []ingest.Message) {
	t.Helper()
	ctx := context.Background()
	run := s.Run(time.Unix(0, 0))
	since, err := run.Cursor(ctx, "test")
	if err == nil {
		_, err = run.Append(ctx, "test", since, ingest.Page{Messages: ms, Next: since + "."})
	}
	if err != nil {
		t.Fatal(err)
	}
}

func triageTest(t testing.TB, s *Store, j *triage.Judge) Delta {
	t.Helper()
	d, err := s.Triage(context.Background(), j, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// found writes all findings of an archive, one a line.
func found(t testing.TB, s *Store) string {
	t.Helper()
	ctx := context.Background()
	var lines []string
	err := s.read(ctx, func(x *txn) error {
		rows, err := x.rows(ctx, "SELECT coalesce(settled, body), adopted, (SELECT count(*) FROM link WHERE item = item.id) FROM item")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var b []byte
			var adopted bool
			var links int
			if err := rows.Scan(&b, &adopted, &links); err != nil {
				return err
			}
			it, err := decodeItem(b, testZone)
			if err != nil {
				return err
			}
			lines = append(lines, fmt.Sprintf("item %v %v of %d/%d messages: %+v", it.Anchor, adopted, links, len(it.Messages()), it))
		}
		if err := rows.Err(); err != nil {
			return err
		}
		verdicts, err := x.rows(ctx, "SELECT s.name, m.ext, v.band, c.name, v.score FROM verdict v JOIN message m ON m.id = v.msg JOIN source s ON s.id = m.src JOIN code c ON c.id = v.code")
		if err != nil {
			return err
		}
		defer verdicts.Close()
		for verdicts.Next() {
			var v triage.Verdict
			if err := verdicts.Scan(&v.Message.Source, &v.Message.Native, &v.Band, &v.Code, &v.Score); err != nil {
				return err
			}
			lines = append(lines, fmt.Sprintf("verdict %+v", v))
		}
		return verdicts.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// sentences are what people of the test say: asks, reminders, moves, answers and talk.
var sentences = []string{
	"@林晓梅 请明天下午5点前把党员花名册报我", "@林晓梅 花名册报了没有？今天必须报", "林晓梅，花名册改到后天上午报",
	"花名册不用报了", "收到", "好的", "我下午报", "花名册已报", "花名册已发您邮箱", "各村支部书记：周五前报党员发展计划",
	"党建办把会议材料准备一下", "明天上午9点在三楼会议室开会，全体参加", "会议改到明天下午3点", "请各位收到回复",
	"今天食堂吃什么", "谢谢", "[图片]", "晓梅，附件看一下", "打错了，是给小王的", "河口村的表还差一份，尽快",
	"下班前把数字给我", "@所有人 今晚8点前完成学习打卡", "这个谁负责？", "晓梅你来一下",
}
