/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-row-report.h"

#include "ffw-finding.h"
#include "ffw-listing.h"

#include <string.h>

/* A text that is kept is cut, so whether it changed is told by the hash of the whole. */
typedef struct
{
  char **texts;
  guint hashes[FFW_MAX_FIELDS];
} Snapshot;

typedef struct
{
  FfwReportedRow row;
  guint hashes[FFW_MAX_FIELDS];
} Kept;

struct _FfwRowReport
{
  gatomicrefcount references;
  const FfwKind *kind;
  GPtrArray *kept; /* of Kept */
  guint n_kept[FFW_ROW_FAILED + 1];
  FfwListing *listing; /* while the intake runs */
  Snapshot noted;      /* of the row that is about to be updated */
};

static void
free_texts (char **texts, guint n)
{
  for (guint i = 0; texts != NULL && i < n; i++)
    g_free (texts[i]);
  g_free (texts);
}

static void
kept_free (Kept *kept, guint n)
{
  free_texts (kept->row.texts, n);
  free_texts (kept->row.before, n);
  g_free (kept);
}

/** @kind: of the rows */
FfwRowReport *
ffw_row_report_new (const FfwKind *kind)
{
  FfwRowReport *self = g_new0 (FfwRowReport, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  self->kept = g_ptr_array_new ();

  return self;
}

FfwRowReport *
ffw_row_report_ref (FfwRowReport *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
ffw_row_report_unref (FfwRowReport *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->kept->len; i++)
    kept_free (g_ptr_array_index (self->kept, i), self->kind->n_fields);
  g_ptr_array_unref (self->kept);
  free_texts (self->noted.texts, self->kind->n_fields);
  g_clear_pointer (&self->listing, ffw_listing_free);
  g_free (self);
}

const FfwKind *
ffw_row_report_get_kind (FfwRowReport *self)
{
  return self->kind;
}

/** How many rows can be told; there may have been more. */
guint
ffw_row_report_get_n_kept (FfwRowReport *self)
{
  return self->kept->len;
}

/** Returns: (transfer none): the row at @position, from 0, in the order of the lines */
const FfwReportedRow *
ffw_row_report_get (FfwRowReport *self, guint position)
{
  const Kept *kept = g_ptr_array_index (self->kept, position);

  return &kept->row;
}

/** Returns: whether @field is one of those that tell a person which row it is */
gboolean
ffw_row_report_is_name (const FfwField *field)
{
  static const char *const also[] = { "given_name", "family_name", "name_en", "title_en", NULL };

  return (field->flags & FFW_FIELD_KEY) || g_strv_contains (also, field->name);
}

/**
 * ffw_row_report_name:
 *
 * Returns: (transfer full): what tells a person which row it is: the parts of its key, and what it
 *   is called; empty where the row could not be read
 */
char *
ffw_row_report_name (FfwRowReport *self, const FfwReportedRow *row)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; row->texts != NULL && i < self->kind->n_fields; i++)
    if (ffw_row_report_is_name (&self->kind->fields[i]) && row->texts[i] != NULL)
      g_string_append_printf (name, "%s%s", name->len ? ", " : "", row->texts[i]);

  return g_string_free (name, FALSE);
}

/** Whether there is room for another row of that result. */
gboolean
ffw_row_report_wants (FfwRowReport *self, FfwRowResult result)
{
  switch (result)
    {
    case FFW_ROW_ADDED:
    case FFW_ROW_UPDATED:
    case FFW_ROW_REJECTED:
      return self->n_kept[result] < FFW_ROW_REPORT_KEPT;
    case FFW_ROW_UNCHANGED:
    case FFW_ROW_DEFERRED:
    case FFW_ROW_FAILED:
    default:
      return FALSE;
    }
}

static guint
hash_of (const char *text)
{
  return text ? g_str_hash (text) : 0;
}

/* Reads the row @id as it is now, in the forms of the import formats. */
static gboolean
look_at (FfwRowReport *self, FfwConnection *connection, gint64 id, Snapshot *snapshot,
         GError **error)
{
  g_autoptr (GError) local = NULL;

  if (self->listing == NULL)
    self->listing = ffw_listing_new_of_rows (connection, self->kind, error);
  if (self->listing == NULL)
    return FALSE;

  snapshot->texts = g_new0 (char *, self->kind->n_fields);
  memset (snapshot->hashes, 0, sizeof snapshot->hashes);
  if (ffw_listing_find (self->listing, id, &local))
    for (guint i = 0; i < self->kind->n_fields; i++)
      {
        const char *text = ffw_listing_get_text (self->listing, i);

        snapshot->hashes[i] = hash_of (text);
        snapshot->texts[i] = text ? ffw_finding_present (text) : NULL;
      }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  ffw_listing_rest (self->listing);

  return TRUE;
}

/** Remembers the row @id as it is before it is updated. */
gboolean
ffw_row_report_note (FfwRowReport *self, FfwConnection *connection, gint64 id, GError **error)
{
  free_texts (g_steal_pointer (&self->noted.texts), self->kind->n_fields);

  return look_at (self, connection, id, &self->noted, error);
}

/**
 * ffw_row_report_add:
 * @id: of the row that was written, or 0
 * @texts: (nullable): by field, what the file says
 *
 * Adds a row, where there is room for it.
 */
void
ffw_row_report_add (FfwRowReport *self, FfwRowResult result, guint line, gint64 id,
                    const char *const *texts)
{
  Kept *kept;

  if (!ffw_row_report_wants (self, result))
    return;

  kept = g_new0 (Kept, 1);
  kept->row = (FfwReportedRow){ .result = result, .line = line, .id = id };
  if (result == FFW_ROW_UPDATED)
    {
      kept->row.before = g_steal_pointer (&self->noted.texts);
      memcpy (kept->hashes, self->noted.hashes, sizeof kept->hashes);
    }
  if (result == FFW_ROW_REJECTED && texts != NULL)
    {
      kept->row.texts = g_new0 (char *, self->kind->n_fields);
      for (guint i = 0; i < self->kind->n_fields; i++)
        kept->row.texts[i] = texts[i] ? ffw_finding_present (texts[i]) : NULL;
    }
  self->n_kept[result]++;
  g_ptr_array_add (self->kept, kept);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Kept *const *first = a;
  const Kept *const *second = b;

  return ((*first)->row.line > (*second)->row.line) - ((*first)->row.line < (*second)->row.line);
}

/** At the end of the file: what the rows have become is read only now, as rows that came later
 * may have had a say in it (a place on a full session). */
gboolean
ffw_row_report_settle (FfwRowReport *self, FfwConnection *connection, GError **error)
{
  gboolean settled = TRUE;

  for (guint i = 0; settled && i < self->kept->len; i++)
    {
      Kept *kept = g_ptr_array_index (self->kept, i);
      Snapshot now = { 0 };

      if (kept->row.id == 0)
        continue;
      settled = look_at (self, connection, kept->row.id, &now, error);
      kept->row.texts = now.texts;
      for (guint field = 0; settled && kept->row.before && field < self->kind->n_fields; field++)
        if (now.hashes[field] != kept->hashes[field])
          kept->row.changed |= 1u << field;
    }
  g_clear_pointer (&self->listing, ffw_listing_free);
  g_ptr_array_sort (self->kept, compare_lines);

  return settled;
}
