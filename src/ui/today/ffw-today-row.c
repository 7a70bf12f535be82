/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-today-row.h"

#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define NUMBER "ffw-number"

/**
 * ffw_today_row_new:
 * @urgent: whether something is wanting already
 *
 * Returns: (transfer floating): a line without words yet, out of sight
 */
GtkWidget *
ffw_today_row_new (gboolean urgent)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *number = gtk_label_new (NULL);

  /* Titles of areas are no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (urgent)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), ffw_words_icon ("dialog-warning-symbolic"));
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "title-4");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), ffw_words_icon ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), NUMBER, number);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_visible (row, FALSE);

  return row;
}

/**
 * ffw_today_row_show:
 * @more: (nullable): what stands below the title
 * @n: how many there are; the line is out of sight where there are none
 * @target: what it opens: a parameter of `win.filter`; consumed where it floats
 */
void
ffw_today_row_show (GtkWidget *row, const char *title, const char *more, guint64 n,
                    GVariant *target)
{
  ffw_today_row_show_action (row, title, more, n, FFW_TODAY_ROW_ACTION, target);
}

/** Like ffw_today_row_show(), of a line that does something else than to open a list. */
void
ffw_today_row_show_action (GtkWidget *row, const char *title, const char *more, guint64 n,
                           const char *action, GVariant *target)
{
  g_autofree char *number = ffw_words_number (n);
  g_autofree char *name = ffw_words (_ ("%1$s: %2$s"), title, number, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more ? more : "");
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), NUMBER), number);
  ffw_words_name (GTK_ACCESSIBLE (row), name);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_widget_set_visible (row, n > 0);
}

/**
 * ffw_today_row_make_target:
 * @organisation: (nullable): the code of the one whose people are meant
 * @...: pairs of a filter of the page of people and what it asks for, and %NULL
 *
 * Returns: (transfer floating): what opens the list of those who are not in date
 */
GVariant *
ffw_today_row_make_target (const char *organisation, ...)
{
  GVariantBuilder builder;
  const char *filter;
  va_list pairs;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", "standing", "not-in-date");
  if (organisation)
    g_variant_builder_add (&builder, "{ss}", "organisation", organisation);
  va_start (pairs, organisation);
  while ((filter = va_arg (pairs, const char *)))
    g_variant_builder_add (&builder, "{ss}", filter, va_arg (pairs, const char *));
  va_end (pairs);

  return g_variant_new ("(sa{ss})", "people", &builder);
}
