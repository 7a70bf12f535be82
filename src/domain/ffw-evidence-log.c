/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-evidence-log.h"

#include <glib/gi18n-lib.h>

/** Frees the texts of an edition. */
void
ffw_evidence_edition_clear (FfwEvidenceEdition *self)
{
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->generated, g_free);
  g_clear_pointer (&self->supersedes, g_free);
}

/* Two publications that overlap could be subtracted from each other, unless they are of the
 * same scope and so replace one another. */
static gboolean
check_publications (FfwConnection *connection, const FfwEvidenceScope *scope, const char *from,
                    const char *to, GError **error)
{
  const char *organisation = scope->organisation ? scope->organisation : "";
  GError *local_error = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection,
      "SELECT uuid, at, from_on, to_on, organisation, minimum FROM export_log"
      " WHERE audience = ? AND from_on <= ? AND to_on >= ?"
      " AND NOT (from_on = ? AND to_on = ? AND organisation = ? AND minimum = ?)"
      " ORDER BY at, id LIMIT 1",
      error, "ssssssi", ffw_coding_get_code (&ffw_coding_audience, FFW_AUDIENCE_PUBLIC), to, from,
      from, to, organisation, (gint64)scope->minimum);

  if (cursor == NULL)
    return FALSE;

  if (ffw_cursor_next (cursor, &local_error))
    {
      const char *of_whom = ffw_cursor_get_text (cursor, 4);

      g_set_error (error, FFW_EVIDENCE_ERROR, FFW_EVIDENCE_ERROR_REFUSED,
                   /* Translators: 1 is the code of an organisation or “all organisations”, 2 and 3
                    * are dates, 4 the lowest figure shown, 5 a time, 6 a UUID. */
                   _ ("Figures of %1$s for %2$s to %3$s, from a minimum of %4$d, were published "
                      "already (%5$s, %6$s). With these, which overlap them, hidden figures could "
                      "be worked out. Publish the same period, organisation and minimum again, or "
                      "a period that does not overlap."),
                   *of_whom ? of_whom : _ ("all organisations"), ffw_cursor_get_text (cursor, 2),
                   ffw_cursor_get_text (cursor, 3), (int)ffw_cursor_get_int (cursor, 5),
                   ffw_cursor_get_text (cursor, 1), ffw_cursor_get_text (cursor, 0));
      return FALSE;
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

/**
 * ffw_evidence_edition_next:
 * @scope: as resolved by ffw_evidence_read()
 * @edition: (inout): its @revision and @supersedes are set
 *
 * Finds which edition of its scope a file would be. Figures for the public are
 * refused where they overlap earlier ones of another period, organisation or
 * minimum.
 *
 * Returns: %FALSE with %FFW_EVIDENCE_ERROR_REFUSED, or an error of the store
 */
gboolean
ffw_evidence_edition_next (FfwConnection *connection, const FfwEvidenceScope *scope,
                           FfwEvidenceEdition *edition, GError **error)
{
  GError *local_error = NULL;
  char from[FFW_DATE_ISO_SIZE];
  char to[FFW_DATE_ISO_SIZE];

  ffw_date_to_iso (scope->from, from);
  ffw_date_to_iso (scope->to, to);
  if (scope->audience == FFW_AUDIENCE_PUBLIC
      && !check_publications (connection, scope, from, to, error))
    return FALSE;

  g_autoptr (FfwCursor) cursor = ffw_connection_query (
      connection,
      "SELECT revision, uuid FROM export_log WHERE audience = ? AND organisation = ?"
      " AND from_on = ? AND to_on = ? ORDER BY revision DESC LIMIT 1",
      error, "ssss", ffw_coding_get_code (&ffw_coding_audience, scope->audience),
      scope->organisation ? scope->organisation : "", from, to);
  if (cursor == NULL)
    return FALSE;

  g_clear_pointer (&edition->supersedes, g_free);
  edition->revision = 1;
  if (ffw_cursor_next (cursor, &local_error))
    {
      edition->revision = (guint64)ffw_cursor_get_int (cursor, 0) + 1;
      edition->supersedes = g_strdup (ffw_cursor_get_text (cursor, 1));
    }
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  return TRUE;
}

/**
 * ffw_evidence_edition_log:
 * @scope: as resolved by ffw_evidence_read()
 * @sha256: of the file's bytes, in hexadecimal
 *
 * Notes in the log of exports, which no undo takes back, that a file has left.
 */
gboolean
ffw_evidence_edition_log (FfwChange *change, const FfwEvidenceScope *scope,
                          const FfwEvidenceEdition *edition, const char *sha256, GError **error)
{
  return ffw_connection_run (
      ffw_change_get_connection (change),
      "INSERT INTO export_log (id, uuid, at, audience, organisation,"
      " from_on, to_on, minimum, revision, supersedes, sha256)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error, "issssDDiiss", ffw_change_new_id (change), edition->uuid, edition->generated,
      ffw_coding_get_code (&ffw_coding_audience, scope->audience),
      scope->organisation ? scope->organisation : "", scope->from, scope->to,
      (gint64)scope->minimum, (gint64)edition->revision, edition->supersedes, sha256);
}
