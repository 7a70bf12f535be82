/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-withdrawal.h"

#include "ffw-do.h"
#include "ffw-record-actions.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwWithdrawal
{
  FfwForm parent_instance;

  GtkLabel *what;
  GtkLabel *sessions;
  FfwTextEntry *reason;

  GArray *records; /* of gint64 */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwWithdrawal, ffw_withdrawal, FFW_TYPE_FORM)

/* Which records, and why: what is asked of the workspace. */
typedef struct
{
  GArray *records;
  char *reason;
  FfwLanguage language;
} Asked;

static Asked *
asked_new (FfwWithdrawal *self)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->records = g_array_ref (self->records);
  asked->reason = g_strstrip (g_strdup (ffw_text_entry_get_text (self->reason)));
  asked->language = ffw_language_get ();

  return asked;
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_array_unref (asked->records);
  g_free (asked->reason);
  g_free (asked);
}

/* What is to be withdrawn. */
typedef struct
{
  FfwRecord *only; /* of one record */
  FfwRecordSessions sessions;
} Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_clear_pointer (&subject->only, ffw_record_free);
  g_free (subject->sessions.first);
  g_free (subject);
}

static gpointer
read_subject (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;
  const gint64 *ids = (gint64 *)asked->records->data;
  Subject *subject = g_new0 (Subject, 1);
  g_autoptr (GError) failure = NULL;

  if (ffw_record_find_sessions (connection, ids, asked->records->len, &subject->sessions, &failure)
      && asked->records->len == 1)
    subject->only = ffw_record_read (connection, ids[0], asked->language, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      g_clear_pointer (&subject, subject_free);
    }

  return subject;
}

static void
show_sessions (FfwWithdrawal *self, const FfwRecordSessions *sessions)
{
  g_autofree char *said = NULL;

  if (sessions->n == 0)
    return;
  if (sessions->n == 1)
    said = ffw_words (_ ("The register of session “%1$s” made this record. The register keeps who "
                         "attended."),
                      sessions->first, NULL);
  else
    said = ffw_words_count (FFW_NP_ ("The register of a session made %1$d of them. The register "
                                     "keeps who attended.",
                                     "The registers of sessions made %1$d of them. The registers "
                                     "keep who attended."),
                            sessions->n);
  gtk_label_set_label (self->sessions, said);
  gtk_widget_set_visible (GTK_WIDGET (self->sessions), TRUE);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwWithdrawal) self = data;
  Subject *subject = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);

  if (subject == NULL)
    return;

  if (self->reading && subject->only)
    {
      const FfwRecord *only = subject->only;
      g_autofree char *course = ffw_text_title (&only->course->text, only->course->code,
                                                ffw_language_get ());
      g_autofree char *day = ffw_words_date (only->completed_on);
      g_autofree char *said = NULL;

      /* Translators: %1$s is a person, %2$s a course, %3$s a date */
      said = ffw_words (_ ("The record of %1$s at %2$s, %3$s, is taken out of the workspace."),
                        only->who->name, course, day, NULL);
      gtk_label_set_label (self->what, said);
    }
  if (self->reading)
    show_sessions (self, &subject->sessions);
  subject_free (subject);
}

static gboolean
make (FfwChange *change, gpointer data, GError **error)
{
  const Asked *asked = data;

  return ffw_record_withdraw (change, (gint64 *)asked->records->data, asked->records->len,
                              asked->reason, error);
}

static void
on_done (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  if (done)
    ffw_form_close (FFW_FORM (widget));
  else
    gtk_widget_action_set_enabled (widget, "withdrawal.withdraw", TRUE);
}

static void
withdraw (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWithdrawal *self = FFW_WITHDRAWAL (widget);
  Asked *asked = asked_new (self);

  if (*asked->reason == '\0')
    {
      asked_free (asked);
      ffw_text_entry_show_problem (self->reason, _ ("Say why, for those who ask later."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }

  gtk_widget_action_set_enabled (widget, "withdrawal.withdraw", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), make, asked, asked_free,
          _ ("The Records Could Not Be Withdrawn"), on_done);
}

static void
set_reason (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ffw_text_entry_set_text (FFW_WITHDRAWAL (widget)->reason, g_variant_get_string (parameter, NULL));
}

static void
on_reason (FfwWithdrawal *self)
{
  ffw_text_entry_show_problem (self->reason, NULL);
}

static void
on_entered (FfwWithdrawal *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "withdrawal.withdraw", NULL);
}

static GVariant *
ffw_withdrawal_save (FfwForm *form)
{
  FfwWithdrawal *self = FFW_WITHDRAWAL (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "reason", "s", ffw_text_entry_get_text (self->reason));
  g_variant_dict_insert_value (&state, "records",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->records->data,
                                                          self->records->len, sizeof (gint64)));

  return g_variant_dict_end (&state);
}

static void
ffw_withdrawal_restore (FfwForm *form, GVariant *state)
{
  FfwWithdrawal *self = FFW_WITHDRAWAL (form);
  g_autoptr (GVariant) records = g_variant_lookup_value (state, "records", G_VARIANT_TYPE ("ax"));
  g_autofree char *count = NULL;
  const char *reason;

  if (g_variant_lookup (state, "reason", "&s", &reason))
    ffw_text_entry_set_text (self->reason, reason);
  if (records)
    {
      gsize n;
      const gint64 *ids = g_variant_get_fixed_array (records, &n, sizeof *ids);

      g_array_append_vals (self->records, ids, (guint)n);
    }

  count = ffw_words_count (FFW_NP_ ("%1$d record is taken out of the workspace.",
                                    "%1$d records are taken out of the workspace."),
                           self->records->len);
  gtk_label_set_label (self->what, count);
  ffw_workspace_read_async (ffw_form_get_workspace (form), read_subject, asked_new (self),
                            asked_free, subject_free, self->reading, on_read, g_object_ref (self));
}

static gboolean
ffw_withdrawal_is_touched (FfwForm *form)
{
  return *ffw_text_entry_get_text (FFW_WITHDRAWAL (form)->reason) != '\0';
}

static void
ffw_withdrawal_dispose (GObject *object)
{
  FfwWithdrawal *self = FFW_WITHDRAWAL (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_withdrawal_parent_class)->dispose (object);
}

static void
ffw_withdrawal_finalize (GObject *object)
{
  g_array_unref (FFW_WITHDRAWAL (object)->records);

  G_OBJECT_CLASS (ffw_withdrawal_parent_class)->finalize (object);
}

static gboolean
ffw_withdrawal_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_WITHDRAWAL (widget)->reason));
}

static void
ffw_withdrawal_class_init (FfwWithdrawalClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->dispose = ffw_withdrawal_dispose;
  object_class->finalize = ffw_withdrawal_finalize;
  widget_class->grab_focus = ffw_withdrawal_grab_focus;
  form_class->save = ffw_withdrawal_save;
  form_class->restore = ffw_withdrawal_restore;
  form_class->is_touched = ffw_withdrawal_is_touched;

  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-withdrawal.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwWithdrawal, what);
  gtk_widget_class_bind_template_child (widget_class, FfwWithdrawal, sessions);
  gtk_widget_class_bind_template_child (widget_class, FfwWithdrawal, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_reason);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_install_action (widget_class, "withdrawal.withdraw", NULL, withdraw);
  gtk_widget_class_install_action (widget_class, "withdrawal.reason", "s", set_reason);
}

static void
ffw_withdrawal_init (FfwWithdrawal *self)
{
  self->records = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
