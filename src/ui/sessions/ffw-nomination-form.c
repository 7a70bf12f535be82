/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-nomination-form.h"

#include "ffw-choice.h"
#include "ffw-choose.h"
#include "ffw-code-choice.h"
#include "ffw-job.h"
#include "ffw-text-entry.h"
#include "ffw-transfer-export.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwNominationForm
{
  FfwForm parent_instance;

  GtkLabel *what;
  FfwChoice *course;
  FfwChoice *to;
  FfwTextEntry *session;
  FfwCodeChoice *reason;
  FfwCodeChoice *language;
  FfwTextEntry *access;
  FfwTextEntry *passphrase;

  GVariant *posts;
  gboolean is_touched;
};

G_DEFINE_FINAL_TYPE (FfwNominationForm, ffw_nomination_form, FFW_TYPE_FORM)

static void
on_edited (FfwNominationForm *self)
{
  self->is_touched = TRUE;
  ffw_choice_show_problem (self->course, NULL);
  ffw_choice_show_problem (self->to, NULL);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwJob *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTransferWritten) written = ffw_nomination_export_finish (FFW_WORKSPACE (source),
                                                                         result, &error);
  g_autofree char *sentence = NULL;

  if (written == NULL)
    {
      ffw_job_fail (job, _ ("The Nomination Was Not Written"), error);
      return;
    }
  /* Translators: the code of an organisation */
  sentence = ffw_words (_ ("Nomination written. Send it to %1$s alone"), written->organisation,
                        NULL);
  ffw_job_end (job, sentence, NULL, NULL, NULL);
}

static int
find_code (const FfwCoding *coding, FfwCodeChoice *choice)
{
  int value = -1;
  const char *code = ffw_code_choice_get_code (choice);

  if (*code)
    ffw_coding_find (coding, code, &value);

  return value;
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  FfwNominationForm *self = FFW_NOMINATION_FORM (widget);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));
  const char *passphrase = ffw_text_entry_get_text (self->passphrase);
  gsize n;
  const gint64 *posts = g_variant_get_fixed_array (self->posts, &n, sizeof (gint64));
  const FfwNomination nomination = { .posts = posts,
                                     .n = (guint)n,
                                     .course = ffw_choice_get_code (self->course),
                                     .session = ffw_text_entry_get_text (self->session),
                                     .to = ffw_choice_get_code (self->to),
                                     .language = find_code (&ffw_coding_language, self->language),
                                     .reason = find_code (&ffw_coding_place_reason, self->reason),
                                     .access = ffw_text_entry_get_text (self->access) };
  FfwJob *job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Writing a nomination"), NULL);

  ffw_nomination_export_async (workspace, &nomination, paths[0], *passphrase ? passphrase : NULL,
                               ffw_job_get_cancellable (job), on_written, job);
  ffw_form_close (FFW_FORM (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwNominationForm *self = FFW_NOMINATION_FORM (widget);
  gboolean sealed = *ffw_text_entry_get_text (self->passphrase) != '\0';

  if (*ffw_choice_get_code (self->course) == '\0')
    {
      ffw_choice_show_problem (self->course, _ ("Choose the course."));
      gtk_widget_grab_focus (GTK_WIDGET (self->course));
      return;
    }
  if (*ffw_choice_get_code (self->to) == '\0')
    {
      ffw_choice_show_problem (self->to, _ ("Choose whom you ask."));
      gtk_widget_grab_focus (GTK_WIDGET (self->to));
      return;
    }
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Nomination"), _ ("_Save"), NULL,
              NULL,
              /* Translators: the proposed names of files */
              sealed ? _ ("Nomination.sealed") : _ ("Nomination.xml"), on_chosen);
}

static GVariant *
ffw_nomination_form_save (FfwForm *form)
{
  FfwNominationForm *self = FFW_NOMINATION_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&state, "posts", self->posts);
  g_variant_dict_insert (&state, "course", "s", ffw_choice_get_code (self->course));
  g_variant_dict_insert (&state, "to", "s", ffw_choice_get_code (self->to));
  g_variant_dict_insert (&state, "session", "s", ffw_text_entry_get_text (self->session));
  g_variant_dict_insert (&state, "reason", "s", ffw_code_choice_get_code (self->reason));
  g_variant_dict_insert (&state, "language", "s", ffw_code_choice_get_code (self->language));
  g_variant_dict_insert (&state, "access", "s", ffw_text_entry_get_text (self->access));
  g_variant_dict_insert (&state, "passphrase", "s", ffw_text_entry_get_text (self->passphrase));
  g_variant_dict_insert (&state, "touched", "b", self->is_touched);

  return g_variant_dict_end (&state);
}

static void
ffw_nomination_form_restore (FfwForm *form, GVariant *state)
{
  FfwNominationForm *self = FFW_NOMINATION_FORM (form);
  g_autoptr (GVariant) posts = g_variant_lookup_value (state, "posts", G_VARIANT_TYPE ("ax"));
  FfwWorkspace *workspace = ffw_form_get_workspace (form);
  g_autofree char *what = NULL;
  const char *text;

  ffw_choice_set_source (self->course, workspace, "course");
  ffw_choice_set_source (self->to, workspace, "organisation");
  ffw_code_choice_set_coding (self->reason, &ffw_coding_place_reason);
  ffw_code_choice_set_coding (self->language, &ffw_coding_language);
  if (posts)
    {
      g_variant_unref (self->posts);
      self->posts = g_steal_pointer (&posts);
    }
  if (g_variant_lookup (state, "course", "&s", &text))
    ffw_choice_set_code (self->course, text);
  if (g_variant_lookup (state, "to", "&s", &text))
    ffw_choice_set_code (self->to, text);
  if (g_variant_lookup (state, "session", "&s", &text))
    ffw_text_entry_set_text (self->session, text);
  if (g_variant_lookup (state, "reason", "&s", &text))
    ffw_code_choice_set_code (self->reason, text);
  if (g_variant_lookup (state, "language", "&s", &text))
    ffw_code_choice_set_code (self->language, text);
  if (g_variant_lookup (state, "access", "&s", &text))
    ffw_text_entry_set_text (self->access, text);
  if (g_variant_lookup (state, "passphrase", "&s", &text))
    ffw_text_entry_set_text (self->passphrase, text);
  self->is_touched = FALSE;
  g_variant_lookup (state, "touched", "b", &self->is_touched);
  what
      = ffw_words_count (FFW_NP_ ("A file that asks for a place for %1$d person. It holds personal "
                                  "data, for the organisation that you ask alone.",
                                  "A file that asks for places for %1$d people. It holds "
                                  "personal data, for the organisation that you ask alone."),
                         g_variant_n_children (self->posts));
  gtk_label_set_label (self->what, what);
}

static gboolean
ffw_nomination_form_is_touched (FfwForm *form)
{
  return FFW_NOMINATION_FORM (form)->is_touched;
}

static void
ffw_nomination_form_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_nomination_form_parent_class)->dispose (object);
}

static void
ffw_nomination_form_finalize (GObject *object)
{
  g_variant_unref (FFW_NOMINATION_FORM (object)->posts);

  G_OBJECT_CLASS (ffw_nomination_form_parent_class)->finalize (object);
}

static void
ffw_nomination_form_class_init (FfwNominationFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_nomination_form_dispose;
  object_class->finalize = ffw_nomination_form_finalize;
  FFW_FORM_CLASS (class)->save = ffw_nomination_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_nomination_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_nomination_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-nomination-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwNominationForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwNominationForm, course);
  gtk_widget_class_bind_template_child (widget_class, FfwNominationForm, to);
  gtk_widget_class_bind_template_child (widget_class, FfwNominationForm, session);
  gtk_widget_class_bind_template_child (widget_class, FfwNominationForm, reason);
  gtk_widget_class_bind_template_child (widget_class, FfwNominationForm, language);
  gtk_widget_class_bind_template_child (widget_class, FfwNominationForm, access);
  gtk_widget_class_bind_template_child (widget_class, FfwNominationForm, passphrase);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_nomination_form_init (FfwNominationForm *self)
{
  self->posts = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE_INT64, NULL, 0));
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_mend_names (GTK_WIDGET (self));
}
