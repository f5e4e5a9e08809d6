package triage

import (
	"strings"
	"unicode/utf8"
)

// clerks are what those are called who have a desk: offices above name the same one by any of them.
var clerks = []string{"联络员", "管理员", "信息员", "专管员", "干事", "专员", "专干", "助理", "员"}

// desk is what the holder of a post looks after: 组织 of 组织干事. It is empty for a post that is no clerk's.
func desk(post string) string {
	if strings.HasSuffix(post, "委员") {
		return "" // who sits on a committee has clerks
	}
	for _, c := range clerks {
		if of, ok := strings.CutSuffix(post, c); ok {
			return of
		}
	}
	return ""
}

// samePost reports whether a class is of clerks who look after what the user does, under whatever name: 乡镇组织员, for one who is
// 组织干事 of a town.
func (v *vocabulary) samePost(class string) bool {
	of := desk(class)
	if of == "" {
		return false
	}
	for _, r := range v.self.roles {
		own := desk(r)
		if utf8.RuneCountInString(own) < 2 {
			continue
		}
		if qualifier, ok := strings.CutSuffix(of, own); ok && v.qualified(qualifier, r) {
			return true
		}
	}
	return false
}
