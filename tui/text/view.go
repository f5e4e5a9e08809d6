package text

// ViewWords are those of the command about saved searches.
type ViewWords struct {
	Open, Save, Forget, List string // what the flags do
	Empty                    string
	Forgotten                func(name, query string) string
}

// ViewTrouble is what goes wrong with saved searches.
type ViewTrouble struct {
	None, BadName, NoWords func(name string) [2]string
}

func zhView() ViewWords {
	return ViewWords{
		Open: "按存下的视图查；后面再写的词一起算", Save: "把这次的查法存为视图，起个名字", Forget: "删掉一个视图", List: "列出存下的视图",
		Empty: "还没有视图；shoudao search 低保 时:上周 --save 低保 就存下一个",
		Forgotten: func(name, query string) string {
			return "已删掉视图「" + name + "」；要放回: shoudao search --save '" + name + "' '" + query + "'"
		},
	}
}

func zhViewTrouble() ViewTrouble {
	return ViewTrouble{
		None: func(name string) [2]string {
			return [2]string{"没有叫「" + name + "」的视图", "shoudao search --views 列出存下的"}
		},
		BadName: func(name string) [2]string {
			return [2]string{"视图不能叫这个名字: " + name, "名字写 1 到 30 个字"}
		},
		NoWords: func(name string) [2]string {
			return [2]string{"没写要查什么，「" + name + "」没有存", "词和条件写在一起，如 shoudao search 低保 时:上周 --save " + name}
		},
	}
}

func enView() ViewWords {
	return ViewWords{
		Open: "search as a saved view does; more words narrow it", Save: "save this search as a view of that name", Forget: "forget a view", List: "list the saved views",
		Empty: "no view is saved yet; shoudao search report on:last-week --save reports saves one",
		Forgotten: func(name, query string) string {
			return "view \"" + name + "\" is forgotten; to have it again: shoudao search --save '" + name + "' '" + query + "'"
		},
	}
}

func enViewTrouble() ViewTrouble {
	return ViewTrouble{
		None: func(name string) [2]string {
			return [2]string{"there is no view \"" + name + "\"", "shoudao search --views lists those that are saved"}
		},
		BadName: func(name string) [2]string {
			return [2]string{"a view cannot be called so: " + name, "a name has 1 to 30 characters"}
		},
		NoWords: func(name string) [2]string {
			return [2]string{"nothing to search for was said, so \"" + name + "\" is not saved", "say the words as well: shoudao search report on:last-week --save " + name}
		},
	}
}
