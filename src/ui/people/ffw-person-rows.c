/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-rows.h"

#include "ffw-coding.h"
#include "ffw-words.h"

#include <adwaita.h>

#include <glib/gi18n-lib.h>

/** Joins the parts that are there, as in “Completed · Welsh”. */
char *
ffw_person_rows_join (const char *const *parts)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_string_append_printf (all, "%s%s", all->len ? " · " : "", parts[i]);

  return g_strdup (all->str);
}

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  g_autofree char *shown = ffw_words_cut (text);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", shown, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", FALSE, NULL);

  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }

  return label;
}

/** A row of a first line and a second one, which is read as one sentence. */
GtkWidget *
ffw_person_rows_new (const char *first, const char *second)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = *second ? g_strjoin (", ", first, second, NULL) : g_strdup (first);

  gtk_widget_add_css_class (box, "ffw-person-row");
  gtk_box_append (GTK_BOX (box), make_label (first, FALSE));
  if (*second)
    gtk_box_append (GTK_BOX (box), make_label (second, TRUE));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  ffw_words_name (GTK_ACCESSIBLE (row), name);

  return row;
}

/** Lets a row open something on a page. */
void
ffw_person_rows_open (GtkListBoxRow *row, const char *page, const char *kind, gint64 id)
{
  gtk_list_box_row_set_activatable (row, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ssx)", page, kind, id);
}

static const char *
word (const FfwCoding *coding, int value)
{
  const char *text = ffw_coding_get_word (coding, value, ffw_language_get ());

  return text ? text : "";
}

/** A fact: what it is, and below it what it says. */
GtkWidget *
ffw_person_fact_row (const char *title, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = ffw_words (_ ("%1$s: %2$s"), title, text, NULL);
  GtkWidget *value = make_label (text, FALSE);

  /* To be copied with the mouse; the keyboard goes from row to row. */
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_focusable (value, FALSE);
  gtk_widget_add_css_class (box, "ffw-person-row");
  gtk_box_append (GTK_BOX (box), make_label (title, TRUE));
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  ffw_words_name (GTK_ACCESSIBLE (row), name);

  return row;
}

static char *
expiry_text (const FfwPersonRecord *record, FfwDate today)
{
  g_autofree char *date = NULL;

  if (record->outcome != FFW_OUTCOME_COMPLETED)
    return g_strdup ("");
  if (record->expires_on == FFW_DATE_NONE)
    return g_strdup (_ ("does not expire"));

  date = ffw_words_short_date (record->expires_on);
  if (record->expires_on < today)
    /* Translators: of a training record; %1$s is a date */
    return ffw_words (_ ("expired %1$s"), date, NULL);

  /* Translators: of a training record; %1$s is a date */
  return ffw_words (_ ("expires %1$s"), date, NULL);
}

/** A record; it opens on the page of training. */
GtkWidget *
ffw_person_record_row (const FfwPersonRecord *record, FfwDate today)
{
  g_autofree char *date = ffw_words_short_date (record->completed_on);
  g_autofree char *expiry = expiry_text (record, today);
  g_autofree char *more = ffw_person_rows_join (
      (const char *[]){ date, word (&ffw_coding_outcome, record->outcome),
                        word (&ffw_coding_language, record->language), expiry, NULL });
  GtkWidget *row = ffw_person_rows_new (record->course, more);

  ffw_person_rows_open (GTK_LIST_BOX_ROW (row), "training", "record", record->id);

  return row;
}

GtkWidget *
ffw_person_booking_row (const FfwPersonBooking *booking)
{
  g_autofree char *from = ffw_words_short_date (booking->first_on);
  g_autofree char *to = booking->last_on > booking->first_on
                            ? ffw_words_short_date (booking->last_on)
                            : g_strdup ("");
  g_autofree char *span = *to ? ffw_words (_ ("%1$s to %2$s"), from, to, NULL) : g_strdup (from);
  g_autofree char *more = ffw_person_rows_join (
      (const char *[]){ word (&ffw_coding_booking_status, booking->status), span, booking->code,
                        word (&ffw_coding_language, booking->language), NULL });

  return ffw_person_rows_new (booking->course, more);
}

GtkWidget *
ffw_person_rating_row (const FfwPersonRating *rating)
{
  g_autofree char *date = ffw_words_short_date (rating->rated_on);
  /* The scale of needs: 0 is none, and then the levels. */
  const char *level = rating->rating == 0 ? C_ ("rating", "none")
                                          : word (&ffw_coding_level, rating->rating - 1);
  g_autofree char *more = ffw_person_rows_join ((const char *[]){
      level, word (&ffw_coding_rater, rating->rater), date, rating->campaign, NULL });

  return ffw_person_rows_new (rating->area, more);
}

/** Adds a widget at the end of a row. */
void
ffw_person_rows_add (GtkWidget *row, GtkWidget *widget)
{
  GtkWidget *inside = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  /* The first makes room beside the text. */
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (inside)) == GTK_ORIENTATION_VERTICAL)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      g_object_ref (inside);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), NULL);
      gtk_widget_set_hexpand (inside, TRUE);
      gtk_box_append (GTK_BOX (box), inside);
      g_object_unref (inside);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      inside = box;
    }
  gtk_box_append (GTK_BOX (inside), widget);
}

/** Adds a button at the end of a row, whose action takes @id. */
void
ffw_person_rows_add_button (GtkWidget *row, const char *icon, const char *name, const char *action,
                            gint64 id)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  ffw_words_name (GTK_ACCESSIBLE (button), name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  ffw_person_rows_add (row, button);
}

/** A note, with who wrote it and when, and what can be done with it. */
GtkWidget *
ffw_person_note_row (const FfwPersonNote *note, gboolean writable)
{
  g_autofree char *at = ffw_words_time (note->at);
  g_autofree char *changed_at = note->changed_at ? ffw_words_time (note->changed_at) : NULL;
  /* Translators: of a note; %1$s is a date and time, %2$s who changed it */
  g_autofree char *changed = note->changed_at ? ffw_words (_ ("changed %1$s, %2$s"), changed_at,
                                                           note->changed_by, NULL)
                                              : g_strdup ("");
  g_autofree char *more = ffw_person_rows_join ((const char *[]){ note->who, at, changed, NULL });
  GtkWidget *row = ffw_person_rows_new (note->text, more);

  if (writable)
    {
      ffw_person_rows_add_button (row, "document-edit-symbolic", _ ("Change This Note"),
                                  "people.edit-note", note->id);
      ffw_person_rows_add_button (row, "user-trash-symbolic", _ ("Delete This Note"),
                                  "people.delete-note", note->id);
    }

  return row;
}
