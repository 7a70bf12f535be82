/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-finding-tree.h"

#include "ffw-import-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

enum
{
  SEVERITY,
  LINE,
  MESSAGE,
  FIELD,
  FILE_NAME,
  N_COLUMNS
};

struct _FfwFindingTree
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GtkColumnViewColumn *columns[N_COLUMNS];
  FfwImport *import;
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *title;
  int chars;
  gboolean expand;
} columns[N_COLUMNS] = {
  [SEVERITY] = { N_ ("Severity"), 9, FALSE }, [LINE] = { N_ ("Line"), 7, FALSE },
  [MESSAGE] = { N_ ("Message"), 18, TRUE },   [FIELD] = { N_ ("Field"), 10, FALSE },
  [FILE_NAME] = { N_ ("File"), 10, FALSE },
};

static guint selected_signal;

G_DEFINE_FINAL_TYPE (FfwFindingTree, ffw_finding_tree, GTK_TYPE_WIDGET)

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  guint column = GPOINTER_TO_UINT (data);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), columns[column].chars);
  if (column == SEVERITY)
    {
      GtkWidget *expander = gtk_tree_expander_new ();
      GtkWidget *icon = ffw_words_icon (NULL);

      /* The picture alone, where there is little room; a screen reader says the word. */
      g_object_bind_property (g_object_get_data (G_OBJECT (factory), "ffw-finding-tree"), "narrow",
                              label, "visible", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), label);
      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
      gtk_list_item_set_child (item, expander);
      return;
    }

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static char *
text_of (FfwFindingTree *self, FfwFindingItem *item, guint column)
{
  const FfwFinding *finding = ffw_finding_item_get_finding (item);

  switch (column)
    {
    case SEVERITY:
      return g_strdup (ffw_import_words_severity (finding->severity));
    case LINE:
      return ffw_finding_item_get_place (item);
    case MESSAGE:
      return ffw_finding_item_get_message (item);
    case FIELD:
      return ffw_finding_item_get_field (item, self->import);
    case FILE_NAME:
    default:
      return g_filename_display_basename (finding->file);
    }
}

/* What a screen reader says of the row as a whole. */
static char *
describe (FfwFindingTree *self, FfwFindingItem *item)
{
  g_autofree char *severity = text_of (self, item, SEVERITY);
  g_autofree char *place = ffw_finding_item_get_place (item);
  g_autofree char *message = ffw_finding_item_get_message (item);

  if (ffw_finding_item_get_children (item))
    /* Translators: findings as a screen reader says them: severity, how many times, message */
    return ffw_words (_ ("%1$s, %2$s: %3$s"), severity, place, message, NULL);
  if (*place == '\0')
    /* Translators: a finding about a file as a screen reader says it: severity, message */
    return ffw_words (_ ("%1$s: %2$s"), severity, message, NULL);

  /* Translators: a finding as a screen reader says it: severity, line, message */
  return ffw_words (_ ("%1$s, line %2$s: %3$s"), severity, place, message, NULL);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  guint column = GPOINTER_TO_UINT (data);
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (FfwFindingItem) item = gtk_tree_list_row_get_item (row);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GtkWidget *cell = gtk_widget_get_parent (child);
  FfwFindingTree *self
      = FFW_FINDING_TREE (g_object_get_data (G_OBJECT (factory), "ffw-finding-tree"));
  g_autofree char *text = text_of (self, item, column);
  g_autofree char *name = ffw_words (_ ("%1$s: %2$s"), _ (columns[column].title), text, NULL);
  GtkWidget *box = child;

  if (column == SEVERITY)
    {
      FfwSeverity severity = ffw_finding_item_get_finding (item)->severity;
      GtkWidget *icon;

      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), row);
      box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child));
      icon = gtk_widget_get_first_child (box);
      gtk_image_set_from_icon_name (GTK_IMAGE (icon), ffw_import_words_icon (severity));
      gtk_widget_remove_css_class (icon, severity == FFW_SEVERITY_ERROR ? "warning" : "error");
      gtk_widget_add_css_class (icon, severity == FFW_SEVERITY_ERROR ? "error" : "warning");
    }
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), text);

  if (cell == NULL)
    return;

  ffw_words_name (GTK_ACCESSIBLE (cell), name);
  if (column == SEVERITY && gtk_widget_get_parent (cell))
    {
      g_autofree char *all = describe (self, item);

      ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), all);
    }
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (GTK_IS_TREE_EXPANDER (child))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
}

static GtkTreeListRow *
selected_row (FfwFindingTree *self)
{
  return self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
on_selected (FfwFindingTree *self)
{
  g_signal_emit (self, selected_signal, 0);
}

/* Enter or a double press opens and closes a group. */
static void
on_activate (FfwFindingTree *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

/* As in every tree: right opens, left closes, and left again goes to what holds the row. */
static gboolean
on_key (FfwFindingTree *self, guint key, guint code, GdkModifierType state)
{
  GtkTreeListRow *row = selected_row (self);
  gboolean forth = gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL;

  if (row == NULL || (key != GDK_KEY_Right && key != GDK_KEY_Left))
    return GDK_EVENT_PROPAGATE;

  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, (key == GDK_KEY_Right) == forth);

  return GDK_EVENT_STOP;
}

static void
ffw_finding_tree_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, FFW_FINDING_TREE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ffw_finding_tree_dispose (GObject *object)
{
  FfwFindingTree *self = FFW_FINDING_TREE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (ffw_finding_tree_parent_class)->dispose (object);
}

/* Tab leaves the table: within it the arrows go from row to row. */
static gboolean
ffw_finding_tree_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget))
    return FALSE;

  return GTK_WIDGET_CLASS (ffw_finding_tree_parent_class)->focus (widget, direction);
}

static void
ffw_finding_tree_class_init (FfwFindingTreeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_finding_tree_dispose;
  G_OBJECT_CLASS (class)->get_property = ffw_finding_tree_get_property;
  widget_class->focus = ffw_finding_tree_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
  selected_signal = g_signal_new ("selected", FFW_TYPE_FINDING_TREE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
ffw_finding_tree_init (FfwFindingTree *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_COLUMN_VIEW (view);
  gtk_column_view_set_show_row_separators (self->view, TRUE);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "ffw-finding-tree", self);
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->view, column);
      self->columns[i] = column;
    }
  g_signal_connect_swapped (view, "activate", G_CALLBACK (on_activate), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (view, keys);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  ffw_words_name_parts (GTK_WIDGET (self), _ ("What was found"));
}

static GListModel *
create_children (gpointer item, gpointer data)
{
  GListModel *children = ffw_finding_item_get_children (item);

  return children ? g_object_ref (children) : NULL;
}

static void
show_columns (FfwFindingTree *self)
{
  gboolean several = self->import && ffw_import_get_n_results (self->import) > 1;

  gtk_column_view_column_set_visible (self->columns[FIELD], !self->narrow);
  gtk_column_view_column_set_visible (self->columns[FILE_NAME], several && !self->narrow);
}

static gboolean
is_group_like (FfwFindingItem *item, const FfwFinding *finding, guint file)
{
  const FfwFinding *own = ffw_finding_item_get_finding (item);

  return ffw_finding_item_get_children (item) && ffw_finding_item_get_file (item) == file
         && g_str_equal (own->code, finding->code) && g_strcmp0 (own->field, finding->field) == 0;
}

/* Opens the groups again that were open in another tree. */
static void
open_again (GListModel *tree, GListModel *before)
{
  for (guint i = 0; i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (before, i);
      g_autoptr (FfwFindingItem) item = gtk_tree_list_row_get_item (row);

      if (!gtk_tree_list_row_get_expanded (row))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (tree); j++)
        {
          g_autoptr (GtkTreeListRow) new_row = g_list_model_get_item (tree, j);
          g_autoptr (FfwFindingItem) new_item = gtk_tree_list_row_get_item (new_row);

          if (is_group_like (new_item, ffw_finding_item_get_finding (item),
                             ffw_finding_item_get_file (item)))
            gtk_tree_list_row_set_expanded (new_row, TRUE);
        }
    }
}

/* The row that is where another was, or the next below it in the file; 0 where there is none. */
static guint
find_near (GListModel *tree, FfwFindingItem *before)
{
  const FfwFinding *old = ffw_finding_item_get_finding (before);
  guint nearest = 0;
  guint nearest_line = G_MAXUINT;

  for (guint i = 0; i < g_list_model_get_n_items (tree); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (tree, i);
      g_autoptr (FfwFindingItem) item = gtk_tree_list_row_get_item (row);
      const FfwFinding *finding = ffw_finding_item_get_finding (item);

      if (ffw_finding_item_get_file (item) != ffw_finding_item_get_file (before)
          || finding->line < old->line || finding->severity != old->severity)
        continue;
      if (finding->line == old->line && finding->column == old->column
          && g_str_equal (finding->code, old->code)
          && (ffw_finding_item_get_children (item) != NULL)
                 == (ffw_finding_item_get_children (before) != NULL))
        return i;
      if (finding->line < nearest_line)
        {
          nearest = i;
          nearest_line = finding->line;
        }
    }

  return nearest;
}

/**
 * ffw_finding_tree_show:
 * @import: (nullable): that has run
 *
 * Shows what it has found, in place of what was shown before: what was open stays open, and the
 * same finding, or the next, is selected.
 */
void
ffw_finding_tree_show (FfwFindingTree *self, FfwImport *import, FfwFindingsWanted wanted)
{
  GtkTreeListModel *tree = NULL;
  g_autoptr (GtkSingleSelection) before = g_steal_pointer (&self->selection);
  GtkTreeListRow *row = before ? gtk_single_selection_get_selected_item (before) : NULL;
  g_autoptr (FfwFindingItem) selected = row ? gtk_tree_list_row_get_item (row) : NULL;

  g_set_object (&self->import, import);
  tree = gtk_tree_list_model_new (G_LIST_MODEL (ffw_finding_items_new (import, wanted)), FALSE,
                                  FALSE, create_children, NULL, NULL);
  if (before)
    open_again (G_LIST_MODEL (tree), G_LIST_MODEL (before));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  if (selected)
    gtk_single_selection_set_selected (self->selection, find_near (G_LIST_MODEL (tree), selected));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  show_columns (self);
  on_selected (self);
}

/** Returns: (transfer none) (nullable): the finding, or the group, that is selected */
FfwFindingItem *
ffw_finding_tree_get_selected (FfwFindingTree *self)
{
  GtkTreeListRow *row = selected_row (self);
  g_autoptr (FfwFindingItem) item = row ? gtk_tree_list_row_get_item (row) : NULL;

  return item;
}

/** Returns: the row that is selected, to be given to ffw_finding_tree_select() */
guint
ffw_finding_tree_get_position (FfwFindingTree *self)
{
  return self->selection ? gtk_single_selection_get_selected (self->selection)
                         : GTK_INVALID_LIST_POSITION;
}

/** Selects the next finding, going into a group; after the last comes the first. */
void
ffw_finding_tree_select_next (FfwFindingTree *self)
{
  GtkTreeListRow *row = selected_row (self);
  guint n = self->selection ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
  guint next;

  if (row == NULL)
    return;
  if (gtk_tree_list_row_is_expandable (row) && !gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, TRUE);
      n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
    }
  next = gtk_single_selection_get_selected (self->selection) + 1;
  gtk_single_selection_set_selected (self->selection, next < n ? next : 0);
}

/** Selects a row, where there is one. */
void
ffw_finding_tree_select (FfwFindingTree *self, guint position)
{
  if (self->selection && position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    gtk_single_selection_set_selected (self->selection, position);
}

/** Shows only what is needed to find a row. */
void
ffw_finding_tree_set_narrow (FfwFindingTree *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  show_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}
