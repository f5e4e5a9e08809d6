package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// sourced runs the program with settings of one source, and returns what it printed.
func sourced(t *testing.T, dir, source string, args ...string) string {
	t.Helper()
	config := filepath.Join(dir, "c.toml")
	settings := "language = \"en\"\n[me]\nnames = [\"Emma Frost\", \"Emma\"]\ntimezone = \"UTC\"\n[[source]]\n" + source
	if err := os.WriteFile(config, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"SHOUDAO_CONFIG": config, "SHOUDAO_DB": filepath.Join(dir, "a.db"), "TOKEN": "t0ken"}
	var out strings.Builder
	a := &app{
		in: strings.NewReader(""), out: &out, err: &out, getenv: func(name string) string { return env[name] },
		now: func() time.Time { return time.Date(2026, 3, 12, 8, 12, 0, 0, time.UTC) },
	}
	fmt.Fprintf(&out, "exit %d\n", a.run(t.Context(), args))
	return out.String()
}

// chatlabServer serves one session with one message in the form of ChatLab.
func chatlabServer(t *testing.T) *httptest.Server {
	said := time.Date(2026, 3, 12, 8, 0, 0, 0, time.UTC).Unix()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Header.Get("Authorization") != "Bearer t0ken":
			http.Error(w, "no", http.StatusUnauthorized)
		case r.URL.Path == "/v1/sessions":
			fmt.Fprintf(w, `{"sessions":[{"id":"g1","name":"Office","platform":"wechat","type":"group","messageCount":1,"lastMessageAt":%d}],"page":{"hasMore":false}}`, said)
		case strings.HasPrefix(r.URL.Path, "/v1/sessions/g1/messages"):
			fmt.Fprintf(w, `{"chatlab":{"version":"0.0.2","exportedAt":%d},"meta":{"name":"Office","platform":"wechat","type":"group","groupId":"g1"},"members":[],
				"messages":[{"sender":"u1","accountName":"Ann","timestamp":%d,"type":0,"content":"@Emma please send the list by 5pm","platformMessageId":"7001001"}],
				"sync":{"hasMore":false,"watermark":%d}}`, said, said, said)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func TestChatLabIsASource(t *testing.T) {
	dir, s := t.TempDir(), chatlabServer(t)
	source := fmt.Sprintf("kind = \"chatlab\"\nname = \"exports\"\naddress = %q\nsecret = \"env:TOKEN\"\n", s.URL+"/v1")
	got := sourced(t, dir, source, "sync")
	if !strings.Contains(got, "exit 0") || !strings.Contains(got, "1 read") && !strings.Contains(got, "read 1") {
		t.Errorf("sync: %s", got)
	}
	if got := sourced(t, dir, source, "list"); !strings.Contains(got, "send the list by 5pm") || !strings.Contains(got, "17:00") {
		t.Errorf("list: %s", got)
	}
	if got := sourced(t, dir, source, "--json", "sync"); !strings.Contains(got, `"stored":0`) {
		t.Errorf("sync again: %s", got)
	}
}

// TestWhatASourceSays holds that each way in which a program can fail to answer is told
// with what to do, and never with the secret.
func TestWhatASourceSays(t *testing.T) {
	html := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>hello</html>") }))
	t.Cleanup(html.Close)
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	for _, c := range []struct{ name, source, want string }{
		{"nobody", fmt.Sprintf("kind = \"chatlog\"\naddress = %q\n", closed.URL), "nobody answers there"},
		{"another program", fmt.Sprintf("kind = \"chatlab\"\naddress = %q\n", html.URL), "another program"},
		{"another program for chatlog", fmt.Sprintf("kind = \"chatlog\"\naddress = %q\n", html.URL), "another program"},
		{"a wrong token", fmt.Sprintf("kind = \"chatlab\"\naddress = %q\nsecret = \"env:NONE\"\n", chatlabServer(t).URL+"/v1"), "no secret at env:NONE"},
		{"no token", fmt.Sprintf("kind = \"chatlab\"\naddress = %q\n", chatlabServer(t).URL+"/v1"), "the secret is refused"},
		{"no mail server", fmt.Sprintf("kind = \"imap\"\nuser = \"emma\"\naddress = %q\nsecret = \"env:TOKEN\"\n", strings.TrimPrefix(closed.URL, "http://")), "nobody answers there"},
		{"no OneBot", fmt.Sprintf("kind = \"onebot\"\naddress = %q\nsecret = \"env:TOKEN\"\n", strings.Replace(html.URL, "http", "ws", 1)), "another program"},
	} {
		dir := t.TempDir()
		got := sourced(t, dir, c.source, "sync")
		if !strings.Contains(got, c.want) || !strings.Contains(got, "exit 1") || !strings.Contains(got, "what to do") || strings.Contains(got, "t0ken") {
			t.Errorf("%s: %s", c.name, got)
		}
		if got := sourced(t, dir, c.source, "sources"); !strings.Contains(got, c.want) || !strings.Contains(got, "failing") {
			t.Errorf("%s, sources: %s", c.name, got)
		}
	}
}
