package peer

import (
	"context"
	"crypto/hmac"
	"encoding/hex"
	"errors"
	"hash"
	"net"
	"net/http"
	"strings"
	"time"
)

// ErrNotLoopback says that other computers would be listened to.
var ErrNotLoopback = errors.New("other computers would be listened to")

// Loopback reports whether a host is this computer itself, by a name that no name server can
// give to another.
func Loopback(host string) bool {
	return strings.EqualFold(host, "localhost") || net.ParseIP(strings.Trim(host, "[]")).IsLoopback()
}

// Listen listens on an address of this computer, such as 127.0.0.1:5099; an empty host is
// 127.0.0.1. The error is [ErrNotLoopback] or that of the network.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	switch {
	case host == "" || host == "localhost":
		host = "127.0.0.1"
	case !Loopback(host):
		return nil, ErrNotLoopback
	}
	return new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(host, port))
}

// Answer has a handler answer on a listener until ctx ends, and closes it. It returns the
// error of ctx, or why it could not go on. The context of every request ends with ctx. A
// request that is not there after half a minute is given up, however it comes.
func Answer(ctx context.Context, l net.Listener, h http.Handler) error {
	s := http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: time.Minute, IdleTimeout: time.Minute,
		MaxHeaderBytes: 16 << 10, BaseContext: func(net.Listener) context.Context { return ctx },
	}
	stop := context.AfterFunc(ctx, func() { _ = s.Close() }) // the listener with it
	defer stop()
	if err := s.Serve(l); ctx.Err() == nil {
		return err
	}
	return ctx.Err()
}

// FromBrowser reports whether a page of the web sends a request. What that says no program has
// said, whatever it knows.
func FromBrowser(r *http.Request) bool {
	return r.Header.Get("Origin") != "" || r.Header.Get("Sec-Fetch-Site") != ""
}

// Shows reports whether a request shows a secret: behind the word with which its Authorization
// begins, which is Bearer or Token.
func Shows(r *http.Request, secret string) bool {
	_, shown, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return Same(shown, secret)
}

// Same reports whether what is shown is the secret, and takes as long whatever differs.
func Same(shown, secret string) bool { return hmac.Equal([]byte(shown), []byte(secret)) }

// Signed reports whether the hexadecimal digits are the signature of the parts, one behind the
// other, by RFC 2104.
func Signed(digits string, by func() hash.Hash, secret string, parts ...string) bool {
	given, err := hex.DecodeString(digits)
	mac := hmac.New(by, []byte(secret))
	for _, p := range parts {
		mac.Write([]byte(p))
	}
	return err == nil && hmac.Equal(given, mac.Sum(nil))
}
