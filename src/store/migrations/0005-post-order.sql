-- SPDX-License-Identifier: GPL-3.0-or-later
-- People in the order of their names, in each language's alphabet, so that the table of
-- people begins at once however many there are: a row for each post, kept by the triggers
-- below and by nothing else; no changeset holds it. An index on ffw_sort_key() itself would
-- need that function of every program that only reads the file, or checks it.

CREATE TABLE post_order (
  post INTEGER NOT NULL PRIMARY KEY,
  en TEXT NOT NULL,
  cy TEXT NOT NULL
) STRICT;

INSERT INTO post_order (post, en, cy)
SELECT p.id,
       coalesce (ffw_sort_key (n.family_name, 'en'), '') || char (1) || coalesce (ffw_sort_key (n.given_name, 'en'), ''),
       coalesce (ffw_sort_key (n.family_name, 'cy'), '') || char (1) || coalesce (ffw_sort_key (n.given_name, 'cy'), '')
  FROM post p JOIN person n ON n.id = p.person;

CREATE INDEX post_order_en ON post_order (en, post);
CREATE INDEX post_order_cy ON post_order (cy, post);

CREATE TRIGGER post_order_insert AFTER INSERT ON post BEGIN
  INSERT INTO post_order (post, en, cy)
  SELECT new.id,
         coalesce (ffw_sort_key (family_name, 'en'), '') || char (1) || coalesce (ffw_sort_key (given_name, 'en'), ''),
         coalesce (ffw_sort_key (family_name, 'cy'), '') || char (1) || coalesce (ffw_sort_key (given_name, 'cy'), '')
    FROM person WHERE id = new.person;
END;

CREATE TRIGGER post_order_delete AFTER DELETE ON post BEGIN
  DELETE FROM post_order WHERE post = old.id;
END;

CREATE TRIGGER post_order_update AFTER UPDATE OF person ON post BEGIN
  DELETE FROM post_order WHERE post = new.id;
  INSERT INTO post_order (post, en, cy)
  SELECT new.id,
         coalesce (ffw_sort_key (family_name, 'en'), '') || char (1) || coalesce (ffw_sort_key (given_name, 'en'), ''),
         coalesce (ffw_sort_key (family_name, 'cy'), '') || char (1) || coalesce (ffw_sort_key (given_name, 'cy'), '')
    FROM person WHERE id = new.person;
END;

CREATE TRIGGER post_order_person AFTER UPDATE OF given_name, family_name ON person BEGIN
  UPDATE post_order
     SET en = coalesce (ffw_sort_key (new.family_name, 'en'), '') || char (1) || coalesce (ffw_sort_key (new.given_name, 'en'), ''),
         cy = coalesce (ffw_sort_key (new.family_name, 'cy'), '') || char (1) || coalesce (ffw_sort_key (new.given_name, 'cy'), '')
   WHERE post IN (SELECT id FROM post WHERE person = new.id);
END;
