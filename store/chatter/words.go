package chatter

import (
	"math"
	"math/rand/v2"
	"strings"

	"shoudao/han"
)

// answers are most of what people say.
var answers = strings.Fields("收到 收到 收到 收到 收到 收到 好的 好的 好的 收到，谢谢 已报 知道了 明白 收到马上办 谢谢 辛苦了 在弄 稍等 [图片] [强] 收到！ 已阅 请各位收到回复")

// latin is what stands in Chinese text in letters.
var latin = strings.Fields("Excel PDF wps Word ppt OK APP VPN USB IP https://oa.example/f/ http://www.example.com/a")

var endings = strings.Fields(".xlsx .docx .pdf （终稿）.xlsx （2）.docx .zip")

// frequent are characters that are said often, the commonest first, and small are words of
// one of them or two that hardly any sentence does without.
const (
	frequent = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞"
	small    = "的 了 是 在 我 你 不 有 请 把 就 都 要 到 好 会 和 上 这 也 工作 各位 村里 今天 大家 可以 现在 下午 通知 明天 没有 已经 材料 领导 情况 需要 时间 会议 附件 群里 问题 一下 还有 上午 负责 同志 我们 准备 报表 党员"
)

// A vocabulary is the words that are said, the commonest first.
type vocabulary struct {
	characters []rune
	words      []string
	zipf       *rand.Zipf
}

// The sizes of a vocabulary: as many characters as a newspaper has, and as many words.
const (
	characters = 4000
	wordCount  = 30_000
)

func newVocabulary(rnd *rand.Rand) vocabulary {
	v := vocabulary{characters: []rune(frequent), words: strings.Fields(small)}
	known := map[rune]bool{}
	for _, r := range v.characters {
		known[r] = true
	}
	for len(v.characters) < characters {
		r := rune(0x4e00 + rnd.IntN(0x5000))
		// What is found in two ways of writing would be found by us alone.
		if folded, _ := han.Folded(string(r)); folded == string(r) && !known[r] {
			known[r] = true
			v.characters = append(v.characters, r)
		}
	}
	said := map[string]bool{}
	for len(v.words) < wordCount {
		if w := string(v.some(rnd, []int{1, 2, 2, 2, 2, 2, 2, 3, 3, 4}[rnd.IntN(10)])); !said[w] {
			said[w] = true
			v.words = append(v.words, w)
		}
	}
	v.zipf = rand.NewZipf(rnd, 1.1, 6, wordCount-1)
	return v
}

// some are characters of which few are in many words.
func (v vocabulary) some(rnd *rand.Rand, count int) []rune {
	rs := make([]rune, count)
	for i := range rs {
		rs[i] = v.characters[int(float64(len(v.characters))*math.Pow(rnd.Float64(), 3.5))]
	}
	return rs
}

// draw is a word as people say them, any is one that may be said hardly ever.
func (v vocabulary) draw() string              { return v.words[v.zipf.Uint64()] }
func (v vocabulary) any(rnd *rand.Rand) string { return v.words[rnd.IntN(len(v.words))] }
