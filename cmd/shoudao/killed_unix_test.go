//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestKilledImport kills the program in the midst of an import. What had come in by
// then is there, the next start brings the queue up to date, and importing again adds
// just the rest.
func TestKilledImport(t *testing.T) {
	dir := t.TempDir()
	const town = 24000
	if err := os.WriteFile(filepath.Join(dir, "town.jsonl"), manyMessages(town), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "c.toml"), demoProfile, 0o600); err != nil {
		t.Fatal(err)
	}
	whole := shoudao(t, dir, "whole.db", "import", "town.jsonl", "--json")
	if want := fmt.Sprintf(`"read":%d,"stored":%d`, town, town); !strings.Contains(whole, want) {
		t.Fatalf("import says %s, want %s", whole, want)
	}

	importing := command(t, dir, "cut.db", "import", "town.jsonl")
	if err := importing.Start(); err != nil {
		t.Fatal(err)
	}
	awaitSize(t, filepath.Join(dir, "cut.db-wal"), 3<<20)
	if err := importing.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := importing.Wait(); err == nil {
		t.Fatal("the import ended before it was killed")
	}

	stored := strings.Count(shoudao(t, dir, "cut.db", "search", "报数", "--json", "--limit", "100000"), "\n")
	listed := strings.Count(shoudao(t, dir, "cut.db", "list", "--json"), "\n")
	if stored == 0 || stored == town/asksEvery || listed == 0 {
		t.Fatalf("%d of %d requests are stored and %d listed: it was not killed in the midst", stored, town/asksEvery, listed)
	}
	again := shoudao(t, dir, "cut.db", "import", "town.jsonl", "--json")
	if strings.Contains(again, `"known":0`) || !strings.Contains(again, `"unreadable":0`) {
		t.Errorf("the second import says %s", again)
	}
	if cut, all := shoudao(t, dir, "cut.db", "list", "--json"), shoudao(t, dir, "whole.db", "list", "--json"); cut != all {
		t.Errorf("the queue after the kill differs: %d bytes, want %d", len(cut), len(all))
	}
}

// TestStoppedWaiting has the program stop while it waits for what nobody pipes in.
func TestStoppedWaiting(t *testing.T) {
	waiting := command(t, t.TempDir(), "a.db", "import", "-")
	in, err := waiting.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var problems bytes.Buffer
	waiting.Stderr = &problems
	if err := waiting.Start(); err != nil {
		t.Fatal(err)
	}
	awaitSize(t, filepath.Join(waiting.Dir, "a.db"), 1) // it has begun
	if err := waiting.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := waiting.Wait(); err == nil || waiting.ProcessState.ExitCode() != exitError {
		t.Errorf("it ends with %v", waiting.ProcessState)
	}
	if said := problems.String(); !strings.Contains(said, "停下了") {
		t.Errorf("it says %q", said)
	}
}

// TestNobodyReadsOn has the program find that whoever reads its output is gone: it
// ends in order, and leaves nothing behind.
func TestNobodyReadsOn(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "town.jsonl"), manyMessages(100), 0o600); err != nil {
		t.Fatal(err)
	}
	trial := command(t, dir, "a.db", "import", "--dry-run", "town.jsonl")
	trial.Env = append(trial.Env, "TMPDIR="+dir)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	trial.Stdout = w
	if err := errors.Join(r.Close(), trial.Run(), w.Close()); err != nil && trial.ProcessState == nil {
		t.Fatal(err)
	}
	if !trial.ProcessState.Exited() {
		t.Errorf("it ends with %v", trial.ProcessState)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "shoudao-*")); err != nil || len(left) > 0 {
		t.Errorf("it leaves %v: %v", left, err)
	}
}

// asksEvery is how many messages of [manyMessages] there are to a request.
const asksEvery = 500

// manyMessages are n messages of a year in one group.
func manyMessages(n int) []byte {
	var b bytes.Buffer
	at := time.Date(2025, 3, 12, 8, 0, 0, 0, time.UTC)
	for i := range n {
		said := fmt.Sprintf("今天第%d次巡查，一切正常", i)
		if i%asksEvery == 0 {
			said = fmt.Sprintf("@林晓梅 第%d批请明天上午10点前报数", i/asksEvery)
		}
		fmt.Fprintf(&b, `{"id":"k%d","source":"many","group":"308党建办","sender":"阮秀琴","sender_id":"ruanxiuqin","time":%q,"text":%q}`+"\n",
			i, at.Add(time.Duration(i)*8*time.Minute).Format(time.RFC3339), said)
	}
	return b.Bytes()
}

func command(t *testing.T, dir, archive string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("shoudao")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NOW="+demoNow, "HOME="+dir, "SHOUDAO_CONFIG="+filepath.Join(dir, "c.toml"), "SHOUDAO_DB="+filepath.Join(dir, archive))
	return cmd
}

// shoudao is what the program prints.
func shoudao(t *testing.T, dir, archive string, args ...string) string {
	t.Helper()
	cmd := command(t, dir, archive, args...)
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("shoudao %s: %v\n%s", strings.Join(args, " "), err, problems.String())
	}
	return string(out)
}

// awaitSize waits until a file has so many bytes, for a minute at most.
func awaitSize(t *testing.T, path string, size int64) {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if info, err := os.Stat(path); err == nil && info.Size() >= size {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%s does not grow to %d bytes", path, size)
		}
	}
}
