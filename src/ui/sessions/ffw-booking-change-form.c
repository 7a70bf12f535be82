/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-change-form.h"

#include "ffw-booking-changes.h"
#include "ffw-booking-entries.h"
#include "ffw-choice.h"
#include "ffw-choices.h"
#include "ffw-code-choice.h"
#include "ffw-do.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwBookingChangeForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  FfwChoice *instead;
  GtkWidget *asks;
  FfwCodeChoice *language;
  GtkCheckButton *funded;
  FfwTextEntry *access;
  FfwTextEntry *reason;

  gint64 session;
  gint64 booking;
  gboolean promotes;
  GVariant *state; /* what was typed, until the booking is read; or NULL */
  GVariant *begun; /* what it began with, once it is */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwBookingChangeForm, ffw_booking_change_form, FFW_TYPE_FORM)

/* What is entered. */
typedef struct
{
  gint64 booking;
  gboolean promotes;
  gint64 instead;
  FfwBookingAsk ask;
} Doing;

static void
doing_free (gpointer data)
{
  Doing *self = data;

  g_free (self->ask.access);
  g_free (self->ask.reason);
  g_free (self);
}

static gboolean
change (FfwChange *under_way, gpointer data, GError **error)
{
  const Doing *self = data;
  g_autoptr (FfwBookingResult) result
      = self->promotes
            ? ffw_booking_promote (under_way, self->booking, self->instead, self->ask.reason,
                                   ffw_date_today (), error)
            : ffw_booking_edit (under_way, self->booking, &self->ask, ffw_date_today (), error);

  return result != NULL;
}

static char *
get_text (FfwTextEntry *entry)
{
  char *text = g_strstrip (g_strdup (ffw_text_entry_get_text (entry)));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

static void
on_done (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (done)
    ffw_form_close (FFW_FORM (widget));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwBookingChangeForm *self = FFW_BOOKING_CHANGE_FORM (widget);
  Doing *doing;
  int language = 0;

  doing = g_new0 (Doing, 1);
  doing->booking = self->booking;
  doing->promotes = self->promotes;
  doing->instead = g_ascii_strtoll (ffw_choice_get_code (self->instead), NULL, 10);
  doing->ask.language = ffw_coding_find (&ffw_coding_language,
                                         ffw_code_choice_get_code (self->language), &language)
                            ? language
                            : FFW_NULL;
  doing->ask.funded = gtk_check_button_get_active (self->funded);
  doing->ask.access = get_text (self->access);
  doing->ask.reason = get_text (self->reason);
  if (self->promotes && doing->ask.reason == NULL)
    {
      ffw_text_entry_show_problem (self->reason, _ ("Say why, for those who ask later."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      doing_free (doing);
      return;
    }

  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), change, doing, doing_free,
          _ ("The Booking Could Not Be Changed"), on_done);
}

static void
on_reason (FfwBookingChangeForm *self)
{
  ffw_text_entry_show_problem (self->reason, NULL);
}

static GVariant *
get_fields (FfwBookingChangeForm *self)
{
  g_auto (GVariantDict) fields = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&fields, "instead", "s", ffw_choice_get_code (self->instead));
  g_variant_dict_insert (&fields, "language", "s", ffw_code_choice_get_code (self->language));
  g_variant_dict_insert (&fields, "funded", "b", gtk_check_button_get_active (self->funded));
  g_variant_dict_insert (&fields, "access", "s", ffw_text_entry_get_text (self->access));
  g_variant_dict_insert (&fields, "reason", "s", ffw_text_entry_get_text (self->reason));

  return g_variant_dict_end (&fields);
}

static void
set_fields (FfwBookingChangeForm *self, GVariant *fields)
{
  const char *text;
  gboolean funded;

  if (g_variant_lookup (fields, "instead", "&s", &text))
    ffw_choice_set_code (self->instead, text);
  if (g_variant_lookup (fields, "language", "&s", &text))
    ffw_code_choice_set_code (self->language, text);
  if (g_variant_lookup (fields, "funded", "b", &funded))
    gtk_check_button_set_active (self->funded, funded);
  if (g_variant_lookup (fields, "access", "&s", &text))
    ffw_text_entry_set_text (self->access, text);
  if (g_variant_lookup (fields, "reason", "&s", &text))
    ffw_text_entry_set_text (self->reason, text);
}

/* What a change of the booking begins with: what it is. */
static void
fill (FfwBookingChangeForm *self, const FfwBookingEntry *entry)
{
  adw_window_title_set_subtitle (self->title, entry->name);
  if (self->promotes)
    return;
  ffw_code_choice_set_code (
      self->language,
      entry->language >= 0 ? ffw_coding_get_code (&ffw_coding_language, entry->language) : "");
  gtk_check_button_set_active (self->funded, entry->funded);
  ffw_text_entry_set_text (self->access, entry->access ? entry->access : "");
  ffw_text_entry_set_text (self->reason, entry->reason ? entry->reason : "");
}

/* Whose place somebody may have: nobody's, or that of one who has one. */
static void
offer_places (FfwBookingChangeForm *self, const FfwBookingEntries *entries)
{
  g_autoptr (GPtrArray) rows = ffw_choices_new ();

  for (guint i = 0; i < entries->entries->len; i++)
    {
      const FfwBookingEntry *entry = entries->entries->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->booking);

      if (entry->status == FFW_BOOKING_BOOKED)
        g_ptr_array_add (rows, ffw_choice_row_new (id, entry->name));
    }
  ffw_choice_set_rows (self->instead, rows);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwBookingChangeForm) self = data;
  g_autoptr (FfwBookingEntries) entries = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                                     NULL);

  if (self->reading == NULL || entries == NULL)
    return;

  offer_places (self, entries);
  for (guint i = 0; i < entries->entries->len; i++)
    {
      const FfwBookingEntry *entry = entries->entries->pdata[i];

      if (entry->booking == self->booking)
        fill (self, entry);
    }
  g_clear_pointer (&self->begun, g_variant_unref);
  self->begun = g_variant_ref_sink (get_fields (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  if (self->state)
    set_fields (self, self->state);
  g_clear_pointer (&self->state, g_variant_unref);
}

static gpointer
read_entries (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_booking_entries_read (connection, *(const gint64 *)data, ffw_date_today (), error);
}

static void
entries_free (gpointer entries)
{
  ffw_booking_entries_free (entries);
}

static GVariant *
ffw_booking_change_form_save (FfwForm *form)
{
  FfwBookingChangeForm *self = FFW_BOOKING_CHANGE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "session", "x", self->session);
  g_variant_dict_insert (&state, "booking", "x", self->booking);
  g_variant_dict_insert (&state, "promotes", "b", self->promotes);
  if (self->begun)
    g_variant_dict_insert_value (&state, "fields", get_fields (self));

  return g_variant_dict_end (&state);
}

static void
ffw_booking_change_form_restore (FfwForm *form, GVariant *state)
{
  FfwBookingChangeForm *self = FFW_BOOKING_CHANGE_FORM (form);

  g_variant_lookup (state, "session", "x", &self->session);
  g_variant_lookup (state, "booking", "x", &self->booking);
  g_variant_lookup (state, "promotes", "b", &self->promotes);
  self->state = g_variant_lookup_value (state, "fields", G_VARIANT_TYPE_VARDICT);
  gtk_widget_set_visible (GTK_WIDGET (self->instead), self->promotes);
  gtk_widget_set_visible (self->asks, !self->promotes);
  adw_window_title_set_title (self->title, self->promotes ? _ ("A Place Out of Turn")
                                                          : _ ("Change the Booking"));
  /* Until what the booking is has been read, nothing could be kept of it. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  ffw_workspace_read_async (ffw_form_get_workspace (form), read_entries,
                            g_memdup2 (&self->session, sizeof self->session), g_free, entries_free,
                            self->reading, on_read, g_object_ref (self));
}

static gboolean
ffw_booking_change_form_is_touched (FfwForm *form)
{
  FfwBookingChangeForm *self = FFW_BOOKING_CHANGE_FORM (form);
  g_autoptr (GVariant) fields = g_variant_ref_sink (get_fields (self));

  return self->begun && !g_variant_equal (fields, self->begun);
}

static gboolean
ffw_booking_change_form_grab_focus (GtkWidget *widget)
{
  FfwBookingChangeForm *self = FFW_BOOKING_CHANGE_FORM (widget);

  return gtk_widget_grab_focus (self->promotes ? GTK_WIDGET (self->reason)
                                               : GTK_WIDGET (self->language));
}

static void
ffw_booking_change_form_constructed (GObject *object)
{
  FfwBookingChangeForm *self = FFW_BOOKING_CHANGE_FORM (object);

  G_OBJECT_CLASS (ffw_booking_change_form_parent_class)->constructed (object);
  ffw_code_choice_set_coding (self->language, &ffw_coding_language);
}

static void
ffw_booking_change_form_dispose (GObject *object)
{
  FfwBookingChangeForm *self = FFW_BOOKING_CHANGE_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->state, g_variant_unref);
  g_clear_pointer (&self->begun, g_variant_unref);

  G_OBJECT_CLASS (ffw_booking_change_form_parent_class)->dispose (object);
}

static void
ffw_booking_change_form_class_init (FfwBookingChangeFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = ffw_booking_change_form_constructed;
  G_OBJECT_CLASS (class)->dispose = ffw_booking_change_form_dispose;
  widget_class->grab_focus = ffw_booking_change_form_grab_focus;
  form_class->save = ffw_booking_change_form_save;
  form_class->restore = ffw_booking_change_form_restore;
  form_class->is_touched = ffw_booking_change_form_is_touched;

  g_type_ensure (FFW_TYPE_CHOICE);
  g_type_ensure (FFW_TYPE_CODE_CHOICE);
  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-booking-change-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwBookingChangeForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingChangeForm, instead);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingChangeForm, asks);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingChangeForm, language);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingChangeForm, funded);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingChangeForm, access);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingChangeForm, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_reason);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
}

static void
ffw_booking_change_form_init (FfwBookingChangeForm *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
