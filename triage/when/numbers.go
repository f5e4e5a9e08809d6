package when

// numbers give runes numbers, and 0 to all others, by the page of 256 runes that a rune is on.
type numbers [256]*[256]uint16

func (n *numbers) put(r rune, number uint16) {
	if n[r>>8&0xff] == nil {
		n[r>>8&0xff] = &[256]uint16{}
	}
	n[r>>8&0xff][r&0xff] = number
}

// of is the number of the rune.
func (n *numbers) of(r rune) uint16 {
	if uint32(r) > 0xffff || n[r>>8] == nil {
		return 0
	}
	return n[r>>8][r&0xff]
}
