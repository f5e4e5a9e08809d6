package tui

import "slices"

// Lookalikes tell names apart that begin alike, where there is no room for all of them: by
// the name, how many of its bytes it has in common with the one that is most like it.
type lookalikes map[Safe]int

func lookalikesOf(names []Safe) lookalikes {
	names = slices.Compact(slices.Sorted(slices.Values(names)))
	l := make(lookalikes, len(names))
	for i := 1; i < len(names); i++ { // of those in order, the most alike are neighbours
		n := common(names[i-1], names[i])
		l[names[i-1]], l[names[i]] = max(l[names[i-1]], n), max(l[names[i]], n)
	}
	return l
}

// groupsOf are those among the names of the groups that there are.
func groupsOf(reach []Reach) lookalikes {
	names := make([]Safe, len(reach))
	for i, r := range reach {
		names[i] = groupName(r.Group)
	}
	return lookalikesOf(names)
}

// common is how many bytes of whole letters two names begin with alike.
func common(a, b Safe) int {
	n := 0
	for cluster := range clusters(a) {
		if len(b) < n+len(cluster) || b[n:n+len(cluster)] != cluster {
			break
		}
		n += len(cluster)
	}
	return n
}

// cut is a name in at most n cells. Where its beginning alone could be that of another, the
// part that is its own is kept as well: 岚溪镇第一~ and 岚溪镇第二~ are 岚溪~一支部群 and 岚溪~二支部群.
func (l lookalikes) cut(name Safe, n int) Safe {
	const least = 4 // cells of the beginning
	plain := cut(name, n)
	shared := l[name]
	if plain == name || shared < len(plain)-len("~") || n < 2*least {
		return plain
	}
	own := name[shared:]
	if own == "" { // the other goes on where this one ends: its end tells it apart
		own = lastCells(name, least)
	}
	if room := n - least - 1; width(own) > room {
		own = cut(own, room)
	}
	return clip(name, n-1-width(own)) + "~" + own
}

// pad is a name in exactly n cells.
func (l lookalikes) pad(name Safe, n int) Safe { return pad(l.cut(name, n), n) }

// lastCells is the end of s in at most n cells.
func lastCells(s Safe, n int) Safe {
	rest := width(s)
	for cluster, cells := range clusters(s) {
		if rest <= n {
			break
		}
		rest -= cells
		s = s[len(cluster):]
	}
	return s
}
