package store

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"shoudao/ingest"
)

var kills = flag.Int("kills", 6, "how often a process that writes is killed")

// TestMain is also the process that TestKill kills: it writes pages into the archive
// named by the variable, and says after each commit how many messages are in. By the other
// variable it is one that only holds the lease.
func TestMain(m *testing.M) {
	if path := os.Getenv("STORE_TEST_HOLD"); path != "" {
		if err := holdUntilKilled(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	if path := os.Getenv("STORE_TEST_WRITE"); path != "" {
		if err := writeForever(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	code := m.Run()
	for _, path := range made {
		_ = os.Remove(path)
	}
	os.Exit(code)
}

func writeForever(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path, time.UTC)
	if err != nil {
		return err
	}
	run, j := s.Run(time.Unix(0, 0)), testJudge()
	since, err := run.Cursor(ctx, "child")
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(string(since)) // empty is 0
	for {
		page := pageOf(n, 50)
		n += len(page)
		next := ingest.Cursor(strconv.Itoa(n))
		if _, err := run.Append(ctx, "child", since, ingest.Page{Messages: page, Next: next}); err != nil {
			return err
		}
		fmt.Println(n)
		since = next
		if n%150 == 0 {
			if _, err := s.Triage(ctx, j, nil); err != nil {
				return err
			}
		}
	}
}

// pageOf is a run of messages of the test's sentences, a minute apart, in three groups.
func pageOf(first, count int) []ingest.Message {
	var ms []ingest.Message
	for i := first; i < first+count; i++ {
		ms = append(ms, ingest.Message{
			ID: ingest.ID{Source: "live", Native: strconv.Itoa(i)}, Group: ingest.Group{ID: strconv.Itoa(i % 3), Name: "群" + strconv.Itoa(i%3)},
			Sender: "何书记", SenderID: "id-1", SentAt: time.Date(2026, 1, 5, 0, i, 0, 0, testZone), Text: sentences[i%len(sentences)],
		})
	}
	return ms
}

func TestKillLosesNothingThatWasSaidToBeIn(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "archive.db")
	for range *kills {
		acknowledged := killAfter(t, path, 1+rand.IntN(8))
		s := openTest(t, path)
		var stored int
		var check string
		if err := s.reader.QueryRow("SELECT count(*) FROM message").Scan(&stored); err != nil {
			t.Fatal(err)
		}
		if stored < acknowledged {
			t.Errorf("%d messages are there, %d were said to be in", stored, acknowledged)
		}
		if err := s.writer.QueryRow("PRAGMA quick_check").Scan(&check); err != nil || check != "ok" {
			t.Errorf("quick_check: %q, %v", check, err)
		}
		soundIndex(t, s)
		triageTest(t, s, testJudge())
		var verdicts int
		if err := s.reader.QueryRow("SELECT count(*) FROM verdict").Scan(&verdicts); err != nil || verdicts != stored {
			t.Errorf("after triage %d verdicts on %d messages, %v", verdicts, stored, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// killAfter lets a process write, kills it after so many commits, and returns how many
// messages it said were in.
func killAfter(t *testing.T, path string, commits int) int {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "STORE_TEST_WRITE="+path)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	acknowledged := 0
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); {
		acknowledged, _ = strconv.Atoi(lines.Text())
		if n++; n == commits {
			_ = cmd.Process.Kill() // and read what it said before it died
		}
	}
	_ = cmd.Wait()
	if stderr.Len() > 0 {
		t.Fatalf("the writing process: %s", &stderr)
	}
	return acknowledged
}
