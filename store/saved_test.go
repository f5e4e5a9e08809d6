package store_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shoudao/store"
)

func TestSavedSearches(t *testing.T) {
	s := open(t)
	save := func(name, query, when string) {
		t.Helper()
		if err := s.SaveSearch(t.Context(), store.Saved{Name: name, Query: query}, at(when)); err != nil {
			t.Fatal(err)
		}
	}
	kept := func() []store.Saved {
		t.Helper()
		all, err := s.SavedSearches(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	save("  要件 ", "有:截止 时:上周 ", "09:30:00")
	save("低保", "低保|五保", "09:31:00")
	t.Run("in the order of their names' making", func(t *testing.T) {
		want := []store.Saved{{Name: "要件", Query: "有:截止 时:上周"}, {Name: "低保", Query: "低保|五保"}}
		if diff := cmp.Diff(want, kept()); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("one takes the place of another of its name", func(t *testing.T) {
		save("要件", "/截止.*日/", "09:32:00")
		want := []store.Saved{{Name: "要件", Query: "/截止.*日/"}, {Name: "低保", Query: "低保|五保"}}
		if diff := cmp.Diff(want, kept()); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("one that is forgotten is told, so that it can be saved again", func(t *testing.T) {
		was, err := s.DropSearch(t.Context(), "要件")
		if err != nil || was != (store.Saved{Name: "要件", Query: "/截止.*日/"}) {
			t.Errorf("%+v, %v", was, err)
		}
		if _, err := s.DropSearch(t.Context(), "要件"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("again: %v", err)
		}
		if len(kept()) != 1 {
			t.Errorf("left: %v", kept())
		}
	})
	t.Run("no name and too long a name are refused", func(t *testing.T) {
		for _, name := range []string{" ", strings.Repeat("长", store.LongestName+1)} {
			if err := s.SaveSearch(t.Context(), store.Saved{Name: name, Query: "x"}, at("09:30:00")); !errors.Is(err, store.ErrBadName) {
				t.Errorf("%q: %v", name, err)
			}
		}
	})
}
