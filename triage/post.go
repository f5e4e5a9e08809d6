package triage

import (
	"slices"
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

// implied are classes that everybody belongs to who has one of the posts.
var implied = map[string][]string{
	"班主任 教研组长 备课组长 年级组长 任课 科任 教师 老师 辅导员 教务 总务": strings.Fields(`教师 老师 任课教师 任课老师 科任老师 教职工 教职员工`),
	"护士长 护士 责任组长 医生 医师 药师 技师":                  strings.Fields(`医务人员 医护人员 医护 医护员工`),
	"护士长 护士 责任组长":                  strings.Fields(`护理人员 护士`),
	"民警 所长 教导员 内勤":                 strings.Fields(`民警 干警 民辅警`),
	"村书记 村主任 文书 妇联主任 村会计 支部书记 村支书": strings.Fields(`村干部 村两委干部 两委干部 两委成员 村组干部`),
	"经理 柜员 主管 专员":                  strings.Fields(`员工 全行员工 公司员工`),
	"科员 干事 主任 副主任 主任科员 专干 助理员":     strings.Fields(`机关干部 干部职工 乡镇干部 镇干部 乡干部 机关同志`),
}

// impliedBy reports whether the user's posts make her one of a class that her profile does
// not name: 全体教师, for a 班主任.
func (s *self) impliedBy(np string) bool {
	for posts, classes := range implied {
		if !slices.Contains(classes, np) {
			continue
		}
		for post := range strings.FieldsSeq(posts) {
			if slices.ContainsFunc(s.roles, func(r string) bool { return strings.Contains(r, post) }) {
				return true
			}
		}
	}
	return false
}

// speakersFor are those who act for a unit when it is spoken to.
var speakersFor = strings.Fields(`负责人 责任人 联络员 联系人 长 主任 书记 组长 队长 主管 信息员 文书 干事`)
