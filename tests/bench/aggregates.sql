-- SPDX-License-Identifier: GPL-3.0-or-later
-- The figures of an evidence file over everything, as bare aggregates: completions
-- and people trained by course; then by language, and by the organisation, sector,
-- site and police area of the post that the record names.
.output /dev/null

SELECT course, count (*), count (DISTINCT person)
  FROM record WHERE outcome = 1 AND completed_on <= '2022-11-22' GROUP BY course;

SELECT course, language, count (*)
  FROM record WHERE outcome = 1 AND completed_on <= '2022-11-22' GROUP BY course, language;

SELECT r.course, p.organisation, count (DISTINCT r.person)
  FROM record r JOIN post p ON p.id = r.post
  WHERE r.outcome = 1 AND r.completed_on <= '2022-11-22' GROUP BY r.course, p.organisation;

SELECT r.course, o.sector, count (DISTINCT r.person)
  FROM record r JOIN post p ON p.id = r.post JOIN organisation o ON o.id = p.organisation
  WHERE r.outcome = 1 AND r.completed_on <= '2022-11-22' GROUP BY r.course, o.sector;

SELECT r.course, p.site, count (DISTINCT r.person)
  FROM record r JOIN post p ON p.id = r.post
  WHERE r.outcome = 1 AND r.completed_on <= '2022-11-22' AND p.site IS NOT NULL GROUP BY r.course, p.site;

SELECT r.course, s.police_area, count (DISTINCT r.person)
  FROM record r JOIN post p ON p.id = r.post JOIN site s ON s.id = p.site
  WHERE r.outcome = 1 AND r.completed_on <= '2022-11-22' GROUP BY r.course, s.police_area;
