/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-row-edit.h"

#include "ffw-listing.h"

/**
 * ffw_row_edit_new:
 * @before: (nullable): %NULL where the row is added
 */
FfwRowEdit *
ffw_row_edit_new (const FfwKind *kind, gint64 id, const char *const *fields,
                  const char *const *before, const char *const *after, FfwRowEditSay say)
{
  FfwRowEdit *self = g_new0 (FfwRowEdit, 1);

  self->kind = kind;
  self->id = id;
  self->fields = g_strdupv ((char **)fields);
  self->before = g_strdupv ((char **)before);
  self->after = g_strdupv ((char **)after);
  self->say = say;

  return self;
}

void
ffw_row_edit_free (gpointer edit)
{
  FfwRowEdit *self = edit;

  g_strfreev (self->fields);
  g_strfreev (self->before);
  g_strfreev (self->after);
  g_strfreev (self->there);
  g_clear_pointer (&self->findings, ffw_findings_unref);
  g_free (self);
}

/** Returns: (transfer none): what is to stand in the field; an empty text where it is not edited */
const char *
ffw_row_edit_get (const FfwRowEdit *self, const char *field)
{
  for (guint i = 0; self->fields[i]; i++)
    if (g_str_equal (self->fields[i], field))
      return self->after[i];

  return "";
}

/**
 * ffw_row_edit_read:
 * @id: of a row of the kind's table
 * @fields: (array zero-terminated=1): English names of its fields
 *
 * Returns: (transfer full) (nullable): what stands in each, in the forms of the import formats;
 *   %NULL where the row is not there, or with @error set
 */
char **
ffw_row_edit_read (FfwConnection *connection, const FfwKind *kind, gint64 id,
                   const char *const *fields, GError **error)
{
  g_autoptr (FfwListing) listing = ffw_listing_new_of_rows (connection, kind, error);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  if (listing == NULL || !ffw_listing_find (listing, id, error))
    return NULL;
  for (guint i = 0; fields[i]; i++)
    for (guint j = 0; j < ffw_listing_get_n_fields (listing); j++)
      if (g_str_equal (ffw_listing_get_field (listing, j)->name, fields[i]))
        {
          const char *text = ffw_listing_get_text (listing, j);

          g_strv_builder_add (texts, text ? text : "");
        }

  return g_strv_builder_end (texts);
}

/* Whether somebody else has given another value to what is changed here. */
static gboolean
is_overtaken (const FfwRowEdit *self, char **there)
{
  for (guint i = 0; self->fields[i]; i++)
    if (!g_str_equal (self->before[i], self->after[i]) && !g_str_equal (self->before[i], there[i])
        && !g_str_equal (self->after[i], there[i]))
      return TRUE;

  return FALSE;
}

/* Looks at the row as it is now. Sets @uuid where it may be written. */
static gboolean
look (FfwRowEdit *self, FfwConnection *connection, char **uuid, GError **error)
{
  static const char *const id_field[] = { "id", NULL };
  g_autoptr (GError) failure = NULL;
  g_auto (GStrv) there = ffw_row_edit_read (connection, self->kind, self->id,
                                            (const char *const *)self->fields, &failure);
  g_auto (GStrv) id = NULL;

  if (there)
    id = ffw_row_edit_read (connection, self->kind, self->id, id_field, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->gone = there == NULL;
  if (there && is_overtaken (self, there))
    self->there = g_steal_pointer (&there);
  else if (there)
    *uuid = g_strdup (id[0]);

  return TRUE;
}

static gboolean
take (FfwRowEdit *self, FfwChange *change, const char *uuid, GError **error)
{
  FfwEntry entries[FFW_MAX_FIELDS + 2] = { { NULL, NULL } };
  const FfwEntry *rows[] = { entries };
  FfwIntakeCounts counts = { 0 };
  guint n = 0;

  if (uuid)
    entries[n++] = (FfwEntry){ "id", uuid };
  for (guint i = 0; self->fields[i]; i++)
    if (uuid == NULL ? *self->after[i] != '\0' : !g_str_equal (self->before[i], self->after[i]))
      entries[n++] = (FfwEntry){ self->fields[i], self->after[i] };
  if (!ffw_entry_take (change, self->kind, rows, 1, ffw_date_today (), self->findings, &counts,
                       error))
    return FALSE;

  /* What was to be added and is there already would be overwritten. */
  if (counts.rejected > 0 || counts.added + counts.updated == 0
      || (uuid == NULL && counts.added == 0))
    {
      ffw_change_discard (change);
      return TRUE;
    }

  return self->say (change, self, error);
}

/**
 * ffw_row_edit_make:
 * @edit: a #FfwRowEdit
 *
 * A #FfwChangeFunc: writes what differs, and nothing else. The change is discarded where the row
 * is refused (@findings say why), is there no more, where somebody else was quicker, and where
 * a row that is to be added has a key that another has.
 */
gboolean
ffw_row_edit_make (FfwChange *change, gpointer edit, GError **error)
{
  FfwRowEdit *self = edit;
  g_autofree char *uuid = NULL;

  g_clear_pointer (&self->there, g_strfreev);
  g_clear_pointer (&self->findings, ffw_findings_unref);
  self->findings = ffw_findings_new ("");
  if (self->id != 0 && !look (self, ffw_change_get_connection (change), &uuid, error))
    return FALSE;
  if (self->id != 0 && uuid == NULL)
    {
      ffw_change_discard (change);
      return TRUE;
    }

  return take (self, change, uuid, error);
}
