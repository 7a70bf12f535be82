/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register-form.h"

#include "ffw-choice.h"
#include "ffw-choose.h"
#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-fold.h"
#include "ffw-form-window.h"
#include "ffw-meeting-form.h"
#include "ffw-people-finder.h"
#include "ffw-register-marking.h"
#include "ffw-register-row.h"
#include "ffw-register-saving.h"
#include "ffw-register-words.h"
#include "ffw-slips-form.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How long after a mark it is written, in milliseconds: one change for those that come together. */
#define PAUSE 1500
/* For how long letters belong to one name, in milliseconds. */
#define TYPING 1500
/* How many rows are made at a time, so that hundreds hold nobody up. */
#define BATCH 40

static const char *const tables[]
    = { "session", "session_date", "booking", "attendance", "register_line",
        "record",  "person",       "post",    "course",     NULL };

struct _FfwRegisterForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkFlowBox *dates;
  FfwPeopleFinder *finder;
  GtkExpander *newcomer;
  FfwTextEntry *name;
  FfwChoice *organisation;
  GtkLabel *problem;
  GtkLabel *count;
  GtkListBox *people;
  GtkLabel *consequence;
  GtkWidget *all;
  GtkWidget *hint;
  GtkWidget *certificates;
  GtkWidget *close;

  gint64 session;
  int warned; /* of which date it was said that nothing is marked; -1 for none */
  int date;   /* the one that is filled in; -1 until it is known */
  gint64 who; /* whose row the keyboard goes to once it is there, or 0 */
  FfwRegister *of;
  GArray *pending; /* of FfwRegisterEntry: what is not written yet */
  gboolean failed; /* to write it */
  GString *typed;
  guint typed_until;
  guint write_later;
  guint fill_later;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwRegisterForm, ffw_register_form, FFW_TYPE_FORM)

static FfwRegisterRow *
row_at (FfwRegisterForm *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->people, position);

  return row ? FFW_REGISTER_ROW (row) : NULL;
}

static FfwRegisterPerson *
person_of (FfwRegisterForm *self, gpointer row)
{
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  return position >= 0 && self->of && position < (int)self->of->people->len
             ? self->of->people->pdata[position]
             : NULL;
}

static void
show_problem (FfwRegisterForm *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static gboolean
has_no_show (const FfwRegister *of)
{
  for (guint i = 0; i < of->people->len; i++)
    if (((FfwRegisterPerson *)of->people->pdata[i])->status == FFW_BOOKING_NO_SHOW)
      return TRUE;

  return FALSE;
}

static void
show_sums (FfwRegisterForm *self)
{
  gboolean may_close = FALSE;
  gboolean open = self->of->status != FFW_SESSION_HELD && self->of->dates->len > 0
                  && self->of->status != FFW_SESSION_CANCELLED;
  g_autofree char *consequence = ffw_register_words_consequence (self->of, ffw_date_today (),
                                                                 &may_close);
  g_autofree char *count = self->of->dates->len
                               ? ffw_register_words_count (self->of, (guint)self->date)
                               : g_strdup ("");

  gtk_label_set_label (self->consequence, consequence);
  gtk_label_set_label (self->count, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", may_close);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.slips",
                                 self->of->status == FFW_SESSION_HELD);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.reopen",
                                 self->of->status == FFW_SESSION_HELD);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.certificates",
                                 self->of->status == FFW_SESSION_HELD);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.rebook",
                                 self->of->status == FFW_SESSION_HELD && has_no_show (self->of));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.meeting", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.all-present", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.add-new", open);
  gtk_widget_set_visible (GTK_WIDGET (self->finder), open);
  gtk_widget_set_visible (GTK_WIDGET (self->newcomer), open);
  gtk_widget_set_visible (self->all, open);
  gtk_widget_set_visible (self->hint, open);
  gtk_widget_set_visible (self->close, self->of->status != FFW_SESSION_HELD);
  gtk_widget_set_visible (self->certificates, self->of->status == FFW_SESSION_HELD);
}

static void
on_written (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  const FfwRegisterMarking *marking = data;

  /* What could not be written stays, unless it was marked anew, and is tried again with it. */
  self->failed = error != NULL;
  if (error)
    {
      g_autoptr (GArray) newer = self->pending;

      self->pending = g_array_copy (marking->entries);
      for (guint i = 0; i < newer->len; i++)
        ffw_register_entries_add (self->pending, &g_array_index (newer, FfwRegisterEntry, i));
    }
}

/* Writes what was marked. @widget: this form, or the window below it once it closes. */
static void
write_pending (FfwRegisterForm *self, GtkWidget *widget)
{
  g_clear_handle_id (&self->write_later, g_source_remove);
  if (self->pending->len == 0 || ffw_form_get_workspace (FFW_FORM (self)) == NULL)
    return;

  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_register_marking_write,
          ffw_register_marking_new (self->session, self->pending), ffw_register_marking_free,
          _ ("The Register Could Not Be Saved"), widget == GTK_WIDGET (self) ? on_written : NULL);
  g_array_set_size (self->pending, 0);
}

static gboolean
write_now (gpointer data)
{
  FfwRegisterForm *self = data;

  self->write_later = 0;
  write_pending (self, GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

static void
enter (FfwRegisterForm *self, FfwRegisterRow *row, const FfwRegisterEntry *entry)
{
  ffw_register_entries_add (self->pending, entry);
  ffw_register_entries_apply (self->pending, self->of);
  ffw_register_row_show (row, self->of, person_of (self, row), (guint)self->date);
  show_sums (self);
  g_clear_handle_id (&self->write_later, g_source_remove);
  self->write_later = g_timeout_add (PAUSE, write_now, self);
}

static gboolean
may_mark (FfwRegisterForm *self)
{
  const FfwRegisterDate *on;
  FfwDate day = FFW_DATE_NONE;
  g_autofree char *word = NULL;
  g_autofree char *sentence = NULL;
  guint minute;

  if (self->of == NULL || self->of->status == FFW_SESSION_HELD
      || self->of->status == FFW_SESSION_CANCELLED || self->of->dates->len == 0)
    return FALSE;
  on = self->of->dates->pdata[self->date];
  ffw_date_time_parse (on->starts_at, &day, &minute);
  if (day <= ffw_date_today ())
    {
      show_problem (self, NULL);
      return TRUE;
    }
  word = ffw_words_date (day);
  /* Translators: %1$s is a date */
  sentence = ffw_words (_ ("The register of %1$s can be filled in from that day on."), word, NULL);
  show_problem (self, sentence);

  return FALSE;
}

static void
mark (FfwRegisterForm *self, FfwRegisterRow *row, int attended, int minutes)
{
  const FfwRegisterPerson *person = person_of (self, row);

  if (person == NULL)
    return;
  if (may_mark (self))
    {
      const FfwRegisterEntry entry
          = { person->person, self->date, { attended, minutes }, FFW_REGISTER_AS_PROPOSED };

      enter (self, row, &entry);
    }
  else
    ffw_register_row_show (row, self->of, person, (guint)self->date);
}

static void
on_marked (FfwRegisterForm *self, int attended, FfwRegisterRow *row)
{
  mark (self, row, attended, FFW_REGISTER_UNKNOWN);
}

static void
on_timed (FfwRegisterForm *self, int minutes, FfwRegisterRow *row)
{
  mark (self, row, 1, minutes);
}

static void
on_chosen (FfwRegisterForm *self, int outcome, FfwRegisterRow *row)
{
  const FfwRegisterPerson *person = person_of (self, row);

  if (person)
    {
      const FfwRegisterEntry entry = { person->person, -1, { 0, 0 }, outcome };

      enter (self, row, &entry);
    }
}

static gboolean
fill (gpointer data)
{
  FfwRegisterForm *self = data;
  int n = 0;

  while (row_at (self, n))
    n++;
  for (int end = MIN (n + BATCH, (int)self->of->people->len); n < end; n++)
    {
      GtkWidget *row = ffw_register_row_new ();

      ffw_register_row_show (FFW_REGISTER_ROW (row), self->of, self->of->people->pdata[n],
                             (guint)self->date);
      g_signal_connect_object (row, "marked", G_CALLBACK (on_marked), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "timed", G_CALLBACK (on_timed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->people, row);
    }
  if (self->who == 0 && n > 0 && n <= BATCH)
    gtk_list_box_select_row (self->people, GTK_LIST_BOX_ROW (row_at (self, 0)));
  if (n < (int)self->of->people->len)
    return G_SOURCE_CONTINUE;
  self->fill_later = 0;

  return G_SOURCE_REMOVE;
}

static void
go_to (FfwRegisterForm *self, FfwRegisterRow *row)
{
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->people, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
go_to_person (FfwRegisterForm *self)
{
  FfwRegisterRow *row;

  for (int i = 0; self->who && (row = row_at (self, i)); i++)
    if (ffw_register_row_get_person (row) == self->who)
      {
        self->who = 0;
        go_to (self, row);
      }
}

/* Rows keep their places where the people are the same; otherwise they are made anew. */
static void
show_people (FfwRegisterForm *self)
{
  gboolean same = TRUE;
  FfwRegisterRow *row;
  guint n = 0;

  for (; (row = row_at (self, (int)n)); n++)
    same = same && n < self->of->people->len
           && ((FfwRegisterPerson *)self->of->people->pdata[n])->person
                  == ffw_register_row_get_person (row);
  if (!same)
    {
      GtkWidget *child;

      if (self->who == 0 && gtk_widget_get_focus_child (GTK_WIDGET (self->people)))
        self->who = ffw_register_row_get_person (
            FFW_REGISTER_ROW (gtk_widget_get_focus_child (GTK_WIDGET (self->people))));
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->people))))
        gtk_list_box_remove (self->people, child);
      n = 0;
    }
  for (guint i = 0; i < n; i++)
    ffw_register_row_show (row_at (self, (int)i), self->of, self->of->people->pdata[i],
                           (guint)self->date);
  if (n < self->of->people->len && self->fill_later == 0 && fill (self) == G_SOURCE_CONTINUE)
    self->fill_later = g_idle_add (fill, self);
  gtk_widget_set_visible (GTK_WIDGET (self->people), self->of->people->len > 0);
  go_to_person (self);
}

static void
on_date (GtkToggleButton *button, gpointer data)
{
  FfwRegisterForm *self = data;

  if (!gtk_toggle_button_get_active (button))
    return;
  self->date = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "date"));
  show_problem (self, NULL);
  show_people (self);
  show_sums (self);
}

static void
set_date (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  GtkFlowBoxChild *place = gtk_flow_box_get_child_at_index (self->dates,
                                                            g_variant_get_int32 (parameter));

  if (place)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (place)), TRUE);
}

static void
step_date (GtkWidget *widget, const char *action, GVariant *step)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  gtk_widget_activate_action (widget, "register.date", "i",
                              MAX (0, self->date + g_variant_get_int32 (step)));
}

/* Ctrl+Page Up and Ctrl+Page Down, as tabs have them; a list that scrolls would take them. */
static void
add_date_keys (FfwRegisterForm *self)
{
  static const guint keys[] = { GDK_KEY_Page_Up, GDK_KEY_Page_Down };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], GDK_CONTROL_MASK),
                                                gtk_named_action_new ("register.step-date"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (i == 0 ? -1 : 1));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static FfwDate
day_at (FfwRegisterForm *self, guint i)
{
  FfwDate day = FFW_DATE_NONE;
  guint minute;

  ffw_date_time_parse (((FfwRegisterDate *)self->of->dates->pdata[i])->starts_at, &day, &minute);

  return day;
}

/* The last date that has come, unless another was looked at. */
static void
pick_date (FfwRegisterForm *self)
{
  int n = (int)self->of->dates->len;

  if (self->date >= 0 && self->date < n)
    return;
  self->date = 0;
  for (int i = 0; i < n && day_at (self, (guint)i) <= ffw_date_today (); i++)
    self->date = i;
}

static void
show_dates (FfwRegisterForm *self)
{
  GtkToggleButton *group = NULL;
  GtkWidget *child;

  pick_date (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->dates))))
    gtk_flow_box_remove (self->dates, child);
  for (guint i = 0; i < self->of->dates->len; i++)
    {
      g_autofree char *day = ffw_words_short_date (day_at (self, i));
      GtkWidget *button = gtk_toggle_button_new_with_label (day);
      GtkWidget *place;

      g_object_set_data (G_OBJECT (button), "date", GINT_TO_POINTER ((int)i));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      group = GTK_TOGGLE_BUTTON (button);
      gtk_toggle_button_set_active (group, (int)i == self->date);
      g_signal_connect (button, "toggled", G_CALLBACK (on_date), self);
      gtk_flow_box_append (self->dates, button);
      place = gtk_widget_get_parent (button);
      gtk_widget_set_focusable (place, FALSE);
      ffw_words_name (GTK_ACCESSIBLE (place), day);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->dates), self->of->dates->len > 1);
}

static gpointer
read_register (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_register_read (connection, *(gint64 *)data, ffw_language_get (), error);
}

static void
register_free (gpointer data)
{
  ffw_register_free (data);
}

static gboolean
same_dates (const FfwRegister *a, const FfwRegister *b)
{
  gboolean same = a && a->dates->len == b->dates->len;

  for (guint i = 0; same && i < b->dates->len; i++)
    same = g_str_equal (((FfwRegisterDate *)a->dates->pdata[i])->starts_at,
                        ((FfwRegisterDate *)b->dates->pdata[i])->starts_at);

  return same;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwRegisterForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwRegister) of = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  g_autoptr (FfwRegister) before = NULL;
  g_autofree char *subtitle = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  if (of == NULL)
    {
      show_problem (self,
                    error ? error->message : _ ("This session is not in the workspace any more."));
      return;
    }

  before = g_steal_pointer (&self->of);
  self->of = g_steal_pointer (&of);
  ffw_register_entries_apply (self->pending, self->of);
  subtitle = g_strdup_printf ("%s · %s", self->of->title, self->of->code);
  adw_window_title_set_subtitle (self->title, subtitle);
  /* The keyboard begins at the first name. */
  if (before == NULL && self->who == 0 && self->of->people->len > 0
      && ffw_people_finder_is_empty (self->finder))
    self->who = ((FfwRegisterPerson *)self->of->people->pdata[0])->person;
  if (!same_dates (before, self->of))
    show_dates (self);
  if (self->of->dates->len > 0)
    {
      ffw_people_finder_set_on (self->finder, day_at (self, (guint)self->date));
      show_people (self);
    }
  show_sums (self);
}

static void
read_again (FfwRegisterForm *self)
{
  g_cancellable_cancel (self->reading);
  g_set_object (&self->reading, NULL);
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_register,
                            g_memdup2 (&self->session, sizeof self->session), g_free, register_free,
                            self->reading, on_read, g_object_ref (self));
}

static void
on_changed (FfwRegisterForm *self, const char *const *changed)
{
  if (self->session && ffw_concern_any (changed, tables))
    read_again (self);
}

/* Goes on to the next below; at the end, to the button that closes the register. */
static void
go_on (FfwRegisterForm *self, FfwRegisterRow *row)
{
  FfwRegisterRow *next = row_at (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);

  g_string_truncate (self->typed, 0);
  if (next)
    go_to (self, next);
  else
    gtk_widget_grab_focus (self->close);
}

/* Looks from the row with the keyboard on, then from the top. */
static void
find_typed (FfwRegisterForm *self, FfwRegisterRow *from)
{
  g_autofree char *folded = ffw_fold (self->typed->str);
  int start = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (from));
  int n = (int)self->of->people->len;

  for (int i = 0; i < n; i++)
    {
      FfwRegisterRow *row = row_at (self, (start + i) % n);

      if (row && ffw_register_row_matches (row, folded))
        {
          go_to (self, row);
          return;
        }
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
type_letter (FfwRegisterForm *self, FfwRegisterRow *row, guint key, guint time)
{
  gunichar letter = gdk_keyval_to_unicode (key);

  if (!g_unichar_isalpha (letter) && letter != '\'' && letter != 0x2019)
    return FALSE;
  if (time > self->typed_until)
    g_string_truncate (self->typed, 0);
  self->typed_until = time + TYPING;
  g_string_append_unichar (self->typed, letter);
  find_typed (self, row);

  return TRUE;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        gpointer data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  FfwRegisterForm *self
      = FFW_REGISTER_FORM (gtk_widget_get_ancestor (list, FFW_TYPE_REGISTER_FORM));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  guint time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller));
  FfwRegisterRow *row;

  /* A field or a button of a row has keys of its own. */
  if (!FFW_IS_REGISTER_ROW (focus) || self->of == NULL
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  row = FFW_REGISTER_ROW (focus);

  switch (key)
    {
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      mark (self, row, 1, FFW_REGISTER_UNKNOWN);
      go_on (self, row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      mark (self, row, 0, FFW_REGISTER_UNKNOWN);
      go_on (self, row);
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      mark (self, row, FFW_REGISTER_UNKNOWN, FFW_REGISTER_UNKNOWN);
      return GDK_EVENT_STOP;
    default:
      return type_letter (self, row, key, time);
    }
}

static void
all_present (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  if (!may_mark (self))
    return;
  for (guint i = 0; i < self->of->people->len; i++)
    {
      const FfwRegisterPerson *person = self->of->people->pdata[i];
      const FfwRegisterEntry entry = { person->person,
                                       self->date,
                                       { 1, person->marks[self->date].minutes },
                                       FFW_REGISTER_AS_PROPOSED };

      if (person->marks[self->date].attended != 1)
        g_array_append_val (self->pending, entry);
    }
  ffw_register_entries_apply (self->pending, self->of);
  show_people (self);
  show_sums (self);
  write_pending (self, widget);
}

static void
on_come (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  const FfwRegisterMarking *marking = data;

  if (!done)
    return;
  self->who = marking->came;
  ffw_text_entry_set_text (self->name, "");
  gtk_expander_set_expanded (self->newcomer, FALSE);
  go_to_person (self);
}

static void
walk_in (FfwRegisterForm *self, FfwRegisterMarking *marking)
{
  marking->date = self->date;
  ffw_do (GTK_WIDGET (self), ffw_form_get_workspace (FFW_FORM (self)), ffw_register_marking_walk_in,
          marking, ffw_register_marking_free, _ ("They Could Not Be Added to the Register"),
          on_come);
}

/* Who has a place is only marked, the others get one. */
static void
on_found (FfwRegisterForm *self, FfwMatch *match)
{
  FfwRegisterMarking *marking;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (FfwRegisterEntry));

  if (!may_mark (self))
    return;
  write_pending (self, GTK_WIDGET (self));
  marking = ffw_register_marking_new (self->session, none);
  marking->post = match->post;
  walk_in (self, marking);
}

static void
on_name_entered (FfwRegisterForm *self)
{
  if (*ffw_choice_get_code (self->organisation))
    gtk_widget_activate_action (GTK_WIDGET (self), "register.add-new", NULL);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->organisation));
}

static void
add_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  g_autofree char *name = g_strstrip (g_strdup (ffw_text_entry_get_text (self->name)));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (FfwRegisterEntry));
  FfwRegisterMarking *marking;

  ffw_text_entry_show_problem (self->name, *name ? NULL : _ ("Write the name."));
  ffw_choice_show_problem (self->organisation, *ffw_choice_get_code (self->organisation)
                                                   ? NULL
                                                   : _ ("Choose an organisation."));
  if (*name == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
  else if (*ffw_choice_get_code (self->organisation) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->organisation));
  if (*name == '\0' || *ffw_choice_get_code (self->organisation) == '\0' || !may_mark (self))
    return;

  write_pending (self, widget);
  marking = ffw_register_marking_new (self->session, none);
  marking->name = g_steal_pointer (&name);
  marking->organisation = g_strdup (ffw_choice_get_code (self->organisation));
  walk_in (self, marking);
}

static void
on_closed (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  if (done)
    ffw_form_close (FFW_FORM (widget));
  else
    on_written (widget, done, error, data);
}

/* The first date of which nothing is marked at all, or -1: it has probably been forgotten. */
static int
find_forgotten (FfwRegisterForm *self)
{
  for (guint i = 0; i < self->of->dates->len; i++)
    {
      gboolean marked = self->of->people->len == 0;

      for (guint k = 0; k < self->of->people->len && !marked; k++)
        {
          const FfwRegisterPerson *person = self->of->people->pdata[k];

          marked = person->marks[i].attended != FFW_REGISTER_UNKNOWN
                   || person->status != FFW_BOOKING_BOOKED;
        }
      if (!marked)
        return (int)i;
    }

  return -1;
}

static void
warn_forgotten (FfwRegisterForm *self, int date)
{
  g_autofree char *day = ffw_words_date (day_at (self, (guint)date));
  /* Translators: %1$s is a date */
  g_autofree char *sentence = ffw_words (
      _ ("Nothing is marked for %1$s yet. Mark who was there, or close the register once more to "
         "have everybody count as absent then."),
      day, NULL);

  self->warned = date;
  gtk_widget_activate_action (GTK_WIDGET (self), "register.date", "i", date);
  show_problem (self, sentence);
  gtk_widget_grab_focus (self->all);
}

static void
close_register (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  int forgotten = find_forgotten (self);

  if (forgotten >= 0 && self->warned != forgotten)
    {
      warn_forgotten (self, forgotten);
      return;
    }
  g_clear_handle_id (&self->write_later, g_source_remove);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_register_marking_close,
          ffw_register_marking_new (self->session, self->pending), ffw_register_marking_free,
          _ ("The Register Could Not Be Closed"), on_closed);
  g_array_set_size (self->pending, 0);
}

static void
reopen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_register_marking_reopen,
          ffw_register_marking_new (self->session, self->pending), ffw_register_marking_free,
          _ ("The Register Could Not Be Opened Again"), NULL);
}

static void
save_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  ffw_register_saving_choose (widget, ffw_form_get_workspace (FFW_FORM (self)), self->session,
                              FFW_REGISTER_PRINT_SHEET);
}

static void
save_certificates (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);

  ffw_register_saving_choose (widget, ffw_form_get_workspace (FFW_FORM (self)), self->session,
                              FFW_REGISTER_PRINT_CERTIFICATES);
}

static void
write_slips (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "session", "x", self->session);
  ffw_form_window_open (GTK_WINDOW (gtk_widget_get_root (widget)),
                        ffw_form_get_workspace (FFW_FORM (self)), FFW_TYPE_SLIPS_FORM,
                        g_variant_dict_end (&begin));
}

static void
on_report_chosen (GtkWidget *widget, const char *const *paths)
{
  gtk_widget_activate_action (widget, "register.meeting-of", "s", paths[0]);
}

static void
choose_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Attendance Report of a Meeting"),
              /* Translators: files of which the name ends in .csv */
              _ ("_Open"), _ ("Attendance reports (.csv)"), "*.csv", NULL, on_report_chosen);
}

static void
open_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  if (!may_mark (self))
    return;
  write_pending (self, widget);
  g_variant_dict_insert (&begin, "session", "x", self->session);
  g_variant_dict_insert (&begin, "date", "i", self->date);
  g_variant_dict_insert_value (&begin, "path", parameter);
  ffw_form_window_open (GTK_WINDOW (gtk_widget_get_root (widget)),
                        ffw_form_get_workspace (FFW_FORM (self)), FFW_TYPE_MEETING_FORM,
                        g_variant_dict_end (&begin));
}

/* Opens, in place of this form, the one that books who did not come on another session. */
static void
rebook (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  GtkWidget *below
      = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (gtk_widget_get_root (widget))));
  GVariantBuilder posts;

  g_variant_builder_init (&posts, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < self->of->people->len; i++)
    {
      const FfwRegisterPerson *person = self->of->people->pdata[i];

      if (person->status == FFW_BOOKING_NO_SHOW && person->post)
        g_variant_builder_add (&posts, "x", person->post);
    }
  g_object_ref (below);
  ffw_form_close (FFW_FORM (self));
  gtk_widget_activate_action (below, "session.book", "(x@ax)", (gint64)0,
                              g_variant_builder_end (&posts));
  g_object_unref (below);
}

static GVariant *
ffw_register_form_save (FfwForm *form)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->people));

  /* What is marked is not lost where the form is made anew in another language. */
  write_pending (self, GTK_WIDGET (self));
  g_variant_dict_insert (&state, "session", "x", self->session);
  g_variant_dict_insert (&state, "date", "i", self->date);
  if (row)
    g_variant_dict_insert (&state, "who", "x",
                           ffw_register_row_get_person (FFW_REGISTER_ROW (row)));
  g_variant_dict_insert (&state, "newcomer", "b", gtk_expander_get_expanded (self->newcomer));
  g_variant_dict_insert (&state, "name", "s", ffw_text_entry_get_text (self->name));
  g_variant_dict_insert (&state, "organisation", "s", ffw_choice_get_code (self->organisation));
  g_variant_dict_insert_value (&state, "finder", ffw_people_finder_save (self->finder));

  return g_variant_dict_end (&state);
}

static void
ffw_register_form_restore (FfwForm *form, GVariant *state)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (form);
  g_autoptr (GVariant) finder = g_variant_lookup_value (state, "finder", G_VARIANT_TYPE_VARDICT);
  gboolean newcomer = FALSE;
  const char *text;

  g_variant_lookup (state, "session", "x", &self->session);
  g_variant_lookup (state, "date", "i", &self->date);
  g_variant_lookup (state, "who", "x", &self->who);
  if (g_variant_lookup (state, "newcomer", "b", &newcomer))
    gtk_expander_set_expanded (self->newcomer, newcomer);
  if (g_variant_lookup (state, "name", "&s", &text))
    ffw_text_entry_set_text (self->name, text);
  if (g_variant_lookup (state, "organisation", "&s", &text))
    ffw_choice_set_code (self->organisation, text);
  if (finder)
    ffw_people_finder_restore (self->finder, finder);
  read_again (self);
}

/* Marks are written by themselves; only what could not be is to be lost. */
static gboolean
ffw_register_form_is_touched (FfwForm *form)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (form);

  return (self->failed && self->pending->len > 0) || *ffw_text_entry_get_text (self->name);
}

static void
ffw_register_form_unmap (GtkWidget *widget)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  GtkWindow *below = gtk_window_get_transient_for (GTK_WINDOW (gtk_widget_get_root (widget)));

  write_pending (self, below ? GTK_WIDGET (below) : widget);
  GTK_WIDGET_CLASS (ffw_register_form_parent_class)->unmap (widget);
}

static void
ffw_register_form_constructed (GObject *object)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_register_form_parent_class)->constructed (object);

  ffw_people_finder_set_workspace (self->finder, workspace);
  ffw_choice_set_source (self->organisation, workspace, "organisation");
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
ffw_register_form_dispose (GObject *object)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (object);

  g_clear_handle_id (&self->write_later, g_source_remove);
  g_clear_handle_id (&self->fill_later, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_register_form_parent_class)->dispose (object);
}

static void
ffw_register_form_finalize (GObject *object)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (object);

  g_clear_pointer (&self->of, ffw_register_free);
  g_array_unref (self->pending);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (ffw_register_form_parent_class)->finalize (object);
}

static gboolean
ffw_register_form_grab_focus (GtkWidget *widget)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (widget);
  FfwRegisterRow *first = row_at (self, 0);

  return gtk_widget_grab_focus (first ? GTK_WIDGET (first) : GTK_WIDGET (self->finder));
}

static void
ffw_register_form_class_init (FfwRegisterFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->constructed = ffw_register_form_constructed;
  object_class->dispose = ffw_register_form_dispose;
  object_class->finalize = ffw_register_form_finalize;
  widget_class->grab_focus = ffw_register_form_grab_focus;
  widget_class->unmap = ffw_register_form_unmap;
  form_class->save = ffw_register_form_save;
  form_class->restore = ffw_register_form_restore;
  form_class->is_touched = ffw_register_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_PEOPLE_FINDER);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-register-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, dates);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, finder);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, newcomer);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, name);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, count);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, people);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, consequence);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, all);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, hint);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, certificates);
  gtk_widget_class_bind_template_child (widget_class, FfwRegisterForm, close);
  gtk_widget_class_bind_template_callback (widget_class, on_found);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_name_entered);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, close_register);
  gtk_widget_class_install_action (widget_class, "register.step-date", "i", step_date);
  gtk_widget_class_install_action (widget_class, "register.date", "i", set_date);
  gtk_widget_class_install_action (widget_class, "register.all-present", NULL, all_present);
  gtk_widget_class_install_action (widget_class, "register.sheet", NULL, save_sheet);
  gtk_widget_class_install_action (widget_class, "register.certificates", NULL, save_certificates);
  gtk_widget_class_install_action (widget_class, "register.meeting", NULL, choose_report);
  gtk_widget_class_install_action (widget_class, "register.meeting-of", "s", open_report);
  gtk_widget_class_install_action (widget_class, "register.rebook", NULL, rebook);
  gtk_widget_class_install_action (widget_class, "register.reopen", NULL, reopen);
  gtk_widget_class_install_action (widget_class, "register.slips", NULL, write_slips);
  gtk_widget_class_install_action (widget_class, "register.add-new", NULL, add_new);
}

static void
ffw_register_form_init (FfwRegisterForm *self)
{
  self->date = -1;
  self->warned = -1;
  self->pending = g_array_new (FALSE, FALSE, sizeof (FfwRegisterEntry));
  self->typed = g_string_new (NULL);
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_date_keys (self);
  ffw_words_name (GTK_ACCESSIBLE (self->newcomer), _ ("Somebody who is not in the workspace yet"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.reopen", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.slips", FALSE);
}
