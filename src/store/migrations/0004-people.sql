-- SPDX-License-Identifier: GPL-3.0-or-later
-- Notes about people, and what the table of people is filtered by.

-- What somebody wrote about a person. It is about them, so it goes where they go: to whom they
-- are joined with, and with them where they are erased. at, changed_at: UTC.
CREATE TABLE note (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (id),
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  changed_at TEXT,
  changed_by TEXT
) STRICT;

CREATE INDEX note_person ON note (person, at);

CREATE INDEX person_language ON person (training_language);
CREATE INDEX post_started_on ON post (started_on);
CREATE INDEX post_left_on ON post (left_on) WHERE left_on IS NOT NULL;
