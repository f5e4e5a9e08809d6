package trust

import (
	"fmt"
	"math"
	"math/big"
	"testing"
)

// TestIntervalIsThatOfTheTables holds the interval to the 95 % limits for a binomial
// share as statistical tables print them, to four places.
func TestIntervalIsThatOfTheTables(t *testing.T) {
	for _, c := range []struct {
		missed, judged int
		low, high      float64
	}{
		{0, 10, 0, .3085},
		{1, 10, .0025, .4450},
		{2, 10, .0252, .5561},
		{3, 10, .0667, .6525},
		{4, 10, .1216, .7376},
		{5, 10, .1871, .8129},
		{10, 10, .6915, 1},
		{0, 20, 0, .1684},
		{1, 20, .0013, .2487},
		{5, 20, .0866, .4910},
		{10, 20, .2720, .7280},
		{0, 50, 0, .0711},
		{1, 50, .0005, .1065},
		{5, 50, .0333, .2181},
		{0, 100, 0, .0362},
		{1, 100, .0003, .0545},
		{5, 100, .0164, .1128},
		{10, 100, .0490, .1762},
		{50, 100, .3983, .6017},
	} {
		got := Rate{Judged: c.judged, Missed: c.missed}.Interval()
		if math.Abs(got.Low-c.low) > .00005 || math.Abs(got.High-c.high) > .00005 {
			t.Errorf("%d of %d: %.5f to %.5f, want %.4f to %.4f", c.missed, c.judged, got.Low, got.High, c.low, c.high)
		}
	}
}

func TestRate(t *testing.T) {
	if got := (Rate{}).Interval(); got != (Interval{0, 1}) || (Rate{}).Share() != 0 {
		t.Errorf("nothing judged: %v, share %v", got, (Rate{}).Share())
	}
	r := Rate{Judged: 412, Missed: 1}
	if got := fmt.Sprintf("%.2f%% %.2f%%", 100*r.Share(), 100*r.Interval().High); got != "0.24% 1.34%" {
		t.Errorf("1 of 412: %s", got)
	}
	for n := 1; n < 50; n++ {
		last := 1.0
		for k := n; k >= 0; k-- {
			in := Rate{Judged: n, Missed: k}.Interval()
			if share := float64(k) / float64(n); in.Low > share || in.High < share || in.High > last {
				t.Fatalf("%d of %d: %v", k, n, in)
			}
			last = in.High
		}
	}
	if in := (Rate{Judged: 200_000, Missed: 3}).Interval(); in.High < 4.3e-5 || in.High > 4.4e-5 {
		t.Errorf("3 of 200000: %v", in)
	}
}

// TestMostIsExact holds the bound to fractions.
func TestMostIsExact(t *testing.T) {
	alpha := new(big.Rat).SetFrac64(25, 1000)
	for population := range 31 {
		for n := range population + 1 {
			for k := range min(n, 3) + 1 {
				want := k
				for some := k; some <= population-n+k; some++ {
					if chance(k, n, some, population).Cmp(alpha) > 0 {
						want = some
					}
				}
				if got := Most(population, n, k); got != want {
					t.Fatalf("Most(%d, %d, %d) = %d, want %d", population, n, k, got, want)
				}
			}
		}
	}
}

func chance(k, n, some, population int) *big.Rat {
	ways := func(n, k int) *big.Int {
		if k < 0 || k > n {
			return new(big.Int)
		}
		return new(big.Int).Binomial(int64(n), int64(k))
	}
	sum := new(big.Int)
	for i := range k + 1 {
		sum.Add(sum, new(big.Int).Mul(ways(some, i), ways(population-some, n-i)))
	}
	return new(big.Rat).SetFrac(sum, ways(population, n))
}

func TestLotsAreEvenAndDoNotFollowTheIDs(t *testing.T) {
	const n, boxes = 16000, 16
	var counts [boxes]int
	above, last := 0, uint64(0)
	for i := range n {
		lot := Lot(fmt.Sprintf("town:m%05d", i))
		counts[lot>>60]++
		if lot > last {
			above++
		}
		last = lot
	}
	chi := 0.0
	for _, c := range counts {
		chi += math.Pow(float64(c)-n/boxes, 2) / (n / boxes)
	}
	if chi > 37.7 { // one in a thousand, with fifteen degrees of freedom
		t.Errorf("the lots are uneven: %v, chi square %.1f", counts, chi)
	}
	if above < n*48/100 || above > n*52/100 {
		t.Errorf("%d of %d lots are higher than the one before", above, n)
	}
	if got, want := Lot("town:m00001"), uint64(0x7ccc8907ac77043b); got != want { // or what was drawn would be another sample tomorrow
		t.Errorf("the lot is %#x, was %#x", got, want)
	}
}

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		name string
		of   Case
		want Verdict
		need int
	}{
		{"nobody has judged anything", Case{Received: 130, Hers: 7, Filtered: 120}, NotKnown, 48},
		{"ten are too few", Case{Received: 130, Hers: 7, Filtered: 110, Sample: Rate{Judged: 10}}, NotKnown, 38},
		{"enough, and none was missed", Case{Received: 130, Hers: 7, Filtered: 72, Sample: Rate{Judged: 48}}, Safe, 0},
		{"all that was hers called her by name", Case{Received: 130, Hers: 7, Named: 7, Filtered: 72, Sample: Rate{Judged: 48}}, ByName, 0},
		{"nothing was hers", Case{Received: 8, Sample: Rate{Judged: 8}}, Safe, 0},
		{"of a small group all have to be judged", Case{Received: 8, Filtered: 3, Sample: Rate{Judged: 5}}, NotKnown, 3},
		{"one was missed", Case{Received: 130, Missed: 1, Sample: Rate{Judged: 120, Missed: 1}}, Keep, 0},
		{"one was missed that she found herself", Case{Received: 130, Missed: 1, Sample: Rate{Judged: 120}}, Keep, 0},
		{"one was missed, and today's rules have it", Case{Received: 130, Missed: 1, Learnt: 1, Sample: Rate{Judged: 120, Missed: 1}}, Safe, 0},
		{"its copy is behind", Case{Received: 130, Behind: true, Sample: Rate{Judged: 120}}, NotKnown, 0},
		{"nothing came", Case{}, NotKnown, 0},
		{"one came, and it was hers", Case{Received: 1, Hers: 1}, NotKnown, 0},
		{"two came and called her by name", Case{Received: 2, Hers: 2, Named: 2}, NotKnown, 0},
		{"four came, and all that was filtered is judged", Case{Received: 4, Sample: Rate{Judged: 4}}, NotKnown, 0},
		{"five are enough", Case{Received: 5, Hers: 5, Named: 5}, ByName, 0},
		{"few came, and one was missed", Case{Received: 2, Missed: 1, Sample: Rate{Judged: 1, Missed: 1}}, Keep, 0},
	} {
		if got := c.of.Verdict(); got != c.want || c.of.Need() != c.need {
			t.Errorf("%s: %v, %d more to judge; want %v, %d", c.name, got, c.of.Need(), c.want, c.need)
		}
	}
	if got := (Case{Filtered: 72, Sample: Rate{Judged: 48}}).Rest(); got > 6 {
		t.Errorf("the rest is %d", got)
	}
}
