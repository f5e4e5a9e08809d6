package main

import (
	"bytes"
	"cmp"
	"net"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2/unstable"

	"shoudao/ingest"
)

// A sourceTable is one place that messages keep coming from.
type sourceTable struct {
	Kind string `toml:"kind"`
	Name string `toml:"name"` // empty: its place
	Path string `toml:"path"` // of a folder
	// Address is where a program or server is, or where to listen on this computer.
	Address string `toml:"address"`
	// User is who reads, at a mail server, and Mailboxes what; none is INBOX.
	User      string   `toml:"user"`
	Mailboxes []string `toml:"mailboxes"`
	// Own are other addresses whose mail reaches the user.
	Own []string `toml:"own"`
	// Since is the day with which a first reading begins: 2026-03-01.
	Since string `toml:"since"`
	// Groups are the ids of the groups to be read; none are all.
	Groups []string `toml:"groups"`
	// Secret says where the secret is, see secretAt.
	Secret string `toml:"secret"`
	// Group is that of messages that name none.
	Group string `toml:"group"`
}

// The kinds of sources.
const (
	folderKind  = "folder"  // exported files are dropped into it
	webhookKind = "webhook" // another program sends messages
	chatlabKind = "chatlab" // a program that serves what it has in the form of ChatLab
	imapKind    = "imap"    // the mails of a server
	chatlogKind = "chatlog" // a program that serves what WeChat has on this computer
	onebotKind  = "onebot"  // a program that speaks OneBot, for QQ: ws://… or where to listen
)

// place is where a source is; it is what it is called if it has no name.
func (s sourceTable) place() string { return cmp.Or(s.Path, s.shown()) }

// shown is the address without what may be secret: user and password, and what stands behind a
// question mark, where some programs want their token.
func (s sourceTable) shown() string {
	address, _, _ := strings.Cut(s.Address, "?")
	begin := 0
	if i := strings.Index(address, "://"); i >= 0 {
		begin = i + len("://")
	}
	host, _, _ := strings.Cut(address[begin:], "/")
	return address[:begin] + address[begin+strings.LastIndexByte(host, '@')+1:]
}

// sources are the places that messages keep coming from, checked.
func (c config) sources(path string) ([]sourceTable, error) {
	lines := linesOf(c.raw, "source")
	all := make([]sourceTable, len(c.Sources))
	names := map[string]bool{}
	for i, s := range c.Sources {
		s.Name = cmp.Or(strings.TrimSpace(s.Name), s.place())
		key, value, fault := s.wrong()
		if fault == 0 && names[s.Name] {
			key, value, fault = "name", s.Name, sameSource
		}
		if fault != 0 {
			e := configError{Path: path, Key: "source." + key, Fault: fault, Detail: value}
			if i < len(lines) {
				e.Line = lines[i]
			}
			return nil, e
		}
		names[s.Name] = true
		all[i] = s
	}
	return all, nil
}

// wrong is the first setting of a source that cannot be used; 0 if there is none.
func (s sourceTable) wrong() (key, value string, fault configFault) {
	blank := func(v string) bool { return strings.TrimSpace(v) == "" }
	switch {
	case s.Kind == folderKind && blank(s.Path):
		return "path", s.Path, noPath
	case s.Kind == folderKind:
		return "", "", 0
	case !slices.Contains([]string{webhookKind, chatlabKind, imapKind, chatlogKind, onebotKind}, s.Kind):
		return "kind", s.Kind, badSource
	case !s.reachable():
		return "address", s.shown(), noAddress
	case !s.dated():
		return "since", s.Since, badSince
	case s.Kind == imapKind && blank(s.User):
		return "user", s.User, noUser
	case s.Secret == "" && strings.Contains(s.Address, "://"):
		return "", "", 0 // who serves may ask for none
	case !secretRef(s.Secret):
		return "secret", "***", badSecret // it may be the secret itself
	}
	return "", "", 0
}

// from is the day with which a first reading begins, in a zone; the zero time if the settings
// name none.
func (s sourceTable) from(zone *time.Location) time.Time {
	at, _ := time.ParseInLocation(time.DateOnly, s.Since, zone) // it has been checked
	return at
}

// dated reports whether the day with which a first reading begins is one of which there can be
// messages, or not said: sources that go day by day would go on for hours from another.
func (s sourceTable) dated() bool {
	at, err := time.Parse(time.DateOnly, s.Since)
	return s.Since == "" || err == nil && ingest.Plausible(at)
}

// reachable reports whether the address is one at which a source of the kind can be.
func (s sourceTable) reachable() bool {
	if s.Kind == webhookKind || s.Kind == imapKind || s.Kind == onebotKind && !strings.Contains(s.Address, "://") {
		_, port, err := net.SplitHostPort(s.Address)
		return err == nil && port != ""
	}
	u, err := url.Parse(s.Address)
	if err != nil || u.Host == "" {
		return false
	}
	if s.Kind == onebotKind {
		return u.Scheme == "ws" || u.Scheme == "wss"
	}
	return u.Scheme == "http" || u.Scheme == "https"
}

// located is a path of the settings: ~ is the user's home, and what is not absolute
// lies beside the settings file.
func (a *app) located(path string) string {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, `\`)) {
		return filepath.Join(a.home(), filepath.FromSlash(rest))
	}
	if !filepath.IsAbs(path) {
		return filepath.Join(filepath.Dir(a.configPath()), filepath.FromSlash(path))
	}
	return filepath.Clean(path)
}

// linesOf are the lines on which the tables of an array begin.
func linesOf(raw []byte, name string) []int {
	var p unstable.Parser
	p.Reset(raw)
	var lines []int
	for p.NextExpression() {
		e := p.Expression()
		if names, at := keyOf(e); e.Kind == unstable.ArrayTable && len(names) == 1 && names[0] == name {
			lines = append(lines, bytes.Count(raw[:min(at, len(raw))], []byte("\n"))+1)
		}
	}
	return lines
}
