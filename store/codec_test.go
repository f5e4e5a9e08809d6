package store

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"shoudao/ingest"
	"shoudao/triage"
)

// fill sets every field of a value, each to another value, so that a field which is
// not kept is noticed.
func fill(v reflect.Value, n *int) {
	*n++
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(time.Unix(int64(*n)*1000003, int64(*n)*1009).UTC()))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case v.Kind() == reflect.String:
		v.SetString("文" + string(rune('a'+*n%26)))
	case v.Kind() == reflect.Bool:
		v.SetBool(*n%2 == 0)
	case v.CanInt():
		v.SetInt(int64(-*n % 100))
	case v.CanUint():
		v.SetUint(uint64(*n % 200))
	default:
		panic("a kind of field that fill does not know: " + v.Kind().String())
	}
}

func TestAnItemComesBackWhole(t *testing.T) {
	var even, odd triage.Item
	fill(reflect.ValueOf(&even).Elem(), new(0))
	fill(reflect.ValueOf(&odd).Elem(), new(1))
	short := triage.Item{Due: triage.Due{Provisional: true}}
	for _, it := range []triage.Item{even, odd, short, {}} {
		got, err := decodeItem(encodeItem(it), time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(it, got); diff != "" {
			t.Errorf("item (-kept +read):\n%s", diff)
		}
	}
}

func FuzzDecodeItem(f *testing.F) {
	var full triage.Item
	fill(reflect.ValueOf(&full).Elem(), new(0))
	whole := encodeItem(full)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		it, err := decodeItem(b, time.UTC)
		if err != nil {
			return
		}
		again, err := decodeItem(encodeItem(it), time.UTC)
		if diff := cmp.Diff(it, again); err != nil || diff != "" {
			t.Errorf("read again (-first +second), %v:\n%s", err, diff)
		}
	})
}

func TestADecisionComesBackWhole(t *testing.T) {
	ctx := t.Context()
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	var full triage.Decision
	fill(reflect.ValueOf(&full).Elem(), new(0))
	for _, d := range []triage.Decision{full, {At: full.At}} {
		act, err := s.Decide(ctx, testJudge(), full.At, []triage.Decision{d})
		if err != nil {
			t.Fatal(err)
		}
		var got Action
		err = s.read(ctx, func(x *txn) (err error) {
			got, err = x.action(ctx, act.ID)
			return err
		})
		byMicrosecond := cmp.Comparer(func(a, b time.Time) bool {
			return a.Truncate(time.Microsecond).Equal(b.Truncate(time.Microsecond))
		})
		if diff := cmp.Diff(act, got, byMicrosecond); err != nil || diff != "" {
			t.Errorf("action, %v (-made +read):\n%s", err, diff)
		}
	}
}

func TestAMessageComesBackWhole(t *testing.T) {
	s := openBlank(t, filepath.Join(t.TempDir(), "archive.db"))
	defer s.Close()
	var even, odd ingest.Message
	fill(reflect.ValueOf(&even).Elem(), new(0))
	fill(reflect.ValueOf(&odd).Elem(), new(1))
	for _, m := range []ingest.Message{even, odd} {
		m = tidy(m)
		appendTest(t, s, []ingest.Message{m})
		got, err := s.Message(t.Context(), m.ID)
		if diff := cmp.Diff(m, got); err != nil || diff != "" {
			t.Errorf("message, %v (-came +kept):\n%s", err, diff)
		}
	}
}
