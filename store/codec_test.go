package store

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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
