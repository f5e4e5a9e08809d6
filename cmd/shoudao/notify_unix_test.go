//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// A tape takes down what the program writes to its terminal.
type tape struct {
	mu sync.Mutex
	b  strings.Builder
}

func (t *tape) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.Write(p)
}

func (t *tape) holds(s string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Contains(t.b.String(), s)
}

// TestNotifiesOfWhatAnotherProcessImports has a message come in while the screen is
// open in a terminal that shows notifications.
func TestNotifiesOfWhatAnotherProcessImports(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string][]byte{"c.toml": demoProfile, "town.jsonl": demoTown} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	shoudao(t, dir, "a.db", "import", "town.jsonl")
	screen := command(t, dir, "a.db")
	screen.Env = append(screen.Env, "TERM=foot", "TERM_PROGRAM=", "TMUX=", "LANG=zh_CN.UTF-8")
	tty, err := pty.StartWithSize(screen, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	var written tape
	done := make(chan error, 1)
	go func() { _, _ = io.Copy(&written, tty); done <- screen.Wait() }() // ends with the program
	defer tty.Close()

	for end := time.Now().Add(time.Minute); !written.holds("今天到期"); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the screen stays empty")
		}
	}
	// The screen learns of changes a second after its start: until then more come in,
	// each about another thing.
	const begin = "\x1b]777;notify;收到;"
	things := []string{"防汛物资清单", "驻村考勤表", "入户照片", "党费台账", "远教站点报告", "会议室钥匙", "志愿者名册", "选举小结", "换届方案", "宅基地图纸"}
	for i := 0; !written.holds(begin); i++ {
		if i == len(things) {
			t.Fatal("no notification is sent")
		}
		line := fmt.Sprintf(`{"id":"n%d","source":"n","group":"308党建办","sender":"阮秀琴","sender_id":"ruanxiuqin","time":"2026-03-12T08:11:00+08:00","text":"@林晓梅 %s今天上午10点前报我"}`, i, things[i])
		if err := os.WriteFile(filepath.Join(dir, "news.jsonl"), []byte(line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		shoudao(t, dir, "a.db", "import", "news.jsonl")
		for end := time.Now().Add(3 * time.Second); !written.holds(begin) && time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		}
	}
	if _, err := io.WriteString(tty, "q"); err != nil {
		t.Fatal(err)
	}
	select {
	case <-done:
	case <-time.After(time.Minute):
		_ = screen.Process.Kill()
		t.Fatal("the screen does not close")
	}
	for _, want := range []string{"\x1b[?1004h", "今天 10:00", "\x1b\\\a", "\x1b[?1004l"} {
		if !written.holds(want) {
			t.Errorf("%q is not written", want)
		}
	}
}
