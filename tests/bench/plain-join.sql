-- SPDX-License-Identifier: GPL-3.0-or-later
-- What standing is made of, joined and no more: each post, each requirement that it must meet, and
-- each record that would meet it.
SELECT count(*), max(l.completed_on), max(p.started_on)
  FROM post p
  JOIN organisation o ON o.id = p.organisation
  JOIN requirement r ON (r.sector IS NULL OR r.sector = o.sector)
   AND (r.role IS NULL OR EXISTS (SELECT 1 FROM post_role x WHERE x.post = p.id AND x.role = r.role))
  LEFT JOIN course_area a ON a.area = r.area AND a.level >= r.level
  LEFT JOIN record l ON l.person = p.person AND l.course = a.course AND l.outcome = 1
 WHERE p.left_on IS NULL;
