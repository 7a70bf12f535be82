-- SPDX-License-Identifier: GPL-3.0-or-later
-- How the files of an organisation are read, and who is not whom.

-- A layout that somebody gave a name: which column of a file becomes which field, and what its
-- values mean. layout: the text of a key file (docs/import-formats.md); it holds codes, headers
-- and the values of codes, and never what is said of a person.
CREATE TABLE profile (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  organisation INTEGER REFERENCES organisation (id),
  kind TEXT NOT NULL,
  layout TEXT NOT NULL
) STRICT;

CREATE INDEX profile_organisation ON profile (organisation);

-- Two people whom somebody looked at and found not to be the same; person is the smaller id.
CREATE TABLE distinct_people (
  person INTEGER NOT NULL REFERENCES person (id),
  other INTEGER NOT NULL REFERENCES person (id),
  PRIMARY KEY (person, other),
  CHECK (person < other)
) STRICT, WITHOUT ROWID;

CREATE INDEX distinct_people_other ON distinct_people (other);

-- What is still to be done to the file itself after an erasure that was committed. A row stays
-- while what was erased may be left between the rows of the file, or in its log.
CREATE TABLE unfinished (
  what TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- By which UUID, and in the history by which id, somebody was known before they were joined with
-- the person who stays: a file that names them still finds who they are.
CREATE TABLE person_alias (
  uuid TEXT NOT NULL PRIMARY KEY,
  was INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_alias_person ON person_alias (person);
CREATE INDEX person_alias_was ON person_alias (was);

-- Who is away today.
CREATE INDEX absence_from_on ON absence (from_on, to_on, person);
