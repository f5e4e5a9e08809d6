package when

import (
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
)

// Digest names what the calendar knows: deadlines read by a calendar of another digest
// may differ. It is empty for a nil Calendar.
func (c *Calendar) Digest() string {
	if c == nil {
		return ""
	}
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%d %d", c.since, c.until) // a hash never fails
	for _, d := range slices.Sorted(maps.Keys(c.days)) {
		_, _ = fmt.Fprintf(h, "\n%d %q %t", d, c.days[d].name, c.days[d].off)
	}
	return hex.EncodeToString(h.Sum(nil))
}
