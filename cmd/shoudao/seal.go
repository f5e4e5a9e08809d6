package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"filippo.io/age"
	"github.com/charmbracelet/x/term"

	"shoudao/store"
	"shoudao/tui/text"
)

// A copy that leaves the computer can be sealed with a passphrase, as an age file, which
// other programs open as well.

// passphraseEnv is the variable that may hold the passphrase.
const passphraseEnv = "SHOUDAO_PASSPHRASE"

// sealedHead is how an age file begins.
const sealedHead = "age-encryption.org/"

// A passError says why there is no passphrase that can be used. It never holds one.
type passError struct {
	path  string
	fault passFault
}

type passFault uint8

const (
	passMissing passFault = iota + 1 // nowhere, and nobody can be asked
	passDiffers                      // it was typed in two ways
	passWrong                        // it does not open the file
	passWhere                        // the flag does not say where it is
)

func (e passError) Error() string { return fmt.Sprintf("passphrase for %s: fault %d", e.path, e.fault) }

func (e passError) tell(w text.TroubleWords) [2]string {
	switch e.fault {
	case passDiffers:
		return w.Keep.PassDiffers
	case passWrong:
		return w.Keep.PassWrong(e.path)
	case passWhere:
		return w.Keep.PassWhere
	}
	return w.Keep.PassMissing
}

// passphrase is the one that a reference points at, else that of the environment, else what
// is typed unseen: twice, where a slip would lock the copy for ever.
func (a *app) passphrase(ctx context.Context, ref string, twice bool) (string, error) {
	if ref != "" {
		if !secretRef(ref) { // it may be the passphrase itself
			return "", passError{"", passWhere}
		}
		kind, name, _ := strings.Cut(ref, ":")
		if kind == "file" && !strings.HasPrefix(name, "~") {
			path, err := filepath.Abs(name) // and not beside the settings
			if err != nil {
				return "", err
			}
			ref = "file:" + path
		}
		return a.secretAt(ctx, ref)
	}
	if s := a.getenv(passphraseEnv); s != "" {
		return s, nil
	}
	w := a.words.Cmd.Keep
	s, err := a.typed(w.TypePass)
	if err != nil || !twice {
		return s, err
	}
	again, err := a.typed(w.TypeAgain)
	if err == nil && again != s {
		err = passError{"", passDiffers}
	}
	return s, err
}

// typed is what is typed on the terminal, unseen.
func (a *app) typed(question string) (string, error) {
	f, ok := a.in.(*os.File)
	if !ok || !terminal(a.in) {
		return "", passError{"", passMissing}
	}
	fmt.Fprint(a.err, question)
	s, err := term.ReadPassword(f.Fd())
	fmt.Fprintln(a.err)
	if err != nil {
		return "", fmt.Errorf("read the passphrase: %w", err)
	}
	if len(s) == 0 {
		return "", passError{"", passMissing}
	}
	return string(s), nil
}

// besideArchive runs use with the path of a file in a folder that nobody else may read, and
// that is gone afterwards: what is not sealed never lies where the copy goes.
func (a *app) besideArchive(use func(plain string) error) error {
	dir := filepath.Dir(a.archivePath())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make a folder for the copy: %w", err)
	}
	dir, err := os.MkdirTemp(dir, store.StagePrefix)
	if err != nil {
		return fmt.Errorf("make a folder for the copy: %w", err)
	}
	return errors.Join(use(filepath.Join(dir, "archive.db")), os.RemoveAll(dir))
}

// backupSealed is [store.Store.Backup] with a passphrase: what was written is opened and
// compared before it gets its name.
func (a *app) backupSealed(ctx context.Context, s *store.Store, path, pass string) (h store.Health, err error) {
	err = a.besideArchive(func(plain string) error {
		if h, err = a.copied(ctx, s, plain); err != nil {
			return err
		}
		return inPlaceOf(path, func(f *os.File) error { return a.seal(ctx, plain, f, pass) })
	})
	return h, err
}

// A counted is a reader that tells how much of a file has been read from it.
type counted struct {
	io.Reader
	done, all int64
	tell      func(done, all int64)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.done += int64(n)
	c.tell(c.done, c.all)
	return n, err
}

// counted is what a file holds, with a bar on a terminal that says how much of it is read.
func (a *app) counted(f *os.File, doing string) (r io.Reader, end func()) {
	info, err := f.Stat()
	if err != nil {
		return f, func() {} // who reads it says what is wrong
	}
	bar := a.progress()
	return &counted{f, 0, info.Size(), func(done, all int64) { bar.tell(doing, done, all) }}, bar.clear
}

// seal writes a file sealed, and reads it back.
//
// Both times age makes a key of the passphrase, which takes 256 MB for a moment, so that who
// guesses passphrases pays for it as well. That is given back at once: the collector would let
// as much again pile up first.
func (a *app) seal(ctx context.Context, plain string, to *os.File, pass string) error {
	r, err := age.NewScryptRecipient(pass)
	if err != nil {
		return err
	}
	w, err := age.Encrypt(to, r)
	if err != nil {
		return fmt.Errorf("seal the copy: %w", err)
	}
	in, err := os.Open(plain)
	if err != nil {
		return err
	}
	defer in.Close()
	debug.FreeOSMemory()
	was, is := sha256.New(), sha256.New()
	read, end := a.counted(in, a.words.Cmd.Keep.Sealing)
	defer end()
	_, err = io.Copy(w, io.TeeReader(store.UnlessDone(ctx, read), was))
	end()
	if err = errors.Join(err, w.Close(), to.Sync()); err != nil {
		return fmt.Errorf("seal the copy: %w", err)
	}
	if _, err := to.Seek(0, io.SeekStart); err != nil {
		return err
	}
	back, end := a.counted(to, a.words.Cmd.Keep.ReadingBack)
	defer end()
	if err := unseal(ctx, back, is, to.Name(), pass); err != nil {
		return fmt.Errorf("read the copy back: %w", err)
	}
	if !bytes.Equal(was.Sum(nil), is.Sum(nil)) {
		return copyError{to.Name(), store.Damaged}
	}
	return nil
}

// unseal writes what is sealed in a file of that path. The error for one that is damaged is a
// [copyError].
func unseal(ctx context.Context, sealed io.Reader, to io.Writer, path, pass string) error {
	id, err := age.NewScryptIdentity(pass)
	if err != nil {
		return err
	}
	r, err := age.Decrypt(store.UnlessDone(ctx, sealed), id)
	debug.FreeOSMemory()
	if _, ok := errors.AsType[*age.NoIdentityMatchError](err); ok {
		return passError{path, passWrong}
	}
	if err == nil {
		w := &told{Writer: to}
		if _, err = io.Copy(w, r); w.failed != nil {
			return w.failed
		}
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return copyError{path, store.Damaged}
	}
	return nil
}

// A told keeps the error with which writing ended, to tell it from one of reading.
type told struct {
	io.Writer
	failed error
}

func (t *told) Write(p []byte) (int, error) {
	n, err := t.Writer.Write(p)
	t.failed = err
	return n, err
}

// isSealed reports whether a file says of itself that it is sealed.
func isSealed(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(sealedHead))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == sealedHead
}

// unsealFile writes what is sealed in a file to a new one.
func (a *app) unsealFile(ctx context.Context, path, plain, pass string) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(plain, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	read, end := a.counted(in, a.words.Cmd.Keep.Unsealing)
	defer end()
	return errors.Join(unseal(ctx, read, out, path, pass), out.Close())
}
