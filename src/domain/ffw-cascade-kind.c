/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who trained whom, as rows that go out. */

#include "ffw-cascade.h"
#include "ffw-kinds-private.h"

#include <glib/gi18n-lib.h>

/* Where the rows are laid out for a read. trained_by: those who did, as ORGANISATION/number each.
 */
#define ROW "cascade_row"
#define ROW_COLUMNS                                                                                \
  "person INTEGER NOT NULL PRIMARY KEY, generation INTEGER, since TEXT, session INTEGER,"          \
  " trained_by TEXT, trained INTEGER NOT NULL, sessions INTEGER NOT NULL, reached INTEGER NOT "    \
  "NULL"
#define SQL_ADD                                                                                    \
  "INSERT INTO " ROW " (person, generation, since, session, trained_by, trained, sessions,"        \
  " reached) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

static const FfwField fields[] = {
  { .name = "organisation",
    .name_cy = "sefydliad",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY,
    .sql = "o.code" },
  { .name = "staff_number",
    .name_cy = "rhif_staff",
    .type = FFW_FIELD_IDENTIFIER,
    .flags = FFW_FIELD_KEY,
    .sql = "p.staff_number" },
  { .name = "person",
    .name_cy = "person",
    .type = FFW_FIELD_UUID,
    .flags = FFW_FIELD_CARRIER,
    .sql = "n.uuid" },
  { .name = "generation",
    .name_cy = "cenhedlaeth",
    .type = FFW_FIELD_INTEGER,
    .sql = "x.generation" },
  { .name = "since", .name_cy = "ers", .type = FFW_FIELD_DATE, .sql = "x.since" },
  { .name = "session", .name_cy = "sesiwn", .type = FFW_FIELD_IDENTIFIER, .sql = "s.code" },
  { .name = "trained_by",
    .name_cy = "hyfforddwyd_gan",
    .type = FFW_FIELD_CODES,
    .sql = "x.trained_by" },
  { .name = "trained", .name_cy = "hyfforddodd", .type = FFW_FIELD_INTEGER, .sql = "x.trained" },
  { .name = "sessions", .name_cy = "sesiynau", .type = FFW_FIELD_INTEGER, .sql = "x.sessions" },
  { .name = "people", .name_cy = "pobl", .type = FFW_FIELD_INTEGER, .sql = "x.reached" },
};

static char *
list_trainers (const FfwCascade *cascade, const FfwCascadeTrainer *trainer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < trainer->trained_by->len; i++)
    {
      const FfwCascadeTrainer *by
          = cascade->trainers->pdata[g_array_index (trainer->trained_by, guint, i)];

      if (by->number)
        g_string_append_printf (text, "%s%s", text->len ? " " : "", by->number);
    }

  return text->len ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
see (FfwConnection *connection, FfwDate day, GError **error)
{
  g_autoptr (FfwCascade) cascade = ffw_cascade_read (connection, 0, day, FFW_LANGUAGE_EN, error);
  g_autoptr (FfwCursor) add = NULL;

  if (cascade == NULL || !ffw_connection_lay_out (connection, ROW, ROW_COLUMNS, error))
    return FALSE;
  add = ffw_connection_prepare (connection, SQL_ADD, error);
  if (add == NULL)
    return FALSE;
  for (guint i = 0; i < cascade->trainers->len; i++)
    {
      const FfwCascadeTrainer *trainer = cascade->trainers->pdata[i];
      g_autofree char *by = list_trainers (cascade, trainer);

      ffw_cursor_bind (add, "iIDIsiii", trainer->person,
                       trainer->generation == FFW_CASCADE_CIRCLE ? FFW_NULL
                                                                 : (gint64)trainer->generation,
                       trainer->since, trainer->session ? trainer->session : FFW_NULL, by,
                       (gint64)trainer->trained->len, (gint64)trainer->n_sessions,
                       (gint64)trainer->reached->len);
      if (!ffw_cursor_run (add, error))
        return FALSE;
    }

  return TRUE;
}

/* A row for each trainer, by the latest of their posts. */
const FfwKind ffw_kind_cascade = {
  .name = "cascade",
  .title = N_ ("Cascade"),
  .table = ROW,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .from = ROW " x JOIN person n ON n.id = x.person LEFT JOIN session s ON s.id = x.session"
              " LEFT JOIN post p ON p.id = (SELECT e.id FROM post e WHERE e.person = x.person"
              "   ORDER BY e.started_on DESC, e.id LIMIT 1)"
              " LEFT JOIN organisation o ON o.id = p.organisation",
  .organisation = "o.code",
  .order = "o.code, p.staff_number, n.uuid",
  .see = see,
};
