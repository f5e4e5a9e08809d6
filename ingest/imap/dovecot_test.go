package imap

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

const (
	her    = "puxm@liuwan.example"
	secret = "口令p\"w"
)

var east = time.FixedZone("", 8*3600)

// A dovecot is a server of that name which runs for one test.
type dovecot struct {
	address, secure string // without TLS or with STARTTLS; with TLS
	trust           *tls.Config
	dir             string
	owner           *user.User // of the mails
}

// newDovecot starts Debian's Dovecot on the mails in testdata, as whoever runs the test.
// Where there is none the test is skipped.
func newDovecot(t testing.TB) *dovecot {
	t.Helper()
	program, err := exec.LookPath("dovecot")
	if err != nil {
		if program, err = exec.LookPath("/usr/sbin/dovecot"); err != nil {
			t.Skip("there is no Dovecot here to read from: apt-get install dovecot-imapd")
		}
	}
	version, err := exec.CommandContext(t.Context(), program, "--version").Output()
	if err != nil || !strings.HasPrefix(string(version), "2.3.") {
		t.Skipf("the settings of this test are those of Dovecot 2.3, here is %q", version)
	}
	d := &dovecot{dir: openDir(t), address: freePort(t), secure: freePort(t)}
	if d.owner, err = user.Current(); err != nil {
		t.Fatal(err)
	}
	if d.owner.Uid == "0" { // root owns no mails
		if d.owner, err = user.Lookup("nobody"); err != nil {
			t.Fatal(err)
		}
	}
	d.fill(t, "INBOX", "")
	d.fill(t, "list", ".&ljJsWw-")
	d.certify(t)
	settings := filepath.Join(d.dir, "dovecot.conf")
	d.write(t, settings, []byte(d.settings()))
	d.start(t, program, settings)
	return d
}

// openDir is a directory that others may look into too: Dovecot's processes are several
// users where root starts them.
func openDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "dovecot")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func freePort(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// settings are all that Dovecot has to know. Nothing of it is outside the directory.
func (d *dovecot) settings() string {
	me, _ := user.Current()
	port := func(address string) string { return address[strings.LastIndexByte(address, ':')+1:] }
	internal := fmt.Sprintf("default_internal_user = %s\ndefault_internal_group = %s\ndefault_login_user = %s\n",
		me.Username, groupOf(me), me.Username)
	if me.Uid == "0" {
		internal = ""
	}
	return fmt.Sprintf(`base_dir = %[1]s/run
state_dir = %[1]s/state
log_path = /dev/stderr
listen = 127.0.0.1
protocols = imap
%[2]sfirst_valid_uid = 1
auth_failure_delay = 0
mail_location = maildir:%[1]s/mail
mail_max_userip_connections = 1000
disable_plaintext_auth = no
ssl = yes
ssl_cert = <%[1]s/cert.pem
ssl_key = <%[1]s/key.pem
passdb {
  driver = static
  args = password=%[7]s
}
userdb {
  driver = static
  args = uid=%[3]s gid=%[4]s home=%[1]s/home
}
namespace inbox {
  inbox = yes
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  client_limit = 200
  service_count = 0
  inet_listener imap {
    port = %[5]s
  }
  inet_listener imaps {
    port = %[6]s
    ssl = yes
  }
}
service imap {
  process_limit = 200
}
service stats {
  chroot =
}
`, d.dir, internal, d.owner.Uid, d.owner.Gid, port(d.address), port(d.secure), secret)
}

func groupOf(u *user.User) string {
	if g, err := user.LookupGroupId(u.Gid); err == nil {
		return g.Name
	}
	return u.Gid
}

// fill puts mails of testdata into a mailbox. The name of each begins with the time of
// its arrival.
func (d *dovecot) fill(t testing.TB, from, mailbox string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", from, "*.eml"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no mails", err)
	}
	for i, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		arrived, err := time.ParseInLocation("20060102T150405", filepath.Base(path)[:15], east)
		if err != nil {
			t.Fatal(err)
		}
		d.deliver(t, mailbox, fmt.Sprintf("%d.M%dP1.test", 1000+i, i), raw, arrived)
	}
}

// deliver puts a mail into a mailbox as a mail server does.
func (d *dovecot) deliver(t testing.TB, mailbox, name string, raw []byte, arrived time.Time) {
	t.Helper()
	box := filepath.Join(d.dir, "mail", mailbox)
	for _, part := range []string{"cur", "new", "tmp"} {
		d.folder(t, filepath.Join(box, part))
	}
	path := filepath.Join(box, "tmp", name)
	d.write(t, path, raw)
	if err := os.Chtimes(path, arrived, arrived); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, filepath.Join(box, "new", name)); err != nil {
		t.Fatal(err)
	}
}

// folder makes a folder and those above it that are wanting, for the owner of the mails.
func (d *dovecot) folder(t testing.TB, path string) {
	t.Helper()
	if _, err := os.Stat(path); err == nil {
		return
	}
	d.folder(t, filepath.Dir(path))
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	d.chown(t, path)
}

func (d *dovecot) write(t testing.TB, path string, text []byte) {
	t.Helper()
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	d.chown(t, path)
}

func (d *dovecot) chown(t testing.TB, path string) {
	t.Helper()
	uid, _ := strconv.Atoi(d.owner.Uid)
	gid, _ := strconv.Atoi(d.owner.Gid)
	if err := os.Chown(path, uid, gid); err != nil {
		t.Fatal(err)
	}
}

// certify makes a certificate for 127.0.0.1 that nobody but this test trusts.
func (d *dovecot) certify(t testing.TB) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	cert, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	in := func(kind string, b []byte) []byte { return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: b}) }
	d.write(t, filepath.Join(d.dir, "cert.pem"), in("CERTIFICATE", cert))
	d.write(t, filepath.Join(d.dir, "key.pem"), in("PRIVATE KEY", private))
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(in("CERTIFICATE", cert))
	d.trust = &tls.Config{RootCAs: pool}
}

// start runs the server until the test is over. It is ready when it says so.
func (d *dovecot) start(t testing.TB, program, settings string) {
	t.Helper()
	cmd := exec.Command(program, "-F", "-c", settings)
	out, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var log lines
	ready, over := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		log.read(out, ready)
	}()
	t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		<-over
		cmd.Wait()
		if t.Failed() {
			t.Logf("Dovecot:\n%s", log.text())
		}
	})
	select {
	case <-ready:
	case <-over:
		t.Fatalf("Dovecot does not start:\n%s", log.text())
	}
}

// lines is what a program writes while it runs.
type lines struct {
	mu  sync.Mutex
	all strings.Builder
}

func (l *lines) read(r io.Reader, ready chan<- struct{}) {
	s := bufio.NewScanner(r)
	for s.Scan() {
		l.mu.Lock()
		fmt.Fprintln(&l.all, s.Text())
		l.mu.Unlock()
		if ready != nil && strings.Contains(s.Text(), "starting up") {
			close(ready)
			ready = nil
		}
	}
}

func (l *lines) text() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.String()
}

// options are those of the user on this server.
func (d *dovecot) options() Options {
	return Options{
		Address: d.address, Security: Plain, User: her, Password: secret,
		Mailboxes: []string{"INBOX", "防汛"}, Names: []string{"蒲晓梅"}, Location: east,
	}
}

// client is another program of the user, for what only such a one can do.
func (d *dovecot) client(t testing.TB) *imapclient.Client {
	t.Helper()
	c, err := imapclient.DialInsecure(d.address, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.Login(her, secret).Wait(); err != nil {
		t.Fatal(err)
	}
	return c
}

// flags are the flags of all mails in a mailbox.
func flags(t testing.TB, c *imapclient.Client, mailbox string) (all [][]goimap.Flag) {
	t.Helper()
	if _, err := c.Select(mailbox, &goimap.SelectOptions{ReadOnly: true}).Wait(); err != nil {
		t.Fatal(err)
	}
	got, err := c.Fetch(goimap.SeqSet{{Start: 1}}, &goimap.FetchOptions{Flags: true}).Collect()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range got {
		all = append(all, m.Flags)
	}
	return all
}
