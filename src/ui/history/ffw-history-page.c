/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-history-page.h"

#include "ffw-concern.h"
#include "ffw-history-text.h"
#include "ffw-list-row.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* How many changes are shown, the latest. */
#define SHOWN 1000

/* The texts of a row. */
enum
{
  SENTENCE,
  WHEN,
  WHO,
  NOTE,
  N_TEXTS
};

/**
 * FfwHistoryPage:
 *
 * Every change of the workspace as a sentence, the latest first.
 */
struct _FfwHistoryPage
{
  FfwPage parent_instance;

  GtkStack *stack;
  GtkWidget *list;
  AdwStatusPage *failed;

  GListStore *rows;
  GCancellable *reading;
  FfwLanguage language;
};

G_DEFINE_FINAL_TYPE (FfwHistoryPage, ffw_history_page, FFW_TYPE_PAGE)

static gpointer
read_history (FfwConnection *connection, gpointer data, GError **error)
{
  FfwLanguage language = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) entries = ffw_history_read (connection, 0, SHOWN, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (entries == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      const FfwHistoryEntry *entry = entries->pdata[i];
      char *sentence = ffw_history_entry_to_text (connection, entry, language, error);
      FfwListRow *row;
      char **texts;

      if (sentence == NULL)
        return NULL;

      row = ffw_list_row_new (entry->id);
      texts = g_new0 (char *, N_TEXTS + 1);
      texts[SENTENCE] = sentence;
      texts[WHEN] = g_strdup (entry->at);
      texts[WHO] = g_strdup (entry->who);
      texts[NOTE] = g_strdup (entry->kind == FFW_CHANGE_DONE && entry->undone ? "undone" : "");
      ffw_list_row_take_texts (row, texts);
      g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}

static void
free_rows (gpointer rows)
{
  g_ptr_array_unref (rows);
}

typedef struct
{
  FfwHistoryPage *page;
  GCancellable *cancellable;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (FfwHistoryPage) self = reading->page;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  /* Another reading has begun, or the page is gone. */
  if (self->reading != cancellable)
    return;
  g_clear_object (&self->reading);

  if (rows == NULL)
    {
      adw_status_page_set_description (self->failed, error ? error->message : "");
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "list" : "empty");
}

static void
refresh (FfwHistoryPage *self)
{
  Reading *reading = g_new0 (Reading, 1);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  self->reading = g_cancellable_new ();
  reading->page = g_object_ref (self);
  reading->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (ffw_page_get_workspace (FFW_PAGE (self)), read_history,
                            GINT_TO_POINTER (self->language), NULL, free_rows, self->reading,
                            on_read, reading);
}

static void
on_workspace_changed (FfwHistoryPage *self, const char *const *changed)
{
  static const char *const shown[] = { "change", NULL };

  if (ffw_concern_any (changed, shown))
    refresh (self);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sentence = gtk_label_new (NULL);
  GtkWidget *about = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (sentence), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_widget_add_css_class (about, "dim-label");
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (box, "ffw-history-row");
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_box_append (GTK_BOX (box), about);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  FfwListRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *when = ffw_words_time (ffw_list_row_get_text (row, WHEN));
  const char *sentence = ffw_list_row_get_text (row, SENTENCE);
  g_autofree char *about = NULL;
  g_autofree char *name = NULL;

  if (*ffw_list_row_get_text (row, NOTE))
    /* Translators: below a change in the history that was taken back: when, who */
    about = ffw_words (_ ("%1$s · %2$s · Undone since"), when, ffw_list_row_get_text (row, WHO),
                       NULL);
  else
    /* Translators: below a change in the history: when, who */
    about = ffw_words (_ ("%1$s · %2$s"), when, ffw_list_row_get_text (row, WHO), NULL);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), sentence);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), about);
  name = g_strdup_printf ("%s, %s", sentence, about);
  if (gtk_widget_get_parent (box))
    ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), name);
}

static void
ffw_history_page_constructed (GObject *object)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (object);

  G_OBJECT_CLASS (ffw_history_page_parent_class)->constructed (object);

  g_signal_connect_object (ffw_page_get_workspace (FFW_PAGE (self)), "changed",
                           G_CALLBACK (on_workspace_changed), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
ffw_history_page_dispose (GObject *object)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->rows);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_history_page_parent_class)->dispose (object);
}

static gboolean
ffw_history_page_grab_focus (GtkWidget *widget)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (widget);

  return gtk_widget_grab_focus (self->list);
}

static void
ffw_history_page_class_init (FfwHistoryPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_history_page_constructed;
  object_class->dispose = ffw_history_page_dispose;
  widget_class->grab_focus = ffw_history_page_grab_focus;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/history/ffw-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryPage, failed);
}

static void
ffw_history_page_init (FfwHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->language = ffw_language_get ();
  self->rows = g_list_store_new (FFW_TYPE_LIST_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
}
