/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-form.h"

#include "ffw-choice.h"
#include "ffw-code-choice.h"
#include "ffw-concern.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-entry.h"
#include "ffw-manager-entry.h"
#include "ffw-person-check.h"
#include "ffw-person-values.h"
#include "ffw-roles-entry.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#include <string.h>

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
  FfwTextEntry *given_name;
  FfwTextEntry *family_name;
  FfwCodeChoice *language;
  FfwChoice *organisation;
  FfwChoice *site;
  FfwTextEntry *number;
  FfwTextEntry *email;
  FfwRolesEntry *roles;
  FfwManagerEntry *manager;
  FfwDateEntry *started;
  FfwDateEntry *left;

  gint64 post;  /* that is changed; 0 for a new one */
  char *uuid;   /* its UUID */
  char *person; /* the UUID of whose post it is; NULL for somebody new */
  char *name;
  FfwPersonValues before; /* as it stands in the workspace, as far as is known here */
  gboolean known;         /* before is set */
  gboolean filled;        /* the fields hold it, or what was typed */

  char *found[FFW_PERSON_N_FIELDS]; /* what the workspace says of a field */
  gboolean refused[FFW_PERSON_N_FIELDS];
  gboolean left_once[FFW_PERSON_N_FIELDS]; /* the keyboard has been there and gone */
  gboolean strict;                         /* it was tried to save: what is missing is said */
  GPtrArray *others;                       /* UUIDs of whom this is not, as was answered */
  char *maybe;                             /* the UUID of whom this may be */
  char *maybe_name;
  char *maybe_given;
  char *maybe_family;

  guint pause;
  gboolean setting;
  gboolean saving;
  GCancellable *checking;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwPersonForm, ffw_person_form, FFW_TYPE_FORM)

static GtkWidget *
get_widget (FfwPersonForm *self, FfwPersonField field)
{
  GtkWidget *const widgets[] = {
    [FFW_PERSON_GIVEN_NAME] = GTK_WIDGET (self->given_name),
    [FFW_PERSON_FAMILY_NAME] = GTK_WIDGET (self->family_name),
    [FFW_PERSON_LANGUAGE] = GTK_WIDGET (self->language),
    [FFW_PERSON_ORGANISATION] = GTK_WIDGET (self->organisation),
    [FFW_PERSON_NUMBER] = GTK_WIDGET (self->number),
    [FFW_PERSON_EMAIL] = GTK_WIDGET (self->email),
    [FFW_PERSON_ROLES] = GTK_WIDGET (self->roles),
    [FFW_PERSON_SITE] = GTK_WIDGET (self->site),
    [FFW_PERSON_MANAGER] = GTK_WIDGET (self->manager),
    [FFW_PERSON_STARTED] = GTK_WIDGET (self->started),
    [FFW_PERSON_LEFT] = GTK_WIDGET (self->left),
  };

  return widgets[field];
}

/* A date in the form of the import formats, where it is one. */
static char *
get_date (FfwDateEntry *entry)
{
  FfwDate date = ffw_date_entry_get_date (entry);
  char iso[FFW_DATE_ISO_SIZE];

  return date == FFW_DATE_NONE ? g_strstrip (g_strdup (ffw_date_entry_get_text (entry)))
                               : g_strdup (ffw_date_to_iso (date, iso));
}

static char *
get_text (FfwPersonForm *self, FfwPersonField field)
{
  GtkWidget *widget = get_widget (self, field);

  if (FFW_IS_TEXT_ENTRY (widget))
    return g_strstrip (g_strdup (ffw_text_entry_get_text (FFW_TEXT_ENTRY (widget))));
  if (FFW_IS_CHOICE (widget))
    return g_strdup (ffw_choice_get_code (FFW_CHOICE (widget)));
  if (FFW_IS_CODE_CHOICE (widget))
    return g_strdup (ffw_code_choice_get_code (FFW_CODE_CHOICE (widget)));
  if (FFW_IS_ROLES_ENTRY (widget))
    return g_strdup (ffw_roles_entry_get_codes (FFW_ROLES_ENTRY (widget)));
  if (FFW_IS_MANAGER_ENTRY (widget))
    return g_strdup (ffw_manager_entry_get_number (FFW_MANAGER_ENTRY (widget)));

  return get_date (FFW_DATE_ENTRY (widget));
}

/* The manager's name is set apart: a number stands for it here. */
static void
set_text (FfwPersonForm *self, FfwPersonField field, const char *text)
{
  GtkWidget *widget = get_widget (self, field);
  FfwDate date;

  if (FFW_IS_TEXT_ENTRY (widget))
    ffw_text_entry_set_text (FFW_TEXT_ENTRY (widget), text);
  else if (FFW_IS_CHOICE (widget))
    ffw_choice_set_code (FFW_CHOICE (widget), text);
  else if (FFW_IS_CODE_CHOICE (widget))
    ffw_code_choice_set_code (FFW_CODE_CHOICE (widget), text);
  else if (FFW_IS_ROLES_ENTRY (widget))
    ffw_roles_entry_set_codes (FFW_ROLES_ENTRY (widget), text);
  else if (FFW_IS_DATE_ENTRY (widget))
    {
      date = ffw_date_from_iso (text);
      if (date != FFW_DATE_NONE)
        ffw_date_entry_set_date (FFW_DATE_ENTRY (widget), date);
      else
        ffw_date_entry_set_text (FFW_DATE_ENTRY (widget), text);
    }
}

static void
show_sentence (FfwPersonForm *self, FfwPersonField field, const char *sentence, gboolean refuses)
{
  GtkWidget *widget = get_widget (self, field);

  if (FFW_IS_TEXT_ENTRY (widget) && !refuses)
    ffw_text_entry_show_doubt (FFW_TEXT_ENTRY (widget), sentence);
  else if (FFW_IS_TEXT_ENTRY (widget))
    ffw_text_entry_show_problem (FFW_TEXT_ENTRY (widget), sentence);
  else if (FFW_IS_CHOICE (widget))
    ffw_choice_show_problem (FFW_CHOICE (widget), sentence);
  else if (FFW_IS_ROLES_ENTRY (widget))
    ffw_roles_entry_show_problem (FFW_ROLES_ENTRY (widget), sentence);
  else if (FFW_IS_MANAGER_ENTRY (widget) && sentence)
    ffw_manager_entry_show_problem (FFW_MANAGER_ENTRY (widget), sentence);
  else if (FFW_IS_DATE_ENTRY (widget) && sentence)
    ffw_date_entry_show_problem (FFW_DATE_ENTRY (widget), sentence);
}

/* What must be there, once it is tried to save. */
static const char *
find_missing (FfwPersonForm *self, FfwPersonField field, const char *text)
{
  g_autofree char *given = NULL;

  if (*text != '\0')
    return NULL;

  switch (field)
    {
    case FFW_PERSON_FAMILY_NAME:
      given = get_text (self, FFW_PERSON_GIVEN_NAME);
      return *given ? NULL : _ ("Write a name.");
    case FFW_PERSON_ORGANISATION:
      return _ ("Choose the organisation.");
    case FFW_PERSON_ROLES:
      return _ ("Choose at least one role.");
    case FFW_PERSON_STARTED:
      return _ ("Write the first day of the post, such as 22/11/2022.");
    case FFW_PERSON_GIVEN_NAME:
    case FFW_PERSON_LANGUAGE:
    case FFW_PERSON_NUMBER:
    case FFW_PERSON_EMAIL:
    case FFW_PERSON_SITE:
    case FFW_PERSON_MANAGER:
    case FFW_PERSON_LEFT:
    case FFW_PERSON_N_FIELDS:
    default:
      return NULL;
    }
}

/* What is wrong with a field by itself. Of what is half typed little is said. */
static char *
find_own_problem (FfwPersonForm *self, FfwPersonField field)
{
  g_autofree char *text = get_text (self, field);
  gboolean looked_at = self->strict || self->left_once[field];
  GtkWidget *widget = get_widget (self, field);
  const char *missing = self->strict ? find_missing (self, field, text) : NULL;

  if (missing)
    return g_strdup (missing);
  if (field == FFW_PERSON_MANAGER && looked_at && *text == '\0'
      && *ffw_manager_entry_get_text (self->manager))
    return g_strdup (_ ("Choose one of the people who are found by this, or write nothing."));
  if (FFW_IS_TEXT_ENTRY (widget) && *text)
    {
      if (field == FFW_PERSON_EMAIL && looked_at && strchr (text, '@') == NULL)
        return g_strdup (_ ("Write an address such as name@example.org."));
      return ffw_entry_check (ffw_kind_find ("people"), ffw_person_field_name (field), text,
                              ffw_language_get ());
    }
  if (field == FFW_PERSON_LEFT && ffw_date_entry_get_date (self->left) != FFW_DATE_NONE
      && ffw_date_entry_get_date (self->started) != FFW_DATE_NONE
      && ffw_date_entry_get_date (self->left) < ffw_date_entry_get_date (self->started))
    return g_strdup (_ ("The last day is before the first. Correct one of the two."));

  return NULL;
}

/* A date that is none says so itself; it only has to be asked. */
static gboolean
is_bad_date (FfwPersonForm *self, FfwPersonField field)
{
  GtkWidget *widget = get_widget (self, field);

  return FFW_IS_DATE_ENTRY (widget)
         && ffw_date_entry_get_date (FFW_DATE_ENTRY (widget)) == FFW_DATE_NONE
         && *ffw_date_entry_get_text (FFW_DATE_ENTRY (widget)) != '\0';
}

/* Shows what is wrong. Returns the first field that refuses, or -1. */
static int
show_problems (FfwPersonForm *self)
{
  int first = -1;

  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      g_autofree char *own = find_own_problem (self, i);
      gboolean bad = own != NULL || is_bad_date (self, i)
                     || (self->found[i] != NULL && self->refused[i]);

      if (is_bad_date (self, i) && self->strict)
        ffw_date_entry_check (FFW_DATE_ENTRY (get_widget (self, i)));
      else if (!is_bad_date (self, i))
        show_sentence (self, i, own ? own : self->found[i], own != NULL || self->refused[i]);
      if (bad && first < 0)
        first = (int)i;
    }

  return first;
}

static void
get_values (FfwPersonForm *self, FfwPersonValues *values)
{
  ffw_person_values_clear (values);
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    values->texts[i] = get_text (self, i);
}

static FfwPersonSaving *
make_saving (FfwPersonForm *self)
{
  FfwPersonSaving *saving = g_new0 (FfwPersonSaving, 1);

  saving->is_new = self->post == 0;
  saving->post = g_strdup (self->uuid);
  saving->person = g_strdup (self->person);
  get_values (self, &saving->values);
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

  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      g_clear_pointer (&self->found[i], g_free);
      self->refused[i] = FALSE;
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const FfwPersonProblem *problem = problems->pdata[i];
      int field = ffw_person_field_find (problem->field);

      if (problem->person && self->person == NULL && !is_other (self, problem->person)
          && asked == NULL)
        asked = problem;
      /* What is asked about a name stands in the question. */
      if (field < 0 || self->found[field] || (!problem->refuses && problem->person))
        continue;
      self->found[field] = g_strdup (problem->sentence);
      self->refused[field] = problem->refuses;
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
  show_problems (self);
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

  self->pause = 0;
  stop_checking (self);
  if (*ffw_choice_get_code (self->organisation) == '\0')
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->given_name), self->post || self->person == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->family_name), self->post || self->person == NULL);
}

static void
on_field (FfwPersonForm *self)
{
  if (self->setting || !self->filled)
    return;

  show_problems (self);
  stop_checking (self);
  self->pause = g_timeout_add (PAUSE, check, self);
}

static void
on_left (FfwPersonForm *self, GtkWidget *widget)
{
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    if (get_widget (self, i) == widget)
      self->left_once[i] = TRUE;
  show_problems (self);
}

/* Sites and managers are those of the organisation. */
static void
on_organisation (FfwPersonForm *self)
{
  const char *code = ffw_choice_get_code (self->organisation);

  gtk_widget_set_sensitive (GTK_WIDGET (self->site), *code != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->manager), *code != '\0');
  ffw_choice_set_organisation (self->site, code);
  ffw_manager_entry_set_organisation (self->manager, code);
  if (!self->setting && self->filled)
    ffw_manager_entry_choose (self->manager, "", "");
  on_field (self);
}

static void
fill (FfwPersonForm *self, const FfwPersonValues *values, const char *manager)
{
  self->setting = TRUE;
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    set_text (self, i, values->texts[i]);
  ffw_manager_entry_choose (self->manager, values->texts[FFW_PERSON_MANAGER], manager);
  self->setting = FALSE;
  self->filled = TRUE;
}

/* What somebody else has changed meanwhile comes into the fields that were left alone here; of
 * the others it is said. */
static void
take_change (FfwPersonForm *self, const FfwPersonValues *now, const char *manager)
{
  g_autoptr (GString) both = g_string_new (NULL);

  self->setting = TRUE;
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      g_autofree char *here = get_text (self, i);
      const char *there = now->texts[i];

      if (g_str_equal (self->before.texts[i], there) || g_str_equal (here, there))
        continue;
      if (!g_str_equal (self->before.texts[i], here))
        g_string_append_printf (both, "%s%s", both->len ? ", " : "", *there ? there : "–");
      else if (i == FFW_PERSON_MANAGER)
        ffw_manager_entry_choose (self->manager, there, manager);
      else
        set_text (self, i, there);
    }
  self->setting = FALSE;
  ffw_person_values_copy (&self->before, now);

  if (both->len)
    {
      /* Translators: %1$s is what somebody else has written, such as an address. */
      g_autofree char *sentence = ffw_words (
          _ ("Somebody else has changed this person meanwhile, to: %1$s. If you save, what stands "
             "here takes its place."),
          both->str, NULL);

      gtk_label_set_label (self->notice, sentence);
      gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
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
  if (!self->filled)
    fill (self, &now, manager);
  else
    take_change (self, &now, manager);
  ffw_person_values_clear (&now);
  show_title (self);
}

typedef struct
{
  gint64 post;
  FfwDate today;
  FfwLanguage language;
} Ask;

static gpointer
read_person (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_person_read (connection, ask->post, ask->today, ask->language, error);
}

static void
person_free (gpointer person)
{
  ffw_person_free (person);
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
  Ask *ask;

  if (self->post == 0 || self->saving)
    return;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  ask = g_new0 (Ask, 1);
  *ask = (Ask){ self->post, ffw_date_today (), ffw_language_get () };
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), read_person, ask, g_free,
                            person_free, self->reading, on_read, g_object_ref (self));
}

static void
on_workspace_changed (FfwPersonForm *self, const char *const *changed)
{
  if (!ffw_concern_any (changed, ffw_person_tables))
    return;

  read_again (self);
  on_field (self);
}

static void
focus_field (FfwPersonForm *self, int field)
{
  gtk_widget_grab_focus (get_widget (self, (FfwPersonField)field));
}

/* What the intake finds stands at its field; what is about the whole row stands above. */
static void
take_findings (FfwPersonForm *self, FfwFindings *findings)
{
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *sentence = ffw_finding_get_message (finding, ffw_language_get ());
      int field = ffw_person_field_find (finding->field);

      if (finding->severity != FFW_SEVERITY_ERROR)
        continue;
      if (field < 0)
        {
          gtk_label_set_label (self->notice, sentence);
          gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
          continue;
        }
      g_free (self->found[field]);
      self->found[field] = g_steal_pointer (&sentence);
      self->refused[field] = TRUE;
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
  first = show_problems (self);
  if (first >= 0)
    focus_field (self, first);
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

  self->strict = TRUE;
  first = show_problems (self);
  if (first >= 0)
    {
      focus_field (self, first);
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
  self->setting = TRUE;
  set_text (self, FFW_PERSON_GIVEN_NAME, self->maybe_given);
  set_text (self, FFW_PERSON_FAMILY_NAME, self->maybe_family);
  self->setting = FALSE;
  /* Before the names can be written no more. */
  gtk_widget_grab_focus (GTK_WIDGET (self->organisation));
  ask_who (self, NULL);
  show_title (self);
  on_field (self);
}

static void
other_person (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwPersonForm *self = FFW_PERSON_FORM (widget);

  if (self->maybe)
    g_ptr_array_add (self->others, g_strdup (self->maybe));
  ask_who (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

static GVariant *
ffw_person_form_save (FfwForm *form)
{
  FfwPersonForm *self = FFW_PERSON_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  FfwPersonValues values = { { NULL } };

  g_variant_dict_insert (&state, "post", "x", self->post);
  if (self->filled)
    {
      get_values (self, &values);
      g_variant_dict_insert_value (&state, "values", ffw_person_values_save (&values));
      g_variant_dict_insert (&state, "manager-text", "s",
                             ffw_manager_entry_get_text (self->manager));
      ffw_person_values_clear (&values);
    }
  if (self->known)
    g_variant_dict_insert_value (&state, "before", ffw_person_values_save (&self->before));
  if (self->person && self->post == 0)
    g_variant_dict_insert (&state, "person", "s", self->person);
  if (self->name)
    g_variant_dict_insert (&state, "name", "s", self->name);
  g_variant_dict_insert (&state, "strict", "b", self->strict);

  return g_variant_dict_end (&state);
}

static void
ffw_person_form_restore (FfwForm *form, GVariant *state)
{
  FfwPersonForm *self = FFW_PERSON_FORM (form);
  g_autoptr (GVariant) before = g_variant_lookup_value (state, "before", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) typed = g_variant_lookup_value (state, "values", G_VARIANT_TYPE_VARDICT);
  FfwPersonValues values = { { NULL } };
  const char *manager = "";

  g_variant_lookup (state, "post", "x", &self->post);
  g_variant_lookup (state, "person", "s", &self->person);
  g_variant_lookup (state, "name", "s", &self->name);
  g_variant_lookup (state, "strict", "b", &self->strict);
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
      fill (self, &values, manager);
      ffw_person_values_clear (&values);
    }

  show_title (self);
  on_organisation (self);
  if (self->post)
    gtk_spinner_set_spinning (self->spinner, TRUE);
  read_again (self);
}

static gboolean
ffw_person_form_is_touched (FfwForm *form)
{
  FfwPersonForm *self = FFW_PERSON_FORM (form);

  if (!self->filled || !self->known)
    return FALSE;

  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      g_autofree char *text = get_text (self, i);

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

  return gtk_widget_grab_focus (GTK_WIDGET (self->given_name));
}

static void
ffw_person_form_constructed (GObject *object)
{
  FfwPersonForm *self = FFW_PERSON_FORM (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_person_form_parent_class)->constructed (object);

  ffw_code_choice_set_coding (self->language, &ffw_coding_preference);
  ffw_choice_set_source (self->organisation, workspace, "organisation");
  ffw_choice_set_organisation (self->site, "");
  ffw_choice_set_source (self->site, workspace, "site");
  ffw_roles_entry_set_workspace (self->roles, workspace);
  ffw_manager_entry_set_workspace (self->manager, workspace);

  g_signal_connect_swapped (self->organisation, "notify::code", G_CALLBACK (on_organisation), self);
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    {
      GtkWidget *widget = get_widget (self, i);
      const char *signal = FFW_IS_TEXT_ENTRY (widget) || FFW_IS_MANAGER_ENTRY (widget)
                               ? "notify::text"
                           : FFW_IS_ROLES_ENTRY (widget) ? "notify::codes"
                           : FFW_IS_DATE_ENTRY (widget)  ? "notify::date"
                                                         : "notify::code";

      if (i != FFW_PERSON_ORGANISATION)
        g_signal_connect_swapped (widget, signal, G_CALLBACK (on_field), self);
      if (FFW_IS_TEXT_ENTRY (widget))
        g_signal_connect_swapped (widget, "left", G_CALLBACK (on_left), self);
    }
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
  /* Once: the fields go with the child. */
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    if (adw_bin_get_child (ADW_BIN (self)))
      g_signal_handlers_disconnect_by_data (get_widget (self, i), self);
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
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    g_free (self->found[i]);

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

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_MANAGER_ENTRY);
  g_type_ensure (FFW_TYPE_ROLES_ENTRY);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-person-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, spinner);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, notice);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, same);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, same_label);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, given_name);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, family_name);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, language);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, organisation);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, site);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, number);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, email);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, roles);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, manager);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, started);
  gtk_widget_class_bind_template_child (widget_class, FfwPersonForm, left);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "form.same-person", NULL, same_person);
  gtk_widget_class_install_action (widget_class, "form.other-person", NULL, other_person);
}

static void
ffw_person_form_init (FfwPersonForm *self)
{
  self->others = g_ptr_array_new_with_free_func (g_free);
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = FALSE;
}
