package onebot

import (
	"context"
	"slices"
	"testing"

	"shoudao/ingest"
	"shoudao/ingest/ingesttest"
)

// TestWhatWaitsInABrokenConnection holds that what is missing between its events is asked for
// before it is called missing, however long ago it was said.
func TestWhatWaitsInABrokenConnection(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 3)
	gaps := 0
	s := reader(t, p, func(o *Options) { o.Gap = func(context.Context, Gap) error { gaps++; return nil } })
	defer s.Close()
	var sink ingesttest.Memory
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	pull(t, s, &sink)
	p.say(700, 4, 90)
	p.tell(t, said(700, 90, 3600, "第90条"))
	if err := s.Wait(t.Context()); err != nil { // it waits
		t.Fatal(err)
	}
	p.hangUp()
	<-s.session().link.done
	if got := pull(t, s, &sink); got.Stored != 87 || gaps != 0 {
		t.Errorf("balance %+v, %d gaps", got, gaps)
	}
}

// TestWhatCameAfterAll holds that what waits is told also where nobody answers any more, with
// what is missing in it, and that what comes later is told as had.
func TestWhatCameAfterAll(t *testing.T) {
	p := newProgram(t)
	p.say(700, 1, 3)
	var gaps []Gap
	var had []int64
	s := reader(t, p, func(o *Options) {
		o.Gap = func(_ context.Context, g Gap) error { gaps = append(gaps, g); return nil }
		o.Had = func(_ context.Context, group string, numbers []int64) error {
			if group != "700" {
				t.Errorf("of group %q", group)
			}
			had = append(had, numbers...)
			return nil
		}
	})
	defer s.Close()
	var sink ingesttest.Memory
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	pull(t, s, &sink)
	p.tell(t, said(700, 5, 200, "第5条"))
	if err := s.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.hangUp()
	<-s.session().link.done
	p.change(func() { p.token = "another" })
	if got, err := ingest.Pull(t.Context(), s, &sink, nil); err == nil || got.Stored != 1 {
		t.Errorf("while nobody answers %+v, %v", got, err)
	}
	if len(gaps) != 1 || gaps[0].First != 504 || gaps[0].Missing != 1 {
		t.Errorf("gaps %+v", gaps)
	}
	had = nil
	p.change(func() { p.token = "" })
	p.say(700, 4, 5)
	if got := pull(t, s, &sink); got.Stored != 1 {
		t.Errorf("when it answers again %+v", got)
	}
	if !slices.Contains(had, 504) || len(gaps) != 1 {
		t.Errorf("had %v, gaps %+v", had, gaps)
	}
}
