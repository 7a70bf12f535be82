/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-compare-form.h"

#include "ffw-calendar-busy.h"
#include "ffw-choose.h"
#include "ffw-clash.h"
#include "ffw-form-window.h"
#include "ffw-local-time.h"
#include "ffw-plain-table.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define ASKED_DATA "ffw-compare-session"

struct _FfwCompareForm
{
  FfwForm parent_instance;

  GtkLabel *status;
  AdwBin *table;

  char *path;
  gint64 session;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwCompareForm, ffw_compare_form, FFW_TYPE_FORM)

/* What is compared, in another thread. */
typedef struct
{
  char *path;
  gint64 session;
  GCancellable *cancellable;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->path);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
add_row (GPtrArray *rows, const char *first, const char *second, const char *third)
{
  const char *const texts[] = { first, second, third, NULL };

  g_ptr_array_add (rows, g_strdupv ((char **)texts));
}

static void
add_clash (GPtrArray *rows, const FfwCalendarClash *clash)
{
  g_autofree char *title = ffw_text_title (&clash->event->title, clash->event->course,
                                           ffw_language_get ());
  /* Translators: a session’s code and its course */
  g_autofree char *session = ffw_words (_ ("%1$s: %2$s"), clash->event->session, title, NULL);
  FfwLocalTime starts = { 0 };
  g_autofree char *day = NULL;
  g_autofree char *when = NULL;

  ffw_local_time_parse (clash->event->starts_at, &starts);
  day = ffw_words_date (starts.day);
  when = g_strdup_printf ("%s, %s–%s", day, clash->event->starts_at + FFW_DATE_ISO_SIZE,
                          clash->event->ends_at + FFW_DATE_ISO_SIZE);
  add_row (rows, session, when, clash->busy->summary);
}

/* Rows of a table, under their headings. */
static gpointer
compare (FfwConnection *connection, gpointer data, GError **error)
{
  const Request *request = data;
  FfwDate today = ffw_date_today ();
  const FfwCalendarScope scope
      = { .session = request->session, .from = today, .to = today + FFW_CALENDAR_BUSY_DAYS };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GPtrArray) busy = ffw_calendar_busy_read (request->path, scope.from, scope.to,
                                                       request->cancellable, error);
  g_autoptr (GPtrArray) events = busy ? ffw_calendar_events_read (connection, &scope, error) : NULL;
  g_autoptr (GArray) clashes = NULL;

  if (events == NULL)
    return NULL;
  clashes = ffw_calendar_busy_find_clashes (busy, events, FFW_CLASH_BUFFER);
  /* Translators: the headings of a table: a session, when it is, and what clashes with it. */
  add_row (rows, _ ("Session"), _ ("When"), _ ("Clashes with"));
  for (guint i = 0; i < clashes->len; i++)
    add_clash (rows, &g_array_index (clashes, FfwCalendarClash, i));

  return g_steal_pointer (&rows);
}

static void
rows_free (gpointer rows)
{
  g_ptr_array_unref (rows);
}

static void
show (FfwCompareForm *self, GPtrArray *rows)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (rows->len == 1)
    text = ffw_words (_ ("Nothing in “%1$s” clashes with a session of the next twelve months."),
                      name, NULL);
  else
    {
      count = ffw_words_count (FFW_NP_ ("%1$d clash with", "%1$d clashes with"), rows->len - 1);
      /* Translators: “3 clashes with”, and the name of a calendar file */
      text = ffw_words (_ ("%1$s “%2$s”"), count, name, NULL);
    }
  gtk_label_set_label (self->status, text);
  adw_bin_set_child (self->table, rows->len == 1 ? NULL : ffw_plain_table_new (text, rows, FALSE));
}

static void
on_compared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwCompareForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->status == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (rows)
    show (self, rows);
  else if (error)
    gtk_label_set_label (self->status, error->message);
}

static void
read_again (FfwCompareForm *self)
{
  Request *request = g_new0 (Request, 1);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  request->path = g_strdup (self->path);
  request->session = self->session;
  request->cancellable = g_object_ref (self->reading);
  gtk_label_set_label (self->status, _ ("Comparing…"));
  ffw_workspace_read_async (ffw_form_get_workspace (FFW_FORM (self)), compare, request,
                            request_free, rows_free, self->reading, on_compared,
                            g_object_ref (self));
}

static GVariant *
ffw_compare_form_save (FfwForm *form)
{
  FfwCompareForm *self = FFW_COMPARE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  if (self->path)
    g_variant_dict_insert (&state, "path", "^ay", self->path);
  g_variant_dict_insert (&state, "session", "x", self->session);

  return g_variant_dict_end (&state);
}

static void
ffw_compare_form_restore (FfwForm *form, GVariant *state)
{
  FfwCompareForm *self = FFW_COMPARE_FORM (form);

  g_clear_pointer (&self->path, g_free);
  g_variant_lookup (state, "session", "x", &self->session);
  if (g_variant_lookup (state, "path", "^ay", &self->path))
    read_again (self);
}

static gboolean
ffw_compare_form_is_touched (FfwForm *form)
{
  return FALSE;
}

static void
ffw_compare_form_dispose (GObject *object)
{
  FfwCompareForm *self = FFW_COMPARE_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->status = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_compare_form_parent_class)->dispose (object);
}

static void
ffw_compare_form_finalize (GObject *object)
{
  g_free (FFW_COMPARE_FORM (object)->path);

  G_OBJECT_CLASS (ffw_compare_form_parent_class)->finalize (object);
}

static void
ffw_compare_form_class_init (FfwCompareFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_compare_form_dispose;
  object_class->finalize = ffw_compare_form_finalize;
  FFW_FORM_CLASS (class)->save = ffw_compare_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_compare_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_compare_form_is_touched;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/sessions/ffw-compare-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwCompareForm, status);
  gtk_widget_class_bind_template_child (widget_class, FfwCompareForm, table);
}

static void
ffw_compare_form_init (FfwCompareForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Which session of which workspace, while a file is chosen. */
typedef struct
{
  FfwWorkspace *workspace;
  gint64 session;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_object_unref (self->workspace);
  g_free (self);
}

static void
on_chosen (GtkWidget *widget, const char *const *paths)
{
  const Asked *asked = g_object_get_data (G_OBJECT (widget), ASKED_DATA);
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "path", "^ay", paths[0]);
  g_variant_dict_insert (&begin, "session", "x", asked->session);
  ffw_form_window_open (GTK_WINDOW (widget), asked->workspace, FFW_TYPE_COMPARE_FORM,
                        g_variant_dict_end (&begin));
}

/**
 * ffw_compare_form_choose:
 * @session: the id, or 0 for all
 *
 * Lets the person at @window choose a calendar file, and compares it.
 */
void
ffw_compare_form_choose (GtkWidget *window, FfwWorkspace *workspace, gint64 session)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->workspace = g_object_ref (workspace);
  asked->session = session;
  g_object_set_data_full (G_OBJECT (window), ASKED_DATA, asked, asked_free);
  ffw_choose (window, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Compare with a Calendar"), _ ("_Compare"),
              _ ("Calendar files (.ics)"), "*.ics", NULL, on_chosen);
}
