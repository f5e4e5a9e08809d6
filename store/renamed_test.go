package store_test

import (
	"fmt"
	"testing"

	"shoudao/ingest"
	"shoudao/store"
)

// TestAWordInAGroupOfManyNames holds that a group which was told by other names since is searched
// whole: of the groups that a part of a name means each is asked, whatever the order of their names.
func TestAWordInAGroupOfManyNames(t *testing.T) {
	s := open(t)
	in := func(n int, id, name string) ingest.Message {
		m := say(n, fmt.Sprintf("09:%02d:00", n), name, "李敏", fmt.Sprintf("第%d次报数", n))
		m.Group.ID = id
		return m
	}
	var all []ingest.Message
	for n, name := range []string{"防汛群", "防汛二群", "防汛三群", "防汛四群", "防汛五群"} {
		all = append(all, in(n, fmt.Sprintf("g%d", n), name))
	}
	all = append(all, in(10, "g0", "防汛大群")) // the first, renamed
	put(t, s, all[:5]...)
	put(t, s, all[5:]...)
	page, err := s.Search(t.Context(), store.Query{All: []store.Clause{
		{Any: []store.Condition{store.InGroup("防汛")}}, {Any: []store.Condition{store.Holds("报数")}},
	}})
	if err != nil || len(page.Hits) != len(all) {
		t.Errorf("%d of %d found, %v", len(page.Hits), len(all), err)
	}
}
