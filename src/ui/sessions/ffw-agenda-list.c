/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-agenda-list.h"

#include "ffw-agenda-item.h"
#include "ffw-calendar-look.h"
#include "ffw-calendar-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* A list within something else is no higher than this. */
#define EMBEDDED_HEIGHT 280

struct _FfwAgendaList
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *scrolled;
  GtkWidget *nothing;
  GtkListView *view;
  GListStore *items;
  GtkSingleSelection *selection;
};

enum
{
  MOVED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwAgendaList, ffw_agenda_list, GTK_TYPE_WIDGET)

/** Returns: (transfer none) (nullable): the row that is selected */
const FfwAgendaEntry *
ffw_agenda_list_get_entry (FfwAgendaList *self)
{
  FfwAgendaItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item ? ffw_agenda_item_get_entry (item) : NULL;
}

static GtkWidget *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* The day, the sign and the time, the course, and what else there is to say. */
static void
on_setup (FfwAgendaList *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (row, "ffw-agenda-row");
  add_label (row, "heading");
  add_label (row, NULL);
  add_label (row, "ffw-caption");
  gtk_list_item_set_child (item, row);
}

static void
add_part (GString *text, const char *part)
{
  if (*part)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
on_bind (FfwAgendaList *self, GtkListItem *item)
{
  FfwAgendaItem *shown = gtk_list_item_get_item (item);
  const FfwAgendaEntry *entry = ffw_agenda_item_get_entry (shown);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *day = gtk_widget_get_first_child (row);
  GtkWidget *first = gtk_widget_get_next_sibling (day);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  g_autofree char *date = ffw_calendar_words_day (entry->day);
  g_autofree char *span = ffw_calendar_words_span (entry);
  g_autofree char *places = ffw_calendar_words_places (entry);
  g_autofree char *sentence = ffw_calendar_words_entry (entry);
  /* Translators: a day, and a session on it */
  g_autofree char *name = ffw_words (_ ("%1$s, %2$s"), date, sentence, NULL);
  g_autofree char *line = g_strconcat (ffw_calendar_look_sign (entry->status), " ", span, "  ",
                                       entry->title, NULL);
  g_autoptr (GString) rest = g_string_new (NULL);

  add_part (rest, ffw_coding_get_word (&ffw_coding_session_status, (int)entry->status,
                                       ffw_language_get ()));
  add_part (rest, *entry->venue ? entry->venue : entry->is_online ? _ ("Online") : "");
  add_part (rest, places);
  add_part (rest, entry->trainers);
  gtk_label_set_label (GTK_LABEL (day), date);
  gtk_widget_set_visible (day, ffw_agenda_item_heads (shown));
  gtk_label_set_label (GTK_LABEL (first), line);
  gtk_label_set_label (GTK_LABEL (second), rest->str);
  ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), name);
}

static void
on_activate (FfwAgendaList *self, guint position)
{
  g_autoptr (FfwAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  g_signal_emit (self, signals[OPENED], 0, ffw_agenda_item_get_entry (item)->session);
}

static void
on_selected (FfwAgendaList *self)
{
  g_signal_emit (self, signals[MOVED], 0);
}

/* Tab goes to a row, and on from it to what comes after the list: GTK 4.8 would walk them all. */
static gboolean
ffw_agenda_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget))
    return FALSE;

  return GTK_WIDGET_CLASS (ffw_agenda_list_parent_class)->focus (widget, direction);
}

static gboolean
ffw_agenda_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (FFW_AGENDA_LIST (widget)->stack, GTK_DIR_TAB_FORWARD);
}

static void
ffw_agenda_list_dispose (GObject *object)
{
  FfwAgendaList *self = FFW_AGENDA_LIST (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (ffw_agenda_list_parent_class)->dispose (object);
}

static void
ffw_agenda_list_class_init (FfwAgendaListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_agenda_list_dispose;
  widget_class->focus = ffw_agenda_list_focus;
  widget_class->grab_focus = ffw_agenda_list_grab_focus;

  signals[MOVED] = g_signal_new ("moved", FFW_TYPE_AGENDA_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", FFW_TYPE_AGENDA_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "calendar.move", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "calendar.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "calendar.today", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkListItemFactory *
make_factory (FfwAgendaList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);

  return factory;
}

static void
ffw_agenda_list_init (FfwAgendaList *self)
{
  self->items = g_list_store_new (FFW_TYPE_AGENDA_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  self->view = GTK_LIST_VIEW (
      gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), make_factory (self)));
  ffw_words_name (GTK_ACCESSIBLE (self->view), _ ("Sessions by their days"));

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->nothing = gtk_label_new (_ ("No sessions"));
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_add_css_class (self->nothing, "ffw-padded");

  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->nothing);
  gtk_stack_add_child (GTK_STACK (self->stack), self->scrolled);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));

  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected), self);
}

/** Makes the list as high as its rows, up to a limit: for one that stands in something else. */
void
ffw_agenda_list_set_embedded (FfwAgendaList *self, gboolean embedded)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->scrolled);

  gtk_scrolled_window_set_propagate_natural_height (scrolled, embedded);
  gtk_scrolled_window_set_max_content_height (scrolled, embedded ? EMBEDDED_HEIGHT : -1);
}

/**
 * ffw_agenda_list_take:
 * @agenda: (nullable): %NULL for none yet
 * @first, @end: which of its days are shown; @end is the day after the last
 *
 * Shows other sessions; the one that was selected is so again, where it is among them.
 */
void
ffw_agenda_list_take (FfwAgendaList *self, FfwAgenda *agenda, FfwDate first, FfwDate end)
{
  const FfwAgendaEntry *selected = ffw_agenda_list_get_entry (self);
  gint64 date = selected ? selected->date : 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  FfwDate day = FFW_DATE_NONE;

  for (guint i = 0; agenda && i < agenda->entries->len; i++)
    {
      const FfwAgendaEntry *entry = ffw_agenda_get (agenda, i);

      if (entry->day < first || entry->day >= end)
        continue;
      g_ptr_array_add (items, ffw_agenda_item_new (agenda, i, entry->day != day));
      day = entry->day;
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               items->len > 0 ? self->scrolled : self->nothing);
  ffw_agenda_list_go (self, date);
}

/** Selects the session's date of that id, where it is shown. */
void
ffw_agenda_list_go (FfwAgendaList *self, gint64 date)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (FfwAgendaItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (ffw_agenda_item_get_entry (item)->date == date)
        {
          gtk_single_selection_set_selected (self->selection, i);
          gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
          return;
        }
    }
}
