/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a framework brings besides the rows of the catalogue's kinds. */

#include "ffw-framework.h"

#define SQL_ADD                                                                                    \
  "INSERT INTO framework (id, uuid, code, version, publisher, title_en, title_cy) "                \
  "VALUES (?, ?, ?, ?, ?, ?, ?)"
#define SQL_ADD_PART                                                                               \
  "INSERT INTO organisation_part (organisation, part) SELECT id, ? FROM organisation "             \
  " WHERE code = ? ON CONFLICT DO NOTHING"
#define SQL_ADD_FORM                                                                               \
  "INSERT INTO form (id, uuid, code, stage, title_en, title_cy, framework, basis) "                \
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
#define SQL_ADD_QUESTION                                                                           \
  "INSERT INTO form_question (form, question, position) SELECT ?, id, ? FROM question "            \
  " WHERE code = ?"

/* Room between positions, so that a question can be moved between two others. */
#define POSITION_STEP 1024

/**
 * ffw_framework_add:
 * @publisher: code of the organisation that publishes it
 *
 * Returns: the id of the new framework, or 0 with @error set
 */
gint64
ffw_framework_add (FfwChange *change, const char *code, const char *version, const char *publisher,
                   const char *title_en, const char *title_cy, GError **error)
{
  gint64 id = ffw_change_new_id (change);
  char uuid[FFW_UUID_SIZE];

  if (!ffw_connection_run (ffw_change_get_connection (change), SQL_ADD, error, "issssss", id,
                           ffw_change_new_uuid (change, uuid), code, version, publisher, title_en,
                           title_cy))
    return 0;

  return id;
}

/**
 * ffw_organisation_add_part:
 * @part: commission, provide, award or send
 *
 * An organisation plays a part; one that plays it already goes on doing so.
 */
gboolean
ffw_organisation_add_part (FfwChange *change, const char *organisation, const char *part,
                           GError **error)
{
  return ffw_connection_run (ffw_change_get_connection (change), SQL_ADD_PART, error, "ss", part,
                             organisation);
}

/**
 * ffw_form_add:
 * @framework: id of the framework it is of
 * @basis: (nullable): what it is founded on
 * @questions: (array zero-terminated): codes, in the order in which they are asked
 *
 * Adds an evaluation form.
 */
gboolean
ffw_form_add (FfwChange *change, gint64 framework, const char *code, FfwStage stage,
              const char *title_en, const char *title_cy, const char *basis,
              const char *const *questions, GError **error)
{
  FfwConnection *connection = ffw_change_get_connection (change);
  gint64 id = ffw_change_new_id (change);
  char uuid[FFW_UUID_SIZE];

  if (!ffw_connection_run (connection, SQL_ADD_FORM, error, "ississIs", id,
                           ffw_change_new_uuid (change, uuid), code, (gint64)stage, title_en,
                           title_cy, framework, basis))
    return FALSE;
  for (guint i = 0; questions[i] != NULL; i++)
    if (!ffw_connection_run (connection, SQL_ADD_QUESTION, error, "iis", id,
                             (gint64)(i + 1) * POSITION_STEP, questions[i]))
      return FALSE;

  return TRUE;
}
