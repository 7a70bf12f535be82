/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-find-window.h"

#include "ffw-find.h"
#include "ffw-fit.h"
#include "ffw-say.h"
#include "ffw-words.h"
#include "ffw-workspace-view.h"

#include <glib/gi18n-lib.h>

/* In pixels, where the window below has room for it. */
static const FfwFit fit
    = { 560, 560, .least_width = 340, .least_height = 360, .room_at_sides = 20, .room_above = 60 };

/* How many of each kind are shown: whoever looks for more types another letter. */
#define MOST 6

/**
 * FfwFindWindow:
 *
 * Searches everywhere: pages and actions, and whatever the workspace holds. Enter goes to the
 * first that was found, or to the one that is chosen.
 */
struct _FfwFindWindow
{
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkListBox *list;
  GtkLabel *count;

  FfwWindow *window; /* below it; it does not outlive that */
  GCancellable *asking;
  char *asked;      /* the words that are looked for */
  char *answered;   /* the words that what is shown was found by */
  gboolean entered; /* what is found next is gone to */
};

G_DEFINE_FINAL_TYPE (FfwFindWindow, ffw_find_window, ADW_TYPE_WINDOW)

/* How what was found is called, and where it is shown: a page, and the kind of item there; or a
 * filter of the page, where it has no item for it. */
static const struct
{
  const char *title;
  const char *page;
  const char *item;
  const char *filter;
} kinds[FFW_N_FOUND_KINDS] = {
  [FFW_FOUND_PERSON] = { N_ ("People"), "people", "post", NULL },
  [FFW_FOUND_COURSE] = { N_ ("Courses"), "framework", "course", NULL },
  [FFW_FOUND_AREA] = { N_ ("Training Areas"), "framework", "area", NULL },
  [FFW_FOUND_ORGANISATION] = { N_ ("Organisations"), "people", NULL, "organisation" },
  [FFW_FOUND_SITE] = { N_ ("Sites"), "people", NULL, "site" },
  [FFW_FOUND_SESSION] = { N_ ("Sessions"), "framework", "course", NULL },
  [FFW_FOUND_REQUIREMENT] = { N_ ("Requirements"), "framework", "requirement", NULL },
  [FFW_FOUND_QUESTION] = { N_ ("Questions"), "framework", "question", NULL },
};

static const struct
{
  const char *title;
  const char *action;
} actions[] = {
  { N_ ("New workspace"), "win.new" },
  { N_ ("Open a workspace"), "win.open" },
  { N_ ("Import"), "win.import" },
  { N_ ("Export evidence"), "win.export" },
  { N_ ("Back up"), "win.backup" },
  { N_ ("Restore a backup"), "win.restore" },
  { N_ ("Preferences"), "win.preferences" },
  { N_ ("Keyboard shortcuts"), "win.shortcuts" },
  { N_ ("English or Welsh"), "app.language-next" },
};

#define GROUP_KEY  "ffw-group"
#define ACTION_KEY "ffw-action"
#define TARGET_KEY "ffw-target"

/* @group is the heading above it, a string that lives as long as the program. */
static void
add_row (FfwFindWindow *self, const char *group, const char *title, const char *detail,
         const char *action, GVariant *target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *more = gtk_label_new (detail);
  g_autofree char *heard = *detail ? g_strjoin (", ", title, detail, NULL) : g_strdup (title);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (more), 24);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, heard);
  ffw_words_name (GTK_ACCESSIBLE (row), heard);

  g_object_set_data (G_OBJECT (row), GROUP_KEY, (gpointer)group);
  g_object_set_data (G_OBJECT (row), ACTION_KEY, (gpointer)action);
  if (target)
    g_object_set_data_full (G_OBJECT (row), TARGET_KEY, g_variant_ref_sink (target),
                            (GDestroyNotify)g_variant_unref);
  gtk_list_box_append (self->list, row);
}

static void
show_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = g_object_get_data (G_OBJECT (row), GROUP_KEY);
  GtkWidget *heading;

  if (before && g_object_get_data (G_OBJECT (before), GROUP_KEY) == (gpointer)group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  heading = gtk_label_new (_ (group));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 12);
  gtk_widget_set_margin_bottom (heading, 6);
  gtk_widget_set_margin_start (heading, 12);
  gtk_list_box_row_set_header (row, heading);
}

static gboolean
fits_title (const char *title, const char *words)
{
  return ffw_find_fits (ffw_translate (FFW_LANGUAGE_EN, title), words)
         || ffw_find_fits (ffw_translate (FFW_LANGUAGE_CY, title), words);
}

/* What needs no workspace to be read. */
static void
add_places (FfwFindWindow *self, const char *words)
{
  static const char *const pages_group = N_ ("Pages");
  static const char *const actions_group = N_ ("Actions");
  const char *title;
  const char *name;

  for (guint i = 0; (name = ffw_workspace_view_get_nth (i, &title)); i++)
    if (fits_title (title, words))
      add_row (self, pages_group, _ (title), "", "win.page", g_variant_new_string (name));
  for (guint i = 0; *words && i < G_N_ELEMENTS (actions); i++)
    if (fits_title (actions[i].title, words))
      add_row (self, actions_group, _ (actions[i].title), "", actions[i].action, NULL);
}

/* The parameter of win.filter, for one of them. */
static GVariant *
make_filters (const char *page, const char *filter, const char *value)
{
  GVariantBuilder filters;

  g_variant_builder_init (&filters, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&filters, "{ss}", filter, value);

  return g_variant_new ("(sa{ss})", page, &filters);
}

static void
add_found (FfwFindWindow *self, const FfwFound *found)
{
  const char *page = kinds[found->kind].page;
  const char *filter = kinds[found->kind].filter;
  g_autofree char *code = found->kind == FFW_FOUND_SESSION && *found->detail
                              ? ffw_words_short_date (ffw_date_from_iso (found->detail))
                              : g_strdup (*found->detail ? found->detail : found->code);
  g_autofree char *title = found->kind == FFW_FOUND_SESSION || found->kind == FFW_FOUND_REQUIREMENT
                               ? g_strjoin (" – ", found->code, found->title, NULL)
                               : g_strdup (found->title);

  if (filter)
    add_row (self, kinds[found->kind].title, title, code, "win.filter",
             make_filters (page, filter, found->code));
  else
    add_row (self, kinds[found->kind].title, title, code, "win.show",
             g_variant_new ("(ssx)", page, kinds[found->kind].item, found->id));
}

static void
clear (FfwFindWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static guint
count_rows (FfwFindWindow *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, n))
    n++;

  return n;
}

static void
show_count (FfwFindWindow *self)
{
  guint n = count_rows (self);
  g_autofree char *count = NULL;

  if (*gtk_editable_get_text (self->entry) == '\0')
    count = g_strdup (_ ("Type a part of a name, a code or a number."));
  else if (n == 0)
    count = g_strdup (_ ("Nothing found. Try fewer letters, or another word."));
  else
    count = ffw_words_count (FFW_NP_ ("%1$d found", "%1$d found"), n);
  gtk_label_set_label (self->count, count);
  ffw_words_describe (GTK_ACCESSIBLE (self->entry), count);
}

static void
show_results (FfwFindWindow *self, GPtrArray *found)
{
  clear (self);
  add_places (self, gtk_editable_get_text (self->entry));
  for (guint i = 0; found && i < found->len; i++)
    add_found (self, found->pdata[i]);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  show_count (self);
}

typedef struct
{
  char *words;
  FfwLanguage language;
} Question;

static void
question_free (Question *self)
{
  g_free (self->words);
  g_free (self);
}

static gpointer
read_found (FfwConnection *connection, gpointer data, GError **error)
{
  const Question *question = data;

  return ffw_find (connection, question->words, MOST, ffw_date_today (), question->language, error);
}

static void go (FfwFindWindow *self, GtkListBoxRow *row);

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwFindWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->list == NULL || g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED))
    return;

  show_results (self, found);
  g_free (self->answered);
  self->answered = g_strdup (self->asked);
  if (error)
    gtk_label_set_label (self->count, error->message);
  else if (self->entered)
    go (self, gtk_list_box_get_selected_row (self->list));
  self->entered = FALSE;
}

/* Asks for what is typed now; an answer to what was typed before is not waited for. */
static void
ask (FfwFindWindow *self)
{
  FfwWorkspace *workspace = ffw_window_get_workspace (self->window);
  Question *question;

  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  self->asking = g_cancellable_new ();
  if (workspace == NULL)
    return;

  question = g_new0 (Question, 1);
  g_free (self->asked);
  self->asked = g_strdup (gtk_editable_get_text (self->entry));
  question->words = g_strdup (self->asked);
  question->language = ffw_language_get ();
  ffw_workspace_read_async (workspace, read_found, question, (GDestroyNotify)question_free,
                            (GDestroyNotify)g_ptr_array_unref, self->asking, on_found,
                            g_object_ref (self));
}

static void
go (FfwFindWindow *self, GtkListBoxRow *row)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  const char *action;
  g_autoptr (GVariant) target = NULL;

  if (row == NULL)
    return;

  action = g_object_get_data (G_OBJECT (row), ACTION_KEY);
  target = g_object_get_data (G_OBJECT (row), TARGET_KEY);
  if (target)
    g_variant_ref (target);
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (window, action, target);
}

/* Whoever types quickly means what they typed, not what was found before that. */
static void
on_entered (FfwFindWindow *self)
{
  if (ffw_window_get_workspace (self->window)
      && g_strcmp0 (self->answered, gtk_editable_get_text (self->entry)) != 0)
    {
      self->entered = TRUE;
      ask (self);
      return;
    }

  go (self, gtk_list_box_get_selected_row (self->list));
}

static gboolean
on_key (FfwFindWindow *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (key != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;

  /* The first is chosen already. */
  if (count_rows (self) > 1)
    row = gtk_list_box_get_row_at_index (self->list, 1);
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));

  return GDK_EVENT_STOP;
}

/* Above the first row is the entry. */
static gboolean
on_beyond (FfwFindWindow *self, GtkDirectionType direction)
{
  if (direction != GTK_DIR_UP)
    return FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);

  return TRUE;
}

static void
show_texts (FfwFindWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Search Everywhere"));
  g_object_set (self->entry, "placeholder-text", _ ("Search everywhere"), NULL);
  ffw_words_name (GTK_ACCESSIBLE (self->entry), _ ("Search everywhere"));
  ffw_words_name (GTK_ACCESSIBLE (self->list), _ ("Found"));
  show_count (self);
}

static void
on_language (FfwFindWindow *self)
{
  /* A read that is under way keeps it for a moment after it was closed. */
  if (self->list == NULL)
    return;

  show_texts (self);
  ask (self);
}

static void
ffw_find_window_dispose (GObject *object)
{
  FfwFindWindow *self = FFW_FIND_WINDOW (object);

  g_cancellable_cancel (self->asking);
  self->list = NULL;

  G_OBJECT_CLASS (ffw_find_window_parent_class)->dispose (object);
}

static void
ffw_find_window_finalize (GObject *object)
{
  g_object_unref (FFW_FIND_WINDOW (object)->asking);
  g_free (FFW_FIND_WINDOW (object)->asked);
  g_free (FFW_FIND_WINDOW (object)->answered);

  G_OBJECT_CLASS (ffw_find_window_parent_class)->finalize (object);
}

static void
ffw_find_window_class_init (FfwFindWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_find_window_dispose;
  object_class->finalize = ffw_find_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/app/ffw-find-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwFindWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, FfwFindWindow, list);
  gtk_widget_class_bind_template_child (widget_class, FfwFindWindow, count);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ffw_find_window_init (FfwFindWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->asking = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_set_header_func (self->list, show_heading, NULL, NULL);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entered), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (go), self);
  g_signal_connect_swapped (self->list, "keynav-failed", G_CALLBACK (on_beyond), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self->list));
  g_signal_connect_object (g_application_get_default (), "action-state-changed::language",
                           G_CALLBACK (on_language), self, G_CONNECT_SWAPPED);
}

/** Returns: the search of everything in @window's workspace, over it, not yet shown */
GtkWidget *
ffw_find_window_new (FfwWindow *window)
{
  FfwFindWindow *self = g_object_new (FFW_TYPE_FIND_WINDOW, "application",
                                      gtk_window_get_application (GTK_WINDOW (window)),
                                      "transient-for", window, NULL);
  ffw_fit_window (GTK_WINDOW (self), GTK_WINDOW (window), &fit);
  self->window = window;
  show_texts (self);
  show_results (self, NULL);
  self->answered = g_strdup ("");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return GTK_WIDGET (self);
}
