/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-matrix-words.h"

#include "ffw-message.h"
#include "ffw-standing-look.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer full): a status in a cell: its sign and its word */
char *
ffw_matrix_words_word (int status)
{
  return g_strconcat (ffw_standing_look_sign ((FfwStandingStatus)status), " ",
                      ffw_coding_get_word (&ffw_coding_standing, status, ffw_language_get ()),
                      NULL);
}

static char *
describe (const FfwMatrixCell *cell, const char *level)
{
  g_autofree char *due = ffw_words_date (cell->due_on);
  g_autofree char *expires = ffw_words_date (cell->expires_on);
  g_autofree char *booked = ffw_words_date (cell->booked_on);
  g_autofree char *waived = ffw_words_date (cell->waived_until);

  /* Translators: how a person stands in a training area, after its name; the second is the level
   * that is needed, such as “skilled”. */
  switch (cell->status)
    {
    case FFW_STANDING_MISSING:
      return ffw_words (_ ("missing, was due by %1$s, needed %2$s"), due, level, NULL);
    case FFW_STANDING_EXPIRED:
      return ffw_words (_ ("expired %1$s, needed %2$s"), expires, level, NULL);
    case FFW_STANDING_EXPIRING:
      return ffw_words (_ ("expires %1$s, needed %2$s"), expires, level, NULL);
    case FFW_STANDING_DUE:
      return ffw_words (_ ("due by %1$s, needed %2$s"), due, level, NULL);
    case FFW_STANDING_BOOKED:
      return ffw_words (_ ("booked for %1$s, needed %2$s"), booked, level, NULL);
    case FFW_STANDING_WAIVED:
      return ffw_words (_ ("waived until %1$s, needed %2$s"), waived, level, NULL);
    default:
      if (cell->expires_on == FFW_DATE_NONE)
        return ffw_words (_ ("met, does not expire, needed %1$s"), level, NULL);
      return ffw_words (_ ("met until %1$s, needed %2$s"), expires, level, NULL);
    }
}

/** Returns: (transfer full): how a post stands: “expired 3 May 2022, needed skilled” */
char *
ffw_matrix_words_standing (const FfwMatrixCell *cell)
{
  g_autofree char *how = NULL;
  g_autofree char *booked = NULL;

  if (cell->status == FFW_MATRIX_NOTHING)
    return g_strdup (_ ("nothing required"));

  how = describe (cell, ffw_coding_get_word (&ffw_coding_level, cell->level, ffw_language_get ()));
  if (cell->booked_on != FFW_DATE_NONE && cell->status != FFW_STANDING_BOOKED)
    {
      g_autofree char *alone = g_steal_pointer (&how);

      booked = ffw_words_date (cell->booked_on);
      /* Translators: how a person stands, and the last day of a session that they have a place on
       */
      how = ffw_words (_ ("%1$s; has a place on %2$s"), alone, booked, NULL);
    }
  if (!cell->mandatory)
    {
      g_autofree char *alone = g_steal_pointer (&how);

      /* Translators: how a person stands in what is recommended, and not mandatory */
      how = ffw_words (_ ("%1$s (recommended)"), alone, NULL);
    }

  return g_steal_pointer (&how);
}

/** Returns: (transfer full): how many stand how: “2 missing, 9 met” */
char *
ffw_matrix_words_sums (const guint sums[FFW_N_STANDINGS])
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < FFW_N_STANDINGS; i++)
    {
      g_autofree char *number = sums[i] > 0 ? ffw_words_number (sums[i]) : NULL;

      if (number)
        g_string_append_printf (
            text, "%s%s %s", text->len > 0 ? ", " : "", number,
            ffw_coding_get_word (&ffw_coding_standing, (int)i, ffw_language_get ()));
    }

  return g_strdup (text->len > 0 ? text->str : _ ("nothing required"));
}

/** Returns: (transfer full): how many of those required are gaps: “3 of 12” */
char *
ffw_matrix_words_gaps (const guint sums[FFW_N_STANDINGS])
{
  g_autofree char *gaps = ffw_words_number (ffw_matrix_count_gaps (sums));
  g_autofree char *required = ffw_words_number (ffw_matrix_count_required (sums));

  /* Translators: how many are missing or expired, of how many that are required */
  return ffw_words (_ ("%1$s of %2$s"), gaps, required, NULL);
}

static char *
say (const char *what, char *how)
{
  g_autofree char *owned = how;

  return ffw_words (_ ("%1$s: %2$s"), what, how, NULL);
}

/**
 * ffw_matrix_words_at:
 * @row, @column: of a cell; of the sums where they are the number of rows or columns
 *
 * Returns: (transfer full): what stands there, as a sentence: “Llwyd, Siân: Gender-responsive
 *   practice: expired 3 May 2022, needed skilled”
 */
char *
ffw_matrix_words_at (const FfwMatrix *matrix, guint row, guint column)
{
  gboolean is_row_sum = column >= matrix->areas->len;
  g_autofree char *standing = NULL;

  if (row >= matrix->rows->len && is_row_sum)
    return say (_ ("All together"), ffw_matrix_words_sums (matrix->sums));
  if (row >= matrix->rows->len)
    return say (ffw_matrix_get_area (matrix, column)->title,
                ffw_matrix_words_sums (ffw_matrix_get_area (matrix, column)->sums));
  if (is_row_sum)
    return say (ffw_matrix_get_row (matrix, row)->name,
                ffw_matrix_words_sums (ffw_matrix_get_row (matrix, row)->sums));

  standing = say (ffw_matrix_get_area (matrix, column)->title,
                  ffw_matrix_words_standing (ffw_matrix_get (matrix, row, column)));

  return say (ffw_matrix_get_row (matrix, row)->name, g_steal_pointer (&standing));
}

/** Returns: (transfer full): what is selected: “12 people, 2 areas: 9 missing, 15 met” */
char *
ffw_matrix_words_selection (const FfwMatrix *matrix, const FfwMatrixSelection *selection)
{
  g_autofree char *people = ffw_words_count (FFW_NP_ ("%1$d person", "%1$d people"),
                                             ffw_matrix_selection_count_rows (selection));
  g_autofree char *areas = ffw_words_count (FFW_NP_ ("%1$d area", "%1$d areas"),
                                            ffw_matrix_selection_count_columns (selection));
  g_autofree char *both = ffw_words (_ ("%1$s, %2$s"), people, areas, NULL);
  guint sums[FFW_N_STANDINGS] = { 0 };

  for (guint i = 0; i < selection->n_rows; i++)
    for (guint j = 0; selection->rows[i] && j < selection->n_columns; j++)
      {
        const FfwMatrixCell *cell = ffw_matrix_get (matrix, i, j);

        if (selection->columns[j] && cell->status != FFW_MATRIX_NOTHING)
          sums[cell->status]++;
      }

  return say (both, ffw_matrix_words_sums (sums));
}
