/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-record-form.h"

#include "ffw-choice.h"
#include "ffw-code-choice.h"
#include "ffw-concern.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-entry.h"
#include "ffw-many-preview.h"
#include "ffw-people-finder.h"
#include "ffw-record-actions.h"
#include "ffw-record-row.h"
#include "ffw-recording.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How many of those whom the form begins with have a row each. More are only counted. */
#define MOST_ROWS 100

/* How long one waits for the next letter before it is worked out what it does to so many, in
 * milliseconds. */
#define PAUSE 300

struct _FfwRecordForm
{
  FfwForm parent_instance;

  FfwChoice *course;
  FfwDateEntry *date;
  FfwTextEntry *hours;
  FfwCodeChoice *language;
  FfwCodeChoice *outcome;
  GtkLabel *warning;
  FfwPeopleFinder *finder;
  GtkLabel *problem;
  GtkLabel *count;
  GtkListBox *people;
  GtkLabel *many_count;
  FfwManyPreview *preview;

  GHashTable *persons;  /* id of a person → FfwRecordRow */
  GHashTable *waiting;  /* id of a post → the state of its row, until it is read */
  char *course_begun;   /* the code of the course that it began with, or NULL */
  GArray *many;         /* of gint64: posts of people who have no row */
  guint n_begun;        /* how many rows the form began with */
  gboolean hours_typed; /* by the person, so that the course's do not take their place */
  gboolean setting_hours;
  guint look_later;
  GCancellable *looking;
  gboolean looked;      /* all is seen that is there to see */
  gboolean record_soon; /* as soon as it is */
  guint preview_later;
  GCancellable *previewing; /* what it does to the many */
};

G_DEFINE_FINAL_TYPE (FfwRecordForm, ffw_record_form, FFW_TYPE_FORM)

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static guint
n_people (FfwRecordForm *self)
{
  return g_hash_table_size (self->persons);
}

static FfwRecordRow *
row_at (FfwRecordForm *self, int position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->people, position);

  return row ? FFW_RECORD_ROW (row) : NULL;
}

static void
show_count (FfwRecordForm *self)
{
  guint n = n_people (self);
  g_autofree char *count = ffw_words_count (FFW_NP_ ("%1$d person", "%1$d people"), n);

  gtk_label_set_label (self->count, n > 0 ? count : _ ("Nobody yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0 || self->many->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->people), n > 0);
  show (self->problem, NULL);
}

/* What is looked at in another thread. */
typedef struct
{
  char *course;
  FfwDate on;
  GArray *people;
} Looking;

static void
looking_free (gpointer data)
{
  Looking *looking = data;

  g_free (looking->course);
  g_array_unref (looking->people);
  g_free (looking);
}

static gpointer
look (FfwConnection *connection, gpointer data, GError **error)
{
  const Looking *looking = data;

  return ffw_record_look (connection, looking->course, looking->on, (gint64 *)looking->people->data,
                          looking->people->len, ffw_date_today (), error);
}

static void
look_free (gpointer data)
{
  ffw_record_look_free (data);
}

/* All that is said of one line, a sentence after the other; NULL for nothing. */
static char *
join_findings (FfwFindings *findings, guint line)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *sentence = NULL;

      if (finding->line != line)
        continue;
      sentence = ffw_finding_get_message (finding, ffw_language_get ());
      g_string_append_printf (all, "%s%s", all->len ? " " : "", sentence);
    }

  return all->len ? g_strdup (all->str) : NULL;
}

static void
take_hours (FfwRecordForm *self, double hours)
{
  g_autofree char *text = NULL;

  if (self->hours_typed)
    return;

  text = isnan (hours) ? g_strdup ("") : ffw_words_real (hours, hours == floor (hours) ? 0 : 1);
  self->setting_hours = TRUE;
  ffw_text_entry_set_text (self->hours, text);
  self->setting_hours = FALSE;
}

static void
show_look (FfwRecordForm *self, const FfwRecordLook *seen)
{
  g_autofree char *course = join_findings (seen->findings, 0);

  show (self->warning, course);
  take_hours (self, seen->hours);
  for (guint i = 0; i < seen->recorded->len; i++)
    {
      FfwRecordRow *row = row_at (self, (int)i);
      g_autofree char *warning = join_findings (seen->findings, i + 1);

      if (row == NULL)
        return;
      if (g_array_index (seen->recorded, gboolean, i))
        ffw_record_row_show_warning (row, _ ("The course is recorded on this day already. What is "
                                             "different here will be changed."));
      else
        ffw_record_row_show_warning (row, warning);
    }
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwRecordForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwRecordLook) seen = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);

  /* What was asked before something changed is of other rows, or of another course's hours. */
  if (self->looking == NULL || self->look_later != 0
      || g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;

  /* Warnings that cannot be had block nobody: the change itself says what is wrong. */
  if (seen)
    show_look (self, seen);
  self->looked = TRUE;
  if (self->record_soon)
    gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL);
}

static gboolean
start_look (gpointer data)
{
  FfwRecordForm *self = data;
  Looking *looking = g_new0 (Looking, 1);
  FfwRecordRow *row;

  self->look_later = 0;
  g_cancellable_cancel (self->looking);
  g_object_unref (self->looking);
  self->looking = g_cancellable_new ();

  looking->course = g_strdup (ffw_choice_get_code (self->course));
  looking->on = ffw_date_entry_get_date (self->date);
  looking->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = 0; (row = row_at (self, i)); i++)
    g_array_append_val (looking->people, ffw_record_row_get_match (row)->person);
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), look, looking, looking_free,
                            look_free, self->looking, on_looked, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static char *
own_or (FfwRecordRow *row, const char *field, const char *all)
{
  g_autofree char *own = ffw_record_row_get_own (row, field);

  return *own ? g_steal_pointer (&own) : g_strdup (all);
}

/* What is entered. */
static FfwRecording *
make_recording (FfwRecordForm *self)
{
  FfwRecording *recording = ffw_recording_new (ffw_choice_get_code (self->course),
                                               ffw_date_entry_get_date (self->date));
  FfwRecordRow *row;

  for (int i = 0; (row = row_at (self, i)); i++)
    {
      const FfwMatch *match = ffw_record_row_get_match (row);
      FfwRecordedPerson *person = ffw_recording_add (recording, match->organisation, match->uuid);

      person->outcome = own_or (row, "outcome", ffw_code_choice_get_code (self->outcome));
      person->language = own_or (row, "language", ffw_code_choice_get_code (self->language));
      person->hours = own_or (row, "hours", ffw_text_entry_get_text (self->hours));
      person->certificate = ffw_record_row_get_own (row, "certificate");
    }
  g_array_append_vals (recording->posts, self->many->data, self->many->len);
  recording->all.outcome = g_strdup (ffw_code_choice_get_code (self->outcome));
  recording->all.language = g_strdup (ffw_code_choice_get_code (self->language));
  recording->all.hours = g_strdup (ffw_text_entry_get_text (self->hours));

  return recording;
}

static void
stop_previewing (FfwRecordForm *self)
{
  g_clear_handle_id (&self->preview_later, g_source_remove);
  if (self->previewing)
    g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
}

static void
on_previewed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwRecordForm) self = data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  const FfwRecording *recording = g_object_get_data (G_OBJECT (cancellable), "recording");
  g_autoptr (GError) error = NULL;

  ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error);
  if (cancellable != self->previewing)
    return;

  if (error)
    ffw_many_preview_say (self->preview, error->message);
  else
    ffw_many_preview_show (self->preview, FFW_MANY_RECORD, recording->chosen);
}

static gboolean
start_preview (gpointer data)
{
  FfwRecordForm *self = data;
  FfwRecording *recording;

  self->preview_later = 0;
  stop_previewing (self);
  if (*ffw_choice_get_code (self->course) == '\0')
    {
      ffw_many_preview_say (self->preview, _ ("Choose a course."));
      return G_SOURCE_REMOVE;
    }
  if (ffw_date_entry_get_date (self->date) == FFW_DATE_NONE)
    return G_SOURCE_REMOVE;

  recording = make_recording (self);
  recording->only_looks = TRUE;
  self->previewing = g_cancellable_new ();
  /* It lives as long as either thread may ask for it. */
  g_object_set_data_full (G_OBJECT (self->previewing), "recording", recording, ffw_recording_free);
  ffw_many_preview_say (self->preview, _ ("Working out what this does…"));
  ffw_workspace_change_async (ffw_form_get_workspace (FFW_FORM (self)), ffw_recording_make,
                              recording, NULL, self->previewing, on_previewed, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* Works out what it does to the many, where there are such. */
static void
preview_again (FfwRecordForm *self)
{
  if (self->many->len == 0)
    return;

  stop_previewing (self);
  self->preview_later = g_timeout_add (PAUSE, start_preview, self);
}

/* Soon (before the next frame), and once for many people who come together. */
static void
look_again (FfwRecordForm *self)
{
  preview_again (self);
  self->looked = FALSE;
  if (self->look_later == 0)
    self->look_later = g_idle_add_full (G_PRIORITY_HIGH_IDLE, start_look, self, NULL);
}

static void
on_course (FfwRecordForm *self)
{
  look_again (self);
}

static void
on_date (FfwRecordForm *self)
{
  ffw_people_finder_set_on (self->finder, ffw_date_entry_get_date (self->date));
  look_again (self);
}

static gboolean
check_hours (FfwRecordForm *self)
{
  const char *text = ffw_text_entry_get_text (self->hours);
  g_autofree char *problem = NULL;

  if (*text)
    problem = ffw_entry_check (ffw_kind_find ("records"), "hours", text, ffw_language_get ());
  ffw_text_entry_show_problem (self->hours, problem);

  return problem == NULL;
}

static void
on_hours (FfwRecordForm *self)
{
  if (!self->setting_hours)
    self->hours_typed = *ffw_text_entry_get_text (self->hours) != '\0';
  check_hours (self);
}

static void
on_remove (FfwRecordForm *self, FfwRecordRow *row)
{
  gint64 person = ffw_record_row_get_match (row)->person;

  g_hash_table_remove (self->persons, &person);
  gtk_list_box_remove (self->people, GTK_WIDGET (row));
  gtk_widget_grab_focus (GTK_WIDGET (self->finder));
  show_count (self);
  look_again (self);
}

static void
on_remove_last (FfwRecordForm *self)
{
  FfwRecordRow *last = row_at (self, (int)n_people (self) - 1);

  if (last)
    on_remove (self, last);
}

static void
on_found (FfwRecordForm *self, FfwMatch *match)
{
  GtkWidget *row = g_hash_table_lookup (self->persons, &match->person);
  GVariant *state;

  if (row)
    {
      g_autofree char *said = NULL;

      /* Translators: %1$s is a person */
      said = ffw_words (_ ("%1$s is in the list already."), match->name, NULL);
      show (self->problem, said);
      return;
    }

  row = ffw_record_row_new (match);
  g_hash_table_insert (self->persons, g_memdup2 (&match->person, sizeof match->person), row);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->people, row);

  state = g_hash_table_lookup (self->waiting, &match->post);
  if (state)
    ffw_record_row_restore (FFW_RECORD_ROW (row), state);
  g_hash_table_remove (self->waiting, &match->post);
  show_count (self);
  look_again (self);
}

/* Shows what was refused beside whom it is about, and brings the first of them into view. */
static void
show_refused (FfwRecordForm *self, const FfwRecording *recording)
{
  GtkWidget *first = NULL;
  FfwRecordRow *row;

  for (int i = 0; (row = row_at (self, i)); i++)
    {
      g_autofree char *problem = join_findings (recording->findings, (guint)i + 1);
      gboolean refused = FALSE;

      for (guint k = 0; k < ffw_findings_get_n_kept (recording->findings); k++)
        {
          const FfwFinding *finding = ffw_findings_get (recording->findings, k);

          refused = refused
                    || (finding->line == (guint)i + 1 && finding->severity == FFW_SEVERITY_ERROR);
        }
      ffw_record_row_show_problem (row, refused ? problem : NULL);
      if (refused && first == NULL)
        first = GTK_WIDGET (row);
    }

  if (recording->counts.rejected > 0)
    {
      g_autofree char *said = ffw_words_count (
          FFW_NP_ ("Nothing is recorded yet. %1$d person was refused: correct or remove them.",
                   "Nothing is recorded yet. %1$d people were refused: correct or remove them."),
          recording->counts.rejected);

      show (self->problem, said);
    }
  else
    show (self->problem, _ ("This is recorded already, for everyone in the list."));
  if (recording->chosen)
    ffw_many_preview_show (self->preview, FFW_MANY_RECORD, recording->chosen);
  if (first)
    gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}

static void
on_recorded (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwRecordForm *self = FFW_RECORD_FORM (widget);

  if (done)
    {
      ffw_form_close (FFW_FORM (self));
      return;
    }

  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (error == NULL)
    show_refused (self, data);
}

/* Whether all that is needed is there; the keyboard goes to the first that is not. */
static gboolean
is_complete (FfwRecordForm *self)
{
  GtkWidget *wanting = NULL;
  FfwRecordRow *row;

  for (int i = 0; (row = row_at (self, i)); i++)
    if (!ffw_record_row_check (row))
      wanting = GTK_WIDGET (row);
  if (n_people (self) == 0 && self->many->len == 0)
    {
      show (self->problem, _ ("Add the people who completed the course."));
      wanting = GTK_WIDGET (self->finder);
    }
  else if (!ffw_people_finder_is_empty (self->finder))
    {
      show (self->problem, _ ("Somebody is still being looked up. Choose them, or clear the field "
                              "and the list of those who were not added."));
      wanting = GTK_WIDGET (self->finder);
    }
  if (!check_hours (self))
    wanting = GTK_WIDGET (self->hours);
  ffw_date_entry_check (self->date);
  if (ffw_date_entry_get_date (self->date) == FFW_DATE_NONE)
    wanting = GTK_WIDGET (self->date);
  if (*ffw_choice_get_code (self->course) == '\0')
    {
      ffw_choice_show_problem (self->course, _ ("Choose a course."));
      wanting = GTK_WIDGET (self->course);
    }

  if (wanting && !gtk_widget_grab_focus (wanting))
    gtk_widget_child_focus (wanting, GTK_DIR_TAB_FORWARD);

  return wanting == NULL;
}

static void
record (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRecordForm *self = FFW_RECORD_FORM (widget);
  FfwRecordRow *row;

  /* Whoever is quicker than the disk records the course's hours all the same. */
  self->record_soon = !self->looked;
  if (self->record_soon || !is_complete (self))
    return;

  stop_previewing (self);
  for (int i = 0; (row = row_at (self, i)); i++)
    ffw_record_row_show_problem (row, NULL);
  show (self->problem, NULL);
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_recording_make,
          make_recording (self), ffw_recording_free, _ ("The Training Could Not Be Recorded"),
          on_recorded);
}

static void
set_course (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choice_set_code (FFW_RECORD_FORM (widget)->course, g_variant_get_string (parameter, NULL));
}

static void
set_date (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_date_entry_set_text (FFW_RECORD_FORM (widget)->date, g_variant_get_string (parameter, NULL));
}

static void
add_people (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_people_finder_take_list (FFW_RECORD_FORM (widget)->finder,
                               g_variant_get_string (parameter, NULL));
}

static GVariant *
ffw_record_form_save (FfwForm *form)
{
  FfwRecordForm *self = FFW_RECORD_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  GVariantBuilder rows;
  GHashTableIter iter;
  gpointer row_state;
  FfwRecordRow *row;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("aa{sv}"));
  for (int i = 0; (row = row_at (self, i)); i++)
    g_variant_builder_add_value (&rows, ffw_record_row_save (row));
  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, NULL, &row_state))
    g_variant_builder_add_value (&rows, row_state);

  g_variant_dict_insert (&state, "course", "s", ffw_choice_get_code (self->course));
  g_variant_dict_insert (&state, "date", "s", ffw_date_entry_get_text (self->date));
  g_variant_dict_insert (&state, "hours", "s", ffw_text_entry_get_text (self->hours));
  g_variant_dict_insert (&state, "hours-typed", "b", self->hours_typed);
  g_variant_dict_insert (&state, "language", "s", ffw_code_choice_get_code (self->language));
  g_variant_dict_insert (&state, "outcome", "s", ffw_code_choice_get_code (self->outcome));
  g_variant_dict_insert (&state, "begun", "u", self->n_begun);
  if (self->course_begun)
    g_variant_dict_insert (&state, "course-begun", "s", self->course_begun);
  g_variant_dict_insert_value (&state, "people", g_variant_builder_end (&rows));
  g_variant_dict_insert_value (&state, "posts",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->many->data,
                                                          self->many->len, sizeof (gint64)));
  g_variant_dict_insert_value (&state, "finder", ffw_people_finder_save (self->finder));

  return g_variant_dict_end (&state);
}

static GArray *
restore_rows (FfwRecordForm *self, GVariant *rows)
{
  GArray *posts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      GVariant *row = g_variant_get_child_value (rows, i);
      gint64 post = 0;

      g_variant_lookup (row, "post", "x", &post);
      g_array_append_val (posts, post);
      g_hash_table_insert (self->waiting, g_memdup2 (&post, sizeof post), row);
    }

  return posts;
}

/* Those who are too many for a row each. */
static void
take_many (FfwRecordForm *self, GVariant *posts)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (posts, &n, sizeof *ids);
  g_autofree char *count = NULL;

  if (n == 0)
    return;

  g_array_append_vals (self->many, ids, (guint)n);
  count = ffw_words_count (FFW_NP_ ("%1$d chosen, all with what is said above",
                                    "%1$d chosen, all with what is said above"),
                           n);
  gtk_label_set_label (self->many_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->many_count), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), TRUE);
  show_count (self);
  preview_again (self);
}

static void
restore_people (FfwRecordForm *self, GVariant *state)
{
  g_autoptr (GVariant) rows = g_variant_lookup_value (state, "people", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) begin = g_variant_lookup_value (state, "posts", G_VARIANT_TYPE ("ax"));
  g_autoptr (GArray) posts = NULL;

  if (begin && (rows || g_variant_n_children (begin) > MOST_ROWS))
    take_many (self, begin);
  else if (begin)
    {
      gsize n;
      const gint64 *ids = g_variant_get_fixed_array (begin, &n, sizeof *ids);

      posts = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (posts, ids, (guint)n);
      self->n_begun = (guint)n;
    }
  if (rows)
    posts = restore_rows (self, rows);
  if (posts && posts->len > 0)
    ffw_people_finder_take_posts (self->finder, posts);
}

static void
ffw_record_form_restore (FfwForm *form, GVariant *state)
{
  FfwRecordForm *self = FFW_RECORD_FORM (form);
  g_autoptr (GVariant) finder = g_variant_lookup_value (state, "finder", G_VARIANT_TYPE_VARDICT);
  const char *text;

  g_variant_lookup (state, "begun", "u", &self->n_begun);
  g_free (self->course_begun);
  self->course_begun = NULL;
  g_variant_lookup (state, "course-begun", "s", &self->course_begun);
  g_variant_lookup (state, "hours-typed", "b", &self->hours_typed);
  if (g_variant_lookup (state, "course", "&s", &text))
    ffw_choice_set_code (self->course, text);
  if (g_variant_lookup (state, "date", "&s", &text))
    ffw_date_entry_set_text (self->date, text);
  if (g_variant_lookup (state, "language", "&s", &text))
    ffw_code_choice_set_code (self->language, text);
  if (g_variant_lookup (state, "outcome", "&s", &text))
    ffw_code_choice_set_code (self->outcome, text);
  if (g_variant_lookup (state, "hours", "&s", &text))
    {
      self->setting_hours = TRUE;
      ffw_text_entry_set_text (self->hours, text);
      self->setting_hours = FALSE;
    }
  restore_people (self, state);
  if (finder)
    ffw_people_finder_restore (self->finder, finder);
}

static gboolean
ffw_record_form_is_touched (FfwForm *form)
{
  FfwRecordForm *self = FFW_RECORD_FORM (form);

  return g_strcmp0 (ffw_choice_get_code (self->course),
                    self->course_begun ? self->course_begun : "")
             != 0
         || self->hours_typed || n_people (self) != self->n_begun
         || !ffw_people_finder_is_empty (self->finder);
}

static void
on_changed (FfwRecordForm *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_record_tables))
    look_again (self);
}

static void
ffw_record_form_constructed (GObject *object)
{
  FfwRecordForm *self = FFW_RECORD_FORM (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_record_form_parent_class)->constructed (object);

  ffw_people_finder_set_workspace (self->finder, workspace);
  ffw_choice_set_source (self->course, workspace, "course");
  ffw_date_entry_set_date (self->date, ffw_date_today ());
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outcome, "notify::code", G_CALLBACK (preview_again), self,
                           G_CONNECT_SWAPPED);
  show_count (self);
  look_again (self);
}

static void
ffw_record_form_dispose (GObject *object)
{
  FfwRecordForm *self = FFW_RECORD_FORM (object);

  g_clear_handle_id (&self->look_later, g_source_remove);
  stop_previewing (self);
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_record_form_parent_class)->dispose (object);
}

static void
ffw_record_form_finalize (GObject *object)
{
  FfwRecordForm *self = FFW_RECORD_FORM (object);

  g_hash_table_unref (self->persons);
  g_hash_table_unref (self->waiting);
  g_free (self->course_begun);
  g_array_unref (self->many);

  G_OBJECT_CLASS (ffw_record_form_parent_class)->finalize (object);
}

/* The keyboard begins where something is wanting. */
static gboolean
ffw_record_form_grab_focus (GtkWidget *widget)
{
  FfwRecordForm *self = FFW_RECORD_FORM (widget);

  return gtk_widget_grab_focus (*ffw_choice_get_code (self->course) ? GTK_WIDGET (self->finder)
                                                                    : GTK_WIDGET (self->course));
}

static void
ffw_record_form_class_init (FfwRecordFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->constructed = ffw_record_form_constructed;
  object_class->dispose = ffw_record_form_dispose;
  object_class->finalize = ffw_record_form_finalize;
  widget_class->grab_focus = ffw_record_form_grab_focus;
  form_class->save = ffw_record_form_save;
  form_class->restore = ffw_record_form_restore;
  form_class->is_touched = ffw_record_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_MANY_PREVIEW);
  g_type_ensure (FFW_TYPE_PEOPLE_FINDER);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, course);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, date);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, hours);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, language);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, outcome);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, warning);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, finder);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, count);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, people);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, many_count);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordForm, preview);
  gtk_widget_class_bind_template_callback (widget_class, on_course);
  gtk_widget_class_bind_template_callback (widget_class, on_date);
  gtk_widget_class_bind_template_callback (widget_class, on_hours);
  gtk_widget_class_bind_template_callback (widget_class, on_found);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_last);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, record);
  gtk_widget_class_install_action (widget_class, "record.course", "s", set_course);
  gtk_widget_class_install_action (widget_class, "record.date", "s", set_date);
  gtk_widget_class_install_action (widget_class, "record.people", "s", add_people);
}

static void
ffw_record_form_init (FfwRecordForm *self)
{
  self->persons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->waiting = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify)g_variant_unref);
  self->many = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->looking = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_code_choice_set_coding (self->language, &ffw_coding_language);
  ffw_code_choice_set_coding (self->outcome, &ffw_coding_outcome);
  ffw_code_choice_set_code (self->outcome, "completed");
}
