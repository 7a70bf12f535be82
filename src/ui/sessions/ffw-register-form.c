/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register-form-private.h"

#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-register-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How long after a mark it is written, in milliseconds: one change for those that come together. */
#define PAUSE 1500
/* How many rows are made at a time, so that hundreds hold nobody up. */
#define BATCH 40

static const char *const tables[]
    = { "session", "session_date", "booking", "attendance", "register_line",
        "record",  "person",       "post",    "course",     NULL };

G_DEFINE_FINAL_TYPE (FfwRegisterForm, ffw_register_form, FFW_TYPE_FORM)

/** Returns: (transfer none) (nullable): the row at a position */
FfwRegisterRow *
ffw_register_form_get_row (FfwRegisterForm *self, int position)
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

/** Says what is wrong, above the people; nothing where @problem is %NULL. */
void
ffw_register_form_show_problem (FfwRegisterForm *self, const char *problem)
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

/** Shows how many are marked, what closing would do, and what can be done now. */
void
ffw_register_form_show_sums (FfwRegisterForm *self)
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

/** Is told how a change of marks ended; what could not be written is kept. */
void
ffw_register_form_written (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
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

/**
 * ffw_register_form_write_pending:
 * @widget: this form, or the window below it once it closes
 *
 * Writes what was marked, where there is something.
 */
void
ffw_register_form_write_pending (FfwRegisterForm *self, GtkWidget *widget)
{
  g_clear_handle_id (&self->write_later, g_source_remove);
  if (self->pending->len == 0 || ffw_form_get_workspace (FFW_FORM (self)) == NULL)
    return;

  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_register_marking_write,
          ffw_register_marking_new (self->session, self->pending), ffw_register_marking_free,
          _ ("The Register Could Not Be Saved"),
          widget == GTK_WIDGET (self) ? ffw_register_form_written : NULL);
  g_array_set_size (self->pending, 0);
}

static gboolean
write_now (gpointer data)
{
  FfwRegisterForm *self = data;

  self->write_later = 0;
  ffw_register_form_write_pending (self, GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

static void
enter (FfwRegisterForm *self, FfwRegisterRow *row, const FfwRegisterEntry *entry)
{
  ffw_register_entries_add (self->pending, entry);
  ffw_register_entries_apply (self->pending, self->of);
  ffw_register_row_show (row, self->of, person_of (self, row), (guint)self->date);
  ffw_register_form_show_sums (self);
  g_clear_handle_id (&self->write_later, g_source_remove);
  self->write_later = g_timeout_add (PAUSE, write_now, self);
}

/** Returns: whether the date that is shown can be filled in; else it is said why not */
gboolean
ffw_register_form_may_mark (FfwRegisterForm *self)
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
      ffw_register_form_show_problem (self, NULL);
      return TRUE;
    }
  word = ffw_words_date (day);
  /* Translators: %1$s is a date */
  sentence = ffw_words (_ ("The register of %1$s can be filled in from that day on."), word, NULL);
  ffw_register_form_show_problem (self, sentence);

  return FALSE;
}

/** Marks the person of a row on the date that is shown. */
void
ffw_register_form_mark (FfwRegisterForm *self, FfwRegisterRow *row, int attended, int minutes)
{
  const FfwRegisterPerson *person = person_of (self, row);

  if (person == NULL)
    return;
  if (ffw_register_form_may_mark (self))
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
  ffw_register_form_mark (self, row, attended, FFW_REGISTER_UNKNOWN);
}

static void
on_timed (FfwRegisterForm *self, int minutes, FfwRegisterRow *row)
{
  ffw_register_form_mark (self, row, 1, minutes);
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

  while (ffw_register_form_get_row (self, n))
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
    gtk_list_box_select_row (self->people, GTK_LIST_BOX_ROW (ffw_register_form_get_row (self, 0)));
  if (n < (int)self->of->people->len)
    return G_SOURCE_CONTINUE;
  self->fill_later = 0;

  return G_SOURCE_REMOVE;
}

/** Gives the keyboard to a row, if any. */
void
ffw_register_form_go_to (FfwRegisterForm *self, FfwRegisterRow *row)
{
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->people, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/** Gives the keyboard to the person whom it waits for, once their row is there. */
void
ffw_register_form_go_to_person (FfwRegisterForm *self)
{
  FfwRegisterRow *row;

  for (int i = 0; self->who && (row = ffw_register_form_get_row (self, i)); i++)
    if (ffw_register_row_get_person (row) == self->who)
      {
        self->who = 0;
        ffw_register_form_go_to (self, row);
      }
}

/** Shows everybody. Rows keep their places where the people are the same; else they are new. */
void
ffw_register_form_show_people (FfwRegisterForm *self)
{
  gboolean same = TRUE;
  FfwRegisterRow *row;
  guint n = 0;

  for (; (row = ffw_register_form_get_row (self, (int)n)); n++)
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
    ffw_register_row_show (ffw_register_form_get_row (self, (int)i), self->of,
                           self->of->people->pdata[i], (guint)self->date);
  if (n < self->of->people->len && self->fill_later == 0 && fill (self) == G_SOURCE_CONTINUE)
    self->fill_later = g_idle_add (fill, self);
  gtk_widget_set_visible (GTK_WIDGET (self->people), self->of->people->len > 0);
  ffw_register_form_go_to_person (self);
}

static void
on_date (GtkToggleButton *button, gpointer data)
{
  FfwRegisterForm *self = data;

  if (!gtk_toggle_button_get_active (button))
    return;
  self->date = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "date"));
  ffw_register_form_show_problem (self, NULL);
  ffw_register_form_show_people (self);
  ffw_register_form_show_sums (self);
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

/** Returns: the day of one of the dates */
FfwDate
ffw_register_form_get_day (FfwRegisterForm *self, guint i)
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
  for (int i = 0; i < n && ffw_register_form_get_day (self, (guint)i) <= ffw_date_today (); i++)
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
      g_autofree char *day = ffw_words_short_date (ffw_register_form_get_day (self, i));
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
      ffw_register_form_show_problem (
          self, error ? error->message : _ ("This session is not in the workspace any more."));
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
      ffw_people_finder_set_on (self->finder, ffw_register_form_get_day (self, (guint)self->date));
      ffw_register_form_show_people (self);
    }
  ffw_register_form_show_sums (self);
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

static GVariant *
ffw_register_form_save (FfwForm *form)
{
  FfwRegisterForm *self = FFW_REGISTER_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->people));

  /* What is marked is not lost where the form is made anew in another language. */
  ffw_register_form_write_pending (self, GTK_WIDGET (self));
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

  ffw_register_form_write_pending (self, below ? GTK_WIDGET (below) : widget);
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
  FfwRegisterRow *first = ffw_register_form_get_row (self, 0);

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
  gtk_widget_class_bind_template_callback_full (widget_class, "on_key",
                                                G_CALLBACK (ffw_register_keys_on_key));
  gtk_widget_class_install_action (widget_class, "register.date", "i", set_date);
  ffw_register_keys_install (widget_class);
  ffw_register_doing_install (widget_class);
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
  ffw_register_keys_add_dates (self);
  ffw_words_name (GTK_ACCESSIBLE (self->newcomer), _ ("Somebody who is not in the workspace yet"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.reopen", FALSE);
}
