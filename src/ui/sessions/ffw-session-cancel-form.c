/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-session-cancel-form.h"

#include "ffw-choice.h"
#include "ffw-do.h"
#include "ffw-session-cancelling.h"
#include "ffw-series-words.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwSessionCancelForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkLabel *what;
  FfwChoice *scope;
  FfwTextEntry *reason;

  gint64 session;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwSessionCancelForm, ffw_session_cancel_form, FFW_TYPE_FORM)

static void
show_session (FfwSessionCancelForm *self, const FfwSession *session)
{
  g_autofree char *booked = ffw_words_count (
      FFW_NP_ ("%1$d person has a place on it.", "%1$d people have a place on it."),
      (guint64)session->n[FFW_BOOKING_BOOKED]);
  g_autofree char *waiting = ffw_words_count (FFW_NP_ ("%1$d person waits.", "%1$d people wait."),
                                              (guint64)session->n[FFW_BOOKING_WAITING]);
  g_autofree char *all = NULL;

  /* Translators: two sentences: how many have a place, how many wait. */
  all = ffw_words (_ ("%1$s %2$s Their bookings are cancelled with it."), booked, waiting, NULL);
  adw_window_title_set_subtitle (self->title, session->code);
  gtk_label_set_label (self->what, all);
  gtk_widget_set_visible (GTK_WIDGET (self->scope), session->series != 0);
}

static gpointer
read_session (FfwConnection *connection, gpointer data, GError **error)
{
  const gint64 *session = data;

  return ffw_session_read (connection, *session, error);
}

static void
session_free (gpointer session)
{
  ffw_session_free (session);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwSessionCancelForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwSession) session = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                              &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  if (session)
    show_session (self, session);
  else
    gtk_label_set_label (self->what, error ? error->message
                                           : _ ("The session is gone: somebody has removed it "
                                                "meanwhile."));
}

/* What is cancelled. */
typedef struct
{
  gint64 session;
  FfwSeriesScope scope;
  char *reason;
} Cancelling;

static void
cancelling_free (gpointer data)
{
  Cancelling *cancelling = data;

  g_free (cancelling->reason);
  g_free (cancelling);
}

static gboolean
cancel_session (FfwChange *change, gpointer data, GError **error)
{
  const Cancelling *cancelling = data;

  return ffw_session_cancel (change, cancelling->session, cancelling->scope, cancelling->reason,
                             ffw_date_today (), error);
}

static void
on_cancelled (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  if (done)
    ffw_form_close (FFW_FORM (widget));
  else
    gtk_widget_action_set_enabled (widget, "form.save", TRUE);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwSessionCancelForm *self = FFW_SESSION_CANCEL_FORM (widget);
  Cancelling *cancelling = g_new0 (Cancelling, 1);

  cancelling->session = self->session;
  if (gtk_widget_get_visible (GTK_WIDGET (self->scope)))
    cancelling->scope = ffw_series_words_get_scope (self->scope);
  cancelling->reason = g_strstrip (g_strdup (ffw_text_entry_get_text (self->reason)));
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), cancel_session, cancelling,
          cancelling_free, _ ("The Session Could Not Be Cancelled"), on_cancelled);
}

static void
on_entered (FfwSessionCancelForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL);
}

static GVariant *
ffw_session_cancel_form_save (FfwForm *form)
{
  FfwSessionCancelForm *self = FFW_SESSION_CANCEL_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "session", "x", self->session);
  g_variant_dict_insert (&state, "scope", "s", ffw_choice_get_code (self->scope));
  g_variant_dict_insert (&state, "reason", "s", ffw_text_entry_get_text (self->reason));

  return g_variant_dict_end (&state);
}

static void
ffw_session_cancel_form_restore (FfwForm *form, GVariant *state)
{
  FfwSessionCancelForm *self = FFW_SESSION_CANCEL_FORM (form);
  const char *text;

  g_variant_lookup (state, "session", "x", &self->session);
  if (g_variant_lookup (state, "scope", "&s", &text))
    ffw_choice_set_code (self->scope, text);
  if (g_variant_lookup (state, "reason", "&s", &text))
    ffw_text_entry_set_text (self->reason, text);
  ffw_workspace_read_async (ffw_form_get_workspace (form), read_session,
                            g_memdup2 (&self->session, sizeof self->session), g_free, session_free,
                            self->reading, on_read, g_object_ref (self));
}

static gboolean
ffw_session_cancel_form_is_touched (FfwForm *form)
{
  return *ffw_text_entry_get_text (FFW_SESSION_CANCEL_FORM (form)->reason) != '\0';
}

static void
ffw_session_cancel_form_dispose (GObject *object)
{
  FfwSessionCancelForm *self = FFW_SESSION_CANCEL_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_session_cancel_form_parent_class)->dispose (object);
}

static gboolean
ffw_session_cancel_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_SESSION_CANCEL_FORM (widget)->reason));
}

static void
ffw_session_cancel_form_class_init (FfwSessionCancelFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_session_cancel_form_dispose;
  widget_class->grab_focus = ffw_session_cancel_form_grab_focus;
  form_class->save = ffw_session_cancel_form_save;
  form_class->restore = ffw_session_cancel_form_restore;
  form_class->is_touched = ffw_session_cancel_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-session-cancel-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwSessionCancelForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionCancelForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionCancelForm, scope);
  gtk_widget_class_bind_template_child (widget_class, FfwSessionCancelForm, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_session_cancel_form_init (FfwSessionCancelForm *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_series_words_offer_scopes (self->scope);
}
