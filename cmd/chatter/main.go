// Chatter writes messages that nobody has said, as JSONL that shoudao import reads: to try
// what an archive does that holds ten years of a township.
//
//	go run ./cmd/chatter -n 1000000 town.jsonl
//	SHOUDAO_DB=town.db shoudao import town.jsonl
//
// The seed alone says what is said; see package chatter.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"shoudao/ingest/jsonl"
	"shoudao/store/chatter"
)

func main() {
	n := flag.Int("n", 1_000_000, "how many messages")
	seed := flag.Uint64("seed", 1, "what is said")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: chatter [-n MESSAGES] [-seed SEED] FILE")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || *n < 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := write(flag.Arg(0), *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "chatter:", err)
		os.Exit(1)
	}
}

// write writes n messages to a new file, - for standard output. What is there already is
// left alone.
func write(path string, n int, seed uint64) (err error) {
	out := io.Writer(os.Stdout)
	if path != "-" {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) {
			return fmt.Errorf("%s is there already: name another file, or delete it", path)
		}
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		out = f
	}
	w := bufio.NewWriterSize(out, 1<<20)
	c := chatter.New(seed)
	for range n {
		if err := jsonl.Encode(w, c.Next()); err != nil {
			return err
		}
	}
	return w.Flush()
}
