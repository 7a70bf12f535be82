/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-series-words.h"

#include "ffw-choices.h"

#include <glib/gi18n-lib.h>

#define ONE   "one"
#define LATER "later"
#define ALL   "all"

/** Offers them; the one session alone is chosen. */
void
ffw_series_words_offer_scopes (FfwChoice *choice)
{
  g_autoptr (GPtrArray) scopes = ffw_choices_new ();

  g_ptr_array_add (scopes, ffw_choice_row_new (ONE, _ ("This session alone")));
  g_ptr_array_add (scopes, ffw_choice_row_new (LATER, _ ("This one and those after it")));
  g_ptr_array_add (scopes, ffw_choice_row_new (ALL, _ ("All sessions of the series")));
  ffw_choice_set_rows (choice, scopes);
  ffw_choice_set_code (choice, ONE);
}

/** Returns: what is chosen */
FfwSeriesScope
ffw_series_words_get_scope (FfwChoice *choice)
{
  const char *code = ffw_choice_get_code (choice);

  if (g_str_equal (code, ALL))
    return FFW_SERIES_ALL;

  return g_str_equal (code, LATER) ? FFW_SERIES_LATER : FFW_SERIES_ONE;
}
