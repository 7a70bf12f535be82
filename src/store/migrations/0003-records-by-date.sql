-- SPDX-License-Identifier: GPL-3.0-or-later
-- The table of records begins with the latest. What its filters ask about is in the index
-- too, so that none of them reads the records themselves.

CREATE INDEX record_completed_on
  ON record (completed_on DESC, id, outcome, language, course, person, expires_on);
