-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the engine keeps about the file itself. None of it is captured for undo.

-- Ids of every table come from here and never go back, so that an undone row's
-- id is never given to another.
CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO counter (name, next) VALUES ('id', 1);

-- kind: 0 done, 1 undo, 2 redo; of: what an undo or redo is of.
-- first_id, end_id: the ids that it gave out are those from first_id to end_id - 1.
-- content: SHA-256 of the salt and what the change holds. digest: SHA-256 of the
-- digest before and content. A person's erasure drops rows and the salt; the
-- digests stay, and the chain still holds.
CREATE TABLE change (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
  of INTEGER REFERENCES change (id),
  message TEXT NOT NULL,
  arguments TEXT NOT NULL,
  schema INTEGER NOT NULL,
  first_id INTEGER,
  end_id INTEGER,
  salt BLOB,
  content BLOB NOT NULL,
  digest BLOB NOT NULL
) STRICT;

CREATE INDEX change_of ON change (of, id);
CREATE INDEX change_first_id ON change (first_id) WHERE first_id IS NOT NULL;

-- A part is written before its change is complete, hence the deferred reference.
CREATE TABLE change_part (
  change INTEGER NOT NULL REFERENCES change (id) DEFERRABLE INITIALLY DEFERRED,
  part INTEGER NOT NULL,
  changeset BLOB NOT NULL,
  PRIMARY KEY (change, part)
) STRICT;

-- Which people, sessions and other things a change was about, without those that it made:
-- they lie between its first_id and end_id. No reference to change: for a deferred one, each
-- new change would be looked for in the whole of this table.
CREATE TABLE change_touch (
  subject INTEGER NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (subject, change)
) STRICT, WITHOUT ROWID;

-- Exports are logged outside undo: a file that has left cannot be taken back.
CREATE TABLE export_log (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  audience TEXT NOT NULL,
  organisation TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  minimum INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  supersedes TEXT,
  sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX export_log_scope ON export_log (audience, organisation, from_on, to_on);
