/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-table-header.h"

#include "ffw-directory.h"
#include "ffw-fold.h"

#include <string.h>

#define NO_FIELD -1

/* Which field goes by the name, folded, among those of one sort. */
static int
find_name (GHashTable *names, const char *folded)
{
  gpointer position;

  if (folded[0] && g_hash_table_lookup_extended (names, folded, NULL, &position))
    return GPOINTER_TO_INT (position);
  return NO_FIELD;
}

static void
add_name (GHashTable *names, const char *name, guint field)
{
  g_autofree char *folded = ffw_fold_name (name);

  /* The first has it: English names go before Welsh ones, those before the others. */
  if (!g_hash_table_contains (names, folded))
    g_hash_table_insert (names, g_steal_pointer (&folded), GUINT_TO_POINTER (field));
}

static GHashTable *
list_names (const FfwKind *kind)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    add_name (names, kind->fields[i].name, i);
  for (guint i = 0; i < kind->n_fields; i++)
    add_name (names, kind->fields[i].name_cy, i);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_auto (GStrv) also = NULL;

      if (!kind->fields[i].also)
        continue;
      also = g_strsplit (kind->fields[i].also, " ", -1);
      for (guint j = 0; also[j]; j++)
        add_name (names, also[j], i);
    }
  return names;
}

static int
find_column (GHashTable *names, const FfwTableRow *row, guint column)
{
  g_autofree char *folded = ffw_fold_name (row->fields[column].text);

  return find_name (names, folded);
}

/* A person is named by one column or another; without any of them no row can be read. */
static gboolean
lacks_person (const FfwTableHeader *self, const FfwKind *kind, guint *first)
{
  gboolean names_person = FALSE;

  for (guint i = kind->n_fields; i-- > 0;)
    if (kind->fields[i].flags & FFW_FIELD_PERSON)
      {
        if (self->columns[i])
          return FALSE;
        names_person = TRUE;
        *first = i;
      }
    /* A row that is known by its id may leave open whose it is. */
    else if (g_str_equal (kind->fields[i].name, "id") && self->columns[i])
      return FALSE;
  return names_person;
}

/* The English or Welsh name of a field that @text was probably meant to be, or NULL. */
static char *
nearest_name (const FfwKind *kind, const FfwTableHeader *header, const char *text)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *folded = ffw_fold_name (text);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (header->columns[i] || g_str_equal (kind->fields[i].name, "id"))
        continue;
      g_ptr_array_add (known, (gpointer)kind->fields[i].name);
      g_ptr_array_add (known, (gpointer)kind->fields[i].name_cy);
    }

  return ffw_nearest (folded, known);
}

static void
add_missing (const FfwField *field, guint line, FfwFindings *findings)
{
  ffw_findings_add (findings, "E017", line, 0, field->name, field->name, field->name_cy, NULL);
}

/**
 * ffw_table_header_read:
 * @row: the first row of the table
 * @findings: takes unknown columns, columns given twice and required ones that are missing,
 *   all at once
 *
 * Finds which column holds which field of @kind, by English or Welsh names, in
 * any order and case, with or without accents and separators.
 *
 * Returns: %FALSE where the table cannot be read by this header; a finding says why
 */
gboolean
ffw_table_header_read (FfwTableHeader *self, const FfwKind *kind, const FfwTableRow *row,
                       FfwFindings *findings)
{
  g_autoptr (GHashTable) names = list_names (kind);
  guint64 errors = ffw_findings_count (findings, FFW_SEVERITY_ERROR);
  guint person;

  memset (self, 0, sizeof *self);
  self->n_columns = row->n_fields;
  for (guint i = 0; i < row->n_kept; i++)
    {
      int field = find_column (names, row, i);

      if (field == NO_FIELD)
        {
          g_autofree char *nearest = nearest_name (kind, self, row->fields[i].text);

          ffw_findings_add (findings, "W002", row->line, i + 1, NULL, row->fields[i].text, nearest,
                            NULL);
        }
      else if (self->columns[field])
        {
          g_autofree char *first = g_strdup_printf ("%u", self->columns[field]);

          ffw_findings_add (findings, "E018", row->line, i + 1, kind->fields[field].name,
                            kind->fields[field].name, first, NULL);
        }
      else
        self->columns[field] = i + 1;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & FFW_FIELD_COLUMN) && !self->columns[i])
      add_missing (&kind->fields[i], row->line, findings);
  if (lacks_person (self, kind, &person))
    add_missing (&kind->fields[person], row->line, findings);
  return ffw_findings_count (findings, FFW_SEVERITY_ERROR) == errors;
}

/* How well the header is that of the kind: its columns that are known, less those that are not. */
static int
rate (const FfwKind *kind, const FfwTableRow *row, gboolean *readable)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new ("");
  FfwTableHeader header;
  int rating = 0;

  *readable = ffw_table_header_read (&header, kind, row, findings);
  for (guint i = 0; i < kind->n_fields; i++)
    rating += header.columns[i] != 0;
  return rating - (int)ffw_findings_count (findings, FFW_SEVERITY_WARNING);
}

/**
 * ffw_table_header_recognise:
 * @row: the first row of a table
 * @hint: (nullable): what it is where it could as well be that as something else
 *
 * Returns: (nullable): the kind whose rows the table most probably holds, or
 *   %NULL where it is none that we know
 */
const FfwKind *
ffw_table_header_recognise (const FfwTableRow *row, const FfwKind *hint)
{
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);
  const FfwKind *best = NULL;
  int best_rating = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean readable;
      int rating = rate (kinds[i], row, &readable);

      if (readable && (rating > best_rating || (best && rating == best_rating && kinds[i] == hint)))
        {
          best = kinds[i];
          best_rating = rating;
        }
    }
  return best;
}

/**
 * ffw_table_header_resemble:
 * @row: the first row of a table of no kind that we know
 *
 * Returns: (nullable): the kind that it is most like, to say what is missing; %NULL where it is
 *   like none
 */
const FfwKind *
ffw_table_header_resemble (const FfwTableRow *row)
{
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);
  const FfwKind *best = NULL;
  int best_rating = -(int)row->n_kept;

  for (guint i = 0; i < n; i++)
    {
      gboolean readable;
      int rating = rate (kinds[i], row, &readable);

      if (rating > best_rating)
        {
          best = kinds[i];
          best_rating = rating;
        }
    }
  return best;
}
