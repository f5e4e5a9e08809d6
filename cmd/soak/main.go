// Soak feeds the real program from five sources at once, with everything that goes wrong with
// sources, kills it again and again, and then holds what the archive has against what was sent.
//
//	go run ./cmd/soak                          three minutes
//	go run ./cmd/soak -for 10m -seed 7         what is done, and in which order, is told by the seed
//	go run ./cmd/soak -keep                    and leave the archive and the files where they are
//
// The sources are a watched folder, a server in the form of ChatLab, a chatlog, a program that
// speaks OneBot, and a sender for the webhook, all made up and all on this computer; the archive
// is a throw-away one. What goes wrong: connections that drop, answers that break off, come
// slowly, or are no answers, errors of the server, redirections, rows that come twice, late or
// malformed, files that are half written, copied or dated in the future, messages that two
// programs tell, requests that break off or are repeated, events that are told by no means; and
// a kill -9 of the program every few seconds.
//
// It ends with a line for each source and exit code 1 unless everything agrees: what was sent
// is stored, nothing is lost, nothing is there twice, every malformed row is told and no other,
// and the gaps that are told are those that were made. It needs a Unix.
package main

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

func main() {
	long := flag.Duration("for", 3*time.Minute, "for how long messages are sent")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()%100_000), "what is done, and in which order")
	program := flag.String("program", "", "the built program; by default it is built for this")
	keep := flag.Bool("keep", false, "leave the archive and the files where they are")
	flag.Parse()
	fmt.Printf("soak: %s with -seed %d\n", *long, *seed)
	agrees, err := soak(*program, *long, *seed, *keep)
	if err != nil {
		fmt.Fprintln(os.Stderr, "soak:", err)
	}
	if err != nil || !agrees {
		os.Exit(1)
	}
}

// soak does it all, and reports whether everything agrees.
func soak(program string, long time.Duration, seed uint64, keep bool) (agrees bool, err error) {
	dir, err := os.MkdirTemp("", "shoudao-soak-")
	if err != nil {
		return false, err
	}
	if keep {
		fmt.Println("soak: everything is in", dir)
	} else {
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	if program == "" {
		program = filepath.Join(dir, "shoudao")
		if out, err := exec.Command("go", "build", "-o", program, "./cmd/shoudao").CombinedOutput(); err != nil {
			return false, fmt.Errorf("build the program: %w\n%s", err, out)
		}
	}
	feeds, err := allFeeds(dir)
	if err != nil {
		return false, err
	}
	for _, f := range feeds {
		defer f.stop()
	}
	p := &runner{program: program, dir: dir}
	defer p.stop()
	if err := p.configure(feeds); err != nil {
		return false, err
	}
	if _, err := p.run("sync", "--json"); err != nil {
		return false, err
	}
	if err := p.torment(feeds, long, seed); err != nil {
		return false, err
	}
	return report(p, feeds)
}

// torment feeds the program and kills it for so long, and then lets it catch up in peace.
func (p *runner) torment(feeds []feed, long time.Duration, seed uint64) error {
	end := make(chan struct{})
	ended := make(chan struct{}, len(feeds))
	for i, f := range feeds {
		r := rand.New(rand.NewPCG(seed, uint64(i)+1))
		go func() {
			defer func() { ended <- struct{}{} }()
			for pause(end, time.Duration(20+r.IntN(300))*time.Millisecond) {
				f.step(r)
			}
		}()
	}
	time.AfterFunc(long, func() { close(end) })
	r := rand.New(rand.NewPCG(seed, 0))
	err := p.start()
	for err == nil && pause(end, time.Duration(2000+r.IntN(14_000))*time.Millisecond) {
		err = p.kill()
		if r.IntN(3) == 0 {
			pause(end, time.Duration(r.IntN(3000))*time.Millisecond) // it is down for a while
		}
		err = errors.Join(err, p.start())
	}
	<-end
	for range feeds {
		<-ended
	}
	err = errors.Join(err, p.kill())
	for _, f := range feeds {
		f.calm()
	}
	if err != nil {
		return err
	}
	return p.catchUp(feeds)
}

// pause waits, and reports false if the end comes first.
func pause(end <-chan struct{}, d time.Duration) bool {
	select {
	case <-end:
		return false
	case <-time.After(d):
		return true
	}
}
