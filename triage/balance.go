package triage

import "shoudao/ingest"

// A Balance is where the messages went: Received = Own + Todo + Look + Filtered.
// Each message counts once, by the first that fits.
type Balance struct {
	Received, Own, Todo, Look, Filtered int
	By                                  map[Code]int // the filtered, by what kept them out
}

// With is the balance with n more messages of a band.
func (b Balance) With(band Band, n int) Balance {
	b.Received += n
	switch band {
	case Own:
		b.Own += n
	case Todo:
		b.Todo += n
	case Look:
		b.Look += n
	default:
		b.Filtered += n
	}
	return b
}

// Balance counts the messages of findings.
func (f Findings) Balance() Balance {
	in := map[ingest.ID]Band{}
	for _, it := range f.Items {
		for _, l := range it.Links {
			if b, ok := in[l.Message]; !ok || it.Band < b {
				in[l.Message] = it.Band
			}
		}
	}
	b := Balance{By: map[Code]int{}}
	for _, v := range f.Verdicts {
		b.Received++
		switch band := in[v.Message]; {
		case v.Band == Own:
			b.Own++
		case band == Todo:
			b.Todo++
		case band == Look, v.Band == Look:
			b.Look++
		default:
			b.Filtered++
			b.By[v.Code]++
		}
	}
	return b
}
