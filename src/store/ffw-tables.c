/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-tables.h"

/**
 * ffw_captured_tables:
 *
 * The tables whose rows a change captures for undo, NULL-terminated. Parents
 * come before the tables that refer to them: changesets keep this order.
 */
const char *const ffw_captured_tables[] = {
  "setting",
  "framework",
  "organisation",
  "organisation_part",
  "profile",
  "site",
  "role",
  "area",
  "course",
  "course_authorises",
  "course_replaces",
  "course_prerequisite",
  "course_area",
  "requirement",
  "question",
  "form",
  "form_question",
  "person",
  "post",
  "post_role",
  "note",
  "distinct_people",
  "person_alias",
  "series",
  "session",
  "session_date",
  "session_trainer",
  "session_message",
  "session_template",
  "session_template_date",
  "trainer",
  "booking",
  "booking_status",
  "attendance",
  "record",
  "register_line",
  "attachment",
  "waiver",
  "absence",
  "allocation",
  "campaign",
  "campaign_area",
  "rating",
  "answer",
  "manager_message",
  "transfer",
  "transfer_person",
  NULL,
};
