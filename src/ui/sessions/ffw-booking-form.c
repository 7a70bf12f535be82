/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-form.h"

#include "ffw-booking-words.h"
#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-code-choice.h"
#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-people-finder.h"
#include "ffw-person-rows.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How long one waits for the next letter before it is worked out what comes of it, in
 * milliseconds. */
#define PAUSE 200

/* How many people have a row each. More are only counted. */
#define MOST_ROWS 100

struct _FfwBookingForm
{
  FfwForm parent_instance;

  FfwChoice *session;
  FfwPeopleFinder *finder;
  FfwChoice *team;
  FfwChoice *organisation;
  FfwTextEntry *most;
  FfwCodeChoice *language;
  GtkCheckButton *funded;
  FfwTextEntry *access;
  FfwTextEntry *reason;
  GtkCheckButton *leave_lists;
  GtkLabel *problem;
  GtkLabel *sum;
  GtkListBox *people;
  GtkWidget *more;

  GArray *posts;         /* of gint64, in the order in which they were chosen */
  char *chosen;          /* the session that is to be chosen once they are read, or NULL */
  GCancellable *reading; /* the sessions */
  GCancellable *looking; /* what would come of it */
  GCancellable *finding; /* a group of people */
  guint pause;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (FfwBookingForm, ffw_booking_form, FFW_TYPE_FORM)

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL && *sentence != '\0');
}

static gint64
get_session (FfwBookingForm *self)
{
  return g_ascii_strtoll (ffw_choice_get_code (self->session), NULL, 10);
}

static gboolean
has_post (FfwBookingForm *self, gint64 post)
{
  for (guint i = 0; i < self->posts->len; i++)
    if (g_array_index (self->posts, gint64, i) == post)
      return TRUE;

  return FALSE;
}

/* What is entered, and what becomes of it. */
typedef struct
{
  FfwBookingPlan *plan;
  FfwBookingResult *result;
} Doing;

static void
doing_free (gpointer data)
{
  Doing *self = data;

  ffw_booking_plan_free (self->plan);
  g_clear_pointer (&self->result, ffw_booking_result_free);
  g_free (self);
}

static char *
get_text (FfwTextEntry *entry)
{
  char *text = g_strstrip (g_strdup (ffw_text_entry_get_text (entry)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

static Doing *
make_doing (FfwBookingForm *self)
{
  Doing *doing = g_new0 (Doing, 1);
  int language = 0;
  gboolean said = ffw_coding_find (&ffw_coding_language, ffw_code_choice_get_code (self->language),
                                   &language);

  doing->plan = ffw_booking_plan_new (get_session (self));
  doing->plan->leave_lists = gtk_check_button_get_active (self->leave_lists);
  for (guint i = 0; i < self->posts->len; i++)
    {
      FfwBookingAsk *ask = ffw_booking_plan_add (doing->plan,
                                                 g_array_index (self->posts, gint64, i));

      ask->language = said ? language : FFW_NULL;
      ask->funded = gtk_check_button_get_active (self->funded);
      ask->access = get_text (self->access);
      ask->reason = get_text (self->reason);
    }

  return doing;
}

static gboolean
look (FfwChange *change, gpointer data, GError **error)
{
  Doing *self = data;

  g_clear_pointer (&self->result, ffw_booking_result_free);
  self->result = ffw_booking_plan_look (change, self->plan, ffw_date_today (), error);

  return self->result != NULL;
}

static gboolean
book (FfwChange *change, gpointer data, GError **error)
{
  Doing *self = data;

  g_clear_pointer (&self->result, ffw_booking_result_free);
  self->result = ffw_booking_plan_run (change, self->plan, ffw_date_today (), error);

  return self->result != NULL;
}

static void
clear_people (FfwBookingForm *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->people, 0)))
    gtk_list_box_remove (self->people, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->people), FALSE);
}

static void
add_row (FfwBookingForm *self, const FfwBookingOutcome *outcome)
{
  g_autofree char *said = ffw_booking_words_outcome (outcome);
  g_autofree char *name = outcome->organisation
                              /* Translators: a person and the code of their organisation. */
                              ? ffw_words (_ ("%1$s (%2$s)"), outcome->name, outcome->organisation,
                                           NULL)
                              : g_strdup (*outcome->name ? outcome->name : _ ("Somebody"));
  /* Translators: %1$s is a person, among those who are to be booked. */
  g_autofree char *remove = ffw_words (_ ("Remove %1$s"), outcome->name, NULL);
  GtkWidget *row = ffw_person_rows_new (name, said);

  if (outcome->refusal != FFW_BOOKING_REFUSAL_NONE)
    ffw_person_rows_add (row, ffw_words_icon ("dialog-warning-symbolic"));
  if (!outcome->waited)
    ffw_person_rows_add_button (row, "list-remove-symbolic", remove, "booking.remove",
                                outcome->post);
  gtk_list_box_append (self->people, row);
}

/* Those who cannot be booked come first: they are what is to be mended. */
static void
show_result (FfwBookingForm *self, const FfwBookingResult *result)
{
  g_autofree char *sum = ffw_booking_words_sum (result);
  guint n = 0;

  show (self->sum, sum);
  show (self->problem, NULL);
  clear_people (self);
  for (guint refused = 2; refused-- > 0;)
    for (guint i = 0; i < result->outcomes->len && n < MOST_ROWS; i++)
      {
        const FfwBookingOutcome *outcome = result->outcomes->pdata[i];

        if ((outcome->refusal != FFW_BOOKING_REFUSAL_NONE) != refused)
          continue;
        add_row (self, outcome);
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->people), n > 0);
  gtk_widget_set_visible (self->more, result->outcomes->len > n);
}

static void
stop_looking (FfwBookingForm *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwBookingForm) self = data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  Doing *doing = g_object_get_data (G_OBJECT (cancellable), "doing");
  g_autoptr (GError) error = NULL;

  ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error);
  if (cancellable != self->looking)
    return;

  if (error)
    {
      show (self->problem, error->message);
      show (self->sum, NULL);
      clear_people (self);
    }
  else
    show_result (self, doing->result);
}

static void
show_unknown (FfwBookingForm *self)
{
  g_autofree char *n = ffw_words_count (
      FFW_NP_ ("%1$d person is chosen.", "%1$d people are chosen."), self->posts->len);

  show (self->sum, self->posts->len > 0 ? n : _ ("Nobody is chosen yet."));
  clear_people (self);
  gtk_widget_set_visible (self->more, FALSE);
}

static gboolean
start_look (gpointer data)
{
  FfwBookingForm *self = data;
  Doing *doing;

  self->pause = 0;
  stop_looking (self);
  if (self->saving)
    return G_SOURCE_REMOVE;
  if (get_session (self) == 0 || self->posts->len == 0)
    {
      show_unknown (self);
      return G_SOURCE_REMOVE;
    }

  doing = make_doing (self);
  self->looking = g_cancellable_new ();
  /* It lives as long as either thread may ask for it. */
  g_object_set_data_full (G_OBJECT (self->looking), "doing", doing, doing_free);
  ffw_workspace_change_async (ffw_form_get_workspace (FFW_FORM (self)), look, doing, NULL,
                              self->looking, on_looked, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
look_later (FfwBookingForm *self)
{
  stop_looking (self);
  /* What is taken apart has no people any more. */
  if (self->posts)
    self->pause = g_timeout_add (PAUSE, start_look, self);
}

static void
on_edited (FfwBookingForm *self)
{
  show (self->problem, NULL);
  look_later (self);
}

static void
on_session (FfwBookingForm *self)
{
  ffw_choice_show_problem (self->session, NULL);
  on_edited (self);
}

static void
add_post (FfwBookingForm *self, gint64 post)
{
  if (!has_post (self, post))
    g_array_append_val (self->posts, post);
}

static void
on_found (FfwBookingForm *self, FfwMatch *match)
{
  add_post (self, match->post);
  on_edited (self);
}

static void
on_remove_last (FfwBookingForm *self)
{
  if (self->posts->len == 0)
    return;

  g_array_set_size (self->posts, self->posts->len - 1);
  on_edited (self);
}

static void
do_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (widget);
  gint64 post = g_variant_get_int64 (parameter);

  for (guint i = self->posts->len; i-- > 0;)
    if (g_array_index (self->posts, gint64, i) == post)
      g_array_remove_index (self->posts, i);
  gtk_widget_grab_focus (GTK_WIDGET (self->finder));
  on_edited (self);
}

/* Which group of people is looked for. */
typedef struct
{
  gint64 session;
  char *manager;      /* the UUID of who manages the team; NULL for those who need the course */
  char *organisation; /* NULL for all */
  guint most;
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->manager);
  g_free (self->organisation);
  g_free (self);
}

static gpointer
find_group (FfwConnection *connection, gpointer data, GError **error)
{
  const Group *self = data;

  return self->manager ? ffw_booking_find_team (connection, self->manager, self->session, error)
                       : ffw_booking_find_gaps (connection, self->session, self->organisation,
                                                ffw_date_today (), error);
}

static void
on_group (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwBookingForm) self = data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) posts = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  guint most = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cancellable), "most"));
  guint added = 0;
  g_autofree char *all = NULL;
  g_autofree char *n = NULL;

  if (cancellable != self->finding)
    return;
  if (posts == NULL)
    {
      show (self->problem, error->message);
      return;
    }

  for (guint i = 0; i < posts->len && added < most; i++)
    if (!has_post (self, g_array_index (posts, gint64, i)))
      {
        g_array_append_val (self->posts, g_array_index (posts, gint64, i));
        added++;
      }
  look_later (self);
  n = ffw_words_number (added);
  all = ffw_words_number (posts->len);
  if (posts->len == 0)
    show (self->problem, _ ("There is nobody to add."));
  else
    {
      /* Translators: how many people were added to a list, of how many who were found. */
      g_autofree char *said = ffw_words (_ ("%1$s of %2$s added."), n, all, NULL);

      show (self->problem, said);
    }
}

static void
find (FfwBookingForm *self, Group *group)
{
  if (group->session == 0)
    {
      ffw_choice_show_problem (self->session, _ ("Choose a session first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->session));
      group_free (group);
      return;
    }

  if (self->finding)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  g_object_set_data (G_OBJECT (self->finding), "most", GUINT_TO_POINTER (group->most));
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), find_group, group, group_free,
                            (GDestroyNotify)g_array_unref, self->finding, on_group,
                            g_object_ref (self));
}

static void
do_add_team (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (widget);
  Group *group;

  if (*ffw_choice_get_code (self->team) == '\0')
    {
      ffw_choice_show_problem (self->team, _ ("Choose whose team it is."));
      gtk_widget_grab_focus (GTK_WIDGET (self->team));
      return;
    }
  group = g_new0 (Group, 1);
  group->session = get_session (self);
  group->manager = g_strdup (ffw_choice_get_code (self->team));
  group->most = G_MAXUINT;
  find (self, group);
}

static void
do_add_gaps (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (widget);
  const char *organisation = ffw_choice_get_code (self->organisation);
  g_autofree char *most = get_text (self->most);
  guint64 n = G_MAXUINT;
  Group *group;

  if (most && !g_ascii_string_to_unsigned (most, 10, 1, 100000, &n, NULL))
    {
      ffw_text_entry_show_problem (self->most, _ ("Write a number, or nothing for everyone."));
      gtk_widget_grab_focus (GTK_WIDGET (self->most));
      return;
    }
  ffw_text_entry_show_problem (self->most, NULL);
  group = g_new0 (Group, 1);
  group->session = get_session (self);
  group->organisation = *organisation ? g_strdup (organisation) : NULL;
  group->most = (guint)n;
  find (self, group);
}

static void
on_done (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (widget);
  const Doing *doing = data;

  self->saving = FALSE;
  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (done)
    ffw_form_close (FFW_FORM (self));
  else if (error == NULL)
    {
      show_result (self, doing->result);
      show (self->problem, _ ("Nobody was booked. See below why, and choose others or give a "
                              "reason."));
    }
}

/* Whether all that is needed is there; the keyboard goes to the first that is not. */
static gboolean
is_complete (FfwBookingForm *self)
{
  GtkWidget *wanting = NULL;

  if (self->posts->len == 0)
    {
      show (self->problem, _ ("Add the people who are to be booked."));
      wanting = GTK_WIDGET (self->finder);
    }
  else if (!ffw_people_finder_is_empty (self->finder))
    {
      show (self->problem, _ ("Somebody is still being looked up. Choose them, or clear the field "
                              "and the list of those who were not added."));
      wanting = GTK_WIDGET (self->finder);
    }
  if (get_session (self) == 0)
    {
      ffw_choice_show_problem (self->session, _ ("Choose a session."));
      wanting = GTK_WIDGET (self->session);
    }
  if (wanting)
    gtk_widget_grab_focus (wanting);

  return wanting == NULL;
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (widget);

  if (!is_complete (self))
    return;

  stop_looking (self);
  self->saving = TRUE;
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), book, make_doing (self), doing_free,
          _ ("The People Could Not Be Booked"), on_done);
}

static gpointer
read_sessions (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_booking_list_sessions (connection, ffw_date_today (), error);
}

static void
on_sessions (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwBookingForm) self = data;
  g_autoptr (GPtrArray) sessions = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);
  g_autoptr (GPtrArray) rows = ffw_choices_new ();
  g_autofree char *code = NULL;

  if (sessions == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  code = g_strdup (self->chosen ? self->chosen : ffw_choice_get_code (self->session));
  for (guint i = 0; i < sessions->len; i++)
    {
      const FfwBookableSession *session = sessions->pdata[i];
      g_autofree char *title = ffw_booking_words_session (session);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, session->id);

      g_ptr_array_add (rows, ffw_choice_row_new (id, title));
    }
  ffw_choice_set_rows (self->session, rows);
  ffw_choice_set_code (self->session, code);
  g_clear_pointer (&self->chosen, g_free);
  look_later (self);
}

static void
read_again (FfwBookingForm *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_sessions, NULL, NULL,
                            (GDestroyNotify)g_ptr_array_unref, self->reading, on_sessions,
                            g_object_ref (self));
}

static void
on_changed (FfwBookingForm *self, const char *const *changed)
{
  static const char *const shown[] = { "booking", "course", "session", "session_date", NULL };

  if (ffw_concern_any (changed, shown))
    read_again (self);
}

static GVariant *
ffw_booking_form_save (FfwForm *form)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "session", "x",
                         self->chosen ? g_ascii_strtoll (self->chosen, NULL, 10)
                                      : get_session (self));
  g_variant_dict_insert_value (&state, "posts",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->posts->data,
                                                          self->posts->len, sizeof (gint64)));
  g_variant_dict_insert_value (&state, "finder", ffw_people_finder_save (self->finder));
  g_variant_dict_insert (&state, "team", "s", ffw_choice_get_code (self->team));
  g_variant_dict_insert (&state, "organisation", "s", ffw_choice_get_code (self->organisation));
  g_variant_dict_insert (&state, "most", "s", ffw_text_entry_get_text (self->most));
  g_variant_dict_insert (&state, "language", "s", ffw_code_choice_get_code (self->language));
  g_variant_dict_insert (&state, "funded", "b", gtk_check_button_get_active (self->funded));
  g_variant_dict_insert (&state, "access", "s", ffw_text_entry_get_text (self->access));
  g_variant_dict_insert (&state, "reason", "s", ffw_text_entry_get_text (self->reason));
  g_variant_dict_insert (&state, "leave-lists", "b",
                         gtk_check_button_get_active (self->leave_lists));

  return g_variant_dict_end (&state);
}

static void
restore_text (GVariant *state, const char *name, FfwTextEntry *entry)
{
  const char *text;

  if (g_variant_lookup (state, name, "&s", &text))
    ffw_text_entry_set_text (entry, text);
}

static void
restore_choice (GVariant *state, const char *name, FfwChoice *choice)
{
  const char *code;

  if (g_variant_lookup (state, name, "&s", &code))
    ffw_choice_set_code (choice, code);
}

static void
restore_check (GVariant *state, const char *name, GtkCheckButton *check)
{
  gboolean active;

  if (g_variant_lookup (state, name, "b", &active))
    gtk_check_button_set_active (check, active);
}

static void
ffw_booking_form_restore (FfwForm *form, GVariant *state)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (form);
  g_autoptr (GVariant) posts = g_variant_lookup_value (state, "posts", G_VARIANT_TYPE ("ax"));
  g_autoptr (GVariant) finder = g_variant_lookup_value (state, "finder", NULL);
  const char *language;
  gint64 session;

  if (g_variant_lookup (state, "session", "x", &session) && session != 0)
    {
      g_free (self->chosen);
      self->chosen = g_strdup_printf ("%" G_GINT64_FORMAT, session);
    }
  if (posts)
    {
      gsize n;
      const gint64 *ids = g_variant_get_fixed_array (posts, &n, sizeof *ids);

      for (gsize i = 0; i < n; i++)
        add_post (self, ids[i]);
    }
  if (finder)
    ffw_people_finder_restore (self->finder, finder);
  restore_choice (state, "team", self->team);
  restore_choice (state, "organisation", self->organisation);
  restore_text (state, "most", self->most);
  if (g_variant_lookup (state, "language", "&s", &language))
    ffw_code_choice_set_code (self->language, language);
  restore_check (state, "funded", self->funded);
  restore_text (state, "access", self->access);
  restore_text (state, "reason", self->reason);
  restore_check (state, "leave-lists", self->leave_lists);
  read_again (self);
}

static gboolean
ffw_booking_form_is_touched (FfwForm *form)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (form);

  return self->posts->len > 0 || !ffw_people_finder_is_empty (self->finder)
         || *ffw_text_entry_get_text (self->access) || *ffw_text_entry_get_text (self->reason);
}

static gboolean
ffw_booking_form_grab_focus (GtkWidget *widget)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (widget);

  return gtk_widget_grab_focus (self->chosen || get_session (self) ? GTK_WIDGET (self->finder)
                                                                   : GTK_WIDGET (self->session));
}

static void
ffw_booking_form_constructed (GObject *object)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_booking_form_parent_class)->constructed (object);

  ffw_people_finder_set_workspace (self->finder, workspace);
  ffw_people_finder_set_on (self->finder, ffw_date_today ());
  ffw_choice_set_source (self->team, workspace, "manager");
  ffw_choice_set_source (self->organisation, workspace, "organisation");
  ffw_code_choice_set_coding (self->language, &ffw_coding_language);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  show_unknown (self);
  read_again (self);
}

static void
ffw_booking_form_dispose (GObject *object)
{
  FfwBookingForm *self = FFW_BOOKING_FORM (object);

  stop_looking (self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->finding)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->posts, g_array_unref);
  g_clear_pointer (&self->chosen, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  stop_looking (self);

  G_OBJECT_CLASS (ffw_booking_form_parent_class)->dispose (object);
}

static void
ffw_booking_form_class_init (FfwBookingFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = ffw_booking_form_constructed;
  G_OBJECT_CLASS (class)->dispose = ffw_booking_form_dispose;
  widget_class->grab_focus = ffw_booking_form_grab_focus;
  form_class->save = ffw_booking_form_save;
  form_class->restore = ffw_booking_form_restore;
  form_class->is_touched = ffw_booking_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_PEOPLE_FINDER);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-booking-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, session);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, finder);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, team);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, most);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, language);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, funded);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, access);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, reason);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, leave_lists);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, sum);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, people);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingForm, more);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_session);
  gtk_widget_class_bind_template_callback (widget_class, on_found);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_last);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "booking.remove", "x", do_remove);
  gtk_widget_class_install_action (widget_class, "booking.add-team", NULL, do_add_team);
  gtk_widget_class_install_action (widget_class, "booking.add-gaps", NULL, do_add_gaps);
}

static void
ffw_booking_form_init (FfwBookingForm *self)
{
  self->posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
