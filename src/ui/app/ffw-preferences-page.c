/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-preferences-page.h"

#include "ffw-choice.h"
#include "ffw-copies-group.h"
#include "ffw-do.h"
#include "ffw-publisher.h"
#include "ffw-say.h"
#include "ffw-string-factory.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/**
 * FfwPreferencesPage:
 *
 * What the person chooses of the program, and of the workspace of a window. Each choice holds at
 * once.
 */
struct _FfwPreferencesPage
{
  AdwPreferencesPage parent_instance;

  AdwComboRow *language_row;
  GtkSwitch *reopen_switch;
  GtkWidget *program_group;
  GtkWidget *workspace_group;
  AdwActionRow *file_row;
  FfwChoice *publisher;
  AdwActionRow *shared_row;
  GtkSwitch *shared_switch;

  FfwSettings *settings;
  FfwWorkspace *workspace;
  char *path;
  char *published; /* the code that the workspace holds; NULL until it is read */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FfwPreferencesPage, ffw_preferences_page, ADW_TYPE_PREFERENCES_PAGE)

/* In the order of the choice. */
static const char *const languages[] = { "", "en", "cy" };

static void
on_language (FfwPreferencesPage *self)
{
  guint chosen = adw_combo_row_get_selected (self->language_row);

  if (self->settings && chosen < G_N_ELEMENTS (languages))
    ffw_application_choose_language (FFW_APPLICATION (g_application_get_default ()),
                                     languages[chosen]);
}

static void
on_reopen (FfwPreferencesPage *self)
{
  if (self->settings)
    ffw_settings_set_reopen (self->settings, gtk_switch_get_active (self->reopen_switch));
}

static void
on_shared (FfwPreferencesPage *self)
{
  if (self->workspace)
    ffw_settings_set_shared (self->settings, self->path,
                             gtk_switch_get_active (self->shared_switch));
}

static gboolean
set_publisher (FfwChange *change, gpointer data, GError **error)
{
  return ffw_publisher_set (change, data, error);
}

static void
on_publisher_set (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwPreferencesPage *self = FFW_PREFERENCES_PAGE (widget);

  if (error)
    ffw_choice_set_code (self->publisher, self->published);
}

static void
on_publisher (FfwPreferencesPage *self)
{
  const char *code = ffw_choice_get_code (self->publisher);

  /* Not while it is still being read, and not what was read. */
  if (self->published == NULL || g_str_equal (self->published, code))
    return;

  ffw_do (GTK_WIDGET (self), self->workspace, set_publisher, g_strdup (code), g_free,
          _ ("The Publisher Could Not Be Set"), on_publisher_set);
}

static gpointer
read_publisher (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_publisher_get (connection, error);
}

static void
on_publisher_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwPreferencesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (error)
    {
      ffw_choice_show_problem (self->publisher, error->message);
      return;
    }

  g_free (self->published);
  self->published = g_steal_pointer (&code);
  ffw_choice_set_code (self->publisher, self->published);
  gtk_widget_set_sensitive (GTK_WIDGET (self->publisher),
                            !ffw_workspace_is_read_only (self->workspace));
}

static void
ask_publisher (FfwPreferencesPage *self)
{
  ffw_workspace_read_async (self->workspace, read_publisher, NULL, NULL, g_free, self->cancellable,
                            on_publisher_read, g_object_ref (self));
}

static void
on_changed (FfwPreferencesPage *self, const char *const *tables)
{
  /* A read that is under way keeps it for a moment after its window has gone. */
  if (self->workspace && g_strv_contains (tables, "setting"))
    ask_publisher (self);
}

static void
show_program (FfwPreferencesPage *self, FfwSettings *settings)
{
  const char *names[] = { _ ("The System’s"), "English", "Cymraeg", NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  g_autoptr (GtkListItemFactory) factory = ffw_string_factory_new (-1);
  g_autofree char *code = ffw_settings_get_language (settings);

  adw_combo_row_set_factory (self->language_row, factory);
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (model));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (code, languages[i]))
      adw_combo_row_set_selected (self->language_row, i);
  gtk_switch_set_active (self->reopen_switch, ffw_settings_get_reopen (settings));
}

static void
show_workspace (FfwPreferencesPage *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *whole = g_filename_display_name (self->path);
  gboolean shared = ffw_settings_is_shared (self->settings, self->path);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), name);
  adw_action_row_set_subtitle (self->file_row, whole);
  ffw_words_name (GTK_ACCESSIBLE (self->file_row), name);

  /* The store has seen for itself that it is on a network. */
  if (!shared && ffw_workspace_is_exclusive (self->workspace))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->shared_row), FALSE);
      shared = TRUE;
    }
  gtk_switch_set_active (self->shared_switch, shared);

  gtk_widget_set_sensitive (GTK_WIDGET (self->publisher), FALSE);
  ffw_choice_set_source (self->publisher, self->workspace, "organisation");
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  ask_publisher (self);
}

static void
ffw_preferences_page_dispose (GObject *object)
{
  FfwPreferencesPage *self = FFW_PREFERENCES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_preferences_page_parent_class)->dispose (object);
}

static void
ffw_preferences_page_finalize (GObject *object)
{
  FfwPreferencesPage *self = FFW_PREFERENCES_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self->published);

  G_OBJECT_CLASS (ffw_preferences_page_parent_class)->finalize (object);
}

static void
ffw_preferences_page_class_init (FfwPreferencesPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ffw_preferences_page_dispose;
  object_class->finalize = ffw_preferences_page_finalize;

  g_type_ensure (FFW_TYPE_CHOICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/app/ffw-preferences-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwPreferencesPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, FfwPreferencesPage, reopen_switch);
  gtk_widget_class_bind_template_child (widget_class, FfwPreferencesPage, program_group);
  gtk_widget_class_bind_template_child (widget_class, FfwPreferencesPage, workspace_group);
  gtk_widget_class_bind_template_child (widget_class, FfwPreferencesPage, file_row);
  gtk_widget_class_bind_template_child (widget_class, FfwPreferencesPage, publisher);
  gtk_widget_class_bind_template_child (widget_class, FfwPreferencesPage, shared_row);
  gtk_widget_class_bind_template_child (widget_class, FfwPreferencesPage, shared_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_language);
  gtk_widget_class_bind_template_callback (widget_class, on_reopen);
  gtk_widget_class_bind_template_callback (widget_class, on_publisher);
  gtk_widget_class_bind_template_callback (widget_class, on_shared);
}

static void
ffw_preferences_page_init (FfwPreferencesPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ffw_preferences_page_new:
 * @window: whose workspace, if it has one, is shown too
 *
 * Returns: the choices, as they are now
 */
GtkWidget *
ffw_preferences_page_new (FfwWindow *window)
{
  FfwPreferencesPage *self = g_object_new (FFW_TYPE_PREFERENCES_PAGE, NULL);
  FfwSettings *settings = ffw_application_get_settings (
      FFW_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));

  ffw_words_name_parts (self->program_group, _ ("The Program"));
  ffw_words_name_parts (self->workspace_group, _ ("This Workspace"));
  ffw_words_name_parts (GTK_WIDGET (self->language_row), _ ("Language"));
  show_program (self, settings);
  self->settings = g_object_ref (settings);

  gtk_widget_set_visible (self->workspace_group, ffw_window_get_workspace (window) != NULL);
  if (ffw_window_get_workspace (window))
    {
      self->path = g_strdup (ffw_window_get_path (window));
      self->workspace = g_object_ref (ffw_window_get_workspace (window));
      show_workspace (self);
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (self),
                                ADW_PREFERENCES_GROUP (ffw_copies_group_new (window)));
    }

  return GTK_WIDGET (self);
}
