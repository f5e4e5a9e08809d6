package main

import (
	"slices"
	"strings"

	"shoudao/han"
	"shoudao/store"
)

// asked is what somebody who types words means: words to be sought, but 有:附件 and
// has:attachment ask for messages with which something came. The command, the screen and the
// line mode all read it so.
func asked(typed string) store.Query {
	var q store.Query
	var words []string
	for _, word := range strings.Fields(typed) {
		if folded, _ := han.Folded(word); filesMeant(folded) {
			q.Files = true
			continue
		}
		words = append(words, word)
	}
	q.Text = strings.Join(words, " ")
	return q
}

// filesMeant reports whether a folded word asks for what came with messages.
func filesMeant(word string) bool {
	key, value, ok := strings.Cut(word, ":")
	return ok && slices.Contains([]string{"有", "has"}, key) &&
		slices.Contains([]string{"附件", "文件", "attachment", "attachments", "file", "files"}, value)
}
