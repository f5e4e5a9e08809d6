package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary the program itself for the scripts, with a clock
// that stands still: at NOW if that is set.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"shoudao": func() {
			now, err := time.Parse(time.RFC3339, os.Getenv("NOW"))
			if err != nil {
				fmt.Fprintln(os.Stderr, "NOW:", err)
				os.Exit(exitUsage)
			}
			testOnlyNow = func() time.Time { return now }
			main()
		},
	})
}

// TestScripts runs the program as a user does: every command, on real files.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:   filepath.Join("testdata", "script"),
		Setup: setUp,
		Cmds:  map[string]func(*testscript.TestScript, bool, []string){"screen": screenCommand, "expand": expandCommand, "age": ageCommand, "cat": catCommand, "absent": absentCommand, "patch": patchCommand, "post": postCommand},
	})
}

// setUp gives a script an empty home, the settings of the demo's user in c.toml, the demo's
// messages in town.jsonl, and in HOOKED a free address, which is that of the webhook in
// hook.toml.
func setUp(env *testscript.Env) error {
	address, err := freeAddress()
	if err != nil {
		return err
	}
	hook := "\n[[source]]\nkind = \"webhook\"\nname = \"门\"\nsecret = \"env:HOOK\"\naddress = \"" + address + "\"\n"
	for name, content := range map[string][]byte{"c.toml": demoProfile, "town.jsonl": demoTown, "hook.toml": []byte(hook)} {
		if err := os.WriteFile(filepath.Join(env.WorkDir, name), content, 0o600); err != nil {
			return err
		}
	}
	env.Vars = append(env.Vars,
		"NOW="+demoNow, "LANG=zh_CN.UTF-8", "HOME="+env.WorkDir, "XDG_CONFIG_HOME="+filepath.Join(env.WorkDir, "config"),
		"XDG_DATA_HOME="+filepath.Join(env.WorkDir, "data"),
		"USERPROFILE="+env.WorkDir, "AppData="+filepath.Join(env.WorkDir, "config"), "LocalAppData="+filepath.Join(env.WorkDir, "data"),
		"SHOUDAO_CONFIG="+filepath.Join(env.WorkDir, "c.toml"),
		"SHOUDAO_DB="+filepath.Join(env.WorkDir, "archive.db"), "HOOKED="+address,
	)
	return nil
}

// postCommand posts a file to an address with the secret in HOOK, as soon as somebody
// listens there, and prints the answer: post ADDRESS FILE. With ! it must be refused.
func postCommand(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: post ADDRESS FILE")
	}
	var answer *http.Response
	for end := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		r, err := http.NewRequest(http.MethodPost, "http://"+args[0]+"/v1/messages", strings.NewReader(ts.ReadFile(args[1])))
		ts.Check(err)
		r.Header.Set("Authorization", "Bearer "+ts.Getenv("HOOK"))
		if answer, err = http.DefaultClient.Do(r); err == nil {
			break
		}
		if time.Now().After(end) {
			ts.Fatalf("post: %v", err)
		}
	}
	defer answer.Body.Close()
	if refused := answer.StatusCode != http.StatusOK; refused != neg {
		ts.Fatalf("post: status %s", answer.Status)
	}
	_, err := io.Copy(ts.Stdout(), answer.Body)
	ts.Check(err)
}

// freeAddress is an address on which nobody listens.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// catCommand prints files one after the other, also where the system has no such program:
// cat FILE...
func catCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: cat FILE...")
	}
	for _, name := range args {
		_, err := io.WriteString(ts.Stdout(), ts.ReadFile(name))
		ts.Check(err)
	}
}

// absentCommand fails if there is a file whose name is of the pattern: absent PATTERN.
func absentCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: absent PATTERN")
	}
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) > 0 {
		ts.Fatalf("there is %v", found)
	}
}

// ageCommand makes files an hour older than NOW: age FILE...
func ageCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: age FILE...")
	}
	now, err := time.Parse(time.RFC3339, ts.Getenv("NOW"))
	ts.Check(err)
	for _, name := range args {
		ts.Check(os.Chtimes(ts.MkAbs(name), now.Add(-time.Hour), now.Add(-time.Hour)))
	}
}

// patchCommand writes bytes over those of a file: patch FILE OFFSET HEX.
func patchCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: patch FILE OFFSET HEX")
	}
	at, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	b, err := hex.DecodeString(args[2])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteAt(b, at)
	ts.Check(errors.Join(err, f.Close()))
}

// expandCommand writes a file anew with its escapes \r, \t, \x00 and the like
// carried out: expand FILE...
func expandCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: expand FILE...")
	}
	for _, name := range args {
		var b strings.Builder
		for rest := ts.ReadFile(name); rest != ""; {
			if rest[0] != '\\' {
				b.WriteByte(rest[0])
				rest = rest[1:]
				continue
			}
			var n int
			switch {
			case strings.HasPrefix(rest, `\r`):
				b.WriteByte('\r')
				rest = rest[2:]
			case strings.HasPrefix(rest, `\t`):
				b.WriteByte('\t')
				rest = rest[2:]
			default:
				if _, err := fmt.Sscanf(rest, `\x%02x`, &n); err != nil {
					ts.Fatalf("%s: no escape: %.8q", name, rest)
				}
				b.WriteByte(byte(n))
				rest = rest[4:]
			}
		}
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(b.String()), 0o600))
	}
}
