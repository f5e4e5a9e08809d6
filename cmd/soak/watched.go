package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// A watched feed drops files into a folder.
type watched struct {
	t   *truth
	dir string

	mu    sync.Mutex
	files int
	log   []byte            // what stands in the file that grows
	told  []byte            // the last messages under other ids, or none
	rest  map[string][]byte // of files that are half written
	err   error
}

func newWatched(dir string) (*watched, error) {
	return &watched{t: newTruth("folder"), dir: dir, rest: map[string][]byte{}}, os.MkdirAll(dir, 0o700)
}

func (w *watched) truth() *truth { return w.t }
func (w *watched) taken() bool   { return w.err == nil }
func (w *watched) stop()         {}

func (w *watched) settings() string { return "kind = \"folder\"\npath = \"exports\"\n" }

func (w *watched) step(r *rand.Rand) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch n := r.IntN(40); {
	case n < 20: // a line more in the file that grows
		w.log = append(w.log, w.lines(r, 1+r.IntN(3))...)
		w.grow(r)
	case n < 26:
		w.files++
		w.drop(fmt.Sprintf("day %d.jsonl", w.files), w.lines(r, 1+r.IntN(8)), r)
	case n < 32:
		w.files++
		w.drop(fmt.Sprintf("group %d.json", w.files), w.chatlab(r, 1+r.IntN(8)), r)
	case n < 33: // a copy of everything so far
		w.files++
		w.t.count("copied")
		w.drop(fmt.Sprintf("copy %d.jsonl", w.files), w.log, r)
	case n < 35: // the same messages as another program tells them
		w.files++
		w.t.count("told by two")
		w.drop(fmt.Sprintf("other %d.jsonl", w.files), w.told, r)
		w.told = nil
	default: // what was half written goes on
		for path, rest := range w.rest {
			w.finish(path, rest)
			break
		}
	}
}

// grow appends to the file that grows, sometimes half a line, which the next time completes.
func (w *watched) grow(r *rand.Rand) {
	path := filepath.Join(w.dir, "log.jsonl")
	size := len(w.log)
	if r.IntN(6) == 0 {
		size -= r.IntN(60)
		w.t.count("half written")
	}
	w.append(path, w.log[:size])
}

// append brings a file that is written from its end on to a text.
func (w *watched) append(path string, whole []byte) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		w.err = err
		return
	}
	info, err := f.Stat()
	if err == nil && info.Size() < int64(len(whole)) {
		_, err = f.Write(whole[info.Size():])
	}
	w.err = errors.Join(w.err, err, f.Close())
}

// drop writes a file: at once under its name, half of it, or under another name first.
func (w *watched) drop(name string, text []byte, r *rand.Rand) {
	path := filepath.Join(w.dir, name)
	switch r.IntN(4) {
	case 0:
		w.t.count("half written")
		half := r.IntN(len(text) + 1)
		w.rest[path] = text
		w.err = errors.Join(w.err, os.WriteFile(path, text[:half], 0o600))
	case 1:
		w.err = errors.Join(w.err, os.WriteFile(path+".part", text, 0o600), os.Rename(path+".part", path))
	case 2:
		w.t.count("of the future")
		w.err = errors.Join(w.err, os.WriteFile(path, text, 0o600), os.Chtimes(path, time.Now(), time.Now().Add(24*time.Hour)))
	default:
		w.err = errors.Join(w.err, os.WriteFile(path, text, 0o600))
	}
}

func (w *watched) finish(path string, text []byte) {
	w.append(path, text)
	delete(w.rest, path)
}

func (w *watched) calm() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.append(filepath.Join(w.dir, "log.jsonl"), w.log)
	for path, rest := range w.rest {
		w.finish(path, rest)
	}
}

// lines are messages in our own form, some of which cannot be read. The first can: a file in
// which there is none is set aside as a whole.
func (w *watched) lines(r *rand.Rand, n int) (all []byte) {
	for range n {
		if len(all) > 0 && r.IntN(30) == 0 {
			bad := w.t.garble(r)
			all = fmt.Appendf(all, "{\"id\":%q,\"source\":\"soak\",\"group\":\"folder group\",\"sender\":\"Ann\",\"time\":\"when %s was\"}\n", bad.mark, bad.mark)
			continue
		}
		s := w.t.say(r, r.IntN(10) == 0)
		row := map[string]any{
			"id": s.mark, "source": "soak", "group": "folder group " + strconv.Itoa(s.group), "sender": "Ann",
			"time": s.at.Format(time.RFC3339), "text": s.text,
		}
		line := encoded(row)
		all = append(append(all, line...), '\n')
		if row["id"], row["source"] = "o"+s.mark, "other"; r.IntN(2) == 0 {
			delete(row, "id")
		}
		w.told = append(append(w.told, encoded(row)...), '\n')
		if r.IntN(20) == 0 {
			w.t.count("twice")
			all = append(append(all, line...), '\n')
		}
	}
	return all
}

// chatlab are messages in the form of ChatLab.
func (w *watched) chatlab(r *rand.Rand, n int) []byte {
	messages := []map[string]any{}
	for range n {
		s := w.t.say(r, r.IntN(10) == 0)
		messages = append(messages, map[string]any{
			"platformMessageId": s.mark, "sender": "u1", "accountName": "Ann", "timestamp": s.at.Unix(), "type": 0, "content": s.text,
		})
	}
	b, err := json.MarshalIndent(map[string]any{
		"chatlab": map[string]any{"version": "0.0.2", "exportedAt": time.Now().Unix(), "generator": "Soak"},
		"meta":    map[string]any{"name": "folder exports", "platform": "wechat", "type": "group", "groupId": "x1"},
		"members": []any{map[string]any{"platformId": "u1", "accountName": "Ann"}}, "messages": messages,
	}, "", " ")
	if err != nil {
		panic(err) // there is nothing in it that could not be written
	}
	return b
}
