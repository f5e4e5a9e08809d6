package main

import (
	"database/sql"
	"fmt"
	"regexp"
	"strings"

	_ "modernc.org/sqlite" // the form of the archive
)

// A standing is what the archive has of one feed.
type standing struct {
	stored map[string]int  // how often each mark is there
	told   map[string]bool // marks of rows that could not be read
	gaps   int
}

// mark is how a message of the soak is known.
var mark = regexp.MustCompile(`(folder|chatlab|chatlog|onebot|webhook)-\d{6}`)

// report prints how sources and archive stand, and reports whether they agree.
func report(p *runner, feeds []feed) (agrees bool, err error) {
	all, err := p.standings(feeds)
	if err != nil {
		return false, err
	}
	stored := 0
	fmt.Printf("\n%-10s %7s %7s %6s %6s %6s %10s %6s %11s %6s\n", "source", "sent", "stored", "lost", "twice", "else", "malformed", "told", "gaps made", "told")
	agrees = true
	for _, f := range feeds {
		t, s := f.truth(), all[f.truth().name]
		lost, twice, stray := compare(t.sent, s.stored)
		stored += len(s.stored)
		unheard, _, wrongly := compare(t.malformed, counts(s.told))
		fmt.Printf("%-10s %7d %7d %6d %6d %6d %10d %6d %11d %6d\n", t.name, len(t.sent), len(s.stored), len(lost), len(twice), len(stray), len(t.malformed), len(s.told), t.gaps, s.gaps)
		for what, marks := range map[string][]string{
			"lost": lost, "twice": twice, "never sent": stray, "malformed and not told": unheard, "told as malformed": wrongly,
		} {
			if len(marks) > 0 {
				agrees = false
				fmt.Printf("           %s: %s\n", what, strings.Join(marks[:min(len(marks), 12)], " "))
			}
		}
		agrees = agrees && t.gaps == s.gaps
	}
	fmt.Printf("\nkilled %d times; what went wrong besides:\n", p.kills)
	for _, f := range feeds {
		fmt.Printf("  %-10s%s\n", f.truth().name, strings.TrimSuffix(f.truth().faults(), ","))
	}
	balanced, err := p.balanced(stored)
	agrees = agrees && balanced
	if agrees && err == nil {
		fmt.Println("\nsent = stored, 0 lost, 0 twice, malformed told = malformed, gaps told = gaps made")
	} else {
		fmt.Println("\nIT DOES NOT AGREE")
	}
	return agrees, err
}

func counts(marks map[string]bool) map[string]int {
	all := map[string]int{}
	for m := range marks {
		all[m] = 1
	}
	return all
}

// compare holds what is there against what should be.
func compare(should map[string]bool, there map[string]int) (lost, twice, stray []string) {
	for m := range should {
		if there[m] == 0 {
			lost = append(lost, m)
		}
	}
	for m, n := range there {
		if n > 1 {
			twice = append(twice, m)
		}
		if !should[m] {
			stray = append(stray, m)
		}
	}
	return lost, twice, stray
}

// standings are what the program says that it has.
func (p *runner) standings(feeds []feed) (map[string]*standing, error) {
	all := map[string]*standing{}
	for _, f := range feeds {
		all[f.truth().name] = &standing{stored: map[string]int{}, told: map[string]bool{}}
	}
	out, err := p.run("search", word, "--json", "--limit", "100000000")
	if err != nil {
		return nil, err
	}
	found, err := lines[struct{ Text string }](out)
	if err != nil {
		return nil, err
	}
	for _, m := range found {
		if at := mark.FindStringSubmatch(m.Text); at != nil {
			all[at[1]].stored[at[0]]++
		}
	}
	out, err = p.run("sources", "--json")
	if err != nil {
		return nil, err
	}
	sources, err := lines[struct {
		Sources []struct {
			Name  string
			Fault string
			Lacks []struct{ Messages int }
		}
	}](out)
	if err != nil || len(sources) != 1 {
		return nil, fmt.Errorf("shoudao sources: %w\n%s", err, out)
	}
	for _, s := range sources[0].Sources {
		if s.Fault != "" {
			return nil, fmt.Errorf("%s still fails in peace: %s", s.Name, s.Fault)
		}
		for _, l := range s.Lacks {
			all[s.Name].gaps += l.Messages
		}
	}
	return all, p.unreadable(all)
}

// unreadable reads of the archive itself which rows could not be read: the program prints only
// how many. A row that ended with the file was told for what it was then.
func (p *runner) unreadable(all map[string]*standing) error {
	db, err := sql.Open("sqlite", "file:"+p.archive()+"?mode=ro")
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.Query("SELECT detail FROM skip WHERE fault <> 'cut-short'")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var detail string
		if err := rows.Scan(&detail); err != nil {
			return err
		}
		at := mark.FindStringSubmatch(detail)
		if at == nil {
			return fmt.Errorf("told as malformed, and nobody sent it: %q", detail)
		}
		all[at[1]].told[at[0]] = true
	}
	return rows.Err()
}

// balanced reports whether the program accounts for every message that it has.
func (p *runner) balanced(stored int) (bool, error) {
	out, err := p.run("audit", "--json", "--since", "2000-01-01", "--near", "0")
	if err != nil {
		return false, err
	}
	audits, err := lines[struct{ Received int }](out)
	if err != nil || len(audits) != 1 {
		return false, fmt.Errorf("shoudao audit: %w\n%s", err, out)
	}
	fmt.Printf("\naudit: %d messages received, %d found by search\n", audits[0].Received, stored)
	return audits[0].Received == stored, nil
}
