package triage

import (
	"encoding/hex"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
)

// Version counts the changes of the rules that can change a finding. Whoever
// changes a rule, a word or a weight raises it.
const Version = 11

// Fingerprint names the rules and the profile: findings made under another are
// stale.
func (j *Judge) Fingerprint() string {
	h := fnv.New128a()
	put := func(list ...string) {
		for _, s := range list {
			_, _ = h.Write([]byte(s)) // a hash never fails
			_, _ = h.Write([]byte{0})
		}
		_, _ = h.Write([]byte{1})
	}
	p := j.profile
	put(strconv.Itoa(Version), p.Title, p.Office.Location.String(),
		p.Office.Morning.Open.String(), p.Office.Morning.Close.String(),
		p.Office.Afternoon.Open.String(), p.Office.Afternoon.Close.String(), strconv.FormatBool(p.Office.DayFirst))
	for _, list := range [][]string{p.Names, p.IDs, p.Units, p.Roles, p.Duties, p.Areas, p.Superiors, p.Covers, p.Groups, p.Asks, p.Noise, p.Muted} {
		put(list...)
	}
	for _, group := range slices.Sorted(maps.Keys(p.Points)) {
		put(group, strconv.Itoa(p.Points[group]))
	}
	put(p.Office.Calendar.Digest())
	return hex.EncodeToString(h.Sum(nil))
}
