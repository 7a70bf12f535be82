/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-choice.h"

#include "ffw-choice-item.h"
#include "ffw-choices.h"
#include "ffw-concern.h"
#include "ffw-drop-down.h"
#include "ffw-focus.h"
#include "ffw-fold.h"
#include "ffw-field.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* In characters: what is chosen, at least and at most, and the rows of the list, at most. */
#define WIDTH        12
#define CHOSEN_WIDTH 24
#define ROW_WIDTH    60

struct _FfwChoice
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *drop_down;
  GtkWidget *problem;
  GListStore *items;

  FfwWorkspace *workspace;
  char *table;
  char *organisation;
  FfwDate on;
  char *none;
  char *code;    /* never NULL */
  gboolean read; /* the items are those of the table */
  gboolean setting;
  GCancellable *reading;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_TITLE_VISIBLE,
  PROP_NONE,
  PROP_CODE,
  PROP_CHOSEN_TITLE,
  N_PROPS
};

enum
{
  REFRESHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwChoice, ffw_choice, GTK_TYPE_WIDGET)

/* The title without its mnemonic. */
static char *
get_name (FfwChoice *self)
{
  g_autoptr (GString) name = g_string_new (gtk_label_get_label (GTK_LABEL (self->label)));

  g_string_replace (name, "_", "", 0);

  return g_strdup (name->str);
}

static FfwChoiceItem *
get_chosen (FfwChoice *self)
{
  return gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->drop_down));
}

static const char *
get_chosen_title (FfwChoice *self)
{
  FfwChoiceItem *chosen = get_chosen (self);

  return chosen ? ffw_choice_item_get_title (chosen) : "";
}

/* Of what the drop-down is made, each part is named; what is pressed says what is chosen. */
static void
name_parts (FfwChoice *self)
{
  const char *chosen = get_chosen_title (self);
  g_autofree char *name = get_name (self);
  g_autofree char *both = NULL;

  ffw_words_name (GTK_ACCESSIBLE (self->drop_down), name);
  ffw_words_name_parts (self->drop_down, name);
  if (*chosen)
    {
      /* Translators: the name of a drop-down and what is chosen there: “Site: Cardiff” */
      both = ffw_words (_ ("%1$s: %2$s"), name, chosen, NULL);
      ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->drop_down)), both);
    }
}

static void
take_code (FfwChoice *self, const char *code)
{
  name_parts (self);
  /* What nothing is chosen in has no more to say, and covers what stands below it. */
  gtk_widget_set_tooltip_text (self->drop_down, *code ? get_chosen_title (self) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN_TITLE]);
  if (g_str_equal (self->code, code))
    return;

  g_free (self->code);
  self->code = g_strdup (code);
  if (*code)
    ffw_choice_show_problem (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

static void
on_selected (FfwChoice *self)
{
  FfwChoiceItem *chosen = get_chosen (self);

  if (!self->setting)
    take_code (self, chosen ? ffw_choice_item_get_code (chosen) : "");
}

static gboolean
has_code (FfwChoice *self, const char *code)
{
  g_autofree char *title = ffw_choice_find_title (self, code);

  return title != NULL;
}

static void
select_code (FfwChoice *self, const char *code)
{
  GListModel *items = G_LIST_MODEL (self->items);
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FfwChoiceItem) item = g_list_model_get_item (items, i);

      if (g_str_equal (ffw_choice_item_get_code (item), code))
        position = i;
    }
  if (position == GTK_INVALID_LIST_POSITION && self->none)
    position = 0;

  self->setting = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
  self->setting = FALSE;
  on_selected (self);
}

static gboolean
focus_search (gpointer entry)
{
  gtk_widget_grab_focus (GTK_WIDGET (entry));

  return G_SOURCE_REMOVE;
}

/* Whoever opens the list types what they look for. GTK puts the keyboard on the row that is
 * chosen, after the list is there. */
static void
on_list_shown (GtkWidget *popover, GtkWidget *entry)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, focus_search, g_object_ref (entry), g_object_unref);
}

/* Enter chooses the first that was found. */
static void
on_search_entered (GtkWidget *list)
{
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
}

/* A list without rows does not say why. */
static void
on_found (GtkWidget *nothing, guint position, guint removed, guint added, GListModel *found)
{
  gtk_widget_set_visible (nothing, g_list_model_get_n_items (found) == 0);
}

static void
add_nothing (GtkWidget *list, GListModel *found)
{
  GtkWidget *window = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *nothing = gtk_label_new (_ ("Nothing like that"));

  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_add_css_class (nothing, "ffw-padded");
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (window)), nothing);
  g_signal_connect_object (found, "items-changed", G_CALLBACK (on_found), nothing,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (nothing, FALSE);
}

/* GTK 4.8 finds only what begins with the text; people look for any part of a title or code. */
static void
mend_search (FfwChoice *self)
{
  GtkWidget *popover = ffw_drop_down_find_part (self->drop_down, GTK_TYPE_POPOVER);
  GtkWidget *list = ffw_drop_down_find_part (self->drop_down, GTK_TYPE_LIST_VIEW);
  GtkWidget *entry = ffw_drop_down_find_part (self->drop_down, GTK_TYPE_SEARCH_ENTRY);
  GtkSelectionModel *shown = list ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  GListModel *found = GTK_IS_SINGLE_SELECTION (shown)
                          ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (shown))
                          : NULL;
  GtkFilter *filter = GTK_IS_FILTER_LIST_MODEL (found)
                          ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (found))
                          : NULL;

  if (entry)
    {
      ffw_words_name (GTK_ACCESSIBLE (entry), _ ("Search"));
      g_signal_connect_object (popover, "map", G_CALLBACK (on_list_shown), entry, 0);
      g_signal_connect_object (entry, "activate", G_CALLBACK (on_search_entered), list,
                               G_CONNECT_SWAPPED);
    }
  if (found)
    add_nothing (list, found);
  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter),
                                      GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

typedef struct
{
  FfwChoices choices;
  char *organisation;
  char *with;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->organisation);
  g_free (ask->with);
  g_free (ask);
}

static gpointer
read_choices (FfwConnection *connection, gpointer data, GError **error)
{
  const Ask *ask = data;

  return ffw_choices_read (connection, &ask->choices, error);
}

static void
rows_free (gpointer rows)
{
  g_ptr_array_unref (rows);
}

static gboolean
is_same (FfwChoice *self, GPtrArray *items)
{
  GListModel *there = G_LIST_MODEL (self->items);

  if (g_list_model_get_n_items (there) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (FfwChoiceItem) item = g_list_model_get_item (there, i);

      if (!g_str_equal (ffw_choice_item_get_code (item), ffw_choice_item_get_code (items->pdata[i]))
          || !g_str_equal (ffw_choice_item_get_title (item),
                           ffw_choice_item_get_title (items->pdata[i])))
        return FALSE;
    }

  return TRUE;
}

static void
show_rows (FfwChoice *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *code = g_strdup (self->code);

  if (self->none)
    {
      g_autofree char *words = ffw_fold (self->none);

      g_ptr_array_add (items, ffw_choice_item_new ("", self->none, words));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const FfwChoiceRow *row = rows->pdata[i];

      g_ptr_array_add (items, ffw_choice_item_new (row->code, row->title, row->words));
    }

  self->read = TRUE;
  if (!is_same (self, items))
    {
      self->setting = TRUE;
      g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                           items->pdata, items->len);
      self->setting = FALSE;
    }
  select_code (self, code);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwChoice) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->drop_down == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);

  /* What stands beside it cannot be read either, and that says why. */
  if (rows)
    show_rows (self, rows);
}

static void
refresh (FfwChoice *self)
{
  Ask *ask;

  if (self->workspace == NULL)
    return;

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();

  ask = g_new0 (Ask, 1);
  ask->organisation = g_strdup (self->organisation);
  /* What was chosen before it was left out stays, such as a course that was retired since. */
  ask->with = g_strdup (self->code);
  ask->choices = (FfwChoices){ .table = self->table,
                               .language = ffw_language_get (),
                               .organisation = ask->organisation,
                               .on = self->on,
                               .with = ask->with };
  ffw_workspace_read_async (self->workspace, read_choices, ask, ask_free, rows_free, self->reading,
                            on_read, g_object_ref (self));
}

static void
on_changed (FfwChoice *self, const char *const *changed)
{
  const char *const shown[] = { self->table, "organisation", NULL };

  if (ffw_concern_any (changed, shown))
    refresh (self);
}

static void
ffw_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwChoice *self = FFW_CHOICE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_TITLE_VISIBLE:
      g_value_set_boolean (value, gtk_widget_get_visible (self->label));
      break;
    case PROP_NONE:
      g_value_set_string (value, self->none);
      break;
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_CHOSEN_TITLE:
      g_value_set_string (value, get_chosen_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwChoice *self = FFW_CHOICE (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      name_parts (self);
      break;
    case PROP_TITLE_VISIBLE:
      gtk_widget_set_visible (self->label, g_value_get_boolean (value));
      break;
    case PROP_NONE:
      g_free (self->none);
      self->none = g_value_dup_string (value);
      refresh (self);
      break;
    case PROP_CODE:
      ffw_choice_set_code (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_choice_dispose (GObject *object)
{
  FfwChoice *self = FFW_CHOICE (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (ffw_choice_parent_class)->dispose (object);
}

static void
ffw_choice_finalize (GObject *object)
{
  FfwChoice *self = FFW_CHOICE (object);

  g_free (self->table);
  g_free (self->organisation);
  g_free (self->none);
  g_free (self->code);

  G_OBJECT_CLASS (ffw_choice_parent_class)->finalize (object);
}

static gboolean
ffw_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FFW_CHOICE (widget)->drop_down);
}

static void
ffw_choice_class_init (FfwChoiceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_choice_get_property;
  object_class->set_property = ffw_choice_set_property;
  object_class->dispose = ffw_choice_dispose;
  object_class->finalize = ffw_choice_finalize;
  widget_class->grab_focus = ffw_choice_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE_VISIBLE] = g_param_spec_boolean (
      "title-visible", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NONE] = g_param_spec_string ("none", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CODE] = g_param_spec_string (
      "code", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHOSEN_TITLE] = g_param_spec_string ("chosen-title", NULL, NULL, "",
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[REFRESHED] = g_signal_new ("refreshed", FFW_TYPE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ffw-choice");
}

static GtkWidget *
make_label (int width, int max_width)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                       "width-chars", width, "max-width-chars", max_width, NULL);
}

static void
set_up_chosen (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, make_label (WIDTH, CHOSEN_WIDTH));
}

static void
set_up_row (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, make_label (WIDTH, ROW_WIDTH));
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *title = ffw_choice_item_get_title (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), title);
  ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), title);
}

static GtkListItemFactory *
make_factory (GCallback set_up)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", set_up, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);

  return factory;
}

static void
ffw_choice_init (FfwChoice *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkListItemFactory) row_factory = NULL;

  self->code = g_strdup ("");
  self->label = ffw_field_add_title (GTK_WIDGET (self));

  self->items = g_list_store_new (FFW_TYPE_CHOICE_ITEM);
  self->drop_down
      = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->items)),
                           gtk_property_expression_new (FFW_TYPE_CHOICE_ITEM, NULL, "words"));
  ffw_field_add_control (GTK_WIDGET (self), self->label, self->drop_down);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->drop_down), TRUE);
  mend_search (self);
  ffw_drop_down_widen (self->drop_down);

  self->problem = ffw_field_add_problem (GTK_WIDGET (self));

  factory = make_factory (G_CALLBACK (set_up_chosen));
  row_factory = make_factory (G_CALLBACK (set_up_row));
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->drop_down), row_factory);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
}

/**
 * ffw_choice_set_source:
 * @table: `organisation`, `site`, `role`, `course` or `area`
 *
 * Says what there is to choose from.
 */
void
ffw_choice_set_source (FfwChoice *self, FfwWorkspace *workspace, const char *table)
{
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->table = g_strdup (table);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * ffw_choice_set_rows:
 * @rows: (element-type FfwChoiceRow): what there is to choose from; only read
 *
 * Lets somebody choose among what is no table of the workspace.
 */
void
ffw_choice_set_rows (FfwChoice *self, GPtrArray *rows)
{
  g_return_if_fail (self->workspace == NULL);

  show_rows (self, rows);
}

/**
 * ffw_choice_set_organisation:
 * @organisation: (nullable): a code
 *
 * Shows the sites of one organisation alone; a site of another is chosen no more.
 */
void
ffw_choice_set_organisation (FfwChoice *self, const char *organisation)
{
  if (g_strcmp0 (self->organisation, organisation) == 0)
    return;

  g_free (self->organisation);
  self->organisation = g_strdup (organisation);
  take_code (self, "");
  refresh (self);
}

/**
 * ffw_choice_set_on:
 * @on: a day, or %FFW_DATE_NONE
 *
 * Leaves out courses that were retired before the day, but for the one that is chosen.
 */
void
ffw_choice_set_on (FfwChoice *self, FfwDate on)
{
  if (self->on == on)
    return;

  self->on = on;
  refresh (self);
}

/** Returns: (transfer none): what is chosen; an empty text for none */
const char *
ffw_choice_get_code (FfwChoice *self)
{
  return self->code;
}

/**
 * ffw_choice_set_code:
 * @code: (nullable): what is to be chosen, once the rows are read too
 */
void
ffw_choice_set_code (FfwChoice *self, const char *code)
{
  if (code == NULL)
    code = "";
  if (self->read && (*code == '\0' || has_code (self, code)))
    select_code (self, code);
  else
    {
      /* It may be there all the same, left out or read just now. */
      take_code (self, code);
      refresh (self);
    }
}

/** Returns: (transfer full) (nullable): the title of a row; %NULL where it is not there, or not yet
 *  read */
char *
ffw_choice_find_title (FfwChoice *self, const char *code)
{
  GListModel *items = G_LIST_MODEL (self->items);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FfwChoiceItem) item = g_list_model_get_item (items, i);

      if (g_str_equal (ffw_choice_item_get_code (item), code))
        return g_strdup (ffw_choice_item_get_title (item));
    }

  return NULL;
}

/**
 * ffw_choice_show_problem:
 * @problem: (nullable): a sentence to stand under it, or %NULL for none
 */
void
ffw_choice_show_problem (FfwChoice *self, const char *problem)
{
  GtkWidget *button = gtk_widget_get_first_child (self->drop_down);

  ffw_field_mark_problem (self->drop_down, self->problem, problem, problem != NULL);
  /* What has the keyboard is the button in it. */
  ffw_words_describe (GTK_ACCESSIBLE (button), problem ? problem : "");
}
