package trust

import "hash/fnv"

// Lot is the lot of a message: messages are drawn in the order of their lots. It hangs
// on nothing but the message's id, so that the same archive gives the same sample again,
// whoever draws it, and no score, sender or time has a say in it. What was drawn and
// never judged is drawn again first: nobody can pass over what is hard to judge.
func Lot(id string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id)) // it never fails
	// The last bytes of an id are a number that grows by one. FNV leaves most of that in
	// the low bits; these steps let every bit change every other.
	z := h.Sum64()
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
