/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-slips-form.h"

#include "ffw-choose.h"
#include "ffw-job.h"
#include "ffw-session.h"
#include "ffw-text-entry.h"
#include "ffw-transfer-export.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwSlipsForm
{
  FfwForm parent_instance;

  GtkLabel *what;
  FfwTextEntry *passphrase;

  gint64 session;
  char *code; /* NULL until it is known */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwSlipsForm, ffw_slips_form, FFW_TYPE_FORM)

/* Which files were written, each for one organisation. */
static char *
say_written (const GPtrArray *all)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *n = ffw_words_count (FFW_NP_ ("%1$d slip written", "%1$d slips written"),
                                        all->len);

  if (all->len == 0)
    return g_strdup (_ ("Nobody of another organisation was there, so there is no slip."));
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (codes, "%s%s", i ? ", " : "",
                            ((const FfwTransferWritten *)all->pdata[i])->organisation);

  /* Translators: “3 slips written”, and the codes of the organisations that they are for */
  return ffw_words (_ ("%1$s: %2$s"), n, codes->str, NULL);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  FfwJob *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = ffw_slips_export_finish (FFW_WORKSPACE (source), result, &error);
  g_autofree char *sentence = all ? say_written (all) : NULL;

  if (all)
    ffw_job_end (job, sentence, NULL, NULL, NULL);
  else
    ffw_job_fail (job, _ ("The Slips Were Not Written"), error);
}

/**
 * ffw_slips_form_write:
 * @folder: where the files go
 *
 * Writes them in the background, and closes the form.
 */
void
ffw_slips_form_write (FfwSlipsForm *self, const char *folder)
{
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));
  const char *passphrase = ffw_text_entry_get_text (self->passphrase);
  FfwSlipRequest request = { .session = self->code,
                             .folder = (char *)folder,
                             .passphrase = *passphrase ? (char *)passphrase : NULL };
  FfwJob *job = ffw_job_start (workspace, FFW_JOB_WRITES, N_ ("Writing slips"), NULL);

  ffw_slips_export_async (workspace, &request, ffw_job_get_cancellable (job), on_written, job);
  ffw_form_close (FFW_FORM (self));
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  ffw_slips_form_write (FFW_SLIPS_FORM (widget), paths[0]);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_choose (widget, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Where the Slips Go"), _ ("_Write"),
              NULL, NULL, NULL, on_chosen);
}

static gpointer
read_session (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_session_read (connection, *(const gint64 *)data, error);
}

static void
session_free (gpointer session)
{
  ffw_session_free (session);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwSlipsForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwSession) session = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);
  gboolean held = session && session->status == FFW_SESSION_HELD;
  g_autofree char *what = NULL;

  if (self->what == NULL || session == NULL)
    {
      if (self->what && error)
        gtk_label_set_label (self->what, error->message);
      return;
    }

  g_free (self->code);
  self->code = g_strdup (session->code);
  /* Translators: the code of a session */
  what = held ? ffw_words (_ ("One file for each organisation whose people were at session “%1$s”: "
                              "who was there, and what they completed. Send each to its "
                              "organisation alone."),
                           session->code, NULL)
              /* Translators: the code of a session */
              : ffw_words (_ ("The register of session “%1$s” is not closed, so there is nothing "
                              "to send home yet."),
                           session->code, NULL);
  gtk_label_set_label (self->what, what);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", held);
}

static GVariant *
ffw_slips_form_save (FfwForm *form)
{
  FfwSlipsForm *self = FFW_SLIPS_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "session", "x", self->session);
  g_variant_dict_insert (&state, "passphrase", "s", ffw_text_entry_get_text (self->passphrase));

  return g_variant_dict_end (&state);
}

static void
ffw_slips_form_restore (FfwForm *form, GVariant *state)
{
  FfwSlipsForm *self = FFW_SLIPS_FORM (form);
  const char *passphrase;

  g_variant_lookup (state, "session", "x", &self->session);
  if (g_variant_lookup (state, "passphrase", "&s", &passphrase))
    ffw_text_entry_set_text (self->passphrase, passphrase);
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (ffw_form_get_workspace (form), read_session,
                            g_memdup2 (&self->session, sizeof self->session), g_free, session_free,
                            self->reading, on_read, g_object_ref (self));
}

static gboolean
ffw_slips_form_is_touched (FfwForm *form)
{
  return FALSE;
}

static void
ffw_slips_form_dispose (GObject *object)
{
  FfwSlipsForm *self = FFW_SLIPS_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->what = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_slips_form_parent_class)->dispose (object);
}

static void
ffw_slips_form_finalize (GObject *object)
{
  g_free (FFW_SLIPS_FORM (object)->code);

  G_OBJECT_CLASS (ffw_slips_form_parent_class)->finalize (object);
}

static void
ffw_slips_form_class_init (FfwSlipsFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_slips_form_dispose;
  object_class->finalize = ffw_slips_form_finalize;
  FFW_FORM_CLASS (class)->save = ffw_slips_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_slips_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_slips_form_is_touched;

  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-slips-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwSlipsForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwSlipsForm, passphrase);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_slips_form_init (FfwSlipsForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_mend_names (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
}
