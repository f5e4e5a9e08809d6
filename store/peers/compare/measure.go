package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"shoudao/store/chatter"
)

// A result is how long a class of searches took with a filter, by engine and query.
type result struct {
	class, filter string
	took          map[string][][]time.Duration // by engine, of each query the runs
	hits          []int                        // ours, of each query
	differ        map[string]int               // how many queries the engine answers otherwise than ours
}

// filterNames are the filters, in the order of the tables.
var filterNames = []string{"all", "group", "sender", "month"}

// searchAll lets the engines search in turn, query by query.
func (f *fair) searchAll(ctx context.Context) error {
	classes, filters := f.chatter.Classes(), f.chatter.Filters(f.made.Last)
	for _, filter := range filterNames {
		for _, class := range classes {
			r, err := f.searchClass(ctx, class, query{filter: filter, Filters: filters})
			if err != nil {
				return err
			}
			f.results = append(f.results, r)
		}
		tell("%s is done", filter)
	}
	return nil
}

func (f *fair) searchClass(ctx context.Context, class chatter.Class, q query) (result, error) {
	r := result{class: class.Name, filter: q.filter, took: map[string][][]time.Duration{}, differ: map[string]int{}}
	spent := map[string]time.Duration{}
	for _, text := range class.Queries {
		q.words = strings.Fields(text)
		runs := map[string][]time.Duration{}
		var newest []string
		for round := range f.rounds {
			for _, e := range f.engines {
				if f.enough(e.name, spent[e.name], runs[e.name]) {
					continue
				}
				begin := time.Now()
				ids, err := e.search(ctx, q)
				took := time.Since(begin)
				if err != nil {
					return r, fmt.Errorf("%s, %q: %w", e.name, text, err)
				}
				runs[e.name] = append(runs[e.name], took)
				spent[e.name] += took
				slices.Sort(ids)
				switch {
				case round > 0:
				case e.name == oursName:
					newest = ids
					r.hits = append(r.hits, len(ids))
				case !slices.Equal(ids, newest):
					r.differ[e.name]++
				}
			}
		}
		for name, took := range runs {
			r.took[name] = append(r.took[name], took)
		}
	}
	return r, nil
}

// enough reports whether an engine has been measured enough: a peer that takes long runs each
// search once, as many of them as there is time for.
func (f *fair) enough(name string, spent time.Duration, runs []time.Duration) bool {
	const some = 20
	return name != oursName && (spent > f.slow || len(runs) > 0 && runs[0] > f.slow/some)
}

// times are what is told of many runs: of all of them the median and the 95th percentile, and
// the same of the fastest run of each query, which is what an engine needs where others
// share the computer.
type times struct{ p50, p95, best50, best95 time.Duration }

func timesOf(queries [][]time.Duration) times {
	var all, best []time.Duration
	for _, runs := range queries {
		all = append(all, runs...)
		best = append(best, slices.Min(runs))
	}
	return times{at(all, 50), at(all, 95), at(best, 50), at(best, 95)}
}

// at is a percentile.
func at(d []time.Duration, percent int) time.Duration {
	d = slices.Sorted(slices.Values(d))
	return d[min(len(d)*percent/100, len(d)-1)]
}

// ratio is how many times longer the other one took: of each query that both answered the
// medians are compared, and the middle one of these ratios is told; and the least.
func (r result) ratio(name string) (middle, least float64, ok bool) {
	theirs := r.took[name]
	if len(theirs) == 0 {
		return 0, 0, false
	}
	var all []float64
	for i, runs := range theirs {
		all = append(all, float64(at(runs, 50))/float64(at(r.took[oursName][i], 50)))
	}
	slices.Sort(all)
	return all[len(all)/2], all[0], true
}
