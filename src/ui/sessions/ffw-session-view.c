/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-view.h"

#include "ffw-authorisation.h"
#include "ffw-booking-list.h"
#include "ffw-calendar-text.h"
#include "ffw-clash-words.h"
#include "ffw-concern.h"
#include "ffw-local-time.h"
#include "ffw-session.h"
#include "ffw-trainers.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwSessionView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *name;
  GtkLabel *course;
  GtkLabel *status;
  GtkWidget *book;
  GtkWidget *mark;
  GtkWidget *edit;
  GtkWidget *untold; /* that there is somebody to tell */
  GtkWidget *tell;
  GtkMenuButton *more;
  GtkLabel *places;
  GtkProgressBar *bar;
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

/* What the view shows: the session, and what is odd about one that is still to be. */
typedef struct
{
  FfwSession *session;
  GPtrArray *clashes;
  GPtrArray *trainers; /* each with whether they are authorised */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *self = data;

  g_clear_pointer (&self->session, ffw_session_free);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_clear_pointer (&self->trainers, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shown, shown_free)

/* A row that says one thing; none where there is nothing to say. */
static GtkWidget *
add_fact (FfwSessionView *self, const char *title, const char *value)
{
  GtkWidget *row;
  GtkWidget *box;
  GtkWidget *caption;
  g_autofree char *name = NULL;

  if (value == NULL || *value == '\0')
    return NULL;

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

  return row;
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
  g_string_append_printf (said, "%s %s, %s–%s",
                          ffw_weekday_name (ffw_date_get_weekday (starts.day), ffw_language_get ()),
                          day, date->starts_at + FFW_DATE_ISO_SIZE,
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
  g_autofree char *n = ffw_words_number ((guint64)booked);
  g_autofree char *of = session->capacity == FFW_NULL
                            ? NULL
                            : ffw_words_number ((guint64)session->capacity);

  if (of == NULL)
    /* Translators: how many people have a place on a session of any size. */
    return ffw_words (_ ("%1$s booked, no limit"), n, NULL);
  if (session->capacity == 0)
    return g_strdup (_ ("Closed to bookings"));

  /* Translators: how many of the places of a session are taken. */
  return ffw_words (_ ("%1$s of %2$s places taken"), n, of, NULL);
}

/* How full it is, in words and as a bar; and that too few come. */
static void
show_places (FfwSessionView *self, const FfwSession *session)
{
  gint64 booked = ffw_session_count_booked (session);
  gboolean limited = session->capacity != FFW_NULL && session->capacity > 0;
  gboolean few = session->minimum != FFW_NULL && booked < session->minimum
                 && session->status <= FFW_SESSION_OPEN;
  g_autofree char *places = say_places (session);
  g_autofree char *least = few ? ffw_words_number ((guint64)session->minimum) : NULL;
  g_autofree char *both = NULL;

  if (few)
    /* Translators: %1$s is a sentence about how many places are taken, %2$s a number of people. */
    both = ffw_words (_ ("%1$s, and %2$s are needed"), places, least, NULL);
  gtk_label_set_label (self->places, both ? both : places);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), limited);
  if (limited)
    gtk_progress_bar_set_fraction (self->bar,
                                   MIN (1.0, (double)booked / (double)session->capacity));
  ffw_words_name (GTK_ACCESSIBLE (self->bar), places);
}

static void
add_action (GMenu *section, const char *label, const char *action, gint64 session)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", session);
  g_menu_append_item (section, item);
}

static void
add_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* What one does with it as it stands. */
static GMenuModel *
make_menu (const FfwSession *session)
{
  GMenu *menu = g_menu_new ();
  GMenu *plan = g_menu_new ();
  GMenu *out = g_menu_new ();
  GMenu *end = g_menu_new ();

  add_action (plan, _ ("C_opy…"), "session.copy", session->id);
  add_action (plan, _ ("Save as _Template…"), "session.save-template", session->id);
  if (session->status == FFW_SESSION_PLANNED)
    add_action (plan, _ ("Open to _Bookings"), "session.open", session->id);
  if (session->status == FFW_SESSION_OPEN)
    add_action (plan, _ ("Back to _Planned"), "session.plan", session->id);
  if (session->status == FFW_SESSION_CANCELLED)
    add_action (plan, _ ("_Plan Again"), "session.plan", session->id);
  if (session->status <= FFW_SESSION_OPEN)
    add_action (plan, _ ("_Replace a Trainer…"), "session.replace-trainer", session->id);
  add_section (menu, plan);

  add_action (out, _ ("_Sheet to Sign…"), "session.sheet", session->id);
  add_action (out, _ ("_Certificates…"), "session.certificates", session->id);
  if (session->status == FFW_SESSION_HELD)
    add_action (out, _ ("Sli_ps…"), "session.slips", session->id);
  add_action (out, _ ("Calendar _File…"), "session.calendar", session->id);
  add_action (out, _ ("Compare with a Ca_lendar…"), "session.compare", session->id);
  add_action (out, _ ("Tell the _People…"), "session.tell", session->id);
  add_section (menu, out);

  if (session->status <= FFW_SESSION_OPEN)
    add_action (end, _ ("Cancel Sess_ion…"), "session.cancel", session->id);
  add_section (menu, end);

  return G_MENU_MODEL (menu);
}

static void
show_actions (FfwSessionView *self, const FfwSession *session)
{
  g_autoptr (GMenuModel) menu = make_menu (session);
  gboolean settled = session->status == FFW_SESSION_CANCELLED;
  g_autoptr (GVariant) nobody
      = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE_INT64, NULL, 0));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->book), "(x@ax)", session->id, nobody);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->mark), "x", session->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "x", session->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->tell), "x", session->id);
  gtk_widget_set_visible (self->untold,
                          session->is_untold && session->status != FFW_SESSION_HELD
                              && ffw_session_get_last_on (session) >= ffw_date_today ());
  gtk_widget_set_visible (self->book, session->status <= FFW_SESSION_OPEN);
  gtk_widget_set_visible (self->mark, !settled);
  gtk_menu_button_set_menu_model (self->more, menu);
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, row);
}

/* Each in a row that leads to the other session. */
static void
show_clashes (FfwSessionView *self, const GPtrArray *clashes)
{
  g_autofree char *more = ffw_clash_words_say_more (clashes);

  for (guint i = 0; i < MIN (clashes->len, FFW_CLASH_WORDS_MOST); i++)
    {
      const FfwClash *clash = clashes->pdata[i];
      g_autofree char *sentence = ffw_clash_words_say (clash);
      GtkWidget *row = add_fact (self, _ ("Clash"), sentence);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _ ("Show the other session"));
      /* The target first: the action is looked up as soon as it is named. */
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", clash->session);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "session.show");
    }
  add_fact (self, _ ("Clash"), more);
}

/* Who trains without an authorisation, and why nevertheless. */
static void
show_unauthorised (FfwSessionView *self, const GPtrArray *trainers)
{
  for (guint i = 0; i < trainers->len; i++)
    {
      const FfwTrainerCheck *check = trainers->pdata[i];
      g_autofree char *reason = NULL;
      g_autofree char *said = NULL;

      if (check->is_authorised)
        continue;
      if (check->override_reason)
        /* Translators: of a session. %1$s is the reason that somebody wrote. */
        reason = ffw_words (_ ("Not authorised on its last day; allowed because: %1$s"),
                            check->override_reason, NULL);
      said = ffw_words (_ ("%1$s: %2$s"), check->name,
                        reason ? reason : _ ("Not authorised on its last day"), NULL);
      add_fact (self, _ ("Trainer"), said);
    }
}

static void
show_facts (FfwSessionView *self, const Shown *shown)
{
  const FfwSession *session = shown->session;
  FfwLanguage language = ffw_language_get ();

  clear (self->facts);
  for (guint i = 0; i < session->dates->len; i++)
    {
      g_autofree char *date = say_date (session->dates->pdata[i]);

      add_fact (self, _ ("Date"), date);
    }
  show_unauthorised (self, shown->trainers);
  show_clashes (self, shown->clashes);
  if (session->language >= 0)
    add_fact (self, _ ("Language"),
              ffw_coding_get_word (&ffw_coding_taught_in, session->language, language));
  add_fact (self, _ ("Series"), session->series_title);
  add_fact (self, _ ("Funding"), session->funding);
  add_fact (self, _ ("Notes"), session->notes);
  add_fact (self, _ ("Why it was cancelled"), session->cancel_reason);
  gtk_widget_set_visible (GTK_WIDGET (self->facts),
                          gtk_widget_get_first_child (GTK_WIDGET (self->facts)) != NULL);
}

static void
show_session (FfwSessionView *self, const Shown *shown)
{
  const FfwSession *session = shown->session;
  FfwLanguage language = ffw_language_get ();
  g_autofree char *title = ffw_text_title (&session->course_title, session->course_code, language);

  gtk_label_set_label (self->name, title);
  gtk_label_set_label (self->course, session->code);
  gtk_label_set_label (self->status, ffw_coding_get_word (&ffw_coding_session_status,
                                                          (int)session->status, language));
  show_actions (self, session);
  show_places (self, session);
  show_facts (self, shown);
  gtk_stack_set_visible_child_name (self->stack, "session");
}

static gpointer
read_session (FfwConnection *connection, gpointer data, GError **error)
{
  const gint64 *session = data;
  g_autoptr (Shown) shown = g_new0 (Shown, 1);

  shown->session = ffw_session_read (connection, *session, error);
  if (shown->session == NULL)
    return NULL;
  if (shown->session->status > FFW_SESSION_OPEN)
    {
      shown->clashes = g_ptr_array_new ();
      shown->trainers = g_ptr_array_new ();
    }
  else if ((shown->clashes = ffw_clash_list_of_session (connection, *session, FFW_CLASH_BUFFER,
                                                        error))
           == NULL)
    return NULL;
  else if ((shown->trainers = ffw_authorisation_check_session (connection, *session, error))
           == NULL)
    return NULL;

  return g_steal_pointer (&shown);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwSessionView) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Shown) shown = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->stack == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;

  if (shown)
    show_session (self, shown);
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
                            g_memdup2 (&self->session, sizeof self->session), g_free, shown_free,
                            self->reading, on_read, g_object_ref (self));
}

static void
on_changed (FfwSessionView *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_session_tables)
      || ffw_concern_any (changed, ffw_trainers_list.tables))
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
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, status);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, book);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, mark);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, edit);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, untold);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, tell);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, more);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, places);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, bar);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, facts);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionView, bookings);
}

static void
ffw_session_view_init (FfwSessionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: a view of no session yet */
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
