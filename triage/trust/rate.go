// Package trust is the arithmetic by which the user can tell how far to rely on what
// was filtered.
//
// She judges messages that were drawn by lot: hers, or not hers. From how many she has
// judged and how many of them had been missed follows a [Rate] with its confidence
// interval, and of a group a [Case]: whether it is safe to read no more of it than what
// stands in the queue. Every bound is exact, none is an approximation: samples are
// small, misses few, and that is where approximations flatter.
package trust

import "math"

// Confidence is how sure every bound of this package is, both sides taken together: a
// bound on one side alone is surer still.
const Confidence = 0.95

// tail is the chance that is left on either side.
const tail = (1 - Confidence) / 2

// A Rate is how many of the messages that were drawn by lot and judged had been missed.
type Rate struct{ Judged, Missed int }

// Share is the share of those judged that had been missed; 0 where none was judged.
func (r Rate) Share() float64 {
	if r.Judged == 0 {
		return 0
	}
	return float64(r.Missed) / float64(r.Judged)
}

// An Interval is from where to where a share may lie.
type Interval struct{ Low, High float64 }

// Interval is where the share of all messages may lie of which those judged were drawn:
// the exact interval of Clopper and Pearson. Where none was judged it is from 0 to 1.
// Messages are drawn without putting them back, so that it is rather too wide.
func (r Rate) Interval() Interval {
	if r.Judged <= 0 {
		return Interval{0, 1}
	}
	return Interval{1 - upper(r.Judged-r.Missed, r.Judged), upper(r.Missed, r.Judged)}
}

// upper is the largest share of which it is not too unlikely that as few as k of n are
// seen.
func upper(k, n int) float64 {
	if k >= n {
		return 1
	}
	low, high := float64(k)/float64(n), 1.0
	for range 60 { // a bisection: the chance falls as the share grows
		mid := (low + high) / 2
		if atMost(k, n, mid) > tail {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}

// atMost is the chance that at most k of n are seen of what has the share p.
func atMost(k, n int, p float64) float64 {
	if k < 0 || p >= 1 {
		return 0
	}
	if p <= 0 {
		return 1
	}
	if k > n/2 { // the shorter sum: how many are not seen
		return 1 - atMost(n-k-1, n, 1-p)
	}
	sum := 0.0
	for i := range k + 1 {
		sum += math.Exp(choose(n, i) + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	return sum
}

// choose is the logarithm of the number of ways to choose k of n; there is none for what
// cannot be chosen, whose logarithm is minus infinity.
func choose(n, k int) float64 {
	if k < 0 || k > n {
		return math.Inf(-1)
	}
	return factorial(n) - factorial(k) - factorial(n-k)
}

func factorial(n int) float64 {
	l, _ := math.Lgamma(float64(n) + 1)
	return l
}

// Most is how many of a population may have been missed at most, when of so many judged
// of it, drawn by lot, so many had been: the exact bound for a finite population. Where
// all are judged it is what was found.
func Most(population, judged, missed int) int {
	low, high := missed, population-judged+missed // it is at least low, and at most high
	for low < high {
		mid := (low + high + 1) / 2
		if fewOf(missed, judged, mid, population) > tail {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}

// fewOf is the chance that at most k of those are among the n judged of which there are
// some in a population.
func fewOf(k, n, some, population int) float64 {
	sum := 0.0
	for i := range k + 1 {
		sum += math.Exp(choose(some, i) + choose(population-some, n-i) - choose(population, n))
	}
	return sum
}
