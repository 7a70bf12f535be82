/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-leave-form.h"

#include "ffw-concern.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-leaving.h"
#include "ffw-manager-entry.h"
#include "ffw-person-finder.h"
#include "ffw-person.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* The most that it needs, in pixels. */
#define HEIGHT 520

/* How many sessions are asked about by themselves. */
#define ASKED 12

struct _FfwLeaveForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save_button;
  FfwDateEntry *date;
  GtkLabel *problem;
  GtkLabel *consequences;
  FfwManagerEntry *manager;
  GtkWidget *trainers;

  GPtrArray *asked; /* of Asked: the sessions that somebody else may train */
  GArray *posts;    /* of gint64 */
  char *begun;      /* the date that it began with, as a text */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwLeaveForm, ffw_leave_form, FFW_TYPE_FORM)

/* Who is to train a session in whose place. */
typedef struct
{
  gint64 session;
  gint64 person;
  FfwManagerEntry *entry; /* NULL while the session is not shown */
  char *number;           /* what is chosen in another instance */
  char *text;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->number);
  g_free (asked->text);
  g_free (asked);
}

/* What is asked about, and what is written. */
typedef struct
{
  GArray *posts;
  char *manager;    /* ORGANISATION/number, or an empty text */
  GArray *trainers; /* of FfwLeavingTrainer: who takes over is in names */
  GPtrArray *names; /* of utf8: ORGANISATION/number of each */
  FfwDate on;
  FfwDate today;
  char *refusal; /* why it was not written */
} Leave;

static void
leave_free (gpointer data)
{
  Leave *self = data;

  g_array_unref (self->posts);
  g_free (self->manager);
  g_array_unref (self->trainers);
  g_ptr_array_unref (self->names);
  g_free (self->refusal);
  g_free (self);
}

static Leave *
make_leave (FfwLeaveForm *self)
{
  Leave *leave = g_new0 (Leave, 1);

  leave->posts = g_array_copy (self->posts);
  leave->manager = g_strdup (ffw_manager_entry_get_number (self->manager));
  leave->trainers = g_array_new (FALSE, FALSE, sizeof (FfwLeavingTrainer));
  leave->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->asked->len; i++)
    {
      const Asked *asked = self->asked->pdata[i];
      const char *number = asked->entry ? ffw_manager_entry_get_number (asked->entry) : "";
      FfwLeavingTrainer trainer = { asked->session, asked->person, 0 };

      if (*number == '\0')
        continue;
      g_array_append_val (leave->trainers, trainer);
      g_ptr_array_add (leave->names, g_strdup (number));
    }
  leave->on = ffw_date_entry_get_date (self->date);
  leave->today = ffw_date_today ();

  return leave;
}

static gpointer
read_leaving (FfwConnection *connection, gpointer data, GError **error)
{
  const Leave *self = data;

  return ffw_leaving_read (connection, (const gint64 *)self->posts->data, self->posts->len,
                           self->on, ffw_language_get (), error);
}

static void
leaving_free (gpointer leaving)
{
  ffw_leaving_free (leaving);
}

/* Finds whom the numbers name that were chosen. */
static gboolean
find_people (FfwConnection *connection, Leave *self, gint64 *manager, GError **error)
{
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  FfwFoundPost found = { 0 };

  *manager = 0;
  if (*self->manager
      && !ffw_person_find (connection, directories, self->manager, self->on + 1, &found, error))
    return FALSE;
  *manager = found.person;
  for (guint i = 0; i < self->names->len; i++)
    {
      if (!ffw_person_find (connection, directories, self->names->pdata[i], self->on + 1, &found,
                            error))
        return FALSE;
      g_array_index (self->trainers, FfwLeavingTrainer, i).instead = found.person;
    }

  return TRUE;
}

static FfwLeaving *
run_leaving (FfwChange *change, Leave *self, GError **error)
{
  FfwLeavingPlan plan = {
    .posts = (const gint64 *)self->posts->data,
    .n_posts = self->posts->len,
    .on = self->on,
    .trainers = (const FfwLeavingTrainer *)self->trainers->data,
    .n_trainers = self->trainers->len,
  };

  if (!find_people (ffw_change_get_connection (change), self, &plan.manager, error))
    return NULL;

  return ffw_leaving_run (change, &plan, self->today, error);
}

static gboolean
write_leaving (FfwChange *change, gpointer data, GError **error)
{
  Leave *self = data;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (FfwLeaving) leaving = run_leaving (change, self, &refusal);

  if (leaving == NULL && refusal->domain != FFW_ACTION_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }

  if (leaving && leaving->written)
    ffw_leaving_say (change, leaving, self->on);
  else
    ffw_change_discard (change);
  g_free (self->refusal);
  self->refusal = refusal ? g_strdup (refusal->message) : NULL;

  return TRUE;
}

static void
add_sentence (GString *text, char *sentence)
{
  if (sentence)
    g_string_append_printf (text, "%s%s", text->len ? "\n" : "", sentence);
  g_free (sentence);
}

static char *
count (const char *one, const char *many, gint64 n)
{
  return n > 0 ? ffw_words_count (one, many, (guint64)n) : NULL;
}

static void
show_title (FfwLeaveForm *self, const char *name)
{
  g_autofree char *title = self->posts->len == 1 ? g_strdup (name)
                                                 : ffw_words_count (FFW_NP_ ("%1$d Person Leaves",
                                                                             "%1$d People Leave"),
                                                                    self->posts->len);

  if (title == NULL)
    return;

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, self->posts->len == 1 ? _ ("Leaves") : "");
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title);
}

static Asked *
find_asked (FfwLeaveForm *self, gint64 session, gint64 person)
{
  for (guint i = 0; i < self->asked->len; i++)
    {
      Asked *asked = self->asked->pdata[i];

      if (asked->session == session && asked->person == person)
        return asked;
    }

  return NULL;
}

/* Keeps what was chosen for a session while it is not shown. */
static void
hide_asked (FfwLeaveForm *self)
{
  for (guint i = 0; i < self->asked->len; i++)
    {
      Asked *asked = self->asked->pdata[i];

      if (asked->entry == NULL)
        continue;
      g_free (asked->number);
      g_free (asked->text);
      asked->number = g_strdup (ffw_manager_entry_get_number (asked->entry));
      asked->text = g_strdup (ffw_manager_entry_get_text (asked->entry));
      gtk_box_remove (GTK_BOX (self->trainers), GTK_WIDGET (asked->entry));
      asked->entry = NULL;
    }
}

static void
ask_about (FfwLeaveForm *self, const FfwLeavingSession *session)
{
  Asked *asked = find_asked (self, session->session, session->person);
  g_autofree char *day = ffw_words_date (session->first_on);
  /* Translators: the title of a field: %1$s is a session, %2$s its course, %3$s a date, %4$s who
   * was to train. */
  g_autofree char *words = ffw_words (_ ("Trains “%1$s” (%2$s, %3$s) in place of %4$s"),
                                      session->code, session->course, day, session->name, NULL);
  /* What a session is called may hold an underscore, which is no mnemonic. */
  g_auto (GStrv) parts = g_strsplit (words, "_", -1);
  g_autofree char *title = g_strjoinv ("__", parts);

  if (asked == NULL)
    {
      asked = g_new0 (Asked, 1);
      asked->session = session->session;
      asked->person = session->person;
      asked->number = g_strdup ("");
      asked->text = g_strdup ("");
      g_ptr_array_add (self->asked, asked);
    }
  asked->entry = g_object_new (FFW_TYPE_MANAGER_ENTRY, "title", title, "anywhere", TRUE, NULL);
  ffw_manager_entry_set_workspace (asked->entry, ffw_form_get_workspace (FFW_FORM (self)));
  ffw_manager_entry_choose (asked->entry, asked->number, asked->text);
  gtk_box_append (GTK_BOX (self->trainers), GTK_WIDGET (asked->entry));
}

static gboolean
is_shown (FfwLeaveForm *self, const FfwLeaving *leaving)
{
  guint n = 0;

  for (guint i = 0; i < self->asked->len; i++)
    n += ((const Asked *)self->asked->pdata[i])->entry != NULL;
  if (n != MIN (leaving->training->len, ASKED))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const FfwLeavingSession *session = leaving->training->pdata[i];
      const Asked *asked = find_asked (self, session->session, session->person);

      if (asked == NULL || asked->entry == NULL)
        return FALSE;
    }

  return TRUE;
}

/* What is to be settled with it: who manages, and who trains. */
static void
show_open (FfwLeaveForm *self, const FfwLeaving *leaving)
{
  gtk_widget_set_visible (GTK_WIDGET (self->manager), leaving->n_managed > 0);
  if (is_shown (self, leaving))
    return;

  hide_asked (self);
  for (guint i = 0; i < leaving->training->len && i < ASKED; i++)
    ask_about (self, leaving->training->pdata[i]);
  gtk_widget_set_visible (self->trainers, leaving->training->len > 0);
}

static void
show_leaving (FfwLeaveForm *self, const FfwLeaving *leaving)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->posts->len > 1)
    add_sentence (text,
                  count (FFW_NP_ ("%1$d post ends on this day.", "%1$d posts end on this day."),
                         leaving->posts->len));
  add_sentence (text, count (FFW_NP_ ("%1$d post had ended before, and stays as it is.",
                                      "%1$d posts had ended before, and stay as they are."),
                             leaving->n_left));
  add_sentence (text, count (FFW_NP_ ("%1$d post begins only after this day, and stays as it is.",
                                      "%1$d posts begin only after this day, and stay as they "
                                      "are."),
                             leaving->n_later));
  add_sentence (text, count (FFW_NP_ ("%1$d place on a session after this day is cancelled, and "
                                      "goes to the first who waits for it.",
                                      "%1$d places on sessions after this day are cancelled, and "
                                      "go to the first who wait for them."),
                             leaving->n_booked));
  add_sentence (text, count (FFW_NP_ ("%1$d person has no manager then, unless you choose one.",
                                      "%1$d people have no manager then, unless you choose one."),
                             leaving->n_managed));
  add_sentence (text, count (FFW_NP_ ("%1$d session after this day has them as its trainer.",
                                      "%1$d sessions after this day have them as their trainer."),
                             leaving->training->len));
  show_open (self, leaving);

  gtk_label_set_label (self->consequences, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->consequences), text->len > 0);
  show_title (self, leaving->name);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwLeaveForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwLeaving) leaving = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  if (leaving)
    show_leaving (self, leaving);
  else
    {
      gtk_label_set_label (self->consequences, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->consequences), TRUE);
    }
}

static void
look (FfwLeaveForm *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (ffw_date_entry_get_date (self->date) == FFW_DATE_NONE || self->posts->len == 0)
    return;

  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_leaving,
                            make_leave (self), leave_free, leaving_free, self->reading, on_read,
                            g_object_ref (self));
}

static void
on_changed (FfwLeaveForm *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_person_tables))
    look (self);
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwLeaveForm *self = FFW_LEAVE_FORM (widget);
  const Leave *leave = data;

  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (error)
    return;
  if (done)
    {
      ffw_form_close (FFW_FORM (self));
      return;
    }

  if (leave->refusal)
    {
      gtk_label_set_label (self->problem, leave->refusal);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      ffw_words_describe (GTK_ACCESSIBLE (self->save_button), leave->refusal);
    }
  else
    ffw_date_entry_show_problem (self->date, _ ("Nobody would leave on this day. Choose another."));
  gtk_widget_grab_focus (GTK_WIDGET (self->date));
}

/* Whether a name was typed that names nobody yet. */
static gboolean
says_nobody (FfwManagerEntry *entry)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (entry)) || *ffw_manager_entry_get_number (entry)
      || *ffw_manager_entry_get_text (entry) == '\0')
    return FALSE;
  ffw_manager_entry_show_problem (
      entry, _ ("Choose one of the people who are found by this, or write nothing."));
  gtk_widget_grab_focus (GTK_WIDGET (entry));

  return TRUE;
}

static gboolean
is_half_typed (FfwLeaveForm *self)
{
  if (says_nobody (self->manager))
    return TRUE;
  for (guint i = 0; i < self->asked->len; i++)
    {
      const Asked *asked = self->asked->pdata[i];

      if (asked->entry && says_nobody (asked->entry))
        return TRUE;
    }

  return FALSE;
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwLeaveForm *self = FFW_LEAVE_FORM (widget);

  ffw_date_entry_check (self->date);
  if (ffw_date_entry_get_date (self->date) == FFW_DATE_NONE)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  if (is_half_typed (self))
    return;

  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), write_leaving, make_leave (self),
          leave_free, _ ("The Last Day Could Not Be Saved"), on_saved);
}

static GVariant *
save_trainers (FfwLeaveForm *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xxss)"));
  for (guint i = 0; i < self->asked->len; i++)
    {
      const Asked *asked = self->asked->pdata[i];

      g_variant_builder_add (
          &builder, "(xxss)", asked->session, asked->person,
          asked->entry ? ffw_manager_entry_get_number (asked->entry) : asked->number,
          asked->entry ? ffw_manager_entry_get_text (asked->entry) : asked->text);
    }

  return g_variant_builder_end (&builder);
}

static void
restore_trainers (FfwLeaveForm *self, GVariant *state)
{
  g_autoptr (GVariantIter) iter = NULL;
  gint64 session, person;
  char *number, *text;

  if (!g_variant_lookup (state, "trainers", "a(xxss)", &iter))
    return;
  while (g_variant_iter_next (iter, "(xxss)", &session, &person, &number, &text))
    {
      Asked *asked = g_new0 (Asked, 1);

      *asked = (Asked){ session, person, NULL, number, text };
      g_ptr_array_add (self->asked, asked);
    }
}

static GVariant *
ffw_leave_form_save (FfwForm *form)
{
  FfwLeaveForm *self = FFW_LEAVE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&state, "posts",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->posts->data,
                                                          self->posts->len, sizeof (gint64)));
  g_variant_dict_insert (&state, "date", "s", ffw_date_entry_get_text (self->date));
  g_variant_dict_insert (&state, "manager", "(ss)", ffw_manager_entry_get_number (self->manager),
                         ffw_manager_entry_get_text (self->manager));
  g_variant_dict_insert_value (&state, "trainers", save_trainers (self));

  return g_variant_dict_end (&state);
}

static void
ffw_leave_form_restore (FfwForm *form, GVariant *state)
{
  FfwLeaveForm *self = FFW_LEAVE_FORM (form);
  g_autoptr (GVariant) posts = g_variant_lookup_value (state, "posts", G_VARIANT_TYPE ("ax"));
  const char *text;
  const char *name;

  if (posts)
    {
      gsize n;
      gconstpointer ids = g_variant_get_fixed_array (posts, &n, sizeof (gint64));

      g_array_set_size (self->posts, 0);
      g_array_append_vals (self->posts, ids, (guint)n);
    }
  if (g_variant_lookup (state, "date", "&s", &text))
    ffw_date_entry_set_text (self->date, text);
  if (g_variant_lookup (state, "manager", "(&s&s)", &text, &name))
    ffw_manager_entry_choose (self->manager, text, name);
  restore_trainers (self, state);
  show_title (self, NULL);
  look (self);
}

static gboolean
ffw_leave_form_is_touched (FfwForm *form)
{
  FfwLeaveForm *self = FFW_LEAVE_FORM (form);

  if (*ffw_manager_entry_get_text (self->manager))
    return TRUE;
  for (guint i = 0; i < self->asked->len; i++)
    {
      const Asked *asked = self->asked->pdata[i];

      if (asked->entry && *ffw_manager_entry_get_text (asked->entry))
        return TRUE;
    }

  return !g_str_equal (ffw_date_entry_get_text (self->date), self->begun);
}

static void
ffw_leave_form_root (GtkWidget *widget)
{
  FfwLeaveForm *self = FFW_LEAVE_FORM (widget);
  GtkWindow *window;
  int width, height;

  GTK_WIDGET_CLASS (ffw_leave_form_parent_class)->root (widget);
  window = GTK_WINDOW (gtk_widget_get_root (widget));
  gtk_window_set_default_widget (window, self->save_button);
  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, width, MIN (height, HEIGHT));
}

static gboolean
ffw_leave_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_LEAVE_FORM (widget)->date));
}

static void
ffw_leave_form_constructed (GObject *object)
{
  FfwLeaveForm *self = FFW_LEAVE_FORM (object);

  G_OBJECT_CLASS (ffw_leave_form_parent_class)->constructed (object);

  ffw_manager_entry_set_workspace (self->manager, ffw_form_get_workspace (FFW_FORM (self)));
  ffw_date_entry_set_date (self->date, ffw_date_today ());
  self->begun = g_strdup (ffw_date_entry_get_text (self->date));
  g_signal_connect_swapped (self->date, "notify::date", G_CALLBACK (look), self);
  g_signal_connect_object (ffw_form_get_workspace (FFW_FORM (self)), "changed",
                           G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
ffw_leave_form_dispose (GObject *object)
{
  FfwLeaveForm *self = FFW_LEAVE_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_leave_form_parent_class)->dispose (object);
}

static void
ffw_leave_form_finalize (GObject *object)
{
  FfwLeaveForm *self = FFW_LEAVE_FORM (object);

  g_array_unref (self->posts);
  g_ptr_array_unref (self->asked);
  g_free (self->begun);

  G_OBJECT_CLASS (ffw_leave_form_parent_class)->finalize (object);
}

static void
ffw_leave_form_class_init (FfwLeaveFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_leave_form_constructed;
  object_class->dispose = ffw_leave_form_dispose;
  object_class->finalize = ffw_leave_form_finalize;
  widget_class->root = ffw_leave_form_root;
  widget_class->grab_focus = ffw_leave_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_leave_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_leave_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_leave_form_is_touched;

  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_MANAGER_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-leave-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwLeaveForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwLeaveForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, FfwLeaveForm, date);
  gtk_widget_class_bind_template_child (widget_class, FfwLeaveForm, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwLeaveForm, consequences);
  gtk_widget_class_bind_template_child (widget_class, FfwLeaveForm, manager);
  gtk_widget_class_bind_template_child (widget_class, FfwLeaveForm, trainers);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_leave_form_init (FfwLeaveForm *self)
{
  self->posts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->asked = g_ptr_array_new_with_free_func (asked_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
