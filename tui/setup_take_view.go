package tui

// skipsOfFile is how many unreadable records of a file are told one by one.
const skipsOfFile = 5

// lines are what was read, file by file, and the groups of the archive.
func (s take) lines(f frame) []line {
	w := s.words.Setup.Take
	var all []line
	if s.fault != "" {
		all = append(wrappedLines(bad, s.fault, f.w), nil)
	}
	if s.told && len(s.intake.Files) > 0 {
		head := w.WouldBe
		if s.stored {
			head = w.Stored
		}
		failed := 0
		for _, r := range s.intake.Files {
			if r.Err != nil {
				failed++
			}
		}
		all = append(all,
			of(heading, own(" "+head+"  ")).and(plain, own(w.Files(len(s.intake.Files)-failed, failed))),
			of(strong, own("   "+s.words.Cmd.Output.Balance(s.intake.Sum))))
		for _, r := range s.intake.Files {
			all = append(all, s.file(f, r, len(s.intake.Files)-failed > 1)...)
		}
		all = append(all, nil)
	}
	if len(s.groups) == 0 {
		return append(all, of(muted, own(" "+w.None)))
	}
	all = append(all, of(heading, own(" "+w.Groups(len(s.groups)))))
	for _, g := range s.groups {
		last := w.Last(s.words.Times.Stamp(g.At.In(f.now.Location()), f.now))
		all = append(all, of(plain, "   ").and(plain, pad(groupName(g.Group), groupCells+6)).and(plain, " ").and(muted, own(last)))
	}
	return all
}

// file is what was read of one file, with its balance unless that is the one of all.
func (s take) file(f frame, r FileRead, one bool) []line {
	w := s.words
	head := of(plain, "   ").and(plain, cut(Line(r.Name), 40))
	if r.Err != nil {
		said := s.trouble(r.Err)
		lines := []line{head}
		for _, l := range wrap(said, f.w-6) {
			lines = append(lines, of(bad, "     "+said[l.from:l.to]))
		}
		return lines
	}
	head = head.and(plain, "  ").and(muted, own(w.Cmd.Trouble.Forms.Of(r.Form)))
	all := []line{head}
	if one {
		all = append(all, of(muted, own("     "+w.Cmd.Output.Balance(r.Tally))))
	}
	shown := r.Skips[:min(len(r.Skips), skipsOfFile)]
	for _, k := range shown {
		said := w.Cmd.Trouble.Skip(r.Name, w.Cmd.Trouble.At(k), w.Cmd.Trouble.Faults.Of(k.Fault), k.Detail)
		all = append(all, of(muted, "     "+Line(said)))
	}
	if more := r.Tally.Unreadable - len(shown); more > 0 {
		all = append(all, of(muted, own("     "+w.Cmd.Output.MoreSkips(more))))
	}
	return all
}
