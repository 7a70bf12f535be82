/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-history-row.h"

#include "ffw-history-query.h"
#include "ffw-history.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwHistoryRow:
 *
 * One change in a list of the history: what it was, when, who made it, whether it is taken back,
 * and the ways from there. The first of a day has the day above it.
 */
struct _FfwHistoryRow
{
  AdwBin parent_instance;

  GtkLabel *day;
  GtkLabel *sentence;
  GtkLabel *about;
  GtkButton *show_button;
  GtkButton *take_back;

  FfwListRow *row;
  FfwListRow *before; /* the row above, or NULL */
};

G_DEFINE_FINAL_TYPE (FfwHistoryRow, ffw_history_row, ADW_TYPE_BIN)

static gboolean
is_kind (FfwListRow *row, FfwHistoryText column, FfwChangeKind kind)
{
  const char *text = ffw_list_row_get_text (row, column);

  return *text && g_ascii_strtoll (text, NULL, 10) == (gint64)kind;
}

static GDateTime *
time_of (FfwListRow *row, FfwHistoryText column)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (ffw_list_row_get_text (row, column),
                                                            NULL);

  return utc ? g_date_time_to_local (utc) : NULL;
}

static FfwDate
day_of (FfwListRow *row)
{
  g_autoptr (GDateTime) local = time_of (row, FFW_HISTORY_AT);

  return local ? ffw_date_new (g_date_time_get_year (local), g_date_time_get_month (local),
                               g_date_time_get_day_of_month (local))
               : FFW_DATE_NONE;
}

static void
show_day (FfwHistoryRow *self)
{
  FfwDate day = self->row ? day_of (self->row) : FFW_DATE_NONE;
  gboolean known = day != FFW_DATE_NONE
                   && (self->before == NULL || !ffw_list_row_is_loading (self->before));
  g_autofree char *date = ffw_words_date (day);

  gtk_label_set_label (self->day, date);
  gtk_widget_set_visible (GTK_WIDGET (self->day),
                          known && (self->before == NULL || day_of (self->before) != day));
}

/* What has become of the change since; an empty text where nothing has. */
static char *
describe_since (FfwListRow *row)
{
  const char *kind = ffw_list_row_get_text (row, FFW_HISTORY_LAST_KIND);
  const char *who = ffw_list_row_get_text (row, FFW_HISTORY_LAST_WHO);
  g_autofree char *when = NULL;

  if (*kind == '\0')
    return g_strdup ("");

  when = ffw_words_time (ffw_list_row_get_text (row, FFW_HISTORY_LAST_AT));
  if (is_kind (row, FFW_HISTORY_LAST_KIND, FFW_CHANGE_UNDO))
    /* Translators: of a change in the history: %1$s is a date and time, %2$s a person */
    return ffw_words (_ ("Undone on %1$s by %2$s"), when, who, NULL);

  /* Translators: of a change in the history: %1$s is a date and time, %2$s a person */
  return ffw_words (_ ("Undone, and redone on %1$s by %2$s"), when, who, NULL);
}

static void
show_buttons (FfwHistoryRow *self, const char *sentence)
{
  /* Translators: %1$s is what a change was, a sentence */
  g_autofree char *show = ffw_words (_ ("Show: %1$s"), sentence, NULL);
  /* Translators: a verb: undoes a change. %1$s is what it was, a sentence */
  g_autofree char *take_back = ffw_words (_ ("Take Back: %1$s"), sentence, NULL);
  g_auto (GStrv) place = g_strsplit (ffw_list_row_get_text (self->row, FFW_HISTORY_SHOWN), "/", 3);
  gboolean shown = g_strv_length (place) == 3;

  gtk_widget_set_visible (GTK_WIDGET (self->show_button), shown);
  if (shown)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_button), "(ssx)", place[0],
                                      place[1], g_ascii_strtoll (place[2], NULL, 10));
  ffw_words_name (GTK_ACCESSIBLE (self->show_button), show);

  gtk_widget_set_visible (GTK_WIDGET (self->take_back),
                          *ffw_list_row_get_text (self->row, FFW_HISTORY_FINAL) == '\0'
                              && is_kind (self->row, FFW_HISTORY_KIND, FFW_CHANGE_DONE)
                              && !is_kind (self->row, FFW_HISTORY_LAST_KIND, FFW_CHANGE_UNDO));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->take_back), "x",
                                    ffw_list_row_get_id (self->row));
  ffw_words_name (GTK_ACCESSIBLE (self->take_back), take_back);
}

/* The list wraps each row in a widget of its own, which is what is heard. */
static void
name_it (FfwHistoryRow *self, const char *sentence, const char *since)
{
  g_autofree char *when = ffw_words_time (ffw_list_row_get_text (self->row, FFW_HISTORY_AT));
  g_autofree char *name = g_strdup_printf ("%s, %s, %s%s%s", sentence, when,
                                           ffw_list_row_get_text (self->row, FFW_HISTORY_WHO),
                                           *since ? ", " : "", since);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent)
    ffw_words_name (GTK_ACCESSIBLE (parent), name);
}

static void
show_row (FfwHistoryRow *self)
{
  const char *sentence = ffw_list_row_get_text (self->row, FFW_HISTORY_SENTENCE);
  g_autoptr (GDateTime) at = time_of (self->row, FFW_HISTORY_AT);
  g_autofree char *time = at ? g_date_time_format (at, "%H:%M") : g_strdup ("");
  g_autofree char *since = describe_since (self->row);
  g_autofree char *shown = ffw_words_cut (sentence);
  g_autoptr (GString) about = g_string_new (NULL);

  show_day (self);
  gtk_label_set_label (self->sentence, shown);
  if (!ffw_list_row_is_loading (self->row))
    g_string_append_printf (about, "%s · %s%s%s", time,
                            ffw_list_row_get_text (self->row, FFW_HISTORY_WHO), *since ? " · " : "",
                            since);
  gtk_label_set_label (self->about, about->str);
  show_buttons (self, sentence);
  name_it (self, sentence, since);
}

static void
forget (FfwHistoryRow *self)
{
  if (self->row)
    g_signal_handlers_disconnect_by_data (self->row, self);
  if (self->before)
    g_signal_handlers_disconnect_by_data (self->before, self);
  g_clear_object (&self->row);
  g_clear_object (&self->before);
}

static void
ffw_history_row_dispose (GObject *object)
{
  forget (FFW_HISTORY_ROW (object));
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_history_row_parent_class)->dispose (object);
}

static void
ffw_history_row_class_init (FfwHistoryRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_history_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/history/ffw-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryRow, day);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryRow, about);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryRow, show_button);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryRow, take_back);
}

static void
ffw_history_row_init (FfwHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ffw_history_row_show:
 * @row: (nullable): a row of ffw_history_query_new(); %NULL for none
 * @before: (nullable): the row above it
 *
 * Shows a change, as soon as it has been read.
 */
void
ffw_history_row_show (FfwHistoryRow *self, FfwListRow *row, FfwListRow *before)
{
  forget (self);
  if (row == NULL)
    return;

  self->row = g_object_ref (row);
  g_signal_connect_swapped (row, "filled", G_CALLBACK (show_row), self);
  if (before)
    {
      self->before = g_object_ref (before);
      g_signal_connect_swapped (before, "filled", G_CALLBACK (show_day), self);
    }
  show_row (self);
}

/** Returns: (transfer none) (nullable): what it shows */
FfwListRow *
ffw_history_row_get_row (FfwHistoryRow *self)
{
  return self->row;
}

/**
 * ffw_history_row_activate:
 *
 * Shows what the change is about.
 *
 * Returns: %FALSE where there is nothing to show
 */
gboolean
ffw_history_row_activate (FfwHistoryRow *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->show_button))
         && gtk_widget_activate (GTK_WIDGET (self->show_button));
}
