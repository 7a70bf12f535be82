/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-view.h"

#include "ffw-booking-list.h"
#include "ffw-concern.h"
#include "ffw-local-time.h"
#include "ffw-session.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwSessionView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *name;
  GtkLabel *course;
  GtkListBox *facts;
  FfwBookingList *bookings;

  FfwWorkspace *workspace;
  gint64 session;
  GCancellable *reading;
};

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwSessionView, ffw_session_view, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (class)
    gtk_widget_add_css_class (label, class);

  return label;
}

/* A row that says one thing; none where there is nothing to say. */
static void
add_fact (FfwSessionView *self, const char *title, const char *value)
{
  GtkWidget *row;
  GtkWidget *box;
  GtkWidget *caption;
  g_autofree char *name = NULL;

  if (value == NULL || *value == '\0')
    return;

  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  caption = make_label (title, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (box, "ffw-history-row");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), make_label (value, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  name = ffw_words (_ ("%1$s: %2$s"), title, value, NULL);
  ffw_words_name (GTK_ACCESSIBLE (row), name);
  gtk_list_box_append (self->facts, row);
}

/* When, where, and who trains, such as “24 November 2026, 09:30–16:00, Room 2” and the names. */
static char *
say_date (const FfwSessionDate *date)
{
  FfwLocalTime starts = { 0 };
  g_autofree char *day = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  ffw_local_time_parse (date->starts_at, &starts);
  day = ffw_words_date (starts.day);
  g_string_append_printf (said, "%s, %s–%s", day, date->starts_at + FFW_DATE_ISO_SIZE,
                          date->ends_at + FFW_DATE_ISO_SIZE);
  if (date->venue)
    g_string_append_printf (said, ", %s", date->venue);
  if (date->link)
    g_string_append_printf (said, ", %s", date->link);
  for (guint i = 0; i < date->trainers->len; i++)
    g_string_append_printf (said, "%s%s", i ? "; " : "\n",
                            ((const FfwSessionTrainer *)date->trainers->pdata[i])->name);

  return g_string_free (g_steal_pointer (&said), FALSE);
}

static char *
say_places (const FfwSession *session)
{
  gint64 booked = ffw_session_count_booked (session);

  return session->capacity == FFW_NULL
             /* Translators: how many people have a place on a session of any size. */
             ? g_strdup_printf (_ ("%" G_GINT64_FORMAT " booked, no limit"), booked)
             /* Translators: how many of the places of a session are taken. */
             : g_strdup_printf (_ ("%1$" G_GINT64_FORMAT " of %2$" G_GINT64_FORMAT " booked"),
                                booked, session->capacity);
}

static void
show_session (FfwSessionView *self, const FfwSession *session)
{
  FfwLanguage language = ffw_language_get ();
  g_autofree char *title = ffw_text_title (&session->course_title, session->course_code, language);
  g_autofree char *places = say_places (session);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->facts))))
    gtk_list_box_remove (self->facts, row);
  gtk_label_set_label (self->name, session->code);
  gtk_label_set_label (self->course, title);
  add_fact (self, _ ("Status"),
            ffw_coding_get_word (&ffw_coding_session_status, session->status, language));
  for (guint i = 0; i < session->dates->len; i++)
    {
      g_autofree char *date = say_date (session->dates->pdata[i]);

      add_fact (self, _ ("Date"), date);
    }
  add_fact (self, _ ("Places"), places);
  if (session->language >= 0)
    add_fact (self, _ ("Language"),
              ffw_coding_get_word (&ffw_coding_taught_in, session->language, language));
  add_fact (self, _ ("Series"), session->series_title);
  add_fact (self, _ ("Funding"), session->funding);
  add_fact (self, _ ("Notes"), session->notes);
  gtk_stack_set_visible_child_name (self->stack, "session");
}

static gpointer
read_session (FfwConnection *connection, gpointer data, GError **error)
{
  const gint64 *session = data;

  return ffw_session_read (connection, *session, error);
}

static void
session_free (gpointer session)
{
  ffw_session_free (session);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwSessionView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwSession) session = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);

  if (self->stack == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;

  if (session)
    show_session (self, session);
  else if (error)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      g_signal_emit (self, signals[GONE], 0);
    }
}

static void
refresh (FfwSessionView *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->session == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }

  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (self->workspace, read_session,
                            g_memdup2 (&self->session, sizeof self->session), g_free, session_free,
                            self->reading, on_read, g_object_ref (self));
}

static void
on_changed (FfwSessionView *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_session_tables))
    refresh (self);
}

static void
ffw_session_view_dispose (GObject *object)
{
  FfwSessionView *self = FFW_SESSION_VIEW (object);

  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);
  self->stack = NULL;

  G_OBJECT_CLASS (ffw_session_view_parent_class)->dispose (object);
}

static void
ffw_session_view_class_init (FfwSessionViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_session_view_dispose;
  signals[GONE] = g_signal_new ("gone", FFW_TYPE_SESSION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (FFW_TYPE_BOOKING_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-session-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, failed);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, name);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, course);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, facts);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, bookings);
}

static void
ffw_session_view_init (FfwSessionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: a view of no record yet */
GtkWidget *
ffw_session_view_new (FfwWorkspace *workspace)
{
  FfwSessionView *self = g_object_new (FFW_TYPE_SESSION_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  ffw_booking_list_set_workspace (self->bookings, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  ffw_words_mend_names (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * ffw_session_view_show:
 * @session: the id of a session, or 0 for none
 */
void
ffw_session_view_show (FfwSessionView *self, gint64 session)
{
  if (self->session == session)
    return;

  self->session = session;
  ffw_booking_list_show (self->bookings, session);
  refresh (self);
}
