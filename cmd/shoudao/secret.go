package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	"github.com/zalando/go-keyring"

	"shoudao/tui/text"
)

// A secret is never in the settings, which people copy and show. The settings say where it
// is: keyring:NAME in that of the operating system, file:PATH in a file that nobody else
// may read, env:NAME in the environment.

// keyringService is the name under which the operating system keeps our secrets.
const keyringService = "shoudao"

// A secretError says why a secret cannot be had. It never holds one.
type secretError struct {
	ref   string
	fault secretFault
}

type secretFault uint8

const (
	secretForm    secretFault = iota + 1 // the settings do not say where it is
	secretMissing                        // it is not there
	secretOpen                           // others may read the file
	noKeyring                            // the operating system has none
)

func (e secretError) Error() string { return fmt.Sprintf("secret %s: fault %d", e.ref, e.fault) }

func (e secretError) tell(w text.TroubleWords) [2]string {
	s := w.Secret
	said := map[secretFault]func(string) [2]string{
		secretForm: s.Form, secretMissing: s.Missing, secretOpen: s.Open, noKeyring: s.NoKeyring,
	}[e.fault]
	return said(e.ref)
}

// secretAt is the secret that a setting points at.
func (a *app) secretAt(ctx context.Context, ref string) (string, error) {
	kind, name, _ := strings.Cut(ref, ":")
	if !secretRef(ref) {
		return "", secretError{"", secretForm} // it may be the secret itself
	}
	var s string
	var err error
	switch kind {
	case "env":
		s = a.getenv(name)
	case "file":
		s, err = a.secretFile(ref, a.located(name))
	case "keyring":
		s, err = a.keyring.ask(ctx, name)
		if errors.Is(err, keyring.ErrNotFound) {
			err = nil
		} else if err != nil {
			err = secretError{ref, noKeyring}
		}
	}
	if err == nil && s == "" {
		err = secretError{ref, secretMissing}
	}
	return s, err
}

// secretRef reports whether a setting says where a secret is.
func secretRef(ref string) bool {
	kind, name, ok := strings.Cut(ref, ":")
	return ok && name != "" && (kind == "env" || kind == "file" || kind == "keyring")
}

// secretFile is the first line of a file that only the user may read.
func (a *app) secretFile(ref, path string) (string, error) {
	// What is no file is not even opened: to open a pipe waits for who writes into it.
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return "", secretError{ref, secretMissing}
	}
	f, err := os.Open(path)
	if err != nil {
		return "", secretError{ref, secretMissing}
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return "", secretError{ref, secretOpen}
	}
	line, err := bufio.NewReader(io.LimitReader(f, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", secretError{ref, secretMissing}
	}
	return strings.TrimRight(line, "\r\n"), nil
}

func (a *app) secretCommand() *cobra.Command {
	w := a.words.Cmd.Sync.Secret
	return &cobra.Command{
		Use: "secret NAME", Short: w.Short, Long: w.Long, Args: args(1, 1),
		RunE: func(_ *cobra.Command, given []string) error { return a.keepSecret(given[0]) },
	}
}

// keepSecret takes a secret from the terminal, unseen, or from standard input, and gives it
// to the operating system to keep.
func (a *app) keepSecret(name string) error {
	ref := "keyring:" + name
	var s string
	if f, ok := a.in.(*os.File); ok && terminal(a.in) {
		fmt.Fprint(a.err, a.words.Cmd.Sync.TypeSecret)
		typed, err := term.ReadPassword(f.Fd())
		fmt.Fprintln(a.err)
		if err != nil {
			return fmt.Errorf("read the secret: %w", err)
		}
		s = string(typed)
	} else {
		line, err := bufio.NewReader(io.LimitReader(a.in, 4096)).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read the secret: %w", err)
		}
		s = strings.TrimRight(line, "\r\n")
	}
	if s == "" {
		return secretError{ref, secretMissing}
	}
	if err := keyring.Set(keyringService, name, s); err != nil {
		return secretError{ref, noKeyring}
	}
	a.say(a.words.Cmd.Sync.SecretKept(ref))
	return nil
}
