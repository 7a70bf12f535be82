/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-history-page.h"

#include "ffw-concern.h"
#include "ffw-date-entry.h"
#include "ffw-history-list.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwHistoryPage:
 *
 * Every change of the workspace as a sentence, the latest first: to be searched by words,
 * by who made it and by days.
 */
struct _FfwHistoryPage
{
  FfwPage parent_instance;

  AdwWindowTitle *title;
  GtkSearchEntry *search;
  GtkDropDown *who;
  FfwDateEntry *from;
  FfwDateEntry *to;
  FfwHistoryList *list;

  char *chosen_who; /* NULL for everyone */
  gboolean setting; /* while the page itself fills its fields */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwHistoryPage, ffw_history_page, FFW_TYPE_PAGE)

static void
refresh (FfwHistoryPage *self)
{
  const FfwHistoryRequest request = {
    .words = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .who = self->chosen_who,
    .from = ffw_date_entry_get_date (self->from),
    .to = ffw_date_entry_get_date (self->to),
  };

  if (self->setting)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.everything",
                                 *request.words || request.who
                                     || *ffw_date_entry_get_text (self->from)
                                     || *ffw_date_entry_get_text (self->to));
  ffw_history_list_set_request (self->list, ffw_page_get_workspace (FFW_PAGE (self)), &request);
}

static void
show_number (FfwHistoryPage *self)
{
  guint n = g_list_model_get_n_items (ffw_history_list_get_model (self->list));
  g_autofree char *number = ffw_words_count (FFW_NP_ ("%1$d change", "%1$d changes"), n);

  adw_window_title_set_subtitle (self->title, n > 0 ? number : "");
}

static void
on_who (FfwHistoryPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->who);
  GListModel *names = gtk_drop_down_get_model (self->who);

  if (self->setting)
    return;

  g_clear_pointer (&self->chosen_who, g_free);
  if (selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    self->chosen_who = g_strdup (gtk_string_list_get_string (GTK_STRING_LIST (names), selected));
  refresh (self);
}

/* The choice of everyone, and of each who has made a change; one who is chosen stays so. */
static void
fill_who (FfwHistoryPage *self, const char *const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (list, _ ("Everyone"));
  for (guint i = 0; names[i]; i++)
    {
      gtk_string_list_append (list, names[i]);
      if (g_strcmp0 (names[i], self->chosen_who) == 0)
        chosen = i + 1;
    }
  if (self->chosen_who && chosen == 0)
    {
      gtk_string_list_append (list, self->chosen_who);
      chosen = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
    }

  self->setting = TRUE;
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->who, chosen);
  self->setting = FALSE;
}

static gpointer
read_who (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_history_query_who (connection, error);
}

static void
on_who_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwHistoryPage) self = data;
  g_auto (GStrv) names = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, NULL);

  /* The list says what cannot be read; and the page may be gone. */
  if (names && self->list)
    fill_who (self, (const char *const *)names);
}

static void
read_names (FfwHistoryPage *self)
{
  ffw_workspace_read_async (ffw_page_get_workspace (FFW_PAGE (self)), read_who, NULL, NULL,
                            (GDestroyNotify)g_strfreev, self->reading, on_who_read,
                            g_object_ref (self));
}

static void
on_workspace_changed (FfwHistoryPage *self, const char *const *changed)
{
  static const char *const shown[] = { "change", NULL };

  if (ffw_concern_any (changed, shown))
    read_names (self);
}

/* Shows all changes again. */
static void
show_everything (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (widget);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_clear_pointer (&self->chosen_who, g_free);
  gtk_drop_down_set_selected (self->who, 0);
  ffw_date_entry_set_text (self->from, "");
  ffw_date_entry_set_text (self->to, "");
  self->setting = FALSE;
  refresh (self);
}

static GVariant *
ffw_history_page_save (FfwPage *page)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (page);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&state, "words", "s", gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_variant_dict_insert (&state, "who", "s", self->chosen_who ? self->chosen_who : "");
  g_variant_dict_insert (&state, "from", "s", ffw_date_entry_get_text (self->from));
  g_variant_dict_insert (&state, "to", "s", ffw_date_entry_get_text (self->to));
  g_variant_dict_insert (&state, "place", "x", ffw_history_list_get_place (self->list));

  return g_variant_dict_end (&state);
}

static void
ffw_history_page_restore (FfwPage *page, GVariant *state)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (page);
  const char *text;
  gint64 place;

  self->setting = TRUE;
  if (g_variant_lookup (state, "words", "&s", &text))
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  if (g_variant_lookup (state, "from", "&s", &text))
    ffw_date_entry_set_text (self->from, text);
  if (g_variant_lookup (state, "to", "&s", &text))
    ffw_date_entry_set_text (self->to, text);
  if (g_variant_lookup (state, "who", "&s", &text))
    {
      g_free (self->chosen_who);
      self->chosen_who = *text ? g_strdup (text) : NULL;
    }
  self->setting = FALSE;

  read_names (self);
  refresh (self);
  if (g_variant_lookup (state, "place", "x", &place) && place != 0)
    ffw_history_list_show_change (self->list, place, FALSE);
}

static void
ffw_history_page_show_item (FfwPage *page, const char *kind, gint64 id)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (page);

  if (!g_str_equal (kind, "change"))
    return;

  show_everything (GTK_WIDGET (self), NULL, NULL);
  ffw_history_list_show_change (self->list, id, TRUE);
}

static gboolean
ffw_history_page_search (FfwPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_HISTORY_PAGE (page)->search));
}

static void
ffw_history_page_constructed (GObject *object)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (object);

  G_OBJECT_CLASS (ffw_history_page_parent_class)->constructed (object);

  g_signal_connect_object (ffw_page_get_workspace (FFW_PAGE (self)), "changed",
                           G_CALLBACK (on_workspace_changed), self, G_CONNECT_SWAPPED);
  fill_who (self, (const char *const[]){ NULL });
  read_names (self);
  refresh (self);
  g_signal_connect_object (ffw_history_list_get_model (self->list), "items-changed",
                           G_CALLBACK (show_number), self, G_CONNECT_SWAPPED);
}

static void
ffw_history_page_dispose (GObject *object)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (object);

  g_cancellable_cancel (self->reading);
  self->list = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_history_page_parent_class)->dispose (object);
}

static void
ffw_history_page_finalize (GObject *object)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (object);

  g_object_unref (self->reading);
  g_free (self->chosen_who);

  G_OBJECT_CLASS (ffw_history_page_parent_class)->finalize (object);
}

static gboolean
ffw_history_page_grab_focus (GtkWidget *widget)
{
  FfwHistoryPage *self = FFW_HISTORY_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list))
         || gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
ffw_history_page_class_init (FfwHistoryPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwPageClass *page_class = FFW_PAGE_CLASS (class);

  object_class->constructed = ffw_history_page_constructed;
  object_class->dispose = ffw_history_page_dispose;
  object_class->finalize = ffw_history_page_finalize;
  widget_class->grab_focus = ffw_history_page_grab_focus;
  page_class->save = ffw_history_page_save;
  page_class->restore = ffw_history_page_restore;
  page_class->show_item = ffw_history_page_show_item;
  page_class->search = ffw_history_page_search;

  g_type_ensure (FFW_TYPE_DATE_ENTRY);
  g_type_ensure (FFW_TYPE_HISTORY_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/history/ffw-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryPage, title);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryPage, search);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryPage, who);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryPage, from);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryPage, to);
  gtk_widget_class_bind_template_child (widget_class, FfwHistoryPage, list);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_who);
  gtk_widget_class_install_action (widget_class, "history.everything", NULL, show_everything);
}

static void
ffw_history_page_init (FfwHistoryPage *self)
{
  self->reading = g_cancellable_new ();
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_name_parts (GTK_WIDGET (self->who), _ ("Changed By"));
  self->setting = FALSE;
}
