-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who has what their posts require, as of one day.

-- What each requirement that a post must meet comes to: a row for each post that has not ended,
-- and requirement that its roles and its sector call for, those of days ahead included. Derived:
-- no changeset holds it, src/domain/ffw-standing-keep.c alone writes it, and there are no foreign
-- keys, as rows go and come within a change. area, level, mandatory: of the requirement.
-- status: a number of ffw_coding_standing; NULL where the post or the requirement begins later.
-- stands: whether this is the one that stands for its area. record: the one that counts, with its
-- achieved_on and expires_on (NULL where it never does). booked_on: the last day of the last
-- session that the person has a place on. turns_on: no column changes by itself before that day.
CREATE TABLE standing (
  person INTEGER NOT NULL,
  post INTEGER NOT NULL,
  requirement INTEGER NOT NULL,
  area INTEGER NOT NULL,
  level INTEGER NOT NULL,
  mandatory INTEGER NOT NULL,
  status INTEGER,
  stands INTEGER NOT NULL,
  record INTEGER,
  achieved_on TEXT,
  expires_on TEXT,
  due_on TEXT NOT NULL,
  booked_on TEXT,
  turns_on TEXT,
  PRIMARY KEY (person, post, requirement)
) STRICT, WITHOUT ROWID;

-- What lists and counts ask: the area's row of those posts that stand so. Without its last column
-- the row itself would be read for each: SQLite does not conclude what stands is from the condition.
CREATE INDEX standing_status ON standing (status, mandatory, area, expires_on, post, stands)
  WHERE stands = 1;
CREATE INDEX standing_turns_on ON standing (turns_on) WHERE turns_on IS NOT NULL;

-- The day that the rows above are as of: one row, once they have been worked out.
CREATE TABLE standing_day (
  day TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Whose standing has to be worked out anew before the change ends; 0 for everybody's.
CREATE TABLE standing_stale (
  person INTEGER NOT NULL PRIMARY KEY
) STRICT;

INSERT INTO standing_stale (person) VALUES (0);

-- All that standing needs of a record, so that its row is not read.
DROP INDEX record_person;
CREATE INDEX record_person ON record (person, course, completed_on, outcome, expires_on);

-- Records that are inserted are found by their ids, at the end of the change: they may be a
-- million, and a trigger has SQLite keep the pages that each of them touches.
CREATE TRIGGER standing_record_delete AFTER DELETE ON record BEGIN
  INSERT INTO standing_stale (person) VALUES (old.person) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_record_update
  AFTER UPDATE OF person, course, completed_on, outcome, expires_on ON record BEGIN
  INSERT INTO standing_stale (person) VALUES (old.person), (new.person) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER standing_booking_insert AFTER INSERT ON booking BEGIN
  INSERT INTO standing_stale (person) VALUES (new.person) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_booking_delete AFTER DELETE ON booking BEGIN
  INSERT INTO standing_stale (person) VALUES (old.person) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_booking_update AFTER UPDATE OF session, person, status ON booking BEGIN
  INSERT INTO standing_stale (person) VALUES (old.person), (new.person) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_session_update AFTER UPDATE OF course, status, last_on ON session BEGIN
  INSERT INTO standing_stale (person)
  SELECT person FROM booking WHERE session = new.id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER standing_waiver_insert AFTER INSERT ON waiver BEGIN
  INSERT INTO standing_stale (person) VALUES (new.person) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_waiver_delete AFTER DELETE ON waiver BEGIN
  INSERT INTO standing_stale (person) VALUES (old.person) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_waiver_update
  AFTER UPDATE OF person, area, from_on, until_on ON waiver BEGIN
  INSERT INTO standing_stale (person) VALUES (old.person), (new.person) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER standing_post_insert AFTER INSERT ON post BEGIN
  INSERT INTO standing_stale (person) VALUES (new.person) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_post_delete AFTER DELETE ON post BEGIN
  INSERT INTO standing_stale (person) VALUES (old.person) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_post_update
  AFTER UPDATE OF person, organisation, started_on, left_on ON post BEGIN
  INSERT INTO standing_stale (person) VALUES (old.person), (new.person) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_post_role_insert AFTER INSERT ON post_role BEGIN
  INSERT INTO standing_stale (person)
  SELECT person FROM post WHERE id = new.post ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_post_role_delete AFTER DELETE ON post_role BEGIN
  INSERT INTO standing_stale (person)
  SELECT person FROM post WHERE id = old.post ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_organisation_update AFTER UPDATE OF sector ON organisation
  WHEN old.sector IS NOT new.sector BEGIN
  INSERT INTO standing_stale (person)
  SELECT person FROM post WHERE organisation = new.id ON CONFLICT DO NOTHING;
END;

-- What a framework asks and what a course gives is about everybody.
CREATE TRIGGER standing_requirement_insert AFTER INSERT ON requirement BEGIN
  INSERT INTO standing_stale (person) VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_requirement_delete AFTER DELETE ON requirement BEGIN
  INSERT INTO standing_stale (person) VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_requirement_update
  AFTER UPDATE OF code, area, role, sector, level, mandatory, within_days, renew_months,
                  in_force_from ON requirement BEGIN
  INSERT INTO standing_stale (person) VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_course_area_insert AFTER INSERT ON course_area BEGIN
  INSERT INTO standing_stale (person) VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_course_area_delete AFTER DELETE ON course_area BEGIN
  INSERT INTO standing_stale (person) VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_course_area_update AFTER UPDATE OF course, area, level ON course_area BEGIN
  INSERT INTO standing_stale (person) VALUES (0) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER standing_course_update AFTER UPDATE OF validity_months ON course
  WHEN old.validity_months IS NOT new.validity_months BEGIN
  INSERT INTO standing_stale (person) VALUES (0) ON CONFLICT DO NOTHING;
END;

-- Files that are kept of people, such as certificates.

-- What is in a file, by the SHA-256 of its bytes in lower case: it is there once, however many
-- links lead to it. No changeset holds it. unused_on: a day on which no link led to it any more;
-- some weeks later, when no undo is to bring a link back, it goes (src/domain/ffw-content.c).
CREATE TABLE content (
  sha256 TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,
  unused_on TEXT
) STRICT, WITHOUT ROWID;

-- The bytes, in parts counted from 0.
CREATE TABLE content_part (
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, part)
) STRICT;

-- A file that is kept of a person, and of one of their records where that is told. at: UTC.
CREATE TABLE attachment (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (id),
  record INTEGER REFERENCES record (id),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  at TEXT NOT NULL,
  who TEXT NOT NULL
) STRICT;

CREATE INDEX attachment_person ON attachment (person, at);
CREATE INDEX attachment_record ON attachment (record) WHERE record IS NOT NULL;
CREATE INDEX attachment_content ON attachment (sha256);

CREATE TRIGGER attachment_insert AFTER INSERT ON attachment BEGIN
  UPDATE content SET unused_on = NULL WHERE sha256 = new.sha256;
END;

-- What a manager was told of the gaps of their staff, and when (UTC). gaps: post:area:status of
-- each, separated by spaces, so that what has come since is seen.
CREATE TABLE manager_message (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  manager INTEGER NOT NULL REFERENCES person (id),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  gaps TEXT NOT NULL
) STRICT;

CREATE INDEX manager_message_manager ON manager_message (manager, id);
