/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-form.h"

#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-do.h"
#include "ffw-people-finder.h"
#include "ffw-sealed.h"
#include "ffw-text-entry.h"
#include "ffw-transfer-file.h"
#include "ffw-transfer-kept.h"
#include "ffw-transfer-row.h"
#include "ffw-transfer-settle.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* So many findings are told of; a file that is wrong is wrong. */
#define MOST_TOLD 8

struct _FfwTransferForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkLabel *what;
  GtkLabel *problem;
  GtkWidget *sealed;
  FfwTextEntry *passphrase;
  GtkCheckButton *own;
  FfwChoice *session;
  GtkWidget *content;
  GtkLabel *sums;
  GtkListBox *people;
  FfwPeopleFinder *finder;

  char *path; /* NULL where it is kept in the workspace */
  gint64 kept;
  FfwTransfer *transfer;
  FfwTransferLook *look;
  GVariant *decisions; /* (nullable): of an earlier instance, until the people are there */
  gboolean is_touched;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwTransferForm, ffw_transfer_form, FFW_TYPE_FORM)

static void on_choice (FfwTransferForm *self);

static void
show_problem (FfwTransferForm *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
show_findings (FfwTransferForm *self, FfwFindings *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (ffw_findings_get_n_kept (findings), MOST_TOLD); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *sentence = ffw_finding_get_message (finding, ffw_language_get ());

      if (finding->severity == FFW_SEVERITY_ERROR)
        g_string_append_printf (text, "%s%s", text->len ? "\n" : "", sentence);
    }
  show_problem (self, text->len ? text->str : NULL);
}

static gboolean
has_finding (FfwTransferForm *self, const char *code)
{
  for (guint i = 0; i < ffw_findings_get_n_kept (self->look->findings); i++)
    if (g_str_equal (ffw_findings_get (self->look->findings, i)->code, code))
      return TRUE;

  return FALSE;
}

static FfwTransferRow *
row_at (FfwTransferForm *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->people, (int)position);

  return row ? FFW_TRANSFER_ROW (row) : NULL;
}

/* Whose workspace it is taken to be: somebody said so. */
static const char *
get_own (FfwTransferForm *self)
{
  return gtk_check_button_get_active (self->own) ? self->transfer->to.code : NULL;
}

static const char *
get_session (FfwTransferForm *self)
{
  const char *code = ffw_choice_get_code (self->session);

  return *code ? code : NULL;
}

static void
show_sums (FfwTransferForm *self)
{
  guint n_open = 0;
  guint n = 0;
  g_autofree char *open = NULL;
  g_autofree char *known = NULL;
  g_autofree char *sums = NULL;

  for (FfwTransferRow *row; (row = row_at (self, n)); n++)
    n_open += ffw_transfer_row_get_decision (row) == FFW_SETTLE_OPEN ? 1 : 0;
  known = ffw_words_count (FFW_NP_ ("%1$d is settled", "%1$d are settled"), n - n_open);
  open = ffw_words_count (FFW_NP_ ("%1$d is kept until somebody says who it is",
                                   "%1$d are kept until somebody says who they are"),
                          n_open);
  sums = ffw_words (_ ("%1$s, %2$s."), known, open, NULL);
  gtk_label_set_label (self->sums, sums);
}

static void
on_decided (FfwTransferForm *self)
{
  self->is_touched = TRUE;
  show_sums (self);
}

static void
show_what (FfwTransferForm *self)
{
  const FfwTransfer *transfer = self->transfer;
  FfwLanguage language = ffw_language_get ();
  gboolean is_slip = transfer->kind == FFW_TRANSFER_SLIP;
  g_autofree char *from = ffw_text_title (&transfer->from.title, transfer->from.code, language);
  g_autofree char *to = ffw_text_title (&transfer->to.title, transfer->to.code, language);
  g_autofree char *course = ffw_text_title (&transfer->course.title, transfer->course.code,
                                            language);
  g_autofree char *what = NULL;

  if (is_slip)
    /* Translators: %1$s and %2$s are organisations, %3$s a course, %4$s the code of a session */
    what = ffw_words (_ ("%1$s tells %2$s who was at “%3$s” (session %4$s)."), from, to, course,
                      transfer->session_code ? transfer->session_code : "", NULL);
  else
    /* Translators: %1$s and %2$s are organisations, %3$s a course */
    what = ffw_words (_ ("%1$s asks %2$s for places on “%3$s”."), from, to, course, NULL);
  gtk_label_set_label (self->what, what);
  adw_window_title_set_title (self->title, is_slip ? _ ("A Slip") : _ ("A Nomination"));
}

static void
fill_people (FfwTransferForm *self)
{
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->people))))
    gtk_list_box_remove (self->people, row);
  for (guint i = 0; i < self->transfer->people->len; i++)
    {
      gint64 decision;

      row = ffw_transfer_row_new (self->transfer->kind, self->transfer->people->pdata[i],
                                  self->look->found->pdata[i]);
      if (self->decisions && n < g_variant_n_children (self->decisions))
        {
          g_variant_get_child (self->decisions, n++, "x", &decision);
          ffw_transfer_row_set_decision (FFW_TRANSFER_ROW (row), decision);
        }
      g_signal_connect_object (row, "notify::decision", G_CALLBACK (on_decided), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->people, row);
    }
  g_clear_pointer (&self->decisions, g_variant_unref);
}

/* Keeps what was decided, where the same people are looked at again. */
static GVariant *
save_decisions (FfwTransferForm *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; row_at (self, i); i++)
    g_variant_builder_add (&builder, "x", ffw_transfer_row_get_decision (row_at (self, i)));

  return g_variant_builder_end (&builder);
}

static void
show_look (FfwTransferForm *self)
{
  gboolean no_own = has_finding (self, "E178") || gtk_check_button_get_active (self->own);
  gboolean no_session = has_finding (self, "E179") || get_session (self);
  gboolean refused = ffw_findings_count (self->look->findings, FFW_SEVERITY_ERROR) > 0;

  show_what (self);
  show_findings (self, self->look->findings);
  gtk_widget_set_visible (GTK_WIDGET (self->own), no_own);
  gtk_widget_set_visible (GTK_WIDGET (self->session), no_session);
  gtk_widget_set_visible (self->content, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !refused);
  fill_people (self);
  show_sums (self);
}

/* What is read of the workspace: whom the document means, and the sessions there are for it. */
typedef struct
{
  FfwTransfer *transfer; /* NULL where it is kept */
  gint64 kept;
  char *own;
  char *session;
  FfwDate today;
  FfwLanguage language;
} Asked;

typedef struct
{
  FfwTransfer *transfer;
  FfwTransferLook *look;
  GPtrArray *sessions;
} Answer;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_clear_pointer (&self->transfer, ffw_transfer_unref);
  g_free (self->own);
  g_free (self->session);
  g_free (self);
}

static void
answer_free (gpointer data)
{
  Answer *self = data;

  g_clear_pointer (&self->transfer, ffw_transfer_unref);
  g_clear_pointer (&self->look, ffw_transfer_look_free);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
ask (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->transfer = asked->transfer ? ffw_transfer_ref (asked->transfer)
                                     : ffw_transfer_read_kept (connection, asked->kept, error);
  if (answer->transfer == NULL)
    return NULL;
  answer->look = ffw_transfer_look (connection, answer->transfer, asked->own, asked->session,
                                    asked->today, asked->language, error);
  if (answer->look == NULL)
    return NULL;
  answer->sessions = ffw_transfer_list_sessions (connection, answer->look->course, asked->today,
                                                 error);

  return answer->sessions ? g_steal_pointer (&answer) : NULL;
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwTransferForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  g_autofree char *chosen = NULL;

  if (self->people == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;
  if (answer == NULL)
    {
      show_problem (self, error->message);
      return;
    }

  g_clear_pointer (&self->transfer, ffw_transfer_unref);
  g_clear_pointer (&self->look, ffw_transfer_look_free);
  self->transfer = g_steal_pointer (&answer->transfer);
  self->look = g_steal_pointer (&answer->look);
  chosen = g_strdup (ffw_choice_get_code (self->session));
  g_signal_handlers_block_by_func (self->session, on_choice, self);
  ffw_choice_set_rows (self->session, answer->sessions);
  ffw_choice_set_code (self->session, chosen);
  g_signal_handlers_unblock_by_func (self->session, on_choice, self);
  show_look (self);
}

static void
stop (FfwTransferForm *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
look_again (FfwTransferForm *self)
{
  Asked *asked = g_new0 (Asked, 1);

  if (self->look)
    {
      g_clear_pointer (&self->decisions, g_variant_unref);
      self->decisions = g_variant_ref_sink (save_decisions (self));
    }
  asked->transfer = self->transfer ? ffw_transfer_ref (self->transfer) : NULL;
  asked->kept = self->kept;
  asked->own = self->transfer ? g_strdup (get_own (self)) : NULL;
  asked->session = g_strdup (get_session (self));
  asked->today = ffw_date_today ();
  asked->language = ffw_language_get ();
  stop (self);
  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), ask, asked, asked_free,
                            answer_free, self->reading, on_asked, g_object_ref (self));
}

static void
on_file (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwTransferForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwTransferFile) file = ffw_transfer_file_read_finish (result, &error);
  gboolean locked = error && error->domain == FFW_SEALED_ERROR
                    && error->code != FFW_SEALED_ERROR_DAMAGED;

  if (self->people == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (self->sealed, locked);
  if (error)
    {
      show_problem (self, error->message);
      if (locked)
        gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
      return;
    }
  if (file->transfer == NULL)
    {
      show_findings (self, file->findings);
      return;
    }

  self->transfer = ffw_transfer_ref (file->transfer);
  show_problem (self, NULL);
  look_again (self);
}

static void
read_file (FfwTransferForm *self)
{
  stop (self);
  self->reading = g_cancellable_new ();
  ffw_transfer_file_read_async (self->path, ffw_text_entry_get_text (self->passphrase),
                                self->reading, on_file, g_object_ref (self));
}

static void
open_sealed (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwTransferForm *self = FFW_TRANSFER_FORM (widget);

  if (self->path && self->transfer == NULL)
    read_file (self);
}

/* Somebody was found: they are offered on the line that is selected, else on the first open one. */
static void
on_found (FfwTransferForm *self, const FfwMatch *match)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->people);
  g_autofree char *label = ffw_people_finder_describe (match);

  for (guint i = 0; row == NULL && row_at (self, i); i++)
    if (ffw_transfer_row_get_decision (row_at (self, i)) == FFW_SETTLE_OPEN)
      row = GTK_LIST_BOX_ROW (row_at (self, i));
  if (row == NULL)
    return;

  ffw_transfer_row_add (FFW_TRANSFER_ROW (row), match->person, label);
  ffw_transfer_row_set_decision (FFW_TRANSFER_ROW (row), match->person);
}

/* What is written. */
typedef struct
{
  FfwTransfer *transfer;
  GArray *people;
  char *own;
  char *session;
  FfwDate today;
  FfwSettled *settled;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *self = data;

  ffw_transfer_unref (self->transfer);
  g_array_unref (self->people);
  g_free (self->own);
  g_free (self->session);
  g_clear_pointer (&self->settled, ffw_settled_free);
  g_free (self);
}

static gboolean
take (FfwChange *change, gpointer data, GError **error)
{
  Taking *self = data;
  const FfwSettlement settlement = { .transfer = self->transfer,
                                     .people = (const gint64 *)self->people->data,
                                     .own = self->own,
                                     .session = self->session,
                                     .today = self->today };

  g_clear_pointer (&self->settled, ffw_settled_free);
  self->settled = ffw_transfer_settle (change, &settlement, error);

  return self->settled != NULL;
}

static void
on_taken (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwTransferForm *self = FFW_TRANSFER_FORM (widget);
  const Taking *taking = data;

  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (error)
    return;
  if (ffw_settled_is_refused (taking->settled))
    show_findings (self, taking->settled->findings);
  else if (taking->settled->refusals->len)
    {
      g_ptr_array_add (taking->settled->refusals, NULL);
      g_autofree char *text = g_strjoinv ("\n", (char **)taking->settled->refusals->pdata);

      show_problem (self, text);
    }
  else if (!done)
    show_problem (self, _ ("There is nothing new in it: all of it is here already."));
  else
    ffw_form_close (FFW_FORM (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwTransferForm *self = FFW_TRANSFER_FORM (widget);
  Taking *taking = g_new0 (Taking, 1);

  taking->transfer = ffw_transfer_ref (self->transfer);
  taking->people = g_array_new (TRUE, TRUE, sizeof (gint64));
  for (guint i = 0; row_at (self, i); i++)
    {
      gint64 decision = ffw_transfer_row_get_decision (row_at (self, i));

      g_array_append_val (taking->people, decision);
    }
  taking->own = g_strdup (get_own (self));
  taking->session = g_strdup (get_session (self));
  taking->today = ffw_date_today ();
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), take, taking, taking_free,
          _ ("It Could Not Be Taken In"), on_taken);
}

static GVariant *
ffw_transfer_form_save (FfwForm *form)
{
  FfwTransferForm *self = FFW_TRANSFER_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  if (self->path)
    g_variant_dict_insert (&state, "path", "^ay", self->path);
  g_variant_dict_insert (&state, "kept", "x", self->kept);
  g_variant_dict_insert (&state, "passphrase", "s", ffw_text_entry_get_text (self->passphrase));
  g_variant_dict_insert (&state, "session", "s", ffw_choice_get_code (self->session));
  g_variant_dict_insert (&state, "own", "b", gtk_check_button_get_active (self->own));
  g_variant_dict_insert (&state, "touched", "b", self->is_touched);
  if (self->look)
    g_variant_dict_insert_value (&state, "decisions", save_decisions (self));

  return g_variant_dict_end (&state);
}

static void
ffw_transfer_form_restore (FfwForm *form, GVariant *state)
{
  FfwTransferForm *self = FFW_TRANSFER_FORM (form);
  const char *text;
  gboolean own;

  g_variant_lookup (state, "path", "^ay", &self->path);
  g_variant_lookup (state, "kept", "x", &self->kept);
  if (g_variant_lookup (state, "passphrase", "&s", &text))
    ffw_text_entry_set_text (self->passphrase, text);
  if (g_variant_lookup (state, "session", "&s", &text))
    ffw_choice_set_code (self->session, text);
  self->decisions = g_variant_lookup_value (state, "decisions", G_VARIANT_TYPE ("ax"));
  ffw_people_finder_set_workspace (self->finder, ffw_form_get_workspace (form));
  if (self->path)
    read_file (self);
  else
    look_again (self);
  if (g_variant_lookup (state, "own", "b", &own) && own && self->path)
    gtk_check_button_set_active (self->own, TRUE);
  g_variant_lookup (state, "touched", "b", &self->is_touched);
}

static void
on_choice (FfwTransferForm *self)
{
  if (self->transfer)
    look_again (self);
}

static gboolean
ffw_transfer_form_is_touched (FfwForm *form)
{
  return FFW_TRANSFER_FORM (form)->is_touched;
}

static void
ffw_transfer_form_dispose (GObject *object)
{
  FfwTransferForm *self = FFW_TRANSFER_FORM (object);

  stop (self);
  self->people = NULL;
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_transfer_form_parent_class)->dispose (object);
}

static void
ffw_transfer_form_finalize (GObject *object)
{
  FfwTransferForm *self = FFW_TRANSFER_FORM (object);

  g_free (self->path);
  g_clear_pointer (&self->transfer, ffw_transfer_unref);
  g_clear_pointer (&self->look, ffw_transfer_look_free);
  g_clear_pointer (&self->decisions, g_variant_unref);

  G_OBJECT_CLASS (ffw_transfer_form_parent_class)->finalize (object);
}

static void
ffw_transfer_form_class_init (FfwTransferFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_transfer_form_dispose;
  object_class->finalize = ffw_transfer_form_finalize;
  FFW_FORM_CLASS (class)->save = ffw_transfer_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_transfer_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_transfer_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_PEOPLE_FINDER);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-transfer-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, sealed);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, passphrase);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, own);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, session);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, content);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, sums);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, people);
  gtk_widget_class_bind_template_child (widget_class, FfwTransferForm, finder);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_found);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "transfer.open", NULL, open_sealed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save",
                                       NULL);
}

static void
ffw_transfer_form_init (FfwTransferForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_mend_names (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
}
