package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"shoudao/ingest"
	"shoudao/ingest/file"
	"shoudao/ingest/jsonl"
	"shoudao/triage"
	"shoudao/triage/when"
)

// triageCommand judges the messages of a file for a profile, and keeps nothing.
func (a *app) triageCommand() *cobra.Command {
	var me string
	c := &cobra.Command{
		Use:   "triage --me PROFILE.toml [MESSAGES.jsonl|-]",
		Short: a.words.Cmd.Triage.Short, Long: a.words.Cmd.Triage.Long,
		Args: args(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			if me == "" {
				return flagMissingError{"--me"}
			}
			cfg, err := readConfig(me)
			if err != nil {
				return err
			}
			profile, err := cfg.profile(me)
			if err != nil {
				return err
			}
			in, err := a.input(c.Context(), args)
			if err != nil {
				return err
			}
			messages, err := a.readAll(c.Context(), in, profile.Office.Location)
			if err != nil {
				return err
			}
			return a.printTriage(profile, messages)
		},
	}
	c.Flags().StringVar(&me, "me", "", a.words.Cmd.Flags.Me)
	return c
}

// input is the file that the arguments name, or standard input.
func (a *app) input(ctx context.Context, given []string) (file.File, error) {
	if len(given) == 0 {
		return a.fileAt(ctx, "-")
	}
	return a.fileAt(ctx, given[0])
}

// readAll reads a file of messages, oldest first. Lines that cannot be read are
// told on standard error.
func (a *app) readAll(ctx context.Context, f file.File, loc *time.Location) ([]ingest.Message, error) {
	var all []ingest.Message
	for page, err := range jsonl.New(f, jsonl.Options{Location: loc, Group: "-"}).Pages(ctx, "") {
		if err != nil {
			return nil, fmt.Errorf("read messages: %w", err)
		}
		all = append(all, page.Messages...)
		for _, s := range page.Skipped {
			fmt.Fprintln(a.err, a.skip(s))
		}
	}
	slices.SortStableFunc(all, ingest.Message.Compare)
	return all, nil
}

// printTriage judges the messages and prints items and balance as one object.
func (a *app) printTriage(p triage.Profile, messages []ingest.Message) error {
	fold := triage.NewJudge(p).Resume(triage.Memory{})
	for _, m := range messages {
		fold.Add(m)
	}
	found := fold.Close()
	now := a.clock(p.Office.Location)
	if a.offset == 0 && len(messages) > 0 {
		now = messages[len(messages)-1].SentAt.In(p.Office.Location)
	}
	items := slices.DeleteFunc(found.Items, func(it triage.Item) bool { return it.Band == triage.Filtered })
	triage.Rank(items, now)
	texts := make(map[ingest.ID]string, len(messages))
	for _, m := range messages {
		texts[m.ID] = m.Text
	}
	out := triageOutput{Items: make([]itemJSON, len(items)), Counts: countsOf(found)}
	for i, it := range items {
		out.Items[i] = newItemJSON(it, p.Office.Location, func(id ingest.ID) string { return id.Native }, texts)
	}
	return a.printJSON(out)
}

// triageOutput is what `triage --json` prints.
type triageOutput struct {
	Items  []itemJSON `json:"items"`
	Counts countsJSON `json:"counts"`
}

type countsJSON struct {
	Received   int            `json:"received"`
	Own        int            `json:"own"`
	Todo       int            `json:"todo"`
	Look       int            `json:"look"`
	Filtered   int            `json:"filtered"`
	FilteredBy map[string]int `json:"filtered_by"`
}

func countsOf(f triage.Findings) countsJSON {
	b := f.Balance()
	c := countsJSON{Received: b.Received, Own: b.Own, Todo: b.Todo, Look: b.Look, Filtered: b.Filtered, FilteredBy: map[string]int{}}
	for code, n := range b.By {
		c.FilteredBy[string(code)] = n
	}
	return c
}

// whenCommand reads the deadlines of texts, and keeps nothing.
func (a *app) whenCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "when [CASES.jsonl|-]",
		Short: a.words.Cmd.When.Short, Long: a.words.Cmd.When.Long,
		Args: args(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			in, err := a.input(c.Context(), args)
			if err != nil {
				return err
			}
			f, size, err := in.Open()
			if err != nil {
				return err
			}
			defer f.Close()
			return a.printWhen(bufio.NewReaderSize(io.NewSectionReader(f, 0, size), 1<<20))
		},
	}
}

type whenCase struct {
	At   time.Time `json:"at"`
	Text string    `json:"text"`
}

type whenAnswer struct {
	Due   *string `json:"due"`
	Grain string  `json:"grain,omitempty"`
	Words *string `json:"words,omitempty"`
	Error string  `json:"error,omitempty"`
}

// printWhen answers each line of in with one line.
func (a *app) printWhen(in *bufio.Reader) error {
	out := bufio.NewWriter(a.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := enc.Encode(a.answer(line)); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return out.Flush()
		}
		if err != nil {
			return cmp.Or(out.Flush(), fmt.Errorf("read cases: %w", err))
		}
	}
}

// answer is the deadline of one case. The zone of its instant is that of its
// reader, unless the zone is no named one: then it is the nearest of those that
// the calendars know.
func (a *app) answer(line []byte) whenAnswer {
	var c whenCase
	if err := json.Unmarshal(line, &c); err != nil {
		return whenAnswer{Error: a.words.Cmd.Trouble.BadCase(err.Error())}
	}
	if c.At.IsZero() {
		return whenAnswer{Error: a.words.Cmd.Trouble.BadCase(`"at"`)}
	}
	m, ok := when.Due(c.Text, when.Context{Office: when.DefaultOffice(c.At.Location()), At: c.At})
	if !ok {
		return whenAnswer{Grain: when.None.String(), Words: new(string)}
	}
	return whenAnswer{Due: rfc3339(m.At, c.At.Location()), Grain: m.Grain.String(), Words: new(c.Text[m.From:m.To])}
}
