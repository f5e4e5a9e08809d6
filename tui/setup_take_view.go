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
	if !s.told && s.fault == "" {
		all = append(all, s.ways(f)...)
	}
	if len(s.groups) == 0 {
		return append(all, of(muted, own(" "+w.None)))
	}
	all = append(all, of(heading, own(" "+w.Groups(len(s.groups)))))
	when, cells := make([]Safe, len(s.groups)), 0
	for i, g := range s.groups {
		when[i] = own(w.Last(s.words.Times.Stamp(g.At.In(f.now.Location()), f.now)))
		cells = max(cells, width(when[i]))
	}
	for i, g := range s.groups {
		l := of(plain, "   ").and(plain, s.alike.pad(groupName(g.Group), groupCells+6)).and(plain, " ").and(muted, pad(when[i], cells))
		if said := lastSaid(g); said != "" && f.w-l.width() > 20 {
			l = l.and(plain, "  ").and(plain, cut(said, f.w-l.width()-2))
		}
		all = append(all, l)
	}
	return all
}

func groupNames(groups []LastSaid) []Safe {
	names := make([]Safe, len(groups))
	for i, g := range groups {
		names[i] = groupName(g.Group)
	}
	return names
}

// lastSaid is the last message of a group on one line.
func lastSaid(g LastSaid) Safe {
	if g.Sender == "" || g.Text == "" {
		return Line(g.Sender + g.Text)
	}
	return Line(g.Sender + ": " + g.Text)
}

// ways are the ways in that there are, and what there is not.
func (s take) ways(f frame) []line {
	w := s.words.Setup.Take
	cells := 0
	for _, way := range w.Way {
		cells = max(cells, width(own(way[0])))
	}
	all := []line{of(heading, own(" "+w.Ways))}
	for i, way := range w.Way {
		head := of(muted, own("   "+digits(i+1)+" ")).and(strong, pad(own(way[0]), cells)).and(plain, "  ")
		indent := head.width()
		said := own(way[1])
		for _, at := range wrap(said, max(f.w-indent-1, 20)) {
			all = append(all, head.and(plain, said[at.from:at.to]))
			head = of(plain, pad("", indent))
		}
	}
	return append(append(all, wrappedLines(muted, own(w.NoWay), f.w)...), nil)
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
