package main

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"unicode/utf8"

	_ "github.com/mattn/go-sqlite3" // the SQLite of C, as sqlite3

	"shoudao/ingest"
)

// A clib is an archive as it is usually made with SQLite in C and FTS5's trigrams. It is
// asked with LIKE alone, or with the trigrams and LIKE for words of less than three
// characters, which they cannot find.
type clib struct {
	db       *sql.DB
	trigrams bool
	groups   map[string]int64
	senders  map[string]int64
	stmts    map[string]*sql.Stmt
}

const clibTables = `
	CREATE TABLE grp (id INTEGER PRIMARY KEY, ext TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
	CREATE TABLE person (id INTEGER PRIMARY KEY, ext TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
	CREATE TABLE msg (id INTEGER PRIMARY KEY, ext TEXT NOT NULL UNIQUE, grp INTEGER NOT NULL, sender INTEGER NOT NULL, ts INTEGER NOT NULL, kind INTEGER NOT NULL, text TEXT NOT NULL);
	CREATE INDEX msg_grp ON msg (grp, id);
	CREATE VIRTUAL TABLE fts USING fts5 (text, content = 'msg', content_rowid = 'id', tokenize = 'trigram');`

func openClib(path string, trigrams bool) (*clib, error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL&_synchronous=NORMAL&_cache_size=-65536&_busy_timeout=5000")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	_, err = db.Exec("PRAGMA wal_autocheckpoint = 16000")
	return &clib{db, trigrams, map[string]int64{}, map[string]int64{}, map[string]*sql.Stmt{}}, err
}

func newClib(path string) (*clib, error) {
	c, err := openClib(path, true)
	if err != nil {
		return nil, err
	}
	_, err = c.db.Exec(clibTables)
	return c, err
}

// names is the SQL that makes the names that a page needs first.
func (c *clib) number(tx *sql.Tx, table string, known map[string]int64, ext, name string) (int64, error) {
	if id, ok := known[ext]; ok {
		return id, nil
	}
	_, err := tx.Exec("INSERT INTO "+table+" (ext, name) VALUES (?, ?) ON CONFLICT DO NOTHING", ext, name)
	var id int64
	if err == nil {
		err = tx.QueryRow("SELECT id FROM "+table+" WHERE ext = ?", ext).Scan(&id)
	}
	known[ext] = id
	return id, err
}

func (c *clib) add(ctx context.Context, ms []ingest.Message) error {
	tx, err := c.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := c.insert(tx, ms); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func (c *clib) insert(tx *sql.Tx, ms []ingest.Message) error {
	row, err := tx.Prepare("INSERT INTO msg (ext, grp, sender, ts, kind, text) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
	if err != nil {
		return err
	}
	defer row.Close()
	words, err := tx.Prepare("INSERT INTO fts (rowid, text) VALUES (?, ?)")
	if err != nil {
		return err
	}
	defer words.Close()
	for _, m := range ms {
		grp, err := c.number(tx, "grp", c.groups, m.Group.ID, m.Group.Name)
		if err != nil {
			return err
		}
		sender, err := c.number(tx, "person", c.senders, m.SenderID, m.Sender)
		if err != nil {
			return err
		}
		done, err := row.Exec(m.ID.Native, grp, sender, m.SentAt.Unix(), m.Kind, searchable(m))
		if err != nil {
			return err
		}
		id, err := done.LastInsertId()
		if err != nil {
			return err
		}
		if _, err := words.Exec(id, searchable(m)); err != nil {
			return err
		}
	}
	return nil
}

// search asks for the newest messages.
func (c *clib) search(ctx context.Context, q query) ([]string, error) {
	var where []string
	var args []any
	from := "msg m"
	var match []string
	for _, w := range q.words {
		if c.trigrams && utf8.RuneCountInString(w) >= 3 {
			match = append(match, `"`+w+`"`)
			continue
		}
		where, args = append(where, "m.text LIKE ?"), append(args, "%"+w+"%")
	}
	order := "m.id"
	if len(match) > 0 {
		from, order = "fts CROSS JOIN msg m ON m.id = fts.rowid", "fts.rowid"
		where, args = append(where, "fts MATCH ?"), append(args, strings.Join(match, " AND "))
	}
	switch q.filter {
	case "group":
		where, args = append(where, "m.grp = (SELECT id FROM grp WHERE ext = ?)"), append(args, q.Group)
	case "sender":
		where, args = append(where, "m.sender = (SELECT id FROM person WHERE ext = ?)"), append(args, q.Sender)
	case "month":
		where, args = append(where, "m.ts >= ? AND m.ts < ?"), append(args, q.From.Unix(), q.To.Unix())
	}
	st, err := c.prepared("SELECT m.ext, g.name, p.name, m.ts, m.kind, m.text FROM " + from +
		" CROSS JOIN grp g ON g.id = m.grp CROSS JOIN person p ON p.id = m.sender WHERE " + strings.Join(where, " AND ") + " ORDER BY " + order + " DESC LIMIT 50")
	if err != nil {
		return nil, err
	}
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id, group, sender, text string
		var at, kind int64
		if err := rows.Scan(&id, &group, &sender, &at, &kind, &text); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

func (c *clib) prepared(query string) (*sql.Stmt, error) {
	if st, ok := c.stmts[query]; ok {
		return st, nil
	}
	st, err := c.db.Prepare(query)
	if err == nil {
		c.stmts[query] = st
	}
	return st, err
}

func (c *clib) close() error { return c.db.Close() }
