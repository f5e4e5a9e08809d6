package store

import (
	"cmp"
	"slices"
	"strings"

	"shoudao/store/postings"
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

// A node is what the index is asked for: a term, or what all of some nodes have, or one of them.
type node struct {
	term     postings.Term
	all, any []node
}

// node is the lookup as a node; ok is false if the index has nothing to say about it.
func (q lookup) node() (n node, ok bool) {
	var tokens []string
	for _, ways := range q.all {
		if len(ways) == 1 {
			tokens = append(tokens, ways[0].tokens()...)
			n.all = append(n.all, ways[0].filters()...)
			continue
		}
		var either []node
		for _, w := range ways {
			of := w.tokens()
			all := append(mapped(of[:min(len(of), longestWay)], nodeOf), w.filters()...)
			if len(all) == 0 {
				either = nil // the index cannot tell who answers so
				break
			}
			either = append(either, node{all: all})
		}
		if len(either) > 0 && len(either) <= mostWays {
			n.all = append(n.all, node{any: either})
		}
	}
	slices.Sort(tokens)
	tokens = slices.Compact(tokens)
	n.all = append(n.all, mapped(tokens[:min(len(tokens), longestQuery)], nodeOf)...)
	return n, len(n.all) > 0
}

func nodeOf(token string) node { return node{term: postings.TermOf([]byte(token))} }

// tokens are those of the term.
func (w want) tokens() []string { return strings.Fields(string(appendTokens(nil, w.term, true))) }

// filters are what the index knows besides the term.
func (w want) filters() []node {
	var all []node
	for token, wanted := range map[string]bool{fileToken: w.files, linkToken: w.link, nobodyToken: w.nobody} {
		if wanted {
			all = append(all, nodeOf(token))
		}
	}
	for _, filter := range []struct {
		kind string
		ids  []int64
	}{{groupToken, w.groups}, {senderToken, w.senders}} {
		if len(filter.ids) > 0 && len(filter.ids) <= longestFilter {
			all = append(all, node{any: mapped(filter.ids, func(id int64) node {
				return nodeOf(strings.TrimSpace(string(appendFilter(nil, filter.kind, id))))
			})})
		}
	}
	return all
}

// terms appends the terms in it, each once.
func (n node) terms(to []postings.Term) []postings.Term {
	if len(n.all)+len(n.any) == 0 {
		to = append(to, n.term)
	}
	for _, below := range slices.Concat(n.all, n.any) {
		to = below.terms(to)
	}
	slices.Sort(to)
	return slices.Compact(to)
}

// cursor walks through what the node asks for, within one segment; nil if that is nothing. List is
// where a term stands there, nil if it does nowhere.
func (n node) cursor(list func(postings.Term) postings.Cursor) postings.Cursor {
	switch {
	case len(n.all) > 0:
		var all postings.All
		for _, below := range n.all {
			c := below.cursor(list)
			if c == nil {
				return nil
			}
			all = append(all, c)
		}
		slices.SortStableFunc(all, func(a, b postings.Cursor) int { return cmp.Compare(a.Length(), b.Length()) })
		return all
	case len(n.any) > 0:
		var either []postings.Cursor
		for _, below := range n.any {
			if c := below.cursor(list); c != nil {
				either = append(either, c)
			}
		}
		return postings.Either(either)
	}
	return list(n.term)
}
