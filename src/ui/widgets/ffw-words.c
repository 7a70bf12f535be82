/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-words.h"

#include "ffw-calendar-text.h"
#include "ffw-expand.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* How many letters a label that wraps holds at most. */
#define MOST_LETTERS 400

/**
 * ffw_words:
 * @pattern: a translated message with %1$s … %9$s
 * @...: texts for their places, %NULL last
 *
 * Returns: (transfer full): the sentence
 */
char *
ffw_words (const char *pattern, ...)
{
  const char *arguments[10] = { NULL };
  va_list all;

  va_start (all, pattern);
  for (guint i = 0; i < G_N_ELEMENTS (arguments) - 1; i++)
    {
      arguments[i] = va_arg (all, const char *);
      if (arguments[i] == NULL)
        break;
    }
  va_end (all);

  return ffw_expand (pattern, arguments, ffw_language_get ());
}

/**
 * ffw_words_count:
 * @one: the untranslated message for one, in which %1$d is the number
 * @many: that for other numbers
 *
 * Returns: (transfer full): the message for @n in the window's language, with its number
 */
char *
ffw_words_count (const char *one, const char *many, guint64 n)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  return ffw_words (g_dngettext (GETTEXT_PACKAGE, one, many, (gulong)n), number, NULL);
}

/** Returns: (transfer full): a whole number as people write it: 1,234 */
char *
ffw_words_number (guint64 number)
{
  return ffw_number_format ((gint64)number, ffw_language_get ());
}

/**
 * ffw_words_real:
 * @digits: how many follow the point
 *
 * Returns: (transfer full): a number with a point in every locale, as Welsh
 *   and English both write it
 */
char *
ffw_words_real (double number, guint digits)
{
  char format[] = "%.0f";
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  format[2] = (char)('0' + MIN (digits, 9));

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, number));
}

/**
 * ffw_words_percent:
 * @share: from 0 to 1
 *
 * Returns: (transfer full): such as 71%
 */
char *
ffw_words_percent (double share)
{
  g_autofree char *number = g_strdup_printf ("%ld", lround (share * 100));

  /* Translators: a percentage, such as 71% */
  return ffw_words (_ ("%1$s%%"), number, NULL);
}

/**
 * ffw_words_date:
 *
 * Returns: (transfer full): such as 3 May 2022, in the window's language; an empty text for
 *   %FFW_DATE_NONE
 */
char *
ffw_words_date (FfwDate date)
{
  return ffw_date_format (date, ffw_language_get (), TRUE);
}

/**
 * ffw_words_short_date:
 *
 * Returns: (transfer full): such as 3 May 2022 or 23 Dec 2022, for a table; an empty text for
 *   %FFW_DATE_NONE
 */
char *
ffw_words_short_date (FfwDate date)
{
  guint year, month, day;
  g_autofree char *day_text = NULL;
  g_autofree char *year_text = NULL;

  if (date == FFW_DATE_NONE)
    return g_strdup ("");

  ffw_date_split (date, &year, &month, &day);
  day_text = g_strdup_printf ("%u", day);
  year_text = g_strdup_printf ("%u", year);

  /* Translators: a short date: day, month's short name, year, such as 23 Dec 2022 */
  return ffw_words (C_ ("date, short", "%1$s %2$s %3$s"), day_text,
                    ffw_month_abbreviation (month, ffw_language_get ()), year_text, NULL);
}

/**
 * ffw_words_time:
 * @utc: such as 2022-11-22T10:00:00Z
 *
 * Returns: (transfer full): the local date and time, such as 22 November 2022, 10:00; @utc
 *   itself where it is no time
 */
char *
ffw_words_time (const char *utc)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) local = then ? g_date_time_to_local (then) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_strdup (utc);

  date = ffw_words_date (ffw_date_new (g_date_time_get_year (local), g_date_time_get_month (local),
                                       g_date_time_get_day_of_month (local)));
  time = g_date_time_format (local, "%H:%M");

  /* Translators: a date and a time, such as 3 May 2022, 09:05 */
  return ffw_words (_ ("%1$s, %2$s"), date, time, NULL);
}

/**
 * ffw_words_cut:
 *
 * A label that wraps measures its text many times over, and a name of ten thousand letters
 * would hold the window up for half a minute.
 *
 * Returns: (transfer full): as much of the text as a label should hold, with an ellipsis where
 *   that is not all
 */
char *
ffw_words_cut (const char *text)
{
  const char *end = text;

  for (guint n = 0; *end && n < MOST_LETTERS; n++)
    end = g_utf8_next_char (end);

  return *end ? g_strdup_printf ("%.*s…", (int)(end - text), text) : g_strdup (text);
}

/** Gives a control the name that a screen reader says. */
void
ffw_words_name (GtkAccessible *accessible, const char *name)
{
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * ffw_words_name_parts:
 * @name: of the row
 *
 * Names what tables, choices, rows and groups hold inside, which would be
 * heard as the names of their types.
 */
void
ffw_words_name_parts (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_BOX (child) || GTK_IS_LIST_VIEW (child) || GTK_IS_COLUMN_VIEW (child)
          || GTK_IS_TOGGLE_BUTTON (child) || GTK_IS_SWITCH (child))
        ffw_words_name (GTK_ACCESSIBLE (child), name);
      else if (GTK_IS_COLUMN_VIEW (widget))
        ffw_words_name (GTK_ACCESSIBLE (child), _ ("Headings"));
      else if (GTK_IS_IMAGE (child)
               && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child))
                      != GTK_ACCESSIBLE_ROLE_PRESENTATION)
        ffw_words_name (GTK_ACCESSIBLE (child), _ ("Opens"));
      if (ADW_IS_PREFERENCES_ROW (child))
        {
          const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (child));

          if (title && *title)
            ffw_words_name (GTK_ACCESSIBLE (child), title);
        }
      ffw_words_name_parts (child, name);
    }
}

/**
 * ffw_words_name_window:
 * @window: one that GTK or libadwaita makes whole, such as that of the keyboard shortcuts
 * @name: its title
 *
 * Names what such a window leaves without a name.
 */
void
ffw_words_name_window (GtkWidget *window, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (window); child;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *icon = GTK_IS_BUTTON (child) ? gtk_button_get_icon_name (GTK_BUTTON (child))
                                               : NULL;

      if (GTK_IS_SEARCH_ENTRY (child) || g_strcmp0 (icon, "edit-find-symbolic") == 0)
        ffw_words_name (GTK_ACCESSIBLE (child), _ ("Search"));
      else if (GTK_IS_LIST_BOX (child) || ADW_IS_VIEW_SWITCHER (child) || GTK_IS_MENU_BUTTON (child)
               || GTK_IS_MENU_BUTTON (window))
        ffw_words_name (GTK_ACCESSIBLE (child), name);
      ffw_words_name_window (child, name);
    }
}

/**
 * ffw_words_mend_names:
 *
 * A button with a mnemonic would be heard as “_Close Close” under GTK 4.8: its
 * name is left to the label that it holds.
 */
void
ffw_words_mend_names (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    ffw_words_mend_names (child);
}

/** Returns: a picture that says nothing which its neighbour does not say in words */
GtkWidget *
ffw_words_icon (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/** Gives a control the description that a screen reader says after its name. */
void
ffw_words_describe (GtkAccessible *accessible, const char *description)
{
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* Letters of a proposed name, without its ending: folders on other systems take no more. */
#define FILE_NAME_LETTERS 100

/**
 * ffw_words_file_name:
 * @what: what the file is, such as “People”
 * @of: of what, such as “HMP/YOI Styal”, or empty
 * @ending: without its dot
 *
 * Returns: (transfer full): a name to propose, without what other systems do not allow in one
 */
char *
ffw_words_file_name (const char *what, const char *of, const char *ending)
{
  g_autofree char *both = *of ? g_strdup_printf ("%s – %s", what, of) : g_strdup (what);
  g_autofree char *cut = g_utf8_substring (both, 0,
                                           MIN (g_utf8_strlen (both, -1), FILE_NAME_LETTERS));

  g_strdelimit (cut, "/\\:*?\"<>|", '-');

  return g_strdup_printf ("%s.%s", g_strchomp (cut), ending);
}
