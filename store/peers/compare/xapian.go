//go:build xapian

package main

// #cgo LDFLAGS: -lxapian
// #include <stdlib.h>
// #include "bridge.h"
import "C"

import (
	"context"
	"errors"
	"strings"
	"unsafe"

	"shoudao/ingest"
)

// A xapian is an index of Xapian, which mail programs search with: single characters and
// pairs, as its FLAG_CJK_NGRAM makes them, with the message in the document.
type xapian struct {
	h    *C.xapian_handle
	path string
}

func newXapian(path string) (engine, error) {
	x := &xapian{C.xapian_make(), path}
	return x, x.call(func() C.int { return C.xapian_create(x.h, x.c(path)) })
}

func openXapian(path string) (engine, error) {
	x := &xapian{C.xapian_make(), path}
	return x, x.call(func() C.int { return C.xapian_open(x.h, x.c(path)) })
}

// c is a string that is not freed: a run has few but those that add frees.
func (*xapian) c(s string) *C.char { return C.CString(s) }

func (x *xapian) call(do func() C.int) error {
	if do() != 0 {
		return errors.New("xapian: " + C.GoString(C.xapian_error(x.h)))
	}
	return nil
}

func (x *xapian) add(_ context.Context, ms []ingest.Message) error {
	for _, m := range ms {
		text := m.Text
		for _, f := range m.Attachments {
			text += "\n" + f.Name
		}
		parts := []*C.char{x.c(text), x.c(rowOf(m)), x.c(m.Group.ID), x.c(m.SenderID)}
		err := x.call(func() C.int {
			return C.xapian_add(x.h, parts[0], parts[1], parts[2], parts[3], C.double(m.SentAt.Unix()))
		})
		for _, p := range parts {
			C.free(unsafe.Pointer(p))
		}
		if err != nil {
			return err
		}
	}
	return x.call(func() C.int { return C.xapian_commit(x.h) })
}

func (x *xapian) search(_ context.Context, q query) ([]string, error) {
	filter, from, to := "", 0.0, 0.0
	switch q.filter {
	case "group":
		filter = "XG" + q.Group
	case "sender":
		filter = "XS" + q.Sender
	case "month":
		from, to = float64(q.From.Unix()), float64(q.To.Unix()-1)
	}
	words, only := x.c(strings.Join(q.words, " ")), x.c(filter)
	defer C.free(unsafe.Pointer(words))
	defer C.free(unsafe.Pointer(only))
	var found *C.char
	var length C.int
	err := x.call(func() C.int {
		return C.xapian_search(x.h, words, only, C.double(from), C.double(to), pageLength, &found, &length)
	})
	if err != nil || length == 0 {
		return nil, err
	}
	var ids []string
	for row := range strings.SplitSeq(C.GoStringN(found, length)[1:], "\x00") {
		id, _, _ := strings.Cut(row, "\t")
		ids = append(ids, id)
	}
	return ids, nil
}

func (x *xapian) close() error {
	C.xapian_free(x.h)
	return nil
}
