-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an evidence file over everything is made of, as bare aggregates: people
-- trained and completions by course, and by the post held on the day.
.output /dev/null
SELECT course, count (*), count (DISTINCT person) FROM record WHERE outcome = 0 AND completed_on <= '2022-11-22' GROUP BY course;
