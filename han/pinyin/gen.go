//go:build ignore

// Gen writes readings.txt from the dictionary of github.com/mozillazg/go-pinyin.
//
//	go run gen.go
package main

import (
	"bytes"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

func main() {
	log.SetFlags(0)
	args := pinyin.NewArgs()
	args.Heteronym = true
	of := map[string][]rune{}
	for _, r := range slices.Sorted(maps.Keys(pinyin.PinyinDict)) {
		readings := strings.Join(pinyin.SinglePinyin(rune(r), args), ",")
		of[readings] = append(of[readings], rune(r))
	}
	var b bytes.Buffer
	for _, readings := range slices.Sorted(maps.Keys(of)) {
		fmt.Fprintf(&b, "%s %s\n", readings, string(of[readings]))
	}
	if err := os.WriteFile("readings.txt", b.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
