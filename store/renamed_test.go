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
	for n, name := range []string{"防汛群", "防汛二群", "防汛三群"} {
		all = append(all, in(n, fmt.Sprintf("g%d", n), name))
	}
	for n, name := range []string{"防汛大群", "防汛总群", "防汛老群"} { // the first, renamed
		all = append(all, in(10+n, "g0", name))
	}
	for _, m := range all { // a page tells a group's last name alone
		put(t, s, m)
	}
	page, err := s.Search(t.Context(), store.Query{All: []store.Clause{
		{Any: []store.Condition{store.InGroup("防汛")}}, {Any: []store.Condition{store.Holds("报数")}},
	}})
	if err != nil || len(page.Hits) != len(all) {
		t.Errorf("%d of %d found, %v", len(page.Hits), len(all), err)
	}
}
