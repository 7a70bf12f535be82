-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sessions that people plan: what they need beside their dates, and who trains.

-- Sessions that were made in one go, such as thirteen workshops of a winter.
CREATE TABLE series (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL
) STRICT;

-- minimum: with fewer people it is not worth holding. funding: who pays, in words. waiting_order: a
-- number of ffw_coding_waiting_order.
ALTER TABLE session ADD COLUMN minimum INTEGER;
ALTER TABLE session ADD COLUMN funding TEXT;
ALTER TABLE session ADD COLUMN notes TEXT;
ALTER TABLE session ADD COLUMN cancel_reason TEXT;
ALTER TABLE session ADD COLUMN waiting_order INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN series INTEGER REFERENCES series (id);
-- Writes the new columns into the rows that are there: of a column that a row does not hold, the
-- session extension (SQLite 3.40) takes NULL for what was there before, not the default, and the
-- first change of such a session could not be taken back.
UPDATE session SET waiting_order = 0;
CREATE INDEX session_last_on ON session (last_on);
CREATE INDEX session_series ON session (series) WHERE series IS NOT NULL;

CREATE INDEX session_first_on ON session (first_on, code);

-- link: where an online meeting is joined.
ALTER TABLE session_date ADD COLUMN link TEXT;
CREATE INDEX session_date_starts_at ON session_date (starts_at, session);
-- The few that go on past midnight.
CREATE INDEX session_date_overnight ON session_date (ends_at)
  WHERE substr (ends_at, 1, 10) <> substr (starts_at, 1, 10);

-- access: what somebody needs to take part, such as a hearing loop.
ALTER TABLE booking ADD COLUMN access TEXT;

-- Who waits (1) and who did not come (4) is asked of all sessions at once, and they are few.
CREATE INDEX booking_waiting ON booking (session, person) WHERE status = 1;
CREATE INDEX booking_no_show ON booking (session, person) WHERE status = 4;

CREATE INDEX booking_funded ON booking (session) WHERE funded = 1;

-- `course` builds on `required`: whoever has no record of it needs a reason for a place.
CREATE TABLE course_prerequisite (
  course INTEGER NOT NULL REFERENCES course (id),
  required INTEGER NOT NULL REFERENCES course (id),
  PRIMARY KEY (course, required)
) STRICT, WITHOUT ROWID;

CREATE INDEX course_prerequisite_required ON course_prerequisite (required);

-- What sessions of a course are like, to begin a new one with. day: of a date, 0 for the first;
-- starts and ends: times of the day as 09:30.
CREATE TABLE session_template (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  course INTEGER NOT NULL REFERENCES course (id),
  language INTEGER,
  capacity INTEGER,
  minimum INTEGER,
  waiting_order INTEGER NOT NULL DEFAULT 0,
  funding TEXT,
  notes TEXT
) STRICT;

CREATE INDEX session_template_course ON session_template (course);

CREATE TABLE session_template_date (
  template INTEGER NOT NULL REFERENCES session_template (id),
  day INTEGER NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  venue TEXT,
  link TEXT,
  PRIMARY KEY (template, day, starts)
) STRICT, WITHOUT ROWID;

-- What is known of a trainer beside the records that allow them to train. language: a number of
-- ffw_coding_taught_in; NULL for that of their own training.
CREATE TABLE trainer (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (id),
  language INTEGER,
  notes TEXT
) STRICT;

CREATE INDEX trainer_person ON trainer (person);

-- What the register of a session keeps of a person beside their attendance. chosen: the outcome that
-- somebody chose: a number of ffw_coding_outcome, or -1 for no record; NULL for what the course's
-- rule proposes. number: of the certificate within the session; it stays where the register is
-- opened again. before: the booking's status before closing, and record: the record that closing
-- made; both NULL while it is open. record refers to none: a record may be withdrawn afterwards, and
-- ids are never given again.
CREATE TABLE register_line (
  session INTEGER NOT NULL REFERENCES session (id),
  person INTEGER NOT NULL REFERENCES person (id),
  chosen INTEGER,
  number INTEGER,
  before INTEGER,
  record INTEGER,
  PRIMARY KEY (session, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX register_line_person ON register_line (person);

-- Slips and nominations that left. No changeset holds them: what has left cannot be taken back.
-- kind: of ffw_coding_transfer. session: its UUID, of a slip. content: the digest of what it said,
-- without what makes it this revision.
CREATE TABLE transfer_log (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL,
  revision INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  organisation TEXT NOT NULL,
  session TEXT,
  content TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX transfer_log_session ON transfer_log (session, organisation, revision);

-- Slips and nominations that were read: of each the last revision. sender, receiver: codes of
-- organisations. session: the UUID of the one that a slip is of, or that places are asked on, as far
-- as it is known here.
CREATE TABLE transfer (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  digest TEXT NOT NULL,
  sender TEXT NOT NULL,
  receiver TEXT NOT NULL,
  course INTEGER NOT NULL REFERENCES course (id),
  session TEXT,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX transfer_course ON transfer (course);

-- Those whom they name. item: the UUID that stands there. state: 0 open, until somebody says who is
-- meant; 1 settled; 2 set aside. What names an open one stays until then, and no longer. made: the
-- UUID of the record or the booking that came of it.
CREATE TABLE transfer_person (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  transfer INTEGER NOT NULL REFERENCES transfer (id),
  item TEXT NOT NULL,
  state INTEGER NOT NULL,
  person INTEGER REFERENCES person (id),
  made TEXT,
  record TEXT,
  organisation TEXT,
  staff_number TEXT,
  email TEXT,
  given_name TEXT,
  family_name TEXT,
  language INTEGER,
  outcome INTEGER,
  completed_on TEXT,
  hours REAL,
  certificate TEXT,
  reason INTEGER,
  access TEXT
) STRICT;

CREATE INDEX transfer_person_transfer ON transfer_person (transfer);
CREATE INDEX transfer_person_person ON transfer_person (person);
CREATE INDEX transfer_person_open ON transfer_person (state) WHERE state = 0;

-- What somebody knows of a session that they have a place on, wait for or train, and when (UTC) and
-- by whom they were told; at is NULL where nobody noted it. Their last row counts. facts: what
-- src/domain/ffw-session-messages.c compares, without names.
CREATE TABLE session_message (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  session INTEGER NOT NULL REFERENCES session (id),
  person INTEGER NOT NULL REFERENCES person (id),
  at TEXT,
  who TEXT,
  facts TEXT NOT NULL
) STRICT;

CREATE INDEX session_message_session ON session_message (session, person, id);
CREATE INDEX session_message_person ON session_message (person);

-- What calendars outside have to hear of. A copy of an entry is there for good, so a change that is
-- taken back is news too: no changeset holds these tables, the triggers below do. calendar_sequence:
-- how often what a calendar shows of a session, or of a booking, was changed (SEQUENCE of RFC 5545);
-- what is not here was never changed. calendar_removed: dates that a session had, by their UUID.
-- calendar_left: dates that somebody was to train on.
CREATE TABLE calendar_sequence (
  item INTEGER NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE calendar_removed (
  uuid TEXT NOT NULL PRIMARY KEY,
  session INTEGER NOT NULL,
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_removed_session ON calendar_removed (session);

CREATE TABLE calendar_left (
  person INTEGER NOT NULL,
  session_date INTEGER NOT NULL,
  PRIMARY KEY (person, session_date)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER calendar_session_update
  AFTER UPDATE OF course, language, status, notes ON session
  WHEN old.course <> new.course OR old.language IS NOT new.language OR old.status <> new.status
    OR old.notes IS NOT new.notes BEGIN
  INSERT INTO calendar_sequence (item, sequence) VALUES (new.id, 1)
      ON CONFLICT (item) DO UPDATE SET sequence = sequence + 1;
END;
CREATE TRIGGER calendar_date_update
  AFTER UPDATE OF session, starts_at, ends_at, venue, link ON session_date
  WHEN old.session <> new.session OR old.starts_at <> new.starts_at OR old.ends_at <> new.ends_at
    OR old.venue IS NOT new.venue OR old.link IS NOT new.link BEGIN
  INSERT INTO calendar_sequence (item, sequence) VALUES (new.session, 1)
      ON CONFLICT (item) DO UPDATE SET sequence = sequence + 1;
END;
-- The first date makes the entry; further ones are numbered with it.
CREATE TRIGGER calendar_date_insert AFTER INSERT ON session_date
  WHEN EXISTS (SELECT 1 FROM session_date d WHERE d.session = new.session AND d.id <> new.id)
    OR EXISTS (SELECT 1 FROM calendar_removed r WHERE r.uuid = new.uuid) BEGIN
  INSERT INTO calendar_sequence (item, sequence) VALUES (new.session, 1)
      ON CONFLICT (item) DO UPDATE SET sequence = sequence + 1;
  DELETE FROM calendar_removed WHERE uuid = new.uuid;
END;
CREATE TRIGGER calendar_date_delete AFTER DELETE ON session_date BEGIN
  INSERT INTO calendar_sequence (item, sequence) VALUES (old.session, 1)
      ON CONFLICT (item) DO UPDATE SET sequence = sequence + 1;
  INSERT INTO calendar_removed (uuid, session, starts_at, ends_at)
  VALUES (old.uuid, old.session, old.starts_at, old.ends_at) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER calendar_trainer_insert AFTER INSERT ON session_trainer BEGIN
  INSERT INTO calendar_sequence (item, sequence) SELECT session, 1 FROM session_date WHERE id = new.session_date
      ON CONFLICT (item) DO UPDATE SET sequence = sequence + 1;
  DELETE FROM calendar_left WHERE person = new.person AND session_date = new.session_date;
END;
CREATE TRIGGER calendar_trainer_delete AFTER DELETE ON session_trainer BEGIN
  INSERT INTO calendar_sequence (item, sequence) SELECT session, 1 FROM session_date WHERE id = old.session_date
      ON CONFLICT (item) DO UPDATE SET sequence = sequence + 1;
  INSERT INTO calendar_left (person, session_date) VALUES (old.person, old.session_date)
      ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER calendar_booking_update AFTER UPDATE OF status ON booking
  WHEN old.status <> new.status BEGIN
  INSERT INTO calendar_sequence (item, sequence) VALUES (new.id, 1)
      ON CONFLICT (item) DO UPDATE SET sequence = sequence + 1;
END;
