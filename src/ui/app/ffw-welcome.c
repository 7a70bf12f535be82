/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-welcome.h"

#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#define APPLICATION_NAME "fframwaith"
#define MIME_TYPE        "application/x-fframwaith"
#define RECENT_SHOWN     5

/**
 * FfwWelcome:
 *
 * What a window without a workspace shows: the three ways to begin, and the
 * workspaces that were open before.
 */
struct _FfwWelcome
{
  AdwBin parent_instance;

  GtkWidget *menu_button;
  GtkWidget *begin_group;
  GtkWidget *recent_group;
  GtkWidget *first_row;
  GtkLabel *notice;

  GPtrArray *recent; /* the rows of those that were open before */
};

G_DEFINE_FINAL_TYPE (FfwWelcome, ffw_welcome, ADW_TYPE_BIN)

static int
latest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *)b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *)a));
}

static GtkWidget *
make_forget_button (const char *path, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %1$s is a file */
  g_autofree char *heard = ffw_words (_ ("Remove “%1$s” from this list"), name, NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove from This List"));
  ffw_words_name (GTK_ACCESSIBLE (button), heard);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "welcome.forget");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", path);

  return button;
}

static gboolean
add_recent (FfwWelcome *self, GtkRecentInfo *info)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  GtkWidget *row;

  /* File choosers remember every file that is chosen, under the same name. */
  if (!gtk_recent_info_has_application (info, APPLICATION_NAME)
      || g_strcmp0 (gtk_recent_info_get_mime_type (info), MIME_TYPE) != 0)
    return FALSE;

  path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);
  if (path == NULL)
    return FALSE;

  name = g_filename_display_basename (path);
  folder = g_path_get_dirname (path);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_forget_button (path, name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), ffw_words_icon ("go-next-symbolic"));
  ffw_words_name (GTK_ACCESSIBLE (row), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->recent_group), row);
  g_ptr_array_add (self->recent, row);

  return TRUE;
}

static void
fill_recent (FfwWelcome *self)
{
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint shown = 0;

  for (guint i = 0; i < self->recent->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->recent_group),
                                  self->recent->pdata[i]);
  g_ptr_array_set_size (self->recent, 0);
  infos = g_list_sort (infos, latest_first);
  for (GList *l = infos; l && shown < RECENT_SHOWN; l = l->next)
    if (add_recent (self, l->data))
      shown++;

  gtk_widget_set_visible (self->recent_group, shown > 0);
  g_list_free_full (infos, (GDestroyNotify)gtk_recent_info_unref);
}

static void
ffw_welcome_dispose (GObject *object)
{
  FfwWelcome *self = FFW_WELCOME (object);

  self->recent_group = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_welcome_parent_class)->dispose (object);
}

static void
ffw_welcome_finalize (GObject *object)
{
  g_ptr_array_unref (FFW_WELCOME (object)->recent);

  G_OBJECT_CLASS (ffw_welcome_parent_class)->finalize (object);
}

/* Takes a workspace from the list; its file stays where it is, if it is there. */
static void
forget (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwWelcome *self = FFW_WELCOME (widget);
  g_autofree char *uri = g_filename_to_uri (g_variant_get_string (parameter, NULL), NULL, NULL);

  if (uri)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
  fill_recent (self);
  gtk_widget_grab_focus (self->recent->len > 0 ? self->recent->pdata[0] : self->first_row);
}

static void
open_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (FFW_WELCOME (widget)->menu_button));
}

static gboolean
ffw_welcome_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FFW_WELCOME (widget)->first_row);
}

static void
ffw_welcome_class_init (FfwWelcomeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = ffw_welcome_grab_focus;

  G_OBJECT_CLASS (class)->dispose = ffw_welcome_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_welcome_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cymru/glasbrint/Fframwaith/ui/app/ffw-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwWelcome, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FfwWelcome, begin_group);
  gtk_widget_class_bind_template_child (widget_class, FfwWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, FfwWelcome, first_row);
  gtk_widget_class_bind_template_child (widget_class, FfwWelcome, notice);
  gtk_widget_class_install_action (widget_class, "content.menu", NULL, open_menu);
  gtk_widget_class_install_action (widget_class, "welcome.forget", "s", forget);
}

static void
ffw_welcome_init (FfwWelcome *self)
{
  self->recent = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_recent (self);
  ffw_words_name_parts (self->begin_group, _ ("Ways to begin"));
  ffw_words_name_parts (self->recent_group, _ ("Open Before"));
}

/**
 * ffw_welcome_new:
 * @gone: (nullable): the workspace that was to be opened and is not there any more
 *
 * Returns: what a window without a workspace shows
 */
GtkWidget *
ffw_welcome_new (const char *gone)
{
  FfwWelcome *self = g_object_new (FFW_TYPE_WELCOME, NULL);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (gone)
    {
      name = g_filename_display_name (gone);
      /* Translators: %1$s is the path of a file */
      sentence
          = ffw_words (_ ("“%1$s” was open last, and is not there now. It may have been moved, "
                          "renamed or deleted, or its drive is not connected."),
                       name, NULL);
      gtk_label_set_label (self->notice, sentence);
      gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
    }

  return GTK_WIDGET (self);
}

/** Puts a workspace at the head of those that were open before. */
void
ffw_welcome_remember (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  char *no_groups[] = { NULL };
  GtkRecentData data = { .mime_type = (char *)MIME_TYPE,
                         .app_name = (char *)APPLICATION_NAME,
                         .app_exec = (char *)"fframwaith %u",
                         .groups = no_groups };

  if (uri)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
