/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-booking-list.h"

#include "ffw-booking-change-form.h"
#include "ffw-booking-changes.h"
#include "ffw-booking-entries.h"
#include "ffw-booking-words.h"
#include "ffw-concern.h"
#include "ffw-do.h"
#include "ffw-form-window.h"
#include "ffw-hold-form.h"
#include "ffw-person-rows.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How many bookings have a row each, until somebody asks for all. */
#define MOST_ROWS 60

struct _FfwBookingList
{
  AdwBin parent_instance;

  GtkLabel *sum;
  GtkListBox *booked;
  GtkWidget *waiting_box;
  GtkListBox *waiting;
  GtkWidget *more;

  FfwWorkspace *workspace;
  gint64 session;
  gboolean all;    /* whether every booking has a row */
  char *course;    /* the code of the session's */
  GArray *waiters; /* of gint64: posts of those who wait */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwBookingList, ffw_booking_list, ADW_TYPE_BIN)

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)))
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len ? " " : "", sentence);
  g_free (sentence);
}

static void
add_figures (GString *text, const FfwRoomFigures *figures, const char *sentence)
{
  g_autofree char *places = ffw_words_number ((guint64)MAX (0, figures->places));
  g_autofree char *taken = ffw_words_number ((guint64)figures->taken);
  g_autofree char *held = ffw_words_number ((guint64)figures->held);
  g_autofree char *left
      = ffw_words_number ((guint64)MAX (0, figures->places - figures->taken - figures->held));

  if (figures->places != FFW_NULL)
    add_sentence (text, ffw_words (sentence, places, taken, held, left, NULL));
}

static void
show_sum (FfwBookingList *self, const FfwBookingEntries *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_sentence (text,
                ffw_words_count (FFW_NP_ ("%1$d person has a place.", "%1$d people have a place."),
                                 entries->n_booked));
  if (entries->n_waiting)
    add_sentence (text, ffw_words_count (FFW_NP_ ("%1$d person waits.", "%1$d people wait."),
                                         entries->n_waiting));
  if (entries->n_welsh)
    add_sentence (text, ffw_words_count (FFW_NP_ ("%1$d asks for Welsh.", "%1$d ask for Welsh."),
                                         entries->n_welsh));
  if (entries->n_other_language)
    add_sentence (
        text,
        ffw_words_count (FFW_NP_ ("%1$d person asks for another language than that of the session.",
                                  "%1$d people ask for another language than that of the session."),
                         entries->n_other_language));
  /* Translators: four numbers: of the places of a session. */
  if (entries->room.held > 0)
    add_figures (text, &entries->room,
                 _ ("Of %1$s places, %2$s are taken, %3$s held for organisations and %4$s left."));
  /* Translators: four numbers: of the funded places of a course. */
  add_figures (text, &entries->quota,
               _ ("Of %1$s funded places of the course, %2$s are taken, %3$s held for "
                  "organisations and %4$s left."));
  gtk_label_set_label (self->sum, text->str);
}

/* What is worth knowing of a booking, under the name. */
static char *
describe (const FfwBookingEntry *entry, const FfwBookingEntries *entries)
{
  FfwLanguage reader = ffw_language_get ();
  g_autoptr (GString) text = g_string_new (entry->organisation);
  const char *need = ffw_booking_words_need (entry->need);

  if (entry->status == FFW_BOOKING_WAITING)
    {
      g_autofree char *place = ffw_words_number (entry->line);
      /* Translators: of somebody on a waiting list; %1$s is their number in it. */
      g_autofree char *waits = ffw_words (_ ("Number %1$s in the line"), place, NULL);

      g_string_append_printf (text, "%s%s", text->len ? ", " : "", waits);
      if (need && entries->order == FFW_WAITING_NEED_FIRST)
        g_string_append_printf (text, " (%s)", need);
    }
  else if (entry->status != FFW_BOOKING_BOOKED)
    g_string_append_printf (
        text, "%s%s", text->len ? ", " : "",
        ffw_coding_get_word (&ffw_coding_booking_status, entry->status, reader));
  if (entry->language >= 0)
    {
      g_autofree char *asks = ffw_words (
          /* Translators: %1$s is a language that somebody wants to be trained in. */
          entry->other_language ? _ ("asks for %1$s: another language than that of the session")
                                : _ ("asks for %1$s"),
          ffw_coding_get_word (&ffw_coding_language, entry->language, reader), NULL);

      g_string_append_printf (text, "%s%s", text->len ? ", " : "", asks);
    }
  if (entry->funded)
    g_string_append_printf (text, "%s%s", text->len ? ", " : "", _ ("funded"));
  if (entry->access)
    g_string_append_printf (text, "\n%s", entry->access);
  if (entry->reason)
    g_string_append_printf (text, "\n%s", entry->reason);

  return g_strdup (text->str);
}

static void
add_button (GtkWidget *row, const char *icon, const char *name, const FfwBookingEntry *entry,
            const char *action)
{
  g_autofree char *said = ffw_words (name, entry->name, NULL);

  ffw_person_rows_add_button (row, icon, said, action, entry->booking);
}

static void
add_row (FfwBookingList *self, const FfwBookingEntry *entry, const FfwBookingEntries *entries)
{
  gboolean waits = entry->status == FFW_BOOKING_WAITING;
  g_autofree char *about = describe (entry, entries);
  GtkWidget *row = ffw_person_rows_new (*entry->name ? entry->name : _ ("Somebody"), about);

  if (entries->is_ahead && (waits || entry->status == FFW_BOOKING_BOOKED))
    {
      /* Translators: %1$s is a person. */
      if (waits)
        add_button (row, "go-up-symbolic", _ ("Give %1$s a Place Out of Turn"), entry,
                    "bookings.promote");
      /* Translators: %1$s is a person. */
      add_button (row, "document-edit-symbolic", _ ("Change the Booking of %1$s"), entry,
                  "bookings.edit");
      /* Translators: %1$s is a person. */
      add_button (row, "user-trash-symbolic", _ ("Cancel the Booking of %1$s"), entry,
                  "bookings.cancel");
    }
  gtk_list_box_append (waits ? self->waiting : self->booked, row);
}

static void
show_entries (FfwBookingList *self, const FfwBookingEntries *entries)
{
  guint n_booked = 0, n_waiting = 0;

  clear (self->booked);
  clear (self->waiting);
  g_free (self->course);
  self->course = g_strdup (entries->course);
  g_array_set_size (self->waiters, 0);
  show_sum (self, entries);
  for (guint i = 0; i < entries->entries->len; i++)
    {
      const FfwBookingEntry *entry = entries->entries->pdata[i];
      guint *n = entry->status == FFW_BOOKING_WAITING ? &n_waiting : &n_booked;

      if (entry->status == FFW_BOOKING_WAITING && entry->post)
        g_array_append_val (self->waiters, entry->post);
      if (self->all || *n < MOST_ROWS)
        add_row (self, entry, entries);
      (*n)++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->booked), n_booked > 0);
  gtk_widget_set_visible (self->waiting_box, n_waiting > 0);
  gtk_widget_set_visible (self->more, !self->all && MAX (n_booked, n_waiting) > MOST_ROWS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bookings.hold",
                                 entries->is_ahead
                                     && !ffw_workspace_is_read_only (self->workspace));
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

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwBookingList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwBookingEntries) entries = ffw_workspace_read_finish (FFW_WORKSPACE (source), result,
                                                                     &error);

  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;

  if (entries)
    show_entries (self, entries);
  else if (error)
    gtk_label_set_label (self->sum, error->message);
}

static void
refresh (FfwBookingList *self)
{
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->session == 0 || self->workspace == NULL)
    return;

  self->reading = g_cancellable_new ();
  ffw_workspace_read_async (self->workspace, read_entries,
                            g_memdup2 (&self->session, sizeof self->session), g_free, entries_free,
                            self->reading, on_read, g_object_ref (self));
}

static void
on_changed (FfwBookingList *self, const char *const *changed)
{
  if (ffw_concern_any (changed, ffw_booking_entries_tables))
    refresh (self);
}

/* A second session, for those who wait. */
static void
do_second (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwBookingList *self = FFW_BOOKING_LIST (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "course", "s", self->course);
  g_variant_dict_insert_value (&begin, "posts",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->waiters->data,
                                                          self->waiters->len, sizeof (gint64)));
  gtk_widget_activate_action (widget, "session.new", "@a{sv}", g_variant_dict_end (&begin));
}

static void
do_show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FFW_BOOKING_LIST (widget)->all = TRUE;
  refresh (FFW_BOOKING_LIST (widget));
}

/* A booking that is cancelled. */
typedef struct
{
  gint64 session;
  gint64 booking;
} Cancelling;

static gboolean
cancel (FfwChange *change, gpointer data, GError **error)
{
  const Cancelling *self = data;
  g_autoptr (FfwBookingResult) result = ffw_booking_cancel_listed (
      change, self->session, &self->booking, 1, ffw_date_today (), error);

  return result != NULL;
}

static void
do_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwBookingList *self = FFW_BOOKING_LIST (widget);
  const Cancelling cancelling = { self->session, g_variant_get_int64 (parameter) };

  ffw_do (widget, self->workspace, cancel, g_memdup2 (&cancelling, sizeof cancelling), g_free,
          _ ("The Booking Could Not Be Cancelled"), NULL);
}

static void
open_form (FfwBookingList *self, gint64 booking, gboolean promotes)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "session", "x", self->session);
  g_variant_dict_insert (&begin, "booking", "x", booking);
  g_variant_dict_insert (&begin, "promotes", "b", promotes);
  ffw_form_window_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace,
                        FFW_TYPE_BOOKING_CHANGE_FORM, g_variant_dict_end (&begin));
}

static void
do_hold (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwBookingList *self = FFW_BOOKING_LIST (widget);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "session", "x", self->session);
  ffw_form_window_open (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace,
                        FFW_TYPE_HOLD_FORM, g_variant_dict_end (&begin));
}

static void
do_edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (FFW_BOOKING_LIST (widget), g_variant_get_int64 (parameter), FALSE);
}

static void
do_promote (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_form (FFW_BOOKING_LIST (widget), g_variant_get_int64 (parameter), TRUE);
}

static void
ffw_booking_list_dispose (GObject *object)
{
  FfwBookingList *self = FFW_BOOKING_LIST (object);

  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_booking_list_parent_class)->dispose (object);
}

static void
ffw_booking_list_finalize (GObject *object)
{
  FfwBookingList *self = FFW_BOOKING_LIST (object);

  g_free (self->course);
  g_array_unref (self->waiters);

  G_OBJECT_CLASS (ffw_booking_list_parent_class)->finalize (object);
}

static void
ffw_booking_list_class_init (FfwBookingListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_booking_list_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_booking_list_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-booking-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwBookingList, sum);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingList, booked);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingList, waiting_box);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingList, waiting);
  gtk_widget_class_bind_template_child (widget_class, FfwBookingList, more);
  gtk_widget_class_install_action (widget_class, "bookings.second", NULL, do_second);
  gtk_widget_class_install_action (widget_class, "bookings.show-all", NULL, do_show_all);
  gtk_widget_class_install_action (widget_class, "bookings.cancel", "x", do_cancel);
  gtk_widget_class_install_action (widget_class, "bookings.hold", NULL, do_hold);
  gtk_widget_class_install_action (widget_class, "bookings.edit", "x", do_edit);
  gtk_widget_class_install_action (widget_class, "bookings.promote", "x", do_promote);
}

static void
ffw_booking_list_init (FfwBookingList *self)
{
  self->waiters = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Says whose bookings they are; once. */
void
ffw_booking_list_set_workspace (FfwBookingList *self, FfwWorkspace *workspace)
{
  gboolean writable = !ffw_workspace_is_read_only (workspace);
  static const char *const writing[] = { "bookings.second", "bookings.cancel", "bookings.edit",
                                         "bookings.hold", "bookings.promote" };

  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), writing[i], writable);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/**
 * ffw_booking_list_show:
 * @session: the id of a session, or 0 for none
 */
void
ffw_booking_list_show (FfwBookingList *self, gint64 session)
{
  if (self->session != session)
    self->all = FALSE;
  self->session = session;
  refresh (self);
}
