/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-report.h"

#include "ffw-evidence-places.h"
#include "ffw-evidence-reading.h"

/** Frees a report and its figures. */
void
ffw_evidence_report_free (FfwEvidenceReport *self)
{
  g_clear_pointer (&self->evidence, ffw_evidence_free);
  ffw_evidence_edition_clear (&self->edition);
  g_free (self->refused);
  g_free (self);
}

/* Runs a query of one number. */
static gboolean
read_number (FfwCursor *cursor, guint64 *number, GError **error)
{
  g_autoptr (FfwCursor) owned = cursor;
  GError *local_error = NULL;

  if (cursor == NULL)
    return FALSE;

  if (ffw_cursor_next (cursor, &local_error))
    *number = (guint64)ffw_cursor_get_int (cursor, 0);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_doubts (FfwConnection *connection, FfwEvidenceReport *self, GError **error)
{
  const FfwEvidenceScope *scope = &self->evidence->scope;
  FfwDate yesterday = scope->today - 1;

  return read_number (ffw_connection_query (connection,
                                            "SELECT count (*) FROM session WHERE status IN (?, ?)"
                                            " AND last_on >= ? AND last_on <= ?",
                                            error, "iiDD", (gint64)FFW_SESSION_PLANNED,
                                            (gint64)FFW_SESSION_OPEN, scope->from,
                                            MIN (scope->to, yesterday)),
                      &self->n_open, error)
         && read_number (ffw_connection_query (connection,
                                               "SELECT count (*) FROM framework"
                                               " WHERE published_on IS NULL",
                                               error, ""),
                         &self->n_drafts, error);
}

/**
 * ffw_evidence_report_read:
 * @scope: what is asked for
 *
 * Reads the figures of a period, and what to know before they leave. Only figures for the public
 * may be refused.
 *
 * Returns: (transfer full): %NULL with the errors of ffw_evidence_read()
 */
FfwEvidenceReport *
ffw_evidence_report_read (FfwConnection *connection, const FfwEvidenceScope *scope, GError **error)
{
  g_autoptr (FfwEvidenceReport) self = g_new0 (FfwEvidenceReport, 1);
  g_autoptr (GError) refusal = NULL;

  self->evidence = ffw_evidence_read (connection, scope, error);
  if (self->evidence == NULL || !read_doubts (connection, self, error))
    return NULL;

  if (!ffw_evidence_edition_next (connection, &self->evidence->scope, &self->edition, &refusal))
    {
      if (!g_error_matches (refusal, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return NULL;
        }
      self->refused = g_strdup (refusal->message);
    }

  return g_steal_pointer (&self);
}

/**
 * ffw_evidence_report_first:
 * @first: (out): the first day of which there can be figures, %FFW_DATE_NONE where there is none
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
ffw_evidence_report_first (FfwConnection *connection, FfwDate *first, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (FfwCursor) cursor
      = ffw_connection_query (connection,
                              "SELECT min (day) FROM (SELECT min (completed_on) AS day FROM record"
                              " UNION ALL SELECT min (first_on) FROM session) days",
                              error, "");

  *first = FFW_DATE_NONE;
  if (cursor == NULL)
    return FALSE;
  if (ffw_cursor_next (cursor, &local_error))
    *first = ffw_cursor_get_date (cursor, 0);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

static void
take_title (FfwText *title, GHashTable *titles, const char *code)
{
  const FfwText *found = g_hash_table_lookup (titles, code);

  if (found)
    ffw_text_set (title, found->in[FFW_LANGUAGE_EN], found->in[FFW_LANGUAGE_CY]);
}

static void
name_groups (FfwEvidence *evidence, FfwGroupBy by, GHashTable *titles)
{
  for (guint i = 0; i < evidence->delivery->len; i++)
    {
      const FfwEvidenceDelivery *delivery = evidence->delivery->pdata[i];

      for (guint j = 0; j < delivery->groups->len; j++)
        {
          FfwEvidenceGroup *group = delivery->groups->pdata[j];

          if (group->by == by)
            take_title (&group->title, titles, group->code);
        }
    }
  for (guint i = 0; i < evidence->compliance->len; i++)
    {
      const FfwEvidenceCompliance *compliance = evidence->compliance->pdata[i];

      for (guint j = 0; j < compliance->groups->len; j++)
        {
          FfwEvidenceStandingGroup *group = compliance->groups->pdata[j];

          if (group->by == by)
            take_title (&group->title, titles, group->code);
        }
    }
}

static void
name_groups_by_place (FfwEvidence *evidence, FfwGroupBy by, GPtrArray *places)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < places->len; i++)
    {
      FfwEvidenceWhere *where = places->pdata[i];

      g_hash_table_insert (titles, where->code, &where->title);
    }
  name_groups (evidence, by, titles);
}

static void
free_title (FfwText *title)
{
  ffw_text_clear (title);
  g_free (title);
}

static gboolean
name_groups_by_role (FfwConnection *connection, FfwEvidence *evidence, GError **error)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify)free_title);
  g_autoptr (FfwCursor) cursor
      = ffw_connection_query (connection, "SELECT code, title_en, title_cy FROM role", error, "");

  while (cursor && ffw_cursor_next (cursor, error))
    {
      FfwText *title = g_new0 (FfwText, 1);

      ffw_text_set (title, ffw_cursor_get_text (cursor, 1), ffw_cursor_get_text (cursor, 2));
      g_hash_table_insert (titles, g_strdup (ffw_cursor_get_text (cursor, 0)), title);
    }
  if (cursor == NULL || ffw_cursor_has_failed (cursor))
    return FALSE;
  name_groups (evidence, FFW_GROUP_ROLE, titles);

  return TRUE;
}

/**
 * ffw_evidence_name_groups:
 * @evidence: from a file, which names organisations, places and roles by their codes alone
 *
 * Gives groups the names that this workspace has for their codes; others keep their codes.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
ffw_evidence_name_groups (FfwConnection *connection, FfwEvidence *evidence, GError **error)
{
  g_autoptr (FfwEvidencePlaces) places = ffw_evidence_places_read (connection, error);

  if (places == NULL)
    return FALSE;

  name_groups_by_place (evidence, FFW_GROUP_ORGANISATION, places->organisations);
  name_groups_by_place (evidence, FFW_GROUP_SITE, places->sites);
  name_groups_by_place (evidence, FFW_GROUP_POLICE_AREA, places->areas);

  return name_groups_by_role (connection, evidence, error);
}
