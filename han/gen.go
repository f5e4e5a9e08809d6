//go:build ignore

// Gen writes tables.go from the Unicode Character Database, as Debian's package
// unicode-data installs it.
//
//	go run gen.go [-ucd /usr/share/unicode]
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/bzip2"
	"flag"
	"fmt"
	"go/format"
	"io"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// first is the rune at which the table begins: below it there is no character that
// differs in width or in tradition.
const first = 0x2e80

// standard are pairs of the First List of Processed Variant Characters (1955) and of
// the appendix of the Table of General Standard Chinese Characters (2013) that the
// Unihan database lacks, or for which it names a character outside that table, and
// three pronouns of Hong Kong and Taiwan.
const standard = "" +
	"亙亘伕夫佈布佔占偺咱傚效兇凶勦剿唸念啣衔嚐尝嚮向囌苏塚冢姪侄崑昆嶽岳彿佛悽凄慼戚" +
	"拚拼捱挨揹背搆构搾榨撚捻暸了枴拐榦干槓杠毬球汙污洩泄滷卤煆煅燐磷燬毁牴抵犛牦珮佩" +
	"痠酸痲麻瘉愈癒愈瞇眯稜棱箝钳籤签糢模糰团紮扎綵彩縴纤繙翻羶膻蓆席蔆菱蠔蚝衹只託托" +
	"諮咨譁哗讚赞豔艳踡蜷遊游醃腌釦扣鉋刨鍊炼鎗枪霑沾餵喂鬨哄齧啮祕秘鍼针盌碗讐仇" +
	"妳你牠它祂他"

func main() {
	log.SetFlags(0)
	ucd := flag.String("ucd", "/usr/share/unicode", "folder of the Unicode Character Database")
	flag.Parse()
	db := database{dir: *ucd}
	fold := db.simplified()
	db.addCompatible(fold)
	close(fold)

	var b bytes.Buffer
	write(&b, fold, db.ignorable())
	src, err := format.Source(b.Bytes())
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("tables.go", src, 0o644); err != nil {
		log.Fatal(err)
	}
}

// simplified maps each character to its simplified form of the General Standard,
// in this order of authority: the standard's own lists, Unihan's simplified
// variant, its other variants if they are read alike and lead to one character of
// the standard, a simplified variant outside the standard.
func (db database) simplified() map[rune]rune {
	general := db.unihan("OtherMappings", "kTGH")
	reading := db.unihan("Readings", "kMandarin")
	simple := db.variants("kSimplifiedVariant")
	others := db.variants("kZVariant")
	for r, vs := range db.variants("kSemanticVariant") {
		others[r] = append(others[r], vs...)
	}

	fold := map[rune]rune{}
	for r, vs := range simple {
		for _, v := range slices.Backward(vs) {
			if _, ok := general[v]; ok && v != r {
				fold[r] = v
			}
		}
	}
	extra := map[rune]rune{}
	for r, vs := range others {
		if _, ok := general[r]; ok || fold[r] != 0 {
			continue
		}
		found := map[rune]bool{}
		for _, v := range vs {
			_, ok := general[v]
			if to := cmp.Or(fold[v], v); (ok || to != v) && firstWord(reading[v]) == firstWord(reading[r]) {
				found[to] = true
			}
		}
		for to := range found {
			if len(found) == 1 {
				extra[r] = to
			}
		}
	}
	maps.Copy(fold, extra)
	for r, vs := range simple {
		if fold[r] != 0 {
			continue
		}
		vs = slices.DeleteFunc(vs, func(v rune) bool { return v == r })
		slices.SortStableFunc(vs, func(a, b rune) int { return cmp.Compare(a>>16, b>>16) })
		if len(vs) > 0 {
			fold[r] = vs[0]
		}
	}
	pairs := []rune(standard)
	for pair := range slices.Chunk(pairs, 2) {
		fold[pair[0]] = pair[1]
	}
	return fold
}

// addCompatible adds the characters that differ from another in width, in style of
// typesetting or as compatibility ideographs, and the radicals that some programs
// write for the characters they stand for.
func (db database) addCompatible(fold map[rune]rune) {
	db.lines("UnicodeData.txt", func(line string) {
		f := strings.Split(line, ";")
		r, words := parse(f[0]), strings.Fields(f[5])
		if r < first || len(words) == 0 {
			return
		}
		switch words[0] {
		case "<wide>", "<narrow>", "<small>", "<vertical>":
			words = words[1:]
		case "<compat>":
			if !radical(r) {
				return
			}
			words = words[1:]
		}
		ideograph := 0xf900 <= r && r <= 0xfaff || 0x2f800 <= r && r <= 0x2fa1f
		if len(words) != 1 || strings.HasPrefix(f[5], "<") == ideograph {
			return
		}
		fold[r] = parse(words[0])
	})
	db.lines("EquivalentUnifiedIdeograph.txt", func(line string) {
		from, to, ok := strings.Cut(line, ";")
		if !ok {
			return
		}
		lo, hi := parseRange(from)
		for r := lo; r <= hi; r++ {
			if radical(r) {
				fold[r] = parse(firstWord(to))
			}
		}
	})
}

// radical reports whether r is in one of the two blocks of radicals.
func radical(r rune) bool { return 0x2e80 <= r && r <= 0x2fdf }

// close follows each pair to its end and folds the case of what it finds there.
func close(fold map[rune]rune) {
	for r := range fold {
		to := fold[r]
		for range 8 {
			to = cmp.Or(fold[to], to)
		}
		if 'A' <= to && to <= 'Z' {
			to += 'a' - 'A'
		}
		fold[r] = to
	}
	maps.DeleteFunc(fold, func(r, to rune) bool { return r == to })
}

// ignorable are the code points that leave no trace on a screen, as pairs of first
// and last.
func (db database) ignorable() [][2]rune {
	var all [][2]rune
	db.lines("DerivedCoreProperties.txt", func(line string) {
		at, property, _ := strings.Cut(line, ";")
		if firstWord(property) == "Default_Ignorable_Code_Point" {
			lo, hi := parseRange(at)
			all = append(all, [2]rune{lo, hi})
		}
	})
	slices.SortFunc(all, func(a, b [2]rune) int { return cmp.Compare(a[0], b[0]) })
	joined := all[:1]
	for _, p := range all[1:] {
		if last := &joined[len(joined)-1]; last[1]+1 == p[0] {
			last[1] = p[1]
		} else {
			joined = append(joined, p)
		}
	}
	return joined
}

func write(w io.Writer, fold map[rune]rune, ignorable [][2]rune) {
	fmt.Fprint(w, `// Code generated by gen.go from the Unicode Character Database 15.0.0. DO NOT EDIT.
//
// The data are © Unicode, Inc., see https://www.unicode.org/terms_of_use.html.

package han

// first and last are the ends of the table.
const (
	first = 0x2e80
	last  = 0xffef
)

// Marks in the table. No character folds to a control character.
const (
	far  = 1 // the pair is in pairs
	gone = 2 // the character leaves no trace
)

// table holds at r-first what r folds to; zero: itself.
var table = [last - first + 1]uint16{
`)
	for _, p := range ignorable {
		for r := max(p[0], first); r <= min(p[1], 0xffef); r++ {
			fmt.Fprintf(w, "%s - first: gone,\n", literal(r))
			delete(fold, r)
		}
	}
	keys := slices.Sorted(maps.Keys(fold))
	n := 0
	for _, r := range keys {
		if r > 0xffff {
			continue
		}
		to := literal(fold[r])
		if fold[r] > 0xffff {
			to = "far"
		}
		fmt.Fprintf(w, "%s - first: %s,%s", literal(r), to, [...]string{" ", " ", " ", "\n"}[n%4])
		n++
	}
	fmt.Fprint(w, "\n}\n\n// pairs are the pairs with a character beyond the basic plane, in order.\nvar pairs = [...][2]rune{\n")
	n = 0
	for _, r := range keys {
		if r > 0xffff || fold[r] > 0xffff {
			fmt.Fprintf(w, "{%#x, %#x},%s", r, fold[r], [...]string{" ", " ", " ", "\n"}[n%4])
			n++
		}
	}
	fmt.Fprint(w, "\n}\n\n// invisible are the code points that leave no trace on a screen.\nvar invisible = [...][2]rune{\n")
	for _, p := range ignorable {
		fmt.Fprintf(w, "{%#x, %#x},\n", p[0], p[1])
	}
	fmt.Fprint(w, "}\n")
}

// literal writes r as itself, except for a compatibility character, which an editor
// might turn into the one that it is compatible with.
func literal(r rune) string {
	if r >= 0x3400 && r <= 0x9fff {
		return "'" + string(r) + "'"
	}
	return strconv.QuoteRuneToASCII(r)
}

// A database is a folder of the Unicode Character Database.
type database struct{ dir string }

// lines calls use for each line of a file, without comments.
func (db database) lines(name string, use func(string)) {
	f, err := os.Open(filepath.Join(db.dir, name))
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".bz2") {
		r = bzip2.NewReader(f)
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line, _, _ := strings.Cut(sc.Text(), "#")
		if line = strings.TrimSpace(line); line != "" {
			use(line)
		}
	}
	if err := sc.Err(); err != nil {
		log.Fatal(err)
	}
}

// unihan is one property of the Unihan database.
func (db database) unihan(file, property string) map[rune]string {
	values := map[rune]string{}
	db.lines("Unihan_"+file+".txt.bz2", func(line string) {
		f := strings.SplitN(line, "\t", 3)
		if len(f) == 3 && f[1] == property {
			values[parse(f[0][len("U+"):])] = f[2]
		}
	})
	return values
}

// variants is a property whose values are characters.
func (db database) variants(property string) map[rune][]rune {
	variants := map[rune][]rune{}
	for r, value := range db.unihan("Variants", property) {
		for _, word := range strings.Fields(value) {
			code, _, _ := strings.Cut(word, "<")
			variants[r] = append(variants[r], parse(code[len("U+"):]))
		}
	}
	return variants
}

func firstWord(s string) string {
	return strings.TrimSpace(strings.SplitN(strings.TrimSpace(s)+" ", " ", 2)[0])
}

func parse(hex string) rune {
	n, err := strconv.ParseUint(strings.TrimSpace(hex), 16, 32)
	if err != nil {
		log.Fatal(err)
	}
	return rune(n)
}

func parseRange(s string) (lo, hi rune) {
	from, to, ok := strings.Cut(strings.TrimSpace(s), "..")
	if !ok {
		to = from
	}
	return parse(from), parse(to)
}
