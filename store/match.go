package store

import (
	"slices"
	"strings"
)

// longestFilter is how many groups or persons the index is asked to tell apart. Where
// more are meant, each message that it proposes is looked at.
const longestFilter = 64

// longestQuery is how many tokens a query asks for at most, and longestWay how many one of
// several ways to answer does. More would make it slower and hardly more exact.
const (
	longestQuery = 48
	longestWay   = 8
)

// mostWays is among how many ways to answer the index is asked to tell.
const mostWays = 16

// match is the lookup in the language of FTS5, with its filters or without them; empty if
// the index has nothing to say about it.
func (q lookup) match(filters bool) string {
	filtersOf := want.filters
	if !filters {
		filtersOf = func(want) []string { return nil }
	}
	var tokens, clauses []string
	for _, ways := range q.all {
		if len(ways) == 1 {
			tokens = append(tokens, ways[0].tokens()...)
			clauses = append(clauses, filtersOf(ways[0])...)
			continue
		}
		either := []string{}
		for _, w := range ways {
			of := w.tokens()
			all := append(mapped(of[:min(len(of), longestWay)], quoted), filtersOf(w)...)
			if len(all) == 0 {
				either = nil // the index cannot tell who answers so
				break
			}
			either = append(either, "("+strings.Join(all, " AND ")+")")
		}
		if len(either) > 0 && len(either) <= mostWays {
			clauses = append(clauses, "("+strings.Join(either, " OR ")+")")
		}
	}
	slices.Sort(tokens)
	tokens = slices.Compact(tokens)
	return strings.Join(append(mapped(tokens[:min(len(tokens), longestQuery)], quoted), clauses...), " AND ")
}

// tokens are those of the term.
func (w want) tokens() []string { return strings.Fields(string(appendTokens(nil, w.term, true))) }

// filters are what the index knows besides the term, each as a clause.
func (w want) filters() []string {
	var clauses []string
	if w.files {
		clauses = append(clauses, quoted(fileToken))
	}
	if w.link {
		clauses = append(clauses, quoted(linkToken))
	}
	if w.nobody {
		clauses = append(clauses, quoted(nobodyToken))
	}
	for _, filter := range []struct {
		kind string
		ids  []int64
	}{{groupToken, w.groups}, {senderToken, w.senders}} {
		either := mapped(filter.ids, func(id int64) string {
			return quoted(strings.TrimSpace(string(appendFilter(nil, filter.kind, id))))
		})
		if len(either) > 0 && len(either) <= longestFilter {
			clauses = append(clauses, "("+strings.Join(either, " OR ")+")")
		}
	}
	return clauses
}

// quoted makes a token a string of FTS5's language. No token holds a quote.
func quoted(token string) string { return `"` + token + `"` }
