/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-erasure-tables.h"

/* Parents first. A table that refers to people, posts or bookings and is not here fails a test;
 * only who manages a post is another's row, which keeps the number that leads to nobody. */
static const FfwErasureTable tables[] = {
  { "person", "id", NULL, TRUE, TRUE, FALSE },
  { "post", "person", "person", TRUE, TRUE, FALSE },
  { "post_role", "post", "post", FALSE, FALSE, FALSE },
  { "note", "person", "person", TRUE, TRUE, TRUE },
  { "distinct_people", "person", "person", FALSE, FALSE, TRUE },
  { "distinct_people", "other", "person", FALSE, FALSE, TRUE },
  { "person_alias", "person", "person", FALSE, FALSE, TRUE },
  { "session_trainer", "person", "person", FALSE, FALSE, FALSE },
  { "trainer", "person", "person", TRUE, TRUE, TRUE },
  { "booking", "person", "person", TRUE, TRUE, FALSE },
  { "booking_status", "booking", "booking", TRUE, FALSE, FALSE },
  { "attendance", "person", "person", TRUE, TRUE, FALSE },
  { "record", "person", "person", TRUE, TRUE, FALSE },
  { "register_line", "person", "person", FALSE, FALSE, TRUE },
  { "attachment", "person", "person", TRUE, TRUE, TRUE },
  { "session_message", "person", "person", TRUE, TRUE, TRUE },
  { "manager_message", "manager", "person", TRUE, TRUE, TRUE },
  { "transfer_person", "person", "person", TRUE, TRUE, TRUE },
  { "waiver", "person", "person", TRUE, TRUE, FALSE },
  { "absence", "person", "person", TRUE, TRUE, FALSE },
  { "rating", "person", "person", TRUE, TRUE, FALSE },
};

/* What stays beside these is what figures are made of: organisation, site, roles and dates of a
 * post; course, day, outcome, hours, language and session of a record, and to when it was
 * extended; status and times of bookings; ratings; the days of waivers and absences. What kind of
 * absence it was may tell of health, and no figure asks; nor for the language that somebody would
 * rather be trained in. The reasons of overrides are rules' witnesses, so that there was one
 * stays. */
static const FfwErasureColumn columns[] = {
  { "person", "given_name", FFW_ERASURE_NONE },
  { "person", "family_name", FFW_ERASURE_NONE },
  { "person", "training_language", FFW_ERASURE_NONE },
  { "post", "staff_number", FFW_ERASURE_NONE },
  { "post", "email", FFW_ERASURE_NONE },
  { "session_trainer", "override_reason", FFW_ERASURE_BLANK },
  { "booking", "reason", FFW_ERASURE_BLANK },
  { "booking", "access", FFW_ERASURE_NONE },
  { "record", "certificate", FFW_ERASURE_NONE },
  { "record", "extension_reason", FFW_ERASURE_BLANK },
  { "waiver", "reason", FFW_ERASURE_BLANK },
  { "absence", "kind", FFW_ERASURE_NONE },
};

/** Returns: (transfer none) (array length=n): the tables whose rows are about people, parents
 *   first; one that names two people stands there twice */
const FfwErasureTable *
ffw_erasure_tables (guint *n)
{
  *n = G_N_ELEMENTS (tables);

  return tables;
}

/** Returns: (transfer none) (array length=n): what is emptied in rows that stay */
const FfwErasureColumn *
ffw_erasure_columns (guint *n)
{
  *n = G_N_ELEMENTS (columns);

  return columns;
}
