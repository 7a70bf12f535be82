/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-form.h"

#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-person-check.h"
#include "ffw-person-fields.h"
#include "ffw-person-reading.h"
#include "ffw-person-values.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How long one waits for the next letter before the workspace is asked, in milliseconds. */
#define PAUSE 300

struct _FfwPersonForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save_button;
  GtkSpinner *spinner;
  GtkLabel *notice;
  GtkWidget *same;
  GtkLabel *same_label;
  FfwPersonFields *fields;

  gint64 post;  /* that is changed; 0 for a new one */
  char *uuid;   /* its UUID */
  char *person; /* the UUID of whose post it is; NULL for somebody new */
  char *name;
  FfwPersonValues before; /* as it stands in the workspace, as far as is known here */
  gboolean known;         /* before is set */

  GPtrArray *others; /* UUIDs of whom this is not, as was answered */
  char *maybe;       /* the UUID of whom this may be */
  char *maybe_name;
  char *maybe_given;
  char *maybe_family;

  guint pause;
  gboolean saving;
  GCancellable *checking;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwPersonForm, ffw_person_form, FFW_TYPE_FORM)

static FfwPersonSaving *
make_saving (FfwPersonForm *self)
{
  FfwPersonSaving *saving = g_new0 (FfwPersonSaving, 1);

  saving->is_new = self->post == 0;
  saving->post = g_strdup (self->uuid);
  saving->person = g_strdup (self->person);
  ffw_person_fields_get_values (self->fields, &saving->values);
  ffw_person_values_copy (&saving->before, &self->before);
  saving->today = ffw_date_today ();
  saving->language = ffw_language_get ();

  return saving;
}

static gboolean
is_other (FfwPersonForm *self, const char *person)
{
  for (guint i = 0; i < self->others->len; i++)
    if (g_str_equal (self->others->pdata[i], person))
      return TRUE;

  return FALSE;
}

static void
notice (FfwPersonForm *self, const char *sentence)
{
  gtk_label_set_label (self->notice, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}

static void
ask_who (FfwPersonForm *self, const FfwPersonProblem *problem)
{
  gboolean shown = problem != NULL;

  g_free (self->maybe);
  g_free (self->maybe_name);
  g_free (self->maybe_given);
  g_free (self->maybe_family);
  self->maybe = g_strdup (shown ? problem->person : NULL);
  self->maybe_name = g_strdup (shown ? problem->name : NULL);
  self->maybe_given = g_strdup (shown ? problem->given_name : NULL);
  self->maybe_family = g_strdup (shown ? problem->family_name : NULL);
  if (shown)
    gtk_label_set_label (self->same_label, problem->sentence);
  gtk_widget_set_visible (self->same, shown);
}

/* Takes what the workspace says. */
static void
take_problems (FfwPersonForm *self, GPtrArray *problems)
{
  const FfwPersonProblem *asked = NULL;

  ffw_person_fields_forget (self->fields);
  for (guint i = 0; i < problems->len; i++)
    {
      const FfwPersonProblem *problem = problems->pdata[i];

      if (problem->person && self->person == NULL && !is_other (self, problem->person)
          && asked == NULL)
        asked = problem;
      /* What is asked about a name stands in the question. */
      if (problem->refuses || problem->person == NULL)
        ffw_person_fields_say (self->fields, problem->field, problem->sentence, problem->refuses);
    }
  ask_who (self, asked);
}

static void
problems_free (gpointer problems)
{
  g_ptr_array_unref (problems);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwPersonForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);

  /* Where it cannot be read, saving will say so. */
  if (problems == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->checking)
    return;

  take_problems (self, problems);
  ffw_person_fields_show_problems (self->fields);
}

static void
stop_checking (FfwPersonForm *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->checking)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

static gboolean
check (gpointer data)
{
  FfwPersonForm *self = data;
  g_autofree char *organisation = NULL;

  self->pause = 0;
  stop_checking (self);
  organisation = ffw_person_fields_get_text (self->fields, FFW_PERSON_ORGANISATION);
  if (*organisation == '\0')
    return G_SOURCE_REMOVE;

  self->checking = g_cancellable_new ();
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), ffw_person_saving_check,
                            make_saving (self), ffw_person_saving_free, problems_free,
                            self->checking, on_checked, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
show_title (FfwPersonForm *self)
{
  g_autofree char *title = NULL;

  if (self->post == 0 && self->person == NULL)
    title = g_strdup (_ ("Add a Person"));
  else if (self->name == NULL)
    title = g_strdup ("");
  else if (self->post == 0)
    /* Translators: the title of a form; %1$s is a person. */
    title = ffw_words (_ ("Another Post of %1$s"), self->name, NULL);
  else
    title = g_strdup (self->name);
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title);

  /* The name is that of the person, who is there already. */
  ffw_person_fields_set_name_fixed (self->fields, self->post == 0 && self->person);
}

static void
on_edited (FfwPersonForm *self)
{
  stop_checking (self);
  self->pause = g_timeout_add (PAUSE, check, self);
}

/* What somebody else has changed meanwhile comes into the fields that were left alone here; of
 * the others it is said. */
static void
take_change (FfwPersonForm *self, const FfwPersonValues *now, const char *manager)
{
  g_autoptr (GString) both = g_string_new (NULL);

  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      g_autofree char *here = ffw_person_fields_get_text (self->fields, i);
      const char *there = now->texts[i];

      if (g_str_equal (self->before.texts[i], there) || g_str_equal (here, there))
        continue;
      if (!g_str_equal (self->before.texts[i], here))
        g_string_append_printf (both, "%s%s", both->len ? ", " : "", *there ? there : "–");
      else if (i == FFW_PERSON_MANAGER)
        ffw_person_fields_set_manager (self->fields, there, manager);
      else
        ffw_person_fields_set_text (self->fields, i, there);
    }
  ffw_person_values_copy (&self->before, now);

  if (both->len)
    {
      /* Translators: %1$s is what somebody else has written, such as an address. */
      g_autofree char *sentence = ffw_words (
          _ ("Somebody else has changed this person meanwhile, to: %1$s. If you save, what stands "
             "here takes its place."),
          both->str, NULL);

      notice (self, sentence);
    }
}

static void
take_person (FfwPersonForm *self, const FfwPerson *person)
{
  FfwPersonValues now = { { NULL } };
  g_autofree char *manager = g_strdup (person->post->manager);

  g_free (self->uuid);
  g_free (self->person);
  g_free (self->name);
  self->uuid = g_strdup (person->post->uuid);
  self->person = g_strdup (person->uuid);
  self->name = g_strdup (person->name);

  ffw_person_values_set (&now, person);
  if (!self->known)
    {
      ffw_person_values_copy (&self->before, &now);
      self->known = TRUE;
    }
  if (!ffw_person_fields_is_filled (self->fields))
    ffw_person_fields_fill (self->fields, &now, manager);
  else
    take_change (self, &now, manager);
  ffw_person_values_clear (&now);
  show_title (self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwPersonForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwPerson) person = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (person)
    take_person (self, person);
  else
    {
      gtk_label_set_label (self->notice, error ? error->message
                                               : _ ("The person is gone: somebody has taken them "
                                                    "back meanwhile."));
      gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
    }
}

static void
read_again (FfwPersonForm *self)
{

  if (self->post == 0 || self->saving)
    return;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  ffw_person_reading_async (ffw_form_get_workspace (FFW_FORM (self)), self->post, self->reading,
                            on_read, g_object_ref (self));
}

static void
on_workspace_changed (FfwPersonForm *self, const char *const *changed)
{
  if (!ffw_concern_any (changed, ffw_person_tables))
    return;

  read_again (self);
  on_edited (self);
}

/* What the intake finds stands at its field; what is about the whole row stands above. */
static void
take_findings (FfwPersonForm *self, FfwFindings *findings)
{
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *sentence = ffw_finding_get_message (finding, ffw_language_get ());

      if (finding->severity == FFW_SEVERITY_ERROR
          && !ffw_person_fields_say (self->fields, finding->field, sentence, TRUE))
        notice (self, sentence);
    }
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwPersonForm *self = FFW_PERSON_FORM (widget);
  const FfwPersonSaving *saving = data;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkWindow *parent = gtk_window_get_transient_for (window);
  int first;

  self->saving = FALSE;
  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  gtk_spinner_set_spinning (self->spinner, FALSE);

  if (done)
    {
      if (saving->is_new && parent)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.show", "(ssx)", "people", "post",
                                    saving->id);
      ffw_form_close (FFW_FORM (self));
      return;
    }
  if (error)
    return;
  if (saving->changed)
    {
      read_again (self);
      return;
    }

  if (saving->problems)
    take_problems (self, saving->problems);
  if (saving->findings)
    take_findings (self, saving->findings);
  first = ffw_person_fields_show_problems (self->fields);
  if (first >= 0)
    ffw_person_fields_focus (self->fields, (FfwPersonField)first);
  else if (gtk_widget_get_visible (self->same))
    gtk_widget_child_focus (self->same, GTK_DIR_TAB_FORWARD);
  else if (!gtk_widget_get_visible (GTK_WIDGET (self->notice)))
    /* It is as it was before. */
    ffw_form_close (FFW_FORM (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPersonForm *self = FFW_PERSON_FORM (widget);
  int first;

  if (self->saving || (self->post && !self->known))
    return;

  ffw_person_fields_set_strict (self->fields, TRUE);
  first = ffw_person_fields_show_problems (self->fields);
  if (first >= 0)
    {
      ffw_person_fields_focus (self->fields, (FfwPersonField)first);
      return;
    }

  stop_checking (self);
  self->saving = TRUE;
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_person_saving_run,
          make_saving (self), ffw_person_saving_free, _ ("The Person Could Not Be Saved"),
          on_saved);
}

/* Whoever is new turns out to be there already: this is another post. */
static void
same_person (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPersonForm *self = FFW_PERSON_FORM (widget);

  if (self->maybe == NULL)
    return;

  g_free (self->person);
  g_free (self->name);
  self->person = g_strdup (self->maybe);
  self->name = g_strdup (self->maybe_name);
  ffw_person_fields_set_text (self->fields, FFW_PERSON_GIVEN_NAME, self->maybe_given);
  ffw_person_fields_set_text (self->fields, FFW_PERSON_FAMILY_NAME, self->maybe_family);
  /* Before the names can be written no more. */
  ffw_person_fields_focus (self->fields, FFW_PERSON_ORGANISATION);
  ask_who (self, NULL);
  show_title (self);
  on_edited (self);
}

static void
other_person (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPersonForm *self = FFW_PERSON_FORM (widget);

  if (self->maybe)
    g_ptr_array_add (self->others, g_strdup (self->maybe));
  ask_who (self, NULL);
  ffw_person_fields_focus (self->fields, FFW_PERSON_NUMBER);
}

static GVariant *
ffw_person_form_save (FfwForm *form)
{
  FfwPersonForm *self = FFW_PERSON_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  FfwPersonValues values = { { NULL } };

  g_variant_dict_insert (&state, "post", "x", self->post);
  if (ffw_person_fields_is_filled (self->fields))
    {
      ffw_person_fields_get_values (self->fields, &values);
      g_variant_dict_insert_value (&state, "values", ffw_person_values_save (&values));
      g_variant_dict_insert (&state, "manager-text", "s",
                             ffw_person_fields_get_manager (self->fields));
      ffw_person_values_clear (&values);
    }
  if (self->known)
    g_variant_dict_insert_value (&state, "before", ffw_person_values_save (&self->before));
  if (self->person && self->post == 0)
    g_variant_dict_insert (&state, "person", "s", self->person);
  if (self->name)
    g_variant_dict_insert (&state, "name", "s", self->name);
  g_variant_dict_insert (&state, "strict", "b", ffw_person_fields_is_strict (self->fields));
  g_variant_dict_insert_value (
      &state, "others",
      g_variant_new_strv ((const char *const *)self->others->pdata, (gssize)self->others->len));

  return g_variant_dict_end (&state);
}

static void
ffw_person_form_restore (FfwForm *form, GVariant *state)
{
  FfwPersonForm *self = FFW_PERSON_FORM (form);
  g_autoptr (GVariant) before = g_variant_lookup_value (state, "before", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) typed = g_variant_lookup_value (state, "values", G_VARIANT_TYPE_VARDICT);
  FfwPersonValues values = { { NULL } };
  g_autofree const char **others = NULL;
  const char *manager = "";
  gboolean strict;

  g_variant_lookup (state, "post", "x", &self->post);
  g_variant_lookup (state, "others", "^a&s", &others);
  for (guint i = 0; others && others[i]; i++)
    g_ptr_array_add (self->others, g_strdup (others[i]));
  g_variant_lookup (state, "person", "s", &self->person);
  g_variant_lookup (state, "name", "s", &self->name);
  if (g_variant_lookup (state, "strict", "b", &strict))
    ffw_person_fields_set_strict (self->fields, strict);
  g_variant_lookup (state, "manager-text", "&s", &manager);

  ffw_person_values_set (&self->before, NULL);
  if (before)
    ffw_person_values_restore (&self->before, before);
  self->known = before != NULL || self->post == 0;
  if (typed || self->post == 0)
    {
      ffw_person_values_set (&values, NULL);
      if (typed)
        ffw_person_values_restore (&values, typed);
      ffw_person_fields_fill (self->fields, &values, manager);
      ffw_person_values_clear (&values);
    }

  show_title (self);
  if (self->post)
    gtk_spinner_set_spinning (self->spinner, TRUE);
  read_again (self);
}

static gboolean
ffw_person_form_is_touched (FfwForm *form)
{
  FfwPersonForm *self = FFW_PERSON_FORM (form);

  if (!ffw_person_fields_is_filled (self->fields) || !self->known)
    return FALSE;

  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      g_autofree char *text = ffw_person_fields_get_text (self->fields, i);

      if (!g_str_equal (text, self->before.texts[i]))
        return TRUE;
    }

  return FALSE;
}

static void
ffw_person_form_root (GtkWidget *widget)
{
  FfwPersonForm *self = FFW_PERSON_FORM (widget);

  GTK_WIDGET_CLASS (ffw_person_form_parent_class)->root (widget);
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (widget)), self->save_button);
}

static gboolean
ffw_person_form_grab_focus (GtkWidget *widget)
{
  FfwPersonForm *self = FFW_PERSON_FORM (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->fields));
}

static void
ffw_person_form_constructed (GObject *object)
{
  FfwPersonForm *self = FFW_PERSON_FORM (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_person_form_parent_class)->constructed (object);

  ffw_person_fields_set_workspace (self->fields, workspace);
  g_signal_connect_object (self->fields, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
ffw_person_form_dispose (GObject *object)
{
  FfwPersonForm *self = FFW_PERSON_FORM (object);

  stop_checking (self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_person_form_parent_class)->dispose (object);
}

static void
ffw_person_form_finalize (GObject *object)
{
  FfwPersonForm *self = FFW_PERSON_FORM (object);

  g_free (self->uuid);
  g_free (self->person);
  g_free (self->name);
  g_free (self->maybe);
  g_free (self->maybe_name);
  g_free (self->maybe_given);
  g_free (self->maybe_family);
  g_ptr_array_unref (self->others);
  ffw_person_values_clear (&self->before);

  G_OBJECT_CLASS (ffw_person_form_parent_class)->finalize (object);
}

static void
ffw_person_form_class_init (FfwPersonFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_person_form_constructed;
  object_class->dispose = ffw_person_form_dispose;
  object_class->finalize = ffw_person_form_finalize;
  widget_class->root = ffw_person_form_root;
  widget_class->grab_focus = ffw_person_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_person_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_person_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_person_form_is_touched;

  g_type_ensure (FFW_TYPE_PERSON_FIELDS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-person-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, spinner);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, notice);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, same);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, same_label);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, fields);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "form.same-person", NULL, same_person);
  gtk_widget_class_install_action (widget_class, "form.other-person", NULL, other_person);
}

static void
ffw_person_form_init (FfwPersonForm *self)
{
  self->others = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
