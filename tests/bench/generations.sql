-- SPDX-License-Identifier: GPL-3.0-or-later
-- The generations of those who train a course: whoever trained them is one before.
WITH RECURSIVE authorising AS (
  SELECT course FROM course_authorises WHERE authorised = ?1
), qualified AS (
  SELECT l.person, l.session FROM record l WHERE l.course IN (SELECT course FROM authorising) AND l.outcome = 1
), taught AS (
  SELECT DISTINCT t.person, d.session
  FROM session_trainer t JOIN session_date d ON d.id = t.session_date JOIN session s ON s.id = d.session
  WHERE s.status <> 3 AND (s.course = ?1 OR s.course IN (SELECT course FROM authorising))
), made AS (
  SELECT t.person AS trainer, q.person FROM qualified q JOIN taught t ON t.session = q.session
), generation (person, n) AS (
  SELECT person, 0 FROM (SELECT person FROM taught UNION SELECT person FROM qualified)
  WHERE person NOT IN (SELECT person FROM made)
  UNION
  SELECT m.person, g.n + 1 FROM generation g JOIN made m ON m.trainer = g.person
)
SELECT person, min (n) FROM generation GROUP BY person
