package main

import (
	"testing"
	"time"
)

func TestARatioIsOfTheQueriesThatBothAnswered(t *testing.T) {
	ms := func(n ...int) (d []time.Duration) {
		for _, k := range n {
			d = append(d, time.Duration(k)*time.Millisecond)
		}
		return d
	}
	r := result{took: map[string][][]time.Duration{
		oursName: {ms(1, 1, 9), ms(2, 2, 2), ms(4, 4, 4)},
		likeName: {ms(300), ms(100)},
	}}
	if middle, least, ok := r.ratio(likeName); !ok || middle != 300 || least != 50 {
		t.Errorf("ratio %v, at least %v, %v; want 300 and 50", middle, least, ok)
	}
	if _, _, ok := r.ratio(xapianName); ok {
		t.Error("a ratio to what has answered nothing")
	}
	if got := timesOf(r.took[oursName]); got.p95 != 9*time.Millisecond || got.best95 != 4*time.Millisecond || got.p50 != 2*time.Millisecond {
		t.Errorf("times %+v", got)
	}
}

func TestAPeerThatTakesLongRunsEachSearchOnce(t *testing.T) {
	f := &fair{options: options{slow: 2 * time.Second}}
	long := []time.Duration{300 * time.Millisecond}
	for _, tt := range []struct {
		what  string
		name  string
		spent time.Duration
		runs  []time.Duration
		want  bool
	}{
		{"a first run", likeName, time.Second, nil, false},
		{"a second run of a long one", likeName, time.Second, long, true},
		{"no time left", likeName, 3 * time.Second, nil, true},
		{"ours", oursName, time.Hour, long, false},
	} {
		if got := f.enough(tt.name, tt.spent, tt.runs); got != tt.want {
			t.Errorf("%s: %v", tt.what, got)
		}
	}
}

func TestNumbersReadWell(t *testing.T) {
	for got, want := range map[string]string{
		grouped(0): "0", grouped(999): "999", grouped(1000): "1,000", grouped(10_000_000): "10,000,000",
		times3(0.523): "0.52", times3(3.14): "3.1", times3(1234.5): "1,234",
		millis(1234 * time.Microsecond): "1.23 ms", millis(1500 * time.Millisecond): "1500 ms",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
