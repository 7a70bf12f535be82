/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-workspace-view.h"

#include "ffw-breadth.h"
#include "ffw-caret.h"
#include "ffw-evidence-page.h"
#include "ffw-framework-page.h"
#include "ffw-history-page.h"
#include "ffw-jobs-bar.h"
#include "ffw-people-page.h"
#include "ffw-sessions-page.h"
#include "ffw-today-page.h"
#include "ffw-training-page.h"
#include "ffw-copies-bar.h"
#include "ffw-trouble-bar.h"
#include "ffw-undoing.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwWorkspaceView:
 *
 * What a window shows of a workspace: the sidebar and its pages. A page is
 * made when it is first shown.
 */
struct _FfwWorkspaceView
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkListBox *sidebar;
  GtkWidget *breadth; /* around the stack */
  GtkStack *stack;
  AdwWindowTitle *title;
  GtkLabel *reason;
  GtkMenuButton *menu_button;
  GMenu *undo_menu;
  FfwTroubleBar *trouble;
  FfwCopiesBar *copies;
  FfwJobsBar *jobs;

  FfwWorkspace *workspace;
  FfwUndoing *undoing;
  GVariantDict *waiting;
};

G_DEFINE_FINAL_TYPE (FfwWorkspaceView, ffw_workspace_view, ADW_TYPE_BIN)

/* The pages there are, in the order of the sidebar. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*type) (void);
} pages[] = {
  { "today", N_ ("Today"), "weather-clear-symbolic", ffw_today_page_get_type },
  { "people", N_ ("People"), "system-users-symbolic", ffw_people_page_get_type },
  { "training", N_ ("Training"), "object-select-symbolic", ffw_training_page_get_type },
  { "sessions", N_ ("Sessions"), "x-office-calendar-symbolic", ffw_sessions_page_get_type },
  { "framework", N_ ("Framework"), "accessories-dictionary-symbolic", ffw_framework_page_get_type },
  { "evidence", N_ ("Evidence"), "x-office-document-symbolic", ffw_evidence_page_get_type },
  { "history", N_ ("History"), "document-open-recent-symbolic", ffw_history_page_get_type },
};

static int
find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return i;

  return -1;
}

/**
 * ffw_workspace_view_get_nth:
 * @position: in the sidebar, from 0
 * @title: (out): its title, untranslated
 *
 * Returns: (transfer none) (nullable): the name of a page; %NULL after the last
 */
const char *
ffw_workspace_view_get_nth (guint position, const char **title)
{
  if (position >= G_N_ELEMENTS (pages))
    return NULL;
  *title = pages[position].title;

  return pages[position].name;
}

static FfwPage *
make_page (FfwWorkspaceView *self, guint position)
{
  GtkWidget *page = g_object_new (pages[position].type (), "workspace", self->workspace, NULL);
  g_autoptr (GVariant) state = NULL;

  g_object_bind_property (self->leaflet, "folded", page, "narrow", G_BINDING_SYNC_CREATE);
  ffw_words_mend_names (page);
  gtk_stack_add_titled (self->stack, page, pages[position].name, _ (pages[position].title));

  state = g_variant_dict_lookup_value (self->waiting, pages[position].name, G_VARIANT_TYPE_VARDICT);
  if (state)
    ffw_page_restore (FFW_PAGE (page), state);

  return FFW_PAGE (page);
}

/**
 * ffw_workspace_view_show:
 * @name: of a page; one that is not there is ignored
 *
 * Shows a page, in a narrow window in place of the sidebar.
 *
 * Returns: (transfer none): the page that is shown now
 */
FfwPage *
ffw_workspace_view_show (FfwWorkspaceView *self, const char *name)
{
  int position = find_page (name);

  if (position >= 0)
    {
      if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
        make_page (self, position);
      gtk_stack_set_visible_child_name (self->stack, name);
      gtk_list_box_select_row (self->sidebar,
                               gtk_list_box_get_row_at_index (self->sidebar, position));
      adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
    }

  return ffw_workspace_view_get_page (self);
}

static void
on_row_activated (FfwWorkspaceView *self, GtkListBoxRow *row)
{
  FfwPage *page = ffw_workspace_view_show (self, pages[gtk_list_box_row_get_index (row)].name);

  /* In a narrow window the page stands in the sidebar's place. */
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_widget_grab_focus (GTK_WIDGET (page));
}

/* Where the page stands beside the sidebar, it is the one that is chosen there. */
static void
on_row_selected (FfwWorkspaceView *self, GtkListBoxRow *row)
{
  if (row && self->workspace && !adw_leaflet_get_folded (self->leaflet))
    ffw_workspace_view_show (self, pages[gtk_list_box_row_get_index (row)].name);
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWorkspaceView *self = FFW_WORKSPACE_VIEW (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

static void
open_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWorkspaceView *self = FFW_WORKSPACE_VIEW (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_menu_button_popup (self->menu_button);
}

static void
add_row (FfwWorkspaceView *self, guint position)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = ffw_words_icon (pages[position].icon);
  GtkWidget *label = gtk_label_new (_ (pages[position].title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  ffw_words_name (GTK_ACCESSIBLE (row), _ (pages[position].title));
  gtk_list_box_append (self->sidebar, row);
}

static void
ffw_workspace_view_dispose (GObject *object)
{
  FfwWorkspaceView *self = FFW_WORKSPACE_VIEW (object);

  g_clear_object (&self->undoing);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->waiting, g_variant_dict_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_workspace_view_parent_class)->dispose (object);
}

static gboolean
ffw_workspace_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (
      GTK_WIDGET (ffw_workspace_view_get_page (FFW_WORKSPACE_VIEW (widget))));
}

static void
ffw_workspace_view_class_init (FfwWorkspaceViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = ffw_workspace_view_grab_focus;

  G_OBJECT_CLASS (class)->dispose = ffw_workspace_view_dispose;

  g_type_ensure (FFW_TYPE_BREADTH);
  g_type_ensure (FFW_TYPE_JOBS_BAR);
  g_type_ensure (FFW_TYPE_TROUBLE_BAR);
  g_type_ensure (FFW_TYPE_COPIES_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/app/ffw-workspace-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, breadth);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, title);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, reason);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, trouble);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, copies);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, jobs);
  gtk_widget_class_bind_template_child (widget_class, FfwWorkspaceView, undo_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_install_action (widget_class, "content.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "content.menu", NULL, open_menu);
}

static void
ffw_workspace_view_init (FfwWorkspaceView *self)
{
  self->waiting = g_variant_dict_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    add_row (self, i);
}

static void
say_of_workspace (FfwWorkspaceView *self, const char *word, const char *sentence)
{
  adw_window_title_set_subtitle (self->title, word);
  gtk_label_set_label (self->reason, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
}

/**
 * ffw_workspace_view_new:
 * @state: (nullable): what ffw_workspace_view_save() gave; nonsense in it is left alone
 *
 * Returns: the sidebar and the pages of a workspace, as they were saved; else its first page
 */
GtkWidget *
ffw_workspace_view_new (FfwWorkspace *workspace, GVariant *state)
{
  FfwWorkspaceView *self = g_object_new (FFW_TYPE_WORKSPACE_VIEW, NULL);
  g_autofree char *name = g_filename_display_basename (ffw_workspace_get_path (workspace));
  char *dot = strrchr (name, '.');
  const char *shown = pages[0].name;

  if (dot && dot != name)
    *dot = '\0';
  adw_window_title_set_title (self->title, name);
  if (ffw_workspace_is_read_only (workspace))
    say_of_workspace (self, _ ("Read only"), ffw_workspace_get_read_only_reason (workspace));
  else if (ffw_workspace_is_exclusive (workspace))
    say_of_workspace (self, _ ("Shared folder"),
                      _ ("The folder is shared with other computers. While this workspace is open "
                         "here, it can only be read there."));

  self->workspace = g_object_ref (workspace);
  ffw_trouble_bar_set_workspace (self->trouble, workspace);
  ffw_copies_bar_set_workspace (self->copies, workspace);
  ffw_jobs_bar_set_workspace (self->jobs, workspace);
  self->undoing = ffw_undoing_new (GTK_WIDGET (self), workspace, self->undo_menu);
  if (state)
    {
      g_variant_dict_unref (self->waiting);
      self->waiting = g_variant_dict_new (state);
      g_variant_lookup (state, "page", "&s", &shown);
    }
  if (find_page (shown) < 0)
    shown = pages[0].name;
  ffw_workspace_view_show (self, shown);

  return GTK_WIDGET (self);
}

/** Returns: (transfer none): the page that is shown */
FfwPage *
ffw_workspace_view_get_page (FfwWorkspaceView *self)
{
  return FFW_PAGE (gtk_stack_get_visible_child (self->stack));
}

/** Returns: (transfer none): the name of the page that is shown */
const char *
ffw_workspace_view_get_page_name (FfwWorkspaceView *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * ffw_workspace_view_save:
 *
 * Returns: (transfer full): what the person has made of all pages (a{sv})
 */
GVariant *
ffw_workspace_view_save (FfwWorkspaceView *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&state, "caret",
                               ffw_caret_save (GTK_WIDGET (ffw_workspace_view_get_page (self))));
  g_variant_dict_insert (&state, "page", "s", ffw_workspace_view_get_page_name (self));
  g_variant_dict_insert (&state, "in-page", "b",
                         gtk_widget_get_focus_child (GTK_WIDGET (self->leaflet)) == self->breadth);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->stack, pages[i].name);
      g_autoptr (GVariant) saved = NULL;

      saved = page ? ffw_page_save (FFW_PAGE (page))
                   : g_variant_dict_lookup_value (self->waiting, pages[i].name,
                                                  G_VARIANT_TYPE_VARDICT);
      if (saved)
        g_variant_dict_insert_value (&state, pages[i].name, saved);
    }

  return g_variant_ref_sink (g_variant_dict_end (&state));
}

/**
 * ffw_workspace_view_restore_focus:
 * @state: what ffw_workspace_view_save() gave
 *
 * Puts the keyboard where it was, once a view that was made of @state is in its window.
 */
void
ffw_workspace_view_restore_focus (FfwWorkspaceView *self, GVariant *state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);
  gboolean in_page = TRUE;
  g_autoptr (GVariant) caret = NULL;

  g_variant_lookup (state, "in-page", "b", &in_page);
  if (in_page || row == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  else
    gtk_widget_grab_focus (GTK_WIDGET (row));
  caret = g_variant_lookup_value (state, "caret", NULL);
  if (caret)
    ffw_caret_restore (GTK_WIDGET (ffw_workspace_view_get_page (self)), caret);
}
