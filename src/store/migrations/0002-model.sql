-- SPDX-License-Identifier: GPL-3.0-or-later
-- The data model. Dates are ISO text, times of sessions local time as
-- 2022-11-22T09:30. Coded values are the numbers of src/base/ffw-coding.h.
--
-- Every table here is captured for undo, so: a primary key, no generated
-- column, no CASCADE or SET NULL, and no UNIQUE over what a change may permute
-- (codes and keys are kept unique by the code that writes them, and `check`
-- looks). Each column with a foreign key has an index where its parents are
-- many: an undo deletes parents one by one.

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Where catalogue rows come from: a framework's publisher and version.
CREATE TABLE framework (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  version TEXT NOT NULL,
  publisher TEXT NOT NULL,
  title_en TEXT,
  title_cy TEXT,
  published_on TEXT
) STRICT;

CREATE TABLE organisation (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name_en TEXT,
  name_cy TEXT,
  sector INTEGER,
  kind TEXT,
  parent INTEGER REFERENCES organisation (id),
  police_area TEXT,
  framework INTEGER REFERENCES framework (id),
  basis TEXT
) STRICT;

CREATE INDEX organisation_code ON organisation (code);

-- The parts that an organisation plays: commission, provide, award, send.
CREATE TABLE organisation_part (
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  part TEXT NOT NULL,
  PRIMARY KEY (organisation, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE site (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  name_en TEXT,
  name_cy TEXT,
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  police_area TEXT,
  framework INTEGER REFERENCES framework (id),
  basis TEXT
) STRICT;

CREATE INDEX site_code ON site (code);

CREATE TABLE role (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  title_en TEXT,
  title_cy TEXT,
  framework INTEGER REFERENCES framework (id),
  basis TEXT
) STRICT;

CREATE INDEX role_code ON role (code);

CREATE TABLE area (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  strand INTEGER,
  title_en TEXT,
  title_cy TEXT,
  framework INTEGER REFERENCES framework (id),
  basis TEXT
) STRICT;

CREATE INDEX area_code ON area (code);

CREATE TABLE course (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  title_en TEXT,
  title_cy TEXT,
  provider INTEGER REFERENCES organisation (id),
  awarding_body INTEGER REFERENCES organisation (id),
  commissioner INTEGER REFERENCES organisation (id),
  places INTEGER,
  launched_on TEXT,
  retired_on TEXT,
  validity_months INTEGER,
  hours REAL,
  completion TEXT NOT NULL,
  framework INTEGER REFERENCES framework (id),
  basis TEXT
) STRICT;

CREATE INDEX course_code ON course (code);

-- Completing `course` allows a person to deliver `authorised`.
CREATE TABLE course_authorises (
  course INTEGER NOT NULL REFERENCES course (id),
  authorised INTEGER NOT NULL REFERENCES course (id),
  PRIMARY KEY (course, authorised)
) STRICT, WITHOUT ROWID;

CREATE INDEX course_authorises_authorised ON course_authorises (authorised);

CREATE TABLE course_replaces (
  course INTEGER NOT NULL REFERENCES course (id),
  replaced INTEGER NOT NULL REFERENCES course (id),
  PRIMARY KEY (course, replaced)
) STRICT, WITHOUT ROWID;

CREATE TABLE course_area (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  course INTEGER NOT NULL REFERENCES course (id),
  area INTEGER NOT NULL REFERENCES area (id),
  level INTEGER NOT NULL,
  framework INTEGER REFERENCES framework (id),
  basis TEXT
) STRICT;

CREATE INDEX course_area_course ON course_area (course, area, level);
CREATE INDEX course_area_area ON course_area (area, course, level);

CREATE TABLE requirement (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  area INTEGER NOT NULL REFERENCES area (id),
  role INTEGER REFERENCES role (id),
  sector INTEGER,
  level INTEGER NOT NULL,
  mandatory INTEGER NOT NULL,
  within_days INTEGER NOT NULL,
  renew_months INTEGER,
  in_force_from TEXT,
  framework INTEGER REFERENCES framework (id),
  basis TEXT
) STRICT;

CREATE INDEX requirement_code ON requirement (code);

-- stages: codes of stages, separated by spaces.
CREATE TABLE question (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  level INTEGER NOT NULL,
  stages TEXT NOT NULL,
  scale INTEGER NOT NULL,
  text_en TEXT,
  text_cy TEXT,
  framework INTEGER REFERENCES framework (id),
  basis TEXT
) STRICT;

CREATE INDEX question_code ON question (code);

-- An evaluation form is the questions asked at one stage, of one course or of any.
CREATE TABLE form (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  stage INTEGER NOT NULL,
  course INTEGER REFERENCES course (id),
  title_en TEXT,
  title_cy TEXT,
  framework INTEGER REFERENCES framework (id),
  basis TEXT
) STRICT;

-- position: sparse, so that a question moves without touching its neighbours.
CREATE TABLE form_question (
  form INTEGER NOT NULL REFERENCES form (id),
  question INTEGER NOT NULL REFERENCES question (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (form, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  given_name TEXT,
  family_name TEXT,
  training_language INTEGER
) STRICT;

CREATE INDEX person_name ON person (family_name, given_name);

-- A person in one organisation, site and set of roles, from a day to a day.
CREATE TABLE post (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (id),
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  staff_number TEXT,
  email TEXT,
  site INTEGER REFERENCES site (id),
  manager INTEGER REFERENCES person (id),
  started_on TEXT NOT NULL,
  left_on TEXT
) STRICT;

CREATE INDEX post_number ON post (organisation, staff_number, started_on);
CREATE INDEX post_person ON post (person, started_on);
CREATE INDEX post_email ON post (lower (email));
CREATE INDEX post_manager ON post (manager);
CREATE INDEX post_site ON post (site);

CREATE TABLE post_role (
  post INTEGER NOT NULL REFERENCES post (id),
  role INTEGER NOT NULL REFERENCES role (id),
  PRIMARY KEY (post, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_role_role ON post_role (role);

-- In the tables below, `person` is whose it is and `post` the post that a row
-- named (empty where it named the person alone).

CREATE TABLE session (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  course INTEGER NOT NULL REFERENCES course (id),
  language INTEGER,
  capacity INTEGER,
  status INTEGER NOT NULL,
  first_on TEXT,
  last_on TEXT
) STRICT;

CREATE INDEX session_code ON session (code);
CREATE INDEX session_course ON session (course, status, last_on);

CREATE TABLE session_date (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  session INTEGER NOT NULL REFERENCES session (id),
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  venue TEXT
) STRICT;

CREATE INDEX session_date_session ON session_date (session, starts_at);

CREATE TABLE session_trainer (
  session_date INTEGER NOT NULL REFERENCES session_date (id),
  person INTEGER NOT NULL REFERENCES person (id),
  post INTEGER REFERENCES post (id),
  override_reason TEXT,
  PRIMARY KEY (session_date, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_trainer_person ON session_trainer (person);
CREATE INDEX session_trainer_post ON session_trainer (post);

CREATE TABLE booking (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  session INTEGER NOT NULL REFERENCES session (id),
  person INTEGER NOT NULL REFERENCES person (id),
  post INTEGER REFERENCES post (id),
  status INTEGER NOT NULL,
  asked_at TEXT,
  language INTEGER,
  funded INTEGER NOT NULL DEFAULT 0,
  reason TEXT
) STRICT;

CREATE INDEX booking_session ON booking (session, person);
CREATE INDEX booking_person ON booking (person, status);
CREATE INDEX booking_post ON booking (post);

-- Each status that a booking has had, and when it took it (UTC).
CREATE TABLE booking_status (
  id INTEGER NOT NULL PRIMARY KEY,
  booking INTEGER NOT NULL REFERENCES booking (id),
  status INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX booking_status_booking ON booking_status (booking);

CREATE TABLE attendance (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  session INTEGER NOT NULL REFERENCES session (id),
  on_date TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  post INTEGER REFERENCES post (id),
  attended INTEGER NOT NULL,
  minutes INTEGER
) STRICT;

CREATE INDEX attendance_session ON attendance (session, person, on_date);
CREATE INDEX attendance_person ON attendance (person);
CREATE INDEX attendance_post ON attendance (post);

-- expires_on: only where the record was extended, with its reason.
CREATE TABLE record (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (id),
  post INTEGER REFERENCES post (id),
  course INTEGER NOT NULL REFERENCES course (id),
  completed_on TEXT NOT NULL,
  outcome INTEGER NOT NULL,
  language INTEGER,
  hours REAL,
  session INTEGER REFERENCES session (id),
  certificate TEXT,
  expires_on TEXT,
  extension_reason TEXT
) STRICT;

CREATE INDEX record_person ON record (person, course, completed_on);
-- Evidence counts the people of each course from this index alone, in order.
CREATE INDEX record_course ON record (course, person, completed_on, outcome, post, language);
CREATE INDEX record_session ON record (session);
CREATE INDEX record_post ON record (post);

CREATE TABLE waiver (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (id),
  post INTEGER REFERENCES post (id),
  area INTEGER NOT NULL REFERENCES area (id),
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX waiver_person ON waiver (person, area, from_on);
CREATE INDEX waiver_post ON waiver (post);

CREATE TABLE absence (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  person INTEGER NOT NULL REFERENCES person (id),
  post INTEGER REFERENCES post (id),
  from_on TEXT NOT NULL,
  to_on TEXT,
  kind TEXT
) STRICT;

CREATE INDEX absence_person ON absence (person, from_on);
CREATE INDEX absence_post ON absence (post);

-- Places of a course's quota, or of one session, for an organisation.
CREATE TABLE allocation (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  course INTEGER REFERENCES course (id),
  session INTEGER REFERENCES session (id),
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  places INTEGER NOT NULL,
  until_on TEXT
) STRICT;

CREATE INDEX allocation_course ON allocation (course, organisation);
CREATE INDEX allocation_session ON allocation (session, organisation);

CREATE TABLE campaign (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  title_en TEXT,
  title_cy TEXT
) STRICT;

CREATE INDEX campaign_code ON campaign (code);

CREATE TABLE campaign_area (
  campaign INTEGER NOT NULL REFERENCES campaign (id),
  area INTEGER NOT NULL REFERENCES area (id),
  PRIMARY KEY (campaign, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  campaign INTEGER NOT NULL REFERENCES campaign (id),
  person INTEGER NOT NULL REFERENCES person (id),
  post INTEGER REFERENCES post (id),
  area INTEGER NOT NULL REFERENCES area (id),
  rater INTEGER NOT NULL,
  rating INTEGER NOT NULL,
  importance INTEGER,
  rated_on TEXT
) STRICT;

CREATE INDEX rating_person ON rating (person, campaign, area, rater);
CREATE INDEX rating_campaign ON rating (campaign, area);
CREATE INDEX rating_post ON rating (post);

-- value: of a scale in numbers, and 1 or 0 for yes and no; words: of a text question.
-- A respondent is a code and leads to no person.
CREATE TABLE answer (
  id INTEGER NOT NULL PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  session INTEGER NOT NULL REFERENCES session (id),
  stage INTEGER NOT NULL,
  round INTEGER NOT NULL,
  respondent TEXT NOT NULL,
  question INTEGER NOT NULL REFERENCES question (id),
  value INTEGER,
  words TEXT,
  answered_on TEXT
) STRICT;

CREATE INDEX answer_key ON answer (session, respondent, stage, round, question);

-- Finding people: a row for each post, kept by the triggers below and by
-- nothing else; no changeset holds it.
CREATE VIRTUAL TABLE post_search USING fts5 (
  words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');

CREATE TRIGGER post_search_insert AFTER INSERT ON post BEGIN
  INSERT INTO post_search (rowid, words)
  SELECT new.id, coalesce (given_name, '') || ' ' || coalesce (family_name, '') || ' ' || coalesce (new.staff_number, '') || ' ' || coalesce (new.email, '')
    FROM person WHERE id = new.person;
END;

CREATE TRIGGER post_search_delete AFTER DELETE ON post BEGIN
  DELETE FROM post_search WHERE rowid = old.id;
END;

CREATE TRIGGER post_search_update AFTER UPDATE OF person, staff_number, email ON post BEGIN
  UPDATE post_search
     SET words = (SELECT coalesce (given_name, '') || ' ' || coalesce (family_name, '') || ' ' || coalesce (new.staff_number, '') || ' ' || coalesce (new.email, '')
                    FROM person WHERE id = new.person)
   WHERE rowid = new.id;
END;

CREATE TRIGGER post_search_person AFTER UPDATE OF given_name, family_name ON person BEGIN
  UPDATE post_search
     SET words = (SELECT coalesce (new.given_name, '') || ' ' || coalesce (new.family_name, '') || ' ' || coalesce (p.staff_number, '') || ' ' || coalesce (p.email, '')
                    FROM post p WHERE p.id = post_search.rowid)
   WHERE rowid IN (SELECT id FROM post WHERE person = new.id);
END;
