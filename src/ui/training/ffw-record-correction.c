/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-record-correction.h"

#include "ffw-choice.h"
#include "ffw-code-choice.h"
#include "ffw-correcting.h"
#include "ffw-date-entry.h"
#include "ffw-do.h"
#include "ffw-people-finder.h"
#include "ffw-record-actions.h"
#include "ffw-say.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwRecordCorrection
{
  FfwForm parent_instance;

  GtkLabel *problem;
  GtkLabel *session;
  GtkLabel *name;
  GtkLabel *about;
  GtkToggleButton *other;
  FfwPeopleFinder *finder;
  FfwChoice *course;
  FfwDateEntry *completed_on;
  FfwCodeChoice *outcome;
  FfwCodeChoice *language;
  FfwTextEntry *hours;
  FfwTextEntry *certificate;
  FfwDateEntry *expires_on;
  FfwTextEntry *extension_reason;

  gint64 record;
  char **before;      /* what stood in each field when the person looked; NULL until it is read */
  char *person;       /* the UUID of whose it is to be */
  char *organisation; /* where that is another person: of the post that was found */
  GVariant *typed;    /* what was typed before the form was made anew, until it is read */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwRecordCorrection, ffw_record_correction, FFW_TYPE_FORM)

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

/* The field of the form that holds a field of the record; NULL for the person. */
static GtkWidget *
find_field (FfwRecordCorrection *self, const char *field)
{
  const struct
  {
    const char *field;
    gpointer widget;
  } all[] = {
    { "course", self->course },         { "completed_on", self->completed_on },
    { "outcome", self->outcome },       { "language", self->language },
    { "hours", self->hours },           { "certificate", self->certificate },
    { "expires_on", self->expires_on }, { "extension_reason", self->extension_reason },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i].field, field) == 0)
      return all[i].widget;

  return NULL;
}

static void
set_date (FfwDateEntry *entry, const char *text)
{
  FfwDate date = ffw_date_from_iso (text);

  if (date != FFW_DATE_NONE)
    ffw_date_entry_set_date (entry, date);
  else
    ffw_date_entry_set_text (entry, text);
}

static void
set_field (FfwRecordCorrection *self, const char *field, const char *text)
{
  GtkWidget *widget = find_field (self, field);

  if (FFW_IS_CHOICE (widget))
    ffw_choice_set_code (FFW_CHOICE (widget), text);
  else if (FFW_IS_DATE_ENTRY (widget))
    set_date (FFW_DATE_ENTRY (widget), text);
  else if (FFW_IS_CODE_CHOICE (widget))
    ffw_code_choice_set_code (FFW_CODE_CHOICE (widget), text);
  else if (FFW_IS_TEXT_ENTRY (widget))
    ffw_text_entry_set_text (FFW_TEXT_ENTRY (widget), text);
}

/* What stands in a field, as the import forms have it. */
static char *
get_field (FfwRecordCorrection *self, const char *field)
{
  GtkWidget *widget = find_field (self, field);

  if (FFW_IS_CHOICE (widget))
    return g_strdup (ffw_choice_get_code (FFW_CHOICE (widget)));
  if (FFW_IS_CODE_CHOICE (widget))
    return g_strdup (ffw_code_choice_get_code (FFW_CODE_CHOICE (widget)));
  if (FFW_IS_TEXT_ENTRY (widget))
    return g_strstrip (g_strdup (ffw_text_entry_get_text (FFW_TEXT_ENTRY (widget))));
  if (FFW_IS_DATE_ENTRY (widget))
    {
      FfwDate date = ffw_date_entry_get_date (FFW_DATE_ENTRY (widget));
      char iso[FFW_DATE_ISO_SIZE];

      if (date == FFW_DATE_NONE)
        return g_strstrip (g_strdup (ffw_date_entry_get_text (FFW_DATE_ENTRY (widget))));
      return g_strdup (ffw_date_to_iso (date, iso));
    }

  return g_strdup (self->person ? self->person : "");
}

static void
show_problem (FfwRecordCorrection *self, const char *field, const char *problem)
{
  GtkWidget *widget = find_field (self, field);

  if (FFW_IS_CHOICE (widget))
    ffw_choice_show_problem (FFW_CHOICE (widget), problem);
  else if (FFW_IS_DATE_ENTRY (widget))
    ffw_date_entry_show_problem (FFW_DATE_ENTRY (widget), problem);
  else if (FFW_IS_TEXT_ENTRY (widget))
    ffw_text_entry_show_problem (FFW_TEXT_ENTRY (widget), problem);
  else
    show (self->problem, problem);
}

static char **
get_texts (FfwRecordCorrection *self)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; ffw_record_fields[i]; i++)
    {
      g_autofree char *text = get_field (self, ffw_record_fields[i]);

      g_strv_builder_add (texts, text);
    }

  return g_strv_builder_end (texts);
}

static void
show_person (FfwRecordCorrection *self, const FfwMatch *match)
{
  g_autofree char *about = ffw_people_finder_describe (match);
  g_autofree char *uuid = self->person;

  self->person = g_strdup (match->uuid);
  gtk_label_set_label (self->name, match->name);
  gtk_label_set_label (self->about, about);
}

static void
show_typed_person (FfwRecordCorrection *self, GVariant *typed, const char *before,
                   const char *after)
{
  g_autofree char *uuid = self->person;
  const char *name, *about, *organisation;

  self->person = g_strdup (after);
  if (g_str_equal (before, after) || !g_variant_lookup (typed, "name", "&s", &name)
      || !g_variant_lookup (typed, "about", "&s", &about)
      || !g_variant_lookup (typed, "organisation", "&s", &organisation))
    return;

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->about, about);
  self->organisation = g_strdup (organisation);
}

/* What was typed before the form was made anew stands in the place of what was read. */
static void
show_typed (FfwRecordCorrection *self)
{
  g_autoptr (GVariant) typed = g_steal_pointer (&self->typed);
  g_autofree const char **before = NULL;
  g_autofree const char **after = NULL;

  if (typed == NULL || !g_variant_lookup (typed, "before", "^a&s", &before)
      || !g_variant_lookup (typed, "after", "^a&s", &after)
      || g_strv_length ((char **)before) != g_strv_length (self->before)
      || g_strv_length ((char **)after) != g_strv_length (self->before))
    return;

  g_strfreev (self->before);
  self->before = g_strdupv ((char **)before);
  for (guint i = 0; ffw_record_fields[i]; i++)
    set_field (self, ffw_record_fields[i], after[i]);
  show_typed_person (self, typed, before[0], after[0]);
}

static void
show_record (FfwRecordCorrection *self, const FfwRecord *record)
{
  g_autofree char *said = NULL;

  g_strfreev (self->before);
  self->before = ffw_record_to_texts (record);
  for (guint i = 0; ffw_record_fields[i]; i++)
    set_field (self, ffw_record_fields[i], self->before[i]);
  show_person (self, record->who);
  if (record->session_code)
    said = ffw_words (_ ("The register of session “%1$s” made this record."), record->session_code,
                      NULL);
  show (self->session, said);
  show_typed (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
}

/* What is read, in another thread. */
typedef struct
{
  gint64 record;
  FfwLanguage language;
} Asked;

static gpointer
read_record (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;

  return ffw_record_read (connection, asked->record, asked->language, error);
}

static void
record_free (gpointer record)
{
  ffw_record_free (record);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwRecordCorrection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwRecord) record = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading == NULL)
    return;

  if (record)
    show_record (self, record);
  else
    show (self->problem,
          error ? error->message : _ ("The record is gone: somebody has withdrawn it meanwhile."));
}

/* What the field is called in the form. */
static char *
field_title (FfwRecordCorrection *self, const char *field)
{
  GtkWidget *widget = find_field (self, field);
  g_autofree char *title = NULL;
  g_autoptr (GString) plain = NULL;

  if (widget == NULL)
    return g_strdup (_ ("Person"));
  g_object_get (widget, "title", &title, NULL);
  plain = g_string_new (title);
  g_string_replace (plain, "_", "", 0);

  return g_strdup (plain->str);
}

/* Somebody else was quicker: what they wrote comes into the fields that were left alone here, of
 * the others it is said. Saving once more puts these in its place. */
static void
show_overtaken (FfwRecordCorrection *self, const FfwRecord *record)
{
  g_auto (GStrv) there = ffw_record_to_texts (record);
  g_auto (GStrv) here = get_texts (self);
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autofree char *said = NULL;

  for (guint i = 0; ffw_record_fields[i]; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *field = NULL;

      if (g_str_equal (here[i], there[i]))
        continue;
      if (g_str_equal (here[i], self->before[i]))
        {
          if (find_field (self, ffw_record_fields[i]))
            set_field (self, ffw_record_fields[i], there[i]);
          else
            show_person (self, record->who);
          continue;
        }

      title = field_title (self, ffw_record_fields[i]);
      /* Translators: a field of a form and what stands there now */
      field = ffw_words (_ ("%1$s: “%2$s”"), title,
                         find_field (self, ffw_record_fields[i]) ? there[i] : record->who->name,
                         NULL);
      g_string_append_printf (fields, "%s%s", fields->len ? ", " : "", field);
    }

  /* Translators: %1$s is a list of fields, each with what stands there now */
  said
      = ffw_words (_ ("Somebody else corrected this record meanwhile. It now says %1$s. Save again "
                      "to put yours in its place, or cancel to leave theirs."),
                   fields->str, NULL);
  show (self->problem, said);
  g_strfreev (self->before);
  self->before = g_steal_pointer (&there);
}

static void
show_findings (FfwRecordCorrection *self, FfwFindings *findings)
{
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *sentence = ffw_finding_get_message (finding, ffw_language_get ());

      if (finding->severity == FFW_SEVERITY_ERROR)
        show_problem (self, finding->field, sentence);
    }
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwRecordCorrection *self = FFW_RECORD_CORRECTION (widget);
  const FfwCorrecting *correcting = data;

  if (done)
    {
      ffw_form_close (FFW_FORM (self));
      return;
    }

  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (error)
    return;
  if (correcting->there)
    show_overtaken (self, correcting->there);
  else if (ffw_findings_count (correcting->findings, FFW_SEVERITY_ERROR) > 0)
    show_findings (self, correcting->findings);
  else
    ffw_form_close (FFW_FORM (self));
}

/* Whether every text can be read; the keyboard goes to the first that cannot. */
static gboolean
check (FfwRecordCorrection *self)
{
  GtkWidget *wrong = NULL;
  g_autofree char *extended = get_field (self, "expires_on");
  g_autofree char *reason = get_field (self, "extension_reason");

  for (guint i = 0; ffw_record_fields[i]; i++)
    {
      g_autofree char *text = get_field (self, ffw_record_fields[i]);
      g_autofree char *problem = NULL;

      if (*text)
        problem = ffw_entry_check (ffw_kind_find ("records"), ffw_record_fields[i], text,
                                   ffw_language_get ());
      else if (g_str_equal (ffw_record_fields[i], "completed_on"))
        problem = g_strdup (_ ("Write the day of the completion, such as 22/11/2022."));
      else if (g_str_equal (ffw_record_fields[i], "extension_reason") && *extended)
        problem = g_strdup (_ ("Say why it counts for longer."));
      show_problem (self, ffw_record_fields[i], problem);
      if (problem && wrong == NULL)
        wrong = find_field (self, ffw_record_fields[i]);
    }
  if (*extended == '\0' && *reason)
    ffw_text_entry_set_text (self->extension_reason, "");
  if (wrong)
    gtk_widget_grab_focus (wrong);

  return wrong == NULL;
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRecordCorrection *self = FFW_RECORD_CORRECTION (widget);
  g_auto (GStrv) after = NULL;

  if (!check (self))
    return;
  after = get_texts (self);
  if (g_strv_equal ((const char *const *)self->before, (const char *const *)after))
    {
      ffw_form_close (FFW_FORM (self));
      return;
    }

  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_correcting_make,
          ffw_correcting_new (self->record, self->before, after, self->organisation),
          ffw_correcting_free, _ ("The Record Could Not Be Corrected"), on_saved);
}

static void
set (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *field;
  const char *text;

  g_variant_get (parameter, "(&s&s)", &field, &text);
  set_field (FFW_RECORD_CORRECTION (widget), field, text);
}

static void
on_other (FfwRecordCorrection *self)
{
  if (gtk_toggle_button_get_active (self->other))
    gtk_widget_grab_focus (GTK_WIDGET (self->finder));
}

static void
on_found (FfwRecordCorrection *self, const FfwMatch *match)
{
  g_autofree char *organisation = self->organisation;

  self->organisation = g_strdup (match->organisation);
  show_person (self, match);
  gtk_toggle_button_set_active (self->other, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->other));
}

static GVariant *
ffw_record_correction_save (FfwForm *form)
{
  FfwRecordCorrection *self = FFW_RECORD_CORRECTION (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (self->typed);

  g_variant_dict_insert (&state, "record", "x", self->record);
  if (self->before)
    {
      g_auto (GStrv) after = get_texts (self);

      g_variant_dict_insert (&state, "before", "^as", self->before);
      g_variant_dict_insert (&state, "after", "^as", after);
      g_variant_dict_insert (&state, "name", "s", gtk_label_get_label (self->name));
      g_variant_dict_insert (&state, "about", "s", gtk_label_get_label (self->about));
      g_variant_dict_insert (&state, "organisation", "s",
                             self->organisation ? self->organisation : "");
    }

  return g_variant_dict_end (&state);
}

static void
ffw_record_correction_restore (FfwForm *form, GVariant *state)
{
  FfwRecordCorrection *self = FFW_RECORD_CORRECTION (form);
  Asked *asked = g_new0 (Asked, 1);

  g_variant_lookup (state, "record", "x", &self->record);
  self->typed = g_variant_ref (state);
  asked->record = self->record;
  asked->language = ffw_language_get ();
  ffw_workspace_read_async (ffw_form_get_workspace (form), read_record, asked, g_free, record_free,
                            self->reading, on_read, g_object_ref (self));
}

static gboolean
ffw_record_correction_is_touched (FfwForm *form)
{
  FfwRecordCorrection *self = FFW_RECORD_CORRECTION (form);
  g_auto (GStrv) after = get_texts (self);

  return self->before
         && !g_strv_equal ((const char *const *)self->before, (const char *const *)after);
}

static void
ffw_record_correction_constructed (GObject *object)
{
  FfwRecordCorrection *self = FFW_RECORD_CORRECTION (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_record_correction_parent_class)->constructed (object);

  ffw_people_finder_set_workspace (self->finder, workspace);
  ffw_choice_set_source (self->course, workspace, "course");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
}

static void
ffw_record_correction_dispose (GObject *object)
{
  FfwRecordCorrection *self = FFW_RECORD_CORRECTION (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_record_correction_parent_class)->dispose (object);
}

static void
ffw_record_correction_finalize (GObject *object)
{
  FfwRecordCorrection *self = FFW_RECORD_CORRECTION (object);

  g_strfreev (self->before);
  g_free (self->person);
  g_free (self->organisation);
  g_clear_pointer (&self->typed, g_variant_unref);

  G_OBJECT_CLASS (ffw_record_correction_parent_class)->finalize (object);
}

static gboolean
ffw_record_correction_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_RECORD_CORRECTION (widget)->completed_on));
}

static void
ffw_record_correction_class_init (FfwRecordCorrectionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->constructed = ffw_record_correction_constructed;
  object_class->dispose = ffw_record_correction_dispose;
  object_class->finalize = ffw_record_correction_finalize;
  widget_class->grab_focus = ffw_record_correction_grab_focus;
  form_class->save = ffw_record_correction_save;
  form_class->restore = ffw_record_correction_restore;
  form_class->is_touched = ffw_record_correction_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_PEOPLE_FINDER);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-record-correction.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, session);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, name);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, about);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, other);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, finder);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, course);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, completed_on);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, outcome);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, language);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, hours);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, certificate);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, expires_on);
  gtk_widget_class_bind_template_child (widget_class, FfwRecordCorrection, extension_reason);
  gtk_widget_class_bind_template_callback (widget_class, on_other);
  gtk_widget_class_bind_template_callback (widget_class, on_found);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "correction.set", "(ss)", set);
}

static void
ffw_record_correction_init (FfwRecordCorrection *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_code_choice_set_coding (self->language, &ffw_coding_language);
  ffw_code_choice_set_coding (self->outcome, &ffw_coding_outcome);
}
