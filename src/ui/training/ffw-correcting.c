/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-correcting.h"

#include <glib/gi18n-lib.h>

/* The fields, before them the id and the organisation, and the end. */
#define MOST_ENTRIES 16

/**
 * ffw_correcting_new:
 * @before: (transfer none): what stood in each of ffw_record_fields when the person looked
 * @after: (transfer none): what is to stand there
 * @organisation: (nullable): where the person is another one: the code of their post's
 */
FfwCorrecting *
ffw_correcting_new (gint64 record, char **before, char **after, const char *organisation)
{
  FfwCorrecting *self = g_new0 (FfwCorrecting, 1);

  self->record = record;
  self->before = g_strdupv (before);
  self->after = g_strdupv (after);
  self->organisation = g_strdup (organisation);
  self->today = ffw_date_today ();

  return self;
}

void
ffw_correcting_free (gpointer correcting)
{
  FfwCorrecting *self = correcting;

  g_strfreev (self->before);
  g_strfreev (self->after);
  g_clear_pointer (&self->there, ffw_record_free);
  g_free (self->organisation);
  g_clear_pointer (&self->findings, ffw_findings_unref);
  g_free (self);
}

/* Whether somebody else has meanwhile given another value to what is corrected here. */
static gboolean
is_overtaken (const FfwCorrecting *self, char **there)
{
  for (guint i = 0; ffw_record_fields[i]; i++)
    if (!g_str_equal (self->before[i], self->after[i]) && !g_str_equal (self->before[i], there[i])
        && !g_str_equal (self->after[i], there[i]))
      return TRUE;

  return FALSE;
}

static gboolean
take (FfwCorrecting *self, FfwChange *change, const FfwRecord *record, GError **error)
{
  FfwEntry entries[MOST_ENTRIES] = { { "id", record->uuid } };
  const FfwEntry *rows[] = { entries };
  FfwIntakeCounts counts = { 0 };
  guint n = 1;

  if (self->organisation)
    entries[n++] = (FfwEntry){ "organisation", self->organisation };
  for (guint i = 0; ffw_record_fields[i]; i++)
    if (!g_str_equal (self->before[i], self->after[i]))
      entries[n++] = (FfwEntry){ ffw_record_fields[i], self->after[i] };

  g_clear_pointer (&self->findings, ffw_findings_unref);
  self->findings = ffw_findings_new ("");
  if (!ffw_entry_take (change, ffw_kind_find ("records"), rows, 1, self->today, self->findings,
                       &counts, error))
    return FALSE;
  if (counts.updated == 0)
    {
      ffw_change_discard (change);
      return TRUE;
    }

  return ffw_record_say_corrected (change, self->record, error);
}

/**
 * ffw_correcting_make:
 * @correcting: a #FfwCorrecting
 *
 * Corrects what differs, and nothing else. It is discarded where that is refused, and where
 * somebody else has corrected the same meanwhile.
 */
gboolean
ffw_correcting_make (FfwChange *change, gpointer correcting, GError **error)
{
  FfwCorrecting *self = correcting;
  g_autoptr (GError) failure = NULL;
  g_autoptr (FfwRecord) record = ffw_record_read (ffw_change_get_connection (change), self->record,
                                                  FFW_LANGUAGE_EN, &failure);
  g_auto (GStrv) there = NULL;

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (record == NULL)
    {
      g_set_error (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
                   _ ("The record was withdrawn meanwhile. The history says by whom, and can "
                      "bring it back."));
      return FALSE;
    }

  g_clear_pointer (&self->there, ffw_record_free);
  there = ffw_record_to_texts (record);
  if (is_overtaken (self, there))
    {
      self->there = g_steal_pointer (&record);
      ffw_change_discard (change);
      return TRUE;
    }

  return take (self, change, record, error);
}
