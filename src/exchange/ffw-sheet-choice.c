/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-sheet-choice.h"

#include "ffw-fold.h"

/* So many sheets are named in a sentence. */
#define MOST_NAMED 12

void
ffw_sheet_free (FfwSheet *self)
{
  g_free (self->name);
  g_free (self);
}

/** Adds a sheet to @sheets, which frees it by ffw_sheet_free(). */
void
ffw_sheet_add (GPtrArray *sheets, const char *name, gboolean is_hidden)
{
  FfwSheet *sheet = g_new (FfwSheet, 1);

  *sheet = (FfwSheet){ g_strdup (name), is_hidden };
  g_ptr_array_add (sheets, sheet);
}

/** Returns: whether the sheet @name is the one a person calls @wanted, whatever the case */
gboolean
ffw_sheet_is_called (const char *name, const char *wanted)
{
  g_autofree char *folded = ffw_fold_name (name);
  g_autofree char *folded_wanted = NULL;

  if (g_str_equal (name, wanted))
    return TRUE;
  folded_wanted = ffw_fold_name (wanted);
  return *folded && g_str_equal (folded, folded_wanted);
}

/**
 * ffw_sheet_choose:
 * @sheets: (element-type FfwSheet): of a workbook
 * @wanted: (nullable): the name of one; %NULL for the first that is shown
 *
 * Returns: its position, or -1 where there is none
 */
int
ffw_sheet_choose (GPtrArray *sheets, const char *wanted)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const FfwSheet *sheet = g_ptr_array_index (sheets, i);

      if (wanted ? g_str_equal (sheet->name, wanted) : !sheet->is_hidden)
        return (int)i;
    }
  for (guint i = 0; wanted && i < sheets->len; i++)
    if (ffw_sheet_is_called (((FfwSheet *)g_ptr_array_index (sheets, i))->name, wanted))
      return (int)i;
  return wanted || sheets->len == 0 ? -1 : 0;
}

static void
append_name (GString *names, guint n, const char *name)
{
  if (n < MOST_NAMED)
    g_string_append_printf (names, "%s“%s”", n ? ", " : "", name);
  else if (n == MOST_NAMED)
    g_string_append (names, ", …");
}

/** Says that there is no sheet @wanted, and which there are. */
void
ffw_sheet_say_unknown (GPtrArray *sheets, const char *wanted, FfwFindings *findings)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    append_name (names, i, ((FfwSheet *)g_ptr_array_index (sheets, i))->name);
  ffw_findings_add (findings, "E036", 0, 0, NULL, wanted ? wanted : "",
                    sheets->len ? names->str : NULL, NULL);
}

static void
say_others (GPtrArray *sheets, const char *chosen, gboolean hidden, FfwFindings *findings)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *number = NULL;
  guint n = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      const FfwSheet *sheet = g_ptr_array_index (sheets, i);

      if (sheet->is_hidden == hidden && !g_str_equal (sheet->name, chosen))
        append_name (names, n++, sheet->name);
    }
  number = g_strdup_printf ("%u", n);
  if (n)
    ffw_findings_add (findings, hidden ? "W039" : "W037", 0, 0, NULL, number, names->str, chosen,
                      NULL);
}

/**
 * ffw_sheet_say_others:
 * @chosen: the sheet that is read
 * @was_wanted: whether a person named it, so that it is no news that the others are not read
 *
 * Says that the sheet is hidden, and which others there are.
 */
void
ffw_sheet_say_others (GPtrArray *sheets, const char *chosen, gboolean was_wanted,
                      FfwFindings *findings)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      const FfwSheet *sheet = g_ptr_array_index (sheets, i);

      if (sheet->is_hidden && g_str_equal (sheet->name, chosen))
        ffw_findings_add (findings, "W032", 0, 0, NULL, chosen, NULL);
    }
  if (was_wanted)
    return;
  say_others (sheets, chosen, FALSE, findings);
  say_others (sheets, chosen, TRUE, findings);
}
