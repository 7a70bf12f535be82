-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who and which room of a session is elsewhere within half an hour, as one query.
WITH mine AS (
  SELECT ?1 AS session, venue, substr (starts_at, 1, 10) AS day,
    strftime ('%Y-%m-%dT%H:%M', starts_at, '-30 minutes') AS starts,
    strftime ('%Y-%m-%dT%H:%M', ends_at, '+30 minutes') AS ends
  FROM session_date WHERE session = ?1
), people AS (
  SELECT t.person FROM session_date d JOIN session_trainer t ON t.session_date = d.id WHERE d.session = ?1
  UNION SELECT person FROM booking WHERE session = ?1 AND status = 0
), there AS (
  SELECT d.id, d.session, d.venue, m.venue AS room
  FROM mine m CROSS JOIN session_date d ON d.starts_at >= m.day AND d.starts_at < m.ends AND d.ends_at > m.starts
  CROSS JOIN session s ON s.id = d.session
  WHERE d.session <> m.session AND s.status <> 3
)
SELECT x.session, b.person FROM there x CROSS JOIN booking b ON b.session = x.session
WHERE b.status = 0 AND b.person IN (SELECT person FROM people)
UNION ALL
SELECT x.session, t.person FROM there x CROSS JOIN session_trainer t ON t.session_date = x.id
WHERE t.person IN (SELECT person FROM people)
UNION ALL
SELECT x.session, NULL FROM there x WHERE x.venue = x.room
