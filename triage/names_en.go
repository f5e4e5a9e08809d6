package triage

import "strings"

// latinForms are what a person is called whose shown name is written in Latin
// letters: "Lindqvist, Bea", "Carol Brandt", "Marcus T.", "Jess K. (grad prog)".
// The given name comes first.
func latinForms(shown string) []string {
	bare, _ := splitBrackets(shown)
	if family, given, ok := strings.Cut(bare, ","); ok {
		bare = strings.TrimSpace(given) + " " + strings.TrimSpace(family)
	}
	parts := strings.FieldsFunc(bare, func(r rune) bool { return !letter(r) && r != '\'' && r != '-' })
	if len(parts) == 0 || len(parts[0]) < 3 {
		return nil
	}
	forms := []string{parts[0]}
	if len(parts) > 1 {
		family := parts[len(parts)-1]
		forms = append(forms, parts[0]+" "+family, parts[0]+" "+family[:1], parts[0]+" "+family[:1]+".")
		if len(family) > 3 {
			forms = append(forms, family)
		}
	}
	return forms
}

// wordsEn are English words that may as well be the initials by which somebody is called.
var wordsEn = pairSet(`so it am is as at an in on or we he me my us do go no if of to by up hi ok be pm tv hp`)

// onlyWord reports whether what would be her initials is a word as it is written: so, for one who is called SO.
func (h *heard) onlyWord(a address) bool {
	if a.who != myName && a.who != myNick || a.at || !wordsEn[h.t.s[a.from:a.to]] {
		return false
	}
	from, to := h.t.span(a.from, a.to)
	return h.m.Text[from:to] != strings.ToUpper(h.m.Text[from:to])
}

// latinRoles are the words by which people of an English role are addressed: the
// role, its last word, and both in the plural.
func latinRoles(roles []string) []string {
	var forms []string
	for _, r := range roles {
		if r == "" || !letter(rune(r[0])) || genericRoles[r] {
			continue
		}
		last := r[strings.LastIndexByte(r, ' ')+1:]
		for _, w := range []string{r, last} {
			if len(w) >= 5 && !genericRoles[w] {
				forms = append(forms, w, plural(w))
			}
		}
	}
	return forms
}

var genericRoles = pairSet(`staff member members employee employees people team office assistant manager officer lead head user volunteer`)

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "ch"):
		return w + "es"
	case strings.HasSuffix(w, "y"):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

// latinEveryone are the words that mean whoever is in the group.
var latinEveryone = strings.Fields(`all everyone everybody folks team colleagues guys y'all all_staff all_hands all_of_you each_of_you every_one_of_you all_of_us each_team every_team each_department every_department everyone_else all_teams all_departments all_officers all_members all_managers`)

// latinOthers are nouns of people who are not in an office's own groups, or of
// whom the user is not one unless her roles say so.
var latinOthers = strings.Fields(`students faculty contestants volunteers lecturers tas advisors residents tenants candidates applicants parents patients customers clients vendors contractors suppliers drivers visitors attendees spectators participants committee_members councillors councilors chairs owners interns trainees graduates professors teachers nurses doctors supervisors managers team_leads coordinators wardens keyholders presenters speakers hosts organisers organizers cleaners electricians plumbers stewards marshals traders stallholders press_officers`)
