package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha1"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"shoudao/ingest"
	"shoudao/store"
)

// oneBot serves the messages of one group that have these numbers in it, said a minute apart.
func oneBot(t *testing.T, numbers *[]int) *httptest.Server {
	start := time.Date(2026, 3, 12, 8, 0, 0, 0, time.UTC).Unix()
	history := func() (all []string) {
		for _, n := range *numbers {
			all = append(all, fmt.Sprintf(`{"time":%d,"self_id":1,"post_type":"message","message_type":"group","message_id":%d,"real_seq":"%d","group_id":700,"user_id":8,
				"message":[{"type":"text","data":{"text":"no. %d"}}],"sender":{"nickname":"Ann"}}`, start+int64(n)*60, n, n, n))
		}
		return all
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ws, err := websocket.Accept(w, r, nil)
		if err != nil {
			return
		}
		defer ws.CloseNow()
		for {
			_, raw, err := ws.Read(r.Context())
			if err != nil {
				return
			}
			var ask struct{ Action, Echo string }
			_ = json.Unmarshal(raw, &ask)
			data := map[string]string{
				"get_login_info": `{"user_id":1}`, "get_version_info": `{"app_name":"Other"}`, "get_group_list": `[{"group_id":700,"group_name":"Office"}]`,
				"get_group_msg_history": `{"messages":[` + strings.Join(history(), ",") + `]}`,
			}[ask.Action]
			_ = ws.Write(r.Context(), websocket.MessageText, fmt.Appendf(nil, `{"status":"ok","retcode":0,"data":%s,"echo":%q}`, data, ask.Echo))
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func TestWhatCouldNotBeHadIsTold(t *testing.T) {
	dir, numbers := t.TempDir(), []int{1, 2}
	s := oneBot(t, &numbers)
	source := fmt.Sprintf("kind = \"onebot\"\nname = \"qq\"\naddress = %q\nsecret = \"env:TOKEN\"\n", strings.Replace(s.URL, "http", "ws", 1))
	if got := sourced(t, dir, source, "sync"); !strings.Contains(got, "exit 0") {
		t.Fatal(got)
	}
	if got := sourced(t, dir, source, "sources"); strings.Contains(got, "missing") {
		t.Errorf("nothing is missing yet: %s", got)
	} else if !strings.Contains(got, "08:02 Office (") {
		t.Errorf("its last message is not told: %s", got)
	}
	numbers = append(numbers, 5)
	if got := sourced(t, dir, source, "sync"); !strings.Contains(got, "exit 0") {
		t.Fatal(got)
	}
	if got := sourced(t, dir, source, "sources"); !strings.Contains(got, "Office: 2 messages missing between 08:02 and 08:05") {
		t.Errorf("sources: %s", got)
	}
	if got := sourced(t, dir, source, "--json", "sources"); !strings.Contains(got, `"lacks":[{"group":"Office","from":"2026-03-12T08:02:00Z","to":"2026-03-12T08:05:00Z","messages":2}]`) {
		t.Errorf("sources: %s", got)
	}
	numbers = []int{1, 2, 4, 5} // one of them is there after all
	if got := sourced(t, dir, source, "sync"); !strings.Contains(got, "1 stored") {
		t.Fatal(got)
	}
	if got := sourced(t, dir, source, "sources"); !strings.Contains(got, "Office: 1 message missing between 08:02 and 08:05") {
		t.Errorf("sources: %s", got)
	}
}

func TestWhatCannotBeStoredIsTold(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	_ = free.Close()
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := store.Open(t.Context(), path, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "DROP TABLE cursor"); err != nil {
		t.Fatal(err)
	}
	clock := func(zone *time.Location) time.Time { return time.Now().In(zone) }
	c := carrier{to: s, clock: clock}
	c.profile.Office.Location = time.UTC
	d := &door{carrier: c, table: sourceTable{Name: "qq", Address: address}, taken: func(ingest.Tally) {}}
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- openOneBot(t.Context(), d, "t0ken", func() { close(ready) }) }()
	<-ready
	body := `{"time":1773302400,"self_id":1,"post_type":"message","message_type":"group","message_id":7,"group_id":700,"user_id":8,"message":"hello","sender":{"nickname":"Ann"}}`
	mac := hmac.New(sha1.New, []byte("t0ken"))
	mac.Write([]byte(body))
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+address+"/", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Signature", "sha1="+hex.EncodeToString(mac.Sum(nil)))
	if resp, err := http.DefaultClient.Do(req); err == nil {
		_ = resp.Body.Close()
		if resp.StatusCode == http.StatusNoContent {
			t.Error("it is said to be stored")
		}
	}
	select {
	case err := <-ended:
		if err == nil || errors.Is(err, context.Canceled) {
			t.Errorf("the door ends with %v", err)
		}
	case <-time.After(time.Minute):
		t.Error("the door goes on as if nothing were")
	}
}
